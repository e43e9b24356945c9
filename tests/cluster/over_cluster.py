"""What the tests over a cluster share: three nodes, started once for all of them, stopped when they are done.

A test file says `pytestmark = OVER_CLUSTER` and imports the fixtures it needs.
"""

from __future__ import annotations

import atexit
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from cluster import Cluster, Missing, running
from conftest import SEEDS

from index import config
from index.search.engines.opensearch.client import Client, read_address
from index.workspace import Workspace

sys.path.append(str(Path(__file__).parent.parent / "search" / "engines"))  # the laws of every engine are held here too
pytest.register_assert_rewrite("test_conformance")

OVER_CLUSTER = pytest.mark.cluster


@cache
def _nodes() -> Cluster:
    """Three nodes, until the tests end."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(running())


@pytest.fixture
def cluster() -> Cluster:
    """Three nodes."""
    try:
        return _nodes()
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


def sample_and(reports: Mapping[str, str], tmp_path: Path) -> Path:
    """A folder `wires` with the sample and these reports: the name of each file, and what it says."""
    folder = tmp_path / "wires"
    folder.mkdir()
    for seed in SEEDS.glob("*.txt"):
        shutil.copy(seed, folder)
    for file, text in reports.items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def opened_folder(folder: Path, tmp_path: Path) -> Workspace:
    """The folder as its reader has it, all of it read."""
    own = config.load(folder=str(folder), cache=str(tmp_path / "cache"), annotations=str(tmp_path / "notes"))
    opened = Workspace(own)
    opened.library.refresh()
    return opened
