"""What may be held against each other in reports in two languages, where no word that tells of what it is is shared.

Left are what befell the counted, which has one name in every language, what is counted, as far as it is known which
words of two languages stand for one thing, the likelihood that two sentences tell the same, and how many values of a
kind they have. A count goes by these: of two things it is none, and where nothing tells of what both are, it is at most
worth a look. A time does not: that two things happened on two days is
no difference, and a report names many days. It is held against another only where nothing but these two can be meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.comparison.facts.around import Around
from index.comparison.facts.counterparts import Counterparts
from index.comparison.facts.matching.heads import same_head
from index.comparison.facts.stated.values import FactKind, Field, meet
from index.comparison.facts.told import ToldSentence

_LIKELY = 0.35
# About the least likelihood that two sentences tell the same from which they are linked: two times of sentences that
# are not may be of anything.

_MOST_OF_CLAUSE = 0.5
# Part of what the clause of a figure says besides it, that the other's has too, from which both are of one thing.

_OF_ONE_DAY = 0.4
# The same of two days: "closed until Friday" and "a service at the terminal on Sunday" share a third.

_OF_TWO_KINDS, _OF_ONE_KIND = -1.0, 0.4
# What `same_head` gives to words of two kinds, persons and houses, and at least to words of one, or both of persons.

_OF_THINGS = (Field.NUMBER, Field.DURATION)
# Values of these fields are of a thing that is counted or measured.

TIMES = (FactKind.DAY, FactKind.YEAR, FactKind.CLOCK)
"""The kinds of values that tell when something happened."""


def is_told_by_words(one: Around, other: Around) -> bool:
    """Whether it is the words around that tell of what one of the values is: "a train" and "nobody" may be of anything
    in a sentence of another language; that nobody is missing is told by what befell them,
    but not that none of some is.
    """
    is_told = bool(one.fate) and one.fate == other.fate
    values = one.value, other.value
    is_nobody = is_told and "none" in (one.value.hedge, other.value.hedge)  # and one man was
    return any(
        (value.is_article and not is_nobody) or (value.hedge == "none" and (value.is_part or not is_told))
        for value in values
    )


def are_of_two_kinds(ours: ToldSentence, theirs: ToldSentence, one: Around, other: Around) -> bool:
    """Whether two counts count what is of two kinds in the lexicon, as persons and houses are."""
    is_one_fate = bool(one.fate) and one.fate == other.fate
    heads = ours.known.heads, theirs.known.heads
    return not is_one_fate and same_head(one.value.head, other.value.head, heads) == _OF_TWO_KINDS


def are_of_one_thing(
    ours: ToldSentence, theirs: ToldSentence, one: Around, other: Around, counterparts: Counterparts
) -> bool | None:
    """Whether two figures are of one thing: by what befell the counted, by the kinds that words for it have in the
    lexicon, because these words are counterparts, or because most else that either clause says has one in the other's;
    None where that is not known, as where the two stand beside one name.
    """
    if one.fate and one.fate == other.fate:
        return True
    counted = one.value.counts, other.value.counts
    if counted[0] is not None and counted[1] is not None:
        heads = ours.known.heads, theirs.known.heads
        alike = same_head(one.value.head, other.value.head, heads)
        if alike >= _OF_ONE_KIND or counterparts.near(counted[0].of(ours.text), counted[1].of(theirs.text)):
            return True
    met = _met(ours, theirs, one, other, counterparts)
    if met >= _MOST_OF_CLAUSE:
        return True
    is_open = not counterparts.are_known or not one.near_names.isdisjoint(other.near_names)
    return None if is_open else False


def _met(ours: ToldSentence, theirs: ToldSentence, one: Around, other: Around, counterparts: Counterparts) -> float:
    """Part of what the clauses of two values say besides them that the other has too."""
    rest = [told.beside(around.value) for told, around in ((ours, one), (theirs, other))]
    return counterparts.met(rest[0], rest[1], (ours.known.groups, theirs.known.groups))


def of_things(
    ours: ToldSentence, theirs: ToldSentence, one: Around, other: Around, counterparts: Counterparts
) -> dict[str, float]:
    """The signs of two values by what they are of."""
    if one.value.field not in _OF_THINGS:
        return {}
    are_one = are_of_one_thing(ours, theirs, one, other, counterparts)
    return {"thing+": 1.0} if are_one else {} if are_one is None else {"thing-": 1.0}


def may_be_flagged(kind: FactKind, found: Mapping[str, float]) -> bool:
    """Whether two values may be said to differ by these signs of what they are of. A report counts many things, so two
    counts have to be known to be of one; of other figures nothing has to tell that they are of two.
    """
    return "thing+" in found or (kind is not FactKind.COUNT and "thing-" not in found)


def exact(times: Iterable[Around]) -> list[Around]:
    """Those that are no mere part of a day: "the night" is no time beside 5:40."""
    return [around for around in times if around.value.unit != "part"]


def are_times_of_one(
    ours: ToldSentence, theirs: ToldSentence, one: Around, other: Around, strength: float, counterparts: Counterparts
) -> bool:
    """Whether two times can be of one happening as far as is told in two languages: the only ones of their sentences,
    which are likely to tell the same, both of what was or both of what is to come; days also only where enough that
    their clauses say is one thing, as far as that is known.
    """
    are_alone = all(
        meet(own.value, again.value)
        for told, own in ((ours, one), (theirs, other))
        for again in exact(told.values_by_kind[one.value.kind])
    )
    if not are_alone or strength < _LIKELY or _is_to_come(ours, one) != _is_to_come(theirs, other):
        return False
    are_hours = one.value.kind is FactKind.CLOCK
    return are_hours or not counterparts.are_known or _met(ours, theirs, one, other, counterparts) >= _OF_ONE_DAY


def _is_to_come(told: ToldSentence, around: Around) -> bool:
    """Whether a time is of what is planned, or a day behind that of the reports."""
    is_day = around.value.kind is FactKind.DAY
    return around.is_planned or (is_day and told.report is not None and around.value.low > told.report.toordinal())
