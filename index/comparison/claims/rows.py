"""Which sentences stand under which claim: one claim is one assertion, or one quantity of one thing.

A sentence that states several things stands under each of them. A matter of which reports state different values is a
claim of the sentences that state it, whatever else these say: of "17 passengers were hurt when the ferry ran aground"
the injured are one claim, and that it ran aground is another. Where nearly all sentences of a cluster state the matter,
the two are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.comparison.claims.clusters import LEAST, Groups, Node, Pair
from index.comparison.claims.disputes import Dispute
from index.comparison.facts.stated.values import Field

MOSTLY = 0.5
"""The least part of a cluster's sentences that state a matter, from which the cluster is that matter."""

HALF = 0.5
"""The least part of the smaller of two matters, a figure and that there is any, told inside the other's passages, from
which both are one claim: what gives the tonnes denies that "no fuel has leaked".
"""

_A_FIGURE_AND_ANY = {Field.NUMBER, Field.OTHER}

Stating = tuple[Dispute, tuple[Node, ...]]
"""A matter of which reports state different values, with the sentences that do."""


@dataclass(frozen=True, slots=True)
class ClaimSentences:
    """One claim: its sentences, in order, and what differs in it."""

    nodes: tuple[Node, ...]
    disputes: tuple[Dispute, ...] = ()


def shared(
    found: Sequence[Sequence[Node]],
    strengths: Mapping[Pair, float],
    apart: Iterable[Pair],
    linked: float,
    sure: float,
) -> list[list[Node]]:
    """Clusters of sentences of which each has also those of others that surely tell its fact: on average with all that
    other reports have there, and unlikely with none. For one that is alone in its own cluster, which it leaves, one
    such is enough where the rest is `linked` on average: what one report alone says, nobody else surely does. None goes
    to what its own cluster is `apart` from.
    """
    home = {node: place for place, members in enumerate(found) for node in members}
    refused = {frozenset(pair) for pair in apart}
    parted = {frozenset(home[node] for node in pair) for pair in refused}
    near: defaultdict[tuple[Node, int], list[float]] = defaultdict(list)
    for (one, other), strength in strengths.items():
        if strength >= LEAST and home[one] != home[other]:
            near[one, home[other]].append(strength)
            near[other, home[one]].append(strength)
    gathered: list[list[Node]] = [[*members] for members in found]
    left: set[int] = set()
    for (node, place), likely in near.items():
        others = sum(report != node[0] for report, _ in found[place])
        is_told_by_one = len({report for report, _ in found[place]}) == 1
        if is_told_by_one or frozenset((home[node], place)) in parted:
            continue
        if any(frozenset((node, other)) in refused for other in gathered[place]):
            continue  # what has come there before it
        average = sum(likely) / others
        is_alone = len(found[home[node]]) == 1
        if (max(likely) >= sure and average >= linked) if is_alone else (len(likely) == others and average >= sure):
            gathered[place].append(node)
            left.update([home[node]] if is_alone else ())
    return [sorted(members) for place, members in enumerate(gathered) if place not in left]


def rows_of(
    found: Sequence[Sequence[Node]], disputes: Sequence[Stating], strengths: Mapping[Pair, float], linked: float
) -> list[ClaimSentences]:
    """The claims that clusters of sentences and what differs make, in order of their first sentences. A sentence that
    states what differs, and that nothing else goes with, is in no claim of its own besides. Of a cluster that is of a
    matter, those sentences that do not state it come with the rest where they are `linked` on average with what does.
    """
    matters = [
        (tuple(dispute for dispute, _ in several), {node for _, nodes in several for node in nodes})
        for several in _one_claim(disputes)
    ]
    gathered = [set(nodes) for _, nodes in matters]
    stated = set().union(*gathered)
    rows = []
    for members in found:
        matter = _matter_of(members, [nodes for _, nodes in matters])
        if matter is not None:
            gathered[matter].update(_beside(members, matters[matter][1], strengths, linked))
            rest = [node for node in members if node not in gathered[matter]]
            if not stated.issuperset(rest):
                rows.append(ClaimSentences(tuple(rest)))
        elif len(members) > 1 or members[0] not in stated:
            rows.append(ClaimSentences(tuple(members)))
    rows += [ClaimSentences(tuple(sorted(nodes)), told) for nodes, (told, _) in zip(gathered, matters, strict=True)]
    return sorted(rows, key=lambda row: row.nodes)


def _beside(
    members: Sequence[Node], stating: Collection[Node], strengths: Mapping[Pair, float], linked: float
) -> Iterator[Node]:
    """The members that state a matter, or are `linked` on average with the sentences of other reports that do."""
    for node in members:
        likely = [
            strengths.get((node, other), strengths.get((other, node), 0.0)) for other in stating if other[0] != node[0]
        ]
        if node in stating or (likely and sum(likely) >= linked * len(likely)):
            yield node


def _matter_of(members: Sequence[Node], matters: Sequence[Collection[Node]]) -> int | None:
    """The matter that most sentences of a cluster state, where so many do that the cluster is of it."""
    stating = [sum(node in nodes for node in members) for nodes in matters]
    most = max(stating, default=0)
    return stating.index(most) if most and most >= MOSTLY * len(members) else None


def _one_claim(disputes: Sequence[Stating]) -> list[list[Stating]]:
    """What differs, a figure together with that there is any, where the same passages tell both."""
    groups: Groups[int] = Groups()
    for (i, (one, _)), (j, (other, _)) in combinations(enumerate(disputes), 2):
        if {one.field, other.field} == _A_FIGURE_AND_ANY:
            within = min(_inside(one, other), _inside(other, one))
            if within and within >= HALF * min(len(one.statements), len(other.statements)):
                groups.join(i, j)
    found: defaultdict[int, list[Stating]] = defaultdict(list)
    for place, each in enumerate(disputes):
        found[groups.of(place)].append(each)
    return list(found.values())


def _inside(one: Dispute, other: Dispute) -> int:
    """How many statements of one overlap some of the other."""
    return sum(
        any(s.report == t.report and s.span.start < t.span.end and t.span.start < s.span.end for t in other.statements)
        for s in one.statements
    )
