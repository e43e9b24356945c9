"""A file of arrays of numbers and bytes: written once, mapped into memory, checked as it is read.

The arrays stand one after the other, then the checksum (CRC-32) of each block of them, then a directory in JSON with
its own checksum. What is opened costs the directory alone; a block is checked when something in it is first asked for,
so that a search never takes for words what are flipped bits, and never reads more than it shows. Nothing in such a file
can run.
"""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np
from numpy.typing import DTypeLike, NDArray

MAGIC = b"deraa:a1"
BLOCK = 8192
"""Bytes under one checksum: checking one takes some microseconds, and a rare word touches two."""
ALIGNED = 8
"""Where an array may begin, in bytes."""
WINDOW = 1 << 16
"""Bytes that a system brings in at most where one of them is asked for."""
LONG = 100
"""Numbers in a stretch, in the mean, from which each is cut out by itself: shorter ones are gathered in one step, which
takes some nanoseconds for each number, where a cut takes some hundred for each stretch.
"""
_END = struct.Struct("<QQI")
"""At the very end: where the arrays end, how long the directory is, and the checksum of all behind the arrays."""

Array = NDArray[Any]


class Misread(Exception):
    """The file is not what was written; the text says what was found."""


def narrow(numbers: Array) -> Array:
    """The same whole numbers, none below zero, in as few bytes each as the largest needs."""
    return numbers.astype(narrowest(int(numbers.max()) if len(numbers) else 0), copy=False)


def narrowest(most: int) -> DTypeLike:
    """The kind of whole number, none below zero, that holds numbers up to `most` in the fewest bytes."""
    return np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32 if most < 1 << 32 else np.uint64


def write(file: BinaryIO, arrays: Iterable[tuple[str, Iterable[Array]]]) -> None:
    """Write arrays by their names into an empty file, each in parts of one kind, one at least: no more is held than
    the part that is written.
    """
    directory: dict[str, tuple[str, int, int]] = {}
    blocks = _Blocks(file)
    blocks.put(MAGIC)
    for name, parts in arrays:
        blocks.put(bytes(-blocks.end % ALIGNED))
        first, count, kind = blocks.end, 0, ""
        for part in parts:
            little = np.ascontiguousarray(part, part.dtype.newbyteorder("<"))
            kind, count = little.dtype.str, count + len(little)
            blocks.put(little.tobytes())
        directory[name] = (kind, first, count)
    sums = blocks.sums()
    behind = np.asarray(sums, "<u4").tobytes() + json.dumps(directory).encode()
    length = len(behind) - 4 * len(sums)
    file.write(behind + _end(blocks.end, length, behind))


class _Blocks:
    """Bytes on their way into a file, with a checksum of each block of them."""

    def __init__(self, file: BinaryIO) -> None:
        self.end = 0
        """Where the next bytes will stand."""
        self._file, self._rest, self._sums = file, b"", list[int]()

    def put(self, data: bytes) -> None:
        """Write these bytes behind the others."""
        self.end += len(data)
        data = self._rest + data if self._rest else data
        whole = len(data) // BLOCK * BLOCK
        view = memoryview(data)
        self._sums += (crc32(view[start : start + BLOCK]) for start in range(0, whole, BLOCK))
        self._file.write(view[:whole])
        self._rest = data[whole:]

    def sums(self) -> list[int]:
        """The checksums of all blocks, when all that is to be put was."""
        self._file.write(self._rest)
        return [*self._sums, crc32(self._rest)]


def _end(end: int, length: int, behind: bytes) -> bytes:
    """The end of a file: it is in the checksum itself."""
    return _END.pack(end, length, crc32(b"%d %d" % (end, length), crc32(behind)))


def stretches(starts: Array, lengths: Array) -> NDArray[np.int64]:
    """The whole numbers of each stretch, one stretch after the other: of starts 5, 20 and lengths 2, 3 it is 5, 6, 20,
    21, 22.
    """
    behind = lengths.cumsum()
    return np.repeat(starts - behind + lengths, lengths) + np.arange(behind[-1] if len(behind) else 0)


