"""What the list of all notes knows of each: the report that it is in and, once it was looked for, where its passage is
there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.annotations.grouping import Grouping
from tui.drawing import rows
from tui.drawing.direction import Pieces

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation, Placed
    from index.workspace import Workspace


class PlacedNotes:
    """The notes of a folder with their passages, as far as these were found. To find them reads reports: it is for a
    thread, and for the notes in view.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._headings = {s.id: s.heading for s in workspace.library.summaries()}
        self._known: dict[str, Placed] = {}

    @property
    def reports(self) -> list[str]:
        """The ids of the reports, in the order of the library."""
        return list(self._headings)

    def forget(self) -> None:
        """The notes were changed: their passages are looked for anew."""
        self._known = {}

    def unknown(self, notes: Sequence[Annotation]) -> list[Annotation]:
        """Those whose passages were not looked for yet."""
        return [made for made in notes if made.id not in self._known]

    def know(self, found: Sequence[Placed]) -> None:
        """These passages were found."""
        self._known |= {placed.annotation.id: placed for placed in found}

    def find(self, notes: Sequence[Annotation]) -> list[Placed]:
        """Find the passages of some notes, each report read once."""
        by_report: dict[str, list[Annotation]] = {}
        for made in notes:
            by_report.setdefault(self.workspace.notes.home(made), []).append(made)
        return [p for report, made in by_report.items() for p in self.workspace.notes.placed(report, made)]

    def draw(self, made: Annotation, width: int, grouping: Grouping, *, marked: bool) -> list[Pieces]:
        """The lines of a note; its report is not named again where it stands in the head above."""
        placed, kinds = self._known.get(made.id), self.workspace.settings.kinds
        heading = "" if grouping is Grouping.REPORT else self._heading(self.workspace.notes.home(made))
        return rows.annotation(made, placed.placement if placed else None, heading, width, kinds, marked=marked)

    def named(self, group: str, grouping: Grouping) -> str:
        """A group's name as its head shows it."""
        match grouping:
            case Grouping.REPORT:
                return self._heading(group)
            case Grouping.TAG:
                return f"#{group}" if group else "no tag"
        return group or "no kind"

    def _heading(self, report: str) -> str:
        """The heading of a report; the id of one that is gone."""
        return self._headings.get(report, report)
