"""DOCX: the words of its paragraphs and tables in their order, then its notes, read from its XML event by event.

What a document holds is bounded by what is read, not by what it says of itself: a number in it (columns spanned, rows
repeated) drives no loop, and no tree is made. Inserted words, text boxes and content controls are text as any other;
what was deleted and is only tracked is none.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.article import Kind
from index.loading.facts.fields import meaning_of
from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.exports.splitting import export_drafts
from index.loading.formats.source import NO_LINES, Source, joined
from index.loading.formats.xml_events import Enough, events
from index.loading.formats.zipped import opened, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BLOCKS = 50_000
"""Paragraphs that are read: a thousand pages have some ten thousand."""

_NO_AUTHOR = frozenset(["python-docx", "user", "admin", "Microsoft Office User", "Windows User"])
_SKIPPED = frozenset(["mc:Fallback", "w:del", "w:moveFrom", "w:instrText", "w:footnoteReference"])
"""What holds no words, or those of another element once more."""
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_BREAKS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}


def read(source: Source) -> Iterator[Draft]:
    """The one article of a document."""
    document = read_document(source)
    if exported := export_drafts(document.blocks, source, "docx", ""):
        yield from exported
        return
    text = joined(document.blocks)
    if not text:
        raise Unreadable("there is no text in the document")
    if len(text) > MOST_TEXT:
        source.remarks.append(f"only the first {MOST_TEXT:,} characters are read; split the file to have the rest")
    kinds = document.kinds
    yield source.draft(text[:MOST_TEXT], document.fields, format="docx", encoding="", lines=NO_LINES, kinds=kinds)


@dataclass(slots=True)
class DocumentText:
    """The paragraphs of a document and the rows of its tables, the kinds that its styles give them, and its fields."""

    blocks: list[str] = field(default_factory=list)
    kinds: dict[str, Kind] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)


def read_document(source: Source) -> DocumentText:
    """The words of a DOCX file. Raises `Unreadable`."""
    if source.data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("the document is encrypted or in the old .doc format; save it as .docx without a password")
    with opened(source.data, "document") as archive:
        names = _style_names(archive)
        body = _Body(names)
        try:
            events(part_of(archive, "word/document.xml", "document"), body.start, body.end, body.words.append)
            _read_notes(archive, body, source.remarks)
        except Enough as reason:
            source.remarks.append(str(reason))
        about = _about(archive)
    document = body.document
    titled = next((words for words, kind in document.kinds.items() if kind is Kind.TITLE), "")
    author = about.get("dc:creator", "")
    stated = {"title": titled or about.get("dc:title", ""), "author": "" if author in _NO_AUTHOR else author}
    document.fields = {n: v for n, v in stated.items() if v.strip()} | document.fields
    return document


@dataclass(slots=True)
class _Body:
    """What was met of the document so far; text boxes stand inside a paragraph, so several are open at a time."""

    names: Mapping[str, str]
    document: DocumentText = field(default_factory=DocumentText)
    words: list[str] = field(default_factory=list)
    open: list[tuple[list[str], str]] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    tables: int = 0
    skipped: int = 0
    style: str = ""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if name in _SKIPPED or self.skipped:
            self.skipped += name in _SKIPPED
        elif name == "w:p":
            self.open.append(([], ""))
        elif name == "w:pStyle" and self.open:
            self.open[-1] = (self.open[-1][0], given.get("w:val", ""))
        elif name == "w:t":
            self.words.clear()
        elif name in _BREAKS and self.open:
            self.open[-1][0].append(_BREAKS[name])
        elif name == "w:tbl":
            self.tables += 1
        elif name == "w:tr":
            self.cells.append([])
        elif name == "w:tc" and self.cells:
            self.cells[-1].append("")

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _SKIPPED:
            self.skipped -= 1
        elif self.skipped:
            return
        elif name == "w:t" and self.open:
            self.open[-1][0].append("".join(self.words))
        elif name == "w:p" and self.open:
            parts, style = self.open.pop()
            self._paragraph("".join(parts).strip(), style)
        elif name == "w:tr" and self.cells:
            self._row(self.cells.pop())
        elif name == "w:tbl":
            self.tables -= 1
            if not self.tables:
                self._state()

    def _paragraph(self, words: str, style: str) -> None:
        if self.cells and self.cells[-1]:
            self.cells[-1][-1] = " ".join(filter(None, (self.cells[-1][-1], *words.split())))
            return
        if not words:
            return
        if kind := _kind(self.names.get(style, "")):
            self.document.kinds[words] = kind
        self._add(words)

    def _row(self, cells: list[str]) -> None:
        row = list(dict.fromkeys(cells))
        if self.cells and self.cells[-1]:  # a table within a cell
            self.cells[-1][-1] = " ".join(filter(None, (self.cells[-1][-1], *row)))
            return
        self.rows.append(row)
        self._add(" | ".join(row))

    def _state(self) -> None:
        """Take the fields of a table that says what the report is."""
        rows, self.rows = self.rows, []
        if len(rows) > 1 and all(len(cells) == 2 and meaning_of(cells[0].strip(" :")) for cells in rows):
            self.document.fields |= {cells[0].strip(" :"): cells[1] for cells in rows}
            self.document.kinds |= dict.fromkeys((" | ".join(cells) for cells in rows), Kind.BOILERPLATE)

    def _add(self, words: str) -> None:
        if len(self.document.blocks) >= MOST_BLOCKS:
            raise Enough(f"only the first {MOST_BLOCKS:,} paragraphs are read; split the file to have the rest")
        self.document.blocks.append(words)


def _read_notes(archive: zipfile.ZipFile, body: _Body, remarks: list[str]) -> None:
    """Add the notes, which stand in parts of their own, below the text. Raises `Enough`."""
    for part in (part for part in _NOTES if part in archive.namelist()):
        try:
            events(part_of(archive, part, "document"), body.start, body.end, body.words.append)
        except Unreadable as reason:
            remarks.append(f"the notes of the document cannot be read ({reason})")


def _kind(style: str) -> Kind | None:
    """What a paragraph is by the name of its style, which Word keeps in English."""
    name = style.casefold()
    if name == "title":
        return Kind.TITLE
    if name == "subtitle":
        return Kind.STANDFIRST
    if name == "caption":
        return Kind.CAPTION
    return Kind.HEADING if name.startswith("heading ") else None


def _style_names(archive: zipfile.ZipFile) -> dict[str, str]:
    names: dict[str, str] = {}
    current = ""

    def start(name: str, given: Mapping[str, str]) -> None:
        nonlocal current
        if name == "w:style":
            current = given.get("w:styleId", "")
        elif name == "w:name" and current:
            names.setdefault(current, given.get("w:val", ""))

    if "word/styles.xml" in archive.namelist():
        try:
            events(part_of(archive, "word/styles.xml", "document"), start, lambda _: None, lambda _: None)
        except (Enough, Unreadable):  # without them all is body
            return names
    return names


def _about(archive: zipfile.ZipFile) -> dict[str, str]:
    """The document's own properties. Its dates say when it was made, not when the report was."""
    found: dict[str, str] = {}
    words: list[str] = []
    if "docProps/core.xml" in archive.namelist():

        def end(name: str) -> None:
            found.setdefault(name, " ".join("".join(words).split()))
            words.clear()

        try:
            events(part_of(archive, "docProps/core.xml", "document"), lambda *_: words.clear(), end, words.append)
        except (Enough, Unreadable):
            return found
    return found
