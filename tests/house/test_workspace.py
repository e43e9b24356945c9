"""The front door: a folder that grows, files that cannot be read, and what is remembered between two starts."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FIFTH, FIRST, SECOND

from index import config
from index.annotations.files.store import Store
from index.article import Span
from index.errors import CatalogueError, FolderError, UnknownArticle
from index.refresh.limited import LimitedReader
from index.workspace import Workspace

Opener = Callable[..., Workspace]


def test_the_sample_is_five_reports(workspace: Workspace) -> None:
    assert len(workspace.library.summaries()) == 5
    assert workspace.library.not_read() == []
    assert workspace.library.is_current()


def test_an_article_is_named_by_any_unambiguous_beginning(workspace: Workspace) -> None:
    assert workspace.library.resolve("000") == FIRST
    with pytest.raises(UnknownArticle, match="several articles"):
        workspace.library.resolve("00")
    with pytest.raises(UnknownArticle, match="no such article"):
        workspace.library.resolve("zzz")


def test_a_missing_folder_is_one_sentence_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=f"{tmp_path}/none: there is no such folder"):
        Workspace(config.load(folder=str(tmp_path / "none"), cache=str(tmp_path)))


def test_a_pipe_is_no_folder_and_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(FolderError, match="neither a folder nor a plain file"):
        Workspace(config.load(folder=str(tmp_path / "a.txt"), cache=str(tmp_path / "cache")))


def test_an_empty_folder_is_empty(open_folder: Opener) -> None:
    workspace = open_folder({})
    assert workspace.library.summaries() == []
    assert workspace.search.answer("deraa").total == 0


def test_a_file_that_cannot_be_read_is_listed_and_the_rest_go_on(open_folder: Opener) -> None:
    workspace = open_folder({"good.txt": "A good report.", "empty.txt": "", "blank.txt": " \n\n "})
    assert [s.id for s in workspace.library.summaries()] == ["good"]
    assert {n.path: n.reason for n in workspace.library.not_read()} == {
        "blank.txt": "the file is empty",
        "empty.txt": "the file is empty",
    }


def test_a_cache_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    with pytest.raises(CatalogueError, match="cache folder"):
        Workspace(config.load(cache=str(tmp_path / "cache")))


def test_the_folder_is_followed_as_it_changes(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa.", "b.txt": "A truce in Homs."})
    folder = Path(workspace.folder)
    (folder / "b.txt").write_text("A ceasefire in Homs.")
    (folder / "sub").mkdir()
    (folder / "sub" / "c.txt").write_text("The siege of Aleppo.")
    (folder / "a.txt").unlink()
    assert not workspace.library.is_current()
    workspace.library.refresh()
    assert {s.id for s in workspace.library.summaries()} == {"b", "sub/c"}
    assert [h.summary.id for h in workspace.search.answer("siege").hits] == ["sub/c"]
    assert workspace.search.answer("=truce").total == 0
    assert workspace.search.answer("=ceasefire").total == 1


def test_keeping_up_gives_the_same_answers_as_building_anew(open_folder: Opener, tmp_path: Path) -> None:
    texts = {f"{n}.txt": f"Report {n}: {'siege ' * n}of Deraa and truce {n % 3}." for n in range(8)}
    workspace = open_folder(texts)
    folder = Path(workspace.folder)
    (folder / "3.txt").write_text("Quite another report, on the truce.")
    (folder / "5.txt").unlink()
    (folder / "9.txt").write_text("The siege, again.")
    workspace.library.refresh()
    anew = Workspace(replace(workspace.settings, cache=str(tmp_path / "another")))
    anew.library.refresh()
    for query in ("siege", "truce deraa", "rep*", "seige", '"quite another"'):
        one, other = workspace.search.answer(query), anew.search.answer(query)
        assert [(h.summary.id, round(h.score, 6)) for h in one.hits] == [
            (h.summary.id, round(h.score, 6)) for h in other.hits
        ]
    anew.close()


@pytest.mark.apart
def test_a_second_start_reads_nothing_again(open_folder: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    again = Workspace(workspace.settings)
    monkeypatch.setattr(LimitedReader, "_started", lambda *_: pytest.fail("a file was read again"))
    assert again.library.is_current()
    again.library.refresh()
    assert [s.id for s in again.library.summaries()] == ["a"]
    again.close()


def test_a_lost_index_is_built_again(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    home = workspace.cache.home
    workspace.close()
    shutil.rmtree(home / "whoosh")
    again = Workspace(workspace.settings)
    again.library.refresh()
    assert again.search.answer("siege").total == 1
    again.close()


def test_a_spoilt_catalogue_is_built_again(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    file = workspace.cache.home / "catalogue.sqlite"
    workspace.close()
    file.write_bytes(b"this is no database " * 100)
    again = Workspace(workspace.settings)
    again.library.refresh()
    assert again.search.answer("siege").total == 1
    again.close()


@pytest.mark.apart
def test_a_refresh_in_its_own_process_tells_how_far_it_is(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    for n in range(3):
        (Path(workspace.folder) / f"{n}.txt").write_text(f"Report {n}.")
    steps = list(workspace.library.refreshing())
    assert (steps[-1].done, steps[-1].total) == (3, 3)
    assert len(workspace.library.summaries()) == 4
    assert workspace.search.answer("report").total == 3


@pytest.mark.apart
@pytest.mark.parametrize("moment", [0.05, 0.15, 0.25, 0.4])
def test_a_build_killed_at_any_moment_leaves_a_folder_that_opens(open_folder: Opener, moment: float) -> None:
    workspace = open_folder({})
    for n in range(300):
        (Path(workspace.folder) / f"{n}.txt").write_text(f"Report {n} on the siege. " * 20)
    command = [
        sys.executable,
        "-m",
        "index.refresh_child",
        workspace.folder,
        workspace.settings.cache,
        workspace.settings.annotations,
        str(config.shipped("config.yaml")),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.kill()
    workspace.library.refresh()
    assert len(workspace.library.summaries()) == 300
    assert workspace.search.answer("siege").total == 300


def test_files_of_the_user_are_never_written(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    file = Path(workspace.folder) / "a.txt"
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    workspace.notes.annotate("a", Span(4, 9), "a note")
    workspace.search.answer("siege")
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert [p.name for p in Path(workspace.folder).iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_listed(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "x"})
    (Path(workspace.folder) / "a.txt").chmod(0)
    (Path(workspace.folder) / "a.txt").touch()
    workspace.library.refresh()
    assert "Permission denied" in workspace.library.not_read()[0].reason


def test_annotating_editing_deleting_and_undoing(workspace: Workspace) -> None:
    made = workspace.notes.annotate(FIRST, Span(17, 60), "a note", tags=("t",))
    changed = workspace.notes.change(made, replace(made, note="another"))
    workspace.notes.delete(changed)
    assert workspace.notes.annotations(FIRST) == []
    assert workspace.notes.undo() is not None
    assert workspace.notes.annotations(FIRST)[0].annotation.note == "another"
    assert workspace.notes.undo() is not None
    assert workspace.notes.annotations(FIRST)[0].annotation.note == "a note"
    assert workspace.notes.undo() is not None
    assert workspace.notes.annotations(FIRST) == []
    assert workspace.notes.undo() is None


def test_what_another_hand_deleted_stays_deleted_when_its_edit_is_undone(workspace: Workspace) -> None:
    changed = workspace.notes.change(
        made := workspace.notes.annotate(FIRST, Span(17, 60), "a note"), replace(made, note="another")
    )
    Store(workspace.notes.store.folder).delete(changed)
    for _ in range(2):
        assert (undone := workspace.notes.undo()) is not None and "deleted elsewhere" in undone.what
        assert workspace.notes.annotations(FIRST) == []
    assert workspace.notes.undo() is None


def test_two_annotations_may_overlap(workspace: Workspace) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "one")
    workspace.notes.annotate(FIRST, Span(40, 90), "two")
    assert [p.placement.span for p in workspace.notes.annotations(FIRST)] == [Span(17, 60), Span(40, 90)]


def test_an_annotation_follows_its_passage_when_the_file_is_edited(open_folder: Opener) -> None:
    text = "First sentence of all. The siege of Deraa lasted for two months. Last sentence."
    workspace = open_folder({"a.txt": text})
    workspace.notes.annotate("a", Span(23, 64), "how long")
    (Path(workspace.folder) / "a.txt").write_text(
        "An editor's note came first. " + text.replace("lasted for", "lasted")
    )
    workspace.library.refresh()
    placed = workspace.notes.annotations("a")[0].placement
    assert placed.span is not None
    assert placed.span.of(workspace.library.article("a").text) == "The siege of Deraa lasted two months."


def test_an_annotation_outlives_its_article(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    workspace.notes.annotate("a", Span(0, 9), "kept")
    (Path(workspace.folder) / "a.txt").unlink()
    workspace.library.refresh()
    (placed,), _ = workspace.notes.matching_placed()
    assert placed.placement.status == "orphan"
    assert placed.annotation.note == "kept"


def test_the_most_alike_come_first(workspace: Workspace) -> None:
    assert workspace.search.alike(FIRST)[0].id == SECOND
    assert {s.id for s in workspace.search.alike(FIFTH)} == {s.id for s in workspace.library.summaries()} - {FIFTH}


def test_a_comparison_has_every_sentence_once(workspace: Workspace) -> None:
    alignment = workspace.comparison.compare(FIRST, SECOND).alignment
    linked = {link.left for link in alignment.links}
    assert linked | set(alignment.only_left) == set(alignment.left.sentences)
    assert not linked & set(alignment.only_left)


def test_a_report_compared_with_itself_is_all_the_same(workspace: Workspace) -> None:
    compared = workspace.comparison.compare(FIRST, FIRST)
    assert compared.summary["only_left"] == compared.summary["only_right"] == 0
    assert all(
        any(x.wording == "same" and x.right == s for x in compared.alignment.links if x.left == s)
        for s in compared.alignment.left.sentences
    )


def test_a_folder_that_another_process_writes_is_one_sentence(
    open_folder: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.catalogue.database.BUSY_SECONDS", 0.05)
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    other = sqlite3.connect(workspace.cache.home / "catalogue.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    (Path(workspace.folder) / "b.txt").write_text("Another report.")
    with pytest.raises(CatalogueError, match="try again later"):
        workspace.library.refresh()
    other.execute("ROLLBACK")
    other.close()
    workspace.library.refresh()
    assert len(workspace.library.summaries()) == 2


@pytest.mark.apart
def test_what_the_reading_process_says_when_it_gives_up_is_told(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa."})
    other = Workspace(replace(workspace.settings, files=("none.yaml",)))
    with pytest.raises(CatalogueError, match="there is no such settings file"):
        list(other.library.refreshing())
    other.close()
