"""A mail taken apart within bounds: its headers as text, its text part, the mails attached to it.

The standard library's parsers of headers and addresses take time that grows with the square of what they are given, so
each header is cut before they see it. Of two labels for bytes, the bytes decide: what is UTF-8 is read as UTF-8.
"""

from __future__ import annotations

import email
import email.header
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from index.loading.encodings import NotText, as_browsers_read, decode
from index.loading.formats.draft import Unreadable
from index.loading.formats.source import joined
from index.loading.formats.web.pages import read_page

LONGEST_HEADER = 2_000
"""Characters of a header that are read: the longest subject is a tenth of that, and nobody reads a list of
addresses."""

MOST_PARTS = 5_000
"""Lines that may begin a part: a mail has a dozen, and each costs the library some 300 µs CPU."""

MOST_ATTACHED = 200
"""Mails attached to one: a digest of a list has some fifty."""

DEEPEST = 3
"""Mails inside mails."""

MAIL = ".eml"
"""The suffix of an attachment that is a mail, whatever its type says: many programs send one on as a plain file."""

STUB = 0.5
"""Share of the page's words that the plain part must have: with less it says that there is a page."""

_STATEFUL = ("iso-2022", "hz", "utf-7")
"""Encodings whose bytes are all ASCII, so that only the label tells."""


class _Bounded(email.policy.Compat32):
    """The library's own way to say how headers are read: each is cut as soon as its lines are known."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of a header, as it stands in the mail."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


POLICY = _Bounded()


@dataclass(slots=True)
class MailParts:
    """What of a mail is read: its headers by their names in small letters, its text, the mails attached to it, the
    names of other attachments.
    """

    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""
    attached: list[MailParts] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def mail_parts(data: bytes, encoding: str = "") -> MailParts:
    """Take a mail apart; `encoding` is forced by the user. Raises `Unreadable`."""
    if data.count(b"\n--") > MOST_PARTS:
        raise Unreadable(f"the mail has more than {MOST_PARTS:,} parts")
    try:
        return _parts(email.message_from_bytes(data, policy=POLICY), encoding, 0)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # headers and parts from anywhere in the world fail with anything
        raise Unreadable(f"the mail is broken ({type(error).__name__}: {str(error)[:100]})") from None


def headers_of(message: Message) -> dict[str, str]:
    """The first header of each name, decoded."""
    found: dict[str, str] = {}
    for name, value in message.raw_items():
        if name.lower() not in found:
            found[name.lower()] = _header(str(value))
    return found


def _header(raw: str) -> str:
    """A header as text: folded lines joined, encoded words read, bytes that no label speaks of guessed."""
    text, _ = _guessed(" ".join(raw.split()).encode("utf-8", "surrogateescape"), "")
    try:
        words = email.header.decode_header(text)
    except (ValueError, LookupError):
        return text
    return "".join(
        word if isinstance(word, str) else _guessed(word, charset or "")[0] for word, charset in words
    ).strip()


def _guessed(data: bytes, label: str) -> tuple[str, str]:
    """Bytes as text: UTF-8 where they are that, else as their label says, else as they seem."""
    stateful = label.lower().startswith(_STATEFUL)
    try:
        text, name = decode(data)
    except NotText:
        text, name = data.decode("latin-1"), ""
    if not label or (name.startswith("utf-") and not stateful):
        return text, name
    try:
        return decode(data, as_browsers_read(label))
    except NotText:
        return text, name


def _parts(message: Message, encoding: str, depth: int) -> MailParts:
    parts = MailParts(headers_of(message))
    plain, page = "", ""
    for part in leaves_of(message):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            if isinstance(first, Message) and depth < DEEPEST and len(parts.attached) < MOST_ATTACHED:
                parts.attached.append(_parts(first, encoding, depth + 1))
            continue
        name = part.get_filename()
        if name and _header(str(name)).lower().endswith(MAIL) and depth < DEEPEST:
            file = part.get_payload(decode=True)
            if isinstance(file, bytes) and len(parts.attached) < MOST_ATTACHED:
                inner_mail = email.message_from_bytes(file.lstrip(), policy=POLICY)
                parts.attached.append(_parts(inner_mail, encoding, depth + 1))
        elif name or part.get_content_disposition() == "attachment":
            parts.others.append(_header(str(name or kind)))
        elif kind == "text/html":
            page = page or _text(part, encoding)
        elif part.get_content_maintype() == "text" and not plain:
            plain = _text(part, encoding)
    parts.text = shown_text(plain, page)
    return parts


def leaves_of(message: Message) -> Iterator[Message]:
    """The parts that hold something themselves; an attached mail is one of them."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting += [part for part in reversed(inner) if isinstance(part, Message)]
        else:
            yield part


def shown_text(plain: str, page: str) -> str:
    """The plain part, unless it is a stub beside the page: "Your program shows no HTML"."""
    shown = joined(read_page(page, of_mail=True).shown()) if page else ""
    return shown if len(plain.split()) < STUB * len(shown.split()) or not plain.strip() else plain


def _text(part: Message, encoding: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    if encoding:
        try:
            return decode(data, encoding)[0]
        except NotText as reason:
            raise Unreadable(str(reason)) from None
    return _guessed(data, part.get_content_charset() or "")[0].replace("\r\n", "\n").replace("\r", "\n")
