"""How the floors of anchoring are measured, and that none is seen to be worse than its neighbours on a small sample."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.fitting.anchoring_cases import Case, cases
from benchmarks.fitting.anchoring_fit import STEPS, as_good, outcome, outcomes, varied
from index.annotations.anchoring import anchoring
from index.annotations.anchoring.selector import Placement, Status
from index.article import Span

EACH = 12
"""Passages a report: one under every kind of edit."""


@cache
def sample() -> list[Case]:
    """Every seventh, so that all kinds of edit are among them."""
    return cases(EACH)[::7]


def test_the_same_seed_makes_the_same_passages() -> None:
    assert cases(2) == cases(2) != cases(2, seed=2)


def test_a_passage_keeps_its_words_where_only_what_is_around_it_was_edited() -> None:
    assert {case.truth is None for case in sample()} == {True, False}
    for case in sample():
        assert (case.truth is None) == case.kind.startswith("gone")
        if case.kind in ("inserted", "removed", "moved", "surroundings edited"):
            assert case.truth and case.truth.of(case.text) == case.selector.exact


@pytest.mark.parametrize(
    ("truth", "found", "expected"),
    [
        (Span(0, 10), Placement(Status.PLACED, Span(0, 10), ""), "placed"),
        (Span(0, 10), Placement(Status.PLACED, Span(5, 10), ""), "placed"),
        (Span(0, 10), Placement(Status.PLACED, Span(6, 10), ""), "wrong"),
        (Span(0, 10), Placement(Status.SUGGESTED, Span(0, 10), ""), "suggested"),
        (Span(0, 10), Placement(Status.SUGGESTED, Span(20, 30), ""), "lost"),
        (Span(0, 10), Placement(Status.ORPHAN, None, ""), "lost"),
        (None, Placement(Status.PLACED, Span(0, 10), ""), "wrong"),
        (None, Placement(Status.SUGGESTED, Span(0, 10), ""), "doubtful"),
        (None, Placement(Status.ORPHAN, None, ""), "orphan"),
    ],
)
def test_an_outcome_is_told_by_the_true_place(truth: Span | None, found: Placement, expected: str) -> None:
    selector = anchoring.describe("a passage", Span(0, 9))
    assert outcome(Case("E1", "moved", selector, "", truth), found) == expected


@pytest.mark.parametrize("name", STEPS)
def test_a_committed_floor_is_not_seen_to_be_worse_than_one_a_step_away(name: str) -> None:
    """Some sixty passages tell a gross mistake only; the whole run, which tells more, is `anchoring_fit`."""
    committed = getattr(anchoring, name)
    assert committed in as_good(sample(), varied(sample(), name, reach=1))
    assert getattr(anchoring, name) == committed


def test_a_careless_floor_is_not_as_good(monkeypatch: pytest.MonkeyPatch) -> None:
    committed = outcomes(sample())
    monkeypatch.setattr(anchoring, "ONE_SIDE_FLOOR", 0.3)
    careless = outcomes(sample())
    assert 0.85 in as_good(sample(), {0.3: careless, 0.85: committed, 1.4: committed})
    assert 0.3 not in as_good(sample(), {0.3: careless, 0.85: committed, 1.4: committed})
