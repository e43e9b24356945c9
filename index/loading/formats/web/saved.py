"""Pages as browsers save them in one file: MHTML (Chrome, Edge), a web archive (Safari). The page is read, its frames
and pictures are not; the day on which it was saved is not the report's.
"""

from __future__ import annotations

import email
import plistlib
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from index.loading.encodings import NotText, as_browsers_read, decode
from index.loading.formats.draft import Draft, Unreadable
from index.loading.formats.mail.message import MOST_PARTS, POLICY, headers_of, leaves_of
from index.loading.formats.source import Source
from index.loading.formats.web import html


def read_mhtml(source: Source) -> Iterator[Draft]:
    """The one article of a page saved with all it shows."""
    if source.data.count(b"\n--") > MOST_PARTS:
        raise Unreadable(f"the saved page has more than {MOST_PARTS:,} parts")
    try:
        message = email.message_from_bytes(source.data, policy=POLICY)
        pages = [part for part in leaves_of(message) if part.get_content_type() == "text/html"]
    except MemoryError:
        raise
    except Exception as error:  # parts from anywhere fail with anything
        raise Unreadable(f"the saved page is broken ({type(error).__name__}: {str(error)[:100]})") from None
    if not pages:
        raise Unreadable("there is no page in the file")
    address = headers_of(message).get("snapshot-content-location", "")
    own = next((part for part in pages if address and headers_of(part).get("content-location") == address), pages[0])
    yield from html.read(replace(source, data=_utf8(own)))


def _utf8(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    label = part.get_content_charset() or ""
    return as_utf8(data if isinstance(data, bytes) else b"", label)


def as_utf8(data: bytes, label: str) -> bytes:
    """A page's bytes in UTF-8, where a label beside it says what they are in and they are not that already."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode(data, as_browsers_read(label))[0].encode("utf-8", "replace") if label else data
        except NotText:
            return data
    return data


def read_webarchive(source: Source) -> Iterator[Draft]:
    """The one article of a page that Safari saved."""
    try:
        main = plistlib.loads(source.data)["WebMainResource"]
        data, label = main["WebResourceData"], main.get("WebResourceTextEncodingName", "")
    except MemoryError:
        raise
    except Exception as error:  # a broken file fails anywhere in there, with anything
        raise Unreadable(f"the saved page is broken ({type(error).__name__}: {str(error)[:100]})") from None
    if not isinstance(data, bytes) or not data:
        raise Unreadable("there is no page in the file")
    yield from html.read(replace(source, data=as_utf8(data, str(label))))
