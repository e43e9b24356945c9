from __future__ import annotations

from dataclasses import replace

import pytest
from stated import told
from test_alignment import side

from index.comparison.alignment.alignment import align
from index.comparison.facts.conflicts import Conflict, differences
from index.comparison.facts.matching.held import held
from index.comparison.facts.stated.values import FactKind, Field
from index.comparison.facts.strengths import Strength


def compare(
    left: list[str], right: list[str], dates: tuple[str | None, str | None] = (None, None), known: bool = False
) -> list[Conflict]:
    return list(differences(align(side(left, dates[0]), side(right, dates[1])), are_known_one=known).flags)


CAR = ["A car bomb killed 12 people and wounded 30 at a market in Velby on Monday, police in Velby said."]


MORE = ["A car bomb at a market in Velby killed 19 people and wounded 30 on Monday, police said."]
TUESDAY, NEXT_DAY = "2021-09-07", "2021-09-08"


def strengths(left: list[str], right: list[str], *dates: str | None, known: bool = True) -> list[Strength]:
    return [conflict.strength for conflict in compare(left, right, (dates[0], dates[1]), known)]


def test_a_toll_that_differs_is_a_conflict() -> None:
    (conflict,) = compare(CAR, MORE)
    assert conflict.field is Field.NUMBER
    assert {"people", "killed"} <= set(conflict.about.split())
    assert (conflict.left.of(CAR[0]), conflict.right.of(MORE[0])) == ("12", "19")


def test_only_what_is_known_to_be_of_the_same_is_hard() -> None:
    assert strengths(CAR, MORE, TUESDAY, TUESDAY) == [Strength.HARD]
    assert strengths(CAR, MORE, TUESDAY, TUESDAY, known=False) == [Strength.SOFT]
    hedged = [MORE[0].replace("19", "at least 19")]
    places = [[said[0].replace("killed", f"in {name} killed")] for said, name in ((CAR, "Arlen"), (MORE, "Bodo"))]
    two_values = [*MORE, "In all the bombs killed 21 people."]
    for left, right in ((CAR, hedged), places, (CAR, two_values)):
        assert strengths(left, right, TUESDAY, TUESDAY)[:1] == [Strength.SOFT]


def test_what_the_later_report_has_may_be_the_newer_state() -> None:
    assert strengths(CAR, MORE, TUESDAY, NEXT_DAY) == strengths(MORE, CAR, TUESDAY, NEXT_DAY) == [Strength.UPDATE]
    other_day = [CAR[0].replace("Monday", "Sunday")]
    assert Strength.UPDATE not in strengths(CAR, other_day, TUESDAY, NEXT_DAY)  # a day that is past stays as it was


def test_hedges_and_rounding_that_agree_are_none() -> None:
    assert (
        compare(CAR, ["A car bomb at a market in Velby killed at least 12 people and wounded dozens on Monday."]) == []
    )


def test_counts_that_differ_by_little_differ() -> None:
    for one, other in ((29, 31), (31, 29), (129, 131), (7, 8)):
        for hedge in ("", "at least "):
            left = [CAR[0].replace("12", f"{hedge}{one}")]
            (conflict,) = compare(left, [MORE[0].replace("19", str(other))])
            assert conflict.values == (one, other)
    assert compare([CAR[0].replace("12", "at least 40")], [MORE[0].replace("19", "41")]) == []


def test_a_toll_beside_dozens_of_hurt_is_held_against_a_toll() -> None:
    left = ["The car bomb at a market in Velby left 29 people dead and dozens wounded on Monday, police said."]
    (conflict,) = compare(left, [MORE[0].replace("19", "31").replace("30", "40")])
    assert conflict.values == (29, 31)


def test_the_dead_of_another_day_are_other_dead() -> None:
    found = compare(CAR, ["A car bomb at a market in Velby killed 19 people and wounded 30 on Thursday, police said."])
    assert Field.DATE in {conflict.field for conflict in found}
    assert Strength.HARD not in {conflict.strength for conflict in found if conflict.field is Field.NUMBER}


def test_numbers_that_both_reports_have_count_different_things() -> None:
    left = ["The storm killed 7 people in Arlen and 15 people in Bodo.", "In Arlen the storm killed 7 people."]
    right = ["The storm killed 15 people in Bodo.", "The storm killed 7 people in Arlen."]
    assert compare(left, right) == []


def actors(left: str, right: str) -> list[tuple[str, str]]:
    """The words of conflicts of actors between two reports of one sentence."""
    found = [c for c in compare([left], [right]) if c.field is Field.ACTOR]
    return [(c.left.of(left), c.right.of(right)) for c in found]


