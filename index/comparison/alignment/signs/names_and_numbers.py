"""Names and numbers that both sentences have. One that is absent is unknown and does not speak against the pair."""

from __future__ import annotations

from collections import Counter

import numpy as np

from index.comparison.alignment.signs.bags import Bags, ratio
from index.comparison.alignment.signs.products import Table
from index.comparison.alignment.signs.side_by_side import SideBySide, rarity


def numbers(pair: SideBySide) -> dict[str, Table]:
    """Values, each the more telling the fewer sentences give it."""
    left, right = [each.numbers for each in pair.left], [each.numbers for each in pair.right]
    ours, theirs = (Counter(n for each in side for n in frozenset(each)) for side in (left, right))
    values = Bags(left, right)
    shared = values.shared(lambda _: 1.0)
    sizes = [np.array([float(len(each)) for each in side]) for side in (left, right)]
    both = np.outer(*(np.minimum(size, 1.0) for size in sizes))
    part = ratio(shared, np.minimum.outer(*sizes))
    return {
        "number": np.log1p(values.shared(lambda n: float((ours[n] * theirs[n]) ** -0.5))),
        "number_part": part,
        # Both give numbers, and none is the same: another fact, or the same in dispute.
        "other_numbers": both * (shared == 0),
    }


def names(pair: SideBySide) -> dict[str, Table]:
    """Names of people, places and bodies."""
    left, right = [each.names for each in pair.left], [each.names for each in pair.right]
    count = Counter(name for each in (*left, *right) for name in frozenset(each))

    def weight(name: str) -> float:
        return rarity(count[name], pair.sentences)

    known = Bags(left, right)
    shared, (ours, theirs) = known.shared(weight), known.masses(weight)
    either = ours[:, None] + theirs[None, :] - shared
    some = np.outer(*(np.array([float(bool(each)) for each in side]) for side in (left, right)))
    return {
        "name": np.log1p(shared),
        "name_part": ratio(shared, np.maximum(either, 0.2)),
        "other_names": some * (known.shared(lambda _: 1.0) == 0),
    }
