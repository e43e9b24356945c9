"""The command line among other commands: `-` for a pipe, words without quotes, several reports, a reader that stops."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import FIRST, SECOND
from test_command_line import Run, parsed, run  # noqa: F401  a fixture

from index.article import Basis
from index.catalogue.catalogue import Summary
from index.workspace import Workspace
from tui.commands.help_texts import ANNOTATION_VERBS, ARCHIVE_VERBS
from tui.output.plain import summaries

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a text where standard input is read."""

    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return put


def test_the_words_of_a_query_need_no_quotes(run: Run) -> None:  # noqa: F811
    joined, quoted = (
        parsed(run("search", *words, "--json")[1]) for words in (("rebel", "district"), ("rebel district",))
    )
    assert joined["query"] == "rebel district"
    assert [h["article"] for h in joined["hits"]] == [h["article"] for h in quoted["hits"]]


def test_each_hit_has_the_path_of_its_file(run: Run, workspace: Workspace) -> None:  # noqa: F811
    hits = parsed(run("search", "deraa", "--json")[1])["hits"]
    assert hits and all((Path(workspace.folder) / h["path"]).is_file() for h in hits)


def test_the_list_stands_in_columns_whatever_a_report_has_not(run: Run) -> None:  # noqa: F811
    lines = run("list")[1].splitlines()
    columns = [[m.start() for m in re.finditer(r"(?<=  )\S", line)][:5] for line in lines]
    assert len(lines) == 5 and all(each[:4] == columns[0][:4] for each in columns)
    outlets = [line[columns[0][0] :].split("  ")[0] for line in lines]
    assert sorted(outlets) == ["-", "-", "-", "-", "Middle East Eye"]


def test_long_names_stand_in_columns_and_one_that_is_longer_shifts_its_own_line_alone() -> None:
    def starts(*names: str) -> list[int]:
        listed = [Summary(name, name, "Dam breaks", True, None, "2021-09-01", Basis.STATED, None, 9) for name in names]
        return [line.index("2021-09-01") for line in summaries(listed, {})]

    deep = [f"desk/wires/2021/09/08/the-dam-at-marlow-breaks-{n}" for n in range(20)]
    assert len(set(starts(*deep))) == 1
    assert len(set(starts(*deep, "x"))) == 1
    first, *others = starts("x" * 90, *deep)
    assert {first} != set(others) and len(set(others)) == 1
    first, *others = starts("x" * 90, *"abcdefghij")
    assert first > 90 and set(others) == {others[0]} and others[0] < 60


@pytest.mark.parametrize("verb", ANNOTATION_VERBS)
def test_each_thing_done_to_annotations_has_a_help_of_its_own(run: Run, verb: str) -> None:  # noqa: F811
    told = ANNOTATION_VERBS[verb]
    status, out, _ = run("annotations", verb, "--help")
    said = " ".join(out.split())
    assert status == 0 and f"annotations {verb} [OPTIONS] {told.takes}".strip() in said
    assert (
        f"deraa-tui annotations {verb}" in said.partition("Options:")[0].partition("[OPTIONS]")[2]
        or verb == "merge-driver"
    )
    assert ("--note" in out) is (verb == "edit") and "--search" not in out and "--folder" in out


@pytest.mark.parametrize("verb", ARCHIVE_VERBS)
def test_each_thing_done_to_an_archive_has_a_help_of_its_own(run: Run, verb: str) -> None:  # noqa: F811
    status, out, _ = run("archive", verb, "--help")
    assert status == 0 and f"archive {verb} [OPTIONS] {ARCHIVE_VERBS[verb].takes}" in out
    assert ("The archive, https://" in " ".join(out.split())) is (verb == "push")
    assert ("--to" in out.partition("Options:")[2]) is (verb == "push") and "--folder" in out


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (("edit", "--help"), "annotations edit [OPTIONS] ID"),
        (("--help", "edit"), "annotations edit [OPTIONS] ID"),
        (("--tag", "place", "edit", "7f3a", "--help"), "annotations edit [OPTIONS] ID"),
        (("--search", "edit", "--help"), "annotations [OPTIONS] [ARTICLE"),
        (("000", "edit", "--help"), "annotations [OPTIONS] [ARTICLE"),
        (("--help",), "annotations [OPTIONS] [ARTICLE"),
    ],
)
def test_the_first_word_that_belongs_to_no_option_says_whose_help_is_meant(
    run: Run,  # noqa: F811
    words: tuple[str, ...],
    usage: str,
) -> None:
    assert usage in run("annotations", *words)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("edit",), "annotations edit takes ID"),
        (("edit", "7f3a", "--nope"), "--nope"),
        (("link", "7f3a"), "annotations link takes ID REL ID"),
    ],
)
def test_what_is_wrong_with_one_of_them_leads_to_its_help(
    run: Run,  # noqa: F811
    words: tuple[str, ...],
    said: str,
) -> None:
    status, _, error = run("annotations", *words)
    assert status == 2 and said in error
    assert f"annotations {words[0]} [OPTIONS]" in error and f"annotations {words[0]} --help'" in error


