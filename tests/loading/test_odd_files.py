"""Odd and hostile files: each is read correctly or listed with a reason, within bounds, and never stops the rest."""

from __future__ import annotations

import gzip
import json
import os
import resource
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Span
from index.loading.formats import Unreadable, drafts, load
from index.loading.formats.draft import MOST_TEXT
from index.loading.formats.naming import names_of
from index.workspace import Workspace
from tui.cli import main

Opener = Callable[..., Workspace]
GOOD = "The siege of Deraa lasted for two months, residents said on Tuesday."


def reasons(workspace: Workspace) -> dict[str, str]:
    return {n.path: n.reason for n in workspace.library.not_read()}


def test_each_odd_file_is_read_or_has_its_reason(open_folder: Opener) -> None:
    workspace = open_folder(
        {
            "good.txt": GOOD,
            "empty.txt": b"",
            "binary.txt": bytes(range(1, 256)) * 40,
            "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
            "nul.txt": b"a\0b" * 50,
            "utf16.txt": GOOD.encode("utf-16"),
            "carriage.txt": f"A title\r\r{GOOD}\r".encode(),
            "not-gzip.txt.gz": b"not packed",
            "torn.txt.gz": gzip.compress(GOOD.encode() * 2000)[:-20],
        }
    )
    assert {s.id for s in workspace.library.summaries()} == {"good", "carriage", "torn"}
    assert workspace.library.sharing.paths("good") == ["good.txt", "utf16.txt"]
    assert workspace.library.article("carriage").text == f"A title\n\n{GOOD}\n"
    why = reasons(workspace)
    assert set(why) == {"empty.txt", "binary.txt", "picture.txt", "nul.txt", "not-gzip.txt.gz", "torn.txt.gz"}
    assert why["empty.txt"] == "the file is empty"
    assert "NUL" in why["nul.txt"]
    assert "cannot be unpacked" in why["not-gzip.txt.gz"]
    assert "ends too early" in why["torn.txt.gz"]


def test_of_a_very_large_file_the_first_part_is_read(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text("é" + "x" * 50_000_000, encoding="utf-8")
    (article,) = load(str(tmp_path), "large.txt")
    assert len(article.text) == MOST_TEXT - 1
    assert article.remark == "only the first 8 MB of 50 MB are read; split the file to have the rest"


def test_a_line_of_five_megabytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD * 75_000)
    (article,) = load(str(tmp_path), "a.txt")
    assert len(article.text) > 5_000_000
    assert article.remark == ""


def test_of_very_many_lines_the_first_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.loading.formats.source.MOST_LINES", 3)
    (tmp_path / "a.txt").write_text("one\ntwo\n\nfour\n")
    (article,) = load(str(tmp_path), "a.txt")
    assert article.text == "one\ntwo\n\n"
    assert article.remark.startswith("only the first 3 lines")


@pytest.mark.parametrize("beginning", ["<!--", "<?", "<![CDATA[>", "</a", '<a x="', "<", "<script>", "&"])
def test_a_page_full_of_beginnings_is_read_in_the_time_of_its_length(tmp_path: Path, beginning: str) -> None:
    (tmp_path / "a.html").write_text(f"<p>{GOOD}</p>" + beginning * 100_000)
    (article,) = load(str(tmp_path), "a.html")
    assert article.text.startswith(GOOD)


def test_of_very_many_rows_the_first_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.loading.formats.tables.rows.MOST_ROWS", 3)
    (tmp_path / "a.csv").write_text("text\n" + "".join(f"Report {n}.\n" for n in range(9)))
    articles = load(str(tmp_path), "a.csv")
    assert [a.id for a in articles] == ["a/1", "a/2", "a/3"]
    remarks: list[str] = []
    list(drafts(str(tmp_path), "a.csv", remarks=remarks))
    assert remarks == ["only the first 3 rows are read; split the file to have the rest"]


