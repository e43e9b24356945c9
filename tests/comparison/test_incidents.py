"""Which incident a report tells of: its words, place, day and toll, and whether two reports tell of one."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest

from benchmarks.fitting.incident_fit import FILE, IncidentTable, fit
from index.article import Article, Kind, Metadata, Paragraph, Span, Value
from index.comparison.alignment.wording import Wording
from index.comparison.comparing import Comparison, compare, side_of
from index.comparison.facts.beside import told_beside
from index.comparison.incidents.beside import incidents_beside, nearest_first
from index.comparison.incidents.incidents import incidents_of
from index.comparison.incidents.of_sentences import signature_of
from index.comparison.incidents.sameness import ONE, TWO, WEIGHTS
from index.comparison.reading.reading import Side

FERRY = [
    "Ferry with 140 people on board sinks off Port Lorne",
    "A ferry capsized off Port Lorne on Sunday, killing 31 people, the coast guard of Kestonia said.",
    "The Maren Bell was on its way to the island of Vesk when a storm hit it, captain Tomas Reil told reporters.",
    "Divers found 12 survivors in the hull, and nine passengers are missing.",
    "In 2019 another ferry sank on the same route and 44 people died.",
]
FERRY_TOLD_ELSEWHERE = [
    "At least 30 dead after ferry accident near Port Lorne",
    "The Maren Bell, a ferry on its way from Port Lorne to Vesk, went down in a storm on Sunday.",
    "Kestonia's coast guard said that more than 30 people had died and that the captain, Tomas Reil, had survived.",
    "Nine people were still missing on Monday, a spokeswoman of the coast guard said.",
]
ANOTHER_FERRY = [
    "Ferry sinks in Lake Arvo, 18 dead",
    "A ferry capsized on Lake Arvo on Thursday, killing 18 people, police in Torneby said.",
    "The Solveig was on its way to Torneby when its engine caught fire, minister Anna Brekke told reporters.",
    "Divers found two survivors in the hull, and four passengers are missing.",
]


def report(sentences: list[str], day: str | None = None) -> Article:
    """A report whose paragraphs are the sentences."""
    paragraphs, at = [], 0
    for sentence in sentences:
        paragraphs.append(Paragraph(Span(at, at + len(sentence)), Kind.BODY))
        at += len(sentence) + 1
    metadata = Metadata(published=Value(day), language="en")
    return Article("report", "report.txt", "\n".join(sentences), tuple(paragraphs), metadata)


def side(sentences: list[str], day: str | None = None) -> Side:
    return side_of(report(sentences, day))


def both(left: list[str], right: list[str], days: tuple[str | None, str | None] = (None, None)) -> Comparison:
    return compare(report(left, days[0]), report(right, days[1]))


def test_one_accident_told_twice_is_one_and_another_accident_is_another() -> None:
    assert both(FERRY, FERRY_TOLD_ELSEWHERE).same_incident is True
    assert both(FERRY, ANOTHER_FERRY).same_incident is False


FOLLOW_UP = [
    "Storm sank the Maren Bell, inquiry says",
    "The ferry that capsized off Port Lorne on May 3 was sunk by a storm, Kestonia's coast guard said on Thursday.",
    "The Maren Bell, on its way to the island of Vesk, killed 34 people, and captain Tomas Reil survived.",
    "Divers found 12 survivors in the hull, and seven passengers are missing.",
]
"""Of three weeks later: it comes back to the day of the accident."""


def test_reports_dated_apart_are_said_to_be_of_one_incident_where_the_later_one_comes_back_to_its_day() -> None:
    undated = [sentence.replace(" on May 3", "") for sentence in FOLLOW_UP]
    of_another_day = [sentence.replace("May 3", "May 17") for sentence in FOLLOW_UP]
    days = ("2026-05-03", "2026-05-21")
    assert both(FERRY, FOLLOW_UP, days).same_incident is True
    assert both(FERRY, undated, days).same_incident is None
    assert both(FERRY, undated, days).cautions == ("The reports are dated 18 days apart.",)
    assert both(FERRY, of_another_day, days).same_incident is None


def test_the_newer_toll_and_the_weekday_of_a_follow_up_part_nothing() -> None:
    days = ("2026-05-03", "2026-05-21")
    signs = both(FERRY, FOLLOW_UP, days).incidents.signs
    assert (signs["weekdays_part"], signs["tolls_part"]) == (0, 0)
    undated = [sentence.replace(" on May 3", "") for sentence in FOLLOW_UP]
    signs = both(FERRY, undated, days).incidents.signs
    assert (signs["weekdays_part"], signs["tolls_part"]) == (1, 1)


def test_a_day_that_is_recalled_further_on_makes_no_follow_up() -> None:
    undated = [sentence.replace(" on May 3", "") for sentence in FOLLOW_UP]
    recalled = [*undated, "On May 3 another ferry capsized off Port Lorne."]
    assert both(FERRY, recalled, ("2026-05-03", "2026-05-21")).same_incident is None


def test_what_a_follow_up_tells_is_linked_and_held_against_the_first_report() -> None:
    compared = both(FERRY, FOLLOW_UP, ("2026-05-03", "2026-05-21"))
    assert any(link.sure and "survivors" in link.left.of(compared.left.text) for link in compared.alignment.links)
    assert ("nine", "seven") in {
        (flag.left.of(compared.left.text), flag.right.of(compared.right.text)) for flag in compared.conflicts
    }
    assert compared.cautions == ("The reports are dated 18 days apart.",)


def test_a_line_or_two_tell_too_little_to_say_that_they_are_of_two_incidents() -> None:
    assert both(FERRY[3:4], ANOTHER_FERRY[2:3]).same_incident is None


def test_of_two_incidents_no_link_is_sure_and_no_fact_differs() -> None:
    apart = both(FERRY, ANOTHER_FERRY)
    assert apart.alignment.links
    assert not any(link.sure for link in apart.alignment.links if link.wording is Wording.RESTATED)
    assert not apart.conflicts
    assert not apart.differences.worth_a_look


def test_what_parts_two_incidents_is_said() -> None:
    (said,) = both(FERRY, ANOTHER_FERRY).cautions
    assert said.startswith("They may be about different incidents: few names in common, other days")
    assert both(FERRY, FERRY_TOLD_ELSEWHERE).cautions == ()


def test_a_toll_that_differs_alone_parts_no_two_reports_and_beside_other_names_or_days_it_does() -> None:
    def chance(told: list[str], *days: str) -> float:
        dated = zip((FERRY, told), days or ("2026-05-03", "2026-05-03"), strict=True)
        found = incidents_beside(*(side(sentences, day) for sentences, day in dated)).chance
        assert found is not None
        return found

    def toll(told: list[str], *changes: tuple[str, str]) -> list[str]:
        text = "\n".join(told)
        for old, new in changes:
            text = text.replace(old, new)
        return text.split("\n")

    again = toll(FERRY, ("told reporters", "said"))
    other_toll = toll(again, ("31", "18"), ("12 survivors", "two survivors"), ("nine passengers", "four passengers"))
    assert incidents_beside(side(FERRY), side(other_toll)).reasons == ()
    assert chance(other_toll) == pytest.approx(chance(again), abs=0.02)
    elsewhere = [("Sunday", "Thursday")]
    assert chance(toll(other_toll, *elsewhere)) < chance(toll(again, *elsewhere))
    late = "2026-05-03", "2026-05-09"
    assert chance(other_toll, *late) < chance(again, *late)


def test_the_chance_hangs_on_neither_the_side_nor_the_order_of_what_comes_behind_the_lead() -> None:
    one, other = side(FERRY), side(ANOTHER_FERRY)
    assert incidents_beside(one, other).chance == incidents_beside(other, one).chance
    rest = FERRY[4:] + FERRY_TOLD_ELSEWHERE[2:]
    mixed = random.Random(3).sample(rest, len(rest))
    lead = FERRY[:4]
    assert signature_of(side(lead + rest)).names == signature_of(side(lead + mixed)).names
    assert incidents_beside(side(lead + rest), other).chance == pytest.approx(
        incidents_beside(side(lead + mixed), other).chance
    )


def test_an_incident_is_told_in_the_words_of_its_report() -> None:
    told = side(FERRY, "2026-05-03")
    first, past = incidents_of(told_beside(told, told))
    said = [span.of(told.text) for span in (*first.words, *first.places, *first.names)]
    assert {"capsized", "Port Lorne", "Maren Bell"} <= set(said)
    assert "Sunday" not in said
    assert first.day is not None and first.day.isoformat() == "2026-05-03"  # the Sunday of its date
    assert ("dead", "31 people") in [(toll.fate, told.text[toll.span.start :][:9]) for toll in first.tolls]
    assert [span.of(told.text)[:7] for span in past.sentences] == ["In 2019"]
    assert {toll.fate for toll in past.tolls} == {"dead"}
    assert all("44" not in toll.span.of(told.text) for toll in first.tolls)


def test_a_report_without_a_sentence_tells_of_nothing() -> None:
    empty = Side("", ())
    assert incidents_of(told_beside(empty, empty)) == ()
    assert incidents_beside(empty, side(FERRY)).chance is None


def test_the_weights_are_what_the_fit_gives_and_the_table_has_no_text() -> None:
    kept, made = json.loads(WEIGHTS.read_text(encoding="utf-8")), fit(IncidentTable.read())
    assert kept["bias"] == pytest.approx(made.bias, abs=0.02)
    assert kept["signs"] == pytest.approx({**made.signs}, abs=0.05)
    with np.load(FILE, allow_pickle=False) as table:
        assert set(table) == {"names", "signs", "label", "part", "aside"}
        assert set(table["part"].tolist()) == {"ecb", "basil", "by lot"}


def test_on_stories_that_were_kept_aside_few_of_one_incident_are_said_to_be_two() -> None:
    table = IncidentTable.read()
    weights = fit(table)
    chances = np.array([weights.chance(dict(zip(table.names, row, strict=True))) for row in table.signs])
    one, two = (chances[table.aside & (table.label == label)] for label in (1, 0))
    assert (one < TWO).mean() < 0.06
    assert (one >= ONE).mean() > 0.75
    assert (two < TWO).mean() > 0.6


def test_reports_of_the_incident_come_first_and_of_another_last() -> None:
    others = {"another": side(ANOTHER_FERRY), "short": side(FERRY[3:4]), "same": side(FERRY_TOLD_ELSEWHERE)}
    assert nearest_first(side(FERRY + FERRY_TOLD_ELSEWHERE), others) == ["same", "short", "another"]
    assert nearest_first(side(FERRY), {}) == []
