"""PDF with a text layer, read with pypdf; pages that are pictures are told, and read by OCR where the user wants it."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.errors import DependencyError, LimitReachedError

from index.loading.formats.documents.pdf_columns import are_drawn_across, in_columns
from index.loading.formats.documents.pdf_drawn import Drawn
from index.loading.formats.documents.pdf_margins import without_margins
from index.loading.formats.documents.pdf_pages import PagesWithoutText
from index.loading.formats.documents.pdf_right_to_left import (
    is_right_to_left,
    lines_as_read,
    without_shapes,
)
from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.source import NO_LINES, Source, joined

MOST_PAGES = 300
"""Pages read of one file: a yearbook; reading takes some 20 ms CPU a page."""

FULL_LINE = 0.75
"""A line at least this long beside the long lines of its page goes on in the next one; a shorter one ends a
paragraph."""

_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": 30_000_000,
    "lzw_maximum_output_length": 30_000_000,
    "run_length_maximum_output_length": 30_000_000,
    "array_based_stream_maximum_output_length": 30_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "disable_legacy_handling": True,
}
"""What a page may take: bytes of its content when unpacked, and words of it. A newspaper's page has some 50,000, each
some 5 µs CPU and 300 bytes."""

_INSTALL = "it comes with the extra `formats`"

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
    left = PagesWithoutText(source.name)
    try:
        with pypdf.apply_configuration(**_LIMITS):
            text, fields = _read(source, left)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken file fails anywhere in there, with anything
        raise Unreadable(f"the PDF is broken ({type(error).__name__}: {str(error)[:100]})") from None
    if not text.strip():
        raise Unreadable("; ".join(left.reasons(whole=True)) or "there is no text in the PDF")
    source.remarks += left.reasons(whole=False)
    yield source.draft(text, fields, format="pdf", encoding="", lines=NO_LINES, remark=left.made_by_ocr)


def _read(source: Source, left: PagesWithoutText) -> tuple[str, dict[str, str]]:
    document = pypdf.PdfReader(io.BytesIO(source.data))
    if document.is_encrypted:
        _unlock(document)
    left.count = count = len(document.pages)
    if count > MOST_PAGES:
        source.remarks.append(f"only the first {MOST_PAGES} of {count} pages are read; split the file to have the rest")
    pages: list[list[str]] = []
    room = MOST_TEXT
    for number in range(min(count, MOST_PAGES)):
        if room <= 0:
            source.remarks.append(f"only the first {number} of {count} pages are read; split the file to have the rest")
            break
        pages.append([line.strip() for line in _page(document, number, left).split("\n")])
        room -= sum(map(len, pages[-1]))
    for number, text in left.texts(source.data, source.settings).items():
        pages[number - 1] = [line.strip() for line in text.split("\n")]
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


def _page(document: pypdf.PdfReader, number: int, left: PagesWithoutText) -> str:
    """The text of a page; nothing where it has none, which is told to `left`. One bad page never stops the rest."""
    try:
        page = document.pages[number]
        text = _text(page)
    except MemoryError:
        raise
    except LimitReachedError:
        left.too_much.append(number + 1)
        return ""
    except DependencyError as error:
        raise Unreadable(f"reading this PDF needs {error}; {_INSTALL}") from None
    except Exception:
        left.broken.append(number + 1)
        return ""
    if _is_unmapped(text):
        left.unmapped.append(number + 1)
        return ""
    if not text.strip():
        (left.pictures if _has_pictures(page) else left.blank).append(number + 1)
    return text


def _text(page: pypdf.PageObject) -> str:
    """The text of a page, column by column where it is drawn across its columns."""
    drawn = Drawn()
    text = without_shapes(str(page.extract_text(visitor_operand_before=drawn.see)))
    turned = is_right_to_left(text)
    if not turned and not are_drawn_across(drawn.places):
        return text
    seen = str(page.extract_text(extraction_mode="layout"))
    return lines_as_read(text, seen) if turned else without_shapes(in_columns(seen) or text)


def _is_unmapped(text: str) -> bool:
    """Whether what was read are numbers of glyphs, not letters: most of it is of no alphabet."""
    letters = "".join(text.split())
    odd = sum(unicodedata.category(letter) in ("Cc", "Co", "Cn", "Cs") for letter in letters[:SAMPLED])
    return odd > MOST_ODD * min(len(letters), SAMPLED) if letters else False


SAMPLED = 2_000
MOST_ODD = 0.3
"""Share of characters of no alphabet (controls, private use) among the first of a page; one with symbols has some."""


def _has_pictures(page: pypdf.PageObject) -> bool:
    """Whether a page draws anything at all: a blank one has nothing to say and is not told of."""
    try:
        resources = page.get("/Resources")
        drawn = resources.get_object().get("/XObject") if resources else None
        contents = page.get_contents()
        return bool(drawn and drawn.get_object()) or (contents is not None and b"BI" in contents.get_data())
    except Exception:
        return False


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
