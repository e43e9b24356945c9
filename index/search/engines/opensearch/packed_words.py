"""The words of a report as ranking fetches them: each different form once, told by a hash, and which of them stands
where. So hundreds of reports are read as arrays, and no word of them is looked at.

Kept beside the documents as a value: a document lies in a block with others, and to unpack that and to read all it says
takes the cluster ten times as long.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Rows = NDArray[np.unsignedinteger]
"""Words in order, each as the row of its hash."""

BYTES = 6
"""Bytes of a hash: of a million different forms any is taken for another with a chance of four in a thousand million,
and then a report that is found anyway gets a wrong score.
"""
HASHES_KEPT = 200_000
"""Distinct words kept with their hash, some 25 MB: news reaches about 100,000 in 10,000 reports."""
_HALVES, _WHOLE = np.dtype("<u2"), np.dtype("<u8")
_SIZE = np.dtype("<u4")
_WIDTHS = (np.dtype("<u1"), np.dtype("<u2"), np.dtype("<u4"))
PARTS = 3
"""The text, the title, and what stands around it."""


class _Hashes(dict[str, bytes]):
    """The hash of each form, found when it is first met."""

    def __missing__(self, form: str) -> bytes:
        if len(self) >= HASHES_KEPT:
            self.clear()
        self[form] = found = blake2b(form.encode("utf-8", "surrogatepass"), digest_size=BYTES).digest()
        return found


_hashes = _Hashes()


def hash_of(form: str) -> int:
    """The hash that stands for a folded form."""
    return int.from_bytes(_hashes[form], "little")


def packed(parts: Sequence[Sequence[str]]) -> str:
    """The folded forms of the parts of a report, in order, as a value that the cluster keeps. About .1 ms of CPU."""
    row_of = {form: row for row, form in enumerate(dict.fromkeys(chain.from_iterable(parts)))}
    hashes = b"".join(map(_hashes.__getitem__, row_of))
    sizes = np.array([len(row_of), *map(len, parts)], _SIZE)
    said = np.array(list(map(row_of.__getitem__, chain.from_iterable(parts))), _width(len(row_of)))
    return base64.b64encode(sizes.tobytes() + hashes + said.tobytes()).decode()


class PackedWords:
    """The words of a report: the `hashes` of its different forms, and the rows of the words of each part."""

    __slots__ = ("hashes", "parts")

    def __init__(self, value: str) -> None:
        """Of a value that `packed` made, with or without its padding. Raises `ValueError` for any other."""
        raw = base64.b64decode(f"{value}==")
        different, *lengths = np.frombuffer(raw, _SIZE, 1 + PARTS).tolist()
        at = (1 + PARTS) * _SIZE.itemsize
        self.hashes = _with_ends(np.frombuffer(raw, _HALVES, different * BYTES // 2, at))
        rows = np.frombuffer(raw, _width(different), sum(lengths), at + different * BYTES)
        ends = np.cumsum(lengths).tolist()
        self.parts = tuple(rows[end - length : end] for end, length in zip(ends, lengths, strict=True))

    @property
    def size(self) -> int:
        """Bytes that it takes, about."""
        return int(self.hashes.nbytes + sum(part.nbytes for part in self.parts))


def _width(different: int) -> np.dtype[np.unsignedinteger]:
    """What holds the row of each of so many forms."""
    return next(width for width in _WIDTHS if different <= 1 << 8 * width.itemsize)


def _with_ends(halves: NDArray[np.uint16]) -> Hashes:
    """Hashes with the bytes behind them that are zero in all."""
    whole = np.zeros((len(halves) * 2 // BYTES, 4), _HALVES)
    whole[:, : BYTES // 2] = halves.reshape(-1, BYTES // 2)
    return whole.view(_WHOLE).ravel()


def sorted_hashes(forms: Iterable[str]) -> Hashes:
    """The hashes of these forms, ascending, each once."""
    return np.array(sorted(set(map(hash_of, forms))), _WHOLE)
