"""The terminal is left as it was found, and drawn again after a pause: what a program owes the shell it runs in.

Textual 8.2 leaves the alternate screen, the mouse and raw mode on when it is ended by SIGTERM or SIGHUP, and stays
blank after Ctrl+Z and `fg`. Here both signals end the app in order, and a continued app paints itself anew.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from textual.app import App

REPAINT_SECONDS = 0.05
"""After the driver has taken the terminal back; painting earlier is overwritten by its own start."""


@contextmanager
def leave_cleanly_on_signals(app: App[Any]) -> Iterator[None]:
    """While the app runs, SIGTERM and SIGHUP quit it in order, with the exit status a shell expects."""

    def leave(number: int, _: FrameType | None) -> None:
        app.call_later(app.exit, return_code=128 + number)

    before = {number: signal.signal(number, leave) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def repaint_when_continued(app: App[Any]) -> None:
    """Paint the whole screen again after the app was stopped and continued."""
    app.app_resume_signal.subscribe(app, lambda _: app.set_timer(REPAINT_SECONDS, lambda: app.refresh(layout=True)))
