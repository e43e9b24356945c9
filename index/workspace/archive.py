"""A folder's reports into an archive on a cluster, and what such an archive holds.

A report is known there by the name of its folder and its id (`wires/2021-09-08-deraa`), so that several folders make
one archive. It is sent when its text or what is known of it differs from what is there; what the archive has of this
folder and the folder has no longer is taken out. A push that was cut short is therefore simply done again: what is
there already is asked for, a batch at a time, and not sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.catalogue.copies import NO_KIN
from index.errors import ArchiveError
from index.workspace.library import Library

if TYPE_CHECKING:
    from index.catalogue.catalogue import Summary
    from index.search.engines.opensearch.client import Client

AT_ONCE = 500
"""Reports that are compared with the archive, and sent, at once: what a cut-off push has to look at again."""
FOLDERS = 10_000
"""Folders of an archive that are told, the largest first."""
NAME = re.compile(r"[^\s/\x00-\x1f]{1,100}")
"""What a folder may be called in an archive."""


@dataclass(frozen=True, slots=True)
class PushState:
    """How far a push has come: `sent` were acknowledged by the cluster, `same` were there as they are, `gone` were
    taken out. `refused` are those that could not be read or were not taken, with the reasons.
    """

    done: int
    total: int
    sent: int = 0
    same: int = 0
    gone: int = 0
    refused: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """What an archive holds: reports in all and of each folder, from which day to which. `health` is the cluster's own
    word (green: each copy is in place; yellow: every report is there; red: some are not), empty where it does not tell.
    """

    address: str
    version: int
    reports: int
    folders: dict[str, int] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    health: str = ""


def folder_name(library: Library) -> str:
    """What a folder is called in an archive unless the user says."""
    return re.sub(r"[\s/\x00-\x1f]", "-", Path(library.folder).name)[:100] or "reports"


def push(library: Library, client: Client, name: str, shards: int = 1) -> Iterator[PushState]:
    """Bring what the archive has of a folder up to date, batch by batch; one that is begun has so many shards. Raises
    `ArchiveAway` when the archive stays away, `ArchiveError` when it refuses; what was told as sent stays.
    """
    from index.search.engines.opensearch.engine import OpenSearchEngine

    if not NAME.fullmatch(name):
        raise ArchiveError(f"{name!r}: a folder's name in an archive has no blanks and no /; give another with --as.")
    if library.kind != "folder":
        raise ArchiveError(f"{library.folder}: this is an archive itself; push the folders that it was filled from.")
    archive = OpenSearchEngine(client, shards)
    push = _Push(library, client, name)
    for _ in push.send():
        yield push.state
    push.take_out()
    archive.fill_up()
    yield push.state


class _Push:
    """One push as it goes on."""

    def __init__(self, library: Library, client: Client, name: str) -> None:
        self._library, self._client, self._name = library, client, name
        self._index = client.address.name
        self._summaries = library.summaries()
        self._sent = self._same = self._gone = 0
        self._refused: list[tuple[str, str]] = []
        self._ids: dict[str, str] = {}
        self._kin = library.sharing.kin()

    @property
    def state(self) -> PushState:
        """How far it has come."""
        done, refused = self._sent + self._same + len(self._refused), tuple(self._refused)
        return PushState(done, len(self._summaries), self._sent, self._same, self._gone, refused)

    def send(self) -> Iterator[None]:
        """Send the reports that are not there as they are; yields from time to time."""
        from index.search.engines.opensearch.writing import put

        for many, told in enumerate(put(self._client, self._index, (), self._rows()), 1):
            if told.reason:
                self._refused.append((self._ids[told.key], told.reason))
            else:
                self._sent += 1
            del self._ids[told.key]
            if many % AT_ONCE == 0:
                yield
        yield

    def _rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for start in range(0, len(self._summaries), AT_ONCE):
            yield from self._rows_of(self._summaries[start : start + AT_ONCE])

    def _rows_of(self, summaries: Sequence[Summary]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The documents of those of these reports that are not there as they are."""
        from index.refresh.archive.reports import FolderReport, row
        from index.search.engines.opensearch.mapping import key_of

        read = self._library.read([summary.id for summary in summaries])
        self._refused += [(s.id, "it was taken out of the folder meanwhile") for s in summaries if s.id not in read]
        reports = [
            FolderReport(self._name, summary, read[summary.id], self._kin.get(summary.id, NO_KIN))
            for summary in summaries
            if summary.id in read
        ]
        there = self._digests([key_of(report.name) for report in reports])
        for report in reports:
            key = key_of(report.name)
            if there.get(key) == report.digest:
                self._same += 1
            else:
                self._ids[key] = report.summary.id
                yield key, row(report)

    def _digests(self, keys: Sequence[str]) -> dict[str, str]:
        """What the archive has of these documents."""
        asked = {"ids": list(keys)}
        told = self._client.ask("POST", f"/{self._index}/_mget", asked, {"_source_includes": "digest"})["docs"]
        return {each["_id"]: each["_source"]["digest"] for each in told if each.get("found")}

    def take_out(self) -> None:
        """Take out what the archive has of this folder and the folder has no longer."""
        from index.search.engines.opensearch.found import pages
        from index.search.engines.opensearch.mapping import id_of, key_of
        from index.search.engines.opensearch.writing import put

        kept = {id_of(f"{self._name}/{summary.id}") for summary in self._summaries}
        self._client.ask("POST", f"/{self._index}/_refresh")
        of_folder = {"term": {"folder": self._name}}
        for page in pages(self._client, self._index, of_folder):
            gone = [key_of(article) for hit in page if (article := hit["sort"][1]) not in kept]
            for told in put(self._client, self._index, gone, ()):
                self._gone += not told.reason
                self._refused += [(told.key, told.reason)] if told.reason else []


def archive_state(client: Client) -> ArchiveState:
    """What the archive of the client's address holds. Raises `ArchiveError`, also where there is none."""
    from index.search.engines.opensearch.mapping import VERSION
    from index.search.engines.opensearch.storage import Storage

    name = client.address.name
    Storage(client).must_be_there()
    whole = {"size": 0, "track_total_hits": True, "aggs": {"folders": {"terms": {"field": "folder", "size": FOLDERS}}}}
    told, *ends = client.searches(name, [whole, _dated("asc"), _dated("desc")])
    folders = {each["key"]: each["doc_count"] for each in told["aggregations"]["folders"]["buckets"]}
    first, last = (next((hit["sort"][0] for hit in end["hits"]["hits"]), "") for end in ends)
    reports = told["hits"]["total"]["value"]
    return ArchiveState(str(client.address), VERSION, reports, folders, first, last, _health(client))


def _dated(order: str) -> dict[str, Any]:
    """The question for the first or the last day."""
    dated = {"range": {"day": {"gt": ""}}}
    return {"size": 1, "track_total_hits": False, "query": dated, "_source": False, "sort": [{"day": order}]}


def _health(client: Client) -> str:
    """The cluster's word for the state of the archive's shards; who may only read is not told it everywhere."""
    try:
        return str(client.ask("GET", f"/_cluster/health/{client.address.name}")["status"])
    except ArchiveError:
        return ""
