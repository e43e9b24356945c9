"""A text as words to compare: what stays the same when a report is re-wrapped, re-quoted or set in another case.

Passages are re-found word by word, not character by character. So an article is cut once into tokens, each a word or
one sign, each with a folded form and its place in the text; every passage of the article is then looked up in the
same `NormalisedText`. White space is no token: re-wrapping changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from math import log

from index.text import folding
from index.text.words import UNSPACED

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_LETTER_ALONE = f"[{UNSPACED}]"
# Where words are not parted by spaces a letter is a token.


def _token_pattern(letter: str) -> str:
    """A word (with its accents and inner apostrophes), an ellipsis of dots, or a single sign."""
    return rf"{letter}+(?:['’{_MARKS}]+{letter}+)*[{_MARKS}]*|\.{{2,}}|\S"


_UNSPACED = re.compile(_LETTER_ALONE)
_TOKEN = re.compile(_token_pattern(r"\w"))
_TOKEN_UNSPACED = re.compile(_LETTER_ALONE + "|" + _token_pattern(rf"(?:(?!{_LETTER_ALONE})\w)"))
"""Slower, so only for texts that need it; on all others the two agree."""

_SAME_SIGN = str.maketrans(
    dict.fromkeys("'‘’‚‛“”„‟«»‹›`´＂", '"') | dict.fromkeys("‐‑‒–—―−", "-") | {"…": "..", "\u00ad": None}
)

SIGN_WEIGHT = 0.03
"""What a punctuation mark counts beside a rare word's 1: it may tip a tie, never carry a match."""
KNOWN_WORDS = 300.0
"""A shorter text is judged as if it had so many words, so that in a brief one "the" still counts as common."""


def tokenise(text: str) -> tuple[list[str], list[str], list[int]]:
    """The folded tokens of `text`, the same as they stand there, and where each starts (code points)."""
    pattern = _TOKEN_UNSPACED if _UNSPACED.search(text) else _TOKEN
    raw = pattern.findall(text)
    folded = {token: fold(token) for token in set(raw)}
    return [folded[token] for token in raw], raw, list(map(re.Match.start, pattern.finditer(text)))


def fold(token: str) -> str:
    """The form two tokens share when they differ in case, accents, apostrophes or the cut of a quotation mark."""
    if token.isascii() and token.isalnum():
        return token.lower()
    if len(token) == 1 and not token.isalnum():
        return token.translate(_SAME_SIGN) or token
    return folding.fold(token).translate(_SAME_SIGN) or token


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, not a sign."""
    return token[0].isalnum()


@dataclass(frozen=True)
class NormalisedText:
    """A text with its tokens; make it once for an article and anchor all its passages in it."""

    text: str

    @cached_property
    def _tokenised(self) -> tuple[list[str], list[str], list[int]]:
        return tokenise(self.text)

    @property
    def tokens(self) -> list[str]:
        """The folded tokens, in order."""
        return self._tokenised[0]

    def start(self, token: int) -> int:
        """Where the token at this place starts, in code points."""
        return self._tokenised[2][token]

    def end(self, token: int) -> int:
        """Where the token at this place ends, in code points."""
        return self._tokenised[2][token] + len(self._tokenised[1][token])

    def token_at(self, offset: int) -> int:
        """The place of the first token that ends after `offset`."""
        position = bisect_right(self._tokenised[2], offset)
        return position - 1 if position and self.end(position - 1) > offset else position

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """For each folded form the places in `tokens` where it stands, in order."""
        positions: dict[str, list[int]] = defaultdict(list)
        for position, token in enumerate(self.tokens):
            positions[token].append(position)
        return dict(positions)

    def weight(self, token: str) -> float:
        """How much meeting this token says: 1 for a word that is new or stands once, little for "the" (squared idf)."""
        if not is_word(token):
            return SIGN_WEIGHT
        count = len(self.positions.get(token, ()))
        if count <= 1:
            return 1.0
        size = max(float(len(self.tokens)), KNOWN_WORDS)
        return (log(1 + size / count) / log(1 + size)) ** 2
