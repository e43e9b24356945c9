"""A screen that is put together from the lines that are needed is the one that Textual puts together from all."""

from __future__ import annotations

from typing import Any

import pytest
from app import running
from rich.style import Style
from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from index.workspace import Workspace
from tui.compositing import NeededLines
from tui.themes import NAMES
from tui.widgets.line_view import LineView

Cells = list[tuple[str, Style | None]]


def cells(strip: Strip) -> Cells:
    return [(sign, style or None) for text, style, _ in strip for sign in text]


def columns(strips: list[Strip | None]) -> list[Cells | None]:
    return [None if strip is None else cells(strip) for strip in strips]


def as_textual_does(screen: Screen[Any], crop: Region) -> list[dict[int, Strip | None]]:
    """The pieces of each line as Textual's own compositor and its own caches give them."""
    views = list(screen.query(LineView))
    kept = [view._styles_cache for view in views]
    for view in views:
        view._styles_cache = StylesCache()
    try:
        return list(Compositor._render_chops(screen._compositor, crop, lambda y: True))  # type: ignore[arg-type]
    finally:
        for view, own in zip(views, kept, strict=True):
            view._styles_cache = own


def differing(screen: Screen[Any], crop: Region) -> list[int]:
    """The lines of a part of the screen that are put together otherwise."""
    ours, theirs = screen._compositor._render_chops(crop, lambda y: True), as_textual_does(screen, crop)
    differ = []
    for y in crop.line_range:
        ends = screen._compositor.cuts[y][1:]
        seen = [x for x, end in zip(theirs[y], ends, strict=True) if x < crop.right and end > crop.x]
        if columns([ours[y][x] for x in seen]) != columns([theirs[y][x] for x in seen]):
            differ.append(y)
    return differ


STEPS = (
    "down",
    "slash",
    "s",
    "i",
    "e",
    "enter",
    "v",
    "down",
    "escape",
    "x",
    "a",
    "escape",
    "T",
    "escape",
    "n",
    "escape",
)
KEYS = (*STEPS, "c", "enter", "n", "escape", "A", "escape", "question_mark", "escape", "z")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (180, 30)])
async def test_all_and_parts_of_every_screen_are_as_textual_draws_them(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    width, height = size
    whole = Region(0, 0, width, height)
    parts = (whole, Region(0, 0, width // 3, 1), Region(5, 3, width // 2, height // 2), Region(width - 3, 1, 3, 9))
    async with running(workspace, size) as story:
        await story.settle()
        for key in KEYS:
            await story.press(key)
            for part in parts:
                assert differing(story.app.screen, part) == [], (key, part)
        for theme in NAMES:
            story.app.theme = theme
            await story.settle()
            assert differing(story.app.screen, whole) == [], theme


async def test_a_line_that_changed_is_the_only_one_that_is_drawn(workspace: Workspace) -> None:
    async with running(workspace, (120, 40)) as story:
        await story.settle()
        screen = story.app.screen
        assert isinstance(screen._compositor, NeededLines)
        asked: list[str] = []
        for widget in screen._compositor.visible_widgets:
            draw = widget.render_lines

            def noted(crop: Region, draw: Any = draw, name: str = type(widget).__name__) -> list[Strip]:
                asked.append(name)
                return draw(crop)  # type: ignore[no-any-return]

            widget.render_lines = noted  # type: ignore[method-assign]
        line = screen.query_one("#query")
        screen._compositor._render_chops(line.region, lambda y: y == line.region.y)
        assert asked == ["LineInput"]
