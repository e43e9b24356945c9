"""The laws of the seam, held against the engine over a cluster: the same tests, another engine."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from over_cluster import OVER_CLUSTER, client, cluster, name  # noqa: F401 - fixtures
from test_conformance import *  # noqa: F403 - all its laws and fixtures
from test_conformance import Made, known, put, word

from index.search.engines.engine import Among, Best, Either, Engine
from index.search.engines.opensearch.client import Client
from index.search.engines.opensearch.engine import OpenSearchEngine

pytestmark = OVER_CLUSTER


@pytest.fixture
def made(client: Callable[[str], Client], name: str) -> Made:
    """An archive of three shards for each folder that a law names."""
    return lambda folder: OpenSearchEngine(client(f"{name}-{folder.name}"), shards=3, replicas=0)


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


def test_everything_is_known_without_a_list(engine: OpenSearchEngine) -> None:
    put(engine, a="siege of deraa", b="bridge", c="siege")
    everything = engine.everything()
    assert (len(everything), sorted(everything.ids)) == (3, ["a", "b", "c"])
    assert engine.rank(word("siege"), 9, everything).best == engine.rank(word("siege"), 9, known("abc")).best
    filtered = engine.rank(word("siege"), 9, everything).found
    assert set(engine.rank(Among(filtered), 9, everything).found) == {"a", "c"}


def test_scores_and_order_hang_on_no_shards(client: Callable[[str], Client], name: str, engine: Engine) -> None:
    whole = OpenSearchEngine(client(f"{name}-whole"), shards=1, replicas=0)
    texts = {f"r{n}": f"siege {'of ' * n} deraa{n % 3}" for n in range(9)} | {"z": "truce"}
    for each in (engine, whole):
        put(each, **texts)
    for plan in (word("siege"), Best((word("siege"), word("deraa1"))), Either((word("truce"), word("of")))):
        assert engine.rank(plan, 9, known(texts)).best == whole.rank(plan, 9, known(texts)).best
