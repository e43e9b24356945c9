"""What can be done here, with its keys: searched by typing, or as a menu where the mouse points."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset
from textual.screen import ModalScreen

from tui.drawing.direction import Pieces
from tui.drawing.finding_commands import Command, found
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut, filled
from tui.keymap import bindings
from tui.safe_text import safe_line
from tui.widgets.key_hints import KeyHints, worded
from tui.widgets.line_input import LineInput
from tui.widgets.row_list import RowList

MENU_WIDTH = 58
"""Columns of a menu: most labels are whole beside their keys."""
MENU_ROWS = 14
"""Rows of a menu before it scrolls: more hide what was pointed at."""


NONE = "Nothing of that name can be done here."
NEAREST = " Nothing here is called so; the nearest:"


class CommandsDialog(ModalScreen[int | None]):
    """Gives the number of the chosen command, or None. It is a menu `at` a place of the screen, or a line to type into
    above the list.
    """

    BINDINGS = bindings("dialog")[1:]

    def __init__(self, commands: Sequence[Command], at: Offset | None = None) -> None:
        super().__init__()
        self._commands = commands
        self._at = at
        self._shown: Sequence[int] = range(len(commands))

    def compose(self) -> ComposeResult:
        """The line and the list, or the list alone."""
        with Vertical(id="dialog", classes="-choosing" if self._at is None else "-menu"):
            if self._at is None:
                yield LineInput(
                    placeholder=": what to do, in words or by its name; Enter does it",
                    id="command",
                    leaving=("up", "down", "pageup", "pagedown", "enter"),
                    complete=self._completed,
                )
            yield RowList(lines=1, id="commands")
            if self._at is None:
                yield KeyHints(worded({"list.choose": "do it"}))

    def on_mount(self) -> None:
        """Show all."""
        self._show("")
        if self._at is not None:
            self.set_focus(self.query_one(RowList))
            self._put(self._at)

    def _put(self, at: Offset) -> None:
        """Put the menu where the mouse is, or as near as it is whole on the screen."""
        rows = min(MENU_ROWS, len(self._commands)) + 2
        width = min(MENU_WIDTH, self.app.size.width)
        menu = self.query_one("#dialog")
        menu.styles.width, menu.styles.height = width, min(rows, self.app.size.height)
        menu.styles.offset = (
            max(0, min(at.x, self.app.size.width - width)),
            max(0, min(at.y, self.app.size.height - rows)),
        )

    def _completed(self, typed: str) -> str | None:
        """The first name, or what is done in words, that goes on as it was typed."""
        told = [told for command in self._commands for told in (command.name, command.label)]
        begun = (one for one in told if typed and one.casefold().startswith(typed.casefold()))
        return next((typed + one[len(typed) :] for one in begun), None)

    def _show(self, typed: str) -> None:
        """What is found by what was typed, each by its own name."""
        self._shown, are_near = found(self._commands, typed)
        heads = {0: NEAREST} if are_near and self._shown else {}
        self.query_one(RowList).show_rows(len(self._shown), self._draw, empty=NONE, heads=heads)

    def _draw(self, row: int, width: int) -> list[Pieces]:
        command = self._commands[self._shown[row]]
        keys = safe_line(command.keys)
        room = width - width_of(keys) - 4
        return [[(" ", ""), (filled(cut(command.label, room), room), "plain"), (f"  {keys}", "kind")]]

    def on_input_changed(self, event: LineInput.Changed) -> None:
        """Narrow."""
        self._show(event.value)

    def on_line_input_left(self, event: LineInput.Left) -> None:
        """A key for the list."""
        self.query_one(RowList).take(event.key)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """This one."""
        if self.is_current:
            self.dismiss(self._shown[event.row])

    def on_click(self, event: events.Click) -> None:
        """A click beside the menu closes it."""
        if self._at is not None and not self.query_one("#dialog").region.contains_point(event.screen_offset):
            self.action_cancel()

    def action_cancel(self) -> None:
        """None of them."""
        if self.is_current:
            self.dismiss(None)
