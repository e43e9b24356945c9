"""A timeline above the list: how many reports there are for each day or month. A click, or Enter on the bar that is
chosen by keys, narrows the list to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from index.catalogue.listing import Bar
from tui.drawing.axis import axis, columns_of, drawn_bars, pointed
from tui.keymap import bindings

FEWEST = 2
"""With fewer days or months there is nothing to see."""


class Timeline(Widget):
    """Rows of bars, with the greatest count beside the topmost, and an axis of dates; where a bar is chosen, a
    pointer and what it counts stand in place of the axis. Tab passes it by: it has the focus where it was asked for.
    """

    KEYS_ARE_COMMANDS = True
    BINDINGS = bindings("timeline")
    COMPONENT_CLASSES = {"time--bar", "time--date", "time--now"}
    ALLOW_SELECT = False

    class PeriodChosen(Message):
        """A bar was chosen: its day or month (or the first and last of several that share a column)."""

        def __init__(self, first: str, last: str) -> None:
            super().__init__()
            self.first = first
            self.last = last

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        self._in_width: dict[int, list[Sequence[Bar]]] = {}
        """The columns of the bars in so much room, which every row is drawn from."""
        self._most_in: dict[int, str] = {}
        """The count of the highest of them."""
        self._chosen = ""
        """The day or month that keys have chosen."""

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other counts."""
        if bars != self._bars:
            self._bars, self._in_width, self._most_in = bars, {}, {}
            self._chosen = bars[-1].when if bars else ""
            self.set_class(self.tells, "-shown")
            self.refresh()

    @property
    def tells(self) -> bool:
        """Whether there is anything to see."""
        return sum(bar.count > 0 for bar in self._bars) >= FEWEST

    @property
    def _most(self) -> str:
        """The count of the highest bar, which stands beside it."""
        found = self._most_in.get(self._room)
        if found is None:
            columns = self._columns_in(self._room)
            most = max((sum(bar.count for bar in column) for column in columns), default=0)
            found = self._most_in[self._room] = f"{most:,}"
        return found

    @property
    def _room(self) -> int:
        return max(1, self.size.width - 2)

    @property
    def _columns(self) -> list[Sequence[Bar]]:
        return self._columns_in(max(1, self._room - len(self._most) - 1))

    def _columns_in(self, width: int) -> list[Sequence[Bar]]:
        found = self._in_width.get(width)
        if found is None:
            found = self._in_width[width] = columns_of(self._bars, width)
        return found

    @property
    def _now(self) -> int:
        """The first column of what is chosen."""
        return next((n for n, column in enumerate(self._columns) if column[-1].when >= self._chosen), 0)

    # --- choosing ----------------------------------------------------------------------------

    def action_step(self, direction: int) -> None:
        """To the next column on a side that counts a report."""
        columns = self._columns
        here = columns[self._now]
        at = self._now + direction
        while 0 <= at < len(columns) and (columns[at] == here or not any(bar.count for bar in columns[at])):
            at += direction
        if 0 <= at < len(columns):
            self._choose(at)

    def action_edge(self, direction: int) -> None:
        """To the first or the last column."""
        self._choose(0 if direction < 0 else len(self._columns) - 1)

    def action_choose(self) -> None:
        """Narrow to what is chosen."""
        self._narrow_to(self._now)

    def _choose(self, column: int) -> None:
        self._chosen = self._columns[column][0].when
        self.refresh()

    def _narrow_to(self, column: int) -> None:
        """Narrow to a column; where there is no bar there is nothing to narrow to."""
        columns = self._columns
        if 0 <= column < len(columns) and any(bar.count for bar in columns[column]):
            self.post_message(self.PeriodChosen(columns[column][0].when, columns[column][-1].when))

    def on_click(self, event: events.Click) -> None:
        """Narrow to the clicked column."""
        self._narrow_to(event.x - 1)

    def take_focus(self) -> None:
        """Have the focus, with the bar chosen that was chosen last, or the latest."""
        self.can_focus = True
        self.focus()

    def on_focus(self) -> None:
        """Show what is chosen."""
        self.refresh()

    def on_blur(self) -> None:
        """Nothing is chosen any more."""
        self.can_focus = False
        self.refresh()

    # --- drawing -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """The bars from their tops down, then the dates."""
        width, plain, columns = self.size.width, self.rich_style, self._columns
        date = plain + self.get_component_rich_style("time--date", partial=True)
        if y >= self.size.height - 1:
            pointing = self.has_focus and columns
            line = pointed(columns, self._now, self._room) if pointing else axis(columns, self._room)
            return Strip([Segment(f" {line}", date)]).adjust_cell_length(width, plain)
        segments = [Segment(" ", plain), *self._drawn(columns, y)]
        if y == 0 and columns:
            segments.append(Segment(f" {self._most}", date))
        return Strip(segments).adjust_cell_length(width, plain)

    def _drawn(self, columns: list[Sequence[Bar]], row: int) -> list[Segment]:
        """A row of bars, with the one that is chosen set off."""
        cells = drawn_bars(columns, self.size.height - 1)[row]
        bar = self.rich_style + self.get_component_rich_style("time--bar", partial=True)
        if not (self.has_focus and columns):
            return [Segment(cells, bar)]
        here = [at for at, column in enumerate(columns) if column == columns[self._now]]
        start, end = here[0], here[-1] + 1
        now: Style = bar + self.get_component_rich_style("time--now", partial=True)
        return [Segment(cells[:start], bar), Segment(cells[start:end], now), Segment(cells[end:], bar)]
