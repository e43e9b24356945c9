"""Reading files in the process of the test: the same code as in a process of its own, without a quarter of a second of
starting Python for every folder. What is the matter of that process (its time, its end, what it may run) is tested in
tests/refresh and by every test marked `apart`.
"""

from __future__ import annotations

import pickle
from collections.abc import Generator, Iterable

from index.lexicon import reading as lexicon
from index.refresh import reading_child
from index.refresh.handing import Given, Told, WantedFile
from index.refresh.limited import LimitedReader
from index.refresh.numbering import Numbering, Received


class _NoLimit:
    """An allowance that never ends."""

    def begin(self) -> None:
        pass

    def end(self) -> None:
        pass


def read_here(reader: LimitedReader, wishes: Iterable[WantedFile]) -> Generator[tuple[WantedFile, Told], None, None]:
    """What `LimitedReader.read` gives, pickled as on its way between two processes."""
    lexicon.use(reader._settings.lexicon, reader._settings.cache)
    numbering, known = Numbering(), Received()
    for wish in wishes:
        told: list[bytes] = []
        reason = reading_child._read(
            reader._folder,
            wish,
            reader._settings,
            _NoLimit(),  # type: ignore[arg-type]
            numbering,
            lambda sent, told=told: told.append(pickle.dumps(sent)),  # type: ignore[misc]
        )
        for sent in map(pickle.loads, told):
            if reader._stopped:
                return
            yield wish, Given(sent.kept, known.document(sent.document))
        yield wish, reason
