"""Crawls (WARC): the pages in them that were found, each with its address; the day of the crawl is not the report's.

Read by hand, because what a record may unpack to must be bounded: its length, its chunks, its compression.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace

from index.loading.formats.draft import Draft, Unreadable
from index.loading.formats.source import Source
from index.loading.formats.web import html
from index.loading.formats.web.saved import as_utf8
from index.loading.lines.own_words import FEWEST_PROSE_WORDS

MOST_HEAD = 64_000
"""Bytes of the headers of a record."""

MOST_PAGE = 20_000_000
"""Bytes of one page when unpacked."""

MOST_RECORDS = 100_000
"""Records of one file that are looked at."""

FEWEST_WORDS = 5 * FEWEST_PROSE_WORDS
"""Words of a page that is one by itself: frames and advertisements have fewer."""


def read(source: Source) -> Iterator[Draft]:
    """A report for each page with text. One that cannot be read is told of and passed over."""
    if not source.data.lstrip()[:5] == b"WARC/":
        raise Unreadable("this is no crawl: it does not begin as one")
    bad, first, pages = 0, "", 0
    for headers, body in _records(source.data):
        kind = headers.get("warc-type", "")
        if kind not in ("response", "resource"):
            continue
        try:
            page = _page(headers, body, with_http=kind == "response")
            if page is None:
                continue
            inner = replace(source, data=page, name=f"{source.name}/{pages + 1}", remarks=[])
            for draft in html.read(inner):
                if len(draft.article().text.split()) >= FEWEST_WORDS:
                    pages += 1
                    yield draft
        except Unreadable as error:
            bad, first = bad + 1, first or f"{headers.get('warc-target-uri', 'a record')[:100]}: {error}"
    source.rows_remark("pages", bad, bad + pages, first)


def _records(data: bytes) -> Iterator[tuple[dict[str, str], bytes]]:
    at = 0
    for _ in range(MOST_RECORDS):
        at = data.find(b"WARC/", at)
        end = data.find(b"\r\n\r\n", at, at + MOST_HEAD) if at >= 0 else -1
        if end < 0:
            return
        headers = _headers(data[at:end])
        length = headers.get("content-length", "")
        size = int(length) if length.isdigit() and len(length) < 12 else 0
        yield headers, data[end + 4 : end + 4 + size]
        at = end + 4 + size


def _headers(block: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in block.decode("utf-8", "replace").split("\n")[1:]:
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _page(headers: dict[str, str], body: bytes, *, with_http: bool) -> bytes | None:
    """The bytes of a page in UTF-8; None for what is no page, or was not found."""
    kind = headers.get("content-type", "")
    if with_http:
        head, _, body = body.partition(b"\r\n\r\n")
        status = head.split(b" ", 2)[1:2]
        said = _headers(head)
        kind = said.get("content-type", "")
        if status != [b"200"]:
            return None
        if "html" in kind:
            body = _decoded(body, said)
    if "html" not in kind:
        return None
    return as_utf8(body, kind.partition("charset=")[2].strip(" \"'"))


def _decoded(body: bytes, said: dict[str, str]) -> bytes:
    """The body without chunks and compression. Raises `Unreadable`."""
    if "chunked" in said.get("transfer-encoding", ""):
        body = _without_chunks(body)
    packed = said.get("content-encoding", "").strip().lower()
    if packed in ("", "identity") or body.lstrip()[:1] == b"<":  # some crawlers unpack and keep the header
        return body
    if packed not in ("gzip", "x-gzip", "deflate"):
        raise Unreadable(f"it is packed with {packed[:20]}, which is not read")
    try:
        return zlib.decompressobj(wbits=47 if packed != "deflate" else 15).decompress(body, MOST_PAGE)
    except zlib.error as error:
        raise Unreadable(f"it cannot be unpacked ({error})") from None


def _without_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        length = body[at:end].partition(b";")[0].strip()
        try:
            size = int(length, 16) if 0 < len(length) < 10 else -1
        except ValueError:
            size = -1
        if size < 0:
            return body if not parts else b"".join(parts)
        if size == 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts)
