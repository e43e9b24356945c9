"""Which keys of the library do something as things stand, and what they are called then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from index.catalogue.listing import Order
from tui.actions.action import Action
from tui.drawing.rows import named

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.library.controllers.folder_refresh import FolderRefresh
    from tui.screens.library.controllers.listing import Listing
    from tui.screens.library.controllers.marks import Marks
    from tui.screens.library.controllers.notes import Notes
    from tui.screens.library.controllers.reader import Reader
    from tui.screens.library.controllers.search import Search
    from tui.screens.library.way_back import WayBack
    from tui.widgets.panes.reading_pane import ReadingPane
    from tui.widgets.panes.search_pane import SearchPane


class TakesKeys(Protocol):
    """A screen with a list and a report, one of which has the focus."""

    @property
    def focused(self) -> Widget | None:
        """What has the focus."""

    @property
    def shows_report(self) -> bool:
        """Whether the report, and not the list, is what the user is at."""

    folder_refresh: FolderRefresh
    listing: Listing
    marks: Marks
    notes: Notes
    reader: Reader
    reading: ReadingPane
    search: Search
    search_pane: SearchPane
    way_back: WayBack


def does_something(screen: TakesKeys, action: str, parameters: tuple[object, ...] = ()) -> bool | None:
    """Whether a key does something; None where it then says why not. There is a way back from a text or from hits, not
    from the list of all reports; and to the query line, but from there.
    """
    match action:
        case "compare" | "compare_story" | "mark" | "like" | "about":
            return screen.reader.meant is not None or None
        case "next_hit":
            return screen.search.is_asked or screen.reading.is_finding or None
        case "stop_reading":
            return screen.folder_refresh.is_reading or None
        case "place_note":
            return screen.notes.can_be_placed or None
        case "reject_note":
            return screen.notes.can_be_rejected or None
        case "link_note" | "follow_link":
            return screen.notes.chosen is not None or None
        case "sort_by":
            return Order.RELEVANCE not in parameters or screen.search_pane.shows_hits or None
        case "open_story":
            return (screen.search_pane.reports.has_focus and screen.search_pane.stories.are_folded) or None
        case "search":
            return not screen.search_pane.line.has_focus
        case "back":
            on_list = screen.focused is None or screen.focused.id == "reports"
            leads_back = screen.shows_report or not on_list or screen.way_back.shows_some
            return leads_back or screen.listing.seeks_alike or bool(screen.marks.marked) or None
    return True


def why_not(screen: TakesKeys, action: str) -> str:
    """Why a key does nothing here, in a sentence; empty where nothing is to be said. `action` is what Textual calls."""
    match action.removeprefix("screen.").partition("(")[0]:
        case "compare" | "compare_story" | "mark" | "like" | "about" | "choose":
            return "No report is listed here."
        case "next_hit":
            return "Nothing is searched for: / searches all reports, f the one that is read."
        case "stop_reading":
            return "Nothing is being read; r reads what is new in the folder."
        case "link_note" | "follow_link":
            return screen.notes.none_chosen
        case "place_note" | "reject_note":
            chosen = screen.notes.chosen
            return f"{named(chosen.annotation)} is at its place." if chosen else "No note is chosen; ] chooses one."
        case "sort_by":
            return "Nothing is searched for: only hits have a relevance."
        case "open_story" if screen.search_pane.reports.has_focus:
            return "No story is folded here; z folds each into one row."
        case "back":
            return "All reports are shown; q quits."
    return ""


def hint(screen: TakesKeys, action: Action) -> str:
    """The word for an action: `q` leads back where a report was opened over something else, `Esc` does nothing but
    unmark where all reports are shown or gives up what is looked for, and `c` says how many it compares.
    """
    marked = screen.marks.marked
    match action.id:
        case "line.leave" if screen.search_pane.line.has_focus:
            return "to the list"
        case "line.leave" if screen.reading.finds_some:
            return "to the text"
        case "library.back" if screen.reading.is_finding and screen.reading.view.has_focus:
            return "stop finding"
        case "library.back" if screen.listing.seeks_alike and screen.search_pane.reports.has_focus:
            return "stop looking"
        case "library.quit" if screen.way_back.is_over:
            return "back"
        case "library.back" if marked and not screen.way_back.shows_some and screen.search_pane.reports.has_focus:
            return "unmark"
        case "library.compare" if screen.marks.are_meant(screen.reader.read_now):
            return f"compare {len(marked)} marked" if screen.marks.can_be_compared else "compare"
    return action.hint
