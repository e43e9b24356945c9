"""A mail (.eml): its subject, sender and date are what it states, its text is the plain part or the page's."""

from __future__ import annotations

import email
import email.policy
import email.utils
from collections.abc import Iterator, Mapping
from email.message import EmailMessage

from index.article import Kind
from index.loading.encodings import NotText, as_browsers_read, decode
from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.mail.quotes import quoted_in, without_marks
from index.loading.formats.source import NO_LINES, Source, joined
from index.loading.formats.web.pages import read_page

MOST_PARTS = 5_000
"""Lines that may begin a part: a mail has a dozen, and each costs the library some 300 µs CPU."""


def read(source: Source) -> Iterator[Draft]:
    """The one article of a mail; attachments are left alone."""
    if source.data.count(b"\n--") > MOST_PARTS:
        raise Unreadable(f"the mail has more than {MOST_PARTS:,} parts")
    try:
        message = email.message_from_bytes(source.data, policy=email.policy.default)
        text = _text(message, source)
        quoted = quoted_in(text.split("\n"))
        fields = _fields(message, quoted.forwarded)
    except Unreadable:
        raise
    except Exception as error:  # headers and parts from anywhere in the world fail with anything
        raise Unreadable(f"the mail is broken ({type(error).__name__}: {str(error)[:100]})") from None
    if not text.strip():
        raise Unreadable("there is no text in the mail")
    if len(text) > MOST_TEXT:
        source.remarks.append(f"only the first {MOST_TEXT:,} characters are read; split the file to have the rest")
    kinds = dict.fromkeys(quoted.furniture, Kind.BOILERPLATE)
    yield source.draft(text[:MOST_TEXT], fields, format="mail", lines=NO_LINES, kinds=kinds)


def _text(message: EmailMessage, source: Source) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        text, _ = decode(data, source.settings.encoding or as_browsers_read(part.get_content_charset() or ""))
    except NotText:
        try:
            text, _ = decode(data)
        except NotText as reason:
            raise Unreadable(str(reason)) from None
    return joined(read_page(text).shown()) if part.get_content_subtype() == "html" else text


def _fields(message: EmailMessage, forwarded: Mapping[str, str]) -> dict[str, str]:
    """What the mail states of itself; of a mail that was forwarded in it, what that one states."""
    own = {name: str(message.get(header, "")) for name, header in _HEADERS.items()} | dict(forwarded)
    name, address = email.utils.parseaddr(own["author"])
    fields = {**own, "author": name or address or own["author"], "title": without_marks(own["title"])}
    return {name: value for name, value in fields.items() if value.strip()}


_HEADERS = {"title": "subject", "author": "from", "date": "date"}
