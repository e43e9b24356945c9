"""Any doubt of the catalogue or the index is said, and both are built anew; a reading process that dies, and a folder
that goes away, are said too.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from app import running

from index.errors import DamagedCache, FolderError, ReadingStopped
from index.refresh import children
from index.refresh.completeness import Progress
from index.workspace import Workspace
from tui.cli import main
from tui.screens.library.controllers.folder_refresh import LOOK_AGAIN_SECONDS

Opener = Callable[..., Workspace]
FILES = {f"{n}.txt": f"Report {n}\n\nThe siege of Deraa went on, said Khalid {n} on Monday." for n in range(4)}


def flipped(data: bytes, seed: int) -> bytes:
    """Bytes with some bits turned, cut short, or partly lost."""
    lots, hurt = random.Random(seed), bytearray(data)
    match seed % 4:
        case 0:
            for _ in range(lots.randint(1, 4)):
                hurt[lots.randrange(len(hurt))] ^= 1 << lots.randrange(8)
        case 1:
            del hurt[lots.randrange(len(hurt)) :]
        case 2:
            start = lots.randrange(len(hurt))
            hurt[start : start + 512] = bytes(len(hurt[start : start + 512]))
        case _:
            for _ in range(200):
                hurt[lots.randrange(len(hurt))] = lots.randrange(256)
    return bytes(hurt)


def run(workspace: Workspace, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str, str]:
    """A command's exit status and what it says; a traceback fails the test."""
    own = workspace.settings
    places = ("--folder", own.folder, "--cache", own.cache, "--annotations", own.annotations)
    with pytest.raises(SystemExit) as left:
        main([*places, *arguments])
    said = capsys.readouterr()
    return left.value.code, said.out, said.err


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("part", ["catalogue", "index"])
def test_damage_ends_in_no_traceback_and_is_healed_by_index(
    open_folder: Opener, capsys: pytest.CaptureFixture[str], part: str, seed: int
) -> None:
    workspace = open_folder(FILES, once=True)
    good = run(workspace, capsys, "list", "--json")
    workspace.close()
    files = sorted(p for p in workspace.cache.home.rglob("*") if p.is_file() and p.stat().st_size)
    files = [p for p in files if (p.suffix == ".sqlite") == (part == "catalogue")]
    files = [p for p in files if not p.name.endswith("-shm")]  # memory of open programs: cut short, it kills them
    path = files[seed % len(files)]
    path.write_bytes(flipped(path.read_bytes(), seed))
    for command in (("list", "--json"), ("search", "siege khalid", "--json"), ("show", "1")):
        status, _, said = run(workspace, capsys, *command)
        assert status in (0, 1), said
    assert run(workspace, capsys, "index")[0] == 0
    assert run(workspace, capsys, "list", "--json")[1] == good[1]
    assert run(workspace, capsys, "search", "siege", "--json")[0] == 0


