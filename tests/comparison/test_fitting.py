"""The weights that the product reads are what the fit gives on the table that is kept, and what they say holds."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np
import pytest

from benchmarks.fitting.fit import figures, fit, folds, held_out
from benchmarks.fitting.labelled import event_of
from benchmarks.fitting.table import FILE, MEANING, SIGNS, SignTable
from index.comparison.alignment.likelihood import WEIGHTS

KINDS = ("words", "meaning")


@cache
def table() -> SignTable:
    return SignTable.read()


@cache
def refitted() -> dict[str, Any]:
    return fit(table())


@pytest.mark.parametrize("kind", KINDS)
def test_the_weights_are_what_the_fit_gives(kind: str) -> None:
    kept, made = json.loads(WEIGHTS.read_text(encoding="utf-8"))[kind], refitted()[kind]
    for weighed in ("signs", "products"):
        assert kept[weighed].keys() == made[weighed].keys()
        for sign, values in kept[weighed].items():
            assert values == pytest.approx(made[weighed][sign], abs=0.01)
    assert kept["bias"] == pytest.approx(made["bias"], abs=0.01)
    assert (kept["linked"], kept["sure"]) == pytest.approx((made["linked"], made["sure"]), abs=0.011)


@pytest.mark.parametrize("kind", KINDS)
def test_the_figures_beside_the_weights_are_those_of_the_fit(kind: str) -> None:
    kept, made = json.loads(WEIGHTS.read_text(encoding="utf-8"))[kind]["held_out"], refitted()[kind]["held_out"]
    assert kept.keys() == made.keys()
    for part in ("political", "breaking", "world", "languages", "war"):
        for which in ("all", "sure"):
            assert kept[part][which] == pytest.approx(made[part][which], abs=0.02)


def test_no_event_is_judged_by_a_model_that_saw_it() -> None:
    judged_once = np.zeros(table().label.size, int)
    for seen, judged in folds(table()):
        events = [set(table().events[np.unique(table().pair[rows])].ravel()) for rows in (seen, judged)]
        assert events[0].isdisjoint(events[1])
        judged_once += judged
    assert set(judged_once) == {1}


def test_a_shuffled_label_is_not_learnt() -> None:
    """What the held-out figures measure is the labels, not a leak from row to row."""
    shuffled = np.random.default_rng(1).permutation(table().label)
    noise = SignTable(table().signs, shuffled, table().pair, table().parts, table().events)
    probability = 1 / (1 + np.exp(-held_out(noise, MEANING)))
    assert figures(noise, probability, 0.1, "world").f1 < 0.1


def test_the_reports_of_one_event_are_known_by_their_names() -> None:
    assert [event_of(name) for name in ("37_1ecb", "37_13ecbplus", "f506-2", "E1T", "X1")] == [
        "37", "37", "f506", "E1", "X1",
    ]  # fmt: skip


def test_the_table_has_every_sign_that_is_weighed_and_no_text() -> None:
    assert set(table().signs) == set(SIGNS)
    with np.load(FILE, allow_pickle=False) as kept:
        assert all(max(map(len, kept[name].ravel().tolist())) < 30 for name in ("names", "parts", "events"))
