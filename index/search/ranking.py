"""A plan to a ranking, from postings alone: BM25 over widened words, in tiers. Pure, and without an engine in it.

BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). The forms of one word are one
term: their frequencies are added, and their document frequency is that of the union, so that a rare spelling is not
worth more than the name it spells.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Protocol

from index.search.engine import BODY, TEXT, TITLE, Among, Both, Either, Forms, Plan, Run, Same

K1 = 1.2
"""How soon a word said again stops counting. The classic value."""
B = 0.75
"""How far long articles are held back. The classic value."""

Places = Sequence[int]
Scores = dict[int, float]


class Postings(Protocol):
    """What ranking needs to know of an index: places of forms, and lengths, all by document number.

    What was deleted and still takes a number is not in use: it has no part in any count.
    """

    @property
    def lengths(self) -> Sequence[int]:
        """The words in each document."""

    @property
    def average_length(self) -> float:
        """The words in the average document in use."""

    @property
    def count(self) -> int:
        """The documents in use."""

    def places(self, field: str, form: str) -> Mapping[int, Places]:
        """The documents that hold `form` in `field`, each with the places (word positions) where."""

    def documents(self) -> Iterable[int]:
        """Every document number in use."""

    def number(self, article: str) -> int | None:
        """The document number of an article's id."""


def rank(plan: Plan, postings: Postings) -> tuple[Scores, set[int]]:
    """The score of each document that `plan` finds, and those that have all its parts."""
    if isinstance(plan, Forms | Run | Same):
        return _word(_places(plan, postings), postings)
    if isinstance(plan, Among):
        found = {n for n in map(postings.number, plan.ids) if n is not None}
        return dict.fromkeys(found, 0.0), found
    if isinstance(plan, Both):
        return _both(plan, postings)
    ranked = [rank(part, postings) for part in plan.parts]
    scores: Scores = {}
    for part_scores, _ in ranked:
        for number, score in part_scores.items():
            scores[number] = scores.get(number, 0.0) + score
    completes = [complete for _, complete in ranked]
    return scores, set.union(*completes) if isinstance(plan, Either) else set.intersection(*completes)


def _both(plan: Both, postings: Postings) -> tuple[Scores, set[int]]:
    ranked = [rank(part, postings) for part in plan.parts]
    ranked.sort(key=lambda r: len(r[0]))
    scores: Scores = dict(ranked[0][0]) if ranked else dict.fromkeys(postings.documents(), 0.0)
    complete = set(ranked[0][1]) if ranked else set(scores)
    for part, whole in ranked[1:]:
        scores = {n: s + part[n] for n, s in scores.items() if n in part}
        complete &= whole
    for unwanted in plan.without:
        for number in rank(unwanted, postings)[0]:
            scores.pop(number, None)
    return scores, complete & scores.keys()


def _places(plan: Forms | Run | Same, postings: Postings) -> Mapping[int, Places]:
    """The documents where a word or one of its spellings stands, each with the places where."""
    if isinstance(plan, Forms):
        return _of_forms(plan.forms, plan.field, postings)
    if isinstance(plan, Run):
        return _runs(plan, postings)
    return _merged([_places(part, postings) for part in plan.parts])


def _of_forms(forms: Iterable[str], field: str, postings: Postings) -> Mapping[int, Places]:
    if field == BODY:
        return _body(forms, postings)
    return _merged([postings.places(field, form) for form in forms])


def _merged(lists: Iterable[Mapping[int, Places]]) -> Mapping[int, Places]:
    """The places of any of several, in order, each once."""
    lists = [places for places in lists if places]
    if len(lists) <= 1:
        return lists[0] if lists else {}
    merged: dict[int, Places] = dict(lists[0])
    for other in lists[1:]:
        for number, places in other.items():
            before = merged.get(number)
            merged[number] = places if before is None else sorted({*before, *places})
    return merged


def _body(forms: Iterable[str], postings: Postings) -> Mapping[int, Places]:
    """What the text says beyond its title: the title's words come first in the text."""
    forms = tuple(forms)
    title = _of_forms(forms, TITLE, postings)
    everywhere = _of_forms(forms, TEXT, postings)
    rest = {n: p[len(title.get(n, ())) :] for n, p in everywhere.items()}
    return {n: p for n, p in rest.items() if p}


def _runs(plan: Run, postings: Postings) -> Mapping[int, Places]:
    """The documents where the run stands, each with the places where it starts."""
    lists = [_of_forms(forms, plan.field, postings) for forms in plan.places]
    shortest = min(lists, key=len)
    found: dict[int, Places] = {}
    for number in shortest:
        if all(number in places for places in lists):
            starts = _starts([places[number] for places in lists], plan.slop)
            if starts:
                found[number] = starts
    return found


def _starts(places: list[Places], slop: int) -> Places:
    if not slop:
        first = set(places[0])
        for step, later in enumerate(places[1:], 1):
            first &= {place - step for place in later}
        return sorted(first)
    starts = array("I")
    for start in places[0]:
        here = start
        for later in places[1:]:
            here = min((place for place in later if place > here), default=-1)
            if here < 0:
                break
        if here >= 0 and here - start - (len(places) - 1) <= slop:
            starts.append(start)
    return starts


def _word(places: Mapping[int, Places], postings: Postings) -> tuple[Scores, set[int]]:
    lengths, average, total = postings.lengths, postings.average_length or 1.0, postings.count
    rarity = log(1 + (total - len(places) + 0.5) / (len(places) + 0.5))
    weight, floor, slope = rarity * (K1 + 1), K1 * (1 - B), K1 * B / average
    scores = {n: weight * len(p) / (len(p) + floor + slope * lengths[n]) for n, p in places.items()}
    return scores, set(scores)
