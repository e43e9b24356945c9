"""The command line and its JSON: each field as it is promised, and the exit status."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import FIRST, SECOND

from index.annotations.annotation import Annotation
from index.workspace import Workspace
from index.workspace.notes.notebook import Notebook
from tui.cli import main
from tui.keymap import ACTIONS

Run = Callable[..., tuple[int, str, str]]
DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.fixture
def run(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the sample and gives its status, output and errors."""
    settings = workspace.settings
    places = ["--cache", settings.cache, "--annotations", settings.annotations]

    def ran(*arguments: str, before: bool = False) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([*places, *arguments] if before else [*arguments, *places])
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return ran


def parsed(out: str) -> Any:
    return json.loads(out)


def shape(value: Any) -> Any:
    """The keys of a JSON value, all the way down; of a list its first element."""
    if isinstance(value, dict):
        return {k: shape(v) for k, v in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value and isinstance(value[0], dict) else []
    return None


VALUE = {"value": None, "basis": None, "line": None}
DATED = {**VALUE, "precision": None}
PASSAGE = {"start": None, "end": None, "text": None}


def test_what_of_a_query_was_not_taken_as_it_stands_is_no_part_of_the_hits(run: Run, tmp_path: Path) -> None:
    _, out, err = run("search", "oulet:daraa")
    assert err.startswith("oulet: is no field; did you mean outlet:?") and "is no field" not in out
    _, out, err = run("search", "oulet:daraa", "--json")
    assert parsed(out)["remarks"][0].startswith("oulet: is no field") and not err
    (tmp_path / "queries").write_text("daraa\n(daraa\n")
    _, _, err = run("search", "--batch", str(tmp_path / "queries"))
    assert err == "(daraa: The bracket is not closed: it is taken to end with the query.\n"


def test_search(run: Run) -> None:
    status, out, _ = run("search", "daraa", "--json")
    answer = parsed(out)
    assert status == 0
    assert answer["total"] == 5
    assert shape(answer) == {
        "query": None, "total": None, "total_exact": None, "took_ms": None,
        "spellings": [{"typed": None, "added": [], "because": None}],
        "hits": [{
            "article": None, "path": None, "copy_of": None, "title": None, "outlet": None, "date": None, "score": None,
            "tier": None, "why": [], "snippets": [{**PASSAGE, "marks": []}],
        }],
        "counts": {"outlets": [{"outlet": None, "articles": None}], "months": [{"month": None, "articles": None}]},
        "suggestion": None,
        "remarks": [],
    }  # fmt: skip
    snippet = answer["hits"][0]["snippets"][0]
    assert all(snippet["start"] <= a < b <= snippet["end"] for a, b in snippet["marks"])


def test_a_search_as_while_typing(run: Run) -> None:
    _, whole, _ = run("search", "rus", "--json")
    status, typed, _ = run("search", "rus", "--json", "--typing")
    assert status == 0 and parsed(typed)["total"] >= parsed(whole)["total"] and not parsed(typed)["remarks"]


def test_a_slip_in_the_name_of_a_command_is_said(run: Run) -> None:
    status, _, err = run("serach", "daraa")
    assert status == 2 and "did you mean 'search'?" in err


def test_search_finds_nothing(run: Run) -> None:
    status, out, _ = run("search", "zanzibar", "--json")
    assert (status, parsed(out)["total"]) == (1, 0)


def test_search_in_batches_answers_each_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "queries").write_text("daraa\ndate:soon\nzanzibar\n")
    status, out, _ = run("search", "--batch", str(tmp_path / "queries"), "--json")
    answers = [parsed(line) for line in out.splitlines()]
    assert status == 0
    assert [a["query"] for a in answers] == ["daraa", "date:soon", "zanzibar"]
    assert "no date" in answers[1]["error"]


def test_each_copy_of_a_report_is_a_hit_right_behind_it(
    open_folder: Callable[..., Workspace], capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "a.txt": "Truce\n\nThe truce holds.",
        "b.txt": "Talks\n\nA truce was sought.",
        "z.txt": "Truce\n\nThe truce holds.",
    }
    settings = open_folder(texts).settings
    asked = ["search", "truce", "--json", "--folder", settings.folder, "--cache", settings.cache]
    for limit, hits in (("9", [("a", None), ("z", "a"), ("b", None)]), ("2", [("a", None), ("z", "a")])):
        with pytest.raises(SystemExit):
            main([*asked, "--limit", limit])
        answer = parsed(capsys.readouterr().out)
        assert [(h["article"], h["copy_of"]) for h in answer["hits"]] == hits
        assert [h["path"] for h in answer["hits"]] == [f"{article}.txt" for article, _ in hits]
        assert answer["total"] == 3


