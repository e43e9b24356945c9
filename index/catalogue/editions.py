"""Copies, editions and shared wording: which articles say one thing in the same words, told from word shingles.

A shingle is a run of five words of an article's own text. Another edition is told by containment, the share of the
shorter text's shingles that stand in the longer one too: an edition that grew to twice its length still contains the
first, while the share of both (Jaccard) drops below one half.

Candidates are found without comparing each article with each: of every sixteen neighbouring shingles the smallest is
kept as a fingerprint (winnowing; Schleimer, Wilkerson and Aiken, 2003), so two articles with twenty words in a row in
common surely share one. Of the articles that share one the first few stand for it, and each is compared with these
(`index.catalogue.prints` finds them). Everything here is pure.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

SHINGLE = 5
"""Words of a shingle: three join reports on one subject, eight break at every edit."""

WINDOW = 16
"""Shingles of which one is a fingerprint: twenty words in a row are never missed; an eighth of all are kept."""

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
"""Articles that stand for a fingerprint: all others that have it are compared with them. Where more have it, it is a
stock phrase, or so many editions that these join them."""


@dataclass(frozen=True, slots=True)
class WordingHashes:
    """An article's shingles in the order of its text, and its fingerprints; 32-bit hashes, the same on every
    machine.
    """

    shingles: array[int]
    prints: array[int]


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two articles that share wording, `one` before `other` in alphabetical order; `version` when they are editions of
    one story.
    """

    one: str
    other: str
    version: bool


def wording(forms: Sequence[str]) -> WordingHashes:
    """The shingles of an article's words. About 0.3 ms CPU for 400 words."""
    plain = "\n".join(forms).encode("utf-8", "replace").split(b"\n")  # a form may hold a space, and no line end
    fives = zip(*(plain[first:] for first in range(SHINGLE)), strict=False)
    shingles = array("I", map(zlib.crc32, map(b" ".join, fives)))
    return WordingHashes(shingles, array("I", sorted(_smallest(shingles))))


def _smallest(shingles: Sequence[int]) -> set[int]:
    """The smallest of every `WINDOW` neighbours, or of all when they are fewer. It stays the smallest until it is left
    behind, unless a smaller one comes in before.
    """
    if len(shingles) < WINDOW:
        return {min(shingles)} if shingles else set()
    found: set[int] = set()
    first, last = 0, len(shingles) - WINDOW
    while first <= last:
        window = shingles[first : first + WINDOW]
        least = min(window)
        found.add(least)
        leaving = first + window.index(least) + 1  # equal ones behind it are the smallest then as well
        coming = shingles[first + WINDOW : leaving - 1 + WINDOW]
        smaller = [at for at, shingle in enumerate(coming, first + 1) if shingle < least]
        first = smaller[0] if smaller else leaving
    return found


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


def place(article: str) -> int:
    """The place of an article in the order in which articles stand for a fingerprint, by its id alone: an order that
    hangs neither on time nor on names, so that one that comes or goes is hardly ever among the first of a stock phrase
    that thousands have.
    """
    digest = blake2b(article.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1  # SQLite's integers have a sign


def judged(one: str, its: Shingles, other: str, theirs: Shingles) -> Pair | None:
    """What two articles are to each other, from their shingles; None when they share no wording. `one` comes before
    `other` in alphabetical order.
    """
    shorter = min(len(its.distinct), len(theirs.distinct))
    if shorter < FEWEST_SHINGLES:
        return None
    common = len(its.distinct & theirs.distinct)
    if common >= VERSION * shorter:
        return Pair(one, other, True)
    if common >= SHARED * shorter or (common > LONG_RUN - SHINGLE and shares_run(its, theirs, LONG_RUN)):
        return Pair(one, other, False)
    return None
