"""How soon the reader is there and how it answers keys, beside a small Textual app: `python -m benchmarks.start`.

Both run in a pseudo-terminal. CPU time of the process is read from /proc when its screen first shows something, and
around each key; the ratio to the small app holds on a slow machine too. Exit status 1 when an aim is missed.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import NamedTuple

import pyte

COLUMNS, ROWS = 120, 40
RUNS = 5
PRESSES = 60
SILENCE = 0.25
"""Seconds without output after which a program is taken to have settled."""

PATIENCE = 20.0

COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""Modules are compiled once, as where the program is installed: else each start of ours would compile what the small
app's library has had compiled.
"""

SMALL_APP = """
from textual.app import App
from textual.widgets import {widget}
class Small(App):
    def compose(self):
        yield {widget}({contents})
Small().run()
"""
SMALL_LIST = SMALL_APP.format(widget="OptionList", contents="*[f'Report {n} of the day' for n in range(200)]")
SMALL_INPUT = SMALL_APP.format(widget="Input", contents="")
ARROWS = [b"\x1b[B", b"\x1b[A"]
LETTERS = [b"d", b"e", b"r", b"a", b"a", b"\x7f", b"\x7f", b"\x7f", b"\x7f", b"\x7f"]

AIMS = {"start": 2.0, "list": 1.5, "typing": 1.5, "typing p95": 1.5, "page": 20.0}
"""CPU to first paint and key to paint, as ratios to a small app; CPU ms of a PageDown while reading."""


class Measured(NamedTuple):
    """CPU ms to first paint (median), ms from key to paint (median and 95th percentile), CPU ms of a key (median)."""

    start: float
    paint: float
    paint_p95: float
    cost: float


class Program:
    """A program in a pseudo-terminal, and the CPU time it has used."""

    def __init__(self, command: list[str], **environment: str) -> None:
        self.main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        around = {**os.environ, **COMPILED, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        self.process = subprocess.Popen(command, stdin=side, stdout=side, stderr=side, env=around)
        os.close(side)
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.sent = 0
        """How many bytes it has sent to its terminal so far."""

    def cpu(self) -> float:
        """CPU milliseconds of the process so far, all its threads together."""
        total = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            with contextlib.suppress(OSError):
                total += int((task / "schedstat").read_text().split()[0])
        return total / 1e6

    def read(self, seconds: float) -> bool:
        """Take in what is drawn next; false when nothing comes for so long."""
        if not select.select([self.main], [], [], seconds)[0]:
            return False
        with contextlib.suppress(OSError):
            data = os.read(self.main, 1 << 16)
            self.sent += len(data)
            with contextlib.suppress(Exception):  # sequences that pyte does not know draw nothing
                self.stream.feed(data)
        return True

    def first_paint(self) -> float:
        """CPU ms until the screen shows something."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.read(0.01)
            if any(line.strip() for line in self.screen.display):
                return self.cpu()
        raise TimeoutError("nothing was drawn")

    def settle(self) -> None:
        """Wait until it is silent."""
        while self.read(SILENCE):
            pass

    def key(self, keys: bytes) -> tuple[float | None, float]:
        """Press a key: milliseconds until something is drawn (None: nothing was), and CPU ms until it is silent
        again.
        """
        before, start = self.cpu(), time.perf_counter()
        os.write(self.main, keys)
        painted = (time.perf_counter() - start) * 1000 if self.read(1.0) else None
        self.settle()
        return painted, self.cpu() - before

    def close(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()
        os.close(self.main)


def measured(command: list[str], keys: list[bytes], enter: bytes = b"") -> Measured:
    """Start a program a few times, and press keys in the last."""
    starts, paints, costs = [], [], []
    for run in range(RUNS):
        program = Program(command)
        starts.append(program.first_paint())
        program.settle()
        if run == RUNS - 1:
            if enter:
                program.key(enter)
            for press in range(PRESSES):
                painted, cost = program.key(keys[press % len(keys)])
                if painted is not None:
                    paints.append(painted)
                    costs.append(cost)
        program.close()
    p95 = sorted(paints)[int(0.95 * len(paints))]
    return Measured(statistics.median(starts), statistics.median(paints), p95, statistics.median(costs))


def main() -> int:
    """Print the figures; 1 when an aim is missed."""
    with tempfile.TemporaryDirectory() as home:
        places = ["--cache", f"{home}/cache", "--annotations", f"{home}/annotations"]
        reader = [sys.executable, "-m", "tui.cli"]
        os.environ["XDG_STATE_HOME"] = home  # where this user left off is no matter of the benchmark
        subprocess.run([*reader, "index", *places], check=True, stderr=subprocess.DEVNULL)
        small = measured([sys.executable, "-c", SMALL_LIST], ARROWS)
        small_input = measured([sys.executable, "-c", SMALL_INPUT], LETTERS)
        listed = measured([*reader, *places], ARROWS)
        typing = measured([*reader, *places], LETTERS, enter=b"/")
        reading = measured([*reader, *places], [b"\x1b[6~", b"\x1b[5~"], enter=b"\r")
    figures = {
        "start": ("CPU ms to first paint", listed.start, small.start),
        "list": ("ms key to paint, list", listed.paint, small.paint),
        "typing": ("ms key to paint, typing", typing.paint, small_input.paint),
        "typing p95": ("ms key to paint, typing p95", typing.paint_p95, small_input.paint_p95),
        "page": ("CPU ms of a PageDown", reading.cost, 1.0),
    }
    for what, ours, floor in figures.values():
        print(f"{what:28}{ours:9.1f}   small app {floor:8.1f}   ratio {ours / floor:6.2f}")
    missed = [name for name, (_, ours, floor) in figures.items() if ours / floor > AIMS[name]]
    print("missed: " + ", ".join(missed) if missed else "every aim is met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
