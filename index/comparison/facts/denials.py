"""Where one sentence says what another denies: "no distress call was received" beside "they heard a distress call".

A clause says its words or denies them. It denies them where it has a word of denial or hangs on a verb that denies, but
not where it has both: "did not deny". Phrases that only look so deny nothing ("not only", "no fewer than"), and what is
asked, supposed or may be is neither said nor denied.

Clauses of two sentences are held against each other. That the one denies what the other says is told by the words that
both have: they are most of what the shorter one says, and what is right behind the denial is among them. What a verb
denies is all that follows: "denied that it was made on a faulty line" leaves that it was made, so the other must
say most of what is denied. Verbs of denial that both have turn neither round: "has not dismissed" denies "dismissed".
Sentences of two languages have no words in common; there each must say one thing alone, and the two be each other's
likeliest counterparts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article import Span
from index.comparison.facts.stated.values import meet
from index.comparison.facts.stated.vocabulary import COUNTED, Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at, said_behind
from index.text.stop_words import hollow

if TYPE_CHECKING:
    from index.comparison.facts.around import Around
    from index.comparison.facts.told import ToldSentence

LIKELY, LIKELY_ACROSS = 0.37, 0.5
"""The least likelihood that two sentences tell the same, from which one may deny the other: in one language that of a
link; in two there is nothing else to go by.
"""

_FOCUS = 2
# So many words behind a denial are what it denies above all: "no distress call".

_TELLER = 3
# A clause with a verb of saying and no more other words than these tells who says it.

_MOST_WORDS = 4
# More words than these say no more of what is denied.

_MOST_OF = 0.6
# Part of what the shorter clause says that the other has too.


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `said` has its words by their stems, or by the groups of what is done and befalls; `names` and words
    that say little by themselves (`slight`: "went off") stand apart. Its `focus` is what a denial in it is about.
    `is_denied` tells of words that deny it, `denying` has the verbs that do, `refused` all the words behind such a
    verb. It may be only supposed, or of what may
    be, or only tell who says it. `span` is the passage of its words.
    """

    said: Mapping[str, str]
    names: frozenset[str]
    slight: frozenset[str]
    focus: frozenset[str]
    is_denied: bool
    denying: frozenset[str]
    refused: frozenset[str]
    is_supposed: bool
    may_be: bool
    is_teller: bool
    span: Span

    def denies(self, other: Clause) -> bool:
        """Whether one of the two denies what the other says; the same whichever comes first."""
        denier = self._denier(other)
        if denier is None:
            return False
        shared, focus = self.said.keys() & other.said.keys(), denier.focus
        together = len(shared) + bool(self.names & other.names) + bool(self.slight & other.slight)
        if together < _FOCUS or focus.isdisjoint(shared) or self._cover(other) < _MOST_OF:
            return False
        return len(denier.refused & shared) >= _MOST_OF * len(denier.refused)

    def denies_across(self, other: Clause) -> bool:
        """The same of clauses in two languages, of which it is known that they tell the same. A verb of denial denies
        more than is told in two languages: "the milk is theirs" goes well with "they denied that it was bad".
        """
        return not (self.denying or other.denying) and self._denier(other) is not None

    def _denier(self, other: Clause) -> Clause | None:
        """Which of the two denies, where only one does and both tell of what is; of what may be, both or the denier."""
        ours, theirs = self._is_turned(other), other._is_turned(self)
        denier, asserter = (self, other) if ours else (other, self)
        is_known = not (self.is_supposed or other.is_supposed) and (denier.may_be or not asserter.may_be)
        return denier if ours is not theirs and is_known else None

    def _cover(self, other: Clause) -> float:
        return len(self.said.keys() & other.said.keys()) / max(1, min(len(self.said), len(other.said)))

    def about(self, other: Clause) -> str:
        """What is denied, in a few words of this clause that the other has too; of another language in its own."""
        shared = [word for key, word in self.said.items() if key in other.said]
        return " ".join((shared or [word for key, word in self.said.items() if key in self.focus])[:_MOST_WORDS])

    def _is_turned(self, other: Clause) -> bool:
        """Whether it is denied by more than what the other has as well."""
        return (len(self.denying - other.denying - other.said.keys()) % 2 == 1) is not self.is_denied


