"""Numbers written as words: which word stands for which value, and how vague words are read."""

from __future__ import annotations

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

VALUES: dict[str, int] = {word: value for value, word in enumerate(_UNITS)} | {
    word: 20 + 10 * place for place, word in enumerate(_TENS)
}
"""The words that are one number each."""

MAGNITUDES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
"""The words that multiply the number before them."""

FRACTIONS: dict[str, float] = {
    "half": 1 / 2,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    "fifth": 1 / 5,
    "fifths": 1 / 5,
}
"""What a fraction word is of the whole."""

VAGUE: dict[str, tuple[float, float]] = {
    "couple": (2, 3),
    "several": (3, 20),
    "dozen": (12, 12),
    "dozens": (20, 100),
    "scores": (30, 200),
    "hundreds": (200, 1000),
    "thousands": (2000, 10_000),
    "millions": (2_000_000, 10_000_000),
}
"""Words for a rough number, with the least and the most a reader takes them for."""


def value_of_word(low: str) -> int | None:
    """The value of a lower-case number word, or None; "one" is a pronoun too often to count."""
    return None if low == "one" else VALUES.get(low)
