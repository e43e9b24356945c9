"""The lessons of the tutorial: what to do next, in a sentence, and how it is seen that it was done.

A lesson looks at what the screens show, never at keys: whichever way leads there is right.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tui.screens.library.library import LibraryScreen

if TYPE_CHECKING:
    from tui.app import DeraaApp


class Lesson(NamedTuple):
    """One step. `said` names keys by their actions (see `with_keys`)."""

    name: str
    said: str
    is_done: Callable[[DeraaApp], bool]


def _library(app: DeraaApp) -> LibraryScreen:
    library = app.screen_stack[0]
    assert isinstance(library, LibraryScreen)
    return library


def _found_another_spelling(app: DeraaApp) -> bool:
    answer = _library(app).answer
    return answer is not None and not answer.typing and any(spelling.added for spelling in answer.spellings)


def _went_from_hit_to_hit(app: DeraaApp) -> bool:
    reading = _library(app).reading
    return reading.view.has_focus and reading.left_off.hit > 0


def _found_in_the_report(app: DeraaApp) -> bool:
    reading = _library(app).reading
    return reading.finds_some and reading.view.has_focus


def _wrote_a_tag(app: DeraaApp) -> bool:
    return bool(app.workspace.notes.tags())


def _came_from_found_notes(app: DeraaApp) -> bool:
    left = _library(app).way_back.notes_left
    return left is not None and bool(left.query.strip())


def _compares_two(app: DeraaApp) -> bool:
    from tui.screens.comparing.comparison import ComparisonScreen

    return isinstance(app.screen, ComparisonScreen) and app.screen.view.sentence is not None


def _moves_in_the_comparison(app: DeraaApp) -> bool:
    from tui.screens.comparing.comparison import ComparisonScreen

    return isinstance(app.screen, ComparisonScreen) and not app.screen.view.is_at_beginning


def _compares_claims(app: DeraaApp) -> bool:
    from tui.screens.comparing.claims import ClaimsScreen

    return isinstance(app.screen, ClaimsScreen) and app.screen.listed.count > 0


def _took_something_away(app: DeraaApp) -> bool:
    folder = app.takes_away_into
    return folder is not None and any(folder.iterdir())


LESSONS = (
    Lesson(
        "Search",
        "Press {library.search} and type deraa. Reports that write Daraa are found too.",
        _found_another_spelling,
    ),
    Lesson(
        "Read",
        "{list.choose} opens the first one where it was found; {library.next_hit} goes on to the next hit.",
        _went_from_hit_to_hit,
    ),
    Lesson(
        "Find",
        "{article.find} finds in this report alone: type russian, then Enter.",
        _found_in_the_report,
    ),
    Lesson(
        "Note",
        "{article.annotate} notes the sentence you are at. Write a few words, Tab, the tag toll, {dialog.save}.",
        _wrote_a_tag,
    ),
    Lesson(
        "Your notes",
        "{library.annotations} lists all notes; {annotations.filter}, then tag:toll, finds yours; Enter twice goes "
        "to its passage.",
        _came_from_found_notes,
    ),
    Lesson(
        "Compare",
        "{library.compare} compares this report with another; most alike first, Enter takes it.",
        _compares_two,
    ),
    Lesson(
        "What they share",
        "{comparison.next_link} goes to what both say, {comparison.next_only} to what this one alone says; "
        "{comparison.help} then Tab explains the signs.",
        _moves_in_the_comparison,
    ),
    Lesson(
        "Claims",
        "{library.back} as often as leads to the list of reports. There mark three ({library.mark}, then ↓), "
        "and {library.compare}: claim by claim.",
        _compares_claims,
    ),
    Lesson(
        "Take away",
        "{claims.take_away} writes this table to a file; Enter takes the name that stands there.",
        _took_something_away,
    ),
    Lesson(
        "That is it",
        "{library.help} tells the rest, wherever you are. {app.quit} leaves, and this copy is gone; your own: "
        "deraa-tui FOLDER.",
        lambda app: False,
    ),
)
