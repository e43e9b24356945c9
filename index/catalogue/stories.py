"""What the catalogue knows of stories, the reports of one incident; `index.refresh.stories` finds them.

Of each report it keeps the signature, as bytes that it does not read, and the words by which reports of one incident
find each other, with the day they are of: so those near a new report are found without asking all of them.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from index.catalogue.copies import numbers
from index.catalogue.database import Database

TABLES = """
CREATE TABLE signatures (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, signature BLOB, keys BLOB, day INTEGER, grouped INTEGER DEFAULT 0);
CREATE INDEX signatures_ungrouped ON signatures (id) WHERE NOT grouped;
CREATE TABLE signature_keys (key INTEGER, day INTEGER, number INTEGER, PRIMARY KEY (key, day, number)) WITHOUT ROWID;
CREATE TABLE near (one TEXT, other TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX near_other ON near (other);
"""
"""`day` counts days; 0 where a report has none. `near` has the pairs that were found likely to be of one incident."""

HOLDERS = 200
"""Reports with one word, in the days asked for, from which on it tells nothing: it is the folder's subject."""

CANDIDATES = 12
"""Reports that a new one is held against, those that share most words with it first: with 30 of 1,279 reports of public
news, stories came out the same."""

FEWEST_SHARED = 2
"""Words that a candidate shares with the new report."""

KEPT_AT_ONCE = 500
"""Pairs or stories written in one go: some milliseconds."""


class KeptSignature(NamedTuple):
    """What is kept of how a report tells its incident: its `signature`, the `keys` by which it is found (32-bit hashes)
    and its `day`, counted from the year 1, 0 where it has none. Where it tells too little it has no signature and no
    keys.
    """

    signature: bytes
    keys: Sequence[int]
    day: int


UNSIGNED = KeptSignature(b"", (), 0)
"""What is kept of a report that tells too little."""


class Stories:
    """The part of a catalogue that tells which reports are of one incident."""

    def __init__(self, database: Database) -> None:
        self._reading = database.reading
        self._rows = database.rows
        self._writing = database.writing

    def others(self, article: str) -> list[str]:
        """The other reports of an article's story, its editions among them, the oldest first."""
        rows = self._rows(
            "SELECT id FROM articles WHERE story = (SELECT story FROM articles WHERE id = ?) AND id != ? "
            "AND copy_of IS NULL ORDER BY date IS NULL, date, id",
            *(article, article),
        )
        return [r[0] for r in rows]

    def ungrouped(self) -> list[str]:
        """The reports whose story is not known yet, or was that of a report that is gone; sorted."""
        return [
            r[0]
            for r in self._rows(
                "SELECT id FROM signatures JOIN articles USING (id) WHERE NOT grouped AND copy_of IS NULL ORDER BY id"
            )
        ]

    def signature(self, article: str) -> bytes:
        """The signature of a report, as it was given."""
        with self._reading():
            return bytes(self._rows("SELECT signature FROM signatures WHERE id = ?", article)[0][0])

    def candidates(self, article: str, days: int) -> list[str]:
        """The reports that share most keys with one and are dated no more than so many `days` apart, where both are
        dated; at most `CANDIDATES`. About .3 ms of CPU.
        """
        ((number, keys, day),) = self._rows("SELECT number, keys, day FROM signatures WHERE id = ?", article)
        spans = [(0, 0), (day - days, day + days)] if day else [(0, 1 << 30)]
        shared: Counter[int] = Counter()
        with self._reading():
            asked = [(key, first, last) for key in numbers(keys) for first, last in spans]
        for wanted in asked:
            holders = self._rows(
                f"SELECT number FROM signature_keys WHERE key = ? AND day BETWEEN ? AND ? LIMIT {HOLDERS}", *wanted
            )
            if len(holders) < HOLDERS:
                shared.update(holder for (holder,) in holders)
        del shared[number]
        likely = [holder for holder, count in shared.items() if count >= FEWEST_SHARED]
        named = self._rows(
            "SELECT number, id FROM signatures JOIN articles USING (id) "
            f"WHERE copy_of IS NULL AND number IN ({', '.join('?' * len(likely))})",
            *likely,
        )
        named.sort(key=lambda row: (-shared[row[0]], row[1]))
        return [found for _, found in named[:CANDIDATES]]

    def beside(self, article: str) -> tuple[set[str], set[str]]:
        """The reports found near one, and its other editions; the others of the story it was in hang together by
        these.
        """
        near = self._rows(
            "SELECT other FROM near WHERE one = ? UNION SELECT one FROM near WHERE other = ?", article, article
        )
        editions = self._rows(
            "SELECT other FROM pairs WHERE one = ? AND version UNION SELECT one FROM pairs WHERE other = ? AND version",
            *(article, article),
        )
        return {r[0] for r in near}, {r[0] for r in editions}

    def keep_near(self, pairs: Iterator[tuple[str, str]]) -> None:
        """Add pairs of reports that are likely to be of one incident, some at a time: finding them takes long."""
        while some := list(islice(pairs, KEPT_AT_ONCE)):
            with self._writing() as db:
                db.executemany("REPLACE INTO near VALUES (?, ?)", some)

    def keep(self, stories: Iterator[Sequence[str]]) -> None:
        """Remember stories, some at a time, each going by the name of its first report; a report alone has none. Their
        reports are grouped now.
        """
        while some := list(islice(stories, KEPT_AT_ONCE)):
            self._keep(some)

    def _keep(self, stories: Iterable[Sequence[str]]) -> None:
        with self._writing() as db:
            for story in stories:
                name = story[0] if len(story) > 1 else None
                db.executemany(
                    "UPDATE articles SET story = ? WHERE id = ? AND story IS NOT ?", [(name, i, name) for i in story]
                )
                db.executemany("UPDATE signatures SET grouped = 1 WHERE id = ?", [(i,) for i in story])


def insert(db: Any, signatures: Iterable[tuple[str, KeptSignature]]) -> None:
    """Add what is known of how reports tell their incident."""
    for article, kept in signatures:
        forget(db, article)
        row = (article, kept.signature, array("I", kept.keys).tobytes(), kept.day)
        number = db.execute("INSERT INTO signatures (id, signature, keys, day) VALUES (?, ?, ?, ?)", row).lastrowid
        db.executemany("INSERT INTO signature_keys VALUES (?, ?, ?)", [(k, kept.day, number) for k in kept.keys])


def forget(db: Any, article: str) -> None:
    """Forget a report; the story that it held together is looked at anew."""
    for number, keys, day in db.execute("SELECT number, keys, day FROM signatures WHERE id = ?", (article,)).fetchall():
        rows = [(key, day, number) for key in numbers(keys)]
        db.executemany("DELETE FROM signature_keys WHERE key = ? AND day = ? AND number = ?", rows)
    part(db, article)
    db.execute("DELETE FROM signatures WHERE id = ?", (article,))


def part(db: Any, article: str) -> None:
    """Forget what a report is near to, as when it has become a copy of another one."""
    db.execute(
        "UPDATE signatures SET grouped = 0 WHERE id = ? OR id IN "
        "(SELECT id FROM articles WHERE story = (SELECT story FROM articles WHERE id = ?))",
        (article, article),
    )
    db.execute("UPDATE articles SET story = NULL WHERE id = ?", (article,))
    db.execute("DELETE FROM near WHERE one = ? OR other = ?", (article, article))


def ungroup(db: Any, articles: Iterable[str]) -> None:
    """Let the stories of these reports be told anew."""
    db.executemany("UPDATE signatures SET grouped = 0 WHERE id = ?", [(article,) for article in articles])
