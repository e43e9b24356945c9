"""What a bare figure counts: persons, things, ages, the how-manyeth, and that there is none.

A count's *head* is the noun behind it ("five regime military positions": position). Where nothing is said behind it
("of the 40, six"), the head is empty, and what it counts is told by the words around it alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.article import Span
from index.comparison.facts.figures import Figure, Words
from index.comparison.facts.times import is_a_year
from index.comparison.facts.values import FactKind, StatedValue
from index.comparison.facts.vocabulary import Vocabulary
from index.comparison.facts.words import FactWord, low_at
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

_NUMBERED = frozenset(
    [
        "no",
        "nr",
        "number",
        "article",
        "section",
        "route",
        "highway",
        "flight",
        "page",
        "group",
        "channel",
        "category",
        "line",
        "class",
        "type",
        "boeing",
        "airbus",
        "phase",
        "day",
        "act",
        "level",
        "platform",
        "room",
        "gate",
        "terminal",
        "unit",
        "runway",
        "chapter",
        "resolution",
    ]
)
# What a number behind it names and does not count: Flight 370, Article 50.

_PRONOUN = frozenset(
    [
        "of",
        "by",
        "in",
        "on",
        "was",
        "who",
        "another",
        "could",
        "can",
        "day",
        "thing",
        "side",
        "resident",
        "source",
        "official",
        "that",
        "must",
        "has",
        ".",
        ",",
        "no",
        "this",
        "the",
    ]
)
_BEFORE_ONE = frozenset(["no", "this", "that", "the", "which", "any", "every", "each"])
# "One of", "no one", "the one that": no count.

_AGE_MOST, _AGE_LEAST = 105, 3

_ARTICLES = frozenset(["a", "an"])


def counted(text: str, words: Words, figure: Figure, known: Vocabulary) -> StatedValue | None:
    """The value of a figure without a unit; None where it counts nothing."""
    if _names_something(words, figure) or is_a_year(figure, words):
        return None
    before, following = low_at(words, figure.first - 1), low_at(words, figure.last)
    if following == "times":
        return _plain(words, figure, FactKind.TIMES, figure.last + 1)
    if (score := _score(words, figure)) is not None:
        return score
    if _is_magnitude(text, words, figure):
        return _plain(words, figure, FactKind.MAGNITUDE, figure.last)
    if low_at(words, figure.first) == "one" and (following in _PRONOUN or before in _BEFORE_ONE or not following):
        return None
    return with_head(words, _plain(words, figure, FactKind.COUNT, figure.last), known)


def nothing(words: Words, at: int, known: Vocabulary) -> StatedValue | None:
    """That there is none: "no arrests", "nobody", "not a single"."""
    low, following = words[at].low, low_at(words, at + 1)
    if low == "not" and following in ("one", "a"):
        single = low_at(words, at + 2) == "single"
        if following == "a" and not single:
            return None
        last = at + 2 + single
    elif low in known.none:
        if following in ("longer", "more", "way", "doubt", "matter", "comment", "-", "."):
            return None
        last = at + 1 + (low == "no" and following == "one")
    else:
        return None
    value = StatedValue(FactKind.COUNT, 0, 0, at, last, Span(words[at].start, words[last - 1].end), hedge="none")
    if low in ("nobody",) or following == "one":
        return replace(value, head=frozenset({"person"}))
    return with_head(words, value, known)


def article(words: Words, at: int, known: Vocabulary) -> StatedValue | None:
    """One of something, told by its article: "a woman was hurt"."""
    if words[at].low not in _ARTICLES or not low_at(words, at + 1).isalpha():
        return None
    value = StatedValue(FactKind.COUNT, 1, 1, at, at + 1, Span(words[at].start, words[at].end), 1.0, is_article=True)
    return with_head(words, value, known)


def ordinal(words: Words, at: int, known: Vocabulary) -> StatedValue | None:
    """The how-manyeth: "its second explosion"."""
    number = known.ordinals.get(words[at].low)
    following = low_at(words, at + 1)
    if (
        number is None
        or not following.isalpha()
        or following in ("of", "half", "time", "to", "and", "place", "quarter")
    ):
        return None
    if number <= 2 and low_at(words, at - 1) not in ("the", "her", "his", "its", "a", "their"):
        return None
    value = StatedValue(FactKind.ORDINAL, number, number, at, at + 1, Span(words[at].start, words[at].end), number)
    return with_head(words, value, known)


def _plain(words: Words, figure: Figure, kind: FactKind, last: int) -> StatedValue:
    span = Span(words[figure.first].start, words[last - 1].end)
    low, high, hedge = figure.low, figure.high, figure.hedge
    return StatedValue(kind, low, high, figure.first, last, span, figure.plain, hedge=hedge, step=figure.step)


def _names_something(words: Words, figure: Figure) -> bool:
    before = low_at(words, figure.first - 1)
    if not figure.in_digits:
        return before == "local"  # a local one
    glued = words[figure.first - 1].end == words[figure.first].start if figure.first else False
    if before == "-" and glued:
        return True  # F-16
    return before in _NUMBERED or (before == "." and low_at(words, figure.first - 2) in ("no", "nos"))


def age_of(words: Words, figure: Figure) -> StatedValue | None:
    """An age: "34-year-old", "aged 34", or set off behind a name ("Jane Roe, 34, ...")."""
    lows = [low_at(words, figure.last + k) for k in range(5)]
    before, following = low_at(words, figure.first - 1), lows[0]
    if lows[:4] == ["-", "year", "-", "old"] or lows[:2] in (["years", "old"], ["year", "old"]):
        return _plain(words, figure, FactKind.AGE, figure.last + (4 if lows[0] == "-" else 2))
    if before in ("aged", "age"):
        return _plain(words, figure, FactKind.AGE, figure.last)
    whole = figure.low == figure.high and _AGE_LEAST <= figure.plain <= _AGE_MOST and figure.plain == int(figure.plain)
    name = words[figure.first - 2] if figure.first > 1 else None
    if not whole or name is None or not name.is_capital or name.low in ENGLISH_MONTHS:
        return None
    if (before == "," and following in (",", ".", ";", ")")) or (before == "(" and following == ")"):
        return replace(_plain(words, figure, FactKind.AGE, figure.last), head=frozenset({name.stem}))
    return None


def _score(words: Words, figure: Figure) -> StatedValue | None:
    """A score: two figures of which the second is no greater, joined by a hyphen."""
    if figure.is_range or not figure.in_digits or low_at(words, figure.last) not in ("-", "–"):
        return None
    other = low_at(words, figure.last + 1)
    if not other.isdecimal() or len(other) > 3 or float(other) > figure.plain or figure.plain >= 200:
        return None
    result = figure.plain * 1000 + float(other)
    span = Span(words[figure.first].start, words[figure.last + 1].end)
    return StatedValue(FactKind.SCORE, result, result, figure.first, figure.last + 2, span, figure.plain)


_QUAKE = re.compile(r"\b(?:magnitude|quake|tremor|earthquake|aftershock|richter)\b", re.IGNORECASE)
_STRONGEST = 10


def _is_magnitude(text: str, words: Words, figure: Figure) -> bool:
    """Whether a figure with a decimal below ten is how strong an earthquake was."""
    has_decimal = figure.in_digits and "." in words[figure.first].text
    if not has_decimal or figure.plain >= _STRONGEST:
        return False
    return bool(_QUAKE.search(text, words[0].start, words[-1].end))


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
