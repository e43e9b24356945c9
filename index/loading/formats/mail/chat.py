"""Exports of a chat (WhatsApp, Signal): a text in which each message begins with its moment and its sender."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.loading.facts.dates import day_orders
from index.loading.facts.fields import FileSays
from index.loading.formats.draft import Draft
from index.loading.formats.source import Lines, Source

_MESSAGE = re.compile(
    r"[\u200e\u200f\ufeff]*\[?(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),?\s(?P<clock>\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[APap][.]?\s?[Mm][.]?)?)"
    r"(?:\]\s|\s[-–]\s)(?P<sender>[^:\n]{1,80}):\s(?P<text>.*)"
)
FEWEST_MESSAGES = 3
"""Messages of a text that is a chat; a report may quote one or two."""

SHARE = 0.5
"""Share of the lines with words that begin a message: some messages have several lines."""

SAMPLE = 200
"""Lines at the start by which a chat is known."""


def is_chat(text: str) -> bool:
    """Whether a text is the export of a chat."""
    if not text[:40].lstrip("[\u200e\u200f\ufeff ")[:1].isdigit():
        return False
    lines = [line for line in text.split("\n", SAMPLE)[:SAMPLE] if line.strip()]
    messages = sum(bool(_MESSAGE.match(line)) for line in lines)
    return messages >= FEWEST_MESSAGES and messages >= SHARE * len(lines)


def messages(text: str, source: Source, encoding: str) -> Iterator[Draft]:
    """A report for each message, in the order of the file."""
    begun: list[tuple[int, re.Match[str], list[str]]] = []
    for number, line in enumerate(text.split("\n")):
        if found := _MESSAGE.match(line):
            begun.append((number, found, [found["text"]]))
        elif begun:
            begun[-1][2].append(line)
    orders = day_orders(found["day"] for _, found, _ in begun)
    first = next(iter(orders)) if len(orders) == 1 else None
    for count, (number, found, lines) in enumerate(begun, 1):
        words = "\n".join(lines).strip()
        if words:
            said = {"author": found["sender"].strip("~ \u202a\u202c"), "date": f"{found['day']} {found['clock']}"}
            name, where = f"{source.name}/{count}", Lines(number)
            yield source.draft(words, FileSays(said, first), format="chat", encoding=encoding, lines=where, name=name)
