"""Whoosh's files, opened so that nothing in them can run.

Whoosh keeps its table of contents, and small values beside its postings, as pickles, and a pickle may name any function
to be called. Here the table of contents is JSON, the postings are arrays (`whoosh_codec`), and whatever of Whoosh would
read or write a pickle all the same is refused. Whoosh is imported through this file alone, because that must be in
force before any of its parts is; the warnings that newer Pythons print about its source are muted here too.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn
from zlib import crc32

from index import private

warnings.filterwarnings("ignore", category=SyntaxWarning, module=r".*\bwhoosh\b")
warnings.filterwarnings("ignore", category=DeprecationWarning, module=r".*\bwhoosh\b")


def no_pickle(*_: object) -> NoReturn:
    """What Whoosh calls where it would read or write a pickle. Raises `Damaged`."""
    raise Damaged("a pickle is in the search index, which has none")


class Damaged(Exception):
    """The files of the index are not what was written; the text says what was found."""


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
from whoosh.util.numeric import byte_to_length, length_to_byte  # noqa: E402
from whoosh.writing import SegmentWriter  # noqa: E402

for _part in (whoosh3, columns, formats):  # also where another has imported it first
    _part.loads = _part.dumps = no_pickle
structfile.load_pickle = structfile.dump_pickle = no_pickle

__all__ = [
    "TRIES",
    "Contents",
    "ListMatcher",
    "LockError",
    "SegmentReader",
    "SegmentWriter",
    "TermInfo",
    "TermNotFound",
    "W3Segment",
    "WhooshIndex",
    "base",
    "byte_to_length",
    "fields",
    "formats",
    "length_to_byte",
]

NAME = "deraa"
"""The name that the files of the index begin with; those of the oldest form have Whoosh's own and are not opened."""
FORM = 2
"""The form of the files; those of another one are not opened."""

NewSegment = Callable[[int, str, set[int] | None], Any]
"""Makes Whoosh's value for a segment: so many documents, its name, those that are gone."""


class Contents:
    """The table of contents of one state of the index: its segments, and which of their documents are gone."""

    def __init__(self, schema: Any, segments: list[Any], generation: int) -> None:
        self.schema, self.segments, self.generation = schema, segments, generation

    def write(self, storage: _Storage) -> None:
        """Write it beside the older ones; it counts from the moment it has its name."""
        said: dict[str, Any] = {"generation": self.generation, "fields": self.schema.names(), "segments": []}
        for segment in self.segments:
            sizes = {name: storage.file_length(name) for name in segment.list_files(storage)}
            gone = sorted(segment.deleted_docs())
            documents = segment.doc_count_all()
            said["segments"].append({"id": segment.segid, "documents": documents, "gone": gone, "files": sizes})
        name = f"_{NAME}_{self.generation}.toc"
        with storage.create_file(f"{name}.new") as file:
            file.write(json.dumps({"form": FORM, "sum": _sum(said), "contents": said}).encode())
        Path(storage.folder, f"{name}.new").replace(Path(storage.folder, name))

    @classmethod
    def read(cls, storage: _Storage, generation: int, schema: Any, segment: NewSegment) -> Contents:
        """The table of contents of that number. Raises `Damaged` when it, or a file it names, is not what was written,
        and `OSError`.
        """
        path = Path(storage.folder, f"_{NAME}_{generation}.toc")
        try:
            whole = json.loads(path.read_bytes())
            said = whole["contents"]
            if whole["form"] != FORM or whole["sum"] != _sum(said):
                raise Damaged(f"{path.name} is of another form, or not what was written")
            if said["generation"] != generation or said["fields"] != schema.names():
                raise Damaged(f"{path.name} is of another index")
            segments = [cls._segment(storage, each, segment) for each in said["segments"]]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Damaged(f"{path.name} cannot be read ({error!r})") from None
        return cls(schema, segments, generation)

    @staticmethod
    def _segment(storage: _Storage, said: dict[str, Any], segment: NewSegment) -> Any:
        documents, gone = int(said["documents"]), {int(n) for n in said["gone"]}
        for name, size in said["files"].items():
            if Path(name).name != name or storage.file_length(name) != size:
                raise Damaged(f"{name} has another length than it was written with")
        return segment(documents, str(said["id"]), gone or None)


def _sum(contents: dict[str, Any]) -> int:
    return crc32(json.dumps(contents).encode())


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
        """Open the index in a folder, or begin one. Raises `Damaged` and `OSError`."""
        self.storage, self.indexname, self._schema, self._new = _Storage(str(folder)), NAME, schema, segment
        if self.latest_generation() < 0:
            Contents(schema, [], 0).write(self.storage)
        self._read_toc()

    def _read_toc(self) -> Contents:
        for _ in range(TRIES):
            generation = self.latest_generation()
            try:
                return Contents.read(self.storage, generation, self._schema, self._new)
            except FileNotFoundError:  # a writer in another process has just put a newer one in its place
                continue
        raise Damaged("its files are not all there")

    def contents(self) -> Contents:
        """The newest table of contents. Raises `Damaged` and `OSError`."""
        return self._read_toc()

    def commit(self, segments: list[Any], generation: int) -> None:
        """Make these segments the state of the index, and remove what belongs to older ones."""
        Contents(self._schema, segments, generation).write(self.storage)
        clean_files(self.storage, NAME, generation, segments)


TRIES = 10
"""How often a table of contents that has gone is looked for anew; each time another process has just committed."""
