"""A folder of reports is renamed, moved or mounted elsewhere: its notes are offered, never guessed, and copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from app import running

from index import config
from index.workspace import Workspace
from index.workspace.notes.left_behind import HOME_FILE
from tui.cli import main

TEXT = "Siege of Velby ends\n\n2024-05-03\n\nAfter a siege of three weeks the road to Velby is open, the mayor said.\n"


def ran(*arguments: str) -> int:
    """The status of a command."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report that has a note, in a home of its own."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert ran("annotate", "a", "--quote", "siege of three weeks", "--note", "mine", "--folder", str(folder)) == 0
    return folder


def notes_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    capsys.readouterr()
    ran("annotations", "--folder", str(folder))
    said = capsys.readouterr()
    return said.out, said.err


def test_notes_of_a_renamed_folder_are_offered_and_come_along(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = reports.rename(reports.with_name("velby-2024"))
    out, err = notes_of(moved, capsys)
    assert out == ""
    assert f"1 note of {reports}, which is gone: it stands in the reports here" in err
    assert ran("annotations", "take-over", "--folder", str(moved)) == 0
    assert "mine" in notes_of(moved, capsys)[0]
    kept = list((config.own_data() / "annotations").glob("*/a.yaml"))
    assert len(kept) == 2  # copied: what was there stays
    assert ran("annotations", "take-over", "--folder", str(moved)) == 2  # this folder has its own now


def test_nothing_is_offered_while_the_folder_is_where_it_was_or_where_the_passages_are_not(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(reports, copy)
    assert notes_of(copy, capsys)[1] == ""
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text(TEXT.replace("a siege of three weeks", "long talks"), encoding="utf-8")
    reports.rename(tmp_path / "elsewhere")
    assert notes_of(other, capsys)[1] == ""
    assert "which is gone" in notes_of(copy, capsys)[1]


def test_notes_written_before_folders_were_remembered_are_offered_by_their_passages(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (config.own_data() / "annotations").glob(f"*/{HOME_FILE}"):
        file.unlink()
    moved = reports.rename(reports.with_name("velby-2024"))
    assert "1 note of a folder that is gone" in notes_of(moved, capsys)[1]


async def test_the_app_offers_them_and_r_copies_them(reports: Path) -> None:
    moved = reports.rename(reports.with_name("velby-2024"))
    workspace = Workspace(config.load(folder=str(moved)))
    workspace.library.refresh()
    async with running(workspace) as story:
        await story.until(lambda: story.sees("which is gone", "R copies them here"))
        await story.press("R")
        assert story.sees("The notes are here now")
        assert [placed.annotation.note for placed in workspace.notes.annotations("a")] == ["mine"]


def test_where_the_settings_name_the_folder_of_notes_nothing_is_offered(
    reports: Path, open_folder: Callable[..., Workspace]
) -> None:
    reports.rename(reports.with_name("velby-2024"))
    assert open_folder({"a.txt": TEXT}).notes.left_behind() == []
