"""Numbers as they are written: digits with the separators of any country, and the number words of each language.

plain_digits("50,000") == plain_digits("50.000") == plain_digits("٥٠٬٠٠٠") == "50000"
plain_digits("1.234,5") == plain_digits("1,234.5") == "1234.5"
number_words("twenty", "two") == (2, 22)              the words that are one number, and its value
number_words("douze", "morts", "fr") == (1, 12)       what the words are, the lexicon says

A number without end stays harmless: no function here makes an integer of digits, and what is too large for a float has
no value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from math import isinf

from index.lexicon.reading import ENGLISH, kept, languages

_GROUPING = ".,٬'’\u00a0\u2009\u202f"
# What stands between groups of three digits: a full stop or a comma, Arabic, Swiss, or a space that does not break.

NUMBER = rf"\d{{1,3}}(?:[{_GROUPING[2:]}]\d{{3}})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)*"
"""A regular expression for digits with their separators; a plain space parts two numbers."""

_GROUPED = re.compile(rf"(\d{{1,3}}(?:([{_GROUPING}])\d{{3}})(?:\2\d{{3}})*)(?:(?!\2)[.,٫](\d+))?")

_FIRST_TEN, _TEN = 20, 10
# From here on a number is said in tens and units; where eleven has no word of its own, from ten on (on iki).


@kept()
def word_values(language: str = ENGLISH) -> dict[str, int]:
    """The words that are one number each, in lower case, with their values; none of a language without a lexicon."""
    words = languages().get(language)
    return _by_word(words.number_words) if words else {}


@kept()
def magnitudes(language: str = ENGLISH) -> dict[str, int]:
    """The words and signs that multiply the number before them."""
    words = languages().get(language)
    return _by_word(words.magnitudes) if words else {}


def _by_word(values: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {word: int(value) for value, said in values.items() for word in said}


@kept()
def _no_numbers(language: str) -> frozenset[str]:
    words = languages().get(language)
    return frozenset(words.no_numbers if words else ())


def plain_digits(written: str) -> str:
    """A number as written, without what groups its digits, with a point before its decimals: `50,000` -> `50000`. A
    comma or a point before three last digits groups them.
    """
    digits = written if written.isascii() else "".join(map(_plain_digit, written))
    if grouped := _GROUPED.fullmatch(digits):
        whole = grouped[1].replace(grouped[2], "")
        digits = f"{whole}.{grouped[3]}" if grouped[3] else whole
    return digits.replace(",", ".").replace("٫", ".").lstrip("0") or "0"


def _plain_digit(character: str) -> str:
    decimal = unicodedata.decimal(character, None)
    return character if decimal is None else str(decimal)


def value_of_digits(plain: str) -> float | None:
    """The value of plain digits; None for what is no one number (28.08.2016), or too large to mean one."""
    try:
        value = float(plain)
    except ValueError:
        return None
    return None if isinf(value) else value


def value_of_word(low: str, language: str = ENGLISH) -> int | None:
    """The value of a number word in lower case, or None; "one" is a pronoun too often to count, "une" an article."""
    value = word_values(language).get(low)
    return None if value is None or low in _no_numbers(language) else value


def number_words(low: str, following: str, language: str = ENGLISH) -> tuple[int, int] | None:
    """How many of two words in lower case are one number, and its value; None where the first is no number word."""
    values = word_values(language)
    value = values.get(low)
    if value is None:
        return None
    unit = values.get(following, 0) if value >= first_ten(language) else 0
    return (2, value + unit) if 0 < unit < 10 else (1, value)


@kept()
def first_ten(language: str = ENGLISH) -> int:
    """From which number on a language says tens and units."""
    return _FIRST_TEN if any(_TEN < value < _FIRST_TEN for value in word_values(language).values()) else _TEN


def multiplier(low: str, language: str = ENGLISH) -> int | None:
    """What a word in lower case multiplies the number before it by; a single letter may be metres as well as millions,
    and is none.
    """
    return magnitudes(language).get(low) if len(low) > 1 else None
