"""The calendar as reports write it: months, weekdays and spans of time, and what a weekday means in a report.

The names are those of the languages our readers' folders hold: English, French, German, Spanish, Turkish, Russian (in
the genitive, as dates have it) and Arabic (Levantine and Egyptian). All are casefolded.

MONTHS["sept"] == MONTHS["eylül"] == 9
english_weekday("wednesdays") == WEEKDAYS["mittwoch"] == 2      as `date.weekday()` counts, 0 is Monday
last_weekday(2, date(2016, 9, 5)) == date(2016, 8, 31)          "on Wednesday", in a report of Monday the 5th
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

ENGLISH = "en"

_MONTHS = {
    "en": "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sep sept, "
    "october oct, november nov, december dec",
    "fr": "janvier janv, février fevrier févr, mars, avril avr, mai, juin, juillet juil, août aout, septembre sept, "
    "octobre oct, novembre nov, décembre decembre déc",
    "de": "januar jänner, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember",
    "es": "enero ene, febrero, marzo, abril abr, mayo, junio, julio, agosto, septiembre, octubre, noviembre, "
    "diciembre dic",
    "tr": "ocak oca, şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık",
    "ru": "января янв, февраля фев, марта мар, апреля апр, мая, июня, июля, августа авг, сентября, октября окт, "
    "ноября, декабря дек",
    "ar": "يناير كانون_الثاني, فبراير شباط, مارس آذار, أبريل نيسان, مايو أيار, يونيو حزيران, يوليو تموز, أغسطس آب, "
    "سبتمبر أيلول, أكتوبر تشرين_الأول, نوفمبر تشرين_الثاني, ديسمبر كانون_الأول",
}
"""By language the names of each month, in order; a low line stands for the space inside a name of two words."""

_WEEKDAYS = {
    "en": "monday mon, tuesday tues tue, wednesday weds wed, thursday thurs thur thu, friday fri, saturday sat, "
    "sunday sun",
    "fr": "lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche",
    "de": "montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag",
    "es": "lunes, martes, miércoles, jueves, viernes, sábado, domingo",
    "tr": "pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar",
    "ru": "понедельник, вторник, среда, четверг, пятница, суббота, воскресенье",
    "ar": "الاثنين الإثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد",
}
"""The same for the weekdays, from Monday."""

_OTHER_WORDS = frozenset(["may", "march", "mar", "apr", "jun", "jul", "aug", "sep"])
# English names of months that are verbs, names of people or abbreviations as well.

_SHORTEST_OF_ITS_OWN = 5
# Letters of a weekday's name that is hardly another word: "sun", "mar" and "sat" are.


def _numbered(tables: Iterable[str], first: int) -> dict[str, int]:
    return {
        name.replace("_", " "): number
        for table in tables
        for number, names in enumerate(table.split(","), first)
        for name in names.split()
    }


MONTHS: dict[str, int] = _numbered(_MONTHS.values(), 1)
"""The months in every language, long and short, to 1..12."""

ENGLISH_MONTHS: dict[str, int] = _numbered([_MONTHS[ENGLISH]], 1)
"""The English ones alone, for who reads English word by word: "mart" and "mai" are no months there."""

MONTHS_ALONE: dict[str, int] = {name: month for name, month in ENGLISH_MONTHS.items() if name not in _OTHER_WORDS}
"""The English ones that mean a month without a day or a year beside them."""

WEEKDAYS: dict[str, int] = _numbered(_WEEKDAYS.values(), 0)
"""The weekdays in every language, long and short, to 0 (Monday)..6 (Sunday)."""

ENGLISH_WEEKDAYS: dict[str, int] = _numbered([_WEEKDAYS[ENGLISH]], 0)
"""The English ones alone."""

WEEKDAYS_ALONE: dict[str, int] = {name: day for name, day in WEEKDAYS.items() if len(name) >= _SHORTEST_OF_ITS_OWN}
"""The weekdays, in every language, that are no other word where no date stands beside them."""

DAY_NAMES = tuple(names.split()[0].capitalize() for names in _WEEKDAYS[ENGLISH].split(","))
"""How a weekday is named in a reason, from Monday."""


def one_of(names: Iterable[str]) -> str:
    """A regular expression that matches any of the names, longest first."""
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


def english_weekday(low: str) -> int | None:
    """The number of an English weekday written in full, in lower case, one or many of them ("Wednesdays")."""
    return _IN_FULL.get(low.removesuffix("s"))


def is_of_the_calendar(low: str) -> bool:
    """Whether a word in lower case is an English month or weekday: a capital makes it no name."""
    return low in ENGLISH_MONTHS or english_weekday(low) is not None


_IN_FULL = {name.lower(): number for number, name in enumerate(DAY_NAMES)}


def last_weekday(weekday: int, report: date) -> date:
    """The last such weekday on or before the report's own day: what "on Wednesday" means in a report. Never asks what
    today is.
    """
    return report - timedelta((report.weekday() - weekday) % 7)


def by_moment(when: str) -> str:
    """A day or time (ISO 8601) as it is to be sorted: a time with an offset becomes the same moment in UTC, what has
    none stays as it is, and a time stands behind its own day.

    by_moment("2021-02-01T10:03+02:00") == by_moment("2021-02-01T08:03Z") == "2021-02-01T08:03"
    """
    if len(when) <= _TO_THE_MINUTE:
        return when
    if when.endswith("Z"):
        return when[:-1]
    try:
        moment = datetime.fromisoformat(when)
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}" if moment.tzinfo else when
    except (ValueError, OverflowError):  # no time that we write, or one before the first year
        return when


_TO_THE_MINUTE = len("2021-02-01T10:03")


def day_name(day: date) -> str:
    """The English name of a day's weekday, for reasons."""
    return DAY_NAMES[day.weekday()]
