"""Where one sentence says what another denies: "no distress call was received" beside "they heard a distress call"; and
where two tell opposite outcomes of one thing: "the crossing is closed", "the crossing is open".

Clauses of two sentences that are likely to tell the same are held against each other (see `clause_pairs`). Of two
languages it has to be known which of their words stand for one thing; the likelier each is the other's counterpart, the
fewer need to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from index.comparison.facts.clause_pairs import ClausePair, pair_of
from index.comparison.facts.clauses import Clause
from index.comparison.facts.counterparts import UNKNOWN, Counterparts
from index.comparison.facts.stated.values import meet

if TYPE_CHECKING:
    from index.comparison.facts.around import Around
    from index.comparison.facts.told import ToldSentence

LIKELY, LIKELY_ACROSS = 0.37, 0.5
"""The least likelihood that two sentences tell the same, from which one may deny the other: that of a link; and of two
languages that from which they may be each other's likeliest counterparts.
"""


def denials(
    left: Sequence[ToldSentence],
    right: Sequence[ToldSentence],
    strengths: Mapping[tuple[int, int], float],
    counterparts: Counterparts = UNKNOWN,
) -> Iterator[tuple[tuple[int, int], ClausePair]]:
    """The clauses of two reports of which one denies what the other says, or that tell opposite outcomes, with the
    places of their sentences, the likeliest to tell the same first; `strengths` says how likely two sentences do.
    """
    best = best_of_each(strengths)
    for (i, j), strength in sorted(strengths.items(), key=lambda each: (-each[1], min(each[0]), max(each[0]))):
        is_likely = strength >= LIKELY
        told = left[i], right[j]
        may_deny, may_oppose = told[0].may_deny or told[1].may_deny, told[0].may_oppose(told[1])
        if not (may_deny or may_oppose):
            continue
        are_best = strength >= max(LIKELY_ACROSS, best[0][i], best[1][j])
        for pair in _clause_pairs(told, counterparts, are_best):
            if not (is_likely or pair.says_the_same):
                continue
            is_denial = may_deny and pair.is_denial and _may_be_of_one_figure(told, pair)
            if is_denial or (may_oppose and pair.is_opposed):
                yield (i, j), pair


def _clause_pairs(
    told: tuple[ToldSentence, ToldSentence], counterparts: Counterparts, are_best: bool
) -> Iterator[ClausePair]:
    """Each clause of the one sentence beside each of the other. Of two languages only those that say what is told, not
    who says it; nor where it is told that something befell none, which is a count.
    """
    ours, theirs = (sentence.clauses for sentence in told)
    if told[0].known.language == told[1].known.language:
        yield from (pair_of(one, other) for one in ours for other in theirs)
    elif not any(sentence.tells_none for sentence in told):
        for one in _main(told[0]):
            yield from (pair_of(one, other, counterparts.near, are_best) for other in _main(told[1]))


def best_of_each(strengths: Mapping[tuple[int, int], float]) -> tuple[dict[int, float], dict[int, float]]:
    """The likelihood of the likeliest counterpart of each left and each right sentence."""
    rows: defaultdict[int, float] = defaultdict(float)
    columns: defaultdict[int, float] = defaultdict(float)
    for (i, j), strength in strengths.items():
        rows[i], columns[j] = max(rows[i], strength), max(columns[j], strength)
    return rows, columns


def _may_be_of_one_figure(told: tuple[ToldSentence, ToldSentence], pair: ClausePair) -> bool:
    """Whether two clauses give no figures of one kind, or one that both have. A figure that either denies is held
    against the other's by itself: who denies that 53 died denies neither that 31 did nor that some did.
    """
    ours, theirs = (_figures_in(*each) for each in zip(told, (pair.one, pair.other), strict=True))
    if any(each.denial for each in (*ours, *theirs)):
        return False
    held = [meet(one.value, other.value) for one in ours for other in theirs if one.value.kind is other.value.kind]
    return any(held) or not held


def _figures_in(told: ToldSentence, clause: Clause) -> list[Around]:
    """The figures of a clause, denied or not; that there is none is itself a denial."""
    figures = (each for each in (*told.figures, *told.denied) if not each.value.names and each.value.hedge != "none")
    return [each for each in figures if clause.span.contains(each.value.span.start)]


def _main(told: ToldSentence) -> list[Clause]:
    """The clauses that say what a sentence tells: not who says it, nor who it is ("the minister, Clara Dufek").
    A figure is told: "*27 dead*, no warning".
    """
    whole = [clause for clause in told.clauses if not clause.is_teller]
    return [c for c in whole if len(c.said) > 1 or c.is_denied or _figures_in(told, c)] or whole
