"""How likely two sentences tell one fact: the signs weighed by a logistic regression.

The weights lie in `weights.json`, as `benchmarks/fitting` made them, with the day and the figures on events it had not
seen; there are some for the signs of the words alone, and some for those of meaning too. They are calibrated: of the
pairs that are given .8, about eight in ten are links.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from index.comparison.alignment.signs.bags import Table
from index.comparison.alignment.signs.measuring import measure
from index.comparison.alignment.signs.side_by_side import SideBySide

WEIGHTS = Path(__file__).with_name("weights.json")

DIGITS = 4
"""Decimals of a probability: fewer than a calculation with the sides in another order could disturb."""


MOST_LOG_ODDS = 30.0
"""Surer than anything can be; beyond, the odds would leave the range of a float."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What one unit of each sign adds to the log-odds of a link, and the log-odds where every sign is zero; the least
    probability of a link, and of one to show without doubt.
    """

    bias: float
    signs: Mapping[str, float]
    linked: float
    sure: float

    def probability(self, measured: Mapping[str, Table]) -> Table:
        """The probability of a link for each pair."""
        log_odds = self.bias + sum(weight * measured[name] for name, weight in self.signs.items())
        odds: Table = np.exp(np.clip(log_odds, -MOST_LOG_ODDS, MOST_LOG_ODDS))
        return np.round(odds / (1 + odds), DIGITS)


@cache
def weights(with_meaning: bool) -> Weights:
    """The weights to use with vectors, or without."""
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))["meaning" if with_meaning else "words"]
    return Weights(found["bias"], found["signs"], found["linked"], found["sure"])


def likelihood(pair: SideBySide, look_up: Callable[[], None]) -> Table:
    """The probability that a left and a right sentence tell one fact, for each pair. `look_up` is called between the
    signs and may raise.
    """
    return weights(pair.vectors is not None).probability(measure(pair, look_up))
