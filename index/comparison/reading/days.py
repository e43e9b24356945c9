"""The day a report is of, also where only a bare line at its beginning states it."""

from __future__ import annotations

from datetime import date

from index.comparison.reading.reading import Side, is_dated_line
from index.loading.facts.dates import dates_in

HEAD = 5
"""Sentences at the beginning among which the line with outlet and date stands."""


APART_DAYS = 3
"""Reports dated further apart are likely to tell of different days, whatever words they share."""


def day_of(side: Side) -> date | None:
    """Its date, or the first whole date in a line of its head that is no sentence; None where neither is there."""
    if side.date:
        return date.fromisoformat(side.date[:10])
    dated = (span for span in side.sentences[:HEAD] if is_dated_line(side.text, span))
    return next((found.day for span in dated for found in dates_in(side.text, span) if found.day), None)


def days_apart(left: Side, right: Side) -> int | None:
    """How many days lie between the two; None where either has none."""
    ours, theirs = day_of(left), day_of(right)
    return abs((ours - theirs).days) if ours and theirs else None
