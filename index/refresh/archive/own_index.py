"""An archive that `archive push` filled, as a place that reports are listed in and fetched from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.article import Article
from index.catalogue.catalogue import Catalogue
from index.catalogue.outlines import Outlines
from index.refresh.archive import following, vocabulary
from index.refresh.archive.away import ArchiveEngine
from index.refresh.archive.connection import Connection
from index.refresh.archive.kept import KeptReports
from index.refresh.archive.reports import WHOLE, article_of
from index.refresh.completeness import NameSettings, Progress
from index.search.engines.engine import Engine
from index.search.engines.opensearch.client import Client
from index.search.engines.opensearch.mapping import REPORT, key_of
from index.search.engines.opensearch.storage import Storage


class OwnIndex:
    """Its list is compared day by day, its words and names are counted by the cluster."""

    look_again_seconds = 30.0
    """The cluster then adds up a number of each report."""

    def check(self, client: Client) -> None:
        """Raises `ArchiveError` where the archive is not there, or is of another version."""
        Storage(client).must_be_there()

    def is_current(self, client: Client, catalogue: Catalogue) -> bool:
        """Whether every day has the reports that are known of it."""
        _, changed, gone = following.differing(client, catalogue)
        return not (changed or gone)

    def follow(self, client: Client, catalogue: Catalogue, report: Callable[[Progress], None]) -> None:
        """Bring what is listed up to date. Raises `ArchiveError`."""
        following.follow(client, catalogue, report)

    def fetched(self, client: Client, articles: Sequence[str]) -> list[Article]:
        """These reports with their texts; one that has gone since is left out."""
        asked = {
            "size": len(articles),
            "track_total_hits": False,
            "query": {"ids": {"values": list(map(key_of, articles))}},
        }
        (told,) = client.searches(client.address.name, [asked | {"_source": list(WHOLE), "docvalue_fields": [REPORT]}])
        return [article_of(hit["_source"], hit["fields"][REPORT][0]) for hit in told["hits"]["hits"]]

    def learned_from(self, catalogue: Catalogue) -> int:
        """How many reports words and names can be learned from."""
        return catalogue.count()

    def engine(self, archive: Connection, kept: KeptReports) -> Engine:
        """The cluster finds by our words; `kept` answers while it is away."""
        return ArchiveEngine(archive, kept)

    def learn(self, client: Client, known: Outlines, names: NameSettings) -> None:
        """Keep the words, stems and names of all reports."""
        vocabulary.learn(client, known, names)
