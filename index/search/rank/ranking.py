"""A plan to what it finds, from postings alone: the documents of each part, put together, and judged by the rules.
Pure, and without an engine in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.search.engines.engine import (
    TEXT,
    Among,
    Begun,
    Best,
    Both,
    Either,
    Favoured,
    Forms,
    Plan,
    Run,
    Same,
    Spelled,
)
from index.search.rank.documents import IntArray, rows_in, united, without
from index.search.rank.occurrences import around as said_around
from index.search.rank.occurrences import forms_of, occurrences
from index.search.rank.rules.all_words import all_words
from index.search.rank.rules.around import around
from index.search.rank.rules.as_typed import as_typed
from index.search.rank.rules.endings import endings
from index.search.rank.rules.frequency import frequency
from index.search.rank.rules.properties import properties
from index.search.rank.rules.proximity import proximity
from index.search.rank.rules.rule import FloatArray, Index, OneWord, Rule, Scored
from index.search.rank.rules.spelling import spelling

RULES: tuple[Rule, ...] = (frequency, around, spelling, as_typed, properties, proximity, all_words, endings)
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
            found = Scored.even(index.numbers(plan.ids))
            found.named = found.numbers
            return found
        case Both():
            return _both(plan, index, rules)
        case Favoured():
            return _favoured(plan, index, rules)
        case Either() | Best():
            return _any(plan, index, rules)


def _word(plan: OneWord, index: Index) -> Scored:
    word, there = occurrences(plan, index), said_around(plan, index)
    beside = there.numbers
    if not len(beside):
        found = Scored.even(word.numbers)
        found.word = word
        return found
    beside = without(beside, word.numbers)
    found = Scored.even(united([word.numbers, beside]))
    found.word, found.beside, found.having_beside = word, beside, word.having or there.having
    return found


def _any(plan: Either | Best, index: Index, rules: Sequence[Rule]) -> Scored:
    """What any part finds; what several find has the sum of their scores."""
    times = Counter(plan.parts)
    parts = [(rank(_asked(part, plan), index, rules), many) for part, many in times.items()]
    there = sorted((part for part in parts if len(part[0].numbers)), key=lambda part: -len(part[0].numbers))
    numbers, scores, whole = _summed(there, index)
    if isinstance(plan, Best):
        words = [found.word for found, _ in parts if found.word is not None]
        return Scored(numbers, scores, whole == len(parts), tiered=False, words=words)
    return Scored(numbers, scores, whole > 0, all(found.tiered for found, _ in parts))


def _summed(parts: Sequence[tuple[Scored, int]], index: Index) -> tuple[IntArray, FloatArray, IntArray]:
    """The documents of any part, the sum of what each part says of them so many times, and of how many parts each is a
    complete one.
    """
    if len(parts) == 1:
        found, many = parts[0]
        return found.numbers, found.scores * many, found.complete.astype(np.int64)
    sums, whole = np.zeros(len(index.norms)), np.zeros(len(index.norms), np.int64)
    for found, many in parts:
        sums[found.numbers] += found.scores * many
        whole[found.numbers] += found.complete
    numbers = united([found.numbers for found, _ in parts])
    return numbers, sums[numbers], whole[numbers]


def _asked(part: Plan, of: Either | Best) -> Plan:
    """What is asked of a part. Of words side by side it is asked later how they are typed, where all of them are there
    (`as_typed`).
    """
    if isinstance(of, Best) and isinstance(part, Spelled) and part.gain is not None:
        return part.said
    return part


def _both(plan: Both, index: Index, rules: Sequence[Rule]) -> Scored:
    ranked = [rank(part, index, rules) for part in plan.parts]
    ranked.sort(key=lambda r: len(r.numbers))
    numbers = ranked[0].numbers if ranked else index.documents()
    for other in ranked[1:]:
        numbers = other.numbers[rows_in(other.numbers, numbers)]
    for unwanted in plan.without:
        numbers = without(numbers, rank(unwanted, index, rules).numbers)
    found = Scored.even(numbers)
    for part in ranked:
        rows = rows_in(part.numbers, numbers)
        found.scores += part.scores[rows]
        found.complete &= part.complete[rows]
    found.tiered = all(r.tiered for r in ranked)
    found.half = next((r.half for r in ranked if r.half), None)
    return found


def _favoured(plan: Favoured, index: Index, rules: Sequence[Rule]) -> Scored:
    said, named = rank(plan.said, index, rules), index.numbers(plan.ids)
    found = _joined(said, named)
    found.complete[:] = True
    found.named = named
    return found


def _joined(found: Scored, numbers: IntArray) -> Scored:
    """What was found, and these documents: those that are new to it have no score, and are complete where all are."""
    joined = Scored.even(united([found.numbers, numbers]))
    rows = rows_in(joined.numbers, found.numbers)
    joined.scores[rows] = found.scores
    joined.complete[:] = found.complete.all()
    joined.complete[rows] = found.complete
    return joined


def _begun(plan: Begun, index: Index, rules: Sequence[Rule]) -> Scored:
    said = [part for ending in plan.endings for part in ending.said]
    forms = [part for part in said if isinstance(part, Forms)]
    words = [Forms(tuple(dict.fromkeys(f for part in forms for f in part.forms)), forms[0].field)] if forms else []
    found = rank(Either((plan.word, *words)), index, rules)
    index.look_up(TEXT, (form for part in said for form in forms_of(part)))
    there = frozenset(words[0].forms) if words else frozenset()
    further = [index.numbers(ending.ids) for ending in plan.endings if len(ending.ids)]
    runs = (part for part in said if isinstance(part, Run) and there.isdisjoint(part.positions[0]))
    further += (occurrences(run, index).numbers for run in runs)
    joined = _joined(found, united(further)) if further else found
    return Scored(joined.numbers, joined.scores, joined.complete)
