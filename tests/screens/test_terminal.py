"""The program in a terminal of its own: signals, stopping and continuing, and the state the terminal is left in."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from index.workspace import Workspace

COLUMNS, ROWS = 100, 30
PATIENCE = 120.0
"""Seconds until something is given up; a busy machine takes twenty to start a program."""
LEFT_ON = {"alternate screen": b"\x1b[?1049", "mouse": b"\x1b[?1000", "focus events": b"\x1b[?1004"}
"""Modes that must be off when the program has gone: the last word on each must be `l`."""


class Terminal:
    """A program in a pseudo-terminal, and what it drew."""

    def __init__(self, command: list[str]) -> None:
        self.main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.before = termios.tcgetattr(side)
        self.side = side
        environment = {**os.environ, "TERM": "xterm-256color"}
        self.process = subprocess.Popen(command, stdin=side, stdout=side, stderr=side, env=environment)
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.received = b""

    def read(self, silence: float = 0.3) -> None:
        """Take in what was drawn until the program is silent."""
        while select.select([self.main], [], [], silence)[0]:
            try:
                data = os.read(self.main, 65536)
            except OSError:
                return
            self.received += data
            # pyte takes `CSI > 1 u` and the like for other sequences; they draw nothing
            with contextlib.suppress(Exception):
                self.stream.feed(data)

    def falls_silent(self, seconds: float) -> bool:
        """Whether it comes to draw nothing for so long; what it had to draw still, a busy machine may have delayed."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if not select.select([self.main], [], [], seconds)[0]:
                return True
            os.read(self.main, 65536)
        return False

    def wait_for(self, text: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.read(0.1)
            if text in "\n".join(self.screen.display):
                return
        raise AssertionError("\n".join(self.screen.display))

    def type(self, keys: bytes) -> None:
        os.write(self.main, keys)
        self.read()


@pytest.fixture
def terminal(workspace: Workspace) -> Iterator[Terminal]:
    settings = workspace.settings
    places = ["--cache", settings.cache, "--annotations", settings.annotations]
    made = Terminal([sys.executable, "-m", "tui.cli", *places])
    made.wait_for("5 reports")
    yield made
    made.process.kill()
    made.process.wait()
    for end in (made.main, made.side):
        with contextlib.suppress(OSError):  # a story may have closed it
            os.close(end)


def assert_left_as_found(terminal: Terminal) -> None:
    terminal.read()
    for name, mode in LEFT_ON.items():
        last = terminal.received.rfind(mode)
        assert terminal.received[last + len(mode) : last + len(mode) + 1] == b"l", name
    assert termios.tcgetattr(terminal.side)[3] == terminal.before[3]


def test_q_quits_and_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.type(b"q")
    assert terminal.process.wait(PATIENCE) == 0
    assert_left_as_found(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order(terminal: Terminal, number: signal.Signals) -> None:
    terminal.process.send_signal(number)
    assert terminal.process.wait(PATIENCE) == 128 + number
    assert_left_as_found(terminal)


def test_a_terminal_that_goes_away_ends_it(terminal: Terminal) -> None:
    """Also where no signal tells of it: the terminal belongs to the process that started this one."""
    os.close(terminal.main)
    assert terminal.process.wait(PATIENCE) == 128 + signal.SIGHUP


def test_stopped_and_continued_it_paints_itself_anew(terminal: Terminal) -> None:
    terminal.process.send_signal(signal.SIGTSTP)
    terminal.read(0.5)
    terminal.screen.reset()
    terminal.received = b""
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait_for("5 reports")


def test_what_something_else_has_written_over_is_drawn_anew_by_a_key(terminal: Terminal) -> None:
    terminal.screen.reset()
    terminal.type(b"\x1b[B")
    assert "5 reports" not in "\n".join(terminal.screen.display)  # only what has changed is sent
    terminal.type(b"\x0c")
    terminal.wait_for("5 reports, newest first")


def test_idle_it_says_nothing(terminal: Terminal) -> None:
    assert terminal.falls_silent(2.0)


def test_nothing_is_lost_by_a_kill(terminal: Terminal, workspace: Workspace) -> None:
    terminal.type(b"\r")
    terminal.type(b"a")
    terminal.wait_for("kind")
    terminal.type(b"kept")
    terminal.type(b"\x13")
    terminal.wait_for("Saved in")
    terminal.process.kill()
    terminal.process.wait()
    files = list(Path(workspace.settings.annotations).glob("*.yaml"))
    assert "kept" in files[0].read_text(encoding="utf-8")
