"""Exports of a chat (WhatsApp, Signal): a text in which each message begins with its moment and its sender.

The moment is written as the phone of whoever exported it writes moments: in the order, the figures and the words of its
language. The shape is the same everywhere: a day in figures, a clock, a dash or a bracket, a name, a colon.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.loading.facts.dates import day_orders
from index.loading.facts.fields import FileSays
from index.loading.formats.draft import Draft
from index.loading.formats.source import Lines, Source

_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"))
"""Marks of direction, which stand wherever the writer's phone put them."""

_AFTERNOON = frozenset(["pm", "م", "下午", "午後", "오후", "μμ", "ös", "بظ"])
_MORNING = frozenset(["am", "ص", "上午", "午前", "오전", "πμ", "öö", "قظ"])
"""The halves of the day as phones write them beside a clock, in small letters without points and blanks."""

_HALF = r"(?P<{}>[^\W\d_]{{1,2}}[.]?(?:\s?[^\W\d_]{{1,2}}[.]?)?)"
_BEGINNING = re.compile(
    r"\[?(?P<day>\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4})[.]?[,،]?\s(?:(?P<beside>[^\W\d_]{1,3})\s)?"
    rf"(?:{_HALF.format('before')}\s?)?(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.]\d\d)?(?:\s?{_HALF.format('behind')})?"
    r"(?P<end>\]\s|\s[-–]\s|,\s)"
)
_SENDER = re.compile(r"(?P<sender>[^:\n]{1,80}?)\s?:\s(?P<text>.*)", re.DOTALL)

FEWEST_MESSAGES = 3
"""Messages of a text that is a chat; a report may quote one or two."""

SHARE = 0.5
"""Share of the lines with words that begin a message: some messages have several lines."""

SAMPLE = 200
"""Lines at the start by which a chat is known."""

LONGEST_BEGINNING = 200
"""Characters of a line in which the moment and the sender stand."""

_OF_THE_PROGRAM = re.compile(r"<[^<>\n]{1,60}>")
"""What stands in the place of a picture that was left out."""


@dataclass(slots=True)
class _Said:
    """A message: the number of its first line, when (`clock` empty where the half of the day is not understood), who,
    and what in which lines.
    """

    number: int
    day: str
    clock: str
    sender: str
    lines: list[str] = field(default_factory=list)


def _begun(line: str, number: int) -> _Said | None:
    """The message that begins with this line; one that the program itself wrote ("... joined") has no sender."""
    plain = line[:LONGEST_BEGINNING].translate(_MARKS)
    found = _BEGINNING.match(plain) if plain[:2].lstrip("[")[:1].isdigit() else None
    if not found:
        return None
    said = _SENDER.match(plain, found.end())
    if found["end"] == ", " and not (said and plain[said.end("sender")] == " "):
        return None  # "1.2.2021 10:03, Name : words" is one shape; a sentence with a date another
    day = re.sub(r"\s", "", found["day"]).rstrip(".")
    message = _Said(number, _in_our_figures(day), _clock(found), "")
    if said:
        message.sender = said["sender"].strip("~ ")
        rest = line[LONGEST_BEGINNING:]
        own = line.rstrip().endswith("\u200e") or ": \u200e" in line[:LONGEST_BEGINNING]
        message.lines.append("" if own or _OF_THE_PROGRAM.fullmatch(said["text"].strip()) else said["text"] + rest)
    return message


def _clock(found: re.Match[str]) -> str:
    """The clock in our figures and by 24 hours."""
    hour, minute = int(found["hour"]), int(found["minute"])
    half = re.sub(r"[.\s]", "", found["before"] or found["behind"] or "").casefold()
    beside = (found["beside"] or "").casefold()  # "à", or a half of the day that stands apart
    half = half or (beside if beside in _AFTERNOON | _MORNING else "")
    if half in _AFTERNOON or half in _MORNING:
        hour = hour % 12 + 12 * (half in _AFTERNOON)
    elif half:
        return ""
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _in_our_figures(day: str) -> str:
    return "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in day)


def is_chat(text: str) -> bool:
    """Whether a text is the export of a chat."""
    if not text[:40].lstrip("[\u200e\u200f\ufeff ")[:1].isdigit():
        return False
    lines = [line for line in text.split("\n", SAMPLE)[:SAMPLE] if line.strip()]
    messages = sum((found := _begun(line, 0)) is not None and bool(found.sender) for line in lines)
    return messages >= FEWEST_MESSAGES and messages >= SHARE * len(lines)


def messages(text: str, source: Source, encoding: str) -> Iterator[Draft]:
    """A report for each message that somebody wrote, in the order of the file."""
    begun: list[_Said] = []
    for number, line in enumerate(text.split("\n")):
        if found := _begun(line, number):
            begun.append(found)
        elif begun and begun[-1].sender:
            begun[-1].lines.append(line)
    written = [message for message in begun if message.sender]
    orders = day_orders(message.day for message in written)
    first = next(iter(orders)) if len(orders) == 1 else None
    for count, message in enumerate(written, 1):
        if words := "\n".join(message.lines).strip():
            said = {"author": message.sender, "date": f"{message.day} {message.clock}".strip()}
            name, where = f"{source.name}/{count}", Lines(message.number)
            yield source.draft(words, FileSays(said, first), format="chat", encoding=encoding, lines=where, name=name)
