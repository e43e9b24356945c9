"""What can be done is found by what people call it, and says its own name; where nothing is called so, the nearest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from app import running

from index.workspace import Workspace
from tui.drawing.finding_commands import Command, FoundCommands, found
from tui.further_words import FURTHER_WORDS
from tui.keymap import ACTIONS, BY_ID
from tui.screens.dialogs.commands_dialog import NEAREST, NONE

COMMANDS = (
    Command("a.write", "Write it to a file", "E", "export save"),
    Command("a.saved", "Searches you keep", "S", "saved"),
    Command("a.save", "Save the note", "^s"),
    Command("a.help", "Help: every key", "?"),
    Command("a.forget", "Delete the report", "d", hint="throw away"),
)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("save", (2, 1, 0)),
        ("export", (0,)),
        ("exp file", (0,)),
        ("saved", (1,)),
        ("ile", (0,)),
        ("a.help", (3,)),
        ("^s", (2,)),
        ("throw", (4,)),
    ],
)
def test_what_has_every_word_is_found_what_is_called_so_first_and_by_further_words_last(
    typed: str, numbers: tuple[int, ...]
) -> None:
    assert found(COMMANDS, typed) == FoundCommands(numbers)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("exprot", (0,)),
        ("save it to the disk", (0, 2)),
        ("xqzj", ()),
        ("hlep", (3,)),
        ("expord", (0,)),
        ("reprot", (4,)),
    ],
)
def test_where_nothing_has_every_word_the_nearest_two_are_found(typed: str, first: tuple[int, ...]) -> None:
    numbers, are_near = found(COMMANDS, typed)
    assert numbers[: len(first)] == first and len(numbers) <= 2 and are_near


def test_a_word_that_something_is_called_by_is_not_taken_for_another_mistyped() -> None:
    """`export` is much like `report`, but it is a word here: what is called so comes first, also with more words."""
    assert found(COMMANDS, "export it all").numbers[0] == 0
    assert 4 not in found(COMMANDS, "export notes").numbers
    assert 4 in found(COMMANDS, "deport notes").numbers, "nothing is called so: it may be mistyped"


@pytest.mark.parametrize("called", FURTHER_WORDS)
def test_further_words_are_of_an_action_and_not_said_already(called: str) -> None:
    actions = [action for action in ACTIONS if action.id.partition(".")[2] == called]
    assert actions
    for word in FURTHER_WORDS[called].split():
        assert word == word.casefold()
        assert any(word not in action.label.casefold().split() for action in actions), word


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("export", "library.take_away"),
        ("export", "library.take_shown"),
        ("tag", "library.tag_marked"),
        ("save report to file", "library.take_away"),
        ("write to file", "library.take_away"),
        ("print", "library.take_away"),
        ("month", "library.narrow"),
        ("period", "library.narrow"),
        ("only", "library.narrow"),
        ("close", "library.quit"),
        ("exit", "app.quit"),
        ("show only september", "library.narrow"),
        ("exprot", "library.take_away"),
        ("bookmark", "library.keep_place"),
        ("similar", "library.like"),
        ("reload", "library.refresh"),
        ("claims", "library.story"),
        ("table of claims", "library.story"),
        ("duplicates", "library.about"),
        ("duplicates", "library.like"),
        ("copies", "library.about"),
        ("export notes", "library.annotations"),
        ("all notes", "library.annotations"),
    ],
)
async def test_a_persons_own_words_lead_to_the_action_under_its_name(
    workspace: Workspace, typed: str, action: str
) -> None:
    async with running(workspace, (120, 40)) as story:
        await story.press("colon")
        await story.type(typed)
        assert story.sees(BY_ID[action].label[:40])


async def test_the_dark_mode_is_the_theme_dark(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.press("f9", "colon")
        await story.type("dark mode")
        assert story.sees("Theme dark")
        await story.press("enter")
        assert story.app.theme == "dark"


async def test_a_word_that_is_the_name_of_a_step_takes_it(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        before = story.app.theme
        await story.press("colon")
        await story.type("theme")
        await story.press("enter")
        assert story.app.theme != before and story.sees(f"Theme: {story.app.theme}.")


async def test_what_is_not_found_says_so_and_what_comes_nearest_can_be_done(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.press("colon")
        await story.type("exprot")
        assert story.sees(NEAREST, "Write this report, or all that are marked")
        await story.type("zzzzzzzzzz")
        assert story.sees(NONE)
        await story.press(*["backspace"] * 10, "enter")
        assert story.sees("Write this report to a file")


async def test_the_first_that_is_offered_for_claims_and_for_exporting_notes_is_what_leads_there(
    open_folder: Callable[..., Workspace],
) -> None:
    text = "The dyke at Marlow broke on Sunday and the water took two barns and the road to the mill. "
    texts = {f"{n}.txt": f"Dyke breaks at Marlow\n\n2024-03-0{n}\n\n" + text * n for n in (1, 2, 3)}
    async with running(open_folder(texts), (120, 40)) as story:
        await story.press("colon", *"claims", "enter")
        assert story.sees("3 reports, about")
        await story.press("escape", "colon", *"export notes")
        assert not story.sees("Delete the notes", NEAREST)
        await story.press("enter")
        assert story.sees("0 annotations") or story.sees("No annotations")


async def test_help_finds_by_the_same_words(workspace: Workspace) -> None:
    async with running(workspace, (80, 24)) as story:
        await story.press("question_mark")
        await story.type("export")
        assert story.sees("Write this report, or all that are marked")
