"""The clauses of a sentence, and what each says, denies or says to be lacking.

A clause denies its words where it has a word of denial or hangs on a verb that denies, but not where it has both: "did
not deny". Phrases that only look so deny nothing ("not only", "no fewer than"), and what is asked, supposed or may be
is neither said nor denied. A word of lack denies the noun behind it alone, and leaves the rest of its clause said:
"passed its inspection *without remarks*".

Clauses of two sentences are held against each other. That the one denies what the other says is told by the words that
both have: they are most of what the shorter one says, and what is right behind the denial is among them. What a verb
denies is all that follows: "denied that it was made on a faulty line" leaves that it was made, so the other must say
most of what is denied. Verbs of denial that both have turn neither round: "has not dismissed" denies "dismissed".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from index.article import Span
from index.comparison.facts.negations import denial_places, denying_verbs, lacking
from index.comparison.facts.stated.vocabulary import COUNTED, Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at
from index.text.stop_words import hollow

_TOGETHER = 2
# Words that two clauses have in common at least; names, and words that say little, count as one each.

_TELLER = 3
# A clause with a verb of saying and no more other words than these tells who says it.

_MOST_WORDS = 4
# More words than these say no more of what is denied.

_MOST_OF = 0.6
# Part of what the shorter clause says that the other has too.


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `said` has its words by their stems, or by the groups of what is done and befalls; `names` and words
    that say little by themselves (`slight`: "went off") stand apart. Its `focus` is what a denial in it is of: of "not
    due to bad weather" that it was due, not the weather; `is_silence` where that is a comment, of which there was none.
    `is_denied` tells of words that deny it, `denying` has the verbs that do, `refused` all the words behind such a
    verb; `lacking` those that are said not to be there. It may be only supposed, or of what may be, or only tell who
    says it. `span` is the passage of its words.
    """

    said: Mapping[str, str]
    names: frozenset[str]
    slight: frozenset[str]
    focus: Mapping[str, str]
    is_silence: bool
    is_denied: bool
    denying: frozenset[str]
    refused: frozenset[str]
    lacking: frozenset[str]
    is_supposed: bool
    may_be: bool
    is_teller: bool
    span: Span

    def denies(self, other: Clause) -> bool:
        """Whether one of the two denies what the other says; the same whichever comes first."""
        if not self._are_of_one_matter(other):
            return False
        denier = self._denier(other)
        if denier is None:
            return self._lacks(other) or other._lacks(self)
        asserter = other if denier is self else self
        shared = (self.said.keys() & other.said.keys()) - asserter.lacking
        if denier.focus.keys().isdisjoint(shared | (self.names & other.names)):
            return False
        return len(denier.refused & shared) >= _MOST_OF * len(denier.refused)

    def denies_across(self, other: Clause) -> bool:
        """The same of clauses in two languages, of which it is known that they tell the same. A verb of denial denies
        more than is told in two languages: "the milk is theirs" goes well with "they denied that it was bad"; and
        of what is lacking in one, no word tells whether the other has it. Who does not comment denies nothing.
        """
        is_more = self.denying or other.denying or self.lacking or other.lacking
        denier = None if is_more else self._denier(other)
        return denier is not None and not denier.is_silence

    def about(self, other: Clause) -> str:
        """What is denied, in a few words of this clause that the other has too; of another language in its own."""
        shared = [word for key, word in self.said.items() if key in other.said]
        return " ".join((shared or [*self.focus.values()])[:_MOST_WORDS])

    def _are_of_one_matter(self, other: Clause) -> bool:
        ours, theirs = self._claim(), other._claim()
        shared = len(ours & theirs)
        together = shared + bool(self.names & other.names) + bool(self.slight & other.slight)
        return together >= _TOGETHER and shared >= _MOST_OF * max(1, min(len(ours), len(theirs)))

    def _claim(self) -> AbstractSet[str]:
        """What it says or denies; who denies it, and with which verb, is no part of that."""
        return self.said.keys() & self.refused if self.refused else self.said.keys()

    def _denier(self, other: Clause) -> Clause | None:
        """Which of the two denies, where only one does and both tell of what is; of what may be, both or the denier."""
        ours, theirs = self._is_turned(other), other._is_turned(self)
        denier, asserter = (self, other) if ours else (other, self)
        is_known = not (self.is_supposed or other.is_supposed) and (denier.may_be or not asserter.may_be)
        return denier if ours is not theirs and is_known else None

    def _is_turned(self, other: Clause) -> bool:
        """Whether it is denied by more than what the other has as well."""
        return (len(self.denying - other.denying - other.said.keys()) % 2 == 1) is not self.is_denied

    def _lacks(self, other: Clause) -> bool:
        """Whether it says to be lacking what the other has, where neither is denied and both tell of what is."""
        is_told = not any(each.is_denied or each.denying or each.is_supposed or each.may_be for each in (self, other))
        return is_told and bool(self.lacking) and self.lacking <= other.said.keys() - other.lacking


@dataclass(frozen=True)
class _Words:
    """The words of a sentence, and the places of those that deny, are lacking, or are of its values."""

    text: str
    row: Sequence[FactWord]
    known: Vocabulary
    names: frozenset[str]
    taken: frozenset[int]
    verbs: Mapping[int, str]
    denied: frozenset[int]
    lacking: frozenset[int]
    empty: frozenset[str]
    slight: frozenset[str]

    def said(self, inside: range) -> list[int]:
        """The places of the words of a clause that say something; not of those that deny, nor of values."""
        return [
            at
            for at in inside
            if self.row[at].is_content
            and self.row[at].low not in self.empty
            and at not in self.denied
            and at not in self.taken
        ]

    def keys(self, places: Iterable[int]) -> frozenset[str]:
        """What the words at these places are compared by."""
        return frozenset(_key(self.row[at].stem, self.known) for at in places)

    def span(self, inside: range) -> Span | None:
        """The passage of a clause without the signs around it; None where it has no word."""
        written = [at for at in inside if self.row[at].is_word or self.row[at].is_digits]
        return Span(self.row[written[0]].start, self.row[written[-1]].end) if written else None


