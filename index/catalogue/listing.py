"""The list of articles in the order a reader wants, and how many reports there are for each day or month. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from index.catalogue.catalogue import Summary

T = TypeVar("T")

DAYS_SHOWN = 45
"""Up to so many days a timeline counts days, beyond it months: a bar for each must be wide enough to hit."""


class Order(StrEnum):
    """What a list is sorted by; relevance is the order in which a search gives its hits."""

    RELEVANCE = "relevance"
    DATE = "date"
    OUTLET = "outlet"
    TITLE = "title"
    LENGTH = "length"
    NOTES = "notes"
    STORY = "story"


_SAID = {
    Order.RELEVANCE: ("best first", "best last"),
    Order.DATE: ("newest first", "oldest first"),
    Order.OUTLET: ("by outlet", "by outlet, from Z to A"),
    Order.TITLE: ("by title", "by title, from Z to A"),
    Order.LENGTH: ("longest first", "shortest first"),
    Order.NOTES: ("most notes first", "fewest notes first"),
    Order.STORY: ("by story", "by story, the last one first"),
}
_DESCENDING = (Order.DATE, Order.LENGTH, Order.NOTES)
"""What begins with the greatest value, unless it is turned round."""


class Sorting(NamedTuple):
    """An order, as it is or `backwards`. `Sorting(Order.DATE, True).said` is "oldest first"."""

    order: Order = Order.DATE
    backwards: bool = False

    @property
    def said(self) -> str:
        """The order in words."""
        return _SAID[self.order][self.backwards]

    def next(self, orders: Sequence[Order]) -> Sorting:
        """The next of some orders."""
        at = orders.index(self.order) if self.order in orders else -1
        return Sorting(orders[(at + 1) % len(orders)])

    def turned(self) -> Sorting:
        """The other way round."""
        return Sorting(self.order, not self.backwards)


OF_ALL = tuple(order for order in Order if order is not Order.RELEVANCE)
"""What all reports can be sorted by."""


def arranged(
    found: Sequence[T],
    sorting: Sorting,
    *,
    of: Callable[[T], Summary],
    notes: Mapping[str, int] = MappingProxyType({}),
) -> list[T]:
    """Articles, or hits in them, in an order; what has no value for it comes last, and equals stay as they were. `of`
    gives what is known of the article, `notes` how many each has.
    """
    if sorting.order in (Order.RELEVANCE, Order.STORY):
        inert = _by_story(found, of) if sorting.order is Order.STORY else list(found)
        return inert[::-1] if sorting.backwards else inert
    values: dict[Order, Callable[[Summary], Any]] = {
        Order.DATE: lambda s: s.date or None,
        Order.OUTLET: lambda s: s.outlet and s.outlet.casefold(),
        Order.TITLE: lambda s: s.heading.casefold() if s.titled else None,
        Order.LENGTH: lambda s: s.words,
        Order.NOTES: lambda s: notes.get(s.id, 0),
    }
    valued = [(values[sorting.order](of(each)), each) for each in found]
    known = [pair for pair in valued if pair[0] is not None]
    known.sort(key=itemgetter(0), reverse=(sorting.order in _DESCENDING) != sorting.backwards)
    return [each for _, each in known] + [each for value, each in valued if value is None]


def _by_story(found: Sequence[T], of: Callable[[T], Summary]) -> list[T]:
    """Editions of one story together, where the first of them stands; the others as they were."""
    groups: dict[str, list[T]] = {}
    for each in found:
        groups.setdefault(of(each).story or of(each).id, []).append(each)
    return [each for group in groups.values() for each in group]


MONTH, DAY = len("2021-09"), len("2021-09-01")
"""Letters of a month and of a day at the beginning of a date."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A day (`2021-09-01`) or month (`2021-09`) and how many reports are dated so."""

    when: str
    count: int


def timeline(summaries: Sequence[Summary]) -> list[Bar]:
    """Reports for each day, or for each month when they lie further apart; empty stretches in between count nothing."""
    days = Counter(s.date[:DAY] for s in summaries if s.date and len(s.date) >= DAY)
    if not days:
        return []
    first, last = min(days), max(days)
    if shows_days(first, last):
        return bars_of_days(days, first, last)
    months: Counter[str] = Counter()
    for day, count in days.items():
        months[day[:MONTH]] += count
    return bars_of_months(months, first, last)


def shows_days(first: str, last: str) -> bool:
    """Whether reports from the first day to the last are counted by days."""
    return _day_number(last) - _day_number(first) < DAYS_SHOWN


def bars_of_days(days: Mapping[str, int], first: str, last: str) -> list[Bar]:
    """Each day from the first to the last, and how many of these it has."""
    return [Bar(day, days.get(day, 0)) for day in _days_between(first, last)]


def bars_of_months(months: Mapping[str, int], first: str, last: str) -> list[Bar]:
    """Each month from that of the first day to that of the last, and how many of these it has."""
    return [Bar(month, months.get(month, 0)) for month in _months_between(first[:MONTH], last[:MONTH])]


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
