"""A word of the folder that was perhaps meant by one that finds few: it is offered, and never searched for unasked.

A slip of the finger may be a word of some report (`oppositon`), or share its stem with one, in whatever language
(`salmonela`, French salmonelles). Of words that are typed right one of a hundred looks so too (`mortal`, mortar):
joined unasked they would cost precision, offered they cost a line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from index.search.plan.nearness import looks_like_a_name, slips_between

SHORTEST = 6
"""Letters from which a word is offered another: shorter ones are one letter from many (list, last; pain, pan)."""
TIMES_SAID = 20
"""How many times the reports of a word have what is offered for it. Of 3,017 words of 804 reports 24 are offered
another at that, half of them slips of their writers; 42 at five times.
"""
TIMES_IN_ANOTHER_ENDING = 3
"""The same of a word that no report says so, only in another ending: that it is lacking is a sign of a slip already."""


class LikelyWord(NamedTuple):
    """What was `typed`, which so `few` articles say in this form, and the word that was perhaps `meant`, which so
    `many` do.
    """

    typed: str
    few: int
    meant: str
    many: int

    def __str__(self) -> str:
        """The sentence for the user."""
        said = f"{self.few:,} reports say" if self.few > 1 else "1 report says" if self.few else "No report says"
        return f"{said} {self.typed!r}; did you mean {self.meant} ({self.many:,})?"


def offered(
    typed: str, endings: Sequence[str], near: Collection[str], articles_with: Callable[[str], int]
) -> LikelyWord | None:
    """What was perhaps meant by a word, whose folded form is the first of its `endings` in the folder; `near` are the
    words nearest to it, the most frequent first. Nothing where one of its endings is as near: that explains it.

    Example: `salmonela`, with salmonelles in one report and salmonella in four, is offered salmonella.
    """
    form, few = endings[0], sum(map(articles_with, set(endings)))
    said = articles_with(form)
    if not few or len(form) < SHORTEST or (said and looks_like_a_name(typed)):
        return None
    best = next(iter(near), form)
    if not set(endings).isdisjoint(near) or slips_between(form, best, 1) > 1:
        return None
    many = articles_with(best)
    times = TIMES_SAID if said else TIMES_IN_ANOTHER_ENDING
    return LikelyWord(typed, said, best, many) if many >= times * few else None
