"""One calendar: names of months and weekdays, and the day that a weekday means in a report."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.calendar import (
    DAY_NAMES,
    ENGLISH_MONTHS,
    MONTHS,
    MONTHS_ALONE,
    WEEKDAYS,
    WEEKDAYS_ALONE,
    by_moment,
    day_name,
    english_weekday,
    last_weekday,
    one_of,
)


def test_english_names_are_numbered_as_python_numbers_them() -> None:
    names = zip(range(7), DAY_NAMES, strict=True)
    assert all(WEEKDAYS[name.lower()] == day == english_weekday(name.lower()) for day, name in names)
    assert DAY_NAMES == ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    assert all(ENGLISH_MONTHS[date(2000, month, 1).strftime("%B").lower()] == month for month in range(1, 13))


@pytest.mark.parametrize(
    ("names", "number"),
    [("september sept eylül сентября septiembre أيلول", 9), ("january janvier ocak", 1), ("декабря aralık dic", 12)],
)
def test_a_month_has_one_number_in_every_language(names: str, number: int) -> None:
    assert {MONTHS[name] for name in names.split()} == {number}
    assert MONTHS["كانون الثاني"] == 1  # a name of two words


def test_every_name_is_casefolded() -> None:
    assert all(name == name.casefold() for name in (*MONTHS, *WEEKDAYS))


def test_english_is_read_with_english_names_alone() -> None:
    assert "sept" in ENGLISH_MONTHS
    assert not {"mart", "mai", "ocak"} & ENGLISH_MONTHS.keys()
    assert english_weekday("wednesdays") == 2
    assert [english_weekday(word) for word in ("sat", "sun", "mardi", "")] == [None] * 4


def test_what_may_be_another_word_means_no_time_by_itself() -> None:
    assert MONTHS_ALONE["february"] == 2
    assert not {"may", "march"} & MONTHS_ALONE.keys()
    assert WEEKDAYS_ALONE["dimanche"] == 6
    assert not {"sun", "sat", "mon"} & WEEKDAYS_ALONE.keys()


def test_a_pattern_takes_the_longest_name() -> None:
    found = re.match(one_of(MONTHS), "september 5")
    assert found and found[0] == "september"


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_last_one_on_or_before_the_report(day: date, weekday: int) -> None:
    resolved = last_weekday(weekday, day)
    assert resolved.weekday() == weekday
    assert day_name(resolved) == DAY_NAMES[weekday]
    assert 0 <= (day - resolved).days < 7


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_one_moment_sorts_alike_on_every_clock(moment: datetime, minutes: int) -> None:
    there = moment.replace(tzinfo=UTC).astimezone(timezone(timedelta(minutes=minutes)))
    assert by_moment(there.isoformat(timespec="minutes")) == f"{moment:%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize(
    "when", ["", "2021", "2021-02-01", "2021-02-01T10:03", "2021-02-01T10:03:09", "no time at all"]
)
def test_a_clock_that_is_not_known_is_left_as_it_is(when: str) -> None:
    assert by_moment(when) == when


def test_a_time_stands_behind_its_day() -> None:
    assert by_moment("2021-02-01") < by_moment("2021-02-01T00:00Z") < by_moment("2021-02-01T23:00-02:00")