class Section:
    """One array of a file; what is taken from it is checked first. Slicing copies nothing."""

    __slots__ = ("_array", "_file", "_first", "_width")

    def __init__(self, file: ArraysFile, array: Array, first: int) -> None:
        self._file, self._array, self._first, self._width = file, array, first, array.itemsize

    def __len__(self) -> int:
        return len(self._array)

    @property
    def kind(self) -> DTypeLike:
        """The kind of its numbers."""
        return self._array.dtype

    def between(self, start: int, end: int) -> Array:
        """The numbers from `start` to before `end`. Raises `Misread`."""
        if start < end:
            self._file.check(self._first + start * self._width, self._first + end * self._width)
        return self._array[start:end]

    def stretches(self, starts: Array, lengths: Array) -> Array:
        """The numbers of these stretches, one stretch after the other. Raises `Misread`."""
        self._file.check_all(self._first + starts * self._width, self._first + (starts + lengths) * self._width)
        if lengths.sum() <= LONG * len(starts):
            return self._array[stretches(starts, lengths)]
        ends = (starts + lengths).tolist()
        return np.concatenate([self._array[start:end] for start, end in zip(starts.tolist(), ends, strict=True)])

    def whole(self) -> Array:
        """All of it. Raises `Misread`."""
        return self.between(0, len(self._array))


class ArraysFile:
    """A file of arrays, open for reading. Safe to use from any thread."""

    def __init__(self, path: Path) -> None:
        """Map it. Raises `Misread` and `OSError`."""
        self._name = path.name
        with path.open("rb") as file:
            try:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError:  # an empty file cannot be mapped
                raise Misread(f"{path.name} is empty") from None
        size = len(self._map) - _END.size
        if size < len(MAGIC) or self._map[: len(MAGIC)] != MAGIC:
            raise Misread(f"{path.name} is no file of arrays")
        self._end, length, _ = _END.unpack(self._map[size:])
        behind = self._map[self._end : size] if self._end <= size else b""
        if self._end > size or _end(self._end, length, behind) != self._map[size:]:
            raise Misread(f"{path.name} has another directory than it was written with")
        self._sums = np.frombuffer(behind[: len(behind) - length], "<u4")
        self._flags = bytearray(len(self._sums))
        self._checked = np.frombuffer(self._flags, np.bool_)  # the same bytes, for whoever looks at many
        self._held = np.zeros(len(self._map) // WINDOW + 1, np.bool_)
        self._directory: dict[str, tuple[str, int, int]] = json.loads(behind[len(behind) - length :])

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def section(self, name: str) -> Section:
        """The array of that name. Raises `KeyError`."""
        kind, first, count = self._directory[name]
        return Section(self, np.frombuffer(self._map, np.dtype(kind), count, first), first)

    @property
    def held(self) -> int:
        """Bytes of it that may be in memory: what lies around all that was asked for since it was let go of."""
        return WINDOW * int(np.count_nonzero(self._held))

    def let_go(self) -> None:
        """Give the system back what was read of it; what is asked for again is read again."""
        self._held[:] = False
        if hasattr(mmap, "MADV_DONTNEED"):  # elsewhere the system takes it when it wants memory
            self._map.madvise(mmap.MADV_DONTNEED)

    def check(self, start: int, end: int) -> None:
        """See that these bytes are what was written. Raises `Misread`."""
        self._held[start // WINDOW : end // WINDOW + 1] = True
        first, last = start // BLOCK, (end - 1) // BLOCK + 1
        if self._flags.find(0, first, last) >= 0:
            self._check_blocks(first + np.flatnonzero(~self._checked[first:last]))

    def check_all(self, starts: Array, ends: Array) -> None:
        """The same for many stretches, of which most are in one block or two. Raises `Misread`."""
        self._held[starts // WINDOW] = self._held[ends // WINDOW] = True
        first, last = starts // BLOCK, np.maximum(ends - 1, starts) // BLOCK
        if not (self._checked[first].all() and self._checked[last].all()):
            blocks = np.concatenate((first, last))
            self._check_blocks(np.unique(blocks[~self._checked[blocks]]))
        for row in np.flatnonzero(last - first > 1):
            self.check(int(starts[row]), int(ends[row]))

    def _check_blocks(self, blocks: Array) -> None:
        for block in blocks.tolist():
            data = self._map[block * BLOCK : min((block + 1) * BLOCK, self._end)]
            if crc32(data) != self._sums[block]:
                raise Misread(f"{self._name} is not what was written, {block * BLOCK} bytes into it")
            self._checked[block] = True
