"""How the text of a report is set, as the user likes it: columns of a line, empty lines between paragraphs, and whether
it stands alone on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tui.left_off import TextShape
from tui.screens.controlling import Host

if TYPE_CHECKING:
    from tui.widgets.panes.reading_pane import ReadingPane

STEP = 4
"""Columns that a key changes: seen at once, and not too far."""

LEAST, MOST = 24, 200
"""Columns of a line: fewer break most words, more lose the eye on its way back."""

SPACINGS = (1, 2, 0)
"""Empty lines between paragraphs, in the order of the key: as reports have them, wide, close."""

SAID = {0: "No empty line", 1: "One empty line", 2: "Two empty lines"}


class SetsText(Host, Protocol):
    """A screen with a report that may fill it."""

    def set_class(self, add: bool, *names: str) -> object:
        """Give the screen a class, or take it away."""

    def has_class(self, name: str) -> bool:
        """Whether the screen has a class."""

    def refresh_bindings(self) -> None:
        """Other keys may work now, or be called otherwise."""

    def fill(self) -> None:
        """Give the focus to the open report, which fills the screen."""


class ShapesText:
    """Sets the text. `shape` is what the user has chosen; zero columns are those of the settings."""

    def __init__(self, reading: ReadingPane, screen: SetsText) -> None:
        self.reading, self.screen = reading, screen
        self._of_settings = reading.measure
        self._measure, self._spacing = 0, SPACINGS[0]

    @property
    def shape(self) -> TextShape:
        """How it is set, to be kept."""
        return TextShape(self._measure, self._spacing, self.screen.has_class("-alone"))

    def take_up(self, shape: TextShape) -> None:
        """Set it as the user left it."""
        self._measure = max(LEAST, min(shape.measure, MOST)) if shape.measure else 0
        self._spacing = shape.spacing if shape.spacing in SPACINGS else SPACINGS[0]
        self.screen.set_class(shape.alone, "-alone", "-full")
        self._set()

    def resize(self, steps: int) -> None:
        """Let a line have so many steps more columns."""
        view = self.reading.view
        columns = max(LEAST, min(view.columns + steps * STEP, MOST))
        if steps > 0 and view.columns < self.reading.measure:
            self.screen.say(f"The text has all the room there is: {view.columns} columns.")
            return
        self._measure = 0 if columns == self._of_settings else columns
        self._set()
        self.screen.say(f"Lines of {columns} columns.")

    def next_spacing(self) -> None:
        """Have more empty lines between paragraphs, or none."""
        self.set_spacing(SPACINGS[(SPACINGS.index(self._spacing) + 1) % len(SPACINGS)])

    def set_spacing(self, lines: int) -> None:
        """Have so many empty lines between paragraphs."""
        self._spacing = lines
        self._set()
        self.screen.say(f"{SAID[self._spacing]} between paragraphs.")

    def toggle_alone(self) -> None:
        """Let the text stand alone on the screen, in its middle; or have list, head and notes beside it again."""
        alone = not self.screen.has_class("-alone")
        if alone and self.reading.article is None:
            self.screen.say("No report is open; Enter in the list opens one.")
            return
        self.screen.set_class(alone, "-alone", "-full")
        if alone:
            self.screen.fill()
        self._set()
        self.screen.refresh_bindings()

    def _set(self) -> None:
        self.reading.shape(self._measure or self._of_settings, self._spacing, alone=self.screen.has_class("-alone"))
