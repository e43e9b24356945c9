"""While the folder is read, nothing is said of it that is not known yet."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from app import running, waited

from index.refresh.completeness import Progress
from index.workspace import Workspace

Opener = Callable[..., Workspace]


def held(workspace: Workspace, steps: list[threading.Event], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reading the folder go on by one step whenever the next event is set, and then to its end."""
    refreshing = workspace.library.refreshing

    def slowly() -> Iterator[Progress]:
        progress = refreshing()
        for step in steps:
            waited(step)
            if (told := next(progress, None)) is not None:
                yield told
        yield from progress

    monkeypatch.setattr(workspace.library, "refreshing", slowly)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_while_a_new_folder_is_read_it_is_said_how_far(
    open_folder: Opener, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    workspace = open_folder({})
    for number in range(28):
        (Path(workspace.folder) / f"{number:02}.txt").write_text(f"Report {number}\n\nThe bridge fell.")
    (Path(workspace.folder) / "broken.txt").write_bytes(b"a\x00\x00b")
    steps = [threading.Event(), threading.Event()]
    held(workspace, steps, monkeypatch)
    try:
        async with running(workspace, size, read=False, threads=True) as story:
            assert story.sees("Reading the folder …", "They appear here as they are read.")
            assert not story.sees("0 reports")
            assert not story.sees("No reports here yet")
            await story.press("I")
            assert story.sees("Reading the folder …; 0 files not read, or not whole, so far", "None so far.")
            assert not story.sees("Every file was read.")
            steps[0].set()
            await story.until(lambda: story.sees("Reading 29 files …"))
            assert not story.sees("Every file was read.")
            await story.press("escape", "slash", *"zzqq", "down")
            assert story.sees("0 found so far", "Nothing found in what is read so far.")
            await story.press("escape", "I")
            assert story.sees("Reading 29 files …", "so far")
            steps[1].set()
            await story.until(lambda: story.sees("1 file not read, or not whole", "broken.txt"))
            await story.until(lambda: not story.sees("so far"))
            await story.press("escape")
            assert story.sees("28 reports")
    finally:
        for step in steps:
            step.set()


async def test_when_all_was_read_it_is_said(open_folder: Opener) -> None:
    async with running(open_folder({"a.txt": "One report."})) as story:
        await story.until(lambda: story.sees("1 report"))
        await story.press("I")
        assert story.sees("0 files not read, or not whole", "Every file was read.")


async def test_an_empty_folder_is_only_said_to_be_empty_once_it_was_looked_at(open_folder: Opener) -> None:
    async with running(open_folder({})) as story:
        await story.until(lambda: story.sees("0 reports", "No reports here yet."))
