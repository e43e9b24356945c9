"""The errors that end an operation. Each text is a sentence: the path, the cause, what to do about it.

DeraaError
├── ConfigError       a settings file cannot be used
├── FolderError       the folder of articles cannot be opened
├── UnknownArticle    no article, or more than one, goes by that name
├── QueryError        a query that cannot mean anything; carries where that shows
├── TranslationError  the user's translator could not be run, or gave nothing
├── StoreError        annotations could not be read or written
├── ArchiveError      an archive refuses what was asked
│   └── ArchiveAway     it does not answer, or has too much to do just now
└── CatalogueError    the cache folder cannot be used
    ├── DamagedCache    what lies in it is not what was written: it is built anew
    └── ReadingStopped  the process that reads the folder died: what it did stands

`Cancelled` is none of them: whoever began the work no longer waits for it.

One bad item among many is never an error: it is a value with its reason (a skipped file, an orphan).
"""

from __future__ import annotations


class DeraaError(Exception):
    """An operation failed as a whole; the text is for the user."""


class Cancelled(Exception):
    """The work was given up because nobody waits for it any more."""


class ConfigError(DeraaError):
    """A settings file cannot be used; nothing was changed."""


class FolderError(DeraaError):
    """The folder of articles cannot be opened."""


class UnknownArticle(DeraaError):
    """No article goes by that name, or several do."""


class QueryError(DeraaError):
    """The query cannot mean anything. `offset` is the code point in the query where that shows."""

    def __init__(self, sentence: str, offset: int) -> None:
        super().__init__(sentence)
        self.offset = offset


class TranslationError(DeraaError):
    """The user's own translator could not be run, failed, or gave nothing."""


class StoreError(DeraaError):
    """Annotations could not be read or written; what stood on disk stands there still."""


class ArchiveError(DeraaError):
    """An archive refuses what was asked: its address, who asks, or what it holds."""


class ArchiveAway(ArchiveError):
    """An archive does not answer now; the same wish may be granted later."""


class CatalogueError(DeraaError):
    """The cache folder cannot be used."""


class DamagedCache(CatalogueError):
    """The catalogue or the index is not what was written. Nothing in it is precious: whoever meets this builds it
    anew and goes on.
    """


class ReadingStopped(CatalogueError):
    """The process that reads the folder died; the text says how. What it had done stands; another goes on."""
