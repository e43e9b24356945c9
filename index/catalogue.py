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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from index import sharing
from index.article import Article, Basis, Credit, Metadata, Value
from index.errors import CatalogueError
from index.loading.folder import NotRead, Stamp
from index.sharing import Sharing, shown, stored
from index.versions import Wording

FORMAT = "6"
"""Raised when the tables or the meaning of a column change: an older catalogue is then built anew."""

BUSY_SECONDS = 10
"""How long a reader waits for a writer in another process; a commit takes milliseconds."""

UNFINISHED = -1
"""The size noted for a file that is being read: no file has it, so a build that was killed reads it again."""

_TABLES = """
CREATE TABLE files (path BLOB PRIMARY KEY, size INTEGER, mtime INTEGER, name TEXT, reason TEXT) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, path BLOB, heading TEXT, titled INTEGER, outlet TEXT, date TEXT, date_basis TEXT, place TEXT,
    words INTEGER, metadata TEXT, forms BLOB, names TEXT, digest BLOB, indexed INTEGER DEFAULT 0, copy_of TEXT,
    story TEXT) WITHOUT ROWID;
CREATE INDEX articles_path ON articles (path);
CREATE INDEX articles_digest ON articles (digest);
CREATE INDEX articles_copy_of ON articles (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX articles_story ON articles (story) WHERE story IS NOT NULL;
CREATE TABLE leaving (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE vocabulary (form TEXT PRIMARY KEY, stem TEXT, articles INTEGER) WITHOUT ROWID;
CREATE INDEX vocabulary_stem ON vocabulary (stem);
CREATE TABLE families (settings TEXT PRIMARY KEY, families TEXT) WITHOUT ROWID;
CREATE TABLE loaded (settings TEXT);
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """An article as a list shows it. `titled` is false where the heading is its first words; `words` counts its own
    words; `story` is the name of the group of editions it belongs to, None when it is the only one.
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
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded of one article: itself, its folded forms in order, the stem of each form, the names it writes,
    its wording, and a digest that only copies of it have.
    """

    article: Article
    forms: Sequence[str]
    stems: dict[str, str]
    names: Any
    wording: Wording
    digest: bytes


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at: as it was then, the name its article goes by, and what could not be read of it."""

    stamp: Stamp
    name: str
    reason: str = ""


