"""The text of pages that hold none, as `ocrmypdf` makes it: kept in the cache, by what is in the PDF and the languages,
so that a page is read once. Nothing is ever written beside the user's file.

Example: `PageTexts(data, settings).pages` is `{2: "The rebels took ..."}` once page 2 was read.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from index import private
from index.loading.formats.draft import LoadSettings
from index.loading.ocr import LANGUAGES_OF_PROGRAM, PROGRAM

PAGES_AT_ONCE = 5
"""Pages of one call: what is made is kept after each, so that little is lost when the program is closed. A call begins
within a second; a page takes some five."""

SECONDS_A_PAGE = 120.0
"""How long a call may take by the clock for each of its pages: twenty times what a page of a newspaper takes on a slow
machine."""

MOST_MEGAPIXELS = 100
"""Size of a page that is read: a sheet of a newspaper at 300 points an inch has sixty."""

LINES_SAID = 3
MOST_SAID = 200
"""Lines and letters of what the program says last when it fails that are shown."""

_SKIPPED = "[OCR skipped on page"
# What the program writes in place of the pages it was not asked for.


@dataclass(slots=True)
class PageTexts:
    """The pages of one PDF that were read, by their 1-based numbers, with their text, which may be empty; and those
    that could not be, with the reason. `data` is the PDF.
    """

    data: bytes
    settings: LoadSettings
    pages: dict[int, str] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take up what is kept in the cache."""
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            if private.is_closed_file(self._file) and not private.objection(self._file.parent):
                kept = json.loads(self._file.read_text(encoding="utf-8"))
                self.pages = {int(page): str(text) for page, text in kept["pages"].items()}
                self.failed = {int(page): str(reason) for page, reason in kept["failed"].items()}

    @property
    def _file(self) -> Path:
        asked = hashlib.sha256(f"{self.settings.ocr}\0".encode() + self.data).hexdigest()[:32]
        return _folder(self.settings.cache) / f"{asked}.json"

    def make(self, pages: Sequence[int], seconds_a_page: float = SECONDS_A_PAGE) -> None:
        """Have the program read those of these pages that it has not tried; what it made or said is kept after each
        call. A call that fails leaves its pages with the reason; one that takes too long all that are left, because the
        next would take as long.
        """
        program = shutil.which(PROGRAM)
        left = [page for page in pages if page not in self.pages and page not in self.failed]
        if not program or not left:
            return
        with tempfile.TemporaryDirectory(prefix="deraa-tui-") as folder:
            call = _Call(program, Path(folder), self.settings.ocr)
            call.given.write_bytes(self.data)
            while left:
                some = left[:PAGES_AT_ONCE]
                try:
                    self.pages |= call.read(some, seconds_a_page * len(some))
                except _Failed as error:
                    some = left if error.is_last else some
                    self.failed |= dict.fromkeys(some, str(error))
                left = left[len(some) :]
                self._keep()

    def _keep(self) -> None:
        kept = json.dumps({"pages": self.pages, "failed": self.failed}, ensure_ascii=False)
        private.keep(self._file, kept.encode("utf-8", "replace"))


class _Failed(Exception):
    """The program gave no text; the text is the reason."""

    def __init__(self, reason: str, *, is_last: bool = False) -> None:
        """`is_last` says that it is not worth while to try it with other pages."""
        super().__init__(reason)
        self.is_last = is_last


@dataclass(frozen=True, slots=True)
class _Call:
    """One way to call the program: in a folder of its own, where the PDF is `given`."""

    program: str
    folder: Path
    languages: str

    @property
    def given(self) -> Path:
        """Where the PDF lies for the program."""
        return self.folder / "given.pdf"

    def read(self, pages: Sequence[int], seconds: float) -> dict[int, str]:
        """The text of these pages. Raises `_Failed`."""
        made, said = self.folder / "made.txt", self.folder / "said.txt"
        made.unlink(missing_ok=True)
        languages = [] if self.languages == LANGUAGES_OF_PROGRAM else ["-l", self.languages]
        command = [
            *(self.program, *languages, "--quiet", "--force-ocr", "--pages", ",".join(map(str, pages)), "--jobs", "1"),
            *("--max-image-mpixels", str(MOST_MEGAPIXELS), "--output-type", "none", "--sidecar", str(made)),
            *(str(self.given), "-"),
        ]
        with said.open("wb") as errors:
            status = _run(command, self.folder, errors, seconds)
        if status:
            raise _Failed(f"{PROGRAM} failed on them ({_last_words(said) or f'status {status}'})")
        try:
            texts = made.read_text(encoding="utf-8", errors="replace").split("\f")
        except OSError:
            texts = []
        read = [text for text in texts if not text.startswith(_SKIPPED)]
        if len(read) != len(pages):
            raise _Failed(f"{PROGRAM} gave the text of {len(read)} pages for {len(pages)}")
        return dict(zip(pages, map(str.strip, read), strict=True))


def _run(command: list[str], folder: Path, errors: IO[bytes], seconds: float) -> int:
    """The status with which a command ends. What it has started ends with it, also when this process is told to end.
    Raises `_Failed`.
    """
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=nothing, stdout=nothing, stderr=errors, cwd=folder, start_new_session=True
        )
    except OSError as error:
        raise _Failed(f"{PROGRAM} cannot be started ({error.strerror})", is_last=True) from None
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise _Failed(f"{PROGRAM} took longer than {seconds:g} seconds and was ended", is_last=True) from None
    finally:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _last_words(said: Path) -> str:
    """The last lines a program said, as one, shortened."""
    lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-LINES_SAID:]
    return " ".join(map(str.strip, lines))[:MOST_SAID]


def _folder(cache: str) -> Path:
    return Path(cache) / "ocr"


def forget_failures(cache: str) -> None:
    """Let pages on which the program failed be tried again; what it made stays."""
    for file in _folder(cache).glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads(file.read_text(encoding="utf-8"))
            if kept["failed"]:
                private.keep(file, json.dumps(kept | {"failed": {}}, ensure_ascii=False).encode("utf-8", "replace"))
