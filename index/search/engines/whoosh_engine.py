"""The engine behind Whoosh; only the `whoosh_` files know the library. Whoosh keeps segments and commits them, their
postings are arrays (`segment`), and the ranking is our own.

Facts this file lives by (Whoosh 2.7.4): a state of the index is replaced after a commit, never refreshed (`refresh()`
and `reader(reuse=)` are wrong); a lock held elsewhere is an error with an empty message.
"""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index import private
from index.errors import CatalogueError, DamagedCache
from index.search.engines.arrays_file import Misread
from index.search.engines.contents import TRIES, WORDS, Contents, Damaged, latest
from index.search.engines.engine import AROUND, TEXT, TITLE, Document, Plan, Ranking
from index.search.engines.listed import Newest
from index.search.engines.segment import Segment
from index.search.engines.snapshot import Snapshot
from index.search.rank.best import best_of
from index.search.rank.ranking import rank

if TYPE_CHECKING:
    from index.search.engines.whoosh_writing import Writer

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE)
"""What the system refuses whatever the files say."""
_MISREAD = (Misread, Damaged, OSError)
"""What is raised over files that are not what was written, and where the disk refuses."""


class WhooshEngine:
    """The index of one folder, in a folder of its own inside the user's cache."""

    def __init__(self, folder: Path, damaged: Callable[[DamagedCache], None] = lambda _: None) -> None:
        """Open the index in a folder, or begin one; `damaged` hears when it turns out not to be what was written."""
        self._folder, self._damaged = folder, damaged
        self._lock = threading.Lock()
        _open(folder)
        self._snapshot: Snapshot | None = None
        self._open: dict[Path, Segment] = {}

    def replace(self, gone: Iterable[str], articles: Iterable[Document]) -> None:
        """Take out `gone`, put in `articles`, commit."""
        writer, documents = self._writer(), list(articles)
        try:
            writer.take_out(gone)
            for article in documents:
                writer.put(article.id, {TEXT: article.text, TITLE: article.title, AROUND: article.around})
            writer.commit()
        except _MISREAD as error:
            writer.give_up()
            raise self._damage(error) from error
        except BaseException:
            writer.give_up()
            raise

    def clear(self) -> None:
        """Take out every article."""
        self._writer().commit(clear=True)

    def _writer(self) -> Writer:
        from index.search.engines.whoosh_writing import writer  # with Whoosh, which answers need nothing of

        found = writer(self._folder)
        if found is None:
            raise CatalogueError(
                f"{self._folder}: another deraa-tui is indexing this folder; wait until it is done, then try again."
            )
        return found

    def rank(self, plan: Plan, limit: int, newest: Newest) -> Ranking:
        """What the plan finds, the `limit` best of it in order: by tier, then score, then date."""
        with self._reading() as snapshot:
            recency = snapshot.recency(newest)
            found = best_of(rank(plan, snapshot), limit, recency)
            snapshot.let_go_of_much()
            return found

    def says(self, field: str, form: str) -> bool:
        """Whether any article has a form in a field."""
        with self._reading() as snapshot:
            return len(snapshot.occurrences(field, (form,)).numbers) > 0

    def count(self) -> int:
        """How many articles the index holds."""
        return sum(each.documents - len(each.gone) for each in Contents.newest(self._folder).segments)

    def ids(self) -> set[str]:
        """The articles the index holds."""
        with self._reading() as snapshot:
            return set(filter(None, snapshot.ids()))

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._snapshot = None
            self._open = {}

    def _damage(self, found: Exception) -> CatalogueError:
        """The error to raise where the index could not be read: its files', or the disk's."""
        if isinstance(found, OSError) and found.errno in _OF_THE_DISK:
            why = f"the search index cannot be read or written ({found.strerror}); mend that, then try again."
            return CatalogueError(f"{self._folder}: {why}")
        error = DamagedCache(f"{self._folder}: the search index is damaged ({found!r}); it is built anew.")
        self._damaged(error)
        return error

    @contextmanager
    def _reading(self) -> Iterator[Snapshot]:
        """The newest state of the index. What turns out not to be what was written is an error of the cache."""
        try:
            yield self._current()
        except _MISREAD as error:
            raise self._damage(error) from error

    def _current(self) -> Snapshot:
        """The newest state; of an older one the segments that are still in it stay open."""
        with self._lock:
            if self._snapshot is None or self._snapshot.generation != latest(self._folder):
                self._snapshot = self._opened_snapshot()
            return self._snapshot

    def _opened_snapshot(self) -> Snapshot:
        """The newest state, opened. A segment that has gone meanwhile was merged by another process: look again."""
        for _ in range(TRIES):
            contents = Contents.newest(self._folder)
            paths = [segment.path(self._folder) for segment in contents.segments]
            try:
                self._open = {path: self._open.get(path) or Segment(path, WORDS) for path in paths}
            except FileNotFoundError:
                continue
            return Snapshot(list(zip(contents.segments, self._open.values(), strict=True)), contents.generation)
        raise Damaged("its files are not all there")


def _open(folder: Path) -> None:
    """Have an index in a folder. One that is damaged, of another form or of another version is begun anew."""
    try:
        private.make(folder)
        try:
            contents = Contents.newest(folder)
        except Damaged:
            shutil.rmtree(folder)
            private.make(folder)
            contents = Contents.newest(folder)
        if contents.generation < 0:
            Contents(0).write(folder)
    except OSError as error:
        raise CatalogueError(
            f"{folder}: the search index cannot be opened ({error.strerror or error}); "
            "check the permissions of the cache folder or name another with --cache."
        ) from None
