"""Keeps where the user is as it changes, so that a kill loses a second at most, and writes nothing while nothing does.

What the user does stirs it; a moment later it looks where the user is, and writes that when it is news. While something
that was asked for is still on its way it looks again, for it may lead elsewhere.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from index.errors import StoreError

if TYPE_CHECKING:
    from textual.timer import Timer

    from index.workspace.state_files import StateFiles

LOOK_SECONDS = 0.5
"""From what the user does to the look at where that led: with the writing, not more than a second is lost, also on a
machine that is busy.
"""


class Busy(Protocol):
    """The app: it has a clock and workers."""

    def set_timer(self, delay: float, callback: Callable[[], Any]) -> Timer:
        """Call back in so many seconds."""

    def run_worker(self, work: Any, *, group: str) -> Any:
        """Begin some work in the background."""


class KeptFiles(NamedTuple):
    """Something that is kept: its files, what it is now (None where that is not known), and what is written of it."""

    files: StateFiles
    now: Callable[[], object | None]
    written: object | None = None


class Keeping:
    """Writes where the user is in one folder, and what else is kept of it."""

    def __init__(
        self,
        app: Busy,
        folder: str,
        kept: Sequence[KeptFiles],
        *,
        is_busy: Callable[[], bool],
        complain: Callable[[str], None],
    ) -> None:
        """`is_busy` tells whether something that was asked for is on its way; `complain` says what is wrong, once."""
        self._app, self._folder, self._things = app, folder, kept
        self._is_busy, self._complain = is_busy, complain
        self._waits = self._writes = False
        self._written_last: list[object | None] = [thing.written for thing in kept]
        self._failed = self._has_ended = False

    @property
    def works(self) -> bool:
        """Whether what was to be written last is."""
        return not self._failed

    def stir(self) -> None:
        """Something was done: look in a moment where that led, unless that is to happen anyway."""
        if not self._waits:
            self._waits = True
            self._app.set_timer(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        self._waits = False
        if self._has_ended:
            return
        if self._writes or self._is_busy():
            self.stir()
        if not self._writes and (news := self._news()):
            self._writes = True
            self._app.run_worker(self._written(news), group="keeping")

    def _news(self) -> dict[int, object]:
        """What is otherwise than it was written last, by its number."""
        now = {number: thing.now() for number, thing in enumerate(self._things)}
        return {n: each for n, each in now.items() if each is not None and each != self._written_last[n]}

    async def _written(self, news: dict[int, object]) -> None:
        try:
            await asyncio.to_thread(self._write, news)
            self._failed = False
        except StoreError as error:
            self._say_once(error)
        finally:
            self._writes = False

    def _write(self, news: dict[int, object]) -> None:
        for number, each in news.items():
            self._things[number].files.write(self._folder, each)
            self._written_last[number] = each

    def end(self) -> None:
        """Write where the user is, at once, and nothing more: the folder is left."""
        self._has_ended = True
        try:
            self._write(self._news())
        except StoreError as error:
            self._say_once(error)

    def _say_once(self, error: StoreError) -> None:
        if not self._failed:
            self._complain(str(error))
        self._failed = True
