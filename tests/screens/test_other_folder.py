"""Opening another folder from the app, and a single file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from app import Story, running

from index import config
from index.article import Span
from index.workspace import Workspace
from index.workspace.state_files import StateFiles
from tui.left_off import LeftOff
from tui.screens.dialogs.folder_dialog import FolderDialog, going_on

Opener = Callable[..., Workspace]


@pytest.fixture
def states(tmp_path: Path) -> StateFiles:
    return StateFiles(tmp_path / "states")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second folder of reports, beside the first."""
    folder = tmp_path / "dossiers" / "flood"
    folder.mkdir(parents=True)
    (folder / "dyke.txt").write_text("The dyke broke\n\n2024-03-09\n\nIt broke at night.", encoding="utf-8")
    (folder.parent / "fire").mkdir()
    return folder


def is_on(story: Story, folder: Path) -> Callable[[], bool]:
    return lambda: story.app.workspace.folder == str(folder) and story.library.workspace is story.app.workspace


async def test_a_folder_is_opened_by_its_path_completed_by_tab(
    open_folder: Opener, states: StateFiles, other: Path
) -> None:
    workspace = open_folder({"a.txt": "One", "b.txt": "Two"})
    async with running(workspace, states=states) as story:
        await story.press("down", "O")
        await story.type(str(other.parent.parent / "doss"))
        await story.press("tab")
        await story.type("f")
        await story.settle()
        assert story.sees("flood/", "fire/")
        await story.type("l")
        await story.press("tab", "enter")
        await story.until(is_on(story, other))
        await story.until(lambda: story.sees("1 report", "The dyke broke"))
        await story.press("O")
        assert story.sees("Latest", "reports/")
        await story.press("enter")
        await story.until(is_on(story, Path(workspace.folder)))
        await story.until(lambda: story.sees("2 reports"))
        assert story.library.search_pane.reports.now == 1


async def test_where_there_is_nothing_it_is_said_and_nothing_is_left(open_folder: Opener, other: Path) -> None:
    workspace = open_folder({"a.txt": "One"})
    async with running(workspace) as story:
        await story.press("O")
        assert story.sees("No other folder was open before")
        await story.type(str(other / "nowhere"))
        await story.press("enter")
        assert story.sees("there is no such folder") and isinstance(story.app.screen, FolderDialog)
        await story.press("escape")
        assert story.app.workspace is workspace and story.sees("1 report")


async def test_half_a_name_opens_nothing_until_it_is_completed_or_chosen(open_folder: Opener, other: Path) -> None:
    """What goes on as was typed may be a folder that was not meant."""
    workspace = open_folder({"a.txt": "One"})
    async with running(workspace) as story:
        await story.press("O")
        await story.type(str(other.parent / "fl"))
        await story.press("enter")
        assert story.sees("there is no such folder or file") and isinstance(story.app.screen, FolderDialog)
        assert story.app.workspace is workspace
        await story.press("down", "enter")
        await story.until(is_on(story, other))


async def test_a_whole_name_is_opened_also_where_another_goes_on_so(open_folder: Opener, other: Path) -> None:
    (other.parent / "flood 2").mkdir()
    async with running(open_folder({"a.txt": "One"})) as story:
        await story.press("O")
        await story.type(str(other))
        await story.press("enter")
        await story.until(is_on(story, other))


async def test_what_is_open_over_the_folder_is_kept_for_it(
    open_folder: Opener, states: StateFiles, other: Path
) -> None:
    workspace = open_folder({"a.txt": "One and water", "b.txt": "Two and water"})
    async with running(workspace, states=states) as story:
        await story.press("slash")
        await story.type("water")
        await story.press("down", "O")
        await story.type(str(other))
        await story.press("enter")
        await story.until(is_on(story, other))
        kept = states.read(workspace.folder, LeftOff)
        assert kept is not None and kept.query == "water"


def test_what_a_path_may_become_folders_first(tmp_path: Path) -> None:
    for name in ("Reports", "reports2", ".hidden"):
        (tmp_path / name).mkdir()
    (tmp_path / "records.csv").write_text("title,text\n", encoding="utf-8")

    def names(typed: str) -> list[str]:
        return [path.removeprefix(f"{tmp_path}/") for path in going_on(f"{tmp_path}{os.sep}{typed}")]

    assert names("") == ["Reports/", "reports2/", "records.csv"]
    assert names("re") == ["reports2/", "records.csv"]
    assert names(".h") == [".hidden/"]
    assert names("nowhere/x") == []


ROWS = "title,text,date\nThe dyke broke,It broke at night.,2024-03-09\nThe strike,Teachers walked out.,2024-02-01\n"


async def test_a_single_file_is_a_folder_with_one_file(
    tmp_path: Path, open_folder: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = open_folder({"reports.csv": ROWS, "beside.txt": "Not of this file"})
    file = Path(folder.folder) / "reports.csv"
    alone = Workspace(config.load(folder=str(file), cache=str(tmp_path / "cache")))
    async with running(alone) as story:
        assert story.sees("2 reports", "The dyke broke") and not story.sees("Not of this file")
        assert {s.id for s in alone.library.summaries()} < {s.id for s in folder.library.summaries()}
        await story.press("slash")
        await story.type("teachers")
        assert story.sees("1 found")
    assert file.read_text(encoding="utf-8") == ROWS


def test_notes_on_a_single_file_are_notes_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "dyke.txt").write_text("The dyke broke at night.", encoding="utf-8")
    (folder / "other.txt").write_text("Something else.", encoding="utf-8")
    alone = Workspace(config.load(folder=str(folder / "dyke.txt"), cache=str(tmp_path / "cache")))
    alone.library.refresh()
    assert alone.library.is_current() and not alone.library.absence()
    alone.notes.annotate("dyke", Span(0, 8), "which one?")
    alone.close()
    whole = Workspace(config.load(folder=str(folder), cache=str(tmp_path / "cache")))
    whole.library.refresh()
    assert [p.annotation.note for p in whole.notes.annotations("dyke")] == ["which one?"]
    whole.close()


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    file = tmp_path / "dyke.txt"
    file.write_text("The dyke broke at night.", encoding="utf-8")
    alone = Workspace(config.load(folder=str(file), cache=str(tmp_path / "cache")))
    alone.library.refresh()
    file.unlink()
    assert "is gone" in alone.library.absence()
    alone.close()


def test_settings_for_another_folder_keep_notes_apart_unless_one_place_is_named(tmp_path: Path) -> None:
    here = config.load(folder=str(tmp_path / "a"), cache=str(tmp_path / "cache"))
    there = config.elsewhere(here, str(tmp_path / "b"))
    assert (there.folder, there.cache) == (str(tmp_path / "b"), here.cache)
    assert there.annotations == config.load(folder=str(tmp_path / "b")).annotations != here.annotations
    one = config.load(folder=str(tmp_path / "a"), annotations=str(tmp_path / "notes"))
    assert config.elsewhere(one, str(tmp_path / "b")).annotations == one.annotations
