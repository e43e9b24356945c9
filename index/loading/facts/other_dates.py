"""Dates of the Islamic and of the Persian calendar in a text, and the days of ours that they are.

"الاثنين 13 صفر 1443 هـ"      Monday 20 September 2021; by the weekday not the 21st, which another rule gives
"۱۷ شهریور ۱۴۰۰"             8 September 2021
"13/2/1443 هـ"               in figures only with the sign of an era, or in Persian figures: ۱۴۰۰/۰۶/۱۷
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from index.article import OtherDay, Span
from index.lexicon.patterns import pattern
from index.lexicon.reading import kept, phrases
from index.text.calendar import months_of, number_of, one_of, weekdays
from index.text.other_calendars import ISLAMIC, ISLAMIC_YEARS, PERSIAN, PERSIAN_YEARS, gregorian_days

CALENDARS = (ISLAMIC, PERSIAN)

_YEAR = r"\d{4}"
_PERSIAN_FIGURES = re.compile(r"[۰-۹]{1,4}")
# Those of Iran and Afghanistan; Arabs have others. Nobody counts his years so there but by the Persian calendar.

_YEARS = range(min(PERSIAN_YEARS.start, ISLAMIC_YEARS.start), max(PERSIAN_YEARS.stop, ISLAMIC_YEARS.stop))


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A date as it stands in another calendar; `days` are those of ours it may be, the likeliest first."""

    span: Span
    written: OtherDay
    days: tuple[date, ...]
    weekday: int | None
    clock: str


def may_be_other_year(year: str) -> bool:
    """Whether four figures can be a year of another calendar."""
    return year.isdecimal() and int(year) in _YEARS


@kept()
def _pattern() -> re.Pattern[str]:
    weekday, same_day = one_of(weekdays()), one_of(phrases("same_day"))
    months = {calendar: one_of(months_of(calendar)) for calendar in CALENDARS}
    named = "|".join(
        rf"(?P<d_{c}>\d{{1,2}})(?:er|th|st|nd|rd)?[.]?[\s-](?:of\s|de\s|من\s)?(?:شهر\s|ماه\s)?(?P<m_{c}>{months[c]})(?!\w)"
        rf"[\s-]?[,،]?\s?(?:of\s|de\s|عام\s|سنة\s|لعام\s|لسنة\s|سال\s)?(?P<y_{c}>{_YEAR})"
        rf"|(?P<m2_{c}>{months[c]})\s(?P<d2_{c}>\d{{1,2}})\s?[,،]?\s(?P<y2_{c}>{_YEAR})"
        for c in CALENDARS
    )
    eras = "|".join(
        rf"(?P<era_{c}>(?:{one_of(phrases(f'{c}_era'))}))(?!\w)[.]?" for c in reversed(CALENDARS)
    )  # the Persian first: a sign of its own may begin as the other's
    return pattern(
        "other-date",
        rf"""(?<![\w.:/-])(?:(?:{same_day})\s*)?(?:(?P<weekday>{weekday})(?!\w)[.]?[,،]?\s+)?
        (?: {named}
          | (?P<y>{_YEAR})(?P<sep>[-/])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})
          | (?P<d3>\d{{1,2}})(?P<sep3>[-/])(?P<m3>\d{{1,2}})(?P=sep3)(?P<y3>{_YEAR})
        )(?!\d)(?![-/.]\d)
        (?: \s?[(]?(?:{eras})[)]? )?
        (?: [\s,،:|–-]{{1,3}}(?:(?:الساعة|ساعت)\s)?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?!\d) )?
        (?: \s?[,،]?\s(?:{same_day})(?!\w) )?
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def other_date(text: str, start: int, end: int, *, at_start: bool = False) -> OtherDate | None:
    """The first such date from `start` to `end`, or the one that begins at `start`; None where there is none, and for a
    day that does not exist.
    """
    match = (_pattern().match if at_start else _pattern().search)(text, start, end)
    if match is None:
        return None
    calendar, year, month, day = _told(match.groupdict())
    days = gregorian_days(calendar, year, month, day) if calendar and year in _YEARS else ()
    if not days:
        return None
    weekday = number_of(weekdays(), match["weekday"]) if match["weekday"] else None
    days = tuple(day for day in days if day.weekday() == weekday) or days
    written = OtherDay(calendar, f"{year:04}-{month:02}-{day:02}")
    return OtherDate(Span(*match.span()), written, days, weekday, _clock(match["hour"], match["minute"]))


def _clock(hour: str | None, minute: str | None) -> str:
    at = (int(hour or 24), int(minute or 60))
    return f"T{at[0]:02}:{at[1]:02}" if at[0] < 24 and at[1] < 60 else ""


def _told(said: Mapping[str, str | None]) -> tuple[str, int, int, int]:
    """The calendar of a date with its year, month and day; of figures that no calendar is told of, none."""
    for calendar in CALENDARS:
        for behind in ("", "2"):
            if month := said[f"m{behind}_{calendar}"]:
                day, year = said[f"d{behind}_{calendar}"], said[f"y{behind}_{calendar}"]
                return calendar, int(year or 0), number_of(months_of(calendar), month), int(day or 0)
    year, month, day = (said["y"], said["m"], said["d"]) if said["y"] else (said["y3"], said["m3"], said["d3"])
    told = next((calendar for calendar in reversed(CALENDARS) if said[f"era_{calendar}"]), "")
    if not told and _PERSIAN_FIGURES.fullmatch(year or ""):
        told = PERSIAN
    return told, int(year or 0), int(month or 0), int(day or 0)
