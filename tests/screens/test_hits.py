"""The hits of a report and what the find line finds in their place, by their laws; and what stays in view."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset, Size

from index.article import Span
from tui.drawing.hits import Hits
from tui.drawing.wrapping import Layout
from tui.widgets.views.in_view import InView

TEXT = "The dyke broke. Nobody was hurt; the\u00a0mill stood deep in water. THE  MILL is old.\n" * 6


def of(spans: list[Span], at: int | None = 0) -> Hits:
    hits = Hits()
    hits.take(spans, at)
    return hits


THREE = [Span(0, 3), Span(10, 12), Span(20, 21)]


def test_one_steps_from_the_first_hit_to_the_last_and_not_beyond() -> None:
    hits = of(THREE)
    assert hits.position == "hit 1 of 3"
    assert [hits.step(1) for _ in THREE] == [True, True, False]
    assert hits.position == "hit 3 of 3"
    assert [hits.step(-1) for _ in THREE] == [True, True, False]


def test_from_none_one_steps_to_the_first_or_the_last() -> None:
    forward, back = of(THREE, None), of(THREE, None)
    assert forward.step(1) and forward.now == THREE[0]
    assert back.step(-1) and back.now == THREE[-1]
    assert not of([], None).step(1)


@pytest.mark.parametrize("words", ["the mill", "THE MILL", " the  mill "])
def test_capitals_and_white_space_are_alike_when_finding(words: str) -> None:
    hits = of(THREE)
    hits.find(words, TEXT, 0)
    assert len(hits.spans) == 12 and hits.position == "found 1 of 12"


def test_the_first_found_from_here_on_is_lit_else_the_first_of_all() -> None:
    hits, here = of([]), TEXT.index("THE  MILL")
    hits.find("mill", TEXT, here)
    assert hits.now is not None and hits.now.start > here
    hits.find("mill", TEXT, len(TEXT))
    assert hits.number == 0


def test_words_that_are_not_there_are_not_found_and_no_words_ask_for_nothing() -> None:
    hits = of(THREE)
    hits.find("zebra", TEXT, 0)
    assert (hits.position, hits.now, hits.number) == ("not found", None, -1)
    hits.find(" ", TEXT, 0)
    assert (hits.position, hits.words) == ("", "")


def test_given_up_the_hits_of_the_search_are_there_again_and_none_is_lit() -> None:
    hits = of(THREE)
    hits.find("mill", TEXT, 0)
    hits.give_up_finding()
    assert (hits.spans, hits.now, hits.is_finding) == (THREE, None, False)


def test_a_query_that_is_gone_takes_its_hits_along_and_leaves_what_was_found() -> None:
    hits = of(THREE)
    hits.forget_search()
    assert not hits.spans and hits.position == ""
    hits.find("mill", TEXT, 0)
    hits.forget_search()
    assert hits.position == "found 1 of 12"


class Scrolled(SimpleNamespace):
    """A text in lines of so many columns, in a window of some rows."""

    @classmethod
    def of(cls, columns: int, rows: int) -> Scrolled:
        return cls(lines=Layout(TEXT, columns), window=Size(columns, rows), scroll_offset=Offset(0, 0))

    @property
    def max_scroll_y(self) -> int:
        return max(0, len(self.lines) - self.window.height)

    def jump_to(self, line: int) -> None:
        self.scroll_offset = Offset(0, max(0, min(line, self.max_scroll_y)))

    def line_of(self, offset: int) -> int:
        return int(self.lines.line_of(offset))

    def start_of(self, line: int) -> int:
        return int(self.lines.starts[min(line, len(self.lines) - 1)])

    def lay_out(self, columns: int, rows: int) -> None:
        self.lines, self.window = Layout(TEXT, columns), Size(columns, rows)


WINDOWS = st.lists(st.tuples(st.integers(8, 90), st.integers(1, 60)), max_size=6)


@given(st.integers(0, len(TEXT) - 1), WINDOWS)
def test_the_words_at_the_top_are_the_same_after_any_number_of_other_widths(
    first: int, windows: list[tuple[int, int]]
) -> None:
    text = Scrolled.of(40, 10)
    in_view = InView(text)
    in_view.put_first(first)
    for columns, rows in windows:
        put = in_view.first
        text.lay_out(columns, rows)
        in_view.put_first(put)
    assert in_view.first == first


@given(st.integers(1, 10))
def test_who_scrolls_has_other_words_at_the_top(lines: int) -> None:
    text = Scrolled.of(40, 3)
    in_view = InView(text)
    in_view.put_first(3)
    text.jump_to(lines)
    assert in_view.first == text.start_of(lines) > 3


@given(st.integers(0, len(TEXT) - 1), WINDOWS)
def test_a_passage_that_was_asked_for_stays_in_view_in_any_window(at: int, windows: list[tuple[int, int]]) -> None:
    text = Scrolled.of(40, 0)
    in_view = InView(text)
    in_view.wish(Span(at, at + 1), Span(at, at + 1), None)
    assert in_view.waits
    for columns, rows in windows:
        wished, put = in_view.is_where_wished, in_view.first
        text.lay_out(columns, rows)
        in_view.put_first(put)
        assert wished
        in_view.fulfil()
        assert 0 <= text.line_of(at) - text.scroll_offset.y < rows
