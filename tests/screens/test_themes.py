"""Every theme at every depth of colour is legible, as it is really drawn, and gold is for what was found alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from app import Story, running
from conftest import FIRST, SECOND, THIRD
from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Ground
from textual.screen import ModalScreen
from textual.theme import Theme

from index.article import Span
from index.workspace import Workspace
from tui.colour_depth import FIXED, Depth, depth_of, filter_for, nearest
from tui.themes import BY_GROUND, BY_STYLE, DARK, NAMES, theme_of, themes_of, tones_of

LEGIBLE = 4.5
"""WCAG 2.2, 1.4.3: the contrast that words need."""

VERY_LEGIBLE = 7.0
"""WCAG 2.2, 1.4.6: what the theme for tired eyes promises where it names its colours itself."""

PALETTES = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5"
    " 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "GNOME": "171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc"
    " 5e5c64 f66151 33da7a e9ad0c 2a7bde c061cb 33c7de ffffff",
    "Campbell": "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc"
    " 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
    "PuTTY": "000000 bb0000 00bb00 bbbb00 0000bb bb00bb 00bbbb bbbbbb"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "Linux console": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
}  # fmt: skip
"""The sixteen colours as shipped by terminals that are used without changing them.

Tango, which GNOME's terminal shipped before, is not among them: its bright red on its black has 3.0, its black on its
cyan 3.6, and no other of its colours that holds is left to say the same. Terminals that have it draw 256 colours.
"""

DEEP = pytest.mark.parametrize("depth", list(Depth))


def triplet(colour: Color, palette: str, *, ground: bool) -> tuple[int, int, int]:
    """What a terminal shows of a colour, in red, green and blue."""
    if colour.type is ColorType.TRUECOLOR:
        assert colour.triplet is not None
        return tuple(colour.triplet)
    assert colour.number is not None
    if colour.number in FIXED:
        return FIXED[colour.number]
    number = colour.number % 8 if ground and palette == "Linux console" else colour.number
    return tuple(bytes.fromhex(PALETTES[palette].split()[number]))  # type: ignore[return-value]


@cache
def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """WCAG's contrast ratio, 1 to 21."""

    def luminance(colour: tuple[int, int, int]) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def words(story: Story) -> Iterator[Segment]:
    """Every stretch of words on the screen, as it goes to the terminal; signs of one column and rules are none, and
    what a dialog lies over is not for reading.
    """
    screen = story.app.screen
    shown = (
        screen.query("#dialog, CommandPalette > Vertical").first().region
        if isinstance(screen, ModalScreen)
        else screen.region
    )
    for strip in screen._compositor.render_strips()[shown.y : shown.bottom]:
        yield from (s for s in strip.crop(shown.x, shown.right) if s.style and sum(c.isalnum() for c in s.text) > 1)


def illegible(found: Segment, least: float) -> bool:
    """Whether a stretch is hard to read in any of the palettes."""
    style = found.style
    assert style is not None
    if style.color is None or style.color.is_default:
        return style.bgcolor is not None and not style.bgcolor.is_default
    assert style.bgcolor is not None and not style.bgcolor.is_default, f"{found} stands on an unknown ground"
    shown = [(triplet(style.color, p, ground=False), triplet(style.bgcolor, p, ground=True)) for p in PALETTES]
    return any(contrast(*pair) < least for pair in shown)


async def tour(story: Story, workspace: Workspace) -> Iterator[str]:  # type: ignore[misc]
    """Through the screens, with hits, notes, a selection, a message and dialogs."""
    await story.press("slash")
    await story.type("deraa")
    yield "hits and what is typed"
    await story.press("enter", "n", "a")
    await story.type("who says so?")
    yield "the dialog of a note"
    await story.press("ctrl+s", "v")
    yield "a selection"
    await story.press("escape", "right_square_bracket", "tab")
    yield "the notes"
    await story.press("question_mark")
    yield "help"
    await story.press("escape", "b")
    yield "narrowing"
    await story.press("escape", "escape", "escape", "escape", "c")
    yield "a choice"
    await story.press("escape")
    story.library.open_comparison(FIRST, SECOND)
    await story.settle()
    await story.press("n", "n")
    yield "a comparison"
    await story.press("escape", "A")
    yield "all notes"
    await story.press("escape")
    story.library.open_claims([FIRST, SECOND, THIRD])
    await story.settle()
    yield "claims"
    await story.press("escape", "ctrl+p")
    yield "the palette"


TEXTS = ("foreground", "dim", "primary", "edited", "restated", "only", "differs")
NOTES = ("red", "green", "yellow", "blue", "magenta", "cyan")
GROUNDS = ("background", "panel", "lit")


