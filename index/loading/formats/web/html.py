"""HTML: the report's text as trafilatura finds it in the page, and what the page states."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from index.loading.encodings import NotText, as_browsers_read, decode
from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.exports.marks import may_hold_marks
from index.loading.formats.exports.splitting import export_drafts
from index.loading.formats.source import NO_LINES, Source
from index.loading.formats.web.chat_page import chat_drafts, is_chat_page
from index.loading.formats.web.page_fields import page_fields
from index.loading.formats.web.page_text import report_of
from index.loading.formats.web.pages import Page, read_page, without_scripts

DEEPEST = 200
"""Elements inside elements: pages have some forty; libxml2 gives up at 256, and what comes after recurses."""

LARGEST = 2_000_000
"""Characters of a page that trafilatura is given: its time grows faster than the page."""

MOST_BLOCKS = 5_000
"""Blocks of a page that trafilatura is given: some lists of more take it minutes."""

LEAST_FOUND = 0.1
"""Share of a page's words, its comments and menus apart, that must be found as text: with less, the page is not laid
out like an article."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*+=\s*+["']?\s*+([\w-]{2,20})""", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page must say its encoding; browsers look at 1024."""


def read(source: Source) -> Iterator[Draft]:
    """The one article of a page."""
    html, encoding = _decoded(source)
    html = without_scripts(html)
    if len(html) > MOST_TEXT:
        source.remarks.append(f"only the first {MOST_TEXT:,} characters are read; split the file to have the rest")
        html = html[:MOST_TEXT]
    if is_chat_page(html):
        yield from chat_drafts(html, source, encoding)
        return
    page = read_page(html)
    shown = page.shown()
    blocks = shown if may_hold_marks("\n".join(shown)) else []
    if exported := export_drafts(blocks, source, "html", encoding, headlines=lambda: _headlines(html)):
        yield from exported
        return
    text, kinds = report_of(page, _found(html, page))
    if not text.strip():
        raise Unreadable("there is no text in the page")
    yield source.draft(text, page_fields(page), format="html", encoding=encoding, lines=NO_LINES, kinds=kinds)


def _headlines(html: str) -> frozenset[str]:
    """The lines that a page gives the name of a headline; archives mark the parts of their reports so."""
    return frozenset(line for found in _HEADLINE.finditer(html) for line in read_page(found[1]).shown())


_HEADLINE = re.compile(
    r"""<(?:span|div|p|b|td)\s[^>]{0,200}?class\s?=\s?["']\w{0,20}(?:headline|titrearticlevisu)["'][^>]{0,200}>(.{1,1000}?)</(?:span|div|p|b|td)>""",
    re.IGNORECASE | re.DOTALL,
)


def _decoded(source: Source) -> tuple[str, str]:
    """The page as text: as forced, else as the bytes say, else as the page itself says."""
    if source.settings.encoding:
        return source.text()
    text, encoding = source.text()
    declared = _CHARSET.search(source.data[:_HEAD])
    if encoding.startswith("utf-") or not declared:
        return text, encoding
    try:
        return decode(source.data, as_browsers_read(declared[1].decode("ascii")))
    except NotText:
        return text, encoding


def _found(html: str, page: Page) -> list[str]:
    """The lines of the report as trafilatura finds it; none where the page is no article to it."""
    if page.depth > DEEPEST or len(html) > LARGEST or len(page.blocks) > MOST_BLOCKS:
        return []
    _quiet("trafilatura", "htmldate", "courlan", "justext")
    try:
        import trafilatura
    except ImportError:  # a page in a text file: its blocks are read without a library
        return []
    try:
        found = trafilatura.extract(html, include_comments=False, include_tables=True, with_metadata=False)
    except MemoryError:
        raise
    except Exception:  # whatever goes wrong in there, the page's blocks are still text
        return []
    lines = [line for line in (found or "").split("\n") if line.strip()]
    in_tables = sum(len(line) for line in lines if line.startswith("|"))
    length = sum(map(len, lines))
    of_page = sum(len(block) for block, room in zip(page.blocks, page.rooms, strict=True) if not room)
    if length < LEAST_FOUND * of_page or 2 * in_tables > length:
        return []  # nothing like an article, or one that was laid out with tables
    return lines


def _quiet(*names: str) -> None:
    """These libraries' warnings have no place on a screen that is being drawn."""
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
