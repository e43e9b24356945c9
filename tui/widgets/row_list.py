"""A list of rows of equal height, drawn line by line: as smooth at 100,000 rows as at five."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.keymap import bindings

Piece = tuple[str, str]
"""A piece of a line and the name of its style; the text went through `safe_line`."""

Draw = Callable[[int, int], list[list[Piece]]]
"""Draws a row: its number and the width in columns, to one list of pieces for each of its lines."""


class RowList(ScrollView, can_focus=True):
    """Rows to move through and choose from."""

    BINDINGS = bindings("list")
    COMPONENT_CLASSES = {
        "row--plain", "row--strong", "row--dim", "row--hit", "row--kind", "row--now", "row--now-blurred",
        "row--red", "row--green", "row--yellow", "row--blue", "row--magenta", "row--cyan",
    }  # fmt: skip
    KEYS_ARE_COMMANDS = True
    ALLOW_SELECT = False

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

    def __init__(self, *, lines: int, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.lines = lines
        self.count = 0
        self.empty = ""
        self._draw: Draw = lambda _row, _width: []
        self._styles: dict[str, Style] = {}

    def show_rows(self, count: int, draw: Draw, *, now: int = 0, lines: int | None = None, empty: str = "") -> None:
        """Show `count` rows with the cursor on `now`; `empty` is what stands there when there are none."""
        self.count, self._draw, self.empty = count, draw, empty
        self.lines = lines or self.lines
        self.virtual_size = Size(self.scrollable_content_region.size.width, count * self.lines)
        self.set_reactive(RowList.now, max(0, min(now, count - 1)))
        self.scroll_to(y=0, animate=False, immediate=True)
        self._keep_in_view()
        self.refresh()

    # --- moving ------------------------------------------------------------------------------

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        if self.count:
            self.now = max(0, min(row, self.count - 1))

    def watch_now(self) -> None:
        """Keep the cursor in view and tell."""
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Moved(self, self.now))

    def action_move(self, direction: int) -> None:
        """Up or down a row."""
        self.go_to(self.now + direction)

    def action_page(self, direction: int) -> None:
        """Up or down a window."""
        self.go_to(self.now + direction * max(1, self.scrollable_content_region.size.height // self.lines))

    def action_first(self) -> None:
        """To the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """To the last row."""
        self.go_to(self.count - 1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.count:
            self.post_message(self.Chosen(self, self.now))

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked row."""
        row = (event.y + self.scroll_offset.y) // self.lines
        if row < self.count:
            self.now = row
            self.action_choose()

    def _keep_in_view(self) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.size.height
        first, last = self.now * self.lines, (self.now + 1) * self.lines
        if height and not (top <= first and last <= top + height):
            self.scroll_to(y=first if first < top else last - height, animate=False, immediate=True)

    # --- drawing -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.scrollable_content_region.size.width
        row, line = divmod(y + self.scroll_offset.y, self.lines)
        if row >= self.count:
            text = self.empty if not self.count and y == 1 else ""
            return Strip([Segment(f" {text}", self._style("row--dim"))]).adjust_cell_length(width, self._style(""))
        now = "" if row != self.now else "row--now" if self.has_focus else "row--now-blurred"
        drawn = self._draw(row, width)
        base = self._style(now) if now else self._style("")
        segments = [Segment(text, self._style(name, now)) for text, name in (drawn[line] if line < len(drawn) else ())]
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str, under: str = "") -> Style:
        key = f"{name}/{under}"
        known = self._styles.get(key)
        if known is None:
            known = self.rich_style
            for part in filter(None, (f"row--{name}" if name and "--" not in name else name, under)):
                known += self.get_component_rich_style(part, partial=True)
            self._styles[key] = known
        return known

    def notify_style_update(self) -> None:
        """Colours are looked up anew after the theme changed."""
        self._styles = {}
        super().notify_style_update()

    def on_resize(self) -> None:
        """The width belongs to the virtual size, and the cursor stays in view."""
        self.virtual_size = Size(self.scrollable_content_region.size.width, self.count * self.lines)
        self._keep_in_view()

    def on_focus(self) -> None:
        """The cursor is drawn strongly."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is drawn faintly."""
        self.refresh()
