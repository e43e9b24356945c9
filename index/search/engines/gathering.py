"""The arrays of a segment, made of articles that come in and of older segments that are merged into it.

What comes in is a number for each word until it is written; an older segment is sorted as the new one will be, so its
share of some forms is one stretch of it. Forms are therefore put together a range at a time, and however large a
segment becomes, no more than some million words are held at once beside what is written.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from zlib import crc32

import numpy as np

from index.search.engines.arrays_file import Array, narrow, stretches
from index.search.engines.segment import ID, LENGTHS, FormsOfField, Segment, encoded
from index.search.rank.occurrences import IntArray

AT_ONCE = 1_000_000
"""Words that are put together at once: some 50 MB while they are sorted."""


class Gathered:
    """The documents of a segment to be: new ones, then those of older segments."""

    def __init__(self, fields: Iterable[str]) -> None:
        self._lengths: list[int] = []
        self._fields = {name: _GatheredForms() for name in (ID, *fields)}

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
        moved = np.where(kept, kept.cumsum() - 1 + len(self), -1)
        for name, gathered in self._fields.items():
            gathered.add_older(segment.fields[name], moved)
        self._lengths += segment.lengths[kept].tolist()

    def arrays(self) -> dict[str, Array]:
        """All of it as the arrays of a `Segment`."""
        found: dict[str, Array] = {LENGTHS: narrow(np.asarray(self._lengths, np.int64))}
        for name, gathered in self._fields.items():
            found |= {f"{name}.{part}": array for part, array in gathered.arrays().items()}
        return found


class _Sorted(Protocol):
    """Words sorted by form: of an older segment, or of the documents that came in."""

    @property
    def many(self) -> IntArray:
        """How many words there are of each form, by row."""

    def forms(self) -> list[bytes]:
        """Every form, by row: by hash, then by bytes."""

    def words(self, first: int, last: int) -> tuple[IntArray, IntArray, Array]:
        """Every word of these rows: its row, its document, its position; by row, then document, then position."""


class _Incoming:
    """The words of the documents that came in."""

    def __init__(self, known: Iterable[str], said: Array, lengths: Sequence[int]) -> None:
        forms = [encoded(form) for form in known]
        order = _order(forms)
        row_of = np.zeros(len(forms), np.int64)
        row_of[order] = np.arange(len(order))
        each = np.asarray(lengths, np.int64)
        rows = row_of[said]
        by_row = narrow(rows).argsort(kind="stable")  # the words of one form stay in order
        self._forms = [forms[number] for number in order.tolist()]
        self._rows = rows[by_row]
        self._numbers = np.repeat(np.arange(len(each)), each)[by_row]
        self._positions = narrow(stretches(np.zeros_like(each), each))[by_row]
        self.many = np.bincount(rows, minlength=len(forms))
        self._bounds = np.concatenate(([0], self.many.cumsum()))

    def forms(self) -> list[bytes]:
        return self._forms

    def words(self, first: int, last: int) -> tuple[IntArray, IntArray, Array]:
        here = slice(int(self._bounds[first]), int(self._bounds[last]))
        return self._rows[here], self._numbers[here], self._positions[here]


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


class _GatheredForms:
    """One field of the segment to be."""

    def __init__(self) -> None:
        self._known: defaultdict[str, int] = defaultdict()
        self._known.default_factory = self._known.__len__
        self._said = array("I")
        self._lengths: list[int] = []
        self._older: list[tuple[FormsOfField, IntArray]] = []

    def add(self, forms: Sequence[str]) -> None:
        """The words of the next document."""
        self._said.extend(map(self._known.__getitem__, forms))
        self._lengths.append(len(forms))

    def add_older(self, field: FormsOfField, moved: IntArray) -> None:
        """The words of an older segment, with the new number of each of its documents; -1 of one that is gone."""
        self._older.append((field, moved))

    def arrays(self) -> dict[str, Array]:
        """The field as the arrays that `FormsOfField` reads."""
        incoming = _Incoming(self._known, np.frombuffer(self._said, np.uint32), self._lengths)
        sources: list[tuple[_Sorted, IntArray]] = [(incoming, np.arange(len(self._lengths))), *self._older]
        forms = _all_forms([source for source, _ in sources])
        row_of = {form: row for row, form in enumerate(forms)}
        rows = [np.fromiter(map(row_of.__getitem__, source.forms()), np.int64) for source, _ in sources]
        many = np.zeros(len(forms), np.int64)
        for here, (source, _) in zip(rows, sources, strict=True):
            many[here] += source.many
        cuts = np.unique((many.cumsum() // AT_ONCE).searchsorted(np.arange(many.sum() // AT_ONCE + 1)))
        ranges = zip(cuts.tolist(), [*cuts[1:].tolist(), len(forms)], strict=True)
        parts = [list(part) for part in zip(*(_put_together(sources, rows, *each) for each in ranges), strict=True)]
        # each is let go of when it is whole: together they are the largest that is held
        documents, words, numbers, times, positions = (np.concatenate(parts.pop(0)) for _ in range(len(parts)))
        there = np.flatnonzero(documents)
        forms = [forms[row] for row in there.tolist()]
        return {
            "hashes": np.fromiter(map(crc32, forms), np.uint32, len(forms)),
            "forms_at": _bounds([len(form) for form in forms]),
            "forms": np.frombuffer(b"".join(forms), np.uint8),
            "rows_at": _bounds(documents[there]),
            "places_at": _bounds(words[there]),
            "numbers": narrow(numbers),
            "times": narrow(times),
            "positions": narrow(positions),
        }


def _all_forms(sources: Sequence[_Sorted]) -> list[bytes]:
    """Every form of several sources, as those of a segment stand."""
    forms = list(dict.fromkeys(form for source in sources for form in source.forms()))
    return forms if len(sources) == 1 else [forms[number] for number in _order(forms).tolist()]


def _put_together(
    sources: Sequence[tuple[_Sorted, IntArray]], rows: Sequence[IntArray], first: int, last: int
) -> tuple[Array, Array, Array, Array, Array]:
    """For the forms from `first` to before `last`: how many documents and words each has; for each form and document
    the document and how often; and every position.
    """
    told = []
    for (source, moved), here in zip(sources, rows, strict=True):
        of, numbers, positions = source.words(*here.searchsorted((first, last)).tolist())
        numbers = moved[numbers]
        kept = numbers >= 0
        told.append((here[of][kept] - first, numbers[kept], positions[kept]))
    row, number, position = (np.concatenate(part) for part in zip(*told, strict=True))
    by_row = narrow(row).argsort(kind="stable")  # documents of a later source have higher numbers
    row, number, position = row[by_row], number[by_row], position[by_row]
    start = np.flatnonzero(np.diff(row, prepend=-1) | np.diff(number, prepend=-1))
    documents, words = (np.bincount(each, minlength=last - first) for each in (row[start], row))
    return documents, words, narrow(number[start]), narrow(np.diff(start, append=len(row))), narrow(position)


def _bounds(sizes: Sequence[int] | Array) -> Array:
    """Where each stretch begins, and where the last ends."""
    return narrow(np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))))
