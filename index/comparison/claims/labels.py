"""What a matter is called: a phrase out of a sentence that states it, in the sentence's own order, or nothing.

The words that say what two values are of stand anywhere in their sentences: "off", "winds", "force". A reader can say
"winds of force". So the label is the shortest stretch of one clause that has most of those words, without the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index.article import Span
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.told import ToldSentence
from index.text.folding import fold
from index.text.stop_words import hollow

MOST_WORDS = 6
"""A phrase of more words says no more of a matter."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BREAK = re.compile(r"[,;:()\[\]—–\"“”«»„.!?]")
# What ends a phrase.

Words = list[re.Match[str]]


def label(about: str, stated: Iterable[tuple[ToldSentence, Sequence[Span]]]) -> str:
    """The phrase that has most of the words of `about`, of some sentences each with the values that it states; a value
    that is a clause is all that is looked at. Where values count something, one that says what they count or what
    befell them comes before any other; of several as good the shortest, then the first. Empty where none says anything.

    Of "They took them off in winds of force 6", with 6 for its value and "off winds force", that is "winds of force".
    """
    told = {fold(word.group()) for word in _WORD.finditer(about)}
    found: list[tuple[bool, int, bool, bool, int, str]] = []
    for sentence, values in stated:
        counted = _counted(sentence, values)
        for words in _stretches(sentence, values):
            phrase = _around(words, told, counted, sentence.known)
            if _says_something(phrase, sentence):
                text = " ".join(sentence.text[phrase[0].start() : phrase[-1].end()].split())
                fated, named = _tells_fate(phrase, sentence.known), _has(phrase, counted) > 0
                is_other = bool(counted) and not (fated or named)
                found.append((is_other, -_has(phrase, told), not fated, not named, len(phrase), text))
    return min(found, key=lambda each: each[:5])[5] if found else ""


def _tells_fate(phrase: Words, known: Vocabulary) -> bool:
    return any(known.stem(fold(word.group())) in known.fates for word in phrase)


def _says_something(phrase: Words, sentence: ToldSentence) -> bool:
    """Whether a phrase names a matter: not a name alone, nor what is done ("sold")."""
    if len(phrase) != 1:
        return bool(phrase)
    word, start = phrase[0].group(), phrase[0].start()
    is_name = word[0].isupper() and start > sentence.span.start
    return not is_name and sentence.known.stem(fold(word)) not in sentence.known.deeds


def _counted(sentence: ToldSentence, values: Sequence[Span]) -> set[str]:
    """The words for what some values of a sentence count."""
    counts = (a.value.counts for a in sentence.figures if a.value.shown in values and a.value.counts is not None)
    return {fold(span.of(sentence.text)) for span in counts}


def _stretches(sentence: ToldSentence, values: Sequence[Span]) -> Iterator[Words]:
    """The words from one break to the next; what is a figure of the sentence breaks too."""
    figures = [around.value.span for around in sentence.figures if not around.value.names]
    spans = [value for value in values if any(value == around.value.shown for around in sentence.values)]
    clause = next((value for value in values if value not in spans), sentence.span)
    words: Words = []
    for word in _WORD.finditer(sentence.text, clause.start, clause.end):
        is_value = any(value.start < word.end() and word.start() < value.end for value in (*figures, *spans))
        if words and (is_value or _BREAK.search(sentence.text, words[-1].end(), word.start())):
            yield words
            words = []
        if not is_value:
            words.append(word)
    yield words


def _around(words: Words, told: set[str], counted: set[str], known: Vocabulary) -> Words:
    """The shortest run of at most `MOST_WORDS` words that has most of those `told`, then of those `counted`, and
    neither begins nor ends with a small one.
    """
    small = hollow(known.language) | known.small.auxiliaries | known.where.keys()
    either = told | counted
    ends = [at for at, word in enumerate(words) if fold(word.group()) in either and word.group().lower() not in small]
    runs = [words[first : last + 1] for first in ends for last in ends if 0 <= last - first < MOST_WORDS]
    return max(runs, key=lambda run: (_has(run, told), _has(run, counted), -len(run)), default=[])


def _has(words: Words, told: set[str]) -> int:
    return len({fold(word.group()) for word in words} & told)
