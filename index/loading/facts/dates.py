"""Date expressions in a text: where they stand, what day they mean, and when they could mean another.

A value is ISO 8601 and never more precise than the text: `2021-09`, `2021-09-08`, `2021-09-08T11:21`, with an offset
only where the text gives one (`2016-08-13T20:37+03:00`). Numbers such as 03/04/2015 have two readings: `value` is day
first (most of the world), `other` month first, and `other` is None as soon as a day above 12, dots, or a weekday
beside the date leaves only one. A date of the Islamic or the Persian calendar is a day of ours, and `also` as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from index.article import OtherDay, Span
from index.lexicon.patterns import pattern
from index.lexicon.reading import kept, phrases
from index.loading.facts.other_dates import OtherDate, may_be_other_year, other_date
from index.text.calendar import months, number_of, one_of, weekdays

CENTURY_TURN = 70
"""A two-digit year below this is 20xx, else 19xx: the pivot POSIX uses is 69."""


YEARS = range(1800, 2101)
"""What counts as the year of a report: keeps "in March 3000 people" from being a month."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as written. `weekday` is the name beside it (0 = Monday), `other` the second reading of an ambiguous
    number, or of a day of another calendar, which is `also`.
    """

    span: Span
    value: str
    weekday: int | None = None
    other: str | None = None
    also: OtherDay | None = None

    @property
    def day(self) -> date | None:
        """The calendar day, or None when only the month is given."""
        return date.fromisoformat(self.value[:10]) if len(self.value) >= 10 else None


# A clock time: "8:30" or "11:21 am"; "0147 PM" (some exports lose the colon); "8 am"; and what else a place allows.
_CLOCK = r"""
(?: (?P<{0}h>\d{{1,2}}):(?P<{0}m>\d\d)(?::\d\d(?:[.]\d+)?)? (?:\s*(?P<{0}ap>[ap])[.]?m\b[.]?)?
  | (?P<{0}h2>\d\d)[.:h]?(?P<{0}m2>\d\d)(?:\d\d)? \s* (?P<{0}ap2>[ap])[.]?m\b[.]?
  | (?P<{0}h3>\d{{1,2}})\s?(?P<{0}ap3>[ap])[.]?m\b[.]?
  {1} )
