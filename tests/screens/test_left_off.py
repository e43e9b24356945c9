"""Where the user left off: kept as it changes, and stood at again when the folder is opened next."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from app import Story, running, waited
from conftest import FIFTH, FOURTH, SECOND

from index.article import Article
from index.catalogue.listing import Order, Sorting
from index.workspace import Workspace
from index.workspace.state_files import StateFiles
from tui.keeping import LOOK_SECONDS
from tui.left_off import LeftOff, TextShape
from tui.screens.comparing.claims import ClaimsScreen
from tui.screens.comparing.comparison import ComparisonScreen
from tui.screens.notes.annotations import AnnotationsScreen
from tui.widgets.line_input import LineInput

WIDE, NARROW = (120, 40), (80, 24)
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])


@pytest.fixture
def states(tmp_path: Path) -> StateFiles:
    return StateFiles(tmp_path / "states")


Session = Callable[..., object]


@asynccontextmanager
async def session(
    workspace: Workspace, states: StateFiles, size: tuple[int, int] = WIDE, *, fresh: bool = False
) -> AsyncIterator[Story]:
    """From the start of the app to its end; the workspace stays open for the next one."""
    with patch.object(workspace, "close"):
        async with running(workspace, size, states=states, fresh=fresh) as story:
            yield story
            story.app.exit()


def lit(story: Story) -> str:
    found = story.library.search_pane.at(story.library.search_pane.reports.now)
    assert found is not None
    return found[0]


def read(story: Story) -> str:
    assert story.library.reading.article is not None
    return story.library.reading.article.id


@SIZES
async def test_the_place_in_the_list_and_in_the_report_is_found_again(
    workspace: Workspace, states: StateFiles, size: tuple[int, int]
) -> None:
    async with session(workspace, states, size) as story:
        await story.press("down", "down", "enter", "pagedown")
        report, top = read(story), story.library.reading.view.visible_span.start
        assert top > 0
    async with session(workspace, states, size) as story:
        assert lit(story) == read(story) == report
        assert story.library.reading.view.has_focus
        assert story.library.reading.view.visible_span.start == top


@SIZES
async def test_the_search_and_the_hit_are_found_again(
    workspace: Workspace, states: StateFiles, size: tuple[int, int]
) -> None:
    async with session(workspace, states, size) as story:
        await story.press("slash")
        await story.type("deraa")
        await story.press("enter", "n", "n")
        assert story.sees("hit 3 of")
        before = story.text()
    async with session(workspace, states, size) as story:
        assert story.library.search_pane.line.value == "deraa"
        assert story.text().splitlines()[:-2] == before.splitlines()[:-2]


async def test_a_cursor_that_rests_on_another_row_of_the_hits_is_found_again(
    workspace: Workspace, states: StateFiles
) -> None:
    async with session(workspace, states) as story:
        await story.press("slash")
        await story.type("observatory")
        await story.press("down", "down", "down")
        report = lit(story)
    async with session(workspace, states) as story:
        assert lit(story) == read(story) == report and story.library.search_pane.reports.has_focus


@pytest.mark.parametrize(("size", "opens"), [(WIDE, True), (NARROW, False)])
async def test_who_left_off_while_an_answer_was_on_its_way_stands_at_its_first_hit(
    workspace: Workspace, states: StateFiles, size: tuple[int, int], opens: bool
) -> None:
    states.write(workspace.folder, LeftOff(query="observatory"))
    async with session(workspace, states, size) as story:
        await story.settle()
        assert story.library.search_pane.reports.now == 0
        assert (story.library.reading.article is not None) == opens
        assert story.sees("hit 1 of") == opens


@SIZES
async def test_who_left_off_while_a_report_was_on_its_way_reads_it_at_its_hit(
    workspace: Workspace, states: StateFiles, size: tuple[int, int]
) -> None:
    async with session(workspace, states, size) as story:
        await story.press("slash")
        await story.type("deraa")
        await story.press("down", "down")
        asked, goes_on = workspace.library.article, threading.Event()

        def slow(article: str) -> Article:
            waited(goes_on)
            return asked(article)

        with patch.object(workspace.library, "article", slow):
            pane, before = story.library.search_pane, story.library.reading.article
            report, hit = pane.at(pane.reports.now + 1) or ("", None)
            story.library.read_report(report, hit)
            await story.until(lambda: story.library.reader.on_its_way is not None)
            kept = story.app.left_off()
            goes_on.set()
            await story.settle()
        assert kept is not None and kept.reads and kept.reading.article == report
        assert before is None or before.id not in story.library.read_so_far.percent
    states.write(workspace.folder, kept)
    async with session(workspace, states, size) as story:
        assert read(story) == report and story.sees("hit 1 of") and story.library.reading.view.has_focus


@SIZES
async def test_the_end_of_a_report_is_found_again(
    workspace: Workspace, states: StateFiles, size: tuple[int, int]
) -> None:
    """Also with the empty lines that a report may end on: it is laid out at the start as it is taken up."""
    async with session(workspace, states, size) as story:
        await story.press("end", "enter", "G")
        before = story.text()
        lines = story.library.reading.view.virtual_size.height
    async with session(workspace, states, size) as story:
        assert story.text().splitlines()[:-2] == before.splitlines()[:-2]
        assert story.library.reading.view.virtual_size.height == lines


@SIZES
async def test_what_was_found_in_the_report_is_found_again(
    workspace: Workspace, states: StateFiles, size: tuple[int, int]
) -> None:
    async with session(workspace, states, size) as story:
        await story.press("enter", "f")
        await story.type("the")
        await story.press("enter", "n", "n")
        assert story.sees("found 3 of")
        before = story.text()
    async with session(workspace, states, size) as story:
        assert story.text().splitlines()[:-2] == before.splitlines()[:-2]
        await story.press("n")
        assert story.sees("found 4 of")
        await story.press("escape")
        assert not story.sees("found 4 of")
    async with session(workspace, states, size) as story:
        assert not story.library.reading.is_finding


async def test_what_was_not_found_is_forgotten(workspace: Workspace, states: StateFiles) -> None:
    async with session(workspace, states) as story:
        await story.press("enter", "f")
        await story.type("zebra")
        assert story.sees("not found")
        left = story.app.left_off()
    async with session(workspace, states) as story:
        assert not story.sees("not found") and not story.library.reading.is_finding
        await story.press("enter", "f")
        assert not story.library.reading.query_one("#find", LineInput).value
    assert left is not None
    gone = left._replace(reading=left.reading._replace(found="zebra", hit=0))  # the text had it, and is another now
    states.write(workspace.folder, gone)
    async with session(workspace, states) as story:
        assert read(story) == gone.reading.article
        assert not story.sees("not found") and not story.library.reading.is_finding


@SIZES
@pytest.mark.parametrize("keys", [("v",), ("v", "v", "down"), ("v", "j", "o", "left")])
async def test_a_selection_is_there_again_and_goes_on(
    workspace: Workspace, states: StateFiles, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with session(workspace, states, size) as story:
        await story.press("enter", "pagedown", *keys)
        view = story.library.reading.view
        selection, top = view.selection, view.first
        assert selection is not None
    async with session(workspace, states, size) as story:
        view = story.library.reading.view
        assert (view.selection, view.first) == (selection, top)
        await story.press("right")
        assert view.selection not in (None, selection)
        await story.press("escape")
    async with session(workspace, states, size) as story:
        assert story.library.reading.view.selection is None


async def test_a_place_is_found_again_in_another_width_and_after_it_in_the_first(
    workspace: Workspace, states: StateFiles
) -> None:
    """What is kept is a place of the text, not a row of it."""
    async with session(workspace, states, WIDE) as story:
        await story.press("enter", "j", "j", "j", "j", "j")
        first = story.library.reading.view.first
    for size in (NARROW, (53, 20), WIDE):
        async with session(workspace, states, size) as story:
            assert story.library.reading.view.first == first
    assert first > 0


async def test_order_fold_marks_and_theme_are_found_again(workspace: Workspace, states: StateFiles) -> None:
    async with session(workspace, states) as story:
        await story.press("m", "down", "m", "o", "ctrl+r", "z", "f9")
    async with session(workspace, states) as story:
        assert story.sees("2 marked") and story.library.listing.sorting == Sorting(Order.OUTLET, True)
        assert story.library.search_pane.stories.are_folded
        assert story.app.theme == "light"


async def test_how_the_text_is_set_is_found_again(workspace: Workspace, states: StateFiles) -> None:
    async with session(workspace, states) as story:
        await story.press("enter", "2", "left_parenthesis", "P", "F", "2", "left_parenthesis")
        columns = story.library.reading.view.columns
    async with session(workspace, states) as story:
        await story.until(lambda: story.library.reading.view.has_focus)
        assert story.library.text_shape.shape == TextShape(columns, 2, alone=True)
        assert story.library.reading.view.columns == columns and not story.library.search_pane.display


async def test_reports_like_one_are_listed_again(workspace: Workspace, states: StateFiles) -> None:
    async with session(workspace, states) as story:
        await story.press("down", "L", "down")
        report = lit(story)
    async with session(workspace, states) as story:
        assert story.sees("by likeness") and lit(story) == report
        await story.press("escape")
        assert story.sees("5 reports")


async def test_a_search_is_left_only_for_likes_that_are_listed(workspace: Workspace, states: StateFiles) -> None:
    """Who is killed while they are on their way finds the search again."""
    async with session(workspace, states) as story:
        await story.press("slash")
        await story.type("deraa")
        await story.press("down", "down")
        report = lit(story)
        await story.pilot.press("L")
        under_way = story.app.left_off()
        assert under_way is not None and (under_way.query, under_way.like) == ("deraa", "")
        assert story.library.search_pane.shows_hits and lit(story) == report
        await story.settle()
        arrived = story.app.left_off()
        assert arrived is not None and (arrived.query, arrived.like) == ("", report)
        assert story.sees("by likeness") and not story.library.search_pane.line.value
    states.write(workspace.folder, under_way)
    async with session(workspace, states) as story:
        assert story.sees("found") and lit(story) == report


async def test_a_comparison_is_open_again_at_its_sentence(workspace: Workspace, states: StateFiles) -> None:
    async with session(workspace, states) as story:
        await story.press("m", "down", "m", "c", "tab", "down", "down")
        view = story.app.screen.view  # type: ignore[attr-defined]
        side, sentence, ids = view.side, view.sentence, story.app.screen.ids  # type: ignore[attr-defined]
        assert side == "right"
    async with session(workspace, states) as story:
        await story.until(lambda: isinstance(story.app.screen, ComparisonScreen))
        await story.settle()
        screen = story.app.screen
        assert isinstance(screen, ComparisonScreen)
        assert (screen.ids, screen.view.side, screen.view.sentence) == (ids, side, sentence)
        await story.press("escape")
        assert story.sees("2 marked")


async def test_claims_and_the_comparison_over_them_are_open_again(workspace: Workspace, states: StateFiles) -> None:
    async with session(workspace, states) as story:
        await story.press("m", "down", "m", "down", "m", "c", "f", "down", "right", "enter")
        assert isinstance(story.app.screen, ComparisonScreen)
    async with session(workspace, states) as story:
        await story.until(lambda: isinstance(story.app.screen, ComparisonScreen))
        await story.press("escape")
        await story.settle()
        assert isinstance(story.app.screen, ClaimsScreen)
        assert story.app.screen.listed.now == 1 and story.sees("claims of several reports", "▸ B")


async def test_the_list_of_notes_is_open_again(workspace: Workspace, states: StateFiles) -> None:
    async with session(workspace, states) as story:
        await story.press("A", "o", "slash")
        await story.type("tag:dyke")
    async with session(workspace, states) as story:
        await story.until(lambda: isinstance(story.app.screen, AnnotationsScreen))
        assert story.sees("tag:dyke", "by tag")


async def test_a_fresh_start_begins_at_the_top(workspace: Workspace, states: StateFiles) -> None:
    async with session(workspace, states) as story:
        await story.press("down", "down")
    async with session(workspace, states, fresh=True) as story:
        assert story.library.search_pane.reports.now == 0


async def test_it_is_kept_while_the_app_runs_and_nothing_is_written_while_nothing_changes(
    workspace: Workspace, states: StateFiles
) -> None:
    written: list[LeftOff] = []

    def write(folder: str, kept: LeftOff) -> None:
        written.append(kept)

    with patch.object(states, "write", write):
        async with session(workspace, states) as story:
            await story.passes(LOOK_SECONDS)
            assert not written
            await story.press("down")
            await story.passes(LOOK_SECONDS)
            assert written[-1].row == lit(story)
            count = len(written)
            await story.press("i", "escape")
            await story.passes(LOOK_SECONDS)
            assert written[-1].row == lit(story) and len(written) == count


async def test_what_is_gone_is_passed_over(open_folder: Callable[..., Workspace], states: StateFiles) -> None:
    workspace = open_folder({"a.txt": "One\n\nHere.", "b.txt": "Two\n\nThere."})
    async with session(workspace, states) as story:
        await story.press("m", "down", "m", "c")
        assert isinstance(story.app.screen, ComparisonScreen)
    (Path(workspace.folder) / "b.txt").unlink()
    workspace.library.refresh()
    async with session(workspace, states) as story:
        assert read(story) == "a" and story.sees("1 report", "1 marked")
        assert story.app.screen is story.library


async def test_a_broken_file_is_said_put_aside_and_never_fatal(workspace: Workspace, states: StateFiles) -> None:
    file = states.file(workspace.folder)
    file.parent.mkdir(parents=True)
    file.write_text('{"query": [', encoding="utf-8")
    async with session(workspace, states) as story:
        assert story.sees("where you left off cannot be read", "put aside", "5 reports")
        await story.press("down")
    assert file.with_name(file.name + ".broken").exists()
    async with session(workspace, states) as story:
        assert story.library.search_pane.reports.now == 1


@pytest.mark.parametrize(
    "kept",
    [
        {"reading": {"article": SECOND, "offset": 10**9, "hit": 10**9}, "reads": True},
        {"reading": {"article": SECOND, "offset": -5, "hit": -5}},
        {"reading": {"article": SECOND, "hit": 99, "found": "the", "selected": [{"fixed": -3, "moving": 1000000}]}},
        {"reading": {"article": "nowhere"}, "row": "nowhere", "like": "nowhere", "marked": ["nowhere"]},
        {"order": "colour", "theme": "beige", "without": [""], "query": "date:2021-99"},
        {"screens": [{"kind": "comparison", "articles": [FOURTH]}, {"kind": "chart"}]},
        {"screens": [{"kind": "claims", "articles": [FOURTH, FIFTH, SECOND], "row": 999, "column": -7}]},
        {"screens": [{"kind": "comparison", "articles": [FOURTH, FIFTH], "row": -999, "words": "above"}]},
        {"screens": [{"kind": "notes", "choice": "colour"}, {"kind": "notes", "choice": "tag", "row": 999}]},
        {"query": "\x1b]52;c;AAAA\x07 [/x]", "row": "\x1b[2J"},
    ],
)
async def test_whatever_a_file_holds_the_folder_opens(
    workspace: Workspace, states: StateFiles, kept: dict[str, object]
) -> None:
    file = states.file(workspace.folder)
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(kept), encoding="utf-8")
    async with session(workspace, states) as story:
        await story.settle()
        await story.press("escape", "escape", "escape", "down", "enter")
        assert "\x1b" not in story.text() and story.app.is_running


async def test_a_theme_of_the_settings_that_changed_since_wins(
    open_folder: Callable[..., Workspace], states: StateFiles
) -> None:
    workspace = open_folder({"a.txt": "One"})
    async with session(workspace, states) as story:
        await story.press("f9")
        assert story.app.theme == "light"
    changed = open_folder({}, settings="theme: contrast\n")
    async with session(changed, states) as story:
        assert story.app.theme == "contrast"


async def test_what_is_still_being_taken_up_is_not_lost(workspace: Workspace, states: StateFiles) -> None:
    """Who quits while the search of before still runs finds it the next time."""
    async with session(workspace, states) as story:
        await story.press("slash")
        await story.type("observatory")
        await story.press("enter")
    kept = states.read(workspace.folder, LeftOff)
    answer, goes_on = workspace.search.answer, asyncio.Event()

    def slow(*asked: object) -> object:
        goes_on.set()
        return answer(*asked)  # type: ignore[arg-type]

    with patch.object(workspace.search, "answer", slow), patch.object(workspace, "close"):
        async with running(workspace, states=states, read=False) as story:
            story.app.exit()
    again = states.read(workspace.folder, LeftOff)
    assert kept is not None and again is not None
    assert (again.query, again.reading) == (kept.query, kept.reading)
