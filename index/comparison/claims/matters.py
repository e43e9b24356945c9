"""Which of the values that differ are values of one matter: the injured are one, those seriously hurt another.

Two values that clash are likely to be of one matter, and so are two that are equal and said of the same. They are
gathered as sentences are, by what speaks for any two of them on average, so that no single wrong clash joins two
matters. One sentence gives one value of a matter: "17 hurt, two of them seriously" gives two matters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from index.article import Span
from index.comparison.claims.clusters import Groups, Node, Pair, value_clusters
from index.comparison.facts.around import Around
from index.comparison.facts.beside import told_beside
from index.comparison.facts.conflicts import Conflict
from index.comparison.facts.matching.heads import same_head
from index.comparison.facts.matching.held import held
from index.comparison.facts.stated.values import FIELDS, FactKind, Field, StatedValue, meet
from index.comparison.facts.told import ToldSentence
from index.comparison.reading.reading import Side

TOGETHER = 0.4
"""The least average likelihood of two groups of values that are of one matter. Many a clash goes unseen: of a matter
over which ten pairs of reports clash about half are told. From .2 to .4 few matters more were parted, and on invented
events every tenth pair of sentences fewer was wrongly under one claim.
"""

THOUGH_UNSAID = 0.5
"""What part of its likelihood stays to two figures that differ, of which no clash is told."""

ONE_THING = 0.7
"""From which likeness of what two numbers count, or of whom something befell, on they count one thing."""

MANY_TIMES = 20
"""A figure so many times another is of something else, unless a clash of the two is told: the dead of an earlier
disaster, of which every report of a later one has the number.
"""

AGREEING, SURELY = 0.55, 0.7
"""How likely two sentences tell the same in which one equal figure is of one matter; and where it is not known that
both count the same.
"""

FEW = 3
"""Up to this number two equal counts are no sign: any report has a "two" of everything."""

Key = tuple[int, Span, Field]
"""A value by its report, its place, and what it is about."""

Clash = tuple[int, int, Conflict]
"""Two reports by their places, and where they differ."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A value of a clash: its place among all such, its sentence and the place of it, and what was read there: nothing
    where a whole clause clashes. `is_only` says that its sentence gives one figure of what befell them.
    """

    node: Node
    sentence: int
    told: ToldSentence
    field: Field
    around: Around | None
    is_only: bool


class StatedBy(NamedTuple):
    """A value that a report, by its place, gives."""

    report: int
    value: StatedValue


@dataclass(frozen=True, slots=True)
class Matter:
    """The clashes over one matter, every value that is of it with its figure, where it is one, and of each two reports
    whose values differ, one of each: whether or not the two by themselves tell enough for a clash.
    """

    clashes: tuple[Clash, ...]
    values: Mapping[Key, float | None]
    apart: tuple[tuple[StatedBy, StatedBy], ...] = ()


def by_matter(
    clashes: Sequence[Clash],
    sides: Sequence[Side],
    strengths: Mapping[Pair, float],
    incidents: Container[tuple[int, int]] = (),
) -> list[Matter]:
    """The matters of some clashes. A clash whose two values are likelier each of another matter, of which others tell,
    is left out; `strengths` has how likely two sentences tell the same, `incidents` each two reports of two incidents,
    whose values are of one matter never.
    """
    stated = _stated_in(clashes, sides)
    again = _told_again(stated.values())
    pairs = [tuple(sorted(again.of(stated[key].node) for key in ends_of(clash))) for clash in clashes]
    chances: dict[tuple[Node, ...], float] = {}
    for pair, (_, _, conflict) in zip(pairs, clashes, strict=True):
        chances[pair] = max(conflict.chance, chances.get(pair, 0.0))
    matter_of = _matters_of(stated.values(), again, chances, strengths, incidents)
    groups: defaultdict[frozenset[Node], list[Clash]] = defaultdict(list)
    for pair, clash in zip(pairs, clashes, strict=True):
        groups[frozenset(matter_of[node] for node in pair)].append(clash)
    values: defaultdict[Node, list[Key]] = defaultdict(list)
    for key, each in stated.items():
        values[matter_of[again.of(each.node)]].append(key)
    told = {matter for group in groups if len(group) == 1 for matter in group}
    given: dict[Key, float | None] = {}
    for clash in clashes:
        given.update(zip(ends_of(clash), clash[2].values or (None, None), strict=True))
    found = []
    for group, several in groups.items():
        if len(group) == 1 or not group <= told:
            keys = values[min(group)] if len(group) == 1 else _ends_of(several)
            stating = {key: stated[key] for key in keys}
            stating |= _agreeing(stating, sides, strengths)
            figures = {key: given.get(key, _figure(each)) for key, each in stating.items()}
            found.append(Matter(tuple(several), figures, tuple(_apart(stating))))
    return found


def _figure(stated: _Stated) -> float | None:
    return stated.around.value.plain if stated.around and stated.around.value.kind not in FIELDS else None


def _agreeing(
    stating: Mapping[Key, _Stated], sides: Sequence[Side], strengths: Mapping[Pair, float]
) -> dict[Key, _Stated]:
    """Where a report that clashes with none gives one of the values too, in a sentence that is likely to tell what one
    that states it does: of each report the likeliest.
    """
    best: dict[int, tuple[float, Key, _Stated]] = {}
    for each in stating.values():
        if each.around is None or each.around.denial:
            continue
        for (report, place), likely in _told_as(each, sides, strengths):
            sentence = told_beside(sides[report], sides[report])[place]
            if any(key[0] == report for key in stating) or likely <= best.get(report, (0.0,))[0]:
                continue
            for around in sentence.figures:
                if _is_again(each, around, sentence, likely):
                    key = (report, around.value.shown, around.value.field)
                    best[report] = likely, key, _Stated((report, -1), place, sentence, each.field, around, True)
    return {key: found for _, key, found in best.values()}


def _told_as(stated: _Stated, sides: Sequence[Side], strengths: Mapping[Pair, float]) -> Iterator[tuple[Node, float]]:
    """The sentences of other reports that are likely to tell what a sentence with a value does."""
    own = stated.node[0], stated.sentence
    for report, side in enumerate(sides):
        for place in range(len(side.sentences)) if report != own[0] else ():
            other = report, place
            likely = strengths.get((own, other), strengths.get((other, own), 0.0))
            if likely >= AGREEING:
                yield other, likely


def _is_again(stated: _Stated, around: Around, sentence: ToldSentence, likely: float) -> bool:
    """Whether a figure of a sentence that is so `likely` to tell the same is a stated one, of the same."""
    assert stated.around is not None
    one, other = stated.around.value, around.value
    if one.kind is not other.kind or one.plain != other.plain or not meet(one, other):
        return False
    if stated.around.fate != around.fate or stated.around.is_part != around.is_part:
        return False
    head = same_head(one.head, other.head, (stated.told.known.heads, sentence.known.heads))
    return head >= ONE_THING or (head == 0 and likely >= SURELY)


def _apart(stating: Mapping[Key, _Stated]) -> Iterator[tuple[StatedBy, StatedBy]]:
    """The first values of each two reports of which no two can be the same value. What is no value, but a clause that
    is denied, differs from nothing by itself.
    """
    by_report: defaultdict[int, list[StatedValue]] = defaultdict(list)
    for key in sorted(stating):
        if (around := stating[key].around) is not None:
            by_report[key[0]].append(around.value)
    for a, b in combinations(sorted(by_report), 2):
        if not any(meet(one, other) for one in by_report[a] for other in by_report[b]):
            yield StatedBy(a, by_report[a][0]), StatedBy(b, by_report[b][0])


def _ends_of(clashes: Sequence[Clash]) -> list[Key]:
    return sorted({key for clash in clashes for key in ends_of(clash)})


def _matters_of(
    stated: Iterable[_Stated],
    again: Groups[Node],
    chances: Mapping[tuple[Node, ...], float],
    strengths: Mapping[Pair, float],
    incidents: Container[tuple[int, int]],
) -> dict[Node, Node]:
    """The first value of the matter of each; of the values that a report gives `again` one stands for them."""
    first: dict[Node, _Stated] = {}
    for each in stated:
        first.setdefault(again.of(each.node), each)
    likely: dict[Pair, float] = {}
    for (one, a), (other, b) in combinations(sorted(first.items()), 2):
        likely[one, other] = chances.get((one, other)) or _alike(a, b, strengths)
    apart = {(again.of(one), again.of(other)) for one, other in _in_one_sentence(stated)}
    apart |= {(one, other) for one, other in combinations(sorted(first), 2) if (one[0], other[0]) in incidents}
    found = value_clusters(
        first,
        {pair: chance for pair, chance in likely.items() if chance},
        TOGETHER,
        [(one, other) for one, other in apart if one != other],
    )
    return {node: group[0] for group in found for node in group}


def ends_of(clash: Clash) -> tuple[Key, Key]:
    """The two values of a clash."""
    a, b, conflict = clash
    return (a, conflict.left, conflict.field), (b, conflict.right, conflict.field)


def _stated_in(clashes: Sequence[Clash], sides: Sequence[Side]) -> dict[Key, _Stated]:
    """Every value of the clashes once, in order."""
    told = [told_beside(side, side) for side in sides]
    starts = [[span.start for span in side.sentences] for side in sides]
    found = {}
    for number, key in enumerate(_ends_of(clashes)):
        report, span, field = key
        place = max(0, bisect_right(starts[report], span.start) - 1)
        sentence = told[report][place]
        read = next((each for each in (*sentence.values, *sentence.denied) if each.value.shown == span), None)
        alike = [
            each for each in sentence.figures if read and (each.fate, each.value.kind) == (read.fate, read.value.kind)
        ]
        found[key] = _Stated((report, number), place, sentence, field, read, len(alike) == 1)
    return found


def _told_again(stated: Iterable[_Stated]) -> Groups[Node]:
    """The values that a report gives twice, as in its title and its lead."""
    groups: Groups[Node] = Groups()
    for a, b in combinations(stated, 2):
        if a.node[0] == b.node[0] and a.field is b.field and _likeness(a, b, 0.0) == 1.0:
            groups.join(a.node, b.node)
    return groups


def _in_one_sentence(stated: Iterable[_Stated]) -> Iterator[Pair]:
    """The values that one sentence gives, each two that differ."""
    by_sentence: defaultdict[Node, list[_Stated]] = defaultdict(list)
    for each in stated:
        by_sentence[each.node[0], each.sentence].append(each)
    for several in by_sentence.values():
        yield from ((a.node, b.node) for a, b in combinations(several, 2) if _likeness(a, b, 1.0) < 1.0)


def _alike(a: _Stated, b: _Stated, strengths: Mapping[Pair, float]) -> float:
    """How likely two values of which no clash is told are of one matter: not at all where the two reports by themselves
    do not hold them against each other (what is looked back at, what is now), or where one is many times the other.
    """
    if a.node[0] == b.node[0] or a.field is not b.field or not _may_be_held(a, b) or _are_far_apart(a, b):
        return 0.0
    pair = (a.node[0], a.sentence), (b.node[0], b.sentence)
    return _likeness(a, b, strengths.get(pair, strengths.get(pair[::-1], 0.0)))


def _may_be_held(a: _Stated, b: _Stated) -> bool:
    """Whether two values can be of one matter as far as how they stand tells; whole clauses may."""
    if a.around is None or b.around is None or a.around.denial or b.around.denial:
        return True
    return any(one is a.around and other is b.around for one, other in held(a.told, b.told))


def _are_far_apart(a: _Stated, b: _Stated) -> bool:
    if a.around is None or b.around is None or a.field is not Field.NUMBER:
        return False
    least, most = sorted(abs(each.around.value.plain) for each in (a, b) if each.around)
    return most > MANY_TIMES * least > 0


def _likeness(a: _Stated, b: _Stated, likely: float) -> float:
    """How likely two values are of one matter by themselves, in sentences that are `likely` to tell the same: the same
    befell those they count, or they count the same. Of two that differ half of it. What whole clauses state is of one
    matter as far as their sentences tell the same.
    """
    one, other = a.around, b.around
    if one is None or other is None:
        return likely if one is other else 0.0
    if one.value.kind is not other.value.kind or one.is_part != other.is_part:
        return 0.0
    equal = meet(one.value, other.value)
    part = 1.0 if equal else THOUGH_UNSAID
    head = same_head(one.value.head, other.value.head, (a.told.known.heads, b.told.known.heads))
    if one.fate and other.fate:
        is_one = head >= ONE_THING or (a.is_only and b.is_only)
        return (part if is_one else part * likely) if one.fate == other.fate else 0.0
    if head < 0:
        return 0.0
    is_many = one.value.kind is FactKind.COUNT and equal and one.value.plain > FEW
    is_again = is_many and (head >= ONE_THING or a.node[0] == b.node[0])
    return 1.0 if is_again else part * likely if head >= ONE_THING or equal else 0.0
