"""What every widget that draws its own lines shares: how many there are, how they scroll, where styles come from."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

from tui.compositing import DrawnLines


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws only the visible lines. Keys that work here are commands, never text (see `DeraaApp.on_event`).

    It has none of Textual's keys for scrolling: they would come before those of the screen that the keymap names.
    """

    KEYS_ARE_COMMANDS = True
    ALLOW_SELECT = False
    STYLE_PREFIX = ""
    """Component classes are named `PREFIX--name`."""

    DEFAULT_CSS = """
    LineView { overflow-x: hidden; overflow-y: scroll; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_cache = DrawnLines()
        self._found_styles: dict[tuple[str, ...], Style] = {}

    @property
    def window(self) -> Size:
        """The columns and rows to draw in, without the scroll bar."""
        return self.scrollable_content_region.size

    def set_line_count(self, count: int) -> None:
        """Say how many lines there are.

        Textual lays out the whole screen anew when a virtual size changes. Here only the scroll bar depends on it, and
        that has its column always.
        """
        size = Size(self.window.width, count)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def jump_to(self, line: int) -> None:
        """Scroll so that a line is the first in the window, at once."""
        self.scroll_to(y=max(0, line), animate=False, immediate=True)

    def style_of(self, *names: str) -> Style:
        """The widget's own style under those of the names, the last one uppermost."""
        known = self._found_styles.get(names)
        if known is None:
            known = self.rich_style
            for name in filter(None, names):
                known += self.get_component_rich_style(f"{self.STYLE_PREFIX}--{name}", partial=True)
            self._found_styles[names] = known
        return known

    def notify_style_update(self) -> None:
        """Colours are looked up anew after the theme changed."""
        self._found_styles = {}
        super().notify_style_update()

    def on_focus(self) -> None:
        """What has the focus is drawn otherwise."""
        self.refresh()

    def on_blur(self) -> None:
        """What has not, too."""
        self.refresh()
