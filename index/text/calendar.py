"""The calendar as reports write it: months, weekdays and spans of time, and what a weekday means in a report.

The names are those of the languages in the lexicon, casefolded, and without their accents as well, as keyboards without
them write ("agustos", "اذار"); `number_of` looks a name up as it is written. A name that is one month in one language
and another in the next is known only where its language is.

months()["sept"] == months()["eylül"] == 9
months("en").get("mart") is None                          English word by word: "mart" is no month there
english_weekday("wednesdays") == weekdays()["mittwoch"] == 2  as `date.weekday()` counts, 0 is Monday
last_weekday(2, date(2016, 9, 5)) == date(2016, 8, 31)    "on Wednesday", in a report of Monday the 5th
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from index.lexicon.phrases import tree
from index.lexicon.reading import ENGLISH, kept, languages
from index.text.folding import fold

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""How a weekday is named in a reason, from Monday."""

_OTHER_WORDS = frozenset(["may", "march", "mar", "apr", "jun", "jul", "aug", "sep"])
# English names of months that are verbs, names of people or abbreviations as well.

_SHORTEST_OF_ITS_OWN = 5
# Letters of a weekday's name that is hardly another word: "sun", "mar" and "sat" are.


@kept()
def months(language: str | None = None) -> dict[str, int]:
    """The months of a language (ISO 639-1), long and short, to 1..12; of every language where it is not given, or has
    no names in the lexicon.
    """
    words = languages().get(language or "")
    return _numbered([words.months] if words and words.months else [each.months for each in languages().values()], 0)


@kept()
def months_of(calendar: str) -> dict[str, int]:
    """The months of another calendar in every language, by its name in `other_calendars`, to 1..12."""
    return _numbered([getattr(each, f"{calendar}_months") for each in languages().values()], 0)


@kept()
def weekdays(language: str | None = None) -> dict[str, int]:
    """The weekdays of a language, or of every one as above, to 0 (Monday)..6 (Sunday)."""
    words = languages().get(language or "")
    tables = [words.weekdays] if words and words.weekdays else [each.weekdays for each in languages().values()]
    return _numbered(tables, -1)


def _numbered(tables: Iterable[Mapping[str, Iterable[str]]], shift: int) -> dict[str, int]:
    """Each name with its number, moved by `shift`, with its accents and without; none of a name that has two."""
    found: dict[str, set[int]] = {}
    for table in tables:
        for number, names in table.items():
            for name in names:
                for form in (name.casefold(), fold(name)):
                    found.setdefault(form, set()).add(int(number) + shift)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


def number_of(names: Mapping[str, int], written: str) -> int:
    """The number of a name that stands among `names`, in whatever case: KASIM and kasım too, which no rule of case that
    holds in every language makes one.
    """
    low = written.casefold()
    return names[low] if low in names else names[fold(written)]


@kept()
def months_alone() -> dict[str, int]:
    """The English months that mean one without a day or a year beside them."""
    return {name: month for name, month in months(ENGLISH).items() if name not in _OTHER_WORDS}


@kept()
def weekdays_alone() -> dict[str, int]:
    """The weekdays, in every language, that are no other word where no date stands beside them."""
    return {name: day for name, day in weekdays().items() if len(name) >= _SHORTEST_OF_ITS_OWN}


def one_of(names: Iterable[str]) -> str:
    """A regular expression that matches any of the names, the longest that stands there; of none, nothing."""
    return tree(names, blank=r"\ ")


def english_weekday(low: str) -> int | None:
    """The number of an English weekday written in full, in lower case, one or many of them ("Wednesdays")."""
    return _IN_FULL.get(low.removesuffix("s"))


def is_of_the_calendar(low: str) -> bool:
    """Whether a word in lower case is an English month or weekday: a capital makes it no name."""
    return low in months(ENGLISH) or english_weekday(low) is not None


_IN_FULL = {name.lower(): number for number, name in enumerate(DAY_NAMES)}
WEEKDAY_FORMS = frozenset(name + ending for name in _IN_FULL for ending in ("", "s"))
"""Every word that `english_weekday` knows."""


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
