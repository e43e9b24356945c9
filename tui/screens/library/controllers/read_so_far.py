"""How far the user has read which report: what had the focus and was in view counts, what was only shown does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui.left_off import ReadReports
from tui.screens.controlling import Host

if TYPE_CHECKING:
    from tui.widgets.panes.search_pane import SearchPane

MOST_KEPT = 10_000
"""Reports of which it is kept: half a megabyte, written while one reads; of the oldest it is forgotten."""


class ReadSoFar:
    """The furthest place that was read of each report, in percent of its text."""

    def __init__(self, pane: SearchPane, screen: Host, kept: ReadReports | None = None) -> None:
        self.pane, self.screen = pane, screen
        self._read: dict[str, int] = dict(kept.percent) if kept is not None else {}

    @property
    def kept(self) -> ReadReports:
        """What is kept of it, the newest last."""
        return ReadReports(dict(list(self._read.items())[-MOST_KEPT:]))

    @property
    def percent(self) -> Mapping[str, int]:
        """Of each report that was opened."""
        return self._read

    def show(self) -> None:
        """Show it in the list."""
        self.pane.show_read(self._read)

    def seen(self, article: str, percent: int) -> None:
        """A report was read to a place."""
        if percent > self._read.get(article, -1):
            self._read.pop(article, None)
            self._read[article] = percent
            self.show()

    def turn(self, articles: Sequence[str]) -> None:
        """Take these for read; or, where all of them are, for never opened."""
        if all(article in self._read for article in articles):
            for article in articles:
                del self._read[article]
            said = "as new"
        else:
            self._read.update(dict.fromkeys(articles, 100))
            said = "as read"
        self.show()
        self.screen.say(f"{len(articles):,} report{'s' * (len(articles) != 1)} {said}.")
