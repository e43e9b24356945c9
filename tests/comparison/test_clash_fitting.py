"""The weights of clashes that the product reads are what the fit gives on the table that is kept, which has no text."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.fitting.clash_fit import fit, held_out
from benchmarks.fitting.clash_table import FILE, ClashTable, laboratory
from index.comparison.facts.conflicts import FLAGGED
from index.comparison.facts.matching.chance import WEIGHTS, ClashWeights, weights


@pytest.mark.parametrize("kind", ["within", "across"])
def test_the_weights_are_what_the_fit_gives(kind: str) -> None:
    kept, made = json.loads(WEIGHTS.read_text(encoding="utf-8"))[kind], fit(ClashTable.read())[kind]
    assert kept["bias"] == pytest.approx(made.bias, abs=0.02)
    assert {**kept["signs"]} == pytest.approx({**made.signs}, abs=0.05)


def test_the_table_has_no_text() -> None:
    with np.load(FILE, allow_pickle=False) as kept:
        assert set(kept) == {"steps", "names", "label", "event", "part", "across"}
        assert all(max(map(len, kept[name].ravel().tolist())) < 40 for name in ("names", "part", "event"))


def test_clashes_are_told_from_what_agrees_in_classes_that_were_not_seen() -> None:
    judged = held_out(list(laboratory()))
    honest = weights(False).honest
    flagged = {
        verdict: [
            any(honest(m.chance) >= FLAGGED for m, _ in found) for pair, found in judged if pair.name.endswith(verdict)
        ]
        for verdict in ("clash", "agree", "other")
    }
    share = {verdict: sum(said) / len(said) for verdict, said in flagged.items()}
    assert share["clash"] > 0.55
    assert share["agree"] < 0.1
    assert share["other"] < 0.2


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_likelier_stays_likelier_when_chances_are_made_honest(one: float, other: float) -> None:
    for across in (False, True):
        honest = weights(across).honest
        assert 0 <= honest(one) <= 1
        assert (one <= other) <= (honest(one) <= honest(other))


def test_a_chance_that_was_right_already_stays_as_it_is() -> None:
    assert ClashWeights(0.0, {}).honest(0.3) == pytest.approx(0.3)
    assert ClashWeights(0.0, {}, slope=1.0, shift=1.0).honest(0.3) > 0.3
