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

from index.search.engines.engine import TITLE, Begun, Ending, Forms, Plan, Run, Same
from index.search.rank.occurrences import occurrences
from index.search.rank.rules.rule import HalfTyped, Index, Scored, Scores

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
        found.half = HalfTyped(lambda: [_ending(each, index) for each in part.endings])


def _ending(ending: Ending, index: Index) -> tuple[float, Callable[[], Scores]]:
    """How likely an ending is, and how to get how likely each document is what it is typed for."""
    if ending.ids:
        having = [n for n in map(index.number, ending.ids) if n is not None]
        return ending.weight * likelihood(len(having)), lambda: dict.fromkeys(having, MEANT + MORE)
    titles = occurrences(_one(tuple(replace(part, field=TITLE) for part in ending.said)), index).numbers

    def fit() -> Scores:
        norms = index.norms
        word = occurrences(_one(ending.said), index)
        often = {n: len(word.at(n)) for n in titles}
        fits = {n: TITLED + MEANT + MORE * t / (t + norms[n]) for n, t in often.items() if t}
        if len(titles) < ENOUGH:
            for n, t in zip(word.numbers, word.times, strict=True):
                fits.setdefault(n, MEANT + MORE * t / (t + norms[n]))
        return fits

    return ending.weight * likelihood(len(titles)), fit


def _one(said: tuple[Forms | Run, ...]) -> Forms | Run | Same:
    return said[0] if len(said) == 1 else Same(said)


def likelihood(titles: int) -> float:
    """How likely a word that stands in so many titles is to be sought, beside others."""
    return float((titles + UNSEEN) ** DAMPED)


def shared_rows(half: HalfTyped, scores: Scores, newest: Sequence[int]) -> list[int]:
    """The documents for the first places, among those that have `scores`; none where there is but one ending."""
    likeliest = nlargest(TRIED, half.endings(), key=lambda pair: pair[0])
    tried = [(likely, fit) for likely, fitting in likeliest if (fit := fitting())]
    if len(tried) < 2:
        return []
    chance: Scores = {}
    for likely, fit in tried:
        for number, sure in fit.items():
            chance[number] = chance.get(number, 0.0) + likely * sure
    chance = {number: c for number, c in chance.items() if number in scores}
    left = [likely for likely, _ in tried]
    found: list[int] = []
    while chance and len(found) < SHARED_ROWS:
        floor = max(chance.values()) - EVEN
        best = min((n for n, c in chance.items() if c >= floor), key=newest.__getitem__)
        found.append(best)
        del chance[best]
        for row, (_, fit) in enumerate(tried):
            if best in fit:
                gone = left[row] * fit[best]
                left[row] -= gone
                for number, sure in fit.items():
                    if number in chance:
                        chance[number] -= gone * sure
    return found
