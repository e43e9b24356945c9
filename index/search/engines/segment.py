"""The postings of one segment of the index as arrays: gathered from articles and from older segments, and asked.

Each field has a dictionary of its forms, sorted by a hash so that many are looked up at once, and behind it one array
each of the documents that say a form, of how often, and of where. A form's share of an array is one stretch of it.
After the packed postings of Lucene and tantivy, without their compression by blocks: numbers as narrow as the largest
need half the bytes of the text, and are read without a line of Python.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.search.engines.arrays_file import Array, ArraysFile, Misread, narrow
from index.search.rank.occurrences import IntArray, keys, stretches

ID = "id"
"""The field whose only form is the article's id."""
LENGTHS = "lengths"
"""How many words each document has, as coarsely as the index keeps it: the name of the array."""

BoolArray = NDArray[np.bool_]


class FormsOfField:
    """The forms of one field and where they stand. Documents are numbered within the segment."""

    def __init__(self, file: ArraysFile, name: str) -> None:
        """Open it. Raises `Misread`."""
        self._hashes, self._ends, self._row_ends, self._place_ends = (
            file.section(f"{name}.{part}").whole() for part in ("hashes", "ends", "row_ends", "place_ends")
        )
        self._forms = file.section(f"{name}.forms")
        self._numbers, self._times, self._positions = (
            file.section(f"{name}.{part}") for part in ("numbers", "times", "positions")
        )

    def __len__(self) -> int:
        return len(self._hashes)

    def find(self, forms: Sequence[bytes]) -> list[int]:
        """The row of each form in the dictionary; -1 where it is not in it. Raises `Misread`."""
        sought = np.fromiter(map(crc32, forms), np.uint32, len(forms))
        first, after = (self._hashes.searchsorted(sought, side).tolist() for side in ("left", "right"))
        return [
            next((row for row in range(a, b) if self.form(row) == form), -1) if a < b else -1
            for form, a, b in zip(forms, first, after, strict=True)
        ]

    def form(self, row: int) -> bytes:
        """The form of a row."""
        return self._forms.between(*_stretch(self._ends, row)).tobytes()

    def forms(self) -> list[bytes]:
        """Every form, by row."""
        data, ends = self._forms.whole().tobytes(), self._ends.tolist()
        return [data[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    def rows(self, row: int) -> tuple[Array, Array]:
        """The documents that say a form, ascending, and how often each. Raises `Misread`."""
        start, end = _stretch(self._row_ends, row)
        return self._numbers.between(start, end), self._times.between(start, end)

    def postings(self, rows: Sequence[int]) -> tuple[IntArray, IntArray]:
        """The documents that say any of these forms, ascending, and how often each says them. Raises `Misread`."""
        told = [self.rows(row) for row in rows]
        if len(told) == 1:
            return told[0][0].astype(np.int64), told[0][1].astype(np.int64)
        often = np.bincount(np.concatenate([n for n, _ in told]), np.concatenate([t for _, t in told]))
        numbers = np.flatnonzero(often)
        return numbers, often[numbers].astype(np.int64)

    def places(self, rows: Sequence[int], wanted: BoolArray) -> IntArray:
        """Every place where any of these forms stands in the `wanted` documents, ascending: `occurrences.keys` of the
        document and the position. Raises `Misread`.
        """
        told = [self.rows(row) for row in rows]
        numbers = np.concatenate([n for n, _ in told]).astype(np.int64)
        times = np.concatenate([t for _, t in told]).astype(np.int64)
        before = times.cumsum() - times
        spans = [_stretch(self._place_ends, row) for row in rows]
        many = np.array([len(n) for n, _ in told])
        starts = before + np.repeat([a for a, _ in spans] - before[many.cumsum() - many], many)
        kept = wanted[numbers]
        numbers, times, starts = numbers[kept], times[kept], starts[kept]
        for start, end in spans if len(numbers) else ():
            self._positions.between(start, end)
        where = self._positions.unchecked()[stretches(starts, times)]
        found = keys(np.repeat(numbers, times), where)
        if len(rows) > 1:
            found.sort()
        return found

    def tokens(self) -> tuple[Array, Array, Array]:
        """Every word of every document as three arrays: its row, its document, its position; by row, then document."""
        numbers, times = self._numbers.whole(), self._times.whole()
        rows = np.repeat(np.arange(len(self), dtype=np.uint32), np.diff(self._place_ends, prepend=0).astype(np.int64))
        return rows, np.repeat(numbers, times.astype(np.int64)), self._positions.whole()


def _stretch(ends: Array, row: int) -> tuple[int, int]:
    return int(ends[row - 1]) if row else 0, int(ends[row])


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

    @cached_property
    def ids(self) -> list[str]:
        """The article of each document."""
        found = [""] * len(self)
        known = self.fields[ID]
        for row, form in enumerate(known.forms()):
            found[int(known.rows(row)[0][0])] = form.decode("utf-8", "replace")
        return found

    def numbers(self, ids: Sequence[str]) -> list[int]:
        """The documents of those of these articles that are in it."""
        known = self.fields[ID]
        return [int(known.rows(row)[0][0]) for row in known.find([encoded(i) for i in ids]) if row >= 0]


def encoded(form: str) -> bytes:
    """A form as it is kept."""
    return form.encode("utf-8", "replace")


class Gathered:
    """The documents of a segment to be: new ones, and those of older segments that are merged into it."""

    def __init__(self, fields: Iterable[str]) -> None:
        self._lengths: list[int] = []
        self._fields = {name: _GatheredForms() for name in (ID, *fields)}

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, article: str, words: Mapping[str, Sequence[str]], length: int) -> None:
        """Another document, its length as coarsely as the index keeps it."""
        self._fields[ID].add((article,))
        for name, forms in words.items():
            self._fields[name].add(forms)
        self._lengths.append(length)

    def add_segment(self, segment: Segment, gone: Iterable[int]) -> None:
        """The documents of an older segment but for those that are `gone`."""
        kept = np.ones(len(segment), np.bool_)
        kept[list(gone)] = False
        for name, gathered in self._fields.items():
            gathered.add_field(segment.fields[name], kept)
        self._lengths += segment.lengths[kept].tolist()

    def arrays(self) -> dict[str, Array]:
        """All of it as the arrays of a `Segment`."""
        found: dict[str, Array] = {LENGTHS: narrow(np.asarray(self._lengths, np.int64))}
        for name, gathered in self._fields.items():
            found |= {f"{name}.{part}": array for part, array in gathered.arrays().items()}
        return found


class _GatheredForms:
    """One field of them: a number for each form, and every word as the number of its form, its document, its place."""

    def __init__(self) -> None:
        self._known: defaultdict[str, int] = defaultdict()
        self._known.default_factory = self._known.__len__
        self._documents = 0
        self._said = array("I")
        self._many: list[int] = []
        self._words: list[tuple[Array, Array, Array]] = []

    def add(self, forms: Sequence[str]) -> None:
        """The words of the next document."""
        self._said.extend(map(self._known.__getitem__, forms))
        self._many.append(len(forms))

    def add_field(self, field: FormsOfField, kept: BoolArray) -> None:
        """The words of the `kept` documents of an older segment come next."""
        self._take_said()
        rows, numbers, positions = field.tokens()
        ours = np.array([self._known[form.decode("utf-8", "replace")] for form in field.forms()], np.uint32)
        moved = (kept.cumsum() - 1 + self._documents).astype(np.uint32)
        there = kept[numbers]
        self._words.append((ours[rows[there]], moved[numbers[there]], positions[there]))
        self._documents += int(kept.sum())

    def _take_said(self) -> None:
        many = np.array(self._many, np.int64)
        said, self._said = np.frombuffer(self._said, np.uint32), array("I")
        numbers = np.repeat(np.arange(self._documents, self._documents + len(many), dtype=np.uint32), many)
        self._words.append((said, numbers, narrow(stretches(np.zeros_like(many), many))))
        self._documents += len(many)
        self._many = []

    def arrays(self) -> dict[str, Array]:
        """The field as the arrays that `FormsOfField` reads."""
        self._take_said()
        said, numbers, positions = (np.concatenate(part) for part in zip(*self._words, strict=True))
        self._words = []
        forms = [encoded(form) for form in self._known]
        times = np.bincount(said, minlength=len(forms))
        order = sorted(np.flatnonzero(times).tolist(), key=lambda number: (crc32(forms[number]), forms[number]))
        row_of = np.zeros(len(forms), np.int64)
        row_of[order] = np.arange(len(order))
        rows = narrow(row_of[said])
        by_row = rows.argsort(kind="stable")  # the words of one form stay in order: by document, then place
        rows, numbers, positions = rows[by_row], numbers[by_row], positions[by_row]
        first = np.flatnonzero(np.diff(rows, prepend=-1) | np.diff(numbers, prepend=-1)) if len(rows) else by_row
        forms = [forms[number] for number in order]
        return {
            "hashes": np.fromiter(map(crc32, forms), np.uint32, len(forms)),
            "ends": narrow(np.cumsum([len(form) for form in forms], dtype=np.int64)),
            "forms": np.frombuffer(b"".join(forms), np.uint8),
            "row_ends": narrow(np.bincount(rows[first], minlength=len(forms)).cumsum()),
            "place_ends": narrow(times[order].cumsum()),
            "numbers": narrow(numbers[first]),
            "times": narrow(np.diff(first, append=len(rows))),
            "positions": narrow(positions),
        }
