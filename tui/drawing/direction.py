"""A line as it is seen, from left to right: which sign stands where, and on which side a paragraph begins. Pure.

Texts and rows are made in the order in which they are read. What runs from right to left is set against the right
edge of its column here, and marked as one whole; its letters are put in order last, when a line is drawn (see
`tui.right_to_left`), because some terminals do that themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.drawing.bidi import FSI, ISOLATES, PDI, RIGHT_TO_LEFT, RLI, levels, runs_right_to_left
from tui.drawing.graphemes import signs, width_of

Pieces = list[tuple[str, str]]
"""Text and the name of its style."""


class Glyph(NamedTuple):
    """A sign of a line: its code points and columns, and whether it runs from right to left."""

    start: int
    end: int
    columns: int
    right_to_left: bool


def arranged(text: str, right_to_left: bool = False) -> list[Glyph]:
    """The signs of a line as they stand from left to right, without the isolates (rule L2)."""
    level = levels(text, right_to_left)
    found = list(_without_isolates(text))
    for turned in range(max(level, default=0), 0, -1):
        _turn(found, turned, level)
    return [Glyph(start, end, columns, level[start] % 2 == 1) for start, end, columns in found]


def _without_isolates(text: str) -> Iterator[tuple[int, int, int]]:
    start = 0
    for at, character in enumerate(text):
        if character in ISOLATES:
            yield from signs(text, start, at)
            start = at + 1
    yield from signs(text, start)


def _turn(found: list[tuple[int, int, int]], turned: int, level: Sequence[int]) -> None:
    """Turn each run of signs at a level or above."""
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and level[found[end][0]] >= turned:
            end += 1
        found[start:end] = reversed(found[start:end])
        start = max(end, start + 1)


def reads_from_right(text: str) -> bool:
    """Whether a paragraph begins at the right."""
    return RIGHT_TO_LEFT.search(text) is not None and runs_right_to_left(text)


def isolated(text: str) -> str:
    """A value as it stands in a line of other words: it runs as its own letters do, whatever is beside it."""
    return f"{FSI}{text}{PDI}" if RIGHT_TO_LEFT.search(text) else text


def closed(text: str) -> str:
    """A text that was cut, with every isolate in it ended."""
    return text + PDI * (sum(text.count(sign) for sign in ISOLATES - {PDI}) - text.count(PDI))


def to_its_side(pieces: Pieces, width: int) -> Pieces:
    """The pieces of one text in `width` columns: as they are, or set against the right edge where it begins there."""
    return set_right(pieces, width) if reads_from_right("".join(piece for piece, _ in pieces)) else pieces


def set_right(pieces: Pieces, width: int) -> Pieces:
    """The pieces of a line of a paragraph that begins at the right."""
    blank = width - sum(width_of(piece) for piece, _ in pieces)
    return [(" " * max(0, blank) + RLI, ""), *pieces, (PDI, "")]


def line_to_its_side(text: str, width: int) -> str:
    """The same for a text of one style."""
    return "".join(piece for piece, _ in to_its_side([(text, "")], width))
