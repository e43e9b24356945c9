"""Sentences of several reports gathered into clusters that tell one fact.

Again and again the two clusters are joined whose sentences are on average most likely to tell the same fact, as long as
that is likely enough and no two of them are unlikely to (complete linkage). Following links from sentence to sentence
instead would soon join everything, and a single wrong link would join two claims. Only pairs across two reports count,
so that a report may tell a fact twice.

A sentence that so stays alone, although it is linked, joins the cluster of the sentence it is most likely to go with:
what two reports side by side show as said by both is never said to be told by one alone.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

Node = tuple[int, int]
"""A sentence: the place of its report, and its own place there."""

LEAST = 0.1
"""The least likelihood of any two sentences of different reports in one cluster: one that is less likely belongs to
another claim, however well it goes with the rest.
"""


def clusters(counts: Sequence[int], strengths: Mapping[tuple[Node, Node], float], together: float) -> list[list[Node]]:
    """All sentences of reports with `counts` sentences each, gathered; in order, and in order of their first.

    `strengths` has how likely two sentences of different reports tell the same fact; what it leaves out is 0.
    `together` is the least average likelihood between two clusters that are joined: what makes a link of two reports.
    """
    nodes = [(report, number) for report, count in enumerate(counts) for number in range(count)]
    growing = _Clusters(nodes, together)
    for (one, other), strength in strengths.items():
        growing.connect(one, other, strength, int(strength >= LEAST))
    growing.join_all()
    return _joined(growing.members.values(), _of_the_alone(growing.members.values(), strengths, together))


def _of_the_alone(
    found: Iterable[Sequence[Node]], strengths: Mapping[tuple[Node, Node], float], together: float
) -> Iterable[tuple[Node, Node]]:
    """Each sentence that is alone in its cluster, with the one it is most likely to go with, where the two are linked;
    never two that are alone: these had been joined.
    """
    alone = {members[0] for members in found if len(members) == 1}
    best: dict[Node, tuple[float, Node]] = {}
    for pair, strength in strengths.items():
        for one, other in (pair, pair[::-1]):
            if strength >= together and one in alone:
                best[one] = max(best.get(one, (0.0, other)), (strength, other))
    return [(one, other) for one, (_, other) in best.items()]


def by_matter(rows: Iterable[Sequence[Node]], matters: Sequence[Sequence[Node]]) -> list[list[Node]]:
    """The rows, those joined that have sentences of one matter; in order, and in order of their first. A row of which
    such sentences are the lesser part goes on without them.
    """
    parted: list[list[Node]] = []
    stated = set().union(*matters)
    for row in rows:
        mine = [node for node in row if node in stated]
        rest = [node for node in row if node not in stated]
        parted += [each for each in (mine, rest) if each] if len(mine) < len(rest) else [[*row]]
    return _joined(parted, matters)


def _joined(rows: Iterable[Sequence[Node]], together: Iterable[Sequence[Node]]) -> list[list[Node]]:
    groups: Groups[Node] = Groups()
    for nodes in (*rows, *together):
        groups.join(*nodes)
    found: defaultdict[Node, list[Node]] = defaultdict(list)
    for row in rows:
        for node in row:
            found[groups.of(node)].append(node)
    return sorted(sorted(members) for members in found.values())


class Groups(Generic[T]):
    """Things in groups that grow together (a union-find): `of` gives the same thing for all of one group."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def join(self, first: T, *others: T) -> None:
        """Put the groups of some things together."""
        for other in others:
            self._above[self.of(other)] = self.of(first)

    def of(self, thing: T) -> T:
        """The thing that stands for the group."""
        while (above := self._above.get(thing, thing)) != thing:
            self._above[thing] = self._above.get(above, above)
            thing = above
        return thing


class _Clusters:
    """Clusters by their first node, with the sum of the strengths between each two, and how many pairs are likely."""

    def __init__(self, nodes: Sequence[Node], together: float) -> None:
        self._together = together
        self.members: dict[Node, list[Node]] = {node: [node] for node in nodes}
        self._reports = {node: Counter([node[0]]) for node in nodes}
        self._sums: defaultdict[Node, dict[Node, float]] = defaultdict(dict)
        self._likely: defaultdict[Node, dict[Node, int]] = defaultdict(dict)
        self._waiting: list[tuple[float, Node, Node]] = []

    def connect(self, one: Node, other: Node, total: float, likely: int) -> None:
        """Note the strength between two clusters, and how many of their pairs are likely."""
        self._sums[one][other] = self._sums[other][one] = total
        self._likely[one][other] = self._likely[other][one] = likely
        pairs = self._pairs(one, other)
        average = total / pairs
        if average >= self._together and likely == pairs:
            heapq.heappush(self._waiting, (-average, min(one, other), max(one, other)))

    def _pairs(self, one: Node, other: Node) -> int:
        """How many pairs of sentences of different reports two clusters make."""
        ours, theirs = self._reports[one], self._reports[other]
        return ours.total() * theirs.total() - sum(count * theirs[report] for report, count in ours.items())

    def join_all(self) -> None:
        """Join the closest two until none are close enough."""
        while self._waiting:
            average, one, other = heapq.heappop(self._waiting)
            if one in self.members and other in self.members and self._is_current(one, other, -average):
                self._join(one, other)

    def _is_current(self, one: Node, other: Node, average: float) -> bool:
        return self._sums[one][other] / self._pairs(one, other) == average

    def _join(self, one: Node, other: Node) -> None:
        """`other` into `one`, the earlier of the two, which is the first node of both."""
        self.members[one] += self.members.pop(other)
        self._reports[one] += self._reports.pop(other)
        theirs, ours = self._sums.pop(other), self._sums[one]
        likely, here = self._likely.pop(other), self._likely[one]
        del ours[other], theirs[one]
        for third in {**ours, **theirs}:
            self._sums[third].pop(other, None)
            self._likely[third].pop(other, None)
            total = ours.get(third, 0.0) + theirs.get(third, 0.0)
            self.connect(one, third, total, here.get(third, 0) + likely.get(third, 0))
