"""Pages in columns whose lines are drawn from left to right across all of them: put into the order they are read in.

Most programs draw one column after the other, and their order is kept. Where lines of several columns are drawn in
turn, the page is set anew with a blank for each step to the right, and cut where columns of prose begin. A table stays
as it is: its cells are no prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

FEWEST_ROWS = 8
"""Lines that are drawn beside another one for it to be a column: a table of contents has as many, and is no prose."""

STEP_RIGHT = 40.0
"""Points between the beginnings of two pieces on one line, of which the second may begin a column."""

SAME_LINE = 3.0
"""Points between the heights of two pieces that stand on one line."""

SHARE_OF_ROWS = 0.4
"""Share of the lines of text in which a column has words."""

FEWEST_WORDS = 3.5
"""Words that the lines of a column have on average: a narrow one of a newspaper has five, the cells of a table two."""

MOST_CROSSING = 0.25
"""Share of the lines that may go across: a title, a standfirst, a caption below a wide picture."""

_PIECE = re.compile(r"(?<=  )\S")


def are_drawn_across(places: Sequence[tuple[float, float]]) -> bool:
    """Whether pieces of text, by the points they begin at, are drawn line by line across columns: many times a piece
    stands right of the one before it, at one and the same place.
    """
    begins = Counter(
        round(x / SAME_LINE) for (left, above), (x, y) in pairwise(places) if abs(y - above) < SAME_LINE
        and x - left > STEP_RIGHT
    )  # fmt: skip
    return max(begins.values(), default=0) >= FEWEST_ROWS


def in_columns(laid_out: str) -> str | None:
    """The text of a page column by column, given with blanks for the room between its words; None where it has no
    columns of prose. A line that goes across all of them parts what stands above it from what stands below.
    """
    rows = [row.rstrip() for row in laid_out.split("\n")]
    starts = _starts(rows)
    cells = [_cells(row, starts) for row in rows]
    if not starts or not _are_prose(cells, len(starts) + 1):
        return None
    done: list[str] = []
    columns: list[list[str]] = [[] for _ in range(len(starts) + 1)]
    for row, cut in zip(rows, cells, strict=True):
        if cut is None:
            done += [line for column in columns for line in column]
            done.append(row.strip())
            columns = [[] for _ in columns]
            continue
        for column, cell in zip(columns, cut, strict=True):
            if cell or not row:
                column.append(cell)
    return "\n".join([*done, *(line for column in columns for line in column)])


def _starts(rows: Sequence[str]) -> list[int]:
    """Where the columns but the first begin, as most of their lines do."""
    filled = sum(map(bool, rows))
    found = Counter(match.start() for row in rows for match in _PIECE.finditer(row) if row[: match.start()].strip())
    starts: list[int] = []
    for at, _ in found.most_common():
        near = sum(found[place] for place in range(at - SLACK, at + SLACK + 1))
        if near >= max(FEWEST_ROWS, SHARE_OF_ROWS * filled / 2) and all(abs(at - start) > SLACK for start in starts):
            starts.append(at)
    last = max(starts, default=0)
    short = [at for at in sorted(found) if starts and at > last + SLACK and _is_short_column(rows, at)]
    return sorted([*starts, *short[:1]])


def _is_short_column(rows: Sequence[str], at: int) -> bool:
    """Whether the last column of a page begins there, which ends after a few lines because the text does: they are its
    first lines one below the other, and no line of the column before it reaches so far.
    """
    reaching = [row for row in rows if len(row) > at]
    beginning = [row for row in reaching if not row[at - 2 : at].strip() and row[at].strip()]
    return len(beginning) >= FEWEST_OF_LAST and len(beginning) >= MOST_OF_THEM * len(reaching)


FEWEST_OF_LAST = 3
"""Lines of a last column: fewer may be a caption or a page's number."""

MOST_OF_THEM = 0.9
"""Share of the lines that reach so far which begin there; a title goes across."""

SLACK = 3
"""Blanks by which the beginnings of a column's lines differ: letters are narrow and wide."""


def _cells(row: str, starts: Sequence[int]) -> list[str] | None:
    """A line cut at the columns; None where words of it stand across the beginning of one."""
    edges = [0]
    for start in starts:
        begun = _PIECE.search(row, max(0, start - SLACK), start + SLACK + 1)
        if not begun and row[max(0, start - 1) : start + 1].strip():
            return None
        edges.append(begun.start() if begun else start)
    return [row[left:right].strip() for left, right in pairwise([*edges, len(row)])]


def _are_prose(cells: Sequence[list[str] | None], count: int) -> bool:
    """Whether every column holds prose, and few lines go across them."""
    across = sum(cut is None for cut in cells)
    filled = [cut for cut in cells if cut and any(cut)]
    if across > MOST_CROSSING * (across + len(filled)):
        return False
    columns = [[cell.split() for cut in filled if (cell := cut[number])] for number in range(count)]
    fewest = [max(FEWEST_ROWS, SHARE_OF_ROWS * len(filled))] * (count - 1) + [FEWEST_OF_LAST]
    return all(
        len(column) >= least and sum(map(len, column)) >= FEWEST_WORDS * len(column)
        for column, least in zip(columns, fewest, strict=True)
    )
