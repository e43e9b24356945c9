"""Reports of weeks later that come back to a report of a folder, found by the days that their leads name.

A report is filed under each single day that it comes back to, as it is under its own. So whichever of two is read
first, the later one finds the reports of those days, and an earlier one those that come back to its days. Whether they
are of one incident is told as in a comparison (`index.comparison.incidents.coming_back`), from the leads alone. Most
reports name no other date than their own: of these only that is found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from index.article import Span
from index.catalogue.stories import Lead, Stories
from index.text.calendar import months

if TYPE_CHECKING:
    from index.catalogue.story_keys import StoryKeys
    from index.comparison.incidents.coming_back import LeadInTime

KEPT = 500
"""Leads that stay in memory as they were read for times, some 5 kB each."""

BESIDE = 2
"""Words between which a month and its day stand: "12 de marzo"."""


class LaterReports:
    """Tells which reports of a catalogue come back to what others tell of."""

    def __init__(self, known: Stories) -> None:
        self._known = known
        self._in_time = lru_cache(KEPT)(self._read)
        self._days = lru_cache(KEPT)(self._days_of)

    def file(self, article: str) -> None:
        """File a report under the days that it comes back to. A millisecond of CPU where it names another date than its
        own, else next to none.
        """
        lead = self._known.lead(article)
        told = self._in_time(article) if lead and lead.day and _names_another_date(lead) else None
        if told is not None:
            self._known.keep_earlier_days(article, sorted(told.earlier_days))

    def candidates(self, article: str, keys: StoryKeys) -> Iterator[str]:
        """The reports that it may come back to, and those that may come back to it: they share most words with it."""
        from index.comparison.reading.days import APART_DAYS

        yield from self._known.coming_back(article, APART_DAYS, keys)
        for day in self._known.earlier_days(article):
            yield from self._known.of_days(article, day, day + APART_DAYS, keys)

    def come_together(self, one: str, other: str) -> bool:
        """Whether the later of two reports dated well apart comes back to what the other tells of."""
        from index.comparison.incidents.coming_back import come_together

        if not self.name_one_day(one, other):
            return False  # so most reports are never read for times
        ours, theirs = self._in_time(one), self._in_time(other)
        return bool(ours and theirs and come_together(ours, theirs))

    def name_one_day(self, one: str, other: str) -> bool:
        """Whether the later of two reports names a day of the other's news, whatever it says of it."""
        from index.comparison.incidents.coming_back import is_day_of_news

        (day, _), (_, later_days) = sorted((self._days(one), self._days(other)))
        return any(is_day_of_news(each, day) for each in later_days)

    def _days_of(self, article: str) -> tuple[int, list[int]]:
        """The day that a report is of, and those that it comes back to."""
        lead = self._known.lead(article)
        return (lead.day, self._known.earlier_days(article)) if lead else (0, [])

    def _read(self, article: str) -> LeadInTime | None:
        from index.comparison.incidents.coming_back import lead_in_time
        from index.text.sentences import split

        lead = self._known.lead(article)
        if lead is None or not lead.day:
            return None
        lines = (Span(*line.span()) for line in re.finditer(r"[^\n]+", lead.text))
        sentences = [(span, lead.language) for line in lines for span in split(lead.text, line, lead.language)]
        return lead_in_time(lead.text, sentences, date.fromordinal(lead.day))


def _names_another_date(lead: Lead) -> bool:
    """Whether a lead names a month with a day, in figures, that is none of those around its own."""
    from index.comparison.reading.days import APART_DAYS

    names, told = months(lead.language), re.findall(r"[^\W\d_]+|\d+", lead.text.casefold())
    around = range(max(1, lead.day - APART_DAYS), lead.day + APART_DAYS + 1)
    own = {(day.month, day.day) for day in map(date.fromordinal, around)}
    for at, word in enumerate(told):
        month = names.get(word)
        beside = told[max(0, at - BESIDE) : at + BESIDE + 1] if month else ()
        if any(other.isdecimal() and len(other) <= len("31") and (month, int(other)) not in own for other in beside):
            return True
    return bool(_IN_FIGURES.search(lead.text))


_IN_FIGURES = re.compile(r"\d\.\d{1,2}\.\d{4}")
