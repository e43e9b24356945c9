"""The weights of clashes that the product reads are what the fit gives on the table that is kept, which has no text."""

from __future__ import annotations

import json

import numpy as np
import pytest

from benchmarks.fitting.clash_fit import fit, held_out
from benchmarks.fitting.clash_table import FILE, ClashTable, laboratory
from index.comparison.facts.conflicts import FLAGGED
from index.comparison.facts.matching.chance import WEIGHTS


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
    flagged = {
        verdict: [any(m.chance >= FLAGGED for m, _ in found) for pair, found in judged if pair.name.endswith(verdict)]
        for verdict in ("clash", "agree", "other")
    }
    share = {verdict: sum(said) / len(said) for verdict, said in flagged.items()}
    assert share["clash"] > 0.55
    assert share["agree"] < 0.1
    assert share["other"] < 0.2
