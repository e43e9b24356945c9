"""Whether the two reports are of one event at all: their dates, names, numbers, words and language.

Sentences of two accidents can be as alike as those of one; only the reports around them tell the two apart.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from index.comparison.alignment.signs.bags import Table
from index.comparison.alignment.signs.side_by_side import SideBySide
from index.comparison.reading.days import APART_DAYS
from index.comparison.reading.reading import Reading

FAR_DAYS = 13
"""From a fortnight on a day more between two reports changes nothing."""

_DATED = 2
# The day of the main incident is named by one of the first two sentences that name any; one alone would let a single
# paragraph put in front decide about the whole report.


def reports(pair: SideBySide) -> dict[str, Table]:
    """The same value for all pairs of sentences."""
    apart = pair.days_apart
    far = 0.0 if apart is None else min(1.0, max(0, apart - APART_DAYS) / (FAR_DAYS - APART_DAYS))
    numbers = [{n for each in side for n in each.numbers} for side in (pair.left, pair.right)]
    names = [Counter(name for each in side for name in each.names) for side in (pair.left, pair.right)]
    terms = [Counter(term for each in side for term in each.terms) for side in (pair.left, pair.right)]
    found = {
        "far_apart": far,
        "undated": float(apart is None),
        "days_part": float(_days_part(pair.left, pair.right)),
        "akin": _cosine(names[0], names[1]),
        "alike": _cosine(terms[0], terms[1], damped=True),
        "numbers_shared": len(numbers[0] & numbers[1]) / max(1, min(map(len, numbers))),
        "two_languages": two_languages(pair),
    }
    return {name: pair.pairwise(value) for name, value in found.items()}


ONE_LANGUAGE, ANOTHER = 0.45, 0.25
"""The cosine of two reports' counts of small words above which they are of one language, and below which of two."""


FEW_WORDS = 60
"""Words of a report from which the commonest of its language are surely among them."""


def two_languages(pair: SideBySide) -> float:
    """How surely the two are of two languages, from 0 to 1: two reports of one language share their commonest words."""
    counts = [Counter(word for each in side for word in each.plain_words) for side in (pair.left, pair.right)]
    if min(count.total() for count in counts) < FEW_WORDS:
        return 0.0
    alike = _cosine(counts[0], counts[1])
    return min(1.0, max(0.0, (ONE_LANGUAGE - alike) / (ONE_LANGUAGE - ANOTHER)))


def _cosine(ours: Counter[str], theirs: Counter[str], damped: bool = False) -> float:
    def value(count: int) -> float:
        return 1 + math.log(count) if damped else float(count)

    norm = math.sqrt(sum(value(n) ** 2 for n in ours.values()) * sum(value(n) ** 2 for n in theirs.values()))
    return math.fsum(value(n) * value(theirs[w]) for w, n in ours.items() if theirs[w]) / norm if norm else 0.0


def _days_part(left: Sequence[Reading], right: Sequence[Reading]) -> bool:
    """Whether the weekdays the reports name first are different ones."""
    ours, theirs = _first_days(left), _first_days(right)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _first_days(side: Sequence[Reading]) -> set[int]:
    return {day for days in [reading.days for reading in side if reading.days][:_DATED] for day in days}
