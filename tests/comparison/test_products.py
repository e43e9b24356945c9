"""The product of two sparse tables is the product of the full ones, whichever way each thing is added."""

from __future__ import annotations

import numpy as np
import pytest

from index.comparison.alignment.signs import products
from index.comparison.alignment.signs.bags import Bags, best_of
from index.comparison.alignment.signs.parts import _stretches
from index.comparison.alignment.signs.products import Product, SparseRows, Table


def _held(table: Table) -> SparseRows:
    rows, things = table.nonzero()
    return SparseRows(rows, things, table[rows, things], len(table))


def _tables(seed: int, rows: int, columns: int, things: int) -> tuple[Table, Table]:
    """Two tables of whole numbers, some things in most rows and others in hardly any."""
    chance = np.random.default_rng(seed)
    share = chance.random(things) ** 4
    ours, theirs = ((chance.random((n, things)) < share) * chance.integers(1, 9, (n, things)) for n in (rows, columns))
    return ours.astype(float), theirs.astype(float)


@pytest.mark.parametrize("often", [0.0, 1 / 200, 2.0])
@pytest.mark.parametrize("at_once", [1, 7, 1 << 16])
@pytest.mark.parametrize("shape", [(30, 20, 40), (1, 5, 3), (5, 1, 0), (0, 4, 4), (4, 0, 4)])
def test_a_product_is_that_of_the_full_tables(
    often: float, at_once: int, shape: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(products, "_OFTEN", often)
    monkeypatch.setattr(products, "_AT_ONCE", at_once)
    ours, theirs = _tables(1, *shape)
    product = Product(_held(ours), _held(theirs), shape[2])
    whole = ours @ theirs.T
    assert (product.rows(0, shape[0]) == whole).all()
    half = shape[0] // 2
    assert (product.rows(half, shape[0]) == whole[half:]).all()


def test_what_two_bags_share_is_weighed_once_however_often_a_bag_has_it() -> None:
    bags = Bags([["fire", "dock", "fire"], []], [["dock", "ship"], ["fire", "dock"]])
    weight = {"fire": 4.0, "dock": 1.0, "ship": 9.0}.__getitem__
    assert bags.shared(weight).tolist() == [[1, 5], [0, 0]]
    ours, theirs = bags.masses(weight)
    assert (ours.tolist(), theirs.tolist()) == ([5, 0], [10, 5])


def test_the_best_of_parts_is_taken_for_each_two_sentences() -> None:
    table = np.array([[1.0, 3, 2], [4, 0, 1], [0, 5, 6]])
    found = best_of(([0, 0, 2], [1, 1, 2]), table, (3, 3))
    assert found.tolist() == [[0, 4, 2], [0, 0, 0], [0, 5, 6]]


@pytest.mark.parametrize("width", [0, 1, 1 << 14, 1 << 20])
def test_parts_of_one_sentence_are_never_apart(width: int) -> None:
    sentences = [0, 0, 1, 3, 3, 3, 4, *(7,) * 9]
    found = list(_stretches(sentences, width))
    assert [at for start, stop in found for at in range(start, stop)] == list(range(len(sentences)))
    assert all(sentences[stop - 1] != sentences[stop] for _, stop in found[:-1])
