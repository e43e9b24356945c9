"""The reports of an archive, fetched when they are read and kept, so that what was read once is read offline too."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from index.article import Article
from index.catalogue.outlines import Outlines
from index.errors import ArchiveAway
from index.refresh.archive.archive_index import ArchiveIndex
from index.refresh.archive.connection import Connection

KEPT = 400
"""Articles kept in memory: the hits of a search and what was open before, about 10 MB of reports."""


class ArchiveShelf:
    """Hands out articles by id: from memory, from the cache, else from the archive."""

    def __init__(self, known: Outlines, archive: Connection, index: ArchiveIndex) -> None:
        self._known, self._archive, self._index = known, archive, index
        self._kept: OrderedDict[bytes, Article] = OrderedDict()
        """By their digests: one that has changed since is another."""
        self._lock = threading.Lock()

    def article(self, article: str) -> Article | None:
        """The article of that id; None when the archive lists none, or does not answer and it was not read before."""
        if (found := self._at_hand(article)) is None:
            self.bring([article])
            found = self._at_hand(article)
        return found

    def bring(self, articles: Sequence[str]) -> None:
        """Fetch those of these articles that are not at hand, all in one question, where the archive answers."""
        missing = [article for article in articles if self._at_hand(article) is None and self._known.digest(article)]
        if not missing:
            return
        try:
            read = self._archive.asked(lambda client: self._index.fetched(client, missing))
        except ArchiveAway:
            return
        self._known.keep_texts(read)

    def _at_hand(self, article: str) -> Article | None:
        digest = self._known.digest(article)
        if digest is None:
            return None
        with self._lock:
            if found := self._kept.get(digest):
                self._kept.move_to_end(digest)
            elif found := self._known.text(article):
                self._kept[digest] = found
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            return found
