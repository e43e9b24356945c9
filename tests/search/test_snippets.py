"""The passages of a hit: where the most different words of a query stand together, found in one way over the marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.search import snippets
from index.search.snippets import LEAD, PASSAGE, Mark, distinct

placed = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 4)), max_size=60).map(sorted)


@given(placed)
def test_a_mark_weighs_what_stands_in_a_passage_that_begins_with_it(places: list[tuple[int, int]]) -> None:
    found = [Mark(Span(start, start + 3), concept) for start, concept in places]
    often = {c: sum(m.concept == c for m in found) for c in range(5)}
    for place, (first, weight) in enumerate(zip(found, snippets._weights(found), strict=True)):
        near = {m.concept for m in found[place:] if m.span.start <= first.span.start + PASSAGE - LEAD}
        assert weight == pytest.approx(sum(1 + 1 / often[c] for c in near))


def test_a_report_that_repeats_a_word_is_gone_through_once() -> None:
    looked = 0

    class Watched(Mark):
        @property
        def concept(self) -> int:  # type: ignore[override]
            nonlocal looked
            looked += 1
            return 0

    found = [Watched.__new__(Watched) for _ in range(2_000)]
    for place, mark in enumerate(found):
        object.__setattr__(mark, "span", Span(5 * place, 5 * place + 4))
    assert len(snippets._weights(found)) == len(found)
    assert looked <= 10 * len(found)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), st.integers(0, 2))))
def test_distinct_marks_never_overlap_and_every_other_meets_one(found: list[tuple[int, int, int]]) -> None:
    given_marks = [Mark(Span(start, start + length), concept) for start, length, concept in found]
    kept = distinct(given_marks)
    assert set(kept) <= set(given_marks)
    assert all(a.span.end <= b.span.start for a, b in pairwise(kept))
    assert all(any(mark.span.overlaps(k.span) for k in kept) for mark in given_marks)
