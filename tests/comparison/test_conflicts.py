from __future__ import annotations

from datetime import date

import pytest
from test_alignment import side

from index.article import Span
from index.comparison.alignment.alignment import align
from index.comparison.facts.conflicts import Conflict, Strength, conflicts
from index.comparison.facts.facts import Fact, Field, differ
from index.comparison.facts.moments import moments
from index.comparison.facts.quantities import quantities
from index.comparison.facts.where import places
from index.comparison.facts.who import doers, nations
from index.comparison.reading.words import spelling_key, tokens


def facts(text: str) -> list[Fact]:
    return list(quantities(text, tokens(text, Span(0, len(text)), spelling_key)))


def counted(text: str) -> list[tuple[str, str, float, float]]:
    return [(fact.span.of(text), *fact.matters, fact.low, fact.high) for fact in facts(text)]  # type: ignore[misc]


def compare(left: list[str], right: list[str], dates: tuple[str | None, str | None] = (None, None)) -> list[Conflict]:
    return list(conflicts(align(side(left, dates[0]), side(right, dates[1]))))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("A blast killed 12 people.", ("12 people", "people killed", 12, 12)),
        ("Twenty-two miners were killed.", ("Twenty-two miners", "miner", 22, 22)),
        ("At least 50 villagers were injured.", ("At least 50 villagers", "people wounded", 50, 55)),
        ("Dozens of residents fled.", ("Dozens of residents", "people fled", 20, 100)),
        ("Half of the 8,000 inhabitants have fled.", ("Half of the 8,000 inhabitants", "people fled", 4000, 4000)),
        ("They hold two-thirds of the land.", ("two-thirds", "share", 2 / 3, 2 / 3)),
        ("It took 40 percent of the vote.", ("40 percent", "share", 0.4, 0.4)),
        ("The army set up six new checkpoints.", ("six new checkpoints", "checkpoint", 6, 6)),
    ],
)
def test_a_number_knows_what_it_counts(text: str, fact: tuple[str, str, float, float]) -> None:
    assert [(s, m, pytest.approx(low), pytest.approx(high)) for s, m, low, high in counted(text)] == [fact]


@pytest.mark.parametrize(
    "text", ["In 2011 it began.", "On 3 October 2014 it began.", "An F-16 flew at 11:21.", "At 0730 it began."]
)
def test_digits_that_count_nothing(text: str) -> None:
    assert facts(text) == []


def test_killed_and_wounded_keep_their_numbers_apart() -> None:
    assert [(m, low) for _, m, low, _ in counted("The fire killed nine people and injured 30 others.")] == [
        ("people killed", 9),
        ("people wounded", 30),
    ]


def test_a_weekday_is_the_last_one_before_the_report() -> None:
    text = "Troops entered the town on Wednesday."
    words = tokens(text, Span(0, len(text)), spelling_key)
    days = [date.fromordinal(int(next(moments(words, day)).low)) for day in (date(2021, 9, 1), date(2021, 9, 10))]
    assert days == [date(2021, 9, 1), date(2021, 9, 8)]


def test_the_day_of_the_telling_is_no_moment() -> None:
    text = "Three soldiers were killed, the ministry said on Friday."
    assert list(moments(tokens(text, Span(0, len(text)), spelling_key), date(2021, 9, 10))) == []


def test_who_and_where() -> None:
    text = "The Russian military entered a town in southern Syria."
    words = tokens(text, Span(0, len(text)), spelling_key)
    assert [(fact.span.of(text), set(fact.parties)) for fact in doers(words)] == [("Russian military", {"russia"})]
    assert [(fact.span.of(text), set(fact.parties)) for fact in places(words)] == [("southern Syria", {"south"})]


CAR = ["A car bomb killed 12 people and wounded 30 at a market in Velby on Monday, police in Velby said."]


MORE = ["A car bomb at a market in Velby killed 19 people and wounded 30 on Monday, police said."]
TUESDAY, NEXT_DAY = "2021-09-07", "2021-09-08"


def strengths(left: list[str], right: list[str], *dates: str | None) -> list[Strength]:
    return [conflict.strength for conflict in compare(left, right, (dates[0], dates[1]))]


def test_a_toll_that_differs_is_a_conflict() -> None:
    (conflict,) = compare(CAR, MORE)
    assert (conflict.field, conflict.about) == (Field.NUMBER, "people killed")


def test_only_what_is_known_to_be_of_the_same_is_hard() -> None:
    assert strengths(CAR, MORE, TUESDAY, TUESDAY) == [Strength.HARD]
    assert strengths(CAR, MORE, None, None) == [Strength.SOFT]
    hedged = [MORE[0].replace("19", "at least 19")]
    no_day = [[said[0].replace(" on Monday", "")] for said in (CAR, MORE)]
    places = [[said[0].replace("killed", f"in {name} killed")] for said, name in ((CAR, "Arlen"), (MORE, "Bodo"))]
    two_values = [*MORE, "In all the bombs killed 21 people."]
    for left, right in ((CAR, hedged), no_day, places, (CAR, two_values)):
        assert strengths(left, right, TUESDAY, TUESDAY)[:1] == [Strength.SOFT]


def test_what_the_later_report_has_may_be_the_newer_state() -> None:
    assert strengths(CAR, MORE, TUESDAY, NEXT_DAY) == strengths(MORE, CAR, TUESDAY, NEXT_DAY) == [Strength.UPDATE]
    other_day = [CAR[0].replace("Monday", "Sunday")]
    assert Strength.UPDATE not in strengths(CAR, other_day, TUESDAY, NEXT_DAY)  # a day that is past stays as it was


def test_hedges_and_rounding_that_agree_are_none() -> None:
    assert (
        compare(CAR, ["A car bomb at a market in Velby killed at least 12 people and wounded dozens on Monday."]) == []
    )


def test_the_dead_of_another_day_are_other_dead() -> None:
    found = compare(CAR, ["A car bomb at a market in Velby killed 19 people and wounded 30 on Thursday, police said."])
    assert [conflict.field for conflict in found] == [Field.DATE]


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
        ("The {} border was reached near Velby on Monday.", ("Norwegian", "Swedish")),
    ],
)
def test_parties_that_may_be_one_do_not_differ(left: str, right: tuple[str, str]) -> None:
    assert actors(left.format(right[0]), left.format(right[1])) == []


@pytest.mark.parametrize(
    ("left", "right", "is_other"),
    [
        ("Two German climbers fell to their deaths.", "The two climbers who fell to their deaths were Poles.", True),
        ("The arrested man is a Belgian.", "The arrested man is a Dutch national.", True),
        ("Two German climbers fell to their deaths.", "A Polish climber raised the alarm.", False),
        ("The arrested man is a Belgian.", "The arrested man has a Dutch lawyer.", False),
        ("Two German climbers fell to their deaths.", "The climbers who fell to their deaths were Germans.", False),
    ],
)
def test_of_which_nation_people_are(left: str, right: str, is_other: bool) -> None:
    one, other = (list(nations(tokens(said, Span(0, len(said)), spelling_key))) for said in (left, right))
    apart = [a.matters.keys() & b.matters.keys() and differ(a, b) for a in one for b in other]
    assert any(apart) is is_other
