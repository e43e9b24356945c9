"""Merging annotation files: what each side did is kept, and the result always reads back."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_annotation_files import annotations

from index.annotations.annotation import Annotation
from index.annotations.merging import BOTH_TEXTS, merged_files, merged_lines
from index.annotations.selector import Selector
from index.annotations.yaml_file import header, read, with_put, without

some = st.lists(annotations, unique_by=lambda a: a.id, max_size=4)


def file_of(found: list[Annotation]) -> str:
    text = header("report", "title")
    for annotation in found:
        text = with_put(text, annotation)
    return text


@given(some, some)
def test_nothing_new_is_lost(ours: list[Annotation], theirs: list[Annotation]) -> None:
    base = header("report", "title")
    joined = {a.id: a for a in read(merged_files(base, file_of(ours), file_of(theirs)))}
    assert joined.keys() == {a.id for a in (*ours, *theirs)}
    for annotation in (*ours, *theirs):
        assert annotation.note in joined[annotation.id].note


@given(some)
def test_merging_what_did_not_change_changes_nothing(found: list[Annotation]) -> None:
    text = file_of(found)
    assert merged_files(text, text, text) == text
    assert merged_files(text, file_of([]), text) == file_of([])
    assert read(merged_files(text, text, file_of([]))) == []


def made(note: str) -> Annotation:
    return Annotation("a", "report", Selector("quote", "", "", 0, 1, 1), note)


def test_two_edits_of_one_note_keep_both_texts() -> None:
    base, ours, theirs = (file_of([made(note)]) for note in ("before", "mine", "theirs"))
    assert read(merged_files(base, ours, theirs))[0].note == "mine" + BOTH_TEXTS + "theirs"


def test_what_was_deleted_here_and_changed_there_stays() -> None:
    base = file_of([made("before")])
    changed = file_of([replace(made("before"), note="after")])
    assert read(merged_files(base, without(base, "a"), changed))[0].note == "after"
    assert read(merged_files(base, changed, without(base, "a")))[0].note == "after"


def test_git_merges_notes_one_by_one(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    notes = tmp_path / "report.yaml"
    git("init", "-q", "-b", "main")
    git("config", "merge.deraa.driver", f"{sys.executable} -m tui.cli annotations merge-driver %O %A %B")
    (tmp_path / ".gitattributes").write_text("*.yaml merge=deraa\n")
    notes.write_text(file_of([made("before")]))
    git("add", ".")
    git("commit", "-qm", "base")
    git("checkout", "-qb", "other")
    notes.write_text(with_put(notes.read_text(), replace(made("theirs"), id="b")))
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "main")
    notes.write_text(with_put(notes.read_text(), made("mine")))
    git("commit", "-qam", "mine")
    git("merge", "-q", "other", "-m", "merged")
    assert {a.id: a.note for a in read(notes.read_text())} == {"a": "mine", "b": "theirs"}


def test_comments_and_keys_of_both_sides_stay(tmp_path: Path) -> None:
    from tui.cli import main

    apart = [replace(made("note"), id=name, selector=Selector(name, "", "", n, 1, 1)) for n, name in enumerate("abc")]
    base = file_of(apart).replace("\n", "\r\n")
    sides = {
        "base": base,
        "ours": "# ours\r\n" + with_put(base, replace(apart[0], note="mine")),
        "theirs": with_put(base, replace(apart[2], note="theirs")) + "reviewed: yes # by Amal\r\n",
    }
    for name, text in sides.items():
        (tmp_path / name).write_bytes(text.encode())
    with pytest.raises(SystemExit) as left:
        main(["annotations", "merge-driver", *(str(tmp_path / name) for name in sides)])
    joined = (tmp_path / "ours").read_bytes().decode()
    assert left.value.code == 0
    assert joined.startswith("# ours\r\n")
    assert joined.endswith("reviewed: yes # by Amal\r\n")
    assert [a.note for a in read(joined)] == ["mine", "note", "theirs"]
    assert "\n" not in joined.replace("\r\n", "")


def test_a_file_that_cannot_be_merged_is_left_without_marks(tmp_path: Path) -> None:
    from tui.cli import main

    for name, text in {"base": file_of([]), "ours": file_of([made("mine")]), "theirs": "annotations: ["}.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(SystemExit) as left:
        main(["annotations", "merge-driver", *(str(tmp_path / name) for name in ("base", "ours", "theirs"))])
    assert left.value.code == 2
    assert (tmp_path / "ours").read_text() == file_of([made("mine")])


def test_comments_and_own_keys_of_the_other_side_stay_when_both_edit_a_note(tmp_path: Path) -> None:
    one, other = (Annotation(i, "report", Selector("q", "", "", n, 1, 1), i) for n, i in enumerate(("one", "two")))
    base = file_of([one, other])
    ours = with_put(base, replace(one, note="mine")).replace("annotations:", "# of ours\nannotations:")
    theirs = with_put(base, replace(one, note="theirs")) + "  own: key\n# of theirs\n"
    paths = [tmp_path / name for name in ("base", "ours", "theirs")]
    for path, text in zip(paths, (base, ours, theirs), strict=True):
        path.write_text(text)
    done = merged_files(base, ours, theirs, merged_lines(*paths))
    assert [a.note for a in read(done)] == [f"mine{BOTH_TEXTS}theirs", "two"]
    assert "# of ours\nannotations:" in done
    assert done.endswith("  own: key\n# of theirs\n")
