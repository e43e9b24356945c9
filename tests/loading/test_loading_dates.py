"""Date expressions: each form a report writes, what it must not be read as, and the weekdays of a report."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading.facts.dates import dates_in, day_orders, read_date


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Posted on Jan 9, 2020 at 10:05 pm", "2020-01-09T22:05"),
        ("Updated: January 09, 2020, 12:30 AM", "2020-01-09T00:30"),
        ("Tue 07 Jan 2020 at 0914 Snow closes", "2020-01-07T09:14"),
        ("24.07.2019Get short URL", "2019-07-24"),
        ("2020-01-09T08:30:00Z", "2020-01-09T08:30Z"),
        ("January 9 2020 2037 UTC+3 A bridge", "2020-01-09T20:37+03:00"),
        ("Last updated at Jan 092020 OSLO", "2020-01-09"),
        ("le 9 janvier 2020 à 14:20", "2020-01-09T14:20"),
        ("9. Januar 2020", "2020-01-09"),
        ("09 Ocak 2020", "2020-01-09"),
        ("09 OCAK 2020", "2020-01-09"),
        ("9 KASIM 2020 SALI", "2020-11-09"),
        ("9 EKİM 2020", "2020-10-09"),
        ("9 января 2020", "2020-01-09"),
        ("٩ كانون الثاني ٢٠٢٠", "2020-01-09"),
        ("January 2020", "2020-01"),
        ("9 Jan 2020 3000 people", "2020-01-09"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(words: str, value: str) -> None:
    assert next(dates_in(words)).value == value


@pytest.mark.parametrize("words", ["31 June 2016", "in March 3000 people", "room 12-13", "3.14.15.92", ""])
def test_what_is_no_date(words: str) -> None:
    assert list(dates_in(words)) == []


def test_numbers_have_two_readings_until_something_decides() -> None:
    both = read_date("03/04/2015")
    assert both and (both.value, both.other) == ("2015-04-03", "2015-03-04")
    for settled in (read_date("Friday 03/04/2015"), read_date("03/04/2015", day_first=True)):
        assert settled and (settled.value, settled.other) == ("2015-04-03", None)
    assert (month := read_date("03/04/2015", day_first=False)) and month.value == "2015-03-04"
    assert (only := read_date("25/04/2015")) and only.other is None


def test_a_column_tells_its_own_order() -> None:
    assert day_orders(["1/2/20", "1/25/20"]) == {False}
    assert day_orders(["1/2/20", "25/1/20"]) == {True}
    assert day_orders(["1/2/20", ""]) == frozenset()
    assert day_orders(["25/1/20", "1/25/20"]) == {True, False}


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    month = day.strftime("%B")
    for words in (day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"):
        assert (found := read_date(words)) and found.day == day
