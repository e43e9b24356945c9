"""What is said of a query beside its answer: what of it was not taken as it stands, and why nothing was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from index.loading.formats.tables.field_names import meaning_and_rank
from index.search.query import query as q
from index.search.query.fields import FIELDS

_NO_QUERY = re.compile(r"[^\s\w()\"=*~:.,;!?/\\'<>&+|-]")
"""A sign that is of no word and of no query on its way to one: an emoji, an arrow."""
_WRITTEN = re.compile(r"[^\s\"()]+")
_INNER_STAR = re.compile(r"\*[^\W_]")
"""A star before the end of a word, which some searches take for any letters."""
_FIELDS = ", ".join(f"{name}:" for name in FIELDS)


def says_nothing(text: str, tree: q.Query) -> bool:
    """Whether a query is neither empty nor on its way to anything."""
    return tree == q.Everything() and bool(_NO_QUERY.search(text))


def remarks(text: str, read: q.ReadQuery, *, typing: bool, stands: Callable[[str], bool]) -> Iterator[str]:
    """The sentences for the query `text` as it was `read`; while `typing` what is not yet whole is not remarked on.
    `stands` tells whether some report has a text to the letter: that is no attempt at a field.
    """
    if says_nothing(text, read.tree):
        yield "There is no word in this query: words are of letters and digits."
    elif read.tree == q.Everything() and text.strip() and not typing:
        yield "This query asks for nothing: every report is listed."
    if len(text.split()) > q.MAX_WORDS:
        yield f"Only the first {q.MAX_WORDS} words are searched for."
    if typing:
        return
    for name, behind in dict(read.no_fields).items():
        if not stands(f"{name}:{behind}"):
            yield _no_field(name)
    for word in dict.fromkeys(word for word in _WRITTEN.findall(text) if _INNER_STAR.search(word)):
        yield f"A star stands at the end of a word only: {word!r} is searched for as the words it parts."
    if read.open_phrase:
        yield f'The quotation mark is not closed: "{read.open_phrase}" is searched for as one phrase.'
    if read.open_bracket:
        yield "The bracket is not closed: it is taken to end with the query."


def _no_field(name: str) -> str:
    meant = _field_meant(name)
    if meant:
        return f"{name}: is no field; did you mean {meant}:? It was taken as a word."
    return f"{name}: is no field and was taken as a word; fields are {_FIELDS}."


def _field_meant(name: str) -> str | None:
    """The field that a word was perhaps meant for: spelled nearly so, or what a file would call the same."""
    known = meaning_and_rank(name)
    if known:
        return known[0] if known[0] in FIELDS else None
    return next(iter(get_close_matches(name.lower(), FIELDS, 1)), None)
