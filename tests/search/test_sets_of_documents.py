"""Sets of documents as arrays do what Python's sets do, be they of one size or few beside many."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.rank.documents import FEW, IntArray, rows_in, united, without

Numbers = st.sets(st.integers(0, 40)) | st.sets(st.integers(0, 4_000), max_size=3) | st.just(set(range(3 * FEW)))


def array(numbers: set[int]) -> IntArray:
    return np.array(sorted(numbers), np.int64)


@given(Numbers, Numbers)
def test_rows_are_those_of_the_numbers_that_both_have(numbers: set[int], wanted: set[int]) -> None:
    all_of_them = array(numbers)
    assert all_of_them[rows_in(all_of_them, array(wanted))].tolist() == sorted(numbers & wanted)
    assert rows_in(all_of_them, all_of_them).tolist() == list(range(len(numbers)))


@given(st.lists(Numbers, max_size=3))
def test_united_are_the_numbers_of_any(parts: list[set[int]]) -> None:
    assert united([array(part) for part in parts]).tolist() == sorted(set().union(*parts))


@given(Numbers, Numbers)
def test_without_leaves_the_numbers_of_one_alone(numbers: set[int], unwanted: set[int]) -> None:
    assert without(array(numbers), array(unwanted)).tolist() == sorted(numbers - unwanted)
