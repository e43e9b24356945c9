"""A file that keeps its reader busy for ever: it is named, the rest is read, and keys work meanwhile."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from app import PATIENCE, running

from index.errors import UnknownArticle
from index.refresh import limited
from index.refresh.handing import WantedFile
from index.refresh.limited import LimitedReader
from index.workspace import Workspace

pytestmark = pytest.mark.apart

Opener = Callable[..., Workspace]

BUSY = """
import collections, itertools, os, pathlib
from index.loading.formats.documents import plain_text
from index.loading.formats.tables import rows

def busy(data):
    if b"runs in Python" in data:
        while True:
            pass
    if b"runs in C" in data:
        collections.deque(itertools.repeat(None), maxlen=0)
    if b"fills the memory" in data:
        bytearray(400_000_000)
    if b"ends the process" in data:
        os.abort()
    if b"ends it once" in data and not pathlib.Path(os.environ["MET"]).exists():
        pathlib.Path(os.environ["MET"]).touch()
        os.abort()
    if b"a fault of ours" in data:
        raise AssertionError("this cannot be")

def read_text(source, real=plain_text.read):
    busy(source.data)
    return real(source)

def read_rows(source, real=rows.read_csv):
    for draft in real(source):
        if draft.id.endswith("/hang"):
            busy(b"runs in C")
        yield draft

