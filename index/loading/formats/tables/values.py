"""The values of rows as texts: what says nothing, the parts of a JSON value, a text with markup or with signs for its
characters.
"""

from __future__ import annotations

import re

from index.loading.entities import unescaped
from index.loading.facts.fields import NO_VALUE
from index.loading.formats.draft import MOST_TEXT
from index.loading.formats.source import joined
from index.loading.formats.tables.field_names import meaning_and_rank
from index.loading.formats.tables.json_rows import Object, plain
from index.loading.formats.web.pages import read_page

LONG = 80
"""Characters of a value that is a paragraph of a text, no name."""


def is_nothing(value: str) -> bool:
    """Whether a value is none: empty, or what programs write in its place."""
    return not value.strip() or (len(value) < LONGEST_NOTHING and value.strip().casefold() in NO_VALUE)


LONGEST_NOTHING = 20
"""Characters."""


def filled(row: Object) -> dict[str, str]:
    """The keys of a JSON object that hold something, each as text; the parts of a text are paragraphs."""
    said = ((name, plain(value, _between(name, value))) for name, value in row.items())
    return {name: text for name, text in said if text.strip()}


def _between(name: str, value: object) -> str:
    """What stands between the parts of a value: nothing where words stand beside pieces with a kind of their own (bold
    words, a link), for these are runs of one text; a blank line between paragraphs; else a comma.
    """
    if isinstance(value, list) and any(map(_is_run, value)) and any(isinstance(part, str) for part in value):
        return ""
    found = meaning_and_rank(name)
    long = isinstance(value, list) and any(isinstance(part, str) and len(part) > LONG for part in value)
    return "\n\n" if long or (found is not None and found[0] == "text") else ", "


def _is_run(part: object) -> bool:
    """Whether a part of a text is one with its own markup: `{"type": "bold", "text": "..."}`."""
    return isinstance(part, dict) and isinstance(part.get("text"), str) and isinstance(part.get("type"), str)


def as_text(value: str) -> str:
    """The text of a report as its column holds it: exports of web sites hold markup."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")[:MOST_TEXT]
    if _MARKUP.search(value):
        return joined(read_page(value).shown())
    return _CHARACTER.sub(lambda found: unescaped(found[0]), value) if "&" in value else value


_CHARACTER = re.compile("&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")


_MARKUP = re.compile(
    r"<(?:p|paragraph|br|div|h[1-6]|ul|ol|figure|blockquote|span|strong)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
