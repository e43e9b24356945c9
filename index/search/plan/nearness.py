"""Words spelled nearly like a word: for what the folder does not know, and for `word~`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.catalogue.catalogue import Catalogue
from index.text.words import MAX_WORD, script_of

SHORT = 4
"""Words up to this long have no near words: every three-letter word is one slip from ten others."""
ONE_SLIP = 7
"""Words up to this long may differ by one slip, longer ones by two."""
MOST = 6
"""Near words taken, the nearest and most frequent first."""
SURELY_A_WORD = 8
"""Letters from which a word that looks like a name is a slip for a common word at one slip from it: names of that
length that happen to be so near to one are rare (Goverment; but Tanf is no tank, Besar no bear).
"""
SURELY_THE_NAME = 6
"""The same for another name: shorter names are one letter from a different one too often (Tanf, Taif; Hama, Homs)."""


def looks_like_a_name(typed: str) -> bool:
    """Whether a word is typed as names are: with a capital, or with a Latin letter that English words do not have."""
    return any(c.isupper() or (c > "\x7f" and script_of(c) == "LATIN") for c in typed)


def is_slip(typed: str, form: str, near: str, *, is_name: bool) -> bool:
    """Whether `typed`, which no report says, is rather a slip for the form `near` of the folder than a name that the
    folder lacks; `is_name` tells whether `near` is one.
    """
    if not looks_like_a_name(typed):
        return True
    if is_name:
        return len(form) >= SURELY_THE_NAME
    return len(form) >= SURELY_A_WORD and slips_between(form, near, 1) == 1


def near_forms(form: str, catalogue: Catalogue, *, beginning: bool = False) -> tuple[str, ...]:
    """The words of the folder that are one or two slips from `form` and begin with the same letter, the nearest
    first. With `beginning`, those that begin with something one slip from it.
    """
    if len(form) < SHORT or not form.isalpha():
        return ()
    slips = 1 if len(form) <= ONE_SLIP or beginning else 2
    most = MAX_WORD if beginning else len(form) + slips
    words = catalogue.forms_of_length(form[0], len(form) - slips, most)
    ranked: list[tuple[int, int, str]] = []
    for rank in _perhaps_near(form, words, len(form) if beginning else len(form) + slips, slips):
        word = words[rank]
        distance = slips_between(form, word[: len(form)] if beginning else word, slips)
        if distance <= slips and word != form:
            ranked.append((distance, rank, word))
    ranked.sort()
    nearest = ranked[0][0] if ranked else 0
    return tuple(word for distance, _, word in ranked if distance == nearest)[:MOST]


def _perhaps_near(form: str, words: Sequence[str], width: int, slips: int) -> list[int]:
    """Which of these words, as far as `width`, may be so few slips from `form`, by which letters they are made of.

    Each slip adds a letter, drops one or does both (Bartolini et al., "String matching with metric trees using an
    approximate distance", 2002).
    """
    if not words:
        return []
    letters = np.array(words, f"U{width}").view(np.uint32).reshape(-1, width)
    added = np.count_nonzero(letters, axis=1)
    dropped = np.zeros(len(words), np.int64)
    for letter in set(form):
        here, there = np.count_nonzero(letters == ord(letter), axis=1), form.count(letter)
        added -= np.minimum(here, there)
        dropped += np.maximum(there - here, 0)
    found: list[int] = np.flatnonzero((added <= slips) & (dropped <= slips)).tolist()
    return found


def slips_between(one: str, other: str, most: int) -> int:
    """The fewest letters to add, drop, change or swap with a neighbour to turn `one` into `other`; `most` + 1 when
    it is more.

    Optimal string alignment (Damerau 1964), in a band of `most` around the diagonal.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i] + [most + 1] * len(other)
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            b = other[j - 1]
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], before[j - 2] + 1)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
