"""Which values are held against each other: in two sentences one to one, over two reports about the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log
from random import Random

import pytest
from stated import having, told, value

from index.comparison.facts.around import Around
from index.comparison.facts.matching.matching import (
    Match,
    _are_of_one_matter,
    _may_be_again,
    decide,
    is_disputed,
    matches,
)
from index.comparison.facts.matching.overlap import Overlap
from index.comparison.facts.told import ToldSentence


def count_at(number: float, at: int) -> Around:
    return having(value(number, at=at))


def pair(left: Around, right: Around, chance: float, sentences: tuple[int, int] = (0, 0), meets: bool = False) -> Match:
    return Match(sentences, left, right, meets, lambda: {"chance": chance})


def kept(*found: Match) -> list[tuple[float, float, float]]:
    return [(m.left.value.plain, m.right.value.plain, m.chance) for m in decide(found, lambda given: given["chance"])]


A, B, X, Y = count_at(1, 10), count_at(2, 20), count_at(11, 10), count_at(12, 20)


def test_within_two_sentences_values_are_matched_one_to_one() -> None:
    assert kept(pair(A, X, 0.5), pair(A, Y, 0.6), pair(B, X, 0.55)) == [(1, 12, 0.6), (2, 11, 0.55)]
    assert kept(pair(A, X, 0.7), pair(A, Y, 0.65), pair(B, Y, 0.6)) == [(1, 11, 0.7), (2, 12, 0.6)]
    assert kept(pair(A, X, 0.01), pair(B, Y, 0.009)) == [(1, 11, 0.01)]


def test_values_that_meet_are_taken_first_and_are_no_clash() -> None:
    assert kept(pair(A, X, 0.5, meets=True), pair(A, Y, 0.74)) == []
    assert kept(pair(A, X, 0.5, meets=True), pair(A, Y, 0.76)) == [(1, 12, 0.76)]


def test_over_all_sentences_a_clash_stays_that_is_about_the_best_of_both_its_values() -> None:
    assert kept(pair(A, X, 0.7), pair(A, Y, 0.51, (0, 1))) == [(1, 11, 0.7), (1, 12, 0.51)]
    assert kept(pair(A, X, 0.7), pair(A, Y, 0.49, (0, 1))) == [(1, 11, 0.7)]
    assert kept(pair(A, X, 0.7), pair(B, X, 0.49, (1, 0))) == [(1, 11, 0.7)]
    assert kept(pair(A, X, 0.5, meets=True), pair(A, Y, 0.56, (0, 1))) == [(1, 12, 0.56)]
    assert kept(pair(A, X, 0.5, meets=True), pair(A, Y, 0.54, (0, 1))) == []


def test_of_equal_clashes_that_nearest_the_beginning_comes_first_whichever_side_it_is_on() -> None:
    early, late = pair(count_at(1, 5), count_at(2, 90), 0.5), pair(count_at(3, 90), count_at(4, 6), 0.5, (1, 0))
    assert [n for n, _, _ in kept(late, early)] == [1, 3]
    turned = [Match(m.sentences, m.right, m.left, False, m.weighed) for m in (early, late)]
    assert [n for n, _, _ in kept(*turned)] == [2, 4]


def test_a_value_is_disputed_where_its_own_report_gives_another_of_the_same_matter() -> None:
    first = told("The bomb killed 12 people in Velby.")
    right = told("The bomb killed 30 people in Velby.")

    def disputed(*more: str) -> bool:
        (match,) = [m for m in matches([first], [right], {(0, 0): 0.9}) if not m.meets]
        further = [told(text) for text in more]
        both = is_disputed(match, [first, *further], [right]), is_disputed(match, [first], [right, *further])
        assert both[0] == both[1]
        return both[0]

    assert not disputed()
    assert disputed("In all the bomb killed 21 people.")
    assert not disputed("The bomb hurt 21 people.")
    assert not disputed("The bomb broke 21 windows.")


def held_against(left: str, right: str) -> list[tuple[str, str]]:
    found = matches([told(left)], [told(right)], {(0, 0): 0.9})
    return [(m.left.value.span.of(left), m.right.value.span.of(right)) for m in found]


@pytest.mark.parametrize(
    ("left", "right", "are_held"),
    [
        ("The bomb killed 12 people.", "The bomb killed 19 people.", True),
        ("The bomb killed 12 people.", "The bomb killed 19 more people.", False),
        ("The bomb killed 12 more people.", "The bomb killed 19 more people.", True),
        ("The bomb killed 12 people.", "The bomb lasted 19 hours.", False),
        ("In 2019 bombs killed 12 people.", "In 2019 bombs killed 19 people.", True),
        ("In 2019 bombs killed 12 people.", "In 2020 bombs killed 19 people.", True),
        ("In 2019 bombs killed 12 people.", "In 2021 bombs killed 19 people.", False),
        ("In 2019 bombs killed 12 people.", "The bombs killed 19 people.", False),
        ("The bomb killed no people.", "The bomb killed 19 people.", True),
        ("There were no arrests.", "The bomb killed 19 people.", False),
        # a year is of its clause, or of the sentence that it opens; and a house that was built in one has guests today
        ("The hall was built in 2019, and 12 people live there.", "The hall, built in 1990, houses 19 people.", True),
        ("In 2019 bombs fell, and 12 people died.", "The bombs killed 19 people.", False),
        ("Bombs killed 12 people in 2019, and the hall burned.", "The bombs killed 19 people.", False),
        # how many are somewhere is not how many went through it, but of the dead and missing
        ("No pupil is in hospital any longer.", "They took 11 pupils to hospital.", False),
        ("No pupil is in hospital any longer.", "Three pupils are in hospital.", True),
        ("Four pupils are still in custody.", "Police arrested 11 pupils.", False),
        ("No pupil is missing any longer.", "In all 11 pupils are missing.", True),
        # of what an article stands before something befell, or it did it
        ("A pupil was hurt.", "No one was hurt.", True),
        ("Police arrested a man.", "No one has been arrested.", True),
        ("A man left a bag.", "No one has been arrested.", False),
        ("A heart attack killed him.", "The bomb killed 19 people.", False),
        ("He died of a heart attack.", "The bomb killed 19 people.", False),
        ("He died in a chalet.", "The bomb killed 19 people.", False),
        ("The sudden death of a miner was told.", "The bomb killed 19 people.", True),
        ("He was killed by a miner.", "The bomb killed 19 people.", False),
        # what there may be is no count of what there is
        ("The ferry has a capacity of 220 passengers.", "The ferry carried 198 passengers.", False),
        ("The ferry has a capacity of 220 passengers.", "The ferry has a capacity of 250 passengers.", True),
    ],
)
def test_which_counts_are_held_against_each_other(left: str, right: str, are_held: bool) -> None:
    for one, other in ((left, right), (right, left)):
        assert bool([p for p in held_against(one, other) if p[0][:2] != "20" and p[1][:2] != "20"]) is are_held


def test_only_sentences_that_may_tell_the_same_are_looked_at() -> None:
    left = [told("The bomb killed 12 people."), told("The bomb hurt 30 people.")]
    right = [told("The bomb killed 19 people."), told("It rained.")]
    found = {m.sentences for m in matches(left, right, {(0, 0): 0.9, (0, 1): 0.8})}
    assert found == {(0, 0)}


def test_of_lead_and_of_the_best_of_either_sentence_signs_are_told() -> None:
    text = "The bomb killed {} people in Velby."
    left, right = [told(text.format(n)) for n in (12, 13, 14)], [told(text.format(n)) for n in (19, 20, 21)]
    strengths = {(0, 0): 0.8, (0, 1): 0.4, (1, 1): 0.4, (2, 2): 0.5, (1, 2): 0.5}
    found = {m.sentences: m.signs for m in matches(left, right, strengths)}
    assert {at for at, given in found.items() if given.get("lead")} == {(0, 0), (0, 1), (1, 1)}
    assert {at: given["of_best"] for at, given in found.items()} == {
        (0, 0): 1, (0, 1): 0.5, (1, 1): 0.8, (2, 2): 1, (1, 2): 1,
    }  # fmt: skip


def told_again(left: Sequence[str], right: Sequence[str]) -> tuple[bool, bool]:
    """Whether the first values of two reports are told by one of both, and by both, in the other."""
    ours, theirs = [told(text) for text in left], [told(text) for text in right]
    found = next(iter(matches(ours, theirs, {(0, 0): 0.9}))).signs
    return bool(found.get("told_once")), bool(found.get("told_both"))


def test_whether_the_other_report_has_the_value_too_is_a_sign() -> None:
    killed = "The bomb killed {} people in Velby."
    assert told_again([killed.format(12)], [killed.format(19)]) == (False, False)
    assert told_again([killed.format(12)], [killed.format(19), killed.format(12)]) == (True, False)
    assert told_again([killed.format(12), killed.format(19)], [killed.format(19)]) == (True, False)
    both = [killed.format(12), killed.format(19)], [killed.format(19), killed.format(12)]
    assert told_again(*both) == (False, True)
    assert told_again([killed.format(12)], [killed.format(19), "The bank sold 12 cars in Arlen."]) == (False, False)


@pytest.mark.parametrize(
    ("left", "right", "are_held"),
    [
        ("In 2019 and in 2000 bombs killed 12 people.", "In 2020 bombs killed 19 people.", True),
        ("In 2019 and in 2000 bombs killed 12 people.", "In 2022 bombs killed 19 people.", False),
        ("In 2019 and in 2000 bombs killed 12 people.", "Bombs killed 19 people.", False),
    ],
)
def test_a_look_back_is_to_one_time_where_two_of_the_times_are_one(left: str, right: str, are_held: bool) -> None:
    for one, other in ((left, right), (right, left)):
        assert bool([pair for pair in held_against(one, other) if {"12", "19"} == set(pair)]) is are_held


PERSONS, CARS = frozenset(("person",)), frozenset(("car",))


@pytest.mark.parametrize(
    ("one", "other", "again", "one_matter"),
    [
        # likeness .25, .27, .5 and .71 of the words around, of one head or of two
        (("a x", PERSONS, ""), ("a b c d e f g h", PERSONS, ""), False, False),
        (("a x", PERSONS, ""), ("a b c d e f g", PERSONS, ""), True, True),
        (("a x", PERSONS, ""), ("a b", CARS, ""), False, False),
        (("a x", PERSONS, ""), ("a", CARS, ""), True, False),
        (("a x", PERSONS, ""), ("b c", PERSONS, ""), False, False),
        # what befell them says more
        (("a x", PERSONS, "fate:dead"), ("b c", CARS, "fate:dead"), True, True),
        (("a x", PERSONS, "fate:dead"), ("a x", PERSONS, "fate:hurt"), True, False),
        (("a x", PERSONS, "fate:dead"), ("a x", PERSONS, ""), True, False),
    ],
)
def test_a_value_told_again_is_of_like_words_or_of_one_fate(
    one: tuple[str, frozenset[str], str], other: tuple[str, frozenset[str], str], again: bool, one_matter: bool
) -> None:
    first, second = (having(value(12, head=head), *words.split(), fate=fate) for words, head, fate in (one, other))
    assert _may_be_again(first, second) is _may_be_again(second, first) is again
    assert _are_of_one_matter(first, second) is _are_of_one_matter(second, first) is one_matter


@pytest.mark.parametrize(
    ("left", "right", "are_held"),
    [
        ("The council accepted the plan for the harbour.", "The council rejected the plan for the harbour.", True),
        ("The council accepted the plan for the harbour.", "The council did not accept the plan for it.", True),
        ("The council accepted the plan for the harbour.", "The council accepted the plan for the harbour.", False),
        ("The council accepted the plan for the harbour.", "A tired judge rejected the appeal of two bakers.", False),
    ],
)
def test_opposite_outcomes_are_held_where_a_third_of_the_rest_agrees(left: str, right: str, are_held: bool) -> None:
    assert bool([p for p in held_against(left, right) if "accept" in p[0]]) is are_held


def bag(*keys: str) -> ToldSentence:
    return replace(told("A."), bag=frozenset(keys))


def test_sentences_overlap_by_their_rarer_words() -> None:
    left = [bag("a", "b"), bag("a", "c")]
    right = [bag("a", "b", "fate:dead"), bag("d")]
    overlap = Overlap(left, right)
    often, twice, once = log(5 / 3.5), log(5 / 2.5), log(5 / 1.5)
    masses = often + twice, often + once, often + twice + once
    first = (often + twice) / (masses[0] * masses[2]) ** 0.5
    second = often / (masses[1] * masses[2]) ** 0.5
    assert overlap.of(0, 0) == pytest.approx(first) and overlap.of(1, 0) == pytest.approx(second)
    assert overlap.of(0, 1) == overlap.of_best(1, 1) * overlap.of(1, 1) == 0
    assert overlap.of_best(0, 0) == pytest.approx(1) and overlap.of_best(1, 0) == pytest.approx(second / first)
    assert Overlap([bag("a")], [bag("b")]).of_best(0, 0) == 0
    assert overlap.akin == pytest.approx((first + second + first + 0) / 4)
    assert Overlap([bag("a")] * 0, [bag("b")] * 0).akin == 0


def test_a_rare_word_is_in_three_sentences_at_most_and_is_no_group() -> None:
    two, three = bag("a", "fate:dead"), bag("a", "fate:dead")
    assert Overlap([two, bag("a")], [three]).rare(two, three) == {"a"}
    assert Overlap([two, bag("a")], [three, bag("a")]).rare(two, three) == set()
    assert Overlap([two], [three]).rare(two, bag("b")) == set()


def test_the_reports_are_as_akin_as_their_six_likest_sentences() -> None:
    like, other = bag("a", "b"), [bag(f"l{n}") for n in range(9)]
    found = [Overlap([like, *other[:size]], [like, *(bag(f"r{n}") for n in range(size))]).akin for size in (0, 5, 9)]
    assert found == pytest.approx([1, 1 / 6, 1 / 6])


def test_only_clashes_that_are_asked_for_are_weighed_and_come_out_as_of_all() -> None:
    """Whatever is held against whatever: what is asked for is what of all clashes is likely enough."""
    chance = Random(8)
    values = [count_at(n, 10 * n) for n in range(6)]
    for _ in range(300):
        held = {(chance.randrange(3), chance.randrange(6), chance.randrange(6)) for _ in range(chance.randint(1, 25))}
        found = [
            pair(values[i], values[j], chance.choice([0.005, 0.01, 0.04, 0.05, 0.06, 0.3, 0.6]), (k, 0), random)
            for k, i, j in sorted(held)
            for random in [chance.random() < 0.4]
        ]
        for least in (0.0, 0.008, 0.05, 0.2):
            weighed = decide(found, lambda given: given["chance"], lambda given, least=least: given >= least)
            every = by_all(found)
            assert [m.places for m in weighed] == [m.places for m in every if m.signs["chance"] >= least]


def by_all(found: Sequence[Match]) -> list[Match]:
    """The clashes that are kept, each match weighed against each other."""

    def worth(match: Match) -> float:
        return match.signs["chance"] + (0.25 if match.meets else 0.0)

    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (-worth(m), -m.signs["chance"], sorted(p[1] for p in m.places))):
        taken = {place for other in kept if other.sentences == match.sentences for place in other.places}
        if worth(match) >= 0.01 and taken.isdisjoint(match.places):
            kept.append(match)
    best = {place: max(worth(m) for m in kept if place in m.places) for m in kept for place in m.places}
    left = [m for m in kept if not m.meets and all(m.signs["chance"] >= best[p] - 0.2 for p in m.places)]
    return sorted(left, key=lambda m: (-m.signs["chance"], sorted(p[1] for p in m.places)))
