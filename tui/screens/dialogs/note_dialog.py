"""Writing a note: its words, its tags, its kind. The note stays here until it is safely on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol, cast

from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Label, TextArea

from index.annotations.annotation import Annotation
from index.errors import DeraaError
from tui.drawing.beside import LEAST_ROWS, MOST_ROWS, Rows, beside, quoted_rows
from tui.drawing.graphemes import width_of
from tui.drawing.rows import quoted
from tui.drawing.tags import completed, tags_in
from tui.keymap import bindings
from tui.left_off import NoteDraft
from tui.safe_text import safe_line
from tui.screens.ending import EndsItsWork
from tui.widgets.key_hints import KeyHints
from tui.widgets.line_input import LineInput, safe_strip
from tui.widgets.status_line import StatusLine
from tui.widgets.typed_into import TypedInto


@dataclass(frozen=True, slots=True)
class Written:
    """What the user wrote."""

    note: str = ""
    kind: str = ""
    tags: tuple[str, ...] = ()


class KeepsDrafts(Protocol):
    """The app."""

    keeps_drafts: bool
    """Whether what is being written is there again at the next start."""


Seen = Callable[[int], Rows | None]
"""Tells where the passage is drawn, perhaps moved so that so many rows of the screen are free; None where it is not."""

MOST_QUOTED = 400
"""Columns of the passage that are shown above its note: more than its three rows have."""

Save = Callable[[Written], Annotation]
"""Puts what was written on disk; raises `DeraaError` when it cannot."""


class KindChoice(TypedInto, can_focus=True):
    """The kinds, in as many rows as they need; left and right choose, or their first letters, or a click."""

    BINDINGS = [
        Binding("left,h", "step(-1)", show=False),
        Binding("right,l,space", "step(1)", show=False),
        Binding("enter", "screen.save", show=False),
    ]
    COMPONENT_CLASSES = {"kind--name", "kind--chosen"}
    ALLOW_SELECT = False

    class Typed(Message):
        """What was typed here came to be a choice, or to nothing: then `unknown` is the sign."""

        def __init__(self, chosen: str, unknown: str = "") -> None:
            super().__init__()
            self.chosen = chosen
            self.unknown = unknown

    def __init__(self, kinds: Mapping[str, str], chosen: str) -> None:
        super().__init__()
        self.names = ["", *kinds] + ([chosen] if chosen and chosen not in kinds else [])
        self.chosen = chosen

    def _placed(self, width: int) -> Iterator[tuple[str, str, int, int]]:
        """Each kind as it is named and as it is shown, with its column and row."""
        at = row = 0
        for name in self.names:
            shown = f" {safe_line(name) or 'no kind'} "
            if at and at + width_of(shown) > width:
                at, row = 0, row + 1
            yield name, shown, at, row
            at += width_of(shown) + 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows that are needed."""
        return max(row for *_, row in self._placed(width)) + 1

    def render(self) -> Text:
        """The rows."""
        lines = Text(end="", no_wrap=True)
        last = 0
        for name, shown, _, row in self._placed(self.size.width):
            style = self.get_component_rich_style("kind--chosen" if name == self.chosen else "kind--name", partial=True)
            lines.append("\n" * (row - last)).append(shown, style).append(" ")
            last = row
        return lines

    def action_step(self, direction: int) -> None:
        """The next kind."""
        self._choose(self.names[(self.names.index(self.chosen) + direction) % len(self.names)])

    def on_key(self, event: events.Key) -> None:
        """A kind's first letter chooses it; another sign that does nothing here is told."""
        name = next((n for n in self.names if n and n[0] == event.character), None)
        if name is not None:
            event.stop()
            self._choose(name)
        elif event.is_printable and not self._bindings.key_to_bindings.get(event.key):
            self.post_message(self.Typed(self.chosen, unknown=event.character or ""))

    def on_click(self, event: events.Click) -> None:
        """The clicked kind."""
        for name, shown, at, row in self._placed(self.size.width):
            if row == event.y and at <= event.x < at + width_of(shown):
                self._choose(name)

    def _choose(self, name: str) -> None:
        self.chosen = name
        self.refresh()
        self.post_message(self.Typed(name))


class NoteFields(VerticalScroll, can_focus=False):
    """What is filled in. It scrolls in a low terminal, and the field that is written in stays in view."""

    def on_resize(self) -> None:
        """There is other room now, perhaps for a sentence below."""
        if (focused := self.screen.focused) is not None:
            self.call_after_refresh(focused.scroll_visible, animate=False)


class NoteArea(TextArea, TypedInto):
    """Where the note is written. What it shows is safe, for a note may have come from anywhere."""

    def render_line(self, y: int) -> Strip:
        """A line, made safe."""
        return safe_strip(super().render_line(y))


