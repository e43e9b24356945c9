"""How likely two sentences tell one fact: the signs, and the products of each two, weighed by a logistic regression.

The weights lie in `weights.json`, as `benchmarks/fitting` made them, with the day and the figures on events it had not
seen; there are some for the signs of the words alone, and some for those of meaning too. They are calibrated: of the
pairs that are given .8, about eight in ten are links.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from threadpoolctl import ThreadpoolController

from index.comparison.alignment.signs.measuring import measure
from index.comparison.alignment.signs.products import Table
from index.comparison.alignment.signs.side_by_side import SideBySide

WEIGHTS = Path(__file__).with_name("weights.json")

DIGITS = 4
"""Decimals of a probability: fewer than a calculation with the sides in another order could disturb."""


AT_ONCE = 4096
"""Pairs of sentences that are weighed at once: as many as a processor's cache holds the signs of."""

MOST_LOG_ODDS = 30.0
"""Surer than anything can be; beyond, the odds would leave the range of a float."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What makes log-odds of signs, and the least probability of a link, and of one to show without doubt.

    A sign is held inside the range that was seen when this was fitted, then standardised; `linear` weighs the signs,
    `products` each two of them (an upper triangle).
    """

    signs: tuple[str, ...]
    least: Table
    most: Table
    mean: Table
    spread: Table
    bias: float
    linear: Table
    products: Table
    linked: float
    sure: float

    def probability(self, measured: Mapping[str, Table]) -> Table:
        """The probability of a link for each pair."""
        tables = [measured[name] for name in self.signs]
        found: Table = np.empty(tables[0].shape)
        rows = max(1, AT_ONCE // max(1, found[:1].size))
        for start in range(0, len(found), rows):
            part = slice(start, start + rows)
            signs = np.stack([table[part].ravel() for table in tables])
            found[part] = self._of_pairs(signs).reshape(found[part].shape)
        return found

    def _of_pairs(self, rows: Table) -> Table:
        """The probability of each column of signs."""
        limits = (column[:, None] for column in (self.least, self.most, self.mean, self.spread))
        least, most, mean, spread = limits
        values = (np.clip(rows, least, most) - mean) / spread
        log_odds = self.bias + self.linear @ values + ((self.products @ values) * values).sum(axis=0)
        odds = np.exp(np.clip(log_odds, -MOST_LOG_ODDS, MOST_LOG_ODDS))
        found: Table = np.round(odds / (1 + odds), DIGITS)
        return found


@cache
def weights(with_meaning: bool) -> Weights:
    """The weights to use with vectors, or without."""
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))["meaning" if with_meaning else "words"]
    signs = tuple(found["signs"])
    least, most, mean, spread, linear = np.array([found["signs"][sign] for sign in signs]).T
    products = np.zeros((len(signs), len(signs)))
    for at, sign in enumerate(signs):
        products[at, at:] = found["products"][sign]
    return Weights(signs, least, most, mean, spread, found["bias"], linear, products, found["linked"], found["sure"])


def likelihood(pair: SideBySide, look_up: Callable[[], None]) -> Table:
    """The probability that a left and a right sentence tell one fact, for each pair. `look_up` is called between the
    signs and may raise.
    """
    with one_thread():
        fitted = weights(pair.vectors is not None)
        return fitted.probability(measure(pair, look_up, fitted.signs))


def one_thread() -> AbstractContextManager[object]:
    """Inside it what multiplies matrices for numpy has one thread: on products as small as those of two reports a
    second one only waits, at twice the CPU.
    """
    limited: AbstractContextManager[object] = _blas().limit(limits=1, user_api="blas")
    return limited


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController()
