"""What stays in view while a text gets other room or is laid out in other lines: a passage that was asked for, until
the user scrolls away from it; else the words at the top.

A place is a code point of the text, never a row: what stood at the top is the same words in lines of any width, however
often they were laid out anew in between.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from textual.geometry import Offset, Size

from index.article import Span

ABOVE = 3
"""A passage that is scrolled to begins this part of the window down, a third: what led to it is seen, and more of what
follows.
"""
BEGINNING_ROWS = 3
"""Lines of a passage that are to be seen at a row of the window: enough to know it by."""


class ScrollsText(Protocol):
    """A text in lines, of which a window is seen."""

    @property
    def window(self) -> Size:
        """The columns and rows that are seen."""

    @property
    def scroll_offset(self) -> Offset:
        """The line that is the first in the window, as `y`."""

    @property
    def max_scroll_y(self) -> int:
        """The last line that can be the first."""

    def jump_to(self, line: int) -> None:
        """Let a line be the first, as far as it can."""

    def line_of(self, offset: int) -> int:
        """The line that holds a code point."""

    def start_of(self, line: int) -> int:
        """The first code point of a line, or of the last one where there are fewer."""


class Sought(NamedTuple):
    """A passage that is to be in view, with a stretch around it as far as there is room; at a row, if one is given."""

    span: Span
    within: Span
    at_row: int | None


class Put(NamedTuple):
    """A code point that was put at the top, and the line that was the first in the window then."""

    first: int = 0
    line: int = 0


class InView:
    """Keeps a passage, or the words at the top, in view."""

    def __init__(self, text: ScrollsText) -> None:
        self._text = text
        self._wish: Sought | None = None
        self._left_at = 0
        self._put = Put()
        self.waits = False
        """Whether a passage was asked for while there was no window to show it in."""

    def forget(self) -> None:
        """Another text is shown, from its top."""
        self._wish, self._put = None, Put()
        self._text.jump_to(0)

    # --- the words at the top -----------------------------------------------------------------

    @property
    def first(self) -> int:
        """The words at the top: those that were put there, while nobody has scrolled since, else where the first line
        begins.
        """
        return self._put.first if self._is_still_at(self._put.line) else self._text.start_of(self._text.scroll_offset.y)

    def put_first(self, offset: int) -> None:
        """Put these words at the top, as far as the text can be scrolled."""
        self._text.jump_to(self._text.line_of(offset) if offset else 0)
        self._put = Put(offset, self._text.scroll_offset.y)

    def _is_still_at(self, line: int) -> bool:
        """Whether a line that was the first still is. A window that grew past the end has moved by itself."""
        top = self._text.scroll_offset.y
        return top == line or line > top == self._text.max_scroll_y

    # --- a passage that was asked for ---------------------------------------------------------

    @property
    def is_where_wished(self) -> bool:
        """Whether what was asked for is still where it was put: the user has not scrolled since."""
        return self._wish is not None and self._is_still_at(self._left_at)

    def wish(self, span: Span, within: Span, at_row: int | None) -> None:
        """Ask for a passage, and have it in view as soon as there is a window."""
        self._wish = Sought(span, within, at_row)
        self.fulfil()

    def fulfil(self) -> None:
        """Bring into view what was asked for, in the window as it is."""
        if self._wish is None:
            return
        span, within, at_row = self._wish
        self.waits = not self._text.window.height
        if self.waits:
            pass
        elif at_row == 0:
            self.put_first(within.start)
        elif at_row is not None:
            first, last = self._rows_of(within)
            self._text.jump_to(first - min(at_row, self._room_above(min(last - first + 1, BEGINNING_ROWS))))
        elif not self._sees(within):
            self._jump_before(within)
            if not self._sees(span):  # more is to be read with it than the window holds
                self._jump_before(span)
        self._left_at = self._text.scroll_offset.y

    def _jump_before(self, span: Span) -> None:
        """To the first page when a passage stands there, else so that it begins a third down, or above to be whole."""
        first, last = self._rows_of(span)
        height = self._text.window.height
        above = min(height // ABOVE, self._room_above(last - first + 1))
        self._text.jump_to(first - above if last >= height else 0)

    def _rows_of(self, span: Span) -> tuple[int, int]:
        return self._text.line_of(span.start), self._text.line_of(max(span.start, span.end - 1))

    def _sees(self, span: Span) -> bool:
        first, last = self._rows_of(span)
        top = self._text.scroll_offset.y
        return top <= first and last < top + self._text.window.height

    def _room_above(self, rows: int) -> int:
        """How many rows of the window so many leave free above them."""
        return max(0, self._text.window.height - rows)
