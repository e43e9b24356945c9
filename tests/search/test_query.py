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
from index.search.listed_reports import ListInMemory
from index.search.plan.completion import completed
from index.search.query.fields import DATE, FIELDS, HAD, HAS, NOTE, Asks, asking
from index.search.query.query import (
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
    read,
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
        ("has:outlet", Has("outlet")),
        ("-has:date", Not(Has("date"))),
        ("NOT has:place", Not(Has("place"))),
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
    assert caught.value.offset == 6


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
    assert len(tree.parts) == 200


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
    value = NOTE if name == HAS else "2021"
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
        assert len(Reports(ListInMemory(rows)).saying(name, tree.part)) == count


@pytest.mark.parametrize("name", [*asking(Asks.VALUE), DATE])
def test_of_which_nothing_is_known_is_found_by_the_query_that_narrowing_offers(name: str) -> None:
    rows = [SOME._replace(id=str(n), **{name: value}) for n, value in enumerate(["2021", None, "2021-09-01", ""])]
    tree = parse(FIELDS[name].query_without)
    assert tree == Not(Has(name))
    assert set(Reports(ListInMemory(rows)).having(name)) == {"0", "2"}
    assert not Reports(ListInMemory([])).having(name)


@pytest.mark.parametrize("what", HAD)
def test_what_a_report_can_have_is_read_completed_and_documented(what: str) -> None:
    assert parse(f"{HAS}:{what}") == Has(what)
    assert completed(f"a -{HAS}:{what[0]}", lambda _: ()) == f"a -{HAS}:{what}"
    assert f"{HAS}:{what}`" in SEARCHING.read_text(encoding="utf-8")


A, B, C, D = map(Term, "abcd")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        # AND binds most, then what stands side by side, then OR; a list in a list of its own kind is one list
        ("a b AND c d", Loose((A, All((B, C)), D))),
        ("a OR b OR c", AnyOf((A, B, C))),
        ("(a b) AND c", All((Loose((A, B)), C))),
        ("a (b c) d", Loose((A, B, C, D))),
        ("a AND (b AND c)", All((A, B, C))),
        ("a (b OR c)", Loose((A, AnyOf((B, C))))),
        # an operator without its other side is left out
        ("OR a", A),
        ("AND a", A),
        ("a AND OR b", AnyOf((A, B))),
        ("a AND AND b", Loose((A, B))),
        ("(a AND) b", Loose((A, B))),
        ("(a OR) b", Loose((A, B))),
        ("a (NOT) b", Loose((A, B))),
        ("NOT", Everything()),
        ("() a", A),
        ("a () b", Loose((A, B))),
        (") a", A),
        ("(a) b)", Loose((A, B))),
        ("a - b", Loose((A, B))),
        ("a : b", Loose((A, B))),
        ("ANDa ORb NOTc", Loose((Term("ANDa"), Term("ORb"), Term("NOTc")))),
        # without
        ("-a b", Loose((Not(A), B))),
        ("NOT NOT a", A),
        ("-(a b)", Not(Loose((A, B)))),
        ("NOT (a b)", Not(Loose((A, B)))),
        ("-title:a", Not(InField("title", A))),
        # marks: exact wins, and the last one counts; of words parted by a sign the last has them
        ("=a*", Term("a", exact=True)),
        ("=a~", Term("a", exact=True)),
        ("a/b*", Loose((A, Term("b", prefix=True)))),
        ("a/b~", Loose((A, Term("b", near=True)))),
        ("=a/b", Loose((Term("a", exact=True), Term("b", exact=True)))),
        ("a/OR", Loose((A, Term("or")))),
        # phrases, and fields of them
        ('="a b"', Phrase("a b", exact=True)),
        ('"a b"~', Phrase("a b")),
        ('"a b"~12', Phrase("a b", 12)),
        ('"..." a', A),
        ('title:"a b"~3', InField("title", Phrase("a b", 3))),
        ("title:(a b)", InField("title", Loose((A, B)))),
        ("title:=a", InField("title", Term("a", exact=True))),
        ('tag:"?" a', A),
        # a word that is no field
        ("x:a", Loose((Term("x"), A))),
        ('x:"a b" c', Loose((Term("x"), Phrase("a b"), C))),
        ("x:(a b) c", Loose((Term("x"), A, B, C))),
        ('x:"?"', Term("x")),
        ('-x:"a b"', Not(Loose((Term("x"), Phrase("a b"))))),
        # days
        ("date:2021..", Dates("2021-01-01", "")),
        ("date:..2021", Dates("", "2021-12-31")),
        ("date:2021..2021", Dates("2021-01-01", "2021-12-31")),
        ("date:2020-02", Dates("2020-02-01", "2020-02-29")),
        ("date:2021-2-3", Dates("2021-02-03", "2021-02-03")),
        ("date:2021-1..2021-2", Dates("2021-01-01", "2021-02-28")),
        ("date:2021..20", Dates("2021-01-01", "")),
        ("date:2021-", Dates("2021-01-01", "2021-12-31")),
        ("date:2021-05-0", Dates("2021-05-01", "2021-05-31")),
        ("before:2021", Dates("", "2021-01-01")),
        ("after:2021-02", Dates("2021-02-28", "")),
        ("after:2021", Dates("2021-12-31", "")),
        ("before: a", A),
        ("has:n", Has("note")),
        ("has:notes", Has("note")),
        ("has:o", Has("outlet")),
        ("has:Dates", Has("date")),
    ],
)
def test_what_stands_together_belongs_together(text: str, tree: object) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("date:2021-13", "'2021-13' is no date"),
        ("date:0000", "'0000' is no date"),
        ("date:2022..2021", "ends before it begins"),
        ("date:2021-03-05..2021-03-04", "ends before it begins"),
        ("has:nothing", "has:nothing is not known"),
    ],
)
def test_what_means_nothing_is_said_where_it_stands(text: str, said: str) -> None:
    for before in ("", "a ", "a  b "):
        with pytest.raises(QueryError, match=said) as caught:
            parse(before + text)
        assert caught.value.offset == len(before)


