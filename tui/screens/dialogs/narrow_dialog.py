"""Narrowing what was found: by outlet or month, each with its count and found by typing, or by taking a spelling out;
and saying for good what is one name and what is not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Label, Static

from tui.drawing.direction import Pieces, isolated
from tui.drawing.facets import Choice, Searchable, headings
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut, filled, styled
from tui.keymap import bindings
from tui.safe_text import safe_line
from tui.widgets.key_hints import KeyHints
from tui.widgets.line_input import LineInput
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine

ROOM_FOR_COUNT = 10
"""Columns that a row keeps free for its count and its margins."""


ON_ROWS = ("narrow.check", "spelling.together", "spelling.apart")
"""What is done to a row by keys that may write as well."""

EMPTY = "There is nothing to narrow by."
NONE_FITS = "Nothing to narrow by has this; fewer letters find more."
WHAT_FOR = "Narrow by outlet, place, author, month, your notes or spelling"


class NarrowLine(LineInput):
    """The line that finds rows. A key that writes may do something to them instead."""

    def __init__(self, writes: Callable[[str | None], bool]) -> None:
        """`writes` tells whether a character is written as things stand."""
        leaving = ("up", "down", "pageup", "pagedown", "home", "end", "enter")
        super().__init__(placeholder="type to find; Space checks several, Enter narrows", id="narrow", leaving=leaving)
        self._writes = writes

    def keeps(self, key: str) -> bool:
        """What does something to the rows is not written."""
        return super().keeps(key) or _acts_on_rows(self.screen, key)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """What is bound to keys that are written does nothing."""
        return super().check_consume_key(key, character) and self._writes(character)


def _acts_on_rows(screen: Screen[Any], key: str) -> bool:
    active = screen.active_bindings.get(key)
    return active is not None and active.enabled and active.binding.id in ON_ROWS


class NarrowDialog(ModalScreen[Sequence[Choice] | None]):
    """Gives those that were chosen, one or several, or None."""

    BINDINGS = [*bindings("narrow"), *bindings("spelling"), *bindings("dialog")[1:]]

    def __init__(self, offered: Sequence[Choice], checked: Sequence[Choice] = ()) -> None:
        """`checked` are those of the `offered` ones that the query states already."""
        super().__init__()
        self._choices = offered
        self._searchable = Searchable(offered)
        self._shown = list(range(len(offered)))
        """The rows that fit what is typed."""
        self._before = {row for row, choice in enumerate(offered) if choice in checked}
        self._checked = set(self._before)
        self._at_rows = True
        """Whether the user has gone to the rows, and has not typed since: keys that write do something to them then."""

    def compose(self) -> ComposeResult:
        """The line above one list."""
        with Vertical(id="dialog", classes="-choosing"):
            yield Label(WHAT_FOR, id="quote")
            yield NarrowLine(self._writes)
            yield RowList(lines=1, id="choices")
            yield Static(id="whole")
            yield StatusLine()
            yield KeyHints()

    @property
    def listed(self) -> RowList:
        """The list."""
        return self.query_one("#choices", RowList)

    def on_mount(self) -> None:
        """Show what there is."""
        self.listed.can_focus = False
        self.set_focus(self.query_one(NarrowLine))
        self._show()

    def _show(self) -> None:
        """Show what fits."""
        every, listed = self._choices, [self._choices[row] for row in self._shown]
        empty = NONE_FITS if every else EMPTY
        self.listed.show_rows(len(listed), self._draw, empty=empty, heads=headings(listed, every))
        self.call_after_refresh(self.on_row_list_moved)

    @property
    def _now(self) -> Choice | None:
        """The choice under the cursor."""
        row = self.listed.now
        return self._choices[self._shown[row]] if row < len(self._shown) else None

    def _draw(self, row: int, width: int) -> list[Pieces]:
        choice, is_checked = self._choices[self._shown[row]], self._shown[row] in self._checked
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
                ("✓" if is_checked else " ", "kind"),
                (filled(isolated(cut(choice.label, width - ROOM_FOR_COUNT)), width - ROOM_FOR_COUNT), "plain"),
                (f"{count:>7}", "kind"),
            ]
        ]

    # --- typing ------------------------------------------------------------------------------

    def on_input_changed(self, event: LineInput.Changed) -> None:
        """Narrow the list itself."""
        self._at_rows = not event.value
        self._shown = self._searchable.fitting(event.value)
        self._show()

    def _writes(self, character: str | None) -> bool:
        """Where nothing is typed, or one has gone to the rows since, keys do something to them. A blank does so too
        where one row is left, unless its words go on with one: there is nothing else to be found.
        """
        is_found = len(self._shown) == 1 and not self._searchable.goes_on(f"{self._typed} ")
        return not self._at_rows and not (character == " " and is_found)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Names are decided on where the cursor is on a spelling."""
        if not self.is_mounted or action not in ("check", "decide"):
            return True
        return self._now is not None and (action == "check" or bool(self._now.spelling))

    @property
    def _typed(self) -> str:
        return self.query_one(NarrowLine).value

    async def on_line_input_left(self, event: LineInput.Left) -> None:
        """A key for the list: Enter, too, where nothing fits but some are checked."""
        if _acts_on_rows(self, event.key):
            active = self.active_bindings[event.key]
            await self.app.run_action(active.binding.action, active.node)
        elif event.key == "enter" and not self._shown and self._checked != self._before:
            self._take(self._checked)
        else:
            self._at_rows = self._at_rows or event.key != "enter"
            self.listed.take(event.key)
            self.refresh_bindings()

    def on_row_list_moved(self) -> None:
        """What can be done depends on the row; what is cut in it is shown whole below the list."""
        self.refresh_bindings()
        whole = _whole(self._now, self.listed.size.width) if self._now else ""
        self.query_one("#whole", Static).update(styled(whole))

    # --- choosing ----------------------------------------------------------------------------

    def action_decide(self, verdict: str) -> None:
        """Say it for good."""
        if self.is_current and self._now:
            self.dismiss([replace(self._now, verdict=verdict)])

    def action_check(self) -> None:
        """Check the row under the cursor, or take its check mark away, and go on to the next; what was typed to find it
        has served. A spelling is taken out alone.
        """
        if self._now is None or self._now.spelling:
            self.query_one(StatusLine).say("A spelling is taken out alone: Enter on its row.")
            return
        self._checked ^= {self._shown[self.listed.now]}
        if self._at_rows:
            self.listed.go_to(self.listed.now + 1)
            self.listed.refresh()
        else:
            self.query_one(NarrowLine).value = ""
        count = len(self._checked)
        self.query_one("#quote", Label).update(
            WHAT_FOR if self._checked == self._before else f"{count:,} checked; Enter narrows to what is checked"
        )

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Those that are checked; where no check mark was set or taken away, this one besides; a spelling alone."""
        row = self._shown[event.row]
        if self._checked != self._before:
            self._take(self._checked)
        else:
            self._take({row} if self._choices[row].spelling else self._before | {row})

    def _take(self, rows: Collection[int]) -> None:
        if self.is_current:
            self.dismiss([self._choices[row] for row in sorted(rows)])

    def action_cancel(self) -> None:
        """None of them."""
        if self.is_current:
            self.dismiss(None)


def _whole(choice: Choice, width: int) -> str:
    """All that a row says, where `width` columns are too few for it."""
    said = f"{choice.label}  {safe_line(choice.why)}".rstrip()
    return said if width_of(said) + ROOM_FOR_COUNT > width else ""
