"""What may be held against each other in reports in two languages, where no word that tells of what it is is shared.

Left are what befell the counted, which has one name in every language, the likelihood that two sentences tell the same,
and how many values of a kind they have. A count goes by these. A time does not: that two things happened on two days is
no difference, and a report names many days. It is held against another only where nothing but these two can be meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from index.comparison.facts.around import Around
from index.comparison.facts.stated.values import FactKind, meet
from index.comparison.facts.told import ToldSentence

_LIKELY = 0.35
# About the least likelihood that two sentences tell the same from which they are linked: two times of sentences that
# are not may be of anything.

TIMES = (FactKind.DAY, FactKind.YEAR, FactKind.CLOCK)
"""The kinds of values that tell when something happened."""


def is_told_by_words(one: Around, other: Around) -> bool:
    """Whether it is the words around that tell of what one of the values is: "a train" and "nobody" may be of anything
    in a sentence of another language; that nobody is missing is told by what befell them,
    but not that none of some is.
    """
    is_told = bool(one.fate) and one.fate == other.fate
    values = one.value, other.value
    return any(value.is_article or (value.hedge == "none" and (value.is_part or not is_told)) for value in values)


def exact(times: Iterable[Around]) -> list[Around]:
    """Those that are no mere part of a day: "the night" is no time beside 5:40."""
    return [around for around in times if around.value.unit != "part"]


def are_times_of_one(ours: ToldSentence, theirs: ToldSentence, one: Around, other: Around, strength: float) -> bool:
    """Whether two times can be of one happening as far as is told in two languages: the only ones of their sentences,
    which are likely to tell the same, both of what was or both of what is to come.
    """
    are_alone = all(
        meet(own.value, again.value)
        for told, own in ((ours, one), (theirs, other))
        for again in exact(told.values_by_kind[one.value.kind])
    )
    return are_alone and strength >= _LIKELY and _is_to_come(ours, one) == _is_to_come(theirs, other)


def _is_to_come(told: ToldSentence, around: Around) -> bool:
    """Whether a time is of what is planned, or a day behind that of the reports."""
    is_day = around.value.kind is FactKind.DAY
    return around.is_planned or (is_day and told.report is not None and around.value.low > told.report.toordinal())
