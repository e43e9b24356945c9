"""Linking the notes of reports: once at one note, once at the other, and from a note to what it is linked with."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from index.errors import DeraaError
from tui.drawing import rows
from tui.drawing.rows import named
from tui.screens.controlling import Host, background

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation
    from index.article import Span
    from index.workspace import Workspace
    from tui.screens.dialogs.relation_dialog import RelationDialog
    from tui.screens.library.controllers.notes import Notes


class LeadsToNotes(Host, Protocol):
    """A screen on which notes are read, in one report and then in another."""

    leaves: Callable[[], None]
    """Remember where the user is, before going elsewhere."""

    def ask(self, dialog: RelationDialog, answered: Callable[[str | None], None]) -> None:
        """Ask how two notes relate."""

    def open_at(self, article: str, span: Span | None, note: str | None = None) -> None:
        """Read a report at a passage, with a note chosen."""


class NoteLinking:
    """Links the note that is meant with another one, and goes from one to the other."""

    def __init__(self, workspace: Workspace, notes: Notes, screen: LeadsToNotes) -> None:
        self.workspace, self.notes, self.screen = workspace, notes, screen
        self._first: Annotation | None = None
        """The note at which linking has begun."""

    def link(self) -> None:
        """The first time, remember the note that is meant here; the second time, ask how the first relates to this."""
        from tui.screens.dialogs.relation_dialog import RelationDialog

        here = self.notes.meant()
        if here is None:
            return
        first = self._first
        if first is None or first.id == here.annotation.id:
            self._first = here.annotation
            self.screen.say(
                f"l: linking {named(here.annotation)}. Go to the other note, in any report, and press l there.",
                holds=lambda: self._first is here.annotation,
            )
            return

        def chosen(relation: str | None) -> None:
            self._first = None
            if relation is not None:
                self._link(first, relation, here.annotation)

        self.screen.ask(RelationDialog(first.selector.exact, here.annotation.selector.exact), chosen)

    @background("annotations")
    async def _link(self, first: Annotation, relation: str, second: Annotation) -> None:
        try:
            await asyncio.to_thread(self.workspace.links.link, first, relation, second)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        self.screen.say(f"Linked: {named(first)} {rows.relation(relation)} {named(second)}; u takes it back.")
        self.notes.changed(second)

    @background("following")
    async def follow(self, number: int) -> None:
        """Go to the note that the chosen one is linked with; of several, the one of that number."""
        here = self.notes.meant()
        if here is None:
            return
        home = self.workspace.notes.home(here.annotation)
        links = (await asyncio.to_thread(self.workspace.links.of, home)).get(here.annotation.id, [])
        if not links:
            self.screen.say(f"{named(here.annotation)} is linked with no note; l links it.")
            return
        said, to = links[min(number, len(links)) - 1]
        home = self.workspace.notes.home(to)
        try:
            placed = (await asyncio.to_thread(self.workspace.notes.placed, home, [to]))[0]
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        self.screen.leaves()
        self.screen.open_at(home, placed.placement.span, to.id)
        which = f" ({min(number, len(links))} of {len(links)}; a number before the keys says which)"
        self.screen.say(f"{said} {named(to)}{which if len(links) > 1 else ''}; Ctrl+O goes back.")
