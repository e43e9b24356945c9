"""A text laid out in lines of a given width, by offsets: pure, and quick enough for five megabytes.

Lines break at white space, and beside the signs of scripts that are written without any; a word longer than a line is
cut between two signs. Line feeds end a line. The white space at a break belongs to the line before it, so that the
lines together are the text, every code point once. A paragraph that begins at the right is set against that edge.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from tui.drawing.bidi import RIGHT_TO_LEFT, runs_right_to_left
from tui.drawing.breaking import break_before
from tui.drawing.direction import Glyph, arranged
from tui.drawing.graphemes import JOINED, MAY_BE_WIDE, columns_of, sign_at, signs, width_of

MOST_A_COLUMN = 4
"""Code points that are looked at for each column of a line: signs with more marks upon them than that are no text."""


LOOKED_AT = 500
"""Code points at the beginning of a paragraph among which its first letter is: a table of figures may have none, and
every line that is drawn asks.
"""


class Layout:
    """The lines of a text at a width, in columns: where each starts and ends, and which one an offset is on."""

    def __init__(self, text: str, width: int, breaks: Sequence[int] = ()) -> None:
        """`breaks` are places, in order, where a line begins too, as at a line feed."""
        self.text = text
        self.width = max(1, width)
        self._turns = RIGHT_TO_LEFT.search(text) is not None
        self.starts = array("I")
        self.ends = array("I")
        start = 0
        while True:
            end = text.find("\n", start)
            last = len(text) if end < 0 else end
            for at in breaks[bisect_right(breaks, start) : bisect_left(breaks, last)]:
                self._hard_line(start, start + len(text[start:at].rstrip()))
                start = at
            self._hard_line(start, last)
            if end < 0:
                break
            start = end + 1

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """The line that holds the code point at `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def begins_at_right(self, line: int) -> bool:
        """Whether a line belongs to a paragraph that runs from right to left."""
        if not self._turns:
            return False
        start = self.text.rfind("\n", 0, self.starts[line]) + 1
        end = self.text.find("\n", start, start + LOOKED_AT)
        return runs_right_to_left(self.text, start, min(len(self.text), start + LOOKED_AT) if end < 0 else end)

    def indent(self, line: int) -> int:
        """The empty columns before a line: those that set it against the right edge, if it belongs there."""
        if not self.begins_at_right(line):
            return 0
        return max(0, self.width - width_of(self.text[self.starts[line] : self.ends[line]]))

    def offset_at(self, line: int, column: int) -> int:
        """The code point drawn at `column` of `line`; the end of the line when that is beyond it."""
        line = min(max(line, 0), len(self) - 1)
        start, end = self.starts[line], self.ends[line]
        if not MAY_BE_WIDE.search(self.text, start, end):
            return min(start + max(column, 0), end)
        turned = self.begins_at_right(line)
        column -= self.indent(line)
        if column < 0:
            return end if turned else start
        for glyph in self._glyphs(line, turned):
            column -= glyph.columns
            if column < 0:
                return start + glyph.start
        return start if turned else end

    def column_of(self, offset: int) -> int:
        """The column where the code point at `offset` is drawn."""
        line = self.line_of(offset)
        start, end = self.starts[line], self.ends[line]
        if not MAY_BE_WIDE.search(self.text, start, end):
            return min(offset, end) - start
        turned = self.begins_at_right(line)
        glyphs, indent = self._glyphs(line, turned), self.indent(line)
        for glyph, behind in zip(glyphs, accumulate(glyph.columns for glyph in glyphs), strict=True):
            if glyph.start <= offset - start < glyph.end:
                return indent + behind - glyph.columns
        return max(0, indent - 1) if turned else sum(glyph.columns for glyph in glyphs)

    def _glyphs(self, line: int, turned: bool) -> list[Glyph]:
        text = self.text[self.starts[line] : self.ends[line]]
        if self._turns and RIGHT_TO_LEFT.search(text):
            return arranged(text, turned)
        return [Glyph(start, end, columns, False) for start, end, columns in signs(text)]

    def space(self, rows: int) -> None:
        """Let so many empty lines stand where the text has some, be they one or more."""
        lines: list[tuple[int, int]] = []
        was_empty = False
        for start, end in zip(self.starts, self.ends, strict=True):
            is_empty = start == end
            if not is_empty:
                lines.append((start, end))
            elif not was_empty:
                lines += [(start, end)] * rows
            was_empty = is_empty
        self._replace(lines or [(0, 0)])

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
        wide = MAY_BE_WIDE.search(self.text, start, end) is not None
        while True:
            stop = self._fitting(start, end) if wide else min(start + self.width, end)
            if stop >= end:
                self._add(start, end)
                return
            space = self.text.rfind(" ", start, stop + 1)
            between = break_before(self.text, max(space + 1, start), stop) if wide else 0
            if between:
                self._add(start, between)
                start = between
            elif space > start:
                self._add(start, space)
                start = space + 1
            else:
                self._add(start, stop)
                start = stop

    def _fitting(self, start: int, end: int) -> int:
        """Where the signs that fit into the width end; at least one does. What takes no column stays with its sign."""
        room = self.width
        end = min(end, start + MOST_A_COLUMN * self.width)
        for offset in range(start, end):
            room -= columns_of(self.text[offset])
            if room < 0:
                return self._unjoined(start, offset) or max(offset, start + 1)
        return end

    def _unjoined(self, start: int, stop: int) -> int:
        """The last place up to `stop` where no sign is joined to the next; 0 where that is the start."""
        while stop > start and self.text[stop - 1] == JOINED:
            stop = sign_at(self.text, stop - 1)[0]
        return stop if stop > start else 0

    def _add(self, start: int, end: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
