"""The engine behind Whoosh; only the `whoosh_` files know the library. Whoosh keeps segments and commits them, their
postings are arrays (`segment`), and the ranking is our own.

Facts this file lives by (Whoosh 2.7.4): a state of the index is replaced after a commit, never refreshed (`refresh()`
and `reader(reuse=)` are wrong); a lock held elsewhere is an error with an empty message.
"""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index import private
from index.errors import CatalogueError, DamagedCache
from index.search.engines.arrays_file import Misread
from index.search.engines.contents import TRIES, WORDS, Contents, Damaged, ListedSegment, latest
from index.search.engines.engine import AROUND, TEXT, TITLE, Document, Plan, Ranking, Run
from index.search.engines.lengths import LENGTHS
from index.search.engines.listed import Listed, Newest
from index.search.engines.segment import BoolArray, Segment, encoded
from index.search.rank.best import Recency, best_of
from index.search.rank.bm25 import norms
from index.search.rank.occurrences import SHIFT, IntArray, Occurrences
from index.search.rank.ranking import rank

if TYPE_CHECKING:
    from index.search.engines.whoosh_writing import Writer

KEPT_WORDS = 2_000_000
"""Documents of words and rows of words kept from one query to the next, in all some 30 MB: while a word is typed most
of what is asked was asked a letter before.
"""
KEPT_ALONE = 50
"""Documents that a word or row takes as much memory as by itself: a name in no report is kept too."""
MOST_HELD = 80_000_000
"""Bytes of the files that may stay in memory between two questions; of a larger index what was read is then let go of.
Reading it again takes a thousandth of a second, for the system still has it.
"""
KEPT_FORMS = 100_000
"""Forms whose rows are kept, some 20 MB: a query asks for some hundred."""
_LENGTHS = np.array(LENGTHS, np.int64)

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE)
"""What the system refuses whatever the files say."""
_MISREAD = (Misread, Damaged, OSError)
"""What is raised over files that are not what was written, and where the disk refuses."""


class _Part:
    """A segment in one state of the index: its documents are numbered from `first` on, some of them are gone."""

    def __init__(self, arrays: Segment, first: int, gone: Iterable[int]) -> None:
        self.arrays, self.first, self.size = arrays, first, len(arrays)
        self.kept: BoolArray = np.ones(self.size, np.bool_)
        self.kept[list(gone)] = False
        self.whole = bool(self.kept.all())

    def postings(self, field: str, rows: Sequence[int]) -> tuple[IntArray, IntArray]:
        """The documents that say any of these forms, and how often."""
        numbers, times = self.arrays.fields[field].postings(rows)
        if not self.whole:
            there = self.kept[numbers]
            numbers, times = numbers[there], times[there]
        return numbers + self.first, times


class _Word:
    """The occurrences of some forms; where they stand is read when it is asked for."""

    def __init__(self, field: str, rows: Sequence[tuple[_Part, Sequence[int]]]) -> None:
        self._field, self._rows = field, rows
        told = [part.postings(field, here) for part, here in rows]
        self.numbers: IntArray = np.concatenate([_NONE, *(numbers for numbers, _ in told)])
        self.times: IntArray = np.concatenate([_NONE, *(times for _, times in told)])
        self.having = len(self.numbers)

    def places(self, within: IntArray) -> IntArray:
        """The keys of the places in these documents."""
        found = [_NONE]
        for part, rows in self._rows:
            start, end = within.searchsorted((part.first, part.first + part.size))
            if start < end:
                wanted = np.zeros(part.size, np.bool_)
                wanted[within[start:end] - part.first] = True
                places = part.arrays.fields[self._field].places(rows, wanted & part.kept)
                found.append(places + (part.first << SHIFT))
        return np.concatenate(found)


_NONE: IntArray = np.zeros(0, np.int64)


