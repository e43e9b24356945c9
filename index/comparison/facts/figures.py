"""A number where it stands in a sentence: its words, its value, and how far its hedge lets the truth lie.

Read are digits, number words ("twenty-two", "five hundred"), rough words ("dozens", "tens of thousands") and fractions,
also of a number ("half of the 50,000"). Digits that count nothing (years, times, dates, `F-16`) are passed over; how
coarsely a plain number is given, its last digit says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf, prod

from index.comparison.facts.facts import Rounding
from index.comparison.reading.words import Token, low_at
from index.text.calendar import DAYS_IN, ENGLISH_MONTHS
from index.text.numbers import FRACTIONS, MAGNITUDES, MULTIPLIERS, VALUES, number_words, rough_number, value_of_digits


@dataclass(frozen=True, slots=True)
class Figure:
    """The words `start` (with the hedge) up to `end`, and the values they allow; the bare number begins at `bare`
    and is `plain` where it is one value.
    """

    start: int
    bare: int
    end: int
    low: float
    high: float
    exact: bool
    rounding: Rounding | None = None
    plain: float | None = None


_COUNTED_FROM, _COUNTED_UP_TO, _ROUNDED = (1.0, 1.1), (0.9, 1.0), (0.9, 1.1)
# How far below and above its figure a hedge lets the truth lie. "At least 20" is a count so far: a report that has 30
# disagrees all the same.

_HEDGES: dict[tuple[str, ...], tuple[float, float]] = {
    ("at", "least"): _COUNTED_FROM,
    ("no", "fewer", "than"): _COUNTED_FROM,
    ("more", "than"): (1.0, 1.15),
    ("over",): (1.0, 1.15),
    ("up", "to"): (0.8, 1.0),
    ("fewer", "than"): (0.8, 1.0),
    ("less", "than"): (0.8, 1.0),
    ("almost",): _COUNTED_UP_TO,
    ("nearly",): _COUNTED_UP_TO,
    ("close", "to"): _COUNTED_UP_TO,
    ("about",): _ROUNDED,
    ("around",): _ROUNDED,
    ("approximately",): _ROUNDED,
    ("roughly",): _ROUNDED,
    ("some",): _ROUNDED,
    ("estimated",): _ROUNDED,
}

_Value = tuple[int, float, float]
# Where the number ends, and its least and most.

_ROUND_ZEROS = 2
# From so many zeros at its end a whole number may be rounded: 12,500 is, the 40 dead of a village are counted.

_ROUND_SHARE = 0.1
# A whole number that was rounded is off by a tenth at most: two million is not 1.6 million.


def figure_at(text: str, words: Sequence[Token], place: int) -> Figure | None:
    """The figure whose number begins at `place` in the words of one sentence of `text`, or None."""
    value = _vague(words, place) or _fraction(text, words, place) or _number(text, words, place)
    if value is None:
        return None
    end, low, high = value
    for size in (3, 2, 1):
        start = place - size
        hedge = _HEDGES.get(tuple(word.low for word in words[start:place])) if start >= 0 else None
        if hedge is not None:
            least, most = low * hedge[0], high * hedge[1]
            return Figure(start, place, end, least, most, False, plain=low if low == high else None)
    if low == high and (least_of_range := _from(words, place)) is not None:
        return Figure(place - 3, place, end, min(least_of_range, low), high, False)
    rounding = _rounding(words, place, end, low) if low == high else None
    return Figure(place, place, end, low, high, low == high, rounding, low if low == high else None)


def _from(words: Sequence[Token], place: int) -> float | None:
    """The lower end of "between 20 and 30", whose upper end stands at `place`."""
    if place < 3 or words[place - 3].low != "between" or words[place - 1].low != "and":
        return None
    low = words[place - 2]
    return value_of_digits(low.term[1:]) if low.is_number else None


def _rounding(words: Sequence[Token], place: int, end: int, value: float) -> Rounding | None:
    """How coarsely the number that stands from `place` to `end` is given, judged by its last digit that is no zero."""
    first = words[place].term[1:] if words[place].is_number else ""
    if not first.replace(".", "", 1).isdecimal() or not value:
        return None
    whole, _, decimals = first.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if not decimals and words[place].text[0].isdecimal() else 0
    last = 10.0 ** -len(decimals) if decimals else 10.0 ** (zeros if zeros >= _ROUND_ZEROS else 0)
    step = last * prod(MAGNITUDES.get(word.low, 1) for word in words[place + 1 : end])
    below = step / 2
    if decimals or step <= 1:
        return Rounding(step, below, step if decimals else below)
    limited = min(below, _ROUND_SHARE * value)
    return Rounding(step, limited, limited)


def _number(text: str, words: Sequence[Token], place: int) -> _Value | None:
    word, following = words[place], low_at(words, place + 1)
    size, value = 1, None
    if word.text[0].isdecimal():
        value = None if _counts_nothing(text, words, place) else value_of_digits(word.term[1:])
    elif word.low == "a" and following in MULTIPLIERS:
        value = 1.0
    elif said := number_words(word.low, following):
        size, value = said[0], float(said[1])
    if value is None:
        return None
    end = place + size
    while scale := MULTIPLIERS.get(low_at(words, end)):
        value, end = value * scale, end + 1
    return None if isinf(value) else (end, value, value)


_GLUE = frozenset("-/:")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Four plain digits between these are a year; that many people are given with a comma or with a hedge.


def _counts_nothing(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether digits are a year, a day of the month, a time, a date in figures or part of a name (F-16)."""
    span, digits = words[place].span, words[place].text
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    following = low_at(words, place + 1)
    if before in _GLUE or digits.startswith("0"):
        return True
    if after in _GLUE and following.removesuffix("s") not in DAYS_IN:
        return True
    if (
        following in ENGLISH_MONTHS
        or low_at(words, place - 1) in ENGLISH_MONTHS
        or low_at(words, place - 2) in ENGLISH_MONTHS
    ):
        return True
    if following in ("am", "pm") or (following in ("a", "p") and low_at(words, place + 2) == "m"):
        return True
    return bool(re.fullmatch(r"\d{4}", digits)) and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _vague(words: Sequence[Token], place: int) -> _Value | None:
    found = rough_number(words[place].low, low_at(words, place + 1), low_at(words, place + 2))
    return found and (place + found[0], found[1], found[2])


