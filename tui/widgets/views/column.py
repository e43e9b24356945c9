"""One of two reports that stand side by side, with what it shares with the other marked."""

from __future__ import annotations

from collections.abc import Iterable

from index.article import Kind
from index.comparison.facts.conflicts import Conflict
from tui.drawing.marks import StyledSpan
from tui.drawing.sides import OneSide, Side, end
from tui.widgets.views.text_view import TextView

FAINT = (Kind.CAPTION, Kind.DATE, Kind.BOILERPLATE)
"""The paragraphs that are not the report's own words."""


class Column(TextView):
    """One report in the comparison."""

    def __init__(self, side: Side, *, measure: int) -> None:
        super().__init__(measure=measure, id=side)
        self.side: Side = side

    def show_side(self, one: OneSide, conflicts: Iterable[Conflict]) -> None:
        """Show a report, how its sentences are worded beside the other's, and what differs. Each sentence begins a
        line, so that the sign beside it is seen to be its own.
        """
        self.show_text(one.article.text)
        self.break_before([sentence.start for sentence in one.sentences])
        self.set_marks("kind", (StyledSpan(p.span, "dim") for p in one.article.paragraphs if p.kind in FAINT))
        self.set_marks("wording", one.wording_marks())
        self.set_marks("differs", (StyledSpan(end(c, one.side), "differs") for c in conflicts))
        self.set_letters(one.letters())
