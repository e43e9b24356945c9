"""What is compared is written to a file from its screen, as the file's ending says, and never over anything."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from app import Story, running, waited

from index.article import Span
from index.comparison.meaning.encoder import SIZE, Vectors
from index.comparison.meaning.vectors import Meaning
from index.workspace import Workspace
from tui.screens.comparing.claims import ClaimsScreen
from tui.screens.comparing.comparison import ComparisonScreen

FERRIES = {
    f"{name}.txt": f"Ferry sinks\n\n{day} May 2024\n\nA ferry sank off Velby on Thursday and {dead} people drowned.\n\n"
    "The harbour of Velby stays closed, the mayor Ada Lund said."
    for name, day, dead in (("a", 3, 12), ("b", 4, 19), ("c", 5, 23))
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def named(story: Story, file: Path) -> None:
    """Clear the line of the dialog, type a file's name and press Enter."""
    await story.press("E", "ctrl+u")
    await story.type(str(file))
    await story.press("enter")


async def test_a_comparison_is_written_as_its_name_ends_and_nothing_is_overwritten(
    open_folder: Callable[..., Workspace], home: Path
) -> None:
    workspace = open_folder(FERRIES)
    async with running(workspace) as story:
        story.app.push_screen(ComparisonScreen(workspace, "a", "b"))
        await story.settle()
        await story.press("E", "enter")
        assert story.sees("Written: ")
        assert "12" in (home / "a-b.html").read_text(encoding="utf-8")
        await story.press("E", "enter")
        assert story.sees("is there already and stays as it is")
        await story.press("escape")
        await named(story, home / "mine.json")
        assert json.loads((home / "mine.json").read_text(encoding="utf-8"))["left"]["article"] == "a"
        for file, said in (
            (Path(workspace.folder) / "new.md", "lies among the reports"),
            (home / "mine.docx", "end the name in .html, .md, .json"),
            (home / "nowhere" / "mine.md", "is no folder"),
        ):
            await named(story, file)
            assert story.sees(said)
            await story.press("escape")
            assert not file.exists()


async def test_a_table_of_claims_is_written_for_a_spreadsheet(
    open_folder: Callable[..., Workspace], home: Path
) -> None:
    workspace = open_folder(FERRIES)
    async with running(workspace) as story:
        story.app.push_screen(ClaimsScreen(workspace, ["a", "b", "c"]))
        await story.settle()
        assert story.sees("12 → 19 → 23", "A ! “A ferry sank")
        await named(story, home / "ferries.csv")
        assert (home / "ferries.csv").read_text(encoding="utf-8").startswith("claim,article,")


class SlowEncoder:
    """Waits, at its first sentence, until it is let go on."""

    name = "slow"
    is_loaded = False

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def encode(self, sentences: Sequence[str]) -> Vectors:
        assert waited(self.go_on)
        return np.ones((len(sentences), SIZE))


async def test_the_words_are_compared_at_once_and_what_is_meant_when_the_encoder_is_there(
    open_folder: Callable[..., Workspace],
) -> None:
    workspace, encoder = open_folder(FERRIES), SlowEncoder()
    workspace.comparison.__dict__["_meaning"] = Meaning(None, encoder)
    async with running(workspace, threads=True) as story:
        story.app.push_screen(screen := ComparisonScreen(workspace, "a", "b"))
        await story.until(lambda: story.sees("comparing what is meant", "The harbour of Velby"))
        screen.view.step("edge", 1)
        here = screen.view.sentence
        encoder.go_on.set()
        await story.until(lambda: not story.sees("comparing what is meant"))
        assert screen.view.sentence == here


async def test_what_has_its_vectors_waits_for_nothing(open_folder: Callable[..., Workspace]) -> None:
    mill = {"mill.txt": "The mill at Orvelo closes in May after ninety years."}
    workspace, encoder = open_folder(FERRIES | mill), SlowEncoder()
    encoder.go_on.set()
    kept = Path(workspace.settings.cache) / "vectors"
    workspace.comparison.__dict__["_meaning"] = Meaning(kept, encoder)
    assert not workspace.comparison.has_meaning_at_hand("a", "b")
    workspace.comparison.compare("a", "b")
    assert workspace.comparison.has_meaning_at_hand("a", "b")
    assert not workspace.comparison.has_meaning_at_hand("a", "mill")


async def test_the_notes_that_are_found_are_written_in_every_form(
    open_folder: Callable[..., Workspace], home: Path
) -> None:
    workspace = open_folder(FERRIES)
    for words, tags in (("who counted", ("toll",)), ("ask the mayor", ())):
        workspace.notes.annotate(workspace.library.article("a"), Span(0, 11), words, tags=tags)
    async with running(workspace) as story:
        await story.press("A", "E", "enter")
        both = (home / "notes.md").read_text(encoding="utf-8")
        assert "who counted" in both and "ask the mayor" in both
        await story.press("slash", *"tag:toll", "enter")
        for ending, found in (
            (".csv", "who counted"),
            (".json", '"note": "who counted"'),
            (".jsonld", "AnnotationPage"),
        ):
            await named(story, home / f"found{ending}")
            await story.until(lambda: story.sees("Written: "))
            written = (home / f"found{ending}").read_text(encoding="utf-8")
            assert found in written and "ask the mayor" not in written


async def test_without_a_note_there_is_nothing_to_write(open_folder: Callable[..., Workspace], home: Path) -> None:
    async with running(open_folder(FERRIES)) as story:
        await story.press("A", "E")
        assert story.sees("No annotation is listed here.")
