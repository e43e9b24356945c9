"""Copies, shared wording and editions as they are written: what changed is found, and told anew.

What is written is what comparing all articles anew would give: tests/catalogue/test_relations_kept.py holds that.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from index.catalogue.copies import forget_wording, numbers, shown
from index.catalogue.database import Database
from index.catalogue.editions import Pair, Shingles, judged
from index.catalogue.prints import Prints
from index.catalogue.stories import part, ungroup

COMPARED_AT_ONCE = 1_000
"""Articles compared in one change; some seconds where many share wording."""

GROUPED_AT_ONCE = 100
"""Groups of editions told anew in one change: a commit takes longer than a group."""

SHINGLES_KEPT = 200
"""Articles whose shingles are kept, some 5 MB: where many share wording, the first are asked for again and again."""

_GROUP = """
WITH RECURSIVE near (id, other) AS (
    SELECT one, other FROM pairs WHERE version UNION ALL SELECT other, one FROM pairs WHERE version),
edition (id) AS (VALUES (?) UNION SELECT near.other FROM edition JOIN near USING (id))
SELECT id FROM edition ORDER BY id
"""


class Relations:
    """The part of a catalogue that works out what its articles share."""

    def __init__(self, database: Database) -> None:
        self._rows, self._reading, self._writing = database.rows, database.reading, database.writing
        self._prints = Prints(database)

    # --- copies ------------------------------------------------------------------------------

    def tell_copies(self) -> bool:
        """Tell anew which of the articles with texts that came or went are copies; whether any is one, or is none any
        more. What became a copy leaves the index, what is none any more enters it.
        """
        if not self._rows("SELECT 1 FROM redigested LIMIT 1"):
            return False
        with self._writing() as db:
            rows = self._rows(
                "SELECT digest, id, path, copy_of FROM redigested CROSS JOIN articles USING (digest) "
                "ORDER BY length(id), id"
            )
            with self._reading():
                copies = _copies([(digest, article, shown(path)) for digest, article, path, _ in rows])
            changed = [(copies.get(i), i) for _, i, _, before in rows if copies.get(i) != before]
            for original, article in changed:
                self._turn(db, article, original)
            db.execute("DELETE FROM redigested")
        return bool(changed)

    def _turn(self, db: Any, article: str, original: str | None) -> None:
        db.execute("UPDATE articles SET copy_of = ? WHERE id = ?", (original, article))
        forget_wording(db, article)
        part(db, article)
        db.execute("UPDATE wording SET compared = 0 WHERE id = ?", (article,))
        if original is None:
            db.execute("UPDATE articles SET indexed = 0 WHERE id = ?", (article,))
        else:
            db.execute("INSERT OR IGNORE INTO leaving VALUES (?)", (article,))

    # --- shared wording ----------------------------------------------------------------------

    def compare(self) -> None:
        """Compare the articles that came with those they meet, and those that meet since others went."""
        compared = lru_cache(SHINGLES_KEPT)(self._shingles)
        while self._rows("SELECT 1 FROM loosened LIMIT 1"):
            with self._writing() as db:
                self._keep(db, self._judged(self._prints.tightened(db, 1), compared))
        some = (
            "SELECT w.place, prints FROM wording w JOIN articles USING (id) WHERE NOT compared AND copy_of IS NULL "
            "ORDER BY id LIMIT ?"
        )
        while fresh := self._rows(some, COMPARED_AT_ONCE):
            with self._writing() as db:
                with self._reading():
                    articles = {place: numbers(prints) for place, prints in fresh}
                met = self._prints.enter(db, articles)
                for place in met.displaced:
                    self._part(db, place)
                self._keep(db, self._judged(met.pairs, compared))
                db.executemany("UPDATE wording SET compared = 1 WHERE place = ?", [(place,) for place in articles])

    def _judged(self, met: Iterable[tuple[int, int]], compared: Any) -> Iterator[Pair]:
        for one, other in sorted(met):
            (first, its), (second, theirs) = sorted((compared(one), compared(other)), key=lambda known: known[0])
            if pair := judged(first, its, second, theirs):
                yield pair

    def _shingles(self, place: int) -> tuple[str, Shingles]:
        article, row = self._rows("SELECT id, shingles FROM wording WHERE place = ?", place)[0]
        with self._reading():
            return article, Shingles(numbers(row))

    def _keep(self, db: Any, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            db.execute("REPLACE INTO pairs VALUES (?, ?, ?)", (pair.one, pair.other, pair.version))
            if pair.version:
                self._regroup(db, pair.one, pair.other)

    def _part(self, db: Any, place: int) -> None:
        """Forget the pairs of an article, by its place, that it meets no longer."""
        (article, prints), *_ = self._rows("SELECT id, prints FROM wording WHERE place = ?", place)
        its = frozenset(self._numbers(prints))
        pairs = "SELECT one, other, version FROM pairs WHERE one = ?1 OR other = ?1"
        for one, other, version in self._rows(pairs, article):
            beside = other if one == article else one
            (there, theirs), *_ = self._rows("SELECT place, prints FROM wording WHERE id = ?", beside)
            if not self._prints.meet(place, there, its.intersection(self._numbers(theirs))):
                db.execute("DELETE FROM pairs WHERE one = ? AND other = ?", (one, other))
                if version:
                    self._regroup(db, one, other)

    def _numbers(self, stored: bytes) -> array[int]:
        with self._reading():
            return numbers(stored)

    # --- editions ----------------------------------------------------------------------------

    def _regroup(self, db: Any, *articles: str) -> None:
        db.executemany("INSERT OR IGNORE INTO regrouped VALUES (?)", [(article,) for article in articles])

    def group(self) -> None:
        """Tell anew of which articles the noted ones are editions; each group goes by its first article's name. Their
        stories are then to be told anew.
        """
        while self._rows("SELECT 1 FROM regrouped LIMIT 1"):
            with self._writing() as db:
                for _ in range(GROUPED_AT_ONCE):
                    self._group_one(db)

    def _group_one(self, db: Any) -> None:
        """The group of one of the noted articles, where there is one."""
        for (noted,) in self._rows("SELECT id FROM regrouped LIMIT 1"):
            group = [article for (article,) in self._rows(_GROUP, noted)]
            first = group[0] if len(group) > 1 else None
            db.executemany("UPDATE articles SET edition_of = ? WHERE id = ?", [(first, article) for article in group])
            ungroup(db, group)
            db.executemany("DELETE FROM regrouped WHERE id = ?", [(article,) for article in group])


def _copies(twins: Iterable[tuple[bytes, str, str]]) -> dict[str, str]:
    """Each copy and the article it is a copy of: the one with the shortest name, then the first.

    Two equal rows of one file are two reports, as the file says; in a copy of that file the first is a copy of the
    first.
    """
    originals: dict[tuple[bytes, int], str] = {}
    seen: Counter[tuple[bytes, str]] = Counter()
    copies: dict[str, str] = {}
    for digest, article, path in twins:
        key = (digest, seen[digest, path])
        seen[digest, path] += 1
        if (original := originals.setdefault(key, article)) != article:
            copies[article] = original
    return copies
