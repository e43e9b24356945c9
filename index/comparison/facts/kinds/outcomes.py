"""How it ended: words whose opposite another report may have (approved, rejected), and statements that "not" turns
round.

Opposite words in two sentences say little by themselves; these values are held against each other only where their
sentences agree in the rest.

Example: of "The talks were not resumed" the value is `not resum`, which excludes `resum` and, of "suspended", nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from index.article import Span
from index.comparison.facts.kinds.times import SentenceWords
from index.comparison.facts.negations import denying_verbs, lacking
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import FactWord

NOT = "not "
"""Before a stem that is turned round."""

_DENIED_WITHIN = 4
# "No group has yet claimed": the denial stands at most so many words before what it turns round.


def outcomes(told: SentenceWords) -> Iterator[StatedValue]:
    """The words of a sentence that have an opposite, or that are done or befall somebody, with whether they are
    denied.
    """
    words, known = told.words, told.known
    lacked, verbs = lacking(words, known), denying_verbs(words, known)
    for at, word in enumerate(words):
        if not word.is_content or word.low in known.saying:
            continue
        if word.stem not in known.opposites and word.stem not in known.fates and word.stem not in known.deeds:
            continue
        denial = _denial(words, at, known, lacked)
        denial = _verb_above(words, at, verbs) if denial is None else denial
        first = at if denial is None else denial
        name = word.stem if denial is None else NOT + word.stem
        span = Span(words[first].start, word.end)
        yield StatedValue(FactKind.OUTCOME, 0, 0, first, at + 1, span, names=frozenset({name}))


def _denial(words: tuple[FactWord, ...], at: int, known: Vocabulary, lacked: frozenset[int]) -> int | None:
    """Where the word stands that turns the word at `at` round, in the same clause; a word of lack turns round only the
    noun behind it, which is among those `lacked`.
    """
    for k in range(at - 1, max(-1, at - 1 - _DENIED_WITHIN), -1):
        if words[k].clause != words[at].clause:
            return None
        low = words[k].low
        if low in known.small.lacking and at not in lacked:
            continue
        if low in known.denials or low.endswith(known.endings.denial_endings):
            return k
    return None


def _verb_above(words: tuple[FactWord, ...], at: int, verbs: Container[int]) -> int | None:
    """Where the verb stands that denies all that follows in its clause: "*denied* that he had ordered the release"."""
    before = range(at - 1, -1, -1)
    return next((k for k in before if k in verbs and words[k].clause == words[at].clause), None)


def exclude(one: StatedValue, other: StatedValue, known: Vocabulary) -> bool:
    """Whether two outcomes exclude each other: one word and its opposite, both or neither denied, or one word that one
    of them denies.
    """
    (ours,), (theirs,) = one.names, other.names
    a, b = ours.removeprefix(NOT), theirs.removeprefix(NOT)
    both = ours.startswith(NOT) == theirs.startswith(NOT)
    return b in known.opposites.get(a, ()) if both else a == b
