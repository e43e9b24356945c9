"""Where two aligned reports disagree: the same matter on both sides, and facts that cannot both be true.

Facts are paired by their class and matter across sentences that are linked or nearly so; a word that differs is no
conflict by itself. A disagreement that runs through many sentences is reported once, where the link is strongest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.article import Span
from index.comparison.alignment.alignment import Alignment
from index.comparison.facts.clocks import clocks
from index.comparison.facts.facts import Fact, Field, differ, fuller
from index.comparison.facts.moments import UNDATED, days_named, moments, other_days
from index.comparison.facts.quantities import is_loose, is_toll, quantities
from index.comparison.facts.strengths import Beside, Strength, strength
from index.comparison.facts.where import places
from index.comparison.facts.who import claims, doers, nations
from index.comparison.reading.reading import Side


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages that state different facts of one `matter`, a key by which matters are told apart and never shown;
    `about` names it in words of the text.
    """

    field: Field
    strength: Strength
    about: str
    left: Span
    right: Span
    matter: str


_NEEDED: dict[Field, float] = {
    Field.NUMBER: 0.12,
    Field.DURATION: 0.01,
    Field.DATE: 0.5,
    Field.PLACE: 0.2,
    Field.ACTOR: 0.25,
    Field.OTHER: 0.25,
}
# How likely two sentences must tell the same fact before their facts are held against each other; a duration needs
# little, because the event that lasted must be the same as well, and a day needs a sure link, because reports of two
# incidents name two days.

