"""By mouse: edges are dragged, reports opened, words and sentences selected, and what can be done is a menu away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from app import Story, running
from textual import events

from index.article import Span
from index.workspace import Workspace
from index.workspace.state_files import StateFiles
from tui.keymap import BY_ID
from tui.offers import CHOICES
from tui.screens.comparing.comparison import ComparisonScreen
from tui.screens.dialogs.commands_dialog import CommandsDialog
from tui.themes import NAMES
from tui.widgets.line_input import LineInput

Opener = Callable[..., Workspace]
LEFT, RIGHT = 1, 3
NONE = 0


def reports(count: int = 12) -> dict[str, str]:
    return {
        f"{n:02}.txt": f"Report {n:02}\n\n2020-01-{n + 1:02}\n\n" + f"At bridge {n} some people fell.\n\n" * 30
        for n in range(count)
    }


async def send(story: Story, kind: type[events.MouseEvent], x: int, y: int, button: int = LEFT) -> None:
    """What a terminal tells of its mouse."""
    story.app.post_message(kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y))
    await story.settle()


async def click(story: Story, x: int, y: int, *, times: int = 1, button: int = LEFT) -> None:
    """So many clicks, which are one after the other however slow the machine is, and none of them with those before."""
    story.app.CLICK_CHAIN_TIME_THRESHOLD = float("inf")  # type: ignore[misc]
    story.app._click_chain_last_time = None
    for _ in range(times):
        await send(story, events.MouseDown, x, y, button)
        await send(story, events.MouseUp, x, y, button)


async def drag(story: Story, start: tuple[int, int], end: tuple[int, int]) -> None:
    await send(story, events.MouseMove, *start, NONE)
    await send(story, events.MouseDown, *start)
    await send(story, events.MouseMove, *end)
    await send(story, events.MouseUp, *end)


def at(story: Story, words: str) -> tuple[int, int]:
    """Where on the screen some words begin, first."""
    lines = story.text().splitlines()
    row = next(n for n, line in enumerate(lines) if words in line)
    return lines[row].index(words), row


def list_width(story: Story) -> int:
    return story.library.search_pane.outer_size.width


async def test_the_edge_of_the_list_goes_where_it_is_dragged_and_stays_after_a_restart(
    open_folder: Opener, tmp_path: Path
) -> None:
    space, states = open_folder(reports()), StateFiles(tmp_path / "states")
    with patch.object(space, "close"):
        async with running(space, states=states) as story:
            first = list_width(story)
            await drag(story, (first - 1, 10), (69, 12))
            assert list_width(story) == pytest.approx(70, abs=1)
            await drag(story, (list_width(story) - 1, 10), (0, 12))
            assert list_width(story) > 10
            await drag(story, (list_width(story) - 1, 10), (59, 12))
            story.app.exit()
        async with running(space, states=states) as story:
            assert list_width(story) == pytest.approx(60, abs=1)
            await click(story, list_width(story) - 1, 10, times=2)
            assert list_width(story) == first
        async with running(space, (80, 24), states=states) as story:
            assert list_width(story) == 80


@pytest.mark.parametrize("size", [(120, 40), (160, 40)])
async def test_the_edge_of_the_notes_goes_where_it_is_dragged(open_folder: Opener, size: tuple[int, int]) -> None:
    workspace = open_folder(reports(2))
    workspace.library.refresh()
    workspace.notes.annotate("01", Span(0, 6), "who counts them?")
    async with running(workspace, size) as story:
        pane = story.library.reading.notes_pane
        region, beside = pane.region, size[0] > 136
        to = (region.x - 10, region.y + 5) if beside else (region.x + 9, region.y - 6)
        await drag(story, (region.x, region.y + 5 if beside else region.y), to)
        now = pane.region
        grown = (region.x - now.x, 10) if beside else (region.y - now.y, 6)
        assert grown[0] == pytest.approx(grown[1], abs=1)
        assert story.sees("who counts them?")


async def test_two_clicks_on_a_report_fill_the_screen_with_it_and_escape_comes_back(open_folder: Opener) -> None:
    async with running(open_folder(reports())) as story:
        await click(story, *at(story, "Report 09"))
        assert story.library.reading.view.has_focus and story.sees("12 reports")
        await click(story, *at(story, "Report 08"), times=2)
        assert not story.sees("12 reports") and story.library.reading.view.size.width > 100
        await story.press("escape")
        assert story.sees("4 of 12 reports") and story.library.search_pane.reports.has_focus


async def test_two_clicks_take_the_word_and_three_the_sentence(open_folder: Opener) -> None:
    async with running(open_folder(reports(1))) as story:
        view = story.library.reading.view
        for times, taken in ((1, None), (2, "people"), (3, "At bridge 0 some people fell.")):
            await click(story, *at(story, "people"), times=times)
            assert (view.selected.of(view.text) if view.selected else None) == taken


async def test_the_wheel_scrolls_whatever_it_is_over(open_folder: Opener) -> None:
    async with running(open_folder(reports(30)), (120, 24)) as story:
        pane, view = story.library.search_pane.reports, story.library.reading.view
        for widget in (pane, view):
            await send(story, events.MouseScrollDown, widget.region.x + 5, widget.region.y + 5, NONE)
            await story.until(lambda widget=widget: widget.scroll_offset.y > 0)
        await story.press("g", "l", "m", "j", "m", "c")
        assert isinstance(story.app.screen, ComparisonScreen)
        column = story.app.screen.view.column("right")
        await send(story, events.MouseScrollDown, column.region.x + 5, column.region.y + 5, NONE)
        await story.until(lambda: column.scroll_offset.y > 0)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_the_right_button_opens_a_menu_for_what_it_points_at(open_folder: Opener, size: tuple[int, int]) -> None:
    async with running(open_folder(reports()), size) as story:
        x, y = at(story, "Report 10")
        await click(story, x, y, button=RIGHT)
        assert isinstance(story.app.screen, CommandsDialog) and not story.library.shows_report
        menu = story.app.screen.query_one("#dialog").region
        assert menu.right <= size[0] and menu.bottom <= size[1]
        await story.press("escape")
        assert story.library.search_pane.reports.now == 1
        await click(story, x, y, button=RIGHT)
        while not story.sees("Mark this report"):
            await story.press("pagedown")
        await click(story, *at(story, "Mark this report"))
        assert story.library.marks.marked == ["10"]


async def test_a_menu_is_closed_by_a_click_beside_it(open_folder: Opener) -> None:
    async with running(open_folder(reports())) as story:
        await click(story, *at(story, "Report 10"), button=RIGHT)
        await click(story, 118, 1)
        assert story.app.screen is story.library
        await click(story, *at(story, "Report 10"), button=RIGHT)
        await click(story, 118, 1, button=RIGHT)
        assert story.app.screen is story.library


async def test_in_a_text_the_menu_annotates_what_is_selected(open_folder: Opener) -> None:
    async with running(open_folder(reports(1))) as story:
        place = at(story, "people")
        await click(story, *place, times=2)
        await click(story, *place, button=RIGHT)
        assert story.sees("Annotate the selection", "a", "Copy the passage")
        await click(story, *at(story, "Annotate the selection"))
        assert story.sees("New note", "“people”")


async def test_a_click_takes_away_what_was_said_before(open_folder: Opener) -> None:
    async with running(open_folder(reports(3))) as story:
        await story.press("escape")
        assert story.sees("All reports are shown")
        await click(story, *at(story, "Report 01"))
        assert not story.sees("All reports are shown")


async def test_what_can_be_done_is_found_by_its_words_or_name_and_shown_with_its_keys(open_folder: Opener) -> None:
    async with running(open_folder(reports(3)), (80, 24)) as story:
        await story.press("colon")
        await story.type("library.com")
        assert story.sees("Compare this report with another") and not story.sees("Search the reports")
        await story.press("right")
        assert story.app.screen.query_one("#command").value == "library.compare"  # type: ignore[attr-defined]
        await story.press("enter")
        await story.until(lambda: story.sees("most alike first"))
        await story.press("escape", "ctrl+p")
        await story.type("help")
        text = story.text()
        assert text.count("Help: every key") == 1 and "?  F1" in text
        await story.press(*["backspace"] * 4)
        await story.type("kept under a letter")
        await story.press("enter")
        assert story.sees("' …")
        await story.press("a")
        assert story.sees("No place is kept under a")


async def call(story: Story, typed: str) -> None:
    await story.press("colon")
    await story.type(typed)
    await story.press("enter")


async def test_what_a_key_steps_through_is_set_by_its_name(open_folder: Opener) -> None:
    async with running(open_folder(reports(3)), (80, 24)) as story:
        for name in (*reversed(NAMES), "light", "light"):
            await call(story, f"theme {name[:4]}")
            assert story.app.theme == name and story.sees(f"Theme: {name}.")
        await story.press("colon")
        await story.type("theme co")
        await story.press("right")
        assert story.app.screen.query_one("#command", LineInput).value == "theme contrast"
        await story.press("escape")
        for typed, lines in (("two empty", 2), ("two empty", 2), ("no empty", 0), ("library.spacing one", 1)):
            await call(story, typed)
            assert story.library.text_shape.shape.spacing == lines
        await story.press("m", "j", "m", "j", "m", "c")
        await story.until(lambda: story.sees("origin"))
        for typed, said in (("claims in which", "in which facts differ"), ("claims of sev", "of several reports")):
            await call(story, typed)
            assert story.sees(f"claims {said}")


@pytest.mark.parametrize("action", CHOICES)
async def test_a_key_steps_through_all_that_is_called_by_name(action: str, open_folder: Opener) -> None:
    async with running(open_folder(reports(3)), (120, 40)) as story:
        if action.startswith("claims"):
            await story.press("m", "j", "m", "j", "m", "c")
            await story.until(lambda: story.sees("origin"))

        def now() -> object:
            return (story.app.theme, story.library.text_shape.shape.spacing, getattr(story.app.screen, "_filter", 0))

        stepped, called = set(), set()
        for one in CHOICES[action]:
            await story.press(BY_ID[action].keys)
            stepped.add(now())
            await call(story, one.label)
            called.add(now())
            await story.press(*[BY_ID[action].keys] * len(CHOICES[action]))
            assert now() in called
        assert stepped <= called and len(called) == len(CHOICES[action])


async def test_nothing_that_cannot_be_done_here_is_offered(open_folder: Opener) -> None:
    async with running(open_folder(reports(3)), (80, 24)) as story:
        await story.press("m", "j", "m", "c", "colon")
        await story.type("sort")
        assert story.sees("Nothing of that name can be done here.")
        await story.press("escape")
        assert isinstance(story.app.screen, ComparisonScreen)
