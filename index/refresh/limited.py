"""Files are read in a process of their own, and one that keeps it busy for too long ends that process, not the rest.

What reads a file is a dozen libraries and a hundred patterns, some of them in C, where nothing in the same process can
stop them. So the system itself ends the reading process when its time is up (see `reading_child`); the file it was at
is told as not read, and another process goes on with the next one.
"""

from __future__ import annotations

import pickle
import subprocess
import tempfile
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from typing import IO

from index.loading.folder import root
from index.loading.formats import PLAIN, LoadSettings
from index.refresh.children import NOWHERE, child_command
from index.refresh.handing import OUT_OF_TIME, TOGETHER, Failed, Given, Sent, Told, WantedFile
from index.refresh.numbering import Received

SECONDS = 10.0
"""How long the processor may work on a file without coming to its next report: a long report takes a tenth of a second,
the largest text that is read (8 MB) five. Counted is the processor's time, not the clock's: a slow disk, a busy machine
or a closed laptop is not the file's fault, and whoever waits for a disk can stop reading at any moment.
"""

MEGABYTES = 300
"""How much more memory than at its beginning a file may take: ten times what the largest text that is read takes. The
process that reads holds itself to it, so that a machine with little memory is never filled by one file."""


class LimitedReader:
    """Reads files of a folder under the user's settings, each within its time."""

    def __init__(self, folder: str, settings: LoadSettings = PLAIN) -> None:
        self._folder = str(root(folder))
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def stop(self) -> None:
        """End it at once, from any thread and for good: whoever reads gets nothing more."""
        self._stopped = True
        if self._process:
            self._process.kill()

    def read(self, wishes: Iterable[WantedFile]) -> Generator[tuple[WantedFile, Told], None, None]:
        """What each file gives, in their order, the articles of a file before its end. Closing the iterator stops it.

        Where the process ends amid files that it reads together, they are read again, one after the other: so the one
        that ends it is known. A file at which it ended for another reason than its time, perhaps not the file's fault,
        is tried once more.
        """
        waiting, known, again, alone = deque(wishes), 0, False, 0
        while waiting and not self._stopped:
            count = len(waiting)
            reason, articles = yield from self._until_it_ends(waiting, known, alone)
            if self._stopped or not waiting:
                return
            known = max(known, articles) if len(waiting) == count else articles
            if count - len(waiting) >= alone:
                alone = TOGETHER
                continue
            again = not reason and not (again and len(waiting) == count)
            if not again:
                known = 0
                yield waiting.popleft(), reason or ENDED_TWICE

    def _until_it_ends(
        self, waiting: deque[WantedFile], known: int, alone: int
    ) -> Generator[tuple[WantedFile, Told], None, tuple[str, int]]:
        """What one process gives until it ends; of the first file that waits then, why it ended there (empty when that
        may have nothing to do with the file), and how many articles the file gave. Of the first file now, `known`
        articles are known; `alone` files at the beginning are not read together with others.
        """
        articles = 0
        with tempfile.TemporaryFile() as said, self._started(waiting, alone, said) as process:
            try:
                for told in _told(process):
                    if isinstance(told, str):
                        articles = known = 0
                        yield waiting.popleft(), told
                        continue
                    articles += 1
                    if articles > known:
                        yield waiting[0], told
                reason = _why(process.wait(), articles, said) if waiting else ""
            except BaseException:  # also when the iterator is closed: nobody waits for the rest
                process.kill()
                raise
        return reason, articles

    def _started(self, wishes: Iterable[WantedFile], alone: int, said: IO[bytes]) -> subprocess.Popen[bytes]:
        command = child_command("index.refresh.reading_child")
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, cwd=NOWHERE)
        self._process = process
        if self._stopped:
            process.kill()
        assert process.stdin is not None
        with suppress(BrokenPipeError), process.stdin as wanted:  # one that ended already is told of in a moment
            pickle.dump((self._folder, list(wishes), self._settings, SECONDS, MEGABYTES, alone), wanted)
        return process


ENDED_TWICE = "the process that reads was ended by the system both times it came to this file"


def _why(status: int, articles: int, said: IO[bytes]) -> str:
    """Why the reading process ended at a file that gave so many articles; empty when that may have nothing to do with
    the file. Raises `RuntimeError` for a fault of ours.
    """
    if status >= 0:
        said.seek(0)
        raise RuntimeError(f"the reading process ended with {status}\n{said.read().decode(errors='replace')}")
    if status != -OUT_OF_TIME:
        return ""
    if not articles:
        return f"reading it was stopped after {SECONDS:g} seconds of computing that gave no report"
    return f"reading it was stopped after {articles:,} reports: the next one took {SECONDS:g} seconds of computing"


def _told(process: subprocess.Popen[bytes]) -> Iterator[Told]:
    """What the process tells until it ends. Raises `RuntimeError` for a fault of ours."""
    assert process.stdout is not None
    known = Received()
    while True:
        try:
            told = pickle.load(process.stdout)
        except (EOFError, pickle.UnpicklingError):  # ended between two of them, or within one
            return
        if isinstance(told, Failed):
            raise RuntimeError(told.traceback)
        yield Given(told.kept, known.document(told.document)) if isinstance(told, Sent) else told
