"""What is remembered of a folder and can be built anew: its catalogue and its search index, opened, thrown away."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from index.catalogue import home
from index.catalogue.catalogue import Catalogue
from index.config import Settings
from index.errors import DamagedCache

if TYPE_CHECKING:
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

    @property
    def engine(self) -> Engine:
        """The search engine over this folder, opened once. This is the only line that says which engine there is."""
        from index.search.engines.whoosh_engine import WhooshEngine

        with self._opening:
            if self._engine is None:
                self._engine = WhooshEngine(self.home / "whoosh", self._damaged)
            return self._engine

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
