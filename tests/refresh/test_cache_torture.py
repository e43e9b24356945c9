"""The cache under force: a build and a change that are killed, a full disk, bytes that are not what was written.

What must hold each time: what happened is said in a sentence, what is known afterwards is what a cache that nothing
befell knows, and nothing but the cache is touched. `make torture` runs the long ones.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from test_damage import flipped, run

from index import config
from index.errors import CatalogueError
from index.workspace import Workspace

KILLED = """
import os, pathlib, signal, sys
from contextlib import contextmanager
from index import config, private
from index.catalogue.database import Database
from index.workspace import Workspace

folder, cache, annotations, last = sys.argv[1:]
points = 0

def point():
    global points
    points += 1
    if points == int(last):
        os.kill(os.getpid(), signal.SIGKILL)

def between(real):
    def call(*arguments):
        point()
        done = real(*arguments)
        point()
        return done
    return call

@contextmanager
def writing(self, real=Database.writing):
    point()
    with real(self) as db:
        yield db
        point()
    point()

Database.writing = writing
private.touch = between(private.touch)
pathlib.Path.replace = between(pathlib.Path.replace)
workspace = Workspace(config.load(None, folder=folder, cache=cache, annotations=annotations))
workspace.library.refresh()
workspace.close()
print(points)
"""
"""A refresh that ends itself at a point: before, within or after a change of the catalogue, before or after a file of
the index is made or gets its name.
"""

NAMES = ["Karbala", "Kerbala", "Tobruk", "Tobrouk", "Rami Abdel Rahman", "Rami Abdulrahman", "Hezbollah", "Hizbullah"]
WORDS = ["bridge", "convoy", "river", "market", "convoys", "bread", "school", "road"]


def text(number: int) -> str:
    """A report: every third is an edition of the one before, every seventh a copy of the first of its seven."""
    chance = random.Random(number - (number % 3 == 2) - number % 7 * (number % 7 == 6))
    told = [f"{chance.choice(NAMES)} held the {chance.choice(WORDS)} at {chance.choice(NAMES)}." for _ in range(12)]
    return " ".join([f"Report {chance.random()}\\n\\n", *told, "And more." if number % 3 == 2 else ""])


class Folder:
    """A folder of reports with its places, and what is known of it."""

    def __init__(self, home: Path, cache: Path | None = None) -> None:
        """With places in `home`, and with a copy of a cache, if one is named."""
        self.reports, self.cache, self.annotations = home / "reports", home / "cache", home / "annotations"
        self.reports.mkdir()
        if cache:
            shutil.copytree(cache, self.cache)
        for number in range(24):
            self.write(number, text(number))

    def write(self, number: int, said: str) -> None:
        (self.reports / f"{number}.txt").write_text(said, encoding="utf-8")

    def change(self) -> None:
        """Reports come, change and go."""
        self.write(99, text(30))
        self.write(98, text(4))
        self.write(3, text(31))
        (self.reports / "0.txt").unlink()
        (self.reports / "7.txt").unlink()

    def places(self) -> dict[str, str]:
        return {"folder": str(self.reports), "cache": str(self.cache), "annotations": str(self.annotations)}

    @contextmanager
    def opened(self) -> Iterator[Workspace]:
        workspace = Workspace(config.load(None, **self.places()))
        try:
            yield workspace
        finally:
            workspace.close()

    def refreshed(self, last: int = 0) -> subprocess.CompletedProcess[str]:
        """A refresh in a process that ends at its `last` point; 0 for one that comes to its end."""
        command = [sys.executable, "-c", KILLED, *self.places().values(), str(last)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def known(self) -> tuple[object, ...]:
        """All that is known of the folder, once it is read."""
        with self.opened() as workspace:
            workspace.library.refresh()
            assert workspace.library.is_current()
            sharing, names = workspace.library.sharing, workspace.search.searcher
            articles = [s.id for s in workspace.library.summaries()]
            return (
                workspace.library.summaries(),
                [(sharing.versions(i), sharing.shares_wording_with(i), sharing.paths(i)) for i in articles],
                [(names.spellings(name), names.evidence(name)) for name in NAMES],
                [
                    [(h.summary.id, round(h.score, 6)) for h in workspace.search.answer(w).hits]
                    for w in [*WORDS, *NAMES]
                ],
                workspace.cache.engine.ids(),
            )


def kill_at(home: Path, times: int, happens: Callable[[Folder], None] | None, lexicon: Path | None = None) -> None:
    """Kill a build, or what follows after something happens to a folder that was read, at so many points; whatever was
    done by then, it is completed. Where there is a cache with the compiled `lexicon`, only what follows it is killed.
    """
    folder = Folder(home, lexicon)
    if happens:
        assert folder.refreshed().returncode == 0
        happens(folder)
    before = home / "before"
    if folder.cache.exists():
        shutil.copytree(folder.cache, before)
    points = int(folder.refreshed().stdout)
    wanted = folder.known()
    assert points > 20
    for number in range(times):
        shutil.rmtree(folder.cache)
        if before.exists():
            shutil.copytree(before, folder.cache)
        ended = folder.refreshed(1 + number * points // times)
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        assert folder.known() == wanted
    assert not folder.annotations.exists() or not any(folder.annotations.iterdir())


@pytest.mark.apart
def test_a_build_and_a_change_that_are_killed_are_completed(tmp_path: Path, compiled_lexicon: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "change").mkdir()
    kill_at(tmp_path / "build", 2, None, compiled_lexicon)
    kill_at(tmp_path / "change", 3, Folder.change, compiled_lexicon)


@pytest.mark.torture
@pytest.mark.apart
@pytest.mark.parametrize("happens", [None, Folder.change], ids=["build", "change"])
def test_twenty_kills_are_completed(tmp_path: Path, happens: Callable[[Folder], None] | None) -> None:
    kill_at(tmp_path, 20, happens)


@pytest.mark.torture
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="a small disk can be mounted by root only")
@pytest.mark.parametrize("kilobytes", [64, 128, 256, 384, 512, 640])
def test_a_cache_folder_without_space_is_said_and_completed_with_space(tmp_path: Path, kilobytes: int) -> None:
    folder = Folder(tmp_path)
    wanted = folder.known()
    shutil.rmtree(folder.cache)
    folder.cache.mkdir()
    small = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=700", "none", str(folder.cache)]
    if subprocess.run(small, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        with pytest.raises(CatalogueError, match=r"(?i)no space left|disk is full"), folder.opened() as workspace:
            workspace.library.refresh()
        subprocess.run(["mount", "-o", "remount,size=64m", str(folder.cache)], check=True)
        assert folder.known() == wanted
    finally:
        subprocess.run(["umount", str(folder.cache)], check=True)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(8))
def test_flipped_bytes_in_any_file_of_the_cache_end_in_no_traceback_and_a_new_cache_heals_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    """Damage within a value need not be noticed, but it costs nothing beside the cache, and `--rebuild` is enough."""
    folder = Folder(tmp_path)
    wanted = folder.known()
    before = tmp_path / "before"
    shutil.copytree(folder.cache, before)
    files = [p for p in sorted(folder.cache.rglob("*")) if p.is_file() and p.stat().st_size]
    assert {"catalogue.sqlite"} < {p.name for p in files}
    for path in files:
        shutil.rmtree(folder.cache)
        shutil.copytree(before, folder.cache)
        path.write_bytes(flipped(path.read_bytes(), seed))
        with folder.opened() as workspace:
            for command in (("list", "--json"), ("search", "convoy hezbollah", "--json"), ("index",)):
                status, _, said = run(workspace, capsys, *command)
                assert status in (0, 1), (path, said)
            assert run(workspace, capsys, "index", "--rebuild")[0] == 0
        assert folder.known() == wanted, path
