"""ODT: the words of its paragraphs and tables in their order, then its notes, read from its XML event by event."""

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

_SKIPPED = frozenset(["text:tracked-changes", "office:annotation", "text:note-citation", "office:scripts"])
_STYLES = {"Title": Kind.TITLE, "Subtitle": Kind.STANDFIRST, "Caption": Kind.CAPTION}
_TOP_LEVEL = "1"

TITLE_WINDOW = 5
"""Blocks at the start among which a main heading is the title: the outlet, a section, a byline and a day may stand
before it.
"""


@dataclass(slots=True)
class _Body:
    """What was met so far: the words of each open paragraph with its style, the cells of each open row. `parents` are
    the named styles that the unnamed ones of single paragraphs change.
    """

    blocks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    parents: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    open: list[tuple[list[str], Kind | None, bool]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    skipped: int = 0
    within_notes: int = 0

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if name in _SKIPPED or self.skipped:
            self.skipped += name in _SKIPPED
        elif name in ("text:p", "text:h"):
            style = given.get("text:style-name", "")
            kind = _STYLES.get(self.parents.get(style, style), Kind.HEADING if name == "text:h" else None)
            is_main = name == "text:h" and given.get("text:outline-level", _TOP_LEVEL) == _TOP_LEVEL
            self.open.append(([], kind, is_main))
        elif name == "style:style" and (parent := given.get("style:parent-style-name")):
            self.parents[given.get("style:name", "")] = parent
        elif name == "text:note-body":
            self.within_notes += 1
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
            parts, kind, is_main = self.open.pop()
            words = "".join(parts).strip()
            self.main += [words] * bool(words and is_main)
            self._add(words, kind)
        elif name == "text:note-body":
            self.within_notes -= 1
        elif name == "table:table-row" and self.rows:
            self._add(" | ".join(cell for cell in self.rows.pop() if cell), None)

    def title(self) -> str:
        """The words in the style of a title; else the only main heading, where it stands near the start: of several,
        each heads a part.
        """
        titled = next((words for words, kind in self.kinds.items() if kind is Kind.TITLE), "")
        only = self.main[0] if len(self.main) == 1 and self.main[0] in self.blocks[:TITLE_WINDOW] else ""
        return titled or only

    def _add(self, words: str, kind: Kind | None) -> None:
        if self.within_notes:
            self.notes += [words] * bool(words)
        elif self.rows and self.rows[-1]:
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
    text = joined([*body.blocks, *body.notes])
    if not text:
        raise Unreadable("there is no text in the document")
    if len(text) > MOST_TEXT:
        source.remarks.append(f"only the first {MOST_TEXT:,} characters are read; split the file to have the rest")
    title = body.title()
    kinds = body.kinds | ({title: Kind.TITLE} if title else {})
    said = {"title": title or fields.get("dc:title", ""), "author": fields.get("meta:initial-creator", "")}
    said = {name: value for name, value in said.items() if value}
    yield source.draft(text[:MOST_TEXT], said, format="odt", encoding="", lines=NO_LINES, kinds=kinds)


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
