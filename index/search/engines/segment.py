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
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.search.engines.arrays_file import Array, ArraysFile, Misread, narrow, stretches
from index.search.rank.occurrences import IntArray, keys

ID = "id"
"""The field whose only form is the article's id."""
LENGTHS = "lengths"
"""How many words each document has, as coarsely as the index keeps it: the name of the array."""

SLICED = 3
"""Forms up to which each one's share is cut out by itself; of more they are gathered in one step."""

BoolArray = NDArray[np.bool_]


class FormsOfField:
    """The forms of one field and where they stand. Documents are numbered within the segment."""

    def __init__(self, file: ArraysFile, name: str) -> None:
        """Open it. Raises `Misread`."""
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

    def rows(self, rows: Sequence[int]) -> tuple[IntArray, IntArray, IntArray]:
        """The documents that say each of these forms, form after form and ascending in each; how often each says it;
        and how many of them are of each form. Raises `Misread`.
        """
        if len(rows) <= SLICED:
            bounds = [(int(self._row_bounds[row]), int(self._row_bounds[row + 1])) for row in rows]
            told = [(self._numbers.between(*at), self._times.between(*at)) for at in bounds]
            joined = told[0] if len(told) == 1 else tuple(np.concatenate(each) for each in zip(*told, strict=True))
            return joined[0].astype(np.int64), joined[1].astype(np.int64), np.array([b - a for a, b in bounds])
        here = np.asarray(rows)
        starts = self._row_bounds[here].astype(np.int64)
        many = self._row_bounds[here + 1].astype(np.int64) - starts
        numbers, times = self._numbers.stretches(starts, many), self._times.stretches(starts, many)
        return numbers.astype(np.int64), times.astype(np.int64), many

    def postings(self, rows: Sequence[int]) -> tuple[IntArray, IntArray]:
        """The documents that say any of these forms, ascending, and how often each says them. Raises `Misread`."""
        numbers, times, many = self.rows(rows)
        if len(many) == 1:
            return numbers, times
        often = np.bincount(numbers, times)
        numbers = np.flatnonzero(often)
        return numbers, often[numbers].astype(np.int64)

    def places(self, rows: Sequence[int], wanted: BoolArray) -> IntArray:
        """Every place where any of these forms stands in the `wanted` documents, ascending: `occurrences.keys` of the
        document and the position. Raises `Misread`.
        """
        numbers, times, many = self.rows(rows)
        before = times.cumsum() - times
        starts = before + np.repeat(self._place_bounds[np.asarray(rows)] - before[many.cumsum() - many], many)
        kept = wanted[numbers]
        numbers, times, starts = numbers[kept], times[kept], starts[kept]
        found = keys(np.repeat(numbers, times), self._positions.stretches(starts, times))
        if len(many) > 1:
            found.sort()
        return found

    def tokens(self) -> tuple[Array, Array, Array]:
        """Every word of every document as three arrays: its row, its document, its position; by row, then document."""
        numbers, times = self._numbers.whole(), self._times.whole()
        many = self._place_bounds[1:] - self._place_bounds[:-1]
        rows = np.repeat(np.arange(len(self), dtype=np.uint32), many)
        return rows, np.repeat(numbers, times), self._positions.whole()


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
            "forms_at": _bounds([len(form) for form in forms]),
            "forms": np.frombuffer(b"".join(forms), np.uint8),
            "rows_at": _bounds(np.bincount(rows[first], minlength=len(forms))),
            "places_at": _bounds(times[order]),
            "numbers": narrow(numbers[first]),
            "times": narrow(np.diff(first, append=len(rows))),
            "positions": narrow(positions),
        }


def _bounds(sizes: Sequence[int] | Array) -> Array:
    """Where each stretch begins, and where the last ends."""
    return narrow(np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))))
