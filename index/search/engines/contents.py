"""Which segments an index has, and which of their documents are gone: its table of contents, a file of JSON.

A state of the index is a number and the file that goes by it; it counts from the moment it has its name. Reading needs
nothing of Whoosh, whose import would cost a search as much as its answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from index import private
from index.search.engines.engine import AROUND, TEXT, TITLE
from index.search.engines.segment import ID

NAME = "deraa"
"""The name that the files of the index begin with; those of the oldest form have Whoosh's own and are not opened."""
FORM = 2
"""The form of the files; those of another one are not opened."""
EXTENSION = ".arrays"
"""How the name of a segment's file ends."""
WORDS = (TEXT, TITLE, AROUND)
"""The fields of words, in the order in which they are kept."""

_FIELDS = sorted((ID, *WORDS))
_TOC = re.compile(rf"_{NAME}_([0-9]+)\.toc")

TRIES = 10
"""How often a table of contents that has gone is looked for anew; each time another process has just committed."""


class Damaged(Exception):
    """The files of the index are not what was written; the text says what was found."""


class ListedSegment(NamedTuple):
    """A segment: its name, how many documents it has, which of them are gone, and its files with their sizes."""

    name: str
    documents: int
    gone: frozenset[int]
    files: dict[str, int]

    def path(self, folder: Path) -> Path:
        """The file of its arrays."""
        return folder / f"{NAME}_{self.name}{EXTENSION}"


class Contents(NamedTuple):
    """The table of contents of one state of the index."""

    generation: int
    segments: Sequence[ListedSegment] = ()

    def write(self, folder: Path) -> None:
        """Write it beside the older ones. Raises `OSError`."""
        segments = [
            {"id": each.name, "documents": each.documents, "gone": sorted(each.gone), "files": each.files}
            for each in self.segments
        ]
        said = {"generation": self.generation, "fields": _FIELDS, "segments": segments}
        path = _file(folder, self.generation)
        new = path.with_name(f"{path.name}.new")
        private.touch(new)
        new.write_bytes(json.dumps({"form": FORM, "sum": _sum(said), "contents": said}).encode())
        new.replace(path)

    @classmethod
    def newest(cls, folder: Path) -> Contents:
        """The newest of an index; -1 is the number where none was begun. Raises `Damaged` and `OSError`."""
        for _ in range(TRIES):
            generation = latest(folder)
            try:
                return cls._read(folder, generation) if generation >= 0 else cls(generation)
            except FileNotFoundError:  # a writer in another process has just put a newer one in its place
                continue
        raise Damaged("its files are not all there")

    @classmethod
    def _read(cls, folder: Path, generation: int) -> Contents:
        path = _file(folder, generation)
        try:
            whole = json.loads(path.read_bytes())
            said = whole["contents"]
            if whole["form"] != FORM or whole["sum"] != _sum(said):
                raise Damaged(f"{path.name} is of another form, or not what was written")
            if said["generation"] != generation or said["fields"] != _FIELDS:
                raise Damaged(f"{path.name} is of another index")
            return cls(generation, [_segment(folder, each) for each in said["segments"]])
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Damaged(f"{path.name} cannot be read ({error!r})") from None


def latest(folder: Path) -> int:
    """The number of the newest state of the index in a folder; -1 where none was begun. Raises `OSError`."""
    return max((int(found[1]) for each in folder.iterdir() if (found := _TOC.fullmatch(each.name))), default=-1)


def _segment(folder: Path, said: dict[str, Any]) -> ListedSegment:
    for name, size in said["files"].items():
        if Path(name).name != name or (folder / name).stat().st_size != size:
            raise Damaged(f"{name} has another length than it was written with")
    return ListedSegment(
        str(said["id"]), int(said["documents"]), frozenset(int(n) for n in said["gone"]), said["files"]
    )


def _file(folder: Path, generation: int) -> Path:
    return folder / f"_{NAME}_{generation}.toc"


def _sum(contents: dict[str, Any]) -> int:
    return crc32(json.dumps(contents).encode())
