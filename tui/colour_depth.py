"""How many colours the terminal draws, and what is done so that the colours drawn are those that were meant.

A theme has tones of its own for each depth (`tui/themes.py`). What is mixed from them on the way (a dimmed screen below
a dialog) is put to the nearest colour there is, and without colours nothing but bold, underlined and reversed remains.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Ground
from textual.filter import LineFilter


class Depth(StrEnum):
    """How many colours there are; the values are those of the setting `colours`."""

    TRUE = "true"
    """Every colour that has a name in red, green and blue."""
    PALETTE = "256"
    """The cube of 216 colours and the ramp of 24 greys that every terminal with 256 colours has."""
    SIXTEEN = "16"
    """Sixteen, which each terminal shows as its user likes them."""
    NONE = "none"
    """None, by the user's wish (NO_COLOR) or because the terminal has none."""


BY_TEXTUAL = {"truecolor": Depth.TRUE, "256": Depth.PALETTE, "standard": Depth.SIXTEEN}
"""What TEXTUAL_COLOR_SYSTEM says: a browser (`deraa-tui serve`) sets it for the app it shows."""

MANY = 256
FEW = 8
"""A terminal with eight colours shows the other eight of sixteen by brightness."""


def depth_of(environment: Mapping[str, str], said: str = "auto") -> Depth:
    """How many colours to draw with: as the setting has `said`, else as the environment tells.

    NO_COLOR (https://no-color.org) comes first, then COLORTERM, which terminals with true colours set and ssh does not
    hand on, then what the system knows of TERM.
    """
    if said != "auto":
        return Depth(said)
    if environment.get("NO_COLOR"):
        return Depth.NONE
    if told := BY_TEXTUAL.get(environment.get("TEXTUAL_COLOR_SYSTEM", "")):
        return told
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return Depth.TRUE
    term = environment.get("TERM", "").strip().lower()
    known = _colours_known(term)
    count = _colours_by_name(term) if known is None else known
    return Depth.PALETTE if count >= MANY else Depth.SIXTEEN if count >= FEW else Depth.NONE


def _colours_known(term: str) -> int | None:
    """How many colours the system's own description of a terminal tells of; None where it has none."""
    try:
        import curses

        with Path(os.devnull).open("wb") as nowhere:
            curses.setupterm(term, nowhere.fileno())
        return max(0, curses.tigetnum("colors"))
    except (ImportError, OSError, ValueError, curses.error):
        return None


def _colours_by_name(term: str) -> int:
    """How many colours a terminal has by its name alone, as Rich reads it: most have sixteen at least."""
    if re.search(r"256color|kitty|ghostty|alacritty|foot|direct", term):
        return MANY
    return 0 if re.match(r"dumb$|unknown$|vt\d|$", term) else FEW


def filter_for(depth: Depth) -> LineFilter | None:
    """What a drawn line goes through at a depth; None where all colours can be drawn."""
    return {Depth.PALETTE: Nearest(), Depth.NONE: Colourless()}.get(depth)


class Nearest(LineFilter):
    """Each colour as the nearest of the 240 that do not hang on the user's palette."""

    def apply(self, segments: list[Segment], background: Ground) -> list[Segment]:
        """The same line in those colours."""
        return [Segment(text, style and _on_palette(style), control) for text, style, control in segments]


class Colourless(LineFilter):
    """No colours: the styles alone."""

    def apply(self, segments: list[Segment], background: Ground) -> list[Segment]:
        """The same line without colours."""
        return [Segment(text, style and _without_colour(style), control) for text, style, control in segments]


@lru_cache(4096)
def _without_colour(style: Style) -> Style:
    return style.without_color


@lru_cache(4096)
def _on_palette(style: Style) -> Style:
    return style + Style(color=nearest(style.color), bgcolor=nearest(style.bgcolor))


CUBE = (0, 95, 135, 175, 215, 255)
"""The levels of each channel in the cube, as xterm has them and all others after it."""

FIXED = dict(
    enumerate([(r, g, b) for r in CUBE for g in CUBE for b in CUBE] + [(8 + 10 * n,) * 3 for n in range(24)], start=16)
)
"""The colours that are the same everywhere, by their numbers. The sixteen before them are the user's."""


@lru_cache(4096)
def nearest(colour: Color | None) -> Color | None:
    """The nearest colour of the cube and the greys; a colour of the terminal's own stays.

    Rich rounds each channel for itself and puts greys a step off the ramp; here a tone that stands on the palette is
    drawn as itself. Distance is "redmean" (https://www.compuphase.com/cmetric.htm), near enough to what eyes see.
    """
    if colour is None or colour.type is not ColorType.TRUECOLOR or colour.triplet is None:
        return colour
    red, green, blue = colour.triplet

    def distance(number: int) -> float:
        r, g, b = FIXED[number]
        mean = (red + r) / 512
        return (2 + mean) * (red - r) ** 2 + 4 * (green - g) ** 2 + (3 - mean) * (blue - b) ** 2

    return Color.from_ansi(min(FIXED, key=distance))
