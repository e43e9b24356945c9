"""Durability under force: killed at random moments, eight writers at once, a full disk. `make torture` runs the
long ones.

What must hold each time: no annotation that was acknowledged is lost, every file reads back, nothing stays locked.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.annotations.anchoring import describe
from index.annotations.annotation import Annotation, new_id
from index.annotations.store import Store
from index.article import Span
from index.errors import StoreError

SAVER = """
import sys
from pathlib import Path
from index.annotations.annotation import Annotation, new_id
from index.annotations.selector import Selector
from index.annotations.store import Store
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


CALLS = ("openat", "write", "fsync", "rename", "close", "unlink", "fchmod")


@pytest.mark.torture
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("call", CALLS)
def test_a_kill_at_every_file_system_call_of_a_save(tmp_path: Path, call: str) -> None:
    before = Store(tmp_path).put(Annotation("kept", "report", describe("a quote", Span(0, 7)), "here before"))
    for nth in range(1, 400):
        inject = f"inject={call}:signal=KILL:when={nth}"
        command = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", str(tmp_path), "-e", f"trace={call}", "-e", inject]
        ran = subprocess.run(
            [*command, sys.executable, "-c", SAVER, str(tmp_path), "1", call],
            capture_output=True,
            text=True,
            check=False,
        )
        assert_whole(tmp_path, {before.id, *ran.stdout.split()})
        if ran.returncode == 0:
            return


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
