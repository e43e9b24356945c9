"""The thresholds of editions and of shared wording hold on made editions of reports of other events."""

from __future__ import annotations

import pytest

from benchmarks.fitting.version_fit import EDITION, SHARES, Told, best, contained, pairs, right
from index.catalogue.editions import SHARED, VERSION


def test_both_thresholds_part_made_editions_from_what_is_none() -> None:
    told = list(pairs())
    assert right(told, EDITION, VERSION) > 0.95
    assert right(told, SHARES, SHARED) > 0.99
    assert {each.kind for each in told} == {"edition", "shared", "independent"}


def test_a_text_contains_itself_and_its_halves_and_nothing_of_another() -> None:
    one = ["The dam at Torne held through the night, engineers of the ministry said.", "Schools stay closed today."]
    other = ["A strike of bakers in Northam went into its third week without an offer from the mill."]
    assert contained(one, one) == 1
    assert contained(one[:1], one) == 1
    assert contained(one, other) == 0


@pytest.mark.parametrize(("low", "high"), [(0.2, 0.6)])
def test_the_best_range_lies_between_the_two_sides(low: float, high: float) -> None:
    told = [Told("e", "edition", high), Told("e", "independent", low)]
    first, last = best(told, EDITION)
    assert low < first <= last <= high
    assert right(told, EDITION, first) == right(told, EDITION, last) == 1
    assert right(told, EDITION, 0.9) == 0.5
