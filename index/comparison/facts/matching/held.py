"""Which values of two sentences can be held against each other: those of one kind that may be of one matter as far as
how they stand tells. Left out at once are what may be and what is, two times that are looked back at, what comes on
top of another, and how many are somewhere beside how many went through it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from index.comparison.facts.around import Around
from index.comparison.facts.kinds.outcomes import exclude
from index.comparison.facts.matching.across import TIMES, are_of_two_kinds, is_told_by_words
from index.comparison.facts.matching.pairs import comparable
from index.comparison.facts.stated.values import FactKind
from index.comparison.facts.stated.vocabulary import FATE
from index.comparison.facts.told import ToldSentence
from index.names.letters import likeness
from index.text.folding import fold


def held(ours: ToldSentence, theirs: ToldSentence) -> Iterator[tuple[Around, Around]]:
    """The values of two sentences, by kind, that can be of one matter."""
    left, right = ours.values_by_kind, theirs.values_by_kind
    across = ours.known.language != theirs.known.language
    counted = ours.known.heads.keys() | theirs.known.heads.keys() if across else ours.known.heads.keys()
    look_back = bool(ours.looks_back or theirs.looks_back)
    for kind, values in left.items():
        if kind not in right or (across and kind is FactKind.PLACE):  # names differ too
            continue
        if kind is FactKind.OUTCOME and ours.outcomes_to_exclude.isdisjoint(theirs.outcomes):
            continue
        for one in values:
            for other in right[kind]:
                if not comparable(one.value, other.value) or not _is_worth_it(one, other, counted):
                    continue
                if across and is_told_by_words(one, other):
                    continue
                if across and kind is FactKind.COUNT and are_of_two_kinds(ours, theirs, one, other):
                    continue
                if look_back and kind not in _OF_ANY_TIME and not _are_of_one_time(ours, theirs, one, other):
                    continue
                if kind is FactKind.OUTCOME and not _outcomes_part(ours, theirs, one, other):
                    continue
                yield one, other


_OF_ANY_TIME = (*TIMES, FactKind.IDENTIFIER)
# Kinds that are held against each other although the sentences look back at two times: by these they may differ, and a
# thing has its number at any time.


def _are_of_one_time(ours: ToldSentence, theirs: ToldSentence, one: Around, other: Around) -> bool:
    """Whether two values of sentences that look back are looked back at in one time, or neither is."""
    left, right = ours.past_of(one.value), theirs.past_of(other.value)
    if not left or not right:
        return not left and not right
    return any(abs(first - second) <= 1 for first in left for second in right)


def _is_worth_it(one: Around, other: Around, counted: Container[str]) -> bool:
    """Leaves out at once what can be of one matter by no sign: what may be and what is, something else looked back at,
    or on top of another; and "no" beside "a" of what is not `counted`, which denies it and is no number of it.
    """
    a, b = one.value, other.value
    if one.is_limit != other.is_limit and a.kind not in TIMES:
        return False
    if a.kind is FactKind.COUNT and one.is_further != other.is_further:
        return False
    if a.kind in (FactKind.COUNT, FactKind.OUTCOME) and _are_state_and_event(one, other):
        return False
    if a.kind is FactKind.AGE and _are_of_two(a.head, b.head, counted):
        return False
    if a.kind is FactKind.NATION and a.head and b.head:
        return not a.head.isdisjoint(b.head)
    is_none, is_article = "none" in (a.hedge, b.hedge), a.is_article or b.is_article
    if is_none or is_article:
        heads = [stem for stem in a.head & b.head if stem in counted or not (is_none and is_article)]
        return bool(heads) or bool(one.fate and one.fate == other.fate)
    return True


_ONE_NAME = 0.0
# Odds (a logarithm) from which the names behind which two ages stand may be one name in two spellings: Hatzidakis and
# Chatzidakis have 28, Schulz and Schmidt -8.


def _are_of_two(one: frozenset[str], other: frozenset[str], counted: Container[str]) -> bool:
    """Whether two ages stand behind the names of two persons: Aldous, 53, and Shcherbenko, 41. A word for whom is
    counted is no name.
    """
    names = [*one, *other]
    if not one or not other or any(name in counted for name in names):
        return False
    return all(a != b and likeness(fold(a), fold(b), _ONE_NAME) < _ONE_NAME for a in one for b in other)


_FOR_GOOD = (f"{FATE}dead", f"{FATE}missing")
# Of the dead it is no matter which is told: that they died or that they are; and to be missing is a state.


def _are_state_and_event(one: Around, other: Around) -> bool:
    """Whether one tells how many are somewhere and the other how many went through it: nobody is in hospital any
    longer, and eleven were taken there.
    """
    is_one_fate = bool(one.fate) and one.fate == other.fate and one.fate not in _FOR_GOOD
    return is_one_fate and one.is_state != other.is_state


_AGREE_IN_THE_REST = 0.34
# Opposite words say something only where a third of either sentence stands in the other too.


def _outcomes_part(left: ToldSentence, right: ToldSentence, one: Around, other: Around) -> bool:
    if not exclude(one.value, other.value, left.known):
        return False
    shared = len(left.bag & right.bag)
    return shared >= _AGREE_IN_THE_REST * max(len(left.bag), len(right.bag))
