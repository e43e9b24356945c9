"""Two reports of one event, sentence by sentence: which sentences tell the same fact, and which stand alone.

Every sentence either has links, as many as tell its fact on the other side and in any order, or is said by this report
only. Neither report is the old one: comparing B with A gives the mirror image of comparing A with B.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.article import Span
from index.comparison.alignment.likelihood import likelihood, weights
from index.comparison.alignment.signs.products import Table
from index.comparison.alignment.signs.side_by_side import SideBySide
from index.comparison.alignment.wording import Wording, compare_wording
from index.comparison.reading.days import APART_DAYS, days_apart
from index.comparison.reading.reading import Reading, Side, read
from index.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences that tell the same fact: how likely that is (0 to 1), and whether to show it without doubt."""

    left: Span
    right: Span
    wording: Wording
    strength: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two sentences, by their places, that might tell the same fact; most are too weak for a link.

    `strength` is a calibrated probability: of the pairs that are given .3, about three in ten are links.
    """

    left: int
    right: int
    strength: float


@dataclass(frozen=True)
class Alignment:
    """The links between two reports, in order of the left; `candidates` are what conflicts may also look at: every pair
    of sentences that is a link with a probability of .01 or more. `by_meaning` says whether vectors were asked.
    """

    left: Side
    right: Side
    links: tuple[Link, ...]
    candidates: tuple[Candidate, ...]
    by_meaning: bool = False

    @cached_property
    def sure_share(self) -> float:
        """The share of the shorter report's sentences that surely have a counterpart, from 0 to 1; of two as long the
        lesser one, so that it is the same whichever comes first.
        """
        sure = [link for link in self.links if link.sure]
        ours = len(self.left.sentences), len({link.left for link in sure})
        theirs = len(self.right.sentences), len({link.right for link in sure})
        size, linked = min(ours, theirs)
        return linked / max(1, size)

    @cached_property
    def only_left(self) -> tuple[Span, ...]:
        """The sentences of the left report that nothing on the right tells."""
        linked = {link.left for link in self.links}
        return tuple(span for span in self.left.sentences if span not in linked)

    @cached_property
    def only_right(self) -> tuple[Span, ...]:
        """The sentences of the right report that nothing on the left tells."""
        linked = {link.right for link in self.links}
        return tuple(span for span in self.right.sentences if span not in linked)


_WEAK = 0.01
# Less likely candidates are not worth keeping for the search for conflicts.

NEVER = 2.0
"""More than any probability: between reports dated well apart, or of two incidents by all they name, no link is sure,
unless one was written from the other. Two accidents are told in the same way, sentence by sentence.
"""

_ALL_TWINS = 64
# Sentences of one wording are linked all with all up to this many links, and else in turn.


def align(
    left: Side,
    right: Side,
    cancelled: Callable[[], bool] = lambda: False,
    vectors: tuple[Table, Table] | None = None,
    are_of_two_incidents: bool = False,
    is_follow_up: bool = False,
) -> Alignment:
    """The sentences of two reports that tell the same fact; `vectors` has their meaning where an encoder gave it. Of
    two incidents none is sure, however alike they are told. Dates that lie apart speak against every link, but for a
    follow-up: a report that is known to come back to the other's incident.

    About 20 ms of CPU for 30 sentences a side, a second for 500. Raises `Cancelled` once `cancelled()` is true.
    """
    readings = read(left, right)
    keys = tuple([reading.word_keys for reading in side] for side in readings)
    twins = _twins(keys[0], keys[1])
    apart = 0 if is_follow_up else days_apart(left, right)
    probabilities = _in_one_order((left, right), readings, apart, vectors, cancelled)
    candidates = _candidates(_unless_silent(probabilities, readings))
    fitted = weights(vectors is not None)
    are_apart = are_of_two_incidents or (apart is not None and apart > APART_DAYS)
    sure_from = NEVER if are_apart else fitted.sure
    links = {pair: Link(left.sentences[pair[0]], right.sentences[pair[1]], Wording.SAME, 1.0, True) for pair in twins}
    has_twin = {i for i, _ in twins}, {j for _, j in twins}
    for candidate in candidates:
        i, j = pair = candidate.left, candidate.right
        if candidate.strength < fitted.linked or pair in links or (i in has_twin[0] and j in has_twin[1]):
            continue  # where each has a twin on the other side, linking them says nothing about the two reports
        wording = compare_wording(keys[0][i], keys[1][j])
        sure = candidate.strength >= sure_from or wording is not Wording.RESTATED
        links[pair] = Link(left.sentences[i], right.sentences[j], wording, candidate.strength, sure)
    return Alignment(left, right, tuple(links[pair] for pair in sorted(links)), candidates, vectors is not None)


def _in_one_order(
    sides: tuple[Side, Side],
    readings: tuple[Sequence[Reading], Sequence[Reading]],
    apart: int | None,
    vectors: tuple[Table, Table] | None,
    cancelled: Callable[[], bool],
) -> Table:
    """The probabilities of all pairs, calculated in the same order whichever report is the left one: a sum of fractions
    in another order is another number.
    """

    def look_up() -> None:
        if cancelled():
            raise Cancelled

    left, right = sides
    if (right.text, right.sentences) < (left.text, left.sentences):
        turned = vectors and vectors[::-1]
        return likelihood(SideBySide(readings[1], readings[0], apart, turned), look_up).T
    return likelihood(SideBySide(*readings, apart, vectors), look_up)


def _unless_silent(probabilities: Table, readings: tuple[Sequence[Reading], Sequence[Reading]]) -> Table:
    """The same, but nothing for a line that tells nothing: an outlet, a by-line, a place ("By Carl Denholm"). Of words
    that are all names the model has only that they stand near others of their report.
    """
    for side, table in zip(readings, (probabilities, probabilities.T), strict=True):
        table[_silent(side)] = 0.0
    return probabilities


def _silent(side: Sequence[Reading]) -> list[int]:
    """The places of the lines of names alone; the first line is a title, unless another such line stands below it."""
    has_other_title = len(side) > 1 and side[1].is_bare
    bare = (at for at, each in enumerate(side) if each.is_bare or (each.is_title and has_other_title))
    return [at for at in bare if side[at].terms and side[at].names.issuperset(side[at].terms)]


def _candidates(probabilities: Table) -> tuple[Candidate, ...]:
    rows, columns = (probabilities >= _WEAK).nonzero()
    strengths = probabilities[rows, columns]
    return tuple(map(Candidate, rows.tolist(), columns.tolist(), strengths.tolist()))


def _twins(left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]]) -> set[tuple[int, int]]:
    """The pairs of sentences with the same words; a sentence without any word is the twin of another such."""
    places: defaultdict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i, keys in enumerate(left):
        places[keys][0].append(i)
    for j, keys in enumerate(right):
        places[keys][1].append(j)
    pairs: set[tuple[int, int]] = set()
    for ours, theirs in places.values():
        if len(ours) * len(theirs) <= _ALL_TWINS:
            pairs.update((i, j) for i in ours for j in theirs)
        else:
            in_turn = range(max(len(ours), len(theirs)))
            pairs.update((ours[min(k, len(ours) - 1)], theirs[min(k, len(theirs) - 1)]) for k in in_turn)
    return pairs
