"""What the reader costs on a folder of one size that was read before: its start, its letters, and giving up a query.

The app runs in a pseudo-terminal, as a user would have it; figures are CPU milliseconds of its process.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

from benchmarks.growth import queries
from benchmarks.start import Program

BETWEEN = 0.2
"""Seconds between two letters: five a second, as a good typist writes."""
AWAIT = 1.5
"""Seconds after which all is done that a key began: the answer for good, and the report beside the list."""
TEXTS = 6
"""Texts that are typed."""


def measured(home: Path) -> dict[str, float]:
    """The figures; the start is that of a folder in which nothing has changed."""
    places = ["--cache", str(home / "cache"), "--annotations", str(home / "annotations"), str(home / "reports")]
    program = Program([sys.executable, "-m", "tui.cli", "--fresh", *places])
    found = {"app: first paint": program.first_paint()}
    program.settle()
    found["app: settled"] = program.cpu()
    _after(program, b"/", AWAIT)
    letters, given_up = [], []
    for text in _texts():
        letters += [_after(program, letter.encode(), BETWEEN) for letter in text]
        _after(program, b"", AWAIT)
        given_up.append(_after(program, b"\x1b", AWAIT))
        _after(program, b"/", AWAIT)
    letters.sort()
    found["app: a letter, median"] = statistics.median(letters)
    found["app: a letter, p95"] = letters[int(0.95 * len(letters))]
    found["app: giving up a query"] = statistics.median(given_up)
    found["app, MB"] = _megabytes(program.process.pid)
    program.close()
    return found


def _texts() -> list[str]:
    """The texts of the keystrokes, whole."""
    typed = queries.keystrokes()
    return [text for text, after in zip(typed, [*typed[1:], ""], strict=True) if len(after) < len(text)][:TEXTS]


def _after(program: Program, keys: bytes, seconds: float) -> float:
    """CPU milliseconds of the process in the seconds after some keys."""
    before, until = program.cpu(), time.monotonic() + seconds
    os.write(program.main, keys)
    while (left := until - time.monotonic()) > 0:
        program.read(left)
    return program.cpu() - before


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
