"""Days of the Islamic and the Persian calendar: what they are in ours, how reports write them, what is said of them."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Basis, OtherDay, Value
from index.loading.facts.dates import dates_in
from index.loading.facts.metadata import metadata
from index.loading.lines.cleaning import paragraphs
from index.text.other_calendars import ISLAMIC, PERSIAN, gregorian_days


@pytest.mark.parametrize(
    ("calendar", "day", "days"),
    [
        (PERSIAN, (1357, 11, 22), ["1979-02-11"]),
        (PERSIAN, (1399, 12, 30), ["2021-03-20"]),  # a leap year
        (PERSIAN, (1400, 12, 30), []),
        (PERSIAN, (1400, 7, 31), []),
        (ISLAMIC, (1444, 9, 1), ["2023-03-23"]),
        (ISLAMIC, (1443, 2, 13), ["2021-09-20", "2021-09-21"]),
        (ISLAMIC, (1300, 1, 1), ["1882-11-12"]),  # before the table of Umm al-Qura
        (ISLAMIC, (1443, 13, 1), []),
        (ISLAMIC, (1443, 2, 31), []),
        (ISLAMIC, (9999, 1, 1), []),
    ],
)
def test_a_day_of_another_calendar(calendar: str, day: tuple[int, int, int], days: list[str]) -> None:
    assert [found.isoformat() for found in gregorian_days(calendar, *day)] == days


@given(st.sampled_from([(ISLAMIC, 1350, 1490), (PERSIAN, 1250, 1450)]), st.data())
def test_days_follow_each_other_in_every_month(of: tuple[str, int, int], data: st.DataObject) -> None:
    calendar, first, last = of
    year, month = data.draw(st.integers(first, last)), data.draw(st.integers(1, 12))
    days = [gregorian_days(calendar, year, month, day)[-1] for day in range(1, 30 if month < 12 else 29)]
    assert all(later - earlier == timedelta(1) for earlier, later in itertools.pairwise(days))
    next_month = gregorian_days(calendar, *((year, month + 1) if month < 12 else (year + 1, 1)), 1)
    assert date.min < days[-1] < next_month[-1]


@pytest.mark.parametrize(
    ("words", "value", "written"),
    [
        ("۱۷ شهریور ۱۴۰۰", "2021-09-08", "1400-06-17"),
        ("چهارشنبه ۱۷ شهریور ۱۴۰۰ ساعت ۱۴:۲۰", "2021-09-08T14:20", "1400-06-17"),
        ("۱۴۰۰/۰۶/۱۷", "2021-09-08", "1400-06-17"),
        ("1400/06/17 ه.ش", "2021-09-08", "1400-06-17"),
        ("17 Shahrivar 1400", "2021-09-08", "1400-06-17"),
        ("الاثنين 13 صفر 1443 هـ", "2021-09-20", "1443-02-13"),
        ("الثلاثاء 13 صفر 1443 هـ", "2021-09-21", "1443-02-13"),  # the weekday tells which rule is meant
        ("١ رمضان ١٤٤٤", "2023-03-23", "1444-09-01"),
        ("13/2/1443 هـ", "2021-09-20", "1443-02-13"),
        ("13 Safer 1443", "2021-09-20", "1443-02-13"),
    ],
)
def test_a_date_is_a_day_of_ours_and_as_it_is_written(words: str, value: str, written: str) -> None:
    (found,) = dates_in(words)
    assert found.also and (found.value, found.also.day) == (value, written)
    assert found.span.of(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "1400/06/17",  # no sign of an era, and figures of any country
        "1443 صفر",
        "31 صفر 1443",
        "nicht mehr 1400 Euro",
        "in 1443 people",
    ],
)
def test_what_tells_of_no_calendar_is_no_date(words: str) -> None:
    assert list(dates_in(words)) == []


BODY = "قال رئيس البلدية إن السد تصدع بعد الأمطار التي هطلت على المدينة، وإن مئة عائلة نزحت{} إلى المدارس في البلدة."


def published(line: str, more: str = "") -> Value:
    text = f"تصدع السد القديم\n\n{line}\n\n{BODY.format(more)}\n\n{BODY.format('')}"
    return metadata(text, paragraphs(text)).published


SAFAR = OtherDay(ISLAMIC, "1443-02-13")


@pytest.mark.parametrize(
    ("line", "value", "basis"),
    [
        ("الاثنين 13 صفر 1443 هـ الموافق 20 سبتمبر 2021 م", "2021-09-20", Basis.STATED),
        ("21 سبتمبر 2021 الموافق 13 صفر 1443", "2021-09-21", Basis.STATED),  # as the moon was seen there
        ("الاثنين 13 صفر 1443 هـ", "2021-09-20", Basis.STATED),
        ("13 صفر 1443 هـ", "2021-09-20", Basis.INFERRED),
    ],
)
def test_a_report_states_its_day_in_two_calendars(line: str, value: str, basis: Basis) -> None:
    found = published(line)
    assert (found.value, found.basis, found.also) == (value, basis, SAFAR)
    assert ("2021-09-21" in found.reason) is (basis is Basis.INFERRED)


def test_a_weekday_of_the_first_lines_settles_which_rule_is_meant() -> None:
    found = published("13 صفر 1443 هـ", " يوم الثلاثاء")
    assert (found.value, found.basis) == ("2021-09-21", Basis.STATED)


def test_another_day_in_the_other_calendar_is_not_shown_beside_it() -> None:
    assert published("20 سبتمبر 2021، 25 صفر 1443 هـ").also is None


def test_a_line_of_dates_is_no_words_of_the_report() -> None:
    text = f"تصدع السد القديم\n\nالاثنين 13 صفر 1443 هـ الموافق 20 سبتمبر 2021 م\n\n{BODY.format('')}"
    assert [paragraph.kind.value for paragraph in paragraphs(text)] == ["title", "date", "body"]
