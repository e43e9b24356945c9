"""Numbers in words: which words of a row are one number, and its value.

numerals(("dix", "-", "sept", "morts"), "fr") == (Numeral(0, 3, 17.0, 1.0),)
numerals(("dreihundertzwölf",), "de") == (Numeral(0, 1, 312.0, 1.0),)
numerals(("nineteen", "eighty", "-", "four")) == (Numeral(0, 4, None),)

A number is read whole or not at all. Number words that touch (nothing between them, a hyphen, or a word that joins
numbers) are one *numeral*; where they are no number of the language, or an ordinal, it has no value. A row is the words
and signs of a sentence in lower case; a hyphen stands in it only where it touches both words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import combining

from index.lexicon.reading import ENGLISH, kept
from index.text.folding import lower_in
from index.text.number_parts import HYPHENS, number_parts
from index.text.number_sums import JOIN, NUMBER, ORDINAL, Part, Sum

ROWS_KEPT = 256
"""Sentences whose numerals are kept: each is asked of once for every word of it."""

WORDS_KEPT = 1 << 16
"""The different words of some hundred reports: each is asked of several times."""

_COMMA = ","
# It may stand behind a thousand and more: "two thousand, five hundred".


@dataclass(frozen=True, slots=True)
class Numeral:
    """The number words of a row from `first` up to and without `last`, their value, None where they are no number that
    can be told, and what its last digit is worth.
    """

    first: int
    last: int
    value: float | None
    step: float = 1.0


class _Item(NamedTuple):
    """Words of a row that belong together: a number word, a compound, a phrase, digits with what multiplies them."""

    parts: tuple[Part, ...]
    last: int
    in_digits: bool = False


class _Going(NamedTuple):
    """A numeral as far as it was read: what it comes to (None: nothing), and the place behind it."""

    sum: Sum | None
    last: int
    in_digits: bool


@kept(ROWS_KEPT)
def numerals(row: tuple[str, ...], language: str = ENGLISH) -> tuple[Numeral, ...]:
    """The numerals of a row, from left to right."""
    return tuple(_each(row, language))


def numeral_at(row: tuple[str, ...], at: int, language: str = ENGLISH) -> Numeral | None:
    """The numeral in which the word at `at` lies; None where it is no number word."""
    return next((each for each in numerals(row, language) if each.first <= at < each.last), None)


def ends_of_range(
    row: tuple[str, ...], between: frozenset[str], language: str = ENGLISH
) -> tuple[Numeral, Numeral] | None:
    """The lower and the upper end, where a row is two numbers: "two-three", and with the word that joins them in
    `between` also "fifteen and twenty".
    """
    for at in range(1, len(row) - 1):
        if row[at] in HYPHENS or row[at] in between:
            low, high = _whole(row, 0, at, language), _whole(row, at + 1, len(row), language)
            if low and high and low.value is not None and high.value is not None and low.value < high.value:
                return low, high
    return None


def _whole(row: tuple[str, ...], first: int, last: int, language: str) -> Numeral | None:
    """What the words from `first` up to `last` are, where they are one numeral."""
    found = numerals(row[first:last], language)
    if len(found) != 1 or (found[0].first, found[0].last) != (0, last - first):
        return None
    return Numeral(first, last, found[0].value, found[0].step)


def _each(row: tuple[str, ...], language: str) -> Iterator[Numeral]:
    at = 0
    while at < len(row):
        found = _from(row, at, language)
        if found is not None:
            yield found
        at = found.last if found else at + 1


def _from(row: tuple[str, ...], first: int, language: str) -> Numeral | None:
    """The numeral that begins at word `first`, and goes on as far as number words touch."""
    item = _item(row, first, language)
    if item is None or item.parts[0].kind == JOIN:
        return None
    words = number_parts(language)
    going = _Going(words.begin(item.parts), item.last, item.in_digits)
    while (further := _further(row, going, language)) is not None:
        going = further
    told = going.sum
    by_itself = going.last == item.last
    if by_itself and (item.parts[0].kind == ORDINAL or row[first] in words.only_joined):
        return None
    if told is None or told.is_ordinal:
        return Numeral(first, going.last, None)
    return Numeral(first, going.last, told.value, told.step)


def _further(row: tuple[str, ...], going: _Going, language: str) -> _Going | None:
    """A numeral with the words that touch it; None where none does."""
    words = number_parts(language)
    join, at = _glue(row, going, language)
    item = _item(row, at, language)
    if item is None or (join and item.parts[0].kind == JOIN) or (item.in_digits and not going.in_digits):
        return None
    after_comma = join is None and at > going.last and row[at - 1] == _COMMA
    by_hundreds = after_comma or (going.in_digits and not item.in_digits)
    if by_hundreds and not words.is_large(item.parts, row, item.last):
        return None
    parts = (join, *item.parts) if join else item.parts
    more = going.sum.with_parts(parts) if going.sum else None
    if more is None and (after_comma or _may_be_none(row, going, at, item, language)):
        return None
    return _Going(more, item.last, going.in_digits)


def _may_be_none(row: tuple[str, ...], going: _Going, at: int, item: _Item, language: str) -> bool:
    """Whether words with which a number does not go on may be none of a number: an article, an ordinal; and behind an
    ordinal any ("the first ten").
    """
    after_ordinal = going.sum is not None and going.sum.is_ordinal
    return after_ordinal or item.parts[0].kind == ORDINAL or row[at] in number_parts(language).may_be_none


def _glue(row: tuple[str, ...], going: _Going, language: str) -> tuple[Part | None, int]:
    """The word that joins numbers, if one stands behind what was read, and the place behind it and any hyphen there."""
    at, joins = going.last, number_parts(language).joins
    at += at < len(row) and bool(combining(row[at][0]))  # the sign of a case, behind Arabic words: ألفاً
    at += at < len(row) and row[at] in HYPHENS
    if at < len(row) and row[at] in joins:
        behind = at + 1
        return joins[row[at]], behind + (behind < len(row) and row[behind] in HYPHENS)
    behind_scale = going.sum is not None and going.sum.total > 0 and not going.sum.group and not going.in_digits
    return None, at + (behind_scale and at < len(row) and row[at] == _COMMA)


def _item(row: tuple[str, ...], at: int, language: str) -> _Item | None:
    """The number words that begin at `at` and belong together."""
    if at >= len(row):
        return None
    words, low = number_parts(language), row[at]
    if phrase := words.phrase_at(row, at):
        return _Item(*phrase)
    if low[0].isdecimal():
        return _Item(*found, True) if (found := words.digits_at(row, at)) else None
    if low in words.articles and at + 1 < len(row) and row[at + 1] in words.scales:
        return _Item((Part(NUMBER, 1.0), words.scales[row[at + 1]]), at + 2)
    parts = words.of_word(low)
    return _Item(parts, at + 1) if parts else None


_CUT = re.compile(r"\d+(?:[.,٫]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
# Digits, words and signs.


def numerals_in(text: str, start: int, end: int, language: str = ENGLISH) -> list[tuple[int, int, float | None]]:
    """The numerals of a text between two offsets: from where to where each stands, and its value."""
    places, row = [], []
    for match in _CUT.finditer(text, start, end):
        places.append(match.span())
        row.append(lower_in(match[0], language))
    found = numerals(tuple(touching(row, places)), language)
    return [(places[each.first][0], places[each.last - 1][1], each.value) for each in found]


def touching(row: Sequence[str], places: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The words of a row by their places; a hyphen that does not touch the words around it is a dash."""
    for at, low in enumerate(row):
        touches = low not in HYPHENS or (
            0 < at < len(row) - 1 and places[at - 1][1] == places[at][0] and places[at][1] == places[at + 1][0]
        )
        yield low if touches else "–"


@kept(WORDS_KEPT)
def may_begin(low: str, language: str = ENGLISH) -> bool:
    """Whether a number in words may begin with a word in lower case, or go on with it."""
    return number_parts(language).may_begin(low)


def may_go_on(low: str, language: str = ENGLISH) -> bool:
    """Whether a word or sign may stand inside a number in words."""
    is_sign = low in HYPHENS or low == _COMMA or low in number_parts(language).joins
    return is_sign or low[0].isdecimal() or bool(combining(low[0])) or may_begin(low, language)
