"""Numbers as they are written: digits with the separators of any country, and the single number words of each language
(`index.text.numerals` reads several as one number).

plain_digits("50,000") == plain_digits("50.000") == plain_digits("٥٠٬٠٠٠") == "50000"
plain_digits("1.234,5") == plain_digits("1,234.5") == "1234.5"
value_of_word("douze", "fr") == 12                     what the words are, the lexicon says

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


def is_number_word(low: str, language: str = ENGLISH) -> bool:
    """Whether a word in lower case is a number or a magnitude by the lexicon, and no compound of several."""
    return low in word_values(language) or low in magnitudes(language)
