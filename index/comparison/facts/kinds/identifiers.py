"""What tells one thing of many by a code or a number: "lot TL-204", "Flight 418", "case No. 26-CV-1184".

An identifier counts nothing and no two of it are near: TL-204 and TL-240 are two lots. Its head is what it is a number
of (the lot) and the form of its code, `TL-###`: only identifiers that have one of these in common are held against each
other. A code is told by its capitals and digits; digits alone are one only behind a word that is in the lexicon
(`labels`) or that a capital makes a name ("Tank 7"), and where they count nothing.

Example: of "The recall covers lot TL-204" the value is `TL204` with the heads `lot` and `TL-###`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from index.article import Span
from index.comparison.facts.kinds.figures import Words
from index.comparison.facts.kinds.heads import is_plural
from index.comparison.facts.kinds.times import SentenceWords
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at

_JOINERS = frozenset(["-", "–", "/"])

_LETTERS, _SMALL_LETTERS = 4, 2
# So many letters of a code at most; of small ones behind a capital: "Su-24". COVID-19 and Under-17 are words.

_TAIL = 3
# Digits at the end of a code by which alone it may be named: "the 2217" of EM-2217.

_FORM = 4
# Letters and digits of a code that one of the same form may be an error for: there are many a G7 and M5.

_LABEL_BEFORE = 4
# Words between a code and what it is a number of: "case No. 1184", "permit number".


def identifiers(told: SentenceWords) -> Iterator[StatedValue]:
    """The identifiers that a sentence names, from left to right."""
    words, at = told.words, 0
    while at < len(words):
        found = _identifier(words, at, told.known)
        if found is not None:
            yield found
        at = max(at + 1, found.last if found else 0)


def _identifier(words: Words, at: int, known: Vocabulary) -> StatedValue | None:
    last = _code_end(words, at)
    if last is None:
        return None
    label, is_code = _label(words, at, known), _is_code(words[at:last])
    if label is None and not is_code and _has_name_before(words, at, known):
        label = at - 1
    if not is_code and (label is None or (label == at - 1 and _counts(words, label, last, known))):
        return None
    parts = [word.text for word in words[at:last] if word.text not in _JOINERS]
    name, tail = "".join(parts).upper(), parts[-1]
    head = {words[label].stem} if label is not None else set()
    head |= {_form(words[at:last])} if is_code and len(name) >= _FORM else set()
    if not head:
        return None
    names = frozenset({name, tail} if tail.isdecimal() and len(tail) >= _TAIL else {name})
    counts = Span(words[label].start, words[label].end) if label is not None else None
    first = at if label is None else label
    span = Span(words[at].start, words[last - 1].end)
    return StatedValue(FactKind.IDENTIFIER, 0, 0, first, last, span, head=frozenset(head), names=names, counts=counts)


def _code_end(words: Words, at: int) -> int | None:
    """Behind what word the code ends that begins at word `at`: parts written together, or capitals and the digits
    behind them ("NX 418"); None where none begins.
    """
    if not _is_part(words[at]) or (at and words[at - 1].end == words[at].start and not _opens(words[at - 1])):
        return None
    last = at + 1
    while last < len(words) and words[last].start == words[last - 1].end:
        joined = words[last].text in _JOINERS
        part = last + joined
        if part >= len(words) or words[part].start != words[part - 1].end or not _is_part(words[part]):
            break
        last = part + 1
    if last == at + 1 and words[at].is_word and last < len(words) and words[last].text.isdecimal():
        last += words[at].text.isupper()
    glued = last < len(words) and words[last].start == words[last - 1].end
    is_cut = glued and (words[last].is_word or words[last].text in _JOINERS or words[last].is_digits)
    return None if is_cut or not any(word.text.isdecimal() for word in words[at:last]) else last


def _opens(word: FactWord) -> bool:
    return word.text in "([\"'“‘«#№/"


def _is_part(word: FactWord) -> bool:
    """Whether a word may be a part of a code: digits, or a few letters of which the first is a capital."""
    if word.text.isdecimal():
        return True
    few = word.text.isupper() and len(word.text) <= _LETTERS
    return few or (word.is_capital and len(word.text) <= _SMALL_LETTERS)


def _is_code(words: Words) -> bool:
    """Whether words tell by themselves that they are a code: letters and digits written together, letters first or
    parted by a sign ("26-CV-1184", but not "7PM").
    """
    letters = [word for word in words if word.is_word]
    is_together = all(one.end == other.start for one, other in pairwise(words))
    return bool(letters) and is_together and (words[0].is_word or any(word.text in _JOINERS for word in words))


def _form(words: Words) -> str:
    """The form of a code, with its letters: `TL-###`."""
    return re.sub(r"\d", "#", "".join(word.text for word in words))


def _label(words: Words, at: int, known: Vocabulary) -> int | None:
    """The place of the word that says of what a code is the number: right before it, or before "number" or "No."."""
    numbers = known.small.number_signs | known.small.numbered
    for place in range(at - 1, max(-1, at - 1 - _LABEL_BEFORE), -1):
        if words[place].low in known.small.labels:
            return place
        if words[place].low not in numbers and words[place].text not in _NUMBER_SIGNS:
            return None
    return None


_MOST_DIGITS = 3
# A plain number behind a name has no more; four are mostly a year: "World Cup 2026".


def _has_name_before(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether a plain number stands behind a capital word that makes it a name: Tank 7, Line 6. Not where nouns are
    written so, nor at the beginning, nor behind a month.
    """
    if at < 2 or not words[at].text.isdecimal() or len(words[at].text) > _MOST_DIGITS:
        return False
    name, before = words[at - 1], words[at - 2]
    is_name = name.is_word and name.is_capital and name.is_content and not name.text.isupper()
    may_be_time = name.low in known.months or known.weekday(name.low) is not None
    return is_name and before.is_word and not may_be_time and "nouns" not in known.small.capitals


_NUMBER_SIGNS = frozenset([".", ":", "#", "№"])


def _counts(words: Words, label: int, last: int, known: Vocabulary) -> bool:
    """Whether a plain number counts what stands behind it ("the permit 20 people had", "case 5 percent"), or persons
    who are not named ("in the ward 12 were killed").
    """
    if last >= len(words):
        return False
    following, small = words[last], known.small
    is_place = words[label].low not in small.numbered and low_at(words, label - 1) in small.definite
    is_left_out = is_place and (following.low in small.auxiliaries or following.stem in known.fates)
    is_unit = following.low in known.magnitudes or (following.low,) in known.units
    return (
        is_left_out
        or is_unit
        or following.stem in known.counted
        or (following.is_content and is_plural(following, known))
    )
