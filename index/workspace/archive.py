"""A folder's reports into an archive on a cluster, and what such an archive holds.

A report is known there by the name of its folder and its id (`wires/2021-09-08-deraa`), so that several folders make
one archive. It is sent when its text or what is known of it differs from what is there; what the archive has of this
folder and the folder has no longer is taken out. A push that was cut short is therefore simply done again: what is
there already is asked for, a batch at a time, and not sent.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import ArchiveError
from index.text.calendar import by_moment
from index.workspace.library import Library

if TYPE_CHECKING:
    from index.article import Article
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


def push(library: Library, client: Client, name: str) -> Iterator[PushState]:
    """Bring what the archive has of a folder up to date, batch by batch. Raises `ArchiveAway` when the archive stays
    away, `ArchiveError` when it refuses; what was told as sent stays.
    """
    from index.search.engines.opensearch.engine import OpenSearchEngine

    if not NAME.fullmatch(name):
        raise ArchiveError(f"{name!r}: a folder's name in an archive has no blanks and no /; give another with --as.")
    archive = OpenSearchEngine(client)
    push = _Push(library, client, name)
    summaries = library.summaries()
    for start in range(0, len(summaries), AT_ONCE):
        push.take(summaries[start : start + AT_ONCE])
        yield push.state(min(start + AT_ONCE, len(summaries)))
    push.take_out({push.id_of(summary.id) for summary in summaries})
    archive.refresh()
    yield push.state(len(summaries))


class _Push:
    """One push as it goes on."""

    def __init__(self, library: Library, client: Client, name: str) -> None:
        self._library, self._client, self._name = library, client, name
        self._index = client.address.name
        self._total = len(library.summaries())
        self._sent = self._same = self._gone = 0
        self._refused: list[tuple[str, str]] = []

    def id_of(self, article: str) -> str:
        """An article's id in the archive."""
        return f"{self._name}/{article}"

    def state(self, done: int) -> PushState:
        """How far it has come."""
        return PushState(done, self._total, self._sent, self._same, self._gone, tuple(self._refused))

    def take(self, summaries: Sequence[Summary]) -> None:
        """Send those of these reports that are not there as they are."""
        from index.search.engines.opensearch.mapping import key_of

        read: dict[str, tuple[Summary, Article, str]] = {}
        for summary in summaries:
            article = self._library.article_if_there(summary.id)
            if article is None:
                self._refused.append((summary.id, "its file is gone or cannot be read"))
                continue
            key = key_of(self.id_of(summary.id))
            read[key] = (summary, article, _digest(self.id_of(summary.id), summary, article))
        there = self._digests(list(read))
        new = {key: row for key, row in read.items() if there.get(key) != row[2]}
        self._same += len(read) - len(new)
        self._send((), ((key, self._row(*row)) for key, row in new.items()), lambda key: new[key][0].id)

    def _send(
        self, gone: Iterable[str], rows: Iterable[tuple[str, dict[str, Any]]], article: Callable[[str], str]
    ) -> None:
        from index.search.engines.opensearch.writing import put

        for told in put(self._client, self._index, gone, rows):
            if told.reason:
                self._refused.append((article(told.key), told.reason))
            else:
                self._sent += 1

    def _digests(self, keys: Sequence[str]) -> dict[str, str]:
        """What the archive has of these documents."""
        asked = {"ids": list(keys)}
        told = self._client.ask("POST", f"/{self._index}/_mget", asked, {"_source_includes": "digest"})["docs"]
        return {each["_id"]: each["_source"]["digest"] for each in told if each.get("found")}

    def _row(self, summary: Summary, article: Article, digest: str) -> dict[str, Any]:
        """What the archive keeps of a report: its words, what lists and filters ask for, and the report itself."""
        from index.refresh.analysis import document
        from index.search.engines.engine import Document
        from index.search.engines.opensearch.mapping import words_of
        from index.text.words import own_forms

        made = document(article, own_forms(article))
        return words_of(Document(self.id_of(summary.id), *made[1:])) | {
            "digest": digest,
            "folder": self._name,
            "moment": by_moment(summary.date or ""),
            "day": (summary.date or "")[: len("2021-09-08")],
            "outlet": summary.outlet or "",
            "place": summary.place or "",
            "author": summary.author or "",
            "language": article.metadata.language or "",
            "heading": summary.heading,
            "report": _report(summary, article),
        }

    def take_out(self, kept: set[str]) -> None:
        """Take out what the archive has of this folder beside the `kept`."""
        from index.search.engines.opensearch.found import pages

        self._client.ask("POST", f"/{self._index}/_refresh")
        of_folder = {"term": {"folder": self._name}}
        sent = self._sent
        for page in pages(self._client, self._index, of_folder):
            gone = [hit["_id"] for hit in page if hit["sort"][1] not in kept]
            self._send(gone, (), lambda key: key)
        self._gone, self._sent = self._sent - sent, sent


def _report(summary: Summary, article: Article) -> dict[str, Any]:
    """A report as it can be made again: its text, its paragraphs, what is known of it and of its file."""
    return {
        "path": article.path,
        "text": article.text,
        "paragraphs": [(p.span.start, p.span.end, p.kind.value, p.line) for p in article.paragraphs],
        "metadata": asdict(article.metadata),
        "titled": summary.titled,
        "words": summary.words,
        "format": article.format,
        "encoding": article.encoding,
        "remark": article.remark,
    }


def _digest(name: str, summary: Summary, article: Article) -> str:
    """The same for a report that says the same and of which the same is known."""
    from index.search.engines.opensearch.mapping import VERSION

    said = json.dumps([VERSION, name, summary.heading, _report(summary, article)], sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def archive_state(client: Client) -> ArchiveState:
    """What the archive of the client's address holds. Raises `ArchiveError`, also where there is none."""
    from index.search.engines.opensearch.mapping import VERSION
    from index.search.engines.opensearch.storage import Storage

    name = client.address.name
    if not Storage(client).checked():
        raise ArchiveError(
            f"{client.address}: there is no archive of this name yet; `deraa-tui archive push` makes it."
        )
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
