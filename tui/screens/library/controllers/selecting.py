"""Marking many reports at once, and doing something to all that are marked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from tui.safe_text import safe_line
from tui.screens.batch_notes import AsksOfNotes, BatchNotes
from tui.screens.controlling import background
from tui.screens.taking_away import AsksForFile, TakingAway

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation
    from index.search.searcher import Answer
    from index.workspace import Workspace
    from tui.screens.dialogs.note_dialog import Written
    from tui.screens.library.controllers.listing import Listing
    from tui.screens.library.controllers.marks import Marks
    from tui.screens.library.controllers.read_so_far import ReadSoFar
    from tui.screens.library.controllers.reader import Reader
    from tui.screens.note_editing import NoteEditor
    from tui.widgets.panes.search_pane import SearchPane


class ShowsMarks(AsksOfNotes, AsksForFile, Protocol):
    """A screen with a list of reports."""

    @property
    def answer(self) -> Answer | None:
        """The search that is shown, None for all reports."""

    @property
    def reads(self) -> bool:
        """Whether a report, or a note beside it, has the focus, and not the list."""

    def copy(self, text: str) -> None:
        """Hand a text to the terminal, to be pasted elsewhere."""


class Selecting:
    """Marks a range, all or the others; and does something to all that are marked and to the notes on them, else to the
    report that is meant.
    """

    def __init__(
        self,
        workspace: Workspace,
        pane: SearchPane,
        reader: Reader,
        marks: Marks,
        listing: Listing,
        editor: NoteEditor,
        read: ReadSoFar,
        screen: ShowsMarks,
    ) -> None:
        self.workspace, self.pane, self.reader, self.screen = workspace, pane, reader, screen
        self.marks, self.listing, self.editor, self.read = marks, listing, editor, read
        self.batch = BatchNotes(workspace, screen)

    # --- marking -----------------------------------------------------------------------------

    def begin_or_keep(self) -> None:
        """Begin to mark a range at the row under the cursor; again: keep its marks."""
        lit = self.pane.at(self.pane.reports.now)
        self.marks.begin_range(lit[0] if lit else None)

    def mark_all(self) -> None:
        """Mark all that is found, also what the list has no row for; or all that is listed."""
        self.marks.mark(self._listed)

    def mark_others(self) -> None:
        """Of what is found or listed, mark what is not marked, and nothing else of it."""
        self.marks.turn(self._listed)

    @property
    def _listed(self) -> list[str]:
        answer = self.screen.answer
        return self.pane.listed if answer is None else list(dict.fromkeys((*self.pane.listed, *answer.found)))

    # --- doing something to all of them --------------------------------------------------------

    @property
    def meant(self) -> list[str]:
        """What is marked, else the report that is read or under the cursor."""
        one = self.reader.meant
        return list(self.marks.marked) or ([one] if one else [])

    def annotate_each(self, left: Written | None = None) -> None:
        """Write one note on each; `left` is what was written of it before the app was left."""
        if meant := self.meant:
            self.editor.annotate_all(meant, left)

    def give_kind(self) -> None:
        """Give the notes on them a kind."""
        self._on_notes(self.batch.ask_kind)

    def delete_notes(self) -> None:
        """Delete the notes on them."""
        self._on_notes(self.batch.delete)

    @background("gathering notes")
    async def _on_notes(self, act: Callable[[list[Annotation]], object]) -> None:
        """Do it to the notes on them; where there is none, say so."""
        from index.workspace.notes.batch import on_reports

        meant = self.meant
        if notes := await asyncio.to_thread(on_reports, self.workspace.notes, meant):
            act(notes)
        elif meant:
            self.screen.say(f"There is no note on {'this report' if len(meant) == 1 else 'these reports'}.")

    def turn_read(self) -> None:
        """Take them for read, or for new again."""
        if meant := self.meant:
            self.read.turn(meant)

    def take_away(self) -> None:
        """Write them to a file."""
        meant = self.meant
        self._write(meant, _counted(len(meant), "marked report") if self.marks.marked else "this report")

    def take_shown(self) -> None:
        """Write to a file what is marked, else what the user is at: the report that is read, or all that is listed or
        found, folded away or not.
        """
        if self.marks.marked or self.screen.reads:
            self.take_away()
        elif listed := self._listed:
            found = "found" if self.pane.shows_hits else "listed"
            self._write(listed, f"{_counted(len(listed), 'report')} {found}")
        else:
            self.screen.say("No report is listed here.")

    def _write(self, reports: list[str], said: str) -> None:
        from tui.output.taking_away import forms_of_reports

        if reports:
            more = (f"and-{len(reports) - 1}-more",) if len(reports) > 1 else ()
            forms = forms_of_reports(self.workspace, reports)
            TakingAway(self.workspace, self.screen).ask(forms, reports[0], *more, said=said)

    def copy_paths(self) -> None:
        """Copy the paths of their files, one a line."""
        known = {s.id: s.path for s in self.workspace.library.summaries()}
        file = self.workspace.library.file
        paths = list(dict.fromkeys(file(known[article]) for article in self.meant if article in known))
        if paths:
            self.screen.copy("\n".join(map(safe_line, paths)))
            self.screen.say(f"{_counted(len(paths), 'path')} sent to the terminal.")


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
