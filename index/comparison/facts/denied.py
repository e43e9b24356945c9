"""Which values of a sentence it denies: what a report denies is not what it tells.

A value is denied where it stands in the scope of a denial of its own sentence: in what is denied or rejected ("denied
that 53 people died", "rejected reports of 53 dead"), in a report that is called untrue ("claims of 53 dead were
false"), or right behind a negation ("not 53 but 29").

A scope ends with its clause, because what hangs on it is taken for granted: "denied that the dam, which killed 53, was
unsafe". So is what a definite phrase names, inside a scope as well: "denied having killed any of the 53 dead". What is
no statement cannot be denied as one: "denied entry to 53 people", "denied any role in the blast that killed 53". A
denial that is itself denied is none: "did not deny that 53 people died". These are the classical tests of what negation
leaves untouched: Karttunen, "Presuppositions of Compound Sentences" (1973).

Example: of "The ministry denied that 53 people died; the toll was 29" the 53 is denied, and 29 is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.facts.kinds.times import SentenceWords
from index.comparison.facts.negations import denial_places, denying_verbs
from index.comparison.facts.standing import not_this
from index.comparison.facts.stated.values import FactKind, Field, StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at, said_behind
from index.text.stop_words import stop_words

_COMPLEMENT, _BETWEEN = 7, 2
# Words behind a verb in which what it denies begins, and how many of them may be neither small nor about reports: "the
# ministry of water", "on Tuesday".

_FIGURE = 3
# Words behind a verb in which the figure stands that it denies: "denied some 53 deaths".

_REPORT = 16
# Words between a report and what is said of it: "claims that 53 people had died in the blast at the plant were false".

_LEADS = 4
# Words behind a report in which is told of what it is: "claims on Tuesday *of*", "Berichte zurück, *wonach*".

_REACH, _REACH_BARE = 14, 8
# Words that a denial reaches at most: a clause without a comma at its end goes on into the next, above all where no
# "that" says where it begins ("The government which denied its forces were behind it also agreed to hand over").

_NEGATED = 4
# Words before a verb, or behind it, in which it is itself denied: "has never formally denied".

_WHEN = 3
# Words before a denial in which its day stands: "on Tuesday denied that".

_RATHER = 8
# Words between a negation and what it takes back, and between that and "but": "No murieron 53 personas sino 29".

_STOPS = frozenset([";", ":", "(", ")", "–", "—", "؛", ".", "!", "?"])
# Signs at which every scope ends.


@dataclass(frozen=True, slots=True)
class Scope:
    """The words from `first` up to `last` that a denial reaches, which stands from `at` up to `until`; `is_clause`
    where they are a clause and not a phrase.
    """

    first: int
    last: int
    at: int
    until: int
    is_clause: bool = False


def denied(told: SentenceWords, values: Sequence[StatedValue], scopes: Sequence[Scope]) -> dict[int, Span]:
    """The denied ones of the values of a sentence, by their places in the row, each with the words that deny it and
    itself ("denied that 53"). Only figures are denied one by one: what happened where and when, `denials` tells.
    """
    found: dict[int, Span] = {}
    for at, value in enumerate(values):
        if (
            value.field not in (Field.NUMBER, Field.DURATION)
            or value.is_article
            or value.names
            or value.hedge == "none"
        ):
            continue
        passage = _denial(told, value, scopes)
        if passage is not None:
            found[at] = passage
    return found


def is_when_denied(value: StatedValue, scopes: Sequence[Scope]) -> bool:
    """Whether a day is that on which something was denied: "denied *on Tuesday* that 53 people died"."""
    is_time = value.kind in (FactKind.DAY, FactKind.CLOCK)
    return is_time and any(scope.at - _WHEN <= value.first < scope.first for scope in scopes)


def _denial(told: SentenceWords, value: StatedValue, scopes: Sequence[Scope]) -> Span | None:
    """The passage from the denial of a value to the value, or from the value to the denial."""
    for scope in scopes:
        if scope.first <= value.first < scope.last and not _is_taken_for_granted(told, value, scope):
            return _passage(told.words, value, scope.at, scope.until)
    small, words = told.known.small, told.words
    if before := not_this(told, value):
        return _passage(words, value, value.first - before, value.first)
    behind = next((at for at in (value.last, value.last + 1) if low_at(words, at) in small.not_behind), None)
    return None if behind is None else _passage(words, value, behind, behind + 1)


def _passage(words: Sequence[FactWord], value: StatedValue, at: int, until: int) -> Span:
    return Span(min(words[at].start, value.shown.start), max(words[until - 1].end, value.shown.end))


def _is_taken_for_granted(told: SentenceWords, value: StatedValue, scope: Scope) -> bool:
    """Whether a value is named and not told: "the 53 dead", "its 53 workers"; in a clause "the death of 53" as well."""
    small, words = told.known.small, told.words
    named = small.definite | small.owners | small.these
    if low_at(words, value.first - 1) in named:
        return True
    return scope.is_clause and low_at(words, value.first - 1) in small.of and low_at(words, value.first - 3) in named


def scopes_of(told: SentenceWords) -> Iterator[Scope]:
    """What the denials of a sentence reach, which few sentences have."""
    words, known = told.words, told.known
    behind, rather = known.behind, known.small.but_rather
    if known.denial_marks.isdisjoint([word.low for word in words]):
        return
    verbs = denying_verbs(words, known)
    negations = denial_places(words, verbs, known)
    for at in range(len(words)):
        if size := said_behind(words, at, behind.untrue_before):
            yield _clause(words, at + size, (at, at + size), known)
            continue
        size = said_behind(words, at, behind.denying)
        rejects = size or said_behind(words, at, behind.rejecting)
        if rejects and not _is_negated(words, (at, at + rejects), negations):
            yield from _complement(words, (at, at + rejects), known, may_be_clause=bool(size))
        if untrue := said_behind(words, at, behind.untrue):
            yield from _report_called_untrue(words, (at, at + untrue), known)
        if last := said_behind(words, at, behind.denying_last):
            yield from _before_verb(words, (at, at + last), known)
        if words[at].low in rather:
            yield from _rather(words, at, known)


def _is_negated(words: Sequence[FactWord], at: tuple[int, int], negations: frozenset[int]) -> bool:
    """Whether a verb is itself denied: in its clause before it, or right behind it ("bestritt nicht, dass")."""
    clause = words[at[0]].clause
    near = range(max(0, at[0] - _NEGATED), min(len(words), at[1] + 1))
    return any(place in negations and words[place].clause == clause for place in near)


def _complement(
    words: tuple[FactWord, ...], at: tuple[int, int], known: Vocabulary, may_be_clause: bool
) -> Iterator[Scope]:
    """What a verb of denial denies: a clause, told by "that" or by its own verb, or a report, or what befell
    somebody; nothing where it has another object or none.
    """
    small, between = known.small, 0
    for place in range(at[1], min(len(words), at[1] + _COMPLEMENT)):
        word = words[place]
        if word.low in small.that:
            if may_be_clause and not (place > at[1] and _is_relative(words, place, known)):
                yield _clause(words, place + 1, at, known)
            return
        if word.low in small.hearsay:
            if (first := _where_told(words, place, known)) is not None:
                yield _scope(words, first, at, known, is_clause=False)
            return
        if may_be_clause and (known.groups.get(word.stem, "").startswith("fate:") or word.low in small.auxiliaries):
            first = _figure_of(words, at[1], place, known)
            first = place + 1 if first is None else first
            yield _scope(words, first, at, known, word.low in small.auxiliaries, _REACH_BARE)
            return
        if word.low in _STOPS or (word.low == "," and low_at(words, place + 1) not in small.that):
            return
        if _leads_away(word, known):
            told_by = range(place + 1, min(len(words), place + _COMPLEMENT))
            that = next((k for k in told_by if words[k].low in small.that), None)
            if may_be_clause and that is not None and _may_tell(words[that - 1], known):
                yield _clause(words, that + 1, at, known)
            return
        between += word.is_content and not _may_tell(word, known)
        if between > _BETWEEN:
            return


def _figure_of(words: tuple[FactWord, ...], first: int, place: int, known: Vocabulary) -> int | None:
    """The figure with which the object of a verb begins at `first`, where the word at `place` says what befell so many
    and nothing that it describes follows: "denied *thirty* deaths", not "denied 53 dead miners a grave".
    """
    begins = range(first, min(place, first + _FIGURE))
    figure = next((k for k in begins if words[k].is_digits or words[k].low in known.numbers), None)
    is_fate = words[place].low not in known.small.auxiliaries
    describes = is_fate and place + 1 < len(words) and words[place + 1].is_content
    return None if describes else figure


def _leads_away(word: FactWord, known: Vocabulary) -> bool:
    """Whether a small word leads away from the object of a verb: "denied access *to*", "a role *in*"."""
    small = known.small
    inside = (small.articles, small.definite, small.owners, small.these, small.pronouns)
    return word.low in stop_words(known.language) and not any(word.low in some for some in inside)


def _may_tell(word: FactWord, known: Vocabulary) -> bool:
    """Whether a word says in what, or when, something was denied: "in a statement", "on Tuesday"."""
    return word.low in known.small.hearsay or known.weekday(word.low) is not None


def _is_relative(words: tuple[FactWord, ...], that: int, known: Vocabulary) -> bool:
    """Whether "that" stands for what is before it: "the blast that killed", "that has killed"."""
    following = words[that + 1] if that + 1 < len(words) else None
    if following is None or not words[that - 1].is_content or words[that - 1].low in known.small.hearsay:
        return False
    return following.low in known.small.auxiliaries or following.stem in known.fates or following.stem in known.deeds


def _clause(words: tuple[FactWord, ...], first: int, at: tuple[int, int], known: Vocabulary) -> Scope:
    return _scope(words, first, at, known, is_clause=True)


def _where_told(words: tuple[FactWord, ...], report: int, known: Vocabulary) -> int | None:
    """Where what a report tells begins: behind "that", at "of" or at a figure; None where it is only said whose or
    where it is ("claims against two firms", "reports from two towns").
    """
    for place in range(report + 1, min(len(words), report + 1 + _LEADS)):
        word = words[place]
        if word.low in known.small.that:
            return place + 1
        is_figure = word.is_digits or word.low in known.numbers
        if word.low in known.small.told_of or (is_figure and place == report + 1):
            return place
        if word.low in _STOPS or is_figure:
            return None
    return None


def _scope(
    words: tuple[FactWord, ...],
    first: int,
    at: tuple[int, int],
    known: Vocabulary,
    is_clause: bool,
    reach: int = _REACH,
) -> Scope:
    """The words from `first` on, at most `reach`, as far as their clause goes; a figure that is joined to it by "and"
    is a part of it.
    """
    small, last = known.small, first
    clause = words[first].clause if first < len(words) else 0
    while last < min(len(words), first + reach):
        word = words[last]
        if word.low in _STOPS or word.low in small.that:
            break
        if word.clause != clause and word.low not in small.than:
            following = words[last + 1] if last + 1 < len(words) else word
            joins = word.low in small.joins_names or word.low in small.joins_numbers
            if not (joins and (following.is_digits or following.low in known.numbers)):
                break
        clause = word.clause
        last += 1
    return Scope(first, last, *at, is_clause=is_clause)


def _report_called_untrue(words: tuple[FactWord, ...], at: tuple[int, int], known: Vocabulary) -> Iterator[Scope]:
    """What a report tells that is called untrue behind it: "claims of 53 dead were false"."""
    small = known.small
    for place in range(at[0] - 1, max(-1, at[0] - _REPORT), -1):
        if words[place].low in _STOPS:
            return
        first = _where_told(words, place, known) if words[place].low in small.hearsay else None
        if first is not None and first < at[0]:
            last = next((k for k in range(first, at[0]) if words[k].low in small.that), at[0])
            yield Scope(first, last, place, at[1])
            return


def _before_verb(words: tuple[FactWord, ...], at: tuple[int, int], known: Vocabulary) -> Iterator[Scope]:
    """What stands before a verb at the end of its clause, of languages that have it there, as far as it is told of what
    befell somebody, or of a report.
    """
    first = at[0]
    while first and words[first - 1].clause == words[at[0]].clause and words[first - 1].low not in _STOPS:
        first -= 1
    denied_there = words[first : at[0]]
    if any(word.stem in known.fates or word.low in known.small.hearsay for word in denied_there):
        yield Scope(first, at[0], *at)


def _rather(words: tuple[FactWord, ...], but: int, known: Vocabulary) -> Iterator[Scope]:
    """What stands between a negation and a word that puts another in its place: "no murieron 53 sino 29"."""
    before = range(but - 1, max(-1, but - 1 - _RATHER), -1)
    found = (at for at in before if words[at].low in _STOPS or words[at].low in known.denials)
    negation = next(found, None)
    if negation is not None and words[negation].low in known.denials - known.small.half_denials:
        yield Scope(negation + 1, but, negation, negation + 1)
