"""Lines that hold Arabic, Hebrew and other letters that run from right to left, as the terminal at hand wants them.

Some terminals put such letters in their order themselves (VTE and so GNOME Terminal, Konsole, mlterm, Terminal,
iTerm, mintty, PuTTY); others draw them as they come, and here they are sent in the order in which they are seen. To
join the letters into words is left to the terminal either way. Source of the two ways: "BiDi in Terminal Emulators"
(terminal-wg.freedesktop.org/bidi), implicit and explicit mode.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from unicodedata import bidirectional, mirrored

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.drawing.bidi import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT, mirror
from tui.drawing.direction import Glyph, arranged

ORDERS_NOTHING = re.compile(r"xterm-kitty|xterm-ghostty|alacritty|foot|linux|st\b|rxvt|wezterm|contour")
"""Names by which terminals that leave letters as they come go in TERM, which ssh hands on."""

PROGRAMS_ORDERING_NOTHING = frozenset(("WezTerm", "ghostty"))
"""The same in TERM_PROGRAM."""

SIGNS_OF_ORDERING_NOTHING = ("KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "WT_SESSION", "XTERM_VERSION", "WEZTERM_PANE")
"""Variables that such terminals set; a multiplexer as tmux hands them on."""

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
"""What a terminal keeps from left to right inside a stretch that it turns."""


def terminal_orders(setting: str, environment: Mapping[str, str]) -> bool:
    """Whether the terminal puts letters in order itself: as the setting `right_to_left` says, or as `auto` can tell.

    A terminal that is not known to leave it, as behind most ssh, is taken to do it.
    """
    if setting != "auto":
        return setting == "terminal"
    return not (
        ORDERS_NOTHING.match(environment.get("TERM", ""))
        or environment.get("TERM_PROGRAM") in PROGRAMS_ORDERING_NOTHING
        or any(environment.get(name) for name in SIGNS_OF_ORDERING_NOTHING)
    )


class RightToLeft(LineFilter):
    """Puts every drawn line in order: of each widget on its own, so that nothing leaves its column."""

    def __init__(self, terminal_orders: bool) -> None:
        super().__init__()
        self._send = as_turned_by_the_terminal if terminal_orders else as_seen

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line in the order the terminal wants; each sign keeps its style."""
        text = "".join(segment.text for segment in segments)
        if RIGHT_TO_LEFT.search(text) is None or any(segment.control for segment in segments):
            return segments
        if LEFT_TO_RIGHT_MARK in text:  # in order: the screen below a dialog is drawn again, its widgets as one line
            return segments
        styles = [segment.style for segment in segments for _ in segment.text]
        sent = self._send(text, arranged(text))
        return [
            Segment("".join(piece for piece, _ in group), style)
            for style, group in groupby(((piece, styles[at]) for piece, at in sent), key=lambda each: each[1])
        ]


Sent = list[tuple[str, int]]
"""What is sent for each sign, and the place in the line whose style it has."""


def as_seen(text: str, glyphs: Sequence[Glyph]) -> Sent:
    """A line for a terminal that draws what it is sent, from left to right."""
    sent = [(_seen(text, glyph), glyph.start) for glyph in glyphs]
    return [*sent[:1], *((LEFT_TO_RIGHT_MARK, at) for _, at in sent[:1]), *sent[1:]]


def as_turned_by_the_terminal(text: str, glyphs: Sequence[Glyph]) -> Sent:
    """A line for a terminal that turns what runs from right to left, in a line that begins at the left.

    Only a stretch from one letter of such a script to another is turned there; all else stays where it is sent.
    """
    sent: Sent = []
    line = "".join(text[glyph.start] for glyph in glyphs)
    numbers = {at for found in _NUMBER.finditer(line) for at in range(*found.span())}
    goes_on = [
        at in numbers or (glyph.right_to_left and not mirrored(line[at]))  # brackets pair across a whole line
        for at, glyph in enumerate(glyphs)
    ]
    at = 0
    while at < len(glyphs):
        if not _is_turned(line[at]):
            sent.append((_seen(text, glyphs[at]), glyphs[at].start))
            at += 1
            continue
        last = end = at
        while end < len(glyphs) and goes_on[end]:
            last = end if _is_turned(line[end]) else last
            end += 1
        mark = (LEFT_TO_RIGHT_MARK, glyphs[last].start)
        sent += [mark, *_turned(text, line[at : last + 1], glyphs[at : last + 1]), mark]
        at = last + 1
    return sent


def _turned(text: str, line: str, glyphs: Sequence[Glyph]) -> Sent:
    """A stretch from its right end to its left, the numbers in it from left to right."""
    back = list(reversed(glyphs))
    for found in _NUMBER.finditer(line):
        first, end = len(back) - found.end(), len(back) - found.start()
        back[first:end] = reversed(back[first:end])
    return [(text[glyph.start : glyph.end], glyph.start) for glyph in back]


def _is_turned(character: str) -> bool:
    return bidirectional(character) in ("R", "AL", "AN")


def _seen(text: str, glyph: Glyph) -> str:
    return _mirrored(text, glyph) if glyph.right_to_left else text[glyph.start : glyph.end]


def _mirrored(text: str, glyph: Glyph) -> str:
    return mirror(text[glyph.start]) + text[glyph.start + 1 : glyph.end]
