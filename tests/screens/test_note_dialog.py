"""What is written in the note dialog is seen, and not thrown away unasked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from app import Story, running
from conftest import FIRST

from index.article import Span
from index.workspace import Workspace
from tui.drawing.beside import LEAST_ROWS, MOST_QUOTED_ROWS, MOST_ROWS, ROWS_BESIDE, beside, quoted_rows

Opener = Callable[..., Workspace]


async def at_the_note(story: Story) -> None:
    story.library.open_at(FIRST, None)
    await story.settle()


def is_asking(story: Story) -> bool:
    return story.sees("Not saved yet:")


@pytest.mark.parametrize("keys", [("x",), ("tab", "tab", "c"), ("tab", "tab", "right"), ("tab", "t"), ("enter",)])
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
        await story.press(key, "x", "backspace", "tab", "t", "backspace", "tab", "right", "left", "escape")
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


async def test_tags_alone_are_saved_when_an_app_that_keeps_no_drafts_is_left(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await at_the_note(story)
        await story.press("a", "tab")
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
        assert story.sees("of all", "^s save", "Esc close")
        await story.press("escape")
        for _ in range(3):
            focused = story.app.focused
            assert focused is not None
            fields = story.app.screen.query_one("#fields").region
            assert fields.contains_region(focused.region)
            assert story.sees("Not saved yet", "^s save")
            await story.press("tab")
        assert story.sees("of all")


async def test_every_kind_can_be_seen_and_clicked_in_a_narrow_terminal(workspace: Workspace) -> None:
    async with running(workspace, (40, 12)) as story:
        await at_the_note(story)
        await story.press("a", "tab", "tab")
        kinds = list(workspace.settings.kinds)
        assert story.sees("no kind", *kinds)
        rows = story.text().splitlines()
        row = next(n for n, line in enumerate(rows) if kinds[-1] in line)
        await story.pilot.click(offset=(rows[row].index(kinds[-1]), row))
        await story.press("ctrl+s")
        (made,) = workspace.notes.annotations(FIRST)
        assert made.annotation.kind == kinds[-1]


async def test_the_tags_are_one_tab_behind_the_note_and_enter_saves_in_either_field(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await at_the_note(story)
        await story.press("a", "x", "tab")
        await story.type("followup")
        await story.press("enter")
        await story.press("a", "y", "tab", "tab", "d", "enter")
        made = {p.annotation.note: p.annotation for p in workspace.notes.annotations(FIRST)}
        assert (made["x"].kind, made["x"].tags) == ("", ("followup",))
        assert (made["y"].kind, made["y"].tags) == ("doubt", ())


async def test_what_is_typed_at_the_kinds_chooses_one_or_is_said_to_write_nothing(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await at_the_note(story)
        await story.press("a", "tab", "tab", "w")
        assert story.sees("No kind begins with “w”: nothing was written. The kind is none")
        await story.press("d")
        assert story.sees("The kind is “doubt”; Shift+Tab goes to the tags.") and not story.sees("No kind")
        await story.press("l")
        assert story.sees("The kind is none")
        await story.press("shift+tab", "w")
        assert not story.sees("No kind begins", "The kind is")
        await story.press("ctrl+s")
        (made,) = workspace.notes.annotations(FIRST)
        assert (made.annotation.kind, made.annotation.tags) == ("", ("w",))


async def test_where_notes_are_is_said_once(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await at_the_note(story)
        await story.press("a", "x", "ctrl+s")
        assert story.sees(f"Saved in {FIRST}.yaml, in {workspace.settings.annotations}"[:60])
        await story.press("a", "y", "ctrl+s")
        assert story.sees("Saved.")
        assert not story.sees("Saved in")


# --- where it stands --------------------------------------------------------------------------


@pytest.mark.parametrize("height", range(LEAST_ROWS + ROWS_BESIDE, 70))
def test_the_box_covers_no_passage_that_leaves_it_room_on_either_side(height: int) -> None:
    for first in range(height):
        for last in range(first, height):
            edge, rows = beside((first, last), height)
            top = {"top": 0, "middle": (height - rows) // 2, "bottom": height - rows}[edge]
            assert LEAST_ROWS <= rows <= MOST_ROWS and 0 <= top <= height - rows
            has_room = max(first, height - 1 - last) >= LEAST_ROWS
            assert not has_room or last < top or top + rows <= first, (first, last, edge, rows)


def test_without_a_passage_to_be_seen_or_room_for_one_the_box_stands_in_the_middle() -> None:
    assert beside(None, 40) == ("middle", MOST_ROWS)
    assert beside((3, 4), LEAST_ROWS + ROWS_BESIDE - 1) == ("middle", LEAST_ROWS + ROWS_BESIDE - 1)
    assert beside((1, 2), 40) == ("middle", MOST_ROWS), "it is not behind it there"


def test_the_words_it_is_about_get_more_rows_where_some_are_free() -> None:
    assert [quoted_rows(LEAST_ROWS + free) for free in (-1, 0, 1, 2, 3, 4)] == [1, 1, 1, 2, 2, 3]
    assert quoted_rows(MOST_ROWS) == MOST_QUOTED_ROWS


LONG = (
    "The ferry that had brought the mail to the islands since the war was sold on Monday to an owner who did not want "
    "to be named, and who is to take it to a yard in the south before the winter, where it may lie for years."
)


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 2), ((80, 15), 1), ((120, 40), 2)])
async def test_the_words_it_is_about_are_read_above_the_note(
    open_folder: Opener, size: tuple[int, int], rows: int
) -> None:
    workspace = open_folder({"a.txt": f"The ferry\n\n2024-03-09\n\n{LONG}\n\nNobody knew of it."})
    start = workspace.library.article("a").text.index(LONG)
    async with running(workspace, size) as story:
        story.library.open_at("a", Span(start, start + len(LONG)))
        await story.settle()
        await story.press("a")
        quote = story.app.screen.query_one("#quote")
        assert quote.region.height >= rows and story.sees("your note", "kind", "tags", "^s save")


HOURS = [f"Hour {n} began with rain and the gauge stood at {n} feet of water by noon." for n in range(1, 41)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("hour", [1, 3, 5, 20, 38, 40])
async def test_the_passage_is_seen_while_its_note_is_written_and_changed(
    open_folder: Opener, size: tuple[int, int], hour: int
) -> None:
    workspace = open_folder({"a.txt": "\n\n".join(("The flood at Marlow", "2024-03-09", *HOURS))}, once=True)
    start = workspace.library.article("a").text.index(HOURS[hour - 1])
    async with running(workspace, size) as story:
        story.library.open_at("a", Span(start, start + len(HOURS[hour - 1])))
        await story.settle()
        await story.press("a")
        assert seen_of(story, HOURS[hour - 1]) and story.sees("New note", "tags", "save")
        await story.type("water")
        await story.press("ctrl+s")
        await story.press("e")
        assert seen_of(story, HOURS[hour - 1]) and story.sees("Edit", "tags", "save")
        await story.pilot.resize_terminal(80, 24)
        await story.settle()
        assert story.sees("tags", "save")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_in_a_comparison_the_sentence_is_seen_while_its_note_is_written(
    open_folder: Opener, size: tuple[int, int]
) -> None:
    texts = {
        f"{name}.txt": "\n\n".join((f"The flood {name}", f"2024-03-0{day}", *HOURS))
        for name, day in (("a", 1), ("b", 2))
    }
    async with running(open_folder(texts), size) as story:
        await story.press("m", "down", "m", "c", "j", "j", "j", "j", "a")
        focused = story.app.screen_stack[-2].view  # type: ignore[attr-defined]
        said = focused.sentence.of(focused.article(focused.side).text)
        assert seen_of(story, said)


def seen_of(story: Story, words: str) -> bool:
    """Whether words of a text are on the screen beside their quotation in the box, which stands between quotes."""
    begun = words[:30]
    return any(begun in line and f"“{begun}" not in line for line in story.text().splitlines())
