"""The documents that are ranked here: their words, fetched once and kept, as the postings that the rules ask for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.search.engines.engine import AROUND, TEXT, TITLE, Run
from index.search.engines.opensearch.counts import WordCounts
from index.search.engines.opensearch.packed_words import Hashes, PackedWords, sorted_hashes
from index.search.rank.bm25 import norms, told_length
from index.search.rank.documents import IntArray
from index.search.rank.occurrences import NOWHERE, SHIFT, Held, Occurrences

MOST_KEPT = 80_000_000
"""Bytes of words that are kept, of some 40,000 reports of news: what was ranked a letter before is ranked again."""
FEW = 3
"""Words that are looked for one by one; beyond them each hash is looked for among theirs."""
PART = {TEXT: 0, TITLE: 1, AROUND: 2}


@dataclass(frozen=True, slots=True)
class ReportWords:
    """A document that may be among the best: its article, its `moment` for the order by date, and its words."""

    id: str
    moment: str
    words: PackedWords


class KeptWords:
    """The words of the candidates of late, by digest, which changes with all that is known of a document; what is not
    there is fetched.
    """

    def __init__(self, fetch: Callable[[Sequence[str]], Mapping[str, ReportWords]]) -> None:
        """`fetch` gives the words of documents by their digests; one that has gone since is left out."""
        self._fetch = fetch
        self._kept: OrderedDict[str, ReportWords] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def of(self, wanted: Collection[str]) -> dict[str, ReportWords]:
        """The words of each of these, by digest."""
        with self._lock:
            found = {digest: self._kept[digest] for digest in wanted if digest in self._kept}
        missing = [digest for digest in wanted if digest not in found]
        fetched = self._fetch(missing) if missing else {}
        with self._lock:
            self._keep(found, fetched)
        return found | dict(fetched)

    def _keep(self, asked: Iterable[str], fetched: Mapping[str, ReportWords]) -> None:
        for digest in asked:
            if digest in self._kept:
                self._kept.move_to_end(digest)
        for digest, words in fetched.items():
            if digest not in self._kept:
                self._kept[digest] = words
                self._size += words.words.size
        while self._size > MOST_KEPT:
            self._size -= self._kept.popitem(last=False)[1].words.size


class Candidates:
    """Candidates as the index that ranking asks: numbered in their order, counted as all documents are."""

    def __init__(self, read: Sequence[ReportWords], counts: WordCounts) -> None:
        self.ids = [each.id for each in read]
        self._words = [each.words for each in read]
        self._said = lru_cache(maxsize=None)(self._part)
        self.count = counts.documents
        self.norms = norms([told_length(len(words.parts[PART[TEXT]])) for words in self._words], counts.average)
        self.counts = counts.having
        self._rows: dict[Run, Occurrences] = {}

    def occurrences(self, field: str, forms: Sequence[str], within: IntArray | None = None) -> Occurrences:
        """The occurrences of any of these forms, in all candidates: they are few."""
        wanted = sorted_hashes(forms)
        if not len(wanted) or not self._words:
            return NOWHERE
        rows, keys = self._said(PART[field])
        return Held(keys[self._are(wanted)[rows]])

    def _are(self, wanted: Hashes) -> NDArray[np.bool_]:
        """Which of the different words of each document are one of these."""
        if len(wanted) > FEW:
            at = np.minimum(wanted.searchsorted(self._hashes), len(wanted) - 1)
            found: NDArray[np.bool_] = wanted[at] == self._hashes
            return found
        there: NDArray[np.bool_] = self._hashes == wanted[0]
        for other in wanted[1:]:
            there |= self._hashes == other
        return there

    @cached_property
    def _hashes(self) -> Hashes:
        """The different words of each document, document behind document."""
        return np.concatenate([words.hashes for words in self._words])

    def _part(self, part: int) -> tuple[IntArray, IntArray]:
        """All words of a part, document behind document, each as its row among `_hashes`, and the key of its place."""
        parts = [words.parts[part] for words in self._words]
        sizes = np.array([len(each) for each in parts], np.int64)
        different = np.array([len(words.hashes) for words in self._words], np.int64)
        first, first_hash = np.cumsum(sizes) - sizes, np.cumsum(different) - different
        places = np.arange(sizes.sum()) - np.repeat(first, sizes)
        rows = np.concatenate(parts).astype(np.int64) + np.repeat(first_hash, sizes)
        return rows, np.repeat(np.arange(len(parts)) << SHIFT, sizes) | places

    def look_up(self, field: str, forms: Iterable[str]) -> None:
        """All are at hand."""

    def row(self, run: Run, work_out: Callable[[], Occurrences]) -> Occurrences:
        """Where a row of words stands: each answer has other candidates, and asks for it more than once."""
        if (known := self._rows.get(run)) is None:
            known = self._rows[run] = work_out()
        return known

    def documents(self) -> IntArray:
        """Every candidate."""
        return np.arange(len(self.ids))

    def numbers(self, articles: Collection[str]) -> IntArray:
        """Those of these articles that are candidates."""
        few = len(articles) <= len(self.ids)
        found = [self._number[a] for a in articles if a in self._number] if few else self._those_in(articles)
        return np.array(sorted(found), np.int64)

    def _those_in(self, articles: Collection[str]) -> list[int]:
        return [number for number, article in enumerate(self.ids) if article in articles]

    @cached_property
    def _number(self) -> dict[str, int]:
        return {article: number for number, article in enumerate(self.ids)}
