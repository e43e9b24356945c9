"""A plan to a ranking, from postings alone: BM25 over widened words, in tiers. Pure, and without an engine in it.

BM25 after Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). The forms of one word are one
term: their frequencies are added, and their document frequency is that of the union, so that a rare spelling is not
worth more than the name it spells.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Protocol

from index.search.engines.engine import (
    TITLE,
    Among,
    Begun,
    Both,
    Either,
    Ending,
    Favoured,
    Forms,
    Plan,
    Run,
    Same,
    Spelled,
)
from index.search.rank.closeness import add_closeness
from index.search.rank.endings import ENOUGH, MEANT, MORE, TITLED, Half, Scores, likelihood
from index.search.rank.occurrences import Occurrences, Postings, around, occurrences

K1 = 1.5
"""How soon a word said again stops counting. Between the classic 1.2, as good for short queries, and the 2 that long
ones like.
"""
B = 0.65
"""How far long articles are held back. Between the classic 0.75, which suits long queries, and the 0.4 to 0.6 of news:
the judged queries of 804 reports of news hardly tell them apart.
"""
BESIDE = 0.02
"""What a word counts that stands around an article's own words alone, as a share of a word said without end: less than
said once in a text of forty times the average length.
"""
TIERED = 6
"""Words up to which "all words first" orders the answer. A longer query is a description: there a report without one
common word may well be the best, and BM25 alone is the better judge.
"""


class Index(Postings, Protocol):
    """What ranking needs to know of an index: occurrences of forms, and lengths, all by document number.

    What was deleted and still takes a number is not in use: it has no part in any count.
    """

    @property
    def norms(self) -> Sequence[float]:
        """For each document `K1 * (1 - B + B * words / average words)`: what its length holds it back."""

    @property
    def count(self) -> int:
        """The documents in use."""

    def documents(self) -> Iterable[int]:
        """Every document number in use."""

    def number(self, article: str) -> int | None:
        """The document number of an article's id."""


@dataclass(slots=True)
class Scored:
    """The score of each document that a plan finds, and those that have all its parts. `tiered` says whether these
    come first. `word` is where a single word stands, `half` what a word being typed may become.
    """

    scores: Scores
    complete: set[int] | Scores
    tiered: bool = True
    word: Occurrences | None = None
    half: Half | None = None


def norms(lengths: Sequence[int], average: float) -> array[float]:
    """`Index.norms` for documents of these lengths."""
    floor, slope = K1 * (1 - B), K1 * B / (average or 1.0)
    return array("d", [floor + slope * length for length in lengths])


def rank(plan: Plan, index: Index) -> Scored:
    """What `plan` finds."""
    if isinstance(plan, Forms | Run | Same):
        return _word(plan, index)
    if isinstance(plan, Spelled):
        return _spelled(plan, index)
    if isinstance(plan, Begun):
        return _begun(plan, index)
    if isinstance(plan, Among):
        found = _numbers(plan.ids, index)
        return Scored(dict.fromkeys(found, 0.0), found)
    if isinstance(plan, Both):
        return _both(plan, index)
    if isinstance(plan, Favoured):
        return _favoured(plan, index)
    ranked = {part: rank(part, index) for part in dict.fromkeys(plan.parts)}
    times = Counter(plan.parts)
    scores = _added([(found.scores, times[part]) for part, found in ranked.items()])
    parts = list(ranked.values())
    if isinstance(plan, Either):
        whole = all(len(r.complete) == len(r.scores) for r in parts)
        return Scored(
            scores, scores if whole else set().union(*(r.complete for r in parts)), all(r.tiered for r in parts)
        )
    add_closeness(scores, [(r.word, _weight(r.word, index)) for r in parts if r.word is not None])
    return Scored(scores, _in_all([r.complete for r in parts]), len(parts) <= TIERED)


def _in_all(parts: list[set[int] | Scores]) -> set[int]:
    """The documents that are in every part."""
    first, *others = sorted(parts, key=len)
    together = set(first)
    for other in others:
        together = {n for n in together if n in other} if len(together) < len(other) else together.intersection(other)
    return together


def _added(parts: list[tuple[Scores, int]]) -> Scores:
    """The sum of the scores of each document, whatever parts have it; each part so many times."""
    if not parts:
        return {}
    (first, times), *others = sorted(parts, key=lambda part: -len(part[0]))
    scores: Scores = dict(first) if times == 1 else {n: s * times for n, s in first.items()}
    get = scores.get
    for part, times in others:
        for number, score in part.items():
            scores[number] = get(number, 0.0) + score * times
    return scores


