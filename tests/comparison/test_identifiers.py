"""Codes and numbers that tell one thing of many: what is one, what only looks like one, and when two are held against
each other.
"""

from __future__ import annotations

import pytest
from stated import told
from test_conflicts import compare

from index.comparison.facts.stated.values import FactKind, Field
from index.comparison.facts.strengths import Strength


def read(text: str, language: str = "en") -> list[tuple[str, frozenset[str]]]:
    """The identifiers of a sentence, with their names."""
    found = (around.value for around in told(text, language).values)
    return [(value.span.of(text), value.names) for value in found if value.kind is FactKind.IDENTIFIER]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The recall covers lot QN-318, sold in jars.", "QN-318", {"QN318", "318"}),
        ("Flight KV 207 left at noon.", "KV 207", {"KV207", "207"}),
        ("Flight KV207 left at noon.", "KV207", {"KV207", "207"}),
        ("Flight 207 is lost.", "207", {"207"}),
        ("It is case No. 25-CR-0716 in Velby.", "25-CR-0716", {"25CR0716", "0716"}),
        ("The permit number is permit number 5512.", "5512", {"5512"}),
        ("The hull bears the number SR-4471.", "SR-4471", {"SR4471", "4471"}),
        ("The auditor held invoice 71-2093 back.", "71-2093", {"712093", "2093"}),
        ("In Ward 7, nobody voted.", "7", {"7"}),
        ("The Su-24 was hit.", "Su-24", {"SU24"}),
        ("The valve on Tank 7 had failed.", "7", {"7"}),
        ("The MH370 was never found.", "MH370", {"MH370", "370"}),
    ],
)
def test_a_code_is_read_with_the_ways_it_is_named(text: str, words: str, names: set[str]) -> None:
    assert read(text) == [(words, names)]


@pytest.mark.parametrize(
    "text",
    [
        "The permit 20 people had was withdrawn.",
        "The train 400 passengers took was late.",
        "In the ward 12 were killed.",
        "They won 3-1 in the 2024-25 season.",
        "Between 800 and 1200 people came, 900-1100 of them by bus.",
        "The G20 met with the G7.",
        "COVID-19 is back.",
        "It began at 7PM on 12-05-2026.",
        "The haul is worth £3M or $14M.",
        "They met 12 people in May 2026.",
        "An F-16 flew over.",
        "It leaked until June 12 into the river.",
        "She won the World Cup 2026 in Velby.",
        "The fire killed in Velby 12 people.",
        "Another 12 were hurt.",
        "It holds, said Tank, 7 tonnes.",
    ],
)
def test_what_only_looks_like_a_code_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["The G20 met.", "An F-16 flew over.", "Lot QN-318 was sold.", "Flight 207 is lost."])
def test_a_code_counts_nothing(text: str) -> None:
    assert all(around.value.kind is not FactKind.COUNT for around in told(text).figures)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("es", "El lote QN-318 fue retirado.", "QN-318"),
        ("es", "El vuelo 207 salió tarde.", "207"),
        ("fr", "Le vol 207 est perdu.", "207"),
        ("fr", "Le dossier numéro 5512 est clos.", "5512"),
        ("de", "Flug KV 207 ist gelandet.", "KV 207"),
        ("ru", "Рейс 207 отменён.", "207"),
        ("fr", "La fuite vient de la Cuve 7.", "7"),
    ],
)
def test_each_language_has_its_words_for_what_is_numbered(language: str, text: str, words: str) -> None:
    assert [said for said, _ in read(text, language)] == [words]


def test_where_nouns_have_capitals_a_number_behind_one_is_no_code() -> None:
    assert read("Am Ende waren im Tank 7 Tonnen.", "de") == read("Es fehlten am Abend 7.", "de") == []


RECALL = "The recall of Velby dairy cheese covers lot {}, the food office in Velby said."


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [("QN-318", "QN-381", True), ("QN-318", "QN 318", False), ("QN-318", "318", False), ("QN-318", "QN318", False)],
)
def test_two_codes_of_one_thing_differ_however_near_they_are(one: str, other: str, differ: bool) -> None:
    found = compare([RECALL.format(one)], [RECALL.format(other)], ("2024-02-18", "2024-02-19"))
    assert [(c.kind, c.field, c.values) for c in found] == [(FactKind.IDENTIFIER, Field.NUMBER, None)] * differ
    assert Strength.UPDATE not in {c.strength for c in found}  # a code is no state that a later report has newer


def test_a_difference_of_codes_is_named_by_what_they_are_of() -> None:
    (found,) = compare([RECALL.format("QN-318")], [RECALL.format("QN-381")])
    assert "lot" in found.about.split()


def test_a_thing_has_its_code_at_any_time() -> None:
    left = "The ferry, which bears the number SR-4471, was built at the Velby yard in 1988."
    right = "The ferry, number SR-4417 in the register, came to the Velby yard in 1995."
    assert FactKind.IDENTIFIER in {conflict.kind for conflict in compare([left], [right])}


def test_codes_of_two_things_are_not_held_against_each_other() -> None:
    assert compare([RECALL.format("QN-318")], [RECALL.replace("lot", "flight").format("204")]) == []
    both = [RECALL.format("QN-318"), "Lot QN-402 is not affected, the food office said."]
    assert compare(both, both) == []
