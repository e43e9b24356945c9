"""What speaks for two values being of one matter, and how a chance is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log

import pytest
from stated import figures, having, told, value

from index.comparison.facts.matching.aligned import aligned
from index.comparison.facts.matching.chance import ClashWeights
from index.comparison.facts.matching.heads import same_head
from index.comparison.facts.matching.numbers import is_sum
from index.comparison.facts.matching.pairs import Between, Signs, comparable, signs
from index.comparison.facts.matching.two_sentences import TwoSentences
from index.comparison.facts.stated.values import FactKind, StatedValue

HEADS = {
    "child": "person young",
    "guard": "person armed",
    "nurs": "person",
    "soldier": "person",
    "corps": "fate:dead",
    "bodi": "fate:dead",
    "hous": "building",
}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("", "nurs", 0.0),
        ("nurs", "", 0.0),
        ("nurs", "nurs soldier", 1.0),
        ("nurs", "stone", -0.4),
        ("stone", "nurs", -0.4),
        ("nurs", "soldier", 0.7),
        ("corps", "bodi", 0.7),
        ("nurs", "hous", -1.0),
        ("hous", "corps", -1.0),
        ("corps", "hous", -1.0),
        ("nurs", "corps", 0.4),
        ("nurs", "child", 0.7),
        ("guard", "child", -1.0),
        ("person", "nurs", 0.7),
    ],
)
def test_how_alike_what_is_counted_is(one: str, other: str, alike: float) -> None:
    assert same_head(frozenset(one.split()), frozenset(other.split()), (HEADS, HEADS)) == alike


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (value(12), value(19), True),
        (value(12), value(19, FactKind.MONEY), False),
        (value(12), value(19, per="day"), False),
        (value(1, is_article=True), value(19), True),
        (value(1, is_article=True), value(1, is_article=True), False),
        (value(1, FactKind.CLOCK, unit="gmt"), value(2, FactKind.CLOCK), False),
        (value(1, FactKind.CLOCK, unit="gmt"), value(2, FactKind.CLOCK, unit="gmt"), True),
        (value(1, FactKind.PLACE, head=frozenset("a")), value(1, FactKind.PLACE, head=frozenset("b")), False),
        (value(1, FactKind.PLACE, head=frozenset("a")), value(1, FactKind.PLACE, head=frozenset("ab")), True),
        (value(1, head=frozenset("a")), value(1, head=frozenset("b")), True),
    ],
)
def test_what_can_be_held_against_each_other_at_all(one: StatedValue, other: StatedValue, expected: bool) -> None:
    assert comparable(one, other) is comparable(other, one) is expected


@pytest.mark.parametrize(
    ("parts", "total", "expected"),
    [
        ((5, 9), 14, True),
        ((5, 9), 13, False),
        ((5, 9), 4, True),
        ((5, 7), 2, False),
        ((500, 900), 1407, True),
        ((500, 900), 1408, False),
        ((5,), 5, False),
        ((5, 0), 5, False),
        ((5, 2), 3, True),
    ],
)
def test_parts_make_the_whole_or_what_is_left_of_it(parts: Sequence[float], total: float, expected: bool) -> None:
    values = [having(value(n, at=10 * at)) for at, n in enumerate(parts)]
    assert is_sum(values, having(value(total)), values[0]) is expected
    ages = [having(replace(each.value, kind=FactKind.AGE)) for each in values]
    assert not is_sum(ages, having(value(total, FactKind.AGE)), ages[0])


@pytest.mark.parametrize(("own", "other", "expected"), [(61, 39, True), (61, 38, False), (60.9, 39.3, True)])
def test_two_shares_make_the_whole(own: float, other: float, expected: bool) -> None:
    one = having(value(own, FactKind.SHARE))
    assert is_sum([one], having(value(other, FactKind.SHARE)), one) is expected


@pytest.mark.parametrize(
    ("fates", "whole", "expected"),
    [(("dead", "hurt"), "hurt", False), (("dead", "hurt"), "", True), (("", "hurt"), "hurt", True)],
)
def test_two_dead_and_17_hurt_are_no_19_hurt(fates: tuple[str, str], whole: str, expected: bool) -> None:
    two, others = (having(value(n, at=10 * n), fate=fate) for n, fate in zip((2, 17), fates, strict=True))
    assert is_sum([two, others], having(value(19), fate=whole), others) is expected


@pytest.mark.parametrize("other", ["20", "310"])
def test_how_far_apart_two_figures_are_says_the_less_the_more_else_is_said_alike(other: str) -> None:
    said = "The fire at the mill on the river injured {} workers, officials said."
    near_copy, of_another = said.replace("officials", "doctors"), "The storm on the coast injured {} workers, it said."
    assert signs_of(said.format(19), said.format(other)).keys().isdisjoint({"ratio", "far"})
    ratios = [signs_of(said.format(19), right.format(other))["ratio"] for right in (near_copy, of_another)]
    assert 0 < ratios[0] < ratios[1]
    assert signs_of("It injured 19 workers.", f"It injured {other} workers.")["ratio"] == ratios[1]


def signs_of(left: str, right: str, between: Between | None = None) -> Signs:
    ours, theirs = told(left), told(right)
    known = between or Between(0.5, 0.5, 0.2, 0.4, 0.3, frozenset(), False)
    return signs(TwoSentences(ours, theirs), figures(ours)[0], figures(theirs)[0], known)


@pytest.mark.parametrize(
    ("left", "right", "name", "expected"),
    [
        ("The bomb killed 123 people.", "The bomb killed 128 people.", "slip", 1),
        ("The bomb killed 12 people.", "The bomb killed 18 people.", "slip", 0),
        ("The bomb killed 123 people.", "The bomb killed 1234 people.", "slip", 0),
        ("The bomb killed 123 people.", "The bomb killed 132 people.", "slip", 1),
        ("The bomb killed 123 people.", "The bomb killed 321 people.", "slip", 0),
        ("The bomb fell at 5:15 p.m.", "The bomb fell at 6:15 p.m.", "slip", 0),
        ("The bomb fell on May 4.", "The bomb fell on May 5.", "slip", 0),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "only", 1),
        ("The bomb killed 12 people and 3 cows.", "The bomb killed 19 people.", "only", 0),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "fate+", 1),
        ("The bomb killed 12 people.", "The bomb hurt 19 people.", "fate+", 0),
        ("The bomb killed 12 people.", "The bomb hurt 19 people.", "fate-", 1),
        ("The bomb met 12 people.", "The bomb hurt 19 people.", "fate-", 0),
        ("The bomb met 12 people.", "The bomb hurt 19 people.", "fate1", 1),
        ("The bomb killed 12 people.", "The bomb killed 199 people.", "far", 1),
        ("The bomb killed 12 people.", "The bomb killed 119 people.", "far", 0),
        ("The bomb killed 12 people.", "The bomb killed at least 19 people.", "hedged", 1),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "hedged", 0),
        ("The bomb killed 12 people and 19 cows.", "The bomb killed 19 people.", "elsewhere", 1),
        ("The bomb killed 12 people and 18 cows.", "The bomb killed 19 people.", "elsewhere", 0),
        ("The bomb left 29 dead and dozens hurt.", "The bomb left 31 dead.", "elsewhere", 0),
        ("The bomb left 29 dead and dozens more dead in the hall.", "The bomb left 31 dead.", "elsewhere", 1),
        ("The bomb killed 12 people and 7 cows.", "The bomb killed 19 people.", "sum", 1),
        ("The bomb killed 12 people and 8 cows.", "The bomb killed 19 people.", "sum", 0),
        ("In Velby 12 people fell.", "In Velby 19 people fell.", "names+", 1),
        ("In Velby 12 people fell.", "In Arlen 19 people fell.", "names+", 0),
        ("In Velby 12 people fell.", "In Arlen 19 people fell.", "names-", 1),
        ("In Velby 12 people fell.", "There 19 people fell.", "names-", 0),
        ("There 12 people fell on 3 May.", "There 19 people fell on 4 May.", "other_day", 1),
        ("There 12 people fell on 3 May.", "There 19 people fell on 3 May.", "other_day", 0),
        ("There 12 people fell on 3 May.", "Then 19 people fell.", "other_day", 0),
        ("Last year 12 people fell.", "There 19 people fell.", "earlier", 1),
        ("Last year 12 people fell.", "Last year 19 people fell.", "earlier", 0),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "all_else_equal", 1),
        ("The bomb killed 12 people.", "The bomb killed 19 people there in Velby.", "all_else_equal", 0),
        ("The bomb killed 12 people.", "The bomb killed 19 people in Velby.", "one_else", 1),
        ("The bomb killed 12 people.", "The bomb killed 19 people in wet Velby at night.", "one_else", 0),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "cover_least", 1),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "cover", 1),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "said", 0.75),
        ("The bomb killed 12 people.", "The bomb killed 19 cows.", "said", 0.5),
        ("The bomb killed 12 people.", "The bomb killed 24 people.", "ratio", log(2) / 4),
        ("The bomb killed 12 people.", "The bomb killed 12,000 people.", "ratio", 1),
        ("It rained on 3 May.", "It rained on 4 May.", "ratio", 0),
        ("The bomb killed 12 people and 3 cows.", "The bomb killed 19 people.", "many", log(2) / 4),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "many", 0),
        ("The bomb killed 12 people and 3 cows.", "The bomb killed 19 people and 3 cows.", "equal", 1 / 3),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "equal", 0),
        ("The bomb killed no people.", "The bomb killed 19 people.", "none", 1),
        ("The bomb killed no people.", "The bomb killed no people.", "none", 0),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "head1", 1),
        ("The bomb killed 12 people.", "The bomb killed 19 cows.", "head-", 1),
        ("The bomb killed 12 people.", "The bomb killed 19 cows.", "head1", 0),
        ("The bomb killed 12 farmers.", "The bomb killed 19 teachers.", "head.7", 1),
        ("The bomb killed 12 people.", "The bomb killed 19 quilts.", "head-.4", 1),
        ("The bomb killed 12.", "The bomb killed 19 people.", "nohead", 1),
        ("The bomb killed 12 people.", "The bomb killed 19 people.", "nohead", 0),
        ("The bomb killed 12 people and 3 cows.", "The bomb killed 19 people.", "only_head", 1),
        ("The bomb killed 12 people and 3 people.", "The bomb killed 19 people.", "only_head", 0),
        ("In Velby 12 people fell.", "In Velby 19 people fell.", "near_name+", 1),
        ("In Velby 12 people fell.", "In Arlen 19 people fell.", "near_name-", 1),
        ("In Velby 12 people fell.", "There 19 people fell.", "near_name-", 0),
        ("They will free 12 people.", "They freed 19 people.", "planned", 1),
        ("They met 12 more people.", "They met 19 more people.", "further", 1),
        ("They met 12 people.", "They met 19 people.", "further", 0),
        ("It was 12.", "It was 19.", "cover", 0),
        ("They met 30, including 12 men.", "They met 31, including 19 men.", "part", 0),
    ],
)
def test_what_speaks_for_and_against_one_matter(left: str, right: str, name: str, expected: float) -> None:
    for found in (signs_of(left, right), signs_of(right, left)):
        assert found.get(name, 0) == pytest.approx(expected)


def test_what_is_known_of_two_sentences_is_a_sign_and_counts_more_together() -> None:
    left, right = "The bomb killed 12 people.", "The bomb killed 19 people."
    found = signs_of(left, right, Between(0.5, 1.0, 0.2, 0.4, 0.3, frozenset(("bomb", "x")), True))
    asked = ("strength", "of_best", "mutual", "shared", "shared_of_best", "akin", "rare")
    assert {name: found[name] for name in asked} == {
        "strength": 0.5, "of_best": 1, "mutual": 1, "shared": 0.2, "shared_of_best": 0.4, "akin": 0.3, "rare": 0.5,
    }  # fmt: skip
    assert found["near_rare"] == 0.5 and found["lead"] == 1 and found["strength*only"] == 0.5
    assert found["strength count"] == 0.5 and found["kind count"] == 1
    assert "mutual" not in signs_of(left, right) and "lead" not in signs_of(left, right)


def test_across_languages_only_signs_without_words_speak() -> None:
    ours, theirs = told("The bomb killed 12 people."), told("Die Bombe tötete 19 Menschen.", "de")
    between = Between(0.5, 1.0, 0.2, 0.4, 0.3, frozenset(), True)
    found = signs(TwoSentences(ours, theirs), figures(ours)[0], figures(theirs)[0], between)
    assert found.keys() >= {"strength", "only", "lead", "fate+"} and found.keys().isdisjoint({"cos", "shared", "akin"})


# --- side by side ---------------------------------------------------------------------------------


def beside(left: str, right: str) -> float:
    ours, theirs = told(left), told(right)
    share = aligned(TwoSentences(ours, theirs), figures(ours)[0].value, figures(theirs)[0].value)
    whole = TwoSentences(ours, theirs).order
    assert whole == TwoSentences(theirs, ours).order
    return round(share / whole, 3) if share else 0.0


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ("Car bomb killed 12 poor farmers there.", "Car bomb killed 19 poor farmers there.", 1),
        ("Car bomb hit 12 old farmers.", "Car bomb met 19 poor farmers.", 1),
        ("Car bomb hit 12 old women.", "Car bomb met 19 poor farmers.", 0.667),
        ("The bomb hit 12 old women.", "Car bomb met 19 poor farmers.", 0),
        ("Car went and hit the 12 women.", "Car hit 19 women.", 0.667),
        ("Car that went and hit the 12 men.", "Car hit 19 women.", 0),
        ("Car bomb hit the 12 men.", "Car bomb hit 19 women.", 0.667),
        ("And of the 12 farmers some fell.", "And of the 19 farmers few rose.", 0),
        ("Bomb killed 12 men.", "Bomb killed 19 women.", 0.667),
    ],
)
def test_equal_words_within_three_of_both_values_make_one_slot(left: str, right: str, share: float) -> None:
    assert beside(left, right) == share


def test_order_is_the_share_of_words_in_one_order() -> None:
    assert TwoSentences(told("Car bomb kills"), told("Car bomb kills")).order == 1
    long = told("car bomb " * 150)
    assert TwoSentences(long, long).order == 1
    assert TwoSentences(told("Car bomb kills"), told("Kills bomb car")).order == pytest.approx(1 / 3)


# --- chances --------------------------------------------------------------------------------------


def test_signs_add_up_to_log_odds() -> None:
    weighed = ClashWeights(-1.0, {"cos": 2.0, "only": 1.0})
    assert weighed.chance({}) == round(1 / (1 + exp(1)), 6)
    assert weighed.chance({"cos": 0.5, "only": 1.0, "unknown": 9.0}) == round(1 / (1 + exp(-1)), 6)
    assert (weighed.chance({"cos": 1e6}), weighed.chance({"cos": -1e6})) == (1.0, 0.0)


def test_a_chance_is_made_honest_by_slope_and_shift() -> None:
    weighed = ClashWeights(0.0, {}, slope=0.5, shift=-1.0)
    assert weighed.honest(0.8) == round(1 / (1 + exp(-(0.5 * log(4) - 1))), 6)
    plain = ClashWeights(0.0, {})
    assert (plain.honest(0.3), plain.honest(0.0), plain.honest(1.0)) == (0.3, 1e-6, 1 - 1e-6)
    assert 0 < weighed.honest(0.0) < weighed.honest(1e-5) < weighed.honest(1 - 1e-5) < weighed.honest(1.0) < 1
