"""The items of a feed, RSS or Atom, as they were saved or exported: each with what it says under the feed's own names.

Read with expat alone, event by event, so that neither deep nesting nor a bomb of entities does harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from index.loading.entities import unescaped
from index.loading.formats.draft import Unreadable
from index.loading.formats.tables.json_rows import Object

_ROOTS = frozenset(["rss", "rdf:RDF", "RDF", "feed", "PPSResponse"])
"""The roots of feeds, and of an export of Factiva."""
_ITEMS = frozenset(["item", "entry", "article"])
_ARCHIVE_NAMES = {
    "accessionNo": "id",
    "baseLanguage": "language",
    "byline": "author",
    "headline": "title",
    "publicationDate": "date",
    "sourceName": "source",
}
"""What Factiva calls what feeds call otherwise; its text has two parts."""
_ARCHIVE_TEXTS = ("leadParagraph", "tailParagraphs")
_SOURCE = frozenset(["channel", "feed"])
_TEXTS = ("content:encoded", "content", "body", "description", "summary")
"""Where the text of an item may stand: the fullest first. Many feeds have nothing but a description."""

CHUNK = 1 << 16
"""Bytes that are parsed at once."""


@dataclass(slots=True)
class _Feed:
    """What was met so far: the names of the open elements, the item that is open, and those that are done."""

    parser: expat.XMLParserType
    open: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    name: str = ""
    item: dict[str, str] | None = None
    line: int = 0
    done: list[tuple[int, Object | str]] = field(default_factory=list)

    def start(self, name: str, given: dict[str, str]) -> None:
        if not self.open and name not in _ROOTS:
            raise Unreadable("this XML is no feed of reports (RSS or Atom); save the reports as .html, .csv or .json")
        if name in _ITEMS:
            self.item, self.line = {}, self.parser.CurrentLineNumber
        elif self._inside_value():
            self.words.append(f"<{name}>")
        else:
            self.words.clear()
        if name == "link" and self.item is not None and given.get("href"):
            self.item.setdefault("link", given["href"])
        self.open.append(name)

    def _inside_value(self) -> bool:
        """Whether an element that begins now is markup inside the text of an item."""
        return self.item is not None and len(self.open) > 1 and self.open[-1] not in (*_ITEMS, "author")

    def entity(self, name: str, is_parameter: bool) -> None:
        """A character by a name that XML does not know, as pages write it."""
        if not is_parameter:
            self.words.append(unescaped(f"&{name};"))

    def end(self, name: str) -> None:
        self.open.pop()
        if name in _ITEMS and self.item is not None:
            self.done.append((self.line, self._as_row(self.item)))
            self.item = None
        elif self._inside_value():
            self.words.append(f"</{name}>")
        elif self.item is not None:
            value = "".join(self.words).strip()
            key = "author" if self.open[-1] == "author" else name
            if value:
                self.item.setdefault(key, value)
            self.words.clear()
        elif name == "title" and self.open and self.open[-1] in _SOURCE:
            self.name = self.name or " ".join("".join(self.words).split())

    def _as_row(self, item: dict[str, str]) -> dict[str, str]:
        """The item, with its text under that name, and the feed's name where it names no other source."""
        if parts := [item[name] for name in _ARCHIVE_TEXTS if name in item]:
            said = {_ARCHIVE_NAMES[name]: _bare(value) for name, value in item.items() if name in _ARCHIVE_NAMES}
            return {"text": "\n".join(parts), **said}
        found = next((name for name in _TEXTS if name in item), None)
        row = {name: _bare(value) if name == "title" else value for name, value in item.items()}
        if found:
            row = {"text": row.pop(found), **{n: v for n, v in row.items() if n not in ("content", "body")}}
        return {"outlet": self.name, **row} if self.name and "source" not in item else row


def _bare(value: str) -> str:
    """A value of one line, without the markup in it."""
    return unescaped(" ".join(_TAG.sub("", value).split()))


_TAG = re.compile(r"</?[A-Za-z][\w.-]{0,40}(?:\s[^<>]{0,200})?/?>")
_BARE_SIGN = re.compile(
    rb"<!\[CDATA\[(?:.*?\]\]>|.*\Z)|&(?!(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)", re.DOTALL
)
# A sign that begins a name and is none ("R&D"), or a section in which it stands for itself.


def _well_formed(data: bytes) -> bytes:
    """The feed with `&amp;` for each `&` that stands for itself; one in two bytes a letter is left as it is."""
    if b"\0" in data[:CHUNK]:
        return data
    return _BARE_SIGN.sub(lambda found: b"&amp;" if found[0] == b"&" else found[0], data)


def feed_items(data: bytes) -> Iterator[tuple[int, Object | str]]:
    """The 1-based line and the fields of each item; a sentence instead of an item where the feed is broken. Raises
    `Unreadable` for what is no feed.
    """
    data = _well_formed(data)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    feed = _Feed(parser)
    parser.StartElementHandler, parser.EndElementHandler = feed.start, feed.end
    parser.CharacterDataHandler = feed.words.append
    parser.UseForeignDTD(True)  # an entity that no feed defines (&nbsp;) is then told of instead of ending the reading
    parser.SkippedEntityHandler = feed.entity
    for at in range(0, len(data), CHUNK):
        try:
            parser.Parse(data[at : at + CHUNK], at + CHUNK >= len(data))
        except (expat.ExpatError, ValueError, LookupError) as error:
            if not feed.open and not feed.done:
                raise Unreadable(f"the file is no XML ({error})") from None
            yield from feed.done
            yield parser.CurrentLineNumber, f"the feed is broken ({error})"
            return
        yield from feed.done
        feed.done.clear()
