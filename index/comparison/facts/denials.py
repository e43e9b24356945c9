"""Where one sentence says what another denies: "no distress call was received" beside "they heard a distress call".

Clauses of two sentences that are likely to tell the same are held against each other (see `clauses`). Sentences of two
languages have no words in common; there each must say one thing alone, and the two be each other's likeliest
counterparts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from index.comparison.facts.clauses import Clause
from index.comparison.facts.stated.values import meet

if TYPE_CHECKING:
    from index.comparison.facts.around import Around
    from index.comparison.facts.told import ToldSentence

LIKELY, LIKELY_ACROSS = 0.37, 0.5
"""The least likelihood that two sentences tell the same, from which one may deny the other: in one language that of a
link; in two there is nothing else to go by.
"""


def denials(
    left: Sequence[ToldSentence], right: Sequence[ToldSentence], strengths: Mapping[tuple[int, int], float]
) -> Iterator[tuple[tuple[int, int], Clause, Clause]]:
    """The clauses of two reports of which one denies what the other says, with the places of their sentences, the
    likeliest to tell the same first; `strengths` says how likely two sentences do.
    """
    best = best_of_each(strengths)
    for (i, j), strength in sorted(strengths.items(), key=lambda each: (-each[1], min(each[0]), max(each[0]))):
        if strength < LIKELY:
            return
        if not (left[i].may_deny or right[j].may_deny):
            continue
        ours, theirs = left[i].clauses, right[j].clauses
        if left[i].known.language == right[j].known.language:
            pairs = ((one, other) for one in ours for other in theirs if one.denies(other))
            yield from (((i, j), *pair) for pair in pairs if _may_be_of_one_figure((left[i], right[j]), pair))
            continue
        if _tells_none(left[i]) or _tells_none(right[j]):
            continue
        one_each = [_main(told) for told in (left[i], right[j])]
        if strength >= max(LIKELY_ACROSS, best[0][i], best[1][j]) and all(len(told) == 1 for told in one_each):
            (one,), (other,) = one_each
            if one.denies_across(other) and _may_be_of_one_figure((left[i], right[j]), (one, other)):
                yield (i, j), one, other


def best_of_each(strengths: Mapping[tuple[int, int], float]) -> tuple[dict[int, float], dict[int, float]]:
    """The likelihood of the likeliest counterpart of each left and each right sentence."""
    rows: defaultdict[int, float] = defaultdict(float)
    columns: defaultdict[int, float] = defaultdict(float)
    for (i, j), strength in strengths.items():
        rows[i], columns[j] = max(rows[i], strength), max(columns[j], strength)
    return rows, columns


def _tells_none(told: ToldSentence) -> bool:
    """Whether a sentence says that something befell none, which is a count: it is held against the other's count."""
    return any(around.value.hedge == "none" and around.fate for around in told.figures)


def _may_be_of_one_figure(told: tuple[ToldSentence, ToldSentence], pair: tuple[Clause, Clause]) -> bool:
    """Whether two clauses give no figures of one kind, or one that both have. A figure that either denies is held
    against the other's by itself: who denies that 53 died denies neither that 31 did nor that some did.
    """
    ours, theirs = (_figures_in(*each) for each in zip(told, pair, strict=True))
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
