"""A folder in an archive: pushed, pushed again, cut short, changed, beside another folder; and what is said of it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from cluster import Cluster
from over_cluster import OVER_CLUSTER, client, cluster, name, opened_folder, sample_and  # noqa: F401 - fixtures

from index import config
from index.errors import ArchiveError
from index.refresh.archive.own_index import OwnIndex
from index.search.engines.opensearch import writing
from index.search.engines.opensearch.client import Client
from index.search.engines.opensearch.found import pages
from index.search.engines.opensearch.queries import ALL
from index.workspace import Workspace
from index.workspace.archive import PushState, archive_state, folder_name, push
from tui.cli import main

pytestmark = OVER_CLUSTER

Opened = Callable[[str], Client]
REPORTS = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample and some short reports."""
    heads = {number: f"Siege of town {number}\n\n2021-09-0{number + 1}" for number in range(REPORTS - 5)}
    made = {f"r{n}.txt": f"{head}\n\nThe siege went on, said witness {n}.\n" for n, head in heads.items()}
    return sample_and(made, tmp_path)


@pytest.fixture
def workspace(folder: Path, tmp_path: Path) -> Workspace:
    return opened_folder(folder, tmp_path)


def last(states: Any) -> PushState:
    return list(states)[-1]


def kept(client: Client) -> dict[str, Any]:
    """All that an archive has, by document."""
    found = pages(client, client.address.name, ALL, source=True)
    return {hit["_id"]: hit["_source"] for page in found for hit in page}


def test_a_folder_is_there_and_is_sent_once(client: Opened, name: str, workspace: Workspace) -> None:
    there = client(name)
    state = last(push(workspace.library, there, "wires"))
    assert (state.done, state.sent, state.same, state.refused) == (REPORTS, REPORTS, 0, ())
    first = kept(there)
    assert {each["id"] for each in first.values()} == {f"wires/{s.id}" for s in workspace.library.summaries()}
    for each in first.values():
        article = workspace.library.article(each["id"].removeprefix("wires/"))
        assert each["heading"] == article.heading
        (back,) = OwnIndex().fetched(there, [each["id"]])
        assert (back.text, back.paragraphs, back.metadata) == (article.text, article.paragraphs, article.metadata)
    again = last(push(workspace.library, there, "wires"))
    assert (again.sent, again.same, again.gone) == (0, REPORTS, 0)
    assert kept(there) == first


