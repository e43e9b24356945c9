"""EPUB: a report for each part of a book or an issue, in the order in which they are read."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from index.article import Kind
from index.loading.encodings import NotText, decode
from index.loading.facts.fields import FileSays
from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.source import NO_LINES, Source, joined
from index.loading.formats.web.pages import read_page, without_scripts
from index.loading.formats.xml_events import Enough, events
from index.loading.formats.zipped import opened, part_of

MOST_PARTS = 5_000
"""Parts of one book that are read."""

FEWEST_WORDS = 30
"""Words of a part that is a report: covers, title pages and lists of contents have fewer, or are links alone."""

MOST_LINKED = 0.5
"""Share of a part's letters that are links, for it to be one of text."""

_CONTAINER = "META-INF/container.xml"
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5"])


@dataclass(slots=True)
class _Package:
    """What the book says of itself and its parts."""

    about: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        self.words.clear()
        bare = name.rpartition(":")[2]
        if bare == "item":
            self.parts[given.get("id", "")] = given.get("href", "")
        elif bare == "itemref" and len(self.order) < MOST_PARTS:
            self.order.append(given.get("idref", ""))

    def end(self, name: str) -> None:
        """An element ends."""
        self.about.setdefault(name.rpartition(":")[2], " ".join("".join(self.words).split()))
        self.words.clear()


def read(source: Source) -> Iterator[Draft]:
    """A report for each part with text."""
    with opened(source.data, "book") as archive:
        package, below = _package(archive)
        number = 0
        for name in package.order:
            path = posixpath.normpath(posixpath.join(below, unquote(package.parts.get(name, ""))))
            if path not in archive.namelist():
                continue
            try:
                data = b"".join(part_of(archive, path, "book", MOST_TEXT))
                draft = _part(data, source, f"{source.name}/{number + 1}", package.about)
            except Unreadable as reason:
                source.remarks.append(f"{path}: {reason}")
                continue
            if draft:
                number += 1
                yield draft
        if "META-INF/encryption.xml" in archive.namelist() and not number:
            raise Unreadable("the book is locked by its seller; what it says cannot be read")


def _package(archive: zipfile.ZipFile) -> tuple[_Package, str]:
    """The book's own list of its parts, and the folder it lies in."""
    roots: list[str] = []

    def start(name: str, given: Mapping[str, str]) -> None:
        if name.rpartition(":")[2] == "rootfile":
            roots.append(given.get("full-path", ""))

    package = _Package()
    try:
        events(part_of(archive, _CONTAINER, "book"), start, lambda _: None, lambda _: None)
        if not roots:
            raise Unreadable("the book is broken (it does not say where its parts are)")
        events(part_of(archive, roots[0], "book"), package.start, package.end, package.words.append)
    except Enough as reason:
        raise Unreadable(f"the book is too large ({reason})") from None
    return package, posixpath.dirname(roots[0])


def _part(data: bytes, source: Source, name: str, about: Mapping[str, str]) -> Draft | None:
    try:
        html, _ = decode(data)
    except NotText as reason:
        raise Unreadable(str(reason)) from None
    page = read_page(without_scripts(html))
    text = joined(page.shown())
    letters = sum(map(len, page.blocks))
    linked = sum(share * len(block) for share, block in zip(page.links, page.blocks, strict=True))
    if len(text.split()) < FEWEST_WORDS or linked > MOST_LINKED * letters:
        return None
    tagged = list(zip(page.blocks, page.tags, strict=True))
    heading = next((block for block, tag in tagged if tag in _HEADINGS), page.title.strip())
    kinds = {block: Kind.HEADING for block, tag in tagged if tag in _HEADINGS}
    kinds[heading] = Kind.TITLE
    said = {"title": heading, "author": about.get("creator", ""), "date": about.get("date", "")[:10]}
    doubts = {"published": "it is the day of the whole book"}
    told = FileSays({key: value for key, value in said.items() if value}, doubts=doubts)
    return source.draft(text, told, format="epub", encoding="", lines=NO_LINES, kinds=kinds, name=name)
