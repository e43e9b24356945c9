"""Archives (.zip, .wacz, .tar): each file in one is read as if it lay in the folder.

Nothing is unpacked to disk. How much is read is bounded for each file and for all of them; an archive in an archive is
read, one deeper is not. What is not read is told of.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import replace

from index.loading import ocr
from index.loading.formats import naming
from index.loading.formats.draft import Draft, Unreadable
from index.loading.formats.loading import READERS, unpacked, unread_reason
from index.loading.formats.source import Source
from index.loading.formats.zipped import MOST_PARTS, opened, part_of

MOST_UNPACKED = 500_000_000
"""Bytes of all files in an archive together that are read, one at a time."""

MOST_OF_ONE = 100_000_000
"""Bytes of one of them."""

MOST_TOLD = 3
"""Files of an archive that are named in a remark."""

DEEPEST = 2
"""Archives inside one another that are read."""

NESTING = frozenset([".zip", ".wacz", ".tar", ".tgz"])
"""The suffixes of archives."""


def read_zip(source: Source) -> Iterator[Draft]:
    """The reports of a zip archive; of a web archive collection (WACZ) those of its crawls."""
    with opened(source.data, "archive") as archive:
        paths = [part.filename for part in archive.infolist() if not part.is_dir()]
        yield from _Reading(source).all(paths, lambda path: b"".join(part_of(archive, path, "file", MOST_OF_ONE)))


def read_tar(source: Source) -> Iterator[Draft]:
    """The reports of a tar archive, packed or not."""
    try:
        with tarfile.open(fileobj=io.BytesIO(source.data), mode="r:*") as archive:
            members: dict[str, tarfile.TarInfo] = {}
            for member in archive:
                if len(members) >= MOST_PARTS:
                    source.remarks.append(f"only the first {MOST_PARTS:,} files in it are read")
                    break
                if member.isfile():
                    members[member.name.removeprefix("./")] = member

            def data_of(path: str) -> bytes:
                file = archive.extractfile(members[path])
                data = file.read(MOST_OF_ONE + 1) if file else b""
                if len(data) > MOST_OF_ONE:
                    raise Unreadable("the file is too large when unpacked")
                return data

            yield from _Reading(source).all(list(members), data_of)
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise Unreadable(f"the archive is broken ({str(error)[:100]})") from None


def _is_hidden(path: str) -> bool:
    """Whether a file is one of the system's own: `__MACOSX/`, `.DS_Store`; a path that climbs is none of a report."""
    return any(part.startswith((".", "__MACOSX")) for part in path.split("/") if part)


class _Reading:
    """Reads the files of one archive, one after the other."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._room = MOST_UNPACKED
        self._unread: list[tuple[str, str]] = []

    def all(self, paths: list[str], data_of: Callable[[str], bytes]) -> Iterator[Draft]:
        """The reports of the files at these paths in the archive."""
        seen = [path for path in paths if not _is_hidden(path)]
        names = naming.names_of(seen, tuple(READERS))
        for path in seen:
            try:
                yield from self._one(path, names[path], data_of)
            except Unreadable as reason:
                self._unread.append((path, str(reason)))
        self._tell(len(seen))

    def _one(self, path: str, name: str, data_of: Callable[[str], bytes]) -> Iterator[Draft]:
        suffix = (naming.suffix_of(path, READERS) or "").lower()
        if not suffix:
            raise Unreadable(unread_reason(path))
        bare = suffix.removesuffix(naming.GZIP)
        if bare in NESTING and self._source.depth + 1 >= DEEPEST:
            raise Unreadable("an archive in an archive in an archive is not read; unpack it")
        format = READERS[bare]
        if format.lacks:
            raise Unreadable(format.lacks)
        if self._room <= 0:
            raise Unreadable(f"no more than {MOST_UNPACKED // 1_000_000} MB of an archive are read; unpack it")
        data = data_of(path)
        if suffix.endswith(naming.GZIP):
            data = unpacked(data, min(format.most, MOST_OF_ONE), [])
        self._room -= len(data)
        if not data:
            raise Unreadable("the file is empty")
        if len(data) > format.most:
            raise Unreadable(f"the file is larger than {format.most // 1_000_000} MB")
        remarks: list[str] = []
        name, depth = f"{self._source.name}/{name}", self._source.depth + 1
        yield from format.reader()(replace(self._source, data=data, name=name, remarks=remarks, depth=depth))
        self._unread += [(path, remark) for remark in remarks]

    def _tell(self, count: int) -> None:
        """Say what was not read of the archive."""
        if not self._unread:
            return
        self._unread.sort(key=lambda unread: ocr.WAITING not in unread[1])  # by them it is known what is to be done
        said = "; ".join(f"{path}: {reason}" for path, reason in self._unread[:MOST_TOLD])
        more = " and others" if len(self._unread) > MOST_TOLD else ""
        self._source.remarks.append(f"of {count:,} files in it not all is read ({said}{more})")
