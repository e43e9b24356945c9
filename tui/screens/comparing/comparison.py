"""The comparison of two reports, sentence by sentence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.widgets import Static

from index.article import Span
from index.comparison.reports.rows import in_numbers
from index.errors import Cancelled, DeraaError
from tui.drawing import comparison_words, conflict_rows, rows
from tui.drawing.sides import Side
from tui.keymap import bindings
from tui.left_off import NoteDraft, OpenScreen
from tui.output.taking_away import forms_of_comparison
from tui.screens.comparing.comparison_notes import ComparisonNotes
from tui.screens.comparing.conflict_list import ConflictList
from tui.screens.full_screen import FullScreen
from tui.screens.note_editing import NoteEditor
from tui.screens.taking_away import TakingAway
from tui.screens.translating import Translating
from tui.screens.wishes import Wish
from tui.widgets.found import Found
from tui.widgets.key_hints import KeyHints
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine
from tui.widgets.too_small import TooSmall
from tui.widgets.translation import Translation
from tui.widgets.views.comparison_view import ComparisonView

if TYPE_CHECKING:
    from index.comparison.comparing import Comparison
    from index.workspace import Workspace

SIDE_BY_SIDE = 100
"""Columns from which two reports stand side by side; below, the counterpart stands under the one in focus."""

NOTHING_FURTHER = {
    "link": "No further linked sentence",
    "difference": "No further difference",
    "conflict": "No further place where facts differ",
    "only": "Nothing further that only this side has",
    "note": "No further note",
}


class ComparisonScreen(FullScreen):
    """Left and right, neither of them the old one."""

    BINDINGS = bindings("comparison")

    class PassageWanted(Wish):
        """The user wants to read one of the reports, at a passage; `left` is how the comparison stood."""

        def __init__(self, article: str, at: Span | None, left: OpenScreen) -> None:
            super().__init__()
            self.article, self.at, self.left = article, at, left

    def __init__(
        self, workspace: Workspace, left: str, right: str, *, at: Span | None = None, side: Side = "left"
    ) -> None:
        """Two reports, at a passage of one `side`."""
        super().__init__()
        self._at, self._at_side = at, side
        self.workspace = workspace
        self.taking_away = TakingAway(workspace, self)
        self.ids = (left, right)
        self._compared: Comparison | None = None
        self._here: tuple[str, Span | None] = ("left", None)
        self.view = ComparisonView(measure=workspace.settings.reading.measure, kinds=workspace.settings.kinds)
        self.conflicts = ConflictList(self.view, self)
        self.editor = NoteEditor(workspace, self)
        self.notes = ComparisonNotes(workspace, self.view, self.editor, self)
        self.annotations_changed = self.notes.show_anew
        self.action_annotate = self.notes.annotate
        self.action_edit_note = self.notes.edit
        self.action_note_conflict = self.notes.note_conflict
        self.action_link_passages = self.notes.link_passages
        self.action_undo, self.action_redo = self.editor.undo, self.editor.redo
        self.translating = Translating(workspace, lambda: self.query_one(Translation), self)

    def compose(self) -> ComposeResult:
        """The summary and what to know first, above the two reports; the list of conflicts below."""
        yield Found()
        yield Static(id="cautions", classes="-hidden")
        yield self.view
        yield Translation()
        yield RowList(lines=conflict_rows.LINES, id="conflicts", classes="-hidden")
        yield StatusLine(standing_rows=2)
        yield KeyHints()
        yield TooSmall()

    @property
    def left_open(self) -> OpenScreen:
        """How it is opened again where the user is."""
        if self._at is not None or self.view.sentence is None:
            return OpenScreen("comparison", self.ids, self._at_side, row=self._at.start if self._at else 0)
        return OpenScreen("comparison", self.ids, self.view.side, row=self.view.sentence.start)

    @property
    def listed(self) -> RowList:
        """The list of conflicts."""
        return self.query_one("#conflicts", RowList)

    def on_mount(self) -> None:
        """Compare, once it is seen that this goes on: the work would keep it from being drawn."""
        self.query_one(Found).show("Comparing …")
        self.call_after_refresh(self._compare)

    def on_resize(self, event: events.Resize) -> None:
        """Side by side, or one below the other."""
        self.set_class(event.size.width < SIDE_BY_SIDE, "-stacked")

    @work(exclusive=True)
    async def _compare(self) -> None:
        self.query_one(Found).show("Comparing …")
        ids = self.ids

        def given_up() -> bool:
            return ids != self.ids or not self.is_attached

        comparing = self.workspace.comparison
        try:
            if waits_for := await asyncio.to_thread(comparing.waits_for, *ids):
                by_words = partial(comparing.compare, *ids, cancelled=given_up, by_words_alone=True)
                self._show(await asyncio.to_thread(by_words), f"; comparing {waits_for} …")
            compared = await asyncio.to_thread(comparing.compare, *ids, cancelled=given_up)
        except Cancelled:
            return
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        self._show(compared)

    def _show(self, compared: Comparison, goes_on: str = "") -> None:
        """Show it; where the same two were shown before, by their words, the sentence in focus stays in focus."""
        before, (side, here) = self._compared, (self.view.side, self.view.sentence)
        refined = before is not None and (before.left.id, before.right.id) == (compared.left.id, compared.right.id)
        self.query_one(Found).show(_summary(compared) + goes_on)
        cautions = self.query_one("#cautions", Static)
        cautions.update(rows.styled(" ".join(compared.cautions)))
        cautions.set_class(not compared.cautions, "-hidden")
        self._compared = compared
        self.conflicts.close()
        self.view.show_comparison(compared)
        self.annotations_changed()
        if self._at is not None:
            self.view.focus_at(self._at_side, self._at.start)
            self._at = None
        elif refined and here is not None:
            self.view.focus_at(side, here.start)
        self.refresh_bindings()

    def on_comparison_view_sentence_focused(self, event: ComparisonView.SentenceFocused) -> None:
        """Say how the sentence in focus relates to the other side."""
        here = (event.side, self.view.sentence)
        compared = self._compared
        differs = [comparison_words.differing(c, event.side, compared) for c in event.conflicts] if compared else []
        relation = comparison_words.relation(event.side, event.links, differs=bool(differs))
        self.stand(" ".join((*differs, relation, *comparison_words.noted(event.notes, self.notes.linked, self.ids))))
        if here != self._here:
            self.translating.give_up()
            self._here = here

    # --- moving ------------------------------------------------------------------------------

    def action_step(self, what: str, direction: int) -> None:
        """So many sentences of a sort on."""
        if self._compared is None:
            self.say("Still comparing …")
            return
        step = 1 if direction > 0 else -1
        went_on = all(self.view.step(what, step) for _ in range(abs(direction)))
        if not went_on and what in NOTHING_FURTHER:
            self.say(f"{NOTHING_FURTHER[what]} {'below' if direction > 0 else 'above'}.")

    def action_to_sentence(self, number: int) -> None:
        """To the sentence of a number, from one."""
        self.view.step("edge", -1)
        self.action_step("sentence", number - 1)

    def action_page(self, direction: int) -> None:
        """Scroll the side in focus; row by row, both."""
        self.view.scroll(lambda column: column.action_page(direction))

    def action_half_page(self, direction: int) -> None:
        """As `action_page`, by half a page."""
        self.view.scroll(lambda column: column.action_half_page(direction))

    def action_other_side(self) -> None:
        """To the other report."""
        self.view.to_other_side()

    def action_list_conflicts(self) -> None:
        """Open the list of conflicts, or close it."""
        if (compared := self._compared) is not None:
            self.conflicts.show(compared, compared.conflicts, comparison_words.none_found(compared))

    def action_list_looks(self) -> None:
        """Open the list of places worth a look, or close it."""
        if (compared := self._compared) is not None:
            self.conflicts.show(compared, compared.differences.worth_a_look, "No other place is worth a look.")

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Both sides follow the list."""
        self.conflicts.move_to(event.row)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Back to the text, at this conflict."""
        self.conflicts.choose(event.row)

    def action_next_counterpart(self) -> None:
        """To the next of several counterparts of the sentence in focus."""
        count = self.view.step_counterpart()
        if count < 2:
            self.say("This sentence has one counterpart." if count else "This sentence has no counterpart.")

    def action_hide_same(self) -> None:
        """Hide the sentences that are the same, or show them."""
        if not self.view.hides_same and not self.view.has_same:
            self.say("Nothing is in the same words on both sides: there is nothing to hide.")
            return
        self.view.hide_same(not self.view.hides_same)
        self.say("What is the same is hidden; h shows it." if self.view.hides_same else "All is shown.")

    def action_row_by_row(self) -> None:
        """Linked sentences level, or each side in its own order."""
        if self.view.hides_same:
            self.say("Row by row shows everything; h shows what is hidden first.")
        elif self.has_class("-stacked"):
            self.say(f"Sentences stand level where the reports lie side by side: from {SIDE_BY_SIDE} columns.")
        else:
            self.view.read_row_by_row(not self.view.row_by_row)
            self.say("Linked sentences stand level." if self.view.row_by_row else "Each report in its own order.")

    def action_translate(self) -> None:
        """Translate the sentence in focus, or put its translation away."""
        article, sentence = self.view.article(self.view.side), self.view.sentence
        if not self.translating.give_up() and article is not None and sentence is not None:
            self.translating.show(article, sentence, lambda: self.view.sentence == sentence)

    def action_swap(self) -> None:
        """Left becomes right."""
        self.ids = (self.ids[1], self.ids[0])
        self._compare()

    def action_take_away(self) -> None:
        """Write the comparison to a file."""
        if (compared := self._compared) is not None:
            versions = compared.right.id in self.workspace.library.sharing.versions(compared.left.id)
            self.taking_away.ask(forms_of_comparison(compared, versions), *self.ids)

    def take_up_draft(self, draft: NoteDraft, opened: Callable[[], None]) -> None:
        """Offer a note again that was left unfinished over the two reports, and tell when it is `opened`."""
        self.editor.take_up(draft, lambda article, span: self.notes.seen, opened)

    # --- leaving -----------------------------------------------------------------------------

    def action_open(self) -> None:
        """Read the report in focus, at the sentence."""
        article, sentence = self.view.article(self.view.side), self.view.sentence
        if article is not None and self.is_current:
            left = self.left_open
            self.app.pop_screen()
            self.app.post_message(self.PassageWanted(article.id, sentence, left))

    async def action_back(self) -> None:
        """Close the list, or go back."""
        if self.conflicts.is_open:
            self.conflicts.close()
        elif not self.translating.give_up():
            await self.run_action("app.pop_screen")


def _summary(compared: Comparison) -> str:
    """What the two share, in one line."""
    return in_numbers(compared) or "empty"
