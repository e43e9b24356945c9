"""Where reports differ is judged once: what the claims say, any two of the reports say, and the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from stated import report

from index.article import Article, Span
from index.comparison.claims.claims import ClaimTable, claim_table
from index.comparison.claims.counterparts import shared_words
from index.comparison.claims.incidents import of_two_incidents
from index.comparison.claims.judging import Judgement, Pairs, judge, mirrored
from index.comparison.claims.kinship import strengths_of
from index.comparison.comparing import Comparison, compare, compare_sides, side_of
from index.comparison.facts.conflicts import FLAGGED, Differences
from index.comparison.facts.strengths import Strength
from index.comparison.meaning.vectors import NO_MEANING

DAM = "The dam above Velby failed on Friday and the river flooded the town."


def houses(name: str, number: int) -> Article:
    return report(name, DAM, f"The flood destroyed {number} houses in Velby.")


def judged(
    articles: list[Article],
    *,
    chance: float | None = None,
    without: tuple[int, int] | None = None,
    incident: Mapping[tuple[int, int], bool] | None = None,
) -> Judgement:
    """Reports judged together; every clash that two of them tell by themselves is so likely, and two tell none. Some
    are, or are not, of one `incident`.
    """
    sides = [side_of(article) for article in articles]
    pairs: dict[tuple[int, int], Comparison] = {}
    for a, b in combinations(range(len(articles)), 2):
        compared = compare_sides(articles[a], sides[a], articles[b], sides[b])
        flags = () if (a, b) == without else compared.conflicts
        flags = tuple(replace(flag, chance=chance or flag.chance) for flag in flags)
        told = replace(compared, differences=replace(compared.differences, flags=flags))
        if incident is not None:
            told.__dict__["same_incident"] = incident.get((a, b))
        pairs[a, b] = told
    shares = shared_words(sides, NO_MEANING)
    return judge(sides, pairs, strengths_of(sides, pairs, shares), shares, [frozenset()] * len(sides))


def flagged(pairs: Pairs, a: int, b: int) -> list[tuple[str, str]]:
    compared = pairs[a, b]
    return [(c.left.of(compared.left.text), c.right.of(compared.right.text)) for c in compared.conflicts]


def test_two_reports_differ_in_a_matter_of_which_only_others_tell_enough() -> None:
    reports = [houses("a", 310), houses("b", 340), houses("c", 310), houses("d", 340)]
    found = judged(reports, without=(1, 2)).comparisons
    assert flagged(found, 1, 2) == [("340", "310")]
    assert flagged(found, 0, 2) == []
    (conflict,) = found[1, 2].conflicts
    assert conflict.strength is Strength.SOFT and conflict.values == (340, 310) and conflict.chance >= FLAGGED
    elsewhere = [*reports[:2], report("c", DAM, "Nobody has counted the houses."), reports[3]]
    assert flagged(judged(elsewhere, without=(1, 2)).comparisons, 1, 2) == []


def test_who_gives_one_of_the_values_too_differs_from_the_others_though_clashing_with_none() -> None:
    def third(sentence: str) -> list[tuple[str, str]]:
        reports = [houses("a", 310), houses("b", 340), report("c", DAM, sentence)]
        return flagged(judged(reports, without=(1, 2)).comparisons, 1, 2)

    assert third("The flood destroyed 310 houses in Velby.") == [("340", "310")]
    assert third("The flood destroyed 310 bridges in Velby.") == []
    assert third("The flood destroyed houses in Velby.") == []


def test_a_value_is_held_against_one_of_another_report_and_not_against_a_part_of_it_too() -> None:
    def toll(name: str, number: str, *more: str) -> Article:
        return report(name, DAM, f"The flood in Velby killed {number} people.", *more)

    family = "The flood killed {} people of one family of Velby."
    reports = [toll("a", "nine", family.format("four")), toll("b", "twelve"), toll("c", "twelve", family.format("two"))]
    for compared in judged(reports).comparisons.values():
        for ends in ([c.left for c in compared.conflicts], [c.right for c in compared.conflicts]):
            assert len(ends) == len(set(ends))
    assert len(flagged(judged(reports).comparisons, 0, 1)) == 1


def test_of_what_two_tell_the_same_none_differs_though_a_third_tells_otherwise() -> None:
    found = judged([houses("a", 310), houses("b", 310), houses("c", 340)]).comparisons
    assert flagged(found, 0, 1) == []


def test_an_unlikely_clash_of_two_among_many_makes_no_row_and_is_still_told_between_the_two() -> None:
    two = [houses("a", 310), houses("b", 340)]
    others = [report(name, DAM, "Schools in Velby are closed.") for name in "cdefgh"]
    alone, among = judged(two, chance=0.6), judged([*two, *others], chance=0.6)
    assert len(alone.matters) == 1 and among.matters == ()
    assert flagged(alone.comparisons, 0, 1) == flagged(among.comparisons, 0, 1) == [("310", "340")]
    assert len(judged([*two, *others], chance=0.98).matters) == 1


def test_sentences_that_clash_though_in_no_row_never_tell_one_claim() -> None:
    two = [houses("a", 310), houses("b", 340)]
    others = [report(name, DAM, "Schools in Velby are closed.") for name in "cdefgh"]
    among = judged([*two, *others], chance=0.6)
    assert among.parted == {((0, 1), (1, 1))}
    assert judged(two, chance=0.6).parted == frozenset()


def test_what_more_pairs_tell_is_likelier() -> None:
    reports = [houses(name, 310 if name in "abc" else 340) for name in "abcdef"]
    others = [report(name, DAM, "Schools in Velby are closed.") for name in "gh"]
    (matter,) = judged([*reports, *others], chance=0.6).matters
    assert set(matter.values.values()) == {310, 340}


def test_the_dead_of_an_earlier_disaster_are_of_no_matter_with_those_of_this_one() -> None:
    def toll(name: str, number: str, *more: str) -> Article:
        return report(name, DAM, f"The flood in Velby killed {number} people.", *more)

    past = "A flood there killed 9,000 people in the days of Queen Anne."
    found = claim_table([toll("a", "four"), toll("b", "six"), toll("c", "six", past)])
    values = [{s.value for s in dispute.statements} for claim in found.claims for dispute in claim.disputes]
    assert values == [{4, 6}]


def test_turned_round_it_is_the_same() -> None:
    reports = [houses("a", 310), houses("b", 340)]
    found = judged(reports).comparisons[0, 1].differences
    turned = mirrored(found, compare(*reports[::-1]))
    assert [(c.left, c.right, c.values) for c in turned.flags] == [
        (c.right, c.left, c.values and c.values[::-1]) for c in found.flags
    ]
    assert mirrored(turned, compare(*reports)) == found


def test_what_only_the_table_knows_to_differ_is_called_in_words_of_the_left_report() -> None:
    reports = [houses("a", 310), houses("b", 340), houses("c", 310), houses("d", 340)]
    reports[2] = report("c", DAM, "Altogether 310 houses were swept away.")
    found = judged(reports, without=(1, 2)).comparisons[1, 2]
    alone = replace(compare(reports[2], reports[1]), differences=Differences())
    for differing, left in ((found.differences, reports[1]), (mirrored(found.differences, alone), reports[2])):
        (conflict,) = differing.flags
        assert conflict.about in left.text and "houses" in conflict.about


def test_a_comparison_in_either_order_says_what_the_table_does() -> None:
    reports = [houses("a", 310), houses("b", 340), houses("c", 310)]
    table = claim_table(reports)
    one, other = compare(reports[0], reports[1]), compare(reports[1], reports[0])
    assert table.agreeing(one).conflicts == table.comparisons[0, 1].conflicts
    assert table.agreeing(other).differences == mirrored(table.agreeing(one).differences, other)
    assert table.agreeing(other).alignment is other.alignment


VOCABULARY = """the rebels army killed wounded Deraa Daraa Monday four 4 at least 20 people truce Russian troops entered
city said and shelling fled checkpoints three five north south no denied"""
REPORT = st.lists(
    st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4
)


def said_to_differ(table: ClaimTable) -> set[tuple[int, Span, int, Span]]:
    """Each two statements of two reports in one dispute."""
    return {
        (s.report, s.span, t.report, t.span)
        for claim in table.claims
        for dispute in claim.disputes
        for s in dispute.statements
        for t in dispute.statements
        if s.report < t.report
    }


@given(st.lists(REPORT, min_size=2, max_size=5))
@settings(max_examples=40, deadline=None)
def test_two_reports_say_beside_others_all_that_they_say_by_themselves(reports: list[list[str]]) -> None:
    told = [report(f"r{place}", *sentences) for place, sentences in enumerate(reports)]
    found = claim_table(told)
    together = said_to_differ(found)
    for (a, b), compared in found.comparisons.items():
        alone = compare(told[a], told[b]).conflicts
        assert set(alone) <= set(compared.conflicts)
        assert all((a, c.left, b, c.right) in together for c in compared.conflicts if c not in alone)
        assert all(c.is_flagged for c in compared.conflicts)
        assert not any(c.is_flagged for c in compared.differences.worth_a_look)


def incidents(count: int, *, one: set[tuple[int, int]], two: set[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Which are of two incidents, where some pairs surely are of one, and some of two."""
    said: dict[tuple[int, int], bool | None] = dict.fromkeys(combinations(range(count), 2))
    return of_two_incidents(said | dict.fromkeys(one, True) | dict.fromkeys(two, False))


def test_who_is_of_one_incident_with_a_report_is_of_two_with_what_that_is_of_two_with() -> None:
    assert incidents(4, one={(0, 1), (2, 3)}, two={(0, 3)}) == {(0, 2), (0, 3), (1, 2), (1, 3)}
    assert incidents(3, one=set(), two={(0, 2)}) == {(0, 2)}
    assert incidents(3, one={(0, 1)}, two=set()) == frozenset()
    assert incidents(3, one={(0, 1), (1, 2)}, two={(0, 2)}) == frozenset(), "each is of one with a third"


def test_figures_of_two_incidents_are_no_row_together_though_a_report_leaves_it_open() -> None:
    reports = [houses(name, number) for name, number in (("a", 310), ("b", 340), ("c", 50), ("d", 60))]
    reports += [report("e", "The school at Marlow burnt down, and 70 houses with it.")]
    together = {frozenset(value for value in matter.values.values()) for matter in judged(reports).matters}
    assert together == {frozenset({310, 340, 50, 60})}
    apart = judged(reports, incident={(0, 1): True, (2, 3): True, (0, 3): False}).matters
    assert {frozenset(matter.values.values()) for matter in apart} == {frozenset({310, 340}), frozenset({50, 60})}
