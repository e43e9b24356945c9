"""The articles of a folder, read when they are asked for and kept while they are in use."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from index.article import Article
from index.catalogue import Catalogue

KEPT = 400
"""Articles kept in memory: the hits of a search and what was open before, about 10 MB of reports."""


class Shelf:
    """Hands out articles by id; a file that changed on disk is read again."""

    def __init__(self, folder: str, catalogue: Catalogue) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._kept: OrderedDict[str, tuple[tuple[int, int], Article]] = OrderedDict()
        self._lock = threading.Lock()

    def article(self, article: str) -> Article | None:
        """The article of that id as its file says now; None when there is none or its file cannot be read any more."""
        path = self._catalogue.path(article)
        if path is None:
            return None
        try:
            status = (Path(self._folder) / path).stat()
        except OSError:
            return None
        stamp = (status.st_mtime_ns, status.st_size)
        with self._lock:
            kept = self._kept.get(article)
            if kept and kept[0] == stamp:
                self._kept.move_to_end(article)
                return kept[1]
        from index.loading.formats import Unreadable, load

        try:
            found = next((a for a in load(self._folder, path) if a.id == article), None)
        except Unreadable:
            return None
        if found:
            with self._lock:
                self._kept[article] = (stamp, found)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return found
