"""Which reports of a folder make a story: those that are likely to tell of one incident. Pure.

Reports are joined by average linkage: two groups become one while a report of the one and a report of the other are, on
the average, likely enough to tell of one incident. So one report that mixes two incidents does not join their stories,
as it would if any pair were enough. Editions of one report always stand in one story.

The method: Sokal and Michener, "A statistical method for evaluating systematic relationships" (1958), with the update
of Lance and Williams (1967).
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

ENOUGH = 0.4
"""The log-odds, in the mean, from which two groups are one story: a chance of .6. Fitted by
`benchmarks/fitting/story_fit`.
"""

MOST_HELD = 150
"""Reports, near each other, of which each is held against each; of more only those that were found near each other are,
and all others count as `APART`. 150 take a quarter of a second of CPU.
"""

APART = -2.0
"""The log-odds of two reports that were not found near each other."""

Odds = Callable[[str, str], float]


def stories(
    reports: Sequence[str], near: Iterable[tuple[str, str]], editions: Iterable[tuple[str, str]], odds: Odds
) -> list[list[str]]:
    """The stories among reports that hang together, each sorted, a report that is alone one by itself.

    `near` are the pairs found near each other, `editions` those that are editions of one report, `odds` the log-odds
    that two tell of one incident.
    """
    groups = _joined(sorted(reports), editions)
    group_of = {report: number for number, group in enumerate(groups) for report in group}
    known = {(min(pair), max(pair)) for pair in near}
    if len(reports) <= MOST_HELD:
        known = set(combinations(sorted(reports), 2))
    sums: defaultdict[tuple[int, int], float] = defaultdict(float)
    counted: defaultdict[tuple[int, int], int] = defaultdict(int)
    for one, other in sorted(known):
        first, second = sorted((group_of[one], group_of[other]))
        if first != second:
            sums[first, second] += odds(one, other)
            counted[first, second] += 1
    for first, second in sums:
        pairs = len(groups[first]) * len(groups[second])
        sums[first, second] += APART * (pairs - counted[first, second])
    return sorted(sorted(group) for group in _Linkage(groups, sums).linked())


class _Linkage:
    """Groups that are joined, the likeliest two first, until none are likely enough."""

    def __init__(self, groups: Sequence[Sequence[str]], sums: dict[tuple[int, int], float]) -> None:
        """`sums` are those of the log-odds over all pairs of two groups; of two that are not in it all are `APART`."""
        self._groups = {number: list(group) for number, group in enumerate(groups)}
        self._sums: dict[int, dict[int, float]] = {number: {} for number in self._groups}
        for (first, second), total in sums.items():
            self._sums[first][second] = self._sums[second][first] = total
        self._likeliest: list[tuple[float, int, int]] = []
        self._next = len(self._groups)

    def linked(self) -> list[list[str]]:
        """The groups as they are in the end."""
        for first, others in self._sums.items():
            for second in others:
                if first < second:
                    self._consider(first, second)
        while self._likeliest:
            _, first, second = heapq.heappop(self._likeliest)
            if first in self._groups and second in self._groups:
                self._join(first, second)
        return list(self._groups.values())

    def _consider(self, first: int, second: int) -> None:
        mean = self._sums[first][second] / (len(self._groups[first]) * len(self._groups[second]))
        if mean >= ENOUGH:
            heapq.heappush(self._likeliest, (-mean, first, second))

    def _join(self, first: int, second: int) -> None:
        joined, self._next = self._next, self._next + 1
        of_first, of_second = self._sums.pop(first), self._sums.pop(second)
        sizes = len(self._groups[first]), len(self._groups[second])
        self._groups[joined] = self._groups.pop(first) + self._groups.pop(second)
        self._sums[joined] = {}
        for other in sorted((of_first.keys() | of_second.keys()) - {first, second}):
            size = len(self._groups[other])
            total = of_first.get(other, APART * sizes[0] * size) + of_second.get(other, APART * sizes[1] * size)
            theirs = self._sums[other]
            theirs.pop(first, None)
            theirs.pop(second, None)
            theirs[joined] = self._sums[joined][other] = total
            self._consider(other, joined)


def _joined(reports: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The reports in groups, those of a pair in one."""
    group = {report: [report] for report in reports}
    for one, other in pairs:
        mine, theirs = group[one], group[other]
        if mine is not theirs:
            mine += theirs
            for report in theirs:
                group[report] = mine
    return [group[report] for report in reports if group[report][0] == report]
