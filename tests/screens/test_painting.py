"""Only changed cells are sent, and the terminal shows what it would show if all were."""

from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.drawing.bidi import LEFT_TO_RIGHT_MARK
from tui.painting import Painted

WIDTH, HEIGHT = 24, 5
SIZE = Size(WIDTH, HEIGHT)
STYLES = [
    Style.parse(words)
    for words in ("none", "#d5d5d0 on #15171b", "bold #d5d5d0 on #15171b", "#8ab4d8 on #15171b", "red on #303030")
] + [Style.parse(words) for words in ("underline #d5d5d0 on #15171b", "reverse", "bold underline color(7)", "on blue")]
TEXTS = st.text(st.sampled_from("ab  c.ж漢é—░"), min_size=1, max_size=12)


@st.composite
def strips(draw: st.DrawFn, width: int) -> Strip:
    pieces = draw(st.lists(st.tuples(TEXTS, st.sampled_from(STYLES)), min_size=1, max_size=5))
    return Strip([Segment(text, style) for text, style in pieces]).adjust_cell_length(width, STYLES[1])


@st.composite
def updates(draw: st.DrawFn) -> CompositorUpdate:
    """The whole screen, a part of it, or spans of some rows."""
    if draw(st.booleans()):
        x, y = draw(st.integers(0, WIDTH - 2)), draw(st.integers(0, HEIGHT - 1))
        region = Region(x, y, WIDTH - x, draw(st.integers(1, HEIGHT - y)))
        return LayoutUpdate([[draw(strips(region.width))] for _ in range(region.height)], region)
    half = WIDTH // 2
    chops = [{0: draw(strips(half)), half: draw(strips(half))} for _ in range(HEIGHT)]
    rows = sorted(draw(st.sets(st.integers(0, HEIGHT - 1), min_size=1)))
    spans = [(y, *draw(st.sampled_from([(0, half), (half, WIDTH), (0, WIDTH)]))) for y in rows]
    return ChopsUpdate(chops, spans, [[half, WIDTH]] * HEIGHT)  # type: ignore[list-item]


class Terminal:
    def __init__(self) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self.stream = pyte.Stream(self.screen)

    def shows(self) -> list[list[tuple[object, ...]]]:
        """What is seen: of a blank the ground alone, unless it is underlined or reversed."""
        return [[_seen(self.screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def _seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    if cell.data == " " and not cell.reverse:
        return " ", cell.bg, cell.underscore and cell.fg, cell.underscore
    return cell.data, cell.bg, cell.fg, cell.bold, cell.underscore, cell.reverse


CONSOLE = Console(color_system="truecolor", force_terminal=True)
CONSOLE._color_system = ColorSystem.TRUECOLOR


@given(st.lists(updates(), min_size=1, max_size=6))
def test_the_terminal_shows_what_it_would_show_if_all_were_sent(drawn: list[CompositorUpdate]) -> None:
    painted, ours, theirs = Painted(), Terminal(), Terminal()
    for update in drawn:
        ours.stream.feed(painted.changes(update, SIZE).render_segments(CONSOLE))
        theirs.stream.feed(update.render_segments(CONSOLE).replace("\n", "\r\n"))
        assert ours.shows() == theirs.shows()


@given(updates())
def test_what_is_shown_already_is_not_sent_again_unless_the_terminal_may_have_changed(update: CompositorUpdate) -> None:
    painted = Painted()
    first = painted.sent(update, SIZE)
    assert first
    assert painted.sent(update, SIZE) == ""
    painted.forget()
    assert painted.sent(update, SIZE) == first
    assert painted.sent(update, Size(WIDTH + 1, HEIGHT)) == first


def test_a_letter_that_changes_costs_its_place_and_its_colours() -> None:
    painted = Painted()
    style = STYLES[1]

    def line(text: str) -> LayoutUpdate:
        return LayoutUpdate([[Strip([Segment(text, style)])]], Region(0, 2, len(text), 1))

    painted.sent(line("deraa siege"), SIZE)
    assert painted.sent(line("daraa siege"), SIZE) == "\x1b[3;2H\x1b[38;2;213;213;208;48;2;21;23;27ma\x1b[0m"


def test_what_is_not_sent_is_not_taken_for_shown() -> None:
    painted = Painted()
    update = LayoutUpdate([[Strip([Segment("deraa", STYLES[1])])]], Region(0, 0, 5, 1))
    painted.changes(update, SIZE)
    assert "deraa" in painted.changes(update, SIZE).render_segments(CONSOLE)


def test_what_follows_a_sign_without_width_is_seen_where_the_terminal_does_not_know_it() -> None:
    """The emulator drops the rest of a run of text there."""
    line = f"{LEFT_TO_RIGHT_MARK}غدر{LEFT_TO_RIGHT_MARK} Daraa"
    drawn = LayoutUpdate([[Strip([Segment(line)]).adjust_cell_length(WIDTH)]], Region(0, 0, WIDTH, 1))
    ours, theirs = Terminal(), Terminal()
    ours.stream.feed(Painted().changes(drawn, SIZE).render_segments(CONSOLE))
    theirs.stream.feed(line)
    assert ours.screen.display[0].split() == ["غدر", "Daraa"]
    assert theirs.screen.display[0].split() == []
