"""Marking many reports, and doing something to all of them at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app import Story, running

from index.annotations.annotation import Annotation
from index.errors import DeraaError
from index.workspace import Workspace
from index.workspace.notes.batch import about_all, annotate_reports, change_notes, delete_notes, on_reports, with_ids
from tui.output.taking_away import forms_of_reports, write
from tui.screens.batch_notes import retagged

Opener = Callable[..., Workspace]


def reports(count: int) -> dict[str, str]:
    places = ("market", "bridge")
    return {
        f"{n:02}.txt": f"Report {n:02}\n\n2020-01-{n + 1:02}\n\nAt the {places[n % 2]} {n} people fell."
        for n in range(count)
    }


def marked(story: Story) -> list[str]:
    return sorted(story.library.marks.marked)


async def test_a_range_follows_the_cursor_and_is_kept_or_taken_back(open_folder: Opener) -> None:
    async with running(open_folder(reports(8)), (80, 24)) as story:
        await story.press("m", "2", "j", "V", "3", "j", "k")
        assert marked(story) == ["03", "04", "05", "07"]
        await story.press("escape")
        assert marked(story) == ["07"] and story.library.search_pane.reports.has_focus
        await story.press("V", "k", "V", "G")
        assert marked(story) == ["03", "04", "07"]


async def test_all_that_is_found_is_marked_and_the_others_instead_of_it(open_folder: Opener) -> None:
    async with running(open_folder(reports(8))) as story:
        await story.press("m", "slash")
        await story.type("bridge")
        await story.press("down", "x", "a")
        assert marked(story) == ["01", "03", "05", "07"]
        await story.press("escape", "x", "i")
        assert marked(story) == ["00", "02", "04", "06"] and story.sees("8 reports · 4 marked")


async def test_a_note_on_each_marked_report_is_taken_back_at_once(open_folder: Opener) -> None:
    async with running(open_folder(reports(4))) as story:
        await story.press("x", "a", "x", "t")
        assert story.sees("New note on each of 4 reports")
        await story.press("tab")
        await story.type("toll")
        await story.press("ctrl+s")
        made = story.app.workspace.notes.store.everything()[0]
        assert sorted((a.article, a.tags, a.selector.exact) for a in made) == [
            (f"{n:02}", ("toll",), f"Report {n:02}") for n in range(4)
        ]
        await story.press("u")
        assert story.sees("the 4 new annotations are gone again")
        assert not story.app.workspace.notes.store.everything()[0]


async def written(story: Story, file: Path) -> list[str]:
    """What `E` writes as a table: the ids of its reports."""
    await story.press("E")
    story.app.screen.query_one("#file").value = str(file)  # type: ignore[attr-defined]
    await story.press("enter")
    assert story.sees("Written")
    return [line.partition(",")[0] for line in file.read_text(encoding="utf-8").splitlines()[1:]]


async def test_all_that_is_found_is_written_also_what_is_folded_away_unless_some_are_marked_or_one_is_read(
    open_folder: Opener, tmp_path: Path
) -> None:
    same = "The dyke at Marlow broke on Sunday and the water took two barns and the road to the mill. "
    dyke = {f"d{n}.txt": f"Dyke breaks at Marlow\n\n2024-03-0{n}\n\n" + same * n for n in (1, 2)}
    async with running(open_folder({**reports(3), **dyke})) as story:
        await story.press("slash", *"marlow", "escape", "z")
        assert story.library.search_pane.reports.count == 1
        await story.press("E")
        assert story.sees("Write 2 reports found to a file")
        await story.press("escape")
        assert sorted(await written(story, tmp_path / "found.csv")) == ["d1", "d2"]
        await story.press("escape")
        assert len(await written(story, tmp_path / "listed.csv")) == 5
        await story.press("end", "m")
        assert await written(story, tmp_path / "marked.csv") == ["00"]
        await story.press("M", "enter")
        assert await written(story, tmp_path / "read.csv") == ["00"]


async def test_a_note_on_the_one_report_under_the_cursor_counts_none(open_folder: Opener) -> None:
    async with running(open_folder(reports(2))) as story:
        await story.press("x", "t")
        assert story.sees("New note on the title of this report")
        await story.press("tab", "tab", "right", "ctrl+s")
        assert story.sees("Noted on the report; u takes it back.") and not story.sees("1 of 1")


def noted(workspace: Workspace, **tags: tuple[str, ...]) -> Workspace:
    """A note on each of some reports, with its tags."""
    for name, those in tags.items():
        read = workspace.library.article(f"0{name[1:]}")
        workspace.notes.annotate(read, about_all(read), f"note {name[1:]}", tags=those)
    return workspace


def on_disk(story: Story) -> list[Annotation]:
    return sorted(story.app.workspace.notes.store.everything()[0], key=lambda made: made.article)


async def test_the_notes_on_the_marked_reports_get_a_kind_and_are_deleted_each_taken_back_at_once(
    open_folder: Opener,
) -> None:
    async with running(noted(open_folder(reports(4)), _0=(), _1=(), _2=())) as story:
        await story.press("x", "a", "m", "x", "k", "d")
        assert [made.kind for made in on_disk(story)] == ["doubt", "doubt", "doubt"] and story.sees("3 notes are of")
        await story.press("u")
        assert [made.kind for made in on_disk(story)] == ["", "", ""]
        assert story.sees("the 3 annotations are as they were before")
        await story.press("x", "d")
        assert not on_disk(story) and story.sees("Deleted 3 notes; u brings them back.")
        await story.press("u")
        assert len(on_disk(story)) == 3 and story.sees("the 3 deleted annotations are back")


async def test_without_a_note_on_the_reports_that_is_said(open_folder: Opener) -> None:
    async with running(noted(open_folder(reports(2)), _0=())) as story:
        await story.press("x", "k")  # the latest report is the first of the list
        assert story.sees("There is no note on this report.")


async def test_marks_of_notes_stay_through_searches_and_the_way_to_a_passage_and_back(open_folder: Opener) -> None:
    async with running(noted(open_folder(reports(4)), _0=("a",), _1=("b",), _2=("b",))) as story:
        await story.press("A", "slash")
        await story.type("tag:b")
        await story.press("down", "x", "a", "slash", "escape")
        assert story.sees("2 annotations · 2 marked")
        await story.press("escape")
        assert story.sees("3 annotations · 2 marked")
        await story.press("enter", "q")
        assert story.sees("3 annotations · 2 marked")
        await story.press("x", "t")
        await story.type("c -b")
        await story.press("enter")
        assert [made.tags for made in on_disk(story)] == [("a",), ("c",), ("c",)]
        await story.press("escape")
        assert story.sees("3 annotations", "2 marks taken away") and not story.sees("2 marked")
        await story.press("escape")
        assert story.sees("4 reports")


async def test_only_the_marked_notes_are_written_to_a_file(open_folder: Opener, tmp_path: Path) -> None:
    async with running(noted(open_folder(reports(3)), _0=(), _1=(), _2=())) as story:
        await story.press("A", "m", "down", "m", "x", "e")
        story.app.screen.query_one("#file").value = str(tmp_path / "taken.csv")  # type: ignore[attr-defined]
        await story.press("enter")
        assert story.sees("Written")
    assert len((tmp_path / "taken.csv").read_text(encoding="utf-8").splitlines()) == 3


def test_a_note_that_another_hand_has_changed_stays_and_does_not_keep_the_others(open_folder: Opener) -> None:
    notes = noted(open_folder(reports(3)), _0=(), _1=(), _2=()).notes
    seen = on_reports(notes, ["00", "01", "02"])
    notes.change(seen[1], replace(seen[1], note="in other words"))
    gone, failed = delete_notes(notes, seen)
    assert [made.article for made in gone] == ["00", "02"] and len(failed) == 1
    assert [made.note for made in notes.store.everything()[0]] == ["in other words"]
    notes.undo()
    assert len(notes.store.everything()[0]) == 3


def test_what_is_so_already_is_not_written(open_folder: Opener) -> None:
    notes = noted(open_folder(reports(2)), _0=("a",), _1=()).notes
    seen = on_reports(notes, ["00", "01"])
    assert [made.article for made in change_notes(notes, seen, lambda made: retagged(made, ["a"], []))[0]] == ["01"]
    assert change_notes(notes, with_ids(notes, [made.id for made in seen]), lambda made: made) == ([], [])


def test_one_bad_report_does_not_keep_the_others_from_their_note(open_folder: Opener) -> None:
    workspace = open_folder(reports(2))
    workspace.library.refresh()
    articles = [workspace.library.article("00"), DeraaError("gone"), workspace.library.article("01")]
    made, failed = annotate_reports(workspace.notes, articles, "", tags=("seen",))
    assert [a.article for a in made] == ["00", "01"] and [str(e) for e in failed] == ["gone"]
    assert about_all(articles[0]).of(articles[0].text) == "Report 00"  # type: ignore[arg-type, union-attr]


def test_reports_are_written_in_every_form_and_what_is_in_them_stays_text(open_folder: Opener, tmp_path: Path) -> None:
    files = {"a.txt": "=A # [title]\n\n2020-01-01\n\n- Not a list, \x1b[31m*not* red.", **reports(2)}
    workspace = open_folder(files)
    workspace.library.refresh()
    forms = forms_of_reports(workspace, ["a", "gone", "01"])
    for ending in forms:
        write(tmp_path / f"taken{ending}", forms)
    texts = {ending: (tmp_path / f"taken{ending}").read_text(encoding="utf-8") for ending in forms}
    assert not any("\x1b" in text for ending, text in texts.items() if ending != ".json")
    assert "\\- Not a list" in texts[".md"] and "gone: this article" in texts[".md"]
    assert "Not a list" in texts[".txt"] and "At the bridge 1 people fell." in texts[".txt"]
    assert texts[".csv"].splitlines()[1].startswith("a,'=A") and len(texts[".csv"].splitlines()) == 3
    read = json.loads(texts[".json"])["articles"]
    assert [each["article"] for each in read] == ["a", "gone", "01"] and "error" in read[1]
