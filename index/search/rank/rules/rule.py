"""What a rule of ranking is, what it judges, and what it may ask of an index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from index.search.engines.engine import Forms, Plan, Run, Same
from index.search.rank.occurrences import Occurrences, Postings

OneWord = Forms | Run | Same
"""The parts of a plan that are one word or name, in whatever spelling."""

Scores = dict[int, float]
"""What documents have gained, by number."""


class Index(Postings, Protocol):
    """What ranking needs to know of an index: occurrences of forms, and lengths, all by document number.

    What was deleted and still takes a number is not in use: it has no part in any count.
    """

    @property
    def norms(self) -> Sequence[float]:
        """For each document what its length holds it back: `bm25.norms`."""

    @property
    def count(self) -> int:
        """The documents in use."""

    def documents(self) -> Iterable[int]:
        """Every document number in use."""

    def number(self, article: str) -> int | None:
        """The document number of an article's id."""


@dataclass(slots=True)
class HalfTyped:
    """A half-typed word that is all of a query: how likely each ending is, and how to get how likely each document is
    what it is typed for.
    """

    endings: Callable[[], list[tuple[float, Callable[[], Scores]]]]


@dataclass(slots=True)
class Scored:
    """What a part of a plan finds: every document it finds has a score, zero until a rule gives it some; `complete` are
    those that have all its parts.
    """

    scores: Scores
    complete: set[int] | Scores
    tiered: bool = True
    """Whether the complete ones come first."""
    word: Occurrences | None = None
    """Of a single word or name: where it stands in the articles' own words."""
    beside: Sequence[int] = ()
    """Of a single word or name: the documents that have it around their own words alone."""
    words: Sequence[Occurrences] = ()
    """Of words that stand side by side in the query: where each stands."""
    named: set[int] = field(default_factory=set)
    """The documents that are named, whatever they say."""
    half: HalfTyped | None = None
    """Of a word being typed: what it may become."""


class Rule(Protocol):
    """One reason why a document comes before another. It changes the scores of what was found, or how they are taken;
    what is found stays.
    """

    def __call__(self, part: Plan, found: Scored, index: Index, /) -> None:
        """Judge what a part of a plan has found; a part that the rule has nothing to say of is left as it is."""
