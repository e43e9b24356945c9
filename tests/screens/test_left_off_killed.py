"""Killed at random moments of a session in a terminal, the next start stands where the user was, the last second
excepted. `make torture` runs it.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

import pytest
from test_terminal import Terminal

KILLS = int(os.environ.get("KILLS", "50"))
LAST_SECOND = 1.0
LONGEST_PAUSE = 2.0
BELOW = 2
"""Rows at the foot of the screen that tell what was just said and which keys work: these are not a place."""

LIBRARY = [
    "j",
    "j",
    "k",
    "\r",
    "\x1b[6~",
    "\x1b",
    "/deraa\r",
    "/russian army\r",
    "n",
    "n",
    "m",
    "L",
    "o",
    "G",
    "\x1b[6~",
]
COMPARISON = ["n", "d", "\t", "j", "j", "x", "\x1b"]


class Session(Terminal):
    """A user who presses keys at random, and what was on screen since when."""

    def __init__(self, home: Path) -> None:
        options = [f"--{name}={home / name}" for name in ("cache", "annotations")]
        super().__init__([sys.executable, "-m", "tui.cli", *options])
        self.places: list[tuple[float, str]] = []
        self.wait_for("? help")
        self.look()

    def look(self) -> None:
        self.read(0.15)
        while "comparing what is meant" in self.screen.display[0]:
            self.read(0.15)
        self.places.append((time.monotonic(), "\n".join(self.screen.display[:-BELOW])))

    def wait(self, seconds: float) -> None:
        """Do nothing for so long, and see what still comes."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look()

    @property
    def is_comparing(self) -> bool:
        return "d difference" in self.screen.display[-1]

    def press_something(self, chance: random.Random) -> None:
        keys = chance.choice(COMPARISON if self.is_comparing else LIBRARY)
        if "compare 2 marked" in self.screen.display[-1] and chance.random() < 0.3:
            keys = "c"
        os.write(self.main, keys.encode())
        self.look()

    def end(self) -> float:
        """Kill it; when."""
        now = time.monotonic()
        self.process.kill()
        self.process.wait()
        os.close(self.main)
        os.close(self.side)
        return now


def is_answered_now(before: str, stands: str) -> bool:
    """Whether what was asked when the program was killed is found now."""
    was, now = before.splitlines(), stands.splitlines()
    return bool(was[0][:40].strip()) and was[0][:40] == now[0][:40] and "found" in now[1] and "found" not in was[1]


@pytest.mark.torture
def test_killed_at_any_moment_the_next_start_stands_where_the_user_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    chance = random.Random(50)
    lost = []
    for _ in range(KILLS):
        session = Session(tmp_path)
        for _ in range(chance.randrange(1, 9)):
            session.press_something(chance)
        session.wait(chance.random() * LONGEST_PAUSE)
        killed = session.end()
        again = Session(tmp_path)
        again.read(silence=1.0)
        again.look()
        stands = again.places[-1][1]
        older = [shown for when, shown in session.places if when < killed - LAST_SECOND]
        may_stand = older[-1:] + [shown for when, shown in session.places if when >= killed - LAST_SECOND]
        if stands not in may_stand and not is_answered_now(may_stand[-1], stands):
            lost.append(f"{may_stand[-1]}\n--- became ---\n{stands}")
        again.end()
    assert not lost, f"{len(lost)} of {KILLS}:\n" + "\n\n".join(lost[:3])
