"""Two clauses held against each other: whether one denies what the other says, or tells the opposite outcome.

That the one denies what the other says is told by the words that both have: they are most of what the shorter one
says, and what is right behind the denial is among them. What a verb denies is all that follows: "denied that it was
made on a faulty line" leaves that it was made, so the other must say most of what is denied. Verbs of denial that both
have turn neither round: "has not dismissed" denies "dismissed".

Two outcomes are opposite as their names are ("open", "closed"), where both are said or both denied, of what both
clauses name.

Words of two languages meet where each is known to be the other's counterpart, which fewer are than should be; so less
of a clause has to meet there, and a verb of lack or a comment that was not given tells nothing.

Example: "No siren was sounded" and "Eine Sirene habe gewarnt" are a denial, as far as the siren is known to be one.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from index.comparison.facts.clauses import Clause
from index.comparison.facts.stated.vocabulary import IN_ANY_LANGUAGE, OPPOSED

TOGETHER, SURELY_TOGETHER = 2, 1
"""Words that two clauses have in common at least, names and words that say little counting as one each; and where their
sentences are each other's likeliest counterparts.
"""

MOST_OF, MOST_OF_ACROSS = 0.6, 0.5
"""Part of what the shorter clause says that the other has too, in one language and in two."""

THE_SAME = 0.75
"""Part of what the longer clause says that the shorter one has too, from which they say the same."""

OUTCOME_OF, OUTCOME_OF_BEST = 0.5, 0.3
"""The same besides two opposite outcomes; and of two languages in sentences that are each other's likeliest."""

_MOST_WORDS = 4
# More words than these say no more of what is denied.

Near = Callable[[str, str], float]
"""How surely a word of the one report and one of the other stand for one thing, 0 to 1."""


@dataclass(frozen=True)
class ClausePair:
    """Two clauses, and what each says that has a counterpart in the other; of two languages or one. `least` is how many
    words they have to have in common.
    """

    one: Clause
    other: Clause
    ours: frozenset[str]
    theirs: frozenset[str]
    is_across: bool = False
    least: int = TOGETHER

    @property
    def is_denial(self) -> bool:
        """Whether one of the two denies what the other says; the same whichever comes first."""
        denier = self._denier
        if self._opposites or not self._are_of_one_matter():
            return False  # to refuse is not to accept
        if denier is None:
            return not self.is_across and (_lacks(self.one, self.other) or _lacks(self.other, self.one))
        asserter, shared = (self.other, self.ours) if denier is self.one else (self.one, self.theirs)
        if (self.one.rejecting - self.ours) or (self.other.rejecting - self.theirs):
            return False  # "not charged", "rejected the charges"
        if self.is_across and (denier.is_silence or denier.lacking or asserter.lacking):
            return False
        if not self.is_across:
            shared -= asserter.lacking
        known = shared if self.is_across else shared | (self.one.names & self.other.names)
        if denier.focus.keys().isdisjoint(known):
            return False
        return len(denier.refused & shared) >= self._most_of * len(denier.refused)

    @property
    def says_the_same(self) -> bool:
        """Whether either clause, of one language, says little that the other does not: then one denies the other even
        in sentences that tell of much else besides.
        """
        most = max(len(self.one.claim), len(self.other.claim))
        return not self.is_across and len(self.ours) >= max(TOGETHER, THE_SAME * most)

    @property
    def is_opposed(self) -> bool:
        """Whether the two tell opposite outcomes of one thing; names that both have, and are two, tell of two."""
        one, other = self.one, self.other
        if not self._opposites or not (one.is_known and other.is_known) or any(map(_is_refused, (one, other))):
            return False
        if one.names and other.names and one.names.isdisjoint(other.names):
            return False
        rest = [each.said.keys() - each.outcomes.keys() for each in (one, other)]
        shared = min(len(rest[0] & self.ours), len(rest[1] & self.theirs))
        return shared > 0 and shared >= (OUTCOME_OF_BEST if self.are_best else OUTCOME_OF) * min(map(len, rest))

    @property
    def about(self) -> tuple[str, str]:
        """What the two are of, in a few words of each that the other has too, else of what is denied in it."""
        return _few(self.one, self.ours), _few(self.other, self.theirs)

    @property
    def are_best(self) -> bool:
        """Whether their sentences, of two languages, are each other's likeliest counterparts."""
        return self.least == SURELY_TOGETHER

    @property
    def _opposites(self) -> bool:
        """Whether each has an outcome that is the opposite of one of the other's."""
        return any(OPPOSED.get(name) in self.other.outcomes.values() for name in self.one.outcomes.values())

    @property
    def _most_of(self) -> float:
        return MOST_OF_ACROSS if self.is_across else MOST_OF

    def _are_of_one_matter(self) -> bool:
        one, other = self.one, self.other
        shared = min(len(one.claim & self.ours), len(other.claim & self.theirs))
        together = shared + bool(one.names & other.names) + bool(one.slight & other.slight)
        return together >= self.least and shared >= self._most_of * max(1, min(len(one.claim), len(other.claim)))

    @property
    def _denier(self) -> Clause | None:
        """Which of the two denies, where only one does and both tell of what is; of what may be, both or the denier."""
        one, other = self.one, self.other
        ours, theirs = _is_turned(one, other), _is_turned(other, one)
        denier, asserter = (one, other) if ours else (other, one)
        is_known = not (one.is_supposed or other.is_supposed) and (denier.may_be or not asserter.may_be)
        return denier if ours is not theirs and is_known else None


