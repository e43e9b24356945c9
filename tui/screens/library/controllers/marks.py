"""The marked reports, which are what is compared and what keys do something to at once; and choosing what is compared:
this report with another, those that are marked, or the reports of a story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from tui.marking import RANGE_BEGUN, Marking, taken_away
from tui.screens.controlling import Host
from tui.widgets.panes.search_pane import SearchPane

if TYPE_CHECKING:
    from index.workspace import Workspace
    from tui.screens.dialogs.about_dialog import AboutDialog
    from tui.screens.dialogs.choose_dialog import ChooseDialog


class Compares(Host, Protocol):
    """A screen that leads to comparisons."""

    def ask(self, dialog: ChooseDialog | AboutDialog, answered: Callable[[str | None], None]) -> None:
        """Ask what to compare with."""

    def refresh_bindings(self) -> None:
        """Other keys may work now."""

    def open_comparison(self, left: str, right: str) -> None:
        """Lay two reports side by side."""

    def open_claims(self, articles: list[str]) -> None:
        """Lay several reports side by side, claim by claim."""


MOST_KEPT = 5_000
"""Marks that are kept for the next start: some hundred kilobytes, which are written as they change."""


class Marks:
    """The reports that are marked: the one selection there is.

    A mark stays through searches and comparisons until it is taken away; of a report that is gone it is not seen and
    does not count, and comes back with it.
    """

    def __init__(self, workspace: Workspace, pane: SearchPane, screen: Compares) -> None:
        self.workspace = workspace
        self.pane = pane
        self.screen = screen
        self._marking = Marking()

    @property
    def marked(self) -> list[str]:
        """The marked reports that are here, in the order they were marked."""
        return self.pane.marked

    @property
    def kept(self) -> tuple[str, ...]:
        """Every mark, also on reports that are not here now, as many as are kept."""
        return tuple(self._marking.marked[:MOST_KEPT])

    def put(self, articles: Sequence[str]) -> None:
        """Mark these, as they were marked when the user left off."""
        self._marking = Marking(articles)
        self.show()

    def show(self) -> None:
        """Show the marks on reports that are here by now."""
        if self._marking.marked or self.marked:
            here = {s.id for s in self.workspace.library.summaries()}
            self.pane.show_marks([article for article in self._marking.marked if article in here])
            self.screen.refresh_bindings()

    def toggle(self, article: str | None) -> None:
        """Mark a report, or take its mark away."""
        if article is not None:
            self._marking.toggle(article)
            self._show_and_say()

    def mark(self, articles: Iterable[str]) -> None:
        """Mark these too."""
        self._marking.add(articles)
        self._show_and_say()

    def turn(self, articles: Sequence[str]) -> None:
        """Of these, mark those that are not marked, and take the marks of the others away."""
        self._marking.turn(articles)
        self._show_and_say()

    def take_away(self) -> None:
        """Take all marks away; when there are none, put back those that were taken away last."""
        if self.marked:
            said = taken_away(len(self.marked))
            self._marking.clear()
            self.show()
            self.screen.say(said)
        else:
            self._marking.put_back()
            self._show_and_say()

    # --- a range -----------------------------------------------------------------------------

    def begin_range(self, article: str | None) -> None:
        """Begin to mark a range at a report; or keep the marks of the one that was begun."""
        if self._marking.is_ranging or article is None:
            self._marking.keep()
            self.screen.say(f"{len(self.marked):,} marked.")
            return
        self._marking.begin(article)
        self.show()
        self.screen.say(RANGE_BEGUN, holds=lambda: self._marking.is_ranging)

    def follow_range(self, now: int) -> None:
        """The cursor is on another row: the range ends there."""
        if self._marking.is_ranging and self._marking.follow(self.pane.articles, now):
            self.show()

    def give_up_range(self) -> bool:
        """Take the marks of the range back; whether there was one."""
        if not self._marking.give_up():
            return False
        self.show()
        return True

    def _show_and_say(self) -> None:
        self.show()
        self._say_marked()

    def _say_marked(self) -> None:
        from index.comparison.claims.claims import MOST_REPORTS

        count = len(self.marked)
        said = "c compares them" if count > 1 else "c on another report offers this one first"
        if count > MOST_REPORTS:
            said = f"c compares up to {MOST_REPORTS}"
        self.screen.say(f"{count:,} marked; {said}, x does more." if count else "None is marked; m marks a report.")

    # --- comparing ---------------------------------------------------------------------------

    def are_meant(self, read: str | None) -> bool:
        """Whether the marked reports are what is compared; who reads one that is not marked means that one."""
        return len(self.marked) > 1 and (read is None or read in self.marked)

    @property
    def can_be_compared(self) -> bool:
        """Whether the marked reports are no more than can be compared at once."""
        from index.comparison.claims.claims import MOST_REPORTS

        return len(self.marked) <= MOST_REPORTS

    def _say_too_many(self) -> None:
        from index.comparison.claims.claims import MOST_REPORTS

        most = f"up to {MOST_REPORTS} can be compared at once"
        self.screen.say(f"{len(self.marked):,} are marked; {most}. m takes one mark away, M all.")

    def compare(self, meant: str | None, read: str | None) -> None:
        """Compare what is marked: two side by side, more claim by claim. Else choose what to compare the report with
        that is meant.
        """
        from tui.screens.dialogs.choose_dialog import ChooseDialog

        if self.are_meant(read):
            if self.can_be_compared:
                self._compare_all(self.marked)
            else:
                self._say_too_many()
            return
        if meant is None:
            return

        def chosen(right: str | None) -> None:
            if right is not None:
                self.screen.open_comparison(meant, right)

        self.screen.ask(ChooseDialog(self.workspace, meant, self.marked), chosen)

    def tell_about(self, article: str | None) -> None:
        """Tell all that is known of a report, and compare it with another one chosen there."""
        from tui.screens.dialogs.about_dialog import AboutDialog

        if article is None:
            return

        def chosen(other: str | None) -> None:
            if other is not None:
                self.screen.open_comparison(article, other)

        self.screen.ask(AboutDialog(self.workspace, article), chosen)

    def compare_story(self, article: str | None) -> None:
        """Compare a report with every other one of its story, the oldest first."""
        from index.comparison.claims.claims import MOST_REPORTS

        if article is not None:
            reports = [article, *self.workspace.library.stories.others(article)]
            if len(reports) == 1:
                self.screen.say("No other report is surely of this story; c compares with any report.")
            elif len(reports) > MOST_REPORTS:
                self.screen.say(
                    f"This story has {len(reports)} reports; mark up to {MOST_REPORTS} with m, then press c."
                )
            else:
                self._compare_all(reports)

    def _compare_all(self, articles: list[str]) -> None:
        if len(articles) == 2:
            self.screen.open_comparison(*articles)
        else:
            self.screen.open_claims(articles)
