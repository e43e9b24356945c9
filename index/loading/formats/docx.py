"""DOCX, read with python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table

from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.source import NO_LINES, Source, joined

MOST_UNPACKED = 100_000_000
"""Bytes a document may hold unpacked: text takes a few, pictures stay packed; more is a bomb."""

MOST_XML = 30_000_000
"""Bytes of its text's XML: a thousand pages, and a few hundred MB of tree."""


def read(source: Source) -> Iterator[Draft]:
    """The one article of a document."""
    try:
        _check(source.data)
        document = docx.Document(io.BytesIO(source.data))
        text = joined(_blocks(document))
        fields = _fields(document)
    except Unreadable:
        raise
    except Exception as error:  # a broken file fails anywhere in there, with anything
        raise Unreadable(f"the document is broken ({type(error).__name__}: {str(error)[:100]})") from None
    if not text:
        raise Unreadable("there is no text in the document")
    if len(text) > MOST_TEXT:
        source.remarks.append(f"only the first {MOST_TEXT:,} characters are read; split the file to have the rest")
    yield source.draft(text[:MOST_TEXT], fields, format="docx", encoding="", lines=NO_LINES)


def _check(data: bytes) -> None:
    """Raise `Unreadable` for what is no document, is locked, or would fill the memory."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("the document is encrypted or in the old .doc format; save it as .docx without a password")
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise Unreadable("the document is broken (it is no zip archive)")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if sum(p.file_size for p in parts) > MOST_UNPACKED or any(
        p.file_size > MOST_XML and p.filename.endswith(".xml") for p in parts
    ):
        raise Unreadable("the document is too large when unpacked")


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
        else:
            yield block.text


def _fields(document: Document) -> dict[str, str]:
    """Title and author. The file's dates say when it was made, not when the report was."""
    titled = next((p.text for p in document.paragraphs[:5] if p.style and p.style.name == "Title"), "")
    about = document.core_properties
    author = about.author if about.author != "python-docx" else ""
    fields = {"title": titled or about.title, "author": author}
    return {name: value for name, value in fields.items() if value.strip()}
