"""Notes of a folder that is gone, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.workspace.notes.left_behind import LeftBehind


def left_in_words(left: LeftBehind) -> str:
    """How many notes there are of which folder, and how many stand here: "3 notes of /old/reports, which is gone"."""
    many = "is 1 note" if left.notes == 1 else f"are {left.notes} notes"
    of = f"{left.reports}, which is gone" if left.reports else "a folder that is gone"
    stand = "it stands" if left.notes == 1 else "all stand" if left.fitting == left.notes else f"{left.fitting} stand"
    return f"There {many} of {of}: {stand} in the reports here ({left.notes_folder})"
