"""Arabic, Hebrew and other letters that run from right to left, among words that do not: their order and side."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from app import running
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from index.workspace import Workspace
from tui.drawing.bidi import FSI, ISOLATES, LEFT_TO_RIGHT_MARK, PDI, RLI
from tui.drawing.direction import arranged, isolated, line_to_its_side
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut
from tui.right_to_left import (
    RightToLeft,
    as_seen,
    as_turned_by_the_terminal,
    terminal_orders,
)

MAP = re.compile("[▌█][▐█]")
"""The map between two reports, whether a row of it is in view or not."""
SIGNS = "ab غدر אב12٣ .,:/-+%()[]!؟«»\u0650字\u200c"
LINES = st.text(st.sampled_from(SIGNS), max_size=40)
WORDS = st.lists(
    st.sampled_from(["غدر", "دِرعا", "אבג", "Daraa", "12", "2021-08-12", "3.5", "5%", "(SOHR)", "«", ",", ".", "字"]),
    max_size=9,
).map(" ".join)


def seen(text: str, right_to_left: bool = False) -> str:
    """A line as it is seen from left to right."""
    return "".join(piece for piece, _ in as_seen(text, arranged(text, right_to_left))).replace(LEFT_TO_RIGHT_MARK, "")


@pytest.mark.parametrize(
    ("read", "from_left", "from_right"),
    [
        ("a אבג b", "a גבא b", "b גבא a"),
        ("אב 12 גד", "דג 12 בא", "דג 12 בא"),
        ("אב (c) גד.", "בא (c) דג.", ".דג (c) בא"),
        ("غدر 5%.", "5 ردغ%.", ".%5 ردغ"),
        ("אב 5%.", "5% בא.", ".5% בא"),
        ("«אב»", "«בא»", "«בא»"),
        ("no such letter, 12", "no such letter, 12", "no such letter, 12"),
    ],
)
def test_a_line_is_seen_in_the_order_of_the_unicode_annex(read: str, from_left: str, from_right: str) -> None:
    assert seen(read) == from_left
    assert seen(read, right_to_left=True) == from_right


@given(LINES, st.booleans())
def test_every_sign_of_a_line_is_seen_once(text: str, right_to_left: bool) -> None:
    glyphs = sorted(arranged(text, right_to_left), key=lambda glyph: glyph.start)
    assert "".join(text[glyph.start : glyph.end] for glyph in glyphs) == text
    assert sum(glyph.columns for glyph in glyphs) == width_of(text)


@given(WORDS, WORDS)
def test_a_terminal_that_turns_words_shows_what_one_that_does_not_is_sent(left: str, right: str) -> None:
    line = f"a {isolated(left)} │ {RLI}{right}{PDI}"
    sent = "".join(piece for piece, _ in as_turned_by_the_terminal(line, arranged(line)))
    assert seen(sent) == seen(line)


@given(LINES, LINES, LINES, st.booleans())
def test_what_stands_in_a_column_stays_in_it(left: str, middle: str, right: str, turned_there: bool) -> None:
    """Each widget is put in order on its own, in as many columns as before, and every sign keeps its style."""
    styles = [Style(color=name) for name in ("red", "green", "blue")]
    line = [Segment(text, style) for text, style in zip((left, middle, right), styles, strict=True)]
    ordered = RightToLeft(turned_there).apply(line, Color(0, 0, 0))
    assert sum(s.cell_length for s in ordered) == sum(s.cell_length for s in line)
    for segment in line:
        if not any(width_of(sign) == 0 for sign in segment.text):  # a mark goes with the letter before it
            after = [s.text for s in ordered if s.style and segment.style and s.style.color == segment.style.color]
            assert width_of("".join(after)) == segment.cell_length


@given(LINES, st.integers(1, 50))
def test_a_line_set_against_its_side_is_no_wider_than_its_column(text: str, width: int) -> None:
    placed = line_to_its_side(cut(text, width), width)
    assert width_of(placed) <= width
    assert seen(placed).replace(" ", "") == seen(line_to_its_side(cut(text, width), 0)).replace(" ", "")


@given(st.lists(LINES, max_size=4), st.integers(0, 40))
def test_what_was_cut_leaves_no_isolate_open(values: list[str], width: int) -> None:
    """So that what stands behind it is in its own order."""
    shown = cut(" · ".join(map(isolated, values)), width)
    assert sum(shown.count(sign) for sign in ISOLATES - {PDI}) == shown.count(PDI)
    assert width_of(shown) <= width


def test_a_value_keeps_its_order_among_others() -> None:
    assert seen(f"{isolated('غدر')} · 2021-08-12") == "ردغ · 2021-08-12"
    assert seen("غدر · 2021-08-12") != "ردغ · 2021-08-12"
    assert isolated("Daraa") == "Daraa"
    assert isolated("غدر")[0] == FSI


@pytest.mark.parametrize(
    ("setting", "environment", "ordered"),
    [
        ("auto", {"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
        ("auto", {"TERM": "xterm-256color"}, True),
        ("auto", {}, True),
        ("auto", {"TERM": "xterm-kitty"}, False),
        ("auto", {"TERM": "foot-extra"}, False),
        ("auto", {"TERM": "tmux-256color", "ALACRITTY_WINDOW_ID": "1"}, False),
        ("auto", {"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, False),
        ("auto", {"TERM": "stterm"}, True),
        ("terminal", {"TERM": "xterm-kitty"}, True),
        ("reader", {"TERM": "xterm-256color"}, False),
    ],
)
def test_who_puts_letters_in_order(setting: str, environment: dict[str, str], ordered: bool) -> None:
    assert terminal_orders(setting, environment) is ordered


ARABIC = "قتل 12 شخصا في درعا\n\nقال شهود إن الطائرات قصفت حي البلد (Daraa) يوم الخميس وإن الناس هربوا منه في الليل.\n"
SYRIAN = "قصف على درعا\n\nقتل 15 شخصا في درعا يوم الخميس، وقال شهود إن الطائرات قصفت حي البلد.\n"
FOLDER = {"a.txt": ARABIC, "b.txt": SYRIAN, "c.txt": "A report\n\nPlanes struck Daraa on Thursday.\n"}


def row_with(text: str, word: str) -> str:
    """The row of the screen that shows a word."""
    rows = [row for row in text.replace(LEFT_TO_RIGHT_MARK, "").split("\n") if word in row]
    assert rows, f"{word} is not in\n{text}"
    return rows[0]


async def test_a_report_that_begins_at_the_right_stands_there(open_folder: Callable[..., Workspace]) -> None:
    async with running(open_folder(FOLDER, "right_to_left: reader"), (80, 24)) as story:
        story.library.open_at("a", None)
        await story.settle()
        view = story.library.reading.view
        title = row_with(story.text(), "اعرد يف اصخش 12 لتق")
        assert title.rstrip().endswith("لتق")
        at = ARABIC.index("درعا")
        row = view.row_of(at)
        column = view._lines.column_of(at)
        assert view.offset_under(2 + column, row) == at
        last = view._lines.width - 1
        assert view.offset_under(2 + last, row) == 0, "the first letter stands at the right edge"


async def test_keys_that_point_to_a_side_go_there(open_folder: Callable[..., Workspace]) -> None:
    async with running(open_folder(FOLDER, "right_to_left: reader"), (80, 24)) as story:
        for article, left_takes_more in (("a", True), ("c", False)):
            story.library.open_at(article, None)
            await story.settle()
            view = story.library.reading.view
            story.app.set_focus(view)
            await story.press("v", "v", "v")
            assert view.selection is not None
            start = view.selection.moving
            await story.press("left" if left_takes_more else "right")
            assert view.selection is not None
            assert view.selection.moving == view.units.word_at(start).end
            await story.press("escape", "escape")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("who", ["reader", "terminal"])
async def test_two_reports_stand_each_in_its_column(
    open_folder: Callable[..., Workspace], size: tuple[int, int], who: str
) -> None:
    async with running(open_folder(FOLDER, f"right_to_left: {who}"), size) as story:
        story.library.open_at("a", None)
        await story.settle()
        await story.press("c", "enter")
        rows = story.text().split("\n")
        assert all(width_of(row) <= size[0] for row in rows)
        assert not set("".join(rows)) & ISOLATES
        assert ("اعرد" in "".join(rows)) is (who == "reader")
        if size[0] > 100:
            sides = [MAP.split(row, 1) for row in rows if MAP.search(row)]
            assert any("15" in left + right for left, right in sides)
            assert len({width_of(left) for left, _ in sides}) == 1


async def test_what_is_seen_around_a_dialog_stays_as_it_was(open_folder: Callable[..., Workspace]) -> None:
    async with running(open_folder(FOLDER, "right_to_left: reader"), (120, 40)) as story:
        before = story.text().split("\n")
        assert any("اعرد" in row[:40] for row in before)
        await story.press("i")
        beside = [(old, new) for old, new in zip(before, story.text().split("\n"), strict=True) if old != new]
        assert beside
        assert all(new[:20] == old[:20] and new[-20:] == old[-20:] for old, new in beside if "│" in new[20:24])


async def test_a_note_stands_on_the_side_of_its_words(open_folder: Callable[..., Workspace]) -> None:
    async with running(open_folder(FOLDER, "right_to_left: reader"), (80, 24)) as story:
        story.library.open_at("a", None)
        await story.settle()
        story.app.set_focus(story.library.reading.view)
        await story.press("a")
        await story.type("غدر 12")
        await story.press("ctrl+s")
        note = row_with(story.text(), "12 ردغ")
        assert note.rstrip().endswith("12 ردغ")
        assert note.index("12 ردغ") > 40
