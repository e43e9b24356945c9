"""Many documents into an archive, as fast as the cluster takes them and no faster.

Lines go in batches. What the cluster has no room for just now (429, a node that is coming or going, no connection) is
sent again after a pause that doubles, the rest of its batch stands. What it refuses for what it says is told, and never
stops the others. Each document has a name of its own, so that sending one again changes nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from index.errors import ArchiveAway
from index.search.engines.opensearch.client import BUSY, Client, Query

LETTERS, DOCUMENTS = 4_000_000, 1_000
"""A batch is sent when it has so many letters or documents: the server's own advice is 5 to 15 MB, and a node of 1 GB
of memory answers `429` sooner.
"""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before what was not taken is sent again."""
TRIES = 10
"""Times that a batch is sent: with the pauses some two and a half minutes, longer than a node takes to start."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the cluster says of a document: taken, or why not."""

    key: str
    reason: str = ""


def _wait(seconds: float) -> None:
    threading.Event().wait(seconds)


def put(
    client: Client,
    index: str,
    gone: Iterable[str],
    rows: Iterable[tuple[str, Mapping[str, Any]]],
    pause: Callable[[float], object] = _wait,
) -> Iterator[Outcome]:
    """Take out documents and put in others; of each what became of it, once the cluster has it safely. Raises
    `ArchiveAway` when it stays away.
    """
    batch: dict[str, tuple[Query, ...]] = {}
    letters = 0
    for key, lines, size in _actions(gone, rows):
        batch[key] = lines
        letters += size
        if letters >= LETTERS or len(batch) >= DOCUMENTS:
            yield from _sent(client, index, batch, pause)
            batch, letters = {}, 0
    if batch:
        yield from _sent(client, index, batch, pause)


def _actions(
    gone: Iterable[str], rows: Iterable[tuple[str, Mapping[str, Any]]]
) -> Iterator[tuple[str, tuple[Query, ...], int]]:
    for key in gone:
        yield key, ({"delete": {"_id": key}},), 0
    for key, row in rows:
        size = sum(len(value) for value in row.values() if isinstance(value, str))
        yield key, ({"index": {"_id": key}}, dict(row)), size


def _sent(
    client: Client, index: str, batch: dict[str, tuple[Query, ...]], pause: Callable[[float], object]
) -> Iterator[Outcome]:
    """Send a batch until all of it was taken or refused."""
    wait = FIRST_PAUSE
    for left in reversed(range(TRIES)):
        try:
            told = client.bulk(index, [line for lines in batch.values() for line in lines])
        except ArchiveAway:
            if not left:
                raise
            told = []
        waiting: dict[str, tuple[Query, ...]] = {} if told else batch
        for key, answer in zip(batch if told else (), told, strict=True):
            if answer["status"] in BUSY:
                waiting[key] = batch[key]
            elif "error" in answer:
                yield Outcome(key, str(answer["error"].get("reason", answer["error"].get("type"))))
            else:
                yield Outcome(key)
        batch = waiting
        if not batch:
            return
        pause(wait)
        wait = min(2 * wait, LONGEST_PAUSE)
    raise ArchiveAway(f"{client.address}: the archive takes nothing more (its disks may be full).")
