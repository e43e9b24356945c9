"""How a page of a PDF is drawn, step by step, as pypdf comes to each.

pypdf tells a blank between two pieces of a line by the room between them, and counts the letters of the first one
alone. Where a line is set to the full width by wider blanks (`Tw`), as groff and some programs for layout do, that room
is in truth the width of those blanks, and a word cut between two pieces ("sie" + "ge") would be torn. So a step to the
right is made shorter by what the blanks before it were widened, and the step to the next line gives it back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MOST_PLACES = 5_000
"""Pieces of text of a page that are looked at: a full page of a newspaper has some thousand lines."""

_SHOWS = frozenset([b"Tj", b"TJ"])
# What draws text; before each of them stands where.

_LINES = frozenset([b"BT", b"Tm", b"T*"])
# What sets the place anew, whatever was drawn before.


@dataclass(slots=True)
class Drawn:
    """Where the pieces of text of a page begin, in points."""

    places: list[tuple[float, float]] = field(default_factory=list)
    _widened: float = 0.0
    _blanks: int = 0
    _taken: float = 0.0

    def see(self, operator: Any, operands: list[Any], page_matrix: list[float], text_matrix: list[float]) -> None:
        """Take note of a step before pypdf follows it."""
        if operator in _SHOWS:
            self._blanks += _blanks_in(operands) if self._widened else 0
            if len(self.places) < MOST_PLACES:
                (a, b, c, d, e, f), (x, y) = page_matrix, text_matrix[4:6]
                self.places.append((a * x + c * y + e, b * x + d * y + f))
        elif operator == b"Tw":
            self._widened = float(operands[0]) if operands else 0.0
        elif operator == b"Td" and len(operands) == 2:
            self._step(operands)
        elif operator in _LINES:
            self._blanks, self._taken = 0, 0.0

    def _step(self, operands: list[Any]) -> None:
        """Mend a step by what the blanks drawn since the last one are wider than their letter."""
        right, up = map(float, operands)
        change = -self._widened * self._blanks if right > 0 and not up else 0.0
        if up:
            change, self._taken = self._taken, 0.0
        else:
            self._taken -= change
        self._blanks = 0
        if change:
            operands[0] = type(operands[0])(right + change)


def _blanks_in(operands: list[Any]) -> int:
    """Blanks in what a step draws: a string, or strings with the room between them."""
    given = operands[0] if operands else ""
    pieces = [given] if isinstance(given, str | bytes) else given
    strings = sum(piece.count(" ") for piece in pieces if isinstance(piece, str))
    return strings + sum(piece.count(b" ") for piece in pieces if isinstance(piece, bytes))
