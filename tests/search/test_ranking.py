"""The laws of ranking, on postings made by hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.engines.engine import Among, Best, Both, Either, Forms, Run, Same
from index.search.rank.bm25 import norms
from index.search.rank.documents import IntArray
from index.search.rank.occurrences import Held, Occurrences
from index.search.rank.ranking import rank

WORDS = ("deraa", "daraa", "siege", "truce", "the")


class Texts:
    """Postings of a few texts, held in memory."""

    counts: Mapping[object, int] = {}

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.texts = texts
        lengths = [len(t) for t in texts]
        self.count = len(texts)
        self.norms = norms(lengths, sum(lengths) / len(texts) if texts else 0.0)

    def occurrences(self, field: str, forms: Sequence[str], within: IntArray | None = None) -> Occurrences:
        texts = enumerate(self.texts if field == "text" else ())
        return Held.of({n: [p for p, w in enumerate(t) if w in forms] for n, t in texts})

    def look_up(self, field: str, forms: Iterable[str]) -> None:
        """All are at hand."""

    def row(self, run: Run, work_out: Callable[[], Occurrences]) -> Occurrences:
        return work_out()

    def documents(self) -> IntArray:
        return np.arange(len(self.texts))

    def numbers(self, articles: Collection[str]) -> IntArray:
        return np.array(sorted(map(int, articles)), np.int64)


texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=1, max_size=6).map(Texts)


def found(plan: object, postings: Texts) -> set[int]:
    return set(rank(plan, postings).by_number())  # type: ignore[arg-type]


@given(texts)
def test_adding_a_required_word_never_finds_more(postings: Texts) -> None:
    one = Forms(("deraa",))
    both = Both((one, Forms(("siege",))))
    assert found(both, postings) <= found(one, postings)


@given(texts)
def test_either_finds_what_its_parts_find(postings: Texts) -> None:
    parts = (Forms(("deraa",)), Run((("siege",), ("truce",))))
    assert found(Either(parts), postings) == found(parts[0], postings) | found(parts[1], postings)


@given(texts)
def test_the_first_tier_of_best_is_what_has_everything(postings: Texts) -> None:
    parts = (Forms(("deraa",)), Forms(("siege",)))
    best = rank(Best(parts), postings)
    assert set(best.numbers[best.complete].tolist()) == found(Both(parts), postings)
    assert set(best.by_number()) == found(Either(parts), postings)


@given(texts)
def test_two_spellings_count_as_one_word(postings: Texts) -> None:
    """A text that swaps one spelling for the other has the same score."""
    swapped = Texts([["daraa" if w == "deraa" else w for w in t] for t in postings.texts])
    plan = Forms(("deraa", "daraa"))
    assert rank(plan, postings).by_number() == rank(plan, swapped).by_number()
    assert rank(Same((Forms(("deraa",)), Forms(("daraa",)))), postings).by_number() == rank(plan, postings).by_number()


@given(texts)
def test_a_run_stands_where_its_words_follow_each_other(postings: Texts) -> None:
    plan = Run((("deraa",), ("siege",)))
    expected = {n for n, t in enumerate(postings.texts) if ("deraa", "siege") in pairwise(t)}
    assert found(plan, postings) == expected


def test_a_run_may_have_other_words_in_between() -> None:
    postings = Texts([["deraa", "the", "siege"], ["deraa", "the", "the", "siege"], ["siege", "deraa"]])
    assert found(Run((("deraa",), ("siege",)), slop=1), postings) == {0}
    assert found(Run((("deraa",), ("siege",)), slop=2), postings) == {0, 1}


@given(texts)
def test_what_is_not_wanted_is_not_there(postings: Texts) -> None:
    unwanted = Forms(("the",))
    assert found(Both(without=(unwanted,)), postings) == set(postings.documents().tolist()) - found(unwanted, postings)


def test_the_rarer_word_weighs_more() -> None:
    postings = Texts([["the", "siege"], ["the", "truce"], ["the", "deraa"]])
    scores = rank(Best((Forms(("the",)), Forms(("siege",)))), postings).by_number()
    assert scores[0] > scores[1]


def test_among_keeps_the_named_articles() -> None:
    postings = Texts([["siege"], ["siege"], ["siege"]])
    assert found(Both((Forms(("siege",)), Among(frozenset({"0", "2"})))), postings) == {0, 2}
