"""The postings of one segment of the index as arrays (`gathering` makes them).

Each field has a dictionary of its forms, sorted by a hash so that many are looked up at once, and behind it one array
each of the documents that say a form, of how often, and of where. A form's share of an array is one stretch of it.
After the packed postings of Lucene and tantivy, without their compression by blocks: numbers as narrow as the largest
need half the bytes of the text, and are read without a line of Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import DTypeLike, NDArray

from index.search.engines.arrays_file import Array, ArraysFile, Misread, stretches
from index.search.rank.documents import NONE, IntArray, marked
from index.search.rank.occurrences import keys

ID = "id"
"""The field whose only form is the article's id."""
LENGTHS = "lengths"
"""How many words each document has, as coarsely as the index keeps it: the name of the array."""

TOGETHER = 30_000
"""Positions of a form up to which the checksums of all are seen to at once, also where few are asked for: eight blocks
or less, which take a few microseconds the first time, and one look later.
"""

BoolArray = NDArray[np.bool_]


class FormsOfField:
    """The forms of one field and where they stand. Documents are numbered within the segment."""

    def __init__(self, file: ArraysFile, name: str) -> None:
        """Open it. Raises `Misread`."""
        self._file = file
        self._hashes, self._form_bounds, self._row_bounds, self._place_bounds = (
            file.section(f"{name}.{part}").whole() for part in ("hashes", "forms_at", "rows_at", "places_at")
        )
        self._forms, self._numbers, self._times, self._positions = (
            file.section(f"{name}.{part}") for part in ("forms", "numbers", "times", "positions")
        )

    def __len__(self) -> int:
        return len(self._hashes)

    def find(self, forms: Sequence[bytes]) -> list[int]:
        """The row of each form in the dictionary; -1 where it is not in it. Raises `Misread`."""
        sought = np.fromiter(map(crc32, forms), np.uint32, len(forms))
        first, after = self._hashes.searchsorted(sought), self._hashes.searchsorted(sought, "right")
        rows = np.full(len(forms), -1)
        for at in np.flatnonzero(after > first).tolist():  # as a rule one row; several forms may have one hash
            there = (row for row in range(first[at], after[at]) if self._form(row) == forms[at])
            rows[at] = next(there, -1)
        found: list[int] = rows.tolist()
        return found

    def _form(self, row: int) -> bytes:
        return self._forms.between(int(self._form_bounds[row]), int(self._form_bounds[row + 1])).tobytes()

    def forms(self) -> list[bytes]:
        """Every form, by row."""
        data, bounds = self._forms.whole().tobytes(), self._form_bounds.tolist()
        return [data[start:end] for start, end in pairwise(bounds)]

    def most(self, row: int) -> int:
        """How many documents say a form, with those that are gone."""
        return int(self._row_bounds[row + 1]) - int(self._row_bounds[row])

    def documents(self, row: int) -> Array:
        """The documents that say a form, ascending. Raises `Misread`."""
        return self._numbers.between(int(self._row_bounds[row]), int(self._row_bounds[row + 1]))

    def rows(self, rows: Sequence[int]) -> tuple[IntArray, IntArray, IntArray]:
        """The documents that say each of these forms, form after form and ascending in each; how often each says it;
        and how many of them are of each form. Raises `Misread`.
        """
        if len(rows) == 1:
            first, last = int(self._row_bounds[rows[0]]), int(self._row_bounds[rows[0] + 1])
            return self._numbers.between(first, last), self._times.between(first, last), np.array([last - first])
        here = np.asarray(rows)
        starts = self._row_bounds[here].astype(np.int64)
        many = self._row_bounds[here + 1].astype(np.int64) - starts
        return self._numbers.stretches(starts, many), self._times.stretches(starts, many), many

    def postings(self, rows: Sequence[int], wanted: IntArray | None = None) -> tuple[IntArray, IntArray]:
        """The documents that say any of these forms, ascending, and how often each says them: of all documents, or of
        the `wanted` ones. Raises `Misread`.
        """
        numbers, times, many = self.rows(rows)
        if wanted is not None:
            there = self._among(numbers, wanted)
            numbers, times = numbers[there], times[there]
        if len(many) == 1:
            return numbers.astype(np.int64), times.astype(np.int64)
        often = np.bincount(numbers, times)
        found = np.flatnonzero(often != 0)
        return found, often[found].astype(np.int64)

    def _among(self, numbers: Array, wanted: IntArray) -> IntArray:
        """Where in `numbers`, which ascend form by form, the documents stand that are `wanted`."""
        if not len(numbers) or not len(wanted):
            return NONE
        return np.flatnonzero(marked(max(int(numbers.max()), int(wanted[-1])), [wanted])[numbers])

    def places(self, rows: Sequence[int], wanted: IntArray) -> IntArray:
        """Every place where any of these forms stands in the `wanted` documents, ascending: `occurrences.keys` of the
        document and the position. Raises `Misread`.
        """
        numbers, times, many = self.rows(rows)
        there = self._among(numbers, wanted)
        if not len(there):
            return NONE
        behind, often = times.cumsum(dtype=np.int64), times[there].astype(np.int64)
        starts = behind[there] - often
        if len(rows) == 1:
            positions = self._positions_of(rows[0], starts, often)
        else:
            ends = many.cumsum()
            first = self._place_bounds[np.asarray(rows)] - np.append(0, behind)[ends - many]
            positions = self._positions.stretches(first[ends.searchsorted(there, "right")] + starts, often)
        found = keys(np.repeat(numbers[there].astype(np.int64), often), positions)
        if len(rows) > 1:
            found.sort()
        return found

    def _positions_of(self, row: int, starts: IntArray, lengths: IntArray) -> Array:
        """Some stretches of the positions of one form, which are seen to together where they are few enough."""
        first, last = int(self._place_bounds[row]), int(self._place_bounds[row + 1])
        if last - first > TOGETHER:
            return self._positions.stretches(first + starts, lengths)
        return self._positions.between(first, last)[stretches(starts, lengths)]

    @property
    def many(self) -> IntArray:
        """How many words there are of each form, by row."""
        bounds = self._place_bounds.astype(np.int64)
        return bounds[1:] - bounds[:-1]

    @property
    def width(self) -> DTypeLike:
        """The kind of number that every position fits in."""
        return self._positions.kind

    def words(self, first: int, last: int) -> tuple[Array, Array, Array]:
        """Every word of the forms in these rows, up to before the last: its row, its document, its position; by row,
        then document. What was asked for before is let go of. Raises `Misread`.
        """
        self._file.let_go()
        bounds_of = self._place_bounds[first : last + 1].astype(np.int64)
        rows = np.repeat(np.arange(first, last, dtype=np.int32), bounds_of[1:] - bounds_of[:-1])
        bounds = int(self._row_bounds[first]), int(self._row_bounds[last])
        numbers = np.repeat(self._numbers.between(*bounds), self._times.between(*bounds))
        return rows, numbers, self._positions.between(int(self._place_bounds[first]), int(self._place_bounds[last]))


