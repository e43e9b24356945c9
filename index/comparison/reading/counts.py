"""How alike two reports are by how often each has a word."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


def _damped(count: int) -> float:
    return 1 + math.log(count)


_DAMPED = (0.0, *map(_damped, range(1, 64)))
# Those of nearly all counts.


@dataclass(frozen=True, slots=True)
class Damped:
    """Counts of words as a vector: each by its logarithm, so that a word told ten times does not decide alone."""

    weights: Mapping[str, float]
    length: float

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Damped:
        """The vector of these counts, made once for a report that is held against many."""
        weights = {word: _DAMPED[count] if count < len(_DAMPED) else _damped(count) for word, count in counts.items()}
        return cls(weights, _length(weights))

    def cosine(self, other: Damped) -> float:
        """How alike two reports are, from 0 (nothing in common) to 1."""
        return _cosine(self.weights, other.weights, self.length * other.length)


def cosine(one: Counter[str], other: Counter[str], damped: bool = True) -> float:
    """The cosine of two counts, from 0 to 1, `damped` or as they are."""
    if damped:
        return Damped.of(one).cosine(Damped.of(other))
    return _cosine(one, other, _length(one) * _length(other))


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum(weight * weight for weight in weights.values()))


def _cosine(one: Mapping[str, float], other: Mapping[str, float], lengths: float) -> float:
    # summed exactly, so that it is the same in every order
    shared = math.fsum([one[word] * other[word] for word in one.keys() & other.keys()])
    return shared / lengths if shared else 0.0
