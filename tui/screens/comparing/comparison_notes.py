"""Notes in the comparison: seen where they stand, made, edited, and linked across the two reports."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from index.article import Span
from index.comparison.reports.differing import hardness, what_differs
from index.errors import DeraaError
from tui.drawing import rows
from tui.drawing.beside import Rows
from tui.drawing.sides import other
from tui.screens.controlling import Host, background
from tui.widgets.views.comparison_view import ComparisonView

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation, Placed
    from index.workspace import Workspace
    from index.workspace.notes.links import Passage
    from tui.screens.dialogs.relation_dialog import RelationDialog
    from tui.screens.note_editing import NoteEditor

Links = dict[str, list[tuple[str, "Annotation"]]]
"""For each annotation's id what it is linked with: "→ contradicts", and the other."""


class AsksRelation(Host, Protocol):
    """A screen that can ask how two passages relate."""

    def ask(self, dialog: RelationDialog, answered: Callable[[str | None], None]) -> None:
        """Ask for a relation."""


class ComparisonNotes:
    """The notes of the two reports in a comparison."""

    def __init__(self, workspace: Workspace, view: ComparisonView, editor: NoteEditor, screen: AsksRelation) -> None:
        self.workspace = workspace
        self.view = view
        self.editor = editor
        self.screen = screen
        self.linked: Links = {}

    def annotate(self) -> None:
        """Annotate the sentence in focus."""
        article = self.view.article(self.view.side)
        if article is not None and self.view.sentence is not None:
            self.editor.annotate(article, self.view.sentence, self.seen)

    def edit(self) -> None:
        """Edit the note on the sentence in focus."""
        if placed := self.view.note:
            self.editor.edit(placed.annotation, self.seen)
        else:
            self.screen.say("There is no note on this sentence; a makes one.")

    def seen(self, rows: int) -> Rows | None:
        """Where the sentence in focus is drawn; it is not moved, for the two reports stand level."""
        return self.view.column(self.view.side).rows_of(self.view.sentence) if self.view.sentence else None

    def note_conflict(self) -> None:
        """Ask for a note on what differs, on the sentences of both sides, for a figure by itself tells nothing; the box
        says how surely it does.
        """
        conflict = self.view.conflict
        left, right = self.view.article("left"), self.view.article("right")
        if conflict is None or left is None or right is None:
            self.screen.say("Nothing differs here; x goes to the next place where facts differ.")
            return
        about = what_differs(conflict.kind) + (f": {conflict.about}" if conflict.about else "")
        if conflict.values is not None:
            about += f" ({conflict.left.of(left.text)} / {conflict.right.of(right.text)})"
        here, there = self.view.sentences_of(conflict)
        ends = ((left, here), (right, there))
        self.editor.annotate_both(
            f"Note on both · {hardness(conflict.strength, conflict.is_hedged)}", ends, about, self.seen
        )

    def link_passages(self) -> None:
        """Ask what the sentence in focus is to its counterpart, or to the other side's sentence that was in focus."""
        from tui.screens.dialogs.relation_dialog import RelationDialog

        one, two = self._passage(self.view.side, self.view.sentence), None
        if one is not None:
            two = self._passage(other(self.view.side), self.view.counterpart)
        if one is None or two is None:
            self.screen.say(
                "Nothing stands opposite; go to the other report's sentence with Tab, come back, then press L."
            )
            return

        def chosen(relation: str | None) -> None:
            if relation is not None:
                self._link(one[0], two[0], relation)

        self.screen.ask(RelationDialog(one[1], two[1]), chosen)

    def _passage(self, side: str, span: Span | None) -> tuple[Passage, str] | None:
        article = self.view.article("left" if side == "left" else "right")
        return ((article, span), span.of(article.text)) if article is not None and span is not None else None

    @background("annotations")
    async def _link(self, one: Passage, two: Passage, relation: str) -> None:
        try:
            await asyncio.to_thread(self.workspace.links.link_passages, one, two, relation)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        self.screen.say(f"Linked: this passage {rows.relation(relation)} the other; u takes it back.")
        self.show_anew()

    @background("notes")
    async def show_anew(self, chosen: Annotation | None = None) -> None:
        """Show the notes of both reports anew; the `chosen` one is chosen where it is on the sentence in focus."""
        left, right = self.view.article("left"), self.view.article("right")
        if left is None or right is None:
            return

        def read() -> tuple[list[Placed], list[Placed], Links]:
            space = self.workspace
            links = space.links.of(left.id) | space.links.of(right.id)
            return space.notes.annotations(left.id), space.notes.annotations(right.id), links

        try:
            *notes, self.linked = await asyncio.to_thread(read)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        self.view.show_notes(*notes, chosen=chosen.id if chosen else None)
