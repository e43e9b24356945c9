"""Many documents into an archive, as fast as the cluster takes them and no faster.

Lines go in batches, some of them on their way at once while the next is made. What the cluster has no room for just now
(429, a node that is coming or going, no connection) is sent again after a pause that doubles, the rest of its batch
stands. What it refuses for what it says is told, and never stops the others. Each document has a name of its own, so
that sending one again changes nothing.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from index.errors import ArchiveAway
from index.search.engines.opensearch.client import BUSY, Client, Query

LETTERS, DOCUMENTS = 2_500_000, 250
"""A batch is sent when it has so many letters or documents, some 4 MB: the server advises 5 to 15 MB, and a node
of 1 GB of memory answers `429` sooner.
"""
SENDERS = 2
"""Batches on their way at once, and as many that wait: the cluster has always one to work on."""
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
    senders = ThreadPoolExecutor(SENDERS)
    on_their_way: deque[Future[list[Outcome]]] = deque()
    try:
        for batch in _batches(gone, rows):
            on_their_way.append(senders.submit(_sent, client, index, batch, pause))
            if len(on_their_way) > 2 * SENDERS:
                yield from on_their_way.popleft().result()
        while on_their_way:
            yield from on_their_way.popleft().result()
    finally:
        senders.shutdown(cancel_futures=True)


_Batch = dict[str, tuple[Query, ...]]
"""The lines of each document, by its key."""


def _batches(gone: Iterable[str], rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[_Batch]:
    batch: _Batch = {}
    letters = 0
    for key, lines, size in _actions(gone, rows):
        if key in batch:  # one document twice: each in its turn
            yield batch
            batch, letters = {}, 0
        batch[key] = lines
        letters += size
        if letters >= LETTERS or len(batch) >= DOCUMENTS:
            yield batch
            batch, letters = {}, 0
    if batch:
        yield batch


def _actions(
    gone: Iterable[str], rows: Iterable[tuple[str, Mapping[str, Any]]]
) -> Iterator[tuple[str, tuple[Query, ...], int]]:
    for key in gone:
        yield key, ({"delete": {"_id": key}},), 0
    for key, row in rows:
        size = sum(len(value) for value in row.values() if isinstance(value, str))
        yield key, ({"index": {"_id": key}}, dict(row)), size


def _sent(client: Client, index: str, batch: _Batch, pause: Callable[[float], object]) -> list[Outcome]:
    """Send a batch until all of it was taken or refused."""
    wait, outcomes = FIRST_PAUSE, list[Outcome]()
    for left in reversed(range(TRIES)):
        try:
            told = client.bulk(index, [line for lines in batch.values() for line in lines])
        except ArchiveAway:
            if not left:
                raise
            told = []
        waiting: _Batch = {} if told else batch
        for key, answer in zip(batch if told else (), told, strict=True):
            if answer["status"] in BUSY:
                waiting[key] = batch[key]
            elif "error" in answer:
                outcomes.append(Outcome(key, str(answer["error"].get("reason", answer["error"].get("type")))))
            else:
                outcomes.append(Outcome(key))
        batch = waiting
        if not batch:
            return outcomes
        pause(wait)
        wait = min(2 * wait, LONGEST_PAUSE)
    raise ArchiveAway(f"{client.address}: the archive takes nothing more (its disks may be full).")
