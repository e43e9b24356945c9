"""Driving the app in tests: keys in, and the screen's text, files and messages out."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any
from unittest.mock import patch

from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from index.workspace import Workspace
from index.workspace.state_files import StateFiles
from tui.app import UNENDING, DeraaApp
from tui.screens.library.controllers import search
from tui.screens.library.library import LibraryScreen
from tui.start import USUAL, Start

PATIENCE = 10.0
"""Seconds until something that should happen is given up; nothing is ever timed."""

LOOK = 0.02
"""Seconds between two looks at whether it has happened."""


RENDER_UPDATE = Compositor.render_update
PARSE_RULES = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


async def quiet(app: App[None]) -> None:
    """Wait until the app has done all it can do at once: every message is handled and what changed is painted, and it
    waits for a key, a clock or a thread. Textual's own way is to sleep until the process takes little time.
    """
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    painted = False
    while not painted:
        await asyncio.sleep(0)
        while ready:
            await asyncio.sleep(0)
        if app._exit or not app.screen_stack:
            return
        app._check_resize()
        app.screen._on_timer_update()
        await asyncio.sleep(0)
        painted = not ready


def parsed_once(sheet: Stylesheet, css: str, read_from: CSSLocation, **how: Any) -> list[RuleSet]:
    """The rules of a sheet, parsed by the first app that has it: every app has the same ones, and none changes them."""
    key = (css, read_from, *sorted(how.items()), *sorted(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = PARSE_RULES(sheet, css, read_from, **how)
    return _parsed[key]


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
        """Press keys, each when the app has done what the one before asked for."""
        for key in keys:
            await self.pilot.press(key)
            await self._done()
        self._paint()

    async def type(self, text: str) -> None:
        """Type a text, without waiting for what is found meanwhile."""
        await self.pilot.press(*("space" if c == " " else c for c in text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until every worker is done, every message is handled and what changed is painted."""
        await self._done()
        self._paint()

    async def _done(self) -> None:
        await quiet(self.app)
        while any(w.group not in UNENDING and not w.is_finished for w in self.app.workers):
            await self.finished(*UNENDING)
            await quiet(self.app)

    def _paint(self) -> None:
        """Paint what changed since it was painted last, as a terminal that is slower than the app would."""
        if self.app.screen_stack and not self.app._exit:
            with patch.object(Compositor, "render_update", RENDER_UPDATE):
                self.app.screen._compositor_refresh()

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
async def running(
    workspace: Workspace,
    size: tuple[int, int] = (120, 40),
    *,
    read: bool = True,
    states: StateFiles | None = None,
    fresh: bool = False,
    start: Start = USUAL,
) -> AsyncIterator[Story]:
    """The app, running and settled, and the folder `read` to its end; typing pauses for no longer than it must. Where
    the user is, is kept in `states`; `start` is what is particular about it.
    """
    app = DeraaApp(workspace, states, fresh=fresh, start=start)

    async def idle(*_: float) -> None:
        await quiet(app)

    with (
        patch.object(search, "SETTLED_SECONDS", 0),
        patch.object(search, "TYPED_ON_SECONDS", 0),
        patch.object(Compositor, "render_update", lambda *_, **__: None),
        patch.object(Stylesheet, "_parse_rules", parsed_once),
        patch("textual.app.wait_for_idle", idle),
        patch("textual.pilot.wait_for_idle", idle),
    ):
        async with app.run_test(size=size) as pilot:
            story = Story(app, pilot)
            await quiet(app)
            if read:
                await story.finished("watching")
            await story.settle()
            yield story
    StylesCache.get_inner_outer.cache_clear()  # which keeps every line that any app ever drew
