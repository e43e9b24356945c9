"""The list of articles in the order a reader wants, and how many reports there are for each day or month. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.catalogue.catalogue import Summary

DAYS_SHOWN = 45
"""Up to so many days a timeline counts days, beyond it months: a bar for each must be wide enough to hit."""


class Order(StrEnum):
    """What the list is sorted by. Hits of a search stand by relevance."""

    DATE = "date"
    OUTLET = "outlet"
    TITLE = "title"
    LENGTH = "length"
    STORY = "story"


def arranged(summaries: Sequence[Summary], order: Order) -> list[Summary]:
    """The articles in an order; what has no value for it comes last, and equals stay newest first."""
    if order is Order.STORY:
        return _by_story(summaries)
    keys: dict[Order, Callable[[Summary], tuple[object, ...]]] = {
        Order.OUTLET: lambda s: (s.outlet is None, (s.outlet or "").casefold()),
        Order.TITLE: lambda s: (not s.titled, s.heading.casefold()),
        Order.LENGTH: lambda s: (-s.words,),
    }
    return sorted(summaries, key=keys[order]) if order in keys else list(summaries)


def _by_story(summaries: Sequence[Summary]) -> list[Summary]:
    """Editions of one story together, where the newest of them stands; the others as they were."""
    groups: dict[str, list[Summary]] = {}
    for summary in summaries:
        groups.setdefault(summary.story or summary.id, []).append(summary)
    return [summary for group in groups.values() for summary in group]


@dataclass(frozen=True, slots=True)
class Bar:
    """A day (`2021-09-01`) or month (`2021-09`) and how many reports are dated so."""

    when: str
    count: int


def timeline(summaries: Sequence[Summary]) -> list[Bar]:
    """Reports for each day, or for each month when they lie further apart; empty stretches in between count nothing."""
    return bars(Counter(s.date for s in summaries if s.date))


def bars(dates: Mapping[str, int]) -> list[Bar]:
    """The same where it is known how many reports each date has."""
    days: Counter[str] = Counter()
    for date, count in dates.items():
        if len(date) >= 10:
            days[date[:10]] += count
    if not days:
        return []
    first, last = min(days), max(days)
    if _day_number(last) - _day_number(first) < DAYS_SHOWN:
        return [Bar(day, days[day]) for day in _days_between(first, last)]
    months: Counter[str] = Counter()
    for day, count in days.items():
        months[day[:7]] += count
    return [Bar(month, months[month]) for month in _months_between(first[:7], last[:7])]


def _day_number(day: str) -> int:
    from datetime import date

    return date.fromisoformat(day).toordinal()


def _days_between(first: str, last: str) -> list[str]:
    from datetime import date

    return [date.fromordinal(n).isoformat() for n in range(_day_number(first), _day_number(last) + 1)]


def _months_between(first: str, last: str) -> list[str]:
    start, end = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (first, last))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, end + 1)]


def by_value(summaries: Sequence[Summary], of: Callable[[Summary], str | None]) -> list[tuple[str, int]]:
    """How many reports have each value (each outlet, each place), the most first; those without one are not counted."""
    return Counter(value for s in summaries if (value := of(s))).most_common()


def by_month(summaries: Sequence[Summary]) -> list[tuple[str, int]]:
    """How many reports each month has, in order of time."""
    return sorted(Counter(s.date[:7] for s in summaries if s.date and len(s.date) >= 7).items())
