"""Python's collection of garbage, kept out of the way of keys.

A full collection goes through everything that is alive, and after a start that is mostly what stays until the end: the
modules, the style sheet, the list of reports. It would come in the middle of a key. So what is there after the start is
set aside for good (`gc.freeze`), and what comes after is gone through when nothing has been pressed for a while.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

NEW, MIDDLE = 50_000, 20
"""A look at what is new when there is so much more than went, some 5 MB, and at what outlived one after so many of
these looks. Python's own 700 look six times at what each letter typed leaves, a twentieth of its cost; so much is left
by some thirty letters, and a look at it takes as long as a letter.
"""
STARTING, OLD = 200_000, 200
"""The same until the app has started, or in a command, for what is made then mostly stays; and after so many looks at
what outlived one a look at all.
"""
STARTED_SECONDS = 3.0
"""After the first paint, until the list is filled and the first report is shown."""
PAUSE_SECONDS = 1.0
"""Without a key, until what came since the last pause is gone through: longer than between two letters. When as much
again has passed, longer than between two keys of somebody who reads on, what was left behind before is collected.
"""
OLDEST = 2
"""Python's generation that holds all that was not set aside; the one before holds what came since the last pause."""
SELDOM = 1_000
"""Collections of the middle generation between two full ones that come by themselves: keys that never pause for an hour
must not fill the memory.
"""


def collect_seldom() -> None:
    """Have a command, or a start, hardly look for rings of objects: what it makes is a list of the reports, and looking
    through that of 100,000 again for each room that is opened took a third of a search.
    """
    gc.set_threshold(STARTING, MIDDLE, OLD)


class Collecting:
    """Collects for one app when it is quiet."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: Timer | None = None
        self._pauses = 0

    def begin(self) -> None:
        """Set aside what is there once the app has started."""
        self._app.set_timer(STARTED_SECONDS, self._set_aside)

    def key_pressed(self) -> None:
        """Collect later."""
        self._pauses = 0
        if self._waiting is None:
            self._waiting = self._app.set_timer(PAUSE_SECONDS, self._paused)
        else:
            self._waiting.reset()

    def _set_aside(self) -> None:
        gc.collect()
        gc.freeze()
        gc.set_threshold(NEW, MIDDLE, SELDOM)

    def _paused(self) -> None:
        """Go through what is new, in the next pause through all."""
        self._pauses += 1
        gc.collect(self._pauses)
        self._waiting = self._app.set_timer(PAUSE_SECONDS, self._paused) if self._pauses < OLDEST else None
