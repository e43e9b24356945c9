"""What commands give to other programs: ids, paths, counts, JSON, many at a time; the settings; the manual."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class
from conftest import FIFTH, FIRST, SECOND
from test_command_line import DOCS, Run, run  # noqa: F401 - a fixture
from test_shell import piped  # noqa: F401 - a fixture

from tui.cli import COMMANDS, deraa
from tui.manual import manual


def lines(out: str) -> list[str]:
    return out.splitlines()


def test_a_search_gives_its_hits_in_every_form(run: Run) -> None:  # noqa: F811
    whole = json.loads(run("search", "daraa", "--output", "json")[1])
    hits = whole["hits"]
    assert json.loads(run("search", "daraa", "--json")[1])["hits"] == hits
    assert lines(run("search", "daraa", "--output", "ids")[1]) == [h["article"] for h in hits]
    assert lines(run("search", "daraa", "--output", "count")[1]) == [str(whole["total"])]
    assert [json.loads(line) for line in lines(run("search", "daraa", "--output", "jsonl")[1])] == hits
    paths = lines(run("search", "daraa", "--output", "paths")[1])
    assert [Path(p).name for p in paths] == [h["path"] for h in hits]
    assert all(Path(p).is_file() for p in paths)


def test_nothing_found_gives_nothing_and_a_count_of_none(run: Run) -> None:  # noqa: F811
    assert run("search", "zzzz", "--output", "ids")[:2] == (1, "")
    assert run("search", "zzzz", "--output", "count")[:2] == (1, "0\n")


def test_each_ends_with_nul_where_that_is_asked(run: Run) -> None:  # noqa: F811
    out = run("list", "--output", "ids", "-0")[1]
    assert out.endswith("\0")
    assert out.split("\0")[:-1] == lines(run("list", "--output", "ids")[1])
    for form in (("--json",), ("--output", "count"), ()):
        status, _, err = run("list", *form, "-0")
        assert status == 2
        assert "-0 goes with --output ids, paths or jsonl" in err


def test_the_list_in_every_form(run: Run) -> None:  # noqa: F811
    whole = json.loads(run("list", "--json")[1])["articles"]
    assert [json.loads(line) for line in lines(run("list", "--output", "jsonl")[1])] == whole
    assert lines(run("list", "--output", "count")[1]) == ["5"]
    assert {Path(p).stem for p in lines(run("list", "--output", "paths")[1])} >= {FIRST, FIFTH}
    assert run("list", "--json", "--output", "ids")[0] == 2


def test_annotations_in_every_form(run: Run) -> None:  # noqa: F811
    for quote in ("rebel district", "overnight deal"):
        run("annotate", FIRST, "--quote", quote)
    whole = json.loads(run("annotations", "--json")[1])["annotations"]
    assert [json.loads(line) for line in lines(run("annotations", "--output", "jsonl")[1])] == whole
    assert lines(run("annotations", "--output", "ids")[1]) == [a["id"] for a in whole]
    assert lines(run("annotations", "--output", "count", "--search", "overnight")[1]) == ["1"]
    (path,) = lines(run("annotations", "--output", "paths")[1])
    assert Path(path).stem == FIRST
    assert run("annotations", "--csv", "--output", "ids")[0] == 2


def test_queries_in_a_batch_say_what_they_answer(run: Run, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "queries").write_text("daraa\ndate:soon\nzzzz\n", encoding="utf-8")
    batch = ("search", "--batch", str(tmp_path / "queries"), "--output")
    status, out, err = run(*batch, "count")
    assert (status, lines(out)) == (0, ["5", "0"])
    assert "'soon' is no date" in err
    given = [json.loads(line) for line in lines(run(*batch, "jsonl")[1])]
    assert {g["query"] for g in given} == {"daraa", "date:soon"}
    assert [g["error"] for g in given if "error" in g]


def test_reports_in_a_batch(run: Run, piped: Callable[[str], None]) -> None:  # noqa: F811
    piped(f"{FIRST}\nno such report\n\n{SECOND}\n")
    status, out, err = run("show", "--batch", "-", "--json")
    assert status == 2
    assert [json.loads(line)["article"] for line in lines(out)] == [FIRST, SECOND]
    assert "no such report: there is no such article" in err
    assert run("show")[0] == run("show", FIRST, "--batch", "-")[0] == 2


def test_notes_in_a_batch_are_made_one_by_one(run: Run, piped: Callable[[str], None]) -> None:  # noqa: F811
    wishes = [
        {"article": FIRST, "quote": "rebel district", "note": "where?", "kind": "doubt", "tags": ["place", "x"]},
        {"article": FIRST, "quote": "no such words"},
        {"article": FIRST, "quote": "overnight deal", "occurrence": 0},
        {"article": FIRST},
        {"article": FIRST, "quote": "overnight deal", "tags": "one"},
        {"article": SECOND, "quote": "the", "occurrence": 2},
    ]
    piped("\n".join(map(json.dumps, wishes)) + "\nnot JSON\n")
    status, out, _ = run("annotate", "--batch", "-", "--json")
    answers = [json.loads(line) for line in lines(out)]
    assert status == 2
    assert ["error" in a for a in answers] == [False, True, True, True, True, False, True]
    assert (answers[0]["note"], answers[0]["kind"], answers[0]["tags"]) == ("where?", "doubt", ["place", "x"])
    assert answers[5]["occurrence"][0] == 2
    assert len(json.loads(run("annotations", "--json")[1])["annotations"]) == 2
    piped(json.dumps(wishes[0]) + "\n")
    assert run("annotate", "--batch", "-")[0] == 0
    assert run("annotate", FIRST)[0] == run("annotate", FIRST, "--quote", "x", "--batch", "-")[0] == 2


def test_the_settings_as_json(run: Run) -> None:  # noqa: F811
    given = json.loads(run("config", "--json")[1])
    assert set(given) == {"files", "own_file", "searches_file", "settings", "keys"}
    assert given["settings"]["reading"] == {"measure": 88}
    assert given["settings"]["right_to_left"] == "auto"
    assert {"name": "article.translate", "keys": ["t"]}.items() <= {k["name"]: k for k in given["keys"]}[
        "article.translate"
    ].items()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("theme: light", ""),
        ("keys: {article.anotate: a}", "there is no key named 'article.anotate'"),
        ("keys: {article.find: a}", "has it too"),
        ("lexicon: [nowhere.yaml]", "nowhere.yaml"),
        ("translate: no-such-command-here {from}", "no-such-command-here is not found"),
        ("translate: sh", ""),
        ("folder: nowhere", "there is no such folder"),
        ("themes: light", "there is no setting 'themes'"),
    ],
)
def test_what_is_wrong_with_the_settings_is_said(run: Run, tmp_path: Path, settings: str, said: str) -> None:  # noqa: F811
    (tmp_path / "own.yaml").write_text(settings, encoding="utf-8")
    status, out, err = run("config", "--check", "--config", str(tmp_path / "own.yaml"))
    assert said in err
    assert (status, "in order" in out) == ((2, False) if said else (0, True))


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "open"])
def test_the_help_of_every_command_has_an_example_and_its_statuses(run: Run, name: str) -> None:  # noqa: F811
    out = run(name, "--help")[1]
    assert f"  deraa-tui {name}" in out or f"| deraa-tui {name}" in out
    assert "0 found or done, 1 nothing found, 2 an error" in " ".join(out.split())


def test_the_manual_is_the_help(run: Run) -> None:  # noqa: F811
    assert (DOCS / "deraa-tui.1").read_text(encoding="utf-8") == manual(), (
        "run `python -m tui.manual > docs/deraa-tui.1`"
    )
    page = manual()
    assert all(f".SS {name}\n" in page for name in COMMANDS if name != "open")
    assert r"\-\-output" in page
    project = (DOCS.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert '"docs/deraa-tui.1" = "share/man/man1/deraa-tui.1"' in project


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_a_word_goes_on(shell: str) -> None:
    made = get_completion_class(shell)
    assert made is not None
    completion = made(deraa, {}, "deraa-tui", "_DERAA_TUI_COMPLETE")
    assert {c.value for c in completion.get_completions([], "sea")} == {"search"}
    assert {c.value for c in completion.get_completions(["--folder", "x"], "ann")} == {"annotate", "annotations"}
    assert {c.value for c in completion.get_completions(["search"], "--o")} == {"--output"}
    assert {c.value for c in completion.get_completions(["list", "--output"], "json")} == {"json", "jsonl"}
