"""The articles of a folder, read when they are asked for and kept while they are in use."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from index.article import Article
from index.catalogue import Catalogue
from index.loading.formats import PLAIN, Draft, LoadSettings, Unreadable, drafts

KEPT = 400
"""Articles kept in memory: the hits of a search and what was open before, about 10 MB of reports."""


class Shelf:
    """Hands out articles by id; a file that changed on disk is read again. Of a file with an article a row the rows are
    kept as long as it is the last such file, so that the next article costs nothing but itself.
    """

    def __init__(self, folder: str, catalogue: Catalogue, settings: LoadSettings = PLAIN) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._settings = settings
        self._kept: OrderedDict[str, tuple[_Stamp, Article]] = OrderedDict()
        self._rows: tuple[_Stamp, dict[str, Draft]] | None = None
        self._lock = threading.Lock()

    def article(self, article: str) -> Article | None:
        """The article of that id as its file says now; None when there is none or its file cannot be read any more."""
        file = self._catalogue.source(article)
        if file is None:
            return None
        try:
            status = (Path(self._folder) / file[0]).stat()
        except OSError:
            return None
        stamp = (file, status.st_mtime_ns, status.st_size)
        with self._lock:
            kept = self._kept.get(article)
            if kept and kept[0] == stamp:
                self._kept.move_to_end(article)
                return kept[1]
            draft = self._draft(stamp, article)
        found = draft.article() if draft else None
        if found:
            with self._lock:
                self._kept[article] = (stamp, found)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return found

    def _draft(self, stamp: _Stamp, article: str) -> Draft | None:
        if self._rows and self._rows[0] == stamp:
            return self._rows[1].get(article)
        path, name = stamp[0]
        try:
            found = {draft.id: draft for draft in drafts(self._folder, path, self._settings, name)}
        except Unreadable:
            return None
        if len(found) > 1:
            self._rows = (stamp, found)
        return found.get(article)


_Stamp = tuple[tuple[str, str], int, int]
"""A file and the name its articles go by, its time and its size."""
