"""Days of the Islamic and of the Persian calendar as days of ours.

gregorian_days("persian", 1400, 6, 17) == (date(2021, 9, 8),)
gregorian_days("islamic", 1444, 9, 1) == (date(2023, 3, 23),)
gregorian_days("islamic", 1443, 2, 13) == (date(2021, 9, 20), date(2021, 9, 21))    where its two rules part

The Persian calendar is counted in cycles of 33 years, which agree with its equinoxes from 1178 to 1633 (K. M.
Borkowski, "The Persian calendar for 3000 years", Earth, Moon and Planets 74, 1996). A day of the Islamic calendar is
that of Umm al-Qura, Saudi Arabia's printed one, from its table; and beside it that of the tabular calendar, eleven leap
years in thirty (Reingold and Dershowitz, "Calendrical Calculations"), which is all there is for years the table has
not. Where a month begins when the moon is seen, its days may be one off from either.
"""

from __future__ import annotations

from datetime import date

ISLAMIC, PERSIAN = "islamic", "persian"
"""The calendars, by their names in Unicode's CLDR."""

PERSIAN_YEARS = range(1178, 1481)
ISLAMIC_YEARS = range(1215, 1526)
"""Years that are some of 1800 to 2100."""

_PERSIAN_EPOCH = date(622, 3, 21).toordinal()
_TABULAR_EPOCH = date(622, 7, 19).toordinal()
# The first day of either, as our calendar counts back to it.

_LONG_MONTHS = 6
# The first months of a Persian year, of 31 days; the others have 30, the last 29 or, in leap years, 30.


def gregorian_days(calendar: str, year: int, month: int, day: int) -> tuple[date, ...]:
    """The days it may be, the likeliest first; none for a day that does not exist."""
    if not 1 <= month <= 12 or day < 1:
        return ()
    if calendar == PERSIAN:
        return _persian(year, month, day)
    return tuple(dict.fromkeys((*_umm_al_qura(year, month, day), *_tabular(year, month, day))))


def _persian(year: int, month: int, day: int) -> tuple[date, ...]:
    next_month = _persian_month(*((year, month + 1) if month < 12 else (year + 1, 1)))
    ordinal = _persian_month(year, month) + day - 1
    return (date.fromordinal(ordinal),) if year in PERSIAN_YEARS and ordinal < next_month else ()


def _persian_month(year: int, month: int) -> int:
    """The first day of a month: leap days up to that year are counted by the cycle."""
    before = 30 * (month - 1) + min(month - 1, _LONG_MONTHS)
    return _PERSIAN_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + before


def _umm_al_qura(year: int, month: int, day: int) -> tuple[date, ...]:
    from hijridate import Hijri  # only where a report has such a date

    try:
        gregorian = Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):  # years beyond the table, the 30th of a month of 29 days
        return ()
    return (date(gregorian.year, gregorian.month, gregorian.day),)


def _tabular(year: int, month: int, day: int) -> tuple[date, ...]:
    ordinal = _tabular_month(year, month) + day - 1
    end = _tabular_month(*((year, month + 1) if month < 12 else (year + 1, 1)))
    return (date.fromordinal(ordinal),) if year in ISLAMIC_YEARS and ordinal < end else ()


def _tabular_month(year: int, month: int) -> int:
    """The first day of a month: months have 30 and 29 days in turn, and the last one more in leap years."""
    return _TABULAR_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
