"""What is said of a query beside its answer: what of it was not taken as it stands, and why nothing was found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.search import query as q

_NO_QUERY = re.compile(r"[^\s\w()\"=*~:.,;!?/\\'<>&+|-]")
"""A sign that is of no word and of no query on its way to one: an emoji, an arrow."""
_LIKE_A_FIELD = re.compile(r"(?<!\S)-?([a-z]+):(?=[^\s/])")
"""A field, or what was meant to be one; not the beginning of a web address."""
_FIELDS = ", ".join(f"{name}:" for name in q.FIELDS)


def says_nothing(text: str, tree: q.Query) -> bool:
    """Whether a query is neither empty nor on its way to anything."""
    return tree == q.Everything() and bool(_NO_QUERY.search(text))


def remarks(text: str, tree: q.Query, *, nothing_found: bool, typing: bool) -> Iterator[str]:
    """The sentences for the query `text`; while `typing` what is not yet whole is not remarked on."""
    if says_nothing(text, tree):
        yield "There is no word in this query: words are of letters and digits."
    elif tree == q.Everything() and text.strip() and not typing:
        yield "This query asks for nothing: every report is listed."
    if len(text.split()) > q.MAX_WORDS:
        yield f"Only the first {q.MAX_WORDS} words are searched for."
    if nothing_found and not typing:
        yield from (
            f"{name}: is no field and was taken as a word; fields are {_FIELDS}."
            for name in dict.fromkeys(_LIKE_A_FIELD.findall(text))
            if name not in q.FIELDS
        )
        if opened := _opened(tree):
            yield f'The quotation mark is not closed: "{opened}" is searched for as one phrase.'


def _opened(tree: q.Query) -> str:
    """The phrase whose closing quote is missing."""
    match tree:
        case q.Phrase():
            return tree.text if tree.open else ""
        case q.Field() | q.Not():
            return _opened(tree.part)
        case q.Loose() | q.All() | q.AnyOf():
            return _opened(tree.parts[-1])
    return ""
