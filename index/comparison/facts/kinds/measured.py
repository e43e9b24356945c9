"""What is measured or paid: a figure with its unit or currency, and shares of a whole, in base units.

Example: "12 square miles" is 31,079,856 square metres of `area`, "€40m" is 40,000,000 of `money` in `EUR`, "a third of
the patients" is 33.3 of `share`.
"""

from __future__ import annotations

from index.article import Span
from index.comparison.facts.kinds.figures import Figure, Words
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Unit, Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at

_LONGEST_UNIT = 4
# "kilometres per hour", "square miles".

_IMPERIAL = frozenset([1609.344, 0.3048, 0.0254, 0.9144, 0.4536, 2589988.0, 4046.9, 3.785, 159.0])
# Factors of units that a reader of the other system rounds when he converts them.

_HALF = 0.5

_KINDS = {kind.value: kind for kind in FactKind}


def unit_at(words: Words, at: int, known: Vocabulary) -> tuple[Unit, int] | None:
    """The unit at word `at`, or behind a hyphen there ("40-mile"), and the place behind it."""
    at += low_at(words, at) == "-"
    for size in range(_LONGEST_UNIT, 0, -1):
        row = tuple(word.low for word in words[at : at + size])
        if len(row) == size and row in known.units and not _is_another_letter(words[at], size):
            return known.units[row], at + size
    return None


def _is_another_letter(word: FactWord, size: int) -> bool:
    """Whether a unit of one letter is written as no unit is: grams are "5 g", and "5G" is a network."""
    return size == 1 and len(word.text) == 1 and word.is_capital


def measured(text: str, words: Words, figure: Figure, known: Vocabulary) -> StatedValue | None:
    """The value of a figure that a unit or a currency follows, or a currency's sign goes before."""
    return (
        _money(text, words, figure, known) or _with_unit(text, words, figure, known) or _share_of(text, words, figure)
    )


def _money(text: str, words: Words, figure: Figure, known: Vocabulary) -> StatedValue | None:
    sign, first, last = low_at(words, figure.first - 1), figure.first, figure.last
    currency = known.currencies.get(sign) if not sign.isalpha() or sign in known.small.before_money else None
    if currency is not None:
        first -= 1
    else:
        of = low_at(words, last) in known.small.of_currencies
        currency = known.currencies.get(low_at(words, last + of))
        last += 1 + of
    if currency is None or figure.is_fraction:
        return None
    small = known.small
    is_rate = low_at(words, last) in small.articles or low_at(words, last) in small.per
    per = low_at(words, last + 1) if is_rate else ""
    return StatedValue(
        *(FactKind.MONEY, figure.low, figure.high, first, last),
        Span(words[first].start, words[last - 1].end),
        figure.plain,
        unit=currency,
        step=figure.step,
        hedge=figure.hedge,
        per=per if per in small.periods else "",
    )


def _with_unit(text: str, words: Words, figure: Figure, known: Vocabulary) -> StatedValue | None:
    at, small = figure.last, known.small
    if figure.is_fraction and low_at(words, at) in small.articles:
        at += 1  # "half a tonne"
    found = unit_at(words, at, known)
    if found is None:
        return None
    unit, last = found
    low, high, plain = figure.low * unit.factor, figure.high * unit.factor, figure.plain * unit.factor
    if _and_a_half(words, last, known):
        low, high, last = low + unit.factor / 2, high + unit.factor / 2, last + 3
    kind = FactKind.TEMPERATURE if unit.measure == "fahrenheit" else _KINDS[unit.measure]
    if unit.measure == "fahrenheit":
        low, high, plain = ((degrees - 32) / 1.8 for degrees in (low, high, plain))
    if kind is FactKind.TEMPERATURE and low_at(words, figure.first - 1) in small.minus:
        low, high = -high, -low
    if kind is FactKind.DURATION:
        system = f"{unit.factor}"
    else:
        system = "imperial" if unit.factor in _IMPERIAL or unit.measure == "fahrenheit" else ""
    span = Span(words[figure.first].start, words[last - 1].end)
    step = figure.step * unit.factor
    return StatedValue(kind, low, high, figure.first, last, span, plain, unit=system, hedge=figure.hedge, step=step)


def _and_a_half(words: Words, at: int, known: Vocabulary) -> bool:
    joined, article, half = (low_at(words, at + k) for k in range(3))
    small = known.small
    return joined in small.joins_numbers and article in small.articles and known.fractions.get(half) == _HALF


def _share_of(text: str, words: Words, figure: Figure) -> StatedValue | None:
    """A fraction that stands alone is a share: "a third of the patients"."""
    if not figure.is_fraction:
        return None
    span = Span(words[figure.first].start, words[figure.last - 1].end)
    low, high, plain = 100 * figure.low, 100 * figure.high, 100 * figure.plain
    return StatedValue(FactKind.SHARE, low, high, figure.first, figure.last, span, plain, hedge=figure.hedge)
