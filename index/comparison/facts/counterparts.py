"""Which words of two reports stand for one thing: in one language the same word, in two a word and its translation.

Of a denial, a count or an outcome in a report of another language it must be known of what it is: that there was no
siren is no answer to "clean water is needed". What befell somebody and what is done has one name in every language
(`fates` and `deeds` of the lexicon); of every other word the encoder says how near it comes. Where there is none, it is
not known, and nobody is told more than that.

Example: of "siren" and "Sirene" `near` says 1, of "siren" and "Wasser" 0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.comparison.alignment.likelihood import one_thread
from index.comparison.facts.stated.vocabulary import IN_ANY_LANGUAGE
from index.comparison.facts.stated.words import FactWord
from index.comparison.facts.told import ToldSentence
from index.comparison.meaning.nearness import centred
from index.comparison.meaning.vectors import NO_MEANING, Meaning

TRANSLATED, NEAREST = 0.5, 0.25
"""Cosines of two words, without what all words share, from which each is a counterpart of the other; and of two of
which each is the other's nearest in the whole other report. Of the words of two reports of an event "siren" and
"sirène" have .9, "tents" and "tentes" .75, "request" and "petición" .65, "witnesses" and "Zeugen" .45, "supporters" and
"Anhänger" .34; of those that are no counterparts "red" and "rouvert" .52, "schools" and "enfants" .32, the latter
nearer to "children".
"""

HALF = 0.5
"""How surely two words that are only each other's nearest stand for one thing."""

Groups = Mapping[str, str]
"""From a stem to the group that it belongs to."""


@dataclass(frozen=True)
class _Nearness:
    """How near the words of two reports are: a row for each of the left, a column for each of the right."""

    rows: Mapping[str, int]
    columns: Mapping[str, int]
    cosines: NDArray[np.float32]
    are_nearest: NDArray[np.bool_]


@dataclass(frozen=True)
class Counterparts:
    """The words of two reports that stand for one thing. Vectors are made at the first question, a third of a
    millisecond for each different word, and kept in the cache.
    """

    left: Sequence[ToldSentence]
    right: Sequence[ToldSentence]
    meaning: Meaning = NO_MEANING

    def near(self, ours: str, theirs: str) -> float:
        """How surely a word of the left report and one of the right, as written in two languages, stand for one thing:
        1 as translations do, `HALF` where each is only the other's nearest, 0 where they do not or nothing is known.
        """
        known = self._nearness
        if ours.lower() == theirs.lower():
            return 1.0
        row, column = (
            (None, None) if known is None else (known.rows.get(ours.lower()), known.columns.get(theirs.lower()))
        )
        if known is None or row is None or column is None:
            return 0.0
        cosine = known.cosines[row, column]
        if cosine >= TRANSLATED:
            return 1.0
        return HALF if cosine >= NEAREST and known.are_nearest[row, column] else 0.0

    @property
    def are_known(self) -> bool:
        """Whether anything is known of words besides those of the lexicon."""
        return self._nearness is not None

    def met(self, ours: Collection[FactWord], theirs: Collection[FactWord], groups: tuple[Groups, Groups]) -> float:
        """Part of the words that say something, of the side where it is less, that have a counterpart among the
        other's; `groups` has the groups of either language.
        """
        met = [(a, b) for a in ours for b in theirs if self._meet(a, b, groups)]
        parts = (len({pair[side] for pair in met}) / max(1, len(row)) for side, row in enumerate((ours, theirs)))
        return max(parts) if met else 0.0

    def _meet(self, ours: FactWord, theirs: FactWord, groups: tuple[Groups, Groups]) -> bool:
        group = groups[0].get(ours.stem, "")
        is_one_group = group.startswith(IN_ANY_LANGUAGE) and group == groups[1].get(theirs.stem)
        return is_one_group or self.near(ours.text, theirs.text) > 0

    @cached_property
    def _nearness(self) -> _Nearness | None:
        words = [_words(told) for told in (self.left, self.right)]
        ours, theirs = centred([self.meaning.of_texts(row) for row in words])
        if ours is None or theirs is None or not words[0] or not words[1]:
            return None
        with one_thread():
            cosines = ours @ theirs.T
        are_nearest = (cosines == cosines.max(axis=1, keepdims=True)) & (cosines == cosines.max(axis=0, keepdims=True))
        rows, columns = ({word: at for at, word in enumerate(row)} for row in words)
        return _Nearness(rows, columns, cosines, are_nearest)


UNKNOWN = Counterparts((), ())
"""For who knows nothing of words in two languages."""


def _words(told: Iterable[ToldSentence]) -> list[str]:
    """The different words of a report that say something, in order."""
    return sorted({word.text.lower() for sentence in told for word in sentence.words if word.is_content})
