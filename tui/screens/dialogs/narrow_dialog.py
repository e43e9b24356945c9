"""Narrowing what was found: by outlet or month, each with its count, or by taking a spelling out; and saying for good
what is one name and what is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from tui.drawing.direction import Pieces, isolated
from tui.drawing.facets import Choice, headings
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut, filled, styled
from tui.keymap import bindings
from tui.safe_text import safe_line
from tui.widgets.key_hints import KeyHints, worded
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine

ROOM_FOR_COUNT = 10
"""Columns that a row keeps free for its count and its margins."""


class CheckList(RowList):
    """Rows of which several can be checked before they are chosen."""

    BINDINGS = bindings("narrow")

    class Checked(Message):
        """A row was checked, or is no longer."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def action_check(self) -> None:
        """Check the row under the cursor, or take its check mark away, and go on to the next."""
        if self.count:
            self.post_message(self.Checked(self.now))
            self.go_to(self.now + 1)


class NarrowDialog(ModalScreen[Sequence[Choice] | None]):
    """Gives those that were chosen, one or several, or None."""

    BINDINGS = [*bindings("spelling"), *bindings("dialog")[1:]]

    def __init__(self, offered: Sequence[Choice], checked: Sequence[Choice] = ()) -> None:
        """`checked` are those of the `offered` ones that the query states already."""
        super().__init__()
        self._choices = offered
        self._before = {row for row, choice in enumerate(offered) if choice in checked}
        self._checked = set(self._before)

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical(id="dialog", classes="-choosing"):
            yield Label(
                "Narrow to an outlet, a place, an author, a month, your notes, or take a spelling out", id="quote"
            )
            yield CheckList(lines=1, id="choices")
            yield Static(id="whole")
            yield StatusLine()
            yield KeyHints(worded({"list.choose": "narrow"}))

    def on_mount(self) -> None:
        """Show what there is."""
        listed = self.query_one(RowList)
        self.set_focus(listed)
        empty = "There is nothing to narrow by."
        listed.show_rows(len(self._choices), self._draw, empty=empty, heads=headings(self._choices))
        self.call_after_refresh(self.on_row_list_moved)

    def _draw(self, row: int, width: int) -> list[Pieces]:
        choice = self._choices[row]
        count = f"{choice.count:,}" if choice.count else ""
        if choice.why:
            label = cut(choice.label, width // 2)
            return [
                [
                    (f" {isolated(label)}", "plain"),
                    (f"  {cut(safe_line(choice.why), width - width_of(label) - 4)}", "dim"),
                ]
            ]
        return [
            [
                ("✓" if row in self._checked else " ", "kind"),
                (filled(isolated(cut(choice.label, width - ROOM_FOR_COUNT)), width - ROOM_FOR_COUNT), "plain"),
                (f"{count:>7}", "kind"),
            ]
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Names are decided on where the cursor is on a spelling."""
        if action == "decide":
            row = self.query_one(RowList).now if self.is_mounted else 0
            return row < len(self._choices) and bool(self._choices[row].spelling)
        return True

    def on_row_list_moved(self) -> None:
        """What can be done depends on the row; what is cut in it is shown whole below the list."""
        self.refresh_bindings()
        listed = self.query_one(RowList)
        if self._choices:
            self.query_one("#whole", Static).update(styled(_whole(self._choices[listed.now], listed.size.width)))

    def action_decide(self, verdict: str) -> None:
        """Say it for good."""
        if self.is_current:
            self.dismiss([replace(self._choices[self.query_one(RowList).now], verdict=verdict)])

    def on_check_list_checked(self, event: CheckList.Checked) -> None:
        """It is chosen with the others; a spelling is taken out alone."""
        if self._choices[event.row].spelling:
            self.query_one(StatusLine).say("A spelling is taken out alone: Enter on its row.")
            return
        self._checked ^= {event.row}
        self.query_one(RowList).refresh()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Those that are checked; where no check mark was set or taken away, this one besides."""
        if self.is_current:
            spelling = self._choices[event.row].spelling
            rows = {event.row} if spelling else self._checked
            if rows == self._before:
                rows = rows | {event.row}
            self.dismiss([self._choices[row] for row in sorted(rows)])

    def action_cancel(self) -> None:
        """None of them."""
        if self.is_current:
            self.dismiss(None)


def _whole(choice: Choice, width: int) -> str:
    """All that a row says, where `width` columns are too few for it."""
    said = f"{choice.label}  {safe_line(choice.why)}".rstrip()
    return said if width_of(said) + ROOM_FOR_COUNT > width else ""
