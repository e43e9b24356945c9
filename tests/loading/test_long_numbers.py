"""Python reads no number of more than 4,300 digits: in a file, such a one is a value or a reason, and stops nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index import config
from index.article import Article
from index.errors import DeraaError
from index.loading.entities import unescaped
from index.workspace import Workspace
from tui.cli import main

N = "9" * 5_000
BRIDGE = "The bridge was closed."

Reader = Callable[..., list[Article]]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", f'{{"title": "Bridge", "text": "{BRIDGE}", "count": {N}, "id": {N}}}'),
        ("a.json", f'{{"title": "Bridge", "text": "{BRIDGE}", "count": {N}, "date": {N}}}'),
        ("a.csv", f"id,title,date,text\n{N},Bridge,{N},{BRIDGE}\n"),
        ("a.md", f"---\ntitle: Bridge\ncount: {N}\ndate: {N}\n---\n{BRIDGE}"),
        ("a.txt", f"Bridge\n\n{BRIDGE} On May {N} {N} fell, {N}:30, 2021-05-{N}, {N}%."),
        ("a.html", f"<h1>Bridge</h1><p>{BRIDGE} &#{N}; &#{N}</p>"),
        ("a.eml", f"Date: Tue, {N} May 2021 10:00:00 +0000\nContent-Length: {N}\nSubject: Bridge\n\n{BRIDGE}\n"),
        (
            "b.eml",
            f"Subject: Bridge\nDate: Tue, 4 May {N} 10:00:00 +{N}\nContent-Type: text/plain; x*{N}=a\n\n{BRIDGE}\n",
        ),
    ],
    ids=lambda value: value[:9],
)
def test_a_number_without_end_is_a_value(read: Reader, name: str, data: str) -> None:
    (article,) = read(name, data)
    assert BRIDGE in article.text
    assert article.heading == "Bridge"


def test_a_number_that_no_character_has_ends_no_feed(read: Reader) -> None:
    item = f"<item><title>Bridge</title><description>&#{N}; {BRIDGE}</description></item>"
    (article,) = read("a.rss", f"<rss><channel>{item}</channel></rss>")
    assert article.metadata.title.value == "Bridge"
    assert BRIDGE in article.text


def test_what_a_page_says_of_itself_is_read_beside_it(read: Reader) -> None:
    said = f'{{"@type": "NewsArticle", "headline": "Bridge", "wordCount": {N}, "datePublished": "2021-05-04"}}'
    (article,) = read("a.html", f'<script type="application/ld+json">{said}</script><p>{BRIDGE}')
    assert (article.metadata.title.value, article.metadata.date) == ("Bridge", "2021-05-04")


def test_the_rows_behind_one_are_read(open_folder: Callable[..., Workspace]) -> None:
    rows = f'{{"text": "{BRIDGE}", "count": {N}}}\n{{"text": "The bridge was opened."}}\n'
    workspace = open_folder({"a.jsonl": rows})
    assert {s.id for s in workspace.library.summaries()} == {"a/1", "a/2"}
    assert workspace.library.not_read() == []


def test_reports_with_such_numbers_are_compared(open_folder: Callable[..., Workspace]) -> None:
    days = [f"On May {digits} {digits} people were killed by {digits} shells." for digits in ("5", "9" * 11, N)]
    workspace = open_folder({f"{n}.txt": f"Report {n}\n\n{BRIDGE} {day}" for n, day in enumerate(days)})
    assert [workspace.comparison.compare("0", other).left.id for other in "12"] == ["0", "0"]
    assert workspace.comparison.claims(["0", "1", "2"])


@pytest.mark.parametrize(
    "number",
    ["five" + " million" * 60, "5" + " million" * 60, "1" + "0" * 400, "1" + ",000" * 120],
    ids=["words", "magnitudes", "digits", "groups"],
)
def test_numbers_beyond_every_float_are_compared(open_folder: Callable[..., Workspace], number: str) -> None:
    said = f"At least 20 people were killed and {number} people fled on Monday."
    workspace = open_folder({f"{n}.txt": f"Report {n}\n\n{BRIDGE} {said}" for n in range(2)})
    assert workspace.comparison.compare("0", "1").left.id == "0"


def test_a_setting_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(f"reading:\n  measure: {N}\n", encoding="utf-8")
    with pytest.raises(DeraaError, match="whole number"):
        config.load(str(tmp_path / "own.yaml"))


def test_notes_of_others_are_a_sentence(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.json").write_text(f'{{"start": {N}}}', encoding="utf-8")
    settings = workspace.settings
    places = ["--folder", settings.folder, "--cache", settings.cache, "--annotations", settings.annotations]
    with pytest.raises(SystemExit) as ended:
        main(["annotations", "import", str(tmp_path / "notes.json"), *places])
    assert ended.value.code == 2
    assert "no export of annotations" in capsys.readouterr().err


def test_a_number_that_is_a_character_is_one() -> None:
    assert unescaped(f"&#8217;&#x2019;&amp;&#{N};") == "’’&\ufffd"
