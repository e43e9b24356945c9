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
    for cue in re.split(r"\n[ \t]*\n", text):
        words = _words(cue)
        if not words or paragraph.endswith(words):  # captions that roll say a line twice
            continue
        paragraph = f"{paragraph} {words}".strip()
        if len(paragraph) > PARAGRAPH and ends_sentence(paragraph):
            said.append(paragraph)
            paragraph = ""
    whole = joined([*said, paragraph])
    if not whole:
        raise Unreadable("there are no words in the subtitles")
    yield source.draft(whole, format="subtitles", encoding=encoding, lines=NO_LINES)


def _words(cue: str) -> str:
    """What is said in one cue: the lines below its times."""
    lines = cue.strip("\n").split("\n")
    time = next((number for number, line in enumerate(lines) if _TIME.match(line)), None)
    if time is None:
        return ""
    return " ".join(unescaped(_MARK.sub("", " ".join(lines[time + 1 :]))).split())
