"""Things of several reports gathered into clusters of one claim: sentences that tell one fact, values of one matter.

Again and again the two clusters are joined whose members are on average most likely to go together, as long as that is
likely enough and no two of them may not. Following links from one to the next instead would soon join everything, and a
single wrong link would join two claims.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

Node = tuple[int, int]
"""A sentence: the place of its report, and its own place there. A value: the report's, and where it stands there."""

Pair = tuple[Node, Node]

LEAST = 0.1
"""The least likelihood of any two sentences of different reports in one cluster: one that is less likely belongs to
another claim, however well it goes with the rest.
"""


def sentence_clusters(
    counts: Sequence[int], strengths: Mapping[Pair, float], together: float, apart: Collection[Pair] = ()
) -> list[list[Node]]:
    """All sentences of reports with `counts` sentences each, gathered; in order, and in order of their first.

    `strengths` has how likely two sentences of different reports tell the same fact; what it leaves out is 0. Any two
    of a cluster are `LEAST` likely to, and none of them are `apart`; only pairs across two reports count, so that a
    report may tell a fact twice. `together` is the least average likelihood between two clusters that are joined.
    """
    nodes = [(report, number) for report, count in enumerate(counts) for number in range(count)]
    refused = {frozenset(pair) for pair in apart}
    growing = _Clusters(nodes, together, across_reports=True)
    for pair, strength in strengths.items():
        growing.connect(*pair, strength, int(strength >= LEAST and frozenset(pair) not in refused))
    growing.join_all()
    return growing.found


def value_clusters(
    nodes: Iterable[Node], likely: Mapping[Pair, float], together: float, apart: Collection[Pair]
) -> list[list[Node]]:
    """Values gathered in the same way. `likely` has how likely two are of one matter; of two that it leaves out nothing
    speaks for it, which is 0 but forbids nothing; two that are `apart` never are.
    """
    growing = _Clusters(sorted(nodes), together, across_reports=False)
    refused = {frozenset(pair) for pair in apart}
    for pair, strength in likely.items():
        if frozenset(pair) not in refused:
            growing.connect(*pair, strength, 0)
    growing.part(apart)
    growing.join_all()
    return growing.found


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
    """Clusters by their first node, with the sum of the strengths between each two, and how many pairs are likely.

    `across_reports` says that only pairs of two reports count, and all of them have to be likely.
    """

    def __init__(self, nodes: Sequence[Node], together: float, *, across_reports: bool) -> None:
        self._together, self._across = together, across_reports
        self.members: dict[Node, list[Node]] = {node: [node] for node in nodes}
        self._reports = {node: Counter([node[0]]) for node in nodes}
        self._sums: defaultdict[Node, dict[Node, float]] = defaultdict(dict)
        self._likely: defaultdict[Node, dict[Node, int]] = defaultdict(dict)
        self._apart: defaultdict[Node, set[Node]] = defaultdict(set)
        self._waiting: list[tuple[float, Node, Node]] = []

    @property
    def found(self) -> list[list[Node]]:
        """The clusters, in order."""
        return sorted(sorted(members) for members in self.members.values())

    def part(self, apart: Iterable[Pair]) -> None:
        """Never join two."""
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def connect(self, one: Node, other: Node, total: float, likely: int) -> None:
        """Note the strength between two clusters, and how many of their pairs are likely."""
        self._sums[one][other] = self._sums[other][one] = total
        self._likely[one][other] = self._likely[other][one] = likely
        pairs = self._pairs(one, other)
        average = total / pairs
        if average >= self._together and (likely == pairs or not self._across):
            heapq.heappush(self._waiting, (-average, min(one, other), max(one, other)))

    def _pairs(self, one: Node, other: Node) -> int:
        """How many pairs that count two clusters make."""
        ours, theirs = self._reports[one], self._reports[other]
        within = sum(count * theirs[report] for report, count in ours.items()) if self._across else 0
        return ours.total() * theirs.total() - within

    def join_all(self) -> None:
        """Join the closest two until none are close enough."""
        while self._waiting:
            average, one, other = heapq.heappop(self._waiting)
            if one not in self.members or other not in self.members or other in self._apart[one]:
                continue
            if self._is_current(one, other, -average):
                self._join(one, other)

    def _is_current(self, one: Node, other: Node, average: float) -> bool:
        return self._sums[one][other] / self._pairs(one, other) == average

    def _join(self, one: Node, other: Node) -> None:
        """`other` into `one`, the earlier of the two, which is the first node of both."""
        self.members[one] += self.members.pop(other)
        self._reports[one] += self._reports.pop(other)
        for third in self._apart.pop(other, ()):
            self._apart[third].discard(other)
            self.part([(one, third)])
        theirs, ours = self._sums.pop(other), self._sums[one]
        likely, here = self._likely.pop(other), self._likely[one]
        del ours[other], theirs[one]
        for third in {**ours, **theirs}:
            self._sums[third].pop(other, None)
            self._likely[third].pop(other, None)
            total = ours.get(third, 0.0) + theirs.get(third, 0.0)
            self.connect(one, third, total, here.get(third, 0) + likely.get(third, 0))
