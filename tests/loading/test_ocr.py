"""Pages that are pictures, read by a program of the user's: only where it is wanted, once, apart, and told as such."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from app import running
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from index import config
from index.errors import ConfigError
from index.loading import ocr
from index.loading.formats import LoadSettings
from index.loading.page_texts import PageTexts
from index.workspace import Workspace
from tui.commands import settings as settings_command

Opener = Callable[..., Workspace]

FIRST = "The dam above the town gave way on Monday night, the mayor said."
LAST = "Forty families were brought to the school on the hill."
PICTURE = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q"

PROGRAM = """#!{python}
import os, sys, time
from pathlib import Path

here, arguments = Path(__file__).parent, sys.argv[1:]
with (here / "runs").open("a", encoding="utf-8") as runs:
    runs.write(" ".join(arguments) + "\\n")
if (here / "waits").exists():
    (here / "waits").read_text()  # until somebody writes into it
if (here / "fails").exists():
    sys.exit((here / "fails").read_text(encoding="utf-8"))
asked = {{int(page) for page in arguments[arguments.index("--pages") + 1].split(",")}}
data = Path(arguments[-2]).read_bytes()
assert data.startswith(b"%PDF"), data[:20]
texts = [f"What stands on sheet {{page}} was writ-\\nten by hand and read." if page in asked else
         f"[OCR skipped on page(s) {{page}}]" for page in range(1, max(asked) + 2)]
if (here / "forgets").exists():
    texts = texts[-1:]
Path(arguments[arguments.index("--sidecar") + 1]).write_text("\\f".join(texts), encoding="utf-8")
"""
"""Stands in for the program: it writes what that writes, where it is told to."""


def pdf(pages: list[str | None]) -> bytes:
    """A PDF of pages that draw these words, or a picture."""
    writer = pypdf.PdfWriter()
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
                             NameObject("/BaseFont"): NameObject("/Helvetica")})  # fmt: skip
    for words in pages:
        page = writer.add_blank_page(600, 800)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        drawn = PICTURE if words is None else f"BT /F1 12 Tf 50 700 Td ({words}) Tj ET"
        content.set_data(drawn.encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


SCANNED = pdf([FIRST, None, None, LAST])


class Program:
    """The program as a test sees it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def runs(self) -> list[str]:
        """The arguments of each call."""
        log = self.folder / "runs"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def install(self) -> None:
        """Put it where it is looked for."""
        script = self.folder / ocr.PROGRAM
        script.write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
        script.chmod(0o755)

    def fail(self, saying: str) -> None:
        """From now on it fails and says so."""
        (self.folder / "fails").write_text(saying, encoding="utf-8")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The only program there is."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    made = Program(folder)
    made.install()
    return made


def read_pictures(workspace: Workspace) -> list[tuple[str, bool]]:
    """What `deraa-tui index` does once the folder is read."""
    steps = []
    for step in workspace.library.reading_pictures():
        steps.append(step)
        if step[1]:
            workspace.library.refresh()
    return steps


def reasons(workspace: Workspace) -> dict[str, str]:
    return {file.path: file.reason for file in workspace.library.not_read()}


def test_as_shipped_the_program_is_advised_and_not_run(open_folder: Opener, program: Program) -> None:
    opened = open_folder({"scan.pdf": SCANNED, "all.pdf": pdf([None])})
    assert read_pictures(opened) == []
    assert "`ocrmypdf scan.pdf read.pdf`" in reasons(opened)["scan.pdf"]
    assert "or set `ocr: true`" in reasons(opened)["all.pdf"]
    assert program.runs == []


def test_the_folder_is_read_first_and_the_pages_wait(open_folder: Opener, program: Program) -> None:
    opened = open_folder({"scan.pdf": SCANNED, "all.pdf": pdf([None])}, "ocr: true\n")
    assert opened.library.is_current(), "nobody waits for the program"
    assert program.runs == []
    assert reasons(opened)["scan.pdf"] == f"pages 2-3 are pictures without text; {ocr.WAITING}"
    assert reasons(opened)["all.pdf"].endswith(ocr.WAITING)
    assert FIRST in opened.library.article("scan").text


