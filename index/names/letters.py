"""How likely two words are one name, judged by how names are carried from one alphabet into another.

What stands for what is learned, not listed: from a hundred thousand pairs of spellings of people and places a fit
(`benchmarks/fitting/letters_fit.py`) counts which letters of one word go with which of the other (kh with خ, ou with و,
a short vowel with nothing). A pair of words is laid side by side so that it fits best, and each piece counts the
logarithm of how much oftener its letters go together than chance would have it. So the sum is the logarithm of the odds
that the two are one name rather than any two words: a rare sound that agrees says much, a vowel little, a long name
more than a short one. Two words of one alphabet are judged alike, for German and French, Russian and Ukrainian write a
name in their own ways.

likeness("khan", "خان") > likeness("khan", "حنا")

To align by counts of pieces that were fitted on pairs is the joint-sequence model of letters and sounds (Bisani and Ney
2008, "Joint-sequence models for grapheme-to-phoneme conversion"); odds in place of chances are our own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from math import inf
from pathlib import Path

LETTERS = Path(__file__).parent / "letters.json"
"""The odds of each piece, by pair of alphabets. Fitted; see there."""

ALPHABETS = {"L": ("a", "z"), "C": ("а", "ӿ"), "H": ("א", "ת"), "A": ("ء", "ۓ")}
"""The alphabets that are known (Latin, Cyrillic, Hebrew, Arabic), and their first and last letter, folded."""

WEAK = {"L": "aeiouyh", "C": "аеиоуыэюяйієїь", "H": "אהיוע", "A": "اهيو"}
"""Letters that say another thing at the beginning and at the end of a word than inside."""

SMALLEST_MARKED = 3
"""Letters from which a word has a beginning, an inside and an end."""

STRANGE, DEARER = -4.5, 1.5
"""Below these odds a piece tells of another name rather than of a rare habit, and counts so many times."""
ALONE = -5.0 * DEARER
"""The odds of a letter that has no counterpart, where no such pair was seen."""
SAME = 2.5
UNLIKE = -6.0 * DEARER
"""Those of a letter with the same, and with another, where no such pair was seen."""


@lru_cache(maxsize=100_000)
def alphabet(word: str) -> str:
    """The alphabet of a folded word, if all of it is in one that is known; else empty."""
    for name, (first, last) in ALPHABETS.items():
        if first <= word[:1] <= last:
            return name if all(first <= letter <= last for letter in word) else ""
    return ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The odds of pieces of two alphabets: by the letters of the left word those of the right; and the best odds that
    each letter of the left has.
    """

    odds: dict[str, dict[str, float]]
    best: dict[str, float]


@cache
def _pieces(one: str, other: str) -> Pieces:
    """The odds for a word of one alphabet beside one of the other."""
    every = _read()
    known = every.get(one + other, {})
    turned = every.get(other + one, {})
    odds: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), value in (*known.items(), *((piece[::-1], value) for piece, value in turned.items())):
        odds[left][right] = max(value, odds[left].get(right, -inf))
    return Pieces(dict(odds), {left: max(rights.values()) for left, rights in odds.items()})


@cache
def _read() -> dict[str, dict[tuple[str, str], float]]:
    found: dict[str, dict[tuple[str, str], float]] = {}
    for pair, odds in json.loads(LETTERS.read_text("utf-8")).items():
        found[pair] = {}
        for piece, value in odds.items():
            left, right = piece.split("|")
            found[pair][left, right] = value if value > STRANGE else value * DEARER
    return found


@lru_cache(maxsize=100_000)
def marked(word: str) -> tuple[str, ...]:
    """The letters of a word, weak ones at its beginning and end marked as such."""
    weak = WEAK[alphabet(word)]
    letters = list(word)
    if len(letters) >= SMALLEST_MARKED:
        letters[0] = f"^{letters[0]}" if letters[0] in weak else letters[0]
        letters[-1] = f"{letters[-1]}$" if letters[-1] in weak else letters[-1]
    return tuple(letters)


def likeness(left: str, right: str, least: float = -inf) -> float:
    """The logarithm of the odds that two folded words are one name; minus infinity where they are below `least`, or an
    alphabet is not known. About 0.05 ms CPU, and a fifth of that where words are soon seen to be unlike.
    """
    one, other = alphabet(left), alphabet(right)
    if not (one and other):
        return -inf
    pieces = _pieces(one, other)
    a, b = marked(left), marked(right)
    ahead = _ahead(left, other)
    singles, pairs, triples = _runs(right)
    alone = [pieces.odds.get("", {}).get(letter, ALONE) for letter in b]
    rows: list[list[float]] = [[0.0, *accumulate(alone)]]
    for i, letter in enumerate(a):
        go = pieces.odds.get(letter, {}).get
        longer = [
            (pieces.odds["".join(a[i + 1 - n : i + 1])].get, rows[i + 1 - n])
            for n in (2, 3)
            if n <= i + 1 and "".join(a[i + 1 - n : i + 1]) in pieces.odds
        ]
        above = rows[i]
        row = [above[0] + go("", ALONE)]
        dropped = row[0] - above[0]
        for j, other_letter in enumerate(singles):
            odds = go(other_letter)
            if odds is None:
                odds = SAME if letter == other_letter else UNLIKE
            here = max(above[j] + odds, above[j + 1] + dropped, row[j] + alone[j])
            if j and (odds := go(pairs[j])) is not None:
                here = max(here, above[j - 1] + odds)
            if j > 1 and (odds := go(triples[j])) is not None:
                here = max(here, above[j - 2] + odds)
            for piece, before in longer:
                if (odds := piece(other_letter)) is not None:
                    here = max(here, before[j] + odds)
            row.append(here)
        if max(row) + ahead[i + 1] < least and max(above) + ahead[i] < least:
            return -inf
        rows.append(row)
    return rows[-1][-1] if rows[-1][-1] >= least else -inf


@lru_cache(maxsize=100_000)
def _runs(word: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The letters of a word, and at each letter the two and the three that end with it."""
    letters = marked(word)
    pairs = tuple("".join(letters[max(0, at - 1) : at + 1]) for at in range(len(letters)))
    return letters, pairs, tuple("".join(letters[max(0, at - 2) : at + 1]) for at in range(len(letters)))


@lru_cache(maxsize=20_000)
def _ahead(word: str, other: str) -> tuple[float, ...]:
    """What the letters of a word from each on can gain at most beside a word of another alphabet."""
    pieces = _pieces(alphabet(word), other)
    itself = SAME if alphabet(word) == other else 0.0  # for a letter that the table does not have
    gains = [
        max(0.0, pieces.best.get(letter, 0.0), itself * (letter not in pieces.odds.get(letter, ())))
        for letter in marked(word)
    ]
    return tuple(sum(gains[at:]) for at in range(len(gains) + 1))
