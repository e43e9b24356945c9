"""Driving the app in tests: keys in, and the screen's text, files and messages out."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any
from unittest.mock import patch

from by_hand import SLEEP, Hand, by_hand, quiet
from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.pilot import Pilot

from index.workspace import Workspace
from index.workspace.state_files import StateFiles
from tui.app import UNENDING, DeraaApp
from tui.screens.library.library import LibraryScreen
from tui.start import USUAL, Start

PATIENCE = 10.0
"""Seconds until something that should happen is given up; nothing is ever timed."""

LOOK = 0.02
"""Seconds between two looks at whether it has happened."""

ENDLESS = ("watching", "returning")
"""Groups of workers that wait for the folder: they end with the app."""

RENDER_UPDATE = Compositor.render_update
PARSE_RULES = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


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


BORDER = "│"
"""What stands left and right of the lines of a box."""


class Story:
    """A user at the keyboard, for whom all that a key began is done before the next one."""

    def __init__(self, app: App[None], pilot: Pilot[None], hand: Hand, *, read: bool = True) -> None:
        """On an app that a hand moves; what is not `read` yet is not waited for."""
        self._app = app
        self.pilot = pilot
        self.hand = hand
        self._unending = ENDLESS if read else UNENDING

    @property
    def app(self) -> DeraaApp:
        """The app."""
        assert isinstance(self._app, DeraaApp)
        return self._app

    async def press(self, *keys: str) -> None:
        """Press keys, each when the app has done what the one before asked for."""
        for key in keys:
            await self.pilot.press(key)
            await self._done()

    async def type(self, text: str) -> None:
        """Type a text, faster than anything is found meanwhile, and see to it that all of that is done."""
        await self.pilot.press(*("space" if c == " " else c for c in text))
        await self._done()

    async def settle(self) -> None:
        """Wait until every worker is done, every message is handled and what changed is painted."""
        await self._done()
        self._paint()

    async def passes(self, seconds: float) -> None:
        """Let so much time pass, and see what comes of it."""
        await self._done()
        end = self.hand.now + seconds
        while await self.hand.next_within(end):
            await self._done()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        for _ in self._looks():
            await quiet(self.app)
            if condition():
                return
            await self._goes_on()
        raise AssertionError(f"it never came to be:\n{self.text()}")

    async def _done(self) -> None:
        await quiet(self.app)
        for _ in self._looks():
            if not self.hand.jobs and not self._begun():
                return
            await self._goes_on()
            await quiet(self.app)
        raise AssertionError(f"it never ends: {self._begun()}")

    def _looks(self) -> Iterator[None]:
        """As many as patience allows in which only the machine could do something; one where it never does."""
        self._idle = 0
        while self._idle <= (1 if self.hand.is_alone else PATIENCE / LOOK):
            yield

    async def _goes_on(self) -> None:
        """Let one thread work, or who sleeps awake, or the machine do something."""
        if not self.hand.work() and not (self._begun() and self.hand.wake()):
            self._idle += 1
            await SLEEP(LOOK)

    def _begun(self) -> list[str]:
        """The groups of workers that are to end and have not yet."""
        return [w.group for w in self._app.workers if w.group not in self._unending and not w.is_finished]

    def _paint(self) -> None:
        """Paint what changed since it was painted last, as a terminal that is slower than the app would."""
        if self.app.screen_stack and not self.app._exit:
            with patch.object(Compositor, "render_update", RENDER_UPDATE):
                self.app.screen._compositor_refresh()

    @property
    def library(self) -> LibraryScreen:
        """The library, whatever is above it."""
        return next(s for s in self.app.screen_stack if isinstance(s, LibraryScreen))

    def text(self) -> str:
        """What is on the screen, as text."""
        self._paint()
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(s.text for s in strip) for strip in lines[:height])[: (width + 1) * height]

    def sees(self, *texts: str) -> bool:
        """Whether all of these are on the screen, however they are broken into lines, also those of a box."""
        shown = " ".join(self.text().replace(BORDER, " ").split())
        return all(" ".join(t.split()) in shown for t in texts)


@asynccontextmanager
async def running(
    workspace: Workspace,
    size: tuple[int, int] = (120, 40),
    *,
    read: bool = True,
    threads: bool = False,
    watches: bool = False,
    states: StateFiles | None = None,
    fresh: bool = False,
    start: Start = USUAL,
) -> AsyncIterator[Story]:
    """The app, running and settled, and the folder `read` to its end. A test that holds a thread amid its work has real
    `threads`; one that is about that `watches` the folder. Where the user is, is kept in `states`; `start` is what is
    particular about it. Nothing is painted until a test looks: a quarter of what a start costs is its first picture.
    """
    app = DeraaApp(workspace, states, fresh=fresh, start=start)
    with (
        by_hand(threads=threads, watches=watches) as hand,
        patch.object(Compositor, "render_update", lambda *_, **__: None),
        patch.object(Stylesheet, "_parse_rules", parsed_once),
    ):
        async with app.run_test(size=size) as pilot:
            story = Story(app, pilot, hand, read=read)
            await quiet(app)
            if read or threads:
                await story._done()
            try:
                yield story
            finally:
                hand.let_go()
        await SLEEP(0)
    StylesCache.get_inner_outer.cache_clear()  # which keeps every line that any app ever drew
