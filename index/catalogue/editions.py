"""Copies, editions and shared wording: which articles say one thing in the same words, told from word shingles.

A shingle is a run of five words of an article's own text. Another edition is told by containment, the share of the
shorter text's shingles that stand in the longer one too: an edition that grew to twice its length still contains the
first, while the share of both (Jaccard) drops below one half.

Candidates are found without comparing each article with each: of every sixteen neighbouring shingles the smallest is
kept as a fingerprint (winnowing), so two articles with twenty words in a row in common surely share one. Only
candidates are compared exactly. Everything here is pure.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

SHINGLE = 5
"""Words of a shingle: three join reports on one subject, eight break at every edit."""

WINDOW = 16
"""Shingles of which one is a fingerprint: twenty words in a row are never missed; an eighth of all are kept. A power of
two (see `_smallest`).
"""

FEWEST_SHINGLES = 12
"""A text of fewer than sixteen words is a caption or a stub; what contains it says nothing."""

VERSION = 0.5
"""Containment from which two articles are editions of one report. Tuned on the 804 reports of FA-KES: above it every
pair looked at was one story, between .4 and .5 a third only shared paragraphs of background."""

SHARED = 0.2
"""Containment from which wording is shared: a fifth of a report is more than stock phrases and a paragraph's lead."""

LONG_RUN = 30
"""Words in a row in both that are shared wording in a text of any length: a long sentence of an agency's."""

HOLDERS = 8
"""Articles with one fingerprint that are compared with a new one. Where more have it, it is a stock phrase, or so many
editions that the first of them join them."""


MOST_COMPARED = 24
"""Articles with which a new one is compared, those that share most fingerprints first: where all have the same stock
paragraphs, the work for each stays the same."""


KEPT = 200
"""Articles whose shingles are kept, some 5 MB: where many share wording, the first are asked for again and again."""


@dataclass(frozen=True, slots=True)
class WordingHashes:
    """An article's shingles in the order of its text, and its fingerprints; 32-bit hashes, the same on every
    machine.
    """

    shingles: array[int]
    prints: array[int]


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two articles that share wording, `one` before `other` in the order they were compared in; `version` when they are
    editions of one story.
    """

    one: str
    other: str
    version: bool


def wording(forms: Sequence[str]) -> WordingHashes:
    """The shingles of an article's words. About 0.3 ms CPU for 400 words."""
    plain = [form.encode("utf-8", "replace") for form in forms]
    fives = zip(*(plain[first:] for first in range(SHINGLE)), strict=False)
    shingles = array("I", map(zlib.crc32, map(b" ".join, fives)))
    return WordingHashes(shingles, array("I", sorted(_smallest(shingles))))


def _smallest(shingles: Sequence[int]) -> set[int]:
    """The smallest of every `WINDOW` neighbours, or of all when they are fewer: first of two, of those of four, ..."""
    if len(shingles) < WINDOW:
        return {min(shingles)} if shingles else set()
    least, width = list(shingles), 1
    while width < WINDOW:
        least = list(map(min, least, least[width:]))
        width *= 2
    return set(least)


class Shingles:
    """The shingles of an article in the order of its text, and each once."""

    __slots__ = ("distinct", "row")

    def __init__(self, row: array[int]) -> None:
        self.row = row
        self.distinct = frozenset(row)


def shares_run(one: Shingles, other: Shingles, words: int) -> bool:
    """Whether so many words in a row, five or more, stand in both.

    Only where as many neighbours in one have the same shingles as some in the other does it pay to look for the row
    itself; as bytes, for which looking is quickest.
    """
    run = words - SHINGLE + 1  # in shingles
    common = bytes(map(other.distinct.__contains__, one.row))
    row, rows, width = one.row.tobytes(), other.row.tobytes(), one.row.itemsize
    at = common.find(b"\1" * run)
    for _ in range(MOST_ROWS):
        if at < 0:
            return False
        if row[width * at : width * (at + run)] in rows:
            return True
        at = common.find(b"\1" * run, at + 1)
    return False


MOST_ROWS = 2000
"""Rows of one text that are looked for: texts with more of them, and none in the other, are no reports."""


def pairs(
    prints: Iterable[tuple[str, Sequence[int]]],
    shingles: Callable[[str], array[int]],
    fresh: Container[str],
) -> Iterator[Pair]:
    """The pairs that share wording and of which at least one article is in `fresh`; `prints` are the fingerprints of
    all, in a settled order, `shingles` gives the shingles of one.

    Near-linear: each article is compared with the few that share a fingerprint. Memory: one number a fingerprint, some
    40 an article.
    """
    compared = lru_cache(KEPT)(lambda article: Shingles(shingles(article)))
    ids: list[str] = []
    holders: dict[int, int | list[int]] = {}
    for number, (article, found) in enumerate(prints):
        ids.append(article)
        near = _candidates(number, found, holders)
        if article not in fresh:
            near = [other for other in near if ids[other] in fresh]
        for other in near:
            if pair := judged(ids[other], compared(ids[other]), article, compared(article)):
                yield pair


def judged(one: str, its: Shingles, other: str, theirs: Shingles) -> Pair | None:
    """What two articles are to each other, from their shingles; None when they share no wording."""
    shorter = min(len(its.distinct), len(theirs.distinct))
    if shorter < FEWEST_SHINGLES:
        return None
    common = len(its.distinct & theirs.distinct)
    if common >= VERSION * shorter:
        return Pair(one, other, True)
    if common >= SHARED * shorter or (common > LONG_RUN - SHINGLE and shares_run(its, theirs, LONG_RUN)):
        return Pair(one, other, False)
    return None


def edition_groups(found: Iterable[Pair]) -> list[list[str]]:
    """The articles that are editions of one report, in groups; those of other editions' editions belong to them too."""
    groups = _Groups()
    for pair in found:
        if pair.version:
            groups.join(pair.one, pair.other)
    return groups.groups()


def _candidates(number: int, prints: Sequence[int], holders: dict[int, int | list[int]]) -> list[int]:
    """The articles before this one that share most fingerprints with it, in their order; this one is entered."""
    near: Counter[int] = Counter()
    for fingerprint in prints:
        there = holders.get(fingerprint)
        if there is None:
            holders[fingerprint] = number  # nearly all stay so: a list for each would cost ten times the memory
        elif isinstance(there, int):
            near[there] += 1
            holders[fingerprint] = [there, number]
        else:
            near.update(there)
            if len(there) < HOLDERS:
                there.append(number)
    if len(near) <= MOST_COMPARED:
        return sorted(near)
    return sorted(sorted(near, key=lambda other: (-near[other], other))[:MOST_COMPARED])


class _Groups:
    """Which articles belong together; the first in the order of their names stands for the group."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def first(self, article: str) -> str:
        while (above := self._above.get(article, article)) != article:
            self._above[article] = self._above.get(above, above)
            article = above
        return article

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = self._above[low] = low

    def groups(self) -> list[list[str]]:
        found: dict[str, list[str]] = {}
        for article in sorted(self._above):
            found.setdefault(self.first(article), []).append(article)
        return list(found.values())
