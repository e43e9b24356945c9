"""A query to a plan: each word widened to the forms that may stand for it, each filter to the articles it lets through.

A word means its stem's other forms, the spellings of its name, while it is being typed every word that begins so,
and, only when the folder does not know it, words spelled nearly so. What was added is reported, so that the user
sees it and can say no.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from index.catalogue import Catalogue, Summary
from index.names.families import Families
from index.search import query as q
from index.search.analysis import STOP_WORDS, fold, stem, words
from index.search.engine import TEXT, Among, Best, Both, Either, Forms, Plan, Run, Same
from index.search.nearness import near_forms
from index.search.snippets import Concept

MIN_PREFIX = 2
"""Letters before a beginning counts: one letter means every article, and the slowest search there is."""
MAX_FORMS = 48
"""Forms one word is widened to at most, the most frequent first; more cost time and add noise."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """What was added to a word the user typed, and because of what: `corpus`, `alias` or `fuzzy`."""

    typed: str
    added: tuple[str, ...]
    because: str


@dataclass(slots=True)
class Widened:
    """A plan, the concepts to mark in the texts, and what was added to the user's words. `remarks` are sentences
    for the user.
    """

    plan: Plan = field(default_factory=Both)
    concepts: list[Concept] = field(default_factory=list)
    spellings: list[Spelling] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """What widening needs to know of the folder. `noted` finds the articles whose annotations match a part of a
    query.
    """

    catalogue: Catalogue
    families: Families
    summaries: Callable[[], list[Summary]]
    noted: Callable[[q.Query], frozenset[str]]


def widen(query: q.Query, known: Known, *, exact: bool = False, typing: bool = False) -> Widened:
    """The plan for `query`. `exact` adds nothing to any word; `typing` takes the last word for a beginning."""
    widening = _Widening(known, exact, _last_term(query) if typing else None)
    widening.out.plan = widening.part(query, TEXT)
    return widening.out


class _Widening:
    def __init__(self, known: Known, exact: bool, unfinished: q.Term | None) -> None:
        self.known = known
        self.exact = exact
        self.unfinished = unfinished
        self.out = Widened()

    def part(self, query: q.Query, where: str, wanted: bool = True) -> Plan:
        """The plan for a part of the query; what is not `wanted` (under a `Not`) gets no marks."""
        match query:
            case q.Term():
                return self._term(query, where, wanted)
            case q.Phrase():
                return self._phrase(query, where, wanted)
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
                return Among(frozenset(s.id for s in self.known.summaries() if _dated(s, query)))
            case q.Has():
                return Among(self.known.noted(query))
            case _:
                return Both()

    def _loose(self, query: q.Loose, where: str, wanted: bool) -> Plan:
        """Plain words side by side are the `Best` of them; phrases, fields and what is left out are required."""
        loose = [p for p in query.parts if isinstance(p, q.Term | q.AnyOf | q.Loose)]
        telling = [p for p in loose if not (isinstance(p, q.Term) and not p.exact and p.text.lower() in STOP_WORDS)]
        plans = self._side_by_side(telling or loose, where, wanted)
        strict = [p for p in query.parts if not isinstance(p, q.Term | q.AnyOf | q.Loose)]
        if plans and not strict:
            return plans[0] if len(plans) == 1 else Best(tuple(plans))
        best = [plans[0] if len(plans) == 1 else Best(tuple(plans))] if plans else []
        required = self._required(tuple(strict), where, wanted)
        return Both((*best, *required.parts), required.without)

    def _side_by_side(self, parts: Sequence[q.Query], where: str, wanted: bool) -> list[Plan]:
        """A plan for each part; plain words in a row that make up one name are one part."""
        plans: list[Plan] = []
        at = 0
        while at < len(parts):
            terms = list(takewhile(self._is_plain, parts[at:]))
            names = self.known.families.names_among([t.text for t in terms if isinstance(t, q.Term)])
            if names and names[0][0] == 0 and names[0][1] > 1:
                length = names[0][1]
                text = " ".join(str(t) for t in terms[:length])
                plans.append(self._run(text, [[f] for f in _folded(text)], 0, where, wanted))
                at += length
            else:
                plans.append(self.part(parts[at], where, wanted))
                at += 1
        return plans

    def _is_plain(self, part: q.Query) -> bool:
        plain = isinstance(part, q.Term) and not (part.exact or part.prefix or part.near)
        return plain and part != self.unfinished and not self.exact

    def _required(self, parts: tuple[q.Query, ...], where: str, wanted: bool) -> Both:
        without = tuple(self.part(p.part, where, False) for p in parts if isinstance(p, q.Not))
        return Both(tuple(self.part(p, where, wanted) for p in parts if not isinstance(p, q.Not)), without)

    def _field(self, query: q.Field, where: str, wanted: bool) -> Plan:
        if query.name in ("title", "body"):
            return self.part(query.part, query.name, wanted)
        if query.name in ("outlet", "place"):
            return Among(frozenset(s.id for s in self.known.summaries() if _says(s, query)))
        return Among(self.known.noted(query))

    def _term(self, term: q.Term, where: str, wanted: bool) -> Plan:
        forms = _folded(term.text)
        if len(forms) != 1:
            return self._run(term.text, [[f] for f in forms], 0, where, wanted, exact=term.exact)
        widened = self._forms(term)
        spellings: list[tuple[frozenset[str], ...]] = [(frozenset(widened),)]
        parts: list[Forms | Run] = [Forms(widened, where)]
        if not (term.exact or self.exact):
            for run in self._spelled_in_several_words(term):
                parts.append(Run(tuple((f,) for f in run), 0, where))
                spellings.append(tuple(frozenset((f,)) for f in run))
        if wanted:
            self.out.concepts.append(Concept(term.text, tuple(spellings)))
        return parts[0] if len(parts) == 1 else Same(tuple(parts))

    def _phrase(self, phrase: q.Phrase, where: str, wanted: bool) -> Plan:
        return self._run(phrase.text, [[f] for f in _folded(phrase.text)], phrase.slop, where, wanted)

    def _run(
        self, typed: str, places: list[list[str]], slop: int, where: str, wanted: bool, exact: bool = False
    ) -> Plan:
        """Words in a row, with the spellings of every name among them."""
        if not places:
            return Both()
        spellings = [[p[0] for p in places]] if exact or self.exact else self._spelled(typed, [p[0] for p in places])
        if wanted:
            self.out.concepts.append(Concept(typed, tuple(tuple(frozenset((f,)) for f in s) for s in spellings), slop))
        parts = [Run(tuple((f,) for f in s), slop, where) if len(s) > 1 else Forms((s[0],), where) for s in spellings]
        return parts[0] if len(parts) == 1 else Same(tuple(parts))

    def _spelled(self, typed: str, forms: list[str]) -> list[list[str]]:
        """The row of words as typed, then with other spellings of the names in it, at most `MAX_FORMS` in all."""
        rows: list[list[str]] = [[]]
        at = 0
        for start, end, variants in [*self.known.families.names_among(forms), (len(forms), len(forms), ())]:
            rows = [row + forms[at:start] for row in rows]
            at = end
            if end > start:
                self._say(typed, variants, " ".join(forms[start:end]))
                choices = [forms[start:end], *map(_folded, variants)]
                rows = [row + choice for row in rows for choice in choices][:MAX_FORMS]
        return list(map(list, dict.fromkeys(map(tuple, rows))))

    def _spelled_in_several_words(self, term: q.Term) -> list[list[str]]:
        """The spellings of a name in more than one word: Deir Ezzor for deirezzor."""
        variants = self.known.families.variants(term.text)
        return [run for v in variants[:MAX_FORMS] if len(run := _folded(v)) > 1]

    def _say(self, typed: str, variants: Sequence[str], form: str) -> None:
        """Report what a name's spellings added, each once however it is capitalised."""
        added = {" ".join(_folded(v)): v for v in reversed(variants)}
        added.pop(form, None)
        if added:
            family = self.known.families.family(form)
            spelling = Spelling(typed, tuple(reversed(added.values())), family.because if family else "corpus")
            if spelling not in self.out.spellings:
                self.out.spellings.append(spelling)

    def _forms(self, term: q.Term) -> tuple[str, ...]:
        """The folded forms that may stand for one word, the typed one first."""
        form = fold(term.text)
        if term.exact or self.exact:
            return (form,)
        catalogue = self.known.catalogue
        found = [form, *catalogue.forms_with_stem(stem(form), MAX_FORMS)]
        known = len(found) > 1
        variants = self.known.families.variants(term.text)
        for variant in variants:
            if len(folded := _folded(variant)) == 1:
                found += (folded[0], *catalogue.forms_with_stem(stem(folded[0]), MAX_FORMS))
        self._say(term.text, variants, form)
        if term.prefix or term == self.unfinished:
            found += self._beginnings(form, term.prefix)
        if term.near or (not known and len(found) == 1 and not variants):
            near = near_forms(form, catalogue)
            if near:
                self.out.spellings.append(Spelling(term.text, near, "fuzzy"))
            found += near
        return tuple(dict.fromkeys(found))[:MAX_FORMS]

    def _beginnings(self, form: str, asked: bool) -> list[str]:
        if len(form) >= MIN_PREFIX:
            return self.known.catalogue.forms_with_prefix(form, MAX_FORMS)
        if asked:
            self.out.remarks.append(f"{form}* is taken as the word {form!r}: a beginning needs {MIN_PREFIX} letters.")
        return []


def _folded(text: str) -> list[str]:
    return [w.form for w in words(text)]


def _last_term(query: q.Query) -> q.Term | None:
    """The word being typed: the last one, unless it is marked as complete by being a phrase, exact or the like."""
    if isinstance(query, q.Loose | q.All | q.AnyOf):
        return _last_term(query.parts[-1])
    if isinstance(query, q.Field | q.Not):
        return _last_term(query.part)
    return query if isinstance(query, q.Term) and not query.exact else None


def _dated(summary: Summary, dates: q.Dates) -> bool:
    day = (summary.date or "")[:10]
    size = len(day)
    return bool(day) and dates.first[:size] <= day and (not dates.last or day <= dates.last[:size])


def _says(summary: Summary, query: q.Field) -> bool:
    """Whether the outlet or place holds every word of the field's part, each as a beginning."""
    here = [w.form for w in words((summary.outlet if query.name == "outlet" else summary.place) or "")]
    asked = [w.form for w in words(str(query.part))]
    return bool(asked) and all(any(form.startswith(a) for form in here) for a in asked)
