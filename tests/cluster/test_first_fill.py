"""An archive that is filled for the first time: written once, merged, and then copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from over_cluster import OVER_CLUSTER, client, cluster, name  # noqa: F401 - fixtures
from test_push import REPORTS, folder, last, replicas, workspace  # noqa: F401 - fixtures, too

from index.errors import ArchiveAway
from index.search.engines.opensearch import writing
from index.search.engines.opensearch.client import Client
from index.workspace import Workspace
from index.workspace.archive import push

pytestmark = OVER_CLUSTER

Opened = Callable[[str], Client]


def test_an_archive_gets_its_copies_when_it_was_filled_for_the_first_time(
    client: Opened, name: str, workspace: Workspace
) -> None:
    there = client(name)
    states = push(workspace.library, there, "wires")
    next(states)
    assert replicas(there) == 0
    list(states)
    assert replicas(there) == 1
    there.ask("PUT", f"/{name}/_settings", {"number_of_replicas": 2})
    list(push(workspace.library, there, "wires"))
    assert replicas(there) == 2, "what its administrator says stays"


def test_what_fills_an_archive_is_merged_before_it_is_copied(
    client: Opened, name: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here each report would be a segment of its own."""
    there = client(name)
    monkeypatch.setattr(writing, "DOCUMENTS", 1)
    send = there.bulk

    def is_seen_at_once(index: str, lines: Any) -> Any:
        told = send(index, lines)
        there.ask("POST", f"/{name}/_refresh")
        return told

    monkeypatch.setattr(there, "bulk", is_seen_at_once)
    list(push(workspace.library, there, "wires"))
    shards = next(iter(there.ask("GET", f"/{name}/_segments")["indices"].values()))["shards"]
    searched = [each for copy in shards["0"] for each in copy["segments"].values() if each["search"]]
    assert {each["num_docs"] for each in searched} == {REPORTS}


def test_copies_are_made_also_where_nobody_waits_for_the_merging(
    client: Opened, name: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = client(name)
    ask = there.ask

    def behind_a_proxy(method: str, path: str, *more: Any, **how: Any) -> Any:
        if path.endswith("/_forcemerge"):
            raise ArchiveAway(f"{there.address}: the archive does not answer.")
        return ask(method, path, *more, **how)

    monkeypatch.setattr(there, "ask", behind_a_proxy)
    assert last(push(workspace.library, there, "wires")).sent == REPORTS
    assert replicas(there) == 1
