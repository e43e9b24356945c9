"""Writing into the index: articles are gathered as they come, and one file of arrays is written at the commit.

The lock, the segments and the commit are Whoosh's. What it would make of each article (a tuple for each word, sorted on
disk, each taken through six calls) is left out: that was two thirds of the time of reading a folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from index.search.engines.contents import WORDS
from index.search.engines.engine import TEXT
from index.search.engines.lengths import byte_of
from index.search.engines.segment import Segment
from index.search.engines.whoosh_codec import ArraysCodec, ArraysSegment, FormField
from index.search.engines.whoosh_files import LockError, SegmentWriter, WhooshIndex, fields

MOST_MERGED = 65_536
"""Documents of a segment that others are merged into at most: as many as two bytes number. What a query asks is asked
of each segment, so few are better; but numbers of a larger one would take twice the room, and one as large as this
takes 1.3 CPU s to write, and some 150 MB meanwhile.
"""
TIMES_LARGER = 2
"""How many times as large as what comes a segment may be that is merged with it. The more, the fewer segments and the
more often each document is written again: 100,000 that come 6,400 at a time are left in four, each written again 1.5
times in the mean; with 1 in five, once; with 4 in four, twice.
"""


def index_in(folder: Path) -> WhooshIndex:
    """The index in a folder as Whoosh has it."""
    words = {name: FormField() for name in WORDS}
    return WhooshIndex(folder, fields.Schema(id=fields.ID(unique=True, stored=True), **words), ArraysSegment)


def writer(folder: Path) -> Writer | None:
    """What writes into the index in a folder; None while it is locked, because another process does."""
    try:
        return Writer(index_in(folder))
    except LockError:
        return None


class Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer of one segment, with a quicker way in."""

    def __init__(self, index: WhooshIndex) -> None:
        """Takes the lock of the index, until `commit` or `cancel`. Raises Whoosh's `LockError`."""
        super().__init__(index, compound=False, codec=ArraysCodec())
        self._index = index

    def put(self, article: str, words: Mapping[str, Sequence[str]]) -> None:
        """Add a document: its id, and the words of each field in order."""
        self.perdocwriter.gathered.add(article, words, byte_of(len(words[TEXT])))

    def take_out(self, ids: Iterable[str]) -> None:
        """Delete the documents of older segments that have one of these ids."""
        gone = list(ids)
        for segment in self.segments if gone else ():
            for number in self._arrays(segment).numbers(gone):
                segment.delete_document(number)

    def _arrays(self, segment: Any) -> Segment:
        return Segment(segment.path(self.storage), WORDS)

    def commit(self, *, clear: bool = False) -> None:
        """Make what was put in and taken out the state of the index; `clear` takes out all that was there before."""
        super().commit(mergetype=lambda _, segments: [] if clear else self._merged(segments))

    def _merged(self, segments: Sequence[Any]) -> list[Any]:
        """Take small older segments into the new one; those that stay. Each is then more than twice as large as all
        that are smaller together, so that a folder's worth of articles that come one by one is merged as often as it
        can be parted in three.
        """
        gathered = self.perdocwriter.gathered
        kept: list[Any] = []
        for segment in sorted(segments, key=lambda one: one.doc_count()):
            many = segment.doc_count()
            if many and (many > TIMES_LARGER * len(gathered) or len(gathered) + many > MOST_MERGED):
                kept.append(segment)
            elif many:
                gathered.add_segment(self._arrays(segment), segment.deleted_docs())
        self._added, self.docnum = len(gathered) > 0, len(gathered)
        return kept

    def give_up(self) -> None:
        """Let go of the lock and of what was written, whatever state a failure has left them in."""
        with suppress(Exception):
            self.cancel()
        if self.writelock and not self.is_closed:
            self.writelock.release()

    def _commit_toc(self, segments: list[Any]) -> None:
        self._index.commit(segments, self.generation)

    def _flush_segment(self) -> None:
        self.perdocwriter.write()
