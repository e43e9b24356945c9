"""The notes on the open article, beside the text or below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from index.annotations.anchoring.selector import Status
from tui.drawing.direction import Pieces, set_right, to_its_side
from tui.drawing.rows import cut, letter_of, quoted
from tui.drawing.wrapping import Layout
from tui.keymap import bindings
from tui.safe_text import safe, safe_line
from tui.widgets.edge import EdgedPane
from tui.widgets.line_view import LineView
from tui.widgets.views.text_view import BAR

if TYPE_CHECKING:
    from index.annotations.annotation import Placed

INDENT = 2

NARROWEST = 8
"""Columns that lines are broken for at least: while the pane is not shown it has none."""


class NotesPane(LineView, EdgedPane):
    """Each note with its letter, its words and its tags. One is chosen, or none: keys act on it, so it is always lit,
    whatever has the focus.
    """

    BINDINGS = [*bindings("notes"), *bindings("note")]
    COMPONENT_CLASSES = {
        "notes--now", "notes--now-blurred", "notes--link", "notes--quote", "notes--note", "notes--state",
        "notes--red", "notes--green", "notes--yellow", "notes--blue", "notes--magenta", "notes--cyan",
    }  # fmt: skip
    STYLE_PREFIX = "notes"

    class NoteMoved(Message):
        """The user chose another note here."""

        def __init__(self, placed: Placed) -> None:
            super().__init__()
            self.placed = placed

    def __init__(self, kinds: Mapping[str, str]) -> None:
        super().__init__()
        self.kinds = kinds
        self.notes: Sequence[Placed] = ()
        self.links: Mapping[str, Sequence[str]] = {}
        self._chosen: str | None = None
        self._index = 0
        """Where the chosen note is; when it is gone, where it was: moving goes on from there."""
        self._lines: list[tuple[int, Pieces]] = []
        self._wrapped_at = 0
        """Columns that they are broken for."""

    def show_notes(self, notes: Sequence[Placed], links: Mapping[str, Sequence[str]]) -> None:
        """Show an article's notes, in the order of the text; `links` are a line for each link, by annotation id."""
        self.notes, self.links = notes, links
        found = next((n for n, placed in enumerate(notes) if placed.annotation.id == self._chosen), None)
        self._chosen = self._chosen if found is not None else None
        self._index = max(0, min(self._index, len(notes) - 1)) if found is None else found
        self._wrapped_at, before = 0, len(self._lines)
        self._fill(self.window.width)
        self.refresh(layout=len(self._lines) != before)  # below the text, the pane is as high as its notes
        self.set_class(bool(notes), "-has-notes")
        self.border_title = self.said
        self.call_after_refresh(self._keep_in_view)  # the pane may have as many rows more as it has notes more
        self.screen.refresh_bindings()

    def choose(self, annotation_id: str | None) -> None:
        """Choose a note, light it and bring it into view; or none. A note that is not here yet is chosen once shown."""
        if annotation_id == self._chosen:
            return
        self._chosen = annotation_id
        self._index = next((n for n, p in enumerate(self.notes) if p.annotation.id == annotation_id), self._index)
        self._keep_in_view()
        self.refresh()
        self.screen.refresh_bindings()  # what can be done depends on the note

    @property
    def said(self) -> str:
        """How many there are, in words."""
        return f"{len(self.notes):,} note{'s' * (len(self.notes) != 1)}"

    @property
    def note(self) -> Placed | None:
        """The note that is chosen."""
        return next((placed for placed in self.notes if placed.annotation.id == self._chosen), None)

    @property
    def shows_note(self) -> bool:
        """Whether the beginning of the chosen note is in view."""
        first = self._lines_of_note()[0]
        return self.note is not None and 0 <= first - self.scroll_offset.y < self.window.height

    def action_move(self, direction: int) -> None:
        """To the note above or below; where the chosen one is gone, to what stood beside it."""
        gone = self.note is None and direction > 0
        index = max(0, min(self._index + (0 if gone else direction), len(self.notes) - 1))
        if self.notes and (self.note is None or index != self._index):
            self._go_to(index)

    def action_half_page(self, direction: int) -> None:
        """As many notes on as begin in half a window, one at least."""
        half = self.window.height // 2
        first = [n for n, (_, pieces) in enumerate(self._lines) if pieces]
        here = self._lines_of_note()[0] + direction * half
        near = min(first, key=lambda n: abs(n - here), default=0)
        index = self._lines[near][0] if self._lines else 0
        self.action_move(index - self._index if index != self._index else direction)

    def action_to_note(self, number: int) -> None:
        """To the note of a number, from one; -1 is the last."""
        if self.notes:
            self._go_to(len(self.notes) - 1 if number < 0 else min(number, len(self.notes)) - 1)

    async def on_click(self, event: events.Click) -> None:
        """To the clicked note; a double click edits it."""
        if not self.is_on_edge(event) and self.point_at(event):
            self.post_message(self.NoteMoved(self.notes[self._index]))
            if event.chain == 2:
                await self.run_action("screen.edit_note")

    def point_at(self, event: events.MouseEvent) -> bool:
        """Choose the note under the mouse; whether there is one."""
        line = (event.screen_offset - self.content_region.offset).y + self.scroll_offset.y
        if 0 <= line < len(self._lines):
            self.choose(self.notes[self._lines[line][0]].annotation.id)
            return True
        return False

    def is_on_edge(self, event: events.MouseEvent) -> bool:
        """Whether the mouse is on the line that parts the notes from the text."""
        gutter = self.styles.border
        return event.x == 0 if gutter.left[0] else event.y == 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the notes have in so many columns, which the screen asks for where the pane stands below the
        text: known before the pane has its room, so that it is never drawn without.
        """
        self._wrap(width - self.styles.scrollbar_size_vertical)
        return len(self._lines)

    def on_resize(self) -> None:
        """Break the lines for the columns there are."""
        self._fill(self.window.width)
        self._keep_in_view()

    def _go_to(self, index: int) -> None:
        self.choose(self.notes[index].annotation.id)
        self.post_message(self.NoteMoved(self.notes[index]))

    def _lines_of_note(self) -> tuple[int, int]:
        """The first line of the chosen note and the one behind its last."""
        lines = [n for n, (index, pieces) in enumerate(self._lines) if index == self._index and pieces]
        return (lines[0], lines[-1] + 1) if lines else (0, 0)

    def _keep_in_view(self) -> None:
        """Scroll to the whole of the chosen note, or to its beginning where there is no room for the whole."""
        first, end = self._lines_of_note()
        top, height = self.scroll_offset.y, self.window.height
        if self.note is not None and height and not (top <= first and end <= top + height):
            self.jump_to(first if first < top or end - first > height else end - height)

    def _fill(self, columns: int) -> None:
        self._wrap(columns)
        self.set_line_count(len(self._lines))
        self.refresh()

    def _wrap(self, columns: int) -> None:
        """Break the lines anew where they are not broken for so many columns."""
        width = max(NARROWEST, columns)
        if width != self._wrapped_at:
            self._wrapped_at = width
            drawn = [(index, self._drawn(placed, width)) for index, placed in enumerate(self.notes)]
            self._lines = [(index, line) for index, lines in drawn for line in lines]

    def _drawn(self, placed: Placed, width: int) -> list[Pieces]:
        made = placed.annotation
        colour = self.kinds.get(made.kind, "")
        room = width - INDENT
        quote: Pieces = [(quoted(made.selector.exact, room - 2), "quote")]
        lines: list[Pieces] = [[(f"{letter_of(made.kind)} ", colour), *to_its_side(quote, room)]]
        if said := _state(placed):
            lines.append([("  ", ""), (cut(said, room), "state")])
        note = safe(made.note)
        layout = Layout(note, room)
        for number, (a, b) in enumerate(zip(layout.starts, layout.ends, strict=True) if note else ()):
            line: Pieces = [(note[a:b], "note")]
            lines.append([("  ", ""), *(set_right(line, room) if layout.begins_at_right(number) else line)])
        lines += [[("  ", ""), (cut(safe_line(link), room), "link")] for link in self.links.get(made.id, ())]
        if made.tags:
            lines.append([("  ", ""), (cut(" ".join(f"#{safe_line(t)}" for t in made.tags), room), "quote")])
        return [*lines, []]

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width, line = self.window.width, y + self.scroll_offset.y
        if line >= len(self._lines):
            return Strip.blank(width, self.style_of())
        index, pieces = self._lines[line]
        if index != self._index or self.note is None or not pieces:
            return Strip([Segment(text, self.style_of(name)) for text, name in pieces]).adjust_cell_length(
                width, self.style_of()
            )
        now = "now" if self.has_focus else "now-blurred"
        (sign, colour), *rest = pieces
        segments = [Segment(sign[:1] + BAR, self.style_of(colour, now))]
        segments += [Segment(text, self.style_of(name, now)) for text, name in rest]
        return Strip(segments).adjust_cell_length(width, self.style_of(now))


def _state(placed: Placed) -> str:
    """What a reader must know of where a note is, and which keys help."""
    if placed.from_edition:
        return f"+ keeps it here; on {safe_line(placed.annotation.article)}"
    match placed.placement.status:
        case Status.SUGGESTED:
            return f"here? + yes, - no; {placed.placement.reason}"
        case Status.ORPHAN:
            return f"orphan: {placed.placement.reason}"
    return ""
