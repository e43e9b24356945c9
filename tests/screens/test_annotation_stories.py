"""Users' stories of notes: written, found again, placed, linked across reports, listed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from app import Story, running, waited
from conftest import FIRST, FOURTH, SECOND, THIRD

from index.annotations.anchoring.selector import Status
from index.annotations.annotation import Annotation
from index.article import Span
from index.workspace import Workspace


async def test_linking_two_notes_of_two_reports(workspace: Workspace) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "in the south")
    workspace.notes.annotate(FOURTH, Span(0, 60), "in the north")
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        await story.press("l")
        story.library.open_at(FOURTH, None)
        await story.settle()
        await story.press("l")
        assert story.sees("contradicts", "same event")
        await story.press("enter")
        assert story.sees("← contradicts", "Linked")
        story.library.open_at(FIRST, None)
        await story.settle()
        assert story.sees("→ contradicts")


async def test_an_orphan_is_placed_again_by_hand(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "The siege of Deraa has lasted for two months, residents say."})
    workspace.notes.annotate("a", Span(4, 18), "kept")
    (Path(workspace.folder) / "a.txt").write_text("Quite another text stands here now. It has two sentences.")
    workspace.library.refresh()
    async with running(workspace) as story:
        story.library.open_at("a", None)
        await story.settle()
        assert story.sees("orphan", "kept")
        await story.press("v", "plus")
        assert story.sees("The note is placed")
        (placed,) = workspace.notes.annotations("a")
        assert placed.annotation.selector.exact == "Quite another text stands here now."
        assert placed.placement.status == "placed"


async def test_leaving_while_a_note_is_saved_saves_it_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, annotate = threading.Event(), threading.Event(), workspace.notes.annotate

    def slowly(*args: Any, **also: Any) -> Annotation:
        begun.set()
        waited(go_on)
        return annotate(*args, **also)

    async with running(workspace, threads=True) as story:
        monkeypatch.setattr(workspace.notes, "annotate", slowly)
        await story.press("enter", "a")
        await story.type("once")
        await story.pilot.press("ctrl+s")
        assert await asyncio.to_thread(waited, begun)
        asyncio.get_running_loop().call_later(0.2, go_on.set)
    while not workspace.notes.store.everything()[0]:
        await asyncio.sleep(0.02)
    assert [a.note for a in workspace.notes.store.everything()[0]] == ["once"]


async def test_annotating_from_the_comparison(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_comparison(FIRST, SECOND)
        await story.settle()
        await story.press("n", "a")
        await story.type("both say so")
        await story.press("ctrl+s")
        assert workspace.notes.annotations(FIRST)[0].annotation.note == "both say so"
        assert story.sees("Saved in")


async def test_from_the_list_of_annotations_to_the_passage(workspace: Workspace) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "about the army", tags=("military",))
    workspace.notes.annotate(THIRD, Span(200, 260), "about the siege")
    async with running(workspace) as story:
        await story.press("A")
        assert story.sees("2 annotations", "about the army", "about the siege")
        await story.press("slash")
        await story.type("tag:mil")
        assert story.sees("1 annotation", "about the army")
        await story.press("enter", "enter")
        assert story.library.reading.article is not None
        assert story.library.reading.article.id == FIRST
        view = story.library.reading.view
        assert view.selection is None and view.reading_at == 17
        await story.press("escape")
        assert story.sees("1 annotation", "about the army", "tag:mil", "Esc all notes", "q back")
        await story.press("escape")
        assert story.sees("2 annotations", "about the siege")
        await story.press("escape")
        assert story.app.screen is story.library


async def test_a_passage_selected_by_lines_ends_at_a_word_and_the_next_key_goes_on_from_there(
    open_folder: Callable[..., Workspace],
) -> None:
    text = "Three schools of the town serve as shelters. " + "Neighbourhood " * 30
    async with running(open_folder({"a.txt": text}), (80, 24)) as story:
        await story.press("enter", "v", "down")
        view = story.library.reading.view
        first = view.selected
        assert first is not None and view.selection is not None
        assert first.end > view.selection.moving, "the line ends inside a word"
        assert text[first.end - 1].isalnum() and not text[first.end].isalnum()
        await story.press("w")
        second = view.selected
        assert second is not None and second.of(text).split()[:-1] == first.of(text).split()
        await story.press("a", *"shelter", "ctrl+s")
        (made,) = story.app.workspace.notes.store.everything()[0]
        assert made.selector.exact == second.of(text)


async def test_a_passage_longer_than_the_screen_is_opened_at_its_beginning(
    open_folder: Callable[..., Workspace],
) -> None:
    text = " ".join(f"Sentence number {n} stands here for nothing at all." for n in range(200))
    workspace = open_folder({"a.txt": text})
    span = Span(text.index("Sentence number 60 "), text.index("Sentence number 140 "))
    workspace.notes.annotate("a", span, "all of this")
    async with running(workspace, (80, 24)) as story:
        await story.press("A", "enter")
        view = story.library.reading.view
        assert view.selection is None and view.reading_at == span.start
        assert 0 <= view.row_of(span.start) < view.window.height


async def test_reopening_shows_the_notes(workspace: Workspace) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "kept for tomorrow", tags=("t",))
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        assert story.sees("kept for tomorrow", "#t", "1 note")


async def test_a_note_that_cannot_be_saved_stays_on_screen(workspace: Workspace) -> None:
    Path(workspace.settings.annotations).parent.mkdir(exist_ok=True)
    Path(workspace.settings.annotations).write_text("a file in the way")
    async with running(workspace) as story:
        await story.press("enter", "a")
        await story.type("precious")
        await story.press("ctrl+s")
        assert story.sees("precious", "cannot be written")
        Path(workspace.settings.annotations).unlink()
        await story.press("ctrl+s")
        assert story.sees("Saved in")


async def test_a_broken_annotation_file_is_said_and_left(workspace: Workspace) -> None:
    path = workspace.notes.file(FIRST)
    path.parent.mkdir(parents=True)
    path.write_text("broken: [")
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        assert story.sees("line 2", "left as it")
        await story.press("a")
        await story.type("x")
        await story.press("ctrl+s")
        assert story.sees("mend that line")
    assert path.read_text() == "broken: ["


async def test_what_another_app_wrote_is_shown(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        other = Workspace(workspace.settings)
        other.notes.annotate(FIRST, Span(17, 60), "from elsewhere")
        other.close()
        await story.press("A", "escape")
        assert story.sees("from elsewhere")


async def test_editing_deleting_and_undoing(workspace: Workspace) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "the old words")
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        await story.press("e")
        await story.type(", and new ones")
        await story.press("ctrl+s")
        assert workspace.notes.annotations(FIRST)[0].annotation.note == "the old words, and new ones"
        await story.press("d")
        assert workspace.notes.annotations(FIRST) == []
        assert story.sees("Deleted")
        await story.press("u")
        assert workspace.notes.annotations(FIRST)[0].annotation.note == "the old words, and new ones"
        await story.press("u")
        assert workspace.notes.annotations(FIRST)[0].annotation.note == "the old words"


SIEGE = "The siege of Deraa has lasted for two months, residents say. Nobody was let out of the old town on Monday."


def suggested(open_folder: Callable[..., Workspace]) -> Workspace:
    """A report whose annotated words stand in another place now, among other words."""
    text = "On Monday residents spoke. " + SIEGE + " The talks went on in the city for a second week without an end."
    workspace = open_folder({"a.txt": text})
    at = text.index("residents spoke")
    workspace.notes.annotate("a", Span(at, at + len("residents spoke")), "who?")
    later = SIEGE + " Three weeks later, at a meeting in the north, residents spoke of hunger, cold and fear of arrest."
    (Path(workspace.folder) / "a.txt").write_text(later)
    workspace.library.refresh()
    assert workspace.notes.annotations("a")[0].placement.status is Status.SUGGESTED
    return workspace


@pytest.mark.parametrize("size", [(80, 24), (110, 40)])
async def test_notes_below_the_text_have_their_rows_from_the_first_layout_on(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "a note whose words are more than what eight columns can hold")
    async with running(workspace, size) as story:
        pane, heights = story.library.reading.notes_pane, []
        resized = pane._size_updated

        def laid_out(*sizes: Any, **how: Any) -> bool:
            is_other = resized(*sizes, **how)
            heights.append(pane.outer_size.height)
            return is_other

        monkeypatch.setattr(pane, "_size_updated", laid_out)
        story.library.open_at(FIRST, None)
        await story.settle()
        assert pane.notes and set(heights) == {len(pane._lines) + 1}


async def test_a_suggestion_is_accepted_with_one_key(open_folder: Callable[..., Workspace]) -> None:
    workspace = suggested(open_folder)
    async with running(workspace) as story:
        story.library.open_at("a", None)
        await story.settle()
        assert story.sees("here? + yes, - no")
        await story.press("plus")
        assert workspace.notes.annotations("a")[0].placement.status is Status.PLACED


async def test_a_suggestion_is_rejected_with_one_key(open_folder: Callable[..., Workspace]) -> None:
    workspace = suggested(open_folder)
    async with running(workspace) as story:
        story.library.open_at("a", None)
        await story.settle()
        await story.press("minus")
        assert story.sees("orphan", "The note stays, without a place")
        assert workspace.notes.annotations("a")[0].annotation.rejected == ("residents spoke",)
        await story.press("u")
        assert story.sees("here? + yes, - no")


async def test_a_note_follows_to_another_edition(workspace: Workspace) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "who counts?", tags=("source",))
    assert workspace.library.sharing.versions(FIRST) == [SECOND]
    async with running(workspace) as story:
        story.library.open_at(SECOND, None)
        await story.settle()
        assert story.sees("who counts?", "+ keeps it here")
        await story.press("d")
        assert story.sees("“who counts?” is on another edition")
        await story.press("plus")
        assert story.sees("The note is kept here too", "→ repeats")
        (kept,) = workspace.notes.annotations(SECOND)
        assert kept.annotation.tags == ("source",)
        assert workspace.notes.followed(SECOND) == []
        assert workspace.notes.followed(FIRST) == []


async def test_notes_and_links_are_seen_in_the_comparison(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_comparison(FIRST, SECOND)
        await story.settle()
        await story.press("x", "L")
        assert story.sees("contradicts", "same event")
        await story.press("down", "enter")
        assert story.sees("Linked: this passage supports the other")
        await story.press("tab")
        (here,), (there,) = workspace.notes.annotations(FIRST), workspace.notes.annotations(SECOND)
        assert here.annotation.links[0].to == there.annotation.id
        story.app.screen.say("")  # type: ignore[attr-defined]
        await story.settle()
        assert story.sees("← supports", "opposite")
        await story.press("e")
        await story.type("as both say")
        await story.press("ctrl+s")
        assert workspace.notes.annotations(SECOND)[0].annotation.note == "as both say"
        await story.press("home", "right_square_bracket")
        story.app.screen.say("")  # type: ignore[attr-defined]
        await story.settle()
        assert story.sees("Note: as both say")


async def test_tags_are_completed(workspace: Workspace) -> None:
    workspace.notes.annotate(THIRD, Span(200, 260), "about the siege", tags=("casualties",))
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        await story.press("a", "tab")
        await story.type("new cas")
        await story.until(lambda: story.sees("casualties"))
        await story.press("right", "ctrl+s")
        assert workspace.notes.annotations(FIRST)[0].annotation.tags == ("new", "casualties")


async def test_annotations_are_grouped_by_report_tag_and_kind(workspace: Workspace) -> None:
    workspace.notes.annotate(FIRST, Span(17, 60), "one", kind="claim", tags=("army", "south"))
    workspace.notes.annotate(THIRD, Span(200, 260), "two", kind="doubt", tags=("army",))
    workspace.notes.annotate(THIRD, Span(300, 360), "three")
    async with running(workspace) as story:
        await story.press("A")
        assert story.sees("3 annotations", "by report", f"{workspace.library.article(FIRST).heading[:30]}", "(2)")
        await story.press("o")
        assert story.sees("by tag", "#army (2)", "#south (1)", "no tag (1)")
        await story.press("o")
        assert story.sees("by kind", "claim (1)", "doubt (1)", "no kind (1)")


def rows_agree(story: Story) -> bool:
    """Whether the report beside the list is that of the row that is lit."""
    pane, read = story.library.search_pane, story.library.reading.article
    found = pane.at(pane.reports.now)
    return read is not None and found is not None and read.id == found[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_back_from_a_note_the_list_is_at_the_report_that_was_read(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    workspace.notes.annotate(THIRD, Span(200, 260), "two")
    async with running(workspace, size) as story:
        await story.press("A", "enter", "escape", "escape")
        assert story.app.screen is story.library and rows_agree(story)
        assert story.library.reading.article is not None and story.library.reading.article.id == THIRD
        await story.press("escape")
        assert story.library.search_pane.reports.has_focus and rows_agree(story)


async def test_back_from_a_note_on_a_report_that_is_not_listed_the_row_that_is_lit_is_shown(
    workspace: Workspace,
) -> None:
    workspace.notes.annotate(THIRD, Span(200, 260), "two")
    async with running(workspace) as story:
        await story.press("slash")
        await story.type(f'"{workspace.library.article(FIRST).heading[:30]}"')
        await story.press("down")
        assert THIRD not in story.library.search_pane.articles and story.library.search_pane.shows_hits
        for back in (("escape", "escape", "escape"), ("g", "l")):
            await story.press("A", "enter")
            assert story.library.reading.article is not None and story.library.reading.article.id == THIRD
            await story.press(*back)
            assert story.library.search_pane.reports.has_focus and rows_agree(story)


async def test_a_note_kept_from_a_failed_save_is_offered_at_the_next_start(workspace: Workspace) -> None:
    made = workspace.notes.annotate(FIRST, Span(17, 60), "first")
    kept = workspace.notes._recovery.keep(replace(made, id="20260101-000000000-aaaa", note="unsaved"))
    assert kept is not None
    async with running(workspace) as story:
        await story.until(lambda: story.sees("A note could not be saved before; R saves"))
        await story.press("R")
        await story.until(lambda: story.sees("Saved 1 note kept from before"))
        assert {p.annotation.note for p in workspace.notes.annotations(FIRST)} == {"first", "unsaved"}
        assert not kept.exists()


async def test_a_note_is_on_the_words_that_were_seen(open_folder: Callable[..., Workspace]) -> None:
    """The file changes under the reader: the note goes where its words are now, and the report is shown anew."""
    workspace = open_folder({"a.txt": SIEGE})
    async with running(workspace) as story:
        await story.press("enter")
        shown = story.library.reading.article
        assert shown is not None
        file = Path(workspace.folder) / "a.txt"
        file.write_text("An inserted line that shifts it all.\n\n" + SIEGE)
        made = workspace.notes.annotate(shown, Span(4, 18), "which siege?")
        assert made.selector.exact == "siege of Deraa"
        await story.press("r")
        await story.until(lambda: story.sees("An inserted line"))
        await story.until(lambda: story.sees("which siege?"))
        (placed,) = workspace.notes.annotations("a")
        assert placed.placement.span is not None
        assert placed.placement.span.of(workspace.library.article("a").text) == "siege of Deraa"
        file.unlink()
        await story.press("r")
        await story.until(lambda: story.sees("the file is gone"))


async def test_words_are_not_thrown_away_without_a_question(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        await story.press("a")
        await story.type("half a thought")
        await story.press("escape")
        assert story.sees("Not saved yet", "half a thought")
        await story.press("escape")
        assert not story.sees("half a thought")
    assert Workspace(workspace.settings).notes.annotations(FIRST) == []


async def test_a_note_that_is_open_when_an_app_that_keeps_no_drafts_is_left_is_saved(workspace: Workspace) -> None:
    async with running(workspace) as story:
        story.library.open_at(FIRST, None)
        await story.settle()
        await story.press("a")
        await story.type("half a thought")
    (kept,) = Workspace(workspace.settings).notes.annotations(FIRST)
    assert kept.annotation.note == "half a thought"


async def test_a_note_saved_while_the_folder_is_looked_at_stays_on_the_screen(
    open_folder: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read of the notes before it was saved is not shown in its place."""
    read, go_on = threading.Event(), threading.Event()
    workspace = open_folder({"a.txt": "The siege of Deraa has lasted for two months."})
    async with running(workspace, threads=True) as story:
        reader = story.library.reader
        fetched = reader._fetched

        def held(*of: Any) -> Any:
            before = fetched(*of)
            read.set()
            waited(go_on)
            return before

        await story.press("enter")
        monkeypatch.setattr(reader, "_fetched", held)
        looking = asyncio.create_task(reader.show_anew())
        await story.until(read.is_set)
        await story.press("a", *"kept", "ctrl+s")
        assert story.sees("kept")
        go_on.set()
        await looking
        await story.settle()
        assert story.sees("kept")
