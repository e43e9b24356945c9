"""Moving in a text as in a pager: by lines, pages and halves of them, to a line, to either end."""

from __future__ import annotations

from tui.widgets.line_view import LineView

KEPT_LINES = 2
"""Lines of a page that stay in view on the next one: they keep the thread."""


class PagedView(LineView):
    """Lines that the keys of a pager scroll through."""

    def action_line(self, direction: int) -> None:
        """Scroll by a line."""
        self.jump_to(self.scroll_offset.y + direction)

    def action_page(self, direction: int) -> None:
        """Scroll by a page, less the lines that keep the thread."""
        self.jump_to(self.scroll_offset.y + direction * max(1, self.window.height - KEPT_LINES))

    def action_half_page(self, direction: int) -> None:
        """Scroll by half a page."""
        self.jump_to(self.scroll_offset.y + direction * max(1, self.window.height // 2))

    def action_to_line(self, number: int) -> None:
        """Scroll to the line of a number, from one."""
        self.jump_to(number - 1)

    def action_top(self) -> None:
        """Scroll to the first line."""
        self.jump_to(0)

    def action_bottom(self) -> None:
        """Scroll to the last line."""
        self.jump_to(self.virtual_size.height)
