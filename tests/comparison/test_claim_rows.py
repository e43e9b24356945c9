"""Which sentences stand under which claim: how sentences and values are gathered, and stories of several reports."""

from __future__ import annotations

from dataclasses import replace

from stated import report, told

from index.article import Article, Metadata, Span, Value
from index.comparison.claims.claims import Claim, ClaimTable, claim_table
from index.comparison.claims.clusters import Pair, sentence_clusters, value_clusters
from index.comparison.claims.disputes import Dispute, Statement
from index.comparison.claims.kinship import opposed
from index.comparison.claims.labels import label, name_of
from index.comparison.claims.rows import ClaimSentences, rows_of, shared
from index.comparison.comparing import side_of
from index.comparison.facts.stated.values import FactKind
from index.comparison.facts.strengths import Strength
from tui.drawing import claim_rows


def test_clusters_do_not_follow_links_from_sentence_to_sentence() -> None:
    chain = {((0, 0), (1, 0)): 0.9, ((1, 0), (2, 0)): 0.2, ((2, 0), (3, 0)): 0.9}
    assert sentence_clusters([1, 1, 1, 1], chain, 0.4) == [[(0, 0), (1, 0)], [(2, 0), (3, 0)]]


def test_one_wrong_link_does_not_join_two_claims() -> None:
    together = {((0, 0), (1, 0)): 0.9, ((0, 1), (1, 1)): 0.9}
    apart = {**together, ((0, 0), (1, 1)): 0.8, ((0, 1), (1, 0)): 0.05}
    joined = {**together, ((0, 0), (1, 1)): 0.8, ((0, 1), (1, 0)): 0.5}
    assert sentence_clusters([2, 2], apart, 0.4) == [[(0, 0), (1, 0)], [(0, 1), (1, 1)]]
    assert len(sentence_clusters([2, 2], joined, 0.4)) == 1


def test_two_sentences_that_are_apart_are_in_no_cluster_however_alike() -> None:
    alike: dict[Pair, float] = {((0, 0), (1, 0)): 0.9, ((1, 0), (2, 0)): 0.9, ((0, 0), (2, 0)): 0.9}
    assert len(sentence_clusters([1, 1, 1], alike, 0.4)) == 1
    assert sentence_clusters([1, 1, 1], alike, 0.4, [((2, 0), (0, 0))]) == [[(0, 0), (1, 0)], [(2, 0)]]


def test_a_sentence_that_surely_goes_with_another_claim_too_stands_there_as_well() -> None:
    found = [[(0, 0), (1, 0)], [(0, 1), (1, 1), (2, 0)]]
    both: dict[Pair, float] = {((0, 0), (2, 0)): 0.9, ((1, 0), (2, 0)): 0.8}
    assert shared(found, both, (), 0.35, 0.66) == [[(0, 0), (1, 0), (2, 0)], found[1]]
    assert shared(found, {**both, ((1, 0), (2, 0)): 0.2}, (), 0.35, 0.66) == found
    two = [[(0, 0), (1, 0)], [(2, 0)], [(3, 0)]]
    alike: dict[Pair, float] = {(node, other): 0.9 for node in two[0] for other in ((2, 0), (3, 0))}
    assert len(shared(two, alike, (), 0.35, 0.66)) == 1
    assert len(shared(two, alike, [((2, 0), (3, 0))], 0.35, 0.66)) == 2
    opposed: Pair = ((0, 0), (1, 1))
    assert shared(found, both, [opposed], 0.35, 0.66) == found


def test_a_sentence_is_told_by_one_alone_unless_it_surely_goes_with_what_several_tell() -> None:
    found = [[(0, 0), (1, 0)], [(2, 0)]]
    one_sure: dict[Pair, float] = {((0, 0), (2, 0)): 0.7, ((1, 0), (2, 0)): 0.1}
    assert shared(found, one_sure, (), 0.35, 0.66) == [[(0, 0), (1, 0), (2, 0)]]
    assert shared(found, {**one_sure, ((0, 0), (2, 0)): 0.6}, (), 0.35, 0.66) == found


