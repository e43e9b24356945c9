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
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

MAGIC = b"deraa:a1"
BLOCK = 8192
"""Bytes under one checksum: checking one takes some microseconds, and a rare word touches two."""
ALIGNED = 8
"""Where an array may begin, in bytes."""
_END = struct.Struct("<QQI")
"""At the very end: where the arrays end, how long the directory is, and the checksum of all behind the arrays."""

Array = NDArray[Any]


class Misread(Exception):
    """The file is not what was written; the text says what was found."""


def narrow(numbers: Array) -> Array:
    """The same whole numbers, none below zero, in as few bytes each as the largest needs."""
    most = int(numbers.max()) if len(numbers) else 0
    kind = np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32 if most < 1 << 32 else np.uint64
    return numbers.astype(kind, copy=False)


def write(file: BinaryIO, arrays: Mapping[str, Array]) -> None:
    """Write arrays by their names into an empty file."""
    directory: dict[str, tuple[str, int, int]] = {}
    sums: list[int] = []
    rest = bytearray(MAGIC)
    at = 0  # where `rest`, which is still to be written, begins
    for name, array in arrays.items():
        rest += bytes(-len(rest) % ALIGNED)
        little = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        directory[name] = (little.dtype.str, at + len(rest), len(little))
        rest += little.tobytes()
        whole = len(rest) // BLOCK * BLOCK
        sums += (crc32(memoryview(rest)[start : start + BLOCK]) for start in range(0, whole, BLOCK))
        file.write(rest[:whole])
        at, rest = at + whole, rest[whole:]
    sums.append(crc32(rest))
    file.write(rest)
    behind = np.asarray(sums, "<u4").tobytes() + json.dumps(directory).encode()
    length = len(behind) - 4 * len(sums)
    file.write(behind + _end(at + len(rest), length, behind))


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

    def between(self, start: int, end: int) -> Array:
        """The numbers from `start` to before `end`. Raises `Misread`."""
        if start < end:
            self._file.check(self._first + start * self._width, self._first + end * self._width)
        return self._array[start:end]

    def stretches(self, starts: Array, lengths: Array) -> Array:
        """The numbers of these stretches, one stretch after the other. Raises `Misread`."""
        self._file.check_all(self._first + starts * self._width, self._first + (starts + lengths) * self._width)
        return self._array[stretches(starts, lengths)]

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
        self._directory: dict[str, tuple[str, int, int]] = json.loads(behind[len(behind) - length :])

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def section(self, name: str) -> Section:
        """The array of that name. Raises `KeyError`."""
        kind, first, count = self._directory[name]
        return Section(self, np.frombuffer(self._map, np.dtype(kind), count, first), first)

    def check(self, start: int, end: int) -> None:
        """See that these bytes are what was written. Raises `Misread`."""
        first, last = start // BLOCK, (end - 1) // BLOCK + 1
        if self._flags.find(0, first, last) >= 0:
            self._check_blocks(first + np.flatnonzero(~self._checked[first:last]))

    def check_all(self, starts: Array, ends: Array) -> None:
        """The same for many stretches, of which most are in one block or two. Raises `Misread`."""
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
