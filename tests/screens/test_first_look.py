"""What a newcomer stumbles over: quotes, excerpts and heads that say too much, keys typed faster than lists come."""

from __future__ import annotations

import threading
from collections.abc import Callable
from unittest.mock import patch

import pytest
from app import running, waited
from textual import events

from index.workspace import Workspace
from tui.drawing.rows import quoted
from tui.screens.notes.annotations import AnnotationsScreen

Opener = Callable[..., Workspace]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ('"We fled," he said.', "“'We fled,' he said.”"),
        ("“The dyke held.”", "“The dyke held.”"),
        ('" he said.', "“he said.”"),
        ("“We had no time to", "“We had no time to”"),
        ("nobody was hurt.”", "“nobody was hurt.”"),
        ("“We fled,” he said. “All of us.”", "“‘We fled,’ he said. ‘All of us.’”"),
        ("", "“”"),
    ],
)
def test_quotes_stand_in_pairs(said: str, shown: str) -> None:
    assert quoted(said, 60) == shown


REPORTS = {
    "a.txt": "Dyke breaks at Marlow\n\n3 March 2021\n\nThe dyke broke at dawn and the mill stood in deep water.",
    "b.txt": "A dyke\n\n4 March 2021\n\nNobody was hurt.",
}


async def test_an_excerpt_says_more_than_the_title_above_it(open_folder: Opener) -> None:
    async with running(open_folder(REPORTS), (120, 40)) as story:
        await story.press("slash")
        await story.type("dyke")
        await story.press("down")
        rows = [row[:48] for row in story.text().splitlines()]
        assert any("The dyke broke at dawn" in row for row in rows)
        assert sum("Dyke breaks at Marlow" in row for row in rows) == 1
        assert sum("A dyke" in row for row in rows) == 2, "where a report says no more, its title is shown"


async def test_what_is_known_of_a_report_goes_before_how_it_is_known(workspace: Workspace) -> None:
    async with running(workspace, (200, 40)) as story:
        await story.press("slash")
        await story.type('outlet:"Middle East Eye"')
        await story.press("enter")
        article = story.library.reading.article
        assert article is not None and article.metadata.published.reason, "its date is inferred"
        assert story.sees("2021-09-01 (inferred: ")
        await story.pilot.resize_terminal(70, 24)
        await story.settle()
        assert story.sees("Middle East Eye · 2021-09-01?") and not story.sees("(inferred")


async def test_an_outlet_that_is_inferred_has_the_same_sign_in_the_list_as_over_its_report(
    open_folder: Opener,
) -> None:
    body = "The ferry left the harbour on Tuesday, the harbour master said."
    texts = {
        "a.txt": f"Ferry leaves harbour\n\nThe Island Herald\n2020-03-03\n\n{body}\n",
        "b.txt": f"---\ntitle: Ferry is late\noutlet: The Harbour Post\ndate: 2020-03-02\n---\n\n{body} It was late.\n",
    }
    async with running(open_folder(texts), (70, 24)) as story:
        assert story.sees("The Island Herald? · 2020-03-03", "The Harbour Post · 2020-03-02")
        await story.press("enter")
        assert story.sees("The Island Herald? · 2020-03-03")
        await story.press("q", "slash")
        await story.type("harbour")
        assert story.sees("The Island Herald? · 2020-03-03", "The Harbour Post · 2020-03-02")


async def test_a_note_of_the_list_is_read_without_anything_selected(workspace: Workspace) -> None:
    async with running(workspace, (120, 40)) as story:
        await story.press("enter", "a")
        await story.type("mine")
        await story.press("ctrl+s", "escape", "A", "enter")
        reading = story.library.reading
        assert reading.view.selection is None and reading.notes_pane.note is not None
        await story.press("escape")
        assert isinstance(story.app.screen, AnnotationsScreen)


async def test_a_key_typed_right_after_the_one_that_led_to_the_notes_is_meant_for_them(workspace: Workspace) -> None:
    async with running(workspace, (120, 40)) as story:
        await story.press("enter", "a")
        await story.type("mine")
        await story.press("ctrl+s", "escape")
        matching, goes_on = workspace.notes.matching, threading.Event()

        def slow(text: str, *, anew: bool = True) -> object:
            waited(goes_on)
            return matching(text, anew=anew)

        with patch.object(workspace.notes, "matching", slow):
            for typed in "Am":
                story.app.post_message(events.Key(typed, typed))
            await story.until(lambda: isinstance(story.app.screen, AnnotationsScreen))
            goes_on.set()
            await story.settle()
        assert story.sees("1 marked")


async def test_a_new_search_takes_the_place_of_the_one_before_and_an_arrow_goes_on_with_it(
    workspace: Workspace,
) -> None:
    async with running(workspace) as story:
        line = story.library.search_pane.line
        await story.press("slash", *"deraa", "enter", "escape", "slash")
        await story.press(*"truce")
        assert line.value == "truce"
        await story.press("enter", "escape", "slash", "right", "s")
        assert line.value == "truces"
        await story.press("escape", "A", "slash", *"first", "down", "slash", *"second")
        assert story.sees("second") and not story.sees("firstsecond")
