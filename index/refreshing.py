"""The refresh in a process of its own, as the process that draws sees it: started, followed, stopped, and asked why
when it dies.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import IO

from index.config import Settings
from index.errors import CatalogueError, ReadingStopped
from index.indexing import Progress

GAVE_UP = 2
"""The exit status of a reading process that says why on its last line."""

PACKAGES = Path(__file__).resolve().parent.parent
"""Where the packages of this program lie: a child finds them there and nowhere nearer."""

START = "import sys; sys.path.append(sys.argv.pop(1)); from index.refresh_process import main; sys.exit(main())"
"""What a child runs. Our packages are the last place in which it looks for a module, and neither the folder it is
started in nor that of a script (`-P`) is one at all: a `yaml.py` among the reports is a file among the reports.
"""


def refreshing(settings: Settings) -> Generator[Progress, None, None]:
    """Bring catalogue and index of the settings' folder up to date; closing the iterator stops it.

    Raises `CatalogueError` with what the process said when it gave up, `ReadingStopped` when it died: what it had
    committed stands, and another refresh does the rest.
    """
    places = (settings.folder, settings.cache, settings.annotations, settings.files[-1])
    command = [sys.executable, "-P", "-c", START, str(PACKAGES), *map(os.path.abspath, places)]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, encoding="utf-8", cwd=os.sep) as process,
    ):
        try:
            assert process.stdout is not None
            for line in process.stdout:
                yield Progress(**json.loads(line))
            _ended(process.wait(), said)
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
