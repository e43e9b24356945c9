"""The engine behind Whoosh; only the four `whoosh_` files know the library. Whoosh keeps and finds
postings; the ranking is our own.

Facts this file lives by (Whoosh 2.7.4): a reader is replaced after a commit, never refreshed (`refresh()` and
`reader(reuse=)` are wrong); a lock held elsewhere is an error with an empty message.
"""

from __future__ import annotations

import errno
import shutil
import threading
from array import array
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from index import private
from index.errors import CatalogueError, DamagedCache
from index.search.engines.engine import AROUND, TEXT, TITLE, Document, Plan, Ranking
from index.search.engines.whoosh_files import (
    CLEAR,
    Damaged,
    LockError,
    TermNotFound,
    WhooshIndex,
    fields,
)
from index.search.engines.whoosh_postings import FormField, Positions, StoredOccurrences, all_postings
from index.search.engines.whoosh_writing import Writer
from index.search.rank.best import Recency, best_of
from index.search.rank.bm25 import norms
from index.search.rank.ranking import rank

CACHED_POSTINGS = 500_000
"""Postings kept in memory for one state of the index, about 40 MB: in 10,000 reports the hundred commonest words and
some thousand others, more than a session asks for.
"""


MISREAD = Exception
"""What Whoosh raises over files that are not what was written: it checks next to nothing, and its readers stumble in
every way there is, down to a bare `Exception`. Caught only around the reading of its files, where nothing of ours runs.
"""

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE)
"""What the system refuses whatever the files say."""


class _Snapshot:
    """One state of the index, open for reading: the postings that ranking needs."""

    def __init__(self, index: WhooshIndex, damage: Callable[[Exception], CatalogueError]) -> None:
        """Open it; `damage` makes the error to raise when the files are not what was written."""
        self._damage = damage
        try:
            self._open(index)
        except MISREAD as error:
            raise damage(error) from error

    def _open(self, index: WhooshIndex) -> None:
        self.reader = index.reader()
        self.generation = self.reader.generation()
        size = self.reader.doc_count_all()
        self.ids: list[str] = [""] * size
        for number, stored in self.reader.iter_docs():
            self.ids[number] = stored["id"]
        self._numbers = {article: number for number, article in enumerate(self.ids) if article}
        lengths = [self.reader.doc_field_length(n, TEXT, 0) or 0 for n in range(size)]  # Whoosh says None for no words
        self.count = len(self._numbers)
        self.norms = norms(lengths, sum(lengths[n] for n in self._numbers.values()) / max(1, self.count))
        self._recency: tuple[Mapping[str, int], Recency] | None = None
        self._cache: dict[tuple[str, str], StoredOccurrences] = {}
        self._cached = 0
        self._reading = threading.Lock()
        self._format = Positions()
        self._segments = [
            (r, n, frozenset(r._perdoc.deleted_docs())) for r, n in self.reader.leaf_readers() if r.doc_count_all()
        ]

    def occurrences(self, field: str, form: str) -> StoredOccurrences:
        """The occurrences of a form; the ones asked for last are kept in memory.

        A newer search begins while an older one, in another thread, still reads; the files have one place to read at.
        """
        key = (field, form)
        with self._reading:
            known = self._cache.pop(key, None)
            if known is None:
                known = self._read(field, form.encode("utf-8", "replace"))
                self._cached += len(known.numbers)
            self._cache[key] = known
            while self._cached > CACHED_POSTINGS and len(self._cache) > 1:
                oldest = self._cache.pop(next(iter(self._cache)))
                self._cached -= len(oldest.numbers)
            return known

    def _read(self, field: str, form: bytes) -> StoredOccurrences:
        """The postings of a form, block by block: Whoosh's own way, posting by posting, takes ten times as long.

        Raises `DamagedCache` when the files are not what was written.
        """
        try:
            return self._postings(field, form)
        except MISREAD as error:
            raise self._damage(error) from error

    def _postings(self, field: str, form: bytes) -> StoredOccurrences:
        numbers = array("l")
        values: list[bytes] = []
        for segment, first, gone in self._segments:
            try:
                matcher = segment._terms.matcher(field, form, self._format)
            except TermNotFound:
                continue
            ids, here = all_postings(matcher)
            if gone:
                kept = [(n, v) for n, v in zip(ids, here, strict=True) if n not in gone]
                ids, here = [n for n, _ in kept], [v for _, v in kept]
            numbers.extend(n + first for n in ids)
            values += here
        if numbers and not 0 <= min(numbers) <= max(numbers) < len(self.ids):
            raise Damaged("a word stands in a document that is not there")
        return StoredOccurrences(numbers, values)

    def documents(self) -> Iterable[int]:
        return self._numbers.values()

    def recency(self, newest: Mapping[str, int]) -> Recency:
        """The documents from the newest on, as `newest` numbers their articles."""
        if self._recency is None or self._recency[0] is not newest:
            ranks = array("l", [newest.get(article, -1) for article in self.ids])
            strangers = frozenset(n for n in self._numbers.values() if ranks[n] < 0)
            self._recency = (newest, Recency(ranks, strangers))
        return self._recency[1]

    def number(self, article: str) -> int | None:
        """The document number of an article's id."""
        return self._numbers.get(article)


