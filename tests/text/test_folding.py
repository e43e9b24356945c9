"""Folding: one mechanism, and how strict each of its names is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.folding import APOSTROPHES, evened, fold, letters_of, lower_in, lower_in_place, without_case


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DARAA", "daraa"),
        ("Sûreté", "surete"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("Straße", "STRASSE"),
        ("Shi'a", "Shiʿa"),
        ("d´Ivoire", "d’Ivoire"),
        ("ＵＮ", "un"),
        ("دِمَشق", "دمشق"),
        ("٢٠١٦", "2016"),
        ("۱۴۰۰", "1400"),
        ("२०१६", "2016"),
        ("مـثـل", "مثل"),
        ("الرقّة", "الرقه"),
        ("إدلب", "ادلب"),
        ("سوریا", "سوريا"),
        ("کرکوک", "كركوك"),
        ("مصطفى", "مصطفي"),
        ("إسراء", "اسرا"),
        ("\N{ARABIC LETTER ALEF WASLA}لقاهرة", "القاهرة"),
        ("Ёлкин", "елкин"),
        ("א׳", "א'"),
        ("תֵּל אָבִיב", "תל אביב"),
        ("ΑΘΉΝΑ", "αθηνα"),
        ("ὁδός", "οδοσ"),
        ("Gene\u0300ve", "Genève"),
        ("Da\u00adraa", "daraa"),
        ("می\u200cشود", "میشود"),
        ("서울", "서울"),
    ],
)
def test_these_are_the_same_letters(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Homs", "Hama"),
        ("al-Bab", "alBab"),
        ("Tal Afar", "Talafar"),
        ("x2", "x"),
        ("мой", "мои"),
        ("が", "か"),
        ("قلب", "كلب"),
    ],
)
def test_these_are_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert not set(APOSTROPHES) & set(fold(text))


@given(st.text())
def test_in_place_every_code_point_keeps_its_place(text: str) -> None:
    low = lower_in_place(f"İ{text}")
    assert len(low) == len(text) + 1
    assert low[1:] == lower_in_place(text)


def test_in_place_case_alone_goes() -> None:
    assert lower_in_place("ÉCOLE Straße") == "école straße"


def test_lines_are_alike_without_case_and_white_space_and_further_without_signs() -> None:
    assert evened(" Date\u00a0 of\tPublication ") == "date of publication"
    assert evened("peché") != evened("peche")
    assert letters_of("Talks — open!") == letters_of("TALKS OPEN") != letters_of("talks opened")


@pytest.mark.parametrize(
    ("word", "language", "low"),
    [
        ("İki", "tr", "iki"),
        ("KASIM", "tr", "kasım"),
        ("KASIM", "en", "kasim"),
        ("İki", "en", "iki"),
        ("ÖN", "de", "ön"),
    ],
)
def test_case_is_that_of_the_language(word: str, language: str, low: str) -> None:
    assert lower_in(word, language) == low


@pytest.mark.parametrize(
    ("word", "language", "bare"),
    [("Hatay'da", "tr", "Hatay"), ("Hatay’ın", "tr", "Hatay"), ("l'armée", "fr", "l'armée"), ("Hatay", "tr", "Hatay")],
)
def test_the_case_of_a_turkish_name_is_taken_off_it(word: str, language: str, bare: str) -> None:
    assert without_case(word, language) == bare
