"""How pairs of sentences become links, how a probability is made of signs, and how alike two sentences are worded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import exp

import numpy as np
import pytest
from test_alignment import side

from index.article import Span
from index.comparison.alignment import alignment as aligning
from index.comparison.alignment.alignment import Alignment, align
from index.comparison.alignment.likelihood import WEIGHTS, Weights, weights
from index.comparison.alignment.wording import (
    ChangeKind,
    EqualRun,
    Wording,
    changes,
    compare_wording,
    shared_runs,
    verbatim_runs,
    word_keys,
)
from index.comparison.reading.words import Token, spelling_key, tokens

# --- from probabilities to links -------------------------------------------------------------------

LINKED, SURE = weights(False).linked, weights(False).sure
STRIKE = ["Drivers at the port stopped work on Sunday over pay."]
WALKOUT = ["Because wages were too low, the harbour stood still at the weekend."]
COPIED = ["Drivers at the port stopped work on Sunday over pay and rest, they said."]
DAY = "2021-09-07"


def given(monkeypatch: pytest.MonkeyPatch, table: Sequence[Sequence[float]]) -> None:
    """From now on pairs of sentences have these probabilities."""

    def likelihood(pair: object, look_up: object) -> object:
        return np.array(table)

    monkeypatch.setattr(aligning, "likelihood", likelihood)


def one(
    monkeypatch: pytest.MonkeyPatch,
    probability: float,
    right: Sequence[str] = WALKOUT,
    dates: Sequence[str] = (DAY, DAY),
    two: bool = False,
) -> Alignment:
    given(monkeypatch, [[probability]])
    return align(side(STRIKE, dates[0]), side(list(right), dates[1]), are_of_two_incidents=two)


@pytest.mark.parametrize(
    ("probability", "links", "candidates"),
    [
        (LINKED, [False], 1),
        (LINKED - 1e-4, [], 1),
        (SURE, [True], 1),
        (SURE - 1e-4, [False], 1),
        (0.01, [], 1),
        (0.0099, [], 0),
    ],
)
def test_a_pair_is_linked_and_sure_from_its_probability_on(
    monkeypatch: pytest.MonkeyPatch, probability: float, links: list[bool], candidates: int
) -> None:
    alignment = one(monkeypatch, probability)
    assert ([link.sure for link in alignment.links], len(alignment.candidates)) == (links, candidates)
    assert all(link.strength == probability and link.wording is Wording.RESTATED for link in alignment.links)
    assert bool(alignment.only_left) is bool(alignment.only_right) is not links


@pytest.mark.parametrize(("day", "sure"), [("2021-09-10", True), ("2021-09-11", False), ("2021-09-03", False)])
def test_between_reports_dated_well_apart_only_what_was_copied_is_sure(
    monkeypatch: pytest.MonkeyPatch, day: str, sure: bool
) -> None:
    assert [link.sure for link in one(monkeypatch, 1.0, dates=(DAY, day)).links] == [sure]
    assert [link.sure for link in one(monkeypatch, 1.0, COPIED, (DAY, day)).links] == [True]


def test_between_two_incidents_only_what_was_copied_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [link.sure for link in one(monkeypatch, 1.0, two=True).links] == [False]
    assert [(link.sure, link.wording) for link in one(monkeypatch, LINKED, COPIED, two=True).links] == [
        (True, Wording.EDITED)
    ]


def places(alignment: Alignment) -> list[tuple[int, int]]:
    left, right = alignment.left.sentences, alignment.right.sentences
    return [(left.index(link.left), right.index(link.right)) for link in alignment.links]


def test_sentences_that_both_have_a_twin_are_linked_to_these_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = (
        ["It rained hard.", "The port closed.", "Ships wait."],
        ["The port closed.", "It rained hard.", "Boats wait."],
    )
    given(monkeypatch, np.full((3, 3), 0.95))
    assert places(align(side(left), side(right))) == [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (2, 2)]


@pytest.mark.parametrize(
    ("ours", "theirs", "links"),
    [(8, 8, 64), (1, 64, 64), (9, 8, 9), (8, 9, 9), (3, 30, 30), (30, 3, 30), (16, 4, 64), (13, 5, 13)],
)
def test_sentences_of_one_wording_are_linked_all_with_all_or_in_turn(
    monkeypatch: pytest.MonkeyPatch, ours: int, theirs: int, links: int
) -> None:
    given(monkeypatch, np.zeros((ours, theirs)))
    alignment = align(side(["Read on."] * ours), side(["Read on."] * theirs))
    assert len(alignment.links) == links and {link.strength for link in alignment.links} == {1.0}
    assert alignment.only_left == alignment.only_right == () == alignment.candidates
    if ours * theirs > 64:
        assert places(alignment) == [(min(k, ours - 1), min(k, theirs - 1)) for k in range(links)]


def test_links_are_in_order_of_the_left(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, [[0.0, 0.9], [0.9, 0.0]])
    alignment = align(side(["A ship sank.", "A tower fell."]), side(["The tower broke.", "One boat went down."]))
    assert places(alignment) == [(0, 1), (1, 0)]
    assert [(c.left, c.right, c.strength) for c in alignment.candidates] == [(0, 1, 0.9), (1, 0, 0.9)]


@pytest.mark.parametrize(
    ("table", "share"),
    [
        ([[SURE, 0.0, 0.0], [0.0, SURE, 0.0]], 1.0),
        ([[SURE, 0.0, 0.0], [0.0, LINKED, 0.0]], 0.5),
        ([[SURE, SURE, 0.0], [0.0, 0.0, 0.0]], 0.5),
        ([[SURE, 0.0, 0.0], [SURE, 0.0, 0.0]], 1.0),
        ([[SURE, 0.0], [SURE, 0.0]], 0.5),
        ([[LINKED, 0.0, 0.0], [0.0, 0.0, 0.0]], 0.0),
    ],
)
def test_how_much_of_the_shorter_report_is_surely_in_the_other(
    monkeypatch: pytest.MonkeyPatch, table: list[list[float]], share: float
) -> None:
    ours = ["A ship sank.", "Rain fell."]
    theirs = ["The tower broke.", "One boat went down.", "Nobody spoke."][: len(table[0])]
    given(monkeypatch, table)
    assert align(side(ours), side(theirs)).sure_share == share
    assert align(side(theirs), side(ours)).sure_share == share


def test_of_a_report_without_sentences_no_share_is_in_the_other() -> None:
    assert align(side([]), side(["A ship sank."])).sure_share == 0


# --- from signs to a probability ----------------------------------------------------------------------


def column(*values: float) -> np.ndarray:  # type: ignore[type-arg]
    return np.array(values)


MODEL = Weights(
    ("words", "names"),
    least=column(0, -1),
    most=column(1, 3),
    mean=column(0.5, 1),
    spread=column(0.25, 2),
    bias=0.5,
    linear=column(1.0, -0.5),
    products=np.array([[0.25, 0.5], [0.0, 0.125]]),
    linked=0.3,
    sure=0.6,
)


@pytest.mark.parametrize(
    ("words", "names", "odds"),
    [
        (0.5, 1, 0.5),
        (0.75, 1, 0.5 + 1 + 0.25),
        (0.5, 3, 0.5 - 0.5 + 0.125),
        (0.75, 3, 0.5 + 1 - 0.5 + 0.25 + 0.5 + 0.125),
        (9, 3, 0.5 + 2 - 0.5 + 1 + 1 + 0.125),
        (-9, 1, 0.5 - 2 + 1),
        (0.5, -9, 0.5 + 0.5 + 0.125),
    ],
)
def test_signs_are_held_in_range_standardised_weighed_and_multiplied(words: float, names: float, odds: float) -> None:
    measured = {"words": np.array([[words, 0.5]]), "names": np.array([[names, 1.0]])}
    expected = [[1 / (1 + exp(-odds)), 1 / (1 + exp(-0.5))]]
    found = MODEL.probability(measured)
    assert found.shape == (1, 2)
    assert found == pytest.approx(np.array(expected), abs=5.1e-5)
    assert (found == np.round(found, 4)).all()


@pytest.mark.parametrize(("bias", "probability"), [(1e6, 1.0), (-1e6, 0.0)])
def test_no_sign_leaves_the_range_of_a_float(bias: float, probability: float) -> None:
    model = Weights(("words",), *(column(1.0),) * 4, bias, column(0.0), np.zeros((1, 1)), 0.3, 0.6)
    assert model.probability({"words": np.array([[1.0]])}).tolist() == [[probability]]


@pytest.mark.parametrize("with_meaning", [True, False])
def test_the_weights_are_those_of_the_file(with_meaning: bool) -> None:
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))["meaning" if with_meaning else "words"]
    read = weights(with_meaning)
    assert read.signs == tuple(kept["signs"])
    rows = zip(read.least, read.most, read.mean, read.spread, read.linear, strict=True)
    assert [list(row) for row in rows] == list(kept["signs"].values())
    assert (read.bias, read.linked, read.sure) == (kept["bias"], kept["linked"], kept["sure"])
    for at, sign in enumerate(read.signs):
        products = kept["products"][sign]
        assert read.products[at, :at].tolist() == [0.0] * at and read.products[at, at:].tolist() == products


# --- how alike two sentences are worded ----------------------------------------------------------------


def worded(left: str, right: str) -> Wording:
    """The wording of sentences whose words are letters; capitals are words that only one of them has."""
    ours, theirs = (
        tuple(letter if letter.islower() else letter + side for letter in text)
        for text, side in ((left, "l"), (right, "r"))
    )
    assert compare_wording(theirs, ours) is compare_wording(ours, theirs)
    return compare_wording(ours, theirs)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("abc", "abc", Wording.SAME),
        # two thirds of the shorter one, in blocks of three
        ("abcdefghijklmABCDEFG", "abcdefghijklmABCDEFG", Wording.EDITED),
        ("abcdX", "abcdY", Wording.EDITED),
        ("abcXYZ", "abcUVWST", Wording.RESTATED),
        ("abcX", "abcYZUV", Wording.EDITED),
        ("abcXY", "abcZUVW", Wording.RESTATED),
        ("abXcdYefZghU", "abVcdWefSghT", Wording.RESTATED),
        # two fifths and ten words in blocks
        ("abcdeXfghijYZUVWSTRQPONMLK", "abcdeXfghijYZUVWSTRQPONMLK", Wording.RESTATED),
        ("abcdeXfghijYZUVWSTRQPONML", "abcdeXfghijYZUVWSTRQPONML", Wording.EDITED),
        ("abcdeXfghiYZUVWSTRQP", "abcdeXfghiYZUVWSTRQP", Wording.RESTATED),
        # ten in one piece
        ("abcdefghijABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijABCDEFGHIJKLMNOPQRSTUVWXYZ", Wording.EDITED),
        ("abcdefghiABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghiABCDEFGHIJKLMNOPQRSTUVWXYZ", Wording.RESTATED),
    ],
)
def test_an_edit_keeps_enough_of_a_sentence_in_blocks(left: str, right: str, expected: Wording) -> None:
    assert worded(left, right) is expected


def whole(text: str) -> Span:
    return Span(0, len(text))


def said(left: str, right: str) -> list[tuple[ChangeKind, str, str, int, int]]:
    found = changes(left, whole(left), right, whole(right))
    return [(c.kind, c.left.of(left), c.right.of(right), c.left.start, c.right.start) for c in found]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("big red dog", "big red dog", []),
        ("big red dog", "big blue dog", [(ChangeKind.REPLACED, "red", "blue", 4, 4)]),
        ("big red dog", "big dog", [(ChangeKind.ONLY_LEFT, "red", "", 4, 3)]),
        ("big dog", "big red old dog", [(ChangeKind.ONLY_RIGHT, "", "red old", 3, 4)]),
        ("red dog", "big red dog", [(ChangeKind.ONLY_RIGHT, "", "big", 0, 0)]),
        ("red dog ran", "red dog", [(ChangeKind.ONLY_LEFT, "ran", "", 8, 7)]),
        ("red dog", "", [(ChangeKind.ONLY_LEFT, "red dog", "", 0, 0)]),
        (
            "big dog ran far",
            "old dog ran on",
            [(ChangeKind.REPLACED, "big", "old", 0, 0), (ChangeKind.REPLACED, "far", "on", 12, 12)],
        ),
        ("In Daraa", "In Deraa", [(ChangeKind.SPELLING, "Daraa", "Deraa", 3, 3)]),
        ("the dogs", "the dog", [(ChangeKind.SPELLING, "dogs", "dog", 4, 4)]),
    ],
)
def test_changes_say_what_stands_where(left: str, right: str, expected: list[object]) -> None:
    assert said(left, right) == expected


def test_words_are_compared_by_value_family_and_without_a_plural() -> None:
    def keys(text: str) -> tuple[str, ...]:
        return word_keys(tokens(text, whole(text), spelling_key))

    assert keys("four dogs") == keys("4 dog")
    assert keys("Daraa") == keys("Deraa") != keys("Homs")
    assert keys("s") == ("s",)


@pytest.mark.parametrize(("least", "expected"), [(3, ["a b c", "e f g h"]), (4, ["e f g h"]), (5, [])])
def test_shared_runs_are_long_enough(least: int, expected: list[str]) -> None:
    left, right = "a b c x e f g h", "a b c y e f g h"
    runs = shared_runs(left, whole(left), right, whole(right), least=least)
    assert [(run.left.of(left), run.right.of(right), run.words) for run in runs] == [
        (r, r, len(r.split())) for r in expected
    ]


def run_of(text: str) -> tuple[Token, ...]:
    return tokens(text, whole(text), spelling_key)


def copied(left: str, right: str, least: int = 3) -> list[tuple[str, str, int]]:
    runs: tuple[EqualRun, ...] = verbatim_runs(run_of(left), run_of(right), least=least)
    return [(run.left.of(left), run.right.of(right), run.words) for run in runs]


def test_eight_equal_words_are_copied() -> None:
    eight, seven = ("one river rose two metres over night there", "one river rose two metres over night")
    assert verbatim_runs(run_of(f"x {eight}"), run_of(f"{eight} y"))[0].words == 8
    assert verbatim_runs(run_of(f"x {seven}"), run_of(f"{seven} y")) == ()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("k l m n", "k l m n", [("k l m n", 4)]),
        ("x k l m", "y k l m", [("k l m", 3)]),
        ("k l m x p q r t", "p q r t y k l m", [("p q r t", 4), ("k l m", 3)]),
        # a word belongs to one run: the longest first, then the earliest
        ("k l m n o", "k l m x l m n o", [("l m n o", 4)]),
        ("k l m x k l m", "k l m", [("k l m", 3)]),
        ("k l", "k l", []),
        # what is left of a run whose beginning is taken is no run of its own
        ("k l m n o p q", "k l m n x n o p q", [("k l m n", 4)]),
    ],
)
def test_runs_cannot_be_lengthened_and_no_word_is_in_two(
    left: str, right: str, expected: list[tuple[str, int]]
) -> None:
    assert [(ours, words) for ours, _, words in copied(left, right)] == expected
    assert [(theirs, words) for _, theirs, words in copied(right, left)] == expected


@pytest.mark.parametrize(("times", "copies"), [(16, 1), (17, 0)])
def test_a_refrain_is_no_source(times: int, copies: int) -> None:
    refrain = " ".join(f"k l m x{n}" for n in range(times))
    assert len(copied("k l m", refrain)) == copies
