"""All annotations, searched with the language that finds articles; Enter goes to the passage."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from index.annotations.annotation import Annotation, Placed
from index.annotations.grouping import Grouping, Groups, grouped
from index.errors import DeraaError
from tui.actions.action import Action
from tui.drawing import rows
from tui.drawing.direction import Pieces
from tui.keymap import bindings
from tui.left_off import NoteDraft, OpenScreen
from tui.output.taking_away import forms_of_notes
from tui.safe_text import safe_line
from tui.screens.full_screen import FullScreen
from tui.screens.note_editing import NoteEditor, nowhere
from tui.screens.notes.marked_notes import MarkedNotes
from tui.screens.notes.placed_notes import PlacedNotes
from tui.screens.taking_away import TakingAway
from tui.screens.wishes import ListOfNotes, Wish
from tui.widgets.found import Found
from tui.widgets.key_hints import KeyHints
from tui.widgets.line_input import LineInput
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine
from tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from index.annotations.files.store import Broken
    from index.workspace import Workspace


NEED_A_NOTE = ("edit", "delete", "take_away", "mark", "mark_range", "mark_all", "mark_others")
NEED_MARKED = ("tag_marked", "set_kind", "delete_marked", "take_marked")
"""What is done to the marked notes, else to the one under the cursor."""


class AnnotationsScreen(FullScreen):
    """Every note the user made in this folder of reports."""

    BINDINGS = bindings("annotations")

    class PassageWanted(Wish):
        """The user wants to read the passage of an annotation; `back` is how the list stood."""

        def __init__(self, placed: Placed, back: ListOfNotes) -> None:
            super().__init__()
            self.placed = placed
            self.back = back

    def __init__(self, workspace: Workspace, left: ListOfNotes | None = None) -> None:
        """`left` is how the list stood when a passage was chosen from it."""
        super().__init__()
        self.workspace = workspace
        self.editor = NoteEditor(workspace, self)
        self.action_undo, self.action_redo = self.editor.undo, self.editor.redo
        self.taking_away = TakingAway(workspace, self)
        self._left = left or ListOfNotes("", Grouping.REPORT, 0)
        self.marks = MarkedNotes(workspace, self, self._left.marked)
        self.grouping = self._left.grouping
        self._shown: list[Annotation] = []
        self._listed_once = asyncio.Event()
        self.placed = PlacedNotes(workspace)
        self._is_marked: frozenset[str] = frozenset()
        self._answer_marks()

    def _answer_marks(self) -> None:
        """Which keys the marks answer."""
        self.action_mark, self.action_mark_range = self.marks.toggle, self.marks.begin_or_keep
        self.action_mark_all, self.action_mark_others = self.marks.mark_all, self.marks.mark_others
        self.action_unmark, self.action_take_marked = self.marks.take_away, self.marks.take_to_file
        self.action_tag_marked, self.action_set_kind = self.marks.give_tags, self.marks.give_kind
        self.action_delete_marked = self.marks.delete

    def compose(self) -> ComposeResult:
        """Query, count, list."""
        with Vertical(id="all-annotations"):
            yield LineInput(
                self._left.query,
                placeholder="/ search annotations: words, tag: kind: note:",
                id="filter",
                leaving=("down", "enter", "escape"),
            )
            yield Found()
            yield RowList(lines=rows.ANNOTATION_LINES, id="annotations")
        yield StatusLine()
        yield KeyHints(self.hint)
        yield TooSmall()

    @property
    def left_open(self) -> OpenScreen:
        """How it is opened again where the user is."""
        return self._as_left(self._left.row or self.listed.now).opened

    def _as_left(self, row: int) -> ListOfNotes:
        """How the list stands, with the cursor on a row."""
        return ListOfNotes(self._asked, self.grouping, row, self.marks.kept)

    @property
    def listed(self) -> RowList:
        """The list."""
        return self.query_one("#annotations", RowList)

    @property
    def _line(self) -> LineInput:
        """The query."""
        return self.query_one(LineInput)

    @property
    def _asked(self) -> str:
        """What it asks for; empty where all notes are listed."""
        return self._line.value

    def on_mount(self) -> None:
        """Show them all."""
        self.set_focus(self.listed)
        self.annotations_changed()

    async def arrived(self) -> None:
        """Wait until the notes are listed for the first time."""
        await self._listed_once.wait()

    @work(exclusive=True, group="annotations-shown")
    async def annotations_changed(self, chosen: Annotation | None = None, *, anew: bool = True) -> None:
        """Find and show them anew, the cursor on the note that is `chosen`, else on the one it is on; without a look at
        their files where only another query is asked for (`anew`).
        """
        text = self._asked
        try:
            groups, broken, there = await asyncio.to_thread(self._found, text, anew)
        except DeraaError as error:
            self.query_one(Found).show(str(error))
            self._listed_once.set()
            return
        on = chosen or self._under_cursor()
        self.placed.forget()
        self.marks.there_are(there)
        self._show(
            groups,
            on,
            "No annotations yet: a makes one while reading." if not text else "No note has this; Esc shows all.",
        )
        if broken:
            first = broken[0]
            self.say(f"{first.path}, line {first.line}: {first.reason}; the file is left as it is.", error=True)

    def on_unmount(self) -> None:
        """Nobody waits for a list that is gone."""
        self._listed_once.set()

    def _found(self, text: str, anew: bool) -> tuple[Groups, list[Broken], frozenset[str]]:
        """The notes found, what cannot be read, and the ids of all notes there are."""
        found, broken = self.workspace.notes.matching(text, anew=anew)
        kinds = list(self.workspace.settings.kinds)
        there = frozenset(made.id for made in self.workspace.notes.store.remembered())
        return grouped(found, self.grouping, self.placed.reports, kinds), broken, there

    @property
    def ids(self) -> list[str]:
        """The ids of the notes in the list, a row each."""
        return [made.id for made in self._shown]

    @property
    def row(self) -> int:
        """The row of the cursor."""
        return self.listed.now

    def show_marks(self, marked: Collection[str]) -> None:
        """Show which notes are marked, and how many."""
        self._is_marked = frozenset(marked)
        self.query_one(Found).show_marked(len(self._is_marked))
        self.listed.refresh()
        self.refresh_bindings()

    def _under_cursor(self) -> Annotation | None:
        return self._shown[self.listed.now] if self.listed.now < len(self._shown) else None

    def _show(self, groups: Groups, on: Annotation | None, empty: str) -> None:
        heads = {}
        self._shown = []
        self._listed_once.set()
        for name, made in groups:
            heads[len(self._shown)] = f" {safe_line(self.placed.named(name, self.grouping))} ({len(made):,})"
            self._shown += made
        count = len({a.id for a in self._shown})
        said = f"{count:,} annotation" + "s" * (count != 1)
        self.query_one(Found).show(said, f"by {self.grouping.value}")
        now = self._left.row or self.listed.now
        self._left = self._left._replace(row=0)  # from now on the cursor is where the user put it
        rows_of_it = [row for row, made in enumerate(self._shown) if on is not None and made.id == on.id]
        now = min(rows_of_it, key=lambda row: abs(row - now), default=now)
        self.listed.show_rows(len(self._shown), self._draw, now=now, empty=empty, heads=heads)
        self.refresh_bindings()
        self._place()

    def _draw(self, row: int, width: int) -> list[Pieces]:
        made = self._shown[row]
        return self.placed.draw(made, width, self.grouping, marked=made.id in self._is_marked)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Find the passages that came into view; a range that is being marked ends here."""
        self.marks.moved()
        self._place()

    @work(exclusive=True, group="annotations-placed")
    async def _place(self) -> None:
        """Find the passages of the annotations in view: of ten thousand, nobody waits for all."""
        height = self.listed.size.height // rows.ANNOTATION_LINES + 1
        near = self._shown[max(0, self.listed.now - height) : self.listed.now + height]
        if missing := self.placed.unknown(near):
            self.placed.know(await asyncio.to_thread(self.placed.find, missing))
            self.listed.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a note is no key where none is listed; then it says so."""
        if action in NEED_MARKED:
            return bool(self._shown or self.marks.marked) or None
        return action not in NEED_A_NOTE or bool(self._shown) or None

    def hint(self, action: Action) -> str:
        """The word for an action as things stand: `Esc` takes back the search, then the marks, before it leads back."""
        match action.id:
            case "line.leave":
                return "to the list"
            case "annotations.back" if self._asked:
                return "all notes"
            case "annotations.back" if self.marks.marked:
                return "unmark"
        return action.hint

    def say_why_not(self, action: str) -> None:
        """That no note is listed."""
        self.say("No annotation is listed here.")

    def action_next_grouping(self) -> None:
        """Group by report, then by tag, then by kind."""
        groupings = list(Grouping)
        self.action_group_by(groupings[(groupings.index(self.grouping) + 1) % len(groupings)])

    def action_group_by(self, grouping: str) -> None:
        """Group by this; the cursor stays on its note, wherever that stands then."""
        self.grouping = Grouping(grouping)
        self.annotations_changed()

    def on_input_changed(self) -> None:
        """Find while typing."""
        self.annotations_changed(anew=False)

    async def on_line_input_left(self, event: LineInput.Left) -> None:
        """To the notes that were found; Escape gives up a query that finds none."""
        await self.finished("annotations-shown")
        if event.key == "escape" and not self._shown:
            event.line.value = ""
        self.set_focus(self.listed)

    def action_filter(self) -> None:
        """To the query."""
        self._line.select_all()
        self.set_focus(self._line)

    @work(exclusive=True, group="annotations-chosen")
    async def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to the passage."""
        made = self._shown[event.row]
        found = await asyncio.to_thread(self.placed.find, [made])
        if self.is_current:
            self.app.pop_screen()
            self.app.post_message(self.PassageWanted(found[0], self._as_left(event.row)))

    def take_up_draft(self, draft: NoteDraft, opened: Callable[[], None]) -> None:
        """Offer a note again that was left unfinished over the list, and tell when it is `opened`."""
        self.editor.take_up(draft, lambda article, span: nowhere, opened)

    def action_edit(self) -> None:
        """Edit the one under the cursor."""
        if made := self._under_cursor():
            self.editor.edit(made)

    async def action_delete(self) -> None:
        """Delete the one under the cursor; the next key waits until the one it would act on is shown."""
        if made := self._under_cursor():
            self.editor.delete(made)
            await self.finished("annotations")
            await self.finished("annotations-shown")

    def action_take_away(self) -> None:
        """Write the notes that are listed to a file."""
        self.taking_away.ask(forms_of_notes(self.workspace, self._asked), "notes")

    def action_back(self) -> None:
        """One step back: a range is given up, then the search, then the marks, then the list."""
        if not self.is_current:
            return
        if self._asked and not self.marks.is_ranging:
            self._line.value = ""
        elif not self.marks.give_up():
            self.app.pop_screen()
