"""What a word weighs, after BM25: the rarer the more, and what a long article holds it back.

BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). The forms of one word are one
term: their frequencies are added, and their document frequency is that of the union, so that a rare spelling is not
worth more than the name it spells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

K1 = 1.5
"""How soon a word said again stops counting. Between the classic 1.2, as good for short queries, and the 2 that long
ones like.
"""
B = 0.65
"""How far long articles are held back. Between the classic 0.75, which suits long queries, and the 0.4 to 0.6 of news:
the judged queries of 804 reports of news hardly tell them apart.
"""


STEP, SHORT, STEPS = 1.033, 27, 256
"""Lengths are told in steps of some three percent, each a word from the shortest on: a byte keeps one, and a report of
a few words more is not held back more.
"""
_TOLD = [round((STEP**step - 1) * SHORT) for step in range(STEPS)]


def told_length(length: int) -> int:
    """A length as every engine tells it: up to the next step."""
    return _TOLD[min(bisect_left(_TOLD, length), STEPS - 1)]


def norms(lengths: Sequence[int] | NDArray[np.int64], average: float) -> NDArray[np.float64]:
    """For documents of these lengths `K1 * (1 - B + B * length / average)`: a word said so often has half its worth."""
    floor, slope = K1 * (1 - B), K1 * B / (average or 1.0)
    return floor + slope * np.asarray(lengths, np.float64)


def weight(having: int, count: int) -> float:
    """What a word that `having` of `count` documents say is worth, said without end; 0 for a word of none."""
    return (K1 + 1) * rarity(having, count) if having else 0.0


def rarity(having: int, count: int) -> float:
    """How much it tells of a document that it is one of `having` among `count`."""
    return log(1 + (count - having + 0.5) / (having + 0.5))
