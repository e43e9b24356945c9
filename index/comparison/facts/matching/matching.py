"""Which values of two reports are held against each other, and how likely those that do not meet are a clash.

Every pair of sentences that may tell the same is looked at: how likely it does is a sign among others, never a cut.
Within a pair of sentences values are matched one to one, equal ones first; over the whole pair of reports a match stays
only where it is about the best that either value has. This, more than any sign, keeps wrong clashes out.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.comparison.alignment.signs.products import Table
from index.comparison.facts.kinds.outcomes import exclude
from index.comparison.facts.matching.pairs import Between, Signs, comparable, cosine, signs
from index.comparison.facts.stated.values import FactKind, meet
from index.comparison.facts.told import Around, ToldSentence

_EQUAL_FIRST = 0.25
# What a match of values that meet is worth beyond its chance: a report's "12 dead" belongs to the other's twelve.

_ABOUT_BEST = 0.2
# How far below the best match of either value a clash may lie.

_NO_MATCH = 0.01
# A match less likely is none.

_SAME_ELSEWHERE = 0.25
# How alike the words around a value must be for another of the same report to be the same thing told again.


@dataclass(frozen=True)
class Match:
    """Two values of two sentences (their places in either report), whether they meet, and the signs for a clash."""

    sentences: tuple[int, int]
    left: Around
    right: Around
    meets: bool
    signs: Signs
    chance: float = 0.0


def matches(
    left: Sequence[ToldSentence], right: Sequence[ToldSentence], strengths: Mapping[tuple[int, int], float]
) -> Iterator[Match]:
    """Every two values that may be of one matter, sentence pair by sentence pair; `strengths` says how likely two
    sentences tell the same, and only those in it are looked at.
    """
    overlap = _Overlap(left, right)
    best = _best(strengths)
    values = _Values(left), _Values(right)
    by_kind = [[_by_kind(told) for told in side] for side in (left, right)]
    for (i, j), strength in strengths.items():
        ours, theirs = left[i], right[j]
        pairs = list(_held(ours, theirs, by_kind[0][i], by_kind[1][j])) if ours.figures and theirs.figures else ()
        if not pairs:
            continue
        of_best = strength / max(best[0][i], best[1][j], 1e-9)
        between = Between(
            *(strength, of_best, overlap.of(i, j), overlap.of_best(i, j), overlap.akin, overlap.rare(ours, theirs)),
            is_lead=max(i, j) < _LEAD,
        )
        for one, other in pairs:
            found = signs(ours, theirs, one, other, between)
            found |= _told_again(one, other, values)
            yield Match((i, j), one, other, meet(one.value, other.value), found)


def _by_kind(told: ToldSentence) -> dict[FactKind, list[Around]]:
    found: defaultdict[FactKind, list[Around]] = defaultdict(list)
    for around in told.values:
        found[around.value.kind].append(around)
    return found


def _held(
    ours: ToldSentence,
    theirs: ToldSentence,
    left: Mapping[FactKind, Sequence[Around]],
    right: Mapping[FactKind, Sequence[Around]],
) -> Iterator[tuple[Around, Around]]:
    """The values of two sentences, by kind, that can be of one matter."""
    across = ours.known.language != theirs.known.language
    is_one_time = _of_one_time(ours.past, theirs.past)
    for kind, values in left.items():
        if kind not in right or (across and kind is FactKind.PLACE):  # names differ too
            continue
        if not is_one_time and kind not in _TIMES:
            continue
        for one in values:
            for other in right[kind]:
                if not comparable(one.value, other.value) or not _is_worth_it(one, other):
                    continue
                if across and _is_told_by_words(one, other):
                    continue
                if kind is FactKind.OUTCOME and not _outcomes_part(ours, theirs, one, other):
                    continue
                yield one, other


_LEAD = 2
# A report tells its main fact in its first two sentences.

_TIMES = (FactKind.DAY, FactKind.YEAR, FactKind.CLOCK)


def _of_one_time(ours: frozenset[int], theirs: frozenset[int]) -> bool:
    """Whether two sentences that look back, look back at one time, or neither does."""
    if not ours or not theirs:
        return not ours and not theirs
    return any(abs(one - other) <= 1 for one in ours for other in theirs)


def _is_worth_it(one: Around, other: Around) -> bool:
    """Leaves out at once what can be of one matter by no sign: what may be and what is, something else looked back at,
    or on top of another.
    """
    a, b = one.value, other.value
    if one.is_limit != other.is_limit and a.kind not in _TIMES:
        return False
    if a.kind is FactKind.COUNT and one.is_further != other.is_further:
        return False
    if a.kind is FactKind.NATION and a.head and b.head:
        return not a.head.isdisjoint(b.head)
    if a.is_article or b.is_article or "none" in (a.hedge, b.hedge):
        return bool(a.head & b.head) or bool(one.fate and one.fate == other.fate)
    return True


def _is_told_by_words(one: Around, other: Around) -> bool:
    """Whether it is the words around that tell of what one of the values is: "a train" and "nobody" may be of anything
    in a sentence of another language.
    """
    return any(value.is_article or value.hedge == "none" for value in (one.value, other.value))


_AGREE_IN_THE_REST = 0.34
# Opposite words say something only where a third of either sentence stands in the other too.


def _outcomes_part(left: ToldSentence, right: ToldSentence, one: Around, other: Around) -> bool:
    if not exclude(one.value, other.value, left.known):
        return False
    shared = len(left.bag & right.bag)
    return shared >= _AGREE_IN_THE_REST * max(len(left.bag), len(right.bag))


def is_disputed(match: Match, left: Sequence[ToldSentence], right: Sequence[ToldSentence]) -> bool:
    """Whether either report itself gives another value of the same matter."""
    return any(
        again is not own and not meet(again.value, own.value) and _are_of_one_matter(again, own)
        for own, side in ((match.left, left), (match.right, right))
        for told in side
        for again in told.figures
        if again.value.kind is own.value.kind
    )


def _are_of_one_matter(one: Around, other: Around) -> bool:
    if one.fate or other.fate:
        return one.fate == other.fate
    return not one.value.head.isdisjoint(other.value.head) and cosine(one, other) > _SAME_ELSEWHERE


def decide(found: Iterable[Match], chance: Callable[[Signs], float]) -> list[Match]:
    """The matches that are kept, with their chances, the likeliest clashes first; those that meet are left out."""
    by_sentences: defaultdict[tuple[int, int], list[Match]] = defaultdict(list)
    for match in found:
        by_sentences[match.sentences].append(replace(match, chance=chance(match.signs)))
    kept = [match for group in by_sentences.values() for match in _one_to_one(group)]
    best: defaultdict[tuple[int, int], float] = defaultdict(float)
    for match in kept:
        for key in _places(match):
            best[key] = max(best[key], _worth(match))
    clashes = [
        match
        for match in kept
        if not match.meets and all(match.chance >= best[key] - _ABOUT_BEST for key in _places(match))
    ]
    return sorted(clashes, key=_likeliest_first)


def _places(match: Match) -> tuple[tuple[int, int], tuple[int, int]]:
    return (0, match.left.value.span.start), (1, match.right.value.span.start)


def _worth(match: Match) -> float:
    return match.chance + (_EQUAL_FIRST if match.meets else 0.0)


def _likeliest_first(match: Match) -> tuple[float, list[int]]:
    """Ties go to what stands nearest the beginning of either report, in a way that does not tell left from right."""
    return -match.chance, sorted((match.left.value.span.start, match.right.value.span.start))


def _one_to_one(group: Sequence[Match]) -> Iterator[Match]:
    taken: set[tuple[int, int]] = set()
    for match in sorted(group, key=lambda m: (-_worth(m), _likeliest_first(m))):
        if _worth(match) < _NO_MATCH:
            return
        places = _places(match)
        if taken.isdisjoint(places):
            taken.update(places)
            yield match


def _best(strengths: Mapping[tuple[int, int], float]) -> tuple[dict[int, float], dict[int, float]]:
    rows: defaultdict[int, float] = defaultdict(float)
    columns: defaultdict[int, float] = defaultdict(float)
    for (i, j), strength in strengths.items():
        rows[i], columns[j] = max(rows[i], strength), max(columns[j], strength)
    return rows, columns


class _Overlap:
    """How alike sentences are by their words, rare ones weighing more, and how alike the two reports are."""

    _MOST = 6  # sentences by which the likeness of the reports is told
    _RARE = 3  # sentences of both reports together that may have a rare word

    def __init__(self, left: Sequence[ToldSentence], right: Sequence[ToldSentence]) -> None:
        self._counts = counts = Counter(key for told in (*left, *right) for key in told.bag)
        total = len(left) + len(right) + 1
        rarity = {key: math.log(total / (count + 0.5)) for key, count in counts.items()}
        self._cells = _shared(left, right, rarity)
        masses = [np.array([math.fsum(map(rarity.__getitem__, told.bag)) for told in side]) for side in (left, right)]
        self._cells /= np.sqrt(np.maximum(1e-9, np.outer(*masses)))
        self._rows, self._columns = (self._cells.max(axis=axis, initial=0.0).tolist() for axis in (1, 0))
        likest = [sorted(side, reverse=True)[: self._MOST] for side in (self._rows, self._columns)]
        self.akin = math.fsum(x for side in likest for x in side) / max(1, sum(map(len, likest)))

    def rare(self, one: ToldSentence, other: ToldSentence) -> frozenset[str]:
        """The words that two sentences share and that hardly another sentence of either report has."""
        return frozenset(key for key in one.bag & other.bag if self._counts[key] <= self._RARE and ":" not in key)

    def of(self, i: int, j: int) -> float:
        return float(self._cells[i, j])

    def of_best(self, i: int, j: int) -> float:
        most = max(self._rows[i], self._columns[j])
        return self.of(i, j) / most if most else 0.0


def _shared(left: Sequence[ToldSentence], right: Sequence[ToldSentence], rarity: Mapping[str, float]) -> Table:
    """The rarity of the words that two sentences share, added up word by word in one order, so that it is the same to
    the last digit whichever report comes first.
    """
    having: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, told in enumerate((left, right)):
        for at, sentence in enumerate(told):
            for key in sentence.bag:
                having[key][side].append(at)
    cells = np.zeros((len(left), len(right)))
    for key in sorted(key for key, (ours, theirs) in having.items() if ours and theirs):
        cells[np.ix_(*having[key])] += rarity[key]
    return cells


class _Values:
    """The values of a report by kind, to ask whether another report's value is told among them."""

    def __init__(self, side: Sequence[ToldSentence]) -> None:
        self._by_kind: defaultdict[str, list[Around]] = defaultdict(list)
        for told in side:
            for around in told.figures:
                self._by_kind[around.value.kind].append(around)
        self._told: dict[int, bool] = {}

    def tell(self, around: Around) -> bool:
        """Whether one of them can be the same value of the same matter; asked once for each value."""
        key = id(around)  # the values live as long as the reports
        if key not in self._told:
            self._told[key] = any(
                _may_be_again(around, again) and meet(around.value, again.value)
                for again in self._by_kind.get(around.value.kind, ())
            )
        return self._told[key]


def _may_be_again(around: Around, again: Around) -> bool:
    if again.fate and again.fate == around.fate:
        return True
    if around.near.isdisjoint(again.near):
        return False
    alike = cosine(around, again)
    same_head = not around.value.head.isdisjoint(again.value.head)
    return alike > (_SAME_ELSEWHERE if same_head else 2 * _SAME_ELSEWHERE)


def _told_again(one: Around, other: Around, values: tuple[_Values, _Values]) -> Signs:
    """Whether the other report also has a value like this one: then the two reports differ less than they tell more."""
    there, here = values[1].tell(one), values[0].tell(other)
    return {"told_once": float(there != here), "told_both": float(there and here)}
