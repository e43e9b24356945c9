"""How much of what two sentences say has a counterpart in the other: names left out, rare words counting most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stated import report

from index.article import Metadata
from index.comparison.alignment.alignment import Candidate
from index.comparison.claims.counterparts import shared_words
from index.comparison.claims.kinship import HARDLY, TOGETHER, strengths_of
from index.comparison.claims.table_names import TableNames
from index.comparison.comparing import compare_sides, side_of
from index.comparison.meaning.encoder import SIZE, Vectors
from index.comparison.meaning.nearness import FAR, NEAR
from index.comparison.meaning.vectors import NO_MEANING, Meaning
from index.comparison.reading.reading import Side


def side(name: str, *sentences: str, language: str = "en") -> Side:
    told = report(name, *sentences)
    return side_of(replace(told, metadata=Metadata(published=told.metadata.published, language=language)))


def share(one: str, other: str, *rest: str) -> float:
    """What two sentences share in a table, by their words alone; `rest` are further sentences of the first report."""
    return float(shared_words([side("a", one, *rest), side("b", other)], NO_MEANING)[0, 1][0, 0])


ARRESTED = "The captain of the Marina Grey, Ivo Sardan, was arrested at noon."
HELD = "At noon police arrested the captain of the Marina Grey, Ivo Sardan."
STAYED = "The captain of the Marina Grey, Ivo Sardan, stayed aboard to the last."


def test_names_are_shared_by_all_reports_of_an_event_and_say_nothing() -> None:
    assert share(ARRESTED, HELD) > 2 * share(ARRESTED, STAYED) > 0
    assert share("Ivo Sardan.", "Ivo Sardan.", "He and Ivo Sardan of Port Sefton left.") == 0
    assert share("The harbour was closed.", "The harbour was closed.") == pytest.approx(1.0)


def test_a_rare_word_counts_more_than_one_that_most_sentences_have() -> None:
    common = [f"The ferry was seen from pier {number}." for number in ("two", "four", "nine", "ten")]
    one = "The ferry rolled."
    assert share(one, "The ferry burned.", *common) < share(one, "The barge rolled.", *common)


def test_numbers_are_the_same_word_in_digits_and_in_letters() -> None:
    assert share("Twelve were saved.", "12 were saved.") == pytest.approx(1.0)
    assert share("Twelve were saved.", "14 were saved.") < 1.0


class Words:
    """An encoder of words: those it knows lie as near its axis as it is told, and all others on axes of their own."""

    name = "words"
    is_loaded = True

    def __init__(self, near: Mapping[str, float]) -> None:
        self._near, self._others = near, dict[str, int]()

    def encode(self, sentences: Sequence[str]) -> Vectors:
        found = np.zeros((len(sentences), SIZE))
        for row, text in zip(found, sentences, strict=True):
            place = self._others.setdefault(text, 2 * len(self._others) + 1)
            near = self._near.get(text, 0.0)
            row[0], row[place] = near, (1 - near**2) ** 0.5
        return found


FERRIES = [f"word{number}" for number in range(60)]
# So many words of nothing in common that what all words share is close to nothing.


def near(cosine: float) -> float:
    """What `arrested` and `verhaftet` share, alone in their sentences, where their vectors are so near."""
    meaning = Meaning(encoder=Words({"arrested": 1.0, "verhaftet": cosine}))
    sides = [side("a", "arrested", *FERRIES), side("b", "verhaftet", *FERRIES, language="de")]
    return float(shared_words(sides, meaning)[0, 1][0, 0])


def test_a_word_of_another_language_is_a_counterpart_as_far_as_it_is_near_in_meaning() -> None:
    assert near(NEAR + 0.05) == pytest.approx(1.0, abs=0.05)
    assert near(FAR - 0.05) == 0
    assert 0.2 < near((FAR + NEAR) / 2) < 0.8


VOCABULARY = ["the", "ferry", "sank", "Sefton", "four", "4", "men", "arrested", "aboard", "fire", "port", "12", "Ivo"]
WORD = st.sampled_from(VOCABULARY)
REPORT = st.lists(st.lists(WORD, min_size=1, max_size=6).map(" ".join), max_size=4)


@given(st.lists(REPORT, min_size=2, max_size=3))
def test_shares_lie_between_none_and_all_and_hang_on_neither_the_order_of_reports(reports: list[list[str]]) -> None:
    sides = [side(f"r{place}", *sentences) for place, sentences in enumerate(reports)]
    found, turned = shared_words(sides, NO_MEANING), shared_words(sides[::-1], NO_MEANING)
    last = len(sides) - 1
    for (a, b), table in found.items():
        assert table.shape == (len(sides[a].sentences), len(sides[b].sentences))
        assert ((table >= 0) & (table <= 1 + 1e-6)).all()
        np.testing.assert_allclose(table, turned[last - b, last - a].T, atol=1e-5)


def names_of(sides: Sequence[Side], place: int) -> set[str]:
    names = TableNames(sides)
    spoken = zip(sides[place].each_read_in, sides[place].words, strict=True)
    return {token.text for language, sentence in spoken for token in sentence if names.has(token, language)}


ENGLISH = side("en", "Doctors in Lennau walked out.", "Few doctors came to work, said Katrin Moser.", "Moser left.")


def test_capitals_show_names_but_not_the_first_word_of_a_sentence_alone() -> None:
    assert names_of([ENGLISH], 0) == {"Lennau", "Katrin", "Moser"}


def test_in_german_and_in_arabic_letters_a_name_is_what_sounds_like_one_of_another_report() -> None:
    german = side("de", "Die Ärzte in Lennau streiken, sagte Katrin Moser.", language="de")
    arabic = side("ar", "قالت كاترين موزر إن الأطباء في لينو أضربوا عن العمل", language="ar")
    assert names_of([ENGLISH, german], 1) == {"Lennau", "Katrin", "Moser"}
    assert "كاترين" in names_of([ENGLISH, arabic], 1)
    assert "الأطباء" not in names_of([ENGLISH, arabic], 1)
    assert names_of([german], 0) == set()


def titles(*sentences: str) -> set[str]:
    """The words of the sentences, in small letters, that are no names themselves but stand with them."""
    one = side("en", *sentences)
    names = TableNames([one])
    words = {token for sentence in one.words for token in sentence}
    return {token.low for token in words if names.has(token, "en") and not names.is_name(token, "en")}


def test_what_persons_are_stands_with_their_names_and_what_they_did_does_not() -> None:
    said = ("The director, Marek Dostan, apologised.", "The mill director Marek Dostan denied it.")
    assert titles(*said) == {"director"}
    assert titles(said[0], "The mill has a director.") == set()
    assert titles(*said, *("A new director is sought." for _ in range(4))) == set()
    assert "rocks" not in titles("It struck rocks near Serifos.", "The rocks near Serifos are sharp.")
    assert "arrested" not in titles("They arrested Marek Dostan.", "They had arrested Marek Dostan before.")


def strength(linked: float, one: Side, other: Side) -> float:
    """How likely the first sentences of two reports tell one claim, where so likely they are linked."""
    articles = [
        report(name, *(span.of(each.text) for span in each.sentences))
        for name, each in zip("ab", (one, other), strict=True)
    ]
    compared = compare_sides(articles[0], one, articles[1], other)
    alignment = replace(compared.alignment, links=(), candidates=(Candidate(0, 0, linked),))
    shares = shared_words([one, other], NO_MEANING)
    return strengths_of([one, other], {(0, 1): replace(compared, alignment=alignment)}, shares)[(0, 0), (1, 0)]


def test_a_link_that_leans_on_names_makes_no_claim_and_one_of_what_is_said_does() -> None:
    arrested, held, stayed = side("a", ARRESTED), side("b", HELD), side("b", STAYED)
    assert strength(0.7, arrested, held) > TOGETHER > strength(0.7, arrested, stayed)
    assert strength(0.3, arrested, held) > TOGETHER
    assert strength(0.99, arrested, stayed) > strength(0.7, arrested, stayed) > strength(0.2, arrested, stayed)


def test_what_is_hardly_linked_is_no_claim_however_many_words_it_shares() -> None:
    arrested, held = side("a", ARRESTED), side("b", HELD)
    assert strength(HARDLY - 0.01, arrested, held) == HARDLY - 0.01
    assert strength(HARDLY + 0.01, arrested, held) > 0.3


def test_of_two_languages_less_that_is_shared_says_as_much() -> None:
    english, other = side("a", "Twelve were saved at noon."), "Doce fueron rescatados al amanecer 12."
    assert strength(0.5, english, side("b", other, language="es")) > strength(0.5, english, side("b", other))


def test_the_same_words_are_one_claim_though_they_name_somebody_and_say_no_more() -> None:
    articles = [report(name, "Ivo Sardan", STAYED) for name in "ab"]
    left, right = (side_of(each) for each in articles)
    compared = {(0, 1): compare_sides(articles[0], left, articles[1], right)}
    found = strengths_of([left, right], compared, shared_words([left, right], NO_MEANING))
    assert found[(0, 0), (1, 0)] == 1.0