def test_limit_and_exact(run: Run) -> None:
    assert len(parsed(run("search", "deraa", "--limit", "2", "--json")[1])["hits"]) == 2
    assert parsed(run("search", "deraa", "--exact", "--json")[1])["spellings"] == []


def test_list(run: Run) -> None:
    status, out, _ = run("list", "--json")
    listed = parsed(out)
    assert status == 0
    assert [a["article"] for a in listed["articles"]].count(FIRST) == 1
    assert listed["not_read"] == []
    fields = {"article", "path", "title", "outlet", "published", "updated", "words", "annotations", "paths", "versions",
              "shares_wording_with"}  # fmt: skip
    assert fields <= set(listed["articles"][0])


def test_show(run: Run) -> None:
    status, out, _ = run("show", "000", "--json")
    shown = parsed(out)
    assert status == 0
    assert shown["article"] == FIRST
    assert set(DATED) <= set(shown["published"])
    assert set(VALUE) <= set(shown["title"])
    assert shown["text"][shown["paragraphs"][0]["start"] :]
    fields = {"article", "path", "format", "encoding", "title", "outlet", "published", "updated", "dateline", "author",
              "language", "credits", "text", "paragraphs"}  # fmt: skip
    assert fields <= set(shown)
    assert set(shown["paragraphs"][0]) == {"start", "end", "kind", "line"}


