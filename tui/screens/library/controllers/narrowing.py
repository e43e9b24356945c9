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
    from tui.drawing.facets import Choice
    from tui.screens.dialogs.narrow_dialog import NarrowDialog


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
        self._steps: list[tuple[str, str]] = []
        """The query before and after each time it was narrowed."""

    def take_back(self) -> bool:
        """Take the last narrowing back; false where the query is not what it was narrowed to."""
        before, after = self._steps.pop() if self._steps else ("", "")
        if not after or self.pane.line.value != after:
            self._steps.clear()
            return False
        self.pane.line.value = before
        self.screen.say("The last narrowing is taken back.")
        return True

    def _narrow(self, query: str) -> None:
        self._steps.append((self.pane.line.value, query))
        self.pane.line.value = query

    def to_period(self, first: str, last: str) -> None:
        """Narrow the list to a day, a month, or some of them, with the query that does so."""
        from tui.drawing.facets import in_period, narrowed

        words = [w for w in self.pane.line.value.split() if not w.startswith("date:")]
        period = first if first == last else f"{first}..{last}"
        self._narrow(narrowed(" ".join(words), [in_period(period)]))

    def choose(self) -> None:
        """Choose outlets or months to narrow to, or a spelling to take out; what the query states is checked."""
        from tui.drawing.facets import in_groups, renarrowed, stated
        from tui.screens.dialogs.narrow_dialog import NarrowDialog

        line, found = self.pane.line, self._offered
        before = stated(line.value, found)
        offered = [choice for choice in found if choice.narrows or choice in before]
        offered = in_groups([*offered, *(choice for choice in before if choice not in found)])

        def chosen(choices: Sequence[Choice] | None) -> None:
            if choices is None:
                return
            self.screen.set_focus(self.pane.reports)
            if choices and (choices[0].verdict or choices[0].spelling):
                self._take_out(choices[0])
            else:
                self._narrow(renarrowed(line.value, before, choices))
                self.screen.say(_narrowed_to(choices))

        self.screen.ask(NarrowDialog(offered, before), chosen)

    @property
    def _offered(self) -> list[Choice]:
        """What the reports that are found can be narrowed to."""
        from tui.drawing.facets import choices, without

        known = {s.id: s for s in self.workspace.library.summaries()}
        answer = self.screen.answer
        found = [known[i] for i in answer.found if i in known] if answer else list(known.values())
        noted = sum(1 for s in found if self.screen.note_counts[s.id])
        spellings = without(answer.spellings if answer else (), self.workspace.search.searcher.evidence)
        return [*spellings, *choices(found, noted)]

    def _take_out(self, choice: Choice) -> None:
        """Take a spelling out, for good where that was decided; or keep it for good."""
        if choice.verdict:
            self._decide(choice)
        if choice.verdict != "together":
            self.screen.take_out(choice.spelling)

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


def _narrowed_to(choices: Sequence[Choice]) -> str:
    """What the list is narrowed to now."""
    return f"Narrowed to {', '.join(choice.label for choice in choices)}." if choices else "No longer narrowed."