@pytest.mark.parametrize(
    ("left", "right", "theirs"),
    [
        ("{} police searched a warehouse in Velby on Monday.", ("Norwegian", "Swedish"), "police"),
        ("The warehouse in Velby was searched on Monday by {} police.", ("Norwegian", "Swedish"), "police"),
        ("The {} court opened the case of the Velby warehouse.", ("Peruvian", "Chilean"), "court"),
        ("A {} company bought the warehouse in Velby on Monday.", ("Canadian", "Australian"), "company"),
        ("The {} movement raided the warehouse in Velby on Monday.", ("Red Dawn", "Black Banner"), "movement"),
        ("The {} union closed the warehouse in Velby on Monday.", ("Harbour", "Transport"), "union"),
    ],
)
def test_two_parties_of_one_kind_differ_whether_or_not_a_list_knows_them(
    left: str, right: tuple[str, str], theirs: str
) -> None:
    one, other = right
    assert actors(left.format(one), left.format(other)) == [(f"{one} {theirs}", f"{other} {theirs}")]
    assert actors(left.format(one), left.format(one)) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("{} police searched a warehouse in Velby on Monday.", ("English", "British")),
        ("The {} court opened the case of the Velby warehouse.", ("European", "French")),
        ("{} police searched a warehouse in Velby on Monday.", ("Norwegian", "Local")),
        ("{} police searched a warehouse in Velby on Monday.", ("Local", "Armed")),
        ("The {} movement raided the warehouse in Velby on Monday.", ("Red Dawn", "Dawn")),
        ("The {} movement raided the warehouse in Velby on Monday.", ("Red Dawn", "RDM")),
    ],
)
def test_parties_that_may_be_one_do_not_differ(left: str, right: tuple[str, str]) -> None:
    assert actors(left.format(right[0]), left.format(right[1])) == []


@pytest.mark.parametrize(
    ("left", "right", "is_other"),
    [
        (
            "Two German climbers fell to their deaths near Velby.",
            "Two Polish climbers fell to their deaths near Velby.",
            True,
        ),
        ("Two German climbers fell to their deaths near Velby.", "A Polish pilot in Velby raised the alarm.", False),
        (
            "Two German climbers fell to their deaths near Velby.",
            "The climbers who died near Velby were Germans.",
            False,
        ),
    ],
)
def test_of_which_nation_people_are(left: str, right: str, is_other: bool) -> None:
    assert bool(actors(left, right)) is is_other


JAPANESE = "地震で{}人が死亡し、20人が負傷したと当局は発表した。"


@pytest.mark.parametrize(
    ("left", "right", "can_read"),
    [
        (CAR[0], MORE[0], (True, True)),  # too short to show a language, in Latin letters
        (JAPANESE.format(3), JAPANESE.format(5), (False, False)),
        (CAR[0], JAPANESE.format(3), (True, False)),
    ],
)
def test_whether_facts_can_be_read_is_known_without_a_language(
    left: str, right: str, can_read: tuple[bool, bool]
) -> None:
    assert differences(align(side([left]), side([right]))).can_read == can_read


def test_numbers_in_words_differ_as_those_in_digits_do_and_are_shown_whole() -> None:
    told = "Une bombe au marché de Velby a tué {} personnes et blessé trente passants lundi, selon la police."
    for one, other, differ in (
        ("dix-sept", "17", False),
        ("quatre-vingt-dix-huit", "98", False),
        ("dix-sept", "dix-neuf", True),
        ("quatre-vingt-dix-huit", "quatre-vingts", True),
    ):
        sides = [replace(side([told.format(number)]), language="fr") for number in (one, other)]
        shown = [
            (conflict.left.of(sides[0].text), conflict.right.of(sides[1].text))
            for conflict in differences(align(*sides), are_known_one=False).flags
        ]
        assert shown == ([(one, other)] if differ else [])


@pytest.mark.parametrize(
    ("left", "right", "about"),
    [
        ("At least 12 people died in the mine in Velby.", "The mine in Velby left 19 people dead.", "people died"),
        ("The mine in Velby had been closed for two years.", "For three years the mine in Velby had been closed.", ""),
    ],
)
def test_what_differs_is_named_by_no_word_twice_and_by_none_that_says_nothing(
    left: str, right: str, about: str
) -> None:
    (conflict,) = compare([left], [right])
    assert not about or conflict.about in (about, "people dead")
    assert "had" not in conflict.about.split() and "been" not in conflict.about.split()


def test_nobody_and_some_differ() -> None:
    left, right = "Four people are still missing, the Velby brigade said.", "Nobody is missing, the Velby brigade said."
    (conflict,) = compare([left], [right])
    assert (conflict.left.of(left), conflict.right.of(right)) == ("Four", "Nobody")


COPY = "A fire at a mill in Velby killed two people and injured {} on Wednesday, officials said."


@pytest.mark.parametrize("credit", ["", "VELBY (Lakeland Wire) - ", "Velby, Sept 7 (Lakeland Wire) -- ", "VELBY — "])
@pytest.mark.parametrize("other", [18, 19, 60, 310])
def test_a_copy_with_another_dateline_hides_no_other_toll(credit: str, other: int) -> None:
    left, right = credit + COPY.format(17), COPY.format(other)
    assert [(c.left.of(left), c.right.of(right)) for c in compare([left], [right])] == [("17", str(other))]


