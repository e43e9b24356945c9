"""What a number counts, by the noun behind it: in "five regime military positions" the positions.

Where nothing is said behind it ("of the 40, six"), the head is empty, and what it counts is told by the words around it
alone.
"""

from __future__ import annotations

from dataclasses import replace

from index.article import Span
from index.comparison.facts.kinds.figures import Words
from index.comparison.facts.stated.values import StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at
from index.text.calendar import ENGLISH_MONTHS
from index.text.stop_words import STOP_WORDS

_RUN = 4
# The noun stands at most so many words behind its number.

_PASSED_OVER = frozenset(
    [
        "other",
        "more",
        "further",
        "additional",
        "new",
        "the",
        "his",
        "her",
        "its",
        "their",
        "these",
        "those",
        "confirmed",
        "suspected",
        "local",
        "young",
        "old",
        "masked",
        "armed",
        "uniformed",
        "alleged",
        "stolen",
        "elderly",
        "different",
        "separate",
    ]
)
_VERBS = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "been",
        "be",
        "have",
        "has",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "being",
        "do",
        "did",
    ]
)

_PLURALS = frozenset(
    [
        "people",
        "men",
        "women",
        "children",
        "police",
        "personnel",
        "cattle",
        "sheep",
        "staff",
        "troops",
        "dead",
        "missing",
        "wounded",
        "injured",
        "hurt",
    ]
)


def with_head(words: Words, value: StatedValue, known: Vocabulary) -> StatedValue:
    """The value with the stems of the noun it counts: of the words behind it the last that looks like a plural."""
    at = value.last + (low_at(words, value.last) == "-")
    if low_at(words, at) == "of":
        if low_at(words, at + 1) in ("the", "them", "those", "whom", "these", "our", "its", "his", "her", "their"):
            value = replace(value, is_part=True)
            at += 1
            if low_at(words, at) in ("them", "whom"):
                return value
        at += 1
    run = _noun_run(words, at, known)
    if not run:
        return value
    plurals = [word for word in run if _is_plural(word)]
    head = plurals[0] if plurals else run[-1] if len(run) < 3 else run[0]
    return replace(value, head=frozenset({head.stem}), counts=Span(head.start, head.end))


def _noun_run(words: Words, at: int, known: Vocabulary) -> list[FactWord]:
    run: list[FactWord] = []
    for word in words[at : at + 2 * _RUN]:
        if not word.is_word:
            if word.low == "-" and run:
                continue
            break
        if (word.low in STOP_WORDS and word.low not in _PASSED_OVER) or word.low in _VERBS:
            break
        if word.is_capital and word.low in ENGLISH_MONTHS:
            break
        run.append(word)
        if len(run) == _RUN or (len(run) > 1 and word.stem in known.fates and word.low.endswith("ed")):
            break
    return run


def _is_plural(word: FactWord) -> bool:
    return word.low in _PLURALS or (word.low.endswith("s") and not word.low.endswith(("ss", "us", "is")))
