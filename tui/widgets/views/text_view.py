"""A text drawn line by line, only what is visible, with layers of marks and a gutter of letters. What reading and
comparing share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from index.article import Span
from tui.compositing import line_of
from tui.drawing.beside import Rows
from tui.drawing.bidi import PDI, RLI
from tui.drawing.marks import Layer, StyledSpan, pieces
from tui.drawing.wrapping import Layout
from tui.safe_text import safe
from tui.widgets.views.in_view import InView
from tui.widgets.views.paging import PagedView

GUTTER = 2
"""Columns left of the text: one for a letter, one that parts it from the text and holds the bar."""

BAR = "┃"
"""What stands beside every line of the passage that is chosen: it is seen under any colours, and without any."""

FOLDED = "⋯"
"""What stands for a stretch that is folded away."""


class TextView(PagedView):
    """Draws a text at a reading measure. Offsets are code points of the text it was given."""

    COMPONENT_CLASSES = {
        "text--plain", "text--dim", "text--title", "text--hit", "text--hit-now", "text--selection", "text--lit",
        "text--note", "text--chosen", "text--same", "text--shared", "text--edited", "text--restated", "text--only",
        "text--differs", "text--red", "text--green", "text--yellow", "text--blue", "text--magenta", "text--cyan",
    }  # fmt: skip
    STYLE_PREFIX = "text"
    BESIDE = 0
    """Empty columns between the longest line and a scroll bar."""
    LAYERS = ("kind", "wording", "notes", "chosen", "lit", "differs", "hits", "hit-now", "selection")
    """From the lowest to the topmost; a mark in a higher layer is drawn over the lower ones."""

    class TextClicked(Message):
        """The text was clicked at `offset`."""

        def __init__(self, view: TextView, offset: int) -> None:
            super().__init__()
            self.view = view
            self.offset = offset

    def __init__(self, *, measure: int, spacing: int | None = None, id: str | None = None) -> None:
        """Lines of so many columns at most, with so many empty ones between paragraphs, or as many as the text has."""
        super().__init__(id=id)
        self.measure, self._spacing = measure, spacing
        self.text = ""
        self._drawn = ""
        self._lines = Layout("", measure)
        self._layers = {name: Layer() for name in self.LAYERS}
        self._letters: dict[int, tuple[str, str]] = {}
        self._chosen: tuple[Span, str] | None = None
        self._hidden: Sequence[Span] = ()
        self._breaks: Sequence[int] = ()
        self._folded: set[int] = set()
        self._gutter: dict[int, int] = {}
        """For each line that has a letter beside it the offset that it is of."""
        self._in_view = InView(self)
        self._fitted = Size()
        """The window that the text was laid out for last."""

    # --- what is shown -----------------------------------------------------------------------

    def show_text(self, text: str) -> None:
        """Show another text from its top, without marks."""
        self.text = text
        self._drawn = safe(text)
        self._layers = {name: Layer() for name in self.LAYERS}
        self._letters = {}
        self._chosen = None
        self._hidden = ()
        self._breaks = ()
        self._lay_out()
        self._in_view.forget()
        self.refresh()

    def set_marks(self, layer: str, marks: Iterable[StyledSpan]) -> None:
        """Replace the marks of a layer."""
        self._layers[layer] = Layer(marks)
        self.refresh()

    def set_letters(self, letters: dict[int, tuple[str, str]]) -> None:
        """Replace the gutter: for each offset the letter (and its style) beside the line that holds it; of several on
        one line the first.
        """
        self._letters = letters
        self._place_letters()
        self.refresh()

    def show_chosen(self, span: Span | None, style: str = "") -> None:
        """Show which passage is chosen, with a bar in a style beside it; None when none is."""
        self._chosen = (span, style) if span is not None else None
        self.set_marks("chosen", [StyledSpan(span, "chosen")] if span is not None else [])

    def fold(self, hidden: Sequence[Span]) -> None:
        """Show these stretches as one dim line each; none shows everything. The first visible words keep their
        place.
        """
        if hidden != self._hidden:
            first = self.first
            self._hidden = hidden
            self._lay_out_from(first)

    def break_before(self, offsets: Sequence[int]) -> None:
        """Let a line begin at each of these places; none lets the text run on. The first visible words keep their
        place.
        """
        if offsets != self._breaks:
            first = self.first
            self._breaks = offsets
            self._lay_out_from(first)

    def shape(self, measure: int, spacing: int) -> None:
        """Set the text in lines of so many columns at most, with so many empty ones between paragraphs. The first
        visible words keep their place.
        """
        if (measure, spacing) != (self.measure, self._spacing):
            first, wished = self.first, self.is_where_wished
            self.measure, self._spacing = measure, spacing
            self._lay_out_from(first)
            if wished:
                self._in_view.fulfil()

    @property
    def columns(self) -> int:
        """The columns of a line."""
        return self._width

    @property
    def folds(self) -> bool:
        """Whether something is folded away."""
        return bool(self._hidden)

    def pad(self, rows: Mapping[int, int]) -> None:
        """Lay out anew with so many empty rows before each of these lines; none lays out plainly."""
        self._lay_out()
        if rows:
            self._lines.pad(rows)
            self._place_letters()
            self.set_line_count(len(self._lines))
        self.refresh()

    def line_of(self, offset: int) -> int:
        """The line that holds the code point at `offset`."""
        return self._lines.line_of(offset)

    def start_of(self, line: int) -> int:
        """The first code point of a line, or of the last one where there are fewer."""
        return self._lines.starts[min(line, len(self._lines) - 1)]

    def reveal(self, span: Span, *, within: Span | None = None, at_row: int | None = None) -> None:
        """Scroll so that the passage is in view: not at all when it is, else to the first page or so that it begins a
        third down; or at a row of the window, or above that row where its beginning would be out of view there. What it
        stands `within` is in view too, as far as there is room.

        It stays so while the window changes (it may have no height yet), until the user scrolls away.
        """
        self._in_view.wish(span, within or span, at_row)

    @property
    def is_where_wished(self) -> bool:
        """Whether what was asked for is still where it was put."""
        return self._in_view.is_where_wished

    @property
    def first(self) -> int:
        """The words at the top of the window: a place in the text that stays the same in lines of any width."""
        return self._in_view.first

    def row_of(self, offset: int) -> int:
        """The row of the window that the code point at `offset` is drawn in; negative or beyond the height when out
        of view.
        """
        return self._lines.line_of(offset) - self.scroll_offset.y

    def rows_of(self, span: Span) -> Rows | None:
        """The rows of the screen that a passage is drawn in, as far as it is in view; None where it is not."""
        first, last = max(0, self.row_of(span.start)), self.row_of(max(span.start, span.end - 1))
        last, top = min(last, self.window.height - 1), self.scrollable_content_region.y
        return (top + first, top + last) if first <= last else None

    @property
    def visible_span(self) -> Span:
        """The stretch of text in view."""
        last = min(len(self._lines), self.scroll_offset.y + max(1, self.window.height)) - 1
        top = min(self.scroll_offset.y, last)
        return Span(self._lines.starts[top], max(self._lines.starts[top], self._lines.ends[last]))

    def offset_under(self, x: int, y: int) -> int:
        """The code point drawn at a cell of the widget."""
        return self._lines.offset_at(y + self.scroll_offset.y, x - GUTTER)

    # --- drawing -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One row of the window."""
        width, line = self.window.width, y + self.scroll_offset.y
        plain = self.style_of()
        if line >= len(self._lines):
            return Strip.blank(width, plain)
        start, end = self._lines.starts[line], self._lines.ends[line]
        letter, style = self._letters.get(self._gutter.get(line, -1), (" ", ""))
        segments = [Segment(letter, self.style_of(style)), self._bar(start, max(end, start + 1))]
        if start == end and start in self._folded:
            segments.append(Segment(FOLDED, self.style_of("dim")))
        turned = end > start and self._lines.begins_at_right(line)
        if turned:
            segments.append(Segment(" " * self._lines.indent(line) + RLI, plain))
        found = pieces(start, end, self._layers.values())
        segments += [Segment(self._drawn[a:b], self.style_of(*styles)) for a, b, styles in found]
        if turned:
            segments.append(Segment(PDI, plain))
        return line_of(segments, width, plain)

    def _bar(self, start: int, end: int) -> Segment:
        """The bar beside a line of the chosen passage, a blank beside any other."""
        span, style = self._chosen or (Span(0, 0), "")
        chosen = span.start < end and start < span.end
        return Segment(BAR if chosen else " ", self.style_of(style if chosen else ""))

    def _lay_out(self) -> None:
        self._lines = Layout(self._drawn, self._width, self._breaks)
        if self._spacing is not None:
            self._lines.space(self._spacing)
        self._lines.fold((span.start, span.end) for span in self._hidden)
        self._folded = {span.start for span in self._hidden}
        self._place_letters()
        self.set_line_count(len(self._lines))

    def _place_letters(self) -> None:
        self._gutter = {}
        for offset in sorted(self._letters):
            self._gutter.setdefault(self._lines.line_of(offset), offset)

    def on_mount(self) -> None:
        """Follow the layout.

        Textual 8.2 tells a widget of its size only where it notices that the widget came into view or changed: one that
        was hidden until now may get its size without a word.
        """
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._fit_window(), immediate=True)

    def _lay_out_from(self, first: int) -> None:
        """Lay the text out in other lines; the words at `first` are at the top then, as they were."""
        self._lay_out()
        self._in_view.put_first(first)
        self.refresh()

    def _fit_window(self) -> None:
        """Lay the text out for the window as it is now, keeping in view what was asked for, else the first visible
        words in place.
        """
        if not self.window or (self.window == self._fitted and not self._in_view.waits):
            return
        wished, first, self._fitted = self.is_where_wished, self.first, self.window
        if self._lines.width != self._width:
            self._lay_out_from(first)
        if wished:
            self._in_view.fulfil()

    @property
    def _width(self) -> int:
        """The columns of a line of text."""
        return min(self.measure, max(1, self.window.width - GUTTER - self.BESIDE))

    def on_click(self, event: events.Click) -> None:
        """Tell where the text was clicked."""
        self.post_message(self.TextClicked(self, self.offset_under(event.x, event.y)))
