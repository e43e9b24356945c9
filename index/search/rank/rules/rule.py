"""What a rule of ranking is, what it judges, and what it may ask of an index."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.search.engines.engine import Forms, Plan, Run, Same
from index.search.rank.documents import IntArray
from index.search.rank.occurrences import Occurrences, Postings

OneWord = Forms | Run | Same
"""The parts of a plan that are one word or name, in whatever spelling."""

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def no_documents() -> IntArray:
    """The numbers of no documents."""
    return np.zeros(0, np.int64)


class Index(Postings, Protocol):
    """What ranking needs to know of an index: occurrences of forms, and lengths, all by document number.

    What was deleted and still takes a number is not in use: it has no part in any count.
    """

    @property
    def norms(self) -> FloatArray:
        """For each document what its length holds it back: `bm25.norms`."""

    @property
    def count(self) -> int:
        """The documents in use."""

    def documents(self) -> IntArray:
        """Every document number in use, ascending."""

    def numbers(self, articles: Collection[str]) -> IntArray:
        """The document numbers of those of these articles that are in use, ascending."""


@dataclass(slots=True, eq=False)
class Fit:
    """How likely each of some documents is what a half-typed word is typed for; numbers ascend."""

    numbers: IntArray
    sure: FloatArray


@dataclass(slots=True)
class HalfTyped:
    """A half-typed word that is all of a query: how likely each ending is, and how to get how likely each document is
    what it is typed for.
    """

    endings: Callable[[], list[tuple[float, Callable[[], Fit]]]]


@dataclass(slots=True, eq=False)
class Scored:
    """What a part of a plan finds: `numbers` of documents, ascending, and for each a score, zero until a rule gives it
    some, and whether it is `complete`, which is to have all parts.
    """

    numbers: IntArray
    scores: FloatArray
    complete: BoolArray
    tiered: bool = True
    """Whether the complete ones come first."""
    word: Occurrences | None = None
    """Of a single word or name: where it stands in the articles' own words."""
    beside: IntArray = field(default_factory=no_documents)
    """Of a single word or name: the documents that have it around their own words alone."""
    having_beside: int = 0
    """How many documents of the whole index say it, or where none does, have it around their words."""
    words: Sequence[Occurrences] = ()
    """Of words that stand side by side in the query: where each stands."""
    named: IntArray = field(default_factory=no_documents)
    """The documents that are named, whatever they say."""
    half: HalfTyped | None = None
    """Of a word being typed: what it may become."""

    @classmethod
    def even(cls, numbers: IntArray) -> Scored:
        """These documents, all complete, none with a score."""
        return cls(numbers, np.zeros(len(numbers)), np.ones(len(numbers), np.bool_))

    def by_number(self) -> dict[int, float]:
        """The score of each document."""
        return dict(zip(self.numbers.tolist(), self.scores.tolist(), strict=True))


def many(articles: Collection[str], here: IntArray, index: Index) -> int:
    """How many documents of the whole index these articles are, of which `here` are at hand."""
    return index.counts.get(articles, len(here)) if index.counts else len(here)


class Rule(Protocol):
    """One reason why a document comes before another. It changes the scores of what was found, or how they are taken;
    what is found stays.
    """

    def __call__(self, part: Plan, found: Scored, index: Index, /) -> None:
        """Judge what a part of a plan has found; a part that the rule has nothing to say of is left as it is."""
