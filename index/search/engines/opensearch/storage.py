"""What stands behind an archive's name in the cluster: the template, the index, the alias that readers ask."""

from __future__ import annotations

from index.errors import ArchiveError
from index.search.engines.opensearch.client import Client, NotInArchive
from index.search.engines.opensearch.mapping import REPLICAS, SHARDS, VERSION, template

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

    def checked(self) -> bool:
        """Whether the archive is there. Raises `ArchiveError` for one of another version."""
        behind = self.indices()
        if not behind:
            return False
        mappings = self._client.ask("GET", f"/{behind[0]}/_mapping")[behind[0]]["mappings"]
        version = mappings.get("_meta", {}).get("deraa")
        if version != VERSION:
            raise ArchiveError(
                f"{self._client.address}: what stands there is no archive of this version of deraa-tui "
                f"(it says {version!r}, not {VERSION}); push the folders to another name."
            )
        return True

    def _begin(self) -> None:
        if self._client.is_there(f"/{self._name}"):
            raise ArchiveError(
                f"{self._client.address}: an index of another program has this name; choose another for the archive."
            )
        self._make(1, {self._name: {}})

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
