"""Narrowing what is found: by outlet, place, month, notes or spelling; and what is one name for good."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from index.errors import DeraaError
from tui.screens.controlling import Host, background
from tui.widgets.panes.search_pane import SearchPane

if TYPE_CHECKING:
    from collections import Counter

    from textual.widget import Widget

    from index.search.searcher import Answer
    from index.workspace import Workspace
    from tui.screens.dialogs.narrow_dialog import Choice, NarrowDialog


class Narrows(Host, Protocol):
    """A screen whose list can be narrowed."""

    @property
    def answer(self) -> Answer | None:
        """The search that is shown, None for all reports."""

    @property
    def note_counts(self) -> Counter[str]:
        """How many notes each report has."""

    def ask(self, dialog: NarrowDialog, answered: Callable[[Sequence[Choice] | None], None]) -> None:
        """Ask what to narrow to."""

    def set_focus(self, widget: Widget | None) -> None:
        """Give the focus to a widget."""

    def take_out(self, spelling: str) -> None:
        """Search again without a spelling."""

    def names_changed(self) -> object:
        """What is one name was decided anew: learn the names of the folder with it."""


class Narrowing:
    """Adds to the query what narrows it."""

    def __init__(self, workspace: Workspace, pane: SearchPane, screen: Narrows) -> None:
        self.workspace = workspace
        self.pane = pane
        self.screen = screen

    def to_period(self, first: str, last: str) -> None:
        """Narrow the list to a day, a month, or some of them, with the query that does so."""
        words = [w for w in self.pane.line.value.split() if not w.startswith("date:")]
        period = first if first == last else f"{first}..{last}"
        self.pane.line.value = " ".join((*words, f"date:{period}"))

    def choose(self) -> None:
        """Choose an outlet or a month to narrow to, or a spelling to take out."""
        from tui.screens.dialogs.narrow_dialog import NarrowDialog, narrowed

        line = self.pane.line

        def chosen(choices: Sequence[Choice] | None) -> None:
            if not choices:
                return
            choice = choices[0]
            self.screen.set_focus(self.pane.reports)
            if choice.verdict:
                self._decide(choice)
            if choice.spelling and choice.verdict != "together":
                self.screen.take_out(choice.spelling)
            elif choice.verdict:
                return
            else:
                line.value = narrowed(line.value, choices)

        known = {s.id: s for s in self.workspace.library.summaries()}
        answer = self.screen.answer
        found = [known[i] for i in answer.found if i in known] if answer else list(known.values())
        spellings = answer.spellings if answer else ()
        noted = sum(1 for s in found if self.screen.note_counts[s.id])
        self.screen.ask(NarrowDialog(found, noted, spellings, self.workspace.search.searcher.evidence), chosen)

    @background("deciding")
    async def _decide(self, choice: Choice) -> None:
        """Keep for good what is one name or never one; the names of the folder are learned anew with it."""
        searches = self.workspace.searches
        try:
            if choice.verdict == "apart":
                await asyncio.to_thread(searches.keep_apart, choice.typed, choice.added)
                said = f"{choice.added} is never {choice.typed}"
            else:
                names = await asyncio.to_thread(self.workspace.search.searcher.spellings, choice.typed)
                await asyncio.to_thread(searches.keep_together, names)
                said = f"{', '.join(names)}: one name"
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        self.screen.say(f"{said}, from now on; kept in {searches.file}")
        self.screen.names_changed()
