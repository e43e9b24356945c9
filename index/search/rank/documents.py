"""Sets of documents: their numbers, ascending. What two of them share, what is in either, what is in one alone.

Numbers are small and dense, so most is told by marking those of one set and looking up the others: numpy's own sets
sort, or hash, what is in order already, at twenty times the cost.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

NONE: IntArray = np.zeros(0, np.int64)
"""No documents."""

FEW = 100
"""How many times more numbers there must be than are looked for among them for a search of each to be the quicker way:
it takes some hundred nanoseconds, going past a number one.
"""


def rows_in(numbers: IntArray, wanted: IntArray) -> IntArray:
    """Where those of `wanted` that are among `numbers` stand in these; both ascend."""
    if wanted is numbers or not len(numbers) or not len(wanted):
        return np.arange(len(numbers) if wanted is numbers else 0)
    if len(wanted) * FEW > len(numbers):
        return np.flatnonzero(marked(max(int(numbers[-1]), int(wanted[-1])), [wanted])[numbers])
    at: IntArray = numbers.searchsorted(wanted)
    found: IntArray = at[numbers[np.minimum(at, len(numbers) - 1)] == wanted]
    return found


def united(parts: Sequence[IntArray]) -> IntArray:
    """Those that are in any of these sets."""
    there = [part for part in parts if len(part)]
    if len(there) < 2:
        return there[0] if there else NONE
    return np.flatnonzero(marked(max(int(part[-1]) for part in there), there))


def without(numbers: IntArray, unwanted: IntArray) -> IntArray:
    """Those that are not among the unwanted ones."""
    if not len(numbers) or not len(unwanted):
        return numbers
    return numbers[~marked(max(int(numbers[-1]), int(unwanted[-1])), [unwanted])[numbers]]


def marked(last: int, parts: Sequence[IntArray]) -> BoolArray:
    """Which of the numbers up to the last one are in any of these sets."""
    there = np.zeros(last + 1, np.bool_)
    for part in parts:
        there[part] = True
    return there
