"""Where the reports of a library come from: files of a folder, or a desk's archive. Each kind is a `ReportSource`; who
uses a library does not know which.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from index.config import Settings, is_address
from index.workspace.cache import Cache
from index.workspace.sources.source import ReportSource

if TYPE_CHECKING:
    from index.refresh.completeness import NameSettings

__all__ = ["ReportSource", "source_of"]


def source_of(settings: Settings, cache: Cache, rules: Callable[[], NameSettings]) -> ReportSource:
    """The place that the settings name. `rules` gives what is said of names: families are learned under them."""
    if is_address(settings.folder):
        from index.workspace.sources.archive_source import ArchiveSource

        return ArchiveSource(settings, cache, rules)
    from index.workspace.sources.folder_source import FolderSource

    return FolderSource(settings, cache, rules)
