"""The passages of a hit: where the most different words of a query stand together, found in one way over the marks."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Kind, Paragraph, Span
from index.search import snippets
from index.search.snippets import LEAD, PASSAGE, Concept, Mark, Text, distinct, marks
from index.text.words import rows

placed = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 4)), max_size=60).map(sorted)


@given(placed)
def test_a_mark_weighs_what_stands_in_a_passage_that_begins_with_it(places: list[tuple[int, int]]) -> None:
    found = [Mark(Span(start, start + 3), concept) for start, concept in places]
    often = {c: sum(m.concept == c for m in found) for c in range(5)}
    for place, (first, weight) in enumerate(zip(found, snippets._weights(found), strict=True)):
        near = {m.concept for m in found[place:] if m.span.start <= first.span.start + PASSAGE - LEAD}
        assert weight == pytest.approx(sum(1 + 1 / often[c] for c in near))


def test_a_report_that_repeats_a_word_is_gone_through_once() -> None:
    looked = 0

    class Watched(Mark):
        @property
        def concept(self) -> int:  # type: ignore[override]
            nonlocal looked
            looked += 1
            return 0

    found = [Watched.__new__(Watched) for _ in range(2_000)]
    for place, mark in enumerate(found):
        object.__setattr__(mark, "span", Span(5 * place, 5 * place + 4))
    assert len(snippets._weights(found)) == len(found)
    assert looked <= 10 * len(found)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), st.integers(0, 2))))
def test_distinct_marks_never_overlap_and_every_other_meets_one(found: list[tuple[int, int, int]]) -> None:
    given_marks = [Mark(Span(start, start + length), concept) for start, length, concept in found]
    kept = distinct(given_marks)
    assert set(kept) <= set(given_marks)
    assert all(a.span.end <= b.span.start for a, b in pairwise(kept))
    assert all(any(mark.span.overlaps(k.span) for k in kept) for mark in given_marks)


SAYING = st.lists(st.text(st.sampled_from("abé '."), max_size=12), max_size=6)
ROW = st.lists(st.frozensets(st.sampled_from(["a", "b", "ab", "ba", "e"]), min_size=1), min_size=1, max_size=3)


def article_of(paragraphs: list[str]) -> Article:
    """One that says these paragraphs."""
    spans, text = [], ""
    for said in paragraphs:
        spans.append(Paragraph(Span(len(text), len(text) + len(said)), Kind.BODY))
        text += f"{said}\n\n"
    return Article("a", "a.txt", text, tuple(spans))


@given(SAYING, ROW, st.integers(0, 3))
def test_marks_stand_where_all_words_in_a_row_have_the_run(
    paragraphs: list[str], run: list[frozenset[str]], slop: int
) -> None:
    article = article_of(paragraphs)
    here = [w for p in article.paragraphs for w in rows(article.text, p.span.start, p.span.end)]
    expected = {}
    for first, (form, start, _) in enumerate(here):
        at, left = first, slop
        follows = form in run[0]
        for forms in run[1:]:
            at += 1
            while at < len(here) and here[at][0] not in forms and left:
                at, left = at + 1, left - 1
            follows = follows and at < len(here) and here[at][0] in forms
        if follows:
            expected[start] = here[at][2]
    found = marks(Text(article), [Concept("it", (tuple(run),), slop)])
    assert {m.span.start: m.span.end for m in found} == expected


def with_kinds(*paragraphs: tuple[Kind, str]) -> Article:
    """An article of these paragraphs, a line each, as a file has its title over its byline and its text."""
    article = article_of([said for _, said in paragraphs])
    text = article.text.replace("\n\n", "\n")
    ends = accumulate(len(said) + 1 for _, said in paragraphs)
    spans = [Span(end - len(said) - 1, end - 1) for end, (_, said) in zip(ends, paragraphs, strict=True)]
    kinds = [Paragraph(span, kind) for span, (kind, _) in zip(spans, paragraphs, strict=True)]
    return Article("a", "a.txt", text, tuple(kinds))


TITLE, BYLINE, BODY = (Kind.TITLE, "Ferry sinks"), (Kind.BOILERPLATE, "By Ann Lee"), (Kind.BODY, "It sank off Lorne.")


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        ([TITLE, BYLINE, BODY, (Kind.BODY, "Nobody died.")], "It sank off Lorne."),
        ([TITLE, (Kind.STANDFIRST, "All are safe"), (Kind.HEADING, "The night"), BODY], "It sank off Lorne."),
        ([TITLE, BYLINE, (Kind.BODY, " "), BODY], "It sank off Lorne."),
        ([TITLE, BYLINE], "Ferry sinks"),
        ([BYLINE], "By Ann Lee"),
    ],
)
def test_without_marks_a_passage_is_how_the_body_begins(paragraphs: list[tuple[Kind, str]], said: str) -> None:
    article = with_kinds(*paragraphs)
    (passage,) = snippets.snippets(article, [])
    assert (passage.span.of(article.text).strip(), passage.marks) == (said, ())


def test_a_report_that_says_nothing_has_no_passage() -> None:
    assert snippets.snippets(article_of([]), []) == ()


def test_a_body_that_begins_long_is_shown_as_far_as_a_passage_goes() -> None:
    article = with_kinds(TITLE, (Kind.BODY, "It sank off Lorne. " * 40))
    (passage,) = snippets.snippets(article, [])
    assert passage.span.of(article.text).startswith("It sank") and PASSAGE - 9 <= len(passage.span) <= PASSAGE


def test_a_paragraph_without_the_word_is_not_parted_into_words() -> None:
    text = Text(article_of(["Ferry sinks", "It sank off Lorne.", "The U.N. asks why."]))
    assert [m.span.of(text.article.text) for m in marks(text, [Concept("un", ((frozenset({"un"}),),))])] == ["U.N."]
    assert list(text._parted) == [2]
