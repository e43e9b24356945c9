"""PDF with a text layer, read with pypdf; a scanned one is told to be so."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator

import pypdf

from index.loading.formats.documents.pdf_margins import without_margins
from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.source import NO_LINES, Source, joined

MOST_PAGES = 300
"""Pages read of one file: a yearbook; reading takes some 20 ms CPU a page."""

FULL_LINE = 0.75
"""A line at least this long beside the long lines of its page goes on in the next one; a shorter one ends a
paragraph."""

_ENDS = re.compile(r"""[.!?:…]["'”’»)]*$""")
_FILE_NAME = re.compile(
    r"(?i)^(?:microsoft word|\(?(?:untitled|unknown|anonymous|unspecified|user|admin)\)?$"
    r"|.*\.(?:docx?|pdf|indd|rtf|odt|txt|html?)$)"
)


_WORD = re.compile(r"\w+(?:-\w+)*")
_LAST_WORD = re.compile(r"(?<![\w-])[\w-]+$")
_FIRST_WORD = re.compile(r"[\w-]+")


def read(source: Source) -> Iterator[Draft]:
    """The one article of a PDF."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # its warnings have no place on a drawn screen
    try:
        text, fields = _read(source)
    except Unreadable:
        raise
    except Exception as error:  # a broken file fails anywhere in there, with anything
        raise Unreadable(f"the PDF is broken ({type(error).__name__}: {str(error)[:100]})") from None
    if not text.strip():
        raise Unreadable("the PDF has no text layer: it holds pictures of pages; run it through OCR first")
    yield source.draft(text, fields, format="pdf", encoding="", lines=NO_LINES)


def _read(source: Source) -> tuple[str, dict[str, str]]:
    document = pypdf.PdfReader(io.BytesIO(source.data))
    if document.is_encrypted:
        _unlock(document)
    count = len(document.pages)
    if count > MOST_PAGES:
        source.remarks.append(f"only the first {MOST_PAGES} of {count} pages are read; split the file to have the rest")
    pages: list[list[str]] = []
    room = MOST_TEXT
    for number in range(min(count, MOST_PAGES)):
        if room <= 0:
            source.remarks.append(f"only the first {number} of {count} pages are read; split the file to have the rest")
            break
        pages.append([line.strip() for line in _page(document, number).split("\n")])
        room -= sum(map(len, pages[-1]))
    return _joined_pages(without_margins(pages)), _fields(document)


def _unlock(document: pypdf.PdfReader) -> None:
    """Many are encrypted without a password, only against printing; the rest cannot be read."""
    locked = Unreadable("the PDF is encrypted; save a copy without a password")
    try:
        opened = document.decrypt("")
    except Exception:  # a cipher that is not there, a broken key
        raise locked from None
    if not opened:
        raise locked


def _page(document: pypdf.PdfReader, number: int) -> str:
    try:
        return str(document.pages[number].extract_text())
    except Exception:  # one bad page never stops the rest
        return ""


def _joined_pages(pages: list[list[str]]) -> str:
    """The pages' paragraphs; one that a page's end cuts in two is put together again."""
    done: list[str] = []
    words = Counter(word for page in pages for line in page for word in _WORD.findall(line.casefold()))
    for page in pages:
        blocks = _paragraphs(page, words)
        if done and blocks and not _ENDS.search(done[-1]) and blocks[0][:1].islower():
            done[-1] = _with_next(done[-1], blocks.pop(0), words)
        done += blocks
    return joined(done)


def _paragraphs(lines: list[str], words: Counter[str]) -> list[str]:
    """The page's lines joined to paragraphs: a full line goes on in the next one, a word cut at its end is mended."""
    longest = sorted(map(len, lines))[-max(1, len(lines) // 10)] if lines else 0
    done: list[str] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else ""
        cut = before.endswith("-") and line[:1].islower()
        goes_on = cut or (bool(before and line) and len(before) >= FULL_LINE * longest)
        if goes_on and _ENDS.search(before) and len(before) < longest:
            goes_on = not line[:1].isupper() or len(before) > 0.9 * longest
        if goes_on and done:
            done[-1] = _with_next(done[-1], line, words)
        else:
            done.append(line)
    return [block for block in done if block]


def _with_next(before: str, line: str, words: Counter[str]) -> str:
    """Two lines as one. A word cut at the end loses its hyphen, unless the rest of the document writes it with one."""
    if not before.endswith("-") or not line[:1].islower():
        return f"{before} {line}"
    head, tail = _LAST_WORD.search(before), _FIRST_WORD.match(line)
    first, second = head[0].casefold() if head else "", tail[0].casefold() if tail else ""
    compound = words[f"{first}{second}"] > words[first[:-1] + second]
    return before + line if compound else before[:-1] + line


def _fields(document: pypdf.PdfReader) -> dict[str, str]:
    """Title and author as the file states them. Its dates say when the file was made, not when the report was."""
    try:
        about = document.metadata
        title, author = (about.title, about.author) if about else (None, None)
    except Exception:
        return {}
    fields = {"title": title or "", "author": author or ""}
    return {name: value for name, value in fields.items() if value.strip() and not _FILE_NAME.match(value)}