def pair_of(one: Clause, other: Clause, near: Near | None = None, are_best: bool = False) -> ClausePair:
    """Two clauses in one language, or in two, where `near` tells which words stand for one thing; `are_best` where
    their sentences are each other's likeliest counterparts.
    """
    if near is None:
        shared = frozenset(one.said.keys() & other.said.keys())
        return ClausePair(one, other, shared, shared)
    met = {(a, b): nearness for a in one.said for b in other.said if (nearness := _meet(one, other, a, b, near))}
    if not met or max(met.values()) < 1:
        met = {}  # nothing is surely of one thing
    ours, theirs = (frozenset(pair[side] for pair in met) for side in (0, 1))
    return ClausePair(one, other, ours, theirs, True, SURELY_TOGETHER if are_best else TOGETHER)


def _meet(one: Clause, other: Clause, ours: str, theirs: str, near: Near) -> float:
    if ours == theirs and ours.startswith(IN_ANY_LANGUAGE):
        return 1.0
    is_one_outcome = ours in one.outcomes and one.outcomes[ours] == other.outcomes.get(theirs)
    return 1.0 if is_one_outcome else near(one.said[ours], other.said[theirs])


def _few(clause: Clause, shared: AbstractSet[str]) -> str:
    words = [word for key, word in clause.said.items() if key in shared]
    return " ".join((words or [*clause.focus.values()])[:_MOST_WORDS])


def _is_turned(clause: Clause, other: Clause) -> bool:
    """Whether a clause is denied by more than what the other has as well; also as an outcome, in another language."""
    alike = {verb for verb, name in clause.outcomes.items() if name in other.outcomes.values()}
    return (len(clause.denying - other.denying - other.said.keys() - alike) % 2 == 1) is not clause.is_denied


def _is_refused(clause: Clause) -> bool:
    """Whether an outcome is denied in its clause: by another word than itself ("refused to negotiate")."""
    return (len(clause.denying - clause.outcomes.keys()) % 2 == 1) is not clause.is_denied


def _lacks(clause: Clause, other: Clause) -> bool:
    """Whether a clause says to be lacking what the other has, where neither is denied and both tell of what is."""
    is_told = not any(each.is_denied or each.denying or not each.is_known for each in (clause, other))
    return is_told and bool(clause.lacking) and clause.lacking <= other.said.keys() - other.lacking
