"""The refresh in a process of its own, as the process that draws sees it: started, followed, stopped, and asked why
when it dies.
"""

from __future__ import annotations

import json
import signal
import subprocess
import tempfile
from collections.abc import Generator
from typing import IO

from index import config
from index.config import Settings
from index.errors import CatalogueError, ReadingStopped
from index.refresh.children import NOWHERE, child_command
from index.refresh.completeness import Progress

GAVE_UP = 2
"""The exit status of a refresh that says why on its last line."""


class RefreshProcess:
    """One refresh of the settings' folder."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[str] | None = None
        self._is_stopped = False

    def stop(self) -> None:
        """End it at once, from any thread: what it recorded stays, another does the rest. It may be busy with a file
        for seconds, and whoever follows it waits for it: `steps` ends with it.
        """
        self._is_stopped = True
        if self._process:
            self._process.kill()

    def steps(self) -> Generator[Progress, None, None]:
        """Start it and tell how far it has come; closing the iterator stops it.

        Raises `CatalogueError` with what the process said when it gave up, `ReadingStopped` when it died: what it had
        committed stands, and another refresh does the rest.
        """
        own = self._settings
        places = (own.folder, own.cache, own.annotations, own.files[-1])
        command = child_command("index.refresh_child", *map(config.absolute, places))
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said,
            subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=said, encoding="utf-8", cwd=NOWHERE
            ) as self._process,
        ):
            process = self._process
            try:
                assert process.stdout is not None
                for line in process.stdout:
                    yield Progress(**json.loads(line))
                status = process.wait()
                if not self._is_stopped:
                    _ended(status, said)
            finally:
                process.terminate()


def _ended(status: int, said: IO[str]) -> None:
    """Raise what a process that ended with that status, and said that on stderr, means."""
    if status == 0:
        return
    said.seek(0)
    last = said.read().strip().rpartition("\n")[2]
    if status == GAVE_UP:
        raise CatalogueError(last)
    if status < 0:
        name = signal.Signals(-status).name if -status in set(signal.Signals) else f"signal {-status}"
        memory = "; perhaps memory ran out" if -status == signal.SIGKILL else ""
        raise ReadingStopped(f"its process was ended by {name}{memory}")
    raise ReadingStopped(f"its process failed ({last or f'exit status {status}'})")
