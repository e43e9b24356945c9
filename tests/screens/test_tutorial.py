"""The tutorial sees each step done, by keys, and touches nothing of the user's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from app import Story, running
from textual.app import App

from index import config
from index.workspace import Workspace
from tui.cli import main
from tui.commands.tutorial import GOODBYE, ONLY_HERE
from tui.keymap import BY_ID
from tui.learning.lessons import LESSONS
from tui.learning.tutorial import DONE, LOOK_SECONDS, LessonStrip, Tutorial, apart, taken_away
from tui.start import Start

Opener = Callable[..., Workspace]

STEPS = {
    "Search": 'slash "deraa"',
    "Read": "enter n",
    "Find": 'f "russian" enter',
    "Note": 'a "who says so" tab "toll" ctrl+s',
    "Your notes": 'A slash "tag:toll" enter enter',
    "Compare": "c enter",
    "What they share": "n",
    "Claims": "q escape escape escape escape m down m down m c",
    "Take away": "E enter",
}
"""The keys for each step, as the sentences say."""


@asynccontextmanager
async def taught(home: Path, size: tuple[int, int]) -> AsyncIterator[Story]:
    settings = apart(config.load(), home)
    workspace = Workspace(settings)
    workspace.library.refresh()
    start = Start(Tutorial().begin, only_here=ONLY_HERE, takes_away_into=taken_away(home))
    async with running(workspace, size, start=start) as story:
        yield story


async def press(story: Story, keys: str) -> None:
    for number, part in enumerate(keys.split('"')):
        if number % 2:
            await story.type(part)
        else:
            await story.press(*part.split())


def at(story: Story) -> str:
    """The step that is told; none while a screen is new."""
    return next((strip._name for strip in story.app.screen.query(LessonStrip)), "")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_all_of_it_by_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    async with taught(tmp_path / "home", size) as story:
        for number, (name, keys) in enumerate(STEPS.items()):
            await story.passes(LOOK_SECONDS)
            assert at(story) == name and story.sees(DONE * number + "○")
            await press(story, keys)
        await story.passes(LOOK_SECONDS)
        assert at(story) == LESSONS[-1].name
        assert [file.suffix for file in taken_away(tmp_path / "home").iterdir()] == [".html"]
        await story.press("ctrl+q")
        assert story.app._exit


async def test_a_step_that_is_not_done_stays_and_another_way_is_as_good(tmp_path: Path) -> None:
    async with taught(tmp_path / "home", (120, 40)) as story:
        await story.press("slash", *"siege")
        await story.passes(LOOK_SECONDS)
        assert story.sees("found") and at(story) == "Search"
        await story.press("escape", "f2", *"daraa", "down")
        await story.passes(LOOK_SECONDS)
        assert at(story) == "Read"


async def test_the_strip_stands_above_dialogs_too_and_the_tutorial_stays_with_its_copy(tmp_path: Path) -> None:
    async with taught(tmp_path / "home", (80, 24)) as story:
        await story.press("question_mark")
        await story.passes(LOOK_SECONDS)
        assert story.sees("Search: Press / and type deraa")
        await story.press("escape", "O")
        assert story.sees(ONLY_HERE)


def test_the_command_works_on_a_copy_that_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("state", "data", "cache", "config"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    opened: list[Path] = []

    def run(app: App[None]) -> None:
        settings = app.workspace.settings  # type: ignore[attr-defined]
        opened.extend(map(Path, (settings.folder, settings.annotations, settings.cache)))
        names = [{f.name for f in Path(each).iterdir()} for each in (config.shipped("seeds"), settings.folder)]
        assert names[0] == names[1]
        assert all(tmp_path not in path.parents and Path(__file__).parents[2] not in path.parents for path in opened)

    monkeypatch.setattr("tui.app.DeraaApp.run", run)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(SystemExit) as ended:
        main(["tutorial"])
    assert ended.value.code == 0 and GOODBYE in capsys.readouterr().out
    assert opened and not any(path.exists() for path in opened)
    assert not any(tmp_path.rglob("*"))


def test_without_a_terminal_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["tutorial"])
    assert ended.value.code == 2 and "needs a terminal" in capsys.readouterr().err


def test_every_key_that_a_lesson_names_is_an_action() -> None:
    named = {part.partition("}")[0] for lesson in LESSONS for part in lesson.said.split("{")[1:]}
    assert named <= set(BY_ID)
    assert len(STEPS) == len(LESSONS) - 1
