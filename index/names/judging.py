"""Whether two names that sound alike are one, by the use that reports make of them.

The more both are used, the closer they must be: a form in one or two reports may be a slip, two established forms that
differ are two names. Words that the reports also write in lower case are English and never join. What is judged of a
pair hangs on what is told of these two names, their words and their plurals, and on nothing else: so a report that is
added can change no other pair.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from index.names.corpus import Corpus, NameCount
from index.names.forms import Bare, bare, doubts, hardest_word, skeletons, without_s
from index.names.lookalikes import hardly_varies, never_varies

ESTABLISHED_LIMIT = 0.65
"""The doubts that may lie between two forms that are both in use."""
ESTABLISHED_WORD_LIMIT = 0.88
"""The same for each word of two such names: Tal Hamis is not Tal Hamas because both are hills. (An a is not an i.)"""
RARE_LIMIT = 0.8
"""The same where one of the two is rare: it may be a slip."""
RARE_ARTICLES = 2
"""A form in this many reports or fewer is rare."""
PART_LIMITS = {1: 0.3, 2: 0.2, 3: 0.45}
"""The same, by consonants, where one of the two never stands alone (Mary in Virgin Mary, Kels in a list without
commas): what it is the name of nothing tells, and the sound of a short name says little. Four consonants
speak for themselves.
"""
SETTLED_LIMIT = 0.3
"""The same for a country and its people: Bahrein and Irak are theirs, Turki is another name."""
TOGETHER_SHARE = 0.5
"""Two forms that share this part of the rarer one's reports are two names: a report mostly keeps to one spelling."""
TOGETHER_ARTICLES = 5
"""They must share as many reports as this: in a few, one spelling may be a slip for the other."""

NOTHING = NameCount()
MOST_BESIDE = 10_000
"""Short names of which the words that stand beside them are kept in memory: one is held against dozens."""


@lru_cache(maxsize=50_000)
def has_one_spelling(name: Bare) -> bool:
    """Whether a name has no other spellings, whatever the reports say: an initial, a European first name."""
    return min(map(len, name)) < 2 or any(map(never_varies, name))


def asked_for(name: Bare) -> Iterator[Bare]:
    """The names of which a corpus is asked when `name` is judged: itself, what it is the plural of, its words."""
    yield name
    if base := without_s(name):
        yield base
    if len(name) > 1:
        for word in name:
            yield (word,)


class Judge:
    """Judges names by what a corpus says of them."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._beside: dict[Bare, set[Bare]] = {}

    def _told(self, name: Bare) -> NameCount:
        return self._corpus.told(name) or NOTHING

    def has_english(self, name: Bare) -> bool:
        """Whether a word of a name is English."""
        return any(map(self._corpus.is_english, name))

    def may_vary(self, name: Bare) -> bool:
        """Whether a name may have other spellings: it has no English word or first name, no initial, and is not mostly
        in capitals.
        """
        return not (has_one_spelling(name) or self._told(name).is_mostly_in_capitals or self.has_english(name))

    def is_kept(self, name: Bare) -> bool:
        """Whether words in a row are one name: none is English, and one of them hardly ever stands elsewhere. Hezbollah
        Zabadani is two names that met.
        """
        if self.has_english(name):
            return False
        if len(name) == 1:
            return True
        return self._told(name).count >= TOGETHER_SHARE * min(self._told((word,)).count for word in name)

    def doubts(self, left: Bare, right: Bare) -> float | None:
        """The doubts about two names that may vary and sound alike; None when the reports hold them apart. Of two
        names `left` is the first in alphabetical order.
        """
        share = doubts(left, right, RARE_LIMIT)
        if share > RARE_LIMIT:
            return None
        one, other = self._inflected(left), self._inflected(right)
        if bool(one) != bool(other) and (one or other) not in (left, right):
            return None  # Kerrys and Kweyris; but Houthis and Huthis, Homs and Homss
        return None if self._held_apart(left, right, share) else share

    def _inflected(self, name: Bare) -> Bare:
        """The name, no rarer, that `name` is with an s behind it; empty if there is none. Kerrys is Kerry's, and nobody
        else's name, whatever it sounds like.
        """
        base = without_s(name)
        known = self._corpus.told(base) if base else None
        return base if known and known.count >= self._told(name).count else ()

    def _held_apart(self, left: Bare, right: Bare, share: float) -> bool:
        """Whether the use of two names says that they are two, `share` being the doubts about their sounds."""
        one, other = self._told(left), self._told(right)
        rarer = min(one.articles, other.articles)
        if share > _limit(left, right, rarer):
            return True
        if rarer > RARE_ARTICLES and len(left) == len(right) > 1 and hardest_word(left, right) > ESTABLISHED_WORD_LIMIT:
            return True
        short = PART_LIMITS.get(max(map(len, skeletons(left))))
        in_parts = short is not None and share > short and not (one.alone and other.alone)
        if in_parts and not self._beside_the_same(left, right):
            return True
        if rarer < TOGETHER_ARTICLES:
            return False
        together = self._corpus.together(left, right)
        return together >= TOGETHER_ARTICLES and together >= TOGETHER_SHARE * rarer

    def _beside_the_same(self, left: Bare, right: Bare) -> bool:
        """Whether some longer run says both names beside the same words: Rami Abdel Rahman, Rami Abdulrahman."""
        return not self._rests(left).isdisjoint(self._rests(right))

    def _rests(self, name: Bare) -> set[Bare]:
        if name not in self._beside:
            if len(self._beside) >= MOST_BESIDE:
                self._beside.clear()
            self._beside[name] = {_rest(bare(run), name) for run in self._corpus.runs(name)} - {()}
        return self._beside[name]


def _limit(left: Bare, right: Bare, rarer: int) -> float:
    """The doubts that two names bear, the rarer of which `rarer` reports have."""
    if any(a != b and (hardly_varies(a) or hardly_varies(b)) for a, b in zip(left, right, strict=False)):
        return SETTLED_LIMIT
    return RARE_LIMIT if rarer <= RARE_ARTICLES else ESTABLISHED_LIMIT


def _rest(run: Bare, name: Bare) -> Bare:
    """A run with the place of a name in it left open; empty when the name is all of it, or not there in these words."""
    size = len(name)
    start = next((n for n in range(len(run) - size + 1) if run[n : n + size] == name), None)
    return () if start is None or size == len(run) else (*run[:start], "", *run[start + size :])
