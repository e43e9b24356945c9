"""Which of a report's notes is meant by a passage of its text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.article import Span

if TYPE_CHECKING:
    from index.annotations.annotation import Placed


def note_at(notes: Sequence[Placed], span: Span, chosen: str | None = None) -> Placed | None:
    """The note whose passage is most like `span`, among those that touch it; None when none does.

    So the innermost of nested passages is meant by a word in it, and the outer one by a selection of all of it. Of
    notes on the same passage it is the `chosen` one, else the one made last.
    """
    span = span if len(span) else Span(span.start, span.start + 1)
    touching = [(_likeness(p.placement.span, span), p) for p in notes if p.placement.span is not None]
    likest = max((likeness for likeness, _ in touching), default=0)
    alike = [p for likeness, p in touching if likeness == likest and likeness > 0]
    already = (p for p in alike if p.annotation.id == chosen)
    return next(already, max(alike, key=lambda p: (p.annotation.created, p.annotation.id), default=None))


def _likeness(passage: Span, span: Span) -> float:
    """How much of what either covers both cover."""
    both = min(passage.end, span.end) - max(passage.start, span.start)
    return both / (len(passage) + len(span) - both) if both > 0 else 0