def clauses(
    text: str, words: Sequence[FactWord], taken: frozenset[int], names: frozenset[str], known: Vocabulary
) -> list[Clause]:
    """The clauses of a sentence that say something, in order; `taken` are the places of the words of its values."""
    verbs = denying_verbs(words, known)
    denied = denial_places(words, verbs, known)
    empty = (hollow(known.language) | known.small.auxiliaries) - known.small.half_denials
    slight = empty - known.denials - known.saying - known.small.auxiliaries - known.where.keys()
    sentence = _Words(text, words, known, names, taken, verbs, denied, lacking(words, known), empty, slight)
    last = max((at for at, word in enumerate(words) if word.is_word), default=0)
    found: list[Clause] = []
    for inside, above in _with_what_denies_it(sentence):
        is_tail = bool(found) and inside.stop >= last and denied.isdisjoint(inside)
        clause = _clause(sentence, inside, above, is_tail)
        found += [clause] if clause is not None else []
    return found


def _with_what_denies_it(sentence: _Words) -> Iterator[tuple[range, frozenset[str]]]:
    """Where each clause stands, and the verbs of the one before it that deny it: "denied *that the exits shut*"."""
    hanging: frozenset[str] = frozenset()
    for inside in _stretches(sentence.row):
        first = next(
            (word.low for word in map(sentence.row.__getitem__, inside) if word.is_word or word.is_digits), None
        )
        if first is None:
            continue  # a sign alone
        yield inside, hanging if first in sentence.known.small.that else frozenset()
        own = frozenset(sentence.verbs[at] for at in inside if at in sentence.verbs)
        hanging = own if sentence.denied.isdisjoint(inside) else frozenset()


def _clause(sentence: _Words, inside: range, above: frozenset[str], is_tail: bool) -> Clause | None:
    """The clause of the words `inside`, which verbs `above` it deny; None where it says nothing."""
    words, known, names = sentence.row, sentence.known, sentence.names
    content, span = sentence.said(inside), sentence.span(inside)
    if not content or span is None:
        return None
    own_verbs = [at for at in inside if at in sentence.verbs]
    denials = [at for at in inside if at in sentence.denied or at in sentence.verbs]
    stems = frozenset(words[at].stem for at in content)
    lows = [words[at].low for at in inside]
    tells = is_tail or any(low in known.saying for low in lows)
    focus = content if above else _focus(content, denials, sentence)
    return Clause(
        said={_key(words[at].stem, known): words[at].text for at in content if words[at].stem not in names},
        names=stems & names,
        slight=frozenset(words[at].low for at in inside if words[at].is_content and words[at].low in sentence.slight),
        focus={_key(words[at].stem, known): words[at].text for at in sorted(focus)},
        is_silence=bool(focus) and words[focus[0]].low in known.saying | known.small.no_none,
        is_denied=not sentence.denied.isdisjoint(inside),
        denying=frozenset(sentence.verbs[at] for at in own_verbs) | above,
        refused=sentence.keys(content if above else (at for at in content if own_verbs and at > own_verbs[0])),
        lacking=sentence.keys(at for at in content if at in sentence.lacking),
        is_supposed=not known.small.conditions.isdisjoint(lows) or _has_no_verb(sentence, inside),
        may_be=bool(known.plans.search(sentence.text, span.start, span.end)),
        is_teller=tells and len(stems - names) <= _TELLER,
        span=span,
    )


def _has_no_verb(sentence: _Words, inside: range) -> bool:
    """Whether a clause denies only a thing, of what the one before it tells: "nine were found, *but not the tiara*"."""
    words, small = sentence.row, sentence.known.small
    denials = [at for at in inside if at in sentence.denied]
    if not denials or any(words[at].low in small.auxiliaries for at in inside):
        return False
    begins = not sentence.said(range(inside.start, denials[0]))
    following = words[denials[0] + 1].low if denials[0] + 1 < inside.stop else ""
    return begins and any(following in some for some in (small.definite, small.articles, small.owners, small.these))


def _key(stem: str, known: Vocabulary) -> str:
    """What befalls or is done stands for each word of it; what is counted for itself."""
    group = known.groups.get(stem, stem)
    return stem if group.startswith(COUNTED) else group


def _focus(content: Sequence[int], denials: Sequence[int], sentence: _Words) -> list[int]:
    """The places of what is denied: the word behind each denial, or before it where that is its place; the next one too
    where the verb has another form than where it is said, by which it is not known: "did not take" is of "took".
    """
    found: list[int] = []
    for denial in denials:
        low, small = sentence.row[denial].low, sentence.known.small
        beside = {low, low_at(tuple(sentence.row), denial - 1)}
        behind = [at for at in content if at > denial][: 1 if beside.isdisjoint(small.reshaping) else 2]
        before = [at for at in content if at < denial][-1:]
        is_behind = low in small.denials_behind
        found += behind + (before if is_behind or not behind else [])
    return found


def _stretches(words: Sequence[FactWord]) -> list[range]:
    """Where each clause stands."""
    begins = [at for at, word in enumerate(words) if not at or word.clause != words[at - 1].clause]
    return list(map(range, begins, [*begins[1:], len(words)]))
