"""The comparison of two reports, sentence by sentence."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult

from index.comparison.alignment import Wording
from index.errors import DeraaError
from tui.keymap import bindings
from tui.screens.annotating import Annotating
from tui.widgets.comparison_view import ComparisonView
from tui.widgets.key_hints import KeyHints
from tui.widgets.search_pane import Found
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from index.comparison.comparing import Comparison
    from index.workspace import Workspace

SIDE_BY_SIDE = 100
"""Columns from which two reports stand side by side; below, the counterpart stands under the one in focus."""

NOTHING_FURTHER = {
    "link": "No further linked sentence",
    "difference": "No further difference",
    "only": "Nothing further that only this side has",
}


class ComparisonScreen(Annotating):
    """Left and right, neither of them the old one."""

    BINDINGS = bindings("comparison")

    def __init__(self, workspace: Workspace, left: str, right: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.ids = (left, right)

    def compose(self) -> ComposeResult:
        """The summary above the two reports."""
        yield Found()
        yield ComparisonView(measure=self.workspace.settings.reading.measure)
        yield StatusLine()
        yield KeyHints()

    @property
    def view(self) -> ComparisonView:
        """Both reports."""
        return self.query_one(ComparisonView)

    def on_mount(self) -> None:
        """Compare."""
        self._compare()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side, or one below the other."""
        self.set_class(event.size.width < SIDE_BY_SIDE, "-stacked")

    @work(exclusive=True)
    async def _compare(self) -> None:
        self.query_one(Found).show("Comparing …")
        try:
            compared = await asyncio.to_thread(self.workspace.compare, *self.ids)
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        self.query_one(Found).show(_summary(compared))
        self.view.show_comparison(compared)

    def on_comparison_view_sentence_focused(self, event: ComparisonView.SentenceFocused) -> None:
        """Say how the sentence in focus relates to the other side."""
        self.query_one(StatusLine).stand(_relation(event))

    def action_step(self, what: str, direction: int) -> None:
        """To the next sentence of a sort."""
        if not self.view.step(what, direction) and what in NOTHING_FURTHER:
            self.say(f"{NOTHING_FURTHER[what]} {'below' if direction > 0 else 'above'}.")

    def action_page(self, direction: int) -> None:
        """Scroll the side in focus."""
        self.view.column(self.view.side).action_page(direction)

    def action_other_side(self) -> None:
        """To the other report."""
        self.view.to_other_side()

    def action_swap(self) -> None:
        """Left becomes right."""
        self.ids = (self.ids[1], self.ids[0])
        self._compare()

    def action_annotate(self) -> None:
        """Annotate the sentence in focus."""
        article = self.view.article(self.view.side)
        if article is not None and self.view.sentence is not None:
            self.annotate_passage(article, self.view.sentence)

    def action_open(self) -> None:
        """Read the report in focus, at the sentence."""
        from tui.screens.library import LibraryScreen

        article, sentence = self.view.article(self.view.side), self.view.sentence
        if article is not None and self.is_current:
            self.app.pop_screen()
            if isinstance(self.app.screen, LibraryScreen):
                self.app.screen.open_at(article.id, sentence)

    def annotations_changed(self) -> None:
        """Notes are not drawn here; the status line has said where they are."""


def _summary(compared: Comparison) -> str:
    """What the two share, in one line: "8 same, 3 edited, 2 only left, 11 only right"."""
    return (
        ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in compared.summary.items() if count)
        or "nothing to compare"
    )


def _relation(event: ComparisonView.SentenceFocused) -> str:
    if not event.links:
        return f"Only the {event.side} report says this."
    first = event.links[0]
    words = {
        Wording.SAME: "The same words",
        Wording.EDITED: "The same sentence, edited",
        Wording.RESTATED: "The same matter in other words",
    }
    sure = "" if first.sure else ", not surely"
    more = f"; {len(event.links)} counterparts" if len(event.links) > 1 else ""
    return f"{words[first.wording]} on the other side{sure}{more}."
