"""One calendar: names of months and weekdays, and the day that a weekday means in a report."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon import reading
from index.text.calendar import (
    DAY_NAMES,
    by_moment,
    day_name,
    english_weekday,
    last_weekday,
    months,
    months_alone,
    number_of,
    one_of,
    weekdays,
    weekdays_alone,
)


def test_english_names_are_numbered_as_python_numbers_them() -> None:
    names = zip(range(7), DAY_NAMES, strict=True)
    assert all(weekdays()[name.lower()] == day == english_weekday(name.lower()) for day, name in names)
    assert DAY_NAMES == ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    assert all(months("en")[date(2000, month, 1).strftime("%B").lower()] == month for month in range(1, 13))


@pytest.mark.parametrize(
    ("names", "number"),
    [
        ("september sept eylül сентября septiembre أيلول", 9),
        ("january janvier січня", 1),
        ("декабря aralık دسامبر", 12),
    ],
)
def test_a_month_has_one_number_in_every_language(names: str, number: int) -> None:
    assert {months()[name] for name in names.split()} == {number}
    assert months()["كانون الثاني"] == 1  # a name of two words


@pytest.mark.parametrize(
    ("written", "number"), [("KASIM", 11), ("Kasım", 11), ("kasim", 11), ("EKİM", 10), ("Ekim", 10), ("ARALIK", 12),
                            ("اذار", 3), ("FÉVRIER", 2), ("Fevrier", 2)],
)  # fmt: skip
def test_a_name_is_known_in_every_case_and_without_its_accents(written: str, number: int) -> None:
    assert number_of(months(), written) == number


def test_every_name_is_casefolded() -> None:
    assert all(name == name.casefold() for name in (*months(), *weekdays()))


def test_english_is_read_with_english_names_alone() -> None:
    assert "sept" in months("en")
    assert not {"mart", "mai", "ocak"} & months("en").keys()
    assert english_weekday("wednesdays") == 2
    assert [english_weekday(word) for word in ("sat", "sun", "mardi", "")] == [None] * 4


def test_what_may_be_another_word_means_no_time_by_itself() -> None:
    assert months_alone()["february"] == 2
    assert not {"may", "march"} & months_alone().keys()
    assert weekdays_alone()["dimanche"] == 6
    assert not {"sun", "sat", "mon"} & weekdays_alone().keys()


def test_a_pattern_takes_the_longest_name() -> None:
    found = re.match(one_of(months()), "september 5")
    assert found and found[0] == "september"


@given(st.lists(st.text("abA.|", min_size=1, max_size=4), max_size=8), st.text("abA.|", max_size=4))
def test_a_pattern_of_names_matches_these_names_and_no_other(names: list[str], other: str) -> None:
    pattern = re.compile(one_of(names))
    assert bool(pattern.fullmatch(other)) is (other in names)
    assert all(pattern.fullmatch(name) for name in names)


def test_a_language_without_months_of_its_own_is_read_with_those_of_all() -> None:
    assert months("xx") == months() and weekdays("xx") == weekdays()
    assert months("de")["märz"] == 3 and "mars" not in months("de")


def test_a_name_that_two_languages_count_otherwise_is_known_only_in_each(tmp_path: Path) -> None:
    files = [tmp_path / f"{language}.yaml" for language in ("hr", "cs")]
    for file, number in zip(files, (10, 11), strict=True):
        file.write_text(f"language: {file.stem}\nmonths:\n  {number}: [listopada]\n", encoding="utf-8")
    try:
        reading.use([str(files[0])])
        assert months()["listopada"] == 10
        reading.use(list(map(str, files)))
        assert months("hr")["listopada"] == 10 and months("cs")["listopada"] == 11
        assert "listopada" not in months() and months()["may"] == 5
    finally:
        reading.use(())


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
