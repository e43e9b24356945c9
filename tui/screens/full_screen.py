"""A screen that fills the terminal: what the library, the comparison, the claims and the notes have in common."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar, cast

from textual import events
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerError

from tui.compositing import NeededLines
from tui.left_off import OpenScreen
from tui.screens.ending import EndsItsWork
from tui.widgets.status_line import StatusLine
from tui.widgets.too_small import too_small

T = TypeVar("T")


class KnowsForAll(Protocol):
    """The app, which knows for all its screens what was said already, and where files are proposed to be written."""

    told_where_notes_are: bool
    takes_away_into: Path | None


class FullScreen(Screen[None], EndsItsWork):
    """A screen with a status line, which waits while the terminal is too small for it."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = NeededLines()
        self.disable_messages(
            Worker.StateChanged
        )  # three for each worker that nobody listens to, of which a letter has some

    _is_new = True
    """Whether it has not been in view yet."""
    _focused_before: Widget | None = None
    """What had the focus when the terminal became too small."""

    @property
    def left_open(self) -> OpenScreen | None:
        """How the screen is opened again where the user is; None for the one below all others."""
        return None

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """What comes into view for the first time was styled when it was made: to style it again would cost a start a
        tenth of its work.
        """
        if self._is_new:
            event.refresh_styles = self._is_new = False

    def on_resize(self, event: events.Resize) -> None:
        """In a terminal that is too small, say so instead of showing what cannot be read; where the user was, the user
        is again as soon as there is room.
        """
        small, was_small = too_small(*event.size), self.has_class("-too-small")
        if small and not was_small:
            self._focused_before = self.focused
        self.set_class(small, "-too-small")
        if was_small and not small and self._focused_before is not None:
            self.call_after_refresh(self.set_focus, self._focused_before)

    async def arrived(self) -> None:
        """Wait until what the screen opens with is shown: a key typed right after the one that led here is meant for
        that.
        """

    def say(self, sentence: str, *, error: bool = False, holds: Callable[[], bool] | None = None) -> None:
        """Say a sentence in the status line, until the user does something else, or while it `holds`."""
        self.query_one(StatusLine).say(sentence, error=error, holds=holds)

    def say_why_not(self, action: str) -> None:
        """Say why a key that is bound here does nothing as things stand; `action` is what Textual calls."""
        if action == "choose":
            self.say("There is nothing to open here.")

    def stand(self, sentence: str) -> None:
        """What the status line shows while there is nothing else to say."""
        self.query_one(StatusLine).stand(sentence)

    def say_saved(self, file: Path) -> None:
        """Say that a note was saved, and the first time in which file."""
        app = cast("KnowsForAll", self.app)
        self.say("Saved." if app.told_where_notes_are else f"Saved in {file.name}, in {file.parent}")
        app.told_where_notes_are = True

    @property
    def takes_away_into(self) -> Path | None:
        """The folder that is proposed for files; None for the user's home."""
        return cast("KnowsForAll", self.app).takes_away_into

    def ask(self, dialog: ModalScreen[T], answered: Callable[[T | None], None] | None = None) -> None:
        """Open a dialog over this screen; its answer is None when it was closed without one."""
        self.app.push_screen(dialog, answered)

    def copy(self, text: str) -> None:
        """Hand a text to the terminal, to be pasted elsewhere."""
        self.app.copy_to_clipboard(text)

    async def finished(self, group: str) -> None:
        """Wait for the workers of a group, until none is at work."""
        while worker := next((w for w in self.workers if w.group == group and not w.is_finished), None):
            with suppress(WorkerError):  # a newer wish has taken its place
                await worker.wait()

    def give_up(self, group: str) -> None:
        """End the workers of a group: what they would show is no longer asked for."""
        self.workers.cancel_group(self, group)
