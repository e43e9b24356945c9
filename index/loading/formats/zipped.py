"""Zip archives within bounds: what one claims to hold is not believed, and each part is read as far as it may be."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from index.loading.formats.draft import Unreadable

MOST_PARTS = 20_000
"""Files in one archive that are looked at: a book has hundreds."""

MOST_OF_A_PART = 50_000_000
"""Bytes of one part that are read: a thousand pages of text are a tenth of it."""

CHUNK = 1 << 16
"""Bytes that are unpacked at once."""


@contextmanager
def opened(data: bytes, what: str) -> Iterator[zipfile.ZipFile]:
    """The archive that `what` (a word for the user: "document") is. Raises `Unreadable`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(f"the {what} is broken (it is no zip archive: {str(error)[:80]})") from None
    with archive:
        if len(archive.infolist()) > MOST_PARTS:
            raise Unreadable(f"the {what} holds more than {MOST_PARTS:,} parts")
        yield archive


def part_of(archive: zipfile.ZipFile, name: str, what: str, most: int = MOST_OF_A_PART) -> Iterator[bytes]:
    """The bytes of a part, piece by piece. Raises `Unreadable` where there is none, where it is broken or locked, or
    where it is more than `most`.
    """
    room = most
    try:
        with archive.open(name) as part:
            while piece := part.read(CHUNK):
                room -= len(piece)
                if room < 0:
                    raise Unreadable(f"the {what} is too large when unpacked")
                yield piece
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        raise Unreadable(f"the {what} is broken ({type(error).__name__}: {str(error)[:80]})") from None
    except RuntimeError:
        raise Unreadable(f"the {what} is locked with a password; save a copy without one") from None
