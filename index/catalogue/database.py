"""The catalogue's SQLite file: opened, asked and changed; what in it is not what was written is said, never shown.

SQLite notices some damage when a page is read, and none when it lies within a value; so what is made of the values is
made within `reading`, and either way a `DamagedCache` comes out, which whoever opened the folder answers by building
the catalogue anew.
"""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index import private
from index.errors import CatalogueError, DamagedCache

BUSY_SECONDS = 10
"""How long a reader waits for a writer in another process; a commit takes milliseconds."""

REFUSED = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What asking SQLite raises; the second where its own message quotes a damaged name."""

MISREAD = (ArithmeticError, LookupError, TypeError, ValueError, zlib.error)
"""What making something of a damaged value raises."""

SAID = 80
"""Letters of what was found that are said: it may quote the damage."""

_OUTSIDE = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_MISUSE,
)
"""SQLite's errors that say nothing of the file's contents; the lowest byte of a code is its kind."""


class Database:
    """One SQLite file, with the tables of one format. Safe to use from any thread; one process at a time writes."""

    def __init__(
        self, file: Path, format: int, tables: Callable[[], str], damaged: Callable[[DamagedCache], None]
    ) -> None:
        """Open the file, or make it with these tables. One that is broken or of another format is made anew; `damaged`
        hears of it when that shows later. Raises `CatalogueError` when the cache cannot be written.
        """
        self._file, self._format, self._tables, self._damaged = file, format, tables, damaged
        self._lock = threading.RLock()
        self._is_closed = False
        try:
            private.make(file.parent)
            self._db = self._opened()
        except (OSError, sqlite3.Error) as error:
            raise CatalogueError(
                f"{file}: the catalogue cannot be opened ({error}); "
                "check the permissions of the cache folder or name another with --cache."
            ) from None

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except REFUSED as error:
            if _is_outside(error):
                raise
            for name in (self._file.name, f"{self._file.name}-wal", f"{self._file.name}-shm"):
                self._file.with_name(name).unlink(missing_ok=True)  # nothing in it is precious
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        private.touch(self._file)  # SQLite gives its other files the same mode
        db = sqlite3.connect(self._file, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)
        try:
            db.execute("PRAGMA trusted_schema=OFF")
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            if db.execute("PRAGMA user_version").fetchone()[0] != self._format:
                _make_tables(db, self._tables(), self._format)
        except REFUSED:
            db.close()
            raise
        return db

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._is_closed = True
            self._db.close()

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows a statement finds. Raises `CatalogueError`."""
        with self._lock:
            try:
                return self._db.execute(statement, values).fetchall()
            except REFUSED as error:
                raise self._refused(error) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A change that is made whole or not at all. Raises `CatalogueError`."""
        with self._lock:
            try:
                with self._db:
                    self._db.execute("BEGIN IMMEDIATE")
                    yield self._db
            except REFUSED as error:
                raise self._refused(error) from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Make something of what `rows` gave: what cannot be made sense of is damage. Raises `DamagedCache`."""
        try:
            yield
        except MISREAD as error:
            raise self._damage(error) from error

    def check(self) -> None:
        """Look through the whole file; some ms a thousand articles. Raises `DamagedCache`."""
        found = self.rows("PRAGMA quick_check(1)")[0][0]
        if found != "ok":
            raise self._damage(found)

    def _refused(self, error: Exception) -> Exception:
        if isinstance(error, sqlite3.ProgrammingError):  # a mistake of ours, unless another thread has closed it
            closed = CatalogueError(f"{self._file}: what is known of the folder is built anew just now; try again.")
            return closed if self._is_closed else error
        if _is_outside(error):
            return CatalogueError(
                f"{self._file}: what is known of the folder cannot be read or written ({error}); "
                "when another deraa-tui reads it now, try again later."
            )
        return self._damage(error)

    def _damage(self, found: object) -> DamagedCache:
        what = found if isinstance(found, str | sqlite3.Error) else repr(found)[:SAID]
        error = DamagedCache(f"{self._file}: the catalogue is damaged ({what}); it is built anew.")
        self._damaged(error)
        return error


def _is_outside(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _OUTSIDE


def _make_tables(db: sqlite3.Connection, tables: str, format: int) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        db.execute(f'DROP TABLE "{name}"')
    db.executescript(f"BEGIN; {tables} PRAGMA user_version = {format}; COMMIT;")
