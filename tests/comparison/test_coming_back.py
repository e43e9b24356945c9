"""A report of weeks later comes back to an earlier one where it tells its news again; another incident recalls it."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Span
from index.comparison.incidents.coming_back import LeadInTime, come_together, is_day_of_news, lead_in_time

CRASH = """Train hits lorry at Larn crossing, nine dead
A commuter train hit a lorry at a crossing near Larn on Monday, killing nine passengers, police said.
The driver of the lorry, Jonas Reed, was hurt.
The barriers were open, a witness said."""
WRITTEN = date(2026, 3, 10)

INQUIRY = """Faulty relay left barriers open, inquiry finds
A relay failed when a commuter train hit a lorry at a crossing near Larn on 9 March, killing ten, an inquiry said.
The driver of the lorry, Jonas Reed, was freed on Tuesday."""
ANOTHER_CRASH = """Train hits bus at Larn crossing
A commuter train hit a bus at a crossing near Larn on Tuesday, killing two passengers.
On 9 March a train had hit a lorry there.
Jonas Reed, who drove the lorry, laid flowers."""
LATER = date(2026, 4, 2)


def lead(text: str, written: date, language: str = "en") -> LeadInTime:
    """The lead of a report, a sentence a line."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((Span(at, at + len(line)), language))
        at += len(line) + 1
    return lead_in_time(text, spans, written)


def comes_back(later: str, earlier: str = CRASH, written: date = WRITTEN, language: str = "en") -> bool:
    one, other = lead(earlier, written, language), lead(later, LATER, language)
    found = come_together(one, other)
    assert found is come_together(other, one)
    return found


def test_what_a_follow_up_says_of_the_old_day_is_the_earlier_news_and_another_accident_has_it_of_its_own() -> None:
    assert comes_back(INQUIRY)
    assert not comes_back(ANOTHER_CRASH)


def test_news_of_another_kind_may_stand_first_where_it_is_of_the_same_person() -> None:
    freed = "Jonas Reed is freed\nJonas Reed was freed from prison on Tuesday.\n"
    told = "On 9 March his lorry was hit by a commuter train at a crossing near Larn, killing nine passengers."
    assert comes_back(freed + told)
    of_a_firm = "Orlerail pays\nThe firm Orlerail paid for the dead of Larn on Tuesday.\n"
    assert not comes_back(of_a_firm + told)
    assert comes_back(of_a_firm + told, CRASH + "\nThe train is of Orlerail.")
    helicopter = "Helicopter comes down near Larn\nA helicopter came down in a field near Larn on Tuesday.\n"
    assert not comes_back(helicopter + told)


def test_a_sentence_that_names_both_days_must_tell_twice_as_much_of_the_old_one() -> None:
    one_day = "The line is closed.\nOn 9 March a commuter train hit a lorry at a crossing, killing nine passengers."
    assert comes_back(f"Larn\n{one_day}".replace("The line", "Jonas Reed said the line"))
    both = (
        "Bus stops\nJonas Reed, whose train hit a lorry at a crossing on 9 March, hit a bus at a crossing on Tuesday."
    )
    assert not comes_back(both)


def test_one_word_in_common_tells_nothing() -> None:
    match = "Rovers beat Larn\nRovers beat Larn in the derby on Monday with a late goal by Jonas Reed."
    assert not comes_back("Reed banned\nJonas Reed was banned for his part in the derby of 9 March.", match)
    told = "Reed banned\nJonas Reed, who scored a late goal in the derby of 9 March, was banned."
    assert comes_back(told, match)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        *(("on 9 March", True), ("on March 9", True), ("on 9 March 2026", True), ("on 10 March", True)),
        *(("on 7 March", True), ("on 6 March", False), ("on 11 March", False), ("on 9 March 2025", False)),
        *(("in March", False), ("last month", False), ("three weeks ago", False)),
    ],
)
def test_the_old_day_is_that_of_the_earlier_report_or_one_of_three_before(named: str, expected: bool) -> None:
    assert comes_back(INQUIRY.replace("on 9 March", named)) is expected


def test_a_day_of_the_news_is_that_of_writing_or_up_to_three_before() -> None:
    assert [day for day in range(90, 110) if is_day_of_news(day, 100)] == [97, 98, 99, 100]


def test_a_day_that_is_recalled_behind_the_lead_makes_no_follow_up() -> None:
    first, second, third = INQUIRY.replace(" on 9 March", "").split("\n")
    recalled = "On 9 March a commuter train hit a lorry at a crossing near Larn, killing nine passengers."
    assert comes_back("\n".join([first, second, third, recalled]))
    assert not comes_back("\n".join([first, second, third, "The line is closed.", recalled]))


def test_the_day_on_which_something_was_said_and_that_of_a_dateline_are_none_of_the_report() -> None:
    said = lead(INQUIRY.replace("an inquiry said", "an inquiry said on Thursday"), LATER)
    assert all(time.alone for time in said.earlier)
    dated = lead(f"Relay\nLARN, 2 April (Wire) - {INQUIRY.splitlines()[1]}", LATER)
    assert dated.earlier_days == {date(2026, 3, 9).toordinal()}
    assert all(time.alone for time in dated.earlier)


def test_a_follow_up_is_found_in_other_languages() -> None:
    crash = "Un train percute un camion\nUn train de banlieue a percuté un camion lundi à Larn, tuant neuf voyageurs."
    inquiry = (
        "L'enquête accuse un relais\n"
        "Un relais était tombé en panne quand un train de banlieue a percuté un camion à Larn le 9 mars."
    )
    another = (
        "Un train percute un car\nUn train de banlieue a percuté un car mardi à Larn, tuant deux voyageurs.\n"
        "Le 9 mars, un train y avait percuté un camion."
    )
    assert comes_back(inquiry, crash, language="fr")
    assert not comes_back(another, crash, language="fr")
