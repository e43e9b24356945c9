"""What a format's reader is handed, and what it makes articles with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from index.article import OWN_WORDS, Article, Kind, Paragraph, Span
from index.loading.encodings import NotText, decode
from index.loading.facts.fields import FileSays, read_fields
from index.loading.facts.metadata import metadata
from index.loading.facts.titles import find_title, without_site
from index.loading.formats.draft import PLAIN, Draft, LoadSettings, Unreadable
from index.loading.lines.cleaning import paragraphs
from index.loading.lines.own_words import is_prose
from index.text.folding import evened

MOST_LINES = 200_000
"""Lines of one article that are read: ten novels; each costs some 15 µs CPU and 300 bytes, however short."""

_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Lines:
    """Where a text stands in its file: behind so many lines, None in a format that has none; `one` for a text that is
    one line there, however many it has here; `head` where a head stands before it, so that a title of that one is in
    none of the text's lines.
    """

    before: int | None
    one: bool = False
    head: bool = False

    def of(self, line: int | None, added: int) -> int | None:
        """The 1-based line in the file of a line of the text, in front of which `added` lines were put."""
        if self.before is None or line is None or (self.head and line <= added):
            return None
        first = self.before + 1
        return first if self.one else max(first, self.before + line - added)


WHOLE_FILE, NO_LINES = Lines(0), Lines(None)


@dataclass(slots=True)
class Source:
    """A file, unpacked: its bytes, its `path` below the folder, the `name` its article goes by (the first part of the
    name of each, for a file of many), and the user's settings. `remarks` gathers what is to be said of it; `depth`
    counts the archives it lies in.
    """

    data: bytes
    path: str
    name: str
    settings: LoadSettings = PLAIN
    remarks: list[str] = field(default_factory=list)
    depth: int = 0

    def text(self) -> tuple[str, str]:
        """The bytes as text, and the encoding. Raises `Unreadable`."""
        try:
            return decode(self.data, self.settings.encoding or None)
        except NotText as reason:
            raise Unreadable(str(reason)) from None

    def draft(
        self,
        text: str,
        told: FileSays | Mapping[str, str] | None = None,
        *,
        format: str,
        encoding: str = "utf-8",
        lines: Lines = WHOLE_FILE,
        name: str | None = None,
        kinds: Mapping[str, Kind] | None = None,
        remark: str = "",
    ) -> Draft:
        """The article that `text` and what the file says of it make, when it is asked for; `kinds` of paragraphs (by
        their text) that the file's markup tells; what is `BOILERPLATE` there are lines. `remark` is what is to be known
        of the text itself, though all was read.
        """
        article_id = self.name if name is None else _mended(name)
        text = self._first_lines(text)

        def article() -> Article:
            given = told if isinstance(told, FileSays) else FileSays(told or {})
            fields = {field: _mended(value) for field, value in given.fields.items()}
            said = replace(given, fields=fields, path=self.path)
            shown, blocks = _shown(_mended(text), said, lines, kinds or {})
            known = metadata(shown, blocks, said)
            remarks = "; ".join(filter(None, (remark, *self.remarks)))
            return Article(article_id, self.path, shown, blocks, known, format, encoding, remarks)

        return Draft(article_id, article)

    def _first_lines(self, text: str) -> str:
        """The lines that are read; a remark when there are more."""
        if text.count("\n") <= MOST_LINES:
            return text
        self.remarks.append(f"only the first {MOST_LINES:,} lines of a text are read; split the file to have the rest")
        return text[: len(text) - len(text.split("\n", MOST_LINES)[-1])]

    def rows_remark(self, what: str, bad: int, of: int, first: str) -> None:
        """Say that `bad` rows could not be read, and why the first could not."""
        if bad:
            self.remarks.append(f"{bad:,} of {of:,} {what} cannot be read ({first})")


def _shown(text: str, told: FileSays, lines: Lines, kinds: Mapping[str, Kind]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text as it is shown and its paragraphs with their lines in the file.

    A title that the file states and the text lacks becomes its first line, because it is part of the report. A
    paragraph near the start that says what the file states as the standfirst is the standfirst.
    """
    stated = read_fields(told).values
    title, added = stated.get("title"), 0
    if title and not _has(text, title):
        title = without_site(title, stated.get("outlet"))[0]
        text, added = f"{title}\n\n{text}", 2
    furniture = frozenset(words for words, kind in kinds.items() if kind is Kind.BOILERPLATE)
    blocks = [Paragraph(b.span, b.kind, lines.of(b.line, added)) for b in paragraphs(text, title, furniture)]
    if title and added and blocks and blocks[0].span == Span(0, len(title)):
        blocks[0] = replace(blocks[0], kind=Kind.TITLE)
    for index, block in enumerate(blocks if kinds else ()):
        marked = kinds.get(block.span.of(text))
        if marked is Kind.TITLE and title and block.kind in _UNSURE and evened(block.span.of(text)) == evened(title):
            blocks = [replace(b, kind=Kind.HEADING) if b.kind is marked else b for b in blocks]  # the layout's guess
        if marked and block.kind in _UNSURE and (marked is not Kind.TITLE or all(b.kind is not marked for b in blocks)):
            blocks[index] = replace(block, kind=marked)
    _mark_dated_heading(text, blocks, kinds)
    _mark_standfirst(text, blocks, stated.get("standfirst", ""))
    return text, tuple(blocks)


