"""Help tells what works where the user is, and nothing else as working there; the rest is a key or a letter away."""

from __future__ import annotations

import pytest
from app import Story, running

from index.config import COLOURS
from index.workspace import Workspace
from tui.drawing.help.legend import legend
from tui.drawing.help.pages import SCOPES, Row, found, pages
from tui.keymap import ACTIONS, BY_ID
from tui.screens.dialogs.help_dialog import HelpDialog, Signs, working

KINDS = {"claim": "blue", "doubt": "red"}

PLACES = {
    "list": (),
    "reading": ("enter",),
    "selecting": ("enter", "v"),
    "searching": ("slash",),
    "comparing": ("c", "enter"),
    "claims": ("m", "down", "m", "down", "m", "c"),
    "notes": ("A",),
}


def dialog(story: Story) -> HelpDialog:
    assert isinstance(story.app.screen, HelpDialog)
    return story.app.screen


@pytest.mark.parametrize("place", PLACES)
async def test_what_help_lists_first_works_here_by_these_keys(workspace: Workspace, place: str) -> None:
    async with running(workspace) as story:
        await story.press(*PLACES[place])
        under = story.app.screen
        works = working(under)
        await story.press("f1")
        here, _, _, elsewhere = dialog(story)._pages
        told = {(row.sign, row.said) for section in here.sections for row in section.rows}
        assert told == {(", ".join(keys), BY_ID[name].label) for name, keys in works.items()}
        for name, keys in works.items():
            assert keys, name
            assert BY_ID[name].scope in SCOPES
        others = [row.said for section in elsewhere.sections for row in section.rows]
        assert sorted(others) == sorted(a.label for a in ACTIONS if a.id not in works)


async def test_a_key_that_another_widget_has_taken_is_not_told_for_it(workspace: Workspace) -> None:
    async with running(workspace) as story:
        assert working(story.app.screen)["library.narrow"] == ["b", "F4"]
        await story.press("enter")
        assert working(story.app.screen)["library.narrow"] == ["F4"]
        await story.press("f")
        assert "library.compare" not in working(story.app.screen)


async def test_the_place_at_hand_comes_first(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        for keys, first in (((), "Everywhere in the library"), (("enter",), "Reading"), (("v",), "While selecting")):
            await story.press(*keys, "question_mark")
            assert dialog(story)._pages[0].sections[0].heading == first
            assert story.sees(first)
            await story.press("escape")


async def test_what_is_typed_filters_all_pages_and_a_page_brings_all_back(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.press("question_mark")
        await story.type("folded")
        assert story.sees("a story folded into one row") and not story.sees("Search the reports")
        await story.type(" zz")
        assert story.sees("Nothing is found")
        await story.press("tab")
        assert story.sees("2021-09-01?", "the date was inferred")
        await story.press("tab")
        assert story.sees('"rebel district"', "these words in a row, in any ending")
        await story.press("tab")
        assert story.sees("While selecting (v leads there)")
        await story.press("tab")
        assert story.sees("Search the reports")
        await story.pilot.click("PageNames", offset=(13, 0))
        await story.settle()
        assert story.sees("2021-09-01?")
        await story.press("pagedown", "pagedown", "escape")
        assert story.app.screen is story.library


async def test_in_a_narrow_terminal_help_is_whole(workspace: Workspace) -> None:
    async with running(workspace, (40, 12)) as story:
        await story.press("question_mark")
        assert story.sees("Keys here", "Esc close", "Search the reports")


def test_the_legend_begins_with_what_is_seen_here_and_has_the_kinds_of_the_settings() -> None:
    assert next(heading for heading, _ in legend(KINDS, {"comparison", "app"})) == "Comparing two reports"
    assert [heading for heading, _ in legend(KINDS, {"library", "article"})][:2] == ["In the list", "In a report"]
    rows = {row for _, rows in legend(KINDS, set()) for row in rows}
    assert {Row("c", "a note of the kind claim", "blue"), Row("d", "a note of the kind doubt", "red")} <= rows
    signs = " ".join(row.sign for row in rows)
    assert all(sign in signs for sign in "=~≈<>!·?●▸▾┃")


def test_words_are_found_in_what_is_pressed_and_in_what_is_said_of_it() -> None:
    all_pages = pages({"library.compare": ["c"], "library.back": ["Esc"]}, {}, KINDS)
    assert [row[:2] for row in found(all_pages, "esc back")[0].rows] == [("Esc", BY_ID["library.back"].label)]
    assert found(all_pages, "") == tuple(s for page in all_pages for s in page.sections)
    assert found(all_pages, "nothing has this") == ()


def test_keys_of_the_users_own_are_told_in_place_of_ours() -> None:
    sections = pages({}, {"article.annotate": "f8"}, KINDS)[3].sections
    assert ("F8", BY_ID["article.annotate"].label) in [row[:2] for section in sections for row in section.rows]


def test_every_scope_has_its_heading() -> None:
    assert {action.scope for action in ACTIONS} == set(SCOPES)


def test_every_sign_has_a_style_of_the_theme() -> None:
    kinds = {f"kind of {colour}": colour for colour in COLOURS}
    colours = {row.colour or "key" for _, rows in legend(kinds, set()) for row in rows}
    assert {f"sign--{colour}" for colour in colours} == Signs.COMPONENT_CLASSES
