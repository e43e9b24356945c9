"""What is made of two values: how each stands in its sentence, what is held against what, how likely, how hard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import exp, log

import pytest
from test_alignment import side

from index.article import Span
from index.comparison.alignment.alignment import align
from index.comparison.facts import conflicts
from index.comparison.facts.conflicts import Conflict, Differences, are_of_one_event, differences
from index.comparison.facts.matching.aligned import aligned, order
from index.comparison.facts.matching.chance import ClashWeights
from index.comparison.facts.matching.matching import (
    Match,
    _are_of_one_matter,
    _may_be_again,
    _of_one_time,
    _Overlap,
    decide,
    is_disputed,
    matches,
)
from index.comparison.facts.matching.pairs import Between, Signs, comparable, is_sum, same_head, signs
from index.comparison.facts.stated.values import FactKind, Field, StatedValue
from index.comparison.facts.stated.vocabulary import vocabulary
from index.comparison.facts.strengths import Strength, is_plain, strength
from index.comparison.facts.told import Around, ToldSentence, tell

MONDAY = date(2026, 5, 11)


def told(text: str, language: str = "en", day: date | None = MONDAY) -> ToldSentence:
    return tell(text, Span(0, len(text)), vocabulary(language), day)


def around(text: str, words: str) -> Around | None:
    """The value of a sentence that is told in these words."""
    return next((each for each in told(text).values if each.value.span.of(text) == words), None)


# --- how a value stands ------------------------------------------------------------------------

STANDING = ("is_earlier", "is_planned", "is_part", "is_further", "is_superseded")


def stands(text: str, words: str) -> set[str]:
    each = around(text, words)
    assert each is not None, text
    return {name.removeprefix("is_") for name in STANDING if getattr(each, name)}


FAR = "in the long grey and windy valley beyond the hills of Velby"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The flood killed 12 people in Velby.", "12", set()),
        ("Last year the flood killed 12 people.", "12", {"earlier"}),
        ("The flood killed 12 people, more than usually.", "12", {"earlier"}),
        # a plan is told within sixty characters before a value, or fifty behind it
        ("They plan to build 40 homes in Velby.", "40", {"planned"}),
        ("The 40 homes in Velby will be built.", "40", {"planned"}),
        (f"They plan, {FAR} and then further on, to build 40 homes.", "40", set()),
        (f"The 40 homes {FAR} will be built.", "40", set()),
        # a part is told within twenty-five before, or fourteen behind
        ("Some 40 were hurt, including 12 children.", "12", {"part"}),
        ("The 12 of them were hurt.", "12", {"part"}),
        ("Many were hurt, including, as the mayor of Velby said, 12 children.", "12", set()),
        ("The 12 in the red house, one of them old, left.", "12", set()),
        # on top of another: right beside it, or one word off
        ("The flood killed 12 more people.", "12", {"further"}),
        ("The flood killed another 12 people.", "12", {"further"}),
        ("The flood killed 12 people more in Velby.", "12", {"further"}),
        ("A further sad 12 people died.", "12", {"further"}),
        ("More and more said that 12 people died.", "12", set()),
        ("The flood killed more than 12 people.", "12", set()),
        # what it came from
        ("The party fell from 30 seats to 21.", "30", {"superseded"}),
        ("The party fell from 30 seats to 21.", "21", set()),
        ("The party has 30 seats and went to court.", "30", set()),
        ("The party came from 30 towns in Velby where they met to talk.", "30", set()),
        ("The toll was up from 12 last year to 19.", "12", {"earlier", "superseded"}),
        ("The toll of 19 compared with 12 last year.", "12", {"earlier", "superseded"}),
        ("The toll of 19 compared with 12 in Arlen.", "12", set()),
        ("The toll rose sharply from 12 last year.", "12", {"earlier", "superseded"}),
        ("It lasted from 3 hours to 5 hours.", "3 hours", set()),
        ("The party fell from 30 seats in the north to 21.", "30", {"superseded"}),
        ("The party fell from 30 seats in the far north to 21.", "30", set()),
        ("The toll of 19 compared with 12 last year", "12", {"earlier", "superseded"}),
        ("Previously it rose from 12 people.", "12", {"earlier", "superseded"}),
        ("Previously it rose in the wet town from 12 people.", "12", {"earlier"}),
    ],
)
def test_how_a_value_stands_in_its_sentence(text: str, words: str, expected: set[str]) -> None:
    assert stands(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "stays"),
    [
        ("The flood killed not 29 but 31 people.", "29", False),
        ("The flood killed not 29 but 31 people.", "31", True),
        ("They sent 31 instead of the 29 people.", "29", False),
        ("They sent 31 people, not at least 29.", "29", True),
        ("An earlier version of this report gave 29 people dead.", "29", False),
        ("An earlier version was wrong; the flood killed 29 people.", "29", True),
        ("An earlier report came out of the old red and long wet town of Velby with 29 people.", "29", True),
        ("An earlier report came out of the old red town of Velby with 29 people.", "29", False),
        ("It was originally planned for 29 May and is now on 31 May.", "29 May", False),
        ("It was originally planned for 29 May in Velby.", "29 May", True),
        ("The flood came on 29 May and is now over.", "29 May", True),
        ("The mayor said on 29 May that the dam had burst.", "29 May", False),
        ("The dam burst on 29 May, and the town was wet.", "29 May", True),
        ("The mayor said 29 people had left.", "29", True),
    ],
)
def test_what_a_sentence_takes_back_is_no_value(text: str, words: str, stays: bool) -> None:
    assert (around(text, words) is not None) is stays


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("In 2019 the flood killed 12 people.", {2019}),
        ("In early 2019 the flood killed 12 people.", {2019}),
        ("In 2026 the flood killed 12 people.", set()),
        ("The year 2019 was dry.", set()),
        ("In March the flood killed 12 people.", {date(2026, 3, 1).toordinal() // 31}),
        ("In May the flood killed 12 people.", set()),
        ("The March of 12 people went on.", set()),
    ],
)
def test_a_sentence_that_looks_back_says_to_when(text: str, past: set[int]) -> None:
    assert told(text).past == past


# --- what may be said of two values that differ -------------------------------------------------

VALUE = StatedValue(FactKind.COUNT, 12, 12, 0, 1, Span(0, 2), 12.0)


def value(number: float, kind: FactKind = FactKind.COUNT, at: int = 0, **more: object) -> StatedValue:
    fields = {"kind": kind, "low": number, "high": number, "plain": number, "span": Span(at, at + 2)}
    return replace(VALUE, **(fields | more))  # type: ignore[arg-type]


def having(stated: StatedValue, *words: str, fate: str = "", names: Sequence[str] = (), **how: bool) -> Around:
    """A value among words that weigh 1 each, standing as `how` says."""
    plain = dict.fromkeys(STANDING, False) | {f"is_{name}": so for name, so in how.items()}
    return Around(stated, dict.fromkeys(words, 1.0), dict.fromkeys(names, 1.0), fate, **plain)


def clash(one: Around, other: Around, chance: float = 0.9, found: Signs | None = None, meets: bool = False) -> Match:
    return Match((0, 0), one, other, meets, found or {}, chance)


ONE, OTHER = having(value(12)), having(value(19))


@pytest.mark.parametrize("how", [name.removeprefix("is_") for name in STANDING if name != "is_further"])
def test_a_value_that_is_not_of_now_and_the_whole_is_not_plain(how: str) -> None:
    odd = having(value(19), **{how: True})
    assert is_plain(clash(ONE, OTHER))
    assert not is_plain(clash(ONE, odd)) and not is_plain(clash(odd, ONE))


@pytest.mark.parametrize("more", [{"hedge": "least"}, {"is_article": True}])
def test_a_hedged_value_and_an_article_are_not_plain(more: Mapping[str, object]) -> None:
    odd = having(value(19, **more))  # type: ignore[arg-type]
    assert not is_plain(clash(ONE, odd)) and not is_plain(clash(odd, ONE))


def test_values_of_two_places_or_days_are_not_plain() -> None:
    arlen, bodo = having(value(12), names=("arlen",)), having(value(19), names=("bodo",))
    both = having(value(19), names=("bodo", "arlen"))
    assert not is_plain(clash(arlen, bodo))
    assert is_plain(clash(arlen, both)) and is_plain(clash(arlen, OTHER)) and is_plain(clash(ONE, bodo))
    assert not is_plain(clash(ONE, OTHER, found={"other_day": 1.0}))


def held(
    one: str | None, other: str | None, chance: float = 0.75, known: bool = True, of: Match | None = None
) -> Strength:
    match = replace(of or clash(ONE, OTHER), chance=chance)
    return strength(match, side(["A."], one), side(["B."], other), known)


DAY, NEXT, MINUTE = "2021-09-07", "2021-09-08", "2021-09-07T10:30"


def test_what_excludes_is_very_likely_plain_and_of_what_is_known_to_be_one() -> None:
    assert held(DAY, DAY) is Strength.HARD
    assert held(DAY, DAY, chance=0.7499) is Strength.SOFT
    assert held(DAY, DAY, known=False) is Strength.SOFT
    assert held(DAY, DAY, of=clash(ONE, having(value(19), part=True))) is Strength.SOFT


def test_a_figure_may_be_newer_where_one_report_is_known_to_be_later() -> None:
    assert held(DAY, NEXT) is held(NEXT, DAY) is Strength.UPDATE
    assert held(None, DAY) is held(DAY, None) is held(DAY, MINUTE) is Strength.HARD
    of_a_day = clash(having(value(7, FactKind.DAY)), having(value(8, FactKind.DAY)))
    assert held(DAY, NEXT, of=of_a_day) is Strength.HARD


@pytest.mark.parametrize(("chance", "is_flagged"), [(0.58, True), (0.5799, False)])
def test_a_conflict_is_flagged_from_a_chance_on(chance: float, is_flagged: bool) -> None:
    conflict = Conflict(Field.NUMBER, FactKind.COUNT, Strength.SOFT, "", Span(0, 1), Span(0, 1), "", chance)
    assert conflict.is_flagged is is_flagged


BOMB = "The car bomb killed {} people at the market in Velby, police in Velby said."


def with_chance(
    monkeypatch: pytest.MonkeyPatch, chance: float, left: Sequence[str], right: Sequence[str], **how: bool
) -> Differences:
    """The differences of two reports when every two values that do not meet are a clash with this chance."""
    given = ClashWeights(log(chance / (1 - chance)), {})
    monkeypatch.setattr(conflicts, "weights", lambda across: given)
    return differences(align(side(left), side(right)), **how)


@pytest.mark.parametrize(("chance", "counts"), [(0.58, (1, 0)), (0.57, (0, 1)), (0.03, (0, 1)), (0.029, (0, 0))])
def test_what_is_flagged_what_is_worth_a_look_and_what_is_neither(
    monkeypatch: pytest.MonkeyPatch, chance: float, counts: tuple[int, int]
) -> None:
    found = with_chance(monkeypatch, chance, [BOMB.format(12)], [BOMB.format(19)])
    assert (len(found.flags), len(found.worth_a_look)) == counts
    for each in (*found.flags, *found.worth_a_look):
        assert (each.values, each.chance) == ((12, 19), chance)


def test_no_more_is_worth_a_look_than_a_reader_looks_at(monkeypatch: pytest.MonkeyPatch) -> None:
    towns = ("Arlen", "Bodo", "Cadiz", "Delft", "Essen", "Fez", "Gera")
    left, right = (
        [BOMB.format(n + more).replace("Velby", town) for n, town in enumerate(towns, 11)] for more in (0, 40)
    )
    assert len(with_chance(monkeypatch, 0.5, left, right).worth_a_look) == 5
    flags = with_chance(monkeypatch, 0.6, left, right).flags
    assert len(flags) == 7 and [f.left for f in flags] == sorted(f.left for f in flags)


def test_reports_of_two_incidents_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = [BOMB.format(12)], [BOMB.format(19)]
    assert with_chance(monkeypatch, 0.9, left, right, are_two=True) == Differences()
    assert with_chance(monkeypatch, 0.9, left, [right[0].replace("Velby", "Arlen")]) == Differences()


def test_only_a_number_has_two_figures_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = (
        f"The car bomb went off at the market in Velby on {day}, police said." for day in ("Monday", "Friday")
    )
    found = with_chance(monkeypatch, 0.9, [left], [right])
    assert [(each.field, each.values) for each in found.flags] == [(Field.DATE, None)]


def of_one_event(left: str, right: str, dates: Sequence[str | None] = (None, None), language: str = "en") -> bool:
    return are_of_one_event(side([left], dates[0]), side([right], dates[1]), [told(left)], [told(right, language)])


def test_reports_may_be_of_one_event_within_a_week_and_with_a_name_in_common() -> None:
    velby, arlen, nowhere = "They met in Velby.", "They met in Arlen.", "they met there."
    assert of_one_event(velby, "He left Velby.") and not of_one_event(velby, arlen)
    assert of_one_event(velby, nowhere) and of_one_event(nowhere, arlen) and of_one_event(nowhere, nowhere)
    assert of_one_event(velby, "Sie trafen sich in Arlen.", language="de")
    for days, same in (("2021-09-14", True), ("2021-09-15", False)):
        assert of_one_event(velby, velby, (DAY, days)) is of_one_event(velby, velby, (days, DAY)) is same
        assert of_one_event(velby, velby, (None, days)) and of_one_event(velby, velby, (days, None))


# --- what is held against what -------------------------------------------------------------------


def count_at(number: float, at: int) -> Around:
    return having(value(number, at=at))


def pair(left: Around, right: Around, chance: float, sentences: tuple[int, int] = (0, 0), meets: bool = False) -> Match:
    return Match(sentences, left, right, meets, {"chance": chance})


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
    turned = [Match(m.sentences, m.right, m.left, False, m.signs) for m in (early, late)]
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


def test_a_look_back_is_to_one_time_where_two_of_the_times_are_one() -> None:
    assert _of_one_time(frozenset((2019, 2000)), frozenset((2020,))) and _of_one_time(frozenset(), frozenset())
    assert not _of_one_time(frozenset((2019, 2000)), frozenset((2022,)))
    assert not _of_one_time(frozenset((2019,)), frozenset()) and not _of_one_time(frozenset(), frozenset((2019,)))


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
    overlap = _Overlap(left, right)
    often, twice, once = log(5 / 3.5), log(5 / 2.5), log(5 / 1.5)
    masses = often + twice, often + once, often + twice + once
    first = (often + twice) / (masses[0] * masses[2]) ** 0.5
    second = often / (masses[1] * masses[2]) ** 0.5
    assert overlap.of(0, 0) == pytest.approx(first) and overlap.of(1, 0) == pytest.approx(second)
    assert overlap.of(0, 1) == overlap.of_best(1, 1) * overlap.of(1, 1) == 0
    assert overlap.of_best(0, 0) == pytest.approx(1) and overlap.of_best(1, 0) == pytest.approx(second / first)
    assert _Overlap([bag("a")], [bag("b")]).of_best(0, 0) == 0
    assert overlap.akin == pytest.approx((first + second + first + 0) / 4)
    assert _Overlap([bag("a")] * 0, [bag("b")] * 0).akin == 0


def test_a_rare_word_is_in_three_sentences_at_most_and_is_no_group() -> None:
    two, three = bag("a", "fate:dead"), bag("a", "fate:dead")
    assert _Overlap([two, bag("a")], [three]).rare(two, three) == {"a"}
    assert _Overlap([two, bag("a")], [three, bag("a")]).rare(two, three) == set()
    assert _Overlap([two], [three]).rare(two, bag("b")) == set()


def test_the_reports_are_as_akin_as_their_six_likest_sentences() -> None:
    like, other = bag("a", "b"), [bag(f"l{n}") for n in range(9)]
    found = [_Overlap([like, *other[:size]], [like, *(bag(f"r{n}") for n in range(size))]).akin for size in (0, 5, 9)]
    assert found == pytest.approx([1, 1 / 6, 1 / 6])


def figures(sentence: ToldSentence) -> list[Around]:
    return [each for each in sentence.figures if each.value.kind is not FactKind.OUTCOME]


# --- signs ---------------------------------------------------------------------------------------

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
    values = [value(n, at=10 * at) for at, n in enumerate(parts)]
    assert is_sum(values, value(total), values[0]) is expected
    ages = [replace(each, kind=FactKind.AGE) for each in values]
    assert not is_sum(ages, value(total, FactKind.AGE), ages[0])


@pytest.mark.parametrize(("own", "other", "expected"), [(61, 39, True), (61, 38, False), (60.9, 39.3, True)])
def test_two_shares_make_the_whole(own: float, other: float, expected: bool) -> None:
    one = value(own, FactKind.SHARE)
    assert is_sum([one], value(other, FactKind.SHARE), one) is expected


def signs_of(left: str, right: str, between: Between | None = None) -> Signs:
    ours, theirs = told(left), told(right)
    known = between or Between(0.5, 0.5, 0.2, 0.4, 0.3, frozenset(), False)
    return signs(ours, theirs, figures(ours)[0], figures(theirs)[0], known)


@pytest.mark.parametrize(
    ("left", "right", "name", "expected"),
    [
        ("The bomb killed 123 people.", "The bomb killed 128 people.", "slip", 1),
        ("The bomb killed 12 people.", "The bomb killed 18 people.", "slip", 0),
        ("The bomb killed 123 people.", "The bomb killed 1234 people.", "slip", 0),
        ("The bomb killed 123 people.", "The bomb killed 132 people.", "slip", 0),
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
    found = signs(ours, theirs, figures(ours)[0], figures(theirs)[0], between)
    assert found.keys() >= {"strength", "only", "lead"} and found.keys().isdisjoint({"cos", "shared", "akin", "fate+"})


# --- side by side ---------------------------------------------------------------------------------


def beside(left: str, right: str) -> float:
    ours, theirs = told(left), told(right)
    share = aligned(ours, theirs, figures(ours)[0].value, figures(theirs)[0].value)
    whole = order(ours, theirs)
    assert whole == order(theirs, ours)
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
    assert order(told("Car bomb kills"), told("Car bomb kills")) == 1
    long = told("car bomb " * 150)
    assert order(long, long) == 1
    assert order(told("Car bomb kills"), told("Kills bomb car")) == pytest.approx(1 / 3)


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
