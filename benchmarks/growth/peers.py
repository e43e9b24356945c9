"""The same questions to others on the same reports: SQLite's FTS5, and ripgrep where it is installed."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.growth.reports import made

HITS = 10


def fts5_form(shape: str, text: str) -> str:
    """A query in the words of FTS5; empty where it has no such shape."""
    words = [w for w in text.replace('"', " ").split() if ":" not in w]
    match shape:
        case "one word" | "a place" | "a name" | "two words":
            return " OR ".join(f'"{w}"' for w in words)
        case "phrase" | "beginning":
            return text
        case "proximity":
            return f"NEAR({words[0]} {words[1]}, 8)"
        case "not":
            return f"{words[0]} NOT {words[1].lstrip('-')}"
        case "or":
            return text
    return ""


class Fts5:
    """Titles and texts in one table, the ten best with a passage."""

    def __init__(self, file: Path, count: int) -> None:
        there = file.exists()
        self._database = sqlite3.connect(file)
        started = time.process_time()
        if not there:
            self._database.execute("CREATE VIRTUAL TABLE reports USING fts5(title, body)")
            rows = ((r.title, r.body) for r in made(count))
            self._database.executemany("INSERT INTO reports VALUES (?, ?)", rows)
            self._database.commit()
        self.built = time.process_time() - started

    def ask(self, query: str) -> list[tuple[str, str]]:
        """The ten best: title and passage."""
        told = (
            "SELECT title, snippet(reports, 1, '', '', '', 20) FROM reports WHERE reports MATCH ? ORDER BY rank LIMIT ?"
        )
        return self._database.execute(told, (query, HITS)).fetchall()


def ripgrep() -> Callable[[Path, str], float] | None:
    """CPU milliseconds of looking for a word in the files of a folder; None where ripgrep is not installed."""
    program = shutil.which("rg")
    if program is None:
        return None

    def took(folder: Path, word: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "-liw", "--", word, str(folder)], check=False, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)

    return took
