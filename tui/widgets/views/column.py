"""One of two reports that stand side by side, with what it shares with the other marked."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment

from index.article import Kind
from index.comparison.facts.conflicts import Conflict
from tui.drawing.marks import StyledSpan
from tui.drawing.sides import DIFFERS, OneSide, Side, end
from tui.widgets.views.text_view import TextView

BEGINS = "│"
"""What stands before the sentence that the sign beside the line is of, where another one ends in the line."""

FAINT = (Kind.CAPTION, Kind.DATE, Kind.BOILERPLATE)
"""The paragraphs that are not the report's own words."""


class Column(TextView):
    """One report in the comparison."""

    def __init__(self, side: Side, *, measure: int) -> None:
        super().__init__(measure=measure, id=side)
        self.side: Side = side

    def show_side(self, one: OneSide, conflicts: Iterable[Conflict]) -> None:
        """Show a report, how its sentences are worded beside the other's, and what differs."""
        self.show_text(one.article.text)
        self.set_marks("kind", (StyledSpan(p.span, "dim") for p in one.article.paragraphs if p.kind in FAINT))
        self.set_marks("wording", one.wording_marks())
        self.set_marks("differs", (StyledSpan(end(c, one.side), "differs") for c in conflicts))
        self.set_letters(one.letters(), DIFFERS)

    def _words(self, line: int, start: int, end: int) -> list[Segment]:
        """A stretch of a line. A sign stands beside the whole line: where its sentence begins within it, the blank
        before that is a bar of the sign's colour.
        """
        at = self._gutter.get(line, start)
        if not start < at < end or self._drawn[at - 1] != " ":
            return super()._words(line, start, end)
        bar = Segment(BEGINS, self.style_of(self._letters[at][1]))
        return [*super()._words(line, start, at - 1), bar, *super()._words(line, at, end)]