def variables_of(depth: Depth, name: str) -> dict[str, str]:
    """The variables of the style sheet in a theme."""
    theme = themes_of(depth)[name]
    return theme.to_color_system().generate() | theme.variables


@DEEP
@pytest.mark.parametrize("name", NAMES[:3])
def test_every_tone_of_words_is_legible_on_every_ground(depth: Depth, name: str) -> None:
    tones = variables_of(depth, name)
    pairs = [(tones[text], tones[ground]) for text in TEXTS for ground in GROUNDS]
    pairs += [(tones[f"note-{colour}"], tones[ground]) for colour in NOTES for ground in GROUNDS]
    pairs += [(tones["hit"], tones["hit-ground"]), (tones["hit-now"], tones["hit-now-ground"])]
    pairs += [(tones["block-cursor-foreground"], tones["block-cursor-background"])]
    for text, ground in pairs:
        if "ansi_default" in (text, ground):
            assert depth is Depth.NONE, "the terminal's own colours have a ground of their own"
            continue
        for palette in PALETTES:
            one, other = (
                triplet(c, palette, ground=is_ground)
                for c, is_ground in ((_drawn(text), False), (_drawn(ground), True))
            )
            assert contrast(one, other) >= LEGIBLE, (text, ground, palette)


def _drawn(tone: str) -> Color:
    return Color.parse(tone.removeprefix("ansi_"))


TRUE_PROBE, ANSI_PROBE = "probe", "probe of the terminal's colours"
"""Themes in which each tone is a colour of its own, so that what is drawn tells which tones it is drawn in. Textual has
some rules for themes in the terminal's own colours alone, hence two.
"""


SHADES = {f"#{60 + 4 * n:02x}{200 - 5 * n:02x}{90 + 3 * n:02x}": tone for n, tone in enumerate(DARK)}


def probes() -> tuple[Theme, Theme]:
    shades = {tone: shade for shade, tone in SHADES.items()}
    of_true = theme_of(TRUE_PROBE, shades, BY_GROUND)
    return of_true, replace(theme_of(ANSI_PROBE, shades, BY_STYLE), ansi=True)


PROBES = {probe.name: probe for probe in probes()}


def repainted(depth: Depth, name: str) -> Callable[[Segment], Segment]:
    """What turns a stretch that is drawn in a probe into what a theme draws at a depth of colours."""
    tones, lines = tones_of(depth)[name][0], filter_for(depth)

    def tone(colour: Color | None) -> Color | None:
        if colour is None or colour.triplet is None:
            return colour
        assert colour.triplet.hex in SHADES, f"{colour.triplet.hex} is mixed, and no tone of a theme"
        return _drawn(tones[SHADES[colour.triplet.hex]])

    def repaint(found: Segment) -> Segment:
        assert found.style is not None
        style = Style(color=tone(found.style.color), bgcolor=tone(found.style.bgcolor))
        painted = [Segment(found.text, style)]
        return (lines.apply(painted, Ground(0, 0, 0)) if lines else painted)[0]

    return repaint


def probe_of(depth: Depth, name: str) -> str:
    return ANSI_PROBE if themes_of(depth)[name].ansi else TRUE_PROBE


def colours_of(drawn: Iterable[Segment]) -> list[tuple[object, ...]]:
    def known(colour: Color | None) -> object:
        return colour and (colour.triplet or colour.number)

    return [(s.text, known(s.style.color), known(s.style.bgcolor)) for s in drawn if s.style]


def least_of(depth: Depth, name: str) -> float:
    return VERY_LEGIBLE if name == "contrast" and depth in (Depth.TRUE, Depth.PALETTE) else LEGIBLE


async def test_every_word_is_legible_in_every_theme_at_every_depth(workspace: Workspace) -> None:
    """Each screen is drawn once in the probes, whose shades are then exchanged for the tones of each theme."""
    workspace.notes.annotate(FIRST, Span(216, 260), "who says so?", kind="claim", tags=("defiance",))
    pairs = [(depth, name) for depth in Depth for name in NAMES]
    painters = {pair: repainted(*pair) for pair in pairs}
    seen = set()
    async with running(workspace) as story:
        for probe in PROBES.values():
            story.app.register_theme(probe)
        async for where in tour(story, workspace):
            drawn = {probe: await drawn_in(story, probe) for probe in PROBES}
            for pair in pairs:
                styled = {s.style: s for s in drawn[probe_of(*pair)]}.values()  # a stretch in each style
                dim = [s for s in map(painters[pair], styled) if illegible(s, least_of(*pair))]
                assert not dim, f"{where}, {pair}: {dim[:3]}"
            seen.update(s.text for s in drawn[TRUE_PROBE])
    assert len(seen) > 100


