"""Outlook's mails (.msg): a little file system of properties, of which the text, the sender and the day are read."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import olefile

from index.loading.encodings import NotText, decode
from index.loading.formats.draft import Draft, Unreadable
from index.loading.formats.mail.mail import mail_drafts
from index.loading.formats.mail.message import LONGEST_HEADER, MOST_ATTACHED, MailParts, mail_parts, shown_text
from index.loading.formats.source import Source

_TEXT = {"subject": "0037", "from": "0C1A", "address": "0C1F", "body": "1000", "headers": "007D", "file": "3707"}
"""Properties that are texts, by their numbers in MS-OXPROPS."""
_PAGE, _EMBEDDED = "1013", "__substg1.0_3701000D"
_SENT = (0x0039, 0x0E06)
"""When it was sent, when it came: 64 bits, tenths of a microsecond since 1601."""
_ENTRY = struct.Struct("<HHIQ")
_HEAD = {True: 32, False: 24}
"""Bytes before the properties of the mail itself, and of one inside another."""

MOST_PROPERTY = 20_000_000
"""Bytes of one property that are read."""


def read(source: Source) -> Iterator[Draft]:
    """The reports of a mail."""
    try:
        with olefile.OleFileIO(io.BytesIO(source.data)) as file:
            parts = _parts(file, [], top=True)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken file fails anywhere in there, with anything
        raise Unreadable(f"this is no mail of Outlook, or it is broken ({str(error)[:100]})") from None
    yield from mail_drafts(parts, source, source.name)


def _parts(file: olefile.OleFileIO, below: list[str], *, top: bool) -> MailParts:
    said = {name: _text(file, below, number) for name, number in _TEXT.items()}
    headers = {"subject": said["subject"], "from": said["from"] or said["address"], "date": _sent(file, below, top)}
    if said["headers"]:
        given = mail_parts(f"{said['headers'].strip()}\n\n".encode()).headers
        headers |= {name: given[name] for name in ("date", "from") if given.get(name)}
    page = _bytes(file, [*below, f"__substg1.0_{_PAGE}0102"])
    text = shown_text(said["body"].replace("\r\n", "\n"), _decoded(page) if page else "")
    parts = MailParts({name: value[:LONGEST_HEADER] for name, value in headers.items()}, text)
    for entry in sorted({tuple(path[: len(below) + 1]) for path in file.listdir(streams=True)}):
        if len(parts.attached) >= MOST_ATTACHED or not entry[-1].startswith("__attach") or list(entry[:-1]) != below:
            continue
        if file.exists([*entry, _EMBEDDED]) and top:
            parts.attached.append(_parts(file, [*entry, _EMBEDDED], top=False))
        elif name := _text(file, list(entry), _TEXT["file"]):
            parts.others.append(name)
    return parts


def _text(file: olefile.OleFileIO, below: list[str], number: str) -> str:
    if data := _bytes(file, [*below, f"__substg1.0_{number}001F"]):
        return data.decode("utf-16-le", "replace").strip("\0")
    data = _bytes(file, [*below, f"__substg1.0_{number}001E"])
    return _decoded(data).strip("\0") if data else ""


def _decoded(data: bytes) -> str:
    try:
        return decode(data)[0]
    except NotText:
        return ""


def _bytes(file: olefile.OleFileIO, path: list[str]) -> bytes:
    if not file.exists(path):
        return b""
    with file.openstream(path) as stream:
        data: bytes = stream.read(MOST_PROPERTY)
        return data


def _sent(file: olefile.OleFileIO, below: list[str], top: bool) -> str:
    """The moment it was sent, as a mail's header writes it; empty where it is not known."""
    data = _bytes(file, [*below, "__properties_version1.0"])[_HEAD[top] :]
    whole = len(data) - len(data) % _ENTRY.size
    found = {number: value for _, number, _, value in _ENTRY.iter_unpack(data[:whole])}
    for number in _SENT:
        if value := found.get(number):
            try:
                return format_datetime(datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=value // 10))
            except OverflowError:
                continue
    return ""