def test_values_are_gathered_by_what_speaks_for_any_two_and_never_with_one_that_is_apart() -> None:
    nodes = [(0, 0), (1, 1), (2, 2), (0, 3)]
    likely: dict[Pair, float] = {((0, 0), (1, 1)): 0.9, ((1, 1), (2, 2)): 0.9, ((0, 3), (2, 2)): 0.9}
    assert value_clusters(nodes, likely, 0.4, ()) == [[(0, 0), (1, 1)], [(0, 3), (2, 2)]]
    near: dict[Pair, float] = {**likely, ((0, 0), (2, 2)): 0.9, ((0, 3), (1, 1)): 0.9}
    assert len(value_clusters(nodes, near, 0.4, ())) == 1
    assert len(value_clusters(nodes, near, 0.4, [((0, 0), (0, 3))])) == 2


def differing(*places: int, kind: FactKind = FactKind.COUNT) -> Dispute:
    """What differs, stated where each report's text begins."""
    statements = tuple(Statement(place, Span(0, 4), place) for place in places)
    return Dispute(kind, Strength.SOFT, "", statements)


def test_what_differs_is_a_claim_of_its_own_unless_half_of_a_cluster_states_it() -> None:
    leads = [(0, 0), (1, 0), (2, 0), (3, 0)]
    toll = differing(0, 4), ((0, 0), (4, 1))
    assert rows_of([leads, [(4, 1)]], [toll], {}, 0.5) == [
        ClaimSentences(tuple(leads)),
        ClaimSentences(((0, 0), (4, 1)), (toll[0],)),
    ]
    toll = differing(0, 1), ((0, 0), (1, 0), (4, 1))
    near: dict[Pair, float] = {(node, stating): 0.6 for node in leads[2:] for stating in toll[1]}
    assert rows_of([leads, [(4, 1)]], [toll], near, 0.5) == [ClaimSentences((*leads, (4, 1)), (toll[0],))]


def test_of_a_cluster_that_is_of_a_matter_what_goes_with_none_that_states_it_stays_by_itself() -> None:
    leads = [(0, 0), (1, 0), (2, 0), (3, 0)]
    toll = differing(0, 1), ((0, 0), (1, 0))
    near: dict[Pair, float] = {
        ((0, 0), (2, 0)): 0.8,
        ((1, 0), (2, 0)): 0.4,
        ((0, 0), (3, 0)): 0.8,
        ((1, 0), (3, 0)): 0.1,
    }
    assert rows_of([leads], [toll], near, 0.5) == [
        ClaimSentences(((0, 0), (1, 0), (2, 0)), (toll[0],)),
        ClaimSentences(((3, 0),)),
    ]


def test_two_matters_in_the_same_passages_are_one_claim_and_two_quantities_of_one_sentence_are_two() -> None:
    any_leak, tonnes = differing(0, 1, kind=FactKind.OUTCOME), differing(1, 2)
    found = [[(0, 0), (1, 0), (2, 0)]]
    one = rows_of(found, [(any_leak, ((0, 0), (1, 0))), (tonnes, ((1, 0), (2, 0)))], {}, 0.5)
    assert one == [ClaimSentences(((0, 0), (1, 0), (2, 0)), (any_leak, tonnes))]
    hurt, dead = differing(0, 1), Dispute(FactKind.COUNT, Strength.SOFT, "", (Statement(0, Span(9, 12), 3),))
    near: dict[Pair, float] = {((0, 0), (2, 0)): 0.6, ((1, 0), (2, 0)): 0.6}
    two = rows_of(found, [(hurt, ((0, 0), (1, 0))), (dead, ((0, 0),))], near, 0.5)
    assert [row.disputes for row in two] == [(dead,), (hurt,)]


# --- stories --------------------------------------------------------------------------------


def said_by(table: ClaimTable, claim: Claim) -> list[str]:
    """The sentences of a claim."""
    return [span.of(table.sides[place].text) for place in claim.told_by for span in claim.tellings[place].sentences]


def figures(dispute: Dispute) -> list[float | None]:
    return [statement.value for statement in dispute.statements]