class _Snapshot:
    """One state of the index, open for reading: the postings that ranking needs."""

    counts: Mapping[object, int] = {}

    def __init__(self, segments: Sequence[tuple[ListedSegment, Segment]], generation: int) -> None:
        self.generation = generation
        self.parts: list[_Part] = []
        size = 0
        for told, arrays in segments:
            self.parts.append(_Part(arrays, size, told.gone))
            size += len(arrays)
        lengths = np.concatenate([_NONE, *(_LENGTHS[part.arrays.lengths] for part in self.parts)])
        self._kept = np.concatenate([np.zeros(0, np.bool_), *(part.kept for part in self.parts)])
        self.count = int(self._kept.sum())
        self.norms = norms(lengths, int(lengths[self._kept].sum()) / max(1, self.count))
        self._recency: Recency | None = None
        self._words: dict[object, Occurrences] = {}
        self._rows: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._kept_documents = 0
        self._reading = threading.Lock()

    @cached_property
    def ids(self) -> list[str]:
        """The article of each document; empty where it is gone."""
        ids = [article for part in self.parts for article in part.arrays.ids]
        return ids if self.count == len(ids) else [a if k else "" for a, k in zip(ids, self._kept, strict=True)]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {article: number for number, article in enumerate(self.ids) if article}

    def occurrences(self, field: str, forms: Sequence[str]) -> Occurrences:
        """The occurrences of any of these forms; those asked for last are kept."""
        key = (field, tuple(forms))
        with self._reading:
            return self._keep(key, self._words.get(key) or _Word(field, self._found(field, key[1])))

    def row(self, run: Run, work_out: Callable[[], Occurrences]) -> Occurrences:
        """Where a row of words stands, kept likewise: a name is asked for in each letter of it, and twice in one."""
        found = self._words.get(run) or work_out()
        with self._reading:
            return self._keep(run, found)

    def _keep(self, key: object, word: Occurrences) -> Occurrences:
        """Keep it as the one that was asked for last, and as many of those before as have room."""
        if self._words.pop(key, None) is None:
            self._kept_documents += len(word.numbers) + KEPT_ALONE
        self._words[key] = word
        while self._kept_documents > KEPT_WORDS and len(self._words) > 1:
            self._kept_documents -= len(self._words.pop(next(iter(self._words))).numbers) + KEPT_ALONE
        return word

    def look_up(self, field: str, forms: Iterable[str]) -> None:
        """Find these forms in the dictionaries, and keep their rows."""
        with self._reading:
            self._look_up(field, forms)

    def _look_up(self, field: str, forms: Iterable[str]) -> None:
        new = [form for form in dict.fromkeys(forms) if (field, form) not in self._rows]
        if not new:
            return
        rows: list[list[tuple[int, int]]] = [[] for _ in new]
        sought = list(map(encoded, new))
        for at, part in enumerate(self.parts):
            for told, row in zip(rows, part.arrays.fields[field].find(sought), strict=True):
                if row >= 0:
                    told.append((at, row))
        self._rows.update(zip(((field, form) for form in new), rows, strict=True))

    def _found(self, field: str, forms: Sequence[str]) -> list[tuple[_Part, list[int]]]:
        """The rows of these forms in each part that has any."""
        if len(self._rows) > KEPT_FORMS:
            self._rows.clear()
        self._look_up(field, forms)
        found: dict[int, list[int]] = {}
        for form in dict.fromkeys(forms):
            for at, row in self._rows[field, form]:
                found.setdefault(at, []).append(row)
        return [(self.parts[at], found[at]) for at in sorted(found)]

    def let_go_of_much(self) -> None:
        """Give the system back what was read of the files, where it is much."""
        if sum(part.arrays.held for part in self.parts) > MOST_HELD:
            for part in self.parts:
                part.arrays.let_go()

    def documents(self) -> IntArray:
        """Every document in use."""
        return np.flatnonzero(self._kept)

    def recency(self, newest: Newest) -> Recency:
        """Where each document stands in the list of the newest."""
        known = self._recency
        if known is None or known.newest is not newest:
            known = self._recency = Recency.of(newest, self.ids)
        return known

    def numbers(self, articles: Collection[str]) -> IntArray:
        """The documents of these articles."""
        known = self._recency
        if isinstance(articles, Listed) and known is not None and known.newest is articles.newest:
            return known.numbers(articles.places)
        numbers = self._numbers
        return np.array(sorted(numbers[article] for article in articles if article in numbers), np.int64)


class WhooshEngine:
    """The index of one folder, in a folder of its own inside the user's cache."""

    def __init__(self, folder: Path, damaged: Callable[[DamagedCache], None] = lambda _: None) -> None:
        """Open the index in a folder, or begin one; `damaged` hears when it turns out not to be what was written."""
        self._folder, self._damaged = folder, damaged
        self._lock = threading.Lock()
        _open(folder)
        self._snapshot: _Snapshot | None = None
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
            return set(filter(None, snapshot.ids))

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
    def _reading(self) -> Iterator[_Snapshot]:
        """The newest state of the index. What turns out not to be what was written is an error of the cache."""
        try:
            yield self._current()
        except _MISREAD as error:
            raise self._damage(error) from error

    def _current(self) -> _Snapshot:
        """The newest state; of an older one the segments that are still in it stay open."""
        with self._lock:
            if self._snapshot is None or self._snapshot.generation != latest(self._folder):
                self._snapshot = self._opened_snapshot()
            return self._snapshot

    def _opened_snapshot(self) -> _Snapshot:
        """The newest state, opened. A segment that has gone meanwhile was merged by another process: look again."""
        for _ in range(TRIES):
            contents = Contents.newest(self._folder)
            paths = [segment.path(self._folder) for segment in contents.segments]
            try:
                self._open = {path: self._open.get(path) or Segment(path, WORDS) for path in paths}
            except FileNotFoundError:
                continue
            return _Snapshot(list(zip(contents.segments, self._open.values(), strict=True)), contents.generation)
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
