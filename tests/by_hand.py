"""What an app waits for beside its user, moved by hand: its clock, its threads, what the system tells of the folder.

Left to the machine, a sentence goes while it is looked for, and a folder is read anew between two keys, or not, as it
happens to be busy. Here each of them happens when the test says so: what threads were asked for is done in its turn by
`Hand.work`, and the clock stands until `Hand.wake` or `Hand.next_within` moves it.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple
from unittest.mock import patch

from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.timer import Timer

from index.workspace.library import Library

SLEEP = asyncio.sleep
"""The machine's own."""


async def quiet(app: App[None]) -> None:
    """Wait until the app has done all it can do at once: every message is handled and what changed is painted, and it
    waits for a key, a clock or a thread. Textual's own way is to sleep until the process takes little time.
    """
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    painted = False
    while not painted:
        await SLEEP(0)
        while ready:
            await SLEEP(0)
        if app._exit or not app.screen_stack:
            return
        app._check_resize()
        app.screen._on_timer_update()
        await SLEEP(0)
        painted = not ready and not _is_drawn_anew(app.screen)


def _is_drawn_anew(screen: Screen[Any]) -> bool:
    """Whether a screen has yet to lay out or draw something: what a drawing led to may be handled at once and leave
    nothing that waits in the loop.
    """
    asked = screen._layout_required or screen._scroll_required or screen._repaint_required
    return screen.is_current and not screen.app._batch_count and bool(asked or screen._dirty_widgets)


class Job(NamedTuple):
    """Work that the app gave to a thread."""

    do: Callable[[], object]
    done: asyncio.Future[object]

    def run(self) -> None:
        """Do it to its end, whether or not anybody waits for it still, as a thread would."""
        try:
            result = self.do()
        except Exception as error:
            if not self.done.done():
                self.done.set_exception(error)
        else:
            if not self.done.done():
                self.done.set_result(result)


class Hand:
    """Moves the clock, the threads and the folder of one app."""

    def __init__(self, *, is_alone: bool) -> None:
        """`is_alone` where nothing happens but by it."""
        self.is_alone = is_alone
        self.now = 0.0
        """Seconds since the app began."""
        self.jobs: list[Job] = []
        self.timers: list[TimerByHand] = []
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []
        self._is_told = asyncio.Event()
        self._is_free = False

    # --- what the app asks for ----------------------------------------------------------------

    async def to_thread(self, function: Callable[..., object], /, *args: Any, **also: Any) -> object:
        """In the place of `asyncio.to_thread`."""
        context = contextvars.copy_context()
        done: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self.jobs.append(Job(lambda: context.run(function, *args, **also), done))
        if self._is_free:
            self.let_go()
        return await done

    async def sleep(self, delay: float, result: object = None) -> object:
        """In the place of `asyncio.sleep`."""
        if delay <= 0:
            return await SLEEP(0, result)
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + delay, woken))
        await woken
        return result

    async def changes(self) -> AsyncIterator[None]:
        """In the place of what the system tells of a folder."""
        while True:
            await self._is_told.wait()
            self._is_told.clear()
            yield

    # --- what the test does -------------------------------------------------------------------

    def tell(self) -> None:
        """Tell that something in the folder has changed."""
        self._is_told.set()

    def work(self) -> bool:
        """Do what a thread was asked for first; whether there was any."""
        if not self.jobs:
            return False
        self.jobs.pop(0).run()
        return True

    def wake(self) -> bool:
        """Move the clock to the end of the sleep that ends first; whether anybody slept."""
        self._sleepers = [(due, woken) for due, woken in self._sleepers if not woken.done()]
        if not self._sleepers:
            return False
        due, woken = min(self._sleepers, key=lambda sleeper: sleeper[0])
        self.now = max(self.now, due)
        woken.set_result(None)
        return True

    async def next_within(self, end: float) -> bool:
        """Move the clock to what is due next and let it happen, unless that is later than the `end`; the clock stands
        there then. Whether anything was due.
        """
        sleeps = min((due for due, woken in self._sleepers if not woken.done()), default=end + 1)
        timer = min(self.timers, key=lambda t: t.due, default=None)
        if timer is not None and timer.due <= min(end, sleeps):
            self.now = timer.due
            await timer.ring()
        elif sleeps <= end:
            self.wake()
        else:
            self.now = end
            return False
        return True

    def let_go(self) -> None:
        """From now on threads work by themselves: an app that ends waits for none, and they end all the same."""
        self._is_free = True
        while self.jobs:
            asyncio.get_running_loop().call_soon(self.jobs.pop(0).run)


class TimerByHand(Timer):
    """A timer on the clock of a hand."""

    hand: Hand
    due: float

    def _start(self) -> None:
        self._active  # noqa: B018  as Textual does, in this thread
        self._context = contextvars.copy_context()
        self._rung = 0
        self._set()
        self.hand.timers.append(self)

    def _set(self) -> None:
        self.due = self.hand.now + self._interval

    def reset(self) -> None:
        """Begin anew."""
        self._active.set()
        self._set()

    def stop(self) -> None:
        """Never ring again."""
        if self in self.hand.timers:
            self.hand.timers.remove(self)

    @classmethod
    async def _stop_all(cls, timers: Iterable[Timer]) -> None:
        for timer in list(timers):
            timer.stop()

    async def ring(self) -> None:
        """Do what it was set for, where it is not paused."""
        self._rung += 1
        if self._repeat is not None and self._rung > self._repeat:
            self.stop()
        else:
            self._set()
        if self._active.is_set():
            tick = self._tick(next_timer=self.due, count=self._rung)
            await asyncio.get_running_loop().create_task(tick, context=self._context)


async def idle(*_: object) -> None:
    """In the place of all ways in which Textual's pilot waits."""
    await quiet(active_app.get())


@contextmanager
def by_hand(*, threads: bool = False, watches: bool = False) -> Iterator[Hand]:
    """Whatever app runs within has its clock, its threads and its folder moved by the hand that is given. A test that
    holds a thread in the midst of its work has real `threads`; one that is about it `watches` the folder in truth.
    """
    hand = Hand(is_alone=not (threads or watches))
    with ExitStack() as patched:
        patched.enter_context(patch("textual.app.wait_for_idle", idle))
        patched.enter_context(patch("textual.pilot.wait_for_idle", idle))
        patched.enter_context(patch.object(Pilot, "_wait_for_screen", idle))
        patched.enter_context(patch.object(asyncio, "sleep", hand.sleep))
        patched.enter_context(patch("textual.message_pump.Timer", type("Timed", (TimerByHand,), {"hand": hand})))
        if not threads:
            patched.enter_context(patch.object(asyncio, "to_thread", hand.to_thread))
        if not watches:
            patched.enter_context(patch.object(Library, "changes", lambda _: hand.changes()))
        yield hand
