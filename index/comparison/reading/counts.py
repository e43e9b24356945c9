"""How alike two reports are by how often each has a word."""

from __future__ import annotations

import math
from collections import Counter


def cosine(one: Counter[str], other: Counter[str], damped: bool = True) -> float:
    """The cosine of two counts, from 0 to 1; `damped` by its logarithm a word told ten times does not decide alone."""

    def value(count: int) -> float:
        return 1 + math.log(count) if damped else float(count)

    lengths = [math.fsum(value(count) ** 2 for count in counts.values()) for counts in (one, other)]
    shared = math.fsum(value(one[word]) * value(other[word]) for word in one.keys() & other.keys())
    return shared / math.sqrt(lengths[0] * lengths[1]) if shared else 0.0