class WhooshEngine:
    """The index of one folder, in a folder of its own inside the user's cache."""

    def __init__(self, folder: Path, damaged: Callable[[DamagedCache], None] = lambda _: None) -> None:
        """Open the index in a folder, or begin one; `damaged` hears when it turns out not to be what was written."""
        self._folder, self._damaged = folder, damaged
        self._lock = threading.Lock()
        self._index = _opened(folder)
        self._snapshot: _Snapshot | None = None

    def replace(self, gone: Iterable[str], articles: Iterable[Document]) -> None:
        """Take out `gone`, put in `articles`, commit."""
        writer, documents = self._writer(), list(articles)
        try:
            writer.take_out(gone)
            for article in documents:
                writer.put(article.id, {TEXT: article.text, TITLE: article.title, AROUND: article.around})
            writer.commit()  # small older segments are read again and merged
        except MISREAD as error:
            writer.give_up()
            raise self._damage(error) from error
        except BaseException:
            writer.give_up()
            raise

    def clear(self) -> None:
        """Take out every article."""
        self._writer().commit(mergetype=CLEAR)

    def _writer(self) -> Writer:
        try:
            return Writer(self._index)
        except LockError:
            raise CatalogueError(
                f"{self._folder}: another deraa-tui is indexing this folder; wait until it is done, then try again."
            ) from None

    def rank(self, plan: Plan, limit: int, newest: Mapping[str, int]) -> Ranking:
        """What the plan finds, the `limit` best of it in order: by tier, then score, then date."""
        snapshot = self._current()
        return best_of(rank(plan, snapshot), limit, snapshot.recency(newest), snapshot.ids)

    def says(self, field: str, form: str) -> bool:
        """Whether any article has a form in a field."""
        return bool(self._current().occurrences(field, form).numbers)

    def count(self) -> int:
        """How many articles the index holds."""
        return sum(segment.doc_count() for segment in self._index._segments())

    def ids(self) -> set[str]:
        """The articles the index holds."""
        return set(filter(None, self._current().ids))

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            if self._snapshot:
                self._snapshot.reader.close()
            self._snapshot = None
            self._index.close()

    def _damage(self, found: Exception) -> CatalogueError:
        """The error to raise when Whoosh stumbled over its files: theirs, or the disk's."""
        if isinstance(found, OSError) and found.errno in _OF_THE_DISK:
            why = f"the search index cannot be read or written ({found.strerror}); mend that, then try again."
            return CatalogueError(f"{self._folder}: {why}")
        error = DamagedCache(f"{self._folder}: the search index is damaged ({found!r}); it is built anew.")
        self._damaged(error)
        return error

    def _current(self) -> _Snapshot:
        """The newest state; an older one is let go for good, because a reader that was refreshed cannot be trusted."""
        with self._lock:
            if self._snapshot is None or self._snapshot.generation != self._index.latest_generation():
                self._snapshot = _Snapshot(self._index, self._damage)
            return self._snapshot


def _opened(folder: Path) -> WhooshIndex:
    """The index in a folder. One that is damaged, of another form or of another version is begun anew."""
    words = {name: FormField() for name in (TEXT, TITLE, AROUND)}
    schema = fields.Schema(id=fields.ID(unique=True, stored=True), **words)
    try:
        private.make(folder)
        try:
            return WhooshIndex(folder, schema)
        except Damaged:
            shutil.rmtree(folder)
            private.make(folder)
            return WhooshIndex(folder, schema)
    except OSError as error:
        raise CatalogueError(
            f"{folder}: the search index cannot be opened ({error.strerror or error}); "
            "check the permissions of the cache folder or name another with --cache."
        ) from None
