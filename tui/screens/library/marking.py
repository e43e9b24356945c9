"""Choosing what is compared: this report with another, those that are marked, or the editions of a story."""

from __future__ import annotations

from tui.keymap import Action
from tui.screens.library.searching import Searching


class Marking(Searching):
    """A screen in which reports are marked, as many as can be compared at once.

    A mark stays through searches and comparisons until it is taken away; of a report that is gone it is not seen and
    does not count, and comes back with it while there is room.
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._marked: list[str] = []
        self._unmarked: list[str] = []
        """The marks that were taken away together last."""

    @property
    def marked(self) -> list[str]:
        """The marked reports that are here, in the order they were marked."""
        return self.search_pane.marked

    def show_marks(self) -> None:
        """Show the marks on reports that are here by now."""
        from index.comparison.claims.claims import MOST_REPORTS

        if self._marked or self.marked:
            here = {s.id for s in self.workspace.summaries()}
            self.search_pane.show_marks([article for article in self._marked if article in here][:MOST_REPORTS])
            self.refresh_bindings()

    def action_mark(self) -> None:
        """Mark the report under the cursor (or the one being read), or take its mark away."""
        from index.comparison.claims.claims import MOST_REPORTS

        article = self._meant()
        if article is None:
            return
        if article not in self.marked and len(self.marked) == MOST_REPORTS:
            self.say(f"{MOST_REPORTS} are marked, and no more can be compared at once; M takes all marks away.")
            return
        self._marked = [m for m in self._marked if m != article] + [article] * (article not in self.marked)
        self.show_marks()
        self._say_marked()

    def action_unmark(self) -> None:
        """Take all marks away; when there are none, put back those that were taken away last."""
        if self.marked:
            count = len(self.marked)
            self._marked, self._unmarked = [], self._marked
            self.show_marks()
            self.say(f"{count} mark{'s' * (count != 1)} taken away; M puts {'them' if count != 1 else 'it'} back.")
        else:
            self._marked = self._unmarked
            self.show_marks()
            self._say_marked()

    def _say_marked(self) -> None:
        count = len(self.marked)
        said = "c compares them" if count > 1 else "c on another report offers this one first"
        self.say(f"{count} marked; {said}." if count else "None is marked; m marks a report.")

    # --- comparing ---------------------------------------------------------------------------

    def hint(self, action: Action) -> str:
        """The word for an action as things stand."""
        compares = action.id == "library.compare" and self.is_mounted and self._compares_marked
        return f"compare {len(self.marked)} marked" if compares else action.hint

    @property
    def _compares_marked(self) -> bool:
        """Whether the marked reports are meant; who reads one that is not marked means that one."""
        read = self.reading.article if self.reading.view.has_focus else None
        return len(self.marked) > 1 and (read is None or read.id in self.marked)

    def action_compare(self) -> None:
        """Compare what is marked: two side by side, more claim by claim. Else choose what to compare this with."""
        from tui.screens.dialogs.choose_dialog import ChooseDialog

        if self._compares_marked:
            self._compare_all(self.marked)
            return
        left = self._meant()
        if left is None:
            return

        def chosen(right: str | None) -> None:
            if right is not None:
                self.open_comparison(left, right)

        self.app.push_screen(ChooseDialog(self.workspace, left, self.marked), chosen)

    def action_compare_story(self) -> None:
        """Compare the report with every other edition of its story."""
        from index.comparison.claims.claims import MOST_REPORTS

        if article := self._meant():
            editions = [article, *self.workspace.versions(article)]
            if len(editions) == 1:
                self.say("No other edition of this story is here; c compares with any report.")
            elif len(editions) > MOST_REPORTS:
                self.say(f"This story has {len(editions)} editions; mark up to {MOST_REPORTS} with m, then press c.")
            else:
                self._compare_all(editions)

    def _compare_all(self, articles: list[str]) -> None:
        if len(articles) == 2:
            self.open_comparison(*articles)
        else:
            self.open_claims(articles)

    def open_claims(self, articles: list[str]) -> None:
        """Lay several reports side by side, claim by claim."""
        raise NotImplementedError

    def open_comparison(self, left: str, right: str) -> None:
        """Lay two articles side by side."""
        raise NotImplementedError
