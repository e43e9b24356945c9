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
from index.text.stop_words import stop_words

_RUN = 4
# The noun stands at most so many words behind its number.


def with_head(words: Words, value: StatedValue, known: Vocabulary) -> StatedValue:
    """The value with the stems of the noun it counts: of the words behind it the last that looks like a plural."""
    at = value.last + (low_at(words, value.last) == "-")
    small = known.small
    if low_at(words, at) in small.of:
        whole = low_at(words, at + 1)
        if any(whole in some for some in (small.definite, small.owners, small.these, small.them)):
            value = replace(value, is_part=True)
            at += 1
            if whole in small.them:
                return _with_own_noun(words, value, at + 1, known)
        at += 1
    run = _noun_run(words, at, known)
    if not run:
        return value
    plurals = [word for word in run if is_plural(word, known)]
    if not plurals and len(run) > 1 and _is_undergone(run[-1], known):
        run = run[:-1]  # "a man killed"
    if not known.endings.plural_endings:  # no ending tells what is counted: then a word that is known to be counted
        plurals = [word for word in run if word.stem in known.counted] or run[:1]
    head = plurals[0] if plurals else run[-1] if len(run) < 3 else run[0]
    value = replace(value, head=frozenset({head.stem}), counts=Span(head.start, head.end))
    behind = next(k for k in range(at, len(words)) if words[k].start == run[-1].start) + 1
    is_told = value.is_part and low_at(words, behind) in small.auxiliaries
    return _with_own_noun(words, value, behind + 1, known) if is_told else value


def _with_own_noun(words: Words, value: StatedValue, at: int, known: Vocabulary) -> StatedValue:
    """The value of a part with what its own are, where that is told at word `at`: "nine of them *children*", "nine of
    the dead were *children*"; where something else is told ("of the dead were armed"), as it is.
    """
    is_joined = low_at(words, at) in known.small.of  # "quatre d'entre eux des enfants"
    run = _noun_run(words, at + is_joined, known)[:1]
    if not run or not (is_plural(run[0], known) or run[0].stem in known.counted) or run[0].stem in known.fates:
        return value
    return replace(value, head=frozenset({run[0].stem}), counts=Span(run[0].start, run[0].end))


_TALLY_BEFORE, _TO_BEFORE = 20, 3
# Words between a number and "the number of" what it is; and in which "to" tells that it was reached: "to at least 17".


def with_tallied_head(words: Words, value: StatedValue, known: Vocabulary) -> StatedValue:
    """A value without a noun behind it, with the one that is counted before it: "the *number* of dead rose to 17", "the
    *toll* stands at 17". No other number stands between the two, and "to" before the value, or no end of a clause.
    """
    small = known.small
    is_reached = any(low_at(words, value.first - back) in small.to_value for back in range(1, _TO_BEFORE + 1))
    for at in range(value.first - 1, max(-1, value.first - 1 - _TALLY_BEFORE), -1):
        word = words[at]
        if word.is_digits or word.low in known.numbers or word.low in _STOPS:
            return value
        if word.low in small.tallies:
            is_of_it = is_reached or word.clause == words[value.first].clause
            return _tallied(words, value, at, known) if is_of_it else value
    return value


def _tallied(words: Words, value: StatedValue, tally: int, known: Vocabulary) -> StatedValue:
    """The value with what stands behind the word for how many, or that word where it tells what befell: "toll"."""
    first, small = tally + 1, known.small
    while low_at(words, first) in small.of or low_at(words, first) in small.definite:
        first += 1
    following = words[first] if first < len(words) else words[tally]
    before = words[max(0, tally - 1)]  # the *death* toll
    for word in (following, words[tally], before):
        if word.stem in known.fates:
            return replace(value, head=frozenset({word.stem}), counts=Span(word.start, word.end))
    if first > tally + 1 or following.stem in known.counted:
        counted = with_head(words, replace(value, last=first), known)
        return replace(value, head=counted.head, counts=counted.counts)
    return value


_STOPS = frozenset([";", ":", ".", "!", "?", "؛"])


def _noun_run(words: Words, at: int, known: Vocabulary) -> list[FactWord]:
    run: list[FactWord] = []
    small, small_words = stop_words(known.language), known.small
    for word in words[at : at + 2 * _RUN]:
        if not word.is_word:
            if word.low == "-" and run:
                continue
            break
        passed = word.low in small_words.definite or word.low in small_words.owners
        if (word.low in small and not passed) or word.low in small_words.auxiliaries:
            break
        if word.is_capital and word.low in known.months:
            break
        if "nouns" in small_words.capitals and not word.is_capital:
            continue  # no noun: "elf gestiegen", "38 verletzte Feuerwehrleute"
        run.append(word)
        if len(run) == _RUN or (len(run) > 1 and _is_undergone(word, known)):
            break
    return run


def _is_undergone(word: FactWord, known: Vocabulary) -> bool:
    """Whether a word behind what is counted tells what befell it."""
    return word.stem in known.fates and word.low.endswith(known.endings.participle_endings)


def is_plural(word: FactWord, known: Vocabulary) -> bool:
    """Whether a word looks like a plural of its language."""
    endings = known.endings
    is_many = word.low.endswith(endings.plural_endings) and not word.low.endswith(endings.singular_endings)
    return is_many or word.low in known.small.plurals