def _fraction(text: str, words: Sequence[Token], place: int) -> _Value | None:
    """Half, two-thirds, a quarter of; or that part of the number that follows. "A third attacker" is none."""
    low, part = words[place].low, low_at(words, place + 1)
    if low == "half":
        share, end = FRACTIONS[low], place + 1
    elif part in FRACTIONS and part != "half" and (low in VALUES or (low == "a" and low_at(words, place + 2) == "of")):
        share, end = VALUES.get(low, 1) * FRACTIONS[part], place + 2
    else:
        return None
    if low_at(words, end) == "of":
        of = end + 1 + (low_at(words, end + 1) in ("the", "its", "their"))
        whole = _number(text, words, of) if of < len(words) else None
        if whole is not None:
            return whole[0], share * whole[1], share * whole[2]
    return end, share, share


_OLD_WITHIN = 3
# "34-year-old", "34 years of age".


def is_age(text: str, words: Sequence[Token], figure: Figure) -> bool:
    """Whether a figure is somebody's age: "34-year-old", "aged 34", or set off behind a name ("Jane Roe, 34, ...")."""
    if low_at(words, figure.end).removesuffix("s") == "year":
        return bool({"old", "age"} & {low_at(words, figure.end + k) for k in range(1, _OLD_WITHIN)})
    if low_at(words, figure.bare - 1) in ("aged", "age"):
        return True
    if not figure.start or figure.start != figure.bare or figure.end != figure.bare + 1:
        return False
    name, last = words[figure.start - 1], words[figure.end - 1]
    apart = text[name.span.end : words[figure.start].span.start].strip() == ","
    return apart and name.text[0].isupper() and text[last.span.end : last.span.end + 1] in _AFTER_AGE


_AFTER_AGE = frozenset(",;.)")
