"""The selection of a passage by keyboard: where its moving end goes by character, word, sentence or paragraph. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from index.article import Span
from tui.drawing.graphemes import sign_at

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


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
        for match in _WORD.finditer(self.text, line, min(len(self.text), offset + 200)):
            if match.start() <= offset < match.end():
                return Span(match.start(), match.end())
        return Span(offset, offset)

    def _by_sign(self, offset: int, direction: int) -> int:
        """A letter goes with the marks upon it."""
        if direction > 0:
            return sign_at(self.text, offset)[1] if offset < len(self.text) else offset
        return sign_at(self.text, offset - 1)[0] if offset else 0

    def _by_word(self, offset: int, direction: int) -> int:
        if direction > 0:
            match = _WORD.search(self.text, offset)
            return match.end() if match else len(self.text)
        line = self.text.rfind("\n", 0, max(0, offset - 1)) + 1
        starts = [m.start() for m in _WORD.finditer(self.text, line, offset)]
        return starts[-1] if starts else max(0, line - 1)