@pytest.mark.parametrize(
    ("text", "no_fields", "phrase", "bracket"),
    [
        ('a "b c" (d) title:a', (), "", False),
        ('a "b c', (), "b c", False),
        ('"a" "b', (), "b", False),
        ('"a b"~2', (), "", False),
        ("(a", (), "", True),
        ("((a) b", (), "", True),
        ("-(a", (), "", True),
        ("x:(a", (), "", True),
        ('strike:"a b', (("strike", '"a b'),), "a b", False),
        ("strike:marlow -outlett:bbc", (("strike", "marlow"), ("outlett", "bbc")), "", False),
        ("Outlet:bbc OUTLET:bbc", (("Outlet", "bbc"), ("OUTLET", "bbc")), "", False),
        ("Strike:marlow outlet:bbc", (), "", False),
        ("12:30 http://a.org x:a", (), "", False),
    ],
)
def test_what_was_not_taken_as_it_stands_is_told(
    text: str, no_fields: tuple[tuple[str, str], ...], phrase: str, bracket: bool
) -> None:
    reading = read(text)
    assert reading.tree == parse(text)
    assert (reading.no_fields, reading.open_phrase, reading.open_bracket) == (no_fields, phrase, bracket)


def test_brackets_count_twenty_deep() -> None:
    inside = Not(Loose((B, C)))
    for depth in (19, 20):
        tree = parse("(" * depth + "a -(b c) d" + ")" * depth)
        assert isinstance(tree, Loose) and all(tree.parts)
        assert (tree == Loose((A, inside, D))) == (depth == 19)


def test_the_words_of_phrases_count_too() -> None:
    words = " ".join(f"w{n}" for n in range(198))
    assert parse(f'{words} "a b c d"') == Loose((*(Term(f"w{n}") for n in range(198)), Phrase("a b")))
    assert parse(f'{words} "a b" c') == parse(f'{words} "a b"')
    assert parse(f"{words} a/b/c") == parse(words)
    assert parse(f"{words} a/b") == Loose((*(Term(f"w{n}") for n in range(198)), A, B))
