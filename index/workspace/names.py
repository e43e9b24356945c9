"""What is known of names: the rules that the regions' files, the settings and the user's own file give, and the
families that the folder has taught under them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from index.config import Settings
from index.lexicon import reading as lexicon
from index.workspace.cache import Cache
from index.workspace.remade import Remade

if TYPE_CHECKING:
    from index.names.families import Families
    from index.refresh.completeness import NameSettings
    from index.workspace.searches import Kept


class KnownNames:
    """Names as search and comparison take them."""

    def __init__(self, settings: Settings, kept: Callable[[], Kept], cache: Cache) -> None:
        """`kept` gives what the user has said of names while searching."""
        self._settings, self._kept, self._cache = settings, kept, cache
        self.families = Remade(lambda: cache.age, self._learned)
        """The names that the folder has taught, and the user; none before it was read for the first time."""

    def rules(self) -> NameSettings:
        """Which names are one and which never are, as they stand now."""
        from index.refresh.completeness import NameSettings

        known, own, kept = lexicon.regions(), self._settings, self._kept()
        return NameSettings(
            (*known.aliases, *own.aliases, *kept.aliases), (*known.never_same, *own.never_same, *kept.never_same)
        )

    def _learned(self) -> Families:
        from index.names.families import Families

        row = self._cache.catalogue.names.families(self.rules().key)
        return Families.from_row(row) if row else Families(())
