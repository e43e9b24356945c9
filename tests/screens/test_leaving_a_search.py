"""Esc leaves the line of a search with what was found; a second one takes the search back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from app import running, waited

from index.article import Span
from index.workspace import Workspace
from index.workspace.search import FolderSearch
from tui.screens.dialogs.help_dialog import HelpDialog
from tui.screens.dialogs.note_dialog import NoteDialog
from tui.screens.notes.annotations import AnnotationsScreen

Opener = Callable[..., Workspace]

PORTS = {
    f"{n}.txt": f"Report {n}\n\n2024-05-1{n}\n\nThe {what} at Velby was closed on Monday."
    for n, what in enumerate(("harbour", "harbour", "school", "bridge"))
}


async def test_what_was_found_stays_and_can_be_marked_and_the_second_escape_takes_the_search_back(
    open_folder: Opener,
) -> None:
    async with running(open_folder(PORTS, once=True)) as story:
        await story.press("slash", *"harbour", "escape", "x", "a")
        assert story.library.search_pane.reports.has_focus
        assert story.sees("2 found · 2 marked") and story.library.marks.marked == ["1", "0"]
        await story.press("escape")
        assert story.sees("4 reports · 2 marked") and not story.library.search_pane.line.value
        await story.press("escape")
        assert story.sees("2 marks taken away")


async def test_escape_and_a_key_typed_at_once_are_not_alt_and_that_key(open_folder: Opener) -> None:
    """A slow line sends both in one piece, and so does who types fast."""
    async with running(open_folder(PORTS, once=True)) as story:
        await story.press("slash", *"harbour", "alt+x", "a")
        assert story.sees("2 found · 2 marked") and story.library.search_pane.line.value == "harbour"
        await story.press("alt+shift+a")
        assert isinstance(story.app.screen, AnnotationsScreen), story.app.screen


async def test_what_alt_and_a_key_are_bound_to_is_done_in_the_line_too(open_folder: Opener) -> None:
    workspace = open_folder(PORTS, once=True)
    workspace.settings = replace(workspace.settings, keys={"app.help": "alt+h"})
    async with running(workspace) as story:
        await story.press("slash", *"harbour", "alt+h")
        assert isinstance(story.app.screen, HelpDialog) and story.library.search_pane.line.value == "harbour"


async def test_a_dialog_is_not_left_by_a_letter_typed_with_alt(open_folder: Opener) -> None:
    async with running(open_folder(PORTS, once=True)) as story:
        await story.press("enter", "a", *"seen", "alt+y")
        assert isinstance(story.app.screen, NoteDialog)


async def test_the_line_of_keys_says_where_escape_leads(open_folder: Opener) -> None:
    async with running(open_folder(PORTS, once=True), (80, 24)) as story:
        await story.press("slash", *"harbour")
        assert story.sees("Esc to the list")
        await story.press("escape")
        assert story.sees("Esc back")


async def test_what_finds_nothing_is_given_up_at_once(open_folder: Opener) -> None:
    async with running(open_folder(PORTS, once=True)) as story:
        await story.press("slash", *"zeppelin", "escape")
        assert story.sees("4 reports") and not story.library.search_pane.line.value
        assert story.library.search_pane.reports.has_focus


async def test_a_long_search_is_left_to_itself_and_given_up_by_the_second_escape(open_folder: Opener) -> None:
    answer, held, may_end = FolderSearch.answer, threading.Event(), threading.Event()

    def slowly(search: FolderSearch, *asked: Any) -> object:
        held.set()
        waited(may_end)
        return answer(search, *asked)

    async with running(open_folder(PORTS, once=True), threads=True) as story:
        with patch.object(FolderSearch, "answer", slowly):
            await story.pilot.press("slash", *"harbour")
            await story.until(held.is_set)
            await story.pilot.press("escape")
            await story.until(lambda: story.library.search_pane.reports.has_focus)
            assert story.library.search_pane.line.value == "harbour" and not story.sees("2 found")
            await story.pilot.press("escape")
            await story.until(lambda: not story.library.search_pane.line.value)
            may_end.set()
        await story.settle()
        assert story.sees("4 reports") and not story.sees("2 found")


async def test_the_list_of_notes_is_left_a_step_at_a_time(open_folder: Opener) -> None:
    workspace = open_folder(PORTS, once=True)
    for name in "012":
        workspace.notes.annotate(name, Span(0, 8), f"note {name}", tags=("toll",) * (name != "2"))
    async with running(workspace) as story:
        await story.press("A", "slash", *"tag:toll")
        assert story.sees("Esc to the list")
        await story.press("escape", "m")
        assert story.sees("2 annotations · 1 marked", "Esc all notes")
        await story.press("escape")
        assert story.sees("3 annotations · 1 marked", "Esc unmark")
        await story.press("escape", "slash", *"tag:none", "escape")
        assert story.sees("3 annotations", "q back")
        await story.press("escape")
        assert story.app.screen is story.library


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Followup", "tag:followup has 1 note."),
        ("harbour", "tag:harbour has 1 note."),
        ("#harbour", "tag:harbour has 1 note."),
        ("pilot", "note:pilot has 2 notes."),
        ("ask pilot", "note:(ask pilot) has 1 note."),
        ('"ask the pilot"', 'note:"ask the pilot" has 1 note.'),
        ("pilot OR followup", "note:(pilot OR followup) has 2 notes."),
    ],
)
async def test_a_search_of_reports_tells_of_notes_that_say_it(open_folder: Opener, typed: str, said: str) -> None:
    workspace = open_folder(PORTS, once=True)
    workspace.notes.annotate("0", Span(0, 8), "ask the pilot", tags=("followup", "harbour"))
    workspace.notes.annotate("1", Span(0, 8), "the pilot denies it")
    async with running(workspace, (200, 40)) as story:
        await story.press("slash")
        story.library.search_pane.line.value = typed
        await story.settle()
        assert story.sees("found", said)
        query = said.partition(" has ")[0]
        story.library.search_pane.line.value = query
        await story.settle()
        assert story.sees("2 found" if "2 notes" in said else "1 found") and not story.sees(said)


@pytest.mark.parametrize("typed", ["closed", "zeppelin", "follow", "tag:zeppelin", "Report 0"])
async def test_no_note_is_told_where_none_says_it_itself(open_folder: Opener, typed: str) -> None:
    workspace = open_folder(PORTS, once=True)
    workspace.notes.annotate("0", Span(0, 8), "see above", tags=("followup", "harbour"))
    async with running(workspace, (120, 40)) as story:
        await story.press("slash")
        await story.type(typed)
        assert story.sees("found") and not story.sees("has 1 note")
