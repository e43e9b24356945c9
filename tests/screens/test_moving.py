"""Moving as in a pager: numbers before keys, keys in a row, places under letters, and the way back and forward."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from app import Story, running

from index.workspace import Workspace
from index.workspace.state_files import StateFiles
from tui.jump_list import MOST, JumpList
from tui.key_sequences import Typed, follow_ups, run_of, typed
from tui.key_taking import PAUSE_SECONDS
from tui.left_off import InReport, LeftOff, OpenScreen
from tui.own_keys import clash

Opener = Callable[..., Workspace]
BOUND = ("j", "0", "g g", "g l", "apostrophe letter")


def after(*keys: str, bound: tuple[str, ...] = BOUND) -> Typed | None:
    """What was typed with these keys, one after the other."""
    now: Typed | None = Typed()
    for key in keys:
        assert now is not None and not now.is_whole
        now = typed(now, key, key if len(key) == 1 else None, bound)
    return now


# --- what keys in a row are ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "number", "binding", "letter"),
    [
        (("j",), 0, "j", ""),
        (("1", "2", "j"), 12, "j", ""),
        (("0",), 0, "0", ""),
        (("g", "g"), 0, "g g", ""),
        (("3", "g", "l"), 3, "g l", ""),
        (("apostrophe", "x"), 0, "apostrophe letter", "x"),
        (("apostrophe", "7"), 0, "apostrophe letter", "7"),
    ],
)
def test_a_command_is_a_number_and_keys_that_are_bound(
    keys: tuple[str, ...], number: int, binding: str, letter: str
) -> None:
    now = after(*keys)
    assert now is not None
    assert (now.number, now.binding, now.letter) == (number, binding, letter)


@pytest.mark.parametrize("keys", [("x",), ("g", "x"), ("apostrophe", "left"), ("5", "x")])
def test_keys_that_are_bound_to_nothing_are_no_command(keys: tuple[str, ...]) -> None:
    assert after(*keys) is None


def test_a_zero_ends_a_number_and_begins_none() -> None:
    tens = after("1", "0", bound=("j",))
    assert tens is not None and tens.number == 10
    assert after("0", bound=("j",)) is None


def test_what_may_follow_a_key_is_what_is_bound_behind_it() -> None:
    g = after("g")
    assert g is not None
    assert follow_ups(g, BOUND) == {"g": "g g", "l": "g l"}
    assert follow_ups(Typed(), BOUND) == {}


@pytest.mark.parametrize(
    ("action", "run", "number", "called"),
    [
        ("list.down", "move(1)", 5, "move(5)"),
        ("list.up", "move(-1)", 5, "move(-5)"),
        ("comparison.up", "step('sentence', -1)", 3, "step('sentence', -3)"),
        ("list.last", "last", 0, "last"),
        ("list.last", "last", 7, "to_row(7)"),
        ("list.choose", "choose", 7, "choose"),
    ],
)
def test_a_number_is_how_far_what_goes_a_step_goes(action: str, run: str, number: int, called: str) -> None:
    assert run_of(action, Typed(number, ("x",), "", "x"), run) == called


def test_a_letter_is_handed_on() -> None:
    assert run_of("library.to_place", Typed(0, ("'", "a"), "a", "' letter"), "to_place('letter')") == "to_place('a')"


def test_a_key_of_ones_own_may_not_bar_a_sequence() -> None:
    assert clash({"library.about": "g"}) is not None
    assert clash({"library.about": "g i"}) is None
    assert clash({"library.about": "g g"}) is not None


# --- the way back ----------------------------------------------------------------------------


def test_the_way_leads_back_and_forward_and_is_forgotten_ahead_where_another_is_taken() -> None:
    one, two, three = (LeftOff(row=name) for name in "abc")
    jumps = JumpList()
    jumps.leave(one)
    jumps.leave(two)
    assert jumps.step(-1, three) == two
    assert jumps.step(-1, two) == one
    assert jumps.step(-1, one) is None
    assert jumps.step(2, one) == three
    assert jumps.step(-2, three) == one
    jumps.leave(one)
    assert jumps.step(1, two) is None


def test_a_place_that_is_where_one_stands_is_no_step() -> None:
    here = LeftOff(reading=InReport("a", 100), reads=True)
    moved = LeftOff(reading=InReport("a", 900), reads=True)
    over = LeftOff(screens=(OpenScreen("claims", ("a", "b", "c")),))
    jumps = JumpList()
    jumps.leave(here)
    assert jumps.step(-1, here) is None
    jumps.leave(here)
    assert jumps.step(-1, moved) == here
    jumps.leave(over)
    assert jumps.step(-1, LeftOff()) == over


def test_only_so_many_places_are_remembered() -> None:
    jumps = JumpList()
    for number in range(MOST * 2):
        jumps.leave(LeftOff(row=str(number)))
    back = [jumps.step(-1, LeftOff()) for _ in range(MOST + 1)]
    assert back[-1] is None and back[-2] == LeftOff(row=str(MOST))


# --- at the keyboard -------------------------------------------------------------------------


def reports(count: int = 20) -> dict[str, str]:
    return {
        f"{n:02}.txt": f"Report {n:02}\n\n2020-01-{n + 1:02}\n\n" + f"At bridge {n} some people fell.\n\n" * 30
        for n in range(count)
    }


def top(story: Story) -> str:
    """The report whose text has the focus and its first visible row."""
    pane = story.library.reading
    assert pane.article is not None and pane.view.has_focus
    return f"{pane.article.id} {pane.view.scroll_offset.y}"


def row(story: Story) -> int:
    return story.library.search_pane.reports.now


async def test_a_number_before_a_key_says_how_often(open_folder: Opener) -> None:
    async with running(open_folder(reports())) as story:
        await story.press("1", "2", "j")
        assert row(story) == 12
        await story.press("3", "k")
        assert row(story) == 9
        await story.press("2", "0", "G")
        assert row(story) == 19
        await story.press("g", "g")
        assert row(story) == 0
        await story.press("5", "escape", "j")
        assert row(story) == 1
        await story.press("slash")
        await story.type("bridge")
        await story.press("enter", "6", "n")
        assert story.sees("hit 7 of 30")


async def test_what_may_follow_is_shown_after_a_pause_and_done_by_a_click(open_folder: Opener) -> None:
    async with running(open_folder(reports(3))) as story:
        await story.press("enter", "g")
        assert story.sees("g …") and not story.sees("g … g The top")
        await story.passes(PAUSE_SECONDS)
        assert story.sees("g … g The top", "l list", "n notes")
        await story.press("x")
        assert story.sees("g x is no command here") and story.sees("a annotate")
        await story.press("g")
        await story.passes(PAUSE_SECONDS)
        line = story.text().splitlines()[-1]
        await story.pilot.click(offset=(line.index("l list"), 39))
        await story.settle()
        assert story.library.search_pane.reports.has_focus and not story.sees("g …")


async def test_a_place_kept_under_a_letter_is_there_after_a_restart(open_folder: Opener, tmp_path: Path) -> None:
    space, states = open_folder(reports()), StateFiles(tmp_path / "states")
    with patch.object(space, "close"):
        async with running(space, states=states) as story:
            await story.press("apostrophe", "a")
            assert story.sees("No place is kept under a")
            await story.press("2", "j", "enter", "1", "5", "j", "quotation_mark", "a")
            kept = top(story)
            story.app.exit()
        async with running(space, states=states) as story:
            await story.press("g", "l", "G", "apostrophe", "a")
            assert top(story) == kept
            await story.press("ctrl+o")
            assert row(story) == 19 and story.library.search_pane.reports.has_focus


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_way_back_leads_through_reports_searches_likes_and_comparisons(
    open_folder: Opener, size: tuple[int, int]
) -> None:
    async with running(open_folder(reports()), size) as story:
        await story.press("2", "j", "enter", "1", "5", "j")
        await story.press("g", "l", "slash")
        await story.type("bridge")
        await story.press("enter")
        await story.press("2", "n")
        second = top(story)
        await story.press("L")
        assert story.sees("by likeness")
        await story.press("m", "j", "m", "c")
        assert story.sees("only left")
        await story.press("enter")
        seen = top(story)
        await story.press("ctrl+o")
        assert story.sees("only left")
        await story.press("ctrl+o")
        assert story.sees("by likeness", "2 marked")
        await story.press("ctrl+o")
        assert top(story) == second and story.sees("hit 3 of 30")
        await story.press("ctrl+o", "ctrl+o")
        assert row(story) == 2 and not story.library.search_pane.line.value
        await story.press("4", "ctrl+n", "ctrl+n")
        assert top(story) == seen
        await story.press("ctrl+n")
        assert story.sees("There is no later place")
        await story.press("9", "9", "ctrl+o")
        assert row(story) == 2 and story.library.search_pane.reports.has_focus


async def test_likes_that_are_found_late_take_nothing_from_who_types_a_query_meanwhile(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.pilot.press("L", "slash")
        await story.settle()
        assert story.library.search_pane.line.has_focus
        await story.type("deraa")
        assert story.sees("5 found")
