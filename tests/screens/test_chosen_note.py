"""The note that a key acts on is the one that is lit, in the text and beside it, and messages say which it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from app import Story, running
from conftest import FIRST, SECOND

from index.annotations.anchoring.selector import Placement, Selector, Status
from index.annotations.annotation import Annotation, Placed
from index.article import Span
from index.workspace import Workspace
from tui.drawing.chosen_note import note_at
from tui.drawing.rows import NAMED, named
from tui.widgets.views.text_view import BAR

TEXT = "\n\n".join(f"Paragraph {n} tells of a thing. Another sentence {n} says more." for n in range(60))


def lit(story: Story) -> str:
    """What stands beside a bar on the screen."""
    return "\n".join(line.partition(BAR)[2] for line in story.text().splitlines() if BAR in line)


def notes(workspace: Workspace, article: str = "a") -> set[str]:
    return {p.annotation.note for p in workspace.notes.annotations(article)}


def annotated(open_folder: Callable[..., Workspace], **notes: str) -> Workspace:
    """The text, with a note of each name on some of its words."""
    workspace = open_folder({"a.txt": TEXT})
    for note, words in notes.items():
        at = TEXT.index(words)
        workspace.notes.annotate("a", Span(at, at + len(words)), note)
    return workspace


async def write(story: Story, note: str) -> None:
    await story.press("a")
    await story.type(note)
    await story.press("ctrl+s")


async def two_notes(story: Story) -> None:
    """A search, a note at its first hit, and another at its fourth."""
    await story.press("slash")
    await story.type("deraa")
    await story.press("enter")
    await write(story, "FIRST")
    await story.press("n", "n", "n")
    await write(story, "SECOND")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (150, 40)])
async def test_the_note_just_written_is_the_one_that_is_deleted(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, size) as story:
        await two_notes(story)
        assert "SECOND" in lit(story)
        assert "Russian military police" in lit(story)
        assert "FIRST" not in lit(story)
        await story.press("d")
        assert story.sees("Deleted “SECOND”; u brings it back.", "FIRST")
        assert not lit(story)
        await story.press("d", "e", "l")
        assert story.sees("No note is chosen; ] goes to the next one.", "FIRST")
        await story.press("u")
        assert "SECOND" in lit(story)
        assert story.sees("the deleted annotation is back: “SECOND”")


async def test_a_burst_of_one_key_deletes_one_note(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await two_notes(story)
        await story.pilot.press("d", "d", "d")
        await story.settle()
        assert [a.note for a in workspace.notes.store.everything()[0]] == ["FIRST"]


async def test_going_from_note_to_note_and_from_hit_to_hit_is_seen(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await two_notes(story)
        await story.press("left_square_bracket")
        assert "FIRST" in lit(story)
        await story.press("right_square_bracket")
        assert "SECOND" in lit(story)
        await story.press("N", "N", "N")
        assert "FIRST" in lit(story)
        await story.press("f")
        await story.type("military police")
        assert "SECOND" in lit(story)
        await story.press("enter", "left_square_bracket", "v")
        assert "SECOND" in lit(story)
        await story.press("e")
        assert story.sees("Edit “SECOND”")


async def test_a_click_chooses(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await two_notes(story)
        rows = story.text().splitlines()
        row = next(n for n, line in enumerate(rows) if "▎ Russian army enters" in line)
        await story.pilot.click(offset=(rows[row].rindex("army"), row))
        await story.settle()
        assert "FIRST" in lit(story)


async def test_a_link_says_what_it_links(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await two_notes(story)
        await story.press("l")
        assert story.sees("l: linking “SECOND”")
        await story.press("left_square_bracket", "l", "enter")
        assert story.sees("Linked: “SECOND” contradicts “FIRST”; u takes it back.")
        assert "FIRST" in lit(story)


async def test_without_notes_the_keys_say_so(open_folder: Callable[..., Workspace]) -> None:
    async with running(annotated(open_folder)) as story:
        await story.press("enter")
        for key in "del":
            story.library.say("")
            await story.press(key)
            assert story.sees("There is no note on this report; a makes one.")


async def test_nested_passages(open_folder: Callable[..., Workspace]) -> None:
    """A word means the innermost note, a selection the note most like it; ] goes on to the others."""
    workspace = annotated(open_folder, outer=TEXT.split("\n\n")[2], inner="Paragraph 2 tells of a thing.", word="thing")
    async with running(workspace) as story:
        await story.press("enter", "f")
        await story.type("2 tells of")
        await story.press("enter")
        assert "inner" in lit(story)
        await story.press("v")
        assert "inner" in lit(story)
        await story.press("s")
        assert "outer" in lit(story)
        await story.press("right_square_bracket", "right_square_bracket")
        assert "word" in lit(story)
        await story.press("d")
        assert notes(workspace) == {"outer", "inner"}
        assert story.sees("Deleted “word”")


async def test_the_choice_follows_what_is_read(open_folder: Callable[..., Workspace]) -> None:
    workspace = annotated(open_folder, top="Paragraph 1 tells", middle="Paragraph 30 tells", end="Paragraph 59 tells")
    async with running(workspace, (80, 24)) as story:
        await story.press("enter")
        assert "top" in lit(story)
        await story.press("pagedown")
        assert not lit(story)
        await story.press("e")
        assert story.sees("No note is chosen")
        await story.press("end")
        assert "end" in lit(story)
        assert "top" not in lit(story)
        await story.press("d")
        assert notes(workspace) == {"top", "middle"}


async def test_a_long_list_of_notes_shows_the_one_that_was_saved(open_folder: Callable[..., Workspace]) -> None:
    workspace = annotated(open_folder, **{f"note{n}": f"Paragraph {n} tells" for n in range(9)})
    async with running(workspace, (80, 24)) as story:
        await story.press("enter", "f")
        await story.type("sentence 3 says")
        await story.press("enter")
        await write(story, "made last")
        assert "made last" in lit(story)
        assert "Another sentence 3" in lit(story)


async def test_in_the_pane_one_goes_on_from_the_deleted_note(open_folder: Callable[..., Workspace]) -> None:
    workspace = annotated(open_folder, one="Paragraph 1 tells", two="Paragraph 2 tells", three="Paragraph 3 tells")
    async with running(workspace) as story:
        await story.press("enter", "tab", "down")
        assert "two" in lit(story)
        await story.press("d", "d")
        assert notes(workspace) == {"one", "three"}
        await story.press("down", "d")
        assert notes(workspace) == {"one"}


async def test_an_orphan_is_placed_where_another_note_is(open_folder: Callable[..., Workspace]) -> None:
    """+ asks for a passage; selecting it chooses the note that is there, and + still places the one it asked for."""
    workspace = annotated(open_folder, lost="Paragraph 0 tells", here="Paragraph 1 tells of a thing.")
    (Path(workspace.folder) / "a.txt").write_text(TEXT.partition("\n\n")[2].replace("Another", "One other"))
    workspace.library.refresh()
    states = {p.annotation.note: p.placement.status for p in workspace.notes.annotations("a")}
    assert states == {"lost": Status.ORPHAN, "here": Status.PLACED}
    async with running(workspace) as story:
        await story.press("enter", "left_square_bracket")
        assert "lost" in lit(story)
        await story.press("plus")
        assert story.sees("Select the passage “lost” belongs to, then press + again.")
        await story.press("v")
        assert "here" in lit(story)
        await story.press("plus")
        assert "lost" in lit(story)
        assert {p.placement.span for p in workspace.notes.annotations("a")} == {Span(0, 29)}


async def test_all_notes_keep_the_cursor_on_the_note_that_was_saved(workspace: Workspace) -> None:
    for n in range(4):
        workspace.notes.annotate(FIRST, Span(17 + 30 * n, 40 + 30 * n), f"note {n}", kind="claim" if n < 3 else "doubt")
    async with running(workspace, (80, 24)) as story:
        await story.press("A", "o", "o", "e")
        assert story.sees("Edit “note 0”")
        await story.press("tab", "tab", "d", "ctrl+s")
        assert story.sees("doubt (2)")
        await story.pilot.press("d", "d")
        await story.settle()
        assert [a.note for a in workspace.notes.store.everything()[0]] == ["note 1", "note 2"]
        assert story.sees("Deleted “note 3”; u brings it back.")


async def test_a_passage_is_opened_with_the_note_that_led_there(workspace: Workspace) -> None:
    for note in ("one", "two", "three"):
        workspace.notes.annotate(FIRST, Span(17, 60), note)
    async with running(workspace) as story:
        await story.press("A", "down", "enter")
        assert "two" in lit(story)
        await story.press("escape", "A", "up", "enter")
        assert "one" in lit(story)


async def test_in_the_comparison_each_note_on_a_sentence_can_be_edited(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_comparison(FIRST, SECOND)
        await story.settle()
        await write(story, "the earlier")
        await write(story, "the later")
        assert "The Russian military" in lit(story)
        await story.press("e")
        assert story.sees("Edit “the later”")
        await story.press("escape", "left_square_bracket", "e")
        assert story.sees("Edit “the earlier”")
        await story.type(" of two")
        await story.press("ctrl+s")
        assert notes(workspace, FIRST) == {"the earlier of two", "the later"}
        await story.press("j")
        assert not lit(story)
        await story.press("e")
        assert story.sees("There is no note on this sentence")


def placed(name: str, start: int, end: int, created: str = "") -> Placed:
    made = Annotation(name, "a", Selector("", "", "", 0, 1, 1), created=created)
    return Placed(made, Placement(Status.PLACED, Span(start, end), ""))


@pytest.mark.parametrize(
    ("place", "chosen", "meant"),
    [
        (Span(12, 14), None, "inner"),
        (Span(12, 12), None, "inner"),
        (Span(10, 20), None, "inner"),
        (Span(0, 100), None, "outer"),
        (Span(18, 24), None, "inner"),
        (Span(50, 50), None, "outer"),
        (Span(110, 115), None, "later"),
        (Span(110, 115), "earlier", "earlier"),
        (Span(110, 115), "outer", "later"),
        (Span(100, 105), None, None),
        (Span(105, 110), None, None),
        (Span(120, 120), None, None),
    ],
)
def test_which_note_a_place_means(place: Span, chosen: str | None, meant: str | None) -> None:
    here = [
        placed("outer", 0, 100),
        placed("inner", 10, 20),
        placed("later", 110, 120, "2"),
        placed("earlier", 110, 120),
    ]
    for order in (here, here[::-1]):
        found = note_at(order, place, chosen)
        assert (found.annotation.id if found else None) == meant


@pytest.mark.parametrize(
    ("note", "passage", "name"),
    [
        ("two words", "a passage", "“two words”"),
        ("", "“a passage,” he said", "“‘a passage,’ he said”"),
        ("", "“a passage”", "“a passage”"),
        ("one\n\n two", "", "“one two”"),
        ("at least eleven children were killed in the village", "", "“at least eleven children were killed in…”"),
        ("x" * 60, "", f"“{'x' * (NAMED - 1)}…”"),
        ("\x1b[2J", "", "“␛[2J”"),
    ],
)
def test_what_a_note_is_called(note: str, passage: str, name: str) -> None:
    made = replace(placed("n", 0, 1).annotation, note=note, selector=Selector(passage, "", "", 0, 1, 1))
    assert named(made) == name
