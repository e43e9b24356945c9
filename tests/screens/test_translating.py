"""A reader with a translator reads foreign reports with it: paragraph by paragraph, and in a comparison."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from app import running

from index.workspace import Workspace

FRENCH = "Raids sur Deraa\n\nDouze personnes sont mortes dans les raids.\n\nLe siège dure encore, dit la ville.\n"
ENGLISH = "Raids on Deraa\n\nTwelve people died in the raids.\n\nThe siege goes on, the town says.\n"
PROGRAM = """
import sys
from pathlib import Path
text = sys.stdin.buffer.read().decode()
log = Path(__file__).with_name("asked")
log.write_text((log.read_text(encoding="utf-8") if log.exists() else "") + text + "\\n", encoding="utf-8")
if "siège" in text:
    sys.exit("no such word \\x1b[2J")
sys.stdout.buffer.write(f"In other words {text.upper()} \\x1b[2J".encode())
"""


@pytest.fixture
def translated(open_folder: Callable[..., Workspace], tmp_path: Path) -> Workspace:
    """Two reports, and a translator in the settings."""
    script = tmp_path / "words.py"
    script.write_text(PROGRAM, encoding="utf-8")
    command = f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"
    return open_folder({"a.txt": FRENCH, "b.txt": ENGLISH}, f"translate: {json.dumps(command)}")


async def test_paragraph_by_paragraph(translated: Workspace, tmp_path: Path) -> None:
    async with running(translated, (80, 24)) as story:
        story.library.open_at("a", None)
        await story.settle()
        story.app.set_focus(story.library.reading.view)
        await story.press("t")
        assert story.sees("Translation by", "not the report’s words", "In other words RAIDS SUR DERAA ␛[2J")
        await story.press("t")
        assert story.sees("In other words DOUZE PERSONNES")
        assert not story.sees("RAIDS SUR")
        await story.press("t")
        assert story.sees("ended with status 1: no such word ␛[2J; try it in a shell")
        assert not story.sees("Translation by")
        await story.press("v", "t")
        assert story.sees("In other words RAIDS SUR DERAA")
        await story.press("escape", "escape")
        assert not story.sees("Translation by")
        assert story.library.shows_report, "the way back put the translation away first"
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert asked.count("Raids sur Deraa") == 1, "what was translated once is kept"


async def test_a_sentence_of_a_comparison(translated: Workspace) -> None:
    async with running(translated, (120, 40)) as story:
        story.library.open_at("a", None)
        await story.settle()
        await story.press("c", "enter", "down", "t")
        assert story.sees("In other words DOUZE PERSONNES SONT MORTES")
        await story.press("t")
        assert not story.sees("In other words")
        await story.press("t", "down")
        assert not story.sees("In other words"), "it belongs to the sentence that was in focus"
        await story.press("up", "t", "escape")
        assert not story.sees("In other words")
        assert story.sees("other side"), "the comparison is there still"


async def test_without_a_translator_the_key_says_what_to_do(open_folder: Callable[..., Workspace]) -> None:
    async with running(open_folder({"a.txt": FRENCH})) as story:
        story.library.open_at("a", None)
        await story.settle()
        story.app.set_focus(story.library.reading.view)
        await story.press("t")
        assert story.sees("No translator is set")
