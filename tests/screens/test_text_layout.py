"""Lines, marks, selections and safe text: the pure parts of drawing, by their laws."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from tui.drawing.graphemes import JOINED, signs, width_of
from tui.drawing.marks import Layer, StyledSpan, pieces
from tui.drawing.rows import cut, passage
from tui.drawing.selecting import Selection, Units
from tui.drawing.wrapping import Layout
from tui.safe_text import safe, safe_line

TEXT = st.text(st.sampled_from("ab é字。「\n\t😀\u0301-دרع12(\u0650\u200c"), max_size=80)
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 20)).map(lambda t: Span(t[0], t[0] + t[1]))


@given(TEXT, st.integers(1, 20))
def test_the_lines_together_are_the_text(text: str, width: int) -> None:
    """What stands between two lines is one white space: the one the line broke at."""
    layout = Layout(text, width)
    rebuilt = text[layout.starts[0] : layout.ends[0]]
    for line in range(1, len(layout)):
        between = text[layout.ends[line - 1] : layout.starts[line]]
        assert between in ("", " ", "\n")
        rebuilt += between + text[layout.starts[line] : layout.ends[line]]
    assert rebuilt == text


@given(TEXT, st.integers(2, 20))
def test_no_line_is_wider_than_the_measure(text: str, width: int) -> None:
    layout = Layout(text, width)
    assert all(width_of(text[a:b]) <= width for a, b in zip(layout.starts, layout.ends, strict=True))


@given(TEXT, st.integers(2, 20))
def test_an_offset_is_drawn_where_it_is_found_again(text: str, width: int) -> None:
    layout = Layout(text, width)
    for line, (start, end) in enumerate(zip(layout.starts, layout.ends, strict=True)):
        for offset in range(start, end):
            if width_of(text[offset]):
                assert layout.line_of(offset) == line
                assert layout.offset_at(line, layout.column_of(offset)) == offset


def test_a_line_begins_at_each_place_that_is_asked_for_and_what_stands_before_it_is_folded_whole() -> None:
    text = "The dyke broke at dawn. Nobody was hurt. The mill stood a metre deep in water.\nLater it rained."
    begins = [text.index(word) for word in ("The dyke", "Nobody", "The mill", "Later")]
    layout = Layout(text, 30, begins)
    lines = [text[a:b] for a, b in zip(layout.starts, layout.ends, strict=True)]
    assert lines == [
        "The dyke broke at dawn.",
        "Nobody was hurt.",
        "The mill stood a metre deep in",
        "water.",
        "Later it rained.",
    ]
    layout.fold([(begins[1], begins[2] - 1)])
    assert [text[a:b] for a, b in zip(layout.starts, layout.ends, strict=True)] == [lines[0], "", *lines[2:]]


@given(TEXT, st.integers(2, 20), st.lists(st.integers(0, 80), max_size=6))
def test_places_where_a_line_begins_change_nothing_of_the_text(text: str, width: int, places: list[int]) -> None:
    layout = Layout(text, width, sorted({place for place in places if place < len(text)}))
    told = [text[a:b] for a, b in zip(layout.starts, layout.ends, strict=True)]
    assert "".join("".join(told).split()) == "".join(text.split())
    assert all(width_of(line) <= width for line in told)


@given(TEXT, st.integers(2, 20))
def test_no_sign_is_cut_from_its_marks(text: str, width: int) -> None:
    text = safe(text)
    layout = Layout(text, width)
    for line in range(1, len(layout)):
        start = layout.starts[line]
        if start == layout.ends[line - 1] and start < len(text):
            assert width_of(text[start])
            told = signs(text, layout.starts[line - 1], start)
            assert text[start - 1] != JOINED or all(text[end - 1] == JOINED for _, end, _ in told), "there was no room"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("政府軍は「検問所」を閉鎖した。次", 10, ["政府軍は", "「検問所」", "を閉鎖し", "た。次"]),
        ("the 検問所 was", 8, ["the 検問", "所 was"]),
        ("دِرعا البلد", 5, ["دِرعا", "البلد"]),
        ("cafe\u0301e\u0301s", 4, ["cafe\u0301", "e\u0301s"]),
        ("👨\u200c👩\u200c👧 x", 6, ["👨\u200c👩\u200c👧", "x"]),
        ("ab👨\u200c👩\u200c👧", 6, ["ab", "👨\u200c👩\u200c👧"]),
    ],
)
def test_a_line_ends_where_its_script_lets_it(text: str, width: int, lines: list[str]) -> None:
    layout = Layout(text, width)
    assert [text[a:b] for a, b in zip(layout.starts, layout.ends, strict=True)] == lines


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "cafe\u0301", "دِرعا"])
def test_what_is_drawn_takes_the_columns_of_its_code_points_one_by_one(text: str) -> None:
    """As terminals that know nothing of joined signs count them, and those that do."""
    drawn = safe(text)
    assert not set(drawn) & set("\u200d\ufe0f🏽")
    assert width_of(drawn) == sum(map(width_of, drawn))


def test_words_stay_whole_where_they_fit() -> None:
    layout = Layout("the siege of Deraa lasted", 10)
    lines = [layout.text[a:b] for a, b in zip(layout.starts, layout.ends, strict=True)]
    assert lines == ["the siege", "of Deraa", "lasted"]


@given(st.lists(SPANS, max_size=8), st.integers(0, 40), st.integers(0, 30))
def test_a_layer_gives_the_marks_that_touch(spans: list[Span], start: int, length: int) -> None:
    end = start + length
    layer = Layer(StyledSpan(s, "x") for s in spans)
    expected = sorted((s for s in spans if s.start < end and s.end > start), key=lambda s: (s.start, s.end))
    assert [m.span for m in layer.within(start, end)] == expected


@given(st.lists(SPANS, max_size=6), st.integers(0, 40), st.integers(1, 30))
def test_pieces_cover_the_line_once_and_carry_every_mark_on_them(spans: list[Span], start: int, length: int) -> None:
    end = start + length
    cut_up = pieces(start, end, [Layer(StyledSpan(s, str(n)) for n, s in enumerate(spans))])
    assert [a for a, _, _ in cut_up] == [start, *(b for _, b, _ in cut_up)][:-1]
    assert cut_up[-1][1] == end
    for a, b, styles in cut_up:
        assert set(styles) == {str(n) for n, s in enumerate(spans) if len(s) and s.start <= a and b <= s.end}


@given(st.text(max_size=60))
def test_safe_text_has_the_same_length_and_nothing_that_acts(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any(c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0) for c in shown)
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" or "\ud800" <= c <= "\udfff" for c in shown)
    assert safe(shown) == shown
    assert "\n" not in safe_line(text)


@pytest.mark.parametrize("text", ["Deraa “al-Balad” – ﷺ درعا", "naïve 字 😀", "a\u00a0b"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


@given(TEXT, st.integers(0, 20))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert width_of(cut(safe_line(text), width)) <= width


def test_the_marked_word_is_always_seen() -> None:
    text = "a long way before the word that was found, which is siege, and a long way after it as well"
    mark = Span(text.index("siege"), text.index("siege") + 5)
    for width in (20, 40, 80):
        drawn = passage(text, Span(0, len(text)), (mark,), width)
        assert ("siege", "hit") in drawn
        assert sum(width_of(t) for t, _ in drawn) <= width


UNITS = Units(
    "One two. Three four.\n\nFive six.",
    [Span(0, 8), Span(9, 20), Span(22, 31)],
    [Span(0, 20), Span(22, 31)],
)


@pytest.mark.parametrize(
    ("unit", "there", "back"),
    [("character", [3, 4, 7, 8, 9], [0, 0]), ("word", [3, 7, 14, 19, 26], [9, 4, 0]),
     ("sentence", [8, 20, 31, 31], [9, 0, 0]), ("paragraph", [20, 31, 31], [0, 0])],
)  # fmt: skip
def test_moving_by_a_unit(unit: str, there: list[int], back: list[int]) -> None:
    at, seen = 0, []
    for _ in there:
        at = UNITS.moved(at, unit, 1)
        seen.append(at)
    assert seen == there
    at, seen = {"character": 1, "word": 14, "sentence": 20, "paragraph": 20}[unit], []
    for _ in back:
        at = UNITS.moved(at, unit, -1)
        seen.append(at)
    assert seen == back


def test_the_sentence_at_a_place() -> None:
    assert UNITS.sentence_at(0) == Span(0, 8)
    assert UNITS.sentence_at(8) == Span(9, 20)
    assert UNITS.sentence_at(21) == Span(22, 31)
    assert UNITS.sentence_at(31) == Span(22, 31)
    assert Units("no sentences", (), ()).sentence_at(3) == Span(0, 12)


@pytest.mark.parametrize(
    ("text", "start", "end", "whole"),
    [
        ("Tres escuelas sirven.", 5, 15, "escuelas sirven"),
        ("Tres escuelas sirven.", 5, 13, "escuelas"),
        ("It cost 3.5 million at 12:30.", 8, 9, "3.5"),
        ("an Iranian-backed militia’s men", 6, 20, "Iranian-backed militia’s"),
        ("“We fled,” he said.", 1, 5, "We fled"),
        ("हिन्दी में लिखा", 2, 8, "हिन्दी में"),
        ("东京今天下雨", 1, 3, "京今"),
        ("", 0, 0, ""),
    ],
)
def test_a_passage_has_the_words_whole_that_it_begins_and_ends_in(text: str, start: int, end: int, whole: str) -> None:
    assert Units(text, (), ()).whole_words(Span(start, end)).of(text) == whole


@given(st.text("ab1 ,.'-\n", max_size=40), st.data())
def test_no_passage_is_on_half_a_word_and_it_is_widened_no_further(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    whole = Units(text, (), ()).whole_words(span)
    assert whole.start <= span.start and span.end <= whole.end
    assert Units(text, (), ()).whole_words(whole) == whole
    for end in (whole.start, whole.end) if len(span) else ():
        assert not text[max(0, end - 1) : end + 1].isalnum() or 0 in (end, len(text) - end)
    added = text[whole.start : span.start] + text[span.end : whole.end]
    assert not any(sign.isspace() for sign in added)


def test_a_selection_grows_from_either_end() -> None:
    assert Selection(5, 9).moved_to(2).span == Span(2, 5)
    assert Selection(5, 9).swapped().moved_to(2).span == Span(2, 9)
    assert Selection(5, 5, free=True).moved_to(2) == Selection(2, 2, free=True)


def test_columns_are_measured_in_one_place() -> None:
    tui = Path(__file__).parent.parent.parent / "tui"
    naming = {path.name for path in tui.rglob("*.py") if "rich.cells" in path.read_text(encoding="utf-8")}
    assert naming == {"graphemes.py"}


@given(st.lists(st.text("ab \n", max_size=30), max_size=8).map("\n\n".join), st.integers(1, 12), st.integers(0, 3))
def test_between_paragraphs_stand_as_many_empty_lines_as_are_wished(text: str, width: int, rows: int) -> None:
    plain, spaced = Layout(text, width), Layout(text, width)
    spaced.space(rows)

    def filled(layout: Layout) -> list[tuple[int, int]]:
        return [(a, b) for a, b in zip(layout.starts, layout.ends, strict=True) if a != b]

    assert filled(spaced) == filled(plain)
    empty = [a == b for a, b in zip(spaced.starts, spaced.ends, strict=True)]
    runs = [len(list(run)) for is_empty, run in groupby(empty) if is_empty]
    assert set(runs) <= {rows} or not filled(plain)
    assert list(spaced.starts) == sorted(spaced.starts) and len(spaced)
