"""Durability under force: killed at random moments, eight writers at once, a full disk. `make torture` runs the
long ones.

What must hold each time: no annotation that was acknowledged is lost, every file reads back, nothing stays locked.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from index.annotations.anchoring.anchoring import describe
from index.annotations.annotation import Annotation, new_id
from index.annotations.files.store import Store
from index.article import Span
from index.errors import StoreError

SAVER = """
import sys
from pathlib import Path
from index.annotations.annotation import Annotation, new_id
from index.annotations.anchoring.selector import Selector
from index.annotations.files.store import Store
store, count = Store(Path(sys.argv[1])), int(sys.argv[2])
for number in range(count):
    made = Annotation(new_id(), "report", Selector("quote", "", "", number, 1, 1), f"note {number}\\nof {sys.argv[3]}")
    store.put(made)
    print(made.id, flush=True)
"""


def saver(folder: Path, count: int, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SAVER, str(folder), str(count), name], stdout=subprocess.PIPE, text=True
    )


def assert_whole(folder: Path, acknowledged: set[str]) -> None:
    found, broken = Store(folder).everything()
    assert broken == []
    assert acknowledged <= {a.id for a in found}
    Store(folder).put(Annotation(new_id(), "another", describe("a quote", Span(0, 7)), "nothing is locked"))


def kill_at_random(folder: Path, times: int) -> None:
    chance = random.Random(times)
    acknowledged: set[str] = set()
    for number in range(times):
        process = saver(folder, 10_000, str(number))
        assert process.stdout is not None
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(chance.random() * 0.05)
        process.kill()
        acknowledged.update(line.strip() for line in process.stdout if line.endswith("\n"))
        process.wait()
        process.stdout.close()
        assert_whole(folder, acknowledged)


def write_together(folder: Path, writers: int, each: int) -> None:
    processes = [saver(folder, each, str(n)) for n in range(writers)]
    acknowledged = {line.strip() for p in processes for line in p.communicate(timeout=300)[0].splitlines()}
    assert [p.returncode for p in processes] == [0] * writers
    assert len(acknowledged) == writers * each
    assert_whole(folder, acknowledged)


def test_a_few_kills_lose_nothing(tmp_path: Path) -> None:
    kill_at_random(tmp_path, 4)


def test_three_writers_lose_nothing_to_each_other(tmp_path: Path) -> None:
    write_together(tmp_path, 3, 6)


@pytest.mark.torture
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    kill_at_random(tmp_path, 200)


@pytest.mark.torture
def test_eight_writers_of_twenty_five(tmp_path: Path) -> None:
    write_together(tmp_path, 8, 25)


CALLS = "openat,newfstatat,mkdir,flock,read,write,fsync,fchmod,fchown,rename,unlink,close,lseek,getdents64"
SAVE_STRACED = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def straced(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = ["strace", "-f", "-y", "-qq", *options, sys.executable, "-c", SAVER, str(folder), "1", "one"]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=SAVE_STRACED)


def calls_of_a_save(folder: Path, log: Path) -> list[tuple[str, int]]:
    """The file system calls of one save that concern the folder: each name, and the how manieth of its name it is."""
    ran = straced(folder, "-e", f"trace={CALLS}", "-o", str(log))
    if ran.returncode:
        pytest.skip(f"strace may not be used here: {ran.stderr.strip()[:80]}")
    counts: Counter[str] = Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        name = line.split("(")[0].split()[-1]
        counts[name] += 1
        if str(folder) in line:
            found.append((name, counts[name]))
    return found


def kill_at_calls(tmp_path: Path, every: int) -> None:
    folder = tmp_path / "notes"
    before = Store(folder).put(Annotation("kept", "report", describe("a quote", Span(0, 7)), "here before"))
    calls = calls_of_a_save(folder, tmp_path / "log")
    assert {"flock", "write", "fsync", "rename"} <= {name for name, _ in calls}
    spared = []
    for name, nth in calls[::every]:
        options = ("-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={nth}", "-o", "/dev/null")
        ran = straced(folder, *options)
        if ran.returncode != -signal.SIGKILL:
            spared.append((name, nth))
        assert_whole(folder, {before.id, *ran.stdout.split()})
    assert spared == [], "every chosen call must really have been the last one"


@needs_strace
def test_a_kill_at_some_calls_of_a_save(tmp_path: Path) -> None:
    kill_at_calls(tmp_path, 16)


@needs_strace
@pytest.mark.torture
def test_a_kill_at_every_file_system_call_of_a_save(tmp_path: Path) -> None:
    kill_at_calls(tmp_path, 1)


EDITOR = """
import sys
from dataclasses import replace
from pathlib import Path
from index.annotations.files.store import Store
store, count, name = Store(Path(sys.argv[1])), int(sys.argv[2]), sys.argv[3]
for number in range(count):
    was = store.of("report")[0]
    store.put(replace(was, note=was.note + f" {name}{number}", tags=(*was.tags, f"{name}{number}")), was)
"""


def edit_one_note_together(folder: Path, times: int) -> None:
    Store(folder).put(Annotation("one", "report", describe("a quote", Span(0, 7)), "begun"))
    arguments = [[sys.executable, "-c", EDITOR, str(folder), str(times), name] for name in "ab"]
    processes = [subprocess.Popen(a) for a in arguments]
    assert [p.wait(timeout=300) for p in processes] == [0, 0]
    note = Store(folder).of("report")[0]
    for number in range(times):
        assert {f"a{number}", f"b{number}"} <= set(note.tags)
        assert f" a{number}" in note.note
        assert f" b{number}" in note.note


def test_two_apps_edit_one_note(tmp_path: Path) -> None:
    edit_one_note_together(tmp_path, 3)


@pytest.mark.torture
def test_two_apps_edit_one_note_again_and_again(tmp_path: Path) -> None:
    edit_one_note_together(tmp_path, 10)


@pytest.mark.torture
@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk can be mounted by root only")
def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(tmp_path)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        store, acknowledged = Store(tmp_path), set()
        with pytest.raises(StoreError, match="No space left"):
            for number in range(10_000):
                made = Annotation(new_id(), "report", describe("a quote", Span(0, 7)), f"note {number} " * 20)
                acknowledged.add(store.put(made).id)
        found, broken = Store(tmp_path).everything()
        assert broken == []
        assert acknowledged == {a.id for a in found}
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)
