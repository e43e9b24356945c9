"""A query to a plan: each word widened to the forms that may stand for it (`word_forms`), each filter to the articles
it lets through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TypeGuard

from index.names.forms import without_article
from index.search import query as q
from index.search.analysis import STOP_WORDS
from index.search.engine import (
    ANYWHERE,
    TEXT,
    Among,
    Begun,
    Best,
    Both,
    Either,
    Ending,
    Favoured,
    Forms,
    Plan,
    Run,
    Same,
    Spelled,
)
from index.search.properties import Property, properties_among
from index.search.snippets import Concept
from index.search.spelled_rows import Row, spelled_rows
from index.search.word_forms import (
    LONGEST_BEGUN,
    MIN_PREFIX,
    SOUNDED,
    Known,
    Spelling,
    WordForms,
    folded_words,
)

PROSE = 8
"""Words in a row from which a query is a description: hyphens there join words, not names (`heat-transfer rates`)."""


@dataclass(slots=True)
class Widened:
    """A plan, the concepts to mark in the texts, and what was added to the user's words. `remarks` are sentences
    for the user. `half` says that the last word was taken for the beginning of one.
    """

    plan: Plan = field(default_factory=Both)
    concepts: list[Concept] = field(default_factory=list)
    spellings: list[Spelling] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    half: bool = False


def widen(
    query: q.Query,
    known: Known,
    *,
    exact: bool = False,
    typing: bool = False,
    spaced: bool = False,
    without: frozenset[str] = frozenset(),
) -> Widened:
    """The plan for `query`. `exact` adds nothing to any word; while `typing` the last word is a beginning, or where it
    is `spaced` from what follows, its name may go on; the folded spellings `without` are not added. A last word that
    no report says is a beginning also when nobody is typing.
    """
    forms = WordForms(known, exact, without)
    last = None if spaced else _last_words(query)
    half = typing or (_is_plain(last) and forms.only_begins(last, alone=query is last))
    widening = _Widening(known, forms, last if half else None)
    where = TEXT if typing else ANYWHERE
    plan = widening.part(q.Loose((query,)) if _is_plain(query) else query, where)
    if half and not exact:
        plan = widening.going_on(query, plan, where, spaced)
    alone = isinstance(query, q.Term | q.Phrase | q.Loose) and len(widening.concepts) == 1
    if isinstance(plan, Forms | Same) and alone and forms.spellings and not half:
        plan = Spelled(plan, _as_typed(widening.concepts[0].typed, forms))
    return Widened(plan, widening.concepts, forms.spellings, forms.remarks, half)


def _as_typed(name: str, forms: WordForms) -> Forms | Run:
    """A name as it was typed; one of one word in any ending."""
    typed = folded_words(name)
    return Forms(tuple(forms.inflections(typed[0]))) if len(typed) == 1 else Run(tuple((f,) for f in typed))


class _Widening:
    def __init__(self, known: Known, forms: WordForms, unfinished: q.Term | q.Phrase | None) -> None:
        self.known = known
        self.forms = forms
        self.unfinished = unfinished
        self.concepts: list[Concept] = []

    def part(self, query: q.Query, where: str, wanted: bool = True) -> Plan:
        """The plan for a part of the query; what is not `wanted` (under a `Not`) gets no marks, and leaves out no
        article that has it around its text.
        """
        where = TEXT if where == ANYWHERE and not wanted else where
        match query:
            case q.Term():
                return self._term(query, where, wanted)
            case q.Phrase():
                unfinished = query is self.unfinished
                if unfinished and len(typed := folded_words(query.text)) == 1:
                    self.unfinished = q.Term(query.text, query.exact)
                    return self._term(self.unfinished, where, wanted)
                if unfinished and len(typed[-1]) < MIN_PREFIX:
                    return self.part(replace(query, text=query.text.rsplit(None, 1)[0]), where, wanted)
                return self._row(query.text, where, wanted, slop=query.slop, exact=query.exact, unfinished=unfinished)
            case q.Loose():
                return self._loose(query, where, wanted)
            case q.All():
                return self._required(query.parts, where, wanted)
            case q.AnyOf():
                return Either(tuple(self.part(p, where, wanted) for p in query.parts))
            case q.Not():
                return Both(without=(self.part(query.part, where, False),))
            case q.Field():
                return self._field(query, where, wanted)
            case q.Dates():
                return Among(self.known.reports().dated(query))
            case q.Has():
                return Among(self.known.noted(query))
            case _:
                return Both()

    def _loose(self, query: q.Loose, where: str, wanted: bool) -> Plan:
        """Plain words side by side are the `Best` of them; phrases, fields and what is left out are required."""
        loose = [p for p in query.parts if isinstance(p, q.Term | q.AnyOf | q.Loose)]
        strict = [p for p in query.parts if not isinstance(p, q.Term | q.AnyOf | q.Loose)]
        plans = self._side_by_side(loose, where, wanted)
        best = [plans[0] if len(plans) == 1 else Best(tuple(plans))] if plans else []
        if best and not strict:
            return best[0]
        required = self._required(tuple(strict), where, wanted)
        return Both((*best, *required.parts), required.without)

    def _required(self, parts: tuple[q.Query, ...], where: str, wanted: bool) -> Both:
        without = tuple(self.part(p.part, where, False) for p in parts if isinstance(p, q.Not))
        return Both(tuple(self.part(p, where, wanted) for p in parts if not isinstance(p, q.Not)), without)

    def _field(self, query: q.Field, where: str, wanted: bool) -> Plan:
        if query.name in ("title", "body"):
            return self.part(query.part, query.name, wanted)
        if query.name in ("outlet", "place"):
            return Among(self.known.reports().saying(query.name, query.part))
        return Among(self.known.noted(query))

    def going_on(self, query: q.Query, plan: Plan, where: str, spaced: bool) -> Plan:
        """The plan, where the whole query may be the beginning of names of several words: with these."""
        terms = query.parts if isinstance(query, q.Loose) else (query,)
        if not all(map(_is_plain, terms)) or len(terms) > LONGEST_BEGUN:
            return plan
        text = " ".join(str(t) for t in terms) + (" " if spaced else "")
        endings = self.forms.going_on(text, where)
        if isinstance(plan, Begun):
            return replace(plan, endings=(*plan.endings, *endings))
        return Begun(plan, endings) if len(endings) > 1 else plan

    # --- words side by side --------------------------------------------------------------------

    def _side_by_side(self, parts: Sequence[q.Query], where: str, wanted: bool) -> list[Plan]:
        """A plan for each part; words in a row that make up one name, or an outlet or a month, are one part. Stop words
        are asked for only when there is nothing else.
        """
        plans: list[Plan] = []
        idle: list[q.Term] = []
        prose = self.forms.prose = len(parts) >= PROSE
        at = 0
        while at < len(parts):
            terms = [p for p in takewhile(_is_plain, parts[at:]) if isinstance(p, q.Term)]
            if not terms:
                plans.append(self.part(parts[at], where, wanted))
                at += 1
                continue
            for row in self._rows(terms, where, wanted):
                if isinstance(row, Plan):
                    plans.append(row)
                elif self._says_nothing(row):
                    idle.append(row)
                else:
                    plans += self._words(row, where, wanted, prose)
            at += len(terms)
        return plans or [self._term(t, where, wanted) for t in idle]

    def _says_nothing(self, term: q.Term) -> bool:
        """Whether a word is a stop word, or the first letter of the next."""
        if term is self.unfinished:
            return len(term.text) < MIN_PREFIX
        return term.text.lower() in STOP_WORDS

    def _rows(self, terms: Sequence[q.Term], where: str, wanted: bool) -> list[q.Term | Plan]:
        """These words, with what makes up one name or property as a plan of its own."""
        half = terms[-1] is self.unfinished
        if half and len(terms) > 1 and terms[-2].text.lower() not in STOP_WORDS:
            name = f"{terms[-2].text}-{terms[-1].text}"
            if without_article(name) == terms[-1].text:  # an article, and the beginning of its name
                self.unfinished = q.Term(name)
                terms = [*terms[:-2], self.unfinished]
        texts = [t.text for t in terms]
        properties = [] if self.forms.exact else properties_among(texts, self.known.reports(), unfinished=half)
        taken = [(p.start, p.end) for p in properties]
        names = [
            (start, end)
            for start, end, _ in self.forms.names_among(texts)
            if end - start > 1 and not any(start < e and s < end for s, e in taken)
        ]
        if half and not self.forms.exact and all(end < len(terms) for _, end in names):
            start, begun = self.forms.name_begun(texts)
            if begun and not any(start < e for _, e in taken + names):
                names.append((start, len(terms)))
        rows: list[q.Term | Plan] = []
        favoured = {p.start: p for p in properties}
        ends = dict(taken + names)
        at = 0
        while at < len(terms):
            end = ends.get(at, at + 1)
            one = end == at + 1
            if at not in ends:
                rows.append(terms[at])
            else:
                plan = self._term(terms[at], where, wanted) if one else self._name(terms[at:end], where, wanted)
                rows.append(self._favoured(favoured[at], plan, " ".join(texts[at:end])) if at in favoured else plan)
            at = end
        return rows

    def _favoured(self, named: Property, plan: Plan, typed: str) -> Plan:
        """The plan for words that name a property; the concept noted for them is told of it."""
        for place, concept in enumerate(self.concepts):
            if concept.typed == typed:
                self.concepts[place] = replace(concept, what=named.what, having=named.ids)
        return Favoured(named.ids, plan, named.gain)

    def _name(self, terms: Sequence[q.Term], where: str, wanted: bool) -> Plan:
        return self._row(" ".join(t.text for t in terms), where, wanted, unfinished=terms[-1] is self.unfinished)

    def _words(self, term: q.Term, where: str, wanted: bool, prose: bool) -> list[Plan]:
        forms = folded_words(term.text)
        if prose and len(forms) > 1 and not self.forms.variants(term.text):
            return [self._term(q.Term(f), where, wanted) for f in forms if f not in STOP_WORDS]
        return [self._term(term, where, wanted)]

    # --- words ---------------------------------------------------------------------------------

    def _term(self, term: q.Term, where: str, wanted: bool) -> Plan:
        unfinished = term is self.unfinished and not self.forms.exact
        if len(folded_words(term.text)) != 1:
            said = self._row(term.text, where, wanted, exact=term.exact, unfinished=term is self.unfinished)
            goes_on = self._name_behind_article(term.text, where) if unfinished else ()
            return Begun(said, goes_on) if goes_on else said
        whole = self.forms.of(term, unfinished)
        endings = self.forms.endings(term, where) if unfinished else ()
        begun = [form for ending in endings for part in ending.said if isinstance(part, Forms) for form in part.forms]
        spellings: list[tuple[frozenset[str], ...]] = [(frozenset((*whole, *begun)),)]
        parts: list[Forms | Run] = [Forms(whole, where)]
        if not (term.exact or self.forms.exact):
            for row in map(
                folded_words, self.forms.variants(term.text, by_sound=not unfinished or len(whole[0]) >= SOUNDED)
            ):
                if len(row) > 1:
                    parts.append(Run(tuple((f,) for f in row), 0, where))
                    spellings.append(tuple(frozenset((f,)) for f in row))
        if wanted:
            self._mark(Concept(term.text, tuple(spellings)))
        word = parts[0] if len(parts) == 1 else Same(tuple(parts))
        return Begun(word, endings) if endings else word

    def _name_behind_article(self, text: str, where: str) -> tuple[Ending, ...]:
        """What a half-typed name may become whose article is typed already: "al-Sha"."""
        name = without_article(text)
        return self.forms.endings(q.Term(name), where) if name != text and len(folded_words(name)) == 1 else ()

    def _row(
        self, typed: str, where: str, wanted: bool, *, slop: int = 0, exact: bool = False, unfinished: bool = False
    ) -> Plan:
        """Words in a row, with the spellings of every name among them and the endings of every other word. The last of
        an `unfinished` row may be the beginning of a word, or of more of a name.
        """
        forms = folded_words(typed)
        if not forms:
            return Both()
        as_typed: Row = tuple((f,) for f in forms)
        rows = [as_typed] if exact or self.forms.exact else spelled_rows(typed, self.forms)
        if unfinished:
            rows.append((*as_typed[:-1], (forms[-1], *self.forms.beginnings(forms[-1]))))
            start, names = self.forms.name_begun(forms) if not self.forms.exact else (0, [])
            rows += [(*as_typed[:start], *((f,) for f in name)) for name in names]
        if wanted:
            self._mark(Concept(typed, tuple(tuple(map(frozenset, row)) for row in rows), slop))
        parts = [Run(row, slop, where) if len(row) > 1 else Forms(row[0], where) for row in rows]
        return parts[0] if len(parts) == 1 else Same(tuple(parts))

    def _mark(self, concept: Concept) -> None:
        if concept not in self.concepts:
            self.concepts.append(concept)


def _is_plain(part: q.Query | None) -> TypeGuard[q.Term]:
    return isinstance(part, q.Term) and not (part.exact or part.prefix or part.near)


def _last_words(query: q.Query) -> q.Term | q.Phrase | None:
    """The word or phrase being typed: the last one, unless it is to be taken exactly."""
    if isinstance(query, q.Loose | q.All | q.AnyOf):
        return _last_words(query.parts[-1])
    if isinstance(query, q.Field | q.Not):
        return _last_words(query.part)
    if isinstance(query, q.Phrase):
        return query if query.open else None
    return query if isinstance(query, q.Term) and not query.exact else None
