"""The facts of which several reports give different ones: who states what, and how a figure went on over time.

Example: of one flood five reports give 24, 43, 100, 112 and 126 dead; that is one dispute with five statements, however
each of them words it and in whichever sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import itemgetter

from index.article import Span
from index.comparison.claims.clusters import Groups, Node
from index.comparison.comparing import Comparison
from index.comparison.facts.about import fate_of, fuller
from index.comparison.facts.beside import told_beside
from index.comparison.facts.conflicts import Conflict
from index.comparison.facts.stated.values import FIELDS, FactKind, Field
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

    kind: FactKind
    strength: Strength
    about: str
    statements: tuple[Statement, ...]

    @property
    def field(self) -> Field:
        """What the matter is about."""
        return FIELDS.get(self.kind, Field.NUMBER)

    def of(self, report: int) -> tuple[Statement, ...]:
        """What one report states."""
        return tuple(statement for statement in self.statements if statement.report == report)

    @property
    def said_once(self) -> tuple[Statement, ...]:
        """The statements without a figure that its report has given already, as a title and its lead do."""
        told: dict[object, Statement] = {}
        for statement in self.statements:
            told.setdefault(
                (statement.report, statement.span if statement.value is None else statement.value), statement
            )
        return tuple(told.values())

    def over_time(self, moments: Sequence[str | None]) -> tuple[tuple[str, Statement], ...]:
        """The figures from the earliest report to the latest, each with the moment of its report, which `moments` has
        by place (ISO 8601). Empty unless there are two figures at least, and two moments. Where a report says the day
        alone, all of that day are of one moment: nobody knows which came first.
        """
        dated = [(moment, s) for s in self.said_once if s.value is not None and (moment := moments[s.report])]
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
    sides: Sequence[Side], comparisons: Mapping[tuple[int, int], Comparison]
) -> tuple[tuple[Dispute, tuple[Node, ...]], ...]:
    """The conflicts of all pairs, those of one matter in one dispute, each with the sentences that state it.

    Conflicts are of one matter where a value is in both (a value is of one thing), and where they are of what befell
    the counted: a report tells how many died in its title, its lead and again below.
    """
    starts = [[span.start for span in side.sentences] for side in sides]
    stated = [(a, b, conflict) for (a, b), compared in comparisons.items() for conflict in compared.conflicts]
    groups: Groups[object] = Groups()
    for a, b, conflict in stated:
        groups.join(*_keys(a, b, conflict))
    matters: defaultdict[object, list[tuple[int, int, Conflict]]] = defaultdict(list)
    for each in stated:
        matters[groups.of(next(_keys(*each)))].append(each)
    return tuple(_dispute(told, sides, starts) for told in matters.values())


def _keys(a: int, b: int, conflict: Conflict) -> Iterator[object]:
    """What makes a conflict of one matter with another that has the same: the two values, and what befell whom."""
    yield conflict.field, a, conflict.left
    yield conflict.field, b, conflict.right
    if fate_of(conflict.matter):
        yield conflict.matter


def _dispute(
    told: Sequence[tuple[int, int, Conflict]], sides: Sequence[Side], starts: Sequence[Sequence[int]]
) -> tuple[Dispute, tuple[Node, ...]]:
    strength = min((conflict.strength for _, _, conflict in told), key=_FIRST_SAID.index)
    first = sides[min(a for a, _, _ in told)].read_in  # the language of the sentence that stands first
    about = reduce(fuller, (conflict.about for a, _, conflict in told if sides[a].read_in == first))
    ends = {end for a, b, conflict in told for end in _ends(a, b, conflict)}
    for fate in {fate for _, _, conflict in told if (fate := fate_of(conflict.matter))}:
        ends.update(_told_again(ends, fate, sides))
    ends.update(_denied(ends, sides))
    statements = tuple(sorted(ends, key=lambda s: (s.report, s.span)))
    nodes = ((s.report, max(0, bisect_right(starts[s.report], s.span.start) - 1)) for s in statements)
    return Dispute(told[0][2].kind, strength, about, statements), tuple(dict.fromkeys(nodes))


def _ends(a: int, b: int, conflict: Conflict) -> tuple[Statement, Statement]:
    left, right = conflict.values or (None, None)
    return Statement(a, conflict.left, left), Statement(b, conflict.right, right)


def _told_again(ends: Iterable[Statement], fate: str, sides: Sequence[Side]) -> list[Statement]:
    """Where a report gives a figure of its own once more, of the same fate."""
    said = {(end.report, end.value) for end in ends}
    return [
        Statement(report, around.value.shown, around.value.plain)
        for report in {report for report, _ in said}
        for sentence in told_beside(sides[report], sides[report])
        for around in sentence.figures
        if around.fate == fate and around.value.kind is FactKind.COUNT and (report, around.value.plain) in said
    ]


def _denied(ends: Iterable[Statement], sides: Sequence[Side]) -> list[Statement]:
    """Where a report of the dispute denies a figure that another gives: it is no figure of its own."""
    given = {end.value for end in ends if end.value is not None}
    return [
        Statement(report, around.denial)
        for report in {end.report for end in ends}
        for sentence in told_beside(sides[report], sides[report])
        for around in sentence.denied
        if around.denial is not None and around.value.plain in given and around.value.field is Field.NUMBER
    ]


_FIRST_SAID = (Strength.HARD, Strength.SOFT, Strength.UPDATE)
# Of several reports the strongest is said; a difference is an update only where each is one.