def test_damage_is_said_and_the_command_answers(open_folder: Opener, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = open_folder(FILES)
    workspace.close()
    with sqlite3.connect(workspace.cache.home / "catalogue.sqlite") as db:
        db.execute("UPDATE articles SET date_basis = 'nonsense'")
    db.close()
    status, shown, said = run(workspace, capsys, "list")
    assert status == 0
    assert "the catalogue is damaged" in said
    assert "it is built anew" in said
    assert "Report 3" in shown


def test_a_catalogue_that_is_only_busy_is_not_thrown_away(open_folder: Opener) -> None:
    workspace = open_folder(FILES)
    other = sqlite3.connect(workspace.cache.home / "catalogue.sqlite", isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    told: list[DamagedCache] = []
    workspace.cache.when_damaged = told.append
    assert workspace.library.summaries()
    other.close()
    assert told == []


async def test_the_app_says_damage_and_builds_anew(open_folder: Opener) -> None:
    workspace = open_folder(FILES)
    async with running(workspace) as story:
        assert story.sees("Report 3")
        with sqlite3.connect(workspace.cache.home / "catalogue.sqlite") as db:
            db.execute("DROP TABLE vocabulary")
        db.close()
        await story.press("slash")
        await story.type("sieg")
        await story.press("enter")
        await story.until(lambda: story.sees("the catalogue is damaged"))
        await story.until(lambda: not story.library.folder_refresh.is_reading and workspace.library.is_current())
        await story.press("escape", "escape", "slash")
        await story.type("siege")
        await story.press("enter")
        await story.until(
            lambda: story.sees("4 found") or story.sees("4 hits") or workspace.search.answer("siege").total == 4
        )
        assert story.sees("Report 3")


# --- the reading process dies ----------------------------------------------------------------


def test_how_the_process_ended_is_told(open_folder: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = open_folder(FILES)
    (Path(workspace.folder) / "new.txt").write_text("Another report.")
    for start, said in (
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "ended by SIGKILL; perhaps memory ran out"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "ended by SIGSEGV$"),
        ("raise ValueError('a bug')", "failed .*a bug"),
        ("import sys; sys.exit(3)", "exit status 3"),
    ):
        monkeypatch.setattr(children, "START", start)
        with pytest.raises(ReadingStopped, match=said):
            list(workspace.library.refreshing())
    monkeypatch.setattr(children, "START", "import sys; sys.exit('the disk is full')")
    with pytest.raises(ReadingStopped, match="the disk is full"):
        list(workspace.library.refreshing())


async def test_a_killed_reading_is_said_and_r_goes_on(open_folder: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = open_folder(FILES)
    (Path(workspace.folder) / "new.txt").write_text("New report\n\nAnother report of the siege.")

    def killed() -> Iterator[Progress]:
        yield Progress(340, 804, 340)
        raise ReadingStopped("its process was ended by SIGKILL; perhaps memory ran out")

    with monkeypatch.context() as patched:
        patched.setattr(workspace.library, "refreshing", killed)
        async with running(workspace) as story:
            assert story.sees("Reading stopped at 340 of 804 files", "SIGKILL", "r goes on")
            patched.undo()
            await story.press("r")
            await story.until(workspace.library.is_current)
            await story.until(lambda: story.sees("New report"))
            assert not story.sees("Reading stopped")


# --- the folder goes away --------------------------------------------------------------------


def away(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def emptied(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("elsewhere"))
    for path in folder.iterdir():
        path.unlink()


@pytest.mark.parametrize(("goes", "said"), [(away, "the folder is gone"), (emptied, "the folder is empty")])
async def test_a_folder_that_goes_away_is_said_and_gone_on_with_when_it_is_back(
    open_folder: Opener, monkeypatch: pytest.MonkeyPatch, goes: Callable[[Path], None], said: str
) -> None:
    workspace = open_folder(FILES)
    folder = Path(workspace.folder)
    async with running(workspace) as story:
        goes(folder)
        story.library.action_refresh_folder(quietly=True)
        await story.settle()
        await story.until(lambda: story.sees(said))
        assert story.sees(said, "it is read again when it comes back")
        assert story.sees("Report 3")
        assert len(workspace.library.summaries()) == 4
        shutil.rmtree(folder, ignore_errors=True)
        folder.with_name("elsewhere").rename(folder)
        (folder / "new.txt").write_text("New report\n\nAnother report of the siege.")
        await story.passes(LOOK_AGAIN_SECONDS)
        assert story.sees("New report")
        assert len(workspace.library.summaries()) == 5


async def test_a_folder_that_goes_away_while_it_is_looked_at_is_said(
    open_folder: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_folder(FILES)
    folder = Path(workspace.folder)
    async with running(workspace) as story:

        def gone(_even_empty: bool = True) -> str:
            monkeypatch.undo()
            away(folder)
            return ""  # it was there a moment ago

        monkeypatch.setattr(workspace.library, "absence", gone)
        story.library.action_refresh_folder(quietly=True)
        await story.until(lambda: story.sees("the folder is gone", "it is read again when it comes back"))
        assert story.sees("Report 3")


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOTCONN, errno.ESTALE, errno.EIO])
def test_a_folder_that_cannot_be_looked_at_is_not_said_to_be_gone(
    open_folder: Opener, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    workspace = open_folder(FILES)

    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", refused)
        patched.setattr(os, "scandir", refused)
        said = workspace.library.absence()
        with pytest.raises(FolderError, match=os.strerror(number)):
            workspace.library.is_current()
    assert said.endswith(f"the folder cannot be opened ({os.strerror(number)})")
    assert workspace.library.absence() == ""


async def test_a_folder_that_was_emptied_in_truth_is_read_as_empty_with_r(open_folder: Opener) -> None:
    workspace = open_folder(FILES)
    async with running(workspace) as story:
        for path in Path(workspace.folder).iterdir():
            path.unlink()
        await story.press("r")
        await story.until(lambda: not workspace.library.summaries())


async def test_a_note_being_written_is_saved_while_the_folder_is_away(
    open_folder: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_folder(FILES)
    folder = Path(workspace.folder)
    async with running(workspace) as story:
        await story.press("enter", "a")
        await story.type("siege note")
        away(folder)
        story.library.action_refresh_folder(quietly=True)
        await story.press("ctrl+s")
        await story.until(lambda: workspace.notes.store.everything()[0])
        assert [a.note for a in workspace.notes.store.everything()[0]] == ["siege note"]
        folder.with_name("elsewhere").rename(folder)
        await story.passes(LOOK_AGAIN_SECONDS)
        assert story.sees("the folder is back")
        assert story.sees("siege note") and not story.sees("orphan")


def test_the_command_line_says_that_the_folder_is_gone(open_folder: Opener, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = open_folder(FILES)
    away(Path(workspace.folder))
    status, _, said = run(workspace, capsys, "list")
    assert (status, "there is no such folder" in said) == (2, True)


def test_a_process_that_is_killed_in_truth_leaves_what_it_did(open_folder: Opener) -> None:
    workspace = open_folder(FILES)
    for n in range(300):
        (Path(workspace.folder) / f"more-{n}.txt").write_text(f"Report more {n}\n\nThe siege of Deraa, day {n}.")
    steps = workspace.library.refreshing()
    first = next(steps)
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not children.exists():
        pytest.skip("the system does not tell of child processes")
    for child in children.read_text().split():
        if b"index.refresh_child" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(int(child), signal.SIGKILL)
    with pytest.raises(ReadingStopped, match="SIGKILL"):
        for step in steps:
            first = step
    assert first.done <= 300
    assert not workspace.library.is_current()
    list(workspace.library.refreshing())
    assert workspace.library.is_current()
    assert len(workspace.library.summaries()) == 304