def test_the_day_of_a_dateline_is_no_day_of_what_is_told() -> None:
    datelines = ("VELBY, May 7 (Lakeland Wire) - ", "VELBY, May 9 (Lakeland Wire) - ")
    assert compare(*([dateline + COPY.format(17)] for dateline in datelines)) == []
    told = [COPY.format(17).replace("Wednesday", day) for day in ("May 7", "May 9")]
    assert [conflict.field for conflict in compare([told[0]], [told[1]])] == [Field.DATE]


FERRY = "The ferry left the harbour of Velby at {} on Friday with forty passengers{}, the harbour master said."


@pytest.mark.parametrize("more", ["", " and was towed back before dawn", " and returned late in the night"])
def test_a_part_of_the_day_beside_an_hour_hides_no_other_hour(more: str) -> None:
    left, right = FERRY.format("2 a.m.", ""), FERRY.format("3 a.m.", more)
    (conflict,) = compare([left], [right])
    assert (conflict.field, conflict.left.of(left), conflict.right.of(right)) == (Field.DATE, "2 a.m.", "3 a.m.")
    assert compare([left], [FERRY.format("2 a.m.", more)]) == []


def test_a_part_of_the_day_is_no_other_time_than_an_hour_inside_it() -> None:
    for said in ("before dawn", "in the night"):
        assert compare([FERRY.format("2 a.m.", "")], [FERRY.format(said, "")]) == []


def test_an_hour_is_of_its_own_clause_and_not_of_the_hurt_beside_it() -> None:
    left = "The loading crane fell at 7.40 a.m. on Tuesday while lifting a load of steel in Velby."
    right = "Four people were killed and 17 injured when the loading crane fell at {} a.m. on Tuesday in Velby."
    (conflict,) = compare([left], [right.format("8.10")])
    assert conflict.values is None
    assert conflict.field is Field.DATE
    assert compare([left], [right.format("7.40")]) == []


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("Seventeen were injured when the crane fell at 8.10 a.m. in Velby.", ""),
        ("Seventeen were injured at 8.10 a.m. when the crane fell in Velby.", "fate:hurt"),
    ],
)
def test_what_befell_somebody_in_another_clause_is_not_of_the_hour(text: str, fate: str) -> None:
    assert [each.fate for each in told(text).values if each.value.kind is FactKind.CLOCK] == [fate]


@pytest.mark.parametrize(
    ("language", "text", "fate"),
    [
        ("en", "Flood at the dam: 27 dead, no warning", ""),
        ("de", "Flut am Damm: 27 Tote, keine Warnung", ""),
        ("en", "Flood at the dam: 27 dead, no children", "fate:dead"),
        ("en", "Flood at the dam: no tourist was killed", "fate:dead"),
        ("de", "Flut am Damm: keine Toten", "fate:dead"),
    ],
)
def test_no_before_what_nobody_counts_is_not_of_the_dead_beside_it(language: str, text: str, fate: str) -> None:
    assert [each.fate for each in told(text, language).values if each.value.hedge == "none"] == [fate]


SIREN = "{} sounded in Velby before the water reached the houses, the residents said."


@pytest.mark.parametrize(
    ("one", "other", "fields"),
    [
        ("No siren was", "A siren was", {Field.OTHER}),
        ("No siren was", "Three sirens were", {Field.NUMBER}),
        ("No child was hurt when a siren was", "A child was hurt when a siren was", {Field.NUMBER}),
    ],
)
def test_no_is_a_number_only_where_the_thing_is_counted(one: str, other: str, fields: set[Field]) -> None:
    assert {conflict.field for conflict in compare([SIREN.format(one)], [SIREN.format(other)])} == fields


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ("Yuri Shcherbenko, 41,", False),
        ("Yuri Shcherbenko, 41, a neighbour of the victim,", False),
        ("Henrik Aldous, 41,", True),
        ("Hendrik Aldus, 41,", True),
        ("A man aged 41", True),
    ],
)
def test_the_ages_of_two_named_persons_are_no_difference(other: str, differs: bool) -> None:
    arrested = "{} was arrested in Velby on Tuesday on suspicion of causing the crash, police said."
    found = compare([arrested.format("Henrik Aldous, 53,")], [arrested.format(other)])
    assert [conflict.kind for conflict in found] == [FactKind.AGE] * differs


@pytest.mark.parametrize(("name", "differs"), [("Jürgen Hatzidakis", True), ("Juri Schtscherbenko", False)])
def test_across_languages_a_name_in_another_spelling_is_one_person(name: str, differs: bool) -> None:
    left = told("Chatzidakis, 52, was arrested in Velby on Tuesday, police said.")
    right = told(f"Die Polizei nahm {name}, 54, am Dienstag in Velby fest.", "de")
    ages = [(a, b) for a, b in held(left, right) if a.value.kind is FactKind.AGE]
    assert len(ages) == differs
