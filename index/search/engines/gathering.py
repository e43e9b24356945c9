"""The arrays of a segment, made of articles that come in and of older segments that are merged into it.

What comes in is a number for each word until it is written; an older segment is sorted as the new one will be, so its
share of some forms is one stretch of it. Forms are therefore put together a range at a time, and what is put together
is written at once or narrow: however large a segment becomes, few words are held at once beside what is written.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol
from zlib import crc32

import numpy as np
from numpy.typing import DTypeLike

from index.search.engines.arrays_file import Array, narrow, narrowest
from index.search.engines.segment import ID, LENGTHS, FormsOfField, Segment, encoded
from index.search.rank.documents import IntArray
from index.text.numbered import NUMBER, NumberedForms, Numbers

AT_ONCE = 500_000
"""Words that are put together at once: some 25 MB while they are sorted."""

Parts = Iterator[tuple[str, Iterable[Array]]]
"""Arrays by their names, each in parts, as they are written."""


class Gathered:
    """The documents of a segment to be: new ones, then those of older segments."""

    def __init__(self, fields: Iterable[str]) -> None:
        self._lengths: list[int] = []
        self._numbers = Numbers()
        self._fields = {name: _GatheredForms(self._numbers) for name in (ID, *fields)}

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, article: str, words: Mapping[str, Sequence[str]], length: int) -> None:
        """Another document, its length as coarsely as the index keeps it; all come before the first older segment."""
        self._fields[ID].add((article,))
        for name, forms in words.items():
            self._fields[name].add(forms)
        self._lengths.append(length)

    def add_segment(self, segment: Segment, gone: Iterable[int]) -> None:
        """The documents of an older segment but for those that are `gone`."""
        kept = np.ones(len(segment), np.bool_)
        kept[list(gone)] = False
        moved = np.where(kept, kept.cumsum(dtype=np.int32) - 1 + len(self), -1).astype(np.int32)
        for name, gathered in self._fields.items():
            gathered.add_older(segment.fields[name], moved)
        self._lengths += segment.lengths[kept].tolist()

    def arrays(self) -> Parts:
        """All of it as the arrays of a `Segment`; each is to be taken before the next is asked for."""
        yield LENGTHS, [narrow(np.asarray(self._lengths, np.int64))]
        for name, gathered in self._fields.items():
            yield from ((f"{name}.{part}", array) for part, array in gathered.arrays())


class _Sorted(Protocol):
    """Words sorted by form: of an older segment, or of the documents that came in."""

    @property
    def many(self) -> IntArray:
        """How many words there are of each form, by row."""

    @property
    def width(self) -> DTypeLike:
        """The kind of number that every position fits in."""

    def forms(self) -> list[bytes]:
        """Every form, by row: by hash, then by bytes."""

    def words(self, first: int, last: int) -> tuple[Array, Array, Array]:
        """Every word of these rows: its row, its document, its position; by row, then document, then position."""


class _Incoming:
    """The words of documents that came in, as numbers of one table."""

    def __init__(self, table: Sequence[str]) -> None:
        self.table = table
        self._said, self._lengths = array(NUMBER), array(NUMBER)

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, numbers: array[int]) -> None:
        """The words of the next document."""
        self._said.extend(numbers)
        self._lengths.append(len(numbers))

    def sorted(self) -> _SortedWords:
        """All of them by form."""
        said, each = np.frombuffer(self._said, np.uint32), np.frombuffer(self._lengths, np.uint32)
        many = np.bincount(said, minlength=len(self.table))
        used = np.flatnonzero(many)
        forms = [encoded(self.table[number]) for number in used.tolist()]
        order = _order(forms)
        row_of = np.zeros(len(many), narrowest(len(forms)))
        row_of[used[order]] = np.arange(len(order))
        by_row = row_of[said].argsort(kind="stable").astype(np.uint32)  # the words of one form stay in order
        numbers = np.repeat(np.arange(len(each), dtype=narrowest(len(each))), each)[by_row]
        first = np.cumsum(each, dtype=np.uint32) - each
        positions = narrow(np.arange(len(said), dtype=np.uint32) - np.repeat(first, each))[by_row]
        return _SortedWords([forms[number] for number in order.tolist()], many[used[order]], numbers, positions)


class _SortedWords:
    """Words that came in, sorted."""

    def __init__(self, forms: list[bytes], many: IntArray, numbers: Array, positions: Array) -> None:
        self._forms, self.many, self._numbers, self._positions = forms, many, numbers, positions
        self._bounds = np.concatenate(([0], many.cumsum()))
        self.width = positions.dtype

    def forms(self) -> list[bytes]:
        return self._forms

    def words(self, first: int, last: int) -> tuple[Array, Array, Array]:
        here = slice(int(self._bounds[first]), int(self._bounds[last]))
        rows = np.repeat(np.arange(first, last, dtype=np.int32), self.many[first:last])
        return rows, self._numbers[here], self._positions[here]


def _order(forms: Sequence[bytes]) -> IntArray:
    """The places of forms in the order in which those of a segment stand: by hash, and where that is the same, which is
    rare, by bytes.
    """
    hashes = np.fromiter(map(crc32, forms), np.uint32, len(forms))
    order = hashes.argsort(kind="stable")
    in_order = hashes[order]
    alike = np.flatnonzero(np.diff(in_order) == 0)
    for at in alike[np.diff(alike, prepend=-2) > 1].tolist():
        here = slice(at, int(in_order.searchsorted(in_order[at], "right")))
        order[here] = sorted(order[here].tolist(), key=forms.__getitem__)
    return order


class _Source(NamedTuple):
    """Sorted words, the new number of each of their documents (-1 where it is gone), and the new row of each form."""

    words: _Sorted
    moved: Array
    rows: Array


class _GatheredForms:
    """One field of the segment to be."""

    def __init__(self, numbers: Numbers) -> None:
        """`numbers` are for forms that come without."""
        self._numbers = numbers
        self._incoming: list[_Incoming] = []
        self._older: list[tuple[FormsOfField, Array]] = []

    def add(self, forms: Sequence[str]) -> None:
        """The words of the next document."""
        said: NumberedForms = self._numbers.numbered(forms)
        if not self._incoming or self._incoming[-1].table is not said.table:
            self._incoming.append(_Incoming(said.table))
        self._incoming[-1].add(said.numbers)

    def add_older(self, field: FormsOfField, moved: Array) -> None:
        """The words of an older segment, with the new number of each of its documents; -1 of one that is gone."""
        self._older.append((field, moved))

    def _sources(self) -> tuple[list[_Source], list[bytes]]:
        """All that is put together, and its forms as those of a segment stand."""
        firsts = np.cumsum([0, *map(len, self._incoming)], dtype=np.int32).tolist()
        told: list[tuple[_Sorted, Array]] = [
            (incoming.sorted(), np.arange(*bounds, dtype=np.int32))
            for incoming, bounds in zip(self._incoming, pairwise(firsts), strict=True)
        ]
        told += self._older
        if len(told) == 1:
            forms = told[0][0].forms()
        else:
            forms = list(dict.fromkeys(form for words, _ in told for form in words.forms()))
            forms = [forms[number] for number in _order(forms).tolist()]
        row_of = {form: row for row, form in enumerate(forms)}
        rows = (np.fromiter(map(row_of.__getitem__, words.forms()), np.int32) for words, _ in told)
        return [_Source(*each, here) for each, here in zip(told, rows, strict=True)], forms

    def arrays(self) -> Parts:
        """The field as the arrays that `FormsOfField` reads, the largest of which is never held."""
        sources, forms = self._sources()
        postings: list[_Postings] = []
        yield "positions", _positions(sources, _ranges(sources, len(forms)), postings)
        yield from _all_postings(forms, postings)


def _ranges(sources: Sequence[_Source], forms: int) -> Iterator[tuple[int, int]]:
    """The rows of all forms, some at a time, each time of so many words as are put together at once."""
    many = np.zeros(forms, np.int64)
    for source in sources:
        many[source.rows] += source.words.many
    cuts = np.unique((many.cumsum() // AT_ONCE).searchsorted(np.arange(many.sum() // AT_ONCE + 1)))
    return pairwise([*cuts.tolist(), forms])


def _positions(
    sources: Sequence[_Source], ranges: Iterable[tuple[int, int]], postings: list[_Postings]
) -> Iterator[Array]:
    """Every position, range after range; what else there is of each range is added to `postings`."""
    width = np.result_type(np.uint8, *(source.words.width for source in sources))
    yield np.zeros(0, width)
    for first, last in ranges:
        put_together, positions = _put_together(sources, first, last)
        postings.append(put_together)
        yield positions.astype(width, copy=False)


def _all_postings(forms: Sequence[bytes], postings: list[_Postings]) -> Parts:
    """What was put together of all forms; those that no document has any more are left out. Empties `postings`."""
    documents, words, numbers, times = (list(part) for part in zip(_NO_POSTINGS, *postings, strict=True))
    postings.clear()
    yield "numbers", _alike(numbers)
    yield "times", _alike(times)
    having, many = np.concatenate(documents), np.concatenate(words)
    there = np.flatnonzero(having)
    kept = [forms[row] for row in there.tolist()]
    yield "hashes", [np.fromiter(map(crc32, kept), np.uint32, len(kept))]
    yield "forms_at", [_bounds([len(form) for form in kept])]
    yield "forms", [np.frombuffer(b"".join(kept), np.uint8)]
    yield "rows_at", [_bounds(having[there])]
    yield "places_at", [_bounds(many[there])]


def _alike(parts: list[Array]) -> Iterator[Array]:
    """The parts as one kind of number, the widest of them; each is let go of when it is taken."""
    kind = np.result_type(*parts)
    while parts:
        yield parts.pop(0).astype(kind, copy=False)


class _Postings(NamedTuple):
    """Of each form of a range how many documents and words it has; of each form and document the document and how
    often.
    """

    documents: Array
    words: Array
    numbers: Array
    times: Array


_NO_POSTINGS = _Postings(*(np.zeros(0, np.uint8) for _ in _Postings._fields))


def _put_together(sources: Sequence[_Source], first: int, last: int) -> tuple[_Postings, Array]:
    """The forms from `first` to before `last`: their postings, and every position."""
    told = []
    for words, moved, rows in sources:
        of, numbers, positions = words.words(*rows.searchsorted((first, last)).tolist())
        numbers = moved[numbers]
        row = rows[of] - np.int32(first)
        if len(numbers) and numbers.min() < 0:
            kept = numbers >= 0
            row, numbers, positions = row[kept], numbers[kept], positions[kept]
        told.append((row, numbers, positions))
    row, number, position = (np.concatenate(part) for part in zip(*told, strict=True))
    if len(told) > 1:
        by_row = narrow(row).argsort(kind="stable")  # documents of a later source have higher numbers
        row, number, position = row[by_row], number[by_row], position[by_row]
    start = np.flatnonzero(np.diff(row, prepend=-1) | np.diff(number, prepend=-1))
    having, many = (narrow(np.bincount(each, minlength=last - first)) for each in (row[start], row))
    times = np.diff(start, append=len(row))
    return _Postings(having, many, narrow(number[start]), narrow(times)), position


def _bounds(sizes: Sequence[int] | Array) -> Array:
    """Where each stretch begins, and where the last ends."""
    return narrow(np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))))
