"""Standing lines at the foot of a report: who wrote it, who published it, signed once more below the last sentence.

No word of theirs is known beforehand. What tells them is that they name, without being a sentence, whom the report's
furniture names as its writer or its outlet; that the last paragraph is about the writer, of whom the report says
nothing, and has no words of the report; or that the last line is a name that the report has nowhere.

Example: below "By Ada Lund" the last lines "Texto: Ada Lund" and "Ada Lund writes on harbours." are standing lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.article import Kind
from index.loading.facts.dates import dates_in
from index.loading.facts.outlets import outlet_in
from index.loading.lines.date_lines import LONGEST_DATE_LINE
from index.loading.lines.furniture import LONGEST_SIGN
from index.loading.lines.head_names import is_name_line, used_and_new
from index.loading.lines.labels import author_in
from index.loading.lines.own_words import Line
from index.text.folding import evened
from index.text.sentences import ends_sentence

MOST_FURNITURE = 40
"""Lines of furniture, from either end, in which names are looked for."""

MOST_WORDS = 15
"""Words of a standing line that is no sentence: a label, two names and an address."""

MOST_WORDS_OF_WRITER = 60
"""Words of a paragraph about the writer."""


class Makers(NamedTuple):
    """Whom the furniture of a report names, without case: who wrote it, and who else made it."""

    writers: tuple[str, ...]
    others: tuple[str, ...]


def makers(text: str, lines: Sequence[Line]) -> Makers:
    """The names in a report's furniture: of bylines, of names alone, of whose the page is."""
    writers, others = [], []
    furniture = [line for line in lines if line.kind in (Kind.BOILERPLATE, Kind.DATE)]
    for line in (*furniture[:MOST_FURNITURE], *furniture[MOST_FURNITURE:][-MOST_FURNITURE:]):
        if len(line.span) > LONGEST_DATE_LINE:
            continue
        words = line.span.of(text)
        day = next(dates_in(words), None)
        before = words[: day.span.start].rstrip(" ,|·–—-") if day else words
        if author := author_in(before):
            writers.append(evened(author))
        elif outlet := outlet_in(words):
            others.append(evened(outlet))
        elif line.kind is Kind.BOILERPLATE and is_name_line(words) and " " in words:
            others.append(evened(words))
    return Makers(tuple(writers), tuple(others))


def is_standing_line(text: str, lines: Sequence[Line], index: int, made_by: Makers) -> bool:
    """Whether a line, with no words of the report's own behind it, is a standing line."""
    words = lines[index].span.of(text)
    above = next((line for line in reversed(lines[:index]) if line.kind is None), None)
    if above is None or len(words) > LONGEST_SIGN:
        return False
    if not ends_sentence(words):
        if len(words.split()) <= MOST_WORDS and any(_has(words, name) for name in (*made_by.writers, *made_by.others)):
            return True
        return ends_sentence(above.span.of(text)) and _is_signature(text, lines, index)
    return any(_is_about(text, lines, index, name) for name in made_by.writers)


def _is_about(text: str, lines: Sequence[Line], index: int, writer: str) -> bool:
    """Whether a paragraph is about the writer, of whom the report tells nothing, and has no words of the report."""
    words = lines[index].span.of(text)
    if not evened(words).startswith(f"{writer} ") or len(words.split()) > MOST_WORDS_OF_WRITER:
        return False
    used, _ = used_and_new(text, lines, index)
    return used == 0 and not _is_told_of(text, lines, index, writer)


def _has(words: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", evened(words)) is not None


def _is_signature(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a name of several words of which the report has none."""
    words = lines[index].span.of(text)
    if " " not in words or not is_name_line(words):
        return False
    used, new = used_and_new(text, lines, index)
    return used == 0 and new >= len(words.split())


def _is_told_of(text: str, lines: Sequence[Line], index: int, name: str) -> bool:
    """Whether the report says a name elsewhere."""
    others = (line for at, line in enumerate(lines) if at != index and line.kind is None)
    return any(_has(line.span.of(text), name) for line in others)
