"""What is written in the note dialog is seen, and not thrown away unasked."""

from __future__ import annotations

import pytest
from app import Story, running
from conftest import FIRST

from index.article import Span
from index.workspace import Workspace


async def at_the_note(story: Story) -> None:
    story.library.open_at(FIRST, None)
    await story.settle()


def is_asking(story: Story) -> bool:
    return story.sees("Not saved yet:")


@pytest.mark.parametrize("keys", [("x",), ("tab", "c"), ("tab", "right"), ("tab", "tab", "t"), ("enter",)])
@pytest.mark.parametrize("key", ["a", "e"])
async def test_escape_asks_before_any_of_the_draft_goes(workspace: Workspace, key: str, keys: tuple[str, ...]) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "words", kind="quote", tags=("tag",))
    async with running(workspace) as story:
        await at_the_note(story)
        await story.press(key, *keys, "escape")
        written = keys != ("enter",)  # an empty line at the end says nothing
        assert is_asking(story) is written
        if written:
            await story.press("escape")
        assert story.app.screen is story.library
        (kept,) = workspace.notes.annotations(FIRST)
        assert (kept.annotation.note, kept.annotation.kind, kept.annotation.tags) == ("words", "quote", ("tag",))


@pytest.mark.parametrize("key", ["a", "e"])
async def test_a_draft_that_says_what_is_saved_closes_at_once(workspace: Workspace, key: str) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "words", kind="quote", tags=("tag",))
    async with running(workspace) as story:
        await at_the_note(story)
        await story.press(key, "x", "backspace", "tab", "right", "left", "tab", "t", "backspace", "escape")
        assert story.app.screen is story.library


async def test_a_note_whose_words_were_all_taken_out_is_a_draft_too(workspace: Workspace) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "ab")
    async with running(workspace) as story:
        await at_the_note(story)
        await story.press("e", "backspace", "backspace", "escape")
        assert is_asking(story)


async def test_what_is_written_after_the_question_is_asked_about_anew(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await at_the_note(story)
        await story.press("a", "x", "escape", "y", "escape")
        assert story.app.screen is not story.library
        await story.press("escape")
        assert story.app.screen is story.library


async def test_tags_alone_are_saved_when_the_app_is_left(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await at_the_note(story)
        await story.press("a", "tab", "tab")
        await story.type("newtag")
    (kept,) = Workspace(workspace.settings).notes.annotations(FIRST)
    assert kept.annotation.tags == ("newtag",)


@pytest.mark.parametrize("before", [(40, 12), (80, 24), (120, 40)])
async def test_what_has_the_focus_is_seen_in_a_low_terminal(workspace: Workspace, before: tuple[int, int]) -> None:
    """Also when the terminal becomes low while the note is written, and with a warning that takes rows."""
    async with running(workspace, before) as story:
        await at_the_note(story)
        await story.press("a")
        await story.type(
            "some words of a note that takes more than one row at any width that there is, the last of all"
        )
        await story.pilot.resize_terminal(40, 12)
        await story.settle()
        assert story.sees("last of all", "^s save", "Esc close")
        await story.press("escape")
        for _ in range(3):
            focused = story.app.focused
            assert focused is not None
            fields = story.app.screen.query_one("#fields").region
            assert fields.contains_region(focused.region)
            assert story.sees("Not saved yet", "^s save")
            await story.press("tab")
        assert story.sees("last of all")


async def test_every_kind_can_be_seen_and_clicked_in_a_narrow_terminal(workspace: Workspace) -> None:
    async with running(workspace, (40, 12)) as story:
        await at_the_note(story)
        await story.press("a", "tab")
        kinds = list(workspace.settings.kinds)
        assert story.sees("no kind", *kinds)
        rows = story.text().splitlines()
        row = next(n for n, line in enumerate(rows) if kinds[-1] in line)
        await story.pilot.click(offset=(rows[row].index(kinds[-1]), row))
        await story.press("ctrl+s")
        (made,) = workspace.notes.annotations(FIRST)
        assert made.annotation.kind == kinds[-1]


async def test_where_notes_are_is_said_once(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await at_the_note(story)
        await story.press("a", "x", "ctrl+s")
        assert story.sees(f"Saved in {FIRST}.yaml, in {workspace.settings.annotations}"[:60])
        await story.press("a", "y", "ctrl+s")
        assert story.sees("Saved.")
        assert not story.sees("Saved in")
