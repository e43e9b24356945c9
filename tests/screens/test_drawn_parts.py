"""The styles of parts are looked up when they are drawn, and are those that looking all of them up would give."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from app import running
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from index.workspace import Workspace
from tui.drawn_parts import DrawnParts
from tui.themes import NAMES
from tui.widgets.views.article_view import ArticleView


def parts_that_differ(screen: Screen[object]) -> list[str]:
    """The parts of all widgets whose styles are others than the rules give now."""
    differ = []
    for widget in screen.walk_children(Widget, with_self=True):
        for name in widget._get_component_classes():
            anew = DOMNode(classes=name)
            anew._attach(widget)
            Stylesheet.apply(screen.app.stylesheet, anew)
            if widget.get_component_styles(name).get_rules() != anew.styles.get_rules():
                differ.append(f"{widget!r}: {name}")
    return differ


@pytest.mark.parametrize("size", [(120, 40)])
async def test_a_part_is_styled_as_if_all_had_been(workspace: Workspace, size: tuple[int, int]) -> None:
    steps = ("tab", "slash", "s", "i", "e", "g", "e", "enter", "v", "escape", "T", "escape", "n", "c", "enter", "n")
    async with running(workspace, size) as story:
        await story.settle()
        for key in (*steps, "question_mark"):
            await story.press(key)
            assert parts_that_differ(story.app.screen) == [], key
        for theme in NAMES:
            story.app.theme = theme
            await story.settle()
            assert parts_that_differ(story.app.screen) == [], theme


async def test_a_drawn_part_that_has_changed_is_drawn_anew(workspace: Workspace) -> None:
    async with running(workspace, (120, 40)) as story:
        view = story.app.screen.query_one(ArticleView)
        before = view.get_component_rich_style("text--plain")
        with patch.object(ArticleView, "refresh", autospec=True) as drawn_anew:
            story.app.stylesheet.add_source("ArticleView.-other > .text--plain { color: red; }")
            view.add_class("-other")
            await story.settle()
            assert view.get_component_rich_style("text--plain") != before
            assert view in [call.args[0] for call in drawn_anew.call_args_list]


async def test_a_part_that_is_not_drawn_costs_nothing(workspace: Workspace) -> None:
    async with running(workspace, (120, 40)) as story:
        await story.settle()
        view = story.app.screen.query_one(ArticleView)
        assert isinstance(view._component_styles, DrawnParts)
        assert 0 < len(view._component_styles) < len(view._get_component_classes()) / 2


async def test_nothing_is_styled_that_is_taken_away(workspace: Workspace) -> None:
    async with running(workspace, (120, 40)) as story:
        await story.press("enter", "a")
        dialog = set(story.app.screen.walk_children(with_self=True))
        with patch.object(Stylesheet, "apply", autospec=True, side_effect=Stylesheet.apply) as styled:
            await story.press("tab")
            assert any(call.args[1] in dialog for call in styled.call_args_list)
            styled.reset_mock()
            await story.press("escape")
            assert not any(call.args[1] in dialog for call in styled.call_args_list)
