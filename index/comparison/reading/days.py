"""The day a report is of, also where only a bare line at its beginning states it."""

from __future__ import annotations

from datetime import date

from index.comparison.reading.reading import A_DAY, Side, is_dated_line
from index.loading.facts.dates import dates_in

HEAD = 5
"""Sentences at the beginning among which the line with outlet and date stands."""


def day_of(side: Side) -> date | None:
    """Its date, or the first whole date in a line of its head that is no sentence; None where neither is there."""
    if side.date:
        return date.fromisoformat(side.date[:A_DAY])
    for span in side.sentences[:HEAD]:
        if is_dated_line(side.text, span):
            return next(
                date.fromisoformat(found.value[:A_DAY])
                for found in dates_in(side.text, span)
                if len(found.value) >= A_DAY
            )
    return None


def days_apart(left: Side, right: Side) -> int | None:
    """How many days lie between the two; None where either has none."""
    ours, theirs = day_of(left), day_of(right)
    return abs((ours - theirs).days) if ours and theirs else None
