"""Where the user is in the library, told to be kept, and taken up again when the folder is opened next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from textual.worker import WorkerError

from index.catalogue.listing import OF_ALL, Order, Sorting
from tui.left_off import InReport, LeftOff, OpenScreen
from tui.screens.controlling import Host, background
from tui.widgets.panes.reading_pane import ReadingPane
from tui.widgets.panes.search_pane import SearchPane

if TYPE_CHECKING:
    from index.workspace import Workspace
    from tui.screens.library.controllers.listing import Listing
    from tui.screens.library.controllers.marks import Marks
    from tui.screens.library.controllers.pane_sizes import PaneSizes
    from tui.screens.library.controllers.places import Places
    from tui.screens.library.controllers.reader import Reader
    from tui.screens.library.controllers.search import Search
    from tui.screens.library.controllers.text_shape import ShapesText


class TakesUp(Host, Protocol):
    """A screen that shows again what was shown."""

    @property
    def is_narrow(self) -> bool:
        """Whether a report fills the screen."""

    def show_articles(self) -> None:
        """Show the list, or search again."""

    async def finished(self, group: str) -> None:
        """Wait for the workers of a group."""

    def go_to_text(self) -> None:
        """Give the focus to the open report, which fills a narrow screen."""

    def go_to_list(self) -> None:
        """Give the focus to the list."""

    def open_again(self, screens: tuple[OpenScreen, ...]) -> None:
        """Open what lay over the library."""


class Place:
    """Knows where the user is, and leads there again."""

    def __init__(
        self,
        workspace: Workspace,
        pane: SearchPane,
        reading: ReadingPane,
        marks: Marks,
        listing: Listing,
        search: Search,
        reader: Reader,
        places: Places,
        sizes: PaneSizes,
        text_shape: ShapesText,
        screen: TakesUp,
    ) -> None:
        self.workspace, self.pane, self.reading, self.screen = workspace, pane, reading, screen
        self.marks, self.listing, self.search, self.reader = marks, listing, search, reader
        self.places, self.sizes, self.text_shape = places, sizes, text_shape
        self._left: LeftOff | None = None
        """What is being taken up: until that is done, it is still where the user is."""

    @property
    def now(self) -> LeftOff:
        """Where the user is. While an answer is on its way, list and report beside it are those of before: the place is
        then the first hit.
        """
        if self._left is not None:
            return self._left
        lit = None if self.search.is_pending else self.pane.at(self.pane.reports.now)
        is_shown = self.reading.has_focus_within or not self.search.is_pending
        return LeftOff(
            query=self.pane.line.value,
            without=tuple(sorted(self.search.without)),
            order=self.listing.sorting.order.value,
            backwards=self.listing.sorting.backwards,
            hits_order=self.pane.sorting.order.value,
            hits_backwards=self.pane.sorting.backwards,
            folds=self.pane.stories.are_folded,
            opened=self.pane.stories.opened,
            like=self.listing.like,
            row=self.pane.wanted or (lit[0] if lit else ""),
            reading=(self.reader.on_its_way or self.reading.left_off) if is_shown else InReport(),
            reads=self.reading.has_focus_within,
            marked=self.marks.kept,
            places=self.places.kept,
            shares=self.sizes.shares,
            text=self.text_shape.shape,
        )

    def take_up(self, left: LeftOff) -> None:
        """Show what was shown when the user left off; what is gone meanwhile is passed over."""
        self.marks.put(left.marked)
        self.places.put(left.places)
        self.sizes.take_up(left.shares)
        self.text_shape.take_up(left.text._replace(alone=left.text.alone and left.reads))
        self._show(left)

    def return_to(self, left: LeftOff) -> None:
        """Show what was shown at a place that the user has left; what is marked and kept stays."""
        self.screen.go_to_list()
        self.listing.like = ""
        self.search.leave()
        self._show(left)

    def _show(self, left: LeftOff) -> None:
        self._left = left
        if left.order in OF_ALL:
            self.listing.sorting = Sorting(Order(left.order), left.backwards)
        if left.hits_order in list(Order):
            self.pane.sorting = Sorting(Order(left.hits_order), left.hits_backwards)
        self.pane.stories.take_up(left.folds, left.opened)
        self.pane.wanted = left.row
        self.search.without = frozenset(left.without)
        if self.workspace.library.is_known(left.reading.article):
            self.reader.left = left.reading
        self.pane.write_query(left.query)
        self._take_up(left)

    @background("taking up")
    async def _take_up(self, left: LeftOff) -> None:
        """Wait for the list, then open the report; who has gone elsewhere meanwhile stays there."""
        self.reader.is_led = True
        try:
            if self.workspace.library.is_known(left.like):
                with suppress(WorkerError):  # the user has asked for something else
                    # the list of all, if it came before, has taken the row that was wanted
                    await self.listing.show_alike(left.like, left.row).wait()
            else:
                self.screen.show_articles()
                await self.screen.finished("search")
            if self.reader.left is not None:
                self.reader.show("", None)
            elif not left.reading.article:
                self._open_lit()
            await self.reader.opened()
            if left.reads and self.reading.article is not None and self.pane.reports.has_focus:
                self.screen.go_to_text()
        finally:
            self._left, self.reader.is_led = None, False
        known = self.workspace.library.is_known
        self.screen.open_again(tuple(each for each in left.screens if all(map(known, each.articles))))

    def _open_lit(self) -> None:
        """Open the report under the cursor, where there is room beside the list: the user had left off while the answer
        was on its way.
        """
        lit = self.pane.at(self.pane.reports.now)
        if lit and not self.screen.is_narrow:
            self.reader.open(*lit)
