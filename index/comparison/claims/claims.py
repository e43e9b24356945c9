"""What several reports say of one event: a table of claims by reports.

A claim is one assertion, or one quantity of one thing, with the sentences that tell it. Every sentence of every report
belongs to a claim, and one that states several things to several, but for lines that claim nothing (bylines, outlets,
small headings); a claim that one report alone makes is only here.
For each report the table says whether it has the claim and in whose words, lacks it, or differs from another in a fact.
Any two columns are a comparison, made already.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from index.article import Article, Span
from index.comparison.alignment.wording import Wording, compare_wording, word_keys
from index.comparison.claims.clusters import sentence_clusters
from index.comparison.claims.corrections import with_corrections
from index.comparison.claims.counterparts import shared_words
from index.comparison.claims.disputes import Dispute, Statement, disputes_of, words_spoken_of
from index.comparison.claims.incidents import of_two_incidents
from index.comparison.claims.judging import Pairs, judge, mirrored
from index.comparison.claims.kinship import SURE, TOGETHER, opposed, strengths_of
from index.comparison.claims.origins import Origins, origins
from index.comparison.claims.rows import ClaimSentences, rows_of, shared
from index.comparison.comparing import Comparison, compare_sides, side_of
from index.comparison.meaning.vectors import NO_MEANING, Meaning
from index.comparison.reading.days import APART_DAYS
from index.comparison.reading.names import whole_names
from index.comparison.reading.reading import Side, is_dated_line
from index.comparison.reading.words import FamilyKey, names_only, spelling_key
from index.text.sentences import ends_sentence

MOST_REPORTS = 30
"""As many reports as one table takes; each further one is compared with all before it."""


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

    `comparisons` has the comparison of each two articles by their places, the smaller first; of where facts differ they
    say what the claims do.
    """

    articles: tuple[Article, ...]
    sides: tuple[Side, ...]
    claims: tuple[Claim, ...]
    comparisons: Mapping[tuple[int, int], Comparison]

    @cached_property
    def origins(self) -> Origins:
        """How many independent origins the wording and the credits suggest, with the evidence."""
        runs = {pair: compared.verbatim for pair, compared in self.comparisons.items()}
        return origins(self.sides, runs, [article.metadata for article in self.articles])

    @cached_property
    def by_interest(self) -> tuple[Claim, ...]:
        """The claims in which facts differ, then those of several reports, then the rest, each in the claims' order."""
        return tuple(claim for _, claims in self.sections for claim in claims)

    @cached_property
    def sections(self) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
        """The same under their headings; none of them empty."""
        found: dict[str, list[Claim]] = {"Where they differ": [], "What several say": [], "What one alone says": []}
        differ, several, alone = found.values()
        for claim in self.claims:
            (differ if claim.disputes else several if len(claim.told_by) > 1 else alone).append(claim)
        return tuple((heading, tuple(claims)) for heading, claims in found.items() if claims)

    @property
    def moments(self) -> tuple[str | None, ...]:
        """The moment each report is of, as far as it is known."""
        return tuple(article.metadata.date for article in self.articles)

    def agreeing(self, compared: Comparison) -> Comparison:
        """A comparison of two of its articles, in whatever order, that says where they differ as the table does."""
        places = {article.id: place for place, article in enumerate(self.articles)}
        left, right = places[compared.left.id], places[compared.right.id]
        known = self.comparisons[min(left, right), max(left, right)].differences
        return replace(compared, differences=known if left < right else mirrored(known, compared))

    def sentence_of(self, statement: Statement) -> Span:
        """The sentence in which a report states a fact."""
        spans = self.sides[statement.report].sentences
        return spans[max(0, bisect_right(spans, statement.span.start, key=lambda span: span.start) - 1)]

    def told(self, claim: Claim, report: int) -> tuple[Span, ...]:
        """What one report has of a claim: the sentences that tell it, else those in which it states another fact."""
        telling = claim.tellings[report].sentences
        stated = (self.sentence_of(s) for dispute in claim.disputes for s in dispute.of(report))
        return telling or tuple(dict.fromkeys(stated))

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
        elif 2 * len(outsiders := self._outsiders) > len(self.articles):
            said.append("They may be about different incidents.")
        elif outsiders:
            said.append(f"{_listed(outsiders)} may be about another incident than the rest.")
        elif pairs and all(compared.has_little_in_common for compared in pairs):
            said.append("Few of their sentences surely tell the same.")
        return tuple(said)

    @cached_property
    def _outsiders(self) -> tuple[str, ...]:
        """The letters of the reports that are likely to be of another incident than most others are."""
        count = len(self.articles)
        same = {pair: compared.same_incident for pair, compared in self.comparisons.items()}
        apart = Counter(place for pair in of_two_incidents(same) for place in pair)
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
    """The claims of up to `MOST_REPORTS` articles; each two are compared.

    Raises `Cancelled` once `cancelled()` is true.
    """
    sides = tuple(side_of(article, family) for article in articles)
    comparisons = {
        (a, b): compare_sides(articles[a], sides[a], articles[b], sides[b], cancelled, meaning)
        for a, b in combinations(range(len(articles)), 2)
    }
    bare = [_bare_lines(side) for side in sides]
    keys = _word_keys(sides, family)
    rows, judged = _rows(sides, comparisons, meaning, bare)
    claims = tuple(
        _claim(row, sides, keys)
        for row in rows
        if row.disputes or any(place not in bare[report] for report, place in row.nodes)
    )
    return ClaimTable(tuple(articles), sides, claims, judged)


