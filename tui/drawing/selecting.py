"""The selection of a passage by keyboard: where its moving end goes by character, word, sentence or paragraph. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from index.article import Span
from index.text.folding import APOSTROPHES, MARKS, UNSEEN
from index.text.words import UNSPACED
from tui.drawing.graphemes import sign_at

_LETTER = rf"[^\W{UNSPACED}][{MARKS}]*"
_JOINED = rf"[{UNSEEN}]*[{APOSTROPHES}.,:/@&‐‑-]?[{UNSEEN}]*"
_WORD = re.compile(rf"[{UNSPACED}][{MARKS}]*|{_LETTER}(?:{_JOINED}{_LETTER})*")
# What no passage is cut in: a word with all that is written to it without a blank (3.5, 12:30, air-strike, U.N.). Where
# no blanks stand between words each letter is one.

LOOKED_AT = 200
"""Code points behind a place in which the word there ends: longer ones are no words."""


class Selection(NamedTuple):
    """A passage being selected: the end that stays and the end that moves, in code points.

    While `free`, both ends move together: the place where the passage shall begin is still being looked for.
    """

    fixed: int
    moving: int
    free: bool = False

    @property
    def span(self) -> Span:
        """What is selected."""
        return Span(min(self.fixed, self.moving), max(self.fixed, self.moving))

    def moved_to(self, offset: int) -> Selection:
        """The passage with its moving end at `offset`."""
        return Selection(offset if self.free else self.fixed, offset, self.free)

    def swapped(self) -> Selection:
        """The same passage with the other end moving."""
        return Selection(self.moving, self.fixed)


class Units(NamedTuple):
    """A text and where its sentences and paragraphs are, sorted."""

    text: str
    sentences: Sequence[Span]
    paragraphs: Sequence[Span]

    def moved(self, offset: int, unit: str, direction: int) -> int:
        """Where `offset` goes when it moves by one `unit`: on to the unit's end, back to its start."""
        if unit == "character":
            return self._by_sign(offset, direction)
        if unit == "word":
            return self._by_word(offset, direction)
        spans = self.sentences if unit == "sentence" else self.paragraphs
        if direction > 0:
            index = bisect_right(spans, offset, key=lambda s: s.end)
            return spans[index].end if index < len(spans) else len(self.text)
        index = bisect_left(spans, offset, key=lambda s: s.start) - 1
        return spans[index].start if index >= 0 else 0

    def sentence_at(self, offset: int) -> Span:
        """The sentence at `offset`, or the next one; in a text without any, the whole."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.end)
        if index < len(self.sentences):
            return self.sentences[index]
        return self.sentences[-1] if self.sentences else Span(0, len(self.text))

    def word_at(self, offset: int) -> Span:
        """The word at `offset`; empty where there is none."""
        line = self.text.rfind("\n", 0, offset) + 1
        for match in _WORD.finditer(self.text, line, min(len(self.text), offset + LOOKED_AT)):
            if match.start() <= offset < match.end():
                return Span(match.start(), match.end())
        return Span(offset, offset)

    def whole_words(self, span: Span) -> Span:
        """The passage with the words whole that it begins and ends in: no note is on half a word."""
        if not len(span):
            return span
        first, last = self.word_at(span.start), self.word_at(span.end - 1)
        return Span(min(span.start, first.start), max(span.end, last.end))

    def _by_sign(self, offset: int, direction: int) -> int:
        """Over a word, or else a sign with the marks upon it."""
        if direction > 0:
            at = sign_at(self.text, offset)[1] if offset < len(self.text) else offset
            word = self.word_at(at)
            return word.end if word.start < at else at
        at = sign_at(self.text, offset - 1)[0] if offset else 0
        return self.word_at(at).start

    def _by_word(self, offset: int, direction: int) -> int:
        if direction > 0:
            match = _WORD.search(self.text, offset)
            return match.end() if match else len(self.text)
        line = self.text.rfind("\n", 0, max(0, offset - 1)) + 1
        starts = [m.start() for m in _WORD.finditer(self.text, line, offset)]
        return starts[-1] if starts else max(0, line - 1)
