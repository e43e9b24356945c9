"""What tells one incident from another: its names, words, numbers, days and tolls, above all those of the first lines.

A signature is read from one report alone, so that it is made once and held against many. The words of the beginning
stand apart, because a report tells there what happened, and further on what happened before and elsewhere.

`of_sentences` reads it for a comparison, `of_words` for the stories of a folder, without the rooms of a comparison.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from index.comparison.reading.counts import Damped

if TYPE_CHECKING:
    from index.comparison.facts.stated.values import StatedValue

LEAD = 4
"""Sentences at the beginning that tell what happened: a title and the three behind it."""

FEWEST_TERMS = 30
"""Words that tell something from which a report can be held against others, two or three sentences: shorter ones share
none by chance.
"""

_SMALL = 100
# Numbers of less than three digits stand in two reports by chance.


@dataclass(frozen=True)
class Signature:
    """How often each name and each term stands in a report and in its lead; its numbers; the day it is of, and the
    `weekdays` it names first (Monday is 0); what befell how many (`tolls`, by fate), the `ages` of persons and the
    single `days` it tells of, where its sentences were read for facts.
    """

    day: date | None
    names: Counter[str]
    lead_names: Counter[str]
    terms: Counter[str]
    lead_terms: Counter[str]
    small_words: Counter[str]
    numbers: frozenset[str]
    lead_numbers: frozenset[str]
    weekdays: frozenset[int]
    tolls: Mapping[str, Sequence[StatedValue]] = field(default_factory=dict)
    ages: frozenset[float] = frozenset()
    days: frozenset[float] = frozenset()

    @cached_property
    def short_vectors(self) -> Mapping[str, Damped]:
        """Its names, those of its lead and the terms of its lead, to be held against other reports'."""
        short = {"names": self.names, "lead_names": self.lead_names, "lead_terms": self.lead_terms}
        return {name: Damped.of(counts) for name, counts in short.items()}

    @cached_property
    def terms_vector(self) -> Damped:
        """All its terms: more than all the others together."""
        return Damped.of(self.terms)

    @cached_property
    def long_numbers(self) -> frozenset[str]:
        """The numbers that two reports hardly share by chance."""
        return frozenset(number for number in self.numbers if len(number.lstrip("#").rstrip("0.")) >= len(str(_SMALL)))