@pytest.mark.parametrize("at", range(20))
def test_a_push_that_is_cut_short_anywhere_comes_to_the_same(
    client: Opened, name: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Before each of the first ten reports is sent, and after it was taken but before that is known."""
    monkeypatch.setattr(writing, "DOCUMENTS", 1)
    whole, cut = client(f"{name}-whole"), client(f"{name}-cut")
    list(push(workspace.library, whole, "wires"))
    batches, send = count(), cut.bulk

    def sends_until_it_dies(index: str, lines: Any) -> Any:
        if next(batches) == at // 2:
            if at % 2:
                send(index, lines)
            raise KeyboardInterrupt
        return send(index, lines)

    monkeypatch.setattr(cut, "bulk", sends_until_it_dies)
    with pytest.raises(KeyboardInterrupt):
        list(push(workspace.library, cut, "wires"))
    monkeypatch.setattr(cut, "bulk", send)
    list(push(workspace.library, cut, "wires"))
    assert kept(cut) == kept(whole)


KILLED = """
import os, signal, sys
from index import config
from index.search.engines.opensearch import writing
from index.search.engines.opensearch.client import Client, read_address
from index.workspace import Workspace
from index.workspace.archive import push

url, folder, cache = sys.argv[1:]
writing.DOCUMENTS, client = 1, Client(read_address(url))
send = client.bulk

def sends_one_and_dies(index, lines):
    send(index, lines)
    os.kill(os.getpid(), signal.SIGKILL)

client.bulk = sends_one_and_dies
list(push(Workspace(config.load(folder=folder, cache=cache)).library, client, "wires"))
"""


def test_a_push_that_is_killed_again_and_again_comes_to_its_end(
    client: Opened, name: str, workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    there, other = client(name), client(f"{name}-whole")
    command = [sys.executable, "-c", KILLED, str(there.address), str(folder), str(tmp_path / "cache")]
    for _ in range(5):
        assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    there.ask("POST", f"/{name}/_refresh")
    assert len(kept(there)) >= 5, "each run has sent at least one more"
    list(push(workspace.library, there, "wires"))
    list(push(workspace.library, other, "wires"))
    assert kept(there) == kept(other)
    assert replicas(there) == 1


IN_STEP = """
import os, sys
from index.search.engines.opensearch import writing
from index.search.engines.opensearch.client import Client
from tui.cli import main

writing.DOCUMENTS, ask, bulk = 1, Client.ask, Client.bulk

def waits():
    os.write(1, b"is about to write\\n")
    os.read(0, 1)  # two threads wait: what one of them reads ahead the other would never see

def asks(self, method, path, body=None, params=None):
    if path.startswith("/_index_template"):
        waits()
    return ask(self, method, path, body, params)

def sends(self, index, lines):
    waits()
    return bulk(self, index, lines)

Client.ask, Client.bulk = asks, sends
main(sys.argv[1:])
"""
"""The command; it waits for a line before it begins an archive, and before it sends each report."""


@pytest.mark.parametrize("caches", [("cache", "cache"), ("cache", "of another")])
def test_two_commands_at_once_make_the_archive_of_one(
    client: Opened, name: str, workspace: Workspace, folder: Path, tmp_path: Path, caches: tuple[str, str]
) -> None:
    """Both find no archive, both begin it, and both find each report missing and send it: of one reader, of two."""
    there, other = client(name), client(f"{name}-whole")
    list(push(workspace.library, other, "wires"))
    run, pipe = [sys.executable, "-c", IN_STEP, "--cache"], subprocess.PIPE
    command = ["archive", "push", str(folder), "--to", str(there.address)]
    with ExitStack() as running:
        both = [
            running.enter_context(
                subprocess.Popen([*run, str(tmp_path / cache), *command], stdin=pipe, stdout=pipe, stderr=pipe)
            )
            for cache in caches
        ]
        steps = [0, 0]
        while waiting := [number for number, each in enumerate(both) if each.stdout and each.stdout.readline()]:
            for number in waiting:
                steps[number] += 1
                stdin = both[number].stdin
                assert stdin
                stdin.write(b"\n")
                stdin.flush()
        said = [each.communicate()[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert steps == [1 + REPORTS, 1 + REPORTS], "neither waited for what the other had done"
    assert kept(there) == kept(other)
    assert (replicas(there), archive_state(there).reports) == (1, REPORTS)


def replicas(client: Client) -> int:
    """How many copies each shard of an archive is to have."""
    told = client.ask("GET", f"/{client.address.name}/_settings")
    return int(next(iter(told.values()))["settings"]["index"]["number_of_replicas"])


def test_what_changed_is_sent_and_what_went_is_taken_out(
    client: Opened, name: str, workspace: Workspace, folder: Path
) -> None:
    there = client(name)
    list(push(workspace.library, there, "wires"))
    (folder / "r0.txt").unlink()
    (folder / "r1.txt").write_text("Truce in town 1\n\nIt holds.\n", encoding="utf-8")
    workspace.library.refresh()
    state = last(push(workspace.library, there, "wires"))
    assert (state.sent, state.same, state.gone) == (1, REPORTS - 2, 1)
    headings = {each["id"]: each["heading"] for each in kept(there).values()}
    assert "wires/r0" not in headings and headings["wires/r1"] == "Truce in town 1"


def test_two_folders_are_one_archive_and_leave_each_other_alone(
    client: Opened, name: str, workspace: Workspace
) -> None:
    there = client(name)
    list(push(workspace.library, there, "wires"))
    list(push(workspace.library, there, "other"))
    state = archive_state(there)
    assert (state.reports, state.folders) == (2 * REPORTS, {"wires": REPORTS, "other": REPORTS})
    assert last(push(workspace.library, there, "wires")).gone == 0
    days = sorted(day for s in workspace.library.summaries() if (day := (s.date or "")[:10]))
    assert (state.first, state.last) == (days[0], days[-1])


def test_an_archive_that_is_not_there_is_told(client: Opened, name: str, workspace: Workspace) -> None:
    with pytest.raises(ArchiveError, match="no archive of this name yet"):
        archive_state(client(name))
    with pytest.raises(ArchiveError, match="no blanks"):
        list(push(workspace.library, client(name), "two words"))
    assert folder_name(workspace.library) == "wires"


def test_a_report_of_a_million_letters_comes_back(client: Opened, name: str, tmp_path: Path) -> None:
    words = " ".join(f"siege{number * 7919 % 1_000_003:x}" for number in range(100_000))
    long = opened_folder(sample_and({"long.txt": f"Long\n\n{words}.\n"}, tmp_path), tmp_path)
    there = client(name)
    assert last(push(long.library, there, "wires")).refused == ()
    (back,) = OwnIndex().fetched(there, ["wires/long"])
    assert back.text == long.library.article("long").text and len(back.text) > 1_000_000


def test_an_archive_is_no_folder_to_push(client: Opened, name: str, workspace: Workspace, tmp_path: Path) -> None:
    there = client(name)
    list(push(workspace.library, there, "wires"))
    reading = Workspace(config.load(folder=str(there.address), cache=str(tmp_path / "of archives")))
    with pytest.raises(ArchiveError, match="an archive itself"):
        list(push(reading.library, client(f"{name}-again"), "wires"))


def test_an_index_of_another_program_is_left_alone(client: Opened, name: str, workspace: Workspace) -> None:
    there = client(name)
    there.ask("PUT", f"/{name}-v0", {})
    try:
        other = client(f"{name}-v0")
        with pytest.raises(ArchiveError, match="another program has this name"):
            list(push(workspace.library, other, "wires"))
    finally:
        there.ask("DELETE", f"/{name}-v0")


def test_the_command_fills_and_tells(
    client: Opened, cluster: Cluster, name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    client(name)  # is taken away after the test
    url = f"{cluster.urls[0]}/{name}"

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["--cache", str(tmp_path / "cache"), "archive", *words])
        return int(ended.value.code or 0), *capsys.readouterr()

    status, out, _ = run("push", str(folder), "--to", url, "--json")
    assert (status, json.loads(out.splitlines()[-1])) == (
        0,
        {"done": REPORTS, "total": REPORTS, "sent": REPORTS, "same": 0, "gone": 0, "refused": []},
    )
    status, out, err = run("push", str(folder), "--to", url)
    assert (status, out) == (0, "") and f"{REPORTS} as they were" in err
    status, out, _ = run("status", url, "--json")
    assert (status, json.loads(out)["folders"]) == (0, {"wires": REPORTS})
    assert f"reports       {REPORTS}" in run("status", url)[1]
    status, out, err = run("status", url.replace("://", "://ann:secret@"))
    assert (status, out) == (2, "") and "DERAA_ARCHIVE_PASSWORD" in err and "secret" not in err
