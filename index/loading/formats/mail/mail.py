"""Mail (.eml): its subject, sender and date are what it states, its text is the plain part or the page's.

A mail with which others are sent on is about those: of one it is the cover, in front of the text, and that one's
sender, date and subject are stated; of several each is a report of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from index.article import Kind
from index.loading.facts.fields import FileSays
from index.loading.formats import naming
from index.loading.formats.draft import MOST_TEXT, Draft, Unreadable
from index.loading.formats.exports.marks import may_hold_marks
from index.loading.formats.exports.splitting import export_drafts
from index.loading.formats.mail.message import MailParts, mail_parts
from index.loading.formats.mail.quotes import quoted_in, says_sent_on, without_marks
from index.loading.formats.mail.senders import name_and_address, outlet_of_sender
from index.loading.formats.source import NO_LINES, Source

MOST_NAMED = 5
"""Attachments that are named in a remark."""


def read(source: Source) -> Iterator[Draft]:
    """The reports of a mail."""
    yield from read_mail(source.data, source, source.name)


def read_mail(data: bytes, source: Source, name: str) -> Iterator[Draft]:
    """The reports of a mail given as bytes, the first of them under this name. Raises `Unreadable`."""
    yield from mail_drafts(mail_parts(data, source.settings.encoding), source, name)


def mail_drafts(parts: MailParts, source: Source, name: str) -> Iterator[Draft]:
    """The reports of a mail that was taken apart. Raises `Unreadable`."""
    attached = [inner for inner in parts.attached if inner.text.strip() or inner.attached]
    _tell_attachments(parts, source)
    if len(attached) == 1 and len(parts.text.split()) < len(attached[0].text.split()):
        inner = attached[0]
        text = f"{parts.text.strip()}\n\n{inner.text}" if parts.text.strip() else inner.text
        cover = {line.strip() for line in parts.text.split("\n") if line.strip()}
        yield _draft(MailParts(inner.headers, text), source, name, cover)
        parts, attached = inner, [more for more in inner.attached if more.text.strip()]
    elif exported := _exported(parts, source, name):
        yield from exported
    elif parts.text.strip():
        yield _draft(parts, source, name, set())
    elif not attached:
        raise Unreadable("there is no text in the mail")
    for number, inner in enumerate(attached, 1):
        yield from mail_drafts(inner, source, f"{name}/{number}")


def _exported(parts: MailParts, source: Source, name: str) -> Iterator[Draft] | None:
    """The reports of an archive that the mail brings, sent on or not; None when it brings none."""
    if not may_hold_marks(parts.text):
        return None
    lines = [line.lstrip("> ").rstrip() for line in parts.text.split("\n")]
    return export_drafts(lines, source, "mail", "", name=name)


def _draft(parts: MailParts, source: Source, name: str, cover: set[str]) -> Draft:
    text = parts.text
    quoted = quoted_in(text.split("\n"), is_sent_on=says_sent_on(parts.headers.get("subject", "")))
    if len(text) > MOST_TEXT:
        source.remarks.append(f"only the first {MOST_TEXT:,} characters are read; split the file to have the rest")
    kinds = dict.fromkeys(quoted.furniture | cover, Kind.BOILERPLATE)
    fields = _fields(parts.headers, quoted.forwarded)
    return source.draft(text[:MOST_TEXT], fields, format="mail", lines=NO_LINES, kinds=kinds, name=name)


def _tell_attachments(parts: MailParts, source: Source) -> None:
    """Say which attachments could be read if they were files."""
    from index.loading.formats.loading import READERS

    some = [name for name in parts.others if naming.suffix_of(name, READERS)]
    if some:
        names = ", ".join(some[:MOST_NAMED]) + (" and more" if len(some) > MOST_NAMED else "")
        source.remarks.append(f"attachments are not read ({names}); save them as files to have them")


def _fields(headers: Mapping[str, str], forwarded: Mapping[str, str]) -> FileSays:
    """What the mail states of itself; of a mail that was forwarded in it, what that one states. Its sender may be the
    outlet.
    """
    own = {name: headers.get(header, "") for name, header in _HEADERS.items()} | dict(forwarded)
    name, address = name_and_address(own["author"])
    outlet = outlet_of_sender(name, address) or ""
    fields = {**own, "author": name or address, "title": without_marks(own["title"]), "outlet": outlet}
    said = {name: value for name, value in fields.items() if value.strip()}
    return FileSays(said, doubts={"outlet": SENT} if outlet else {})


SENT = "it is the name of the mail's sender"

_HEADERS = {"title": "subject", "author": "from", "date": "date"}
