"""Notes that a search of reports does not look at, and that say what it asks for."""

from __future__ import annotations

from typing import NamedTuple

from index.search.query import query as q
from index.workspace.notes.notebook import Notebook


class NotesFound(NamedTuple):
    """The query that finds some notes, and how many it finds."""

    query: str
    total: int


NONE = NotesFound("", 0)


def notes_saying(notes: Notebook, text: str) -> NotesFound:
    """The notes of which a tag is what was searched for, else those whose own words say it; `NONE` where there are none
    or the search asks for more than words. Notes are looked at as they were last.

        notes_saying(notes, "toll")   # NotesFound("tag:toll", 2)
    """
    asked = q.parse(text)
    if not _is_of_words(asked):
        return NONE
    named = text.strip().removeprefix("#").casefold()
    tag = next((tag for tag in notes.tags() if tag.casefold() == named), None)
    for query in (f"tag:{tag}" if tag else "", str(q.InField("note", asked))):
        found = notes.matching(query, anew=False)[0] if query else {}
        if found:
            return NotesFound(query, sum(map(len, found.values())))
    return NONE


def _is_of_words(asked: q.Query) -> bool:
    if isinstance(asked, q.Loose | q.All | q.AnyOf):
        return bool(asked.parts) and all(map(_is_of_words, asked.parts))
    return isinstance(asked, q.Term | q.Phrase)