def denials(
    left: Sequence[ToldSentence], right: Sequence[ToldSentence], strengths: Mapping[tuple[int, int], float]
) -> Iterator[tuple[tuple[int, int], Clause, Clause]]:
    """The clauses of two reports of which one denies what the other says, with the places of their sentences, the
    likeliest to tell the same first; `strengths` says how likely two sentences do.
    """
    best = best_of_each(strengths)
    for (i, j), strength in sorted(strengths.items(), key=lambda each: (-each[1], min(each[0]), max(each[0]))):
        if strength < LIKELY:
            return
        if not (left[i].may_deny or right[j].may_deny):
            continue
        ours, theirs = left[i].clauses, right[j].clauses
        if left[i].known.language == right[j].known.language:
            pairs = ((one, other) for one in ours for other in theirs if one.denies(other))
            yield from (((i, j), *pair) for pair in pairs if _may_be_of_one_figure((left[i], right[j]), pair))
            continue
        if _tells_none(left[i]) or _tells_none(right[j]):
            continue
        one_each = [_main(told) for told in (ours, theirs)]
        if strength >= max(LIKELY_ACROSS, best[0][i], best[1][j]) and all(len(told) == 1 for told in one_each):
            (one,), (other,) = one_each
            if one.denies_across(other) and _may_be_of_one_figure((left[i], right[j]), (one, other)):
                yield (i, j), one, other


def best_of_each(strengths: Mapping[tuple[int, int], float]) -> tuple[dict[int, float], dict[int, float]]:
    """The likelihood of the likeliest counterpart of each left and each right sentence."""
    rows: defaultdict[int, float] = defaultdict(float)
    columns: defaultdict[int, float] = defaultdict(float)
    for (i, j), strength in strengths.items():
        rows[i], columns[j] = max(rows[i], strength), max(columns[j], strength)
    return rows, columns


def _tells_none(told: ToldSentence) -> bool:
    """Whether a sentence says that something befell none, which is a count: it is held against the other's count."""
    return any(around.value.hedge == "none" and around.fate for around in told.figures)


def _may_be_of_one_figure(told: tuple[ToldSentence, ToldSentence], pair: tuple[Clause, Clause]) -> bool:
    """Whether two clauses give no figures of one kind, or one that both have. A figure that either denies is held
    against the other's by itself: who denies that 53 died denies neither that 31 did nor that some did.
    """
    ours, theirs = (_figures_in(*each) for each in zip(told, pair, strict=True))
    if any(each.denial for each in (*ours, *theirs)):
        return False
    held = [meet(one.value, other.value) for one in ours for other in theirs if one.value.kind is other.value.kind]
    return any(held) or not held


def _figures_in(told: ToldSentence, clause: Clause) -> list[Around]:
    """The figures of a clause, denied or not; that there is none is itself a denial."""
    figures = (each for each in (*told.figures, *told.denied) if not each.value.names and each.value.hedge != "none")
    return [each for each in figures if clause.span.contains(each.value.span.start)]


def may_deny(words: Sequence[FactWord], known: Vocabulary) -> bool:
    """Whether a sentence has a word that may deny, which few have."""
    endings, verbs = known.endings.denial_endings, known.behind.denying
    return any(w.low in known.denials or w.low in verbs or (endings and w.low.endswith(endings)) for w in words)


def _main(told: Sequence[Clause]) -> list[Clause]:
    """The clauses that say what a sentence tells: not who says it, nor who it is ("the minister, Clara Dufek")."""
    whole = [clause for clause in told if not clause.is_teller]
    return [clause for clause in whole if len(clause.said) > 1 or clause.is_denied] or whole


