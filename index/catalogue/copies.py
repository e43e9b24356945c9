"""What the catalogue knows of copies, editions of one report, and articles that share wording: `relating` finds them,
`relations` writes them, this tells them.
"""

from __future__ import annotations

import os
from array import array
from collections import defaultdict
from typing import Any, NamedTuple

from index.catalogue.database import Database

TABLES = """
CREATE TABLE wording (id TEXT PRIMARY KEY, place INTEGER UNIQUE, shingles BLOB, prints BLOB,
    compared INTEGER DEFAULT 0);
CREATE INDEX wording_uncompared ON wording (id) WHERE NOT compared;
CREATE TABLE pairs (one TEXT, other TEXT, version INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX pairs_other ON pairs (other);
CREATE TABLE formerly (id TEXT, digest BLOB, PRIMARY KEY (id, digest)) WITHOUT ROWID;
CREATE INDEX formerly_digest ON formerly (digest);
CREATE TABLE redigested (digest BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE regrouped (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
"""The words of each article as hashes, and the pairs that share some. Copies and editions stand with the articles. What
has changed since they were last told is noted: texts (`redigested`), and articles whose editions (`regrouped`).

`formerly` remembers what an article said that was forgotten or says something else now: when another one holds that
text, annotations made under the former name are found there.
"""

_READ_AS = """
SELECT f.id, coalesce(a.copy_of, a.id) AS article FROM formerly f JOIN articles a USING (digest)
WHERE f.id NOT IN (SELECT id FROM articles)
"""


def stored(path: str) -> bytes:
    """A path as SQLite takes it: the bytes of the file's name, whatever they are as text and in whichever encoding the
    system's names come to us.
    """
    return os.fsencode(path)


def shown(path: bytes) -> str:
    """A path as it was before `stored`."""
    return os.fsdecode(path)


class Kin(NamedTuple):
    """What a report has to do with others: its copies (the name and the file of each), the name that its editions and
    that the reports of its story go by, and the reports that share wording with it and are no copies.
    """

    copies: tuple[tuple[str, str], ...] = ()
    editions: str | None = None
    story: str | None = None
    sharing: tuple[str, ...] = ()


NO_KIN = Kin()


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

    def kin(self) -> dict[str, Kin]:
        """Every report that has to do with others, and what; about 5 µs of CPU each."""
        copies: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        sharing: defaultdict[str, list[str]] = defaultdict(list)
        rows = self._rows("SELECT copy_of, id, path FROM articles WHERE copy_of IS NOT NULL ORDER BY id")
        with self._reading():
            for article, copy, path in rows:
                copies[article].append((copy, shown(path)))
        for one, other in self._rows("SELECT one, other FROM pairs ORDER BY one, other"):
            sharing[one].append(other)
            sharing[other].append(one)
        named = {
            article: (editions, story)
            for article, editions, story in self._rows(
                "SELECT id, edition_of, story FROM articles WHERE edition_of IS NOT NULL OR story IS NOT NULL"
            )
        }
        return {
            article: Kin(
                tuple(copies.get(article, ())), *named.get(article, (None, None)), tuple(sharing.get(article, ()))
            )
            for article in copies.keys() | sharing.keys() | named.keys()
        }

    def known_copies(self) -> dict[str, str]:
        """Each copy and the article it is a copy of."""
        return dict(self._rows("SELECT id, copy_of FROM articles WHERE copy_of IS NOT NULL"))


def forget_wording(db: Any, article: str) -> None:
    """Forget what an article shares with others, inside of a change; those that were its editions are grouped again."""
    from index.catalogue.prints import leave  # not for a start, which only lists copies

    for place, stored_prints, compared in db.execute(
        "SELECT place, prints, compared FROM wording WHERE id = ?", (article,)
    ).fetchall():
        if compared:
            leave(db, place, numbers(stored_prints))
    both = "SELECT one, other FROM pairs WHERE version AND (one = ?1 OR other = ?1)"
    for pair in db.execute(both, (article,)).fetchall():
        db.executemany("INSERT OR IGNORE INTO regrouped VALUES (?)", [(each,) for each in pair])
    db.execute("DELETE FROM pairs WHERE one = ?1 OR other = ?1", (article,))


def numbers(stored: bytes) -> array[int]:
    """The hashes that were stored."""
    found = array("I")
    found.frombytes(stored)
    return found
