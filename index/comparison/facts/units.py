"""Measures in whatever unit: areas and weights as one number each, so that 12 square miles and 31 km² are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.comparison.reading.words import Token, low_at

_METRES = {
    "kilometre kilometres kilometer kilometers km": 1000.0,
    "metre metres meter meters": 1.0,
    "mile miles": 1609.344,
    "yard yards": 0.9144,
    "foot feet": 0.3048,
}
_LENGTH = {word: metres for words, metres in _METRES.items() for word in words.split()}

LENGTHS: frozenset[str] = frozenset(_LENGTH) - {"feet", "yards"}
"""Units of length that count nothing: how far and how long are said of too many things to be held against each other.
Feet and yards as a plural are mostly a height or a depth.
"""

_AREAS = {"hectare": (1e4, 1e4), "acre": (4046.856, 4046.856)}
_WEIGHTS = {
    "kilogram": (1.0, 1.0),
    "kilo": (1.0, 1.0),
    "kg": (1.0, 1.0),
    "tonne": (1000.0, 1000.0),
    "ton": (907.185, 1016.047),
}
# Square metres, and kilograms; a ton is a short one, a long one or a tonne.


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit up to the word `end`, what it measures, and how much one of it is at the least and at the most."""

    end: int
    of: str
    low: float
    high: float


def measure_at(words: Sequence[Token], place: int) -> Measure | None:
    """The unit of area or weight that stands at `place`, if one does."""
    low = low_at(words, place)
    if low in ("square", "sq") and (metres := _LENGTH.get(low_at(words, place + 1))):
        return Measure(place + 2, "area", metres**2, metres**2)
    unit = low.removesuffix("s")
    for of, units in (("area", _AREAS), ("weight", _WEIGHTS)):
        if unit in units:
            return Measure(place + 1, of, *units[unit])
    return None
