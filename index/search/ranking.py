"""A plan to a ranking, from postings alone: BM25 over widened words, in tiers. Pure, and without an engine in it.

BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). The forms of one word are one
term: their frequencies are added, and their document frequency is that of the union, so that a rare spelling is not
worth more than the name it spells.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Protocol

from index.search.closeness import add_closeness
from index.search.engine import BODY, TEXT, TITLE, Among, Both, Either, Favoured, Forms, Plan, Run, Same

K1 = 1.2
"""How soon a word said again stops counting. The classic value."""
B = 0.75
"""How far long articles are held back. The classic value."""
TIERED = 6
"""Words up to which "all words first" orders the answer. A longer query is a description: there a report without one
common word may well be the best, and BM25 alone is the better judge.
"""

Places = Sequence[int]
Scores = dict[int, float]


class Postings(Protocol):
    """What ranking needs to know of an index: places of forms, and lengths, all by document number.

    What was deleted and still takes a number is not in use: it has no part in any count.
    """

    @property
    def norms(self) -> Sequence[float]:
        """For each document `K1 * (1 - B + B * words / average words)`: what its length holds it back."""

    @property
    def count(self) -> int:
        """The documents in use."""

    def places(self, field: str, form: str) -> Mapping[int, Places]:
        """The documents that hold `form` in `field`, each with the places (word positions) where."""

    def documents(self) -> Iterable[int]:
        """Every document number in use."""

    def number(self, article: str) -> int | None:
        """The document number of an article's id."""


@dataclass(slots=True)
class Found:
    """The score of each document that a plan finds, and those that have all its parts. `tiered` says whether these
    come first. `places` are those of a single word.
    """

    scores: Scores
    complete: set[int] | Scores
    tiered: bool = True
    places: Mapping[int, Places] = field(default_factory=dict)


def norms(lengths: Sequence[int], average: float) -> array[float]:
    """`Postings.norms` for documents of these lengths."""
    floor, slope = K1 * (1 - B), K1 * B / (average or 1.0)
    return array("d", [floor + slope * length for length in lengths])


def rank(plan: Plan, postings: Postings) -> Found:
    """What `plan` finds."""
    if isinstance(plan, Forms | Run | Same):
        return _word(_places(plan, postings), postings)
    if isinstance(plan, Among):
        found = _numbers(plan.ids, postings)
        return Found(dict.fromkeys(found, 0.0), found)
    if isinstance(plan, Both):
        return _both(plan, postings)
    if isinstance(plan, Favoured):
        return _favoured(plan, postings)
    ranked = [rank(part, postings) for part in plan.parts]
    scores = _added([r.scores for r in ranked])
    if isinstance(plan, Either):
        return Found(scores, set().union(*(r.complete for r in ranked)), all(r.tiered for r in ranked))
    add_closeness(scores, [(r.places, _weight(r.places, postings)) for r in ranked])
    shortest = min((r.complete for r in ranked), key=len, default=())
    complete = {n for n in shortest if all(n in r.complete for r in ranked)}
    return Found(scores, complete, len(plan.parts) <= TIERED)


def _added(parts: list[Scores]) -> Scores:
    """The sum of the scores of each document, whatever parts have it."""
    parts = sorted(parts, key=len, reverse=True)
    scores: Scores = dict(parts[0]) if parts else {}
    get = scores.get
    for part in parts[1:]:
        for number, score in part.items():
            scores[number] = get(number, 0.0) + score
    return scores


def _both(plan: Both, postings: Postings) -> Found:
    ranked = [rank(part, postings) for part in plan.parts]
    ranked.sort(key=lambda r: len(r.scores))
    scores: Scores = dict(ranked[0].scores) if ranked else dict.fromkeys(postings.documents(), 0.0)
    for other in ranked[1:]:
        part = other.scores
        scores = {n: s + part[n] for n, s in scores.items() if n in part}
    for unwanted in plan.without:
        for number in rank(unwanted, postings).scores:
            scores.pop(number, None)
    loose = [r.complete for r in ranked if len(r.complete) < len(r.scores)]
    complete = {n for n in scores if all(n in whole for whole in loose)} if loose else scores
    return Found(scores, complete, all(r.tiered for r in ranked))


def _favoured(plan: Favoured, postings: Postings) -> Found:
    said = rank(plan.said, postings)
    ids = _numbers(plan.ids, postings)
    gain = plan.gain * (K1 + 1) * _rarity(len(ids), postings.count)
    scores = dict(said.scores)
    for number in ids:
        scores[number] = scores.get(number, 0.0) + gain
    return Found(scores, scores)


def _numbers(ids: Iterable[str], postings: Postings) -> set[int]:
    return {n for n in map(postings.number, ids) if n is not None}


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
    lists = sorted((places for places in lists if places), key=len, reverse=True)
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
    lists_by_length = sorted(lists, key=len)
    found: dict[int, Places] = {}
    for number in lists_by_length[0]:
        if all(number in places for places in lists_by_length[1:]):
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


def _rarity(having: int, count: int) -> float:
    return log(1 + (count - having + 0.5) / (having + 0.5))


def _weight(places: Mapping[int, Places], postings: Postings) -> float:
    return (K1 + 1) * _rarity(len(places), postings.count) if places else 0.0


def _word(places: Mapping[int, Places], postings: Postings) -> Found:
    norms, weight = postings.norms, _weight(places, postings)
    scores = {n: weight * (times := len(p)) / (times + norms[n]) for n, p in places.items()}
    return Found(scores, scores, places=places)