BUS = (
    report("a", "A bus with 34 passengers aboard fell off a bridge at Orvelo on Monday, the police said.",
           "Fifteen people were injured, three of them seriously."),
    report("b", "A bus with 38 passengers aboard fell off a bridge at Orvelo on Monday, the police said.",
           "Nineteen people were injured, five of them seriously."),
    report("c", "A bus with 34 passengers aboard fell off a bridge at Orvelo on Monday, the mayor said.",
           "Fifteen people were injured, five of them seriously."),
)  # fmt: skip


def test_each_quantity_of_one_sentence_is_a_claim_of_its_own() -> None:
    found = claim_table(BUS)
    told = {frozenset(figures(dispute)) for claim in found.claims for dispute in claim.disputes}
    assert told == {frozenset([34, 38]), frozenset([15, 19]), frozenset([3, 5])}
    assert all(len(claim.disputes) == 1 for claim in found.claims if claim.disputes)
    hurt, seriously = (next(c for c in found.claims if c.disputes and n in figures(c.disputes[0])) for n in (15, 3))
    assert hurt.told_by == seriously.told_by == (0, 1, 2)


def crane(name: str, dead: str, *more: str) -> Article:
    return report(name, f"{dead} people were killed when a crane fell on the quay at Ostrel.", *more)


CORRECTED = ("Correction: An earlier version of this article said six people had died.", "The number is five.")


def test_what_a_report_had_wrong_stands_with_its_figure_uncut() -> None:
    last = crane("c", "Five", " ".join(CORRECTED))
    found = claim_table([crane("a", "Three", "Gusts were measured."), crane("b", "Four"), last])
    (toll,) = (claim for claim in found.claims if claim.disputes)
    assert said_by(found, toll)[-2:] == [*CORRECTED]
    assert {s.value for s in toll.disputes[0].statements} == {3, 4, 5}


def test_what_is_no_correction_or_corrects_something_else_does_not_stand_with_the_figure() -> None:
    for more in (
        "An earlier version of this article misspelt the name of the mayor.",
        "Correction: An earlier version of this article said the crane belonged to five firms.",
        "The number of the house is five.",
    ):
        found = claim_table([crane("a", "Three"), crane("b", "Four"), crane("c", "Five", more)])
        (toll,) = (claim for claim in found.claims if claim.disputes)
        assert more not in said_by(found, toll)


def test_what_was_done_and_its_opposite_are_never_told_by_several_as_one() -> None:
    def captain(*ends: str) -> list[Claim]:
        reports = [report(f"r{n}", f"The captain, Ivo Sardan, was {end}.") for n, end in enumerate(ends)]
        return [claim for claim in claim_table(reports).claims if len(claim.told_by) > 1 and not claim.disputes]

    alike = "arrested by the harbour police on Thursday"
    assert len(captain(alike, alike)) == 1
    released = "released by the harbour police on Thursday"
    assert captain(alike, released) == []
    assert len(captain(released, "freed by the harbour police on Thursday")) == 1
    assert captain(alike, "hurt by the harbour police on Thursday") == []


def pair_of(one: Article, other: Article) -> frozenset[Pair]:
    sides = [side_of(each) for each in (one, other)]
    return opposed(sides, {((0, 0), (1, 0)): 0.9})


def test_sentences_exclude_each_other_by_two_fates_or_two_outcomes_and_not_by_one_that_both_have() -> None:
    missing = report("a", "A worker is missing after the fire.")
    assert pair_of(missing, report("b", "A worker died in the fire."))
    assert not pair_of(missing, report("b", "A worker who was missing after the fire is dead."))
    assert not pair_of(missing, report("b", "A worker had left before the fire."))
    opened = report("a", "The road to Orvelo is open.")
    assert pair_of(opened, report("b", "The road to Orvelo is closed."))
    assert not pair_of(opened, report("b", "The road to Orvelo is open again."))


def named(about: str, text: str, *values: str) -> str:
    sentence = told(text)
    spans = [Span(text.index(value), text.index(value) + len(value)) for value in values]
    return label(about, [(sentence, spans)])


