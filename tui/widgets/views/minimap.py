"""A narrow map between two reports: what each part of them is to the other side, and which part is in view."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from index.article import Span

Stretch = tuple[Span, str]
"""A sentence and the style of its wording."""

_WEIGHT = {"differs": 5, "only": 3, "edited": 4, "restated": 2, "same": 1, "": 0}
"""Where several sentences share a row of the map, the one that says more is shown."""

_SIGNS = {"same": "││", "differs": "██"}
"""What is the same is thin and what differs broad, on both sides, so that the map can be read without colours."""


class Minimap(Widget):
    """Two halves, left and right; a click goes there."""

    COMPONENT_CLASSES = {f"map--{name}" for name in ("same", "edited", "restated", "only", "differs", "view")}
    ALLOW_SELECT = False

    class PlaceChosen(Message):
        """A place of a side was clicked: `share` of the way down its text, 0 to 1."""

        def __init__(self, side: str, share: float) -> None:
            super().__init__()
            self.side = side
            self.share = share

    def __init__(self) -> None:
        super().__init__()
        self._sides: tuple[Sequence[Stretch], Sequence[Stretch]] = ((), ())
        self._lengths = (1, 1)
        self._views = (Span(0, 0), Span(0, 0))

    def show_map(self, left: Sequence[Stretch], right: Sequence[Stretch], lengths: tuple[int, int]) -> None:
        """Show two reports; `lengths` are those of their texts in code points."""
        self._sides, self._lengths = (left, right), lengths
        self.refresh()

    def show_views(self, left: Span, right: Span) -> None:
        """Show which stretch of each is in view."""
        if (left, right) != self._views:
            self._views = (left, right)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the map."""
        height = max(1, self.size.height)
        segments = [self._half(side, y, height) for side in (0, 1)]
        return Strip([Segment(" ", self.rich_style), *segments]).adjust_cell_length(self.size.width, self.rich_style)

    def _half(self, side: int, row: int, height: int) -> Segment:
        length = max(1, self._lengths[side])
        start, end = length * row / height, length * (row + 1) / height
        names = [name for span, name in self._sides[side] if span.start < end and start < span.end]
        name = max(names, key=_WEIGHT.__getitem__, default="")
        view = self._views[side]
        style = self.rich_style
        if view.start < end and start < view.end:
            style += self.get_component_rich_style("map--view", partial=True)
        if name:
            style += self.get_component_rich_style(f"map--{name}", partial=True)
        return Segment(_SIGNS.get(name, "▌▐")[side] if name else " ", style)

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        side = "left" if event.x < self.size.width / 2 else "right"
        self.post_message(self.PlaceChosen(side, event.y / max(1, self.size.height)))
