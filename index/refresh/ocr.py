"""Reading pages that hold no text in a process of its own: it takes minutes, and neither a refresh nor a search waits.

The process reads a file as any other is read, but may run `ocrmypdf` for the pages it finds without text; what that
makes is kept in the cache, and the next refresh takes it up from there. So it needs neither catalogue nor index, and
can be ended at any moment.
"""

from __future__ import annotations

import pickle
import subprocess
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import replace

from index.loading.folder import root
from index.loading.formats import LoadSettings
from index.refresh.children import NOWHERE, child_command
from index.refresh.handing import WantedFile


class OcrReader:
    """Has pages of a folder's files read, one file at a time."""

    def __init__(self, folder: str, settings: LoadSettings) -> None:
        self._folder = str(root(folder))
        self._settings = replace(settings, may_run_ocr=True)
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def stop(self) -> None:
        """End it soon, from any thread and for good."""
        self._is_stopped = True
        if self._process:
            self._process.terminate()

    def read(self, files: Iterable[WantedFile]) -> Generator[tuple[WantedFile, bool], None, None]:
        """Yields each file before it is read (False), and when that is done and a refresh can take it up (True). A file
        at which the process dies is passed over. Closing the iterator stops it.
        """
        for file in files:
            if self._is_stopped:
                return
            yield file, False
            if self._read(file):
                yield file, True

    def _read(self, file: WantedFile) -> bool:
        """Whether the process came to its end."""
        command = child_command("index.refresh.ocr_child")
        nothing = subprocess.DEVNULL
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=nothing, stderr=nothing, cwd=NOWHERE
        ) as self._process:
            process = self._process
            if self._is_stopped:
                process.terminate()
            assert process.stdin is not None
            try:
                with suppress(BrokenPipeError), process.stdin as wanted:
                    pickle.dump((self._folder, file, self._settings), wanted)
                return process.wait() == 0
            finally:
                process.terminate()
