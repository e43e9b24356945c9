"""Two sentences side by side: what each two of their values are weighed by is found once for both sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from index.comparison.facts.around import Around
from index.comparison.facts.matching.across import exact
from index.comparison.facts.stated.values import FactKind, meet
from index.comparison.facts.told import ToldSentence


@dataclass(frozen=True)
class Figures:
    """The figures of one kind in two sentences, and which of the left ones each right one may be."""

    left: list[Around]
    right: list[Around]

    @cached_property
    def _met(self) -> list[list[bool]]:
        return [[_may_be_one(one, other) for other in self.right] for one in self.left]

    @cached_property
    def equal(self) -> int:
        """How many of either sentence may be one of the other, of the side where fewer may."""
        return min(sum(map(any, self._met)), sum(map(any, zip(*self._met, strict=True))))

    def meet_elsewhere(self, one: Around, other: Around) -> bool:
        """Whether a left or a right value may be another of the other sentence than the one it is held against."""
        row, column = _place(one, self.left), _place(other, self.right)
        ours = [met[column] for met in self._met] if column is not None else [_may_be_one(x, other) for x in self.left]
        theirs = self._met[row] if row is not None else [_may_be_one(x, one) for x in self.right]
        return any(met and at != row for at, met in enumerate(ours)) or any(
            met and at != column for at, met in enumerate(theirs)
        )


def _may_be_one(one: Around, other: Around) -> bool:
    """Whether two values meet and the same may have befallen what they count: dozens of hurt are not 31 dead."""
    return meet(one.value, other.value) and not (one.fate and other.fate and one.fate != other.fate)


def _place(value: Around, values: list[Around]) -> int | None:
    """Where the very value stands; one told by an article is no figure."""
    return next((at for at, other in enumerate(values) if other is value), None)


@dataclass(frozen=True)
class TwoSentences:
    """A sentence of the left report and one of the right."""

    left: ToldSentence
    right: ToldSentence
    _figures: dict[tuple[FactKind, bool], Figures] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def order(self) -> float:
        """The share of words that both have in the same order; the same whichever comes first."""
        one, other = sorted((self.left.stems, self.right.stems), key=lambda row: (len(row), row))
        return SequenceMatcher(None, one, other, autojunk=False).ratio()

    def figures_beside(self, one: Around, other: Around) -> Figures:
        """Their figures of the kind of two of them. Beside two hours a part of the day is no third: of "at 3 a.m., and
        left before dawn" only the hour may be the two o'clock of the other.
        """
        kind, are_exact = one.value.kind, len(exact((one, other))) == 2
        if (kind, are_exact) not in self._figures:
            told = (side.figures_by_kind.get(kind, []) for side in (self.left, self.right))
            self._figures[kind, are_exact] = Figures(*(exact(row) if are_exact else row for row in told))
        return self._figures[kind, are_exact]
