"""How likely two words of any two alphabets are one name: nearer spellings are likelier, other names are not."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.names.heard import Heard, bounds
from index.names.letters import ALPHABETS, alphabet, likeness
from index.names.lookalikes import told_apart_across
from index.names.places import PLACES, names_of, places
from index.text.folding import fold

WORDS = st.one_of(*(st.text(st.characters(min_codepoint=ord(a), max_codepoint=ord(b)), min_size=1) for a, b in
                    (("a", "z"), ("а", "я"), ("א", "ת"), ("ع", "ي"))))  # fmt: skip


@pytest.mark.parametrize(
    ("name", "spelled", "other"),
    [
        ("mosul", "موصل", "مصر"),
        ("khaled", "خالد", "جلال"),
        ("zhukov", "жуков", "жуковка"),
        ("yousef", "يوسف", "يونس"),
        ("yousef", "юсуф", "иосиф"),
        ("haifa", "חיפה", "יפו"),
        ("haifa", "хайфа", "яффа"),
        ("шойгу", "شويغو", "شوقي"),
        ("חברון", "хеврон", "хермон"),
        ("schamil", "chamil", "jamil"),
        ("cihangir", "jahangir", "sanger"),
    ],
)
def test_a_spelling_is_likelier_than_another_name(name: str, spelled: str, other: str) -> None:
    assert likeness(name, spelled) > max(0, likeness(name, other))


@given(WORDS, WORDS)
def test_likeness_is_the_same_from_either_side(one: str, other: str) -> None:
    one, other = fold(one), fold(other)
    assert likeness(one, other) == pytest.approx(likeness(other, one))


@given(WORDS, WORDS, st.floats(-20, 20))
def test_what_is_given_up_early_is_below_what_was_asked_for(one: str, other: str, least: float) -> None:
    whole = likeness(fold(one), fold(other))
    assert likeness(fold(one), fold(other), least) == (whole if whole >= least else -inf)


@pytest.mark.parametrize("word", ["", "f16", "δαμασκοσ", "daraaдараа", "2016"])
def test_what_is_no_word_of_a_known_alphabet_is_like_nothing(word: str) -> None:
    assert alphabet(word) == ""
    assert likeness(word, "daraa") == -inf
    assert Heard([word, "daraa"]).like(word, "L", -50) == []


@given(WORDS)
def test_no_consonant_stands_fewer_times_at_most_than_at_least(word: str) -> None:
    least, most = bounds(fold(word))
    assert all(0 <= a <= b for a, b in zip(least, most, strict=True))


def test_the_words_of_an_alphabet_come_the_likeliest_first() -> None:
    heard = Heard(["خالد", "خليل", "جلال", "дамаск", "khalid"])
    assert [form for _, form in heard.like("khaled", "A", 5.0)] == ["خالد"]
    assert heard.like("khaled", "H", 5.0) == []
    assert heard.alphabets == {"A", "C", "L"}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("bashar", "башир", True),
        ("bashar", "башар", False),
        ("jamil", "جمال", True),
        ("jamal", "جمال", False),
        ("محمود", "мухаммед", True),
        ("samir", "алеппо", False),
    ],
)
def test_names_of_one_root_are_told_apart_in_any_alphabet(one: str, other: str, apart: bool) -> None:
    assert told_apart_across(one, other) is told_apart_across(other, one) is apart


def test_a_place_has_names_that_no_sound_tells() -> None:
    assert places("aleppo") & places("حلب")
    assert places("jerusalem") & places("القدس".removeprefix("ال"))
    assert not places("belgrade") & places("белгород")
    assert places("no such place") == frozenset()


def test_a_namesake_has_no_line_but_a_place_with_names_of_its_own_has() -> None:
    assert len(places("dublin")) == 1  # of five of this name
    assert len(places("tripoli")) > 1


def test_every_name_of_a_place_is_as_words_are_compared() -> None:
    lines = [line for line in PLACES.read_text("utf-8").splitlines() if not line.startswith("#")]
    for number in range(0, len(lines), 50):
        for name in names_of(number):
            assert name and all(fold(word) == word and alphabet(word) in ALPHABETS for word in name)
    assert "CC BY 4.0" in PLACES.read_text("utf-8")[:500]
