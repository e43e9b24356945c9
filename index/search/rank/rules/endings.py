"""The first places of an answer to a half-typed query, shared among the words that its last one may become.

`al` may become Aleppo, Alloush, al-Shaar: the articles that say the most of these words would all be on the commonest.
After Agrawal et al., "Diversifying search results" (2009): every ending is as likely as it is, every article is what an
ending is typed for with some chance, and the next place goes to the article that is the likeliest to be what none of
the articles before it is. So each of the likeliest endings has its report, and one on several of them comes first.

Where other words are typed already they say enough: there sharing among endings was no better than the plain order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from heapq import nlargest

import numpy as np

from index.search.engines.engine import TITLE, Begun, Ending, Forms, Plan, Run, Same
from index.search.rank.documents import IntArray, rows_in, united
from index.search.rank.occurrences import Within, forms_of, occurrences
from index.search.rank.rules.rule import Fit, FloatArray, HalfTyped, Index, Scored, many

SHARED_ROWS = 5
"""Places that are shared: what is seen at a glance."""
UNSEEN = 0.3
"""What a word in no title counts, in titles: queries are of the words that titles are made of."""
DAMPED = 0.75
"""The power of its titles that says how likely a word is: a word of ten times the titles is sought some six times as
often.
"""
MEANT = 0.3
MORE = 0.3
TITLED = 0.35
"""How likely a report is what a word in it is typed for: at least; the more it says the word; and for its title. In all
just short of sure.
"""
TRIED = 10
"""Endings among which places are shared, the likeliest: with five places the others hardly count."""
ENOUGH = 10
"""Titles that say a word from which reports that say it in their text alone are not looked at."""
EVEN = 1e-9
"""Chances that differ by less are equal, and dates decide."""


def endings(part: Plan, found: Scored, index: Index) -> None:
    """Say what a word being typed may become, so that the first places are shared."""
    if isinstance(part, Begun):
        found.half = HalfTyped(lambda: _judged(part.endings, index))


def _judged(endings: Sequence[Ending], index: Index) -> list[tuple[float, Callable[[], Fit]]]:
    said = [part for ending in endings for part in ending.said]
    index.look_up(TITLE, (form for part in said for form in forms_of(part)))
    return [_ending(each, index) for each in endings]


def _ending(ending: Ending, index: Index) -> tuple[float, Callable[[], Fit]]:
    """How likely an ending is, and how to get how likely each document is what it is typed for."""
    if len(ending.ids):
        having = index.numbers(ending.ids)
        return ending.weight * likelihood(many(ending.ids, having, index)), lambda: Fit(
            having, np.full(len(having), MEANT + MORE)
        )
    in_titles = occurrences(titles_of(ending.said), index)
    titled_in_all = in_titles.having

    def fit() -> Fit:
        titles, in_titles_alone = in_titles.numbers, titled_in_all >= ENOUGH
        word = occurrences(_one(ending.said), Within(index, titles) if in_titles_alone else index)
        said = rows_in(word.numbers, titles) if in_titles_alone else np.arange(len(word.numbers))
        numbers, times = word.numbers[said], word.times[said]
        sure = MEANT + MORE * times / (times + index.norms[numbers])
        sure[rows_in(numbers, titles)] += TITLED
        return Fit(numbers, sure)

    return ending.weight * likelihood(titled_in_all), fit


def _one(said: tuple[Forms | Run, ...]) -> Forms | Run | Same:
    return said[0] if len(said) == 1 else Same(said)


def titles_of(said: tuple[Forms | Run, ...]) -> Forms | Run | Same:
    """A word or name in any of its forms, as it is sought in titles."""
    return _one(tuple(replace(part, field=TITLE) for part in said))


def likelihood(titles: int) -> float:
    """How likely a word that stands in so many titles is to be sought, beside others."""
    return float((titles + UNSEEN) ** DAMPED)


def shared_rows(half: HalfTyped, numbers: IntArray, newest: IntArray) -> IntArray:
    """Which of these documents are for the first places; none where there is but one ending. `newest` numbers them from
    the newest on.
    """
    likeliest = nlargest(TRIED, half.endings(), key=lambda pair: pair[0])
    fits = [(likely, fit) for likely, fitting in likeliest if len((fit := fitting()).numbers)]
    if len(fits) < 2:
        return numbers[:0]
    rows = rows_in(numbers, united([fit.numbers for _, fit in fits]))
    numbers, newest = numbers[rows], newest[rows]
    chance = np.full(len(numbers), -np.inf)
    tried: list[tuple[IntArray, FloatArray]] = []
    for likely, fit in fits:
        rows, sure = rows_in(numbers, fit.numbers), fit.sure[rows_in(fit.numbers, numbers)]
        chance[rows] = np.maximum(chance[rows], 0) + likely * sure
        tried.append((rows, sure))
    left = [likely for likely, _ in fits]
    found: list[int] = []
    while len(found) < SHARED_ROWS and np.isfinite(most := chance.max(initial=-np.inf)):
        even = np.flatnonzero(chance >= most - EVEN)
        best = int(even[newest[even].argmin()])
        found.append(best)
        chance[best] = -np.inf
        for row, (rows, sure) in enumerate(tried):
            if len(here := np.flatnonzero(rows == best)):
                gone = left[row] * sure[here[0]]
                left[row] -= gone
                chance[rows] -= gone * sure
    return numbers[found]
