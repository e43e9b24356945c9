"""What one note's passage is to another's: said, and seen from both ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Article, Span
from index.workspace.notes.notebook import Notebook

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation

Passage = tuple[str | Article, Span]
"""A passage of an article: its id, or the article as the user sees it, and where in its text."""


class NoteLinks:
    """The links between the notes of a notebook."""

    def __init__(self, notes: Notebook) -> None:
        self._notes = notes

    def of(self, article: str) -> dict[str, list[tuple[str, Annotation]]]:
        """For each annotation of an article what it is linked with, seen from here: "→ contradicts", "← cites" what
        the other says, "↔ contradicts" what both say of each other.
        """
        everything = {a.id: a for a in self._notes.store.everything()[0]}
        seen: dict[str, dict[tuple[str, str], str]] = {}
        for made in everything.values():
            for link in made.links:
                other = everything.get(link.to)
                if other is None:
                    continue
                for here, arrow, there in ((made, "→", other), (other, "←", made)):
                    if self._notes.home(here) == article:
                        ways = seen.setdefault(here.id, {})
                        before = ways.get((link.relation, there.id), arrow)
                        ways[link.relation, there.id] = arrow if arrow == before else "↔"
        return {
            here: [(f"{arrow} {relation}", everything[there]) for (relation, there), arrow in ways.items()]
            for here, ways in seen.items()
        }

    def link(self, annotation: Annotation, relation: str, to: Annotation) -> Annotation:
        """Say what an annotation's passage is to another's. Raises `StoreError`."""
        from index.annotations.annotation import NoteLink

        link = NoteLink(relation, to.id)
        if link in annotation.links:
            return annotation
        return self._notes.change(annotation, replace(annotation, links=(*annotation.links, link)))

    def link_passages(
        self,
        one: Passage,
        other: Passage,
        relation: str,
        note: str = "",
        *,
        kind: str = "",
        tags: tuple[str, ...] = (),
    ) -> tuple[Annotation, Annotation]:
        """Link two passages, each by the annotation that stands on it already or by a new one. Raises `StoreError`."""
        with self._notes.history.one_step():
            first, second = (self._notes.on_passage(*passage, note, kind, tags) for passage in (one, other))
            return self.link(first, relation, second), second

    def note_conflict(
        self, left: Passage, right: Passage, about: str, *, kind: str = "doubt", tags: tuple[str, ...] = ()
    ) -> tuple[Annotation, Annotation]:
        """Note a conflict on both its passages, linked with each other. Raises `StoreError`."""
        with self._notes.history.one_step():
            one, other = self.link_passages(left, right, "contradicts", about, kind=kind, tags=tags)
            return one, self.link(other, "contradicts", one)
