"""The front door: open a folder or an archive, and have what is done with it, a service each. Screens and
commands ask only this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.config import Settings, is_address
from index.errors import StoreError
from index.lexicon import reading as lexicon
from index.loading import folder as folders
from index.workspace.cache import Cache
from index.workspace.comparison import FolderComparison
from index.workspace.library import Library
from index.workspace.names import KnownNames
from index.workspace.notes.importing import NoteImport
from index.workspace.notes.links import NoteLinks
from index.workspace.notes.notebook import Notebook
from index.workspace.search import FolderSearch
from index.workspace.translation import Translator

if TYPE_CHECKING:
    from index.search.query import query
    from index.workspace.searches import Kept, Searches


class Workspace:
    """One folder of reports with all that is known and noted of it. It holds the services and does nothing itself, but
    that it opens the folder and closes it, because that concerns them all:

    `library`     the reports: listed, read, kept up with; copies and editions
    `search`      answers to queries; reports like one
    `notes`       annotations: made, changed, found, placed; `links` between them; `imports` from other programs
    `comparison`  two reports side by side, several claim by claim
    `translator`  passages in another language, by a command of the user's
    `searches`    the file of what the user keeps of searching
    `cache`       what can be built anew; whoever shows the folder says there whom to tell of damage

    Every method of theirs may be called from a worker thread, and raises `DeraaError` when the whole wish failed. Heavy
    rooms are entered when they are first needed.
    """

    def __init__(self, settings: Settings) -> None:
        """Open the folder the settings name. Raises `FolderError`, `CatalogueError` or `ConfigError`."""
        self.settings = settings
        self.folder = settings.folder
        if not is_address(self.folder):
            folders.check(self.folder)
        lexicon.use(settings.lexicon, settings.cache)
        self.cache = Cache(settings)
        names = KnownNames(settings, self._kept, self.cache)
        self.library = Library(settings, self.cache, names.rules)
        limit = settings.search.limit
        self.search = FolderSearch(self.cache, self.library, names, self._noted, limit, self._likeness)
        self.notes = Notebook(settings, self.library, self.search)
        self.links = NoteLinks(self.notes)
        self.imports = NoteImport(self.notes, self.library, self.search)
        self.comparison = FolderComparison(self.library.article, self.cache, names, self.library.articles)
        self.translator = Translator(settings, lambda: self.cache.home)

    def _noted(self, part: query.Query) -> frozenset[str]:
        return self.notes.articles(part)  # a search asks the notes (has:note), and these ask the search (deraa)

    def _likeness(self, article: str, others: Sequence[str], cancelled: Callable[[], bool]) -> Mapping[str, float]:
        return self.comparison.likeness(article, others, cancelled)  # likewise, the comparison

    @cached_property
    def searches(self) -> Searches:
        """What the user keeps of searching."""
        from index.workspace.searches import Searches

        return Searches(Path(self.settings.searches_file), Path(self.settings.annotations))

    def _kept(self) -> Kept:
        """What is kept of searching; nothing while its file cannot be read (`searches.read` says why)."""
        from index.workspace.searches import NOTHING

        try:
            return self.searches.read()
        except StoreError:
            return NOTHING

    def close(self) -> None:
        """Let go of every file, and of the processes that read or translate."""
        self.translator.close()
        self.library.close()
        self.cache.close()
