"""How the text is set by key: its lines longer or shorter, paragraphs close or wide, the text alone."""

from __future__ import annotations

import pytest
from app import running

from index.workspace import Workspace
from tui.widgets.key_hints import KeyHints

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])


@SIZES
async def test_lines_get_shorter_and_longer_and_what_is_read_stays(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, size) as story:
        await story.press("enter", "pagedown", "ctrl+u")
        view = story.library.reading.view
        before, first = view.columns, view.visible_span.start
        await story.press("3", "left_parenthesis")
        assert view.columns == before - 12 and view.row_of(first) == 0
        await story.press("3", "right_parenthesis")
        assert view.columns == before


async def test_a_line_is_never_wider_than_its_room_and_that_is_said(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.press("enter", "right_parenthesis")
        assert story.sees("The text has all the room there is")
        await story.press("9", "9", "left_parenthesis")
        assert story.library.reading.view.columns == 24


@SIZES
async def test_the_text_alone_stands_in_the_middle_and_every_way_out_leads_back(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    async with running(workspace, size) as story:
        await story.press("enter", "F")
        view = story.library.reading.view
        assert not story.library.search_pane.display and not story.sees("5 reports")
        left, right = view.region.x, size[0] - view.region.right
        assert abs(left - right) <= 1
        assert story.sees("Esc q back") and story.app.screen.query_one(KeyHints).display
        await story.press("F")
        assert (story.library.search_pane.display or size[0] < 100) and story.sees("outlet")
        for way_out in ("escape", "q"):
            await story.press("enter", "F", way_out)
            assert story.library.search_pane.reports.has_focus and story.sees("5 reports")
