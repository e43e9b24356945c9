"""Words with their places, their forms and stems, and those that say nothing."""

from __future__ import annotations

from importlib import import_module

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon.reading import languages
from index.text.stems import light_stem, stem
from index.text.stop_words import ARTICLES_OF_NAMES, HOLLOW, STOP_WORDS
from index.text.words import MAX_WORD, form_of, letters_in_a_row, rows, script_of, words, written


def forms(text: str) -> list[str]:
    return [word.form for word in words(text)]


WORDY = st.text() | st.text("abLl'’.-,1 0dé\u0301ل 中\n")


@given(WORDY, st.integers(0, 5))
def test_words_as_they_are_written_are_those_with_places(text: str, start: int) -> None:
    assert written(text, start, len(text)) == [text[first:last] for _, first, last in rows(text, start, len(text))]
    assert [*map(form_of, written(text, start, len(text)))] == [form for form, _, _ in rows(text, start, len(text))]


def test_hyphens_part_words_and_apostrophes_inside_do_not() -> None:
    assert forms("Syria’s air-strike don't ‘quoted’") == ["syria", "air", "strike", "dont", "quoted"]


@pytest.mark.parametrize("owner", ["Syria's", "Syria’s", "SYRIA'S", "syriaʼs"])
def test_an_owner_is_indexed_as_the_name(owner: str) -> None:
    assert form_of(owner) == form_of("Syria")


def test_what_ends_in_s_is_no_owner() -> None:
    assert form_of("Homs") == "homs"
    assert form_of("ʼs")  # letters as Unicode has it, and never without a form


@given(st.text())
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.form == form_of(text[word.start : word.end]) and 0 < len(word.form) <= MAX_WORD
        end = word.end


@given(st.text(), st.text())
def test_a_part_of_a_text_has_its_own_words_in_their_places(before: str, text: str) -> None:
    found = rows(f"{before}\n{text}", len(before) + 1, len(before) + 1 + len(text))
    assert [(form, start - len(before) - 1) for form, start, _ in found] == [(w.form, w.start) for w in words(text)]


@given(st.text(st.sampled_from("aBd4l0 .,'`-’é")) | st.text())
def test_the_letters_in_a_row_hold_every_form(text: str) -> None:
    letters = letters_in_a_row(text)
    assert (letters is None) is not text.isascii()
    assert letters is None or all(form in letters for form in forms(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("U.N. envoy", ["un", "envoy"]),
        ("the U.S.-backed force", ["the", "us", "backed", "force"]),
        ("bei d.h. so", ["bei", "dh", "so"]),
        ("أ.ف.ب", ["افب"]),
        ("in Rome. A man", ["in", "rome", "a", "man"]),
        ("l'armée d’Alep", ["l", "armee", "d", "alep"]),
        ("DELL'IRAN", ["dell", "iran"]),
        ("Dar'a, M'Adamiya, O'Brien", ["dara", "madamiya", "obrien"]),
        ("Ma'an don't", ["maan", "dont"]),
        ("com\u00admander Geneve\u0301s", ["commander", "geneves"]),
        ("رأس\u200cالعين", ["راس", "العين"]),
        ("中国人は", ["中", "国", "人", "は"]),
        ("서울에", ["서", "울", "에"]),
        ("28.08.2016", ["28", "08", "2016"]),
        ("2016 300", ["2016", "300"]),
        ("F-16s", ["f", "16s"]),
    ],
)
def test_what_is_one_word(text: str, found: list[str]) -> None:
    assert forms(text) == found


@pytest.mark.parametrize(
    "written", ["40,000", "40.000", "40 000", "40\u00a0000", "40\u202f000", "40'000", "40000", "٤٠٬٠٠٠", "۴۰۰۰۰"]
)
def test_a_number_is_one_word_whatever_parts_its_digits(written: str) -> None:
    assert forms(f"some {written}, men") == ["some", "40000", "men"]
    assert forms(f"deß {written}, men") == ["dess", "40000", "men"]
    assert form_of(written) == "40000"


def test_a_mark_covers_all_that_was_written() -> None:
    text = "The U.N. sent 40 000."
    assert [text[w.start : w.end] for w in words(text)] == ["The", "U.N.", "sent", "40 000"]


def test_a_word_has_the_script_of_its_letters() -> None:
    assert [word.script for word in words("Daraa درعا Дараа 2016")] == ["LATIN", "ARABIC", "CYRILLIC", ""]
    assert script_of("-") == ""


def test_inflections_share_a_stem_in_their_language() -> None:
    assert stem("killed") == stem("kills") == stem("killing") != stem("killjoy")
    assert stem("villages", "fr") == stem("village", "fr")
    assert stem("städte", "de") == stem("städten", "de")
    assert stem("мосты", "en") == "мосты"
    assert stem("running", "xx") == "running"


@given(st.text("abcdefghilmnorstuy'", max_size=9), st.sampled_from(["english", "finnish", "turkish"]))
def test_the_compiled_stemmer_gives_what_the_plain_one_gives(word: str, language: str) -> None:
    plain = import_module(f"snowballstemmer.{language}_stemmer")
    made = getattr(plain, f"{language.title()}Stemmer")()
    assert snowballstemmer.stemmer(language).stemWord(word) == made.stemWord(word)


def test_the_light_stem_takes_off_less() -> None:
    assert light_stem("shelled") == light_stem("shelling") == "shell"
    assert light_stem("relational") == "relational" != stem("relational")


def test_each_list_leaves_out_more() -> None:
    assert STOP_WORDS < HOLLOW
    assert ARTICLES_OF_NAMES < HOLLOW
    assert not ARTICLES_OF_NAMES & STOP_WORDS  # "al" is asked for where it is all that is typed
    assert {"said", "dont"} & HOLLOW == {"said"}
    assert not {"killed", "bridge", "daraa"} & HOLLOW


def test_the_small_words_of_english_are_hollow() -> None:
    assert set(languages()["en"].small_words) <= HOLLOW
