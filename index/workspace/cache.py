"""What is remembered of a folder, or of an archive, and can be built anew: its catalogue and its search index, opened,
thrown away.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from index.catalogue import home
from index.catalogue.catalogue import Catalogue
from index.config import Settings, is_address
from index.errors import DamagedCache

if TYPE_CHECKING:
    from index.refresh.archive.archive_index import ArchiveIndex
    from index.refresh.archive.connection import Connection
    from index.search.engines.engine import Engine


class Cache:
    """The catalogue and the engine of the settings' folder. `age` counts its states: what was worked out from it holds
    as long as `age` is the same.
    """

    def __init__(self, settings: Settings) -> None:
        """Open the catalogue, or begin one. Raises `CatalogueError`."""
        self._settings = settings
        self.age = 0
        self.home = home.home(settings)
        self.catalogue = self._opened_catalogue()
        self._engine: Engine | None = None
        self._opening = threading.Lock()

    when_damaged: Callable[[DamagedCache], None] = staticmethod(lambda _: None)
    """Called, in any thread, when catalogue or index turn out not to be what was written; whoever shows the folder sets
    it, and answers with `Library.discard` and a refresh.
    """

    def _opened_catalogue(self) -> Catalogue:
        return Catalogue(self.home / "catalogue.sqlite", self._damaged)

    def _damaged(self, error: DamagedCache) -> None:
        self.when_damaged(error)  # looked up now: it may have been set since

    @cached_property
    def archive(self) -> Connection:
        """The way to the archive, where the settings name one in place of a folder."""
        from index.workspace.archive_access import archive_connection

        return archive_connection(self._settings.folder, self._settings.archive, self.archive_index)

    @cached_property
    def archive_index(self) -> ArchiveIndex:
        """Of which kind the archive is. Raises `ConfigError`."""
        from index.workspace.archive_access import archive_index

        return archive_index(self._settings)

    @property
    def engine(self) -> Engine:
        """The search engine over this folder, opened once. These are the only lines that say which engine there is."""
        from index.search.engines.whoosh_engine import WhooshEngine

        with self._opening:
            if self._engine is None:
                own = partial(WhooshEngine, self.home / "whoosh", self._damaged)
                self._engine = self._over_archive(own) if is_address(self._settings.folder) else own()
            return self._engine

    def _over_archive(self, own: Callable[[], Engine]) -> Engine:
        """The engine over the archive, with one of our own over what was read of it."""
        from index.refresh.archive.kept import KeptReports

        return self.archive_index.engine(self.archive, KeptReports(lambda: self.catalogue.outlines, own))

    def has_changed(self) -> None:
        """Read anew what is next asked for: the catalogue or the index was written, here or by another process."""
        self.age += 1

    def discard(self) -> None:
        """Throw both away and begin empty ones."""
        self.close()
        self._engine = None
        shutil.rmtree(self.home, ignore_errors=True)
        self.home = home.home(self._settings)
        self.catalogue = self._opened_catalogue()
        self.has_changed()

    def close(self) -> None:
        """Let go of the files."""
        if self._engine:
            self._engine.close()
        self.catalogue.close()
