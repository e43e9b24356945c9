"""Where the user left off in a folder, as values: what is found, the place in the list and in the report, what lies
over the library, a note that is being written, and how the screen looks. Pure; `index/workspace/state_files.py` keeps
it, and each screen knows how it is told (`left_off`, `left_open`) and taken up again.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class SelectedPart(NamedTuple):
    """A passage that is being selected: the code points of the end that stays and of the end that moves; `free` while
    both move.
    """

    fixed: int = 0
    moving: int = 0
    free: bool = False


AT_HIT = -1
"""The `offset` of a report that was still on its way: it is opened at its hit."""


class InReport(NamedTuple):
    """A place in a report: the first visible code point of its text, and which of its hits the reader is at, or of what
    was found where the find line has words; `selected` is the passage that is selected, if one is.
    """

    article: str = ""
    offset: int = 0
    hit: int = -1
    found: str = ""
    selected: tuple[SelectedPart, ...] = ()

    @property
    def plain(self) -> InReport:
        """The place alone, without what is done there."""
        return InReport(self.article, self.offset, -1 if self.found else self.hit)


class KeptPlace(NamedTuple):
    """A place that the user keeps under a letter."""

    letter: str = ""
    at: InReport = InReport()


class PaneShares(NamedTuple):
    """The list's part of the width, and the notes' part of the room they share with the text, in percent; zero where
    the user has not changed it.
    """

    list: int = 0
    notes: int = 0


class TextShape(NamedTuple):
    """How the text of a report is set: the columns of a line (zero where the settings say), the empty lines between
    paragraphs, and whether it stands alone on the screen.
    """

    measure: int = 0
    spacing: int = 1
    alone: bool = False


class OpenScreen(NamedTuple):
    """A screen that lies over the library.

    `kind` is `comparison`, `claims` or `notes`; `articles` are the reports compared; `words` is the side in focus, or
    what is asked of the notes; `choice` names a filter or grouping; `row` and `column` say where the user is: the code
    point of the sentence in focus, or a row of the list and the report in focus; `marked` are the ids of marked notes.
    """

    kind: str
    articles: tuple[str, ...] = ()
    words: str = ""
    choice: str = ""
    row: int = 0
    column: int = 0
    marked: tuple[str, ...] = ()


class DraftPassage(NamedTuple):
    """A passage that a note is written about: its report, its code points, and its words, for the report may change."""

    article: str = ""
    start: int = 0
    end: int = 0
    words: str = ""


class NoteDraft(NamedTuple):
    """A note that was being written, and is none until it is saved.

    `does` is what saving would do: `annotate` a passage, `change` the note with the id `changes`, `both`, note what
    differs on two passages, with `about` written already under a `title`; `each`, note it on each marked report.
    """

    does: str = "annotate"
    passages: tuple[DraftPassage, ...] = ()
    changes: str = ""
    title: str = ""
    about: str = ""
    note: str = ""
    kind: str = ""
    tags: tuple[str, ...] = ()


class ReadReports(NamedTuple):
    """How far each report that was opened was read, in percent; kept in a file of its own, for it may be long."""

    percent: Mapping[str, int] = MappingProxyType({})


class LeftOff(NamedTuple):
    """Everything of one folder.

    `folds` says whether stories are one row each, but for those that are `opened`; `row` is the report under the cursor
    of the list; `like` the one whose likes are listed; `theme` is one chosen with a key, in place of what the settings
    said then (`theme_before`).
    """

    query: str = ""
    without: tuple[str, ...] = ()
    order: str = ""
    backwards: bool = False
    hits_order: str = ""
    hits_backwards: bool = False
    folds: bool = False
    opened: tuple[str, ...] = ()
    like: str = ""
    row: str = ""
    reading: InReport = InReport()
    reads: bool = False
    """Whether the user is at the text, not at the list."""
    marked: tuple[str, ...] = ()
    places: tuple[KeptPlace, ...] = ()
    shares: PaneShares = PaneShares()
    text: TextShape = TextShape()
    screens: tuple[OpenScreen, ...] = ()
    drafts: tuple[NoteDraft, ...] = ()
    theme: str = ""
    theme_before: str = ""