class NoteDialog(ModalScreen[Annotation | None], EndsItsWork):
    """Asks for a note; gives the saved annotation, or None when it was left without saving."""

    BINDINGS = bindings("dialog")

    def __init__(
        self,
        title: str,
        quote: str,
        kinds: Mapping[str, str],
        save: Save,
        written: Written | None = None,
        tags: Sequence[str] = (),
        seen: Seen = lambda rows: None,
        draft: NoteDraft | None = None,
        left: Written | None = None,
    ) -> None:
        """`title` says what is written. `tags` are the ones in use, the most frequent first; one that is being typed is
        completed from them. The passage stays in view where it is `seen`. `draft` is how it is kept while it is written
        over what was `written`, and `left` what was written of it before the app was left.
        """
        super().__init__()
        self.heading = title
        self.quote = quote
        self.kinds = kinds
        self._save = save
        self._written = written or Written()
        self._tags, self._seen = tags, seen
        self._template, self._left = draft, left
        self._before = self._written
        """What stood in the fields when they were opened, as they give it back."""
        self._warned: Written | None = None
        """The draft that Escape was pressed on: pressed again on the same it throws it away."""
        self._is_done = False
        self._fields: tuple[NoteArea, KindChoice, LineInput] | None = None
        self._early: list[events.Key] = []

    def on_key(self, event: events.Key) -> None:
        """Keep what is typed before the fields are there."""
        if self.focused is None:
            event.stop()
            self._early.append(events.Key(event.key, event.character))

    def compose(self) -> ComposeResult:
        """The passage, then the three fields."""
        with Vertical(id="dialog", classes="-writing") as dialog:
            dialog.border_title = Text(safe_line(self.heading))
            shown = self._left or self._written
            with NoteFields(id="fields"):
                yield Label(Text(quoted(self.quote, MOST_QUOTED)), id="quote")
                yield NoteArea(
                    shown.note,
                    soft_wrap=True,
                    compact=True,
                    highlight_cursor_line=False,
                    placeholder="your note",
                    id="note",
                    tab_behavior="focus",
                )
                with Horizontal(classes="field"):
                    yield Label("tags")
                    yield LineInput(
                        " ".join(shown.tags),
                        placeholder="words with blanks between them",
                        id="tags",
                        complete=self._completed,
                    )
                with Horizontal(classes="field"):
                    yield Label("kind")
                    yield KindChoice(self.kinds, shown.kind)
            yield StatusLine()
            yield KeyHints()

    def on_mount(self) -> None:
        """Start in the note, behind what is there."""
        self._stand_beside()
        note = self.query_one("#note", NoteArea)
        self._fields = (note, self.query_one(KindChoice), self.query_one("#tags", LineInput))
        if self._left is None:
            self._before = self._now()
        note.cursor_blink = False
        note.move_cursor(note.document.end)
        self.set_focus(note)
        for key in self._early:
            note.post_message(key)

    def on_resize(self) -> None:
        """The passage has another place, once the screen below is laid out."""
        self.call_after_refresh(self._stand_beside)

    def _stand_beside(self) -> None:
        """Stand where the passage stays in view."""
        place, dialog = beside(self._seen(LEAST_ROWS), self.app.size.height), self.query_one("#dialog")
        self.styles.align_vertical, dialog.styles.height = place
        dialog.set_class(place.rows < MOST_ROWS, "-low")
        self.query_one("#quote").styles.max_height = quoted_rows(place.rows)

    def _completed(self, text: str) -> str | None:
        """The line with its last tag completed by one that is in use; the right arrow takes it."""
        return completed(text, self._tags)

    def on_input_submitted(self) -> None:
        """Enter behind the tags saves."""
        self.action_save()

    def on_kind_choice_typed(self, event: KindChoice.Typed) -> None:
        """Say what typing at the kinds did: who takes them for the tags sees that no tag is written."""
        kind = f"“{safe_line(event.chosen)}”" if event.chosen else "none"
        said = f"The kind is {kind}; Shift+Tab goes to the tags."
        if event.unknown:
            said = f"No kind begins with “{safe_line(event.unknown)}”: nothing was written. {said}"
        self.query_one(StatusLine).say(said)

    def _now(self) -> Written:
        """What stands in the fields."""
        assert self._fields is not None
        note, kind, line = self._fields
        return Written(note.text.strip("\n"), kind.chosen, tags_in(line.value))

    def _unsaved(self) -> bool:
        """Whether there is anything in words, kind or tags that is not on disk."""
        return self._now() != self._before

    @property
    def draft(self) -> NoteDraft | None:
        """What is written here and not saved, None where there is nothing."""
        if self._template is None or self._is_done or (self._fields and not self._unsaved()):
            return None
        now = self._now() if self._fields else self._left
        return self._template._replace(note=now.note, kind=now.kind, tags=now.tags) if now else None

    def on_unmount(self) -> None:
        """What is still open when the app is left or its terminal goes is kept as a draft; where there is no place for
        one it is saved, for nobody is there to be asked.
        """
        keeps = self._template is not None and cast("KeepsDrafts", self.app).keeps_drafts
        if not keeps and not self._is_done and self._fields and self._unsaved():
            with suppress(DeraaError):  # what cannot be saved is kept in a recovery file
                self._save(self._now())

    @work(exclusive=True)
    async def action_save(self) -> None:
        """Save; when that fails, say why and keep what was written."""
        self._is_done = True  # a save that was begun goes on when the app is left meanwhile: it is not begun again
        try:
            saved = await asyncio.to_thread(self._save, self._now())
        except DeraaError as error:
            self._is_done = False
            self.query_one(StatusLine).say(str(error), error=True)
            return
        self.dismiss(saved)

    def action_cancel(self) -> None:
        """Leave without saving."""
        if self._unsaved() and self._warned != self._now():
            self._warned = self._now()
            self.query_one(StatusLine).say("Not saved yet: ^s saves it, Esc again throws it away.", error=True)
        elif self.is_current:
            self._is_done = True
            self.dismiss(None)
