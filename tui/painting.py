"""Only what has changed goes to the terminal, for lines that are slow.

Textual sends every widget that drew itself anew, and each stretch of it with all its colours: 17 kB for a line further
down in a report, two thirds of a second on a link of 25 kB/s. Here the cells that the terminal shows are known; of what
is drawn only the cells that are others go out, and only the colours that change from one to the next.

Rests on how Textual 8.2 hands an update to the terminal (`CompositorUpdate`), as `docs/dependencies.md` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from tui.drawing.bidi import LEFT_TO_RIGHT_MARK
from tui.drawing.graphemes import MAY_BE_WIDE, width_of


class Cell(NamedTuple):
    """What stands in a column: the sign, and the codes of its attributes, colour and ground. A sign of several columns
    is told whole in the first, and the others are empty.
    """

    text: str
    attributes: str
    colour: str
    ground: str


OWN = "39", "49"
"""The codes of the terminal's own colour and ground."""

NEAR = 6
"""Cells that are written again rather than passed over: to move the cursor takes as many bytes."""

USUAL_LETTERS = "\x1b(B"
"""Changes nothing. A terminal that does not know a sign without width may drop what follows it, up to a command."""

SHOWS_ON_BLANKS = (4, 7, 9)
"""Attributes, by their codes, that are seen on a blank: underlined, reversed, struck out."""


class Painted:
    """What the terminal shows."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell | None]] = {}
        self._size = Size()

    def forget(self) -> None:
        """The terminal may show something else now: all that is drawn next goes out."""
        self._rows = {}

    @property
    def is_known(self) -> bool:
        """Whether anything is known of what the terminal shows."""
        return bool(self._rows)

    def changes(self, update: CompositorUpdate, size: Size) -> CompositorUpdate:
        """An update that sends what is new in another one, on a terminal of that size."""
        return _Changes(self, update, size)

    def sent(self, update: CompositorUpdate, size: Size) -> str:
        """What must be sent for an update; from now on the terminal is taken to show it."""
        if size != self._size:
            self._size = size
            self.forget()
        pen = _Pen()
        for y, x, strip in _stretches(update):
            row = self._rows.setdefault(y, [None] * size.width)
            cells = [cell for text, style, _ in strip if text for cell in _cells(text, style or _PLAIN)]
            _paint(row, x, cells[: max(0, size.width - x)], pen, y)
        return pen.lifted()


class _Changes(CompositorUpdate):
    """Tells what is new only when it is sent: what is never sent is never taken for shown."""

    def __init__(self, painted: Painted, update: CompositorUpdate, size: Size) -> None:
        self._painted, self._update, self._size = painted, update, size

    def render_segments(self, console: Console) -> str:
        """The sequences for the terminal."""
        if isinstance(self._update, LayoutUpdate | ChopsUpdate):
            return self._painted.sent(self._update, self._size)
        return self._update.render_segments(console)


def _stretches(update: CompositorUpdate) -> Iterator[tuple[int, int, Strip]]:
    """What an update draws: row, first column and strip, as Textual's own `render_segments` places them."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
    elif isinstance(update, ChopsUpdate):
        for y, first, last in update.spans:
            for end, (x, drawn) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if drawn is not None and x <= last and end > first:
                    whole = first <= x < last and end <= last
                    yield y, x, drawn if whole else drawn.crop(0, min(end, last) - x)


def _paint(row: list[Cell | None], x: int, cells: list[Cell], pen: _Pen, y: int) -> None:
    """Write the cells that are others than those of a row from `x` on, and put them in their place."""
    end = x + len(cells)
    before = row[x:end]
    if before == cells:
        return
    row[x:end] = cells
    if not (_is_of_single_signs(cells) and _is_of_single_signs(filter(None, before))):
        pen.write(y, x, cells)  # terminals do not agree where a sign of several columns ends
        return
    changed = [n for n, cell in enumerate(cells) if cell != before[n]]
    start = changed[0]
    for n, following in zip(changed, [*changed[1:], None], strict=True):
        if following is None or following - n > NEAR:
            pen.write(y, x + start, cells[start : n + 1])
            start = following or 0


_TEXT = itemgetter(0)


def _is_of_single_signs(cells: Iterable[Cell]) -> bool:
    """Whether each cell holds one code point of one column: most lines do, and this is asked of every cell drawn."""
    return set(map(len, map(_TEXT, cells))) <= {1}


class _Pen:
    """Where the cursor is and how it writes, and what it has written."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._at: tuple[int, int] | None = None
        self._attributes, self._colour, self._ground = "", *OWN

    def write(self, y: int, x: int, cells: Iterable[Cell]) -> None:
        """Write cells at a place."""
        if self._at != (y, x):  # always by its place: where a terminal has drifted, it comes back
            self._written.append(f"\x1b[{y + 1};{x + 1}H")
        write = self._written.append
        for cell in cells:
            text, attributes, colour, ground = cell
            if ground != self._ground or colour != self._colour or attributes != self._attributes:
                self._become(cell)
            write(text)
            x += 1
        self._at = y, x

    def _become(self, cell: Cell) -> None:
        """Write as a cell is set."""
        text, attributes, colour, ground = cell
        if text == " " and not attributes and not _shows_on_blanks(self._attributes):
            attributes, colour = self._attributes, self._colour  # a blank shows its ground alone
        if attributes != self._attributes:
            codes = ["0", attributes, colour if colour != OWN[0] else "", ground if ground != OWN[1] else ""]
        else:
            codes = [colour if colour != self._colour else "", ground if ground != self._ground else ""]
        if any(codes):
            self._written.append(f"\x1b[{';'.join(filter(None, codes))}m")
        self._attributes, self._colour, self._ground = attributes, colour, ground

    def lifted(self) -> str:
        """All that was written, with the terminal's own colours at its end."""
        if (self._attributes, self._colour, self._ground) != ("", *OWN):
            self._written.append("\x1b[0m")
        return "".join(self._written).replace(LEFT_TO_RIGHT_MARK, LEFT_TO_RIGHT_MARK + USUAL_LETTERS)


_PLAIN = Style.null()


@lru_cache(8192)
def _cells(text: str, style: Style) -> tuple[Cell, ...]:
    """A stretch of text, cell by cell."""
    attributes, colour, ground = _codes(style)
    if MAY_BE_WIDE.search(text) and not all(width_of(sign) == 1 for sign in text):
        rest = Cell("", attributes, colour, ground)
        return (Cell(text, attributes, colour, ground), *(rest,) * (width_of(text) - 1))
    blank = Cell(" ", attributes, colour, ground) if _shows_on_blanks(attributes) else Cell(" ", "", OWN[0], ground)
    return tuple(blank if sign == " " else Cell(sign, attributes, colour, ground) for sign in text)


@lru_cache(4096)
def _codes(style: Style) -> tuple[str, str, str]:
    """The codes of a style's attributes, colour and ground."""
    named = (("bold", 1), ("dim", 2), ("italic", 3), ("underline", 4), ("blink", 5), ("reverse", 7), ("strike", 9))
    attributes = ";".join(str(code) for name, code in named if getattr(style, name))
    colour = ";".join(style.color.get_ansi_codes()) if style.color else OWN[0]
    ground = ";".join(style.bgcolor.get_ansi_codes(foreground=False)) if style.bgcolor else OWN[1]
    return attributes, colour, ground


@lru_cache(64)
def _shows_on_blanks(attributes: str) -> bool:
    return any(str(code) in attributes.split(";") for code in SHOWS_ON_BLANKS)
