"""A key that does nothing says so, and where nothing is listed it is said what to do."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest
from app import Story, running

from index.workspace import Workspace
from tui.app import DeraaApp
from tui.drawing.help.pages import of_another_place
from tui.widgets.row_list import RowList
from tui.widgets.status_line import SHOWN_SECONDS, StatusLine

Opener = Callable[..., Workspace]

FERRY = "Ferry {} sinks\n\n2024-05-03\n\nThe ferry sank on Thursday.\n\nOff Velby {} people drowned."

SAID = {
    "n": "Nothing is searched for",
    "s": "Nothing is being read",
    "escape": "All reports are shown; q quits.",
    "right": "No story is folded here",
    "D": "D does nothing here (comparing: previous difference; ",
    "J": "J does nothing here; ? lists the keys that do.",
    "f9": "Theme: light.",
    "enter f y": None,
    "enter right_square_bracket": "There is no note on this report; a makes one.",
    "enter plus": "No note is chosen",
    "enter v v": "Move to where the passage begins and press v there.",
    "enter v v v": "The passage begins here; move to its end.",
    "enter y": "Copied, with its citation: “Ferry A sinks”",
    "L": "Most like “Ferry A sinks” first.",
}
"""What is said of keys, one after the other, in a folder of two reports; None where the last one is a letter."""


@pytest.fixture
def ferries(open_folder: Opener) -> Workspace:
    files = {f"{name}.txt": FERRY.format(name.upper(), drowned) for name, drowned in (("a", 12), ("b", 19))}
    return open_folder(files, once=True)


@pytest.mark.parametrize("keys", SAID)
async def test_a_key_says_what_it_did_or_why_it_did_nothing(ferries: Workspace, keys: str) -> None:
    async with running(ferries) as story:
        await story.press(*keys.split())
        said = SAID[keys]
        assert story.sees(said) if said else not story.sees("does nothing here")


async def test_what_was_said_of_a_list_goes_when_another_one_comes(ferries: Workspace) -> None:
    async with running(ferries) as story:
        await story.press("L")
        assert story.sees("Most like “Ferry A sinks” first.")
        await story.press("escape")
        assert story.sees("2 reports") and not story.sees("Most like")
        await story.press("escape")
        assert story.sees("All reports are shown")
        await story.press("slash", *"velby", "enter")
        assert story.sees("2 found") and not story.sees("All reports are shown")


async def test_what_is_said_of_something_begun_stays_while_that_goes_on(ferries: Workspace) -> None:
    async with running(ferries) as story:
        await story.press("V", "down")
        assert story.sees("Marking from here", "2 marked")
        await story.press("escape")
        assert not story.sees("Marking from here")
        await story.press("enter", "v", "v", "down")
        assert story.sees("Move to where the passage begins")
        await story.press("v", "down")
        assert story.sees("The passage begins here") and not story.sees("Move to where")
        await story.press("escape")
        assert not story.sees("The passage begins here")
        await story.press("V")
        await story.passes(SHOWN_SECONDS)
        assert not story.sees("Marking from here"), "also that is no news in the end"


async def test_what_is_said_of_a_state_goes_with_the_dialog_in_which_it_ended(ferries: Workspace) -> None:
    async with running(ferries) as story:
        goes_on = [True]
        await story.press("question_mark")
        story.library.say("Something goes on.", holds=lambda: bool(goes_on))
        goes_on.clear()
        await story.press("escape")
        assert not story.sees("Something goes on.")


async def test_a_key_looks_up_the_line_that_says_something_once(ferries: Workspace) -> None:
    async with running(ferries) as story:
        asked: list[object] = []

        def counted(app: DeraaApp) -> StatusLine | None:
            asked.append(app.screen)
            return app.screen.query_one_optional(StatusLine)

        with patch.object(DeraaApp, "_status_line", property(counted)):
            await story.press("j", "k", "j")
            assert asked == [story.library] * 3
            await story.press("question_mark")
            assert asked[3:] == [story.library, story.app.screen], "that of a screen that has come is another one"


async def test_an_error_stays_whatever_is_done_meanwhile(ferries: Workspace) -> None:
    async with running(ferries) as story:
        story.app.tell("The disk is full.", error=True)
        await story.press("down", "enter")
        assert story.sees("The disk is full.")


async def test_a_search_makes_n_a_key_and_its_end_none(ferries: Workspace) -> None:
    async with running(ferries) as story:
        await story.press("slash", *"velby", "enter", "n")
        assert not story.sees("Nothing is searched for")
        assert story.sees("n next hit")
        await story.press("escape", "escape")
        assert not story.sees("n next hit")


@pytest.mark.parametrize("key", ["c", "C", "m", "L", "i", "enter"])
async def test_without_a_report_keys_that_need_one_say_so(open_folder: Opener, key: str) -> None:
    async with running(open_folder({}), (80, 24)) as story:
        await story.press(key)
        assert story.sees("No report is listed here.")


async def test_an_empty_folder_says_what_to_do(open_folder: Opener) -> None:
    async with running(open_folder({}), (40, 12)) as story:
        assert story.sees("No reports here yet.", "press r, or O for another folder", "I lists the files")


async def test_nothing_found_says_what_may_find_more(ferries: Workspace) -> None:
    async with running(ferries, (80, 24)) as story:
        await story.press("slash", *"zzqq")
        assert story.sees("0 found", "Nothing found.", "Esc shows all reports")


async def test_nothing_that_fits_to_compare_with_is_said(ferries: Workspace) -> None:
    async with running(ferries) as story:
        await story.press("c")
        await story.type("zz")
        assert story.sees("No report has this in its title, outlet or date")


async def test_alone_a_report_has_nothing_to_compare_with_or_to_fold(open_folder: Opener) -> None:
    async with running(open_folder({"a.txt": "Rain fell on the hills of Arda."})) as story:
        await story.press("c")
        assert story.sees("There is no other report in this folder")
        await story.press("escape", "enter", "z")
        assert story.sees("there is nothing to fold")


async def test_in_the_comparison_and_the_claims_each_key_is_answered(open_folder: Opener) -> None:
    workspace = open_folder({f"{n}.txt": FERRY.format(n.upper(), 12) for n in "abc"})
    async with running(workspace) as story:
        await story.press("c", "enter", "h")
        assert story.sees("What is the same is hidden; h shows it.")
        await story.press("h", "A")
        assert story.sees("A does nothing here (everywhere in the library: all annotations)")
        await story.press("q", "m", "down", "m", "down", "m", "c", "p")
        assert story.sees("A is kept: → chooses another report")
        await story.press("p")
        assert story.sees("A is no longer kept.")


async def test_with_nothing_the_same_there_is_nothing_to_hide(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": "Rain fell on the hills of Arda.", "b.txt": "A baker sold his mill to a bank."})
    async with running(workspace) as story:
        await story.press("c", "enter", "h")
        assert story.sees("there is nothing to hide")


async def test_finding_again_begins_anew(ferries: Workspace) -> None:
    async with running(ferries) as story:
        await story.press("enter", "f", *"velby", "enter", "f", *"ferry")
        assert story.library.reading.query_one("#find").value == "ferry"  # type: ignore[attr-defined]


async def test_what_stands_in_an_empty_list_is_whole_in_a_narrow_one(ferries: Workspace) -> None:
    async with running(ferries, (40, 12)) as story:
        said = "one two three four five six seven eight nine ten eleven twelve"
        story.library.query_one("#reports", RowList).show_rows(0, lambda row, width: [], empty=said)
        assert _shows(story, said)


def _shows(story: Story, said: str) -> bool:
    story.app.screen._compositor_refresh()
    return story.sees(said)


def test_a_key_is_told_with_the_places_that_have_it() -> None:
    assert "comparing: swap left and right" in of_another_place("s", {})
    assert "swap" not in of_another_place("s", {"comparison.swap": "f8"})
    assert "(" not in of_another_place("J", {})
