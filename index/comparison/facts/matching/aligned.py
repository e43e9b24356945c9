"""How word by word two sentences run side by side around two values: "a 6.1 quake hit Aceh" / "a 5.9 quake hit Aceh".

Two or more content words that stand equally near both values make these the same slot of one sentence, which is the
surest sign there is that the values are of one matter.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.comparison.facts.matching.two_sentences import TwoSentences
from index.comparison.facts.stated.values import StatedValue

_WITHIN = 3
# Words on either side of a value that are looked at.

_ENOUGH = 3
# So many equal content words around both values are all that can be asked.


def aligned(two: TwoSentences, a: StatedValue, b: StatedValue) -> float:
    """How alike the nearest words on both sides of two values are, from 0 to 1, weighed by how alike their sentences
    are in their order.
    """
    ours, theirs = two.left.content_stems, two.right.content_stems
    before = _said(ours, a.first - _WITHIN, a.first) & _said(theirs, b.first - _WITHIN, b.first)
    behind = _said(ours, a.last, a.last + _WITHIN) & _said(theirs, b.last, b.last + _WITHIN)
    equal = len(before) + len(behind)
    if equal < 2:
        return 0.0
    return min(1.0, equal / _ENOUGH) * two.order


def _said(stems: Sequence[str], start: int, end: int) -> set[str]:
    return set(filter(None, stems[max(0, start) : end]))
