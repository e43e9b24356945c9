"""Marks: how many there are is always seen, they can all be taken away, and what is marked can always be compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from app import Story, running

from index.comparison.claims import claims
from index.workspace import Workspace

Opener = Callable[..., Workspace]

MOST = 4
"""As many marks as these stories set; what holds of four holds of thirty."""


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "MOST_REPORTS", MOST)


def reports(count: int) -> dict[str, str]:
    """Reports of one event; the odd ones tell of a bridge, the even ones of a market."""
    places = ("market", "bridge")
    return {
        f"{n:02}.txt": f"Report {n:02}\n\n2020-01-{n + 1:02}\n\nAt the {places[n % 2]} {n} people fell."
        for n in range(count)
    }


async def mark(story: Story, count: int) -> None:
    for _ in range(count):
        await story.press("m", "down")


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_marks_of_an_earlier_search_are_seen_and_never_bar_comparing(
    open_folder: Opener, size: tuple[int, int]
) -> None:
    async with running(open_folder(reports(8)), size) as story:
        await mark(story, MOST)
        assert story.sees(f"8 reports · {MOST} marked", f"c compare {MOST} marked")
        await story.press("slash")
        await story.type("bridge")
        await story.press("down", "end", "m")
        assert story.sees(f"4 found · {MOST + 1} marked", f"c compares up to {MOST}") and not story.sees("c compare 5")
        await story.press("c")
        assert story.sees(f"{MOST + 1} are marked; up to {MOST} can be compared at once. m takes one mark away, M all.")
        await story.press("m", "c")
        await story.until(lambda: story.sees(f"{MOST} reports, about"))


async def test_marks_are_taken_away_together_and_put_back(open_folder: Opener) -> None:
    async with running(open_folder(reports(5))) as story:
        await mark(story, 3)
        marked = list(story.library.marks.marked)
        await story.press("M")
        assert story.sees("3 marks taken away; M puts them back")
        assert not story.sees("3 marked")
        await story.press("M")
        assert story.library.marks.marked == marked
        assert story.sees("3 marked; c compares them")
        await story.press("M", "m", "M", "M")
        assert len(story.library.marks.marked) == 1


async def test_escape_takes_back_the_search_and_then_the_marks(open_folder: Opener) -> None:
    async with running(open_folder(reports(6)), (80, 24)) as story:
        await mark(story, 2)
        await story.press("slash")
        await story.type("bridge")
        await story.press("down", "enter")
        for _ in range(2):  # from the report to the hits, and to all reports
            await story.press("escape")
            assert story.sees("2 marked")
        assert story.sees("6 reports · 2 marked", "Esc unmark")
        await story.press("escape")
        assert story.library.marks.marked == []
        assert not story.sees("Esc unmark")
        await story.press("escape", "M")
        assert len(story.library.marks.marked) == 2


async def test_a_mark_on_a_report_that_is_gone_does_not_count(open_folder: Opener) -> None:
    workspace = open_folder(reports(5))
    async with running(workspace) as story:
        await mark(story, 3)
        gone, *left = story.library.marks.marked
        file = Path(workspace.folder) / f"{gone}.txt"
        text = file.read_text()
        file.unlink()
        await story.press("r")
        await story.until(lambda: story.sees("4 reports · 2 marked"))
        await story.press("c")
        await story.until(lambda: shows_two(story))
        assert list(story.app.screen.ids) == left  # type: ignore[attr-defined]
        await story.press("escape")
        file.write_text(text)
        await story.press("r")
        await story.until(lambda: story.sees("5 reports · 3 marked"))


async def test_marks_on_reports_that_are_folded_away_count(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await mark(story, 5)
        await story.press("z")
        assert story.sees("5 marked")
        await story.press("c")
        await story.until(lambda: story.sees("5 reports, about"))


def shows_two(story: Story) -> bool:
    """Whether a comparison of two reports is there, whatever it found."""
    return story.sees("only left") or story.sees("of the same matter")


@pytest.mark.parametrize("count", [1, 2, 3])
async def test_who_reads_a_report_that_is_not_marked_compares_it_the_marked_ones_first(
    open_folder: Opener, count: int
) -> None:
    async with running(open_folder(reports(6)), (80, 24)) as story:
        await mark(story, count)
        marked = list(story.library.marks.marked)
        await story.press("end", "enter")
        assert not story.sees("compare 2 marked")
        await story.press("c")
        assert story.sees("Compare with, the marked first")
        dialog = story.app.screen
        assert {s.id for s in dialog._shown[:count]} == set(marked)  # type: ignore[attr-defined]
        await story.press("escape", "m")
        await story.press("c")
        await story.until(lambda: story.sees("reports, about") if count > 1 else shows_two(story))


async def test_from_the_list_the_marked_ones_are_compared_wherever_the_cursor_is(open_folder: Opener) -> None:
    async with running(open_folder(reports(6))) as story:
        await mark(story, 2)
        marked = list(story.library.marks.marked)
        await story.press("end", "c")
        await story.until(lambda: shows_two(story))
        assert list(story.app.screen.ids) == marked  # type: ignore[attr-defined]


@pytest.mark.usefixtures("few")
async def test_a_story_of_too_many_reports_says_what_to_do(open_folder: Opener) -> None:
    body = "The convoy of nine lorries left the besieged town at dawn and reached the river before noon, it said. " * 5
    files = {f"{n:02}.txt": f"Convoy leaves town\n\n2020-01-{n + 1:02}\n\n{body}Edition {n}." for n in range(6)}
    workspace = open_folder(files)
    assert len(workspace.library.sharing.versions("00")) > MOST - 1
    async with running(workspace) as story:
        await story.press("C")
        assert story.sees(f"This story has 6 reports; mark up to {MOST} with m, then press c.")
