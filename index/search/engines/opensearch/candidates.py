"""The documents that are ranked here: their words, fetched once and kept, as the postings that the rules ask for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.search.engines.engine import AROUND, TEXT, TITLE
from index.search.engines.opensearch.counts import WordCounts
from index.search.engines.opensearch.mapping import token
from index.search.rank.bm25 import norms, told_length
from index.search.rank.occurrences import NOWHERE, SHIFT, Held, IntArray, Occurrences

KEPT_WORDS = 20_000_000
"""Words of documents kept, of some 40,000 reports of news, in all some 80 MB: what was ranked a letter before is ranked
again.
"""
DIFFERENT = 500_000
"""Different words after which all that is kept is forgotten, some 60 MB: each has a number."""

FEW = 3
"""Words that are looked for one by one; of more a table is made."""

Numbers = NDArray[np.uint32]
"""Words in order, each as its number."""


class WordNumbers:
    """A number for each word that was fetched, so that a document takes four bytes a word. Any thread may ask."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._adding = threading.Lock()

    def __len__(self) -> int:
        return len(self._numbers)

    def of_text(self, text: str) -> Numbers:
        """The numbers of the words of a text; what is new gets the next one."""
        known, words = self._numbers, text.split()
        with self._adding:
            return np.fromiter((known.setdefault(word, len(known)) for word in words), np.uint32, len(words))

    def of_forms(self, forms: Iterable[str]) -> list[int]:
        """The numbers of those of these words that some document has."""
        known = self._numbers
        return [known[form] for form in forms if form in known]


class Words:
    """The words of one document, as they were fetched, in order."""

    def __init__(self, numbers: WordNumbers, text: str, title: str, around: str) -> None:
        said = {TEXT: text, TITLE: title, AROUND: around}
        self.numbers = numbers
        self.fields = {field: numbers.of_text(words) for field, words in said.items()}
        self.many = sum(map(len, self.fields.values()))
        self.length = told_length(len(self.fields[TEXT]))


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

    def __init__(self, fetch: Callable[[Sequence[LikelyHit], WordNumbers], Mapping[str, Words]]) -> None:
        """`fetch` gives the words of documents by their keys, as these numbers; one that has gone since is left out."""
        self._fetch = fetch
        self._numbers = WordNumbers()
        self._kept: OrderedDict[str, Words] = OrderedDict()
        self._words = 0
        self._lock = threading.Lock()

    def of(self, wanted: Sequence[LikelyHit]) -> dict[str, Words]:
        """The words of each of these, by key."""
        with self._lock:
            if len(self._numbers) > DIFFERENT:
                self._numbers, self._words = WordNumbers(), 0
                self._kept.clear()
            numbers = self._numbers
            found = {each.key: self._kept[each.digest] for each in wanted if each.digest in self._kept}
        missing = [each for each in wanted if each.key not in found]
        fetched = self._fetch(missing, numbers) if missing else {}
        with self._lock:
            if numbers is self._numbers:
                self._keep(wanted, fetched)
        return found | dict(fetched)

    def _keep(self, wanted: Sequence[LikelyHit], fetched: Mapping[str, Words]) -> None:
        for each in wanted:
            if each.key in fetched and each.digest not in self._kept:
                self._kept[each.digest] = fetched[each.key]
                self._words += fetched[each.key].many
            elif each.digest in self._kept:
                self._kept.move_to_end(each.digest)
        while self._words > KEPT_WORDS:
            self._words -= self._kept.popitem(last=False)[1].many


class Candidates:
    """Candidates as the index that ranking asks: numbered in their order, counted as all documents are."""

    def __init__(self, read: Mapping[str, Words], counts: WordCounts) -> None:
        """`read` gives the words of each article."""
        self.ids = list(read)
        self._words = list(read.values())
        self._numbers = self._words[0].numbers if self._words else None
        self._said = lru_cache(maxsize=None)(self._field)
        self.count = counts.documents
        self.norms = norms([words.length for words in self._words], counts.average)
        self.counts = counts.having

    def occurrences(self, field: str, forms: Sequence[str]) -> Occurrences:
        """The occurrences of any of these forms."""
        wanted = self._numbers.of_forms(map(token, forms)) if self._numbers else []
        if not wanted:
            return NOWHERE
        said, keys = self._said(field)
        if len(wanted) <= FEW:
            is_there = said == wanted[0]
            for number in wanted[1:]:
                is_there |= said == number
        else:
            table = np.zeros(len(self._numbers or ()), np.bool_)
            table[wanted] = True
            is_there = table[said]
        return Held(keys[is_there])

    def _field(self, field: str) -> tuple[Numbers, IntArray]:
        """All words of a field, document behind document, and the key of the place of each."""
        parts = [words.fields[field] for words in self._words]
        sizes = np.array([len(part) for part in parts], np.int64)
        first = np.cumsum(sizes) - sizes
        places = np.arange(sizes.sum()) - np.repeat(first, sizes)
        return np.concatenate(parts), np.repeat(np.arange(len(parts)) << SHIFT, sizes) | places

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
