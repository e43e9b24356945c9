"""Finding annotations with the language that finds articles: words in quote, note, tags and kind, in any spelling of a
name; `tag:`, `kind:`, `note:` alone; and what is asked of the article: its outlet, title, place, date.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import is_

from index.annotations.annotation import Annotation
from index.search.query import query as q
from index.search.query.fields import NOTE
from index.search.request import SearchRequest
from index.text.stems import stem_by_script
from index.text.words import form_of, words
from index.workspace.notes.note_words import NoteWords
from index.workspace.search import FolderSearch

Fits = Callable[[int], bool]
"""Whether the note of a number has what is asked for."""


class KnownNotes:
    """Notes by their numbers, with what is asked of all of them at each letter: worked out once."""

    def __init__(self, notes: Sequence[Annotation], home: Callable[[Annotation], str]) -> None:
        self.notes, self._home = notes, home

    def are(self, notes: Sequence[Annotation]) -> bool:
        """Whether these are the very same notes."""
        return len(notes) == len(self.notes) and all(map(is_, notes, self.notes))

    @cached_property
    def homes(self) -> list[str]:
        """The article that each is on now."""
        return list(map(self._home, self.notes))

    @cached_property
    def words(self) -> NoteWords:
        """All that is said in each: quote, note, tags and kind."""
        return NoteWords("\n".join((a.selector.exact, a.note, *a.tags, a.kind)) for a in self.notes)

    @cached_property
    def own_words(self) -> NoteWords:
        """What the user wrote in each."""
        return NoteWords(made.note for made in self.notes)


@dataclass(frozen=True)
class Asked:
    """What finding asks of the folder: the other spellings of a word, and the articles that a query finds."""

    spellings: Callable[[str], Collection[str]]
    found: Callable[[q.Query], Collection[str]]


class NoteFinder:
    """Finds annotations, with the spellings and filters of a folder's search; `home` says which article one is on, as
    long as `age` is the same.
    """

    def __init__(self, home: Callable[[Annotation], str], age: Callable[[], int], search: FolderSearch) -> None:
        self._home, self._age, self._search = home, age, search
        self._known: tuple[int, KnownNotes] | None = None

    def by_article(self, query: q.Query, annotations: Sequence[Annotation]) -> dict[str, list[Annotation]]:
        """Those of the annotations that a query finds, by the article they stand in now. Of 100,000 a word takes some
        50 ms of CPU; their words are read once, in a second.
        """
        known = self._notes(annotations)
        asked, homes, notes = self._asked, known.homes, known.notes
        numbers: Iterable[int] = range(len(notes))
        for part in query.parts if isinstance(query, q.Loose | q.All) else (query,):
            numbers = filter(fits(part, asked, known), numbers)
        found: dict[str, list[Annotation]] = {}
        for number in numbers:
            found.setdefault(homes[number], []).append(notes[number])
        return found

    def _notes(self, annotations: Sequence[Annotation]) -> KnownNotes:
        age = self._age()
        if self._known is None or self._known[0] != age or not self._known[1].are(annotations):
            self._known = age, KnownNotes(annotations, self._home)
        return self._known[1]

    @property
    def _asked(self) -> Asked:
        def found(part: q.Query) -> Collection[str]:
            return frozenset(self._search.answer(SearchRequest(str(part), limit=1, explain=0)).found)

        return Asked(self._search.searcher.other_spellings, found)


def fits(query: q.Query, asked: Asked, known: KnownNotes) -> Fits:
    """A test for notes."""
    match query:
        case q.Term():
            return _word(query, asked, known.words)
        case q.Phrase():
            return _phrase(query, known.words)
        case q.Loose() | q.All():
            tests = [fits(p, asked, known) for p in query.parts]
            return lambda n: all(test(n) for test in tests)
        case q.AnyOf():
            tests = [fits(p, asked, known) for p in query.parts]
            return lambda n: any(test(n) for test in tests)
        case q.Not():
            test = fits(query.part, asked, known)
            return lambda n: not test(n)
        case q.InField(name="tag"):
            return _label(query.part, [made.tags for made in known.notes])
        case q.InField(name="kind"):
            return _label(query.part, [(made.kind,) for made in known.notes])
        case q.InField(name="note"):
            return _part(query.part, asked, known.own_words)
        case q.InField() | q.Dates() | q.Has() if query != q.Has(NOTE):
            articles, homes = asked.found(query), known.homes
            return lambda n: homes[n] in articles
        case _:
            return lambda _: True


def _label(query: q.Query, labels: Sequence[Collection[str]]) -> Fits:
    """A tag or a kind is known by its beginning."""
    wanted = [form_of(w) for w in str(query).strip('"()').rstrip("*").split()]
    return lambda n: all(any(form_of(label).startswith(w) for label in labels[n]) for w in wanted)


def _part(query: q.Query, asked: Asked, own: NoteWords) -> Fits:
    """The same in the words of the note alone."""
    match query:
        case q.Term():
            return _word(query, asked, own)
        case q.Phrase():
            return _phrase(query, own)
        case q.Loose() | q.All() | q.AnyOf():
            tests = [_part(p, asked, own) for p in query.parts]
            some = any if isinstance(query, q.AnyOf) else all
            return lambda n: some(test(n) for test in tests)
    return lambda _: True


def _word(term: q.Term, asked: Asked, said: NoteWords) -> Fits:
    """Whether a word stands there: as typed, spelled otherwise, with another ending, or as a beginning, because notes
    are few and short.
    """
    forms, rows = [w.form for w in words(term.text)], said.rows
    if term.exact:
        return lambda n: all(f" {form} " in rows[n] for form in forms)
    each = [_ways(form, {form, *asked.spellings(form)}, said) for form in forms]
    if len(each) == 1:
        begun, others = each[0]
        return lambda n: begun in (here := rows[n]) or any(other in here for other in others)
    return lambda n: all(begun in rows[n] or any(other in rows[n] for other in others) for begun, others in each)


def _ways(form: str, spelled: Collection[str], said: NoteWords) -> tuple[str, list[str]]:
    """What of a row of words shows that a word stands there: its beginning, or a form that shares its stem, or that of
    another spelling.
    """
    alike = {other for each in spelled for other in said.of_stem(stem_by_script(each))}
    return f" {form}", [f" {other} " for other in sorted(alike) if not other.startswith(form)]


def _phrase(query: q.Phrase, said: NoteWords) -> Fits:
    wanted, rows = f" {' '.join(w.form for w in words(query.text))} ", said.rows
    return lambda n: wanted in rows[n]
