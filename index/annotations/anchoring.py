"""How a passage is remembered, and found again: describe and anchor, two inverses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.article import Span

CONTEXT = 64
"""Code points of context kept on each side: two lines of a paragraph."""


@dataclass(frozen=True, slots=True)
class Selector:
    """How an annotation remembers its passage (W3C Web Annotation terms). It is occurrence k (from 1) of n of `exact`."""

    exact: str
    prefix: str
    suffix: str
    start: int
    occurrence: int
    occurrences: int


class Status(StrEnum):
    """How surely a passage was found again."""

    PLACED = "placed"
    SUGGESTED = "suggested"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a passage is now; `span` is None for an orphan."""

    status: Status
    span: Span | None
    reason: str = ""


def describe(text: str, span: Span) -> Selector:
    """What is remembered of the passage at `span`."""
    exact = span.of(text)
    starts = _starts(text, exact)
    return Selector(
        exact,
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
        span.start,
        starts.index(span.start) + 1,
        len(starts),
    )


def anchor(selector: Selector, text: str) -> Placement:
    """Where the passage is in `text`."""
    starts = _starts(text, selector.exact)
    if not starts:
        return Placement(Status.ORPHAN, None, "the words are gone")
    if len(starts) == selector.occurrences:
        start = starts[selector.occurrence - 1]
    else:
        start = min(starts, key=lambda s: abs(s - selector.start))
    return Placement(Status.PLACED, Span(start, start + len(selector.exact)))


def _starts(text: str, exact: str) -> list[int]:
    starts, at = [], text.find(exact)
    while at >= 0 and exact:
        starts.append(at)
        at = text.find(exact, at + 1)
    return starts
