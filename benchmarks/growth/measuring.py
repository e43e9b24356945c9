"""One size, measured in this process: `python -m benchmarks.growth.measuring SIZE HOME` prints a JSON object.

All figures are CPU milliseconds, of this process and those it starts, but for memory and disk, which are megabytes.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.growth import app, peers, queries, reports
from index import config
from index.search.request import EXPLAINED_TYPING, SearchRequest
from index.workspace import Workspace


def cpu() -> float:
    """CPU milliseconds of this process and of all that it has waited for."""
    told = os.times()
    return 1000 * (told.user + told.system + told.children_user + told.children_system)


def taken(do: Callable[[], Any]) -> float:
    """CPU milliseconds of doing it once."""
    started = cpu()
    do()
    return cpu() - started


def each(do: Callable[[str], Any], texts: Iterable[str]) -> list[float]:
    """CPU milliseconds of this process for each text: a clock that is finer, and sees no other process."""
    found = []
    for text in texts:
        started = time.process_time()
        do(text)
        found.append(1000 * (time.process_time() - started))
    return found


def opened(home: Path) -> Workspace:
    """The folder of one size, through the front door."""
    places = {name: str(home / name) for name in ("cache", "annotations")}
    return Workspace(config.load(str(config.shipped("config.yaml")), folder=str(home / "reports"), **places))


def changes(home: Path, workspace: Workspace) -> dict[str, float]:
    """Nothing new, then a file that comes, changes and goes."""
    file = home / "reports" / "zz-one-more.txt"
    one, other, *_ = reports.made(2)
    found = {"nothing new": taken(workspace.library.refresh)}
    file.write_text(one.text.replace(one.title, "Velby reports come later"), encoding="utf-8")
    found["add one"] = taken(workspace.library.refresh)
    file.write_text(other.text.replace(other.title, "Velby reports come later still"), encoding="utf-8")
    found["change one"] = taken(workspace.library.refresh)
    file.unlink()
    found["delete one"] = taken(workspace.library.refresh)
    return found


def searching(home: Path) -> dict[str, float]:
    """Each shape of query as a command asks it, and typing as the screen does, in a process that has not built."""
    workspace = opened(home)
    found = {"first search": each(lambda t: workspace.search.answer(SearchRequest(t, limit=10)), ["siege"])[0]}
    workspace.search.searcher.warm()
    means = []
    for shape, texts in queries.shapes().items():
        took = each(lambda t: workspace.search.answer(SearchRequest(t, limit=10)), texts)
        found[shape] = statistics.mean(took)
        means.append(found[shape])
    found["mean of shapes"] = statistics.mean(means)
    took = sorted(each(lambda t: _typed(workspace, t), queries.keystrokes()))
    found["keystroke, median"] = statistics.median(took)
    found["keystroke, p95"] = took[int(0.95 * len(took))]
    found["keystroke, worst"] = took[-1]
    found["searching, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    workspace.close()
    return found


def _typed(workspace: Workspace, text: str) -> None:
    """What the screen asks for after a letter."""
    answer = workspace.search.answer(SearchRequest(text, typing=True, explain=EXPLAINED_TYPING))
    workspace.search.timeline(answer)


def beside(home: Path, count: int) -> dict[str, float]:
    """The same shapes asked of the others."""
    fts5 = peers.Fts5(home / "fts5.sqlite", count)
    found = {"FTS5: build": 1000 * fts5.built} if fts5.built > 1 else {}
    means = []
    for shape, texts in queries.shapes().items():
        asked = [form for text in texts if (form := peers.fts5_form(shape, text))]
        if asked:
            means.append(statistics.mean(each(fts5.ask, asked)))
            found[f"FTS5: {shape}"] = means[-1]
    found["FTS5: mean of shapes"] = statistics.mean(means)
    if grep := peers.ripgrep():
        words = queries.shapes()["one word"][:3]
        found["ripgrep: one word"] = statistics.mean(grep(home / "reports", word) for word in words)
    return found


def main() -> None:
    count, home, part = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    found: dict[str, float] = {}
    if part == "building":
        reports.write(home / "reports", count)
        workspace = opened(home)
        if not (home / "built.json").exists():
            built = {"build": taken(workspace.library.refresh)}
            built["building, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            built["disk, MB"] = sum(f.stat().st_size for f in (home / "cache").rglob("*") if f.is_file()) / 2**20
            (home / "built.json").write_text(json.dumps(built))
        found = json.loads((home / "built.json").read_text())
        found |= changes(home, workspace)
        workspace.close()
    elif part == "commands":
        places = ["--cache", str(home / "cache"), "--annotations", str(home / "annotations"), str(home / "reports")]
        for name, words in {"command: search": ["search", "siege"], "command: list": ["list"]}.items():
            command = [sys.executable, "-m", "tui.cli", words[0], *places, *words[1:]]
            found[name] = taken(lambda c=command: subprocess.run(c, check=False, capture_output=True))
    elif part == "searching":
        found = searching(home)
    elif part == "app":
        found = app.measured(home)
    else:
        found = beside(home, count)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
