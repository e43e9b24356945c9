"""What a slow line has to carry: bytes sent for each of a dozen actions, `python -m benchmarks.slow_line`.

At 25 kB/s, as a poor mobile link under ssh, 2500 bytes are a tenth of a second, about what feels immediate. Bytes are
counted in a pseudo-terminal of 120 columns and 40 rows with 256 colours, as over ssh. Exit status 1 when an action
takes more than its aim.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

from benchmarks.start import Program

BYTES_A_SECOND = 25_000

MOST = {"a row": 0.3, "a letter": 0.1, "a screen": 0.6}
"""Seconds that an action may take on such a line: one that changes a row and the report beside it, as a search does
too; a letter that is typed; and one that draws another screen.
"""

ACTIONS = (
    ("first screen", b"", "a screen"),
    ("down a row", b"\x1b[B", "a row"),
    ("to the query", b"/", "a letter"),
    ("a letter", b"d", "a letter"),
    ("two more", b"er", "a row"),
    ("the last two", b"aa", "a row"),
    ("to the hits", b"\x1b[B", "a row"),
    ("open a report", b"\r", "a screen"),
    ("down a line", b"\x1b[B", "a row"),
    ("a page down", b"\x1b[6~", "a screen"),
    ("next hit", b"n", "a screen"),
    ("the dialog of a note", b"a", "a screen"),
    ("a letter of a note", b"x", "a letter"),
    ("save it", b"\x13", "a screen"),
    ("back to the list", b"\x1b", "a row"),
    ("what to compare with", b"c", "a screen"),
    ("a comparison", b"\r", "a screen"),
    ("its next difference", b"d", "a row"),
    ("help", b"?", "a screen"),
)
"""What it is called, the keys, and which aim it has."""


def main() -> int:
    """Print the bytes and seconds; 1 when an aim is missed."""
    missed = []
    with tempfile.TemporaryDirectory() as home:
        places = ["--cache", f"{home}/cache", "--annotations", f"{home}/annotations"]
        reader = [sys.executable, "-m", "tui.cli"]
        subprocess.run([*reader, "index", *places], check=True, stderr=subprocess.DEVNULL)
        program = Program([*reader, *places], COLORTERM="", XDG_STATE_HOME=f"{home}/state")
        program.first_paint()
        program.settle()
        before = 0
        for name, keys, aim in ACTIONS:
            if keys:
                program.key(keys)
                program.settle()
            sent, before = program.sent - before, program.sent
            seconds = sent / BYTES_A_SECOND
            print(f"{name:24}{sent:7,} bytes {seconds:6.2f} s")
            if seconds > MOST[aim]:
                missed.append(name)
        program.close()
    print("missed: " + ", ".join(missed) if missed else "every aim is met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
