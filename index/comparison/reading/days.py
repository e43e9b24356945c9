"""The day a report is of, also where only a bare line at its beginning states it. Who asks for days alone does not
import how reports are read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.comparison.reading.reading import Side

HEAD = 5
"""Sentences at the beginning among which the line with outlet and date stands."""


APART_DAYS = 3
"""Reports dated further apart are likely to tell of different days, whatever words they share."""


def day_of(side: Side) -> date | None:
    """Its date, or the first whole date in a line of its head that is no sentence; None where neither is there."""
    from index.comparison.reading.reading import is_dated_line
    from index.loading.facts.dates import dates_in

    if side.date:
        return date.fromisoformat(side.date[:10])
    dated = (span for span in side.sentences[:HEAD] if is_dated_line(side.text, span))
    return next((found.day for span in dated for found in dates_in(side.text, span) if found.day), None)


def days_apart(left: Side, right: Side) -> int | None:
    """How many days lie between the two; None where either has none."""
    ours, theirs = day_of(left), day_of(right)
    return abs((ours - theirs).days) if ours and theirs else None


FAR_DAYS = 13
"""From a fortnight on a day more between two reports changes nothing."""


def far_apart(days: int | None) -> float:
    """How far beyond `APART_DAYS` two reports lie, from 0 to 1; 0 where it is not known."""
    return min(1.0, max(0, (days or 0) - APART_DAYS) / (FAR_DAYS - APART_DAYS))


_DATED = 2
# The day of the main incident is named by one of the first two sentences that name any; one alone would let a single
# paragraph put in front decide about the whole report.


def first_weekdays(named: Iterable[Collection[int]]) -> frozenset[int]:
    """The weekdays that a report names first, from those `named` in each of its sentences (Monday is 0)."""
    return frozenset(day for days in islice(filter(None, named), _DATED) for day in days)
