"""Which lines are the article's own words."""

from __future__ import annotations

import re

from index.article import Kind, Paragraph, Span

_BLOCK = re.compile(r"\S(?:.*(?:\n(?!\s*\n).*)*\S)?")


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The blocks of non-blank lines in `text`."""
    return tuple(
        Paragraph(Span(m.start(), m.end()), Kind.BODY, text.count("\n", 0, m.start()) + 1)
        for m in _BLOCK.finditer(text)
    )
