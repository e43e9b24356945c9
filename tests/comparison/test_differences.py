"""What is a difference and what only looks like one: each rule on invented reports, on both its sides."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_alignment import side

from index.comparison.alignment.alignment import align
from index.comparison.facts.about import fuller
from index.comparison.facts.conflicts import Conflict, differences

FRIDAY = "2024-05-03"

LEAD = "The mayor of Ostrava Dolna, Petra Lindner, spoke of the hardest day of her life."

NONE = {
    "cut off after the last digit": (
        "Turnout in Ostrava reached 11.6 percent of voters, the council said.",
        "Turnout in Ostrava reached 11.66 percent of voters, the council said.",
    ),
    "rounded up": (
        "Unemployment in Ostrava rose to 8 percent of workers, the council said.",
        "Unemployment in Ostrava rose to 7.6 percent of workers, the council said.",
    ),
    "rounded to its magnitude": (
        "Beetles in Ostrava destroyed 1.4 million trees, the foresters said.",
        "Beetles in Ostrava destroyed 1,374,000 trees, the foresters said.",
    ),
    "rounded to hundreds": (
        "The council of Ostrava bought 12,500 chairs for the stadium.",
        "The council of Ostrava bought 12,483 chairs for the stadium.",
    ),
    "people on board, and the dead": (
        "A tram with 54 passengers derailed in Ostrava on Friday, killing several, firefighters said.",
        "At least 12 people were killed when a tram derailed in Ostrava on Friday, firefighters said.",
    ),
    "people on board, and the dead in one sentence": (
        "The tram in Ostrava that killed several on Friday carried 54 passengers, firefighters said.",
        "The tram in Ostrava derailed on Friday, with 12 killed, firefighters said.",
    ),
    "an age, and a toll": (
        "A 27-year-old nurse was among those killed by the avalanche near Ostrava on Friday, rescuers said.",
        "The avalanche near Ostrava killed 14 people on Friday, rescuers said.",
    ),
    "an age behind a name": (
        "The avalanche near Ostrava killed the nurse Jana Mala, 27, on Friday, rescuers said.",
        "The avalanche near Ostrava killed 14 people on Friday, rescuers said.",
    ),
    "an age with a word for it": (
        "The avalanche near Ostrava killed a nurse aged 27 on Friday, rescuers said.",
        "The avalanche near Ostrava killed 14 people on Friday, rescuers said.",
    ),
    "a weekday, and its date": (
        "The raid on the bank in Ostrava took place on Friday, police said.",
        "The raid on the bank in Ostrava took place on 3 May, police said.",
    ),
    "a weekday to come, and its date": (
        "The strike in the mines of Ostrava will start on Monday, the union said.",
        "The strike in the mines of Ostrava will start on May 6, the union said.",
    ),
    "miles and kilometres": (
        "The crews near Ostrava repaired a 3 mile stretch of rail on Friday.",
        "The crews near Ostrava repaired a 5 kilometre stretch of rail on Friday.",
    ),
    "square miles and square kilometres": (
        "The fire near Ostrava burned 12 square miles of forest on Friday.",
        "The fire near Ostrava burned 31 square kilometres of forest on Friday.",
    ),
    "tonnes and kilograms": (
        "Police in Ostrava found 2 tonnes of tobacco in a barn on Friday.",
        "Police in Ostrava found 2,000 kilograms of tobacco in a barn on Friday.",
    ),
    "the two clocks": (
        "The quake shook Ostrava at 5 p.m. on Friday, the institute said.",
        "The quake shook Ostrava at 17:00 on Friday, the institute said.",
    ),
    "a clock that leaves the half of the day open": (
        "The quake shook Ostrava at 5:40 on Friday, the institute said.",
        "The quake shook Ostrava at 17:41 on Friday, the institute said.",
    ),
    "a clock of another zone": (
        "The quake shook Ostrava at 5 p.m. on Friday, the institute said.",
        "The quake shook Ostrava at 15:00 GMT on Friday, the institute said.",
    ),
    "within the ends of a range": (
        "Between 20 and 30 miners were in the pit of Ostrava on Friday.",
        "There were 25 miners in the pit of Ostrava on Friday.",
    ),
    "a hedged share that just holds": (
        "More than 53 percent of voters in Ostrava said no on Friday.",
        "In Ostrava 53.4 percent of voters said no on Friday.",
    ),
}
"""Two ways to say what both may be true of."""

SOME = {
    "two shares": (
        "Turnout in Ostrava reached 11.6 percent of voters, the council said.",
        "Turnout in Ostrava reached 12.4 percent of voters, the council said.",
    ),
    "two figures of one precision": (
        "Prices in Ostrava rose by 6.1 percent in a year, the council said.",
        "Prices in Ostrava rose by 5.9 percent in a year, the council said.",
    ),
    "no rounding of the other": (
        "Beetles in Ostrava destroyed 1.4 million trees, the foresters said.",
        "Beetles in Ostrava destroyed 1,274,000 trees, the foresters said.",
    ),
    "round, but counted": (
        "The council of Ostrava bought 40 chairs for the stadium.",
        "The council of Ostrava bought 43 chairs for the stadium.",
    ),
    "two tolls beside the people on board": (
        "A tram with 54 passengers derailed in Ostrava on Friday and 12 were killed, firefighters said.",
        "A tram derailed in Ostrava on Friday and 19 were killed, firefighters said.",
    ),
    "the dead of a crowd": (
        "The fire in Ostrava killed 12 passengers of the tram on Friday, firefighters said.",
        "The fire in Ostrava killed 19 passengers of the tram on Friday, firefighters said.",
    ),
    "two tolls": (
        "The avalanche near Ostrava killed 27 people on Friday, rescuers said.",
        "The avalanche near Ostrava killed 14 people on Friday, rescuers said.",
    ),
    "a weekday, and another date": (
        "The raid on the bank in Ostrava took place on Friday, police said.",
        "The raid on the bank in Ostrava took place on 1 May, police said.",
    ),
    "two areas": (
        "The fire near Ostrava burned 12 square miles of forest on Friday.",
        "The fire near Ostrava burned 90 square kilometres of forest on Friday.",
    ),
    "two weights": (
        "Police in Ostrava found 2 tonnes of tobacco in a barn on Friday.",
        "Police in Ostrava found 700 kilograms of tobacco in a barn on Friday.",
    ),
    "two times of day": (
        "The quake shook Ostrava at 5 p.m. on Friday, the institute said.",
        "The quake shook Ostrava at 19:30 on Friday, the institute said.",
    ),
    "beyond the ends of a range": (
        "Between 20 and 30 miners were in the pit of Ostrava on Friday.",
        "There were 40 miners in the pit of Ostrava on Friday.",
    ),
}
"""Two statements of which one at most is true, as long as both speak of the same."""


def flagged(left: str, right: str, date: str | None = FRIDAY) -> list[Conflict]:
    return list(differences(align(side([LEAD, left], date), side([LEAD, right], date))).flags)


@pytest.mark.parametrize("name", NONE)
def test_what_may_both_be_true_is_no_difference(name: str) -> None:
    left, right = NONE[name]
    assert flagged(left, right) == flagged(right, left) == []


@pytest.mark.parametrize("name", SOME)
def test_a_true_difference_is_flagged_from_either_side(name: str) -> None:
    left, right = SOME[name]
    assert len(flagged(left, right)) == len(flagged(right, left)) == 1


def test_without_a_date_no_weekday_is_held_against_a_date() -> None:
    assert flagged(*SOME["a weekday, and another date"], date=None) == []
    two_dates = [said.replace("Friday", "3 May") for said in SOME["a weekday, and another date"]]
    two_weekdays = [said.replace("1 May", "Tuesday") for said in SOME["a weekday, and another date"]]
    assert len(flagged(*two_dates, date=None)) == len(flagged(*two_weekdays, date=None)) == 1


OTHERS = (
    ("Insurers in Ostrava counted 40 insured boats after the storm.", "There were 55 insured boats in Ostrava."),
    ("The purtalis of Ostrava own 12 monitors.", "The PURTALIS of Ostrava own 17 monitors."),
    ("The siege of Ostrava lasted for two months.", "The siege of Ostrava lasted for two weeks."),
    ("Fighting broke out in northern Ostrava.", "Fighting broke out in southern Ostrava."),
    ("French police entered Ostrava at dawn.", "Turkish police entered Ostrava at dawn."),
    ("Half of the voters in Ostrava stayed away.", "In Ostrava 23 % of the\nvoters stayed away."),
)


@pytest.mark.parametrize(("left", "right"), [*OTHERS, *SOME.values()])
def test_what_is_said_to_differ_is_named_in_words_of_the_text(left: str, right: str) -> None:
    found = flagged(left, right)
    written = set(re.findall(r"[\w%]+", f"{left} {right}"))
    for conflict in found:
        words = re.findall(r"[\w%]+", conflict.about)
        assert words and set(words) <= written


def test_the_others_are_flagged_so_that_the_law_can_fail() -> None:
    assert sum(bool(flagged(left, right)) for left, right in OTHERS) == len(OTHERS)


@given(st.text("ab ", min_size=1), st.text("ab ", min_size=1))
def test_which_words_name_a_matter_does_not_depend_on_the_side(one: str, other: str) -> None:
    assert fuller(one, other) == fuller(other, one)
