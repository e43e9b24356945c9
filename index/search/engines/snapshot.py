"""One state of the index, open for reading: the postings that ranking asks for, put together of all segments, and the
words of late kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from index.search.engines.contents import ListedSegment
from index.search.engines.engine import Run
from index.search.engines.lengths import LENGTHS
from index.search.engines.listed import Listed, Newest
from index.search.engines.segment import BoolArray, Segment, encoded
from index.search.rank.best import Recency
from index.search.rank.bm25 import norms
from index.search.rank.documents import NONE, IntArray
from index.search.rank.occurrences import SHIFT, Occurrences, places_in

KEPT_WORDS = 2_000_000
"""Documents of words and rows of words kept from one query to the next, in all some 30 MB: while a word is typed most
of what is asked was asked a letter before.
"""
PLACED = 20_000
"""Documents of a word of which all places may be kept, some 200 kB."""
KEPT_ALONE = 50
"""Documents that a word or row takes as much memory as by itself: a name in no report is kept too."""
MOST_HELD = 80_000_000
"""Bytes of the files that may stay in memory between two questions; of a larger index what was read is then let go of.
Reading it again takes a thousandth of a second, for the system still has it.
"""
KEPT_FORMS = 100_000
"""Forms whose rows are kept, some 20 MB: a query asks for some hundred."""
_LENGTHS = np.array(LENGTHS, np.int64)


class _Part:
    """A segment in one state of the index: its documents are numbered from `first` on, some of them are gone."""

    def __init__(self, arrays: Segment, first: int, gone: Iterable[int]) -> None:
        self.arrays, self.first, self.size = arrays, first, len(arrays)
        self.kept: BoolArray = np.ones(self.size, np.bool_)
        self.kept[list(gone)] = False
        self.whole = bool(self.kept.all())

    def here(self, documents: IntArray) -> IntArray:
        """Those of these documents that are in it, as it numbers them."""
        start, end = documents.searchsorted((self.first, self.first + self.size))
        return documents[start:end] - self.first

    def having(self, field: str, row: int) -> int:
        """How many documents say a form."""
        forms = self.arrays.fields[field]
        return forms.most(row) if self.whole else int(np.count_nonzero(self.kept[forms.documents(row)]))

    def postings(self, field: str, rows: Sequence[int], within: IntArray | None) -> tuple[IntArray, IntArray]:
        """The documents that say any of these forms, and how often; of all, or those `within` alone."""
        wanted = None if within is None else self.here(within)
        numbers, times = self.arrays.fields[field].postings(rows, wanted)
        if not self.whole:
            there = self.kept[numbers]
            numbers, times = numbers[there], times[there]
        return numbers + self.first, times


class _Word:
    """The occurrences of some forms, in all documents or those `within`. What is asked of them is read when it is
    asked for: of most words that a half-typed one may become, only how many documents have them.
    """

    def __init__(self, field: str, rows: Sequence[tuple[_Part, Sequence[int]]], within: IntArray | None = None) -> None:
        self._field, self._rows, self._within = field, rows, within
        self.most = sum(part.arrays.fields[field].most(row) for part, here in rows for row in here)
        """Documents that say it at most: those of each form added up."""
        self._asked = 0
        self._places: IntArray | None = None

    @cached_property
    def _told(self) -> tuple[IntArray, IntArray]:
        told = [part.postings(self._field, here, self._within) for part, here in self._rows]
        numbers, times = ([part[at] for part in told] for at in (0, 1))
        return np.concatenate([NONE, *numbers]), np.concatenate([NONE, *times])

    @property
    def numbers(self) -> IntArray:
        """The documents, ascending."""
        return self._told[0]

    @property
    def times(self) -> IntArray:
        """How often each says it."""
        return self._told[1]

    @cached_property
    def having(self) -> int:
        """How many documents say it."""
        if self._within is None and all(len(here) == 1 for _, here in self._rows):
            return sum(part.having(self._field, here[0]) for part, here in self._rows)
        return len(self.numbers)

    def places(self, within: IntArray) -> IntArray:
        """The keys of the places in these documents. Of a word that is asked for again, as the first word of many names
        is, all are kept.
        """
        self._asked += 1
        if self._places is None and self._asked > 1 and self.most <= PLACED:
            self._places = self._read(self.numbers)
        return self._read(within) if self._places is None else places_in(self._places, within)

    def _read(self, within: IntArray) -> IntArray:
        found = [NONE]
        for part, rows in self._rows:
            if len(wanted := part.here(within)):
                wanted = wanted if part.whole else wanted[part.kept[wanted]]
                places = part.arrays.fields[self._field].places(rows, wanted)
                found.append(places + (part.first << SHIFT))
        return np.concatenate(found)


class Snapshot:
    """One state of the index: the postings that ranking needs."""

    counts: Mapping[object, int] = {}

    def __init__(self, segments: Sequence[tuple[ListedSegment, Segment]], generation: int) -> None:
        self.generation = generation
        self.parts: list[_Part] = []
        size = 0
        for told, arrays in segments:
            self.parts.append(_Part(arrays, size, told.gone))
            size += len(arrays)
        lengths = np.concatenate([NONE, *(_LENGTHS[part.arrays.lengths] for part in self.parts)])
        self._kept = np.concatenate([np.zeros(0, np.bool_), *(part.kept for part in self.parts)])
        self.count = int(self._kept.sum())
        self.norms = norms(lengths, int(lengths[self._kept].sum()) / max(1, self.count))
        self._recency: Recency | None = None
        self._words: dict[object, tuple[Occurrences, int]] = {}
        self._rows: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._kept_documents = 0
        self._reading, self._placing = threading.Lock(), threading.Lock()

    def ids(self) -> list[str]:
        """The article of each document; empty where it is gone. Not kept: it is asked once for a list of reports."""
        ids = [article for part in self.parts for article in part.arrays.ids()]
        return ids if self.count == len(ids) else [a if k else "" for a, k in zip(ids, self._kept, strict=True)]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {article: number for number, article in enumerate(self.ids()) if article}

    def occurrences(self, field: str, forms: Sequence[str], within: IntArray | None = None) -> Occurrences:
        """The occurrences of any of these forms; those asked for last are kept, unless only some documents were looked
        at.
        """
        key = (field, tuple(forms))
        with self._reading:
            if known := self._words.get(key):
                return self._keep(key, *known)
            word = _Word(field, self._found(field, key[1]), within)
            return word if within is not None else self._keep(key, word, word.most)

    def row(self, run: Run, work_out: Callable[[], Occurrences]) -> Occurrences:
        """Where a row of words stands, kept likewise: a name is asked for in each letter of it, and twice in one."""
        known = self._words.get(run)
        found = known[0] if known else work_out()
        with self._reading:
            return self._keep(run, found, len(found.numbers))

    def _keep(self, key: object, word: Occurrences, documents: int) -> Occurrences:
        """Keep it as the one that was asked for last, and as many of those before as have room."""
        if self._words.pop(key, None) is None:
            self._kept_documents += documents + KEPT_ALONE
        self._words[key] = word, documents
        while self._kept_documents > KEPT_WORDS and len(self._words) > 1:
            self._kept_documents -= self._words.pop(next(iter(self._words)))[1] + KEPT_ALONE
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
        """Where each document stands in the list of the newest. Who asks while another works it out waits for that."""
        with self._placing:
            known = self._recency
            if known is None or known.newest is not newest:
                known = self._recency = Recency.of(newest, self.ids())
            return known

    def numbers(self, articles: Collection[str]) -> IntArray:
        """The documents of these articles."""
        if not len(articles):
            return NONE
        known = self._recency
        if isinstance(articles, Listed) and known is not None and known.newest is articles.newest:
            return known.numbers(articles.places)
        numbers = self._numbers
        return np.array(sorted(numbers[article] for article in articles if article in numbers), np.int64)