def _mark_dated_heading(text: str, blocks: list[Paragraph], kinds: Mapping[str, Kind]) -> None:
    """The only date that the file marks as a heading, behind a sentence of the report, is that of a part, and the
    sentence no summary above the report's day. Of several it is told by their days (see `report_dates`).
    """
    dated = [i for i, b in enumerate(blocks) if b.kind is Kind.DATE and kinds.get(b.span.of(text)) is Kind.HEADING]
    if len(dated) != 1:
        return
    above = ((i, b.span.of(text)) for i, b in enumerate(blocks[: dated[0]]) if b.kind in (Kind.BODY, Kind.STANDFIRST))
    prose = [index for index, words in above if words not in kinds and is_prose(words)]
    for index in prose:
        blocks[index] = replace(blocks[index], kind=Kind.BODY)
    if prose:
        blocks[dated[0]] = replace(blocks[dated[0]], kind=Kind.HEADING)


def _mark_standfirst(text: str, blocks: list[Paragraph], stated: str) -> None:
    wanted = evened(stated).rstrip(" .")
    for index, block in enumerate(blocks[:STANDFIRST_WINDOW]):
        words = block.span.of(text) if len(block.span) < 2 * len(stated) else ""
        if wanted and evened(words).rstrip(" .") == wanted and block.kind in _UNSURE:
            blocks[index] = replace(block, kind=Kind.STANDFIRST)
            return


_UNSURE = OWN_WORDS - {Kind.TITLE}
"""The kinds that only the layout tells: what the file says is better."""

STANDFIRST_WINDOW = 8
"""Paragraphs at the start among which a standfirst is looked for: a section, a title, a caption, a byline and a date
may stand before it."""


def _mended(text: str) -> str:
    """The text without the halves of surrogate pairs that JSON and mail headers may hold: no other tool takes them."""
    if text.isascii() or not _HALF.search(text):
        return text
    return _HALF.sub("\ufffd", text)


def _has(text: str, title: str) -> bool:
    start = len(text) - len(text.lstrip())
    if evened(text[start : start + 2 * len(title) + 40]).startswith(evened(title)):
        return True
    return find_title(text, Span(start, len(text)), title) is not None


def joined(lines: Iterable[str]) -> str:
    """Paragraphs as a text: a blank line between two."""
    return "\n\n".join(stripped for line in lines if (stripped := line.strip()))
