"""Killed at random moments of a session in a terminal, the next start stands where the user was, the last second
excepted. `make torture` runs it.

Each session is gone through twice: once slowly, where every key is waited for, to see where it leads; then as fast as
fingers go, until it is killed.
"""

from __future__ import annotations

import os
import random
import sys
import time
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path

import pytest
from test_terminal import Terminal

KILLS = int(os.environ.get("KILLS", "50"))
LAST_SECOND = 1.0
LOOK = 0.05
IDLE = 0.03
"""Seconds of work in so short a silence below which nothing is at work."""
SETTLED = 0.7
"""Seconds of silence after which a key has led where it leads."""
BELOW = 2
"""Rows at the foot of the screen that tell what was just said and which keys work: these are not a place."""
HEAD = 3
"""Rows at the top that say what is on its way, with a blank before their ellipsis ("looking …"); a title that is cut
has none.
"""
MOST_LOOKS = 20
"""Looks at whether it has come: an ellipsis that stays is no work."""
LONGEST_GAP, LONGEST_PAUSE = 0.5, 2.0

FIND = "fthe\r"
LIBRARY = ["j", "j", "k", "\r", "\x1b[6~", "\x1b", "/deraa\r", "/army\r", "n", "n", "m", "m", "L", "o", "G"]
READING = ["v", FIND]
COMPARISON = ["n", "d", "\t", "j", "j", "x", "\x1b"]


class Session(Terminal):
    """The program in a terminal, with a state folder of its own."""

    def __init__(self, home: Path, state: Path, *options: str) -> None:
        places = [f"--{name}={home / name}" for name in ("cache", "annotations")]
        os.environ["XDG_STATE_HOME"] = str(state)
        super().__init__([sys.executable, "-m", "tui.cli", *places, *options])
        self._own, self._looked = 0.0, (time.monotonic(), 0.0)
        self.wait_for("? help")

    def settled(self) -> str:
        """What is shown when all that was asked for is done: nothing is drawn, computed or waited for."""
        for _ in range(MOST_LOOKS):
            used, waited = self._used()
            self.read(SETTLED)
            used, waited = self._used()[0] - used, self._used()[1] - waited
            if used + waited < IDLE and not any(" …" in row for row in self.screen.display[:HEAD]):
                break
        return self.body

    def _used(self) -> tuple[float, float]:
        """Seconds that the program has computed so far, and those in which it could have, but others did."""
        used = [(0, 0)]
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            with suppress(OSError):
                computed, waited, _ = map(int, (task / "schedstat").read_text().split())
                used.append((computed, waited))
        return sum(u for u, _ in used) / 1e9, sum(w for _, w in used) / 1e9

    @property
    def own_time(self) -> float:
        """Seconds on a clock that stands while others have the processor, and never goes back: a busy machine is no
        fault of the program.
        """
        now, waited = time.monotonic(), self._used()[1]
        self._own += max(0.0, now - self._looked[0] - max(0.0, waited - self._looked[1]))
        self._looked = now, waited
        return self._own

    @property
    def body(self) -> str:
        """What is shown, without what was just said and the thumbs of scroll bars."""
        return "\n".join(row.rstrip(" ▁▂▃▄▅▆▇█") for row in self.screen.display[:-BELOW])

    def next_keys(self, chance: random.Random) -> str:
        hints = self.screen.display[-1]
        if "compare 2 marked" in hints and chance.random() < 0.3:
            return "c"
        if "d difference" in hints:
            return chance.choice(COMPARISON)
        return chance.choice(LIBRARY + READING if "f find" in hints else LIBRARY)

    def press(self, keys: str) -> None:
        os.write(self.main, keys.encode())

    def kill(self) -> float:
        """Kill it; when, on its own clock."""
        now = self.own_time
        self.process.kill()
        self.process.wait()
        os.close(self.main)
        os.close(self.side)
        return now


class Watched:
    """A session that goes through screens which are known, and what of it was seen when.

    A key counts from when what it did is seen: on a busy machine that is long after it was pressed.
    """

    def __init__(self, session: Session, known: list[str]) -> None:
        self._session, self._known = session, known
        self._reached = [(float("-inf"), 0)]
        self._seen = [(float("-inf"), known[0])]

    def watch(self, seconds: float) -> None:
        """Look at it for so long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._session.read(LOOK)
            body, now, ahead = self._session.body, self._session.own_time, self._reached[-1][1] + 1
            self._seen.append((now, body))
            if body in self._known[ahead:]:
                self._reached.append((now, self._known.index(body, ahead)))

    def may_be_left(self, moment: float) -> set[str]:
        """What the next start may show when what was seen by a moment is kept: what was seen last then, or since, or
        what the keys lead to that were pressed since.
        """
        surely = max(number for when, number in self._reached if when < moment)
        last = max(when for when, _ in self._seen if when < moment)
        return {*self._known[surely:], *(body for when, body in self._seen if when >= last)}


def parted(keys: str) -> list[str]:
    """The keys of a word that is typed, one by one."""
    return list(keys) if keys.startswith("/") or keys == FIND else [keys]


def gone_through(home: Path, state: Path, chance: random.Random) -> tuple[list[str], list[str]]:
    """The keys of a session, and what is shown at its start and after each."""
    session = Session(home, state)
    keys, shown = [], [session.settled()]
    for _ in range(chance.randrange(1, 9)):
        for key in parted(session.next_keys(chance)):
            keys.append(key)
            session.press(key)
            shown.append(session.settled())
    session.kill()
    return keys, shown


@pytest.mark.torture
def test_killed_at_any_moment_the_next_start_stands_where_the_user_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    chance = random.Random(50)
    lost = []
    for number in range(KILLS):
        keys, shown = gone_through(tmp_path, tmp_path / f"slow-{number}", chance)
        state = tmp_path / f"killed-{number}"
        session = Session(tmp_path, state)
        watched = Watched(session, shown)
        for each in keys:
            session.press(each)
            watched.watch(chance.random() * LONGEST_GAP)
        watched.watch(chance.random() * LONGEST_PAUSE)
        killed = session.kill()
        may_be = watched.may_be_left(killed - LAST_SECOND)
        again = Session(tmp_path, state)
        stands = again.settled()
        again.kill()
        if stands not in may_be:
            nearest = min(may_be, key=lambda each: sum(a != b for a, b in zip(each, stands, strict=False)))
            rows = unified_diff(nearest.splitlines(), stands.splitlines(), "was", "became", lineterm="", n=0)
            lost.append(f"{keys}\n" + "\n".join(rows))
    assert not lost, f"{len(lost)} of {KILLS}:\n" + "\n\n".join(lost)
