"""The very first start shows one card, which no key that is meant for the reader has to wait for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from app import Story, running
from textual.app import App

from index import config
from index.workspace import Workspace
from index.workspace.state_files import StateFiles
from tui.cli import main
from tui.learning import first_start
from tui.learning.keys import with_keys
from tui.left_off import LeftOff
from tui.screens.dialogs.card import Card

Opener = Callable[..., Workspace]


def shows_card(story: Story) -> bool:
    return isinstance(story.app.screen, Card)


async def carded(story: Story) -> None:
    first_start.show_card(story.app)
    await story.settle()
    assert shows_card(story)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_card_says_what_this_is_which_folder_five_keys_and_how_to_go_on(
    open_folder: Opener, size: tuple[int, int]
) -> None:
    workspace = open_folder({"a.txt": "A report."})
    async with running(workspace, size) as story:
        await carded(story)
        assert story.sees("news reports of the same events", Path(workspace.folder).name, "any key goes on")
        assert story.sees(
            "/ search", "Enter read", "a write", "c compare", "? the keys", "O here", "deraa-tui tutorial"
        )


async def test_the_sample_is_named_as_what_it_is(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_start.config, "shipped", lambda _: Path(workspace.folder))
    async with running(workspace) as story:
        await carded(story)
        assert story.sees("the sample, five reports of one truce")


@pytest.mark.parametrize("key", ["enter", "space", "escape", "q"])
async def test_keys_that_go_on_do_nothing_else(workspace: Workspace, key: str) -> None:
    async with running(workspace, (80, 24)) as story:
        await carded(story)
        await story.press(key)
        assert story.app.screen is story.library
        assert not story.app._exit and not story.library.shows_report


async def test_a_click_goes_on(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await carded(story)
        await story.pilot.click("#dialog")
        await story.settle()
        assert not shows_card(story)


async def test_a_command_typed_at_once_is_done_whole(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await carded(story)
        await story.press("slash", *"siege")
        assert story.library.search_pane.line.value == "siege" and story.sees("found")


def begun(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What accompanies a start of the command, by the names of what is shown or said."""
    shown: list[str] = []

    def run(app: App[None]) -> None:
        app._start.begin(app)  # type: ignore[attr-defined]

    for name in ("show_card", "say_hello"):
        monkeypatch.setattr(first_start, name, lambda app, name=name: shown.append(name))
    monkeypatch.setattr("tui.app.DeraaApp.tell", lambda app, said, error=False: shown.append(said))
    monkeypatch.setattr("tui.app.DeraaApp.run", run)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("index.config.own_state", lambda: tmp_path / "state")
    with pytest.raises(SystemExit):
        main(arguments)
    return shown


def test_a_bare_first_start_shows_the_card_an_argument_a_sentence_and_a_later_one_what_was_open_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data", "cache", "config"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    (tmp_path / "{reports}").mkdir()
    reports = str(tmp_path / "{reports}")
    arguments = [[reports], ["--folder", reports], ["--cache", str(tmp_path / "cache")]]
    assert begun([], tmp_path, monkeypatch) == ["show_card"]
    assert [begun(each, tmp_path, monkeypatch) for each in arguments] == [["say_hello"]] * 3
    states = StateFiles(tmp_path / "state" / "folders")
    states.write(reports, LeftOff())
    (said,) = begun([], tmp_path, monkeypatch)
    assert said == f"Open last: {reports}; O then Enter opens it again."
    assert [begun(each, tmp_path, monkeypatch) for each in arguments] == [[]] * 3
    states.write(str(config.shipped("seeds")), LeftOff())
    os.utime(states.file(reports), ns=(0, 0))
    assert begun([], tmp_path, monkeypatch) == []


async def test_the_sentence_is_in_nobodys_way(workspace: Workspace) -> None:
    async with running(workspace) as story:
        first_start.say_hello(story.app)
        await story.settle()
        assert story.sees("? lists the keys that work here")
        await story.press("enter")
        assert story.library.reading.view.has_focus


def test_keys_of_the_users_own_are_named() -> None:
    assert with_keys("{library.search} searches", {}) == "/ searches"
    assert with_keys("{library.search} searches", {"library.search": "f8,slash"}) == "F8 searches"