_TOLL_NEEDED, _LOOSE_NEEDED = 0.08, 0.5
# Two reports of one incident nearly always count the same dead and hurt; unnamed persons are seldom the same.


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence states, of which matters, and the days it names."""

    place: int
    facts: tuple[Fact, ...]
    matters: frozenset[str]
    days: frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class _Disagreement:
    likelihood: float
    left: Fact
    right: Fact
    about: str
    told: tuple[_Told, _Told]


def conflicts(alignment: Alignment) -> tuple[Conflict, ...]:
    """The disagreements of two aligned reports, in order of the left. About 3 ms of CPU for 30 sentences a side."""
    left_date, right_date = _report_dates(alignment.left, alignment.right)
    left = _told(alignment.left, left_date, {candidate.left for candidate in alignment.candidates})
    right = _told(alignment.right, right_date, {candidate.right for candidate in alignment.candidates})
    found = [
        disagreement
        for candidate in alignment.candidates
        if not left[candidate.left].matters.isdisjoint(right[candidate.right].matters)
        for disagreement in _disagreements(left[candidate.left], right[candidate.right], candidate.strength)
    ]
    if left_date != right_date:
        found = [item for item in found if "killed" not in item.about and "wounded" not in item.about]
    reports = _Report(left), _Report(right)
    kept = _same_count(found, *reports)
    made = (_conflict(item, alignment, reports) for item in _once_each(kept))
    return tuple(sorted(made, key=lambda c: (c.left, c.right, c.field, c.matter)))


def _conflict(item: _Disagreement, alignment: Alignment, reports: tuple[_Report, _Report]) -> Conflict:
    one, other = item.told
    beside = Beside(
        item.likelihood,
        (alignment.left, alignment.right),
        (one.place, other.place),
        same_day=one.days == other.days and bool(one.days),
        only_values=reports[0].says_only(item.left, item.about) and reports[1].says_only(item.right, item.about),
    )
    about = fuller(item.left.matters[item.about], item.right.matters[item.about])
    held = strength(item.left, item.right, beside)
    return Conflict(item.left.field, held, about, item.left.span, item.right.span, item.about)


_A_WEEK = timedelta(days=7)


def _report_dates(left: Side, right: Side) -> tuple[date, date]:
    """The days against which each side's weekdays are resolved.

    Less than a week apart both reports mean the same Monday, and a date that is a day or two wrong does no harm.
    """
    try:
        ours, theirs = date.fromisoformat((left.date or "")[:10]), date.fromisoformat((right.date or "")[:10])
    except ValueError:
        return UNDATED, UNDATED
    later = max(ours, theirs)
    return (later, later) if abs(ours - theirs) < _A_WEEK else (ours, theirs)


def _told(side: Side, report: date, wanted: Iterable[int]) -> dict[int, _Told]:
    return {place: _told_in(side, report, place) for place in sorted(wanted)}


def _told_in(side: Side, report: date, place: int) -> _Told:
    known: _Told | None = side.stated.get((report, place))
    if known is None:
        words = side.words[place]
        times = (*moments(words, report), *clocks(side.text, words))
        facts = (*quantities(side.text, words), *times, *places(words), *doers(words), *nations(words), *claims(words))
        matters = frozenset(matter for fact in facts for matter in fact.matters)
        known = side.stated[report, place] = _Told(place, facts, matters, days_named(words, report))
    return known


def _disagreements(left: _Told, right: _Told, likelihood: float) -> Iterator[_Disagreement]:
    """The facts of two sentences that differ and that nothing else in the two sentences reconciles."""
    other_day = other_days(left.days, right.days)
    for one in left.facts:
        for other in right.facts:
            shared = one.matters.keys() & other.matters.keys()
            if one.field is not other.field or not shared or not differ(one, other):
                continue
            about = min(shared)
            if likelihood < _needed(one.field, about) or (is_toll(about) and other_day):
                continue
            if not _reconciled(one, about, right.facts) and not _reconciled(other, about, left.facts):
                yield _Disagreement(likelihood, one, other, about, (left, right))


def _needed(field: Field, about: str) -> float:
    return _TOLL_NEEDED if is_toll(about) else _LOOSE_NEEDED if is_loose(about) else _NEEDED[field]


def _reconciled(fact: Fact, about: str, others: Iterable[Fact]) -> bool:
    """Whether the others also say what this one does."""
    return any(other.field is fact.field and about in other.matters and not differ(fact, other) for other in others)


class _Report:
    """All the facts of one side, by matter; those of the first sentence with the matter are the report's main ones."""

    def __init__(self, told: Mapping[int, _Told]) -> None:
        self.facts = [fact for sentence in told.values() for fact in sentence.facts]
        self._main: dict[str, list[Fact]] = {}
        for sentence in told.values():
            new = {matter for fact in sentence.facts for matter in fact.matters} - self._main.keys()
            self._main |= {matter: [fact for fact in sentence.facts if matter in fact.matters] for matter in new}

    def is_main(self, fact: Fact, about: str) -> bool:
        """Whether the fact is, or agrees with, what the report says first of the matter."""
        return any(not differ(fact, other) for other in self._main[about])

    def says_only(self, fact: Fact, about: str) -> bool:
        """Whether nothing else is said of the matter anywhere in the report."""
        return not any(about in other.matters and differ(fact, other) for other in self.facts)


def _same_count(found: Iterable[_Disagreement], left: _Report, right: _Report) -> Iterator[_Disagreement]:
    """Leaves out numbers that count different things under one name."""
    for item in found:
        if item.left.field is Field.NUMBER:
            about = item.about
            if _reconciled(item.left, about, right.facts) and _reconciled(item.right, about, left.facts):
                continue  # each report has both numbers
            if is_toll(about) and left.is_main(item.left, about) != right.is_main(item.right, about):
                continue  # the whole toll on one side, a part of it on the other
        yield item


def _once_each(found: Iterable[_Disagreement]) -> Iterator[_Disagreement]:
    """The likeliest conflict of each value of either side: a fact repeated in five sentences is not five conflicts."""
    seen: set[tuple[object, ...]] = set()
    for item in sorted(found, key=_likeliest_first):
        ours, theirs = _value(item.left, item.about), _value(item.right, item.about)
        if ("left", *ours) not in seen and ("right", *theirs) not in seen:
            seen.update((("left", *ours), ("right", *theirs)))
            yield item


def _value(fact: Fact, about: str) -> Sequence[object]:
    return (fact.field, about, fact.low, fact.high, fact.parties)


def _likeliest_first(item: _Disagreement) -> tuple[float, list[int], str]:
    """Ties go to what stands nearest the beginning of either report, in a way that does not tell left from right."""
    starts = sorted((item.left.span.start, item.right.span.start))
    return -item.likelihood, starts, item.about
