"""Annotations on disk: never lost, never overwritten when unreadable, whoever else writes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation, NoteLink, new_id
from index.annotations.files import durable, yaml_file
from index.annotations.files.merging import BOTH_TEXTS
from index.annotations.files.store import Store
from index.article import Span
from index.errors import StoreError
from index.plain_yaml import reading as plain_yaml
from index.workspace import Workspace


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
    "broken", [b"article: [", b"\xff\xfe", b"annotations: x\n", b"article: report\nannotations:\n- 3\n", b"&a *a"]
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


HAND_BROKEN = {
    "an alias": b"article: report\nannotations: *x\n",
    "an anchor": b"article: &x report\nannotations:\n",
    "a tag": b"article: !!str report\nannotations:\n",
    "a merge key": b"article: report\nannotations:\n- <<: {id: a}\n",
    "a key twice": b"article: report\nannotations:\n- id: a\n  id: b\n",
    "an id twice": b"article: report\nannotations:\n- {id: a, quote: q}\n- {id: a, quote: r}\n",
    "deep nesting": b"article: report\nannotations: " + b"[" * 30_000,
    "a bracket left open": b"article: report\nannotations: [{id: a, quote: q}\n",
    "a quote left open": b'article: report\nannotations:\n- id: "a\n  quote: q\n',
    "a tab as indentation": b"article: report\nannotations:\n- id: a\n\tquote: q\n",
    "another encoding": "article: report\nannotations:\n- id: é\n".encode("utf-16"),
    "a control character": b"article: report\nannotations:\n- id: a\n  quote: \x07\n",
    "the marks of a merge": b"article: report\nannotations:\n<<<<<<< HEAD\n- id: a\n  quote: q\n=======\n>>>>>>> b\n",
    "cut off": b'article: report\nannotations:\n- id: "a"\n  quo',
    "another article's": b"article: another\nannotations:\n",
    "two documents": b"article: report\nannotations:\n---\narticle: b\n",
    "a number that is none": b"article: report\nannotations:\n- {id: a, quote: q, start: soon}\n",
    "half a surrogate pair": b'article: report\nannotations:\n- {id: a, quote: "\\ud800"}\n',
    "nothing": b"\x00\x00\x00\x00",
    "empty": b"",
}


@pytest.mark.parametrize("kind", HAND_BROKEN)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_no_hand_broken_file_is_overwritten(
    tmp_path: Path, kind: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_yaml, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))
    store = Store(tmp_path)
    other = store.put(replace(made(), article="other"))
    path = store.file("report")
    path.write_bytes(HAND_BROKEN[kind])
    with pytest.raises(StoreError, match=rf"{path.name}, line \d+: .*; mend that line.*left as it is"):
        store.put(made())
    with pytest.raises(StoreError):
        store.delete(made())
    assert path.read_bytes() == HAND_BROKEN[kind]
    found, broken = Store(tmp_path).everything()
    assert found == [other]
    assert [b.path for b in broken] == [str(path)]
    assert store.put(replace(made("nothing is locked"), article="other"))


def test_an_oversize_file_is_not_even_read(tmp_path: Path) -> None:
    path = Store(tmp_path).file("report")
    with path.open("wb") as file:
        file.truncate(10**12)
    assert "larger" in Store(tmp_path).everything()[1][0].reason


def test_an_edit_by_hand_under_a_save_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    saved = store.put(made("a note"))
    path, write_beside = store.file("report"), durable._write_beside

    def an_editor_is_quicker(*arguments: object) -> None:
        write_beside(*arguments)  # type: ignore[arg-type]
        if "by hand" not in path.read_text():
            path.write_text(path.read_text() + "# by hand\n")

    monkeypatch.setattr(durable, "_write_beside", an_editor_is_quicker)
    store.put(replace(saved, note="mine"), saved)
    assert store.of("report")[0].note == "mine"
    assert path.read_text().endswith("# by hand\n")


def test_what_another_hand_changed_is_not_deleted(tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    was = one.put(made("before"))
    now = other.put(replace(was, note="after"), was)
    with pytest.raises(StoreError, match="changed elsewhere meanwhile"):
        one.delete(was)
    assert one.of("report") == [now]
    one.delete(now)
    assert one.of("report") == []


def test_what_another_hand_deleted_comes_back_when_it_is_saved(tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    was = one.put(made("before"))
    other.delete(was)
    assert one.put(replace(was, note="after"), was).note == "after"
    assert [a.note for a in other.of("report")] == ["after"]


def test_tags_and_links_of_both_hands_stay(tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    was = one.put(replace(made(), tags=("old", "gone"), links=(NoteLink("cites", "x"),)))
    other.put(replace(was, tags=("old", "theirs"), links=(*was.links, NoteLink("supports", "y"))), was)
    saved = one.put(replace(was, tags=("old", "gone", "mine"), links=()), was)
    assert saved.tags == ("old", "mine", "theirs")
    assert saved.links == (NoteLink("supports", "y"),)


def test_a_linked_file_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "notes").symlink_to(tmp_path / "real")
    (tmp_path / "real").mkdir()
    store = Store(tmp_path / "notes")
    saved = store.put(made())
    path, target = store.file("report"), tmp_path / "elsewhere" / "kept.yaml"
    path.rename(target)
    path.symlink_to(target)
    target.chmod(0o640)
    store.put(replace(saved, note="new"), saved)
    assert path.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert "new" in target.read_text()
    assert (tmp_path / "notes").is_symlink()


def test_a_folder_that_vanished_is_said_and_not_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "notes")
    store.put(made())
    (tmp_path / "notes").rename(tmp_path / "away")
    with pytest.raises(StoreError, match="is gone; bring it back"):
        store.put(made())
    assert [b.path for b in store.everything()[1]] == [str(tmp_path / "notes")]
    (tmp_path / "away").rename(tmp_path / "notes")
    assert store.put(made("back"))


@pytest.mark.parametrize(
    ("number", "said"), [(28, "free some space"), (30, "can only be read"), (13, "permissions"), (5, "disk reports")]
)
def test_each_cause_has_its_remedy(tmp_path: Path, number: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    saved = store.put(made("old"))

    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError, match=rf"report\.yaml: .*{said}.*{os.strerror(number)}.*save again") as caught:
        store.put(replace(saved, note="new"), saved)
    assert str(tmp_path) in str(caught.value)
    monkeypatch.undo()
    assert Store(tmp_path).of("report") == [saved]
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix != "") == ["report.yaml"]


def test_half_a_surrogate_pair_becomes_a_replacement(tmp_path: Path) -> None:
    saved = Store(tmp_path).put(made("half \ud83d of it"))
    assert saved.note == "half \ufffd of it"
    assert Store(tmp_path).of("report") == [saved]


def put_and_read(folder: Path, letters: str) -> None:
    store = Store(folder)
    saved = store.put(replace(made("a\n" + letters), selector=Selector(letters, "", "", 0, 1, 1)))
    assert Store(folder).of("report") == [saved]
    assert store.put(replace(saved, kind="claim"), saved).note == "a\n" + letters


def code_points(step: int) -> str:
    return "".join(chr(c) for c in range(0, 0x110000, step) if not 0xD800 <= c <= 0xDFFF)


def test_the_code_points_of_text_come_back(tmp_path: Path) -> None:
    put_and_read(tmp_path, "".join(map(chr, range(0x3100))) + code_points(97))


@pytest.mark.torture
def test_every_code_point_of_text_comes_back(tmp_path: Path) -> None:
    put_and_read(tmp_path, code_points(1))


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


def test_leftovers_where_a_link_leads_are_swept_once_they_are_old(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    store = Store(tmp_path / "notes")
    store.put(made())
    store.file("report").rename(elsewhere / "kept.yaml")
    store.file("report").symlink_to(elsewhere / "kept.yaml")
    for name, age in (("old", 2 * durable.LONG_IDLE), ("new", 0)):
        leftover = elsewhere / f".deraa-{name}.tmp"
        leftover.write_text("half")
        os.utime(leftover, (leftover.stat().st_mtime - age,) * 2)
    store.put(made("another"))
    assert sorted(p.name for p in elsewhere.iterdir()) == [".deraa-new.tmp", "kept.yaml"]


def a_loop(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    ("make", "said"), [(a_loop, "circle"), (Path.mkdir, "move it away"), (os.mkfifo, "this is no file")]
)
def test_what_is_no_file_is_said(tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    store = Store(tmp_path)
    path = store.file("report")
    make(path)
    for wish in (store.put, store.delete):
        with pytest.raises(StoreError, match=rf"{path.name}, line 1: .*{said}.*then try again"):
            wish(made())
    assert said in Store(tmp_path).everything()[1][0].reason


@pytest.mark.skipif(os.name != "posix", reason="permissions of groups are of POSIX")
def test_who_may_write_in_a_shared_folder_may_take_its_lock_and_nobody_else_that_of_ones_own(tmp_path: Path) -> None:
    for folder, rights, lock in ((tmp_path / "own", 0o755, 0o600), (tmp_path / "desk", 0o777, 0o666)):
        folder.mkdir()
        folder.chmod(rights)
        Store(folder).put(made())
        assert (folder / ".deraa-lock").stat().st_mode & 0o777 == lock


def test_a_lock_held_elsewhere_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "LOCK_SECONDS", 0.1)
    holder = (
        "import sys, time; from pathlib import Path; from index.annotations.files import durable\n"
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


def test_a_note_in_a_broken_file_is_not_said_to_be_gone(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "One report.", "b.txt": "Another report."})
    made, other = (workspace.notes.annotate(name, Span(0, 3), "a note") for name in "ab")
    path = workspace.notes.file("a")
    path.write_text(path.read_text() + "\tbroken: [\n")
    with pytest.raises(StoreError, match=rf"{made.id}: .*{path.name}, line \d+: .*mend that line"):
        workspace.notes.with_id(made.id)
    assert workspace.notes.with_id(other.id) == other
    with pytest.raises(StoreError, match=path.name):
        workspace.notes.with_id("an id that is nowhere")
    path.unlink()
    assert workspace.notes.with_id(made.id) is None


def test_an_id_that_stands_in_two_files_is_said(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "One report.", "b.txt": "Another report."})
    made, other = (workspace.notes.annotate(name, Span(0, 3), "a note") for name in "ab")
    path = workspace.notes.file("b")
    path.write_text(path.read_text().replace(other.id, made.id))
    with pytest.raises(StoreError, match=r"stands in .*a\.yaml and .*b\.yaml"):
        workspace.notes.with_id(made.id)


def test_no_save_makes_a_file_too_large_to_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "MAX_CHARACTERS", 2_000)
    store = Store(tmp_path)
    saved = store.put(made("small"))
    with pytest.raises(StoreError, match="would be larger"):
        store.put(made("large " * 400))
    assert Store(tmp_path).of("report") == [saved]


def test_each_file_is_read_once_to_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        Store(tmp_path).put(replace(made(f"note {number}"), article=f"report{number}"))
    texts: list[str] = []
    real = yaml_file.File
    monkeypatch.setattr(yaml_file, "File", lambda text: texts.append(text) or real(text))
    store = Store(tmp_path)
    assert len(store.everything()[0]) == 3
    assert len(texts) == 3
    store.everything()
    assert len(texts) == 3
