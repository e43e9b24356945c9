"""How an annotation remembers its passage, and how surely it was found again: the words, without the finding."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from index.article import Span


class Status(StrEnum):
    """How sure the anchoring is."""

    PLACED = "placed"
    SUGGESTED = "suggested"
    ORPHAN = "orphan"


class Selector(NamedTuple):
    """What is remembered of a passage, in W3C terms; it was occurrence `occurrence` (from 1) of `occurrences` alike."""

    exact: str
    prefix: str
    suffix: str
    start: int
    occurrence: int
    occurrences: int

    @property
    def end(self) -> int:
        """Where the passage ended, in code points."""
        return self.start + len(self.exact)


class Placement(NamedTuple):
    """Where a passage is now; `span` is None for an orphan. `reason` is a short sentence to show."""

    status: Status
    span: Span | None
    reason: str
