"""A note that is left unfinished is no note: it is kept as a draft, and offered again where it was."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from app import Story, running
from conftest import FIRST

from index.article import Span
from index.errors import StoreError
from index.workspace import Workspace
from index.workspace.state_files import StateFiles
from tui.left_off import LeftOff
from tui.screens.dialogs.note_dialog import NoteDialog
from tui.screens.note_editing import UNFINISHED

Opener = Callable[..., Workspace]

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)])


@pytest.fixture
def states(tmp_path: Path) -> StateFiles:
    return StateFiles(tmp_path / "states")


@asynccontextmanager
async def session(
    workspace: Workspace, states: StateFiles, size: tuple[int, int] = (120, 40), *, fresh: bool = False
) -> AsyncIterator[Story]:
    """From the start of the app to its end, as `^q` or a signal ends it; the workspace stays open for the next one."""
    with patch.object(workspace, "close"):
        async with running(workspace, size, states=states, fresh=fresh) as story:
            yield story
            story.app.exit()


def made(workspace: Workspace) -> list[tuple[str, str]]:
    return sorted((a.article, a.note) for a in workspace.notes.store.everything()[0])


def box(story: Story) -> NoteDialog:
    assert isinstance(story.app.screen, NoteDialog)
    return story.app.screen


async def leave_half(workspace: Workspace, states: StateFiles, size: tuple[int, int] = (120, 40)) -> str:
    """Leave in the midst of a note with a kind and a tag; the passage it is about."""
    async with session(workspace, states, size) as story:
        await story.press("enter", "a")
        await story.type("half a thought")
        await story.press("tab", "tab", "right", "shift+tab")
        await story.type("toll")
        return box(story).quote


@SIZES
async def test_a_note_left_unfinished_is_no_note_and_is_offered_again(
    workspace: Workspace, states: StateFiles, size: tuple[int, int]
) -> None:
    passage = await leave_half(workspace, states, size)
    assert made(workspace) == []
    async with session(workspace, states, size) as story:
        assert story.sees(f"{UNFINISHED} · New note", "half a thought", "toll") and box(story).quote == passage
        assert made(workspace) == []
        await story.type(", and the rest")
        await story.press("ctrl+s")
        (note,) = workspace.notes.store.everything()[0]
        assert (note.note, note.kind, note.tags) == ("half a thought, and the rest", "claim", ("toll",))
    async with session(workspace, states, size) as story:
        assert story.app.screen is story.library and len(made(workspace)) == 1


async def test_a_draft_waits_through_as_many_starts_as_it_takes(workspace: Workspace, states: StateFiles) -> None:
    await leave_half(workspace, states)
    for fresh in (False, False, True, False):
        async with session(workspace, states, fresh=fresh) as story:
            assert story.sees(UNFINISHED, "half a thought")
    assert made(workspace) == []


async def test_a_draft_is_thrown_away_only_when_the_user_says_so_twice(
    workspace: Workspace, states: StateFiles
) -> None:
    await leave_half(workspace, states)
    async with session(workspace, states) as story:
        await story.press("escape")
        assert story.sees("Not saved yet")
        await story.press("escape")
        assert story.app.screen is story.library
    async with session(workspace, states) as story:
        assert story.app.screen is story.library
    assert made(workspace) == []


async def test_a_box_without_words_leaves_no_draft(workspace: Workspace, states: StateFiles) -> None:
    async with session(workspace, states) as story:
        await story.press("enter", "a")
    kept = states.read(workspace.folder, LeftOff)
    assert kept is not None and kept.drafts == ()


async def test_a_draft_is_kept_while_it_is_written_for_a_kill_asks_nobody(
    workspace: Workspace, states: StateFiles
) -> None:
    async with session(workspace, states) as story:
        await story.press("enter", "a")
        await story.type("half a thought")
        await story.passes(1.0)
        kept = states.read(workspace.folder, LeftOff)
        assert kept is not None and [draft.note for draft in kept.drafts] == ["half a thought"]
        await story.press("ctrl+s")
        await story.passes(1.0)
        kept = states.read(workspace.folder, LeftOff)
        assert kept is not None and kept.drafts == () and len(made(workspace)) == 1


async def test_a_note_that_was_being_changed_is_offered_with_its_change(
    workspace: Workspace, states: StateFiles
) -> None:
    workspace.notes.annotate(FIRST, Span(0, 8), "whole")
    async with session(workspace, states) as story:
        await story.press("A", "e")
        await story.type(" and half")
    assert made(workspace) == [(FIRST, "whole")]
    async with session(workspace, states) as story:
        assert story.sees(f"{UNFINISHED} · Edit “whole”", "whole and half")
        await story.press("ctrl+s")
        assert made(workspace) == [(FIRST, "whole and half")]


FIRE = (
    "Mill fire in Lindholm\n\n2023-03-{:02}\n\n{} workers died in the mill fire in Lindholm.\n\nThe mill makes sails."
)


@SIZES
async def test_what_differs_is_offered_over_the_comparison_again(
    open_folder: Opener, states: StateFiles, size: tuple[int, int]
) -> None:
    workspace = open_folder({f"{n:02}.txt": FIRE.format(n + 1, toll) for n, toll in enumerate(("Seven", "Nine"))})
    async with session(workspace, states, size) as story:
        await story.press("m", "down", "m", "c", "x", "B")
        await story.type("; ask")
    assert made(workspace) == []
    async with session(workspace, states, size) as story:
        assert story.sees(UNFINISHED, "; ask")
        await story.press("ctrl+s")
        assert [article for article, note in made(workspace) if note.endswith("; ask")] == ["00", "01"]
        await story.press("escape")
        assert story.app.screen is story.library, "the box lay over the comparison, and this over the library"


async def test_a_note_on_each_marked_report_is_offered_for_them_again(open_folder: Opener, states: StateFiles) -> None:
    workspace = open_folder({f"{n:02}.txt": FIRE.format(n + 1, n) for n in range(4)})
    async with session(workspace, states) as story:
        await story.press("m", "down", "m", "x", "t")
        await story.type("read it")
    async with session(workspace, states) as story:
        assert story.sees(f"{UNFINISHED} · New note on each of 2 reports", "read it")
        await story.press("ctrl+s")
        assert [article for article, _ in made(workspace)] == ["02", "03"]


@pytest.mark.parametrize("text", ["More at the top. {}", "{} More at the end."])
async def test_a_draft_finds_its_passage_where_that_stands_now(
    open_folder: Opener, states: StateFiles, text: str
) -> None:
    said = "The siege of Deraa has lasted for two months."
    workspace = open_folder({"a.txt": said})
    async with session(workspace, states) as story:
        await story.press("enter", "a")
        await story.type("half")
        passage = box(story).quote
    (Path(workspace.folder) / "a.txt").write_text(text.format(said))
    workspace.library.refresh()
    async with session(workspace, states) as story:
        assert story.sees(UNFINISHED) and box(story).quote == passage
        await story.press("ctrl+s")
        (placed,) = workspace.notes.annotations("a")
        assert placed.annotation.selector.exact == passage


async def test_where_its_passage_is_gone_that_is_said_with_the_words_and_the_draft_is_kept(
    open_folder: Opener, states: StateFiles
) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa has lasted for two months."})
    async with session(workspace, states) as story:
        await story.press("enter", "a")
        await story.type("half a thought")
    (Path(workspace.folder) / "a.txt").write_text("Something else altogether is told here now.")
    workspace.library.refresh()
    for _ in range(2):
        async with session(workspace, states) as story:
            assert story.app.screen is story.library and story.sees("left unfinished", "“half a thought”")
    assert made(workspace) == []


async def test_where_no_draft_can_be_kept_the_note_is_saved(workspace: Workspace, states: StateFiles) -> None:
    with patch.object(StateFiles, "write", side_effect=StoreError("the disk is full.")):
        await leave_half(workspace, states)
    assert [note for _, note in made(workspace)] == ["half a thought"]
