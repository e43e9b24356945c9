"""Choosing what to do from a list instead of by its key: `:` opens one to type into, the right mouse button a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tui.further_words import further_words
from tui.offers import Offer, by_name, offers

if TYPE_CHECKING:
    from textual.app import App

    from tui.key_taking import KeyTaking


RIGHT = 3
"""The right button of the mouse, as terminals number it."""


class Commands:
    """Offers what can be done on the screen at hand, and does it there."""

    def __init__(self, app: App[None], keys: KeyTaking) -> None:
        self._app, self._keys = app, keys

    def open(self) -> None:
        """All of it, searched by typing."""
        self._choose(by_name(self._app.screen), None)

    def takes(self, event: events.Event) -> bool:
        """Whether an event is of the right button, which opens the menu; no click comes of it, so that what is pointed
        at is not chosen.
        """
        is_right = isinstance(event, events.MouseDown | events.MouseUp) and event.button == RIGHT
        if is_right and isinstance(event, events.MouseDown):
            self._open_menu_at(event)
        return is_right

    def _open_menu_at(self, event: events.MouseDown) -> None:
        """What can be done with what the mouse points at: it has the focus, and the cursor, from now on."""
        from tui.screens.dialogs.commands_dialog import CommandsDialog

        if isinstance(self._app.screen, CommandsDialog):
            self._app.screen.action_cancel()
            return
        widget, _ = self._app.screen.get_widget_at(event.x, event.y)
        if widget.focusable:
            self._app.screen.set_focus(widget)
        if (point_at := getattr(widget, "point_at", None)) is not None:
            point_at(event)
        self._app.call_after_refresh(self._open_menu, event)

    def _open_menu(self, event: events.MouseDown) -> None:
        self._choose([offer for offer in offers(self._app.screen) if not offer.moves], event)

    def _choose(self, offered: list[Offer], event: events.MouseDown | None) -> None:
        from tui.drawing.finding_commands import Command
        from tui.screens.dialogs.commands_dialog import CommandsDialog

        def chosen(number: int | None) -> None:
            if number is not None:
                self._app.call_later(self._keys.do, offered[number])

        commands = [
            Command(each.name, each.label, "  ".join(each.keys), further_words(each.action.id), each.action.hint)
            for each in offered
        ]
        if not isinstance(self._app.screen, CommandsDialog) and commands:
            self._app.push_screen(CommandsDialog(commands, event.screen_offset if event else None), chosen)
