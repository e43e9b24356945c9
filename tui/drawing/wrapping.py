"""A text laid out in lines of a given width, by offsets: pure, and quick enough for five megabytes.

Lines break at white space; a word longer than a line is cut. Line feeds end a line. The white space at a break
belongs to the line before it, so that the lines together are the text, every code point once.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from rich.cells import cell_len, get_character_cell_size

_MAY_BE_WIDE = re.compile(
    "[^\\x20-\\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
"""What may take no column or two; a line without any of it has as many columns as code points."""


class Layout:
    """The lines of a text at a width, in columns: where each starts and ends, and which one an offset is on."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(1, width)
        self.starts = array("I")
        self.ends = array("I")
        start = 0
        while True:
            end = text.find("\n", start)
            self._hard_line(start, len(text) if end < 0 else end)
            if end < 0:
                break
            start = end + 1

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """The line that holds the code point at `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def offset_at(self, line: int, column: int) -> int:
        """The code point drawn at `column` of `line`; the end of the line when that is beyond it."""
        line = min(max(line, 0), len(self) - 1)
        start, end = self.starts[line], self.ends[line]
        if not _MAY_BE_WIDE.search(self.text, start, end):
            return min(start + max(column, 0), end)
        for offset in range(start, end):
            column -= get_character_cell_size(self.text[offset])
            if column < 0:
                return offset
        return end

    def column_of(self, offset: int) -> int:
        """The column where the code point at `offset` is drawn."""
        return cell_len(self.text[self.starts[self.line_of(offset)] : offset])

    def fold(self, hidden: Iterable[tuple[int, int]]) -> None:
        """Leave out the lines that lie inside `hidden` stretches, but the first of each, which stands for them all.

        That line is empty: its end is its start.
        """
        lines: list[tuple[int, int]] = list(zip(self.starts, self.ends, strict=True))
        kept: list[tuple[int, int]] = []
        folds = sorted(hidden)
        index = 0
        for start, end in lines:
            while index < len(folds) and folds[index][1] < end:
                index += 1
            if index < len(folds) and folds[index][0] <= start and end <= folds[index][1]:
                if not kept or kept[-1][0] != folds[index][0]:
                    kept.append((folds[index][0], folds[index][0]))
                continue
            kept.append((start, end))
        self._replace(kept)

    def pad(self, rows: Mapping[int, int]) -> None:
        """Put so many empty lines before the line with each number."""
        padded: list[tuple[int, int]] = []
        for line, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            padded += [(start, start)] * rows.get(line, 0)
            padded.append((start, end))
        self._replace(padded)

    def _replace(self, lines: Iterable[tuple[int, int]]) -> None:
        lines = list(lines)
        self.starts = array("I", (start for start, _ in lines))
        self.ends = array("I", (end for _, end in lines))

    def _hard_line(self, start: int, end: int) -> None:
        """Add the lines of one line of the text."""
        wide = _MAY_BE_WIDE.search(self.text, start, end) is not None
        while True:
            stop = self._fitting(start, end) if wide else min(start + self.width, end)
            if stop >= end:
                self._add(start, end)
                return
            space = self.text.rfind(" ", start, stop + 1)
            if space > start:
                self._add(start, space)
                start = space + 1
            else:
                self._add(start, stop)
                start = stop

    def _fitting(self, start: int, end: int) -> int:
        """Where the code points that fit into the width end; at least one does."""
        room = self.width
        for offset in range(start, min(end, start + 4 * self.width)):
            room -= get_character_cell_size(self.text[offset])
            if room < 0:
                return max(offset, start + 1)
        return min(end, start + 4 * self.width)

    def _add(self, start: int, end: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