plain_text.read, rows.read_csv = read_text, read_rows
"""
"""What takes the place of a library that never comes to an end, in every process the test starts."""

SECONDS = 0.75
"""The limit of these tests: a report of one line takes a fifth of it, with all that is imported for it."""


@pytest.fixture(autouse=True)
def _busy_readers(tmp_path: Path, compiled_lexicon: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(compiled_lexicon, tmp_path / "cache")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(BUSY, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
    monkeypatch.setenv("MET", str(tmp_path / "met"))
    monkeypatch.setattr(limited, "SECONDS", SECONDS)


def reasons(workspace: Workspace) -> dict[str, str]:
    return {n.path: n.reason for n in workspace.library.not_read()}


def write(workspace: Workspace, name: str, text: str) -> None:
    (Path(workspace.folder) / name).write_text(text, encoding="utf-8")


def test_a_file_that_never_ends_is_named_and_the_rest_is_read(
    open_folder: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"a.txt": "The first.", "b.txt": "It runs in Python.", "c.txt": "It runs in C.", "d.txt": "The last."}
    workspace = open_folder(names)
    assert {s.id for s in workspace.library.summaries()} == {"a", "d"}
    assert set(reasons(workspace)) == {"b.txt", "c.txt"}
    assert all(f"{SECONDS:g} seconds of computing" in reason for reason in reasons(workspace).values())
    assert workspace.search.answer("last").total == 1
    with monkeypatch.context() as reads_nothing:  # it is not tried again until it changes
        reads_nothing.setattr(LimitedReader, "_started", lambda *_: pytest.fail("it was tried again"))
        assert workspace.library.is_current()
        workspace.library.refresh()
    write(workspace, "b.txt", "It is mended.")
    workspace.library.refresh()
    assert set(reasons(workspace)) == {"c.txt"}
    assert workspace.library.article("b").text == "It is mended."


def test_of_many_files_read_together_the_one_that_ends_the_process_is_named_and_each_other_is_told_once(
    open_folder: Opener,
) -> None:
    texts = {f"{n:02}.txt": f"Report number {n}." for n in range(60)}
    texts |= {"20.txt": "It runs in C.", "21.txt": "It ends the process.", "40.txt": "It fills the memory."}
    workspace = open_folder({})
    for name, text in texts.items():
        write(workspace, name, text)
    told = list(LimitedReader(workspace.folder).read(WantedFile(name, name[:2]) for name in texts))
    ends = [(wish.path, found) for wish, found in told if isinstance(found, str)]
    assert [path for path, _ in ends] == list(texts)
    assert [path for path, reason in ends if reason] == ["20.txt", "21.txt", "40.txt"]
    assert [found.kept.id for _, found in told if not isinstance(found, str)] == [
        name[:2] for name in texts if name not in ("20.txt", "21.txt", "40.txt")
    ]


def test_the_rows_before_one_that_never_ends_are_read(open_folder: Opener) -> None:
    rows = "id,text\none,The first.\ntwo,The second.\nhang,The third.\nfour,The fourth.\n"
    workspace = open_folder({"a.csv": rows, "b.txt": "Another report."})
    assert {s.id for s in workspace.library.summaries()} == {"a/one", "a/two", "b"}
    assert "after 2 reports" in reasons(workspace)["a.csv"]
    assert [workspace.library.article(f"a/{name}").text for name in ("two", "one")] == ["The second.", "The first."]
    assert workspace.search.answer("second").total == 1


def test_a_file_that_ends_the_process_is_tried_once_more(open_folder: Opener, tmp_path: Path) -> None:
    workspace = open_folder({"a.txt": "It ends it once.", "b.txt": "It ends the process.", "c.txt": "The last."})
    assert (tmp_path / "met").exists()
    assert {s.id for s in workspace.library.summaries()} == {"a", "c"}
    assert "both times" in reasons(workspace)["b.txt"]


def test_a_fault_of_ours_is_no_reason_of_a_file(open_folder: Opener) -> None:
    with pytest.raises(RuntimeError, match="this cannot be"):
        open_folder({"a.txt": "It meets a fault of ours."})


def test_a_report_that_has_become_endless_since_is_not_waited_for(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "A report.", "b.txt": "Another report."})
    write(workspace, "a.txt", "It runs in C.")
    with pytest.raises(UnknownArticle):
        workspace.library.article("a")
    assert workspace.library.article("b").text == "Another report."


def test_a_report_that_has_changed_since_is_shown_as_it_is_now(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "A report.", "b.csv": "id,text\n1,One row.\n2,Another row.\n"})
    write(workspace, "a.txt", "A longer report.")
    write(workspace, "b.csv", "id,text\n1,One row.\n2,Another row with more.\n")
    assert workspace.library.article("a").text == "A longer report."
    assert workspace.library.article("b/2").text == "Another row with more."


def test_waiting_for_a_report_ends_when_the_folder_is_closed(
    open_folder: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited, "SECONDS", 600.0)
    workspace = open_folder({})
    write(workspace, "a.txt", "It runs in C.")
    reader, found = LimitedReader(workspace.folder), list[object]()
    waiting = threading.Thread(target=lambda: found.extend(reader.read([WantedFile("a.txt", "a")])))
    waiting.start()
    reader.stop()
    waiting.join()
    assert found == []


async def test_reading_stops_at_its_key_also_within_a_file(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "A report."})
    write(workspace, "b.txt", "It runs in C.")
    async with running(workspace, read=False, threads=True) as story:
        await story.until(lambda: story.library.folder_refresh.is_reading)
        await story.press("s")
        await story.until(lambda: story.sees("Stopped"))
        assert not story.library.folder_refresh.is_reading
        await story.press("r")
        await story.until(lambda: story.library.folder_refresh.is_reading)
        await story.pilot.press("q")  # and quitting does not wait for the file either


ASKING = """
import sys
from index.refresh import limited
limited.SECONDS = 600.0
reader = limited.LimitedReader(sys.argv[1])
told = reader.read([limited.WantedFile("a.txt", "a"), limited.WantedFile("b.txt", "b")])
next(told)
print(reader._process.pid, flush=True)
list(told)
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="the end of another's child is told by Linux alone")
def test_the_reading_process_ends_with_the_one_that_asked(open_folder: Opener) -> None:
    workspace = open_folder({})
    write(workspace, "a.txt", "A report.")
    write(workspace, "b.txt", "It runs in Python.")
    with subprocess.Popen([sys.executable, "-c", ASKING, workspace.folder], stdout=subprocess.PIPE) as asking:
        assert asking.stdout is not None
        reading = os.pidfd_open(int(asking.stdout.readline()))
        asking.kill()
    ended, _, _ = select.select([reading], [], [], PATIENCE)
    os.close(reading)
    assert ended


def test_a_file_that_takes_too_much_memory_is_named_and_the_rest_is_read(open_folder: Opener) -> None:
    names = {"a.txt": "The first.", "b.txt": "It fills the memory.", "c.txt": "The bridge was opened on Wednesday."}
    workspace = open_folder(names)
    assert {s.id for s in workspace.library.summaries()} == {"a", "c"}
    assert set(reasons(workspace)) == {"b.txt"}
    assert "300 MB of memory" in reasons(workspace)["b.txt"]
