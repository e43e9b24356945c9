"""What the process that reads is asked for, and what it hands over (see `index.refresh.limited`)."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.catalogue.records import ArticleRows
    from index.refresh.numbering import Numbered
    from index.search.engines.engine import Document

OUT_OF_TIME = signal.SIGPROF
"""What the system ends the reading process with when its time is up; nobody else sends it."""


TOGETHER = 24
"""Files that are read, and reports that are analysed and told, together at most. One by one each costs a quarter more;
of 96 together as much as of 24.
"""


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file to be read: its path below the folder and the name its article goes by; of its articles only those of
    these ids, where some are named.
    """

    path: str
    name: str
    articles: frozenset[str] = frozenset()


class Given(NamedTuple):
    """An article of a file, as the catalogue and the index keep it."""

    kept: ArticleRows
    document: Document


class Sent(NamedTuple):
    """The same on its way."""

    kept: ArticleRows
    document: Numbered


@dataclass(frozen=True, slots=True)
class Failed:
    """A fault of ours, as the reading process met it."""

    traceback: str


Told = Given | str
"""What a file gave: an article, or at its end what could not be read of it (empty when all was)."""
