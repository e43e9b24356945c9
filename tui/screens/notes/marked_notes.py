"""The marked notes of the list of all, and what is done to all of them at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from tui.marking import RANGE_BEGUN, Marking, taken_away
from tui.output.taking_away import forms_of_notes
from tui.screens.batch_notes import AsksOfNotes, BatchNotes
from tui.screens.taking_away import AsksForFile, TakingAway

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation
    from index.workspace import Workspace


class ListsNotes(AsksOfNotes, AsksForFile, Protocol):
    """A screen with a list of notes."""

    @property
    def ids(self) -> list[str]:
        """The ids of the notes in the list, a row each; in several rows where a note has several tags."""

    @property
    def row(self) -> int:
        """The row of the cursor."""

    def show_marks(self, marked: Collection[str]) -> None:
        """Show which notes are marked."""


class MarkedNotes:
    """Marks notes as reports are marked; a mark stays through searches, and on a note that is deleted, until it is
    back.
    """

    def __init__(self, workspace: Workspace, screen: ListsNotes, marked: Sequence[str]) -> None:
        """`marked` is what was marked when the list was left."""
        self.workspace, self.screen = workspace, screen
        self.batch = BatchNotes(workspace, screen)
        self._marking = Marking(marked)
        self._there: frozenset[str] = frozenset()

    @property
    def marked(self) -> tuple[str, ...]:
        """The ids of the marked notes that are there."""
        return tuple(one for one in self._marking.marked if one in self._there)

    @property
    def kept(self) -> tuple[str, ...]:
        """The ids of all that is marked, there or not."""
        return tuple(self._marking.marked)

    def there_are(self, ids: Collection[str]) -> None:
        """These notes are there now."""
        self._there = frozenset(ids)
        self._show()

    @property
    def is_ranging(self) -> bool:
        """Whether a range is being marked."""
        return self._marking.is_ranging

    def toggle(self) -> None:
        """Mark the note under the cursor, or take its mark away."""
        self._marking.toggle(self.screen.ids[self.screen.row])
        self._show_and_say()

    def begin_or_keep(self) -> None:
        """Begin to mark a range at the row under the cursor; again: keep its marks."""
        if self._marking.is_ranging:
            self._marking.keep()
            self.screen.say(f"{len(self.marked):,} marked.")
        else:
            self._marking.begin(self.screen.ids[self.screen.row])
            self._show()
            self.screen.say(RANGE_BEGUN, holds=lambda: self._marking.is_ranging)

    def moved(self) -> None:
        """The cursor is on another row: the range ends there."""
        if self._marking.is_ranging and self._marking.follow(self.screen.ids, self.screen.row):
            self._show()

    def give_up(self) -> bool:
        """Take a range back, else all marks; whether there were any."""
        if self._marking.give_up():
            self._show()
            return True
        if not self.marked:
            return False
        self.take_away()
        return True

    def mark_all(self) -> None:
        """Mark all that is listed."""
        self._marking.add(self.screen.ids)
        self._show_and_say()

    def mark_others(self) -> None:
        """Of what is listed, mark what is not marked, and nothing else of it."""
        self._marking.turn(list(dict.fromkeys(self.screen.ids)))
        self._show_and_say()

    def take_away(self) -> None:
        """Take all marks away; when there are none, put back those that were taken away last."""
        if marked := self.marked:
            self._marking.clear()
            self._show()
            self.screen.say(taken_away(len(marked)))
        else:
            self._marking.put_back()
            self._show_and_say()

    def _show(self) -> None:
        self.screen.show_marks(self.marked)

    def _show_and_say(self) -> None:
        self._show()
        count = len(self.marked)
        self.screen.say(f"{count:,} marked; x does something to all." if count else "None is marked; m marks a note.")

    # --- doing something to all of them --------------------------------------------------------

    @property
    def _meant(self) -> list[Annotation]:
        """What is marked, else the note under the cursor."""
        from index.workspace.notes.batch import with_ids

        return with_ids(self.workspace.notes, self._meant_ids)

    @property
    def _meant_ids(self) -> tuple[str, ...]:
        return self.marked or (self.screen.ids[self.screen.row],)

    def give_kind(self) -> None:
        """Give each a kind."""
        self.batch.ask_kind(self._meant)

    def give_tags(self) -> None:
        """Add tags to each, or take some away."""
        self.batch.ask_tags(self._meant)

    def delete(self) -> None:
        """Delete each."""
        self.batch.delete(self._meant)

    def take_to_file(self) -> None:
        """Write them to a file."""
        forms = forms_of_notes(self.workspace, "", frozenset(self._meant_ids))
        TakingAway(self.workspace, self.screen).ask(forms, "notes")