def test_a_day_in_another_calendar_stands_beside_that_of_ours(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "dams"
    folder.mkdir()
    (folder / "dam.txt").write_text(
        "Old dam cracks\n\n17 Shahrivar 1400\n\nThe dam cracked, he said.\n", encoding="utf-8"
    )
    dated = parsed(run("show", "dam", "--json", "--folder", str(folder))[1])["published"]
    assert dated["value"] == "2021-09-08" and dated["also"] == {"calendar": "persian", "day": "1400-06-17"}
    assert "2021-09-08  (1400-06-17 in the Persian calendar, stated" in run("show", "dam", "--folder", str(folder))[1]


def test_compare(run: Run) -> None:
    status, out, _ = run("compare", "000", "001", "--json")
    compared = parsed(out)
    assert status == 0
    assert (compared["left"]["article"], compared["right"]["article"]) == (FIRST, SECOND)
    assert {"left", "right", "versions", "links", "only_left", "only_right", "conflicts", "summary"} <= set(compared)
    link = compared["links"][0]
    assert shape(link) == {"left": PASSAGE, "right": PASSAGE, "wording": None, "strength": None, "sure": None}
    for side in ("left", "right"):
        text = compared[side]["text"]
        assert all(text[x[side]["start"] : x[side]["end"]] == x[side]["text"] for x in compared["links"])


TOLD = (
    "Ferry {} sinks off Velby\n\n2024-05-03\n\nThe ferry sank on Thursday.\n\nOff Velby {} people drowned, police said."
)


def test_what_several_reports_state_differently_is_told_with_its_claim(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "ferries"
    folder.mkdir()
    for name, drowned in (("a", 12), ("b", 19), ("c", 12)):
        (folder / f"{name}.txt").write_text(TOLD.format(name, drowned), encoding="utf-8")
    compared = parsed(run("compare", "a", "b", "c", "--json", "--folder", str(folder))[1])
    (difference,) = [d for claim in compared["claims"] for d in claim["differences"]]
    assert shape(difference) == {
        "field": None, "kind": None, "strength": None, "about": None,
        "statements": [{"article": None, **PASSAGE, "sentence": PASSAGE}], "over_time": [],
    }  # fmt: skip
    assert {(s["article"], s["text"]) for s in difference["statements"]} == {("a", "12"), ("b", "19"), ("c", "12")}
    assert all(s["text"] in s["sentence"]["text"] for s in difference["statements"])


def test_a_toll_that_rises_is_told_over_time_and_taken_away_in_every_form(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "ferries"
    folder.mkdir()
    for day, drowned in enumerate((12, 19, 23), 1):
        dated = TOLD.format("a", drowned).replace("2024-05-03", f"2024-05-0{2 + day}")
        (folder / f"r{day}.txt").write_text(dated, encoding="utf-8")
    several = ("compare", "r3", "r1", "r2", "--folder", str(folder))
    compared = parsed(run(*several, "--json")[1])
    (difference,) = [d for claim in compared["claims"] for d in claim["differences"]]
    steps = difference["over_time"]
    assert [(s["moment"], s["value"], s["article"]) for s in steps] == [
        ("2024-05-03", 12, "r1"), ("2024-05-04", 19, "r2"), ("2024-05-05", 23, "r3"),
    ]  # fmt: skip
    assert "over time: 12 (B, 2024-05-03) → 19 (C, 2024-05-04) → 23 (A, 2024-05-05)" in run(*several)[1]
    assert "12 (B, 2024-05-03) → 19 (C, 2024-05-04)" in run(*several, "--markdown")[1]
    table = list(csv.DictReader(io.StringIO(run(*several, "--csv")[1])))
    assert {(row["article"], row["stated"]) for row in table if row["standing"] == "differs"} == {
        ("r1", "12"), ("r2", "19"), ("r3", "23"),
    }  # fmt: skip
    page = tmp_path / "page.html"
    assert run(*several, "--html", str(page))[0] == 0
    assert "12 (B, 2024-05-03) → 19 (C, 2024-05-04)" in page.read_text(encoding="utf-8")
    assert run(*several, "--html", str(folder / "r1.txt"))[0] == 2  # a report stays as it is


def test_what_a_form_is_not_for_is_said(run: Run) -> None:
    assert run("compare", "000", "001", "--csv")[0] == 2
    assert run("compare", "000", "001", "--csv", "--json")[0] == 2


def test_compare_several(run: Run) -> None:
    status, out, _ = run("compare", "000", "001", "002", "--json")
    compared = parsed(out)
    assert status == 0
    assert [a["article"] for a in compared["articles"]][:2] == [FIRST, SECOND]
    claim = compared["claims"][0]
    assert shape(claim["reports"][0]) == {"article": None, "standing": None, "wording": None, "sentences": [PASSAGE]}
    assert compared["origins"]["about"] == 2
    run_of_words = {"left": PASSAGE, "right": PASSAGE, "words": None}
    assert shape(compared["origins"]["evidence"][0]) == {
        "left": None, "right": None, "words": None, "share": None, "one_origin": None, "runs": [run_of_words],
    }  # fmt: skip
    assert "3 reports, about 2 origins" in run("compare", "000", "001", "002")[1]


def test_annotating_from_making_to_deleting(run: Run, workspace: Workspace) -> None:
    options = ("--quote", "rebel district", "--note", "where", "--kind", "claim", "--tag", "a", "--json")
    status, out, _ = run("annotate", "000", *options)
    made = parsed(out)
    assert status == 0
    assert (made["status"], made["note"], made["tags"], made["occurrence"]) == ("placed", "where", ["a"], [1, 1])
    fields = {"id", "article", "quote", "prefix", "suffix", "start", "end", "occurrence", "status", "note", "kind",
              "tags", "links", "created", "updated"}  # fmt: skip
    assert set(made) == fields
    _, out, _ = run("annotate", "001", "--quote", "Deraa", "--occurrence", "2", "--json")
    other = parsed(out)
    assert other["occurrence"][0] == 2
    assert run("annotations", "edit", made["id"], "--note", "changed")[0] == 0
    assert run("annotations", "link", made["id"], "contradicts", other["id"])[0] == 0
    _, out, _ = run("annotations", "--json")
    listed = parsed(out)
    assert [a["note"] for a in listed["annotations"]] == ["changed", ""]
    assert listed["annotations"][0]["links"] == [{"rel": "contradicts", "to": other["id"], "note": ""}]
    assert listed["broken"] == []
    assert [a["id"] for a in parsed(run("annotations", "001", "--json")[1])["annotations"]] == [other["id"]]
    assert [a["id"] for a in parsed(run("annotations", "--search", "tag:a", "--json")[1])["annotations"]] == [
        made["id"]
    ]
    assert run("annotations", "check")[0] == 0
    assert run("annotations", "delete", made["id"])[0] == 0
    assert run("annotations", "000")[0] == 1


def test_check_fails_when_a_quote_is_gone(
    open_folder: Callable[..., Workspace], capsys: pytest.CaptureFixture[str]
) -> None:
    from index.article import Span

    workspace = open_folder({"a.txt": "The siege of Deraa has lasted for two months, residents say."})
    workspace.notes.annotate("a", Span(4, 18), "x")
    (Path(workspace.folder) / "a.txt").write_text("Nothing of the kind any more, whatever one looks for in it.")
    settings = workspace.settings
    with pytest.raises(SystemExit) as left:
        main(
            [
                "annotations",
                "check",
                "--folder",
                settings.folder,
                "--cache",
                settings.cache,
                "--annotations",
                settings.annotations,
            ]
        )
    assert left.value.code == 1
    assert "orphan" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("show", "zzz"), "zzz: there is no such article"),
        (("annotate", "000", "--quote", "not there"), "the quote does not stand there"),
        (("annotations", "delete", "nope"), "no annotation"),
        (("--folder", "/nowhere", "list"), "/nowhere: there is no such folder"),
        (("--config", "/nowhere.yaml", "list"), "/nowhere.yaml: there is no such settings file"),
        (("search", "date:soon"), "'soon' is no date"),
        (("search", "--batch", "/nowhere"), "/nowhere: the lines cannot be read"),
        (("search",), "give a QUERY"),
    ],
)
def test_an_error_is_a_sentence_and_status_2(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    status, _, err = run(*arguments)
    assert status == 2
    assert sentence in err
    assert "Traceback" not in err


def test_options_stand_before_or_after(run: Run) -> None:
    assert run("list", before=True)[1] == run("list")[1]


def test_index_tells_how_far_it_is(run: Run) -> None:
    status, _, err = run("index", "--rebuild")
    assert status == 0
    assert "5 of 5 files" in err


def test_config_lists_every_key(run: Run) -> None:
    out = run("config")[1]
    assert all(action.id in out for action in ACTIONS)


def test_plain_output_reads_well(run: Run) -> None:
    assert "5 found" in run("search", "daraa")[1]
    assert "only right" in run("compare", "000", "001")[1]
    assert "title" in run("show", "001")[1]
    assert FIRST in run("list")[1]


# --- the documents --------------------------------------------------------------------------


def test_every_command_and_json_field_is_documented(run: Run) -> None:
    document = (DOCS / "command-line.md").read_text(encoding="utf-8")
    from tui.cli import COMMANDS

    assert all(f"deraa-tui {name}" in document for name in COMMANDS if name != "open")
    keys: set[str] = set()

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            keys.update(value)
            for inner in value.values():
                collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)

    run("annotate", "000", "--quote", "rebel district")
    compared = (("compare", "000", "001"), ("compare", "000", "001", "002"))
    for arguments in (("search", "daraa"), ("list",), ("show", "002"), *compared, ("annotations",)):
        collect(parsed(run(*arguments, "--json")[1]))
    missing = {k for k in keys if f"`{k}`" not in document}
    assert not missing


