"""The notes on the open article, beside the text or below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from index.annotations.selector import Status
from tui.keymap import bindings
from tui.rows import Pieces, cut, letter_of
from tui.safe_text import safe, safe_line
from tui.widgets.line_view import LineView
from tui.wrapping import Layout

if TYPE_CHECKING:
    from index.annotations.annotation import Placed

INDENT = 2


class NotesPane(LineView):
    """Each note with its letter, its words and its tags; the one under the cursor is lit."""

    BINDINGS = [*bindings("notes"), *bindings("note")]
    COMPONENT_CLASSES = {
        "notes--now", "notes--link", "notes--quote", "notes--note", "notes--state",
        "notes--red", "notes--green", "notes--yellow", "notes--blue", "notes--magenta", "notes--cyan",
    }  # fmt: skip
    STYLE_PREFIX = "notes"

    class NoteMoved(Message):
        """The cursor is on another note."""

        def __init__(self, placed: Placed) -> None:
            super().__init__()
            self.placed = placed

    class NoteEdited(Message):
        """The user wants to edit a note."""

        def __init__(self, placed: Placed) -> None:
            super().__init__()
            self.placed = placed

    class NoteDeleted(Message):
        """The user wants to delete a note."""

        def __init__(self, placed: Placed) -> None:
            super().__init__()
            self.placed = placed

    def __init__(self, kinds: Mapping[str, str]) -> None:
        super().__init__()
        self.kinds = kinds
        self.notes: Sequence[Placed] = ()
        self.links: Mapping[str, Sequence[str]] = {}
        self.now = 0
        self._lines: list[tuple[int, Pieces]] = []

    def show_notes(self, notes: Sequence[Placed], links: Mapping[str, Sequence[str]]) -> None:
        """Show an article's notes, in the order of the text; `links` are a line for each link, by annotation id."""
        self.notes, self.links = notes, links
        self.now = max(0, min(self.now, len(notes) - 1))
        self.set_class(bool(notes), "-has-notes")
        self._lay_out()
        self.screen.refresh_bindings()

    def light(self, annotation_id: str) -> None:
        """Light a note and bring it into view."""
        for place, placed in enumerate(self.notes):
            if placed.annotation.id == annotation_id and place != self.now:
                self._light(place)

    @property
    def note(self) -> Placed | None:
        """The note under the cursor."""
        return self.notes[self.now] if self.notes else None

    def action_move(self, direction: int) -> None:
        """To the note above or below."""
        place = max(0, min(self.now + direction, len(self.notes) - 1))
        if self.notes and place != self.now:
            self._go_to(place)

    def action_edit(self) -> None:
        """Ask for the note under the cursor to be edited."""
        if self.note:
            self.post_message(self.NoteEdited(self.note))

    def action_delete(self) -> None:
        """Ask for the note under the cursor to be deleted."""
        if self.note:
            self.post_message(self.NoteDeleted(self.note))

    def on_click(self, event: events.Click) -> None:
        """To the clicked note; a double click edits it."""
        line = event.y + self.scroll_offset.y
        if line < len(self._lines):
            self._go_to(self._lines[line][0])
            if event.chain == 2:
                self.action_edit()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay_out()

    def _go_to(self, place: int) -> None:
        self._light(place)
        self.post_message(self.NoteMoved(self.notes[place]))

    def _light(self, place: int) -> None:
        self.now = place
        self._keep_in_view()
        self.refresh()
        self.screen.refresh_bindings()  # what can be done depends on the note

    def _keep_in_view(self) -> None:
        first = next((n for n, (place, _) in enumerate(self._lines) if place == self.now), 0)
        if not self.scroll_offset.y <= first < self.scroll_offset.y + self.window.height:
            self.jump_to(first)

    def _lay_out(self) -> None:
        width = max(8, self.window.width)
        self._lines = [(place, line) for place, placed in enumerate(self.notes) for line in self._drawn(placed, width)]
        if len(self._lines) != self.virtual_size.height:
            self.set_line_count(len(self._lines))
            self.refresh(layout=True)  # below the text, the pane is as high as its notes
        self.refresh()

    def _drawn(self, placed: Placed, width: int) -> list[Pieces]:
        made = placed.annotation
        colour = self.kinds.get(made.kind, "yellow")
        quote = cut(f"“{safe_line(made.selector.exact)}”", width - INDENT)
        lines: list[Pieces] = [[(f"{letter_of(made.kind)} ", colour), (quote, "quote")]]
        if said := _state(placed):
            lines.append([("  ", ""), (cut(said, width - INDENT), "state")])
        note = safe(made.note)
        layout = Layout(note, width - INDENT)
        lines += [[("  ", ""), (note[a:b], "note")] for a, b in zip(layout.starts, layout.ends, strict=True) if note]
        for line in self.links.get(made.id, ()):
            lines.append([("  ", ""), (cut(safe_line(line), width - INDENT), "link")])
        if made.tags:
            lines.append([("  ", ""), (cut(" ".join(f"#{safe_line(t)}" for t in made.tags), width - INDENT), "quote")])
        return [*lines, []]

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width, line = self.window.width, y + self.scroll_offset.y
        if line >= len(self._lines):
            return Strip.blank(width, self.style_of())
        place, pieces = self._lines[line]
        now = "now" if place == self.now and self.has_focus and pieces else ""
        segments = [Segment(text, self.style_of(now, name)) for text, name in pieces]
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
