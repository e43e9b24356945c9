"""What is asked of an index on a cluster that is read as an archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from index.article import Article
from index.catalogue.catalogue import Catalogue
from index.catalogue.outlines import Outlines
from index.refresh.archive.connection import Connection
from index.refresh.archive.kept import KeptReports
from index.refresh.completeness import NameSettings, Progress
from index.search.engines.engine import Engine
from index.search.engines.opensearch.client import Client


class ArchiveIndex(Protocol):
    """An index of one kind: one that we filled, or one of another program."""

    @property
    def look_again_seconds(self) -> float:
        """How often it is asked whether something has changed: that walks over each report."""

    def check(self, client: Client) -> None:
        """Raises `ArchiveError` where it is not there, or cannot be read."""

    def is_current(self, client: Client, catalogue: Catalogue) -> bool:
        """Whether all that is listed is known as it is there."""

    def follow(self, client: Client, catalogue: Catalogue, report: Callable[[Progress], None]) -> None:
        """Bring what is listed up to date. Raises `ArchiveError`."""

    def fetched(self, client: Client, articles: Sequence[str]) -> list[Article]:
        """These reports with their texts; one that has gone since is left out."""

    def learned_from(self, catalogue: Catalogue) -> int:
        """How many reports words and names can be learned from."""

    def engine(self, archive: Connection, kept: KeptReports) -> Engine:
        """What searches it, with `kept` over what was read of it."""

    def learn(self, client: Client, known: Outlines, names: NameSettings) -> None:
        """Keep words, stems and names."""
