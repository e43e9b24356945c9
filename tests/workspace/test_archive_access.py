"""Who a user is to an archive, and what is refused before anything is asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from index import config
from index.config import ArchiveSettings
from index.errors import ArchiveError, ConfigError
from index.search.engines.opensearch import client as clients
from index.workspace.archive_access import archive_client

NOTHING = ArchiveSettings("", "")
Seen = list[clients.Access]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Who the clients that are made say they are."""
    made: Seen = []
    monkeypatch.setattr(clients, "Client", lambda _, access: made.append(access))
    return made


def test_the_environment_says_who_one_is(seen: Seen) -> None:
    archive_client("https://host/desk", ArchiveSettings("ca.pem", ""), {})
    archive_client("https://host/desk", NOTHING, {"DERAA_ARCHIVE_USER": "ann", "DERAA_ARCHIVE_PASSWORD": "x"})
    archive_client("https://host/desk", NOTHING, {"DERAA_ARCHIVE_TOKEN": "t"})
    assert seen == [clients.Access(ca="ca.pem"), clients.Access("ann", "x"), clients.Access(token="t")]


def test_a_command_may_say_the_password(seen: Seen, tmp_path: Path) -> None:
    script = tmp_path / "keyring.py"
    script.write_text("print('from the keyring')", encoding="utf-8")
    settings = ArchiveSettings("", f"'{sys.executable}' '{script}'")
    archive_client("https://host/desk", settings, {"DERAA_ARCHIVE_USER": "ann"})
    archive_client("https://host/desk", settings, {"DERAA_ARCHIVE_USER": "ann", "DERAA_ARCHIVE_PASSWORD": "x"})
    assert [access.password for access in seen] == ["from the keyring", "x"]


@pytest.mark.parametrize("command", ["no-such-command-here", "false", "true", "'"])
def test_a_command_that_says_no_password_is_a_sentence(command: str) -> None:
    with pytest.raises(ArchiveError, match="password_command"):
        archive_client("https://host/desk", ArchiveSettings("", command), {"DERAA_ARCHIVE_USER": "ann"})


def test_a_password_crosses_no_network_in_plain_letters(seen: Seen) -> None:
    who = {"DERAA_ARCHIVE_USER": "ann", "DERAA_ARCHIVE_PASSWORD": "x"}
    with pytest.raises(ArchiveError, match="use https"):
        archive_client("http://archive.example/desk", NOTHING, who)
    for here in ("localhost", "127.0.0.1", "[::1]"):
        archive_client(f"http://{here}/desk", NOTHING, who)
    archive_client("http://archive.example/desk", NOTHING, {})
    assert len(seen) == 4


def test_an_archive_of_the_settings_is_opened_where_no_folder_is_named(tmp_path: Path) -> None:
    own = tmp_path / "config.yaml"
    own.write_text("archive:\n  address: https://host:9200/desk\n", encoding="utf-8")
    assert config.load(str(own)).folder == "https://host:9200/desk"
    assert config.load(str(own), folder=str(tmp_path)).folder == str(tmp_path)
    assert config.load(folder="https://host/other").folder == "https://host/other"


def test_a_word_that_is_no_address_is_told(tmp_path: Path) -> None:
    own = tmp_path / "config.yaml"
    own.write_text("archive:\n  address: host/desk\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"line 2: archive\.address must be an address"):
        config.load(str(own))


def test_what_belongs_to_an_archive_hangs_on_its_address_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = config.name_of("https://host:9200/desk")
    monkeypatch.chdir("/")
    assert config.name_of("https://host:9200/desk/") == first != config.name_of("https://host:9200/other")
