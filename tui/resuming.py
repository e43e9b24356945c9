"""What is kept of a folder from one run to the next: where the user left off, and how far each report was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from index.errors import StoreError
from tui.left_off import LeftOff, NoteDraft, ReadReports

if TYPE_CHECKING:
    from index.workspace.state_files import StateFiles

T = TypeVar("T")


class Resumed(NamedTuple):
    """What was kept: nothing of a folder that is opened for the first time. `problem` says why it cannot be read."""

    left: LeftOff | None = None
    drafts: tuple[NoteDraft, ...] = ()
    read: ReadReports = ReadReports()
    problem: str = ""


def read_files(states: StateFiles) -> StateFiles:
    """The files that say how far each report was read, beside those of where the user left off."""
    return states.beside("read")


def resumed(states: StateFiles | None, folder: str, *, fresh: bool = False) -> Resumed:
    """What was kept of a folder; where the user left off is passed over when the start is to be `fresh`, but not a note
    that was left unfinished.
    """
    if states is None:
        return Resumed()
    left, wrong = _kept(states, folder, LeftOff)
    read, wrong_too = _kept(read_files(states), folder, ReadReports)
    drafts = left.drafts if left else ()
    return Resumed(None if fresh else left, drafts, read or ReadReports(), wrong or wrong_too)


def _kept(states: StateFiles, folder: str, shape: type[T]) -> tuple[T | None, str]:
    try:
        return states.read(folder, shape), ""
    except StoreError as error:
        return None, str(error)
