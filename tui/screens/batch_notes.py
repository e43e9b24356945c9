"""Doing something to many notes at once: a kind, tags, deleting. One undo takes it back from all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from tui.drawing.rows import counted
from tui.safe_text import safe_line
from tui.screens.controlling import Host, background

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from index.annotations.annotation import Annotation
    from index.errors import DeraaError
    from index.workspace import Workspace


class AsksOfNotes(Host, Protocol):
    """A screen on which notes are shown."""

    def ask(self, dialog: ModalScreen[Any], answered: Callable[[Any], None]) -> None:
        """Ask for a kind or for tags."""

    def annotations_changed(self) -> object:
        """Annotations changed on disk: show them anew."""


class BatchNotes:
    """Changes notes for a screen, as many as it hands over."""

    def __init__(self, workspace: Workspace, screen: AsksOfNotes) -> None:
        self.workspace, self.screen = workspace, screen

    def ask_kind(self, notes: Sequence[Annotation]) -> None:
        """Ask for a kind, and give it to each."""
        from tui.screens.dialogs.kind_dialog import KindDialog

        def chosen(kind: str | None) -> None:
            if kind is not None:
                said = f"of the kind {safe_line(kind)}" if kind else "without a kind"
                self._change(notes, lambda made: replace(made, kind=kind), said)

        settings = self.workspace.settings
        self.screen.ask(KindDialog(f"The kind of {counted(len(notes))}", settings.kinds), chosen)

    def ask_tags(self, notes: Sequence[Annotation]) -> None:
        """Ask for tags, and add them to each, or take them away."""
        from tui.screens.dialogs.tags_dialog import TagsDialog

        def chosen(tags: tuple[Sequence[str], Sequence[str]] | None) -> None:
            if tags is not None:
                more, fewer = tags
                said = " ".join((*(f"#{safe_line(t)}" for t in more), *(f"not #{safe_line(t)}" for t in fewer)))
                self._change(notes, lambda made: retagged(made, more, fewer), f"tagged {said}")

        self.screen.ask(TagsDialog(f"Tags of {counted(len(notes))}", self.workspace.notes.tags()), chosen)

    @background("annotations")
    async def delete(self, notes: Sequence[Annotation]) -> None:
        """Delete each."""
        from index.workspace.notes.batch import delete_notes

        gone, failed = await asyncio.to_thread(delete_notes, self.workspace.notes, notes)
        back = "them" if len(gone) != 1 else "it"
        self._say(f"Deleted {counted(len(gone)) or 'no note'}; u brings {back} back.", failed)

    @background("annotations")
    async def _change(
        self, notes: Sequence[Annotation], changed: Callable[[Annotation], Annotation], said: str
    ) -> None:
        from index.workspace.notes.batch import change_notes

        now, failed = await asyncio.to_thread(change_notes, self.workspace.notes, notes, changed)
        count = len(notes) - len(failed)
        if now or failed:
            self._say(f"{counted(count) or 'no note'} {'are' if count > 1 else 'is'} {said}; u undoes it.", failed)
        else:
            self.screen.say(f"{'They are' if count > 1 else 'It is'} {said} already.")

    def _say(self, sentence: str, failed: Sequence[DeraaError]) -> None:
        """What was done, and why not to all of them."""
        why = f" Not to {len(failed)} more: {failed[0]}" if failed else ""
        self.screen.say(f"{sentence[:1].upper()}{sentence[1:]}{why}", error=bool(failed))
        self.screen.annotations_changed()


def retagged(made: Annotation, more: Sequence[str], fewer: Sequence[str]) -> Annotation:
    """A note with some tags more and some fewer."""
    kept = (tag for tag in (*made.tags, *more) if tag not in fewer)
    return replace(made, tags=tuple(dict.fromkeys(kept)))
