"""How word by word two sentences run side by side around two values: "a 6.1 quake hit Aceh" / "a 5.9 quake hit Aceh".

Two or more content words that stand equally near both values make these the same slot of one sentence, which is the
surest sign there is that the values are of one matter.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from index.comparison.facts.stated.values import StatedValue
from index.comparison.facts.told import ToldSentence

_WITHIN = 3
# Words on either side of a value that are looked at.

_ENOUGH = 3
# So many equal content words around both values are all that can be asked.


def aligned(left: ToldSentence, right: ToldSentence, a: StatedValue, b: StatedValue) -> float:
    """How alike the nearest words on both sides of two values are, from 0 to 1, weighed by how alike their sentences
    are in their order.
    """
    equal = _equal(left, right, (a.first - _WITHIN, a.first), (b.first - _WITHIN, b.first))
    equal += _equal(left, right, (a.last, a.last + _WITHIN), (b.last, b.last + _WITHIN))
    if equal < 2:
        return 0.0
    return min(1.0, equal / _ENOUGH) * order(left, right)


def order(left: ToldSentence, right: ToldSentence) -> float:
    """The share of words that two sentences have in the same order; the same whichever comes first."""
    one, other = sorted(([w.stem for w in told.words] for told in (left, right)), key=lambda row: (len(row), row))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _equal(left: ToldSentence, right: ToldSentence, ours: tuple[int, int], theirs: tuple[int, int]) -> int:
    one = {w.stem for w in left.words[max(0, ours[0]) : ours[1]] if w.is_content}
    other = {w.stem for w in right.words[max(0, theirs[0]) : theirs[1]] if w.is_content}
    return len(one & other)
