"""What a line is by its neighbours: the titles of other reports beside "Read more", the words under "Image caption",
the lists behind the last sentence.

Only what does not stand as a sentence is taken: a report's own prose stays, wherever it stands.
"""

from __future__ import annotations

import re

from index.article import Kind
from index.loading.lines.own_words import Line
from index.text.sentences import ends_sentence

MOST_TEASER_WORDS = 25
"""The longest link to another report; a longer line is prose."""

MOST_QUESTION_WORDS = 12
"""The longest headline that ends with a question mark; as a link to another report it is no sentence of this one."""

_TEASER_MARKER = re.compile(
    r"(?:read|see)\s+(?:more|also|next|on|the\s+full\s+story)\b|also\s+read|continue\s+reading|related\b"
    r"|(?:à\s+)?lire\s+(?:aussi|la\s+suite)|lesen\s+sie\s+auch|weiterlesen|devamını\s+oku|ilgili\s+haber|читайте\s+также|подробнее|[اإ]قرأ",
    re.IGNORECASE,
)
_LIST_BEHIND = re.compile(
    r"(?:related|recommended|topics|tags|trending)\b|more\s+(?:on|from|stories|news)\b|most\s+(?:read|popular|viewed)"
    r"|you\s+(?:may|might)\b|latest\s+(?:news|stories)|up\s+next|explore\s+more|don't\s+miss|editor's\s+picks"
    r"|sur\s+le\s+même|articles\s+liés|mehr\s+zum|ilgili|أخبار\s+ذات|مواضيع\s+ذات|الأكثر",
    re.IGNORECASE,
)
_LIST_ENTRY = re.compile(r"list\s+\d+\s+of\s+\d+$", re.IGNORECASE)
_CAPTION_LABEL = re.compile(r"(?:image|media|photo)\s+caption\s*[,:]?$", re.IGNORECASE)
_COUNT = re.compile(r"\d[\d.,]{0,8}\s?[kKmM]?$")


def without_surroundings(text: str, lines: list[Line]) -> list[Line]:
    """The lines, with a kind for those that their neighbours tell not to be the report's own words. In place."""
    own = 0
    for index, line in enumerate(lines):
        if line.kind is None:
            own += 1
            continue
        words = line.span.of(text).lstrip("»> ") if len(line.span) < LONGEST_MARKER else ""
        if line.kind is Kind.CAPTION and _CAPTION_LABEL.match(words):
            _mark_next(text, lines, index, Kind.CAPTION)
        elif line.kind is Kind.BOILERPLATE:
            if _TEASER_MARKER.match(words):
                step = 1 if words.rstrip().endswith(":") else -1
                _mark_teasers(text, lines, index, step, own)
            elif _LIST_ENTRY.match(words):
                _mark_next(text, lines, index, Kind.BOILERPLATE)
            _mark_counts(text, lines, index)
    _mark_lists_behind(text, lines)
    return lines


LONGEST_MARKER = 160
"""Code points of a label over links or captions."""


def _mark_teasers(text: str, lines: list[Line], marker: int, step: int, own_before: int) -> None:
    """The title before "Read more", or the titles after "Read also:" in the same block."""
    index = marker + step
    while 0 <= index < len(lines) and lines[index].kind is None and own_before > (step < 0):
        if lines[index].block != lines[marker].block or not _may_be_link(text, lines[index]):
            return
        lines[index] = lines[index].as_kind(Kind.BOILERPLATE)
        if step < 0:
            return
        index += step


def _mark_next(text: str, lines: list[Line], marker: int, kind: Kind) -> None:
    index = marker + 1
    if index < len(lines) and lines[index].kind is None and _may_be_link(text, lines[index]):
        lines[index] = lines[index].as_kind(kind)


def _mark_counts(text: str, lines: list[Line], marker: int) -> None:
    """How often something was shared or viewed, beside the button."""
    for index in (marker - 1, marker + 1):
        line = lines[index] if 0 < index < len(lines) else lines[marker]
        beside = line.kind is None and line.block == lines[marker].block and len(line.span) < LONGEST_COUNT
        if beside and _COUNT.match(line.span.of(text)):
            lines[index] = line.as_kind(Kind.BOILERPLATE)


LONGEST_COUNT = 12
"""Code points of a number on a button."""


def _mark_lists_behind(text: str, lines: list[Line]) -> None:
    """The links below "Related topics", when no sentence stands among or behind them."""
    behind: list[int] = []
    first = next((index for index, line in enumerate(lines) if line.kind is None), len(lines))
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.kind is None and not _may_be_link(text, line, questions=True):
            return
        if line.kind is None:
            behind.append(index)
        elif line.kind is Kind.BOILERPLATE and _heads_links(text, line):
            if index < first:
                return
            for link in behind:
                lines[link] = lines[link].as_kind(Kind.BOILERPLATE)
            behind.clear()


def _heads_links(text: str, line: Line) -> bool:
    words = line.span.of(text)[:LONGEST_MARKER].lstrip("»> ")
    return bool(_LIST_BEHIND.match(words) or _TEASER_MARKER.match(words))


def _may_be_link(text: str, line: Line, questions: bool = False) -> bool:
    if len(line.span) > 40 * MOST_TEASER_WORDS:
        return False
    words = line.span.of(text)
    count = len(words.split())
    if questions and words.endswith("?") and count <= MOST_QUESTION_WORDS:
        return True
    return not ends_sentence(words) and count <= MOST_TEASER_WORDS
