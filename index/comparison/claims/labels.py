"""What a matter is called: a phrase out of a sentence that states it, in the sentence's own order.

The words that say what some values are of are those by which two reports call them and that most of the sentences which
state them have, but for what the whole table speaks of. They stand anywhere: "off", "winds", "force". A reader can say
"winds of force". So the label is the shortest stretch of one clause that has most of those words, without the value;
where none has any, what stands beside the shortest value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence, Set

from index.article import Span
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.told import ToldSentence
from index.text.folding import fold
from index.text.stop_words import hollow

MOST_WORDS = 6
"""A phrase of more words says no more of a matter."""

BESIDE = 2
"""Words on either side of a value by which it is called where nothing else is told."""

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


def name_of(
    abouts: Iterable[str], stated: Sequence[tuple[ToldSentence, Sequence[Span]]], spoken_of: Container[str]
) -> str:
    """What a matter is called, given how each two reports call it: by what is no word that is `spoken_of` throughout
    (stems, and groups that stand for their members); by those where they make a phrase; else by what stands beside one
    of its values.
    """
    asked = {fold(word.group()) for about in abouts for word in _WORD.finditer(about)}
    own = label(_in_common(asked, stated, spoken_of), stated)
    if own:
        return own
    of_all = label(_in_common(asked, stated, ()), stated)
    return of_all if " " in of_all else beside(stated) or of_all


def _in_common(
    asked: Set[str], stated: Sequence[tuple[ToldSentence, Sequence[Span]]], spoken_of: Container[str]
) -> str:
    """Of the words that are `asked` for those that half of some sentences have near the values they state."""
    having: defaultdict[str, set[int]] = defaultdict(set)
    said: defaultdict[str, set[str]] = defaultdict(set)
    for at, (sentence, values) in enumerate(stated):
        near = frozenset().union(*(around.near for around in sentence.values if around.value.shown in values))
        others = {a.value.counts.start for a in sentence.figures if a.value.counts and a.value.shown not in values}
        for word in sentence.words:
            key = sentence.known.groups.get(word.stem, word.stem)
            is_near = (word.stem in near or key in near) and word.start not in others
            if fold(word.text) in asked and key not in spoken_of and is_near:
                having[key].add(at)
                said[key].add(word.text)
    return " ".join(text for key in having if 2 * len(having[key]) >= len(stated) for text in sorted(said[key]))


def beside(stated: Iterable[tuple[ToldSentence, Sequence[Span]]]) -> str:
    """The shortest value of some sentences with what stands right beside it in its clause: "58 metres tall"; empty
    without any.
    """
    found = []
    for sentence, values in stated:
        small = _small(sentence.known)
        words = [word for word in sentence.words if word.is_word or word.is_digits]
        for value in (around.value.shown for around in sentence.values if around.value.shown in values):
            inside = [at for at, word in enumerate(words) if value.start <= word.start < value.end]
            near = range(max(0, inside[0] - BESIDE), min(len(words), inside[-1] + 1 + BESIDE)) if inside else ()
            kept = [at for at in near if words[at].clause == words[inside[0]].clause]
            while kept and kept[0] < inside[0] and words[kept[0]].low in small:
                kept.pop(0)
            while kept and kept[-1] > inside[-1] and words[kept[-1]].low in small:
                kept.pop()
            found += [" ".join(sentence.text[words[kept[0]].start : words[kept[-1]].end].split())] if kept else []
    return min(found, key=lambda phrase: (len(phrase), phrase), default="")


def _small(known: Vocabulary) -> Set[str]:
    """The words at which no phrase begins or ends."""
    return hollow(known.language) | known.small.auxiliaries | known.where.keys()


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
    small = _small(known)
    either = told | counted
    ends = [at for at, word in enumerate(words) if fold(word.group()) in either and word.group().lower() not in small]
    runs = [words[first : last + 1] for first in ends for last in ends if 0 <= last - first < MOST_WORDS]
    return max(runs, key=lambda run: (_has(run, told), _has(run, counted), -len(run)), default=[])


def _has(words: Words, told: set[str]) -> int:
    return len({fold(word.group()) for word in words} & told)
