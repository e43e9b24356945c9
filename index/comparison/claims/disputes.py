"""The facts of which several reports give different ones: who states what, and how a figure went on over time.

Example: of one flood five reports give 24, 43, 100, 112 and 126 dead; that is one dispute with five statements, however
each of them words it and in whichever sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import itemgetter

from index.article import Span
from index.comparison.claims.clusters import Node
from index.comparison.claims.labels import label, name_of
from index.comparison.claims.matters import Matter
from index.comparison.facts.about import fate_of, fuller
from index.comparison.facts.beside import told_beside
from index.comparison.facts.stated.values import FIELDS, FactKind, Field
from index.comparison.facts.stated.vocabulary import FATE
from index.comparison.facts.strengths import Strength
from index.comparison.reading.reading import Side
from index.text.calendar import by_moment


@dataclass(frozen=True, slots=True)
class Statement:
    """The words with which a report, by its place, states a fact, and the figure, where it is one. `read` is what they
    say in whatever words, where that is a day or a measure: "four years" and "quatre ans" say one thing.
    """

    report: int
    span: Span
    value: float | None = None
    read: tuple[float, float] | None = None

    @property
    def said(self) -> object:
        """What is the same for all who state the same, as far as that is known; None of bare words."""
        return self.read if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter of which reports state different facts; who is right is not ours to say. `is_hedged` where no two of
    them that differ so strongly are plain.
    """

    kind: FactKind
    strength: Strength
    about: str
    statements: tuple[Statement, ...]
    is_hedged: bool = False

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
            told.setdefault((statement.report, statement.span if statement.said is None else statement.said), statement)
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
    sides: Sequence[Side], matters: Sequence[Matter], spoken_of: Mapping[str, Container[str]]
) -> tuple[tuple[Dispute, tuple[Node, ...]], ...]:
    """The matters in which some reports differ as disputes, each with the sentences that state it; `spoken_of` is what
    `words_spoken_of` says of them.
    """
    starts = [[span.start for span in side.sentences] for side in sides]
    return tuple(_dispute(matter, sides, starts, spoken_of) for matter in matters)


def words_spoken_of(sides: Sequence[Side]) -> dict[str, frozenset[str]]:
    """By language what all reports speak of: the words, by stem or the group that stands for it, that the title or lead
    of most has, or that many of all sentences have. What befell somebody says something wherever it stands.
    """
    told = [told_beside(side, side) for side in sides]
    found = {}
    for language in {side.read_in for side in sides}:
        reports = [sentences for side, sentences in zip(sides, told, strict=True) if side.read_in == language]
        heads = Counter(key for sentences in reports for key in frozenset().union(*(s.bag for s in sentences[:HEAD])))
        often = Counter(key for sentences in reports for sentence in sentences for key in sentence.bag)
        total = sum(map(len, reports))
        everywhere = {key for key, n in heads.items() if n >= max(FEWEST, MOST_HEADS * len(reports))}
        everywhere |= {key for key, n in often.items() if n >= max(FEWEST, OFTEN * total)}
        found[language] = frozenset(key for key in everywhere if not key.startswith(FATE))
    return found


HEAD, FEWEST = 2, 3
"""Sentences of a report that say what all of it is about, its title and lead; and the least that say it of a table."""

MOST_HEADS, OFTEN = 0.5, 0.15
"""From which part of the reports, and of all sentences, on a word is what they all speak of: of a fallen crane "crane",
in one sentence of six; not "gates" of a dam, in one of eleven.
"""


def _place(starts: Sequence[int], span: Span) -> int:
    """The place of the sentence that a passage stands in."""
    return max(0, bisect_right(starts, span.start) - 1)


def _dispute(
    matter: Matter,
    sides: Sequence[Side],
    starts: Sequence[Sequence[int]],
    spoken_of: Mapping[str, Container[str]],
) -> tuple[Dispute, tuple[Node, ...]]:
    told = [conflict for _, _, conflict in matter.clashes]
    strength = min((conflict.strength for conflict in told), key=_FIRST_SAID.index)
    ends = {
        Statement(report, span, value, None if value is not None else _read(sides[report], starts[report], span))
        for (report, span, _), value in matter.values.items()
    }
    for fate in {fate for conflict in told if (fate := fate_of(conflict.matter))}:
        ends.update(_told_again(ends, fate, sides))
    ends.update(_denied(ends, sides))
    statements = tuple(sorted(ends, key=lambda s: (s.report, s.span)))
    nodes = tuple(dict.fromkeys((s.report, _place(starts[s.report], s.span)) for s in statements))
    hedged = all(conflict.is_hedged for conflict in told if conflict.strength is strength)
    name = _label(matter, statements, nodes, sides, spoken_of)
    return Dispute(told[0].kind, strength, name, statements, hedged), nodes


def _read(side: Side, starts: Sequence[int], span: Span) -> tuple[float, float] | None:
    """What is read of a day or a measure: the least and the most that it may be."""
    sentence = told_beside(side, side)[_place(starts, span)]
    values = (around.value for around in sentence.values if around.value.shown == span)
    return next(((value.low, value.high) for value in values if not value.names and value.high), None)


def _label(
    matter: Matter,
    statements: Sequence[Statement],
    nodes: Sequence[Node],
    sides: Sequence[Side],
    spoken_of: Mapping[str, Container[str]],
) -> str:
    """What a matter is called, in the language of the sentence that stands first. What is denied has a name also where
    its clause is all one value, as "no siren sounded" is: the words that both say it with, else the shorter clause.
    """
    first = sides[min(a for a, _, _ in matter.clashes)].read_in
    abouts = [conflict.about for a, _, conflict in matter.clashes if sides[a].read_in == first]
    spans = {(s.report, s.span) for s in statements}
    stated = []
    for report, place in nodes:
        sentence = told_beside(sides[report], sides[report])[place]
        if sides[report].read_in == first:
            inside = [
                span for told_by, span in sorted(spans) if told_by == report and sentence.span.contains(span.start)
            ]
            stated.append((sentence, inside))
    if matter.clashes[0][2].kind is FactKind.OUTCOME:
        about = reduce(fuller, abouts)
        return label(about, stated) or about or min((s.span.of(sides[s.report].text) for s in statements), key=len)
    return name_of(abouts, stated, spoken_of[first])


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
