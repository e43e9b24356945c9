"""How many independent origins the wording and the credits of some reports suggest.

Ten reports that carry one agency's text are one voice, not ten. Long runs of equal words are what independent writers
do not produce, so reports with much of their wording in common are taken to have it from one origin: perhaps from each
other, perhaps from a third; which, the wording does not say. What is inside quotation marks counts for nothing here,
because two reporters who quote one speaker rightly use the same words.

Reports that name one agency as the source of their text have it from there, whatever is left of its wording, and so has
a report of that agency itself beside them.

Sharing is taken to carry on: where A shares with B and B with C, all three are one origin. So independence is never
overstated, at the price that a round-up of two agencies joins them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Metadata, Span
from index.comparison.alignment.wording import EqualRun
from index.comparison.reading.reading import Side

ONE_ORIGIN = 0.15
"""Share of the shorter report's words, outside quotations, that stand in the other in long runs, from which the two are
taken to have one origin. On pairs looked at, independent reports of one event shared under a tenth and rewritten
agency texts a fifth or more.
"""

LEAST_SHARED = 24
"""Words outside quotations that must be shared in any case: in a report of three sentences one formula is a tenth."""

OF_TEXT = "text"
"""The scope of a credit that says where the words are from; a photo may be anybody's."""

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
    """The reports, by their places, in groups that share an origin; `shared` is the evidence, the strongest first, and
    `credited` are agencies that several of them name, or are, each with those.
    """

    groups: tuple[tuple[int, ...], ...]
    shared: tuple[SharedWording, ...]
    credited: tuple[tuple[str, tuple[int, ...]], ...] = ()

    @property
    def about(self) -> int:
        """How many origins there are, as far as wording and credits tell; fewer if some are hidden by rewriting."""
        return len(self.groups)


def origins(
    sides: Sequence[Side], runs: Mapping[tuple[int, int], Sequence[EqualRun]], known: Sequence[Metadata] = ()
) -> Origins:
    """The origins of some reports, given the verbatim runs of each two (by their places, the smaller first), and what
    is known of each.
    """
    told = [_Told(side) for side in sides]
    pairs = [_shared(told, pair, tuple(found)) for pair, found in runs.items() if found]
    pairs.sort(key=lambda shared: (-shared.share, -shared.words, shared.left, shared.right))
    credited = _credited(known)
    joined = [(shared.left, shared.right) for shared in pairs if shared.one_origin]
    joined += [pair for _, reports in credited for pair in pairwise(reports)]
    return Origins(_groups(len(sides), joined), tuple(pairs), credited)


def _credited(known: Sequence[Metadata]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The agencies that a report names as the source of its text, each with all reports that name it or are its own;
    only those of several.
    """
    found: dict[str, str] = {}
    for each in known:
        for credit in each.credits:
            if credit.scope == OF_TEXT:
                found.setdefault(credit.agency.casefold(), credit.agency)
    told = [
        {credit.agency.casefold() for credit in each.credits if credit.scope == OF_TEXT}
        | {(each.outlet.value or "").casefold()}
        for each in known
    ]
    groups = {agency: tuple(place for place, names in enumerate(told) if key in names) for key, agency in found.items()}
    return tuple((agency, reports) for agency, reports in groups.items() if len(reports) > 1)


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
