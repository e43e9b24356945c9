"""Which reports of a table tell of two incidents, by what each two of them say.

Two reports may leave it open. But who is of one incident with a third, which is not of that of a fourth, is of another
than the fourth as well: so a report that says little joins no two incidents.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from index.comparison.claims.clusters import Groups

Two = tuple[int, int]
"""Two reports by their places, the smaller first."""


def of_two_incidents(same: Mapping[Two, bool | None]) -> frozenset[Two]:
    """Each two reports of two incidents, where of each two it is known, or open, whether they are of the `same`: those
    that are told apart, and those of which each is surely of one incident with one of two that are. Which two are
    surely of one, also by way of others, are not among them.

        of_two_incidents({(0, 1): True, (0, 2): None, (1, 2): False})   # {(0, 2), (1, 2)}
    """
    groups: Groups[int] = Groups()
    for (a, b), is_same in same.items():
        if is_same:
            groups.join(a, b)
    told = {
        frozenset((groups.of(a), groups.of(b)))
        for (a, b), is_same in same.items()
        if is_same is False and groups.of(a) != groups.of(b)
    }
    places = sorted({place for pair in same for place in pair})
    return frozenset((a, b) for a, b in combinations(places, 2) if frozenset((groups.of(a), groups.of(b))) in told)