class Segment:
    """A segment's file, open for reading; it never changes, and outlives the states of the index it is part of."""

    def __init__(self, path: Path, fields: Iterable[str]) -> None:
        """Open it. Raises `Misread` and `OSError`."""
        self._file = ArraysFile(path)
        try:
            self.lengths = self._file.section(LENGTHS).whole()
            self.fields = {name: FormsOfField(self._file, name) for name in (ID, *fields)}
        except KeyError as missing:
            raise Misread(f"{path.name} lacks {missing}") from None

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def held(self) -> int:
        """Bytes of its file that may be in memory."""
        return self._file.held

    def let_go(self) -> None:
        """Give the system back what was read of the file."""
        self._file.let_go()

    def ids(self) -> list[str]:
        """The article of each document; read anew each time, for a hundred thousand take 7 MB."""
        known = self.fields[ID]
        ids = [form.decode("utf-8", "replace") for form in known.forms()]
        numbers, _, _ = known.rows(range(len(ids)))
        return [ids[row] for row in numbers.argsort()]

    def numbers(self, ids: Sequence[str]) -> list[int]:
        """The documents of those of these articles that are in it."""
        known = self.fields[ID]
        rows = [row for row in known.find([encoded(article) for article in ids]) if row >= 0]
        return known.rows(rows)[0].tolist() if rows else []


def encoded(form: str) -> bytes:
    """A form as it is kept."""
    return form.encode("utf-8", "replace")
