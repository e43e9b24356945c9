"""Places that have names of their own in several alphabets: Aleppo is حلب, and no sound tells it.

The table is made from GeoNames (CC BY 4.0) by `benchmarks/fitting/places.py`. It says that two names are of one place,
and, where both are known and of no place together, that they are of two: Belgorod, Белград.

places("aleppo") & places("حلب")     is not empty
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

PLACES = Path(__file__).parent / "places.txt"
"""A line a place: its names, folded and without articles, between upright lines."""


@cache
def _table() -> tuple[list[str], dict[str, int], dict[str, list[int]]]:
    """The lines; for each name, its words as one, the number of its line, and of the names of several all numbers. A
    twentieth of a second of CPU and some 20 MB, so it waits for the first name that is looked for in another alphabet.
    """
    lines = [line for line in PLACES.read_text("utf-8").splitlines() if not line.startswith("#")]
    first: dict[str, int] = {}
    several: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for name in line.replace(" ", "").split("|"):
            if (other := first.setdefault(name, number)) != number:
                several.setdefault(name, [other]).append(number)
    return lines, first, several


def places(name: str) -> frozenset[int]:
    """The places that a folded name without articles, its words as one, is a name of."""
    _, first, several = _table()
    return frozenset(several[name] if name in several else (first[name],) if name in first else ())


def names_of(place: int) -> list[tuple[str, ...]]:
    """All names of a place, each as its words."""
    return [tuple(name.split()) for name in _table()[0][place].split("|")]
