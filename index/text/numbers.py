"""Numbers as they are written: digits with the separators of any country, and English number words.

plain_digits("50,000") == plain_digits("50.000") == plain_digits("٥٠٬٠٠٠") == "50000"
plain_digits("1.234,5") == plain_digits("1,234.5") == "1234.5"
number_words("twenty", "two") == (2, 22)              the words that are one number, and its value

A number without end stays harmless: no function here makes an integer of digits, and what is too large for a float has
no value.
"""

from __future__ import annotations

import re
import unicodedata
from math import isinf

_GROUPING = ".,٬'’\u00a0\u2009\u202f"
# What stands between groups of three digits: a full stop or a comma, Arabic, Swiss, or a space that does not break.

NUMBER = rf"\d{{1,3}}(?:[{_GROUPING[2:]}]\d{{3}})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)*"
"""A regular expression for digits with their separators; a plain space parts two numbers."""

_GROUPED = re.compile(rf"(\d{{1,3}}(?:([{_GROUPING}])\d{{3}})(?:\2\d{{3}})*)(?:(?!\2)[.,٫](\d+))?")

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIRST_TEN = 20
# From here on a number is said in tens and units.

VALUES: dict[str, int] = {word: value for value, word in enumerate(_UNITS.split())} | {
    word: _FIRST_TEN + 10 * index for index, word in enumerate(_TENS.split())
}
"""The words that are one number each."""

MAGNITUDES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
"""The words that multiply the number before them and say how coarsely it is given."""

MULTIPLIERS: dict[str, int] = MAGNITUDES | {"dozen": 12}
"""All words that multiply the number before them."""


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


def value_of_word(low: str) -> int | None:
    """The value of a number word in lower case, or None; "one" is a pronoun too often to count."""
    return None if low == "one" else VALUES.get(low)


def number_words(low: str, following: str) -> tuple[int, int] | None:
    """How many of two words in lower case are one number, and its value; None where the first is no number word."""
    value = VALUES.get(low)
    if value is None:
        return None
    unit = VALUES.get(following, 0) if value >= _FIRST_TEN else 0
    return (2, value + unit) if 0 < unit < 10 else (1, value)
