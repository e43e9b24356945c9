"""Whether the two reports are of one event at all: their dates, names, numbers, words and language.

Sentences of two accidents can be as alike as those of one; only the reports around them tell the two apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.comparison.alignment.signs.products import Table
from index.comparison.alignment.signs.side_by_side import SideBySide
from index.comparison.reading.counts import cosine
from index.comparison.reading.days import far_apart, first_weekdays
from index.comparison.reading.reading import Reading


def reports(pair: SideBySide) -> dict[str, Table]:
    """The same value for all pairs of sentences."""
    apart = pair.days_apart
    numbers = [{n for each in side for n in each.numbers} for side in (pair.left, pair.right)]
    names = [Counter(name for each in side for name in each.names) for side in (pair.left, pair.right)]
    terms = [Counter(term for each in side for term in each.terms) for side in (pair.left, pair.right)]
    found = {
        "far_apart": far_apart(apart),
        "undated": float(apart is None),
        "days_part": float(_days_part(pair.left, pair.right)),
        "akin": cosine(names[0], names[1], damped=False),
        "alike": cosine(terms[0], terms[1]),
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
    alike = cosine(counts[0], counts[1], damped=False)
    return min(1.0, max(0.0, (ONE_LANGUAGE - alike) / (ONE_LANGUAGE - ANOTHER)))


def _days_part(left: Sequence[Reading], right: Sequence[Reading]) -> bool:
    """Whether the weekdays the reports name first are different ones."""
    ours, theirs = (first_weekdays(reading.days for reading in side) for side in (left, right))
    return bool(ours and theirs) and ours.isdisjoint(theirs)
