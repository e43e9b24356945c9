"""What a report says of its own mistakes: "Correction: an earlier version of this article said that 14 people died. The
number is 12."

It stands where a page has its furniture and is labelled like it, but it tells of the news: who searches for the toll,
or compares it, needs it. What parts it from furniture is that it says something: behind its label stands a sentence,
and behind "this article was corrected" more than the day. What the page tells its readers to do ("Corrections: write to
..."), or says of itself ("This article was updated on Monday"), is furniture still.

Other languages' labels are no furniture to begin with, so that their corrections stay.
"""

from __future__ import annotations

import re

from index.article import Kind
from index.lexicon.reading import ENGLISH
from index.loading.facts.dates import date_at, dates_in
from index.loading.lines.own_words import Line
from index.text.calendar import is_of_the_calendar, weekdays
from index.text.sentences import ends_sentence
from index.text.stop_words import hollow

LONGEST_CORRECTION = 700
"""Code points, as many as furniture is looked at: what is longer is the report's own words at any rate."""

FEWEST_WORDS = 4
"""Words of a sentence behind a label: "The toll is 12." """

FEWEST_TOLD, FEWEST_CORRECTED = 3, 2
"""Words that say something behind "this article was amended": "to take out the name of a witness" does, "for length",
"on Monday by the editor" and "to fix a typo" do not; and where the words speak of a mistake ("to correct the toll").
"""

_LABEL = re.compile(
    r"[^\w(\[]{0,4}[(\[]?(?:(?P<correction>correction|clarification|amendment|erratum|corrigendum)"
    r"|corrections|clarifications|(?P<note>editor(?:s|['’]s|s['’])?\s+note|note\s+to\s+(?:readers|editors)|eds?))(?![\w'’])",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(r"[\s,(]*")
_BEHIND_LABEL = re.compile(r"\s*(?:\)\s*)?(?:[:.–—-]\s*|\(|$)")

_OF_ITSELF = r"this\s+(?:article|story|report|page|post)"
_EARLIER = re.compile(rf"\b(?:earlier|previous|prior)\s+version\s+of\s+{_OF_ITSELF}\b", re.IGNORECASE)
_CHANGED = re.compile(
    rf"\b{_OF_ITSELF}\s+(?:was|has\s+been)\s+(?:(?P<updated>updated)|amended|corrected|modified|edited|revised)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:(?:first|originally)\s+)?(?:(?:was|were|is|has\s+been|can\s+be|may\s+be)\s+(?:(?:first|originally)\s+)?)?"
    r"(?:appeared|ran|published|posted|printed|available|archived|found|read|seen)\b",
    re.IGNORECASE,
)
"""Behind an earlier version: where it stands, and nothing of what it said."""

_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)?|incorrect(?:ly)?|amend(?:s|ed)|clarif(?:y|ies|ied)|wrong(?:ly)?|erroneous(?:ly)?"
    r"|in\s+error|mistaken(?:ly)?|mis(?:stat|sp|ident|attribut|quot|nam|report|describ|calculat)\w{0,8})\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
"""Begins what is so, behind "this article was updated": "to reflect that the mayor has resigned"."""

_TO_READERS = re.compile(
    r"(?:please\s+)?(?:see|read|send|e-?mail|contact|write|call|click|tap|visit|report|request|submit|follow|subscribe)\s+"
    r"(?:to|us|our|here|the|an?|any|on|in|if|more|your|e-?mails?|letters?|corrections?|errors?)\b"
    r"|.*(?:https?://|\bwww\.|[^\s@]@[^\s@]|\bour\s+(?:\w+\s+)?(?:polic|rules|terms|page)|\bcorrections?\s+policy|\bclick\s+here)",
    re.IGNORECASE | re.DOTALL,
)
"""What a page tells its readers to do, or where to write."""


def tells_correction(words: str) -> bool:
    """Whether a line, or the lines of a paragraph, say what the report had wrong, or what is right."""
    if len(words) > LONGEST_CORRECTION or not _is_closed(words):
        return False
    label = _LABEL.match(words)
    rest = _behind_label(words, label) if label else None
    if label and rest is not None:
        says = _is_statement(rest) and not _is_of_the_page(rest)
        return says and (label["note"] is None or _speaks_of_mistake(rest))
    return _says_what_changed(words)


