"""Reading files in the process of the test: the same code as in a process of its own, without a quarter of a second of
starting Python for every folder. What is the matter of that process (its time, its end, what it may run) is tested in
tests/refresh and by every test marked `apart`.
"""

from __future__ import annotations

import pickle
from collections.abc import Generator, Iterable
from typing import Any

from index.lexicon import reading as lexicon
from index.refresh.handing import Given, Sent, Told, WantedFile
from index.refresh.limited import LimitedReader
from index.refresh.numbering import Received
from index.refresh.reading_together import Waiting, opened, read


class _NoLimit:
    """An allowance that never ends."""

    def begin(self) -> None:
        pass

    def end(self) -> None:
        pass


def read_here(reader: LimitedReader, wishes: Iterable[WantedFile]) -> Generator[tuple[WantedFile, Told], None, None]:
    """What `LimitedReader.read` gives, pickled as on its way between two processes."""
    lexicon.use(reader._settings.lexicon, reader._settings.cache)
    told: list[bytes] = []
    limit: Any = _NoLimit()
    known, waiting = Received(), Waiting(lambda sent: told.extend(map(pickle.dumps, sent)), limit)
    for wish in wishes:
        waiting.add(read(opened(reader._folder, wish, reader._settings, limit), limit, waiting))
        waiting.finish()
        for sent in map(pickle.loads, told):
            if reader._stopped:
                return
            yield wish, Given(sent.kept, known.document(sent.document)) if isinstance(sent, Sent) else sent
        told.clear()
