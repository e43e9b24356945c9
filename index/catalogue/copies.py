"""What the catalogue knows of copies, editions of one report, and articles that share wording: `relating` finds them,
this keeps them.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from index.catalogue.database import Database
from index.catalogue.editions import Pair
from index.catalogue.stories import part

TABLES = """
CREATE TABLE wording (id TEXT PRIMARY KEY, shingles BLOB, prints BLOB, compared INTEGER DEFAULT 0);
CREATE TABLE pairs (one TEXT, other TEXT, version INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX pairs_other ON pairs (other);
CREATE TABLE formerly (id TEXT, digest BLOB, PRIMARY KEY (id, digest)) WITHOUT ROWID;
CREATE INDEX formerly_digest ON formerly (digest);
"""
"""The words of each article as hashes, and the pairs that share some. Copies and editions stand with the articles.

`formerly` remembers what an article said that was forgotten or says something else now: when another one holds that
text, annotations made under the former name are found there.
"""

_READ_AS = """
SELECT f.id, coalesce(a.copy_of, a.id) AS article FROM formerly f JOIN articles a USING (digest)
WHERE f.id NOT IN (SELECT id FROM articles)
"""

PAIRS_AT_ONCE = 1_000
"""Pairs written in one go: some milliseconds."""


def stored(path: str) -> bytes:
    """A path as SQLite takes it: the bytes of the file's name, whatever they are as text and in whichever encoding the
    system's names come to us.
    """
    return os.fsencode(path)


def shown(path: bytes) -> str:
    """A path as it was before `stored`."""
    return os.fsdecode(path)


class Sharing:
    """The part of a catalogue that tells what its articles share."""

    def __init__(self, database: Database) -> None:
        self._reading = database.reading
        self._rows = database.rows
        self._writing = database.writing

    def original(self, article: str) -> str:
        """The article that this one is a copy of, or that holds the text of this one, whose file is gone; or itself."""
        rows = self._rows("SELECT copy_of FROM articles WHERE id = ? AND copy_of IS NOT NULL", article)
        rows = rows or [
            r[1:] for r in self._rows(f"{_READ_AS} AND f.id = ? ORDER BY length(article), article", article)
        ]
        return str(rows[0][0]) if rows else article

    def other_names(self) -> dict[str, str]:
        """Each name that annotations may still go by, and the article they are then on: the names of copies, and of
        files that are gone while another one holds their text.
        """
        former = self._rows(f"{_READ_AS} ORDER BY length(article) DESC, article DESC")  # the shortest name comes last
        return dict(former) | self.known_copies()

    def other_names_of(self, article: str) -> list[str]:
        """The other names that annotations on this article may go by, sorted."""
        former = self._rows(f"{_READ_AS} AND (a.id = ? OR a.copy_of = ?)", article, article)
        return self.copies(article) + sorted({name for name, _ in former if self.original(name) == article})

    def now_said_by(self, name: str) -> list[str]:
        """The articles, no copies among them, that hold a text which stood under this name before, itself left out."""
        rows = self._rows(
            "SELECT DISTINCT coalesce(a.copy_of, a.id) FROM formerly f JOIN articles a USING (digest) "
            "WHERE f.id = ? AND coalesce(a.copy_of, a.id) != ? ORDER BY 1",
            *(name, name),
        )
        return [r[0] for r in rows]

    def copies(self, article: str) -> list[str]:
        """The ids of the copies of an article, itself not among them."""
        return [r[0] for r in self._rows("SELECT id FROM articles WHERE copy_of = ? ORDER BY id", article)]

    def copies_by_article(self) -> dict[str, list[str]]:
        """The ids of the copies of every article that has some."""
        found: dict[str, list[str]] = {}
        for copy, article in sorted(self.known_copies().items()):
            found.setdefault(article, []).append(copy)
        return found

    def paths(self, article: str) -> list[str]:
        """Every file that holds this very text, the article's own first."""
        rows = self._rows(
            "SELECT path FROM articles WHERE id = ? OR copy_of = ? ORDER BY copy_of IS NOT NULL, path", article, article
        )
        with self._reading():
            return [shown(r[0]) for r in rows]

    def versions(self, article: str) -> list[str]:
        """The other editions of an article, sorted."""
        rows = self._rows(
            "SELECT id FROM articles WHERE edition_of = (SELECT edition_of FROM articles WHERE id = ?) AND id != ? "
            "AND copy_of IS NULL ORDER BY id",
            *(article, article),
        )
        return [r[0] for r in rows]

    def shares_wording_with(self, article: str) -> list[str]:
        """The articles that share wording with this one and are no editions of it, sorted."""
        rows = self._rows(
            "WITH near (id) AS (SELECT other FROM pairs WHERE one = ? UNION SELECT one FROM pairs WHERE other = ?) "
            "SELECT id FROM near JOIN articles USING (id) WHERE copy_of IS NULL "
            "AND (edition_of IS NULL OR edition_of IS NOT (SELECT edition_of FROM articles WHERE id = ?)) ORDER BY id",
            *(article, article, article),
        )
        return [r[0] for r in rows]

    def known_copies(self) -> dict[str, str]:
        """Each copy and the article it is a copy of."""
        return dict(self._rows("SELECT id, copy_of FROM articles WHERE copy_of IS NOT NULL"))

    def edition_groups(self) -> list[list[str]]:
        """The articles that are editions of one report, in groups, each sorted."""
        groups: dict[str, list[str]] = {}
        for first, article in self._rows(
            "SELECT edition_of, id FROM articles WHERE edition_of IS NOT NULL ORDER BY id"
        ):
            groups.setdefault(first, []).append(article)
        return list(groups.values())

    def uncompared(self) -> set[str]:
        """The articles whose wording was not yet compared with that of the others."""
        return {r[0] for r in self._rows("SELECT id FROM wording WHERE NOT compared")}

    def prints(self) -> Iterator[tuple[str, array[int]]]:
        """The fingerprints of every article that is no copy, by id."""
        rows = self._rows("SELECT id, prints FROM wording JOIN articles USING (id) WHERE copy_of IS NULL ORDER BY id")
        with self._reading():
            return iter([(article, _numbers(prints)) for article, prints in rows])

    def shingles(self, article: str) -> array[int]:
        """The shingles of an article, in the order of its text."""
        with self._reading():
            return _numbers(self._rows("SELECT shingles FROM wording WHERE id = ?", article)[0][0])

    def editions(self) -> list[Pair]:
        """Every pair of articles that are editions of one report."""
        rows = self._rows("SELECT one, other FROM pairs WHERE version ORDER BY one, other")
        return [Pair(one, other, True) for one, other in rows]

    def twins(self) -> list[tuple[bytes, str, str]]:
        """The digest, id and path of every article whose digest another one has too, shortest ids first."""
        rows = self._rows(
            "SELECT digest, id, path FROM articles WHERE digest IN "
            "(SELECT digest FROM articles GROUP BY digest HAVING count(*) > 1) ORDER BY length(id), id"
        )
        with self._reading():
            return [(digest, article, shown(path)) for digest, article, path in rows]

    def keep_copies(self, copies: dict[str, str]) -> None:
        """Remember which articles are copies of which, and no others. What became one has to leave the index."""
        with self._writing() as db:
            before = self.known_copies()
            for article in before.keys() - copies.keys():
                db.execute("UPDATE articles SET copy_of = NULL, indexed = 0 WHERE id = ?", (article,))
                db.execute("UPDATE wording SET compared = 0 WHERE id = ?", (article,))
            for article, original in copies.items():
                if before.get(article) != original:
                    db.execute("UPDATE articles SET copy_of = ? WHERE id = ?", (original, article))
                    forget_pairs(db, article)
                    part(db, article)
                    db.execute("INSERT OR IGNORE INTO leaving VALUES (?)", (article,))

    def keep_pairs(self, found: Iterable[Pair]) -> None:
        """Add pairs that share wording, some at a time: finding them takes minutes in a large folder, and what writes
        here meanwhile must not wait.
        """
        rows = ((p.one, p.other, p.version) for p in found)
        while some := list(islice(rows, PAIRS_AT_ONCE)):
            with self._writing() as db:
                db.executemany("REPLACE INTO pairs VALUES (?, ?, ?)", some)

    def keep_edition_groups(self, groups: Iterable[Sequence[str]]) -> None:
        """Remember which articles are editions of one report: each group goes by its first article's name."""
        now = {article: group[0] for group in groups for article in group}
        with self._writing() as db:
            before = dict(self._rows("SELECT id, edition_of FROM articles WHERE edition_of IS NOT NULL"))
            changed = [(now.get(i), i) for i in before.keys() | now.keys() if before.get(i) != now.get(i)]
            db.executemany("UPDATE articles SET edition_of = ? WHERE id = ?", changed)

    def mark_compared(self, articles: Iterable[str]) -> None:
        """Remember that these articles need not be compared again."""
        with self._writing() as db:
            db.executemany("UPDATE wording SET compared = 1 WHERE id = ?", [(i,) for i in articles])


def forget_pairs(db: Any, article: str) -> None:
    """Forget what an article shares with others."""
    db.execute("DELETE FROM pairs WHERE one = ? OR other = ?", (article, article))


def _numbers(stored: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(stored)
    return numbers
