"""What happens to an archive when machines fail: nothing that was acknowledged is lost, and answers go on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cluster import Cluster
from over_cluster import OVER_CLUSTER, client, cluster, name  # noqa: F401 - fixtures
from test_conformance import doc, word

from index.errors import ArchiveAway
from index.search.engines.engine import Document
from index.search.engines.opensearch import client as clients
from index.search.engines.opensearch import writing
from index.search.engines.opensearch.client import Client, read_address
from index.search.engines.opensearch.engine import OpenSearchEngine
from index.search.engines.opensearch.mapping import key_of, words_of
from index.search.engines.opensearch.writing import put

pytestmark = OVER_CLUSTER

Opened = Callable[[str], Client]
BATCHES, OF = 20, 50


@pytest.fixture
def whole(cluster: Cluster) -> Iterator[Cluster]:
    """Three nodes, and three again after the test, each copy in its place."""
    yield cluster
    for node in cluster.nodes:
        if node.process is None:
            node.start()
    cluster.wait(3, "green")


def documents(batch: int) -> list[Document]:
    return [doc(f"{batch}-{n}", f"siege of town{n}") for n in range(OF)]


def test_a_node_that_dies_while_reports_come_in_takes_none_with_it(client: Opened, name: str, whole: Cluster) -> None:
    engine = OpenSearchEngine(client(name))
    engine.replace((), documents(0))
    whole.wait(3, "green")  # a copy that is still being made saves nothing
    for batch in range(1, BATCHES):
        if batch == BATCHES // 2:
            whole.nodes[2].kill()
        engine.replace((), documents(batch))  # returns when all of it is acknowledged
    everything = engine.everything()
    assert engine.rank(word("siege"), 5, everything).total == engine.count() == BATCHES * OF
    assert len(set(everything.ids)) == BATCHES * OF


def test_a_search_is_answered_while_a_node_dies(client: Opened, name: str, whole: Cluster) -> None:
    engine = OpenSearchEngine(client(name))
    for batch in range(4):
        engine.replace((), documents(batch))
    whole.wait(3, "green")
    seen: list[Any] = []
    failed: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                seen.append(engine.rank(word("siege"), 5, engine.everything()).total)
        except BaseException as error:
            failed.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    whole.nodes[1].kill()
    whole.wait(2)
    after = engine.rank(word("siege"), 5, engine.everything())
    done.set()
    reader.join()
    assert not failed
    assert {after.total, *seen} == {4 * OF}


def test_a_node_behind_a_cut_is_done_without_and_comes_back(
    client: Opened, name: str, whole: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing comes from it and its connections stay: after a while the others go on, and what is written meanwhile is
    there when it is back.
    """
    monkeypatch.setattr(clients, "PATIENCE", 5)
    engine = OpenSearchEngine(client(name))
    engine.replace((), documents(0))
    whole.wait(3, "green")
    cut = whole.nodes[2]
    cut.freeze()
    try:
        engine.replace((), documents(1))  # waits until the cluster has given the node up
        assert engine.rank(word("siege"), 5, engine.everything()).total == engine.count() == 2 * OF
    finally:
        cut.thaw()
    whole.wait(3, "green")
    assert engine.rank(word("siege"), 5, engine.everything()).total == engine.count() == 2 * OF


def test_the_smaller_half_of_a_network_that_was_cut_takes_nothing_for_safe(
    client: Opened, name: str, whole: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two of three machines are not heard of any more: what is sent to the third is not acknowledged, and when they are
    back it is sent again and there once.
    """
    OpenSearchEngine(client(name)).replace((), documents(0))
    whole.wait(3, "green")
    monkeypatch.setattr(clients, "PATIENCE", 4)
    monkeypatch.setattr(clients, "TRIES", 0)
    monkeypatch.setattr(writing, "TRIES", 2)
    alone = Client(read_address(f"{whole.nodes[0].url}/{name}"))
    rows = [(key_of(d.id), words_of(d)) for d in documents(1)]
    acknowledged: list[str] = []
    for cut in whole.nodes[1:]:
        cut.freeze()
    try:
        with pytest.raises(ArchiveAway):
            acknowledged.extend(told.key for told in put(alone, name, (), rows, lambda _: None))
    finally:
        for cut in whole.nodes[1:]:
            cut.thaw()
        alone.close()
    assert not acknowledged
    whole.wait(3, "green")
    engine = OpenSearchEngine(client(name))
    engine.replace((), documents(1))
    assert engine.rank(word("siege"), 5, engine.everything()).total == engine.count() == 2 * OF


def test_two_that_push_the_same_reports_at_once_leave_each_once(client: Opened, name: str) -> None:
    engines = [OpenSearchEngine(client(name)) for _ in range(2)]
    start = threading.Barrier(2)

    def write(engine: OpenSearchEngine) -> None:
        start.wait()
        for batch in range(5):
            engine.replace((), documents(batch))

    writers = [threading.Thread(target=write, args=(engine,)) for engine in engines]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert engines[0].count() == 5 * OF


def test_a_report_that_the_cluster_refuses_stops_no_other(client: Opened, name: str) -> None:
    engine = OpenSearchEngine(client(name))
    rows = [(key_of(d.id), words_of(d)) for d in documents(0)]
    rows[3][1]["length"] = "no number"
    told = list(put(client(name), name, (), rows))
    assert [each.key for each in told if each.reason] == [rows[3][0]]
    client(name).ask("POST", f"/{name}/_refresh")
    assert engine.count() == OF - 1


def test_a_full_disk_is_told(client: Opened, name: str) -> None:
    """The cluster blocks an index whose disk is nearly full: here the block is set by hand."""
    engine = OpenSearchEngine(client(name))
    engine.replace((), documents(0))
    client(name).ask("PUT", f"/{name}/_settings", {"index.blocks.read_only_allow_delete": True})
    paused: list[float] = []
    with pytest.raises(ArchiveAway, match="disks may be full"):
        list(put(client(name), name, (), [(key_of(d.id), words_of(d)) for d in documents(1)], paused.append))
    assert paused == sorted(paused) and len(paused) > 5
    assert engine.rank(word("siege"), 5, engine.everything()).total == OF, "what is there is found as before"
    client(name).ask("PUT", f"/{name}/_settings", {"index.blocks.read_only_allow_delete": None})
    engine.replace((), documents(1))
    assert engine.count() == 2 * OF
