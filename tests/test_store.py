"""Annotations on disk: never lost, never overwritten when unreadable, whoever else writes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index.annotations import durable
from index.annotations.annotation import Annotation, new_id
from index.annotations.merging import BOTH_TEXTS
from index.annotations.selector import Selector
from index.annotations.store import Store
from index.errors import StoreError


def made(note: str = "", start: int = 0) -> Annotation:
    return Annotation(new_id(), "report", Selector("quote", "", "", start, 1, 1), note)


def test_what_is_saved_is_there_for_the_next_store(tmp_path: Path) -> None:
    saved = Store(tmp_path).put(made("a note"))
    assert Store(tmp_path).of("report") == [saved]


def test_a_missing_file_holds_nothing(tmp_path: Path) -> None:
    assert Store(tmp_path / "none").of("report") == []
    assert Store(tmp_path / "none").everything() == ([], [])


@pytest.mark.parametrize("article", ["a/b", "../up", ".hidden", "x" * 400, "a\nb", "b\udcff", "ü", "con:1", ""])
def test_every_id_has_a_file_name_inside_the_folder(tmp_path: Path, article: str) -> None:
    path = Store(tmp_path).file(article)
    assert path.parent == tmp_path
    assert len(os.fsencode(path.name)) <= 255
    assert not path.name.startswith(".") or article == ""


def test_different_ids_have_different_files(tmp_path: Path) -> None:
    store = Store(tmp_path)
    ids = ["a/b", "a%2Fb", "a b", "x" * 400, "x" * 401, ".a", "a"]
    assert len({store.file(i) for i in ids}) == len(ids)


def test_two_apps_lose_nothing_to_each_other(tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    first = one.put(made("first"))
    assert other.of("report") == [first]
    second = other.put(made("second", 5))
    third = one.put(made("third", 9))
    assert Store(tmp_path).of("report") == [first, second, third]


def test_two_edits_of_one_note_keep_both_texts(tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    was = one.put(made("before"))
    other.put(replace(was, note="theirs", tags=("t",)), was)
    saved = one.put(replace(was, note="mine", kind="claim"), was)
    assert saved.note == "mine" + BOTH_TEXTS + "theirs"
    assert (saved.kind, saved.tags) == ("claim", ("t",))
    assert Store(tmp_path).of("report") == [saved]


def test_an_edit_by_hand_meanwhile_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    saved = store.put(made("a note"))
    path = store.file("report")
    path.write_text(path.read_text().replace("a note", "by hand") + "# and a remark\n")
    store.put(replace(saved, kind="doubt"), saved)
    assert store.of("report")[0].note == "by hand"
    assert "# and a remark" in path.read_text()


@pytest.mark.parametrize(
    "broken", [b"article: [", b"\xff\xfe", b"annotations: x\n", b"article: a\nannotations:\n- 3\n", b"&a *a"]
)
def test_a_broken_file_is_said_and_never_overwritten(tmp_path: Path, broken: bytes) -> None:
    store = Store(tmp_path)
    path = store.file("report")
    path.write_bytes(broken)
    with pytest.raises(StoreError, match=f"(?s){path.name}.*line 1|line 2|line 3"):
        store.put(made())
    with pytest.raises(StoreError):
        store.of("report")
    assert path.read_bytes() == broken
    annotations, found = store.everything()
    assert annotations == []
    assert [b.path for b in found] == [str(path)]


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    store = Store(tmp_path)
    saved = store.put(made())
    store.file("other").write_text("broken: [")
    assert store.everything()[0] == [saved]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        Store(tmp_path / "file" / "below").put(made())


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    saved = store.put(made("old"))

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StoreError, match="No space left on device"):
        store.put(replace(saved, note="new"), saved)
    monkeypatch.undo()
    assert Store(tmp_path).of("report") == [saved]
    assert sorted(p.name for p in tmp_path.glob("*.yaml")) == ["report.yaml"]
    assert not list(tmp_path.glob(".deraa-*.tmp"))


def test_leftovers_of_killed_writes_are_swept(tmp_path: Path) -> None:
    (tmp_path / ".deraa-0123456789ab.tmp").write_text("half")
    Store(tmp_path).put(made())
    assert not list(tmp_path.glob(".deraa-*.tmp"))


def test_a_lock_held_elsewhere_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "LOCK_SECONDS", 0.1)
    holder = (
        "import sys, time; from pathlib import Path; from index.annotations import durable\n"
        "with durable.locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(30)"
    )
    with subprocess.Popen([sys.executable, "-c", holder, str(tmp_path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            with pytest.raises(StoreError, match="another program"):
                Store(tmp_path).put(made())
        finally:
            process.kill()
    assert Store(tmp_path).put(made("after the other was killed")).note


def test_deleting_twice_is_harmless(tmp_path: Path) -> None:
    store = Store(tmp_path)
    saved = store.put(made())
    store.delete(saved)
    store.delete(saved)
    assert store.of("report") == []


def test_ids_sort_by_time() -> None:
    ids = []
    for _ in range(3):
        ids.append(new_id())
        __import__("time").sleep(0.002)
    assert ids == sorted(ids)
