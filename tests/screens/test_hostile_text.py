"""Text that cannot bite: hostile text in every place that text appears, and none of it in what the terminal
receives.
"""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from app import running

from index.article import Span
from index.workspace import Workspace

EVIL = (
    "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\x1bPq\x1b\\\u202egnp\u2066[/x][@click=app.quit]quit[/][bold]\x07\x08\x00END"
)
FORBIDDEN = re.compile("\x1b|\x9b|\x07|\x08|\x00|\u202e|\u2066|[\x80-\x9f]")

IN_A_FILE = EVIL.replace("\x00", "")
"""A file with NUL bytes is no text and is not read."""

FILES = {
    "evil.txt": f"Title {IN_A_FILE}\n\nBody siege {IN_A_FILE} and more.\n\nSecond siege paragraph {IN_A_FILE}.",
    "other.txt": f"Other siege {IN_A_FILE} words.\n\nSecond siege paragraph.",
    f"na[b]me{chr(27)}]0;evil{chr(7)}.txt": "A siege in a file with a hostile name.",
    f"empty{chr(27)}[2J.txt": "",
}


@pytest.fixture
def hostile(open_folder: Callable[..., Workspace]) -> Workspace:
    workspace = open_folder(FILES, once=True)
    workspace.notes.annotate("evil", Span(0, 30), f"note {EVIL}", kind=f"k{EVIL}", tags=(f"t{EVIL}".replace("\n", ""),))
    return workspace


def shown_by(story: object) -> str:
    """Every text segment of every strip of the screen, as it would be sent."""
    return story.text()  # type: ignore[attr-defined,no-any-return]


async def test_no_widget_shows_it(hostile: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(hostile, (140, 40)) as story:
        seen: list[str] = []

        async def look(*keys: str) -> None:
            await story.press(*keys)
            seen.append(shown_by(story))

        await look()
        await look("slash")
        story.library.search_pane.line.value = "siege"
        await look()
        story.library.search_pane.line.value = f"siege {EVIL}"
        await look()
        story.library.search_pane.line.value = f"date:{EVIL}"
        await look()
        story.library.search_pane.line.value = "siege"
        await look("enter")
        await look("a")
        await look("escape", "e")
        await look("escape", "c")
        await look("enter")
        await look("n", "tab")
        await look("escape", "A")
        await look("e")
        await look("escape", "escape", "question_mark")
        story.library.say(f"an error {EVIL}", error=True)
        await look("escape")
        for article in [s.id for s in hostile.library.summaries()]:
            story.library.open_at(article, None)
            await look()
        assert story.app.is_running
        everything = "\n".join(seen)
    assert "END" in everything
    assert "[@click=app.quit]" in everything
    assert not FORBIDDEN.search(everything), FORBIDDEN.search(everything)


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["show", "evil"],
        ["search", "siege"],
        ["search", "--json", "siege"],
        ["search", f"date:{EVIL}".replace("\x00", "")],
        ["compare", "evil", "other"],
        ["annotations"],
        ["annotations", "--json"],
        ["show", f"no{EVIL}".replace("\x00", "")],
        ["list", "--json"],
    ],
)
def test_no_command_prints_it(hostile: Workspace, arguments: list[str]) -> None:
    settings = hostile.settings
    places = ["--folder", settings.folder, "--cache", settings.cache, "--annotations", settings.annotations]
    sent = [argument.encode() for argument in arguments]  # as a terminal sends it, whatever the tester's encoding
    ran = subprocess.run([sys.executable, "-m", "tui.cli", *sent, *places], capture_output=True, check=False)
    assert ran.returncode in (0, 1, 2)
    printed = (ran.stdout + ran.stderr).decode("utf-8")
    assert printed
    assert not FORBIDDEN.search(printed)


def test_the_terminal_itself_receives_none_of_it(hostile: Workspace) -> None:
    """The whole program in a terminal of its own: what it writes there holds nothing of the payload's sequences."""
    settings = hostile.settings
    command = [sys.executable, "-m", "tui.cli", "--folder", settings.folder, "--cache", settings.cache]
    command += ["--annotations", settings.annotations]
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    process = subprocess.Popen(command, stdin=side, stdout=side, stderr=side, env=environment, close_fds=True)
    os.close(side)
    received = io.BytesIO()
    _drain(main, received, until=b"help")
    steps = (b"/siege", b"found"), *((key, b"") for key in (b"\r", b"c", b"\r", b"n", b"\x1b", b"A", b"\x1b"))
    for keys, shows in steps:
        os.write(main, keys)
        _drain(main, received, until=shows)
    for _ in range(MOST_LEVELS):  # on a slow machine a key may have come before what it was meant for
        if process.poll() is None:
            os.write(main, b"q")
            _drain(main, received)
    process.wait(20)
    data = received.getvalue()
    os.close(main)
    assert b"END" in data
    for evil in (b"\x1b]52", b"ZXZpbA==\x07", b"\x1b]0;evil", b"\x1bPq", b"\xe2\x80\xae"):
        assert evil not in data


MOST_LEVELS = 6
"""Screens that may lie above each other; `q` goes up one."""


def _drain(descriptor: int, into: io.BytesIO, until: bytes = b"") -> None:
    """Read until something new has come, something was seen, and half a second is silent; a key may show nothing."""
    deadline, before = time.monotonic() + (20 if until else 4), into.tell()
    while time.monotonic() < deadline:
        if not select.select([descriptor], [], [], 0.5)[0]:
            if into.tell() > before and until in into.getvalue():
                return
            continue
        try:
            into.write(os.read(descriptor, 65536))
        except OSError:
            return


def test_the_rule_is_kept_in_the_code() -> None:
    """No widget draws with markup: labels, statics and toasts get styled text, never a plain string from outside."""
    for path in (Path(__file__).parent.parent.parent / "tui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "from_markup" not in source, path
        assert ".notify(" not in source, path
        assert "markup=True" not in source, path
