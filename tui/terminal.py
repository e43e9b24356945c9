"""The terminal is left as it was found, and drawn again after a pause: what a program owes the shell it runs in.

Textual 8.2 leaves the alternate screen, the mouse and raw mode on when it is ended by SIGTERM or SIGHUP, and stays
blank after Ctrl+Z and `fg`. Here both signals end the app in order, and a continued app paints itself anew.
"""

from __future__ import annotations

import asyncio
import signal
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


def repaint_when_continued(app: App[Any]) -> None:
    """Paint the whole screen again after the app was stopped and continued."""
    app.app_resume_signal.subscribe(app, lambda _: app.set_timer(REPAINT_SECONDS, lambda: app.refresh(layout=True)))
