"""The row above a list that says how much was found."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from tui.drawing import rows
from tui.drawing.graphemes import width_of


class Found(Widget):
    """How many, and which spellings were added, on one row; what is wrong with a query, whole."""

    COMPONENT_CLASSES = {"found--said", "found--also"}
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._said, self._also, self._whole = "", "", False
        self._marked = self._position = self._order = self._meanwhile = ""

    def show(self, said: str, also: str = "", *, order: str = "", whole: bool = False) -> None:
        """Show another sentence, and how what was found is sorted; on as many rows as it needs when it must be read
        `whole`.
        """
        self._said, self._also, self._order = said, also, f", {order}" if order else ""
        self._meanwhile = ""
        self.refresh(layout=whole or self._whole)
        self._whole = whole

    def show_meanwhile(self, said: str) -> None:
        """What is on its way, in the place of what was found before, until something else is shown; nothing brings that
        back.
        """
        self._meanwhile = said
        self.refresh(layout=self._whole)

    def show_position(self, row: int | None) -> None:
        """Which of them the cursor is on, from zero; None where they are no rows to count."""
        self._position = f"{row + 1:,} of " if row is not None else ""
        self.refresh()

    def show_marked(self, count: int) -> None:
        """How many reports are marked, beside what was said."""
        self._marked = f" · {count:,} marked" if count else ""
        self.refresh(layout=self._whole)

    def render(self) -> Text:
        """The row, or rows."""
        said, also = self._position + self._said + self._marked + self._order, f"  {self._also}" if self._also else ""
        if self._meanwhile:
            said, also = self._meanwhile + self._marked, ""
        if not self._whole:
            also = rows.cut(also, max(0, self.size.width - width_of(said)))
        style = self.get_component_rich_style("found--said", partial=True)
        line = Text(said, style, no_wrap=not self._whole, overflow="fold", end="")
        return line.append(also, self.get_component_rich_style("found--also", partial=True))