def _is_closed(words: str) -> bool:
    """Whether words end as a sentence does, or stand in brackets."""
    return ends_sentence(words) or (words[:1] in _OPENING and words[-1:] in _CLOSING)


_OPENING, _CLOSING = ("(", "["), (")", "]")


def _behind_label(words: str, label: re.Match[str]) -> str | None:
    """What stands behind a label and its day; None where the label is the beginning of a sentence."""
    end = label.end()
    before = _BEFORE_DAY.match(words, end)
    if day := date_at(words, before.end() if before else end, len(words)):
        end = day.span.end
    found = _BEHIND_LABEL.match(words, end)
    return words[found.end() :].strip() if found else None


def _is_statement(words: str) -> bool:
    return len(words.split()) >= FEWEST_WORDS and ends_sentence(words) and not _TO_READERS.match(words)


def _is_of_the_page(words: str) -> bool:
    """Whether words only say that the report was changed, and when."""
    return bool(_EARLIER.search(words) or _CHANGED.search(words)) and not _says_what_changed(words)


def _speaks_of_mistake(words: str) -> bool:
    return bool(_EARLIER.search(words) or _CORRECTS.search(words))


def _says_what_changed(words: str) -> bool:
    """Whether words that speak of the report's own text say what was wrong with it."""
    if earlier := _EARLIER.search(words):
        behind = words[earlier.end() :].lstrip()
        return (
            not _PUBLISHED.match(behind) and len(behind.split()) >= FEWEST_WORDS - 1 and not _TO_READERS.match(behind)
        )
    changed = _CHANGED.search(words)
    if not changed:
        return False
    behind = words[changed.end() :]
    if _CORRECTS.search(behind) or _THAT.search(behind):
        return len(_telling(behind)) >= FEWEST_CORRECTED
    return not changed["updated"] and len(_telling(behind)) >= FEWEST_TOLD


def _telling(words: str) -> list[str]:
    """The words that say something but when."""
    for expression in reversed(list(dates_in(words))):
        words = words[: expression.span.start] + " " + words[expression.span.end :]
    found = (word.strip(".,;:()[]–—-\"'“”‘’").lower() for word in words.split())
    return [word for word in found if word and word not in hollow(ENGLISH) and not _is_when(word)]


def _is_when(word: str) -> bool:
    clock = word[0].isdigit() and (":" in word or word.endswith(("am", "pm")))
    return clock or word in ("gmt", "utc") or word in weekdays(ENGLISH) or is_of_the_calendar(word)


def with_corrections(text: str, lines: list[Line], speaks_of_itself: bool = True) -> list[Line]:
    """The lines, those of corrections as own words and no title, whatever they looked like one by one. In place.
    `speaks_of_itself` says whether the text has words like "this article" at all.
    """
    for index, line in enumerate(lines):
        if line.kind not in (None, Kind.BOILERPLATE) or len(line.span) > LONGEST_CORRECTION:
            continue
        words = line.span.of(text)
        if not _LABEL.match(words) and not (speaks_of_itself and (_EARLIER.search(words) or _CHANGED.search(words))):
            continue
        last = _end_of_statement(text, lines, index)
        if tells_correction(" ".join(text[line.span.start : lines[last].span.end].split())):
            for at in range(index, last + 1):
                lines[at] = lines[at].as_kind(Kind.BODY)
        elif _heads_correction(text, lines, index):
            lines[index] = line.as_kind(Kind.HEADING)
            lines[index + 1] = lines[index + 1].as_kind(Kind.BODY)
    return lines


def _end_of_statement(text: str, lines: list[Line], first: int) -> int:
    """The line in which a sentence ends that may go on over several lines of one block."""
    last = first
    while not ends_sentence(lines[last].span.of(text)) and last + 1 < len(lines):
        after = lines[last + 1]
        if after.block != lines[first].block or after.span.end - lines[first].span.start > LONGEST_CORRECTION:
            break
        last += 1
    return last


def _heads_correction(text: str, lines: list[Line], index: int) -> bool:
    """Whether a line is a label alone, with the sentence that it heads in the line below."""
    label = _LABEL.match(words := lines[index].span.of(text))
    if label is None or label["correction"] is None or _behind_label(words, label) != "" or index + 1 == len(lines):
        return False
    below = lines[index + 1]
    said = below.span.of(text) if below.kind in (None, Kind.BODY) and len(below.span) <= LONGEST_CORRECTION else ""
    return _is_statement(said) and not _is_of_the_page(said)
