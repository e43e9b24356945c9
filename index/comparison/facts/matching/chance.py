"""How likely two values that do not meet are a clash, from 0 to 1: a logistic regression over the signs of `pairs`.

The weights lie in `weights.json`, as `benchmarks/fitting` made them. Reports in one language and in two have weights of
their own: across languages no word is shared, and only kinds, order and the number of values speak.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.json")

_MOST = 30.0
# Log-odds beyond which nothing changes.

_DIGITS = 6
# Decimals of a chance: fewer than a sum in another order could disturb, so that a mirrored comparison is equal.


@dataclass(frozen=True, slots=True)
class ClashWeights:
    """What one unit of each sign adds to the log-odds of a clash, and the log-odds where every sign is zero.

    `slope` and `shift` make a chance honest once it is decided what is held against what.
    """

    bias: float
    signs: Mapping[str, float]
    slope: float = 1.0
    shift: float = 0.0

    def chance(self, signs: Mapping[str, float]) -> float:
        """How likely two values with these signs are of one matter and cannot both be true."""
        odds = self.bias + math.fsum(self.signs.get(name, 0.0) * value for name, value in signs.items())
        return round(1 / (1 + math.exp(-max(-_MOST, min(_MOST, odds)))), _DIGITS)

    def honest(self, chance: float) -> float:
        """A chance as it turned out on events held out: of the differences given .6 about six in ten are clashes.

        Platt, "Probabilistic Outputs for Support Vector Machines" (1999).
        """
        inside = max(_LEAST, min(1 - _LEAST, chance))
        odds = self.slope * math.log(inside / (1 - inside)) + self.shift
        return round(1 / (1 + math.exp(-odds)), _DIGITS)


_LEAST = 1e-6
# Nearer to 0 and 1 no logarithm is taken.


@cache
def weights(across: bool) -> ClashWeights:
    """The weights for two reports in two languages, or in one."""
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))["across" if across else "within"]
    return ClashWeights(found["bias"], found["signs"], found["slope"], found["shift"])