def test_a_report_that_comes_first_is_none_of_them(run: Run) -> None:  # noqa: F811
    assert "--search" in run("annotations", "000", "--help")[1]


def test_several_reports_are_shown_one_a_line(run: Run) -> None:  # noqa: F811
    status, out, _ = run("show", "000", "001", "--json")
    assert (status, [parsed(line)["article"] for line in out.splitlines()]) == (0, [FIRST, SECOND])
    assert isinstance(parsed(run("show", "000", "--json")[1]), dict)


def test_a_report_that_cannot_be_shown_does_not_stop_the_rest(run: Run) -> None:  # noqa: F811
    status, out, err = run("show", "000", "nowhere", "001")
    assert status == 2 and "nowhere: there is no such article" in err
    assert FIRST in out and SECOND in out


def test_a_note_from_a_pipe(run: Run, piped: Callable[[str], None]) -> None:  # noqa: F811
    piped("seen by\ntwo people\n")
    made = parsed(run("annotate", "000", "--quote", "rebel district", "--note", "-", "--json")[1])
    assert made["note"] == "seen by\ntwo people"
    piped("by three")
    assert parsed(run("annotations", "edit", made["id"], "--note", "-", "--json")[1])["note"] == "by three"


def test_annotations_are_imported_from_a_pipe(run: Run, piped: Callable[[str], None]) -> None:  # noqa: F811
    made = parsed(run("annotate", "000", "--quote", "rebel district", "--json")[1])["id"]
    exported = run("annotations", "--w3c")[1]
    run("annotations", "delete", made)
    piped(exported)
    status, out, _ = run("annotations", "import", "-", "--json")
    assert (status, [a["id"] for a in parsed(out)["annotations"]]) == (0, [made])


def test_a_page_goes_to_a_pipe(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.chdir(tmp_path)
    status, out, _ = run("compare", "000", "001", "--html", "-")
    assert status == 0 and out.startswith("<!DOCTYPE html>") and not Path("-").exists()
    run("compare", "000", "001", "--html", "page.html")
    assert Path("page.html").read_text(encoding="utf-8").splitlines() == out.splitlines()


def test_a_quote_that_stands_more_than_once_asks_which(run: Run) -> None:  # noqa: F811
    status, _, err = run("annotate", "001", "--quote", "Deraa")
    often = parsed(run("show", "001", "--json")[1])["text"].count("Deraa")
    assert status == 2 and f"{often} times" in err and "--occurrence" in err and "1: …" in err
    assert parsed(run("annotations", "--json")[1])["annotations"] == []
    assert run("annotate", "001", "--quote", "Deraa", "--occurrence", str(often))[0] == 0
    assert run("annotate", "001", "--quote", "Deraa", "--occurrence", str(often + 1))[0] == 2


@pytest.mark.parametrize("held", [None, b"\xff\xfe{"])
def test_an_import_that_cannot_be_read_is_told_in_a_sentence(run: Run, tmp_path: Path, held: bytes | None) -> None:  # noqa: F811
    file = tmp_path / "notes.json"
    if held is not None:
        file.write_bytes(held)
    status, _, err = run("annotations", "import", str(file))
    assert status == 2 and str(file) in err and "Errno" not in err and "codec" not in err


def test_the_help_of_search_tells_its_language_its_limit_and_its_statuses(run: Run) -> None:  # noqa: F811
    out = " ".join(run("search", "--help")[1].split())
    assert out.count("deraa-tui search ") >= 3
    assert all(told in out for told in ("as shipped 200", "1 nothing found, 2 an error", "leaves out"))


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["show", "000", "001"], ["search", "deraa"]])
def test_a_reader_that_has_seen_enough_is_no_error(workspace: Workspace, command: list[str]) -> None:
    options = ["--cache", workspace.settings.cache, "--annotations", workspace.settings.annotations]
    seen, written = os.pipe()
    os.close(seen)
    code = f"from tui.cli import main; main({[*command, *options]!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=written, stderr=subprocess.PIPE, check=False)
    os.close(written)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("folder", ["/my reports", 'it\'s "mine" $HOME $(x)', "-dash", "~/my reports", "a;b", ""])
def test_make_run_opens_the_folder_as_it_was_typed(tmp_path: Path, folder: str) -> None:
    program = tmp_path / ".venv" / "bin" / "deraa-tui"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!{sys.executable}\nimport json, sys\nprint(json.dumps(sys.argv[1:]))\n")
    program.chmod(0o755)
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "pyproject.toml").touch()
    ready = tmp_path / ".venv" / "ready"
    ready.touch()
    os.utime(ready, (2e9, 2e9))  # newer than the project: nothing is installed
    # Where a make runs the tests, what it hands down would have this one say more.
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "GNUMAKEFLAGS"))}
    command = ["make", "-s", "run", f"FOLDER={folder}"]
    done = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout) == (["--", folder] if folder else [])
