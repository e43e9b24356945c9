"""A note that cannot be saved is kept until it is; what was done is taken back step by step."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FIRST, SECOND

from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation
from index.annotations.files.recovery import Recovery
from index.article import Span
from index.errors import StoreError
from index.workspace import Workspace

PASSAGE = Span(17, 60)


def no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


def notes(workspace: Workspace) -> list[str]:
    return [p.annotation.note for p in workspace.notes.matching_placed()[0]]


def test_an_unsaved_note_is_kept_offered_and_gone_once_saved(workspace: Workspace) -> None:
    broken = workspace.notes.file(FIRST)
    broken.parent.mkdir()
    broken.write_text("annotations: [")
    with pytest.raises(StoreError, match=r"What you wrote is kept in .*recovery") as caught:
        workspace.notes.annotate(FIRST, PASSAGE, "my work", tags=("t",))
    (kept,) = workspace.notes.recovered()
    assert str(kept.path) in str(caught.value)
    assert "my work" in kept.path.read_text()
    assert broken.read_text() == "annotations: ["
    broken.unlink()
    again = Workspace(workspace.settings)
    (kept,) = again.notes.recovered()
    saved = again.notes.recover(kept)
    assert (saved.note, saved.tags) == ("my work", ("t",))
    assert again.notes.recovered() == []
    assert not kept.path.parent.exists()
    assert notes(again) == ["my work"]
    again.close()


def test_saving_the_same_note_after_all_throws_the_kept_one_away(workspace: Workspace) -> None:
    broken = workspace.notes.file(FIRST)
    broken.parent.mkdir()
    broken.write_text("annotations: [")
    for _ in range(3):
        with pytest.raises(StoreError, match=r"left as it is\. What you wrote is kept"):
            workspace.notes.annotate(FIRST, PASSAGE, "my work")
    assert len(workspace.notes.recovered()) == 1
    broken.unlink()
    workspace.notes.annotate(FIRST, PASSAGE, "my work, and more")
    assert workspace.notes.recovered() == []


def test_a_kept_edit_loses_nothing_to_a_later_one(workspace: Workspace) -> None:
    from dataclasses import replace

    was = workspace.notes.annotate(FIRST, PASSAGE, "first")
    kept = workspace.notes._recovery.keep(replace(was, note="unsaved words"))
    assert kept
    workspace.notes.change(was, replace(was, note="later words"))
    (waiting,) = workspace.notes.recovered()
    saved = workspace.notes.recover(waiting)
    assert "unsaved words" in saved.note
    assert "later words" in saved.note


@pytest.mark.parametrize("taken", [0, 1])
def test_the_next_place_is_taken_when_one_cannot_be_written(tmp_path: Path, taken: int) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "cache").mkdir()
    recovery = Recovery(tmp_path / "notes", tmp_path / "cache", tmp_path / "state")
    for place in recovery._folders[: taken + 1]:
        place.write_text("a file in the way")
    made = Annotation("../../../escape", "a", Selector("q", "", "", 0, 1, 1), "kept")
    path = recovery.keep(made)
    assert path is not None
    assert path.parent == recovery._folders[taken + 1]
    assert [r.annotation for r in recovery.kept()] == [made]


def test_the_command_line_tells_where_it_was_kept_and_saves_it(workspace: Workspace) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        places = ["--cache", workspace.settings.cache, "--annotations", workspace.settings.annotations]
        ran = subprocess.run(
            [sys.executable, "-m", "tui.cli", *arguments, *places], capture_output=True, encoding="utf-8", check=False
        )
        return ran.returncode, ran.stdout + ran.stderr

    workspace.notes.file(FIRST).parent.mkdir()
    workspace.notes.file(FIRST).write_text("annotations: [")
    status, said = run("annotate", "000", "--quote", "rebel district", "--note", "my work")
    assert status == 2
    assert "kept in" in said
    assert "recover` saves them" in run("annotations")[1]
    workspace.notes.file(FIRST).unlink()
    status, said = run("annotations", "recover")
    assert status == 0
    assert "my work" in said
    assert run("annotations", "recover")[0] == 1


def test_every_action_is_taken_back(workspace: Workspace) -> None:
    from dataclasses import replace

    one = workspace.notes.annotate(FIRST, PASSAGE, "one")
    other = workspace.notes.annotate(SECOND, Span(0, 12), "other")
    linked = workspace.links.link(one, "contradicts", other)
    moved = workspace.notes.place(linked, Span(20, 40))
    edited = workspace.notes.change(moved, replace(moved, note="edited", kind="doubt"))
    workspace.notes.delete(edited)
    workspace.links.note_conflict((FIRST, Span(0, 5)), (SECOND, Span(0, 5)), "they differ")
    said = []
    while undone := workspace.notes.undo():
        said.append(undone.what)
    assert said == [
        "the 2 new annotations are gone again",
        "the deleted annotation is back",
        "the annotation is as it was before",
        "the annotation is where it was before",
        "the link is gone again",
        "the new annotation is gone again",
        "the new annotation is gone again",
    ]
    assert notes(workspace) == []


def test_undo_keeps_what_another_hand_did(workspace: Workspace) -> None:
    from dataclasses import replace

    was = workspace.notes.annotate(FIRST, PASSAGE, "first")
    now = workspace.notes.change(was, replace(was, note="second"))
    other = Workspace(workspace.settings)
    other.notes.change(now, replace(now, note="by another hand", tags=("theirs",)))
    other.close()
    workspace.notes.undo()
    (left,) = workspace.notes.store.of(FIRST)
    assert "first" in left.note
    assert "by another hand" in left.note
    assert left.tags == ("theirs",)
    with pytest.raises(StoreError, match="changed elsewhere"):
        workspace.notes.undo()
    assert len(workspace.notes.store.of(FIRST)) == 1


def test_an_undo_that_fails_can_be_tried_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.notes.annotate(FIRST, PASSAGE, "one")
    with monkeypatch.context() as full, pytest.raises(StoreError):
        full.setattr(os, "fsync", no_space)
        workspace.notes.undo()
    assert notes(workspace) == ["one"]
    assert workspace.notes.undo()
    assert notes(workspace) == []


def test_what_waits_for_one_folder_is_not_offered_to_another_with_the_same_cache(tmp_path: Path) -> None:
    made = Annotation("one", "a", Selector("q", "", "", 0, 1, 1), "kept")
    gone, other = tmp_path / "here" / "notes", tmp_path / "there" / "notes"
    kept = Recovery(gone, tmp_path / "cache", tmp_path / "state").keep(made)
    assert kept is not None
    assert Recovery(other, tmp_path / "cache", tmp_path / "state").kept() == []
    Recovery(other, tmp_path / "cache", tmp_path / "state").saved(made)
    assert [r.annotation for r in Recovery(gone, tmp_path / "cache", tmp_path / "state").kept()] == [made]
    Recovery(gone, tmp_path / "cache", tmp_path / "state").saved(made)
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize(
    ("was", "now", "stays"),
    [
        (("no", (), ""), ("not so", (), ""), True),
        (("", ("casualties",), ""), ("another", (), ""), True),
        (("", (), "claim"), ("another", (), "figure"), True),
        (("so", ("t",), ""), ("so it is", ("t", "u"), "claim"), False),
        (("", (), ""), ("another", (), ""), False),
    ],
)
def test_another_note_on_the_passage_throws_away_only_what_it_says(
    tmp_path: Path, was: tuple[str, tuple[str, ...], str], now: tuple[str, tuple[str, ...], str], stays: bool
) -> None:
    recovery, passage = Recovery(tmp_path, tmp_path, tmp_path), Selector("q", "", "", 0, 1, 1)
    recovery.keep(Annotation("one", "a", passage, was[0], was[2], was[1]))
    recovery.saved(Annotation("two", "a", passage, now[0], now[2], now[1]))
    assert bool(recovery.kept()) is stays
