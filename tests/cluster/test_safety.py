"""A door that speaks TLS in front of the cluster: who is vouched for is spoken with, nobody else; and who one is goes
through it and stands nowhere else.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from certificates import Authority
from cluster import Cluster
from front import Front
from over_cluster import OVER_CLUSTER, client, cluster, name  # noqa: F401 - fixtures

from index.search.engines.opensearch.client import Client
from index.search.engines.opensearch.engine import OpenSearchEngine
from tui.cli import main

pytestmark = OVER_CLUSTER

SECRET = "correct horse"
HEADER = b"Basic " + base64.b64encode(f"ann:{SECRET}".encode())

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path, "desk")


@pytest.fixture
def door(cluster: Cluster, authority: Authority) -> Iterator[Front]:
    opened = Front(cluster.nodes[0].port, authority.context(), HEADER)
    yield opened
    opened.close()


@pytest.fixture
def run(
    client: Callable[[str], Client],
    name: str,
    door: Front,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Runs a command on an empty archive behind the door, trusting who is named."""
    OpenSearchEngine(client(name))
    for variable in ("USER", "PASSWORD", "TOKEN"):
        monkeypatch.delenv(f"DERAA_ARCHIVE_{variable}", raising=False)

    def command(*words: str, ca: str, more: str = "") -> tuple[int, str, str]:
        own = tmp_path / "config.yaml"
        own.write_text(f"archive:\n  ca: {ca}\n{more}", encoding="utf-8")
        url = f"{door.url}/{name}"
        with pytest.raises(SystemExit) as ended:
            main(["--config", str(own), "--cache", str(tmp_path / "cache"), *(w.replace("URL", url) for w in words)])
        return int(ended.value.code or 0), *capfd.readouterr()

    return command


def test_who_is_vouched_for_is_spoken_with(run: Run, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DERAA_ARCHIVE_USER", "ann")
    monkeypatch.setenv("DERAA_ARCHIVE_PASSWORD", SECRET)
    status, out, err = run("archive", "status", "URL", ca=str(authority.file))
    assert (status, err) == (1, "") and "reports       0" in out
    assert run("--folder", "URL", "list", ca=str(authority.file)) == (1, "", "")


def test_the_password_may_come_from_a_command(
    run: Run, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DERAA_ARCHIVE_USER", "ann")
    kept = tmp_path / "kept"
    kept.write_text(SECRET + "\n", encoding="utf-8")
    more = f"  password_command: cat {kept}\n"
    assert run("archive", "status", "URL", ca=str(authority.file), more=more)[0] == 1


def test_nobody_else_is_spoken_with(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DERAA_ARCHIVE_USER", "ann")
    monkeypatch.setenv("DERAA_ARCHIVE_PASSWORD", SECRET)
    for ca in (str(Authority(tmp_path, "somebody-else").file), '""'):
        status, out, err = run("archive", "status", "URL", ca=ca)
        assert (status, out) == (2, "") and "signed by nobody known here" in err and "ca:" in err
        assert SECRET not in err and "Traceback" not in err


def test_who_is_not_known_is_told_so(run: Run, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    status, _, err = run("archive", "status", "URL", ca=str(authority.file))
    assert status == 2 and "does not let you" in err and "DERAA_ARCHIVE_USER" in err
    monkeypatch.setenv("DERAA_ARCHIVE_USER", "ann")
    monkeypatch.setenv("DERAA_ARCHIVE_PASSWORD", "wrong")
    status, _, err = run("--folder", "URL", "list", ca=str(authority.file))
    assert status == 2 and "does not let you" in err and "wrong" not in err
