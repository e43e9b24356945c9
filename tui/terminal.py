"""The terminal is left as it was found, and drawn again after a pause: what a program owes the shell it runs in.

Textual 8.2 leaves the alternate screen, the mouse and raw mode on when it is ended by SIGTERM or SIGHUP, and stays
blank after Ctrl+Z and `fg`. Here both signals end the app in order, and a continued app paints itself anew.
"""

from __future__ import annotations

import asyncio
import select
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.app import App

REPAINT_SECONDS = 0.05
"""After the driver has taken the terminal back; painting earlier is overwritten by its own start."""

_ENDING = (signal.SIGTERM, signal.SIGHUP)


def leave_cleanly_on_signals(app: App[Any]) -> None:
    """From now on SIGTERM and SIGHUP quit the running app in order, with the exit status a shell expects.

    The handler is the event loop's: an ordinary one would run, and the sleeping loop would not wake to act on it.
    """
    loop = asyncio.get_running_loop()
    for number in _ENDING:
        loop.add_signal_handler(number, lambda status: app.exit(return_code=status), 128 + number)
    threading.Thread(target=_leave_when_hung_up, args=(app, loop), daemon=True).start()


def _leave_when_hung_up(app: App[Any], loop: asyncio.AbstractEventLoop) -> None:
    """Wait until the terminal is gone, then quit. Whoever owns the terminal is told by SIGHUP; a program that was
    started by another one is not, and Textual would read the end of the input again and again.
    """
    waiting = select.poll()
    waiting.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)
    if any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in waiting.poll()):
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(lambda: app.exit(return_code=128 + signal.SIGHUP))


def repaint_when_continued(app: App[Any], forget: Callable[[], None]) -> None:
    """Paint the whole screen again after the app was stopped and continued; `forget` is told first that the terminal
    shows something else.
    """

    def repaint() -> None:
        forget()
        app.refresh(layout=True)

    app.app_resume_signal.subscribe(app, lambda _: app.set_timer(REPAINT_SECONDS, repaint))