"""
_OTHER_CLOCKS = (  # "14.32 BST", "2037 UTC", "190703"
    r"| (?P<xh7>\d{1,2})\s?h\s?(?P<xm7>\d\d)\b | (?P<xh6>\d{1,2})[.](?P<xm6>\d\d)(?=\s*(?:[A-Z]{2,4}\b|[|,)]|$))"
    r"| (?P<xh4>\d\d)(?P<xm4>\d\d)(?: (?=\s+(?:GMT|UTC)\b) | \d\d\b )"
)
_AFTER_AT = r"\s+(?:at|@)\s+(?P<xh5>\d\d)(?P<xm5>\d\d)\b"
_ZONE = r"(?:\s*(?P<zone>Z\b|(?:GMT|UTC)\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d\b))?"


@kept()
def _date() -> re.Pattern[str]:
    month, weekday = f"(?:{one_of(months())})", f"(?:{one_of(weekdays())})"
    era = one_of(phrases("gregorian_era"))  # 2021 г., 2021 م
    other_name = rf"(?:\s?/\s?{month})?"  # كانون الثاني/يناير: Arabic papers give both names
    text = rf"""(?<![\w.:/-])
    (?: {_CLOCK.format("b", "")} (?:\s*(?P<zone3>(?:GMT|UTC)\b))? (?:\s*+[,|–-])?\s++
      | (?P<bh4>\d\d)(?P<bm4>\d\d)\s+(?=\d\d[.]\d\d[.]\d{{4}})
      | (?P<bh5>\d\d)(?P<bm5>\d\d)\s(?:GMT|UTC)\s(?:\(\d{{4}}\s[A-Z]{{2,4}}\)\s)? )?
    (?: (?P<weekday>{weekday})\b[.]?,?\s+(?:the\s+|den\s+|le\s+)? )?
    (?: (?P<iso_y>\d{{4}})(?P<iso_sep>[-/.])(?P<iso_m>\d{{1,2}})(?P=iso_sep)(?P<iso_d>\d{{1,2}})
      | (?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?[.]?[\s-]?(?:of\s|de\s)?(?P<m1>{month}){other_name}
        [.]?\s?[,،]?[\s-]?(?:de\s)?(?P<y1>\d{{4}})
      | (?P<m2>{month})[.]?\s?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s?[,،]?\s?(?P<y2>\d{{4}})
      | (?P<a>\d{{1,2}})(?P<sep>[-./])(?P<b>\d{{1,2}})(?P=sep)(?P<y3>\d{{4}}|\d\d)
      | (?P<east_y>\d{{4}})\s?[年년]\s?(?P<east_m>\d{{1,2}})\s?[月월]\s?(?P<east_d>\d{{1,2}})\s?[日일号號]
      | (?P<m4>{month})[.]?,?\s(?P<y4>\d{{4}})
    )(?!\d)(?![-/.]\d) (?:\s?(?:{era})(?!\w)[.]?)?
    (?: [\s,،]+\(?(?P<weekday2>{weekday})\)?(?=\s*(?:$|[\n,،|–-]|\d)) )?
    (?: (?:T|[\s,،:]*(?:(?:at|um|à|в|@|الساعة|[-–|/])\s*)?) {_CLOCK.format("x", _OTHER_CLOCKS)} {_ZONE}
      | {_AFTER_AT} {_ZONE.replace("zone", "zone2")} )?
    """
    return pattern("date", text, re.IGNORECASE | re.VERBOSE)


_HOURS = ("bh", "bh2", "bh3", "bh4", "bh5", "xh", "xh2", "xh3", "xh7", "xh6", "xh4", "xh5")
# The groups of the pattern that are an hour; the minute and the half of the day beside it go by the same number.

_YEAR = re.compile(r"\d{4}|\d[-./]\d\d(?!\d)")  # what every date has: four figures, or the last of "4/15/17"

BEFORE_YEAR = 50
AFTER_YEAR = 50
"""Code points around the year that belong to its date: a clock, a weekday and a month; a clock with its zone."""


def dates_in(text: str, within: Span | None = None) -> Iterator[DateExpression]:
    """Every date expression in `within` (the whole text by default), in order; impossible days (31 June) are passed
    over.
    """
    at, end = (within.start, within.end) if within is not None else (0, len(text))
    date_pattern = _date()
    for year in _YEAR.finditer(text, at, end):
        if year.start() < at:
            continue
        first, last = max(at, year.start() - BEFORE_YEAR), min(end, year.end() + AFTER_YEAR)
        if may_be_other_year(year[0]) and (told := other_date(text, first, last)):
            at = told.span.end
            yield _of_other_calendar(told)
            continue
        match = date_pattern.search(text, first, last)
        if match:
            at = match.end()
            if found := _read(match):
                yield found
            elif told := other_date(text, match.start(), last, at_start=True):  # 13/2/1443
                at = max(at, told.span.end)
                yield _of_other_calendar(told)


def date_at(text: str, start: int, end: int) -> DateExpression | None:
    """The date expression that begins exactly at `start`, if there is one."""
    if told := other_date(text, start, end, at_start=True):
        return _of_other_calendar(told)
    match = _date().match(text, start, end)
    return _read(match) if match else None


def _of_other_calendar(told: OtherDate) -> DateExpression:
    first, *rest = (day.isoformat() + told.clock for day in told.days)
    return DateExpression(told.span, first, told.weekday, rest[0] if rest else None, told.written)


def read_date(text: str, day_first: bool | None = None) -> DateExpression | None:
    """The date a field says (`4/15/17`, a meta tag, a header), read alone; `day_first` settles what numbers leave
    open.
    """
    text = text.strip()
    if moment := _CTIME.fullmatch(" ".join(text[:LONGEST_CTIME].split())):
        text = f"{moment[1]} {moment[4]} {moment[2]} {moment[3] or ''}"
    found = next(dates_in(text), None) or _in_figures(text)
    if found and not found.also and day_first is not None and (other := swapped(found, text)):
        return DateExpression(found.span, found.value if day_first else other, found.weekday)
    return found


def swapped(found: DateExpression, text: str) -> str | None:
    """What a date of figures is with day and month changed, also one with dots: these are day first, but in a column
    that writes them month first.
    """
    if found.other or not (match := _DOTTED.search(text, found.span.start, found.span.end)):
        return found.other
    day, month = match.groups()
    day_changed = _day(found.value[:4], int(day), month) if day != month else None
    return day_changed + found.value[10:] if day_changed else None


_DOTTED = re.compile(r"(?<!\d)(\d{1,2})[.](\d{1,2})[.](?=\d\d)")


LONGEST_CTIME = 40
"""Characters."""


def _in_figures(text: str) -> DateExpression | None:
    """A date that is figures alone, as machines write it: 20200115, 20200115T103000Z, seconds or milliseconds since
    1970.
    """
    if compact := _COMPACT.fullmatch(text):
        day = _day(compact["y"], int(compact["m"]), compact["d"])
        clock = f"T{compact['h']}:{compact['min']}{'Z' if compact['z'] else ''}" if compact["h"] else ""
        return DateExpression(Span(0, len(text)), day + clock) if day else None
    if seconds := _SECONDS.fullmatch(text):
        moment = datetime.fromtimestamp(int(seconds[1]), UTC)
        return DateExpression(Span(0, len(text)), moment.strftime("%Y-%m-%dT%H:%MZ"))
    return None


_COMPACT = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)"
    r"(?:T?(?P<h>[01]\d|2[0-3]):?(?P<min>[0-5]\d)(?::?[0-5]\d)?(?P<z>Z)?)?"
)
_CTIME = re.compile(
    r"(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2} \d{1,2}) (\d\d:\d\d(?::\d\d)?) (?:([+-]\d{4}|[A-Z]{3,4}) )?(\d{4})"
)
"""As C programs write it: "Wed Oct 10 20:19:24 +0000 2018"."""
_SECONDS = re.compile(r"(\d{9,10})(?:\d{3})?(?:[.]\d*)?")  # from 1973 on; a year has four figures


def day_orders(values: Iterable[str]) -> frozenset[bool]:
    """How a whole column writes its numeric dates: True for day first, False for month first, as its values tell that
    leave no choice. Both where several people wrote it, none where no value tells.
    """
    orders: set[bool] = set()
    for value in values:
        match = _date().match(value.strip())
        if match and match["a"] and (int(match["a"]) > 12) != (int(match["b"]) > 12):
            orders.add(int(match["a"]) > 12)
            if len(orders) > 1:
                break
    return frozenset(orders)


def _read(match: re.Match[str]) -> DateExpression | None:
    named = match["weekday"] or match["weekday2"]
    weekday = number_of(weekdays(), named) if named else None
    days = [day for day in _readings(match) if day]
    if weekday is not None and len(days) > 1:
        days = [day for day in days if date.fromisoformat(day).weekday() == weekday] or days
    if not days:
        return None
    clock = _clock(match)
    first, *rest = (day + clock if len(day) == 10 else day for day in days)
    return DateExpression(Span(match.start(), match.end()), first, weekday, rest[0] if rest else None)


def _readings(match: re.Match[str]) -> list[str | None]:
    """The days the figures can mean, the likeliest first; None for a day that does not exist."""
    if match["iso_y"]:
        return [_day(match["iso_y"], int(match["iso_m"]), match["iso_d"])]
    if match["east_y"]:
        return [_day(match["east_y"], int(match["east_m"]), match["east_d"])]
    if match["m1"]:
        return [_day(match["y1"], number_of(months(), match["m1"]), match["d1"])]
    if match["m2"]:
        return [_day(match["y2"], number_of(months(), match["m2"]), match["d2"])]
    if match["m4"]:
        return [f"{int(match['y4'])}-{number_of(months(), match['m4']):02}" if int(match["y4"]) in YEARS else None]
    year = int(match["y3"]) + (0 if len(match["y3"]) == 4 else 2000 if int(match["y3"]) < CENTURY_TURN else 1900)
    day_first = _day(str(year), int(match["b"]), match["a"])
    month_first = _day(str(year), int(match["a"]), match["b"])
    if match["sep"] == "." or match["a"] == match["b"]:  # dots are day first wherever they are in use
        return [day_first or month_first]
    return [day_first, month_first]


def _day(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat() if int(year) in YEARS else None
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> str:
    """`THH:MM` with its offset, or nothing when the text gives no time or an impossible one."""
    groups = match.groupdict()
    for key in _HOURS:
        if groups[key] is not None:
            which = key.replace("h", "")
            minute, half = groups.get(key.replace("h", "m")), groups.get(f"{which[0]}ap{which[1:]}")
            return _time(int(groups[key]), int(minute or 0), half, groups["zone"] or groups["zone2"] or groups["zone3"])
    return ""


def _time(hour: int, minute: int, half: str | None, zone: str | None) -> str:
    if half:
        hour = hour % 12 + (12 if half in "pP" else 0)
    return f"T{hour:02}:{minute:02}{_offset(zone)}" if hour < 24 and minute < 60 else ""


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    signed = re.search(r"([+-])(\d{1,2}):?(\d\d)?", zone)
    return f"{signed[1]}{int(signed[2]):02}:{signed[3] or '00'}" if signed else "Z"
