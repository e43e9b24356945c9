"""Writing into a Whoosh index: the postings of many articles gathered by word, and written word by word.

Whoosh's own writer makes a tuple of every posting, sorts them all and takes each through six calls; that was two thirds
of the time of reading a folder. The codec and the files are Whoosh's, so what is written here it reads like its own.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from operator import sub
from typing import Any
from zlib import compress

from index.search.engines.whoosh_files import SegmentWriter, WhooshIndex, pack_ushort, plain_dumps, whoosh3

BLOCK = 1024
"""Postings of a block. Ranking reads all blocks of a word, and each costs two pickles; Whoosh, which may skip some,
has 128.
"""

COMPRESSION, SMALL = 1, 200
"""How hard blocks are packed, and the bytes from which it pays: most words stand in a few articles."""

_Postings = tuple["array[int]", list[bytes]]


class Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer of one segment, with a quicker way in."""

    def __init__(self, index: WhooshIndex) -> None:
        """Takes the lock of the index, until `commit` or `cancel`. Raises Whoosh's `LockError`.

        The files of a segment stay apart: what is packed into one is copied into memory whole when it is opened.
        """
        super().__init__(index, compound=False)
        self._index = index
        self.pool: _Gathered = _Gathered()

    def put(self, article: str, words: Mapping[str, Sequence[str]]) -> None:
        """Add a document: its id, and the words of each field in order."""
        number = self.docnum
        self.perdocwriter.start_doc(number)
        self.pool.add(("id", article, number, 1.0, b""))
        self.perdocwriter.add_field("id", self.schema["id"], article, 0)
        for name, forms in words.items():
            encode = self.schema[name].format.encode
            positions: dict[str, list[int]] = {}
            for position, form in enumerate(forms):
                positions.setdefault(form, []).append(position)
            postings = self.pool.fields[name]
            for form, where in positions.items():
                numbers, values = postings[form]
                numbers.append(number)
                values.append(encode(where))
            self.perdocwriter.add_field(name, self.schema[name], None, len(forms))
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

    def give_up(self) -> None:
        """Let go of the lock and of what was written, whatever state a failure has left them in."""
        with suppress(Exception):
            self.cancel()
        if self.writelock and not self.is_closed:
            self.writelock.release()

    def _commit_toc(self, segments: list[Any]) -> None:
        self._index.commit(segments, self.generation)

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        file, words = self.fieldwriter._postfile, self.fieldwriter._tindex
        for position, name in enumerate(sorted(self.pool.fields)):
            self.fieldwriter._fieldmap[name] = position
            here = {form.encode("utf-8", "replace"): postings for form, postings in self.pool.fields[name].items()}
            for word, (numbers, values) in sorted(here.items()):
                words.add(pack_ushort(position) + word, _written(file, numbers, values))
        self.fieldwriter.close()


def _no_postings() -> _Postings:
    return array("I"), []


class _Gathered:
    """The postings of a segment to be, by field and word, in place of Whoosh's pool that sorts them on disk."""

    def __init__(self) -> None:
        self.fields: defaultdict[str, defaultdict[str, _Postings]] = defaultdict(lambda: defaultdict(_no_postings))

    def add(self, item: tuple[str, str | bytes, int, float, bytes]) -> None:
        """A posting, as Whoosh hands over those of an older segment that is merged into this one."""
        name, word, number, _, value = item
        numbers, values = self.fields[name][word.decode() if isinstance(word, bytes) else word]
        numbers.append(number)
        values.append(value)

    def cleanup(self) -> None:
        self.fields.clear()


def _written(file: Any, numbers: array[int], values: Sequence[bytes]) -> bytes:
    """Write the postings of one word; what the index keeps with the word. Those of a word of one article stand there.

    Weights and lengths are ones: the ranking is our own and asks for neither.
    """
    word = whoosh3.W3TermInfo(len(numbers), len(numbers), 1, 1, 1, numbers[0], numbers[-1])
    if len(numbers) == 1:
        word.set_inlined(numbers, (1.0,), values)
        return bytes(word.to_bytes())
    start = file.tell()
    file.write(whoosh3.WHOOSH3_HEADER_MAGIC)
    for at in range(0, len(numbers), BLOCK):
        here = numbers[at : at + BLOCK]
        steps = tuple(map(sub, here, chain((0,), here)))
        data = plain_dumps((steps, None, tuple(values[at : at + BLOCK])))
        packed = COMPRESSION if len(data) > SMALL else 0
        data = compress(data, packed) if packed else data
        about = plain_dumps((len(here), here[-1], 1, packed, 1, 1))
        size = len(about) + len(data)
        file.write_int(size if at + BLOCK < len(numbers) else -size)
        file.write(about + data)
    word.set_extent(start, file.tell() - start)
    return bytes(word.to_bytes())
