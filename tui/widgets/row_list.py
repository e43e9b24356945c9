"""A list of rows of equal height, some with a head above them, drawn line by line: as smooth at 100,000 rows as at
five.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from types import MappingProxyType

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.compositing import line_of
from tui.drawing.wrapping import Layout
from tui.keymap import bindings
from tui.widgets.line_view import LineView

Piece = tuple[str, str]
"""A piece of a line and the name of its style; the text went through `safe_line`."""

Draw = Callable[[int, int], list[list[Piece]]]
"""Draws a row: its number and the width in columns, to one list of pieces for each of its lines."""


class RowList(LineView):
    """Rows to move through and choose from."""

    BINDINGS = bindings("list")
    COMPONENT_CLASSES = {
        "row--head", "row--plain", "row--strong", "row--dim", "row--hit", "row--kind", "row--edited", "row--restated",
        "row--now", "row--now-blurred",
        "row--red", "row--green", "row--yellow", "row--blue", "row--magenta", "row--cyan",
    }  # fmt: skip
    STYLE_PREFIX = "row"

    now: reactive[int] = reactive(0)
    """The row the cursor is on."""

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, rows: RowList, row: int) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

    class Chosen(Message):
        """A row was chosen by Enter or a click."""

        def __init__(self, rows: RowList, row: int) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

    class ChosenWhole(Chosen):
        """A row was clicked twice."""

    def __init__(
        self,
        *,
        lines: int,
        below: int = 0,
        id: str | None = None,
        classes: str | None = None,
        leads: Callable[[int], bool] = lambda row: True,
        fitting: Callable[[Size, int], int] | None = None,
    ) -> None:
        """Rows of so many `lines`, or of as many as are `fitting` for a window and so many rows, the row of the cursor
        with so many more `below`; `leads` tells whether there is anything to open at a row.
        """
        super().__init__(id=id, classes=classes)
        self._fitting = fitting
        self._leads = leads
        self._led = True
        self.lines = lines
        self._below = below
        self.count = 0
        self.empty = ""
        self._draw: Draw = lambda _row, _width: []
        self._drawn: dict[int, list[list[Piece]]] = {}
        self._heads: list[int] = []
        self._head_lines: list[int] = []
        self._head_texts: Mapping[int, str] = {}

    def show_rows(
        self,
        count: int,
        draw: Draw,
        *,
        now: int = 0,
        lines: int | None = None,
        empty: str = "",
        heads: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        """Show `count` rows with the cursor on `now`; `empty` is what stands there when there are none: why, and
        what to do. `heads` are lines above some of the rows, safe to show.
        """
        self.count, self._draw, self.empty = count, draw, empty
        self.lines = self._fitting(self.window, count) if self._fitting else lines or self.lines
        self._head_texts, self._heads = heads, sorted(heads)
        self._head_lines = [row * self.lines + n for n, row in enumerate(self._heads)]
        self.set_line_count(self._all_lines)
        self.set_reactive(RowList.now, max(0, min(now, count - 1)))
        self.jump_to(0)
        self._keep_in_view()
        self.refresh()
        self._tell_whether_it_leads()

    # --- moving ------------------------------------------------------------------------------

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        if self.count:
            self.now = max(0, min(row, self.count - 1))

    def watch_now(self) -> None:
        """Keep the cursor in view and tell."""
        self._keep_in_view()
        self.refresh()
        self._tell_whether_it_leads()
        self.post_message(self.Moved(self, self.now))

    def action_move(self, direction: int) -> None:
        """Up or down a row."""
        self.go_to(self.now + direction)

    def action_page(self, direction: int) -> None:
        """Up or down a window."""
        self.go_to(self.now + direction * max(1, self.window.height // self.lines))

    def action_half_page(self, direction: int) -> None:
        """Up or down half a window."""
        self.go_to(self.now + direction * max(1, self.window.height // self.lines // 2))

    def action_to_row(self, number: int) -> None:
        """To the row of a number, from one."""
        self.go_to(number - 1)

    def take(self, key: str) -> None:
        """Do what a key means that came to the line beside the list: move, or choose the row."""
        match key:
            case "up" | "down":
                self.action_move(1 if key == "down" else -1)
            case "pageup" | "pagedown":
                self.action_page(1 if key == "pagedown" else -1)
            case "home" | "end":
                self.go_to(0 if key == "home" else self.count - 1)
            case _:
                self.action_choose()

    def action_first(self) -> None:
        """To the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """To the last row."""
        self.go_to(self.count - 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A row can be chosen where it leads somewhere; else the screen says why not."""
        return action != "choose" or self._led or None

    def _tell_whether_it_leads(self) -> None:
        """Have the keys shown anew when Enter begins or ceases to open something; for every move it would cost."""
        leads = self.count > 0 and self._leads(self.now)
        if leads is not self._led:
            self._led = leads
            self.refresh_bindings()

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.count:
            self.post_message(self.Chosen(self, self.now))

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked row; a double click fills the screen with it, where that is offered."""
        if self.point_at(event):
            self.action_choose()
            if event.chain == 2:
                self.post_message(self.ChosenWhole(self, self.now))

    def point_at(self, event: events.MouseEvent) -> bool:
        """Put the cursor on the row under the mouse; whether there is one."""
        row, line = self._at((event.screen_offset - self.content_region.offset).y + self.scroll_offset.y)
        if row < self.count and line >= 0:
            self.now = row
            return True
        return False

    @property
    def _all_lines(self) -> int:
        return self.count * self.lines + len(self._heads) + (self._below if self.count else 0)

    @property
    def _end_of_now(self) -> int:
        """The line behind those of the cursor's row, what is below it left out."""
        return (self.now + 1) * self.lines + bisect_right(self._heads, self.now)

    def _keep_in_view(self) -> None:
        top, height = self.scroll_offset.y, self.window.height
        last = self._end_of_now + self._below
        first = last - self._below - self.lines - (self.now in self._head_texts)
        if height and not (top <= first and last <= top + height):
            self.jump_to(first if first < top else last - height)

    def _at(self, line: int) -> tuple[int, int]:
        """The row that a line belongs to, and which of its lines it is; -1 for its head."""
        if self._below and line >= (end := self._end_of_now):
            if line < end + self._below:
                return self.now, self.lines + line - end
            line -= self._below
        heads = bisect_right(self._head_lines, line)
        if heads and self._head_lines[heads - 1] == line:
            return self._heads[heads - 1], -1
        return divmod(line - heads, self.lines)

    def _let_rows_have(self, lines: int) -> None:
        """Draw each row on so many lines from now on; the cursor stays in view."""
        if lines != self.lines:
            self.lines = lines
            self._head_lines = [row * lines + n for n, row in enumerate(self._heads)]
            self.refresh()
        self.set_line_count(self._all_lines)
        self._keep_in_view()

    # --- drawing -----------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines of the window; a row is drawn once for all of its lines."""
        self._drawn.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.window.width
        row, line = self._at(y + self.scroll_offset.y)
        if row >= self.count:
            said = "" if self.count else self._said_of_none(y - 1, width - 2)
            return line_of([Segment(f" {said}", self.style_of("dim"))], width, self.style_of())
        if line < 0:
            head = Segment(self._head_texts[row], self.style_of("head"))
            return line_of([head], width, self.style_of())
        now = "" if row != self.now else "now" if self.has_focus else "now-blurred"
        below, above = ("", now) if now == "now" else (now, "")  # a hit is seen in a row that is not in focus
        drawn = self._drawn.get(row)
        if drawn is None:
            drawn = self._drawn[row] = self._draw(row, width)
        segments = [
            Segment(text, self.style_of(below, name, above))
            for text, name in (drawn[line] if line < len(drawn) else ())
        ]
        return line_of(segments, width, self.style_of(now))

    def _said_of_none(self, line: int, width: int) -> str:
        """A line of what stands there when there are no rows, on as many as it needs."""
        lines = Layout(self.empty, max(1, width))
        if not 0 <= line < len(lines):
            return ""
        return self.empty[lines.starts[line] : lines.ends[line]]

    def on_resize(self) -> None:
        """The width belongs to the virtual size, and the cursor stays in view."""
        self._let_rows_have(self._fitting(self.window, self.count) if self._fitting else self.lines)
