"""Two figures in two languages are of one thing as far as is known which of their words stand for one."""

from __future__ import annotations

import pytest
from stated import told, translating

from index.comparison.facts.counterparts import UNKNOWN, Counterparts
from index.comparison.facts.matching.across import may_be_flagged
from index.comparison.facts.matching.matching import matches
from index.comparison.facts.stated.values import FactKind
from index.comparison.meaning.vectors import NO_MEANING

THINGS = ("tents tentes", "opened ouvert", "gate porte", "rose monté")


@pytest.mark.parametrize(
    ("one", "other", "words", "signs"),
    [
        ("The army set up 60 tents.", "L'armée a monté 90 tentes.", THINGS, {"thing+"}),
        ("The army set up 60 tents.", "L'armée a monté 90 lits.", THINGS, {"thing-"}),
        # what is counted has no counterpart that is known, but what is told of it has
        ("Four gates were opened.", "Cinq vannes ont été ouvertes.", ("opened ouvertes",), {"thing+"}),
        ("Four gates were opened.", "Cinq vannes ont été vues.", ("opened ouvertes",), {"thing-"}),
        ("Four soldiers were hurt.", "Cinq personnes ont été blessées.", (), {"thing+"}),
        ("The water rose by six metres.", "L'eau est montée de huit mètres.", ("rose montée",), {"thing+"}),
        ("The water rose by six metres.", "Le mur avait huit mètres.", ("rose montée",), {"thing-"}),
        # one name beside both leaves it open
        ("They paid Norvex 60 euros.", "Il doit 90 euros à Norvex.", THINGS, set()),
    ],
)
def test_in_two_languages_two_figures_are_of_one_thing_as_far_as_is_known(
    one: str, other: str, words: tuple[str, ...], signs: set[str]
) -> None:
    left, right = [told(one)], [told(other, "fr")]
    (match,) = matches(left, right, {(0, 0): 0.9}, Counterparts(left, right, translating(*words)))
    assert {sign for sign in match.signs if sign.startswith("thing")} == signs
    (unknown,) = matches(left, right, {(0, 0): 0.9})  # without an encoder the lexicon alone says what is one
    assert {sign for sign in unknown.signs if sign.startswith("thing")} <= {"thing+"}


def test_persons_and_houses_are_not_held_against_each_other() -> None:
    left, right = [told("Four houses burned.")], [told("Cinq soldats brûlaient.", "fr")]
    assert not [*matches(left, right, {(0, 0): 0.9})]


def test_what_is_not_known_to_be_of_one_thing_is_no_flag() -> None:
    assert may_be_flagged(FactKind.COUNT, {"thing+": 1.0})
    assert not may_be_flagged(FactKind.COUNT, {"thing-": 1.0})
    assert not may_be_flagged(FactKind.COUNT, {})  # no one knows what is counted
    assert may_be_flagged(FactKind.LENGTH, {})  # there are few lengths in a report
    assert not may_be_flagged(FactKind.LENGTH, {"thing-": 1.0})


def test_a_word_is_the_counterpart_of_its_translation_and_nothing_is_known_without_an_encoder() -> None:
    left, right = [told("The siren woke two guards.")], [told("Die Sirene weckte zwei Wächter.", "de")]
    known = Counterparts(left, right, translating("siren sirene", "guards wächter"))
    assert (known.near("siren", "Sirene"), known.near("siren", "Wächter")) == (1.0, 0.0)
    assert Counterparts(right, left, translating("siren sirene")).near("Sirene", "siren") == 1.0
    assert Counterparts(left, right, NO_MEANING).near("siren", "Sirene") == 0.0
    assert not UNKNOWN.are_known
    assert UNKNOWN.near("Kelda", "kelda") == 1.0  # the same word is no translation


def test_days_of_two_languages_are_of_clauses_that_share_enough() -> None:
    left = [told("The terminal stays closed until Friday.")]
    words = ("terminal", "closed geschlossen", "stays bleibt")
    prayer = "Eine Andacht am Terminal wird es am Sonntag geben."
    for other, are_held in (("Das Terminal bleibt bis Sonntag geschlossen.", True), (prayer, False)):
        right = [told(other, "de")]
        found = matches(left, right, {(0, 0): 0.9}, Counterparts(left, right, translating(*words)))
        assert bool([match for match in found if match.left.value.kind is FactKind.DAY]) is are_held
