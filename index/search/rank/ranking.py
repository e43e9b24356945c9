"""A plan to what it finds, from postings alone: the documents of each part, put together, and judged by the rules.
Pure, and without an engine in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from index.search.engines.engine import Among, Begun, Best, Both, Either, Favoured, Forms, Plan, Run, Same, Spelled
from index.search.rank.occurrences import around as said_around
from index.search.rank.occurrences import occurrences
from index.search.rank.rules.all_words import all_words
from index.search.rank.rules.around import around
from index.search.rank.rules.endings import endings
from index.search.rank.rules.frequency import frequency
from index.search.rank.rules.properties import properties
from index.search.rank.rules.proximity import proximity
from index.search.rank.rules.rule import Index, OneWord, Rule, Scored, Scores
from index.search.rank.rules.spelling import spelling

RULES: tuple[Rule, ...] = (frequency, around, spelling, properties, proximity, all_words, endings)
"""The rules in force, in the order in which they judge each part. What is still even is ordered by date (`best`)."""


def rank(plan: Plan, index: Index, rules: Sequence[Rule] = RULES) -> Scored:
    """What `plan` finds, as these rules judge it."""
    found = _found(plan, index, rules)
    for rule in rules:
        rule(plan, found, index)
    return found


def _found(plan: Plan, index: Index, rules: Sequence[Rule]) -> Scored:
    """What `plan` finds, its parts judged and itself not yet."""
    match plan:
        case Forms() | Run() | Same():
            return _word(plan, index)
        case Spelled():
            return rank(plan.said, index, rules)
        case Begun():
            return _begun(plan, index, rules)
        case Among():
            named = _numbers(plan.ids, index)
            return Scored(dict.fromkeys(named, 0.0), named, named=named)
        case Both():
            return _both(plan, index, rules)
        case Favoured():
            return _favoured(plan, index, rules)
        case Either() | Best():
            return _any(plan, index, rules)


def _word(plan: OneWord, index: Index) -> Scored:
    word = occurrences(plan, index)
    scores = dict.fromkeys(word.numbers, 0.0)
    beside = [n for n in said_around(plan, index).numbers if n not in scores]
    scores.update(dict.fromkeys(beside, 0.0))
    return Scored(scores, scores, word=word, beside=beside)


def _any(plan: Either | Best, index: Index, rules: Sequence[Rule]) -> Scored:
    """What any part finds; what several find has the sum of their scores."""
    times = Counter(plan.parts)
    ranked = {part: rank(part, index, rules) for part in times}
    scores = _added([(found.scores, times[part]) for part, found in ranked.items()])
    parts = list(ranked.values())
    if isinstance(plan, Best):
        words = [r.word for r in parts if r.word is not None]
        return Scored(scores, _in_all([r.complete for r in parts]), tiered=False, words=words)
    whole = all(len(r.complete) == len(r.scores) for r in parts)
    complete = scores if whole else set().union(*(r.complete for r in parts))
    return Scored(scores, complete, all(r.tiered for r in parts))


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


def _both(plan: Both, index: Index, rules: Sequence[Rule]) -> Scored:
    ranked = [rank(part, index, rules) for part in plan.parts]
    ranked.sort(key=lambda r: len(r.scores))
    scores: Scores = dict(ranked[0].scores) if ranked else dict.fromkeys(index.documents(), 0.0)
    for other in ranked[1:]:
        part = other.scores
        scores = {n: s + part[n] for n, s in scores.items() if n in part}
    for unwanted in plan.without:
        for number in rank(unwanted, index, rules).scores:
            scores.pop(number, None)
    loose = [r.complete for r in ranked if len(r.complete) < len(r.scores)]
    complete = {n for n in scores if all(n in whole for whole in loose)} if loose else scores
    return Scored(scores, complete, all(r.tiered for r in ranked), half=next((r.half for r in ranked if r.half), None))


def _favoured(plan: Favoured, index: Index, rules: Sequence[Rule]) -> Scored:
    scores = dict(rank(plan.said, index, rules).scores)
    named = _numbers(plan.ids, index)
    for number in named:
        scores.setdefault(number, 0.0)
    return Scored(scores, scores, named=named)


def _numbers(ids: Iterable[str], index: Index) -> set[int]:
    return {n for n in map(index.number, ids) if n is not None}


def _begun(plan: Begun, index: Index, rules: Sequence[Rule]) -> Scored:
    said = [part for ending in plan.endings for part in ending.said]
    forms = [part for part in said if isinstance(part, Forms)]
    words = [Forms(tuple(dict.fromkeys(f for part in forms for f in part.forms)), forms[0].field)] if forms else []
    found = rank(Either((plan.word, *words)), index, rules)
    for number in _numbers({i for e in plan.endings for i in e.ids}, index):
        found.scores.setdefault(number, 0.0)
    there = frozenset(words[0].forms) if words else frozenset()
    for run in said:
        if isinstance(run, Run) and there.isdisjoint(run.positions[0]):
            for number in occurrences(run, index).numbers:
                found.scores.setdefault(number, 0.0)
    return Scored(found.scores, found.complete)
