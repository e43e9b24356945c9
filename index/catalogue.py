"""What is known of every article without opening it: one SQLite file in the user's cache. Any doubt, and it is
built anew.

It remembers each file's stamp (so that a second start looks at names, sizes and times only), each article's
metadata, and the vocabulary of the folder (so that a search word can be widened without asking the engine). Only
this file speaks SQL.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.article import Article, Basis, Credit, Metadata, Value
from index.errors import CatalogueError
from index.loading.folder import NotRead, Stamp

FORMAT = "5"
"""Raised when the tables or the meaning of a column change: an older catalogue is then built anew."""

BUSY_SECONDS = 10
"""How long a reader waits for a writer in another process; a commit takes milliseconds."""

_TABLES = """
CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, reason TEXT) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, path TEXT, heading TEXT, titled INTEGER, outlet TEXT, date TEXT, date_basis TEXT, place TEXT,
    words INTEGER, metadata TEXT, forms BLOB, names TEXT, indexed INTEGER DEFAULT 0) WITHOUT ROWID;
CREATE INDEX articles_path ON articles (path);
CREATE TABLE vocabulary (form TEXT PRIMARY KEY, stem TEXT, articles INTEGER) WITHOUT ROWID;
CREATE INDEX vocabulary_stem ON vocabulary (stem);
CREATE TABLE families (settings TEXT PRIMARY KEY, families TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """An article as a list shows it. `titled` is false where the heading is its first words; `words` counts its own
    words.
    """

    id: str
    path: str
    heading: str
    titled: bool
    outlet: str | None
    date: str | None
    date_basis: Basis
    place: str | None
    words: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded of one article: itself, its folded forms in order, the stem of each form, and the names it
    writes.
    """

    article: Article
    forms: Sequence[str]
    stems: dict[str, str]
    names: Any


class Catalogue:
    """The catalogue of one folder. Safe to use from any thread; one process at a time writes."""

    def __init__(self, file: Path) -> None:
        """Open or make the catalogue at `file`. Raises `CatalogueError` when the cache cannot be written."""
        self.file = file
        self._lock = threading.RLock()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._db = self._opened()
        except (OSError, sqlite3.Error) as error:
            raise CatalogueError(
                f"{file}: the catalogue cannot be opened ({error}); "
                "check the permissions of the cache folder or name another with --cache."
            ) from None

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self.file.unlink()  # not a database, or a broken one: nothing in it is precious
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.file, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            if db.execute("PRAGMA user_version").fetchone()[0] != int(FORMAT):
                _make_tables(db)
        except sqlite3.Error:
            db.close()
            raise
        return db

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    # --- what is known -----------------------------------------------------------------------

    def summaries(self) -> list[Summary]:
        """Every article, the newest first, undated ones last."""
        rows = self._rows(
            "SELECT id, path, heading, titled, outlet, date, date_basis, place, words FROM articles "
            "ORDER BY date IS NULL, date DESC, id"
        )
        return [Summary(r[0], r[1], r[2], bool(r[3]), r[4], r[5], Basis(r[6]), r[7], r[8]) for r in rows]

    def metadata(self, article: str) -> Metadata | None:
        """What is known about an article; None when there is none of that id."""
        rows = self._rows("SELECT metadata FROM articles WHERE id = ?", article)
        return _metadata(json.loads(rows[0][0])) if rows else None

    def path(self, article: str) -> str | None:
        """The file an article came from, below the folder."""
        rows = self._rows("SELECT path FROM articles WHERE id = ?", article)
        return str(rows[0][0]) if rows else None

    def beginning_with(self, prefix: str, most: int) -> list[str]:
        """The ids that begin with `prefix`, sorted, at most `most`."""
        rows = self._rows(
            "SELECT id FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?", len(prefix), prefix, most
        )
        return [r[0] for r in rows]

    def stamps(self) -> dict[str, Stamp]:
        """Every file looked at, as it was then."""
        return {p: Stamp(p, s, m) for p, s, m in self._rows("SELECT path, size, mtime FROM files")}

    def not_read(self) -> list[NotRead]:
        """The files that gave no article, with the reasons."""
        return [NotRead(p, r) for p, r in self._rows("SELECT path, reason FROM files WHERE reason != '' ORDER BY path")]

    def count(self) -> int:
        """How many articles are known."""
        return int(self._rows("SELECT count(*) FROM articles")[0][0])

    # --- the vocabulary ----------------------------------------------------------------------

    def forms_with_stem(self, stem: str, most: int) -> list[str]:
        """The forms in the folder that share `stem`, the most frequent first."""
        return self._forms("stem = ?", most, stem)

    def forms_with_prefix(self, prefix: str, most: int) -> list[str]:
        """The forms in the folder that begin with `prefix`, the most frequent first."""
        return self._forms("form >= ? AND form < ?", most, prefix, prefix + "\U0010ffff")

    def articles_with(self, form: str) -> int:
        """In how many articles `form` stands."""
        rows = self._rows("SELECT articles FROM vocabulary WHERE form = ?", form)
        return int(rows[0][0]) if rows else 0

    def _forms(self, where: str, most: int, *values: Any) -> list[str]:
        rows = self._rows(
            f"SELECT form FROM vocabulary WHERE {where} ORDER BY articles DESC, form LIMIT ?",
            *values,
            most,
        )
        return [r[0] for r in rows]

    # --- the spellings of names --------------------------------------------------------------

    def names(self) -> list[Any]:
        """What every article says about names, as it was recorded."""
        return [json.loads(r[0]) for r in self._rows("SELECT names FROM articles ORDER BY id")]

    def families(self, settings: str) -> Any | None:
        """The families learned under these settings (a hash of them); None when they must be learned anew."""
        rows = self._rows("SELECT families FROM families WHERE settings = ?", settings)
        return json.loads(rows[0][0]) if rows else None

    def keep_families(self, settings: str, families: Any) -> None:
        """Remember the families learned under these settings; those of others are forgotten."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("DELETE FROM families")
            self._db.execute("INSERT INTO families VALUES (?, ?)", (settings, json.dumps(families)))

    # --- what the refresh writes -------------------------------------------------------------

    def record(self, stamp: Stamp, entries: Sequence[Entry], reason: str = "") -> None:
        """Remember a file and the articles it gave, or the `reason` it gave none. What it gave before is forgotten."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._forget_articles(stamp.path)
            self._db.execute("REPLACE INTO files VALUES (?, ?, ?, ?)", (stamp.path, stamp.size, stamp.mtime, reason))
            for entry in entries:
                self._insert(entry)

    def forget(self, path: str) -> None:
        """Forget a file that is gone, and its articles."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._forget_articles(path)
            self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    def unindexed(self) -> list[tuple[str, str]]:
        """The articles (id, path) that are recorded and not yet in the index."""
        return [(r[0], r[1]) for r in self._rows("SELECT id, path FROM articles WHERE NOT indexed ORDER BY id")]

    def articles_of(self, path: str) -> list[str]:
        """The ids of the articles that the file at `path` gave."""
        return [r[0] for r in self._rows("SELECT id FROM articles WHERE path = ?", path)]

    def mark_indexed(self, ids: Iterable[str], indexed: bool = True) -> None:
        """Remember that these articles are in the index, or (after it was lost) that they are not."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("UPDATE articles SET indexed = ? WHERE id = ?", [(indexed, i) for i in ids])

    def _insert(self, entry: Entry) -> None:
        article, known = entry.article, entry.article.metadata
        date = known.published if known.published.value else known.updated
        self._db.execute(
            "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (
                *(article.id, article.path, article.heading, known.title.value is not None, known.outlet.value),
                *(known.date, date.basis, known.dateline.value, len(entry.forms)),
                *(json.dumps(asdict(known)), zlib.compress(" ".join(entry.stems).encode(), 1)),
                json.dumps(entry.names),
            ),
        )
        self._db.executemany(
            "INSERT INTO vocabulary VALUES (?, ?, 1) ON CONFLICT (form) DO UPDATE SET articles = articles + 1",
            entry.stems.items(),
        )

    def _forget_articles(self, path: str) -> None:
        for article, forms in self._rows("SELECT id, forms FROM articles WHERE path = ?", path):
            gone = [(f,) for f in zlib.decompress(forms).decode().split()]
            self._db.executemany("UPDATE vocabulary SET articles = articles - 1 WHERE form = ?", gone)
            self._db.executemany("DELETE FROM vocabulary WHERE form = ? AND articles <= 0", gone)
            self._db.execute("DELETE FROM articles WHERE id = ?", (article,))

    def _rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._db.execute(statement, values).fetchall()


def _make_tables(db: sqlite3.Connection) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        db.execute(f'DROP TABLE "{name}"')
    db.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {FORMAT}; COMMIT;")


def _metadata(known: dict[str, Any]) -> Metadata:
    """The metadata that `asdict` made a plain mapping of."""

    def value(name: str) -> Value:
        plain = known[name]
        return Value(plain["value"], Basis(plain["basis"]), plain["line"], plain["reason"])

    return Metadata(
        title=value("title"),
        standfirst=value("standfirst"),
        outlet=value("outlet"),
        author=value("author"),
        published=value("published"),
        updated=value("updated"),
        dateline=value("dateline"),
        credits=tuple(Credit(**credit) for credit in known["credits"]),
        language=known["language"],
    )
