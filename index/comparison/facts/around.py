"""The words around a value, which say of what it is the value.

A value's *matter* is not one word but what stands around it: near words weigh more, words beyond a clause less. Two
values are of one matter as far as these agree; `pairs` measures that.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from index.article import Span
from index.comparison.facts.kinds.times import SentenceWords
from index.comparison.facts.standing import is_of_earlier, standing
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import COUNTED, DEED, FATE, Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at

_NEAR, _BEYOND_CLAUSE = 6.0, 0.6
# A word so many words away weighs a third of one beside the value; a clause boundary between costs two fifths.

_FATE_WEIGHS, _KIND_WEIGHS = 2.0, 0.8
# What befell the counted says more of a number than a plain word, that it counts persons less.

_OF_THE_WHOLE = 0.4
# What stands before a part ("44 were treated, nine *of them* …") tells of the whole: what the nine are stands behind.

_NOUN_WITHIN = 3
# Words before a noun in which its article stands.

_PERSON = "person"
# What "nobody" counts.

_FATE_FROM = 0.12
# A fate that is further away is not the counted's.


@dataclass(frozen=True)
class Around:
    """The words around one value: how much each weighs, by stem and by group, and what they say of its standing."""

    value: StatedValue
    weights: dict[str, float]
    names: dict[str, float]
    fate: str
    is_earlier: bool
    is_planned: bool
    is_limit: bool
    is_part: bool
    is_further: bool
    is_superseded: bool
    is_state: bool
    denial: Span | None = None
    """The words that deny it, with it, where its sentence does: "denied that 53"."""

    @cached_property
    def norm(self) -> float:
        """The length of the weights as a vector, never zero."""
        return math.sqrt(sum(weight * weight for weight in self.weights.values())) or 1.0

    @cached_property
    def near(self) -> frozenset[str]:
        """The words that stand close."""
        return frozenset(word for word, weight in self.weights.items() if weight > 0.25)

    @cached_property
    def near_names(self) -> frozenset[str]:
        """The names that stand close."""
        return frozenset(name for name, weight in self.names.items() if weight > 0.3)


class SaidWord(NamedTuple):
    """A word that says something: its place and clause, its stem, whether it is surely a name, and what it is compared
    by, its stem and the group that it belongs to, each with what it weighs.
    """

    at: int
    clause: int
    stem: str
    is_name: bool
    keys: tuple[tuple[str, float], ...]


def said_in(words: Sequence[FactWord], taken: set[int], known: Vocabulary) -> list[SaidWord]:
    """The words of a sentence that say something, in order; those of its values, at the places `taken`, do not."""
    return [
        SaidWord(at, word.clause, word.stem, _is_name(words, at, known), _keys(word.stem, known))
        for at, word in enumerate(words)
        if word.is_content and at not in taken
    ]


def _keys(stem: str, known: Vocabulary) -> tuple[tuple[str, float], ...]:
    group = known.groups.get(stem)
    return tuple((key, _weighs(key)) for key in ((stem, group) if group else (stem,)))


def _weighs(key: str) -> float:
    return _FATE_WEIGHS if key.startswith(FATE) else _KIND_WEIGHS if key.startswith(COUNTED) else 1.0


def _is_name(words: Sequence[FactWord], at: int, known: Vocabulary) -> bool:
    """Whether a word is surely a name: capital, and not the first of a sentence or of a quotation."""
    word = words[at]
    if not word.is_capital or not at or words[at - 1].text in ('"', "“", ".", ":"):
        return False
    shouted = word.text.isupper() and len(word.text) > 4
    return not shouted and word.low not in known.months and known.weekday(word.low) is None


def beside_names(words: Sequence[FactWord], names: frozenset[str]) -> frozenset[str]:
    """The names among nouns that all have capitals: those that stand beside another, as a first and a last name do."""
    are = [word.is_capital and word.stem in names for word in words]
    beside = (
        word for at, word in enumerate(words) if are[at] and True in (*are[max(0, at - 1) : at], *are[at + 1 : at + 2])
    )
    return frozenset(word.stem for word in beside)


def around_each(
    told: SentenceWords, values: Iterable[StatedValue], said: Sequence[SaidWord], every: Sequence[StatedValue]
) -> Iterator[Around]:
    """Of some of the values of a sentence what stands around them; `said` are its words, `every` all its values."""
    is_earlier, fate_before = is_of_earlier(told), ""
    for value in values:
        weights, names, fates = _weighed(told, value, said)
        fate = _fate_of(value, told.known) or _likeliest(fates)
        if value.is_article and not _may_befall(told, value):
            fate = ""
        stands = standing(told, value, every)
        if value.kind is FactKind.COUNT and not value.is_article:
            is_of_others = bool(fate_before and fate) and fate_before != fate  # killed 12 and injured another 30
            stands["is_further"] = stands["is_further"] and not is_of_others
            fate_before = fate
        yield Around(value, weights, names, fate, is_earlier, **stands)


def _weighed(
    told: SentenceWords, value: StatedValue, said: Sequence[SaidWord]
) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """What the words around a value weigh: all of them by stem and group, the names, and what befell."""
    weights: dict[str, float] = {}
    names: dict[str, float] = {}
    fates: dict[str, float] = {}
    first, last = value.first, value.last - 1
    clauses = told.words[first].clause, told.words[last].clause
    of_its_clause = _is_of_its_clause(value, told.known)
    for at, clause, stem, is_name, keys in said:
        apart, beyond = (first - at, clause - clauses[0]) if at < first else (abs(at - last), clause - clauses[1])
        weight = _nearness(apart, abs(beyond)) * (_OF_THE_WHOLE if value.is_part and at < first else 1.0)
        if is_name and weight > names.get(stem, 0.0):
            names[stem] = weight
        may_be_its_fate = clause in clauses or not of_its_clause
        for key, factor in keys:
            if factor * weight > weights.get(key, 0.0):
                weights[key] = factor * weight
            if factor == _FATE_WEIGHS and may_be_its_fate and weight > fates.get(key, 0.0):
                fates[key] = weight
    return weights, names, fates


def _is_of_its_clause(value: StatedValue, known: Vocabulary) -> bool:
    """Whether what befell somebody in another clause is not of a value: of an hour ("17 were hurt when it fell *at 3*")
    and of "no" before what is not known to be counted ("27 dead, *no warning*").
    """
    is_no_thing = value.hedge == "none" and bool(value.head) and value.head.isdisjoint({_PERSON, *known.heads})
    return value.kind is FactKind.CLOCK or is_no_thing


def _may_befall(told: SentenceWords, value: StatedValue) -> bool:
    """Whether something may befall what an article stands before: not what does it ("*a fire* killed nine"), nor what
    it was of, by or in ("died of *a heart attack*"); but the death of a man is his.
    """
    known, before = told.known, low_at(told.words, value.first - 1)
    if any(known.groups.get(stem, "").startswith(DEED) for stem in value.head):
        return False
    if before in known.small.of:
        return _is_fate_told_of(told, value.first - 2)
    return before not in known.where and before not in known.small.agents


def _is_fate_told_of(told: SentenceWords, at: int) -> bool:
    """Whether a word names what befell somebody who is told behind it: "the sudden *death* of", not "he *died* of"."""
    small, words = told.known.small, told.words
    if at < 0 or words[at].stem not in told.known.fates:
        return False
    before = {low_at(words, at - back) for back in range(1, _NOUN_WITHIN + 1)}
    return not before.isdisjoint(small.definite | small.articles | small.owners)


def _fate_of(value: StatedValue, known: Vocabulary) -> str:
    """What befell the counted by what they are called, however far from the number: "the number of dead … to 17"."""
    return next((FATE + known.fates[stem] for stem in sorted(value.head) if stem in known.fates), "")


def _likeliest(fates: Mapping[str, float]) -> str:
    nearest = max(fates, key=lambda fate: (fates[fate], fate), default="")
    return nearest if fates.get(nearest, 0.0) > _FATE_FROM else ""


@cache
def _nearness(words: int, clauses: int) -> float:
    """What a word weighs so many words, and clauses, away."""
    return math.exp(-words / _NEAR) * _BEYOND_CLAUSE**clauses
