"""PDF with a text layer, read with pypdf; a scanned one is told to be so."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

import pypdf

from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.source import NO_LINES, Source, joined

MOST_PAGES = 300
"""Pages read of one file: a yearbook; reading takes some 20 ms CPU a page."""

FULL_LINE = 0.75
"""A line at least this long beside the long lines of its page goes on in the next one; a shorter one ends a
paragraph."""

_ENDS = re.compile(r"""[.!?:…]["'”’»)]*$""")
_FILE_NAME = re.compile(r"(?i)^(?:microsoft word|untitled|.*\.(?:docx?|pdf|indd|rtf|odt|txt|html?)$)")


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
    pages: list[str] = []
    room = MOST_TEXT
    for number in range(min(count, MOST_PAGES)):
        if room <= 0:
            source.remarks.append(f"only the first {number} of {count} pages are read; split the file to have the rest")
            break
        pages.append(_paragraphs(_page(document, number)))
        room -= len(pages[-1])
    return joined(pages), _fields(document)


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


def _paragraphs(page: str) -> str:
    """The page's lines joined to paragraphs: a full line goes on in the next one, a word cut at its end is mended."""
    lines = [line.strip() for line in page.split("\n")]
    longest = sorted(map(len, lines))[-max(1, len(lines) // 10)] if lines else 0
    done: list[str] = []
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else ""
        goes_on = bool(before and line) and len(before) >= FULL_LINE * longest
        if goes_on and _ENDS.search(before) and len(before) < longest:
            goes_on = not line[:1].isupper() or len(before) > 0.9 * longest
        if not goes_on:
            done.append(line)
        elif before.endswith("-") and line[:1].islower():
            done[-1] = done[-1][:-1] + line
        else:
            done[-1] += " " + line
    return joined(done)


def _fields(document: pypdf.PdfReader) -> dict[str, str]:
    """Title and author as the file states them. Its dates say when the file was made, not when the report was."""
    try:
        about = document.metadata
        title, author = (about.title, about.author) if about else (None, None)
    except Exception:
        return {}
    fields = {"title": title or "", "author": author or ""}
    return {name: value for name, value in fields.items() if value.strip() and not _FILE_NAME.match(value)}
