"""Searching an archive, and, while it does not answer, what was read of it: the answer then says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from index.errors import ArchiveAway
from index.refresh.archive.connection import Connection
from index.refresh.archive.kept import KeptReports
from index.search.engines.engine import Document, Plan, Ranking
from index.search.engines.listed import Newest
from index.search.engines.opensearch.client import Client
from index.search.engines.opensearch.engine import OpenSearchEngine


class ArchiveEngine:
    """An archive as an engine that is only read."""

    def __init__(self, archive: Connection, kept: KeptReports) -> None:
        self._archive, self._kept = archive, kept
        self._engine: OpenSearchEngine | None = None

    def rank(self, plan: Plan, limit: int, newest: Newest) -> Ranking:
        """What the plan finds, the `limit` best of it in order; of what was read while the archive is away."""
        try:
            return self._archive.asked(lambda client: self._over(client).rank(plan, limit, newest))
        except ArchiveAway:
            kept = self._kept.engine()
            said = f"the archive does not answer: searched are the {kept.count():,} reports that were read before"
            return replace(kept.rank(plan, limit, newest), lacking=said)

    def says(self, field: str, form: str) -> bool:
        """Whether any article has a form in a field."""
        try:
            return self._archive.asked(lambda client: self._over(client).says(field, form))
        except ArchiveAway:
            return self._kept.engine().says(field, form)

    def count(self) -> int:
        """How many articles the archive holds. Raises `ArchiveError`."""
        return self._archive.asked(lambda client: self._over(client).count())

    def ids(self) -> set[str]:
        """The articles the archive holds; all of them are walked. Raises `ArchiveError`."""
        return self._archive.asked(lambda client: self._over(client).ids())

    def replace(self, gone: Iterable[str], articles: Iterable[Document]) -> None:
        """Nothing: who reads an archive does not write there."""

    def clear(self) -> None:
        """Nothing, likewise."""

    def close(self) -> None:
        """Let go of the connections and files."""
        self._archive.close()
        self._kept.close()

    def _over(self, client: Client) -> OpenSearchEngine:
        if self._engine is None:
            self._engine = OpenSearchEngine(client, begins=False)
        return self._engine