def test_every_setting_is_documented() -> None:
    from index import config
    from index.plain_yaml.reading import Mapping, read

    document = (DOCS / "settings.md").read_text(encoding="utf-8")
    root = read(config.shipped("config.yaml").read_text(encoding="utf-8"))
    assert isinstance(root, Mapping)
    assert all(f"`{name}`" in document for name in root.items)


def test_every_key_is_documented() -> None:
    document = (DOCS / "keys.md").read_text(encoding="utf-8")
    missing = [a.id for a in ACTIONS if f"`{a.id}`" not in document]
    assert not missing


def test_every_dependency_has_its_reason() -> None:
    project = (DOCS.parent / "pyproject.toml").read_text(encoding="utf-8")
    runtime = re.search(r"\ndependencies = \[(.*?)\]", project, re.S)
    dev = re.search(r"\ndev = \[(.*?)\]", project, re.S)
    assert runtime
    assert dev
    document = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    for line in re.findall(r'"([a-z0-9-]+)', runtime[1] + dev[1]):
        assert f"**{line}**" in document, line


def test_a_note_that_another_hand_deletes_right_after_it_was_saved(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    change = Notebook.change

    def and_gone(self: Notebook, was: Annotation, now: Annotation) -> Annotation:
        saved = change(self, was, now)
        self.file(saved.article).unlink()
        return saved

    made = parsed(run("annotate", FIRST, "--quote", "rebel district", "--json")[1])["id"]
    monkeypatch.setattr(Notebook, "change", and_gone)
    status, out, _ = run("annotations", "edit", made, "--note", "saved", "--json")
    assert (status, parsed(out)["note"]) == (0, "saved")


@pytest.mark.parametrize("arguments", [[], ["--fresh"], ["seeds"], ["seeds", "--fresh"], ["--fresh", "seeds"]])
def test_the_reader_is_opened_with_its_option_before_or_after_the_folder(run: Run, arguments: list[str]) -> None:
    for before in (True, False):
        status, _, err = run(*arguments, before=before)
        assert status == 2 and err.startswith("The reader needs a terminal")
