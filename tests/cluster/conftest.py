"""What the tests over a cluster share: three nodes, started once, stopped at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from cluster import Cluster, Missing, running

from index.search.engines.opensearch.client import Client, read_address

LAWS = Path(__file__).parent.parent / "search" / "engines"
sys.path.append(str(LAWS))  # the laws of every engine are held against this one too
pytest.register_assert_rewrite("test_conformance")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that stands here needs a cluster."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("cluster")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Three nodes."""
    try:
        with running() as nodes:
            yield nodes
    except Missing as what:
        pytest.fail(str(what))


@pytest.fixture
def client(cluster: Cluster) -> Iterator[Callable[[str], Client]]:
    """Opens the archive of a name; those that a test has made are taken away after it."""
    opened: list[Client] = []
    hosts = ",".join(url.removeprefix("http://") for url in cluster.urls)

    def open_it(name: str) -> Client:
        opened.append(Client(read_address(f"http://{hosts}/{name}")))
        return opened[-1]

    yield open_it
    for each in opened:
        each.ask("DELETE", f"/{each.address.name}-v*", params={"ignore_unavailable": "true"})
        each.close()


_numbers = count(1)


@pytest.fixture
def name() -> str:
    """A name that no other test has."""
    return f"t{next(_numbers)}"
