"""Numbers as they are written, in digits and in words; those without end stop nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.numbers import NUMBER, is_number_word, plain_digits, value_of_digits, value_of_word


@pytest.mark.parametrize(
    "written",
    ["50000", "50,000", "50.000", "50'000", "50’000", "50\u00a0000", "50\u202f000", "٥٠٬٠٠٠", "۵۰۰۰۰", "050000"],
)
def test_digits_are_one_number_however_they_are_grouped(written: str) -> None:
    assert re.fullmatch(NUMBER, written)
    assert plain_digits(written) == "50000"


@pytest.mark.parametrize("written", ["1234.5", "1234,5", "1,234.5", "1.234,5", "1\u202f234,5", "1'234.5", "١٬٢٣٤٫٥"])
def test_and_with_decimals(written: str) -> None:
    assert re.fullmatch(NUMBER, written)
    assert value_of_digits(plain_digits(written)) == 1234.5


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12 200", ["12", "200"]),  # a plain space parts two numbers
        ("1\u00a02345", ["1", "2345"]),  # no group of three
        ("2016, 300", ["2016", "300"]),
        ("20’s", ["20"]),
    ],
)
def test_what_is_no_one_number_is_two(text: str, numbers: list[str]) -> None:
    assert re.findall(NUMBER, text) == numbers


def test_a_date_in_figures_has_no_value() -> None:
    assert value_of_digits(plain_digits("28.08.2016")) is None


@given(st.integers(0, 10**12))
def test_every_grouping_of_a_number_is_that_number(number: int) -> None:
    for sign in ",.'\u00a0":
        assert plain_digits(f"{number:,}".replace(",", sign)) == str(number)


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [("fr", "douze", 12), ("de", "zwölf", 12), ("ru", "двенадцать", 12), ("tr", "on", 10), ("ar", "عشرة", 10)],
)
def test_each_language_has_its_number_words(language: str, word: str, value: int) -> None:
    assert value_of_word(word, language) == value
    assert value_of_word(word) is value_of_word(word, "eo") is None


@pytest.mark.parametrize(
    ("language", "word"), [("en", "one"), ("en", "both"), ("fr", "une"), ("de", "ein"), ("es", "un")]
)
def test_an_article_or_pronoun_is_no_number_by_itself(language: str, word: str) -> None:
    assert value_of_word(word, language) is None


def test_a_word_is_a_number_word_of_its_language_whether_it_adds_or_multiplies() -> None:
    assert is_number_word("one") and is_number_word("dozen") and is_number_word("mille", "fr")
    assert not (is_number_word("mille") or is_number_word("bridge") or is_number_word("zweihundert", "de"))


@pytest.mark.parametrize("digits", ["9" * 5000, "1" + ",000" * 2000, "9" * 5000 + ".5", "٩" * 5000])
def test_a_number_without_end_has_no_value(digits: str) -> None:
    assert re.fullmatch(NUMBER, digits)
    assert value_of_digits(plain_digits(digits)) is None
