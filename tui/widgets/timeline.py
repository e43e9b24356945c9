"""A small timeline above the list: how many reports there are for each day or month. A click narrows the list to it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from index.catalogue.listing import Bar

HEIGHTS = "▁▂▃▄▅▆▇█"
FEWEST = 2
"""With fewer days or months there is nothing to see."""


class Timeline(Widget):
    """One row of bars, one of dates."""

    COMPONENT_CLASSES = {"time--bar", "time--date"}
    ALLOW_SELECT = False

    class PeriodChosen(Message):
        """A bar was clicked: its day or month (or the first and last of several that share a column)."""

        def __init__(self, first: str, last: str) -> None:
            super().__init__()
            self.first = first
            self.last = last

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other counts."""
        if bars != self._bars:
            self._bars = bars
            self.set_class(sum(bar.count > 0 for bar in bars) >= FEWEST, "-shown")
            self.refresh()

    def _columns(self) -> list[Sequence[Bar]]:
        """The bars of each column: of a long time several share one, of a short time each has some columns."""
        width = max(1, self.size.width - 2)
        count = len(self._bars)
        if count > width:
            return [self._bars[n * count // width : (n + 1) * count // width] for n in range(width)]
        each = max(1, min(4, width // max(1, count)))
        return [[bar] for bar in self._bars for _ in range(each)]

    def render_line(self, y: int) -> Strip:
        """The bars, then the first and the last date."""
        width, plain = self.size.width, self.rich_style
        if y == 0:
            columns = [sum(bar.count for bar in column) for column in self._columns()]
            most = max(columns, default=1) or 1
            drawn = "".join(HEIGHTS[max(0, -(-c * len(HEIGHTS) // most) - 1)] if c else " " for c in columns)
            style = plain + self.get_component_rich_style("time--bar", partial=True)
            return Strip([Segment(" ", plain), Segment(drawn, style)]).adjust_cell_length(width, plain)
        first, last = (self._bars[0].when, self._bars[-1].when) if self._bars else ("", "")
        line = f" {first}{last:>{max(1, min(width - 2, max(len(self._columns()), 22)) - len(first))}}"
        style = plain + self.get_component_rich_style("time--date", partial=True)
        return Strip([Segment(line, style)]).adjust_cell_length(width, plain)

    def on_click(self, event: events.Click) -> None:
        """Narrow to the clicked column; where there is no bar there is nothing to narrow to."""
        columns = self._columns()
        if 0 <= event.x - 1 < len(columns):
            bars = columns[event.x - 1]
            if any(bar.count for bar in bars):
                self.post_message(self.PeriodChosen(bars[0].when, bars[-1].when))
