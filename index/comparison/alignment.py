"""Which sentences of two articles say the same, many to many and in any order."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt

from index.article import Sentence, Span
from index.search.analysis import STOP_WORDS, stem, words

LINKED, SURE = 0.22, 0.4
"""Cosine above which two sentences are linked, and surely so: read off the sample's ten pairs, to be replaced by a
model.
"""
EDITED = 0.6
"""Share of words in common order above which a linked sentence counts as edited rather than said anew."""


class Wording(StrEnum):
    """How the wording of linked sentences relates."""

    SAME = "same"
    EDITED = "edited"
    RESTATED = "restated"


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages that say the same. `strength` runs from 0 to 1."""

    left: Span
    right: Span
    wording: Wording
    strength: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every sentence of both articles, and the links between them."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    links: tuple[Link, ...]

    @property
    def only_left(self) -> tuple[Span, ...]:
        """The sentences of the left article that the right one has no counterpart for."""
        linked = {link.left for link in self.links}
        return tuple(s for s in self.left if s not in linked)

    @property
    def only_right(self) -> tuple[Span, ...]:
        """The sentences of the right article that the left one has no counterpart for."""
        linked = {link.right for link in self.links}
        return tuple(s for s in self.right if s not in linked)


def align(left_text: str, left: Sequence[Sentence], right_text: str, right: Sequence[Sentence]) -> Alignment:
    """Link the sentences by the cosine of their words, weighted by rarity in the two articles alone."""
    lefts = [_bag(s.span.of(left_text)) for s in left]
    rights = [_bag(s.span.of(right_text)) for s in right]
    count = Counter(w for bag in (*lefts, *rights) for w in bag)
    rarity = {w: log((len(lefts) + len(rights) + 1) / n) for w, n in count.items()}
    links = []
    for i, a in enumerate(lefts):
        for j, b in enumerate(rights):
            strength = _cosine(a, b, rarity)
            if strength >= LINKED:
                wording = _wording(left[i].span.of(left_text), right[j].span.of(right_text))
                links.append(Link(left[i].span, right[j].span, wording, round(strength, 4), strength >= SURE))
    return Alignment(tuple(s.span for s in left), tuple(s.span for s in right), tuple(links))


def _bag(text: str) -> Counter[str]:
    return Counter(stem(w.form) for w in words(text) if w.form not in STOP_WORDS)


def _cosine(a: Counter[str], b: Counter[str], rarity: dict[str, float]) -> float:
    shared = sum(a[w] * b[w] * rarity[w] ** 2 for w in a.keys() & b.keys())
    norms = sqrt(sum((n * rarity[w]) ** 2 for w, n in a.items()) * sum((n * rarity[w]) ** 2 for w, n in b.items()))
    return min(1.0, shared / norms) if norms else 0.0


def _wording(left: str, right: str) -> Wording:
    a, b = [w.form for w in words(left)], [w.form for w in words(right)]
    if a == b:
        return Wording.SAME
    return Wording.EDITED if difflib.SequenceMatcher(None, a, b, False).ratio() >= EDITED else Wording.RESTATED
