"""The least that an engine is: one JSON file, read whole and ranked by our own ranking. It shows what the seam asks,
and holds the conformance suite to laws that are not one engine's habits.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from index.errors import CatalogueError, DamagedCache
from index.search.engines.engine import AROUND, TEXT, TITLE, Document, Plan, Ranking, Run
from index.search.engines.listed import Newest
from index.search.rank.best import Recency, best_of
from index.search.rank.bm25 import norms
from index.search.rank.documents import IntArray
from index.search.rank.occurrences import Held, Occurrences
from index.search.rank.ranking import rank

FIELDS = (TEXT, TITLE, AROUND)
Words = dict[str, dict[str, list[str]]]
"""The forms of each field of each article."""


class State:
    """One state of the index: what ranking asks for, by document number."""

    counts: Mapping[object, int] = {}

    def __init__(self, words: Words) -> None:
        self.ids = list(words)
        self.count = len(words)
        lengths = [len(fields[TEXT]) for fields in words.values()]
        self.norms = norms(lengths, sum(lengths) / max(1, len(lengths)))
        self._said = list(words.values())

    def occurrences(self, field: str, forms: Sequence[str], within: IntArray | None = None) -> Occurrences:
        said = enumerate(fields[field] for fields in self._said)
        return Held.of({number: [at for at, form in enumerate(text) if form in forms] for number, text in said})

    def look_up(self, field: str, forms: Iterable[str]) -> None:
        """All are at hand."""

    def row(self, run: Run, work_out: Callable[[], Occurrences]) -> Occurrences:
        return work_out()

    def documents(self) -> IntArray:
        return np.arange(self.count)

    def numbers(self, articles: Collection[str]) -> IntArray:
        return np.array([number for number, article in enumerate(self.ids) if article in articles], np.int64)


class PlainEngine:
    """An `Engine` in a folder."""

    def __init__(self, folder: Path, damaged: Callable[[DamagedCache], None] = lambda _: None) -> None:
        self._file, self._damaged = folder / "words.json", damaged
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogueError(f"{folder}: the search index cannot be opened ({error.strerror}).") from None
        self._lock = FileLock(folder / "lock")
        self._reading = threading.Lock()

    def replace(self, gone: Iterable[str], articles: Iterable[Document]) -> None:
        try:
            with self._lock.acquire(timeout=0):
                words = self._words()
                for article in gone:
                    words.pop(article, None)
                for made in articles:
                    forms = (list(made.text), list(made.title), list(made.around))
                    words[made.id] = dict(zip(FIELDS, forms, strict=True))
                self._write(words)
        except Timeout:
            raise CatalogueError(f"{self._file}: another deraa-tui is indexing this folder.") from None

    def clear(self) -> None:
        self._write({})

    def _write(self, words: Words) -> None:
        whole = self._file.with_suffix(".new")
        whole.write_text(json.dumps(words))
        whole.replace(self._file)

    def _words(self) -> Words:
        with self._reading:
            try:
                words = json.loads(self._file.read_bytes())
                return {i: {name: list(map(str, fields[name])) for name in FIELDS} for i, fields in words.items()}
            except FileNotFoundError:
                return {}
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                damage = DamagedCache(f"{self._file}: the search index is damaged ({error!r}); it is built anew.")
                self._damaged(damage)
                raise damage from None

    def rank(self, plan: Plan, limit: int, newest: Newest) -> Ranking:
        state = State(self._words())
        return best_of(rank(plan, state), limit, Recency.of(newest, state.ids))

    def says(self, field: str, form: str) -> bool:
        return any(form in fields[field] for fields in self._words().values())

    def count(self) -> int:
        return len(self._words())

    def ids(self) -> set[str]:
        return set(self._words())

    def close(self) -> None:
        """Nothing is open."""
