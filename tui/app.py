"""The app: themes, keys, the palette, and the one screen that everything starts from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.worker import WorkerFailed

from index.errors import CatalogueError
from tui.collecting import Collecting
from tui.keymap import ACTIONS, BY_ID, bindings, clash, unknown
from tui.right_to_left import RightToLeft, terminal_orders
from tui.screens.library.library import LibraryScreen
from tui.screens.wishes import ClaimsRequested, ComparisonRequested, NotesRequested, Wish
from tui.terminal import leave_cleanly_on_signals, repaint_when_continued
from tui.themes import THEMES
from tui.widgets.status_line import StatusLine
from tui.widgets.typed_into import TypedInto, followed

if TYPE_CHECKING:
    from index.workspace import Workspace
    from tui.screens.comparing.comparison import ComparisonScreen
    from tui.screens.notes.annotations import AnnotationsScreen


class DeraaApp(App[None]):
    """deraa-tui on one folder of reports."""

    CSS_PATH = "deraa.tcss"
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE = True
    TITLE = "deraa-tui"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = workspace.settings.theme
        self._line_order = RightToLeft(terminal_orders(workspace.settings.right_to_left, os.environ))
        own = workspace.settings.keys
        self.set_keymap({name: keys for name, keys in own.items() if name in BY_ID})
        self._own_keys = own
        self._collecting = Collecting(self)
        self.told_where_notes_are = False
        """Whether it was said where notes are saved: once is enough."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What a drawn line goes through before the terminal: last its order, from right to left where it runs so."""
        return [*super().get_line_filters(), self._line_order]

    def get_default_screen(self) -> Screen[None]:
        """The library is the screen below all others."""
        return LibraryScreen(self.workspace)

    def on_mount(self) -> None:
        """Be ready to be stopped and continued; say what the settings name that is not there."""
        repaint_when_continued(self)
        if not self.is_headless:
            leave_cleanly_on_signals(self)
            self._collecting.begin()
        if self._own_keys:
            self.call_after_refresh(self._say_wrong_keys)

    def _say_wrong_keys(self) -> None:
        """Say what is wrong with the keys in the settings, if anything is."""
        if not isinstance(self.screen, LibraryScreen):
            return
        if names := unknown(self._own_keys):
            self.screen.say(f"There is no key named {names[0]!r}; `deraa-tui config` lists every name.", error=True)
        elif found := clash(self._own_keys):
            said = "The settings give {} to {}, and {} has it too: give one of them another key."
            self.screen.say(said.format(*found), error=True)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action that works now, for the palette."""
        found: dict[str, SystemCommand] = {}
        for active in screen.active_bindings.values():
            action = BY_ID.get(active.binding.id or "")
            if action and active.enabled and action.id not in found and action.scope not in ("list", "selecting"):

                def run(command: str = active.binding.action, node: object = active.node) -> None:
                    self.call_later(self.run_action, command, node)

                found[action.id] = SystemCommand(action.label, f"{action.scope}", run)
        return [found[a.id] for a in ACTIONS if a.id in found]

    async def on_event(self, event: events.Event) -> None:
        """Do what a key is bound to here and now, where it is not for the focused widget to write.

        Textual hands a key to the widget in focus and runs its binding when it has bubbled up again; what was typed
        meanwhile has gone to the same widget. So `/deraa` typed (or pasted, or sent over a slow line) at once would
        not be a search.
        """
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if not self.is_headless:
            self._collecting.key_pressed()
        focused = self.focused
        if await self._is_command(event):
            active = self.screen.active_bindings.get(event.key)
            if active and not active.enabled and isinstance(self.screen, LibraryScreen):
                self.screen.say_why_not(active.binding.action)
            if active and active.enabled and await self.run_action(active.binding.action, active.node):
                if focused is not None:
                    await followed(focused)
                return
        await super().on_event(event)
        if isinstance(focused, TypedInto) and focused.keeps(event.key):
            await followed(focused)

    async def _is_command(self, key: events.Key) -> bool:
        """Whether the focused widget leaves a key to what it is bound to; when so, it has written what came before."""
        focused = self.focused
        if isinstance(focused, TypedInto) and not key.is_printable and not focused.keeps(key.key):
            await focused.caught_up()
            return True
        return getattr(focused, "KEYS_ARE_COMMANDS", False)

    def _handle_exception(self, error: Exception) -> None:
        """End with a traceback, as Textual does with what nobody caught; but when a worker met a catalogue that is
        damaged or busy, say so: the library builds it anew, or the user tries again.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(error, WorkerFailed) and isinstance(cause, CatalogueError):
            for line in self.screen.query(StatusLine):
                line.say(str(cause), error=True)
            return
        super()._handle_exception(error)

    def action_help(self) -> None:
        """Show every key that works on the screen at hand."""
        from tui.screens.dialogs.help_dialog import HelpDialog

        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog(self.screen, self.workspace.settings.keys))

    def action_next_theme(self) -> None:
        """The next of the three themes."""
        names = list(THEMES)
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]

    async def action_pop_screen(self) -> None:
        """Leave a screen; the last one stays, however often the key is pressed."""
        if len(self.screen_stack) > 1:
            self.pop_screen()

    # --- from screen to screen: they do not know each other, but wish -------------------------

    def post_message(self, message: Message) -> bool:
        """Grant a wish when what is done now is done, before a key that waits already: that one is meant for the screen
        that is wished for.
        """
        if isinstance(message, Wish):
            self.call_next(getattr(self, message.handler_name), message)
            return True
        return super().post_message(message)

    def on_comparison_requested(self, wish: ComparisonRequested) -> None:
        """To two reports side by side, from the library or a claim."""
        from tui.screens.comparing.comparison import ComparisonScreen

        self.push_screen(ComparisonScreen(self.workspace, wish.left, wish.right, at=wish.at))

    def on_claims_requested(self, wish: ClaimsRequested) -> None:
        """From the library to several reports, claim by claim."""
        from tui.screens.comparing.claims import ClaimsScreen

        self.push_screen(ClaimsScreen(self.workspace, wish.articles))

    def on_notes_requested(self, wish: NotesRequested) -> None:
        """From the library to the list of all annotations."""
        from tui.screens.notes.annotations import AnnotationsScreen

        self.push_screen(AnnotationsScreen(self.workspace, wish.left))

    def on_comparison_screen_passage_wanted(self, wish: ComparisonScreen.PassageWanted) -> None:
        """From the comparison to one of its reports; where it was opened from claims, to these."""
        if isinstance(self.screen, LibraryScreen):
            self.screen.open_at(wish.article, wish.at)

    def on_annotations_screen_passage_wanted(self, wish: AnnotationsScreen.PassageWanted) -> None:
        """From the list of annotations to the passage."""
        if isinstance(self.screen, LibraryScreen):
            self.screen.read_passage(wish.placed, wish.back)

    async def on_unmount(self) -> None:
        """Let go of the files."""
        self.workspace.close()
