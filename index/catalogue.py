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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from index import recording, sharing
from index.article import Basis, Credit, Metadata, Value
from index.errors import CatalogueError
from index.loading.folder import NotRead
from index.recording import Recording
from index.sharing import Sharing, shown

FORMAT = "9"
"""Raised when the tables or the meaning of a column change: an older catalogue is then built anew."""

NAMES_AT_ONCE = 500
"""Articles whose names are in memory at a time while they are learned."""

BUSY_SECONDS = 10
"""How long a reader waits for a writer in another process; a commit takes milliseconds."""

_TABLES = """
CREATE TABLE families (settings TEXT PRIMARY KEY, families TEXT) WITHOUT ROWID;
"""


class Summary(NamedTuple):
    """An article as a list shows it. `titled` is false where the heading is its first words; `words` counts its own
    words; `story` is the name of the group of editions it belongs to, None when it is the only one. A tuple, for a
    start makes one of every article.
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


_BASES = {basis.value: basis for basis in Basis}


class Catalogue:
    """The catalogue of one folder. Safe to use from any thread; one process at a time writes."""

    def __init__(self, file: Path) -> None:
        """Open or make the catalogue at `file`. Raises `CatalogueError` when the cache cannot be written."""
        self.file = file
        self._lock = threading.RLock()
        self.sharing = Sharing(self._rows, self._writing)
        self.recording = Recording(self._rows, self._writing)
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
            "WHERE copy_of IS NULL ORDER BY id"
        )
        rows.sort(key=lambda row: row[5] or "", reverse=True)  # here, and half as dear as there, for ids are in order
        return [
            Summary(article, shown(path), heading, bool(titled), outlet, date, _BASES[basis], place, words, story)
            for article, path, heading, titled, outlet, date, basis, place, words, story in rows
        ]

    def metadata(self, article: str) -> Metadata | None:
        """What is known about an article; None when there is none of that id."""
        rows = self._rows("SELECT metadata FROM contents WHERE id = ?", article)
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

    def not_read(self) -> list[NotRead]:
        """The files that gave no article, or not all that is in them, with the reasons."""
        rows = self._rows("SELECT path, reason FROM files WHERE reason != '' ORDER BY path")
        return [NotRead(shown(p), r) for p, r in rows]

    def count(self) -> int:
        """How many articles are known; copies of one text are one."""
        return int(self._rows("SELECT count(*) FROM articles WHERE copy_of IS NULL")[0][0])

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

    def names(self) -> Iterator[Any]:
        """What every article says about names, as it was recorded; some at a time, for all are a hundred megabytes."""
        last = ""
        some = "SELECT id, names FROM contents WHERE id > ? ORDER BY id LIMIT ?"
        while rows := self._rows(some, last, NAMES_AT_ONCE):
            yield from (json.loads(names) for _, names in rows)
            last = rows[-1][0]

    def families(self, settings: str) -> Any | None:
        """The families learned under these settings (a hash of them); None when they must be learned anew."""
        rows = self._rows("SELECT families FROM families WHERE settings = ?", settings)
        return json.loads(rows[0][0]) if rows else None

    def keep_families(self, settings: str, families: Any) -> None:
        """Remember the families learned under these settings; those of others are forgotten."""
        with self._writing():
            self._db.execute("DELETE FROM families")
            self._db.execute("INSERT INTO families VALUES (?, ?)", (settings, json.dumps(families)))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A change that is made whole or not at all."""
        with self._lock, self._db:
            try:
                self._db.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                raise CatalogueError(
                    f"{self.file}: what is known of the folder cannot be written ({error}); "
                    "when another deraa-tui reads it now, try again later."
                ) from None
            yield self._db

    def _rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._db.execute(statement, values).fetchall()


def _make_tables(db: sqlite3.Connection) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        db.execute(f'DROP TABLE "{name}"')
    db.executescript(f"BEGIN; {_TABLES} {recording.TABLES} {sharing.TABLES} PRAGMA user_version = {FORMAT}; COMMIT;")


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
