"""What the settings say of a folder's files, from config.yaml through the command line to what is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tui.cli import main

ARABIC = "اتفاق جديد في درعا\n\nأعلنت اللجنة المركزية في درعا التوصل إلى اتفاق جديد."
POLISH = "Żaglówki wyszły z portu wczoraj rano, mówi kapitan."
ROWS = 'Paper,Headline,Story,text\nThe Post,Ferry leaves,"It left on Tuesday, he said.",no\n'


class Folder:
    """A folder of reports with settings of its own, asked by the command line."""

    def __init__(self, home: Path, said: pytest.CaptureFixture[str]) -> None:
        self.home, self._said = home, said
        (home / "reports").mkdir()

    def ask(self, settings: str, *arguments: str) -> str:
        (self.home / "own.yaml").write_text(settings)
        places = ["--folder", str(self.home / "reports"), "--config", str(self.home / "own.yaml")]
        places += ["--cache", str(self.home / "cache"), "--annotations", str(self.home / "notes")]
        with pytest.raises(SystemExit):
            main([*places, *arguments])
        return self._said.readouterr().out

    def told(self, settings: str, *arguments: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.ask(settings, *arguments, "--json"))
        return told

    def write(self, name: str, data: str | bytes) -> None:
        (self.home / "reports" / name).write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Folder:
    return Folder(tmp_path, capsys)


def test_a_forced_encoding_is_that_of_every_text_until_it_is_taken_back(folder: Folder) -> None:
    folder.write("a.txt", POLISH.encode("iso-8859-2"))
    shown = folder.told("encoding: iso-8859-2\n", "show", "a")
    assert (shown["text"], shown["encoding"]) == (POLISH, "iso8859-2")
    assert "encoding      iso-8859-2" in folder.ask("encoding: iso-8859-2\n", "config")
    folder.write("b.txt", ARABIC.encode("cp1256"))
    assert folder.told("encoding: cp1256\n", "show", "b")["title"]["value"] == "اتفاق جديد في درعا"
    assert folder.told("", "show", "b")["encoding"] == "cp1256", "found without the setting"
    assert "encoding      found for each file" in folder.ask("", "config")


def test_a_file_that_is_not_in_the_forced_encoding_is_listed_with_that_reason(folder: Folder) -> None:
    folder.write("a.txt", POLISH)
    listed = folder.told("encoding: ascii\n", "list")
    assert listed["articles"] == []
    assert "not ascii throughout" in listed["not_read"][0]["reason"]


def test_mapped_columns_are_read_and_searched_and_shown_by_config(folder: Folder) -> None:
    settings = "columns: {text: Story, outlet: Paper}\n"
    folder.write("a.csv", ROWS)
    folder.write("b.jsonl", json.dumps({"Paper": "The Echo", "title": "Storm", "Story": "It blew all night."}))
    listed = folder.told(settings, "list")
    assert [(a["title"]["value"], a["outlet"]["value"]) for a in listed["articles"]] == [
        ("Ferry leaves", "The Post"),
        ("Storm", "The Echo"),
    ]
    assert listed["not_read"] == []
    assert [h["article"] for h in folder.told(settings, "search", "blew")["hits"]] == ["b/1"]
    assert "column        text: Story" in folder.ask(settings, "config")
    assert folder.told("", "show", "a/1")["text"].endswith("no"), "without the settings the names of the columns decide"


def test_a_mapped_column_is_found_whatever_its_capitals_and_one_that_is_missing_is_said(folder: Folder) -> None:
    folder.write("a.csv", ROWS)
    folder.write("c.csv", "one,two\n1,2\n")
    listed = folder.told("columns: {text: STORY, author: Reporter}\n", "list")
    assert [a["article"] for a in listed["articles"]] == ["a/1"]
    reasons = {n["path"]: n["reason"] for n in listed["not_read"]}
    assert "'Reporter' for the author" in reasons["a.csv"]
    assert "no column holds the text" in reasons["c.csv"] and "'STORY' for the text" in reasons["c.csv"]
