"""Screens of the reader as SVG: one, or several that follow each other.

Textual's own export names fonts of other sites, and takes 60 kB a screen. Here every run of letters in one style is a
`text` held to its columns, a line that is the same on every screen is drawn once, and nothing is loaded from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

CELL, LINE = 8.4, 18
"""Points of a column and a row, of letters 14 points high."""

BASELINE = 13.5
FONT = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
MARGIN = 10
INK = "#d5d5d0"
"""Letters that have no colour of their own."""

Screen = Sequence[Sequence[Segment]]
"""The segments of each row."""


def still(screen: Screen, ground: str, title: str) -> str:
    """A picture of a screen; `title` says what it shows to those who cannot see it."""
    return _document(screen, ground, title, "".join(_lines(screen, ground, range(len(screen)))))


def moving(screens: Sequence[Screen], ground: str, title: str, seconds: float) -> str:
    """Screens of one size, each shown so many seconds, again and again."""
    rows = range(len(screens[0]))
    same = [
        row for row in rows if all(_drawn(s[row], ground, row) == _drawn(screens[0][row], ground, row) for s in screens)
    ]
    other = [row for row in rows if row not in same]
    share = 100 / len(screens)
    style = f".f{{opacity:0;animation:f {seconds * len(screens):g}s step-end infinite}}"
    style += f"@keyframes f{{0%{{opacity:1}}{share:.3f}%{{opacity:0}}}}"
    frames = "".join(
        f'<g class="f" style="animation-delay:{n * seconds:g}s">{"".join(_lines(screen, ground, other))}</g>'
        for n, screen in enumerate(screens)
    )
    drawn = "".join(_lines(screens[0], ground, same))
    return _document(screens[0], ground, title, f"<style>{style}</style>{drawn}{frames}")


def _document(screen: Screen, ground: str, title: str, inside: str) -> str:
    width = CELL * sum(segment.cell_length for segment in screen[0]) + 2 * MARGIN
    height = LINE * len(screen) + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" role="img" '
        f'viewBox="0 0 {width:g} {height:g}" '
        f'font-family="{FONT}" font-size="14"><title>{escape(title)}</title>'
        f'<rect width="100%" height="100%" rx="8" fill="{ground}"/>'
        f'<g transform="translate({MARGIN},{MARGIN})">{inside}</g></svg>\n'
    )


def _lines(screen: Screen, ground: str, rows: Sequence[int]) -> Iterator[str]:
    for row in rows:
        yield _drawn(screen[row], ground, row)


def _drawn(segments: Sequence[Segment], ground: str, row: int) -> str:
    """A row: grounds that are not the picture's, then letters."""
    grounds, letters, column = [], [], 0
    for segment in _joined(segments):
        width, style = segment.cell_length, segment.style or Style.null()
        colour, behind = _hex(style.color, INK), _hex(style.bgcolor, ground)
        if style.reverse:
            colour, behind = behind, colour
        if behind != ground:
            grounds.append(_ground(column, row, width, behind))
        if text := segment.text.strip():
            lead = len(segment.text) - len(segment.text.lstrip())
            letters.append(_letters(text, column + lead, row, colour, style))
        column += width
    return "".join((*grounds, *letters))


def _ground(column: int, row: int, width: int, colour: str) -> str:
    place = f'x="{column * CELL:g}" y="{row * LINE}" width="{width * CELL:g}" height="{LINE}"'
    return f'<rect {place} fill="{colour}"/>'


def _letters(text: str, column: int, row: int, colour: str, style: Style) -> str:
    place = f'x="{column * CELL:g}" y="{row * LINE + BASELINE:g}" textLength="{Segment(text).cell_length * CELL:g}"'
    set_as = ' font-weight="700"' * bool(style.bold) + ' font-style="italic"' * bool(style.italic)
    set_as += ' text-decoration="underline"' * bool(style.underline)
    return f'<text {place} fill="{colour}"{set_as} xml:space="preserve">{escape(text)}</text>'


def _joined(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Neighbours in one style as one, so that words are not torn apart."""
    held: Segment | None = None
    for segment in segments:
        if held is not None and held.style == segment.style:
            held = Segment(held.text + segment.text, held.style)
            continue
        if held is not None:
            yield held
        held = segment
    if held is not None:
        yield held


def _hex(colour: Color | None, otherwise: str) -> str:
    """A colour as SVG names it; what has none is the picture's."""
    return otherwise if colour is None or colour.triplet is None else str(colour.triplet.hex)