class Catalogue:
    """The catalogue of one folder. Safe to use from any thread; one process at a time writes."""

    def __init__(self, file: Path) -> None:
        """Open or make the catalogue at `file`. Raises `CatalogueError` when the cache cannot be written."""
        self.file = file
        self._lock = threading.RLock()
        self.sharing = Sharing(self._rows, self._writing)
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
        """Every article, the newest first, undated ones last. Copies of one text are one article."""
        rows = self._rows(
            "SELECT id, path, heading, titled, outlet, date, date_basis, place, words, story FROM articles "
            "WHERE copy_of IS NULL ORDER BY date IS NULL, date DESC, id"
        )
        return [Summary(r[0], shown(r[1]), r[2], bool(r[3]), r[4], r[5], Basis(r[6]), *r[7:]) for r in rows]

    def metadata(self, article: str) -> Metadata | None:
        """What is known about an article; None when there is none of that id."""
        rows = self._rows("SELECT metadata FROM articles WHERE id = ?", article)
        return _metadata(json.loads(rows[0][0])) if rows else None

    def source(self, article: str) -> tuple[str, str] | None:
        """The file an article came from, below the folder, and the name by which that file's articles go."""
        rows = self._rows("SELECT f.path, f.name FROM articles JOIN files f USING (path) WHERE id = ?", article)
        return (shown(rows[0][0]), str(rows[0][1])) if rows else None

    def path(self, article: str) -> str | None:
        """The file an article came from, below the folder."""
        found = self.source(article)
        return found[0] if found else None

    def beginning_with(self, prefix: str, most: int) -> list[str]:
        """The ids that begin with `prefix`, sorted, at most `most`; a copy counts as the article it is a copy of."""
        rows = self._rows(
            "SELECT DISTINCT coalesce(copy_of, id) AS article FROM articles WHERE substr(id, 1, ?) = ? "
            "ORDER BY article LIMIT ?",
            *(len(prefix), prefix, most),
        )
        return [r[0] for r in rows]

    def looked(self) -> dict[str, Looked]:
        """Every file looked at, as it was then."""
        rows = self._rows("SELECT path, size, mtime, name, reason FROM files")
        return {(path := shown(p)): Looked(Stamp(path, s, m), n, r) for p, s, m, n, r in rows}

    def not_read(self) -> list[NotRead]:
        """The files that gave no article, or not all that is in them, with the reasons."""
        rows = self._rows("SELECT path, reason FROM files WHERE reason != '' ORDER BY path")
        return [NotRead(shown(p), r) for p, r in rows]

    def count(self) -> int:
        """How many articles are known; copies of one text are one."""
        return int(self._rows("SELECT count(*) FROM articles WHERE copy_of IS NULL")[0][0])

    def loaded_under(self) -> str | None:
        """The settings (a hash of them) under which the files were read; None when none was."""
        rows = self._rows("SELECT settings FROM loaded")
        return str(rows[0][0]) if rows else None

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
        with self._writing():
            self._db.execute("DELETE FROM families")
            self._db.execute("INSERT INTO families VALUES (?, ?)", (settings, json.dumps(families)))

    # --- what the refresh writes -------------------------------------------------------------

    def record(self, begun: Sequence[Looked], entries: Sequence[Entry], read: Sequence[Looked]) -> None:
        """Remember files and what they gave, all or nothing: of those in `begun` what they gave before is forgotten,
        `entries` are added, and those in `read` are done.
        """
        with self._writing():
            for looked in begun:
                self._forget_articles(looked.stamp.path)
                self._note(replace(looked, stamp=replace(looked.stamp, size=UNFINISHED)))
            for entry in entries:
                self._insert(entry)
            for looked in read:
                self._note(looked)

    def forget(self, path: str) -> None:
        """Forget a file that is gone, and its articles."""
        with self._writing():
            self._forget_articles(path)
            self._db.execute("DELETE FROM files WHERE path = ?", (stored(path),))

    def keep_loaded_under(self, settings: str) -> None:
        """Remember the settings under which files are read from now on. Every file is then looked at again."""
        with self._writing():
            self._db.execute("DELETE FROM loaded")
            self._db.execute("INSERT INTO loaded VALUES (?)", (settings,))
            self._db.execute("UPDATE files SET size = ?", (UNFINISHED,))

    def unindexed(self) -> list[tuple[str, str]]:
        """The articles (id, path) that are recorded, no copies, and not yet in the index."""
        rows = self._rows("SELECT id, path FROM articles WHERE NOT indexed AND copy_of IS NULL ORDER BY id")
        return [(article, shown(path)) for article, path in rows]

    def leaving(self) -> list[str]:
        """The articles that are forgotten, or copies, and perhaps still in the index."""
        return [r[0] for r in self._rows("SELECT id FROM leaving")]

    def articles_of(self, path: str) -> list[str]:
        """The ids of the articles that the file at `path` gave."""
        return [r[0] for r in self._rows("SELECT id FROM articles WHERE path = ?", stored(path))]

    def mark_indexed(self, ids: Iterable[str], left: Iterable[str] = ()) -> None:
        """Remember that the articles `ids` are in the index, and that those in `left` no longer are."""
        with self._writing():
            self._db.executemany("DELETE FROM leaving WHERE id = ?", [(i,) for i in left])
            self._db.executemany("UPDATE articles SET indexed = 1 WHERE id = ?", [(i,) for i in ids])

    def _note(self, looked: Looked) -> None:
        stamp = looked.stamp
        self._db.execute(
            "REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
            (stored(stamp.path), stamp.size, stamp.mtime, looked.name, looked.reason),
        )

    def _insert(self, entry: Entry) -> None:
        article, known = entry.article, entry.article.metadata
        date = known.published if known.published.value else known.updated
        self._db.execute(
            "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, NULL)",
            (
                *(
                    article.id,
                    stored(article.path),
                    article.heading,
                    known.title.value is not None,
                    known.outlet.value,
                ),
                *(known.date, date.basis, known.dateline.value, len(entry.forms)),
                *(json.dumps(asdict(known)), zlib.compress(" ".join(entry.stems).encode(), 1)),
                *(json.dumps(entry.names), entry.digest),
            ),
        )
        self._db.execute("DELETE FROM leaving WHERE id = ?", (article.id,))
        self._db.execute(
            "REPLACE INTO wording VALUES (?, ?, ?, 0)",
            (article.id, entry.wording.shingles.tobytes(), entry.wording.prints.tobytes()),
        )
        self._db.executemany(
            "INSERT INTO vocabulary VALUES (?, ?, 1) ON CONFLICT (form) DO UPDATE SET articles = articles + 1",
            entry.stems.items(),
        )

    def _forget_articles(self, path: str) -> None:
        for article, forms in self._rows("SELECT id, forms FROM articles WHERE path = ?", stored(path)):
            gone = [(f,) for f in zlib.decompress(forms).decode().split()]
            self._db.executemany("UPDATE vocabulary SET articles = articles - 1 WHERE form = ?", gone)
            self._db.executemany("DELETE FROM vocabulary WHERE form = ? AND articles <= 0", gone)
            self._db.execute("DELETE FROM articles WHERE id = ?", (article,))
            self._db.execute("DELETE FROM wording WHERE id = ?", (article,))
            sharing.forget_pairs(self._db, article)
            self._db.execute("INSERT OR IGNORE INTO leaving VALUES (?)", (article,))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A change that is made whole or not at all."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db

    def _rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._db.execute(statement, values).fetchall()


def _make_tables(db: sqlite3.Connection) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        db.execute(f'DROP TABLE "{name}"')
    db.executescript(f"BEGIN; {_TABLES} {sharing.TABLES} PRAGMA user_version = {FORMAT}; COMMIT;")


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
