"""The search pane: the query, what was found in how many reports, and the list: of all reports, or of the hits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input

from index.catalogue.listing import Bar, Order, Sorting, arranged, timeline
from tui.drawing import rows
from tui.drawing.direction import Pieces
from tui.drawing.found_words import found_words
from tui.drawing.listed_rows import ListedRows
from tui.safe_text import safe_line
from tui.widgets.edge import EdgedPane
from tui.widgets.found import Found
from tui.widgets.line_input import LineInput
from tui.widgets.row_list import RowList
from tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from index.catalogue.catalogue import Summary
    from index.search.searcher import Answer, Hit


NO_REPORTS = (
    "No reports here yet. Put their files into the folder and press r, or O for another folder; "
    "I lists the files that could not be read."
)
NOTHING_FOUND = "Nothing found."
MAY_FIND = (
    "Fewer words, other ones or a beginning (sieg*) may find more; Esc shows all reports, F1 how a query is written."
)
NOTHING_FOUND_SO_FAR = "Nothing found in what is read so far."
"""What stands in the list where it is empty: why, and what to do."""


class OfArticle(Message):
    """Something happened to an article of the list, and the hit in it if there is one."""

    def __init__(self, article: str, hit: Hit | None) -> None:
        super().__init__()
        self.article = article
        self.hit = hit


class SearchPane(Vertical, EdgedPane):
    """Query and list. What the list shows is handed down; what the user wants is posted up."""

    class QueryChanged(Message):
        """The query line reads differently now."""

    class LineEntered(Message):
        """The query line has the focus: something will be asked."""

    class ArticleMoved(OfArticle):
        """The cursor is on an article."""

    class ArticleChosen(OfArticle):
        """An article was chosen to be read."""

    class PassagesWanted(Message):
        """These hits came into view without their passages."""

        def __init__(self, hits: Sequence[Hit]) -> None:
            super().__init__()
            self.hits = hits

    def __init__(self, complete: Callable[[str], str | None]) -> None:
        super().__init__(id="search-pane", classes="-in-focus")  # it has the focus at first, and is styled once
        self._complete = complete
        self._listed = ListedRows()
        self.stories = self._listed.stories
        self.at, self.hit_of = self._listed.at, self._listed.hit_of
        self._bars: tuple[Sequence[Summary], Sequence[Bar]] = ((), ())
        self._query = ""
        self.marked: list[str] = []
        self._is_counted = False
        self.sorting = Sorting(Order.RELEVANCE)
        """How hits are sorted."""
        self.wanted = ""
        """The article that the cursor goes to as soon as the list has it, unless the user moves it before."""

    def compose(self) -> ComposeResult:
        """Query line, count, list."""
        yield LineInput(
            placeholder="/ search", id="query", leaving=("up", "down", "enter", "escape"), complete=self._complete
        )
        yield Found()
        yield Timeline()
        yield RowList(lines=rows.SUMMARY_LINES, id="reports", fitting=self._lines_that_fit)

    @property
    def reports(self) -> RowList:
        """The list."""
        return self.query_one("#reports", RowList)

    @property
    def timeline(self) -> Timeline:
        """What is above it."""
        return self.query_one(Timeline)

    @property
    def line(self) -> LineInput:
        """The query line."""
        return self.query_one("#query", LineInput)

    def write_query(self, text: str) -> None:
        """Have the line hold a text, without asking for it."""
        with self.line.prevent(Input.Changed):
            self.line.value = text
            self.line.cursor_position = len(text)

    def show_articles(
        self,
        summaries: Sequence[Summary],
        notes: Mapping[str, int],
        now: str | None = None,
        order: str = "",
        being_read: str = "",
    ) -> None:
        """Show every report; `order` says how they are sorted, `being_read` what is still read of the folder."""
        self._listed.list_articles(summaries)
        self._listed.notes = notes
        count, listed = len(summaries), len(self._listed)
        row = self._row_of(summaries, now)
        said = f"{count:,} report" + "s" * (count != 1) if count or not being_read else being_read
        said += f" in {listed:,} rows" * (listed < count)
        self.query_one(Found).show(said, order=order if count else "")
        if summaries is not self._bars[0]:  # else they are shown again, as when a query is given up
            self._bars = (summaries, timeline(summaries))
        self.timeline.show_bars(self._bars[1])
        empty = "They appear here as they are read." if being_read else NO_REPORTS
        self.reports.show_rows(listed, self._draw, now=row, empty=empty)
        self._tell_position(listed == count)

    def show_answer(
        self,
        answer: Answer,
        notes: Mapping[str, int],
        bars: Sequence[Bar],
        being_read: str = "",
        in_notes: str = "",
    ) -> None:
        """Show the hits of a search; `bars` tell when all that was found is dated, `being_read` says what is still read
        of the folder, where more may be found, `in_notes` which notes have it. In the list
        the cursor stays on its report when the same query is answered again.
        """
        kept = self.at(self.reports.now) if self._query == answer.query and self.reports.has_focus else None
        self._query = answer.query
        every = arranged(answer.hits, self.sorting, of=lambda h: h.summary, notes=notes)
        self._listed.list_hits(every)
        self._listed.notes = notes
        self.line.meant = (answer.meant or "") if answer.query == self.line.value else ""
        meant, so_far = bool(self.line.meant), bool(being_read)
        said, order, also, whole = found_words(
            answer, self.sorting, in_notes if answer.total else "", offers_meant=meant, so_far=so_far
        )
        self.query_one(Found).show(said, also, order=order, whole=whole)
        self.timeline.show_bars(bars)
        row = self._row_of([hit.summary for hit in every], kept[0] if kept else None)
        empty = (NOTHING_FOUND_SO_FAR, in_notes) if being_read else (NOTHING_FOUND, in_notes, MAY_FIND)
        self.reports.show_rows(len(self._listed), self._draw, now=row, empty=" ".join(filter(None, empty)))
        self._tell_position(len(self._listed) == len(answer.hits))
        self._want_passages()

    def _tell_position(self, is_counted: bool) -> None:
        """Say which of the reports the cursor is on, where each of them is a row."""
        self._is_counted = is_counted and self.reports.count > 1
        self.query_one(Found).show_position(self.reports.now if self._is_counted else None)

    def _lines_that_fit(self, window: Size, count: int) -> int:
        return self._listed.lines_that_fit(window.width, window.height, count)

    def _draw(self, row: int, width: int) -> list[Pieces]:
        return self._listed.draw(row, width, self.reports.lines)

    def _row_of(self, every: Sequence[Summary], now: str | None) -> int:
        """The row of the article that is wanted, else of the one the cursor is on `now`, or of its story where `every`
        has it and it is folded away; else the first.
        """
        for article in filter(None, (self.wanted, now)):
            row = self._listed.row_of(article)
            if row is None:
                row = self._listed.row_of_story(article, every)
            if row is not None:
                self.wanted = "" if article == self.wanted else self.wanted
                return row
        return 0

    def show_explained(self, hits: Sequence[Hit]) -> None:
        """Put passages to hits that came without."""
        self._listed.explain(hits)
        self.reports.refresh()

    def show_notes(self, notes: Mapping[str, int]) -> None:
        """Show other counts of notes."""
        self._listed.notes = notes
        self.reports.refresh()

    def show_read(self, read: Mapping[str, int]) -> None:
        """Show how far which reports were read, in percent."""
        self._listed.read = read
        self.reports.refresh()

    def say_looking(self, what: str = "looking …") -> None:
        """Say that an answer is on its way; the list stays until it comes, and what was said of it comes back when
        nothing is looked for any more.
        """
        self.query_one(Found).show_meanwhile(what)

    def say(self, sentence: str) -> None:
        """Say what is wrong with the query; it finds nothing."""
        self._listed.list_hits([])
        self.query_one(Found).show(safe_line(sentence), whole=True)
        self.timeline.show_bars([])
        self.reports.show_rows(0, self._draw)
        self._tell_position(False)

    def show_marks(self, articles: list[str]) -> None:
        """Show which articles are marked, and how many they are."""
        self.marked, self._listed.marked = articles, frozenset(articles)
        self.query_one(Found).show_marked(len(articles))
        self.reports.refresh()

    @property
    def shows_hits(self) -> bool:
        """Whether the list shows the hits of a search."""
        return self._listed.hits is not None

    def light(self, article: str) -> None:
        """Put the cursor on an article that is read already, where the list has it."""
        if (row := self._listed.row_of(article)) is not None:
            with self.prevent(self.ArticleMoved):
                self.reports.go_to(row)

    @property
    def articles(self) -> list[str]:
        """The articles of all rows."""
        return self._listed.articles

    @property
    def listed(self) -> list[str]:
        """The articles of all that is listed, also of those that are folded away."""
        return self._listed.every

    def open_story(self, opens: bool) -> bool:
        """Show the reports of the story under the cursor below its row, or fold them again; whether there are any to
        show or fold.
        """
        return self._listed.open_story(self.reports.now, opens)

    def is_on_edge(self, event: events.MouseEvent) -> bool:
        """Whether the mouse is on the line that parts the list from the text, where there is one."""
        return bool(self.styles.border_right[0]) and event.screen_x == self.region.right - 1

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Query or list have the focus."""
        self.add_class("-in-focus")
        if event.widget is self.line:
            self.post_message(self.LineEntered())

    def on_descendant_blur(self) -> None:
        """They have not."""
        self.remove_class("-in-focus")

    def on_input_changed(self, event: Input.Changed) -> None:
        """The query reads differently."""
        event.stop()
        self.post_message(self.QueryChanged())

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor moved: tell, and ask for passages that are missing."""
        event.stop()
        self.wanted = ""
        if self._is_counted:
            self.query_one(Found).show_position(event.row)
        if found := self.at(event.row):
            self.post_message(self.ArticleMoved(*found))
        self._want_passages()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A row was chosen."""
        event.stop()
        if found := self.at(event.row):
            self.post_message(self.ArticleChosen(*found))

    @property
    def hits_in_view(self) -> int:
        """How many hits the list has room for, the last perhaps in part."""
        return max(1, -(-self.reports.size.height // rows.HIT_LINES))

    def _want_passages(self) -> None:
        first, last = self.reports.now - self.hits_in_view + 1, self.reports.now + self.hits_in_view
        if missing := self._listed.without_passages(first, last):
            self.post_message(self.PassagesWanted(missing))
