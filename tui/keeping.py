"""Keeps where the user is as it changes, so that a kill loses a second at most, and writes nothing while nothing does.

What the user does stirs it; a moment later it looks where the user is, and writes that when it is news. While something
that was asked for is still on its way it looks again, for it may lead elsewhere.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from index.errors import StoreError

if TYPE_CHECKING:
    from textual.timer import Timer

    from index.workspace.state_files import StateFiles
    from tui.left_off import LeftOff

LOOK_SECONDS = 0.8
"""From what the user does to the look at where that led: with the writing, not more than a second is lost."""


class Busy(Protocol):
    """The app: it has a clock and workers."""

    def set_timer(self, delay: float, callback: Callable[[], Any]) -> Timer:
        """Call back in so many seconds."""

    def run_worker(self, work: Any, *, group: str) -> Any:
        """Begin some work in the background."""


class Keeping:
    """Writes where the user is in one folder."""

    def __init__(
        self,
        app: Busy,
        files: StateFiles,
        folder: str,
        *,
        now: Callable[[], LeftOff | None],
        is_busy: Callable[[], bool],
        complain: Callable[[str], None],
    ) -> None:
        """`now` is where the user is (None where that is not known); `is_busy` whether something that was asked for is
        on its way; `complain` says what is wrong, once.
        """
        self._app, self._files, self._folder = app, files, folder
        self._now, self._is_busy, self._complain = now, is_busy, complain
        self._waits = self._writes = False
        self._kept: LeftOff | None = None
        self._failed = self._has_ended = False

    def stir(self) -> None:
        """Something was done: look in a moment where that led, unless that is to happen anyway."""
        if not self._waits:
            self._waits = True
            self._app.set_timer(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        self._waits = False
        if self._has_ended:
            return
        now = self._now()
        if self._writes or self._is_busy():
            self.stir()
        if now is not None and now != self._kept and not self._writes:
            self._writes = True
            self._app.run_worker(self._written(now), group="keeping")

    async def _written(self, now: LeftOff) -> None:
        try:
            await asyncio.to_thread(self._files.write, self._folder, now)
            self._kept, self._failed = now, False
        except StoreError as error:
            self._say_once(error)
        finally:
            self._writes = False

    def end(self) -> None:
        """Write where the user is, at once, and nothing more: the folder is left."""
        self._has_ended = True
        now = self._now()
        if now is not None and now != self._kept:
            try:
                self._files.write(self._folder, now)
                self._kept = now
            except StoreError as error:
                self._say_once(error)

    def _say_once(self, error: StoreError) -> None:
        if not self._failed:
            self._complain(str(error))
        self._failed = True
