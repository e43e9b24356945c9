"""The settings: defaults from the shipped file, the user's on top, and a sentence for what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import config
from index.errors import ConfigError


def test_the_shipped_settings_name_the_sample() -> None:
    settings = config.load()
    assert Path(settings.folder).name == "seeds"
    assert len(list(Path(settings.folder).glob("*.txt"))) == 5


def test_the_users_file_needs_only_what_it_changes(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("theme: light\nreading:\n  measure: 70\nkinds:\n  rumour: red\nfolder: mine\n")
    settings = config.load(str(own))
    assert (settings.theme, settings.reading.measure, settings.search.limit) == ("light", 70, 200)
    assert settings.folder == str(tmp_path / "mine")
    assert settings.kinds["rumour"] == "red"
    assert "claim" in settings.kinds
    assert settings.files[-1] == str(own)


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("# nothing yet\n")
    assert config.load(str(tmp_path / "own.yaml")).theme == config.load().theme


def test_options_win(tmp_path: Path) -> None:
    assert config.load(folder=str(tmp_path)).folder == str(tmp_path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("thema: dark", "line 1: there is no setting 'thema'; did you mean 'theme'"),
        ("theme: dark\nreading: 3", "line 2: reading must be a mapping"),
        ("reading:\n  measure: wide", "line 2: reading.measure must be a whole number"),
        ("reading:\n  measure: 3", "line 2: reading.measure must be between 30 and 200"),
        ("theme: pink", "line 1: theme must be one of dark, light, contrast, terminal"),
        ("archive:\n  shards: 0", "line 2: archive.shards must be between 1 and 1024"),
        ("kinds:\n  claim: mauve", "line 2: kinds.claim must be one of"),
        ("aliases: Deraa", "line 1: aliases must be a list"),
        ("theme: [dark]", "line 1: theme must be a single value"),
        ("theme: 'dark", "line 1"),
        ("- a list", "line 1: the file must be a mapping"),
    ],
)
def test_a_broken_file_is_one_sentence_with_path_and_line(tmp_path: Path, text: str, sentence: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(text)
    with pytest.raises(ConfigError) as caught:
        config.load(str(own))
    assert str(caught.value).startswith(f"{own}, ")
    assert sentence in str(caught.value)
    assert own.read_text() == text


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such settings file"):
        config.load(str(tmp_path / "none.yaml"))


def test_two_folders_of_one_name_do_not_share_their_annotations(tmp_path: Path) -> None:
    one, other = (config.load(folder=str(tmp_path / n / "reports")).annotations for n in "ab")
    assert one != other
    assert "reports" in Path(one).name