def test_a_mail_nested_without_end_is_a_reason(tmp_path: Path) -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    (tmp_path / "a.eml").write_text(nested)
    with pytest.raises(Unreadable, match="mail"):
        load(str(tmp_path), "a.eml")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(bytes(10_000_000).replace(b"\0", b"x"), 9) * 40  # 400 MB in 400 kB
    (tmp_path / "bomb.txt.gz").write_bytes(packed)
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(b'text\n"') + packed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (article,) = load(str(tmp_path), "bomb.txt.gz")
    assert len(article.text) <= MOST_TEXT
    assert "only the first 8 MB are read" in article.remark
    with pytest.raises(Unreadable):
        load(str(tmp_path), "bomb.csv.gz")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000  # kB, of 400 MB twice over


def test_a_document_that_would_fill_the_memory(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:document xmlns:w='w'>" + " " * 60_000_000 + "</w:document>")
    with pytest.raises(Unreadable, match="too large when unpacked"):
        load(str(tmp_path), "a.docx")


ODD_NAMES = [
    b"x" * 251 + b".txt",
    b"caf\xe9.txt",
    b"two\nlines.txt",
    b"-leading.txt",
    b"[x] \x1b[31m.txt",
    "Ωμέγα \u202e.txt".encode(),
]


def test_odd_names_list_open_search_and_annotate(open_folder: Opener, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = open_folder({})
    for number, name in enumerate(ODD_NAMES):
        (Path(workspace.folder) / os.fsdecode(name)).write_text(f"Report {number}: {GOOD.replace('two', str(number))}")
    assert [(s.done, s.total) for s in workspace.library.refreshing()][-1] == (6, 6)
    assert workspace.library.not_read() == []
    hits = workspace.search.answer("siege").hits
    assert {h.summary.path for h in hits} == {os.fsdecode(n) for n in ODD_NAMES}
    for hit in hits:
        article = hit.summary.id
        article.encode()
        assert workspace.library.article(workspace.library.resolve(article)).text.startswith("Report")
        made = workspace.notes.annotate(article, Span(0, 6), "a note")
        assert [p.annotation.id for p in workspace.notes.annotations(article)] == [made.id]
    assert len(workspace.notes.matching_placed()[0]) == 6
    settings = workspace.settings
    places = ["--folder", settings.folder, "--cache", settings.cache, "--annotations", settings.annotations]
    for arguments in (["list"], ["list", "--json"], ["show", "caf%E9", "--json"], ["show", os.fsdecode(b"caf\xe9")]):
        with pytest.raises(SystemExit) as left:
            main([*places, *arguments])
        assert left.value.code == 0, arguments
        out = capsys.readouterr().out
        assert "\x1b" not in out
        if "--json" in arguments:
            json.loads(out)


def test_a_loop_of_links_ends(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": GOOD, "sub/b.txt": "Another report, of quite other things."})
    (Path(workspace.folder) / "sub" / "loop").symlink_to(workspace.folder)
    (Path(workspace.folder) / "self.txt").symlink_to("self.txt")
    (Path(workspace.folder) / "gone.txt").symlink_to("nowhere")
    workspace.library.refresh()
    assert {s.id for s in workspace.library.summaries()} == {"a", "sub/b"}
    assert set(reasons(workspace)) == {"self.txt", "gone.txt"}


def test_a_pipe_is_not_waited_for(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": GOOD})
    os.mkfifo(Path(workspace.folder) / "pipe.txt")
    workspace.library.refresh()
    assert "not an ordinary file" in reasons(workspace)["pipe.txt"]


def test_a_file_that_is_deleted_while_the_folder_is_read(open_folder: Opener) -> None:
    workspace = open_folder({})
    for name in "abc":
        (Path(workspace.folder) / f"{name}.txt").write_text(f"{name}: {GOOD} {name}", encoding="utf-8")
    workspace.library.refresh(lambda _: (Path(workspace.folder) / "b.txt").unlink(missing_ok=True))
    assert {s.id for s in workspace.library.summaries()} == {"a", "c"}
    assert "cannot be read" in reasons(workspace)["b.txt"]
    workspace.library.refresh()
    assert reasons(workspace) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_listed(open_folder: Opener) -> None:
    workspace = open_folder({"a.txt": GOOD, "locked/b.txt": GOOD})
    (Path(workspace.folder) / "locked").chmod(0)
    workspace.library.refresh()
    assert "cannot be listed" in reasons(workspace)["locked"]
    (Path(workspace.folder) / "locked").chmod(0o700)


# --- names ----------------------------------------------------------------------------------


def test_files_that_differ_only_in_the_suffix_are_all_there(open_folder: Opener) -> None:
    workspace = open_folder(
        {
            "a.html": f"<p>{GOOD} In a page.",
            "a.txt": f"{GOOD} In a text.",
            "b.csv": "text\nOne row of things.\nAnother row of things.\n",
            "b/1.txt": "A file in a folder of that name.",
        }
    )
    assert {s.id: s.path for s in workspace.library.summaries()} == {
        "a": "a.txt", "a.html": "a.html", "b.csv/1": "b.csv", "b.csv/2": "b.csv", "b/1": "b/1.txt",
    }  # fmt: skip
    assert "In a page" in workspace.library.article("a.html").text
    assert "Another row" in workspace.library.article("b.csv/2").text
    (Path(workspace.folder) / "a.txt").unlink()
    workspace.library.refresh()
    assert workspace.library.article("a").path == "a.html"
    assert [h.summary.id for h in workspace.search.answer("siege").hits] == ["a"]


def test_no_two_files_have_one_name() -> None:
    paths = ["a.txt", "a.html", "a.html.txt", "A.txt", "a.txt.gz", "a.csv", "a/b.txt", "caf\udce9.txt", "caf%E9.txt"]
    suffixes = (".txt", ".html", ".csv")
    names = names_of(paths, suffixes)
    assert len(set(names.values())) == len(paths)
    assert names == names_of(reversed(paths), suffixes)


def test_a_row_is_opened_without_reading_its_file_again(open_folder: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"Report {n} on the siege.\n" for n in range(50))
    workspace = open_folder({"a.csv": f"text\n{rows}"})
    workspace.library.article("a/1")
    monkeypatch.setattr("index.refresh.shelf.drafts", lambda *_: pytest.fail("the file was read again"))
    assert all(workspace.library.article(s.id).text.startswith("Report") for s in workspace.library.summaries())


def test_a_file_is_read_again_when_its_library_is_there(
    open_folder: Opener, read: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setattr("importlib.util.find_spec", lambda name: None)
        with pytest.raises(Unreadable, match="pip install") as lacking:
            read("a.html", f"<p>{GOOD}")
    workspace = open_folder({"a.html": f"<p>{GOOD}"})
    looked = workspace.cache.catalogue.recording.looked()["a.html"]
    workspace.cache.catalogue.recording.record([looked], [], [replace(looked, reason=str(lacking.value))])
    assert not workspace.library.is_current()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert workspace.library.is_current()
    monkeypatch.undo()
    workspace.library.refresh()
    assert reasons(workspace) == {}
    assert [s.id for s in workspace.library.summaries()] == ["a"]


def test_a_file_is_read_again_when_the_settings_change(open_folder: Opener) -> None:
    open_folder({"b.txt": "Żaglówki".encode("iso-8859-2")})
    again = open_folder({}, settings="encoding: iso-8859-2")
    assert again.library.article("b").text == "Żaglówki"


def test_many_threads_open_rows(open_folder: Opener) -> None:
    workspace = open_folder({"a.csv": "text\n" + "".join(f"Report {n}.\n" for n in range(40))})
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(workspace.library.article(f"a/{n}").text))
        for n in range(1, 41)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(f"Report {n}." for n in range(40))
