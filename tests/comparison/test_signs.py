"""What a report is read for when sentences are linked, each rule on both sides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.article import Span
from index.comparison.alignment.alignment import align
from index.comparison.alignment.signs.measuring import measure
from index.comparison.alignment.signs.side_by_side import SideBySide
from index.comparison.reading.days import day_of
from index.comparison.reading.reading import Reading, Side, is_dated_line, read

STORM = (
    "A storm tore the roof off the market hall of Arlen and hurt 22 traders, the mayor said.",
    "Twelve stalls were crushed and the tram to the harbour stood still for three hours.",
)
RETOLD = (
    "22 traders were hurt when a storm tore off the roof of the market hall in Arlen.",
    "For three hours no tram ran to the harbour, and twelve stalls were crushed.",
)


def side(sentences: Sequence[str], date: str | None = None) -> Side:
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    return Side("\n".join(sentences), tuple(spans), date)


def reading(sentence: str) -> Reading:
    return read(side([sentence]), side([]))[0][0]


@pytest.mark.parametrize(
    ("line", "is_dated"),
    [
        ("Meridian Wire, June 15, 2026", True),
        ("The Northern Observer, Tuesday 3 February 2026.", True),
        ("The bridge was opened on 3 February 2026 by the minister.", False),
        ("Meridian Wire", False),
    ],
)
def test_a_line_of_outlet_and_date_is_no_sentence(line: str, is_dated: bool) -> None:
    assert is_dated_line(line, Span(0, len(line))) is is_dated


def test_the_day_of_a_report_is_its_date_or_else_what_its_head_states() -> None:
    head = ["Storm in Arlen", "Meridian Wire, June 15, 2026", *STORM]
    assert str(day_of(side(head, "2026-06-16"))) == "2026-06-16"
    assert str(day_of(side(head))) == "2026-06-15"
    assert day_of(side(STORM)) is None


def test_reports_dated_well_apart_have_no_sure_link_but_of_copied_words() -> None:
    near = align(side(STORM, "2026-06-15"), side(RETOLD, "2026-06-16")).links
    far = align(side(STORM, "2026-06-15"), side(RETOLD, "2026-07-20")).links
    assert any(link.sure for link in near)
    assert not any(link.sure for link in far)
    assert all(link.sure for link in align(side(STORM, "2026-06-15"), side(STORM, "2026-07-20")).links)


def test_who_speaks_is_no_part_of_what_is_told() -> None:
    for said in ("The hall is closed, Mayor Elena Brandt said.", "Mayor Elena Brandt said the hall is closed."):
        assert set(reading(said).matter) == {"hall", "clos"}
    assert "brandt" in reading("The hall that Mayor Elena Brandt opened is closed.").matter


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Twenty-two traders lost 5 million.", {"#22", "#5000000"}),
        ("22 traders lost 5,000,000.", {"#22", "#5000000"}),
        ("One of the traders lost all.", set()),
    ],
)
def test_numbers_are_values_however_they_are_written(sentence: str, numbers: set[str]) -> None:
    assert reading(sentence).numbers == numbers


def test_candidates_are_all_pairs_that_may_be_links_and_honest_about_it() -> None:
    alignment = align(side(STORM), side(RETOLD))
    strengths = {(c.left, c.right): c.strength for c in alignment.candidates}
    assert strengths[0, 0] > strengths.get((0, 1), 0.0) and strengths[1, 1] > strengths.get((1, 0), 0.0)
    assert all(0.01 <= strength <= 1 for strength in strengths.values())


def test_the_order_of_sentences_counts_where_words_say_less() -> None:
    """The ends of two reports stand together however long these are, and in one language order says nothing."""
    russian = (
        "Буря сорвала крышу с рынка в городе, и на площади были ранены люди, сказал мэр города в среду утром.",
        "И трамвай до порта не ходил три часа, потому что на путях лежали доски и стекло с крыши рынка.",
        "На рынке были закрыты все лавки, и торговцы ждали на улице до вечера, когда их пустили за товаром.",
    )
    english = (
        *STORM,
        "The traders and the mayor of the town met in the hall of the school and spoke of the roof there.",
    )
    for left, right, counts in ((english * 2, russian * 2, True), (english * 2, english * 2, False)):
        signs = measure(SideBySide(*read(side(left), side(right))))
        assert signs["order"][0, 0] == signs["order"][-1, -1] == 0
        assert signs["order"][0, -1] == 1
        assert bool(signs["order_across"][0, -1]) is counts
