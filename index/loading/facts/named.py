"""What a name looks like, of an outlet, a person or a place: few words, with capitals where letters have them."""

from __future__ import annotations

import re

_SMALL = "of the and al el in for de des du la le les del los las y et der die das und von di da e"
SMALL_WORDS = tuple(_SMALL.split())
"""Words without a capital that may stand within names."""


def is_caseless_name(words: str) -> bool:
    """Whether words in letters that know no capitals may be an outlet's name: they are as few as names have."""
    is_short = 0 < len(words.split()) <= MOST_CASELESS_WORDS and len(words) <= LONGEST_CASELESS_NAME
    return is_short and words.lower() == words.upper() and all(c.isalpha() or c in _WITHIN_NAMES for c in words)


_WITHIN_NAMES = " \u200c-"
"""What parts words and, in Persian, their parts."""

LONGEST_CASELESS_NAME = 30
"""Letters: where no blanks part words, a sentence is one."""


MOST_CASELESS_WORDS = 4
"""The Voice of the Free North: names of papers are seldom longer, and sentences before a comma and a date are."""


def is_cased_name(words: str) -> bool:
    """Whether capitalised words may be a name, of an outlet, of a person or of a place: few, and each with a capital
    but for small words ("of", "du"); behind an article names of papers also have others (La Tribune libre).
    """
    parts = _ELIDED.sub(r"\1 ", words).split()
    if not 0 < len(parts) <= MOST_CASED_WORDS or not all(c.isalpha() or c in _WITHIN_CASED for c in words):
        return False
    behind_article = parts[0].lower() in _ARTICLES and len(parts) > 1
    named = parts[1:] if behind_article else parts
    small = behind_article or all(part[0].isupper() or part in _SMALL_WORDS for part in named)
    return parts[0][0].isupper() and named[0][0].isupper() and small


def may_name_paper(words: str) -> bool:
    """Whether a line of its own is as short as names of papers are, and has an article or the like as they have."""
    is_short = len(words) <= LONGEST_LINE_OF_A_NAME and len(words.split()) <= MOST_CASELESS_WORDS
    return is_short and is_cased_name(words) and has_small_words(words)


LONGEST_LINE_OF_A_NAME = 50
"""Code points: The Courier of the North; longer lines are not looked at."""


def has_small_words(words: str) -> bool:
    """Whether a name has an article or another small word, as names of papers have and those of persons seldom."""
    first, *others = _ELIDED.sub(r"\1 ", words).split()
    return first.lower() in _ARTICLES or any(word in _OF for word in others)


def without_first_article(words: str) -> str:
    """A name without the article it begins with: Valley Lantern, of "The Valley Lantern"."""
    first, _, others = _ELIDED.sub(r"\1 ", words).partition(" ")
    return others if others and first.lower() in _ARTICLES else words


_ELIDED = re.compile(r"\b([LlDd]['’])")
_ARTICLES = frozenset(
    [
        "the",
        "la",
        "le",
        "les",
        "l'",
        "l’",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "i",
        "gli",
        "o",
        "a",
        "os",
        "as",
        "der",
        "die",
        "das",
        "de",
        "het",
    ]
)
_SMALL_WORDS = frozenset((*SMALL_WORDS, *_ARTICLES, "d'", "d’"))
_OF = frozenset(("of", "du", "des", "d'", "d’", "do", "dos", "della", "del"))
"""Small words that stand within names of papers; "de", "von" and "al" also within names of persons."""

_WITHIN_CASED = " '’-&"

MOST_CASED_WORDS = 6
"""L'Observateur du Nord, The Voice of the North; with more words a line tells something."""
