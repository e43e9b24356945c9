"""The first hits of many are those that putting all of them in order gives."""

from __future__ import annotations

from operator import itemgetter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.engines.listed import Newest
from index.search.rank.best import BLOCK, EVEN, Recency, best_of
from index.search.rank.rules.rule import Scored

SCORES = st.lists(
    st.sampled_from([0.0, 1.0, 1.0 + 10.0 ** -(EVEN + 2), 2.5]) | st.floats(0, 3), min_size=1, max_size=40
)
"""Scores that differ, are even, and differ by less than counts."""


@given(SCORES, st.integers(1, 30), st.integers(1, 4 * BLOCK), st.integers(0, 99))
def test_the_first_by_score_and_date_are_those_of_a_whole_sort(
    scores: list[float], limit: int, times: int, seed: int
) -> None:
    many = np.resize(np.array(scores), len(scores) * times)
    places = np.random.default_rng(seed).permutation(len(many))
    newest = Newest([f"{n}" for n in range(len(many))])
    found = Scored.even(np.arange(len(many)))
    found.scores = many
    told = sorted(zip((-many.round(EVEN)).tolist(), places.tolist(), strict=True), key=itemgetter(0, 1))
    best = best_of(found, limit, Recency(newest, places)).best
    assert [hit.id for hit in best] == [newest.ids[place] for _, place in told[:limit]]
