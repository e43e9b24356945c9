"""Patterns made of phrases. A phrase is words in a row; `/` stands between words of which one is there, and a word or
choice that ends in `?` may be missing.

Example: "first/originally? published/posted on/at?" is said by "published", "First posted on", "originally published
at".
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(phrases: Iterable[str]) -> str:
    """A regular expression that matches any of the phrases, the longest first; it has no group of its own number."""
    return _choice(map(pattern, sorted(dict.fromkeys(phrases), key=_longest_first)))


def any_word(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words or names as written, the longest first; blanks in a name may
    be any white space.
    """
    return _choice(map(_spaced, sorted(dict.fromkeys(words), key=_longest_first)))


def _choice(patterns: Iterable[str]) -> str:
    """Any of the patterns; of none, what matches nothing."""
    return f"(?:{'|'.join(patterns) or '(?!)'})"


def pattern(phrase: str) -> str:
    """A regular expression for one phrase."""
    parts, begun = [], False
    for word in phrase.split():
        choice = "|".join(map(re.escape, word.removesuffix("?").split("/")))
        if not word.endswith("?"):
            parts.append(rf"\s+(?:{choice})" if begun else f"(?:{choice})")
            begun = True
        else:
            parts.append(rf"(?:\s+(?:{choice}))?" if begun else rf"(?:(?:{choice})\s+)?")
    return "".join(parts)


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _longest_first(phrase: str) -> tuple[int, str]:
    return -len(phrase), phrase