def test_what_was_read_stands_between_the_other_pages_and_is_said(
    open_folder: Opener, program: Program, tmp_path: Path
) -> None:
    opened = open_folder({"scan.pdf": SCANNED}, "ocr: true\n")
    assert read_pictures(opened) == [("scan.pdf", False), ("scan.pdf", True)]
    article = opened.library.article("scan")
    told = [article.text.index(words) for words in (FIRST, "sheet 2 was written by hand", "sheet 3", LAST)]
    assert told == sorted(told)
    assert article.remark == "pages 2-3 are pictures; their text was read by ocrmypdf, it may err"
    assert reasons(opened) == {}, "all of it was read"
    assert [hit.summary.id for hit in opened.search.answer("sheet").hits] == ["scan"]
    assert [file.name for file in (tmp_path / "reports").iterdir()] == ["scan.pdf"], (
        "nothing is written beside the user's file"
    )
    (kept,) = (tmp_path / "cache" / "ocr").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_page_is_read_once_whatever_becomes_of_its_file(
    open_folder: Opener, program: Program, tmp_path: Path
) -> None:
    opened = open_folder({"scan.pdf": SCANNED}, "ocr: true\n")
    read_pictures(opened)
    (tmp_path / "reports" / "scan.pdf").rename(tmp_path / "reports" / "moved.pdf")
    opened.library.refresh()
    assert "sheet 2" in opened.library.article("moved").text
    opened.library.discard()
    opened.library.refresh()
    assert read_pictures(opened) == []
    assert "sheet 2" in opened.library.article("moved").text
    assert len(program.runs) == 1


def test_languages_are_handed_on_and_have_texts_of_their_own(open_folder: Opener, program: Program) -> None:
    read_pictures(open_folder({"scan.pdf": SCANNED}, "ocr: true\n"))
    read_pictures(open_folder({"scan.pdf": SCANNED}, "ocr: ara+eng\n"))
    first, second = program.runs
    assert "-l" not in first.split()
    assert second.startswith("-l ara+eng ")


def test_many_pages_are_read_some_at_a_time(open_folder: Opener, program: Program) -> None:
    opened = open_folder({"book.pdf": pdf([None] * 7)}, "ocr: true\n")
    read_pictures(opened)
    assert [run.split("--pages ")[1].split()[0] for run in program.runs] == ["1,2,3,4,5", "6,7"]
    assert "sheet 7" in opened.library.article("book").text


def test_its_failure_is_the_reason_and_the_rest_is_read(open_folder: Opener, program: Program) -> None:
    program.fail("no language data for:\nxyz")
    opened = open_folder({"scan.pdf": SCANNED, "b.txt": LAST}, "ocr: xyz\n")
    read_pictures(opened)
    expected = "pages 2-3 are pictures without text; ocrmypdf failed on them (no language data for: xyz)"
    assert reasons(opened) == {"scan.pdf": expected}
    assert opened.library.article("scan").remark == expected
    assert FIRST in opened.library.article("scan").text
    assert read_pictures(opened) == [], "it is not tried again and again"
    (program.folder / "fails").unlink()
    opened.library.discard()
    opened.library.refresh()
    read_pictures(opened)
    assert "sheet 2" in opened.library.article("scan").text


def test_texts_of_other_pages_than_asked_are_not_taken(open_folder: Opener, program: Program) -> None:
    (program.folder / "forgets").touch()
    opened = open_folder({"scan.pdf": SCANNED}, "ocr: true\n")
    read_pictures(opened)
    assert reasons(opened)["scan.pdf"].endswith("ocrmypdf gave the text of 0 pages for 2")


