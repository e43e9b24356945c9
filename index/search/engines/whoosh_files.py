"""Whoosh's files, opened so that nothing in them can run.

Whoosh keeps its table of contents, and small values beside its postings, as pickles, and a pickle may name any function
to be called. Here the table of contents is JSON (`contents`), the postings are arrays (`whoosh_codec`), and whatever of
Whoosh would read or write a pickle all the same is refused. Whoosh is imported through this file alone, because that
must be in force before any of its parts is; the warnings that newer Pythons print about its source are muted here too.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from index import private
from index.search.engines.contents import NAME, Contents, Damaged, ListedSegment

warnings.filterwarnings("ignore", category=SyntaxWarning, module=r".*\bwhoosh\b")
warnings.filterwarnings("ignore", category=DeprecationWarning, module=r".*\bwhoosh\b")


def no_pickle(*_: object) -> NoReturn:
    """What Whoosh calls where it would read or write a pickle. Raises `Damaged`."""
    raise Damaged("a pickle is in the search index, which has none")


from whoosh import compat  # noqa: E402 - the muting above comes first

compat.loads = compat.load = compat.dumps = compat.dump = no_pickle

from whoosh import columns, fields, formats  # noqa: E402 - what they take from `compat` is refused now
from whoosh.codec import base, whoosh3  # noqa: E402
from whoosh.codec.whoosh3 import W3Segment  # noqa: E402
from whoosh.filedb import structfile  # noqa: E402
from whoosh.filedb.filestore import FileStorage  # noqa: E402
from whoosh.index import FileIndex, LockError, clean_files  # noqa: E402
from whoosh.matching import ListMatcher  # noqa: E402
from whoosh.reading import SegmentReader, TermInfo, TermNotFound  # noqa: E402
from whoosh.writing import SegmentWriter  # noqa: E402

for _part in (whoosh3, columns, formats):  # also where another has imported it first
    _part.loads = _part.dumps = no_pickle
structfile.load_pickle = structfile.dump_pickle = no_pickle

__all__ = [
    "ListMatcher",
    "LockError",
    "SegmentReader",
    "SegmentWriter",
    "TermInfo",
    "TermNotFound",
    "W3Segment",
    "WhooshIndex",
    "base",
    "fields",
    "formats",
]

NewSegment = Callable[[int, str, set[int] | None], Any]
"""Makes Whoosh's value for a segment: so many documents, its name, those that are gone."""


class _Storage(FileStorage):  # type: ignore[misc]
    """A folder of index files that are the user's alone."""

    def create_file(self, name: str, excl: bool = False, mode: str = "wb", **more: Any) -> Any:
        private.touch(Path(self._fpath(name)))
        return super().create_file(name, excl=False, mode=mode, **more)

    def lock(self, name: str) -> Any:
        private.touch(Path(self._fpath(name)))
        return super().lock(name)

    def temp_storage(self, name: str | None = None) -> Any:
        folder = Path(self._fpath(name or f"{NAME}.tmp"))
        folder.mkdir(private.ALONE, exist_ok=True)
        return _Storage(str(folder))


class WhooshIndex(FileIndex):  # type: ignore[misc]
    """Whoosh's index in a folder, with a table of contents that is read without a pickle."""

    def __init__(self, folder: Path, schema: Any, segment: NewSegment) -> None:
        """The index in a folder."""
        self.storage, self.indexname, self._schema, self._new = _Storage(str(folder)), NAME, schema, segment

    def _read_toc(self) -> _Toc:
        """What Whoosh asks of a state of the index. Raises `Damaged` and `OSError`."""
        found = Contents.newest(Path(self.storage.folder))
        segments = [self._new(each.documents, each.name, set(each.gone) or None) for each in found.segments]
        return _Toc(self._schema, segments, max(0, found.generation))

    def commit(self, segments: list[Any], generation: int) -> None:
        """Make these segments the state of the index, and remove what belongs to older ones."""
        listed = []
        for segment in segments:
            sizes = {name: self.storage.file_length(name) for name in segment.list_files(self.storage)}
            gone = frozenset(segment.deleted_docs())
            listed.append(ListedSegment(segment.segid, segment.doc_count_all(), gone, sizes))
        Contents(generation, listed).write(Path(self.storage.folder))
        clean_files(self.storage, NAME, generation, segments)


class _Toc(NamedTuple):
    """A table of contents by the names that Whoosh has for it."""

    schema: Any
    segments: list[Any]
    generation: int
