"""How postings are packed into Whoosh's files, and read from them block by block."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from index.search.engines.whoosh_files import W3LeafMatcher, fields, formats


class Positions(formats.Positions):  # type: ignore[misc]
    """Word positions as a packed array: Whoosh's own are pickles, ten times slower to read for a phrase."""

    def encode(self, positions: Sequence[int]) -> bytes:
        """Pack ascending positions: a letter for their width, then each."""
        kind = "H" if positions[-1] < 0x10000 else "I"
        return kind.encode() + array(kind, positions).tobytes()

    def decode_positions(self, value: bytes) -> array[int]:
        """The positions that were packed."""
        return unpacked(value)

    def decode_frequency(self, value: bytes) -> int:
        """How many were packed."""
        return (len(value) - 1) // array(chr(value[0])).itemsize

    def combine(self, values: Iterable[bytes]) -> bytes:
        """All that were packed, each once."""
        return self.encode(sorted({at for value in values for at in self.decode_positions(value)}))


def unpacked(value: bytes) -> array[int]:
    """The positions that `Positions.encode` packed; damaged bytes give wrong ones and never an error."""
    kind = chr(value[0])
    width = 2 if kind == "H" else 4
    return array("H" if width == 2 else "I", value[1 : 1 + (len(value) - 1) // width * width])


class FormField(fields.FieldType):  # type: ignore[misc]
    """A field of folded forms; the analysis is ours, and `Writer.put` takes them as they are."""

    indexed, stored, scorable, unique, sortable, vector, spelling = True, False, True, False, False, None, False
    column_type = None

    def __init__(self) -> None:
        self.format = Positions()
        self.analyzer = None


class StoredOccurrences:
    """The postings of a form as the index holds them; positions are unpacked when they are asked for."""

    __slots__ = ("_rows", "_values", "numbers", "times")

    def __init__(self, numbers: array[int], values: list[bytes]) -> None:
        self.numbers = numbers
        self._values = values
        self._rows: dict[int, int] | None = None
        narrow = b"H"[0]
        self.times = array("l", [(len(v) - 1) >> (1 if v[0] == narrow else 2) for v in values])

    def at(self, number: int) -> Sequence[int]:
        """Where the form stands in a document."""
        if self._rows is None:
            self._rows = {n: row for row, n in enumerate(self.numbers)}
        row = self._rows.get(number)
        if row is None:
            return ()
        return unpacked(self._values[row])


def all_postings(matcher: Any) -> tuple[Sequence[int], Sequence[bytes]]:
    """Every document number of a matcher over one segment, and what is kept with each."""
    if not isinstance(matcher, W3LeafMatcher):  # a word of one document is kept with the word itself
        return [matcher.id()], [matcher.value()]
    ids: list[int] = []
    values: list[bytes] = []
    while matcher.is_active():
        matcher._read_ids()
        matcher._read_values()
        ids += matcher._ids
        values += matcher._values
        matcher._next_block()
    return ids, values
