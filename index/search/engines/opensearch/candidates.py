"""The documents that are ranked here: their words, fetched once and kept, as the postings that the rules ask for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.search.engines.engine import AROUND, TEXT, TITLE
from index.search.engines.opensearch.counts import WordCounts
from index.search.engines.opensearch.mapping import token
from index.search.rank.bm25 import norms, told_length
from index.search.rank.occurrences import SHIFT, Held, IntArray, Occurrences

KEPT_LETTERS = 40_000_000
"""Letters of words kept, of some 12,000 reports of news, in all some 200 MB with their places: what was ranked a letter
before is ranked again.
"""


class Words:
    """The words of one document, as they were fetched, and where each of them stands."""

    def __init__(self, text: str, title: str, around: str) -> None:
        self._said = {TEXT: text, TITLE: title, AROUND: around}
        self.letters = len(text) + len(title) + len(around)
        self._places: dict[str, dict[str, list[int]]] = {}
        self.length = told_length(len(text.split()))

    def places(self, field: str) -> dict[str, list[int]]:
        """Where each token stands in a field, looked at when it is first asked for."""
        known = self._places.get(field)
        if known is None:
            known = {}
            for at, word in enumerate(self._said[field].split()):
                known.setdefault(word, []).append(at)
            self._places[field] = known
        return known


@dataclass(frozen=True, slots=True)
class LikelyHit:
    """A document that may be among the best: its article, its moment for the order by date, the name of its document
    in the cluster, and a digest that changes with its words.
    """

    id: str
    moment: str
    key: str
    digest: str


class KeptWords:
    """The words of the candidates of late, by digest; what is not there is fetched."""

    def __init__(self, fetch: Callable[[Sequence[LikelyHit]], Mapping[str, Words]]) -> None:
        """`fetch` gives the words of documents by their keys; one that has gone since is left out."""
        self._fetch = fetch
        self._kept: OrderedDict[str, Words] = OrderedDict()
        self._letters = 0
        self._lock = threading.Lock()

    def of(self, wanted: Sequence[LikelyHit]) -> dict[str, Words]:
        """The words of each of these, by key."""
        with self._lock:
            found = {each.key: self._kept[each.digest] for each in wanted if each.digest in self._kept}
        missing = [each for each in wanted if each.key not in found]
        fetched = self._fetch(missing) if missing else {}
        with self._lock:
            for each in wanted:
                if each.key in fetched and each.digest not in self._kept:
                    self._kept[each.digest] = fetched[each.key]
                    self._letters += fetched[each.key].letters
                elif each.digest in self._kept:
                    self._kept.move_to_end(each.digest)
            while self._letters > KEPT_LETTERS:
                self._letters -= self._kept.popitem(last=False)[1].letters
        return found | dict(fetched)


class Candidates:
    """Candidates as the index that ranking asks: numbered in their order, counted as all documents are."""

    def __init__(self, read: Mapping[str, Words], counts: WordCounts) -> None:
        """`read` gives the words of each article."""
        self.ids = list(read)
        self._words = list(read.values())
        self.count = counts.documents
        self.norms = norms([words.length for words in self._words], counts.average)
        self.counts = counts.having

    def occurrences(self, field: str, forms: Sequence[str]) -> Occurrences:
        """The occurrences of any of these forms."""
        tokens = list(map(token, forms))
        keys: list[int] = []
        for number, words in enumerate(self._words):
            places = words.places(field)
            here = [at for each in tokens if each in places for at in places[each]]
            keys += [number << SHIFT | at for at in sorted(set(here))]
        return Held(np.array(keys, np.int64))

    def look_up(self, field: str, forms: Iterable[str]) -> None:
        """All are at hand."""

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
