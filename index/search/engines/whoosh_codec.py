"""A codec for Whoosh whose segments are arrays: one file a segment, mapped into memory, without a pickle.

Whoosh's schema, segments, commits and readers are its own; what a segment holds is read and written by `segment.py`.
The ranking asks the arrays; Whoosh's own readers and searchers find the same documents through the classes here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from index.search.engines.arrays_file import write
from index.search.engines.contents import EXTENSION, NAME, WORDS
from index.search.engines.engine import TEXT
from index.search.engines.gathering import Gathered
from index.search.engines.lengths import LENGTHS
from index.search.engines.segment import ID, Segment
from index.search.engines.whoosh_files import (
    ListMatcher,
    TermInfo,
    TermNotFound,
    W3Segment,
    base,
    fields,
    formats,
)


class FormField(fields.FieldType):  # type: ignore[misc]
    """A field of folded forms; the analysis is ours, and `Writer.put` takes them as they are."""

    indexed, stored, scorable, unique, sortable, vector, spelling = True, False, True, False, False, None, False
    column_type = None

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)


class ArraysSegment(W3Segment):  # type: ignore[misc]
    """What Whoosh keeps of a segment: its name, how many documents it has, and which of them are gone."""

    def __init__(self, documents: int = 0, name: str | None = None, gone: set[int] | None = None) -> None:
        super().__init__(ArraysCodec(), NAME, documents, name, gone)

    def should_assemble(self) -> bool:
        """Whether Whoosh should pack its files into one: it is one."""
        return False

    def path(self, storage: Any) -> Path:
        """Its file."""
        return Path(storage.folder, self.make_filename(EXTENSION))


class ArraysCodec(base.Codec):  # type: ignore[misc]
    """Hands Whoosh what reads and writes such segments."""

    length_stats = False

    def per_document_writer(self, storage: Any, segment: Any) -> _SegmentFile:
        """What is gathered for a segment, and written when it is complete."""
        return _SegmentFile(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> _SegmentFile:
        """Words and documents are in one file; this one stays empty."""
        return _SegmentFile(storage, segment)

    def per_document_reader(self, storage: Any, segment: Any) -> _Documents:
        """The documents of a segment."""
        return _Documents(Segment(segment.path(storage), WORDS), segment)

    def terms_reader(self, storage: Any, segment: Any) -> _Terms:
        """The words of a segment."""
        return _Terms(Segment(segment.path(storage), WORDS))

    def new_segment(self, storage: Any, indexname: str) -> ArraysSegment:
        """A segment to be."""
        return ArraysSegment()


class _SegmentFile:
    """The file of a segment to be."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self.gathered, self.is_closed = Gathered(WORDS), False

    def write(self) -> None:
        """Write what was gathered."""
        with self._storage.create_file(self._segment.make_filename(EXTENSION)) as file:
            write(file, self.gathered.arrays())

    def close(self) -> None:
        """Gather no more."""
        self.is_closed = True


class _Documents(base.PerDocumentReader):  # type: ignore[misc]
    """The documents of a segment, as Whoosh asks for them."""

    def __init__(self, arrays: Segment, segment: Any) -> None:
        self._arrays, self._segment = arrays, segment

    def doc_count(self) -> int:
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, number: int) -> bool:
        return bool(self._segment.is_deleted(number))

    def deleted_docs(self) -> Iterable[int]:
        return frozenset(self._segment.deleted_docs())

    @cached_property
    def _ids(self) -> list[str]:
        return self._arrays.ids()

    def stored_fields(self, number: int) -> dict[str, str]:
        return {ID: self._ids[number]}

    def doc_field_length(self, number: int, field: str, default: int = 0) -> int:
        return LENGTHS[self._arrays.lengths[number]] if field == TEXT else default

    def field_length(self, field: str) -> int:
        return sum(self._lengths) if field == TEXT else 0

    def min_field_length(self, field: str) -> int:
        return min(self._lengths, default=0) if field == TEXT else 0

    def max_field_length(self, field: str) -> int:
        return max(self._lengths, default=0) if field == TEXT else 0

    @cached_property
    def _lengths(self) -> list[int]:
        return [LENGTHS[length] for length in self._arrays.lengths.tolist()]


class _Terms(base.TermsReader):  # type: ignore[misc]
    """The words of a segment, as Whoosh asks for them."""

    def __init__(self, arrays: Segment) -> None:
        self._fields = arrays.fields

    def _row(self, field: str, form: bytes) -> int:
        return self._fields[field].find([form])[0] if field in self._fields else -1

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._row(*term) >= 0

    def indexed_field_names(self) -> Sequence[str]:
        return [name for name, field in self._fields.items() if len(field)]

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name in sorted(self._fields):
            yield from self.terms_from(name, b"")

    def terms_from(self, field: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return ((field, form) for form in sorted(self._fields[field].forms()) if form >= prefix)

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(field, prefix))

    def term_info(self, field: str, form: bytes) -> Any:
        row = self._row(field, form)
        if row < 0:
            raise TermNotFound(f"no {field}:{form!r}")
        numbers, times = self._fields[field].postings([row])
        return TermInfo(int(times.sum()), len(numbers), 1, 1, int(times.max()), int(numbers[0]), int(numbers[-1]))

    def frequency(self, field: str, form: bytes) -> int:
        return int(self.term_info(field, form).weight())

    def doc_frequency(self, field: str, form: bytes) -> int:
        return int(self.term_info(field, form).doc_frequency())

    def matcher(self, field: str, form: bytes, format_: Any, scorer: Any = None) -> Any:
        about = self.term_info(field, form)
        numbers, times = self._fields[field].postings([self._row(field, form)])
        weights = times.astype(float).tolist()
        return ListMatcher(numbers.tolist(), weights, format=format_, scorer=scorer, term=(field, form), terminfo=about)
