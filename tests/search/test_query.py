"""The query language: what each way of writing means, and that every string means something or is told where it
does not.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Basis
from index.catalogue.catalogue import Summary
from index.catalogue.listing import by_value
from index.errors import QueryError
from index.search.plan.completion import completed
from index.search.query.fields import FIELDS, Asks, asking
from index.search.query.query import (
    MAX_WORDS,
    All,
    AnyOf,
    Dates,
    Everything,
    Has,
    InField,
    Loose,
    Not,
    Phrase,
    Term,
    parse,
)
from index.search.reports import Reports

SEARCHING = Path(__file__).parent.parent.parent / "docs" / "searching.md"
SOME = Summary("1", "1.txt", "Storm", True, None, None, Basis.ABSENT, None, 100)

PIECES = st.sampled_from(
    [
        *("deraa", "b", " ", " ", "(", ")", '"', "-", " AND ", " OR ", "NOT ", "~", "*", "=", "title:", "date:"),
        *("2021", "..", ":", "has:note", "/", "'", "é", "5", "al-Balad", "tag:"),
    ]
)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("deraa", Term("deraa")),
        ("deraa siege", Loose((Term("deraa"), Term("siege")))),
        ('"rebel district"', Phrase("rebel district")),
        ('"rebel district"~5', Phrase("rebel district", 5)),
        ("a AND b", All((Term("a"), Term("b")))),
        ("a OR b c", AnyOf((Term("a"), Loose((Term("b"), Term("c")))))),
        ("(a OR b) -c", Loose((AnyOf((Term("a"), Term("b"))), Not(Term("c"))))),
        ("NOT a", Not(Term("a"))),
        ("mort*", Term("mort", prefix=True)),
        ("mortr~", Term("mortr", near=True)),
        ("=Deraa", Term("Deraa", exact=True)),
        ("title:army", InField("title", Term("army"))),
        ('outlet:"Middle East Eye"', InField("outlet", Phrase("Middle East Eye"))),
        ('author:"Maria Stein"', InField("author", Phrase("Maria Stein"))),
        ("has:note", Has("note")),
        ("date:2021-09", Dates("2021-09-01", "2021-09-30")),
        ("date:2021-08-30..2021-09-02", Dates("2021-08-30", "2021-09-02")),
        ("before:2021-09-02", Dates("", "2021-09-02")),
        ("after:2021-08", Dates("2021-08-31", "")),
        ("al-Balad", Term("al-Balad")),
        ("12:30", Loose((Term("12"), Term("30")))),
    ],
)
def test_each_way_of_writing_has_its_meaning(text: str, tree: object) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", Everything()),
        ('"rebel dis', Phrase("rebel dis")),
        ("deraa AND", Term("deraa")),
        ("deraa OR ", Term("deraa")),
        ("(deraa", Term("deraa")),
        ("deraa)", Term("deraa")),
        ("-", Everything()),
        ("title:", Everything()),
        ("date:2", Everything()),
        ("date:2021-0", Dates("2021-01-01", "2021-12-31")),
    ],
)
def test_a_half_typed_query_means_something(text: str, tree: object) -> None:
    assert parse(text) == tree


def test_what_means_nothing_is_told_with_its_place() -> None:
    with pytest.raises(QueryError, match="'soon' is no date") as caught:
        parse("deraa date:soon")
    assert caught.value.place == 6


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_printed_query_reads_back_as_the_same_tree(text: str) -> None:
    try:
        tree = parse(text)
    except QueryError:
        return
    assert parse(str(tree)) == tree


@given(st.text(max_size=60))
def test_any_string_is_a_query_or_a_sentence(text: str) -> None:
    try:
        parse(text)
    except QueryError as error:
        assert str(error).endswith(".")


def test_a_pasted_page_is_cut_to_what_a_person_could_mean() -> None:
    tree = parse("word " * 5000)
    assert isinstance(tree, Loose)
    assert len(tree.parts) == MAX_WORDS


def test_brackets_without_end_are_no_danger() -> None:
    assert parse("(" * 5000 + "deraa") is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [("date:2016-02-30", "'2016-02-30' is no date"), ("date:2017..2016", "'2017..2016' ends before it begins")],
)
def test_a_date_that_never_was_is_said(text: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        parse(text)


@pytest.mark.parametrize("text", ["date:2017..2", "date:2017..20", "date:2017..201", "date:2017-05..2017"])
def test_a_half_typed_period_is_no_error(text: str) -> None:
    assert isinstance(parse(text), Dates)


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_is_read_completed_and_documented(name: str) -> None:
    value = "note" if name == "has" else "2021"
    assert not isinstance(parse(f"{name}:{value}"), Term | Loose)
    assert completed(name[:-1], lambda _: ()) == f"{name}:"
    assert f"`{name}:" in SEARCHING.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", asking(Asks.VALUE))
def test_a_value_is_found_by_the_query_that_narrowing_offers(name: str) -> None:
    values = ['Al "Sana" Times', "Daily Mail", None]
    rows = [SOME._replace(id=str(n), **{name: value}) for n, value in enumerate(values)]
    field = FIELDS[name]
    for value, count in by_value(rows, field.of):
        tree = parse(field.query(value))
        assert isinstance(tree, InField)
        assert len(Reports(rows).saying(name, tree.part)) == count
