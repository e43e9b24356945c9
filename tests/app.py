"""Driving the app in tests: keys in, and the screen's text, files and messages out."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from unittest.mock import patch

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from index.workspace import Workspace
from tui.app import DeraaApp
from tui.screens.library.controllers import search
from tui.screens.library.library import LibraryScreen

PATIENCE = 10.0
"""Seconds until something that should happen is given up; nothing is ever timed."""

LOOK = 0.02
"""Seconds between two looks at whether it has happened."""


def waited(event: threading.Event) -> bool:
    """Whether a thread's event was set before patience ran out. By small sleeps: the system counts the waiting of
    `Event.wait(seconds)` on a clock that a moved one does not move.
    """
    for _ in range(int(PATIENCE / LOOK)):
        if event.is_set():
            return True
        time.sleep(LOOK)
    return False


class Story:
    """A user at the keyboard."""

    def __init__(self, app: DeraaApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys and let the app settle."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if c == " " else c for c in text))

    async def settle(self) -> None:
        """Wait until every worker is done and every message is handled."""
        for _ in range(3):
            await self.pilot.pause()
            await self.finished("refresh", "watching", "returning")
        await self.pilot.pause()

    async def finished(self, *but: str) -> None:
        """Wait for every worker, but for those of some groups; one that a newer one of its group has ended is done."""
        for worker in [w for w in self.app.workers if w.group not in but]:
            with suppress(WorkerCancelled):
                await worker.wait()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        for _ in range(int(PATIENCE / LOOK)):
            if condition():
                return
            await self.pilot.pause()
            await asyncio.sleep(LOOK)
        raise AssertionError(f"it never came to be:\n{self.text()}")

    @property
    def library(self) -> LibraryScreen:
        """The library, whatever is above it."""
        return next(s for s in self.app.screen_stack if isinstance(s, LibraryScreen))

    def text(self) -> str:
        """What is on the screen, as text."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(s.text for s in strip) for strip in lines[:height])[: (width + 1) * height]

    def sees(self, *texts: str) -> bool:
        """Whether all of these are on the screen, however they are broken into lines."""
        shown = " ".join(self.text().split())
        return all(" ".join(t.split()) in shown for t in texts)


@asynccontextmanager
async def running(workspace: Workspace, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Story]:
    """The app, running and settled; typing pauses for no longer than it must."""
    app = DeraaApp(workspace)
    with patch.object(search, "SETTLED_SECONDS", 0):
        async with app.run_test(size=size) as pilot:
            story = Story(app, pilot)
            await story.finished("watching")
            await story.settle()
            yield story
