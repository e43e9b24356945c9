"""Subtitles (.srt, .vtt): what was said, without the numbers and times of the pictures it was said to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.loading.entities import unescaped
from index.loading.formats.draft import Draft, Unreadable
from index.loading.formats.source import NO_LINES, Source, joined
from index.text.sentences import ends_sentence

_TIME = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3}\s*-->")
_MARK = re.compile(r"</?[^<>\n]{0,80}>|\{\\[^{}\n]{0,40}\}")
_NOTE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")

PARAGRAPH = 400
"""Characters after which the end of a sentence ends a paragraph."""


def read(source: Source) -> Iterator[Draft]:
    """The one article of a file of subtitles."""
    text, encoding = source.text()
    said: list[str] = []
    paragraph = ""
    last: list[str] = []
    for cue in re.split(r"\n[ \t]*\n", text):
        words = _new_words(last, lines := _lines(cue))
        last = lines or last
        if not words:
            continue
        paragraph = f"{paragraph} {words}".strip()
        if len(paragraph) > PARAGRAPH and ends_sentence(paragraph):
            said.append(paragraph)
            paragraph = ""
    whole = joined([*said, paragraph])
    if not whole:
        raise Unreadable("there are no words in the subtitles")
    yield source.draft(whole, format="subtitles", encoding=encoding, lines=NO_LINES)


def _new_words(last: list[str], lines: list[str]) -> str:
    """What a cue says beyond the one before: captions that roll show the last lines again, above a new one; a line that
    is spoken word by word is shown again as far as it has come.
    """
    for shared in range(min(len(last), len(lines)), 0, -1):
        if last[-shared:] == lines[:shared]:
            return " ".join(lines[shared:])
    if last and lines and lines[0].startswith(f"{last[-1]} ") and not ends_sentence(last[-1]):
        lines = [lines[0].removeprefix(last[-1]).strip(), *lines[1:]]
    return " ".join(lines)


def _lines(cue: str) -> list[str]:
    """The lines of one cue that say something, those below its times."""
    lines = cue.strip("\n").split("\n")
    time = next((number for number, line in enumerate(lines) if _TIME.match(line)), None)
    if time is None:
        return []
    plain = (" ".join(unescaped(_MARK.sub("", line)).split()) for line in lines[time + 1 :])
    return [line for line in plain if line]
