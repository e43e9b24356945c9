"""What two numbers say by themselves of whether they are of one matter: how far apart they are, whether either is
another value of the other sentence or a sum of its parts, whether one is the other mistyped.
"""

from __future__ import annotations

import math

from index.comparison.facts.around import Around
from index.comparison.facts.matching.two_sentences import TwoSentences
from index.comparison.facts.stated.values import FactKind, StatedValue

_FAR_RATIO, _MOST_RATIO = 2.3, 4.0
# Natural logarithms: a tenfold difference is rarely of one thing; beyond fiftyfold it no longer matters how far.


def of_numbers(two: TwoSentences, one: Around, other: Around) -> dict[str, float]:
    """The signs of two values by their numbers alone."""
    a, b = one.value, other.value
    figures = two.figures_beside(one, other)
    ours, theirs = ([around.value for around in side] for side in (figures.left, figures.right))
    ratio = 0.0
    if a.plain and b.plain and a.kind not in (FactKind.DAY, FactKind.CLOCK, FactKind.YEAR, FactKind.DIRECTION):
        ratio = abs(math.log((abs(a.plain) + 1e-6) / (abs(b.plain) + 1e-6)))
    return {
        "only": float(len(ours) == 1 and len(theirs) == 1),
        "many": math.log(max(1, len(ours) * len(theirs))) / 4,
        "article": float(a.is_article or b.is_article),
        "none": float((a.hedge == "none") != (b.hedge == "none")),
        "ratio": min(ratio, _MOST_RATIO) / _MOST_RATIO,
        "far": float(ratio > _FAR_RATIO),
        "elsewhere": float(figures.meet_elsewhere(one, other)),
        "equal": min(3, figures.equal) / 3,
        "sum": float(is_sum(figures.left, other, one) or is_sum(figures.right, one, other)),
        "only_head": float(_has_head_alone(a, ours) and _has_head_alone(b, theirs) and not a.head.isdisjoint(b.head)),
        "slip": float(_is_slip(_written(a), _written(b))),
    }


def _has_head_alone(value: StatedValue, values: list[StatedValue]) -> bool:
    """Whether a sentence counts what this value counts once only."""
    return sum(not value.head.isdisjoint(other.head) for other in values) == 1


_SLIP_DIGITS = 3
# From so many digits on two figures that differ in one of them, or by two changed round, are one figure, mistyped.


def _written(value: StatedValue) -> str:
    """The digits of a figure or of an identifier; nothing of a day or an hour, which are kept as numbers of another
    kind than they are written in.
    """
    if value.kind is FactKind.IDENTIFIER:
        return max(value.names, key=len)
    return "" if value.kind in (FactKind.DAY, FactKind.CLOCK) or value.names else f"{value.plain:.10g}"


def _is_slip(one: str, other: str) -> bool:
    """Whether two figures have the same digits but for one, or but for two neighbours that changed places."""
    if not len(one) == len(other) >= _SLIP_DIGITS:
        return False
    apart = [at for at, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    if len(apart) == 2 and apart[1] - apart[0] == 1:
        return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return len(apart) == 1


def is_sum(values: list[Around], total: Around, own: Around) -> bool:
    """Whether parts that one sentence holds, `own` among them, make what the other gives: five civilians and nine
    soldiers are 14; 61 and 39 percent are the whole. What befell the parts must be what befell the whole, where either
    is told: two dead and 17 hurt are no 19 hurt.
    """
    whole, one = total.value, own.value
    if whole.kind not in (FactKind.COUNT, FactKind.MONEY, FactKind.SHARE, FactKind.DURATION):
        return False
    if whole.kind is FactKind.SHARE and abs(one.plain + whole.plain - 100) < 0.3:
        return True
    if not _may_be_part(own, total):
        return False
    parts = [x.value.plain for x in values if x is not own and x.value.plain and _may_be_part(x, total)]
    near = 0.005 * whole.plain
    return any(
        abs(one.plain + part - whole.plain) <= near
        or (whole.plain > 2 and abs(abs(one.plain - part) - whole.plain) <= near)
        for part in parts
    )


def _may_be_part(part: Around, total: Around) -> bool:
    return not (part.fate and total.fate and part.fate != total.fate)
