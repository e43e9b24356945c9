"""Where two aligned reports disagree: *flags*, few and mostly right, and *places worth a look*, with a chance.

A flag says that two values of one matter cannot both be true as worded; a word that differs is no conflict by itself. A
disagreement that runs through many sentences is said once, where it is likeliest. Reports that are plainly of two
events (more than a week apart, or without a name in common) are not held against each other at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.article import Span
from index.comparison.alignment.alignment import Alignment
from index.comparison.facts.about import about, matter
from index.comparison.facts.matching.chance import weights
from index.comparison.facts.matching.matching import Match, decide, is_disputed, matches
from index.comparison.facts.stated.values import FactKind, Field
from index.comparison.facts.stated.vocabulary import vocabulary_for
from index.comparison.facts.strengths import Strength, strength
from index.comparison.facts.told import ToldSentence, tell
from index.comparison.reading.reading import Side


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages that state different values of one `matter`, a key by which matters are told apart and never shown;
    `about` names it in words of the text, `chance` says how likely it is a clash.
    """

    field: Field
    kind: FactKind
    strength: Strength
    about: str
    left: Span
    right: Span
    matter: str
    chance: float

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


FLAGGED = 0.5
"""The least chance of a flag. On events held out nine of ten flags this likely were right on invented events, three of
four on a war, two of three on breaking news; see benchmarks/fitting.
"""

WORTH_A_LOOK = 0.03
"""The least chance of a place worth a look: below, one in fifty is a clash, and nobody would look."""

MOST_TO_LOOK_AT = 5
"""As many places as a reader looks at."""

APART = timedelta(days=7)
"""Reports further apart than this tell of one event only in looking back."""


def differences(alignment: Alignment) -> Differences:
    """Where two reports disagree; about 50 ms of CPU for 30 sentences a side, most of it to read them once."""
    left, right = alignment.left, alignment.right
    ours, theirs = _told(left, right), _told(right, left)
    known = vocabulary_for(left.language, left.text), vocabulary_for(right.language, right.text)
    can_read = known[0].can_read, known[1].can_read
    if not are_of_one_event(left, right, ours, theirs):
        return Differences(can_read=can_read)
    across = known[0].language != known[1].language
    strengths = {(c.left, c.right): c.strength for c in alignment.candidates}
    strengths |= _of_links(alignment)
    decided = decide(matches(ours, theirs, strengths), weights(across).chance)
    found = [match for match in decided if match.chance >= WORTH_A_LOOK]
    made = list(_said_once(_conflicts(found, alignment, (ours, theirs))))
    flags = [conflict for conflict in made if conflict.is_flagged]
    looks = [conflict for conflict in made if not conflict.is_flagged]
    in_order = sorted(flags, key=lambda c: (c.left, c.right, c.field, c.matter))
    return Differences(tuple(in_order), tuple(looks[:MOST_TO_LOOK_AT]), can_read)


def _of_links(alignment: Alignment) -> dict[tuple[int, int], float]:
    """The strengths of the links, by the places of their sentences: sentences of one wording are no candidates."""
    places = [{span: at for at, span in enumerate(side.sentences)} for side in (alignment.left, alignment.right)]
    return {(places[0][link.left], places[1][link.right]): link.strength for link in alignment.links}


def _told(side: Side, other: Side) -> tuple[ToldSentence, ...]:
    """What each sentence of a side tells; times are told from the same day in both reports."""
    day = report_day(side, other)
    known: tuple[ToldSentence, ...] | None = side.stated.get(day)
    if known is None:
        words = vocabulary_for(side.language, side.text)
        known = side.stated[day] = tuple(tell(side.text, span, words, day) for span in side.sentences)
    return known


def report_day(side: Side, other: Side) -> date | None:
    """The day from which a side's weekdays are told; None where either report has none.

    Less than a week apart both reports mean the same Monday, and a date that is a day or two wrong does no harm.
    """
    one, another = _day(side), _day(other)
    if one is None or another is None:
        return None
    return max(one, another) if abs(one - another) < APART else one


def _day(side: Side) -> date | None:
    try:
        return date.fromisoformat((side.date or "")[:10])
    except ValueError:
        return None


def are_of_one_event(left: Side, right: Side, ours: Sequence[ToldSentence], theirs: Sequence[ToldSentence]) -> bool:
    """Whether two reports may be of one event: dated within a week, and with a name in common where both have any."""
    one, other = _day(left), _day(right)
    if one and other and abs(one - other) > APART:
        return False
    names = [frozenset[str]().union(*(told.names for told in side)) for side in (ours, theirs)]
    languages = {told.known.language for told in (*ours, *theirs)}
    return not all(names) or not names[0].isdisjoint(names[1]) or len(languages) > 1


def _conflicts(
    found: Sequence[Match],
    alignment: Alignment,
    told: tuple[Sequence[ToldSentence], Sequence[ToldSentence]],
) -> Iterator[Conflict]:
    for match in found:
        one, other = match.left.value, match.right.value
        held = strength(match, alignment.left, alignment.right, is_disputed(match, *told))
        sentences = told[0][match.sentences[0]], told[1][match.sentences[1]]
        words = about(match, *sentences)
        key = matter(match)
        yield Conflict(one.field, one.kind, held, words, one.shown, other.shown, key, match.chance)


def _said_once(found: Iterator[Conflict]) -> Iterator[Conflict]:
    """The likeliest conflict of each value of either side, and of each two values of one matter however often told."""
    seen: set[tuple[object, ...]] = set()
    for conflict in found:
        keys = {("left", conflict.left), ("right", conflict.right)}
        if seen.isdisjoint(keys):
            seen |= keys
            yield conflict
