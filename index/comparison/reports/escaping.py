"""Text of a report inside a document that is taken away: it stays text, whatever is in it.

Besides what HTML or Markdown would read as markup, a text may hold control characters and bidirectional overrides that
show other words than are there; those are replaced by a sign that can be seen.
"""

from __future__ import annotations

import html
import re

SHOWN_INSTEAD = "\N{REPLACEMENT CHARACTER}"

_UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# Controls but tab and line feed, marks of direction, what has no width, lone surrogates, tags.

_MARKDOWN = re.compile(r"([\\`*_\[\]<>&|~$#@]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
# What means something inside a line, in any dialect: code, emphasis, links, tags, entities, cells, mathematics,
# mentions, bare addresses. What means something at the beginning of a line only stays as it is.


def one_line(text: str) -> str:
    """`text` with every stretch of white space as one space, and nothing in it that acts unseen."""
    return _UNSHOWN.sub(SHOWN_INSTEAD, " ".join(text.split()))


def html_text(text: str) -> str:
    """`text` for an HTML page, between tags or inside a quoted attribute."""
    return html.escape(_UNSHOWN.sub(SHOWN_INSTEAD, text), quote=True)


def markdown_text(text: str) -> str:
    """`text` inside a line of Markdown, not at its beginning."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))
