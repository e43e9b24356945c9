from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Span
from index.comparison.alignment.alignment import Alignment, Link, align
from index.comparison.alignment.wording import Wording
from index.comparison.facts.conflicts import differences
from index.comparison.reading.reading import Side
from index.errors import Cancelled

PORT = (
    "A cargo ship ran aground off Port Sefton on Tuesday, killing four sailors, the coast guard said.",
    "The Marina Grey was carrying timber from Riga when its engine failed in heavy seas.",
    "Rescuers pulled eleven survivors from the water with a helicopter.",
    "The harbour master, Elena Brandt, blamed poor maintenance.",
    "It sank before dawn.",
)
QUAY = (
    "Four sailors died when a freighter ran aground off Port Sefton on Tuesday.",
    "Helicopter crews rescued eleven survivors from the sea, the coast guard said.",
    "Schools in Port Sefton stay closed on Friday because of a strike of teachers.",
    "It sank before dawn.",
)


def side(sentences: tuple[str, ...] | list[str], date: str | None = None) -> Side:
    """A report whose text is the sentences, one a line."""
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    return Side("\n".join(sentences), tuple(spans), date)


def pairs(alignment: Alignment) -> set[tuple[int, int]]:
    left, right = alignment.left.sentences, alignment.right.sentences
    return {(left.index(link.left), right.index(link.right)) for link in alignment.links}


def mirrored(link: Link) -> Link:
    return Link(link.right, link.left, link.wording, link.strength, link.sure)


WORDS = st.sampled_from(
    [
        "the",
        "rebels",
        "army",
        "killed",
        "wounded",
        "Deraa",
        "Daraa",
        "Monday",
        "four",
        "4",
        "at",
        "least",
        "20",
        "people",
        "truce",
        "deal",
        "Russian",
        "troops",
        "entered",
        "city",
        ",",
        ".",
        "said",
        "and",
        "shelling",
        "fled",
        "checkpoints",
        "three",
        "five",
        "north",
        "south",
    ]
)
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), max_size=7)


def test_tells_what_is_shared_and_what_only_one_report_has() -> None:
    alignment = align(side(PORT), side(QUAY))
    assert {(0, 0), (2, 1), (4, 3)} <= pairs(alignment)
    assert PORT[3] in [span.of(alignment.left.text) for span in alignment.only_left]
    assert QUAY[2] in [span.of(alignment.right.text) for span in alignment.only_right]


def test_the_same_words_are_the_same_and_surely_linked() -> None:
    alignment = align(side(PORT), side(QUAY))
    same = [link for link in alignment.links if link.wording is Wording.SAME]
    assert [(link.left.of(alignment.left.text), link.strength, link.sure) for link in same] == [(PORT[4], 1.0, True)]


def test_spellings_of_a_name_and_numbers_in_words_or_figures_are_equal() -> None:
    alignment = align(
        side(["Four men reached Daraa."]),
        side(["4 men reached Deraa."]),
    )
    assert [link.wording for link in alignment.links] == [Wording.SAME]


def test_reports_without_sentences() -> None:
    alignment = align(side([]), side(QUAY))
    assert alignment.links == () and alignment.only_right == alignment.right.sentences


def test_can_be_given_up() -> None:
    with pytest.raises(Cancelled):
        align(side(PORT), side(QUAY), cancelled=lambda: True)


def test_many_equal_sentences_do_not_multiply() -> None:
    alignment = align(side(["Read on."] * 300), side(["Read on."] * 200))
    assert len(alignment.links) == 300
    assert alignment.only_left == () and alignment.only_right == ()


@given(SENTENCES, SENTENCES)
@settings(max_examples=60, deadline=None)
def test_every_sentence_is_linked_or_said_here_only(left: list[str], right: list[str]) -> None:
    alignment = align(side(left), side(right))
    linked_left, linked_right = {link.left for link in alignment.links}, {link.right for link in alignment.links}
    assert sorted([*linked_left, *alignment.only_left]) == sorted(alignment.left.sentences)
    assert sorted([*linked_right, *alignment.only_right]) == sorted(alignment.right.sentences)
    assert all(0 <= link.strength <= 1 for link in alignment.links)


@given(SENTENCES, SENTENCES)
@settings(max_examples=60, deadline=None)
def test_comparing_b_with_a_mirrors_a_with_b(left: list[str], right: list[str]) -> None:
    there, back = align(side(left), side(right)), align(side(right), side(left))
    assert set(there.links) == {mirrored(link) for link in back.links}
    assert {(c.left, c.right) for c in differences(there).flags} == {(c.right, c.left) for c in differences(back).flags}


@given(SENTENCES)
@settings(max_examples=60, deadline=None)
def test_a_report_beside_itself_is_all_the_same_and_in_no_conflict(sentences: list[str]) -> None:
    alignment = align(side(sentences, "2021-09-01"), side(sentences, "2021-09-01"))
    assert {link.wording for link in alignment.links} <= {Wording.SAME}
    assert alignment.only_left == () and alignment.only_right == ()
    assert differences(alignment).flags == ()


FAR = (
    "Parliament in the capital passed the yearly budget late on Monday after nine hours of debate.",
    "The opposition walked out before the vote, calling the plan a gift to builders.",
)


@pytest.mark.parametrize("place", [0, 2, len(PORT)])
def test_a_paragraph_added_to_one_side_changes_nothing_about_other_pairs(place: int) -> None:
    longer = (*PORT[:place], *FAR, *PORT[place:])
    before, after = align(side(PORT), side(QUAY)), align(side(longer), side(QUAY))

    def strengths(alignment: Alignment) -> dict[tuple[str, str], float]:
        texts = alignment.left.text, alignment.right.text
        return {(link.left.of(texts[0]), link.right.of(texts[1])): link.strength for link in alignment.links}

    assert strengths(after).keys() == strengths(before).keys()
    assert all(abs(strengths(after)[pair] - strength) < NOISE for pair, strength in strengths(before).items())
    assert set(FAR) <= {span.of(after.left.text) for span in after.only_left}


NOISE = 0.2
"""How far a strength may move because words weigh by how rare they are and sentences stand at another place."""


def test_a_line_of_names_alone_tells_nothing() -> None:
    fire = "A fire at the mill in Velby killed two people on Wednesday, Carl Denholm of the brigade said."
    left = side(["Fire at a mill", "Velby Courier", "By Carl Denholm", fire])
    right = side(["Fire at a mill", "Velby Observer", fire.replace("killed two people", "took two lives")])
    alone = {span.of(left.text) for span in align(left, right).only_left}
    assert {"Velby Courier", "By Carl Denholm"} <= alone
    copied = align(left, side(["Velby Courier", *right.text.split("\n")[2:]]))
    assert "Velby Courier" not in {span.of(left.text) for span in copied.only_left}


def test_a_small_heading_tells_something() -> None:
    left = side(["Fire at a mill", "Two dead in Velby", "Two people died in the fire in Velby on Wednesday."])
    right = side(["Velby mourns its dead", "The fire in Velby killed two people on Wednesday.", "It was out by noon."])
    assert "Two dead in Velby" in {link.left.of(left.text) for link in align(left, right).links}
