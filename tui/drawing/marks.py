"""Text and spans to styled pieces; pure. Marks lie in layers, each a list of spans sorted by start, which may
overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from index.article import Span


class StyledSpan(NamedTuple):
    """A span and the name of the style it is shown in."""

    span: Span
    style: str


class Layer:
    """Marks that are looked up by stretch of text, in logarithmic time however many there are."""

    def __init__(self, marks: Iterable[StyledSpan] = ()) -> None:
        self.marks: Sequence[StyledSpan] = sorted(marks, key=lambda m: (m.span.start, m.span.end))
        self._starts = [m.span.start for m in self.marks]
        self._furthest = list(accumulate((m.span.end for m in self.marks), max))

    def within(self, start: int, end: int) -> Iterator[StyledSpan]:
        """The marks that touch `[start, end)`, in order."""
        first = bisect_right(self._furthest, start)
        for mark in self.marks[first : bisect_left(self._starts, end)]:
            if mark.span.end > start:
                yield mark


def pieces(start: int, end: int, layers: Iterable[Layer]) -> list[tuple[int, int, tuple[str, ...]]]:
    """`[start, end)` cut wherever a mark begins or ends: each piece with the styles on it, the upper layers' last."""
    touching = [mark for layer in layers for mark in layer.within(start, end)]
    if not touching:
        return [(start, end, ())] if end > start else []
    cuts = {start, end}
    for mark in touching:
        cuts.update((max(start, mark.span.start), min(end, mark.span.end)))
    edges = sorted(cuts)
    found = []
    for a, b in pairwise(edges):
        styles = tuple(m.style for m in touching if m.span.start <= a and b <= m.span.end)
        found.append((a, b, styles))
    return found
