"""A query to a plan: each word widened to the forms that may stand for it (`word_forms`), each filter to the articles
it lets through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import TypeGuard

from index.names.forms import without_article
from index.search.engines.engine import (
    ANYWHERE,
    TEXT,
    Among,
    Begun,
    Best,
    Both,
    Either,
    Favoured,
    Forms,
    Plan,
    Run,
    Same,
    Spelled,
)
from index.search.plan.compounds import closed
from index.search.plan.offering import LikelyWord
from index.search.plan.word_forms import (
    LONGEST_BEGUN,
    MIN_PREFIX,
    Known,
    Spelling,
    WordForms,
    folded_words,
)
from index.search.plan.word_plans import WordPlans
from index.search.query import query as q
from index.search.query.fields import FIELDS, NOTE, Asks
from index.search.query.properties import Property, properties_among
from index.search.request import SearchRequest
from index.search.snippets import Concept
from index.text.stop_words import ARTICLES_OF_NAMES, ELIDED, STOP_WORDS

PROSE = 8
"""Words in a row from which a query is a description: hyphens there join words, not names (`heat-transfer rates`)."""


@dataclass(slots=True)
class Widened:
    """A plan, the concepts to mark in the texts, and what was added to the user's words. `remarks` are sentences
    for the user, `offers` what was perhaps meant by words that find few. `half` says that the last word was taken for
    the beginning of one.
    """

    plan: Plan = field(default_factory=Both)
    concepts: list[Concept] = field(default_factory=list)
    spellings: list[Spelling] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    offers: list[LikelyWord] = field(default_factory=list)
    half: bool = False


def widen(query: q.Query, known: Known, asked: SearchRequest) -> Widened:
    """The plan for `query`, the tree of what is `asked`. While typing, the last word is a beginning, or where a space
    follows it, its name may go on. A last word that no report says is a beginning also when nobody is typing.
    """
    typing, exact, spaced = asked.typing, asked.exact, asked.text[-1:].isspace()
    forms = WordForms(known, exact, asked.without)
    last = None if spaced else _last_words(query)
    prose = isinstance(query, q.Loose) and len(query.parts) >= PROSE
    half = typing or (_is_plain(last) and not prose and forms.only_begins(last, alone=query is last))
    widening = _Widening(forms, last if half else None)
    where = TEXT if typing else ANYWHERE
    plan = widening.part(q.Loose((query,)) if _is_plain(query) else query, where)
    if half and not exact:
        plan = widening.going_on(query, plan, where, spaced)
    alone = isinstance(query, q.Term | q.Phrase | q.Loose) and len(widening.concepts) == 1
    word = plan.said if isinstance(plan, Spelled) else plan
    if isinstance(word, Forms | Same) and alone and forms.spellings and not half:
        plan = Spelled(word, _as_typed(widening.concepts[0].typed, forms))
    return Widened(plan, widening.concepts, forms.spellings, forms.remarks, forms.offers, half)


def _as_typed(name: str, forms: WordForms) -> Forms | Run:
    """A name as it was typed; one of one word in any ending."""
    typed = folded_words(name)
    return Forms(tuple(forms.inflections(typed[0]))) if len(typed) == 1 else Run(tuple((f,) for f in typed))


class _Widening(WordPlans):
    """The parts of a query above its words."""

    def part(self, query: q.Query, where: str, wanted: bool = True) -> Plan:
        """The plan for a part of the query; what is not `wanted` (under a `Not`) gets no marks, and leaves out no
        article that has it around its text.
        """
        where = TEXT if where == ANYWHERE and not wanted else where
        match query:
            case q.Term():
                return self.term(query, where, wanted)
            case q.Phrase():
                unfinished = query is self.unfinished
                if unfinished and len(typed := folded_words(query.text)) == 1:
                    self.unfinished = q.Term(query.text, query.exact)
                    return self.term(self.unfinished, where, wanted)
                if unfinished and len(typed[-1]) < MIN_PREFIX:
                    return self.part(replace(query, text=query.text.rsplit(None, 1)[0]), where, wanted)
                return self.row(query.text, where, wanted, slop=query.slop, exact=query.exact, unfinished=unfinished)
            case q.Loose():
                return self._loose(query, where, wanted)
            case q.All():
                return self._required(query.parts, where, wanted)
            case q.AnyOf():
                return Either(tuple(self.part(p, where, wanted) for p in query.parts))
            case q.Not():
                return Both(without=(self.part(query.part, where, False),))
            case q.InField():
                return self._field(query, where, wanted)
            case q.Dates():
                return Among(self.forms.known.reports().dated(query))
            case q.Has(what):
                known = self.forms.known
                return Among(known.noted(query) if what == NOTE else known.reports().having(what))
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

    def _field(self, query: q.InField, where: str, wanted: bool) -> Plan:
        match FIELDS[query.name].asks:
            case Asks.WORDS:
                return self.part(query.part, query.name, wanted)
            case Asks.VALUE:
                return Among(self.forms.known.reports().saying(query.name, query.part))
            case _:
                return Among(self.forms.known.noted(query))

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
            rows = self._rows(terms, where, wanted)
            for index, row in enumerate(rows):
                if isinstance(row, Plan):
                    plans.append(row)
                elif self._says_nothing(row):
                    idle.append(row)
                else:
                    plans += self._words(row, where, wanted, prose, self._closed(rows[max(0, index - 1) : index + 2]))
            at += len(terms)
        return plans or [self.term(t, where, wanted) for t in idle]

    def _says_nothing(self, term: q.Term) -> bool:
        """Whether a word is a stop word, an Arabic article, or the first letter of the next."""
        if term is self.unfinished:
            return len(term.text) < MIN_PREFIX
        return term.text.lower() in STOP_WORDS | ARTICLES_OF_NAMES | ELIDED

    def _rows(self, terms: Sequence[q.Term], where: str, wanted: bool) -> list[q.Term | Plan]:
        """These words, with what makes up one name or property as a plan of its own."""
        half = terms[-1] is self.unfinished
        if half and len(terms) > 1 and terms[-2].text.lower() not in STOP_WORDS:
            name = f"{terms[-2].text}-{terms[-1].text}"
            if without_article(name) == terms[-1].text:  # an article, and the beginning of its name
                self.unfinished = q.Term(name)
                terms = [*terms[:-2], self.unfinished]
        texts = [t.text for t in terms]
        properties = [] if self.forms.exact else properties_among(texts, self.forms.known.reports(), unfinished=half)
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
                plan = self.term(terms[at], where, wanted) if one else self._name(terms[at:end], where, wanted)
                rows.append(self._favoured(favoured[at], plan, " ".join(texts[at:end])) if at in favoured else plan)
            at = end
        return rows

    def _favoured(self, named: Property, plan: Plan, typed: str) -> Plan:
        """The plan for words that name a property; the concept noted for them is told of it."""
        for index, concept in enumerate(self.concepts):
            if concept.typed == typed:
                self.concepts[index] = replace(concept, what=named.what, having=named.ids)
        return Favoured(named.ids, plan, named.gain)

    def _name(self, terms: Sequence[q.Term], where: str, wanted: bool) -> Plan:
        return self.row(" ".join(t.text for t in terms), where, wanted, unfinished=terms[-1] is self.unfinished)

    def _closed(self, rows: Sequence[q.Term | Plan]) -> tuple[str, ...]:
        """The compounds that neighbouring words are when they are written as one: each of them stands for both."""
        words = [t.text.lower() if isinstance(t, q.Term) and t is not self.unfinished else "" for t in rows]
        return () if self.forms.exact else tuple(f for a, b in pairwise(words) for f in closed(self.forms.known, a, b))

    def _words(self, term: q.Term, where: str, wanted: bool, prose: bool, joined: tuple[str, ...]) -> list[Plan]:
        forms = folded_words(term.text)
        if prose and len(forms) > 1 and not self.forms.variants(term.text):
            return [self.term(q.Term(f), where, wanted) for f in forms if f not in STOP_WORDS]
        return [self.term(term, where, wanted, joined)]


def _is_plain(part: q.Query | None) -> TypeGuard[q.Term]:
    return isinstance(part, q.Term) and not (part.exact or part.prefix or part.near)


def _last_words(query: q.Query) -> q.Term | q.Phrase | None:
    """The word or phrase being typed: the last one, unless it is to be taken exactly."""
    if isinstance(query, q.Loose | q.All | q.AnyOf):
        return _last_words(query.parts[-1])
    if isinstance(query, q.InField):  # a value or a note is known by its beginning, whatever words reports say
        return _last_words(query.part) if FIELDS[query.name].asks is Asks.WORDS else None
    if isinstance(query, q.Not):
        return _last_words(query.part)
    if isinstance(query, q.Phrase):
        return query if query.open else None
    return query if isinstance(query, q.Term) and not query.exact else None
