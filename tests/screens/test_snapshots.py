"""A few pictures, each looked at: `make snapshots` takes them anew, CONTRIBUTING.md says how to judge them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from app import Story
from by_hand import Hand, by_hand
from conftest import FIRST, SECOND
from textual.pilot import Pilot

from index import clock
from index.article import Span
from index.workspace import Workspace
from tui.app import DeraaApp

Compare = Callable[..., bool]
SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


hands: list[Hand] = []
"""The one that moves the app whose picture is taken."""


@pytest.fixture(autouse=True)
def _by_hand() -> Iterator[None]:
    with by_hand() as hand:
        hands[:] = [hand]
        yield


async def settle(pilot: Pilot[None]) -> None:
    await Story(pilot.app, pilot, hands[0]).settle()


def steps(*keys: str, query: str = "") -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        if query:
            await pilot.press("slash", *query)
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)

    return run


@SIZES
def test_searching(snap_compare: Compare, workspace: Workspace, size: tuple[int, int]) -> None:
    assert snap_compare(DeraaApp(workspace), terminal_size=size, run_before=steps(query="deraa"))


@SIZES
def test_selecting_with_notes(snap_compare: Compare, workspace: Workspace, size: tuple[int, int]) -> None:
    workspace.notes.annotate(FIRST, Span(216, 260), "who says so?\nand since when?", kind="claim", tags=("defiance",))
    workspace.notes.annotate(FIRST, Span(240, 300), "overlaps the other", kind="doubt")
    app = DeraaApp(workspace)

    async def read(pilot: Pilot[None]) -> None:
        await settle(pilot)
        app.screen.open_at(FIRST, None)  # type: ignore[attr-defined]
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=read)


@SIZES
def test_comparing(snap_compare: Compare, workspace: Workspace, size: tuple[int, int]) -> None:
    app = DeraaApp(workspace)

    async def compare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        app.screen.open_comparison(FIRST, SECOND)  # type: ignore[attr-defined]
        await settle(pilot)
        await pilot.press("n", "n", "n", "n")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=compare)


def test_writing_a_note(snap_compare: Compare, workspace: Workspace) -> None:
    assert snap_compare(
        DeraaApp(workspace), terminal_size=(80, 24), run_before=steps("enter", "a", "x", "tab", "tab", "right")
    )


def test_all_annotations(snap_compare: Compare, workspace: Workspace) -> None:
    with clock.set_still(datetime(2026, 3, 1, 9, 30, tzinfo=UTC)):  # the list shows the day of each note
        workspace.notes.annotate(FIRST, Span(216, 260), "who says so?", kind="claim", tags=("defiance",))
        workspace.notes.annotate(SECOND, Span(300, 360), "no kind, no tags")
    assert snap_compare(DeraaApp(workspace), terminal_size=(80, 24), run_before=steps("A"))


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_themes(snap_compare: Compare, workspace: Workspace, theme: str) -> None:
    workspace.settings = replace(workspace.settings, theme=theme)
    assert snap_compare(DeraaApp(workspace), terminal_size=(80, 24), run_before=steps(query="deraa"))
