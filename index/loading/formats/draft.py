"""What loading a file takes and gives: the user's settings, an article that is not made yet, and the reason when there
is none. Light, because the start of the app needs it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from index.article import Article
from index.lexicon import reading as lexicon

MOST_TEXT = 8_000_000
"""Bytes of one article that are read: three times War and Peace, and five seconds of cleaning. The rest is told of."""


class Unreadable(Exception):
    """A file that gives no article; the text is the reason, without the path."""


@dataclass(frozen=True, slots=True)
class LoadSettings:
    """What the user says about the files of a folder.

    `encoding` forces one for all text files (empty: found for each file), `columns` maps our names for the columns of
    CSV and JSON Lines (`text`, `title`, `date`, ...) to those in the files; `lexicon` are their own lexicon files, with
    compiled forms in `cache`. `ocr` says in which languages pages without text are read (see `index.loading.ocr`;
    empty: they are not); `may_run_ocr` that it may be done now, which takes minutes, because nobody waits.
    """

    encoding: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    lexicon: tuple[str, ...] = ()
    cache: str = ""
    ocr: str = ""
    may_run_ocr: bool = False

    @property
    def key(self) -> str:
        """A hash: what was read under other settings is read again."""
        said = repr((self.encoding, self.columns, lexicon.fingerprint_of(self.lexicon), self.ocr))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


PLAIN = LoadSettings()
"""A folder of which the user says nothing."""


class Draft(NamedTuple):
    """An article that is named and not made yet: of a file of ten thousand rows, one is opened at a time."""

    id: str
    article: Callable[[], Article]
