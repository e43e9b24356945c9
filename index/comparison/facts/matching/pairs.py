"""What speaks for and against two values being values of one matter: the signs that `chance` weighs.

Signs are numbers of about 0 to 1 by name; those with the kind of the value in their name let each kind weigh its own.
All treat both sides alike, so that comparing B with A gives what comparing A with B does.

The signs follow the experiments of November 2026 with general mechanisms, and the literature on contradiction detection
they start from: de Marneffe, Rafferty and Manning, "Finding Contradictions in Text" (ACL 2008).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from index.comparison.facts.around import Around
from index.comparison.facts.matching.aligned import aligned
from index.comparison.facts.matching.heads import same_head
from index.comparison.facts.matching.numbers import of_numbers
from index.comparison.facts.matching.two_sentences import TwoSentences
from index.comparison.facts.stated.values import MEASURES, UNDATED, FactKind, Field, StatedValue, meet
from index.comparison.facts.stated.vocabulary import COUNTED
from index.comparison.facts.told import ToldSentence

Signs = dict[str, float]


@dataclass(frozen=True)
class Between:
    """What is known of the two sentences that hold two values: how likely they tell the same (0 to 1), and how alike
    they are by their rarer words, each also as a part of the most that either has; how alike the two reports are.
    """

    strength: float
    of_best: float
    overlap: float
    overlap_of_best: float
    akin: float
    rare: frozenset[str]
    is_lead: bool


def is_same_figure(
    one: Around, other: Around, heads: tuple[Mapping[str, str], Mapping[str, str]], likely: bool
) -> bool:
    """Whether two values are one figure of one matter, as when the other report denies it: of one fate; where none is
    told, of what may be one thing, in sentences that are `likely` to tell the same.
    """
    a, b = one.value, other.value
    if a.kind is not b.kind or "vague" in (a.hedge, b.hedge) or not meet(a, b):
        return False
    if a.kind is FactKind.MONEY and a.unit != b.unit:
        return False
    if one.fate or other.fate:
        return one.fate == other.fate
    return likely and same_head(a.head, b.head, heads) >= 0


def comparable(one: StatedValue, other: StatedValue) -> bool:
    """Whether two values can be held against each other at all."""
    if one.kind is not other.kind or one.per != other.per or (one.is_article and other.is_article):
        return False
    if one.kind in _OF_ONE_HEAD and one.head.isdisjoint(other.head):
        return False
    return one.unit == other.unit or (one.unit not in _APART and other.unit not in _APART)


_OF_ONE_HEAD = frozenset([FactKind.PARTY, FactKind.CLAIM, FactKind.PLACE, FactKind.IDENTIFIER])
# Of these kinds a value says nothing without its head: what somebody did, in or to a place, a number of what.

_APART = frozenset(["gmt", "utc", UNDATED])
# Units of time that only a value of the same unit is held against.


_KINDS = dict.fromkeys(MEASURES, "measure") | {
    kind: kind.value
    for kind in (
        *(
            FactKind.COUNT,
            FactKind.MONEY,
            FactKind.SHARE,
            FactKind.DURATION,
            FactKind.CLOCK,
            FactKind.DAY,
            FactKind.YEAR,
            FactKind.AGE,
        ),
        FactKind.ORDINAL,
        FactKind.DIRECTION,
        FactKind.NATION,
        FactKind.PLACE,
        FactKind.PARTY,
        FactKind.OUTCOME,
    )
}
# Kinds of which enough is known to weigh signs by themselves.

_TOGETHER = (
    ("head1", "cos"), ("fate+", "only"), ("only", "cos"), ("only", "shared"), ("nohead", "fate+"), ("head.7", "fate+"),
    ("head1", "only"), ("fate+", "cos"), ("near_name+", "cos"), ("head-.4", "fate+"), ("many", "cos"),
    ("strength", "cos"), ("strength", "only"), ("strength", "head1"), ("strength", "fate+"), ("aligned", "only"),
    ("aligned", "strength"),
    ("only_head", "strength"),
    ("slip", "strength"),
    ("near_rare", "strength"),
)  # fmt: skip
# Signs that mean more together than each alone.

_BY_KIND = ("cos", "only", "shared", "names-", "near", "strength", "aligned", "cover")
# Signs that mean something else for a date than for a toll.


_PRODUCTS = tuple((f"{first}*{second}", first, second) for first, second in _TOGETHER)
_OF_KINDS = {kind: tuple((f"{name} {kind}", name) for name in _BY_KIND) for kind in {*_KINDS.values(), "other"}}


_OF_DISTANCE = ("ratio", "far")
# How far apart two numbers are tells whether they are of one thing. Two sentences that share enough words tell that
# themselves, as far as either says nothing else: a copy with 310 for 19 differs no less than one with 20.


def signs(two: TwoSentences, one: Around, other: Around, between: Between) -> Signs:
    """The signs for two values of two sentences."""
    left, right, a, b = two.left, two.right, one.value, other.value
    kind = _KINDS.get(a.kind, "other")
    head = same_head(a.head, b.head, (left.known.heads, right.known.heads))
    found: Signs = {
        f"kind {kind}": 1.0,
        "cos": cosine(one, other),
        "strength": between.strength,
        "of_best": between.of_best,
        "mutual": float(between.of_best == 1),
        "shared": between.overlap,
        "shared_of_best": between.overlap_of_best,
        "akin": between.akin,
        "rare": min(4, len(between.rare)) / 4,
        "near_rare": min(2, len(between.rare & one.near & other.near)) / 2,
        "lead": float(between.is_lead),
        "aligned": aligned(two, a, b),
        "head1": float(head == 1),
        "head.7": float(head in (0.7, 0.4)),
        "head-": float(head == -1),
        "head-.4": float(head == -0.4),
        "nohead": float(head == 0),
        **_of_fates(one, other),
        **of_numbers(two, one, other),
        **_of_names(left, right, one, other),
        **_of_standing(one, other),
        "other_day": float(
            a.field is not Field.DATE and bool(left.days and right.days) and left.days.isdisjoint(right.days)
        ),
        **_of_cover(left, right, a, b),
        "known_there": float(bool(a.names) and (_knows(right, a) or _knows(left, b))),
    }
    if found["said"] == 1:
        for name in _OF_DISTANCE:
            found[name] *= 1 - found["cover_least"]
    for product, first, second in _PRODUCTS:
        found[product] = found[first] * found[second]
    for own, name in _OF_KINDS[kind]:
        found[own] = found[name]
    if left.known.language != right.known.language:
        found = {name: found[name] for name in (*_ACROSS, f"kind {kind}", f"only {kind}", f"strength {kind}")}
    return {name: value for name, value in found.items() if value}


_ACROSS = (
    "strength", "of_best", "mutual", "only", "many", "ratio", "far", "elsewhere", "equal", "sum", "hedged",
    "strength*only", "lead", "fate+", "fate-", "fate1", "part",
)  # fmt: skip
# The signs that need no shared word: what befell the counted has one name in every language.


def cosine(one: Around, other: Around) -> float:
    """How alike the words around two values are, from 0 to 1."""
    ours, theirs = one.weights, other.weights
    dot = math.fsum([ours[word] * theirs[word] for word in ours.keys() & theirs.keys()])
    return dot / (one.norm * other.norm)


def _of_fates(one: Around, other: Around) -> Signs:
    near = one.near & other.near
    return {
        "fate+": float(bool(one.fate) and one.fate == other.fate),
        "fate-": float(bool(one.fate and other.fate) and one.fate != other.fate),
        "fate1": float(bool(one.fate) != bool(other.fate)),
        "near": min(3, len(near)) / 3,
        "deed": float(any(":" in word and not word.startswith(COUNTED) for word in near)),
    }


def _of_names(left: ToldSentence, right: ToldSentence, one: Around, other: Around) -> Signs:
    return {
        "names+": float(bool(left.names & right.names)),
        "names-": float(bool(left.names and right.names) and left.names.isdisjoint(right.names)),
        "near_name+": float(bool(one.near_names & other.near_names)),
        "near_name-": float(bool(one.near_names and other.near_names) and one.near_names.isdisjoint(other.near_names)),
    }


def _of_standing(one: Around, other: Around) -> Signs:
    return {
        "earlier": float(one.is_earlier != other.is_earlier),
        "planned": float(one.is_planned != other.is_planned),
        "part": float(one.is_part != other.is_part),
        "further": float(one.is_further or other.is_further),
        "superseded": float(one.is_superseded != other.is_superseded),
        "hedged": float(not (one.value.is_plain and other.value.is_plain)),
    }


def _of_cover(left: ToldSentence, right: ToldSentence, a: StatedValue, b: StatedValue) -> Signs:
    """How much of either sentence, the values apart, the other has too."""
    ours, theirs = left.besides(a), right.besides(b)
    shared = len(ours & theirs)
    one, other = shared / max(1, len(ours)), shared / max(1, len(theirs))
    apart = len(ours ^ theirs)
    return {
        "cover": one * other,
        "cover_least": min(one, other),
        "all_else_equal": float(apart == 0),
        "one_else": float(apart <= 2),
        "said": min(4, shared) / 4,
    }


def _knows(told: ToldSentence, value: StatedValue) -> bool:
    """Whether a sentence has the words of a name that stands in the other."""
    return bool(value.names & told.bag)
