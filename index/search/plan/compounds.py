"""Compounds, however they are written: an airstrike is an air strike and an air-strike.

After Hollink et al., "Monolingual document retrieval for European languages" (2004), where parting compounds helped
most in the languages that write them closed; English news write the same ones all three ways.
"""

from __future__ import annotations

from index.search.plan.word_forms import Known
from index.text.stop_words import STOP_WORDS

SHORTEST = 3
"""Letters of the shortest part: of two, half of all words are made (to-day, in-come)."""
COMMON = 2
"""Articles that must say each part for a word to be parted: a slip of the finger is no word."""


def closed(known: Known, first: str, second: str) -> tuple[str, ...]:
    """The folder's forms of two folded words written as one."""
    return known.sharing_stem(first + second) if _is_part(first) and _is_part(second) else ()


def parted(known: Known, form: str) -> tuple[str, str] | None:
    """The two words that a folded form is made of, the pair whose rarer word is the most frequent; None for a name, and
    for a word that is no compound of words the folder knows.
    """
    if len(form) < 2 * SHORTEST or known.families.has(form):
        return None
    pairs = [(form[:at], form[at:]) for at in range(SHORTEST, len(form) - SHORTEST + 1)]
    often = {
        pair: min(known.catalogue.articles_with(part) for part in pair) for pair in pairs if all(map(_is_part, pair))
    }
    best = max(often, key=often.__getitem__, default=None)
    return best if best and often[best] >= COMMON else None


def _is_part(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word not in STOP_WORDS
