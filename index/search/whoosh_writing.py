"""Writing into a Whoosh index: the postings of many articles gathered by word, and written word by word.

Whoosh's own writer makes a tuple of every posting, sorts them all and takes each through six calls; that was two thirds
of the time of reading a folder. The codec and the files are Whoosh's, so what is written here it reads like its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub
from pickle import dumps
from typing import Any
from zlib import compress

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo
from whoosh.system import pack_ushort
from whoosh.writing import SegmentWriter

BLOCK = 1024
"""Postings of a block. Ranking reads all blocks of a word, and each costs two pickles; Whoosh, which may skip some,
has 128.
"""

COMPRESSION, SMALL = 1, 200
"""How hard blocks are packed, and the bytes from which it pays: most words stand in a few articles."""

_Postings = tuple["array[int]", list[bytes]]


class Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer of one segment, with a quicker way in."""

    def __init__(self, index: Any) -> None:
        """Takes the lock of the index, until `commit` or `cancel`. Raises Whoosh's `LockError`.

        The files of a segment stay apart: what is packed into one is copied into memory whole when it is opened.
        """
        super().__init__(index, compound=False)
        self.pool: _Gathered = _Gathered()

    def put(self, **fields: Any) -> None:
        """Add a document."""
        self.perdocwriter.start_doc(self.docnum)
        for name in sorted(fields):
            field, length = self.schema[name], 0
            postings = self.pool.of(name)
            for word, count, _, value in field.index(fields[name]):
                length += count
                numbers, values = postings.setdefault(word, (array("I"), []))
                numbers.append(self.docnum)
                values.append(value)
            stored = fields[name] if field.stored else None
            self.perdocwriter.add_field(name, field, stored, length if field.scorable else 0)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def take_out(self, ids: Iterable[str]) -> None:
        """Delete the documents of older segments that have one of these ids. Only what is stored of each document is
        opened: a reader would take all postings into memory.
        """
        gone = frozenset(ids)
        for segment in self.segments if gone else ():
            documents = self.codec.per_document_reader(self.storage, segment)
            for number, stored in documents.iter_docs():
                if stored["id"] in gone:
                    segment.delete_document(number)
            documents.close()

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        file, words = self.fieldwriter._postfile, self.fieldwriter._tindex
        for place, name in enumerate(sorted(self.pool.fields)):
            self.fieldwriter._fieldmap[name] = place
            for word, (numbers, values) in sorted(self.pool.fields[name].items()):
                words.add(pack_ushort(place) + word, _written(file, numbers, values))
        self.fieldwriter.close()


class _Gathered:
    """The postings of a segment to be, by field and word, in place of Whoosh's pool that sorts them on disk."""

    def __init__(self) -> None:
        self.fields: dict[str, dict[bytes, _Postings]] = {}

    def of(self, field: str) -> dict[bytes, _Postings]:
        return self.fields.setdefault(field, {})

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """A posting of an older segment that is being merged into this one: Whoosh hands it over."""
        name, word, number, _, value = item
        numbers, values = self.of(name).setdefault(word, (array("I"), []))
        numbers.append(number)
        values.append(value)

    def cleanup(self) -> None:
        self.fields.clear()


def _written(file: Any, numbers: array[int], values: Sequence[bytes]) -> bytes:
    """Write the postings of one word; what the index keeps with the word. Those of a word of one article stand there.

    Weights and lengths are ones: the ranking is our own and asks for neither.
    """
    word = W3TermInfo(len(numbers), len(numbers), 1, 1, 1, numbers[0], numbers[-1])
    if len(numbers) == 1:
        word.set_inlined(numbers, (1.0,), values)
        return bytes(word.to_bytes())
    start = file.tell()
    file.write(WHOOSH3_HEADER_MAGIC)
    for at in range(0, len(numbers), BLOCK):
        here = numbers[at : at + BLOCK]
        steps = tuple(map(sub, here, chain((0,), here)))
        data = dumps((steps, None, tuple(values[at : at + BLOCK])), 2)
        packed = COMPRESSION if len(data) > SMALL else 0
        data = compress(data, packed) if packed else data
        about = dumps((len(here), here[-1], 1, packed, 1, 1), 2)
        size = len(about) + len(data)
        file.write_int(size if at + BLOCK < len(numbers) else -size)
        file.write(about + data)
    word.set_extent(start, file.tell() - start)
    return bytes(word.to_bytes())
