"""DOCX, read with python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import contextlib
import io
import itertools
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.parsers import expat

import docx
from docx.document import Document
from docx.table import Table

from index.article import Kind
from index.loading.facts.fields import meaning_of
from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.source import NO_LINES, Source, joined

MOST_UNPACKED = 100_000_000
"""Bytes a document may hold unpacked: text takes a few, pictures stay packed; more is a bomb."""

MOST_XML = 30_000_000
"""Bytes of its text's XML: a thousand pages, and a few hundred MB of tree."""


MOST_BLOCKS = 50_000
"""Paragraphs that are read, each some 40 µs CPU: a thousand pages have some ten thousand."""

MOST_TABLE_ROWS = 2_000
"""Rows of one table that are read: the library's time for a table grows faster than the table."""

_NO_AUTHOR = frozenset(["python-docx", "user", "admin", "Microsoft Office User", "Windows User"])


def read(source: Source) -> Iterator[Draft]:
    """The one article of a document."""
    try:
        document = docx.Document(io.BytesIO(_bounded(source.data)))
        kinds: dict[str, Kind] = {}
        stated: dict[str, str] = {}
        blocks = _blocks(document, kinds, stated)
        text = joined(itertools.islice(blocks, MOST_BLOCKS))
        more = next(blocks, None) is not None
        fields = _fields(document, kinds) | stated
    except Unreadable:
        raise
    except Exception as error:  # a broken file fails anywhere in there, with anything
        raise Unreadable(f"the document is broken ({type(error).__name__}: {str(error)[:100]})") from None
    if not text:
        raise Unreadable("there is no text in the document")
    if more:
        source.remarks.append(f"only the first {MOST_BLOCKS:,} paragraphs are read; split the file to have the rest")
    if len(text) > MOST_TEXT:
        source.remarks.append(f"only the first {MOST_TEXT:,} characters are read; split the file to have the rest")
    yield source.draft(text[:MOST_TEXT], fields, format="docx", encoding="", lines=NO_LINES, kinds=kinds)


def _bounded(data: bytes) -> bytes:
    """The document, or one that ends after its first paragraphs when it has very many: the library makes a tree of all
    of them, a kilobyte each. Raises `Unreadable` for what is no document, is locked, or would fill the memory.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("the document is encrypted or in the old .doc format; save it as .docx without a password")
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise Unreadable("the document is broken (it is no zip archive)")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        large = [p for p in parts if p.file_size > MOST_XML and p.filename.endswith((".xml", ".rels"))]
        if sum(p.file_size for p in parts) > MOST_UNPACKED or large:
            raise Unreadable("the document is too large when unpacked")
        main = archive.read(_MAIN) if _MAIN in archive.namelist() else b""
        others = sum(archive.read(p).count(b"<") for p in parts if p.filename != _MAIN and p.file_size > FEWEST_COUNTED)
        if others > MOST_ELEMENTS or len(_TABLE_ROW.findall(main)) > MOST_ELEMENTS:
            raise Unreadable("the document is too large when unpacked")
        if main.count(b"<w:p>") + main.count(b"<w:p ") <= MOST_BLOCKS + 1:
            return data
        shorter = io.BytesIO()
        with zipfile.ZipFile(shorter, "w") as copy:
            for part in parts:
                copy.writestr(part.filename, _beginning(main) if part.filename == _MAIN else archive.read(part))
    return shorter.getvalue()


_MAIN = "word/document.xml"
_TABLE_ROW = re.compile(rb"<w:tr[ >]")
FEWEST_COUNTED = 1_000_000
"""Bytes: a smaller part of the archive, styles and the like, makes no tree to speak of."""
MOST_ELEMENTS = 500_000
"""Tags of the parts beside the text, and rows of tables in it: some 200 bytes of memory each."""


def _beginning(xml: bytes) -> bytes:
    """The text's XML up to the end of the last paragraph that is read and one more, with every open element closed."""
    parser = expat.ParserCreate()
    opened: list[str] = []
    ended, cut = 0, len(xml)

    def end(name: str) -> None:
        nonlocal ended, cut
        opened.pop()
        ended += name == "w:p"
        if ended > MOST_BLOCKS:
            cut = parser.CurrentByteIndex
            raise _Enough

    parser.StartElementHandler = lambda name, _: opened.append(name)
    parser.EndElementHandler = end
    with contextlib.suppress(_Enough):
        parser.Parse(xml, True)
    return xml[:cut] + b"</w:p>" + "".join(f"</{name}>" for name in reversed(opened)).encode()


class _Enough(Exception):
    """As many paragraphs as are read were met."""


def _blocks(document: Document, kinds: dict[str, Kind], stated: dict[str, str]) -> Iterator[str]:
    """Paragraphs and rows of tables in their order; `kinds` is told what their styles say of them, `stated` the fields
    of a table that says what the report is.
    """
    names = {style.style_id: style.name for style in document.styles}
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rows = [list(cells) for cells in _rows(block)]
            if len(rows) > 1 and all(len(cells) == 2 and meaning_of(cells[0].strip(" :")) for cells in rows):
                stated |= {cells[0].strip(" :"): cells[1] for cells in rows}
                kinds |= dict.fromkeys((" | ".join(cells) for cells in rows), Kind.BOILERPLATE)
            yield from (" | ".join(cells) for cells in rows)
            continue
        words = block.text.strip()
        kind = _kind(names.get(block._p.style or ""))  # its own property looks through all styles, for each paragraph
        if words and kind:
            kinds[words] = kind
        yield words


def _rows(table: Table) -> Iterator[dict[str, None]]:
    """The cells of each row; one that spans columns once."""
    for row in itertools.islice(table.rows, MOST_TABLE_ROWS):
        yield dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)


def _kind(style: str | None) -> Kind | None:
    """What a paragraph is by the name of its style, which Word keeps in English."""
    if style == "Title":
        return Kind.TITLE
    if style == "Subtitle":
        return Kind.STANDFIRST
    if style == "Caption":
        return Kind.CAPTION
    return Kind.HEADING if style and style.startswith("Heading ") else None


def _fields(document: Document, kinds: Mapping[str, Kind]) -> dict[str, str]:
    """Title and author. The file's dates say when it was made, not when the report was."""
    titled = next((words for words, kind in kinds.items() if kind is Kind.TITLE), "")
    about = document.core_properties
    author = about.author if about.author not in _NO_AUTHOR else ""
    fields = {"title": titled or about.title, "author": author}
    return {name: value for name, value in fields.items() if value.strip()}
