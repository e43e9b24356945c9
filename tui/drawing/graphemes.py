"""How many columns a text takes, and what in it is drawn as one sign: the one place that measures. Pure.

A sign is a letter with the marks upon it, whatever number of code points they are; it is never parted. Texts went
through `safe`, which leaves nothing whose width terminals disagree about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, get_character_cell_size

MAY_BE_WIDE = re.compile(
    "[^\\x20-\\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
"""What may take no column or two; a line without any of it has as many columns as code points."""

JOINED = "\u200c"
"""Stands for what would join one sign to the next (see `safe`): a line does not break there."""

ELLIPSIS = "…"

width_of = cell_len
"""The columns of a text."""

columns_of = get_character_cell_size
"""The columns of a code point: none for a mark upon a letter, two for a wide sign."""


def signs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int]]:
    """The signs of a stretch, in order: where each starts and ends, and its columns."""
    end = len(text) if end is None else end
    at = start
    while at < end:
        first, columns = at, columns_of(text[at])
        at += 1
        while at < end and not columns_of(text[at]):
            at += 1
        yield first, at, columns


def sign_at(text: str, offset: int) -> tuple[int, int]:
    """Where the sign that holds the code point at `offset` starts and ends."""
    start, end = offset, offset + 1
    while start > 0 and text[start : start + 1] != "\n" and not columns_of(text[start]):
        start -= 1
    while end < len(text) and text[end] != "\n" and not columns_of(text[end]):
        end += 1
    return start, end


def fitting(text: str, width: int) -> str:
    """As much of the beginning of a text as `width` columns hold, in whole signs."""
    if cell_len(text) <= width:
        return text
    room = width
    for start, _, columns in signs(text):
        room -= columns
        if room < 0:
            return text[:start]
    return text
