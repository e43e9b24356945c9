"""What several reports say of one event: a table of claims by reports.

A claim is a cluster of sentences that tell the same fact. Every sentence of every report belongs to exactly one claim;
a claim that one report alone makes is only here. For each report the table says whether it has the claim and in whose
words, lacks it, or differs from another in a fact. Any two columns are a comparison, made already.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, reduce
from itertools import combinations

from index.article import Article, Span
from index.comparison.alignment.wording import Wording, compare_wording, word_keys
from index.comparison.claims.clusters import Node, clusters
from index.comparison.claims.origins import Origins, origins
from index.comparison.comparing import Comparison, compare_sides, side_of
from index.comparison.facts.about import fuller
from index.comparison.facts.conflicts import Conflict
from index.comparison.facts.stated.values import Field
from index.comparison.facts.strengths import Strength
from index.comparison.meaning.vectors import NO_MEANING, Meaning
from index.comparison.reading.days import APART_DAYS
from index.comparison.reading.names import whole_names
from index.comparison.reading.reading import Side
from index.comparison.reading.words import FamilyKey, names_only, spelling_key

MOST_REPORTS = 8
"""As many columns as can be read side by side; each further one is compared with all before it."""


class Standing(StrEnum):
    """How a report stands to a claim."""

    HAS = "has"
    DIFFERS = "differs"
    LACKS = "lacks"


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report has of a claim: the sentences that tell it, how the closest of them is worded beside the claim's
    first sentence (None without any), and whether a fact of it differs from another report's.
    """

    sentences: tuple[Span, ...]
    wording: Wording | None
    differs: bool

    @property
    def standing(self) -> Standing:
        """A report may differ without telling the claim: it states another fact of the same matter elsewhere."""
        if self.differs:
            return Standing.DIFFERS
        return Standing.HAS if self.sentences else Standing.LACKS


@dataclass(frozen=True, slots=True)
class Statement:
    """The words with which a report, by its place, states a fact."""

    report: int
    span: Span


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter of which reports state different facts; who is right is not ours to say."""

    field: Field
    strength: Strength
    about: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the table, with a telling for each report in the reports' order."""

    tellings: tuple[Telling, ...]
    disputes: tuple[Dispute, ...]

    @property
    def told_by(self) -> tuple[int, ...]:
        """The reports, by their places, that have a sentence which tells it."""
        return tuple(place for place, telling in enumerate(self.tellings) if telling.sentences)

    @property
    def first(self) -> Statement:
        """The claim's first sentence: the first of the first report that tells it."""
        return Statement(self.told_by[0], self.tellings[self.told_by[0]].sentences[0])


@dataclass(frozen=True)
class ClaimTable:
    """The claims of some articles, in the order in which the first that has them tells them.

    `comparisons` has the comparison of each two articles by their places, the smaller first.
    """

    articles: tuple[Article, ...]
    sides: tuple[Side, ...]
    claims: tuple[Claim, ...]
    comparisons: Mapping[tuple[int, int], Comparison]

    @cached_property
    def origins(self) -> Origins:
        """How many independent origins the wording suggests, with the evidence."""
        return origins(self.sides, {pair: compared.verbatim for pair, compared in self.comparisons.items()})

    @cached_property
    def summary(self) -> dict[str, int]:
        """How many claims there are, how many of them several reports tell, and in how many facts differ."""
        return {
            "claims": len(self.claims),
            "shared": sum(len(claim.told_by) > 1 for claim in self.claims),
            "differ": sum(bool(claim.disputes) for claim in self.claims),
        }

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """What to know before reading the table, as of a comparison of two."""
        said = []
        pairs = self.comparisons.values()
        if (days := max((compared.days_apart for compared in pairs), default=0)) > APART_DAYS:
            said.append(f"The reports are dated up to {days} days apart.")
        if pairs and self.claims and not self.summary["shared"]:
            said.append("No claim is shared: the reports may be about different incidents.")
        elif outsiders := self._outsiders:
            said.append(f"{_listed(outsiders)} may be about another incident than the rest.")
        elif pairs and all(compared.has_little_in_common for compared in pairs):
            said.append("They have little in common.")
        return tuple(said)

    @cached_property
    def _outsiders(self) -> tuple[str, ...]:
        """The letters of the reports that are likely to be of another incident than most others are."""
        count = len(self.articles)
        apart = Counter(
            place for pair, compared in self.comparisons.items() if compared.same_incident is False for place in pair
        )
        return tuple(column_letter(place) for place in range(count) if 2 * apart[place] > count - 1)


