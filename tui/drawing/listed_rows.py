"""The rows of the list: all reports, or the hits of a search; what each is of, and how it is drawn. Pure but for what
is listed, and what the user has done with each report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui.drawing import rows
from tui.drawing.direction import Pieces
from tui.drawing.graphemes import width_of
from tui.drawing.story_rows import StoryRows
from tui.safe_text import safe_line

if TYPE_CHECKING:
    from index.catalogue.catalogue import Summary
    from index.search.searcher import Hit

Report = tuple[str, "Hit | None"]
"""What a row is of: an article, and the hit in it if there is one."""


class ListedRows:
    """What is listed. `known` is what is known of the report of each row, `hits` the hits, None where reports are
    listed; `notes` says how many of the user's each report has, `read` how far it was read, in percent.
    """

    def __init__(self) -> None:
        self.stories = StoryRows()
        self.known: Sequence[Summary] = ()
        self._every: Sequence[Summary] = ()
        self.hits: list[Hit] | None = None
        self.notes: Mapping[str, int] = {}
        self.read: Mapping[str, int] = {}
        self.marked: frozenset[str] = frozenset()

    # --- what is listed ----------------------------------------------------------------------

    def list_articles(self, summaries: Sequence[Summary]) -> None:
        """List reports, of each story that is folded the first."""
        self.known, self.hits = self.stories.arranged(summaries, lambda s: s), None
        self._every = summaries

    def list_hits(self, hits: Sequence[Hit]) -> None:
        """List the hits of a search, likewise."""
        self.hits = self.stories.arranged(hits, lambda h: h.summary)
        self.known = [hit.summary for hit in self.hits]
        self._every = [hit.summary for hit in hits]

    def explain(self, hits: Sequence[Hit]) -> None:
        """Put passages to hits that came without."""
        by_id = {hit.summary.id: hit for hit in hits}
        if self.hits is not None:
            self.hits = [by_id.get(hit.summary.id, hit) for hit in self.hits]

    def __len__(self) -> int:
        return len(self.known)

    @property
    def articles(self) -> list[str]:
        """The articles of all rows."""
        return [summary.id for summary in self.known]

    @property
    def every(self) -> list[str]:
        """The articles of all that is listed, also of those that are folded away."""
        return [summary.id for summary in self._every]

    def at(self, row: int) -> Report | None:
        """The article of a row, and the hit if there is one."""
        if not 0 <= row < len(self.known):
            return None
        return self.known[row].id, self.hits[row] if self.hits is not None else None

    def hit_of(self, article: str) -> Hit | None:
        """The hit in an article, where one is listed."""
        return next((hit for hit in self.hits or () if hit.summary.id == article), None)

    def row_of(self, article: str) -> int | None:
        """The row of an article."""
        return next((row for row, summary in enumerate(self.known) if summary.id == article), None)

    def row_of_story(self, article: str, every: Sequence[Summary]) -> int | None:
        """The row of the story of an article that `every` has, where it is folded away in that."""
        if len(self.known) == len(every):
            return None
        story = next((summary.story for summary in every if summary.id == article), None)
        return next((row for row, summary in enumerate(self.known) if story and summary.story == story), None)

    def open_story(self, row: int, opens: bool) -> bool:
        """Show the reports of a row's story below it, or fold them again; whether there are any to show or fold."""
        return row < len(self.known) and self.stories.open(self.known[row].story, opens)

    def without_passages(self, first: int, last: int) -> list[Hit]:
        """The hits of some rows that came without."""
        return [hit for hit in (self.hits or [])[max(0, first) : last] if not hit.snippets]

    # --- how it is drawn ---------------------------------------------------------------------

    @property
    def lines(self) -> int:
        """Lines of a row whose title has one."""
        return rows.SUMMARY_LINES if self.hits is None else rows.HIT_LINES

    def lines_that_fit(self, width: int, height: int, count: int) -> int:
        """Lines of each of `count` rows in a window: one more where rows are free and a title has no room on one."""
        if count * (self.lines + 1) > height:
            return self.lines
        return self.lines + any(width_of(safe_line(known.heading)) > width - 2 for known in self.known)

    def draw(self, row: int, width: int, lines: int) -> list[Pieces]:
        """The lines of a row."""
        known = self.known[row]
        story = self.stories.row(known, self.known[row - 1] if row else None)
        of_user = rows.OfUser(self.notes.get(known.id, 0), known.id in self.marked, self.read.get(known.id))
        of_title = lines - self.lines + 1
        if self.hits is None:
            return rows.summary(known, width, of_user, story, lines=of_title)
        return rows.hit(self.hits[row], width, of_user, story, lines=of_title)