def _bare_lines(side: Side) -> frozenset[int]:
    """The places of lines that claim nothing: bylines, outlets, small headings, which do not end as sentences do; not
    the title, and none of a report that hardly ends a line so.
    """
    ends = [ends_sentence(span.of(side.text)) and not is_dated_line(side.text, span) for span in side.sentences]
    bare = frozenset(place for place, whole in enumerate(ends) if place and not whole)
    return bare if 2 * len(bare) < len(ends) else frozenset()


def _rows(
    sides: Sequence[Side], comparisons: Pairs, meaning: Meaning, bare: Sequence[frozenset[int]]
) -> tuple[list[ClaimSentences], Pairs]:
    """The sentences of each claim, and what differs in it, as the comparisons then say too; lines that claim nothing go
    with none.
    """
    shares = shared_words(sides, meaning)
    strengths = {
        pair: likely
        for pair, likely in strengths_of(sides, comparisons, shares).items()
        if not any(place in bare[report] for report, place in pair)
    }
    judged = judge(sides, comparisons, strengths, shares, bare)
    apart = opposed(sides, strengths) | judged.parted
    found = sentence_clusters([len(side.sentences) for side in sides], strengths, TOGETHER, apart)
    told = shared(found, strengths, apart, TOGETHER, SURE)
    spoken_of = words_spoken_of(sides)
    disputes = with_corrections(disputes_of(sides, judged.matters, spoken_of), sides, spoken_of)
    return rows_of(told, disputes, strengths, TOGETHER), judged.comparisons


def _word_keys(sides: Sequence[Side], family: FamilyKey) -> list[list[tuple[str, ...]]]:
    """The words of each sentence of each report as wording compares them."""
    names = names_only(family, frozenset().union(*(side.written for side in sides)))
    passages = [(side.text, sentence) for side in sides for sentence in side.words]
    whole = iter(whole_names(passages, family))
    return [[word_keys(next(whole), names) for _ in side.words] for side in sides]


_CLOSENESS = list(Wording)


def _claim(row: ClaimSentences, sides: Sequence[Side], keys: Sequence[Sequence[tuple[str, ...]]]) -> Claim:
    by_report: defaultdict[int, list[int]] = defaultdict(list)
    for report, number in row.nodes:
        by_report[report].append(number)
    first = keys[row.nodes[0][0]][row.nodes[0][1]]
    differing = {statement.report for dispute in row.disputes for statement in dispute.statements}
    tellings = []
    for report, side in enumerate(sides):
        told = by_report[report]
        wordings = [compare_wording(first, keys[report][number]) for number in told]
        closest = min(wordings, key=_CLOSENESS.index, default=None)
        tellings.append(Telling(tuple(side.sentences[n] for n in told), closest, report in differing))
    return Claim(tuple(tellings), row.disputes)
