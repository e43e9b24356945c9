"""Which links can stand level, row by row, when each report keeps its own order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from index.comparison.alignment.alignment import Link


@dataclass(frozen=True, slots=True)
class _Chain:
    """A chain by its last link, and the strength of all its links together."""

    strength: float
    last: Link
    before: _Chain | None


def in_step(links: Sequence[Link]) -> list[Link]:
    """The links that keep the order of both sides: of all chains of them the strongest, strengths added up.

    What is left out was moved: it cannot stand level without tearing the rest apart. The heaviest increasing
    subsequence (Jacobson and Vo 1992), with a Fenwick tree over the right places.
    """
    places = sorted({link.right.start for link in links})
    best: list[_Chain | None] = [None] * (len(places) + 1)
    for _, same_left in groupby(sorted(links, key=lambda link: link.left), key=lambda link: link.left):
        longer = []
        for link in same_left:
            place = bisect_left(places, link.right.start)
            before = _strongest(best, place)
            longer.append((place, _Chain(link.strength + (before.strength if before else 0.0), link, before)))
        for place, chain in longer:
            _enter(best, place, chain)
    found: list[Link] = []
    whole = _strongest(best, len(places))
    while whole:
        found.append(whole.last)
        whole = whole.before
    return found[::-1]


def _strongest(best: Sequence[_Chain | None], place: int) -> _Chain | None:
    """The strongest chain that ends before the right place."""
    found = None
    while place > 0:
        chain = best[place]
        if chain and (found is None or chain.strength > found.strength):
            found = chain
        place &= place - 1
    return found


def _enter(best: list[_Chain | None], place: int, chain: _Chain) -> None:
    place += 1
    while place < len(best):
        there = best[place]
        if there is None or chain.strength > there.strength:
            best[place] = chain
        place += place & -place
