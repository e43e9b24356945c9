"""The clauses of a sentence, and what each says, denies or says to be lacking.

A clause denies its words where it has a word of denial or hangs on a verb that denies, but not where it has both: "did
not deny". Phrases that only look so deny nothing ("not only", "no fewer than"), and what is asked, supposed or may be
is neither said nor denied. A word of lack denies the noun behind it alone, and leaves the rest of its clause said:
"passed its inspection *without remarks*".

Which clauses of two sentences deny each other, `clause_pairs` judges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from index.article import Span
from index.comparison.facts.negations import denial_places, denying_verbs, lacking, rejecting_verbs
from index.comparison.facts.stated.vocabulary import COUNTED, Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at
from index.text.stop_words import hollow

_THAT_WITHIN = 7
# Words behind a verb that denies in which "that" stands: "denied on Friday in a statement that".

_TELLER = 3
# A clause with a verb of saying and no more other words than these tells who says it.


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `said` has its words by their stems, or by the groups of what is done and befalls; `names` and words
    that say little by themselves (`slight`: "went off") stand apart. Its `focus` is what a denial in it is of: of "not
    due to bad weather" that it was due, not the weather; `is_silence` where that is a comment, of which there was none.
    `is_denied` tells of words that deny it, `denying` has the verbs that do, `refused` all that such a verb denies;
    `lacking` has what is said not to be there, `rejecting` the verbs that reject what is told. It may be only supposed,
    or of what may be, or only tell who says it. `outcomes` has the words that tell how something ended, each with the
    name of that in every language ("closed"). `span` is the passage of its words.
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
    rejecting: frozenset[str]
    is_supposed: bool
    may_be: bool
    is_teller: bool
    outcomes: Mapping[str, str]
    span: Span

    @property
    def claim(self) -> AbstractSet[str]:
        """What it says or denies; who denies it, and with which verb, is no part of that."""
        return self.said.keys() & self.refused if self.refused else self.said.keys()

    @property
    def is_known(self) -> bool:
        """Whether it tells of what is or was: nothing supposed, nothing that may be."""
        return not (self.is_supposed or self.may_be)


Places = Sequence[int]
"""The places of words, in order."""


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
    rejecting: frozenset[int]
    empty: frozenset[str]
    slight: frozenset[str]

    def said(self, inside: Places) -> list[int]:
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

    def span(self, inside: Places) -> Span | None:
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
    rejected = frozenset(rejecting_verbs(words, known))
    sentence = _Words(text, words, known, names, taken, verbs, denied, lacking(words, known), rejected, empty, slight)
    last = max((at for at, word in enumerate(words) if word.is_word), default=0)
    found: list[Clause] = []
    for inside, above in _with_what_denies_it(sentence):
        is_tail = bool(found) and inside[-1] >= last and denied.isdisjoint(inside)
        clause = _clause(sentence, inside, above, is_tail)
        found += [clause] if clause is not None else []
    return found


def _with_what_denies_it(sentence: _Words) -> Iterator[tuple[Places, frozenset[str]]]:
    """Where each clause stands, and the verbs of the one before it that deny it: "denied *that the exits shut*"."""
    hanging: frozenset[str] = frozenset()
    rejects_report = False
    for inside in _stretches(sentence):
        first = next(
            (word.low for word in map(sentence.row.__getitem__, inside) if word.is_word or word.is_digits), None
        )
        if first is None:
            continue  # a sign alone
        is_told_of = rejects_report or first in sentence.known.small.that
        yield inside, hanging if is_told_of else frozenset()
        own = frozenset(sentence.verbs[at] for at in inside if at in sentence.verbs)
        rejects_report = _rejects_report(sentence, inside)
        own |= frozenset(sentence.row[at].stem for at in inside if at in sentence.rejecting) if rejects_report else own
        hanging = own if sentence.denied.isdisjoint(inside) else frozenset()


def _rejects_report(sentence: _Words, inside: Places) -> bool:
    """Whether a clause rejects what is told, which the next one tells: "wies Vorwürfe zurück, der Damm sei alt"."""
    hearsay = any(sentence.row[at].low in sentence.known.small.hearsay for at in inside)
    return hearsay and not sentence.rejecting.isdisjoint(inside)


def _clause(sentence: _Words, inside: Places, above: frozenset[str], is_tail: bool) -> Clause | None:
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
    focus = content if above else _focus(content, [_told_from(at, sentence) for at in denials], sentence)
    return Clause(
        said={_key(words[at].stem, known): words[at].text for at in content if words[at].stem not in names},
        names=stems & names,
        slight=frozenset(words[at].low for at in inside if words[at].is_content and words[at].low in sentence.slight),
        focus={_key(words[at].stem, known): words[at].text for at in sorted(focus)},
        is_silence=bool(focus) and words[focus[0]].low in known.saying | known.small.no_none,
        is_denied=not sentence.denied.isdisjoint(inside),
        denying=frozenset(sentence.verbs[at] for at in own_verbs) | above,
        refused=sentence.keys(content if above else _refused(content, own_verbs, sentence)),
        lacking=sentence.keys(at for at in content if at in sentence.lacking),
        rejecting=sentence.keys(at for at in content if at in sentence.rejecting),
        is_supposed=not known.small.conditions.isdisjoint(lows) or _has_no_verb(sentence, inside),
        may_be=bool(known.plans.search(sentence.text, span.start, span.end)),
        is_teller=tells and len(stems - names) <= _TELLER,
        outcomes={_key(words[at].stem, known): name for at in content if (name := known.outcome(words[at].low))},
        span=span,
    )


def _told_from(verb: int, sentence: _Words) -> int:
    """Where what a verb denies begins: at "that" a few words behind it ("denied on Friday *that*"), else at itself."""
    words, that = sentence.row, sentence.known.small.that
    behind = range(verb + 1, min(len(words), verb + 1 + _THAT_WITHIN)) if verb in sentence.verbs else ()
    return next((at for at in behind if words[at].low in that), verb)


def _refused(content: Sequence[int], verbs: Sequence[int], sentence: _Words) -> list[int]:
    """The places of what the first of the verbs of a clause denies."""
    begins = _told_from(verbs[0], sentence) if verbs else len(sentence.row)
    return [at for at in content if at > begins and sentence.row[at].stem not in sentence.names]


def _has_no_verb(sentence: _Words, inside: Places) -> bool:
    """Whether a clause denies only a thing, of what the one before it tells: "nine were found, *but not the tiara*"."""
    words, small = sentence.row, sentence.known.small
    denials = [at for at in inside if at in sentence.denied]
    if not denials or any(words[at].low in small.auxiliaries for at in inside):
        return False
    begins = not sentence.said(range(inside[0], denials[0]))
    following = words[denials[0] + 1].low if denials[0] + 1 <= inside[-1] else ""
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
        while behind and low in sentence.known.behind.none and behind[-1] + 1 in content:
            behind.append(behind[-1] + 1)  # "no tear gas"
        before = [at for at in content if at < denial][-1:]
        is_behind = low in small.denials_behind
        found += behind + (before if is_behind or not behind else [])
    return found


def _stretches(sentence: _Words) -> list[list[int]]:
    """Where each clause stands. Who somebody is, or how old, told between commas, is a part of the one around it: "the
    operator, *Yuri Sardan, 41,* was never arrested".
    """
    words = sentence.row
    told = _told_behind(sentence)
    begins = [at for at, word in enumerate(words) if not at or word.clause != words[at - 1].clause or at in told]
    parts = [list(range(first, last)) for first, last in zip(begins, [*begins[1:], len(words)], strict=True)]
    found = parts[:1]
    for at, part in enumerate(parts[1:], 1):
        is_within = at + 1 < len(parts) and _is_of_who(part, sentence) and words[parts[at + 1][0]].low == ","
        goes_on = _is_of_who(parts[at - 1], sentence) and words[part[0]].low == "," and at > 1
        if is_within or goes_on:
            found[-1] += part
        else:
            found.append(part)
    return found


def _told_behind(sentence: _Words) -> frozenset[int]:
    """Where what is said begins right behind who says it, with a subject of its own: "the firm said *a siren* had
    sounded", but not "the firm said that *it* will appeal".
    """
    words, small = sentence.row, sentence.known.small
    begins_with = small.articles | small.definite | small.owners | small.these
    told = (at + 1 for at, word in enumerate(words[:-1]) if word.low in sentence.known.saying)
    return frozenset(at for at in told if low_at(tuple(words), at + (words[at].low in small.that)) in begins_with)


def _is_of_who(part: Places, sentence: _Words) -> bool:
    """Whether a part of a sentence behind a comma has nothing but names and figures."""
    words = sentence.row
    told = [at for at in part if words[at].is_word or words[at].is_digits]
    are_names = all(words[at].stem in sentence.names or at in sentence.taken for at in told)
    return words[part[0]].low == "," and bool(told) and are_names
