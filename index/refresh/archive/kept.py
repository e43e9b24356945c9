"""What was read of an archive, as an index of its own: for searching while the archive is away, and for ranking where
the archive's words are not ours.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from index.catalogue.outlines import Outlines
from index.refresh.analysis import document
from index.search.engines.engine import Engine
from index.text.words import own_forms


class KeptReports:
    """The reports whose texts are kept, searched by an engine on disk."""

    def __init__(self, known: Callable[[], Outlines], opened: Callable[[], Engine]) -> None:
        """`known` gives what is kept of the archive now; `opened` opens the engine, when it is first needed."""
        self.known, self._open = known, opened
        self._kept: Engine | None = None
        self._writing = threading.Lock()

    def engine(self) -> Engine:
        """The engine, brought up to date with what was read since. About 1 ms of CPU for each report that is new."""
        with self._writing:
            if self._kept is None:
                self._kept = self._open()
            self._take_up(self._kept, self.known())
            return self._kept

    def _take_up(self, kept: Engine, known: Outlines) -> None:
        there, wanted, changed = kept.ids(), set(known.with_texts()), set(known.unsearched())
        read = [article for name in sorted((wanted - there) | changed) if (article := known.text(name))]
        gone = (there - wanted) | (there & changed)
        if read or gone:
            kept.replace(gone, [document(article, own_forms(article)) for article in read])
            known.searched(article.id for article in read)

    def close(self) -> None:
        """Let go of the files."""
        if self._kept is not None:
            self._kept.close()
