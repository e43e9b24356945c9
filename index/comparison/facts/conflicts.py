"""Where two aligned reports disagree: *flags*, few and mostly right, and *places worth a look*, with a chance.

A flag says that two values of one matter cannot both be true as worded; a word that differs is no conflict by itself. A
disagreement that runs through many sentences is said once, where it is likeliest. Reports that are plainly of two
events (more than a week apart and no follow-up, or without a name in common) are not held against each other at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from index.article import Span
from index.comparison.alignment.alignment import Alignment
from index.comparison.facts.about import about, matter, shown
from index.comparison.facts.beside import APART, dated, told_beside
from index.comparison.facts.counterparts import Counterparts
from index.comparison.facts.denials import LIKELY, denials
from index.comparison.facts.matching.across import may_be_flagged
from index.comparison.facts.matching.chance import ClashWeights, weights
from index.comparison.facts.matching.matching import Match, decide, is_disputed, matches
from index.comparison.facts.matching.pairs import is_same_figure
from index.comparison.facts.stated.values import FIELDS, FactKind, Field
from index.comparison.facts.stated.vocabulary import vocabulary
from index.comparison.facts.strengths import Strength, is_hedged, strength
from index.comparison.facts.told import ToldSentence
from index.comparison.meaning.vectors import NO_MEANING, Meaning
from index.comparison.reading.reading import Side


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages that state different values of one `matter`, a key by which matters are told apart and never shown;
    `about` names it in words of the text, `chance` says how likely it is a clash; `values` are the two figures, where
    figures differ; `is_hedged` where one of them is.
    """

    field: Field
    kind: FactKind
    strength: Strength
    about: str
    left: Span
    right: Span
    matter: str
    chance: float
    values: tuple[float, float] | None = None
    is_hedged: bool = False

    @property
    def is_flagged(self) -> bool:
        """Whether it is said to differ; else it is only worth a look."""
        return self.chance >= FLAGGED


@dataclass(frozen=True, slots=True)
class Differences:
    """What is flagged, in order of the left; what is worth a look, the likeliest first, none of it flagged; and whether
    the language of each report is one that facts can be read in.
    """

    flags: tuple[Conflict, ...] = ()
    worth_a_look: tuple[Conflict, ...] = ()
    can_read: tuple[bool, bool] = (True, True)


FLAGGED = 0.58
"""The least chance of a flag. On events held out nearly nine of ten flags this likely were right on invented events,
three of four on a war, nearly all across two languages, two of three on breaking news. See
benchmarks/fitting, on which it was chosen.
"""

DENIED = 0.7
"""How often two clauses of which one denies what the other says are a clash; too seldom for a hard one."""

NOT_KNOWN = 0.5
"""The most that is said of two figures in two languages that are not known to be of one thing."""

WORTH_A_LOOK = 0.03
"""The least chance of a place worth a look: nobody would look at less."""

MOST_TO_LOOK_AT = 5
"""As many places as a reader looks at."""


def differences(
    alignment: Alignment,
    are_known_one: bool = False,
    are_two: bool = False,
    is_follow_up: bool = False,
    meaning: Meaning = NO_MEANING,
) -> Differences:
    """Where two reports disagree; about 50 ms of CPU for 30 sentences a side, most of it to read them once.

    `are_known_one` says that the reports are likely to tell of one incident and surely of one day, without which no
    difference is hard; `are_two` that they are likely to be of two, which are not held against each other;
    `is_follow_up` that the later one comes back to the other's incident, however long after it. `meaning` tells which
    words of two languages stand for one thing.
    """
    left, right = alignment.left, alignment.right
    ours, theirs = told_beside(left, right), told_beside(right, left)
    known = vocabulary(left.read_in), vocabulary(right.read_in)
    can_read = known[0].can_read, known[1].can_read
    if are_two or not (is_follow_up or are_of_one_event(left, right, ours, theirs)):
        return Differences(can_read=can_read)
    across = known[0].language != known[1].language
    strengths = {(c.left, c.right): c.strength for c in alignment.candidates}
    strengths |= _of_links(alignment)
    weighed, counterparts = weights(across), Counterparts(ours, theirs, meaning)
    decided = decide(
        matches(ours, theirs, strengths, counterparts),
        weighed.chance,
        lambda chance: weighed.honest(chance) >= WORTH_A_LOOK,
    )
    found = [_honest(match, weighed, across) for match in decided]
    stated = _conflicts(found, alignment, (ours, theirs), are_known_one)
    denied = chain(_denied_figures(ours, theirs, strengths), _denied(ours, theirs, strengths, counterparts))
    made = list(_said_once(sorted(chain(stated, denied), key=lambda conflict: -conflict.chance)))
    flags = [conflict for conflict in made if conflict.is_flagged]
    looks = [conflict for conflict in made if not conflict.is_flagged]
    in_order = sorted(flags, key=lambda c: (c.left, c.right, c.field, c.matter))
    return Differences(tuple(in_order), tuple(looks[:MOST_TO_LOOK_AT]), can_read)