def clauses(
    text: str, words: Sequence[FactWord], taken: frozenset[int], names: frozenset[str], known: Vocabulary
) -> list[Clause]:
    """The clauses of a sentence that say something, in order; `taken` are the places of the words of its values."""
    verbs = denying_verbs(words, known)
    denied = denial_places(words, verbs, known)
    empty = (hollow(known.language) | known.small.auxiliaries) - known.small.half_denials
    slight = empty - known.denials - known.saying - known.small.auxiliaries - known.where.keys()
    found: list[Clause] = []
    hanging: frozenset[str] = frozenset()
    last = max((at for at, word in enumerate(words) if word.is_word), default=0)
    for start, end in _stretches(words):
        inside = range(start, end)
        written = [at for at in inside if words[at].is_word or words[at].is_digits]
        if not written:
            continue  # a sign alone
        own_verbs = [at for at in inside if at in verbs]
        own = frozenset(verbs[at] for at in own_verbs)
        above, hanging = hanging, own if denied.isdisjoint(inside) else frozenset()
        if words[written[0]].low not in known.small.that:
            above = frozenset()
        content = [
            at for at in inside if words[at].is_content and words[at].low not in empty and not {at} & (denied | taken)
        ]
        if not content:
            continue
        focus = (
            content if above else _focus(content, [at for at in inside if at in denied or at in verbs], words, known)
        )
        refused = content if above else [at for at in content if own_verbs and at > own_verbs[0]]
        stems = frozenset(words[at].stem for at in content)
        supposed = not known.small.conditions.isdisjoint(words[at].low for at in inside)
        span = Span(words[written[0]].start, words[written[-1]].end)
        says = any(words[at].low in known.saying for at in inside)
        is_tail = bool(found) and end >= last and denied.isdisjoint(inside)
        tells = (says or is_tail) and len(stems - names) <= _TELLER
        found.append(
            Clause(
                {_key(words[at].stem, known): words[at].text for at in content if words[at].stem not in names},
                stems & names,
                frozenset(words[at].low for at in inside if words[at].is_content and words[at].low in slight),
                frozenset(_key(words[at].stem, known) for at in focus),
                *(
                    not denied.isdisjoint(inside),
                    own | above,
                    frozenset(_key(words[at].stem, known) for at in refused),
                    supposed,
                ),
                *(bool(known.plans.search(text, span.start, span.end)), tells, span),
            )
        )
    return found


def _key(stem: str, known: Vocabulary) -> str:
    """What befalls or is done stands for each word of it; what is counted for itself."""
    group = known.groups.get(stem, stem)
    return stem if group.startswith(COUNTED) else group


def _focus(content: Sequence[int], denials: Sequence[int], words: Sequence[FactWord], known: Vocabulary) -> list[int]:
    """The places of what is denied above all: behind each denial, or before it where that is its place."""
    found: list[int] = []
    for denial in denials:
        behind = [at for at in content if at > denial][:_FOCUS]
        before = [at for at in content if at < denial][-1:]
        is_behind = words[denial].low in known.small.denials_behind
        found += behind + (before if is_behind or not behind else [])
    return found


def _stretches(words: Sequence[FactWord]) -> list[tuple[int, int]]:
    """Where each clause begins and ends."""
    begins = [at for at, word in enumerate(words) if not at or word.clause != words[at - 1].clause]
    return list(zip(begins, [*begins[1:], len(words)], strict=True))


def denial_places(words: Sequence[FactWord], verbs: Mapping[int, str], known: Vocabulary) -> frozenset[int]:
    """The places of the words that deny, but in phrases that do not, and but for verbs."""
    row = tuple(words)
    none = {at + step for at in range(len(words)) for step in range(said_behind(row, at, known.behind.no_denials))}
    small, endings = known.small, known.endings.denial_endings
    only = {word.clause for word in words if word.low in small.only_but}
    return frozenset(
        at
        for at, word in enumerate(words)
        if word.clause not in only
        and (word.low in known.denials or (endings and word.low.endswith(endings)))
        and word.low not in small.half_denials
        and at not in none
        and at not in verbs
        and not (word.low in small.number_signs and low_at(row, at + 1) == ".")
    )


def denying_verbs(words: Sequence[FactWord], known: Vocabulary) -> dict[int, str]:
    """The verbs that deny what depends on them: the stem of each by the place of its first word."""
    row = tuple(words)
    return {at: words[at].stem for at in range(len(words)) if said_behind(row, at, known.behind.denying)}
