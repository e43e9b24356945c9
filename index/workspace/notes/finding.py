"""Finding annotations with the language that finds articles: words in quote, note, tags and kind, in any spelling of a
name; `tag:`, `kind:`, `note:` alone; and what is asked of the article: its outlet, title, place, date.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.annotations.annotation import Annotation
from index.search.query import query as q
from index.search.request import SearchRequest
from index.text.stems import stem_by_script
from index.text.words import form_of, words
from index.workspace.search import FolderSearch

Fits = Callable[[Annotation], bool]

KEPT = 20_000
"""Texts whose words are kept between two queries: the notes of a large folder, so that typing is not slow in it."""


@dataclass(frozen=True)
class Asked:
    """What finding asks of the folder: the other spellings of a word, and whether an annotation's article is one of
    those a query finds.
    """

    spellings: Callable[[str], Collection[str]]
    is_on: Callable[[q.Query], Fits]


class NoteFinder:
    """Finds annotations, with the spellings and filters of a folder's search; `home` says which article one is on."""

    def __init__(self, home: Callable[[Annotation], str], search: FolderSearch) -> None:
        self._home, self._search = home, search

    def by_article(self, query: q.Query, annotations: Iterable[Annotation]) -> dict[str, list[Annotation]]:
        """Those of the annotations that a query finds, by the article they stand in now."""
        test = fits(query, self._asked)
        found: dict[str, list[Annotation]] = {}
        for made in filter(test, annotations):
            found.setdefault(self._home(made), []).append(made)
        return found

    @property
    def _asked(self) -> Asked:
        def is_on(part: q.Query) -> Fits:
            found = self._search.answer(SearchRequest(str(part), limit=1, explain=0)).found
            return lambda a: self._home(a) in found

        return Asked(self._search.searcher.other_spellings, is_on)


def fits(query: q.Query, asked: Asked) -> Fits:
    """A test for annotations."""
    match query:
        case q.Term():
            return _word(query, asked, _everything)
        case q.Phrase():
            return _phrase(query, _everything)
        case q.Loose() | q.All():
            tests = [fits(p, asked) for p in query.parts]
            return lambda a: all(test(a) for test in tests)
        case q.AnyOf():
            tests = [fits(p, asked) for p in query.parts]
            return lambda a: any(test(a) for test in tests)
        case q.Not():
            test = fits(query.part, asked)
            return lambda a: not test(a)
        case q.InField(name="tag"):
            return _label(query.part, lambda a: a.tags)
        case q.InField(name="kind"):
            return _label(query.part, lambda a: (a.kind,))
        case q.InField(name="note"):
            return _part(query.part, asked)
        case q.InField() | q.Dates():
            return asked.is_on(query)
        case _:
            return lambda _: True


def _label(query: q.Query, of: Callable[[Annotation], Collection[str]]) -> Fits:
    """A tag or a kind is known by its beginning."""
    wanted = [form_of(w) for w in str(query).strip('"()').rstrip("*").split()]
    return lambda a: all(any(form_of(label).startswith(w) for label in of(a)) for w in wanted)


def _part(query: q.Query, asked: Asked) -> Fits:
    """The same in the words of the note alone."""
    match query:
        case q.Term():
            return _word(query, asked, _note)
        case q.Phrase():
            return _phrase(query, _note)
        case q.Loose() | q.All() | q.AnyOf():
            tests = [_part(p, asked) for p in query.parts]
            some = any if isinstance(query, q.AnyOf) else all
            return lambda a: some(test(a) for test in tests)
    return lambda _: True


def _note(annotation: Annotation) -> str:
    return annotation.note


def _everything(annotation: Annotation) -> str:
    return "\n".join((annotation.selector.exact, annotation.note, *annotation.tags, annotation.kind))


def _word(term: q.Term, asked: Asked, text_of: Callable[[Annotation], str]) -> Fits:
    """Whether a word stands there: as typed, spelled otherwise, with another ending, or as a beginning, because notes
    are few and short.
    """
    forms = [w.form for w in words(term.text)]
    if term.exact:
        return lambda a: all(f" {form} " in _read(text_of(a))[0] for form in forms)
    spelled = [(form, {stem_by_script(form), *(stem_by_script(s) for s in asked.spellings(form))}) for form in forms]

    def test(annotation: Annotation) -> bool:
        here, stems = _read(text_of(annotation))
        return all(f" {form}" in here or any(f" {s} " in stems for s in same) for form, same in spelled)

    return test


def _phrase(query: q.Phrase, text_of: Callable[[Annotation], str]) -> Fits:
    wanted = f" {' '.join(w.form for w in words(query.text))} "
    return lambda a: wanted in _read(text_of(a))[0]


@lru_cache(maxsize=KEPT)
def _read(text: str) -> tuple[str, str]:
    """The folded words of a text and their stems, each between two spaces."""
    forms = [w.form for w in words(text)]
    return f" {' '.join(forms)} ", f" {' '.join(map(stem_by_script, forms))} "