def column_letter(place: int) -> str:
    """What a report's column is called: A for the first, AA for the one behind Z."""
    rest, last = divmod(place, _LETTERS)
    return (column_letter(rest - 1) if rest else "") + chr(ord("A") + last)


_LETTERS = 26


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def claim_table(
    articles: Sequence[Article],
    cancelled: Callable[[], bool] = lambda: False,
    family: FamilyKey = spelling_key,
    meaning: Meaning = NO_MEANING,
) -> ClaimTable:
    """The claims of up to `MOST_REPORTS` articles: well under a second of CPU for eight of 30 sentences.

    Raises `Cancelled` once `cancelled()` is true.
    """
    sides = tuple(side_of(article, family) for article in articles)
    comparisons = {
        (a, b): compare_sides(articles[a], sides[a], articles[b], sides[b], cancelled, meaning)
        for a, b in combinations(range(len(articles)), 2)
    }
    rows = clusters([len(side.sentences) for side in sides], _strengths(sides, comparisons))
    disputes = _disputes(rows, sides, comparisons)
    keys = _word_keys(sides, family)
    claims = tuple(_claim(row, disputes.get(number, ()), sides, keys) for number, row in enumerate(rows))
    return ClaimTable(tuple(articles), sides, claims, comparisons)


def _strengths(
    sides: Sequence[Side], comparisons: Mapping[tuple[int, int], Comparison]
) -> dict[tuple[Node, Node], float]:
    """How likely each two sentences tell the same fact, where that is likely at all."""
    found: dict[tuple[Node, Node], float] = {}
    places = [{span: number for number, span in enumerate(side.sentences)} for side in sides]
    for (a, b), compared in comparisons.items():
        for candidate in compared.alignment.candidates:
            found[(a, candidate.left), (b, candidate.right)] = candidate.strength
        for link in compared.alignment.links:
            found[(a, places[a][link.left]), (b, places[b][link.right])] = link.strength
    return found


def _word_keys(sides: Sequence[Side], family: FamilyKey) -> list[list[tuple[str, ...]]]:
    """The words of each sentence of each report as wording compares them."""
    names = names_only(family, frozenset().union(*(side.written for side in sides)))
    passages = [(side.text, sentence) for side in sides for sentence in side.words]
    whole = iter(whole_names(passages, family))
    return [[word_keys(next(whole), names) for _ in side.words] for side in sides]


_CLOSENESS = list(Wording)


def _claim(
    row: Sequence[Node], disputes: Sequence[Dispute], sides: Sequence[Side], keys: Sequence[Sequence[tuple[str, ...]]]
) -> Claim:
    by_report: defaultdict[int, list[int]] = defaultdict(list)
    for report, number in row:
        by_report[report].append(number)
    first = keys[row[0][0]][row[0][1]]
    differing = {statement.report for dispute in disputes for statement in dispute.statements}
    tellings = []
    for report, side in enumerate(sides):
        told = by_report[report]
        wordings = [compare_wording(first, keys[report][number]) for number in told]
        closest = min(wordings, key=_CLOSENESS.index, default=None)
        tellings.append(Telling(tuple(side.sentences[n] for n in told), closest, report in differing))
    return Claim(tuple(tellings), tuple(disputes))


def _disputes(
    rows: Sequence[Sequence[Node]], sides: Sequence[Side], comparisons: Mapping[tuple[int, int], Comparison]
) -> dict[int, list[Dispute]]:
    """The conflicts of all pairs by row, those of one matter in one.

    A conflict between sentences of two rows stands in the row of the earlier report.
    """
    row_of = {node: number for number, row in enumerate(rows) for node in row}
    starts = [[span.start for span in side.sentences] for side in sides]
    gathered: defaultdict[tuple[int, Field, str], list[tuple[int, int, Conflict]]] = defaultdict(list)
    for (a, b), compared in comparisons.items():
        for conflict in compared.conflicts:
            row = row_of[a, bisect_right(starts[a], conflict.left.start) - 1]
            gathered[row, conflict.field, conflict.matter].append((a, b, conflict))
    found: defaultdict[int, list[Dispute]] = defaultdict(list)
    for (row, field, _), stated in gathered.items():
        strength = min((conflict.strength for _, _, conflict in stated), key=_FIRST_SAID.index)
        about = reduce(fuller, (conflict.about for _, _, conflict in stated))
        ends = {end for a, b, each in stated for end in (Statement(a, each.left), Statement(b, each.right))}
        statements = sorted(ends, key=lambda s: (s.report, s.span))
        found[row].append(Dispute(field, strength, about, tuple(statements)))
    return found


_FIRST_SAID = (Strength.HARD, Strength.SOFT, Strength.UPDATE)
# Of several reports the strongest is said; a difference is an update only where each is one.
