"""What parts of numbers come to: twenty and two is 22, two hundred is 200, ten and twelve is no number.

A part is a number that is added (twenty, deux), a scale that multiplies (hundred, mille), an ordinal that ends the
number (first), or a join (and, und). The rules are the same in every language: tens take a unit, hundreds what is less,
a thousand what is less again. `Sum` takes the parts one by one and refuses what is no number.

Example: `Sum().with_parts([Part(NUMBER, 2), Part(SCALE, 100), Part(NUMBER, 7)]).value` is `207.0`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf
from typing import NamedTuple

NUMBER, SCALE, ORDINAL, JOIN = "number", "scale", "ordinal", "join"
"""The kinds of parts."""

TENS, UNITS, HUNDREDS = "tens", "units", "hundreds"
"""What a join may stand behind: tens before their unit, a unit before its tens, a hundred or a scale."""

TEN, HUNDRED, THOUSAND = 10, 100, 1000
_TWENTY = 20
_TEENS = range(TEN + 1, _TWENTY)


class Part(NamedTuple):
    """A part of a number. `alone` is a scale that is a number by itself, `behind` what a join may stand behind;
    `ends_in_ten` is one whose last word is ten: quatre-vingt-dix.
    """

    kind: str
    value: float = 0.0
    alone: bool = False
    behind: frozenset[str] = frozenset()
    ends_in_ten: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """What parts come to: `total` up to the last scale of a thousand and more, and the `group` behind it; `own` are
    the numbers below a hundred that have a word of their own: seventeen is never ten and seven, nor is ninety-two
    quatre-vingt-dix and deux, for it `ends_in_ten`, and twelve has its word.
    """

    own: frozenset[float] = frozenset()
    total: float = 0.0
    group: float = 0.0
    scale: float = inf
    join: frozenset[str] | None = None
    is_ordinal: bool = False
    is_closed: bool = False
    ends_in_ten: bool = False

    @property
    def value(self) -> float:
        """The value of all."""
        return self.total + self.group

    @property
    def step(self) -> float:
        """What the last digit is worth: the last scale, where nothing is behind it."""
        return self.scale if self.total and not self.group and self.scale < inf else 1.0

    def with_parts(self, parts: Iterable[Part]) -> Sum | None:
        """The sum with more parts; None where they are no one number with it."""
        told: Sum | None = self
        for part in parts:
            told = told._with(part) if told and not told.is_closed else None
        return None if told is None or told.join is not None else told

    def _with(self, part: Part) -> Sum | None:
        match part.kind:
            case "join":
                return None if self.join is not None or not self.value else replace(self, join=part.behind)
            case "scale":
                return self._multiplied(part)
            case "ordinal":
                return self._as_ordinal()
        return self._added(part.value, part.ends_in_ten)

    def _joins(self, behind: str) -> bool:
        """Whether no join stands here, or one that may stand behind what is there."""
        return self.join is None or behind in self.join

    def _added(self, value: float, ends_in_ten: bool) -> Sum | None:
        below = self.group % HUNDRED
        if value >= THOUSAND and not self.group:
            return self._scaled(value, _power(value)) if self._joins(HUNDREDS) else None
        if self.is_ordinal:
            fits = value == TEN and not self.own.intersection(_TEENS) and self.join is None and not self.value
        elif not self.group:
            fits = value < self.scale and (self._joins(HUNDREDS) if self.total else self.join is None)
        elif not below:
            fits = value < HUNDRED and self._joins(HUNDREDS)
        elif below == TEN or self.ends_in_ten:
            fits = 0 < value < TEN and TEN + value not in self.own and self.join is None
        elif not below % TEN:
            fits = 0 < value < TEN and below + value not in self.own and self._joins(TENS)
        else:
            tens = _TWENTY <= value < HUNDRED and not value % TEN
            fits = below < TEN and tens and self.join is not None and UNITS in self.join
        closed = self.is_ordinal or not value
        told = replace(self, group=self.group + value, join=None, is_closed=closed, ends_in_ten=ends_in_ten)
        return told if fits else None

    def _multiplied(self, part: Part) -> Sum | None:
        if not self.group and not (part.alone or self.total):
            return None
        if self.join is not None and (self.group or HUNDREDS not in self.join):
            return None
        group = self.group or 1.0
        if part.value == HUNDRED:
            fits = group < TEN or (TEN < group < _TWENTY and not self.total)  # nineteen hundred
            return replace(self, group=group * HUNDRED, join=None) if fits else None
        if part.value < THOUSAND:
            fits = group < HUNDRED and not self.total
            return replace(self, total=group * part.value, group=0.0, is_closed=True) if fits else None
        return self._scaled(group * part.value, part.value) if group < THOUSAND else None

    def _scaled(self, value: float, scale: float) -> Sum | None:
        if scale >= self.scale or value >= self.scale:
            return None
        return replace(self, total=self.total + value, group=0.0, scale=scale, join=None)

    def _as_ordinal(self) -> Sum | None:
        below = self.group % HUNDRED
        is_round = self.value > 0 and not below % TEN and (below != TEN or not self.own.issuperset(_TEENS))
        return replace(self, join=None, is_ordinal=True, is_closed=True) if is_round else None


def _power(value: float) -> float:
    """The power of a thousand by which a number is said: 1,000 of 2,000."""
    power = float(THOUSAND)
    while power * THOUSAND <= value:
        power *= THOUSAND
    return power
