"""What a search needs to know of the folder's reports as a list: their order by date, their outlets, their months.

Made once for a state of the catalogue; everything is worked out when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from index.catalogue.listing import DAY, MONTH, Bar, bars_of_days, bars_of_months, shows_days
from index.search.columns import ReportColumn
from index.search.engines.listed import Chosen, Counted, Listed, Newest, Places
from index.search.listed_reports import ListedReports
from index.search.query import query as q
from index.search.query.fields import FIELDS, Asks
from index.text.words import words


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles of an answer each outlet and each month (`2021-09`) has: outlets the most first, months in
    order. Articles of which it is not known are left out.
    """

    outlets: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()


class Reports:
    """The reports of a folder, the newest first, as a search asks for them."""

    def __init__(self, listed: ListedReports) -> None:
        self._listed = listed
        self.summaries = listed.summaries
        self.dated = lru_cache(maxsize=64)(self._dated)
        self.outlets_beginning = lru_cache(maxsize=256)(self._outlets_beginning)
        self._column = lru_cache(maxsize=None)(self._made_column)

    @cached_property
    def newest(self) -> Newest:
        """The articles, the newest first; those of one day, and undated ones, by their ids, for the order must not hang
        on when a file was read.
        """
        return Newest(self._listed.ids, is_whole=True)

    @cached_property
    def outlets(self) -> dict[str, Listed]:
        """The articles of each outlet, by its name run together: `dailysabah`."""
        found: dict[str, list[Listed]] = {}
        for outlet, listed in self._column("outlet").groups().items():
            found.setdefault(run_together(outlet), []).append(listed)
        return {name: self.any_of(parts) for name, parts in found.items() if name}

    def any_of(self, parts: Sequence[Listed]) -> Listed:
        """The articles of any of these, the newest first."""
        if len(parts) == 1:
            return parts[0]
        places = np.unique(np.concatenate([self._places([]), *(part.places for part in parts)]))
        chosen = [part.chosen for part in parts if part.chosen]
        fields = {each.field for each in chosen}
        told = [each.values for each in chosen if each.values is not None]
        is_told = len(told) == len(parts) and len(fields) == 1
        values = tuple(value for each in told for value in each)
        return Listed(self.newest, places, Chosen(fields.pop(), values) if is_told else None)

    def _dated(self, dates: q.Dates) -> Listed:
        """The articles whose date lies in this period."""
        return self._days.where(lambda day: _lies_in(day, dates))

    def in_month(self, month: int, year: str) -> Listed:
        """The articles of this month of any year that begins with `year`."""
        ending = f"-{month:02}"
        return self._days.where(lambda day: day.startswith(year) and day[:MONTH].endswith(ending))

    def _outlets_beginning(self, form: str) -> list[Listed]:
        """The articles of each outlet whose name begins so."""
        return [ids for name, ids in self.outlets.items() if name.startswith(form)]

    def saying(self, name: str, part: q.Query) -> Listed:
        """The articles whose value for the field `name` (outlet, place) holds every word of the part, each as a
        beginning; spaces do not matter.
        """
        asked = [w.form for w in words(str(part))]
        return self._column(name).where(lambda value: _says(value, asked))

    def having(self, name: str) -> Listed:
        """The articles of which something is known: their date, or the value of a field of this name."""
        return (self._days if FIELDS[name].asks is Asks.DATE else self._column(name)).known()

    def _made_column(self, name: str) -> ReportColumn:
        """The values of a field."""
        return ReportColumn(self.newest, self._listed.values(name), name)

    @cached_property
    def _days(self) -> ReportColumn:
        """The day of each article, as far as it is known."""
        return ReportColumn(self.newest, (date[:DAY] for date in self._listed.dates), "day")

    @cached_property
    def _whole_days(self) -> ReportColumn:
        """The day of each article whose day is known."""
        return ReportColumn(self.newest, (date[:DAY] if len(date) >= DAY else "" for date in self._listed.dates))

    def _places(self, ids: Sequence[str]) -> Places:
        """Where these articles stand in the list."""
        if isinstance(ids, Listed) and ids.newest is self.newest:
            return ids.places
        place = self.newest.place
        return np.array([place[article] for article in ids if article in place], np.int64)

    def counts(self, ids: Sequence[str]) -> Counts:
        """How these articles are spread over outlets and months."""
        if isinstance(ids, Counted):
            days, of_outlets = ids.counted("day"), ids.counted("outlet")
        else:
            places = self._places(ids)
            days, of_outlets = self._days.spread(places).counts(), self._column("outlet").spread(places).counts()
        outlets = sorted(of_outlets.items(), key=lambda pair: (-pair[1], pair[0]))
        return Counts(tuple(outlets), tuple(sorted(_by_month(days).items())))

    def timeline(self, ids: Sequence[str]) -> list[Bar]:
        """How many of these articles each day or month has."""
        if isinstance(ids, Counted):
            return _bars({day: many for day, many in ids.counted("day").items() if len(day) == DAY})
        days = self._whole_days.spread(self._places(ids))
        ends = days.ends()
        if ends is None:
            return []
        if shows_days(*ends):
            return bars_of_days(days.counts(), *ends)
        return bars_of_months(days.counts_by(MONTH), *ends)


def _by_month(days: Mapping[str, int]) -> dict[str, int]:
    """How many articles each month has, by their days; what is of no known month is left out."""
    months: dict[str, int] = {}
    for day, many in days.items():
        if len(day) >= MONTH:
            months[day[:MONTH]] = months.get(day[:MONTH], 0) + many
    return months


def _bars(days: Mapping[str, int]) -> list[Bar]:
    """The bars of articles by their days."""
    if not days:
        return []
    ends = min(days), max(days)
    return bars_of_days(days, *ends) if shows_days(*ends) else bars_of_months(_by_month(days), *ends)


@lru_cache(maxsize=4096)
def run_together(name: str) -> str:
    """A name's folded words without spaces: `Daily Sabah` and `dailysabah` are one outlet."""
    return "".join(w.form for w in words(name))


def _lies_in(day: str, dates: q.Dates) -> bool:
    size = len(day)
    return dates.first[:size] <= day and (not dates.last or day <= dates.last[:size])


def _says(text: str, asked: Sequence[str]) -> bool:
    here = [w.form for w in words(text)]
    if asked and here and "".join(here).startswith("".join(asked)):
        return True
    return bool(asked) and all(any(form.startswith(a) for form in here) for a in asked)
