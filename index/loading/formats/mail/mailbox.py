"""Mails in files of other programs: a mailbox (.mbox), Apple Mail's .emlx."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.loading.formats.draft import Draft, Unreadable
from index.loading.formats.mail.mail import read_mail
from index.loading.formats.source import Source

_BEGIN = re.compile(rb"(?:\A|\n\r?\n)From [^\n]{0,200}\d{4}[^\n]{0,60}\n")
"""The line before each mail, with its sender and the moment it came; a sentence that begins so has no year at its
end."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mbox(source: Source) -> Iterator[Draft]:
    """A report for each mail of a mailbox. One that cannot be read is told of and passed over."""
    data = source.data
    begins = [(found.start(), found.end()) for found in _BEGIN.finditer(data)]
    if not begins:
        raise Unreadable("this is no mailbox: no mail begins in it with a line `From ...`")
    bad, first = 0, ""
    for number, (_, start) in enumerate(begins, 1):
        end = begins[number][0] if number < len(begins) else len(data)
        try:
            yield from read_mail(_QUOTED.sub(rb"\1", data[start:end]), source, f"{source.name}/{number}")
        except Unreadable as error:
            bad, first = bad + 1, first or f"mail {number}: {error}"
    source.rows_remark("mails", bad, len(begins), first)


def read_emlx(source: Source) -> Iterator[Draft]:
    """The mail in a file of Apple Mail: how many bytes it has, the mail, and what the program notes of it."""
    length, _, rest = source.data.partition(b"\n")
    if not length.strip().isdigit() or len(length) > LONGEST_COUNT:
        raise Unreadable("this is no mail of Apple Mail: its first line does not say how long it is")
    yield from read_mail(rest[: int(length)], source, source.name)


LONGEST_COUNT = 12
"""Figures and blanks of a number of bytes."""
