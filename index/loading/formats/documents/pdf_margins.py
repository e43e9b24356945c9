"""The head and foot of printed pages: what stands at the edge of page after page, and the page's number."""

from __future__ import annotations

import re
from collections import Counter

from index.text.folding import evened

EDGE = 3
"""Lines at the start and at the end of a page among which its head and foot are looked for."""

ENOUGH_PAGES = 0.5
"""Share of the pages on which a line must stand at the edge to be their head or foot: the first page or the last often
has none, and left and right pages may differ."""

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|página|sayfa|страница|صفحة|p[.])?\s*+(?:[-–—|]\s*+)?\d{1,4}\s*+(?:(?:of|/|von|de|sur|из)\s*+\d{1,4}\s*+)?[-–—|]?$",
    re.IGNORECASE,
)


def without_margins(pages: list[list[str]]) -> list[list[str]]:
    """The lines of each page without those of its head and foot.

    A line is one when it stands at the edge of several pages, numbers aside, or is nothing but the page's number.
    """
    counts = Counter(key for page in pages for key in {_key(page[index]) for index in _edges(page)})
    margins = {key for key, count in counts.items() if count > 1 and count >= ENOUGH_PAGES * len(pages)}
    return [_bare(page, margins, len(pages) > 1) for page in pages]


def _bare(page: list[str], margins: set[str], numbered: bool) -> list[str]:
    gone = {
        index
        for index in _edges(page)
        if _key(page[index]) in margins or (_PAGE_NUMBER.match(page[index]) and (numbered or not page[index].isdigit()))
    }
    return [line for index, line in enumerate(page) if index not in gone]


def _edges(page: list[str]) -> list[int]:
    """The indexes of the first and last lines that hold something."""
    filled = [index for index, line in enumerate(page) if line]
    return sorted({*filled[:EDGE], *filled[-EDGE:]}) if len(filled) > EDGE else []


def _key(line: str) -> str:
    return _NUMBER.sub("#", evened(line))
