"""The articles of a folder, read when they are asked for and kept while they are in use."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from index.article import Article
from index.catalogue.catalogue import Catalogue
from index.loading.folder import root
from index.loading.formats import PLAIN, Draft, LoadSettings, Unreadable, drafts

if TYPE_CHECKING:
    from index.refresh.limited import LimitedReader

KEPT = 400
"""Articles kept in memory: the hits of a search and what was open before, about 10 MB of reports."""


class Shelf:
    """Hands out articles by id; a file that changed on disk is read again. Of a file with an article a row the rows are
    kept as long as it is the last such file, so that the next article costs nothing but itself.

    What the last refresh has read of a file that is the same still comes from the catalogue. A file that it is reading
    just now is read here, within the time that a file may take; one that has changed since is read in a process that
    can be stopped.
    """

    def __init__(self, folder: str, catalogue: Catalogue, settings: LoadSettings = PLAIN) -> None:
        self._given, self._folder = folder, str(root(folder))
        self._catalogue = catalogue
        self._settings = settings
        self._kept: OrderedDict[str, tuple[_Stamp, Article]] = OrderedDict()
        self._rows: _Rows | None = None
        self._refused: dict[str, _Stamp] = {}
        self._lock = threading.Lock()

    @cached_property
    def _reader(self) -> LimitedReader:
        """What reads a file that has changed since the last refresh: seldom, so it is made when it is needed."""
        from index.refresh.limited import LimitedReader

        return LimitedReader(self._given, self._settings)

    def close(self) -> None:
        """Wait for no file any more."""
        if "_reader" in self.__dict__:
            self._reader.stop()

    def article(self, article: str) -> Article | None:
        """The article of that id as its file says now; None when there is none or its file cannot be read any more."""
        file = self._catalogue.source(article)
        return self._of_file(article, file) if file else None

    def articles(self, articles: Sequence[str]) -> dict[str, Article]:
        """Those of these ids that can be had, by their ids: which file each came from is asked once for all."""
        files = self._catalogue.sources(articles)
        return {article: found for article, file in files.items() if (found := self._of_file(article, file))}

    def _of_file(self, article: str, file: tuple[str, str]) -> Article | None:
        """The article of that id in a file, whose articles go by a name."""
        try:
            status = os.stat(f"{self._folder}/{file[0]}")  # noqa: PTH116 - a Path costs four times as much
        except OSError:
            return None
        stamp = (file, status.st_mtime_ns, status.st_size)
        with self._lock:
            kept = self._kept.get(article)
            if kept and kept[0] == stamp:
                self._kept.move_to_end(article)
                return kept[1]
            if found := self._catalogue.article(article, status.st_size, status.st_mtime_ns):
                return self._keep(stamp, found)
            if not self._catalogue.recording.is_read(file[0], status.st_size, status.st_mtime_ns):
                return self._keep(stamp, self._read_apart(stamp, article))
            draft = self._draft(stamp, article)
        found = draft.article() if draft else None
        with self._lock:
            return self._keep(stamp, found)

    def _keep(self, stamp: _Stamp, found: Article | None) -> Article | None:
        if found:
            self._kept[found.id] = (stamp, found)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def _read_apart(self, stamp: _Stamp, article: str) -> Article | None:
        """The article as a process of its own reads it; what it cannot read is asked for once."""
        from index.refresh.handing import Given, WantedFile

        if self._refused.get(article) == stamp:
            return None
        with closing(self._reader.read([WantedFile(*stamp[0], frozenset({article}))])) as told:
            for _, given in told:
                if isinstance(given, Given):
                    return given.kept.article()
        self._refused[article] = stamp
        return None

    def _draft(self, stamp: _Stamp, article: str) -> Draft | None:
        path, name = stamp[0]
        if not self._rows or self._rows.stamp != stamp:
            rows = _Rows(stamp, drafts(self._folder, path, self._settings, name))
            if article == name:  # all that is in the file
                return rows.draft(article)
            self._rows = rows
        return self._rows.draft(article)


@dataclass(slots=True)
class _Rows:
    """The articles of a file that were come to, and the rest."""

    stamp: _Stamp
    rest: Iterator[Draft]
    found: dict[str, Draft] = field(default_factory=dict)

    def draft(self, article: str) -> Draft | None:
        """The article of that id; nothing behind it is looked at."""
        try:
            while article not in self.found and (draft := next(self.rest, None)):
                self.found[draft.id] = draft
        except Unreadable:
            return None
        return self.found.get(article)


_Stamp = tuple[tuple[str, str], int, int]
"""A file and the name its articles go by, its time and its size."""
