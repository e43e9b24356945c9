"""What a key does: commands are done as they come, one after the other, and parts of one wait for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tui.key_sequences import Typed, follow_ups, run_of, typed
from tui.keymap import shown
from tui.screens.full_screen import FullScreen
from tui.widgets.key_hints import WAYS_OUT, KeyHints
from tui.widgets.status_line import StatusLine
from tui.widgets.typed_into import TypedInto, followed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App
    from textual.binding import ActiveBinding
    from textual.timer import Timer
    from textual.widget import Widget

    from tui.offers import Offer

PAUSE_SECONDS = 0.4
"""How long a key that begins a sequence waits before the keys that may follow are shown: who knows them is faster."""


class KeyTaking:
    """Takes the keys that are commands here and now.

    Textual hands a key to the widget in focus and runs its binding when it has bubbled up again; what was typed
    meanwhile has gone to the same widget. So `/deraa` typed (or pasted, or sent over a slow line) at once would not be
    a search.
    """

    def __init__(self, app: App[None], own: dict[str, str]) -> None:
        """`own` are the user's keys."""
        self._app, self._own = app, own
        self._typed = Typed()
        self._pause: Timer | None = None

    async def take(self, key: events.Key) -> bool:
        """Do what a key is bound to, or wait for the next one where it begins a command; whether it was either."""
        if self._app.focused is None:  # the screen was opened this moment
            await self._arrived()
        focused = self._app.focused
        if not await self._is_command(focused, key):
            self.forget()
            return False
        active = self._app.screen.active_bindings
        before, now = self._typed, typed(self._typed, key.key, key.character, active)
        self.forget()
        if before and key.key == "escape":
            return True
        if now is None:
            self._say_nothing(before, key)
            return bool(before.keys)
        if not now.is_whole:
            self._wait(now)
            return True
        return await self._do(now, active[now.binding], focused) or len(now.keys) > 1

    def parted(self, key: events.Key) -> tuple[events.Key, ...]:
        """Esc and the key that was typed right after it, which a terminal sends as Alt and that key: as the two, where
        nothing is bound to Alt and the key. A dialog is not left so: what is typed into it would go elsewhere.

            parted(Key("alt+o", "o"))   # Key("escape"), Key("o", "o")
        """
        *held, letter = key.key.split("+")
        if held == ["alt", "shift"]:
            letter = letter.upper()
        elif held != ["alt"]:
            return ()
        if len(letter) > 1 or not isinstance(self._app.screen, FullScreen):
            return ()
        if typed(self._typed, key.key, key.character, self._app.screen.active_bindings) is not None:
            return ()
        return events.Key("escape", None), events.Key(letter, letter)

    def forget(self) -> None:
        """What was typed of a command is none: the user did something else."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if self._typed:
            self._typed = Typed()
            self._show("", {})

    async def do(self, offer: Offer) -> None:
        """Do something that was chosen otherwise than by its key; wait for a letter where it needs one."""
        self.forget()
        if offer.needs_letter:
            self._wait(Typed(0, tuple(offer.active.binding.key.split()[:-1])))
        else:
            await self._app.run_action(offer.run, offer.active.node)

    async def _do(self, command: Typed, active: ActiveBinding, focused: Widget | None) -> bool:
        """Whether it was done; where it does nothing now, why that is so is said where that is known."""
        if active.binding.action not in WAYS_OUT:
            await self._arrived()
            active = self._app.screen.active_bindings.get(command.binding, active)
        if not active.enabled:
            say_why_not = getattr(self._app.screen, "say_why_not", None)
            if say_why_not is not None:
                say_why_not(active.binding.action)
            return False
        run = run_of(active.binding.id or "", command, active.binding.action)
        if not await self._app.run_action(run, active.node):
            return False
        if focused is not None:
            await followed(focused)
        return True

    async def _arrived(self) -> None:
        """Wait until the screen shows what it opens with."""
        if isinstance(screen := self._app.screen, FullScreen):
            await screen.arrived()

    async def _is_command(self, focused: Widget | None, key: events.Key) -> bool:
        """Whether the focused widget leaves a key to what it is bound to; when so, it has written what came before."""
        if isinstance(focused, TypedInto) and not key.is_printable and not focused.keeps(key.key):
            await focused.caught_up()
            return True
        return getattr(focused, "KEYS_ARE_COMMANDS", False)

    # --- what was typed of a command ----------------------------------------------------------

    def _wait(self, now: Typed) -> None:
        """Show what was typed, and after a pause what may follow."""
        self._typed = now
        self._show(_in_words(now), {})
        if now.keys:
            self._pause = self._app.set_timer(PAUSE_SECONDS, self._show_what_follows)

    def _show_what_follows(self) -> None:
        active = {key: each for key, each in self._app.screen.active_bindings.items() if each.enabled}
        self._show(_in_words(self._typed), follow_ups(self._typed, active), active)

    def _show(self, said: str, follow: Mapping[str, str], active: Mapping[str, ActiveBinding] | None = None) -> None:
        """In the line of keys, which holds what may follow in the place of the rest."""
        ids = {key: (active or {})[sequence].binding.id or "" for key, sequence in follow.items()}
        for hints in self._app.screen.query(KeyHints):
            hints.show_typed(said, ids)

    def _say_nothing(self, before: Typed, key: events.Key) -> None:
        if before.keys:
            for line in self._app.screen.query(StatusLine):
                line.say(f"{_in_words(before)} {shown(key.key)} is no command here.")
        elif key.is_printable and isinstance(screen := self._app.screen, FullScreen):
            from tui.drawing.help.pages import of_another_place

            screen.say(of_another_place(shown(key.key), self._own))


def _in_words(command: Typed) -> str:
    return " ".join(filter(None, (str(command.number or ""), *map(shown, command.keys))))