def test_a_matter_is_named_by_a_phrase_of_a_sentence_without_its_value() -> None:
    boats = "Nine boats took the passengers off in winds of force 6."
    assert named("off winds force", boats, "6") == "winds of force"
    assert (
        named("ferry built inspection", "The ferry was built in 1994 and passed an inspection.", "1994")
        == "ferry was built"
    )
    assert named("Vitry le Bois", "It was made at Vitry-le-Bois until 14 August.", "14 August") == "Vitry-le-Bois"
    assert named("Valmoret", "Since May Valmoret has recalled 12 batches.", "12") == "batches"
    assert named("sold", "They were sold in May.", "in May") == ""
    assert named(
        "fuel leaked ship", "The ministry said that no fuel had leaked from the ship.", "no fuel had leaked"
    ) == ("fuel had leaked")


def called(abouts: list[str], spoken_of: set[str], *stating: tuple[str, str]) -> str:
    stated = []
    for text, value in stating:
        stated.append((told(text), [Span(text.index(value), text.index(value) + len(value))]))
    return name_of(abouts, stated, spoken_of)


def test_a_matter_is_called_by_what_most_of_its_sentences_say_and_not_by_what_all_reports_speak_of() -> None:
    gusts = ("Gusts of 71 kilometres per hour hit the crane.", "71 kilometres per hour")
    again = ("The crane stood in gusts of 48 kilometres per hour.", "48 kilometres per hour")
    calm = ("In gusts of 48 kilometres per hour the crew of the crane went home.", "48 kilometres per hour")
    assert called(["gusts crane", "gusts crew"], {"crane"}, gusts, again, calm) in {"Gusts", "gusts"}
    assert called(["crew"], {"crane"}, gusts, again, calm) != "crew"


def test_a_matter_without_a_word_in_common_is_called_by_what_stands_beside_its_value() -> None:
    tall = ("The crane, 58 metres tall, toppled at noon.", "58 metres")
    high = ("The crane fell from a height of 62 metres.", "62 metres")
    assert called(["crane"], {"crane"}, tall, high) == "58 metres tall"
    assert called(["crane"], set(), tall, high) == "crane"


def test_a_matter_is_not_called_by_what_another_figure_of_its_sentence_counts() -> None:
    both = ("The flood destroyed 340 houses and displaced 2,000 people.", "2,000")
    other = ("The flood took 310 houses and left 1,400 people homeless.", "1,400")
    assert "houses" not in called(["houses people"], set(), both, other)
    assert "people" in called(["houses people"], set(), both, other)


def test_what_is_denied_has_a_name_also_where_its_clause_is_all_one_value() -> None:
    flood = "The dam above Velby failed and the river flooded the town."
    found = claim_table([report("a", flood, "No siren sounded."), report("b", flood, "A siren sounded.")])
    assert [(d.kind, d.about) for claim in found.claims for d in claim.disputes] == [
        (FactKind.OUTCOME, "siren sounded")
    ]
    agree = claim_table([report("a", flood, "No siren sounded."), report("b", flood, "No siren sounded.")])
    assert not any(claim.disputes for claim in agree.claims)


def test_what_differs_has_each_value_once_in_whatever_words_and_who_gives_it() -> None:
    court = "The court of Velby sentenced the mayor to {} in prison on Monday."
    told = ["four years", "three years", "4 years", "36 months"]
    found = claim_table([report(name, court.format(term)) for name, term in zip("abcd", told, strict=True)])
    (row,) = [claim for claim in found.claims if claim.disputes]
    first, below = claim_rows.claim(found, row, 0, 120, range(4))
    assert "".join(text for text, _ in first).split("The court")[0].endswith("four years / three years  ")
    assert "A C “four years”; B D “three years”" in "".join(text for text, _ in below)


def test_a_moment_that_says_only_some_of_what_was_said_before_is_no_news() -> None:
    toll = "The flood in Velby killed {} people on Friday."
    reports = [
        replace(report(name, toll.format(number)), metadata=Metadata(published=Value(day), language="en"))
        for name, number, day in (("a", 9, "2024-05-03"), ("b", 12, "2024-05-03"), ("c", 12, "2024-05-04"))
    ]
    found = claim_table(reports)
    (row,) = [claim for claim in found.claims if claim.disputes]
    words = "".join(text for text, _ in claim_rows.claim(found, row, 0, 120, range(3))[0])
    assert "9 / 12  " in words and "→" not in words
