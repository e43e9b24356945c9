"""ODT: the words of its paragraphs and tables in their order, read from its XML event by event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from index.article import Kind
from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.exports.splitting import export_drafts
from index.loading.formats.source import NO_LINES, Source, joined
from index.loading.formats.xml_events import Enough, events
from index.loading.formats.zipped import opened, part_of

MOST_BLANKS = 100
"""Blanks in a row that one element may stand for."""

_SKIPPED = frozenset(["text:tracked-changes", "office:annotation", "text:note", "office:scripts"])
_STYLES = {"Title": Kind.TITLE, "Subtitle": Kind.STANDFIRST, "Caption": Kind.CAPTION}


@dataclass(slots=True)
class _Body:
    """What was met so far: the words of each open paragraph with its style, the cells of each open row."""

    blocks: list[str] = field(default_factory=list)
    kinds: dict[str, Kind] = field(default_factory=dict)
    open: list[tuple[list[str], Kind | None]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    skipped: int = 0

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if name in _SKIPPED or self.skipped:
            self.skipped += name in _SKIPPED
        elif name in ("text:p", "text:h"):
            style = given.get("text:style-name", "")
            self.open.append(([], Kind.HEADING if name == "text:h" else _STYLES.get(style)))
        elif name == "table:table-row":
            self.rows.append([])
        elif name == "table:table-cell" and self.rows:
            self.rows[-1].append("")
        elif name in ("text:tab", "text:line-break"):
            self.words("\t" if name == "text:tab" else "\n")
        elif name == "text:s":
            count = given.get("text:c", "1")
            self.words(" " * (min(int(count), MOST_BLANKS) if count.isdigit() and len(count) < 10 else 1))

    def words(self, words: str) -> None:
        """Words of the innermost paragraph; white space between elements is none."""
        if self.open and not self.skipped:
            self.open[-1][0].append(words)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _SKIPPED:
            self.skipped -= 1
        elif name in ("text:p", "text:h") and self.open and not self.skipped:
            parts, kind = self.open.pop()
            self._add("".join(parts).strip(), kind)
        elif name == "table:table-row" and self.rows:
            self._add(" | ".join(cell for cell in self.rows.pop() if cell), None)

    def _add(self, words: str, kind: Kind | None) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] = " ".join(filter(None, (self.rows[-1][-1], words)))
        elif words:
            if kind:
                self.kinds[words] = kind
            self.blocks.append(words)


def read(source: Source) -> Iterator[Draft]:
    """The one article of a document, or those of an export."""
    body = _Body()
    with opened(source.data, "document") as archive:
        try:
            events(part_of(archive, "content.xml", "document"), body.start, body.end, body.words)
        except Enough as reason:
            source.remarks.append(str(reason))
        fields = _about(part_of(archive, "meta.xml", "document")) if "meta.xml" in archive.namelist() else {}
    if exported := export_drafts(body.blocks, source, "odt", ""):
        yield from exported
        return
    text = joined(body.blocks)
    if not text:
        raise Unreadable("there is no text in the document")
    if len(text) > MOST_TEXT:
        source.remarks.append(f"only the first {MOST_TEXT:,} characters are read; split the file to have the rest")
    titled = next((words for words, kind in body.kinds.items() if kind is Kind.TITLE), fields.get("dc:title", ""))
    said = {"title": titled, "author": fields.get("meta:initial-creator", "")}
    said = {name: value for name, value in said.items() if value}
    yield source.draft(text[:MOST_TEXT], said, format="odt", encoding="", lines=NO_LINES, kinds=body.kinds)


def _about(pieces: Iterator[bytes]) -> dict[str, str]:
    found: dict[str, str] = {}
    words: list[str] = []

    def end(name: str) -> None:
        found.setdefault(name, " ".join("".join(words).split()))
        words.clear()

    try:
        events(pieces, lambda *_: words.clear(), end, words.append)
    except (Enough, Unreadable):  # without them the text is still there
        return found
    return found
