"""The timeline above the list: its axis, and a period chosen by keys."""

from __future__ import annotations

from app import running
from hypothesis import given
from hypothesis import strategies as st

from index.catalogue.listing import Bar, bars_of_days, bars_of_months
from index.workspace import Workspace
from tui.drawing.axis import STEPS, axis, columns_of, drawn_bars, pointed

MONTHS = bars_of_months({f"{2015 + n // 12}-{n % 12 + 1:02}": n % 5 for n in range(40)}, "2015-01-03", "2018-04-03")
DAYS = bars_of_days({f"2021-09-{day:02}": day for day in range(1, 29)}, "2021-09-01", "2021-09-28")


def test_the_axis_has_years_where_they_begin_and_ends_with_the_last_month() -> None:
    columns = columns_of(MONTHS, 60)
    drawn = axis(columns, 60)
    assert drawn.startswith("2015-01 ")
    assert drawn.rstrip().endswith("2018-04")
    for year in ("2016", "2017"):
        assert columns[drawn.index(year)][0].when == f"{year}-01"


def test_days_are_named_below_their_bars() -> None:
    columns = columns_of(DAYS, 80)
    drawn = axis(columns, 80)
    first, *others = drawn.split()
    assert first == DAYS[0].when and all(len(other) == len("09-01") for other in others)
    assert columns[drawn.index(f" {others[0]}") + 1][0].when == f"2021-{others[0]}"


@given(st.integers(1, 130), st.integers(1, 400), st.integers(1, 3))
def test_no_axis_is_wider_than_its_room_and_no_report_is_without_a_bar(width: int, count: int, rows: int) -> None:
    some = [Bar(f"{1990 + n // 12}-{n % 12 + 1:02}", (n * 7) % 4) for n in range(count)]
    columns = columns_of(some, width)
    assert len(axis(columns, width)) <= width
    drawn = drawn_bars(columns, rows)
    assert len(drawn) == rows
    for at, column in enumerate(columns):
        assert len(pointed(columns, at, 40)) <= 40
        cells = {drawn[-1][n] for n, other in enumerate(columns) if other == column}
        assert (cells != {" "}) is any(bar.count for bar in column), at
    if any(bar.count for bar in some):
        assert STEPS[-1] in drawn[0]


async def test_a_day_is_chosen_by_keys(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("T")
        assert story.sees("2021-09-08: 1 report", "narrow to it")
        await story.press("left")
        assert story.sees("2021-09-02: 1 report")
        await story.press("left", "left", "left")
        assert story.sees("2021-09-01: 3 reports")
        await story.press("enter")
        assert story.library.search_pane.line.value == "date:2021-09-01"
        assert story.library.search_pane.reports.has_focus
        assert story.sees("3 found")


async def test_q_and_down_lead_from_the_timeline_to_the_list_and_tab_passes_it_by(workspace: Workspace) -> None:
    async with running(workspace) as story:
        for key in ("q", "down", "escape"):
            await story.press("T", key)
            assert story.library.search_pane.reports.has_focus
        for _ in range(6):
            await story.press("tab")
            assert not story.sees("narrow to it")


async def test_where_there_is_no_timeline_it_is_said(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("date:2021-09-08")
        await story.press("down", "T")
        assert story.sees("There is no timeline: fewer than two days")
