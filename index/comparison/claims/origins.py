"""How many independent origins the wording of some reports suggests.

Ten reports that carry one agency's text are one voice, not ten. Long runs of equal words are what independent writers
do not produce, so reports with much of their wording in common are taken to have it from one origin: perhaps from each
other, perhaps from a third; which, the wording does not say. What is inside quotation marks counts for nothing here,
because two reporters who quote one speaker rightly use the same words.

Sharing is taken to carry on: where A shares with B and B with C, all three are one origin. So independence is never
overstated, at the price that a round-up of two agencies joins them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.alignment.wording import EqualRun
from index.comparison.reading.reading import Side

ONE_ORIGIN = 0.15
"""Share of the shorter report's words, outside quotations, that stand in the other in long runs, from which the two are
taken to have one origin. On pairs looked at, independent reports of one event shared under a tenth and rewritten
agency texts a fifth or more.
"""

LEAST_SHARED = 24
"""Words outside quotations that must be shared in any case: in a report of three sentences one formula is a tenth."""

_QUOTATION = re.compile(r"“[^“”\n]*+”|«[^«»\n]*+»|\"[^\"\n]*+\"")
# A quotation that is never closed in its line is not taken for one.


@dataclass(frozen=True, slots=True)
class SharedWording:
    """What two reports, by their places, have word for word in common, the longest runs first.

    `words` counts those outside quotations, `share` is their part of the shorter report's (0 to 1).
    """

    left: int
    right: int
    words: int
    share: float
    runs: tuple[EqualRun, ...]

    @property
    def one_origin(self) -> bool:
        """Whether that is more than independent writers have in common."""
        return self.share >= ONE_ORIGIN and self.words >= LEAST_SHARED


@dataclass(frozen=True, slots=True)
class Origins:
    """The reports, by their places, in groups that share an origin; `shared` is the evidence, the strongest first."""

    groups: tuple[tuple[int, ...], ...]
    shared: tuple[SharedWording, ...]

    @property
    def about(self) -> int:
        """How many origins there are, as far as the wording tells; fewer if some are hidden by rewriting."""
        return len(self.groups)


def origins(sides: Sequence[Side], runs: Mapping[tuple[int, int], Sequence[EqualRun]]) -> Origins:
    """The origins of some reports, given the verbatim runs of each two (by their places, the smaller first)."""
    told = [_Told(side) for side in sides]
    pairs = [_shared(told, pair, tuple(found)) for pair, found in runs.items() if found]
    pairs.sort(key=lambda shared: (-shared.share, -shared.words, shared.left, shared.right))
    joined = ((shared.left, shared.right) for shared in pairs if shared.one_origin)
    return Origins(_groups(len(sides), joined), tuple(pairs))


def _shared(told: Sequence[_Told], pair: tuple[int, int], runs: tuple[EqualRun, ...]) -> SharedWording:
    left, right = (told[place] for place in pair)
    words = min(sum(left.words_in(run.left) for run in runs), sum(right.words_in(run.right) for run in runs))
    shorter = min(left.words, right.words)
    return SharedWording(*pair, words, words / shorter if shorter else 0.0, runs)


class _Told:
    """The words of a report that are its own: those outside quotations."""

    def __init__(self, side: Side) -> None:
        quoted = [Span(*match.span()) for match in _QUOTATION.finditer(side.text)]
        starts = [word.span.start for sentence in side.words for word in sentence]
        self._starts = _outside(starts, quoted)
        self.words = len(self._starts)

    def words_in(self, span: Span) -> int:
        """How many of them stand inside `span`."""
        return bisect_left(self._starts, span.end) - bisect_left(self._starts, span.start)


def _outside(starts: Iterable[int], quoted: Iterable[Span]) -> list[int]:
    inside = iter(quoted)
    current = next(inside, None)
    kept = []
    for start in sorted(starts):
        while current and current.end <= start:
            current = next(inside, None)
        if not (current and current.contains(start)):
            kept.append(start)
    return kept


def _groups(count: int, joined: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """The connected components, each in order, in order of their first."""
    group = list(range(count))
    for left, right in joined:
        old, new = sorted((group[left], group[right]), reverse=True)
        group = [new if mark == old else mark for mark in group]
    return tuple(tuple(place for place in range(count) if group[place] == mark) for mark in sorted(set(group)))