async def test_what_is_told_from_the_probes_is_what_each_theme_draws(workspace: Workspace) -> None:
    """Held where most tones and widgets are: with hits and notes, and in a dialog with all that is typed into."""
    workspace.notes.annotate(FIRST, Span(216, 260), "who says so?", kind="claim", tags=("defiance",))
    async with running(workspace) as story:
        for probe in PROBES.values():
            story.app.register_theme(probe)
        await story.press("slash")
        await story.type("deraa")
        for key in ("enter", "a"):
            await story.press(key)
            story.app._colour_filter = None  # the shades of the probes as they are
            drawn = {probe: await drawn_in(story, probe) for probe in PROBES}
            for depth in Depth if key == "enter" else (Depth.TRUE, Depth.SIXTEEN):
                story.app._draw_colours(depth)
                for name in NAMES:
                    told = colours_of(map(repainted(depth, name), drawn[probe_of(depth, name)]))
                    assert colours_of(await drawn_in(story, name)) == told, (depth, name)


async def drawn_in(story: Story, theme: str) -> list[Segment]:
    story.app.theme = theme
    await story.settle()
    return list(words(story))


@pytest.mark.parametrize("depth", [Depth.TRUE, Depth.PALETTE])
def test_the_tones_are_drawn_as_they_are_meant(depth: Depth) -> None:
    for name in NAMES[:3]:
        for tone in themes_of(depth)[name].variables.values():
            if depth is Depth.PALETTE and tone.startswith("#"):
                number = nearest(Color.parse(tone)).number  # type: ignore[union-attr]
                assert number is not None
                assert "#{:02x}{:02x}{:02x}".format(*FIXED[number]) == tone


@pytest.mark.parametrize("depth", [Depth.TRUE, Depth.PALETTE])
@pytest.mark.parametrize("name", NAMES[:3])
def test_gold_is_for_hits_alone(depth: Depth, name: str) -> None:
    tones = variables_of(depth, name)
    told = {tones[t] for t in TEXTS} | {tones[f"note-{colour}"] for colour in NOTES}
    assert not told & {tones["hit-ground"], tones["hit-now-ground"]}


async def test_without_colours_hits_and_the_row_of_the_cursor_are_seen(workspace: Workspace) -> None:
    workspace.settings = replace(workspace.settings, colours="none")
    async with running(workspace) as story:
        await story.press("slash")
        await story.type("deraa")
        await story.press("down")
        drawn = list(words(story))
        assert not any(s.style and (s.style.color or s.style.bgcolor) for s in drawn)
        assert [s.text for s in drawn if s.style and s.style.underline and s.style.bold][:1] == ["Deraa"]
        reversed_words = "".join(s.text for s in drawn if s.style and s.style.reverse)
        assert workspace.library.summaries()[0].heading[:20] in reversed_words or "Deraa" in reversed_words


async def test_a_note_without_a_kind_has_no_colour_and_its_passage_none_of_its_own(workspace: Workspace) -> None:
    async with running(workspace) as story:
        await story.press("enter", "a")
        await story.type("plain")
        await story.press("ctrl+s", "escape")
        plain = story.library.reading.view.style_of("plain").color
        passage = [s for s in words(story) if s.style and s.style.underline]
        assert passage
        assert all(s.style and s.style.color == plain for s in passage)


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Depth.TRUE),
        ({"TERM": "xterm", "COLORTERM": "24bit"}, Depth.TRUE),
        ({"TERM": "xterm-256color"}, Depth.PALETTE),
        ({"TERM": "tmux-256color", "COLORTERM": "1"}, Depth.PALETTE),
        ({"TERM": "xterm-kitty"}, Depth.PALETTE),
        ({"TERM": "linux"}, Depth.SIXTEEN),
        ({"TERM": "screen"}, Depth.SIXTEEN),
        ({"TERM": "xterm"}, Depth.SIXTEEN),
        ({"TERM": "never-heard-of"}, Depth.SIXTEEN),
        ({"TERM": "vt100"}, Depth.NONE),
        ({"TERM": "dumb"}, Depth.NONE),
        ({}, Depth.NONE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, Depth.NONE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": ""}, Depth.TRUE),
        ({"TERM": "dumb", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, Depth.TRUE),
    ],
)
def test_how_many_colours_there_are(environment: dict[str, str], depth: Depth) -> None:
    """In a process of its own: what the system knows of a terminal can be asked once in each."""
    asked = f"from tui.colour_depth import depth_of; print(depth_of({environment!r}))"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == depth


def test_the_setting_is_stronger_than_the_environment() -> None:
    assert depth_of({"NO_COLOR": "1"}, "256") is Depth.PALETTE
