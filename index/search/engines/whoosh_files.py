"""Whoosh's files, opened so that nothing in them can run.

Whoosh keeps its table of contents, and small values beside its postings, as pickles, and a pickle may name any function
to be called. Here the table of contents is JSON, and what is left is read by an unpickler that knows numbers, texts,
bytes, tuples, lists, sets and dictionaries and no name at all. Whoosh is imported through this file alone, because that
must be in force before any of its parts is; the warnings that newer Pythons print about its source are muted here too.
"""

from __future__ import annotations

import io
import json
import pickle
import warnings
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from index import private

warnings.filterwarnings("ignore", category=SyntaxWarning, module=r".*\bwhoosh\b")
warnings.filterwarnings("ignore", category=DeprecationWarning, module=r".*\bwhoosh\b")


class _PlainUnpickler(pickle.Unpickler):
    """Reads plain values; the name of a class or function is an error."""

    def find_class(self, module: str, name: str, /) -> NoReturn:
        raise pickle.UnpicklingError(f"the search index names {module}.{name}: it is not ours")


def plain_loads(data: bytes) -> Any:
    """The plain value that is pickled in `data`. Raises `pickle.UnpicklingError` when it is anything else."""
    return _PlainUnpickler(io.BytesIO(data)).load()


def plain_load(file: BinaryIO) -> Any:
    """The plain value that is pickled next in a file."""
    return _PlainUnpickler(file).load()


def plain_dumps(value: Any, _protocol: int = 0) -> bytes:
    """A plain value pickled so that `plain_loads` reads it: Whoosh's own protocol 2 names a function for bytes."""
    return pickle.dumps(value, PROTOCOL)


PROTOCOL = 4
"""The first protocol in which bytes, sets and long texts are written without the name of anything to be called."""

from whoosh import compat  # noqa: E402 - the muting above comes first

compat.loads, compat.load, compat.dumps = plain_loads, plain_load, plain_dumps

from whoosh import columns, fields, formats  # noqa: E402 - what they take from `compat` is ours now
from whoosh.codec import whoosh3  # noqa: E402
from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher, W3Segment  # noqa: E402
from whoosh.filedb import structfile  # noqa: E402
from whoosh.filedb.filestore import FileStorage  # noqa: E402
from whoosh.index import FileIndex, LockError, clean_files  # noqa: E402
from whoosh.reading import TermNotFound  # noqa: E402
from whoosh.system import pack_ushort  # noqa: E402
from whoosh.writing import CLEAR, SegmentWriter  # noqa: E402

for _part in (whoosh3, columns, formats):  # also where another has imported it first
    _part.loads, _part.dumps = plain_loads, plain_dumps
structfile.load_pickle = plain_load

__all__ = [
    "CLEAR",
    "Contents",
    "LockError",
    "SegmentWriter",
    "TermNotFound",
    "W3LeafMatcher",
    "WhooshIndex",
    "fields",
    "formats",
    "pack_ushort",
    "plain_dumps",
    "whoosh3",
]

NAME = "deraa"
"""The name that the files of the index begin with; those of an older form have Whoosh's own and are not opened."""


class Damaged(Exception):
    """The files of the index are not what was written; the text says what was found."""


class Contents:
    """The table of contents of one state of the index: its segments, and which of their documents are gone."""

    def __init__(self, schema: Any, segments: list[Any], generation: int) -> None:
        self.schema, self.segments, self.generation = schema, segments, generation

    def write(self, storage: _Storage) -> None:
        """Write it beside the older ones; it counts from the moment it has its name."""
        said = {"generation": self.generation, "fields": self.schema.names(), "segments": []}
        for segment in self.segments:
            sizes = {name: storage.file_length(name) for name in segment.list_files(storage)}
            gone = sorted(segment.deleted_docs())
            documents = segment.doc_count_all()
            said["segments"].append({"id": segment.segid, "documents": documents, "gone": gone, "files": sizes})
        name = f"_{NAME}_{self.generation}.toc"
        with storage.create_file(f"{name}.new") as file:
            file.write(json.dumps(said).encode())
        Path(storage.folder, f"{name}.new").replace(Path(storage.folder, name))

    @classmethod
    def read(cls, storage: _Storage, generation: int, schema: Any) -> Contents:
        """The table of contents of that number. Raises `Damaged` when it, or a file it names, is not what was written,
        and `OSError`.
        """
        path = Path(storage.folder, f"_{NAME}_{generation}.toc")
        try:
            said = json.loads(path.read_bytes())
            if said["generation"] != generation or said["fields"] != schema.names():
                raise Damaged(f"{path.name} is of another index")
            segments = [cls._segment(storage, each) for each in said["segments"]]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Damaged(f"{path.name} cannot be read ({error!r})") from None
        return cls(schema, segments, generation)

    @staticmethod
    def _segment(storage: _Storage, said: dict[str, Any]) -> Any:
        documents, gone = int(said["documents"]), {int(n) for n in said["gone"]}
        for name, size in said["files"].items():
            if Path(name).name != name or storage.file_length(name) != size:
                raise Damaged(f"{name} has another length than it was written with")
        return W3Segment(W3Codec(), NAME, documents, str(said["id"]), gone or None)


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

    def __init__(self, folder: Path, schema: Any) -> None:
        """Open the index in a folder, or begin one. Raises `Damaged` and `OSError`."""
        self.storage, self.indexname, self._schema = _Storage(str(folder)), NAME, schema
        if self.latest_generation() < 0:
            Contents(schema, [], 0).write(self.storage)
        self._read_toc()

    def _read_toc(self) -> Contents:
        for _ in range(TRIES):
            generation = self.latest_generation()
            try:
                return Contents.read(self.storage, generation, self._schema)
            except FileNotFoundError:  # a writer in another process has just put a newer one in its place
                continue
        raise Damaged("its files are not all there")

    def commit(self, segments: list[Any], generation: int) -> None:
        """Make these segments the state of the index, and remove what belongs to older ones."""
        Contents(self._schema, segments, generation).write(self.storage)
        clean_files(self.storage, NAME, generation, segments)


TRIES = 10
"""How often a table of contents that has gone is looked for anew; each time another process has just committed."""