def _both(plan: Both, index: Index) -> Scored:
    ranked = [rank(part, index) for part in plan.parts]
    ranked.sort(key=lambda r: len(r.scores))
    scores: Scores = dict(ranked[0].scores) if ranked else dict.fromkeys(index.documents(), 0.0)
    for other in ranked[1:]:
        part = other.scores
        scores = {n: s + part[n] for n, s in scores.items() if n in part}
    for unwanted in plan.without:
        for number in rank(unwanted, index).scores:
            scores.pop(number, None)
    loose = [r.complete for r in ranked if len(r.complete) < len(r.scores)]
    complete = {n for n in scores if all(n in whole for whole in loose)} if loose else scores
    return Scored(scores, complete, all(r.tiered for r in ranked), half=next((r.half for r in ranked if r.half), None))


def _favoured(plan: Favoured, index: Index) -> Scored:
    said = rank(plan.said, index)
    ids = _numbers(plan.ids, index)
    gain = plan.gain * (K1 + 1) * _rarity(len(ids), index.count)
    scores = dict(said.scores)
    for number in ids:
        scores[number] = scores.get(number, 0.0) + gain
    return Scored(scores, scores)


def _numbers(ids: Iterable[str], index: Index) -> set[int]:
    return {n for n in map(index.number, ids) if n is not None}


def _rarity(having: int, count: int) -> float:
    return log(1 + (count - having + 0.5) / (having + 0.5))


def _weight(word: Occurrences, index: Index) -> float:
    return (K1 + 1) * _rarity(len(word.numbers), index.count) if word.numbers else 0.0


def _spelled(plan: Spelled, index: Index) -> Scored:
    found = _word(plan.said, index)
    word, typed = occurrences(plan.said, index), occurrences(plan.typed, index)
    if len(word.numbers) / 2 < len(typed.numbers) < len(word.numbers):
        gain = _weight(word, index)
        for number in found.scores.keys() & typed.numbers:
            found.scores[number] += gain
    return found


def _begun(plan: Begun, index: Index) -> Scored:
    said = [part for ending in plan.endings for part in ending.said]
    forms = [part for part in said if isinstance(part, Forms)]
    words = [Forms(tuple(dict.fromkeys(f for part in forms for f in part.forms)), forms[0].field)] if forms else []
    found = rank(Either((plan.word, *words)), index)
    for number in _numbers({i for e in plan.endings for i in e.ids}, index):
        found.scores.setdefault(number, 0.0)
    there = frozenset(words[0].forms) if words else frozenset()
    for run in said:
        if isinstance(run, Run) and there.isdisjoint(run.places[0]):
            for number in occurrences(run, index).numbers:
                found.scores.setdefault(number, 0.0)

    def endings() -> list[tuple[float, Callable[[], Scores]]]:
        return [_ending(e, index) for e in plan.endings]

    return Scored(found.scores, found.complete, half=Half(endings))


def _ending(ending: Ending, index: Index) -> tuple[float, Callable[[], Scores]]:
    """How likely an ending is, and how to get how likely each document is what it is typed for."""
    if ending.ids:
        having = _numbers(ending.ids, index)
        return ending.weight * likelihood(len(having)), lambda: dict.fromkeys(having, MEANT + MORE)
    titles = occurrences(_one(tuple(replace(part, field=TITLE) for part in ending.said)), index).numbers

    def fit() -> Scores:
        norms = index.norms
        word = occurrences(_one(ending.said), index)
        often = {n: len(word.at(n)) for n in titles}
        fits = {n: TITLED + MEANT + MORE * t / (t + norms[n]) for n, t in often.items() if t}
        if len(titles) < ENOUGH:
            for n, t in zip(word.numbers, word.times, strict=True):
                fits.setdefault(n, MEANT + MORE * t / (t + norms[n]))
        return fits

    return ending.weight * likelihood(len(titles)), fit


def _one(said: tuple[Forms | Run, ...]) -> Forms | Run | Same:
    return said[0] if len(said) == 1 else Same(said)


def _word(plan: Forms | Run | Same, index: Index) -> Scored:
    word = occurrences(plan, index)
    norms, weight = index.norms, _weight(word, index)
    scores = {n: weight * t / (t + norms[n]) for n, t in zip(word.numbers, word.times, strict=True)}
    beside = around(plan, index)
    little = BESIDE * (weight or _weight(beside, index))
    for number in beside.numbers:
        scores.setdefault(number, little)
    return Scored(scores, scores, word=word)