def test_one_that_takes_too_long_is_ended_and_said(program: Program, tmp_path: Path) -> None:
    script = program.folder / ocr.PROGRAM
    script.write_text(f"#!{sys.executable}\nimport signal\nwhile True: signal.pause()\n", encoding="utf-8")
    settings = LoadSettings(cache=str(tmp_path / "cache"), ocr="true")
    texts = PageTexts(SCANNED, settings)
    texts.make(range(1, 20), seconds_a_page=0)
    assert set(texts.failed) == set(range(1, 20)), "the next call would take as long"
    assert texts.failed[1] == "ocrmypdf took longer than 0 seconds and was ended"
    assert PageTexts(SCANNED, settings).failed == texts.failed


def test_without_the_program_that_is_said_until_it_is_there(open_folder: Opener, program: Program) -> None:
    (program.folder / ocr.PROGRAM).unlink()
    opened = open_folder({"scan.pdf": SCANNED}, "ocr: true\n")
    assert reasons(opened)["scan.pdf"] == f"pages 2-3 are pictures without text; {ocr.NO_PROGRAM}"
    assert opened.library.is_current()
    assert any("`ocr` is set" in fault for fault in settings_command._faults(opened.settings))
    program.install()
    assert not opened.library.is_current()
    opened.library.refresh()
    read_pictures(opened)
    assert reasons(opened) == {}


def test_pages_in_an_archive_are_read_too(open_folder: Opener, program: Program) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("a.jpg", "b.jpg", "c.jpg", "d.jpg"):
            archive.writestr(name, "x")
        archive.writestr("scan.pdf", SCANNED)
    opened = open_folder({"all.zip": packed.getvalue()}, "ocr: true\n")
    assert ocr.WAITING in reasons(opened)["all.zip"]
    read_pictures(opened)
    assert "sheet 2" in opened.library.article("all/scan").text


def test_what_others_could_have_written_is_not_believed(open_folder: Opener, program: Program, tmp_path: Path) -> None:
    opened = open_folder({"scan.pdf": SCANNED}, "ocr: true\n")
    read_pictures(opened)
    (kept,) = (tmp_path / "cache" / "ocr").iterdir()
    kept.chmod(0o644)
    kept.write_text(json.dumps({"pages": {"2": "Nobody was hurt."}, "failed": {}}), encoding="utf-8")
    opened.library.discard()
    opened.library.refresh()
    assert "Nobody was hurt" not in opened.library.article("scan").text
    for broken in ("", "[]", '{"pages": 3}', '{"pages": {"x": "y"}}'):
        kept.chmod(0o600)
        kept.write_text(broken, encoding="utf-8")
        assert PageTexts(SCANNED, LoadSettings(cache=str(tmp_path / "cache"), ocr="true")).pages == {}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_in_the_reader_it_is_done_beside_all_else(
    open_folder: Opener, program: Program, size: tuple[int, int]
) -> None:
    os.mkfifo(program.folder / "waits")
    opened = open_folder({"scan.pdf": SCANNED, "b.txt": "The bridge held.\n\nNobody was hurt."}, "ocr: true\n")
    async with running(opened, size, read=False, threads=True) as story:
        await story.until(lambda: story.sees("ocrmypdf reads scan.pdf …"))
        await story.press("I")
        await story.until(lambda: story.sees("waiting for ocrmypdf"))
        (Path(opened.folder) / "c.txt").write_text("The dam held.\n\nNobody was hurt there.", encoding="utf-8")
        await story.press("escape", "r")
        await story.until(lambda: story.sees("3 reports"))
        (program.folder / "waits").write_text("go on", encoding="utf-8")
        await story.until(lambda: not opened.library.not_read())
        await story.press("slash", *"sheet", "enter")
        await story.until(lambda: story.sees("was written by hand"))


@pytest.mark.parametrize("given", ["yes please", "-l", "ara eng", "ara+", "x"])
def test_what_is_no_language_is_refused(tmp_path: Path, given: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"ocr: {given}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="line 1: ocr must be true, false, or languages as tesseract names them"):
        config.load(str(own))
