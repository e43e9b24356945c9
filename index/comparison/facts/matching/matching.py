"""Which values of two reports are held against each other, and how likely those that do not meet are a clash.

Every pair of sentences that may tell the same is looked at: how likely it does is a sign among others, never a cut.
Within a pair of sentences values are matched one to one, equal ones first; over the whole pair of reports a match stays
only where it is about the best that either value has. This, more than any sign, keeps wrong clashes out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain

from index.comparison.facts.around import Around
from index.comparison.facts.counterparts import UNKNOWN, Counterparts
from index.comparison.facts.denials import best_of_each
from index.comparison.facts.matching.across import TIMES, are_times_of_one, exact, of_things
from index.comparison.facts.matching.held import held
from index.comparison.facts.matching.overlap import Overlap
from index.comparison.facts.matching.pairs import Between, Signs, cosine, signs
from index.comparison.facts.matching.two_sentences import TwoSentences
from index.comparison.facts.stated.values import FactKind, meet
from index.comparison.facts.told import ToldSentence

_EQUAL_FIRST = 0.25
# What a match of values that meet is worth beyond its chance: a report's "12 dead" belongs to the other's twelve.

_ABOUT_BEST = 0.2
# How far below the best match of either value a clash may lie.

_LEAD = 2
# A report tells its main fact in its first two sentences.

_NO_MATCH = 0.01
# A match less likely is none.

_SAME_ELSEWHERE = 0.25
# How alike the words around a value must be for another of the same report to be the same thing told again.


Place = tuple[int, int]
"""A value: 0 or 1 for the side of its report, and where it stands there."""


@dataclass(frozen=True)
class Match:
    """Two values of two sentences (their places in either report), whether they meet, and what says the signs for a
    clash, for most are never asked; once they are, its `chance`.
    """

    sentences: tuple[int, int]
    left: Around
    right: Around
    meets: bool
    weighed: Callable[[], Signs]
    chance: float = 0.0

    @cached_property
    def signs(self) -> Signs:
        """The signs for a clash."""
        return self.weighed()

    @cached_property
    def places(self) -> tuple[Place, Place]:
        """Which values they are."""
        return (0, self.left.value.span.start), (1, self.right.value.span.start)


def matches(
    left: Sequence[ToldSentence],
    right: Sequence[ToldSentence],
    strengths: Mapping[tuple[int, int], float],
    counterparts: Counterparts = UNKNOWN,
) -> Iterator[Match]:
    """Every two values that may be of one matter, sentence pair by sentence pair; `strengths` says how likely two
    sentences tell the same, and only those in it are looked at. Of two languages `counterparts` tells what may be.
    """
    overlap = Overlap(left, right)
    best = best_of_each(strengths)
    values = _Values(left), _Values(right)
    for (i, j), strength in strengths.items():
        ours, theirs = left[i], right[j]
        of_one_matter = held(ours, theirs) if _may_be_held(ours, theirs) else ()
        pairs = [
            pair for pair in of_one_matter if _may_be_of_one_time(pair, (ours, theirs), strength, values, counterparts)
        ]
        if not pairs:
            continue
        of_best = strength / max(best[0][i], best[1][j], 1e-9)
        between = Between(
            *(strength, of_best, overlap.of(i, j), overlap.of_best(i, j), overlap.akin, overlap.rare(ours, theirs)),
            is_lead=max(i, j) < _LEAD,
        )
        two = TwoSentences(ours, theirs)
        for one, other in pairs:
            weighed = partial(_signs, two, one, other, between, values, counterparts)
            yield Match((i, j), one, other, meet(one.value, other.value), weighed)


def _may_be_held(ours: ToldSentence, theirs: ToldSentence) -> bool:
    """Whether two sentences have figures, or the one that something befell nobody, and the other may have "a man"."""
    if ours.figures and theirs.figures:
        return True
    return (ours.tells_none and bool(theirs.values)) or (theirs.tells_none and bool(ours.values))


def _signs(
    two: TwoSentences,
    one: Around,
    other: Around,
    between: Between,
    values: tuple[_Values, _Values],
    counterparts: Counterparts,
) -> Signs:
    found = signs(two, one, other, between) | _told_again(one, other, values)
    is_across = two.left.known.language != two.right.known.language
    return found | of_things(two.left, two.right, one, other, counterparts) if is_across else found


def _may_be_of_one_time(
    pair: tuple[Around, Around],
    told: tuple[ToldSentence, ToldSentence],
    strength: float,
    values: tuple[_Values, _Values],
    counterparts: Counterparts,
) -> bool:
    """Whether two times of reports in two languages may be of one happening; any other two values may."""
    one, other = pair
    if told[0].known.language == told[1].known.language or one.value.kind not in TIMES or meet(one.value, other.value):
        return True
    both_know_both = values[1].have(one) or values[0].have(other)
    return not both_know_both and are_times_of_one(*told, one, other, strength, counterparts)


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


def decide(
    found: Iterable[Match], chance: Callable[[Signs], float], is_asked: Callable[[float], bool] = lambda _: True
) -> list[Match]:
    """The clashes that are kept, of a chance that `is_asked` for, the likeliest first.

    A match counts only beside a clash that is asked for: where its sentences hold a value of one. Of long reports these
    are few, and only they are weighed against each other.
    """
    groups: defaultdict[tuple[int, int], list[Match]] = defaultdict(list)
    for match in found:
        groups[match.sentences].append(match)
    met = {place for group in groups.values() for place in _surely_met(group)}
    asked: set[Place] = set()
    for match in chain.from_iterable(groups.values()):
        if not match.meets and is_asked(known := chance(match.signs)):
            least = _NO_MATCH if met.isdisjoint(match.places) else _EQUAL_FIRST - _ABOUT_BEST
            asked.update(match.places if known >= least else ())
    weighed = (
        [replace(match, chance=chance(match.signs)) for match in group]
        for group in groups.values()
        if any(not asked.isdisjoint(match.places) for match in group)
    )
    kept = [match for group in weighed for match in _one_to_one(group)]
    best: defaultdict[Place, float] = defaultdict(float)
    for match in kept:
        for place in match.places:
            best[place] = max(best[place], _worth(match))
    clashes = [
        match
        for match in kept
        if not match.meets
        and is_asked(match.chance)
        and asked.issuperset(match.places)
        and all(match.chance >= best[place] - _ABOUT_BEST for place in match.places)
    ]
    return sorted(clashes, key=_likeliest_first)


def _surely_met(group: Sequence[Match]) -> Iterator[Place]:
    """The values of two sentences that are kept in a match of their like, or in a better one: what they meet is held
    against nothing else. Beside these a clash needs more of a chance.
    """
    often = Counter(place for match in group for place in match.places)
    for one, other in (match.places for match in group if match.meets):
        if often[other] == 1:
            yield one
        if often[one] == 1:
            yield other


def _worth(match: Match) -> float:
    return match.chance + (_EQUAL_FIRST if match.meets else 0.0)


def _likeliest_first(match: Match) -> tuple[float, list[int]]:
    """Ties go to what stands nearest the beginning of either report, in a way that does not tell left from right."""
    return -match.chance, sorted((match.left.value.span.start, match.right.value.span.start))


def _one_to_one(group: Sequence[Match]) -> Iterator[Match]:
    taken: set[Place] = set()
    for match in sorted(group, key=lambda m: (-_worth(m), _likeliest_first(m))):
        if _worth(match) < _NO_MATCH:
            return
        if taken.isdisjoint(match.places):
            taken.update(match.places)
            yield match


class _Values:
    """The values of a report by kind, to ask whether another report's value is told among them."""

    def __init__(self, side: Sequence[ToldSentence]) -> None:
        self._having: defaultdict[tuple[FactKind, str], list[Around]] = defaultdict(list)
        for around in (around for told in side for around in told.figures):
            for word in _near(around):
                self._having[around.value.kind, word].append(around)
        self._told: dict[int, bool] = {}
        self._of_kind: defaultdict[FactKind, list[Around]] = defaultdict(list)
        for around in (around for told in side for around in told.values):
            self._of_kind[around.value.kind].append(around)

    def have(self, around: Around) -> bool:
        """Whether one of them can be the same value, of whatever matter."""
        return any(meet(around.value, again.value) for again in exact(self._of_kind[around.value.kind]))

    def tell(self, around: Around) -> bool:
        """Whether one of them can be the same value of the same matter; asked once for each value."""
        key = id(around)  # the values live as long as the reports
        if key not in self._told:
            rows = (self._having.get((around.value.kind, word), ()) for word in _near(around))
            self._told[key] = any(
                meet(around.value, again.value) and _may_be_again(around, again) for row in rows for again in row
            )
        return self._told[key]


def _near(around: Around) -> frozenset[str]:
    """The words of which another value of the same matter has one: those that stand close, and what befell."""
    return around.near | {around.fate} if around.fate else around.near


def _may_be_again(around: Around, again: Around) -> bool:
    if exact([around]) and not exact([again]):
        return False  # "before dawn" does not tell two o'clock again
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