def _honest(match: Match, weighed: ClashWeights, across: bool) -> Match:
    """A match with the chance that it turned out to have; no flag where two languages leave open of what it is."""
    chance = weighed.honest(match.chance)
    if across and not may_be_flagged(match.left.value.kind, match.signs):
        chance = min(chance, NOT_KNOWN)
    return replace(match, chance=chance)


def _of_links(alignment: Alignment) -> dict[tuple[int, int], float]:
    """The strengths of the links, by the places of their sentences: sentences of one wording are no candidates."""
    places = [{span: at for at, span in enumerate(side.sentences)} for side in (alignment.left, alignment.right)]
    return {(places[0][link.left], places[1][link.right]): link.strength for link in alignment.links}


def are_of_one_event(left: Side, right: Side, ours: Sequence[ToldSentence], theirs: Sequence[ToldSentence]) -> bool:
    """Whether two reports may be of one event: dated within a week, and with a name in common where both have any."""
    one, other = dated(left), dated(right)
    if one and other and abs(one - other) > APART:
        return False
    names = [frozenset[str]().union(*(told.names for told in side)) for side in (ours, theirs)]
    languages = {told.known.language for told in (*ours, *theirs)}
    return not all(names) or not names[0].isdisjoint(names[1]) or len(languages) > 1


def _conflicts(
    found: Sequence[Match],
    alignment: Alignment,
    told: tuple[Sequence[ToldSentence], Sequence[ToldSentence]],
    are_known_one: bool,
) -> Iterator[Conflict]:
    for match in found:
        one, other = match.left.value, match.right.value
        may_be_hard = are_known_one and not is_disputed(match, *told)
        held = strength(match, alignment.left, alignment.right, may_be_hard)
        sentences = told[0][match.sentences[0]], told[1][match.sentences[1]]
        words = about(match, *sentences)
        key = matter(match)
        values = (one.plain, other.plain) if one.kind not in FIELDS else None
        ends = one.shown, other.shown
        yield Conflict(one.field, one.kind, held, words, *ends, key, match.chance, values, is_hedged(match))


def _denied_figures(
    ours: Sequence[ToldSentence], theirs: Sequence[ToldSentence], strengths: Mapping[tuple[int, int], float]
) -> Iterator[Conflict]:
    """The figures that one report gives and the other denies, shown with the words that do: "denied that 53". Where
    the reports' own figures clash, that is said instead.
    """
    for (i, j), likely in sorted(strengths.items(), key=lambda each: (-each[1], min(each[0]), max(each[0]))):
        left, right = ours[i], theirs[j]
        pairs = [(a, b) for a in left.denied for b in right.figures]
        pairs += [(a, b) for a in left.figures for b in right.denied]
        heads = left.known.heads, right.known.heads
        for one, other in pairs:
            if is_same_figure(one, other, heads, likely >= LIKELY):
                match = Match((i, j), one, other, True, dict)
                words, key = about(match, left, right), matter(match)
                ends = [around.denial or around.value.shown for around in (one, other)]
                yield Conflict(one.value.field, one.value.kind, Strength.SOFT, words, ends[0], ends[1], key, FLAGGED)


def _denied(
    ours: Sequence[ToldSentence],
    theirs: Sequence[ToldSentence],
    strengths: Mapping[tuple[int, int], float],
    counterparts: Counterparts,
) -> Iterator[Conflict]:
    """What one report says and the other denies, or tells the opposite of."""
    for _, pair in denials(ours, theirs, strengths, counterparts):
        words = shown(*pair.about, across=pair.is_across)
        key = f"{FactKind.OUTCOME} denied {' '.join(sorted(pair.ours & pair.theirs))}"
        ends = pair.one.span, pair.other.span
        yield Conflict(Field.OTHER, FactKind.OUTCOME, Strength.SOFT, words, *ends, key, DENIED)


def _said_once(found: Iterable[Conflict]) -> Iterator[Conflict]:
    """The likeliest conflict of each value of either side, and of each two values of one matter however often told; no
    clause in which both values of a likelier one stand.
    """
    seen: set[tuple[object, ...]] = set()
    flags: list[Conflict] = []
    for conflict in found:
        keys = {("left", conflict.left), ("right", conflict.right)}
        if any(_is_inside(flag, conflict) or _is_a_word_of(conflict, flag) for flag in flags):
            continue
        if seen.isdisjoint(keys):
            flags += [conflict] if conflict.is_flagged else []
            seen |= keys
            yield conflict


def _is_a_word_of(one: Conflict, other: Conflict) -> bool:
    """Whether one only tells a word of the clauses of which the other says that they deny each other."""
    return one.kind is other.kind is FactKind.OUTCOME and _is_inside(one, other)


def _is_inside(one: Conflict, other: Conflict) -> bool:
    """Whether the passages of one stand inside those of the other."""
    return all(
        outer.start <= inner.start and inner.end <= outer.end
        for inner, outer in ((one.left, other.left), (one.right, other.right))
    )
