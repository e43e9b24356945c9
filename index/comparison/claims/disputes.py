"""The facts of which several reports give different ones: who states what, and how a figure went on over time.

Example: of one flood five reports give 24, 43, 100, 112 and 126 dead; that is one dispute with five statements.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import itemgetter

from index.article import Span
from index.comparison.claims.clusters import Node
from index.comparison.comparing import Comparison
from index.comparison.facts.about import fuller
from index.comparison.facts.conflicts import Conflict
from index.comparison.facts.stated.values import Field
from index.comparison.facts.strengths import Strength
from index.comparison.reading.reading import Side
from index.text.calendar import by_moment


@dataclass(frozen=True, slots=True)
class Statement:
    """The words with which a report, by its place, states a fact, and the figure, where it is one."""

    report: int
    span: Span
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter of which reports state different facts; who is right is not ours to say."""

    field: Field
    strength: Strength
    about: str
    statements: tuple[Statement, ...]

    def of(self, report: int) -> tuple[Statement, ...]:
        """What one report states."""
        return tuple(statement for statement in self.statements if statement.report == report)

    def over_time(self, moments: Sequence[str | None]) -> tuple[tuple[str, Statement], ...]:
        """The figures from the earliest report to the latest, each with the moment of its report, which `moments` has
        by place (ISO 8601). Empty unless there are two figures at least, and two moments. Where a report says the day
        alone, all of that day are of one moment: nobody knows which came first.
        """
        dated = [(moment, s) for s in self.statements if s.value is not None and (moment := moments[s.report])]
        bare = {moment for moment, _ in dated if len(moment) == A_DAY}
        known = [(moment[:A_DAY] if moment[:A_DAY] in bare else moment, s) for moment, s in dated]
        in_order = sorted(known, key=lambda each: (by_moment(each[0]), each[1].report))
        told, values = {moment for moment, _ in in_order}, {statement.value for _, statement in in_order}
        return tuple(in_order) if len(told) > 1 and len(values) > 1 else ()


A_DAY = len("2021-09-01")


def joined_steps(steps: Iterable[tuple[str, str]]) -> str:
    """What was said at each moment, in the order of `over_time`: "24 → 43 / 45 → 100", the middle two of one moment."""
    return " → ".join(" / ".join(said for _, said in same) for _, same in groupby(steps, key=itemgetter(0)))


def disputes_of(
    rows: Sequence[Sequence[Node]], sides: Sequence[Side], comparisons: Mapping[tuple[int, int], Comparison]
) -> dict[int, list[Dispute]]:
    """The conflicts of all pairs by row, those of one matter in one.

    A conflict between sentences of two rows stands in the row of the earlier report.
    """
    row_of = {node: number for number, row in enumerate(rows) for node in row}
    starts = [[span.start for span in side.sentences] for side in sides]
    gathered: defaultdict[tuple[int, Field, str], list[tuple[int, int, Conflict]]] = defaultdict(list)
    for (a, b), compared in comparisons.items():
        for conflict in compared.conflicts:
            row = row_of[a, bisect_right(starts[a], conflict.left.start) - 1]
            gathered[row, conflict.field, conflict.matter].append((a, b, conflict))
    found: defaultdict[int, list[Dispute]] = defaultdict(list)
    for (row, field, _), stated in gathered.items():
        strength = min((conflict.strength for _, _, conflict in stated), key=_FIRST_SAID.index)
        about = reduce(fuller, (conflict.about for _, _, conflict in stated))
        ends = {end for a, b, each in stated for end in _ends(a, b, each)}
        statements = sorted(ends, key=lambda s: (s.report, s.span))
        found[row].append(Dispute(field, strength, about, tuple(statements)))
    return found


def _ends(a: int, b: int, conflict: Conflict) -> tuple[Statement, Statement]:
    left, right = conflict.values or (None, None)
    return Statement(a, conflict.left, left), Statement(b, conflict.right, right)


_FIRST_SAID = (Strength.HARD, Strength.SOFT, Strength.UPDATE)
# Of several reports the strongest is said; a difference is an update only where each is one.
