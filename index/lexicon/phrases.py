"""Patterns made of phrases. A phrase is words in a row; `/` stands between words of which one is there, and a word or
choice that ends in `?` may be missing.

Example: "first/originally? published/posted on/at?" is said by "published", "First posted on", "originally published
at".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

BLANK = r"\s+"
"""What a blank of a phrase is in a pattern."""


def one_of(phrases: Iterable[str]) -> str:
    """A regular expression that matches any of the phrases, the longest that stands there; it has no group of its own
    number.
    """
    return tree(said for phrase in phrases for said in ways(phrase))


def any_word(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words or names as written, the longest that stands there; blanks in
    a name may be any white space.
    """
    return tree(" ".join(word.split()) for word in words)


def ways(phrase: str) -> Iterator[str]:
    """All that a phrase may be, in words."""
    choices = [(*word.removesuffix("?").split("/"), *([""] * word.endswith("?"))) for word in phrase.split()]
    return (" ".join(filter(None, words)) for words in product(*choices))


def tree(texts: Iterable[str], blank: str = BLANK) -> str:
    """A regular expression that matches any of the texts, the longest that stands there; of none, what matches nothing.
    What several begin with stands in it once: of a thousand nearly all are then passed over by one letter, at a tenth
    of the cost of trying each.
    """
    return f"(?:{_branches({*texts}, blank)})"


def _branches(texts: set[str], blank: str) -> str:
    if len(texts) == 1:
        (text,) = texts
        return text if text.isalnum() else blank.join(map(re.escape, text.split(" ")))
    endings: dict[str, set[str]] = {}
    for text in texts:
        endings.setdefault(text[:1], set()).add(text[1:])
    may_end = endings.pop("", None) is not None
    branches = "|".join(
        (first if first.isalnum() else blank if first == " " else re.escape(first)) + _branches(rest, blank)
        for first, rest in sorted(endings.items())
    )
    if not branches:
        return "" if may_end else "(?!)"
    return f"(?:{branches}){'?' if may_end else ''}" if may_end or len(endings) > 1 else branches
