"""The app: themes, keys, the palette, and the one screen that everything starts from."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.color import ColorSystem
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.filter import LineFilter, Monochrome, NoColor
from textual.message import Message
from textual.screen import Screen
from textual.worker import WorkerFailed

from index import config
from index.errors import ArchiveError, CatalogueError, DeraaError
from tui.choosing_commands import Commands
from tui.collecting import Collecting
from tui.colour_depth import Depth, depth_of, filter_for
from tui.drafts import Drafts
from tui.drawn_parts import PartsWhenDrawn
from tui.granting import Granting
from tui.keeping import Keeping, KeptFiles
from tui.key_taking import KeyTaking
from tui.keymap import bindings
from tui.left_off import LeftOff
from tui.own_keys import effective, faults
from tui.painting import Painted
from tui.resuming import read_files, resumed
from tui.right_to_left import RightToLeft, terminal_orders
from tui.screens.dialogs.card import Card
from tui.screens.full_screen import FullScreen
from tui.screens.library.library import LibraryScreen
from tui.screens.wishes import AllTakenUp, FolderRequested, Wish
from tui.start import USUAL, Start
from tui.terminal import leave_cleanly_on_signals, repaint_when_continued
from tui.themes import NAMES, themes_of
from tui.widgets.status_line import StatusLine
from tui.widgets.typed_into import TypedInto, followed

if TYPE_CHECKING:
    from index.workspace import Workspace
    from index.workspace.state_files import StateFiles


UNENDING = ("refresh", "pictures", "watching", "returning", "keeping")
"""Groups of workers that go on for as long as the folder is open: nothing the user asked for waits for them."""

_DOINGS = (events.Key, events.Paste, events.MouseDown)
# What a user does at all; to move the mouse or to scroll is none.


class DeraaApp(App[None]):
    """deraa-tui on one folder of reports."""

    CSS_PATH = "deraa.tcss"
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE = False
    """Ours (`:`) shows keys, and nothing twice."""
    TITLE = "deraa-tui"

    def __init__(
        self,
        workspace: Workspace,
        states: StateFiles | None = None,
        *,
        fresh: bool = False,
        start: Start = USUAL,
    ) -> None:
        """On a folder; where the user is there is kept in `states`, and taken up from them unless the start is to be
        `fresh`.
        """
        super().__init__()
        self.stylesheet = PartsWhenDrawn(variables=self.get_css_variables())
        self._start = start
        self.takes_away_into = start.takes_away_into
        """The folder that is proposed for files; None for the user's home."""
        self.workspace = workspace
        self._states = states
        self._take_up(fresh=fresh)
        self.animation_level = "none"
        self._draw_colours(depth_of(os.environ, workspace.settings.colours))
        self._line_order = RightToLeft(terminal_orders(workspace.settings.right_to_left, os.environ))
        self._own_keys = effective(workspace.settings.keys)
        self.set_keymap(self._own_keys)
        self._collecting = Collecting(self)
        self._painted = Painted()
        self._keys = KeyTaking(self, self._own_keys)
        self._commands = Commands(self, self._keys)
        self.action_commands = self._commands.open
        self.told_where_notes_are = False
        """Whether it was said where notes are saved: once is enough."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What a drawn line goes through before the terminal: last its order, from right to left where it runs so."""
        ours = filter(None, (self._colour_filter, self._line_order))
        return [*(f for f in super().get_line_filters() if not isinstance(f, Monochrome | NoColor)), *ours]

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Send to the terminal what is new in an update."""
        if isinstance(renderable, CompositorUpdate):
            renderable = self._painted.changes(renderable, self.size)
        super()._display(screen, renderable)

    def _draw_colours(self, depth: Depth) -> None:
        """Draw with so many colours from now on, in themes that are made for them."""
        # Rich would count the colours by itself, and mix those that it has not
        self.console._color_system = ColorSystem.TRUECOLOR
        self._colour_filter = filter_for(depth)
        for theme in themes_of(depth).values():
            self.register_theme(theme)
        self.theme = self._theme_left()

    def get_default_screen(self) -> Screen[None]:
        """The library is the screen below all others."""
        return self._library()

    def on_mount(self) -> None:
        """Be ready to be stopped and continued; say what the settings name that is not there."""
        repaint_when_continued(self, self._painted.forget)
        if not self.is_headless:
            leave_cleanly_on_signals(self)
            self._collecting.begin()
        if wrong := next(faults(self.workspace.settings.keys), ""):
            self.call_after_refresh(self.tell, f"Settings: {wrong}", error=True)
        self._say_problem()
        self.call_after_refresh(self._start.begin, self)

    # --- where the user left off --------------------------------------------------------------

    def _take_up(self, *, fresh: bool = False) -> None:
        """Know where the user left off in the folder and what was read of it, and keep that from now on."""
        self._kept = resumed(self._states, self.workspace.folder, fresh=fresh)
        self._drafts = Drafts(self, self._kept.drafts)
        self._keeping, self._granting = self._keeps(), Granting(self, self.left_off)

    def _keeps(self) -> Keeping | None:
        if self._states is None:
            return None
        so_far = self._kept.read
        read = KeptFiles(read_files(self._states), lambda: (on := self._library_shown) and on.read_so_far.kept, so_far)
        return Keeping(
            *(self, self.workspace.folder, (KeptFiles(self._states, self.left_off), read)),
            is_busy=lambda: any(w.group not in UNENDING and not w.is_finished for w in self.workers),
            complain=partial(self.tell, error=True),
        )

    def _library(self) -> LibraryScreen:
        return LibraryScreen(self.workspace, self._kept.left, self._kept.read, self._granting.leave)

    @property
    def _library_shown(self) -> LibraryScreen | None:
        """The library; None where it is not there yet, or no longer."""
        library = next(iter(self.screen_stack), None)
        return library if isinstance(library, LibraryScreen) and library.is_mounted else None

    def _say_problem(self) -> None:
        """Say why it is not known where the user left off, where that is so."""
        if self._kept.problem:
            self.call_after_refresh(self.tell, self._kept.problem, error=True)

    def _theme_left(self) -> str:
        """The theme that was chosen by key, unless the settings have named another one since; of a new folder that of
        the last one.
        """
        said = self.workspace.settings.theme
        left = self._kept.left or (self._states.latest(LeftOff) if self._states else None)
        return left.theme if left and left.theme in NAMES and left.theme_before == said else said

    def left_off(self) -> LeftOff | None:
        """Where the user is; None where the library is not there yet, or no longer."""
        if (library := self._library_shown) is None:
            return None
        said = self.workspace.settings.theme
        chosen = (self.theme, said) if self.theme != said else ("", "")
        place = library.place.now
        over = [s.left_open for s in self.screen_stack if isinstance(s, FullScreen) and s.is_mounted]
        screens = tuple(filter(None, over)) or place.screens
        return place._replace(screens=screens, drafts=self._drafts.kept, theme=chosen[0], theme_before=chosen[1])

    @property
    def keeps_drafts(self) -> bool:
        """Whether a note that is left unfinished is there again at the next start."""
        return self._keeping is not None and self._keeping.works

    def on_all_taken_up(self, _: AllTakenUp) -> None:
        """Offer a note again that was left unfinished."""
        self._drafts.offer()

    def tell(self, sentence: str, *, error: bool = False) -> None:
        """Say a sentence in the status line of the screen at hand, where it has one."""
        if line := self._status_line:
            line.say(sentence, error=error)

    @property
    def _status_line(self) -> StatusLine | None:
        """That of the screen at hand, where there is one and it has one."""
        return self.screen.query_one_optional(StatusLine) if self.screen_stack else None

    def exit(self, *args: Any, **how: Any) -> None:
        """Leave, and keep where the user is."""
        if self._keeping is not None:
            self._keeping.end()
        super().exit(*args, **how)

    async def on_event(self, event: events.Event) -> None:
        """Do what the user wants; what was said in answer to something else is over."""
        if not isinstance(event, _DOINGS) or event.is_forwarded:
            await self._take(event)
            return
        line, on = self._status_line, self.screen_stack[-1:]
        if line:
            line.move_on()
        await self._take(event)
        if line := line if on == self.screen_stack[-1:] else self._status_line:
            line.look_again()

    async def _take(self, event: events.Event) -> None:
        """Do what a key is bound to here and now, where it is not for the focused widget to write."""
        if self._keeping is not None and isinstance(event, events.InputEvent | events.Paste):
            self._keeping.stir()
        if isinstance(event, events.Paste):
            self._keys.forget()
        if self._commands.takes(event):
            return
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if not self.is_headless:
            self._collecting.key_pressed()
        if isinstance(self.screen, Card):
            is_meant_for_it = self.screen.is_put_away_by(event)
            self.pop_screen()
            if is_meant_for_it:
                return
        if both := self._keys.parted(event):
            for key in both:
                await self._take(key)
            return
        focused = self.focused
        if await self._keys.take(event):
            return
        await super().on_event(event)
        if isinstance(focused, TypedInto) and focused.keeps(event.key):
            await followed(focused)

    def on_click(self) -> None:
        """Who clicks has left off typing a command."""
        self._keys.forget()

    def _handle_exception(self, error: Exception) -> None:
        """End with a traceback, as Textual does with what nobody caught; but when a worker met a catalogue that is
        damaged or busy, or an archive that is away, say so: the library builds it anew, or the user tries again.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(error, WorkerFailed) and isinstance(cause, CatalogueError | ArchiveError):
            self.tell(str(cause), error=True)
            return
        super()._handle_exception(error)

    def action_help(self) -> None:
        """Show every key that works on the screen at hand."""
        from tui.screens.dialogs.help_dialog import HelpDialog

        if not isinstance(self.screen, HelpDialog):
            settings = self.workspace.settings
            self.push_screen(HelpDialog(self.screen, self._own_keys, settings.kinds))

    def action_next_theme(self) -> None:
        """The next of the themes."""
        at = NAMES.index(self.theme) if self.theme in NAMES else -1
        self.action_set_theme(NAMES[(at + 1) % len(NAMES)])

    def action_set_theme(self, name: str) -> None:
        """One of the themes, which is named."""
        self.theme = name
        self.tell(f"Theme: {name}.")

    def action_redraw(self) -> None:
        """Draw the whole screen anew, whatever the terminal shows."""
        self._painted.forget()
        self.refresh(layout=True)

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
            holder = self if hasattr(self, message.handler_name) else self._granting
            self.call_next(getattr(holder, message.handler_name), message)
            return True
        return super().post_message(message)

    async def action_jump(self, direction: int) -> None:
        """Back to where the user was before, or forward again."""
        if self._granting.jump(direction) is False:
            self.tell("There is no earlier place." if direction < 0 else "There is no later place.")

    def on_folder_requested(self, _: FolderRequested) -> None:
        """Ask for another folder, and open it."""
        from tui.screens.dialogs.folder_dialog import FolderDialog

        if self._start.only_here:
            self.tell(self._start.only_here)
            return
        here = self.workspace.folder
        recent = self._states.recent() if self._states else []

        def chosen(folder: str | None) -> None:
            if folder is not None and folder != here:
                self.run_worker(self._open_folder(folder), group="another folder", exclusive=True)

        self.push_screen(FolderDialog([each for each in recent if each != here]), chosen)

    async def _open_folder(self, folder: str) -> None:
        """Put another folder in the place of this one, where the user left off there."""
        from index.workspace import Workspace

        try:
            opened = await asyncio.to_thread(lambda: Workspace(config.elsewhere(self.workspace.settings, folder)))
        except DeraaError as error:
            self.tell(str(error), error=True)
            return
        if self._keeping is not None:
            self._keeping.end()
        before, self.workspace = self.workspace, opened
        self._take_up()
        self.screen._push_result_callback(self.screen, None)  # Textual gives the first screen none, and wants one here
        await self.switch_screen(self._library())
        await asyncio.to_thread(before.close)
        self._say_problem()

    async def on_unmount(self) -> None:
        """Let go of the files."""
        self.workspace.close()
