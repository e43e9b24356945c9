"""What stands behind an archive's name in the cluster: the template, the index, the alias that readers ask."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from index.errors import ArchiveAway, ArchiveError
from index.search.engines.opensearch.client import Client, NotInArchive
from index.search.engines.opensearch.mapping import REPLICAS, SHARDS, VERSION, template

DUE = "replicas"
"""What an archive that is filled for the first time says of the copies that it will have."""
PER_SEGMENT = 300_000
"""Reports of a segment when an archive was filled for the first time, some 2 GB: the cluster merges up to 5 GB."""
MERGED_WITHIN = 6 * 3600
"""Seconds that merging may take: 24 for 100,000 reports on two busy cores."""
THERE_ALREADY = "resource_already_exists_exception"


class Storage:
    """The indices of one archive."""

    def __init__(self, client: Client, shards: int = SHARDS, replicas: int = REPLICAS) -> None:
        """The numbers of shards and replicas are those of an index that is begun; one that is there keeps its own."""
        self._client, self._name = client, client.address.name
        self._shards, self._replicas = shards, replicas

    def indices(self) -> list[str]:
        """The indices behind the name: one, or none where there is no archive yet. Raises `ArchiveError`."""
        try:
            return sorted(self._client.ask("GET", f"/_alias/{self._name}"))
        except NotInArchive:
            return []

    def open(self) -> None:
        """Begin the archive where it is not there. Raises `ArchiveError` for one of another version, or a name that is
        taken by something else.
        """
        if not self.checked():
            self._begin()

    def must_be_there(self) -> None:
        """Raises `ArchiveError` where the archive is not there, or is of another version."""
        if not self.checked():
            raise ArchiveError(
                f"{self._client.address}: there is no archive of this name yet; `deraa-tui archive push` makes it."
            )

    def checked(self) -> bool:
        """Whether the archive is there. Raises `ArchiveError` for one of another version."""
        if not self.indices():
            return False
        version = self._meta().get("deraa")
        if version != VERSION:
            raise ArchiveError(
                f"{self._client.address}: what stands there is no archive of this version of deraa-tui "
                f"(it says {version!r}, not {VERSION}); push the folders to another name."
            )
        return True

    def _meta(self) -> dict[str, Any]:
        """What the archive says of itself."""
        told = self._client.ask("GET", f"/{self._name}/_mapping")
        found: dict[str, Any] = next(iter(told.values()))["mappings"].get("_meta", {})
        return found

    def _begin(self) -> None:
        if self._client.is_there(f"/{self._name}"):
            raise ArchiveError(
                f"{self._client.address}: an index of another program has this name; choose another for the archive."
            )
        self._make(1, {self._name: {}})
        if self._replicas:
            self._client.ask("PUT", f"/{self._name}/_mapping", {"_meta": {"deraa": VERSION, DUE: self._replicas}})
            self._client.ask("PUT", f"/{self._name}/_settings", {"number_of_replicas": 0})

    def fill_up(self) -> None:
        """Let what was written be merged and have its copies, where it was filled for the first time without. Raises
        `ArchiveError`.

        Until then each report is indexed once and not once for each copy: the cluster copies what is indexed.
        """
        due = self._meta().get(DUE, 0)
        if due:
            self._merge()
            self._client.ask("PUT", f"/{self._name}/_settings", {"number_of_replicas": due})
            self._client.ask("PUT", f"/{self._name}/_mapping", {"_meta": {"deraa": VERSION}})

    def _merge(self) -> None:
        """Merge what was written: the cluster keeps all that was sent beside what it keeps of it, twice as much again,
        until it does so, and a question asks each segment.
        """
        reports = int(self._client.ask("POST", f"/{self._name}/_count")["count"])
        segments = {"max_num_segments": 1 + reports // PER_SEGMENT, "request_timeout": MERGED_WITHIN}
        self._client.ask("POST", f"/{self._name}/_flush", params={"wait_if_ongoing": "true"})
        with suppress(ArchiveAway):  # a proxy between may give up an answer that takes long: the merging goes on there
            self._client.ask("POST", f"/{self._name}/_forcemerge", params=segments)
        self._client.ask("POST", f"/{self._name}/_refresh")

    def begin_anew(self) -> None:
        """Let an empty index take the place of the one there is, in one step."""
        behind = self.indices()
        number = max(int(index.rpartition("-")[2]) for index in behind) + 1
        self._make(number, {})
        moves = [{"add": {"index": self._index(number), "alias": self._name}}]
        self._client.ask("POST", "/_aliases", {"actions": moves + [{"remove_index": {"index": i}} for i in behind]})

    def _make(self, number: int, aliases: dict[str, dict[str, str]]) -> None:
        name = self._index(number)
        self._client.ask("PUT", f"/_index_template/{self._name}", template(self._name, self._shards, self._replicas))
        try:
            self._client.ask("PUT", f"/{name}", {"aliases": aliases})
        except NotInArchive as refused:
            told = refused.told.get("error", {}) if isinstance(refused.told, dict) else {}
            if told.get("type") != THERE_ALREADY:  # another who begins it just now
                raise

    def _index(self, number: int) -> str:
        return f"{self._name}-v{VERSION}-{number:06}"
