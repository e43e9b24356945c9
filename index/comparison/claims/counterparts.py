"""How much of what two sentences say has a counterpart in the other.

Reports of one event share its names and its topic: "the captain, Ivo Sardan, was arrested" and "the captain, Ivo
Sardan, stayed aboard to the last" share them and nothing else. So names are left out, and every other word that says
something counts the more the fewer sentences of the table have one like it. A word has its counterpart in the same word
of the other sentence, or in the nearest in meaning, also of another language, as far as it is near.

The soft alignment of words, weighed by how rare they are, is that of Zhang et al., "BERTScore" (ICLR 2020).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from index.comparison.alignment.likelihood import one_thread
from index.comparison.alignment.signs.products import Table
from index.comparison.claims.table_names import TableNames
from index.comparison.meaning.nearness import Likeness, centred, nearness
from index.comparison.meaning.vectors import Meaning
from index.comparison.reading.names import for_terms
from index.comparison.reading.reading import Side
from index.comparison.reading.words import with_names_only

FURTHER = 30
"""Sentences of other matters that are thought beside those of the table, where two short reports would tell little of
how rare a word is. From 10 to 60 claims come out alike.
"""

_Word = tuple[str, str]
# A word in lower case, and the term it counts as.


@dataclass(frozen=True)
class _Words:
    """The words of a report that say something, without names: of all its different ones the terms, numbered, and the
    vectors (None without an encoder), and those of each sentence by their places, one sentence behind the other.

    `sentences` are the places of those that have words, `starts` where the words of each begin, `count` counts all.
    """

    terms: NDArray[np.intp]
    vectors: Likeness | None
    places: NDArray[np.intp]
    sentences: NDArray[np.intp]
    starts: NDArray[np.intp]
    count: int


def shared_words(sides: Sequence[Side], meaning: Meaning) -> Mapping[tuple[int, int], Table]:
    """For each two reports, by their places, and each two sentences the part of what they say that has a counterpart in
    the other, from 0 to 1; 0 where either says nothing besides names. About three milliseconds of CPU for two reports
    of 30 sentences, once their words have vectors.
    """
    words = _words_of(sides, meaning)
    pairs = list(combinations_with_replacement(range(len(sides)), 2))
    with one_thread():
        found = {(a, b): _counterparts(words[a], words[b]) for a, b in pairs}
    weights = _weights(words, found)
    return {(a, b): _shares(words, weights, found, a, b) for a, b in pairs if a != b}


def _words_of(sides: Sequence[Side], meaning: Meaning) -> list[_Words]:
    names, written = TableNames(sides), frozenset().union(*(side.written for side in sides))
    said = [_telling(side, names, written) for side in sides]
    different = [sorted(frozenset().union(*sentences)) for sentences in said]
    numbers: dict[str, int] = {}
    for words in different:
        for _, term in words:
            numbers.setdefault(term, len(numbers))
    vectors = centred([meaning.of_texts([low for low, _ in words]) for words in different])
    return [
        _placed(np.array([numbers[term] for _, term in words], dtype=np.intp), each, words, sentences)
        for each, words, sentences in zip(vectors, different, said, strict=True)
    ]


def _telling(side: Side, names: TableNames, written: frozenset[str]) -> list[frozenset[_Word]]:
    """The words of each sentence that say something and are no names; `written` are those of all reports."""
    family = for_terms(side.family)
    return [
        frozenset(
            (token.low, token.term)
            for token in with_names_only(sentence, family, written, language)
            if token.term and not names.has(token, language)
        )
        for language, sentence in zip(side.each_read_in, side.words, strict=True)
    ]


def _placed(
    terms: NDArray[np.intp], vectors: Likeness | None, words: Sequence[_Word], said: Sequence[frozenset[_Word]]
) -> _Words:
    at = {word: place for place, word in enumerate(words)}
    sizes = np.array([len(sentence) for sentence in said], dtype=np.intp)
    return _Words(
        terms=terms,
        vectors=vectors,
        places=np.array([at[word] for sentence in said for word in sorted(sentence)], dtype=np.intp),
        sentences=np.flatnonzero(sizes),
        starts=(np.cumsum(sizes) - sizes)[sizes > 0],
        count=len(said),
    )


def _counterparts(ours: _Words, theirs: _Words) -> tuple[Likeness, Likeness]:
    """How near each different word of one report comes to a word of each sentence of the other that has words; and the
    same from the other report.
    """
    near: Likeness = (ours.terms[:, None] == theirs.terms[None, :]).astype(np.float32)
    if ours.vectors is not None and theirs.vectors is not None:
        near = np.maximum(near, nearness(ours.vectors, theirs.vectors))
    return _best(near, theirs), _best(near.T, ours)


def _best(near: Likeness, words: _Words) -> Likeness:
    """Of each row the most in the words of each sentence."""
    if not len(words.starts):
        return np.zeros((len(near), 0), dtype=np.float32)
    found: Likeness = np.maximum.reduceat(near[:, words.places], words.starts, axis=1)
    return found


def _weights(
    words: Sequence[_Words], found: Mapping[tuple[int, int], tuple[Likeness, Likeness]]
) -> list[NDArray[np.float64]]:
    """What each different word of each report weighs: its inverse document frequency, sentences being the documents,
    and one that has a word near it counting in part.
    """
    total = sum(len(report.sentences) for report in words)
    often = [np.zeros(len(report.terms)) for report in words]
    for (a, b), (ours, theirs) in found.items():
        often[a] += ours.sum(axis=1)
        if a != b:
            often[b] += theirs.sum(axis=1)
    return [np.log((total + FURTHER) / (each + 0.5)) for each in often]


def _shares(
    words: Sequence[_Words],
    weights: Sequence[NDArray[np.float64]],
    found: Mapping[tuple[int, int], tuple[Likeness, Likeness]],
    a: int,
    b: int,
) -> Table:
    """The weight of the words with a counterpart beside that of all words of both sentences."""
    table = np.zeros((words[a].count, words[b].count))
    if not len(words[a].starts) or not len(words[b].starts):
        return table
    ours, theirs = found[a, b]
    met = _summed(words[a], weights[a], ours) + _summed(words[b], weights[b], theirs).T
    masses = [_summed(words[c], weights[c], np.ones((len(weights[c]), 1), np.float32))[:, 0] for c in (a, b)]
    table[np.ix_(words[a].sentences, words[b].sentences)] = met / np.add.outer(*masses)
    return table


def _summed(words: _Words, weights: NDArray[np.float64], near: Likeness) -> Table:
    """For each sentence with words the sum of what they weigh, as far as each is near."""
    weighed = weights[:, None] * near
    found: Table = np.add.reduceat(weighed[words.places], words.starts, axis=0)
    return found
