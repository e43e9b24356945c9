"""The laws of the seam, held against the engine over a cluster: the same tests, another engine."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from test_conformance import *  # noqa: F403 - all its laws and fixtures
from test_conformance import Made, known, put, word

from index.search.engines.engine import Engine
from index.search.engines.opensearch.client import Client
from index.search.engines.opensearch.engine import OpenSearchEngine


@pytest.fixture(params=[1, 3], ids=["one shard", "three shards"])
def made(request: pytest.FixtureRequest, client: Callable[[str], Client], name: str) -> Made:
    """An archive for each folder that a law names."""
    return lambda folder: OpenSearchEngine(client(f"{name}-{folder.name}"), shards=request.param, replicas=0)


def test_who_reads_while_it_is_written_sees_a_state_before_or_after(engine: Engine) -> None:
    """Each shard shows what was written by itself: some of it may be seen before the rest, and none is lost again."""
    put(engine, **{f"old{n}": "siege" for n in range(20)})
    newest = known([f"{age}{n}" for age in ("old", "new") for n in range(20)])
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(engine.rank(word("siege"), 5, newest).total)

    reader = threading.Thread(target=read)
    reader.start()
    put(engine, **{f"new{n}": "siege" for n in range(20)})
    done.set()
    reader.join()
    assert engine.rank(word("siege"), 5, newest).total == 40
    assert all(20 <= total <= 40 for total in seen)
    assert seen == sorted(seen)
