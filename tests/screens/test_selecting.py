"""Marking many reports, and doing something to all of them at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from app import Story, running

from index.errors import DeraaError
from index.workspace import Workspace
from index.workspace.notes.batch import about_all, annotate_reports
from tui.output.taking_away import forms_of_reports, write

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
        await story.press("tab", "tab")
        await story.type("toll")
        await story.press("ctrl+s")
        made = story.app.workspace.notes.store.everything()[0]
        assert sorted((a.article, a.tags, a.selector.exact) for a in made) == [
            (f"{n:02}", ("toll",), f"Report {n:02}") for n in range(4)
        ]
        await story.press("u")
        assert story.sees("the 4 new annotations are gone again")
        assert not story.app.workspace.notes.store.everything()[0]


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
