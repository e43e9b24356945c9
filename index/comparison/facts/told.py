"""What one sentence tells: its values, and around each the words that say of what it is the value (see `around`)."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from index.article import Span
from index.comparison.facts.around import Around, around_each, beside_names, said_in
from index.comparison.facts.clauses import Clause, clauses
from index.comparison.facts.denied import denied, is_when_denied, scopes_of
from index.comparison.facts.kinds.clock import clocks
from index.comparison.facts.kinds.counts import age_of, counted
from index.comparison.facts.kinds.figures import figure_at
from index.comparison.facts.kinds.identifiers import identifiers
from index.comparison.facts.kinds.measured import measured
from index.comparison.facts.kinds.named import named
from index.comparison.facts.kinds.outcomes import NOT, outcomes
from index.comparison.facts.kinds.times import SentenceWords, ago, days
from index.comparison.facts.kinds.unnumbered import article, bare_unit, nothing, ordinal
from index.comparison.facts.negations import may_deny
from index.comparison.facts.standing import LooksBack, is_corrected, past_told
from index.comparison.facts.stated.values import MEASURES, UNDATED, FactKind, StatedValue, meet
from index.comparison.facts.stated.vocabulary import FATE, OPPOSED, Vocabulary
from index.comparison.facts.stated.words import FactWord, words_of


@dataclass(frozen=True)
class ToldSentence:
    """One sentence of a report, read for facts."""

    text: str
    span: Span
    known: Vocabulary
    report: date | None
    words: tuple[FactWord, ...] = field(repr=False)
    values: tuple[Around, ...] = field(repr=False)
    names: frozenset[str]
    bag: frozenset[str]
    denied: tuple[Around, ...] = field(repr=False)
    """The figures that the sentence denies, which it does not tell."""
    looks_back: tuple[LooksBack, ...] = ()
    own_from: int = 0
    """Where in the text its own words begin: behind the dateline, which says where and when it was written."""

    @property
    def past(self) -> frozenset[int]:
        """Years, and months by their number, that put what is told well before the report."""
        return frozenset(each.when for each in self.looks_back)

    def past_of(self, value: StatedValue) -> frozenset[int]:
        """Those of them that are of a value: told in its clause, or at the beginning of the sentence; that a house was
        built in 1968 does not make it a thing of the past how many live there.
        """
        clause = self.words[value.first].clause
        return frozenset(each.when for each in self.looks_back if each.opens or each.clause == clause)

    @cached_property
    def _content(self) -> tuple[tuple[int, str], ...]:
        """The words that say something, each with its place; a group of words stands for its members."""
        known = self.known
        return tuple(
            (at, FATE + known.fates[word.stem] if word.stem in known.fates else known.deeds.get(word.stem, word.stem))
            for at, word in enumerate(self.words)
            if word.is_content and word.start >= self.own_from
        )

    @cached_property
    def _besides(self) -> dict[tuple[int, int], frozenset[str]]:
        return {}

    def besides(self, value: StatedValue) -> frozenset[str]:
        """What the sentence says besides a value."""
        key = value.first, value.last
        if key not in self._besides:
            self._besides[key] = frozenset(said for at, said in self._content if not value.first <= at < value.last)
        return self._besides[key]

    @cached_property
    def proper_names(self) -> frozenset[str]:
        """Its names; of a language that writes all nouns with a capital those that stand beside another."""
        return self.names if "nouns" not in self.known.small.capitals else beside_names(self.words, self.names)

    def beside(self, value: StatedValue) -> list[FactWord]:
        """The words of the clause of a value that say something, besides it, what it counts, and names."""
        clause, counts = self.words[value.first].clause, value.counts
        return [
            word
            for at, word in enumerate(self.words)
            if word.clause == clause
            and word.is_content
            and not (value.first <= at < value.last or word.stem in self.proper_names)
            and not (counts is not None and counts.start <= word.start < counts.end)
        ]

    @cached_property
    def tells_none(self) -> bool:
        """Whether it says that something befell none, which is a count: it is held against the other's count."""
        return any(around.value.hedge == "none" and around.fate for around in self.figures)

    @cached_property
    def may_deny(self) -> bool:
        """Whether it has a word that may deny."""
        return may_deny(self.words, self.known)

    @cached_property
    def _endings(self) -> frozenset[str]:
        return frozenset(name for word in self.words if (name := self.known.outcome(word.low)))

    def may_oppose(self, other: ToldSentence) -> bool:
        """Whether it tells an outcome (`OPPOSED`) of which the other has the opposite."""
        return any(OPPOSED.get(name) in other._endings for name in self._endings)

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of the sentence, and whether each is denied."""
        values = (around.value for around in (*self.figures, *self.denied) if not around.value.is_in_words)
        taken = frozenset(at for value in values for at in range(value.first, value.last))
        return clauses(self.text, self.words, taken, self.proper_names, self.known)

    @cached_property
    def days(self) -> frozenset[float]:
        """The single days that the sentence names."""
        named = (around.value for around in self.values if around.value.kind is FactKind.DAY)
        return frozenset(value.low for value in named if value.low == value.high)

    @cached_property
    def figures(self) -> tuple[Around, ...]:
        """The values that are said in so many words, not by an article."""
        return tuple(around for around in self.values if not around.value.is_article)

    @cached_property
    def values_by_kind(self) -> dict[FactKind, list[Around]]:
        """Its values, each kind by itself."""
        return _by_kind(self.values)

    @cached_property
    def figures_by_kind(self) -> dict[FactKind, list[Around]]:
        """The same of its figures."""
        return _by_kind(self.figures)

    @cached_property
    def outcomes(self) -> frozenset[str]:
        """Its outcomes, denied or not."""
        found = self.values_by_kind.get(FactKind.OUTCOME, ())
        return frozenset(name.removeprefix(NOT) for around in found for name in around.value.names)

    @cached_property
    def outcomes_to_exclude(self) -> frozenset[str]:
        """Those that may exclude one of its own: the same, and their opposites."""
        return self.outcomes.union(*(self.known.opposites.get(name, ()) for name in self.outcomes))

    @cached_property
    def fates(self) -> frozenset[str]:
        """What befalls anybody in it: "dead", "held"; the same names in every language."""
        fates = self.known.fates
        return frozenset(fates[word.stem] for word in self.words if word.stem in fates)

    @cached_property
    def stems(self) -> list[str]:
        """The stems of all its words, in order."""
        return [word.stem for word in self.words]

    @cached_property
    def content_stems(self) -> list[str]:
        """The same, empty for a word that says nothing by itself."""
        return [word.stem if word.is_content else "" for word in self.words]


def _by_kind(values: Iterable[Around]) -> dict[FactKind, list[Around]]:
    found: defaultdict[FactKind, list[Around]] = defaultdict(list)
    for around in values:
        found[around.value.kind].append(around)
    return dict(found)


def tell(text: str, span: Span, known: Vocabulary, report: date | None, own_from: int = 0) -> ToldSentence:
    """Read the sentence at `span` for facts; times are told from the day of the report, where it is known. Its own
    words begin at `own_from`: what a dateline says before is no fact of it.
    """
    words = words_of(text, span, known)
    if not words:
        return ToldSentence(text, span, known, report, (), (), frozenset(), frozenset(), ())
    told = SentenceWords(text, words, known, report or _SOME_DAY)
    own = (value for value in _values(told) if value.span.start >= own_from)
    values = _said_once(sorted(own, key=lambda value: (value.first, value.last)))
    taken = {
        at for value in values if not (value.is_article or value.is_in_words) for at in range(value.first, value.last)
    }
    said = said_in(words, taken, known)
    scopes = list(scopes_of(told))
    refused = denied(told, values, scopes)
    dated = [value if report else _undated(value) for value in values]
    kept = (
        dated[at]
        for at, value in enumerate(values)
        if not (at in refused or is_corrected(told, value) or is_when_denied(value, scopes))
    )
    around = tuple(around_each(told, kept, said, values))
    not_told = around_each(told, (dated[at] for at in refused), said, values)
    refusals = tuple(replace(each, denial=span) for each, span in zip(not_told, refused.values(), strict=True))
    names = frozenset(word.stem for word in said if word.is_name)
    bag = frozenset(key for word in said for key, _ in word.keys)
    past = past_told(told, values)
    return ToldSentence(text, span, known, report, words, around, names, bag, refusals, past, own_from)


_SOME_DAY = date(2000, 1, 3)
# A Monday, from which weekdays are told where a report has no date: both reports are then read from it.


def _said_once(values: list[StatedValue]) -> list[StatedValue]:
    """Without what only gives a measure again in another unit: 75 kilometres (50 miles)."""
    kept: list[StatedValue] = []
    for value in values:
        last = kept[-1] if kept else None
        again = last is not None and last.kind is value.kind in MEASURES and value.first - last.last <= 2
        if not (again and last is not None and last.unit != value.unit and meet(last, value)):
            kept.append(value)
    return kept


_FROM_THE_REPORT = frozenset(["weekday", "away", "ago"])


def _undated(value: StatedValue) -> StatedValue:
    """A time that is told from the day of a report which is not known: it can be held against another such only."""
    is_such = value.kind in (FactKind.DAY, FactKind.YEAR) and value.unit in _FROM_THE_REPORT
    return replace(value, unit=UNDATED) if is_such else value


def _values(told: SentenceWords) -> Iterator[StatedValue]:
    """Every value of the sentence, none inside another."""
    used: set[int] = set()
    for value in (*identifiers(told), *days(told), *clocks(told)):
        if used.isdisjoint(range(value.first, value.last)):
            used.update(range(value.first, value.last))
            yield value
    at = 0
    while at < len(told.words):
        found = None if at in used else _number(told, at)
        if found is not None and used.isdisjoint(range(found.first, found.last)):
            if not found.is_article:
                used.update(range(found.first, found.last))
            yield found
            at = max(at + 1, found.last)
        else:
            at += 1
    yield from named(told)
    yield from outcomes(told)


def _number(told: SentenceWords, at: int) -> StatedValue | None:
    words, known = told.words, told.known
    figure = figure_at(words, at, known)
    if figure is None:
        return (
            nothing(words, at, known) or bare_unit(told, at) or ordinal(words, at, known) or article(words, at, known)
        )
    value = age_of(words, figure, known) or measured(told.text, words, figure, known)
    value = value or counted(told.text, words, figure, known)
    if value is not None and not (math.isfinite(value.low) and math.isfinite(value.high)):
        return None  # a number without end
    if value is not None and value.kind is FactKind.DURATION:
        return ago(told, value) or value
    return value
