"""How likely two sentences of two reports tell the same fact: what is measured, and the small model that weighs it.

Words weigh by how rare they are in the two reports alone: what both say over and over tells no two sentences apart. All
weights are whole numbers, so that sums do not depend on their order and the comparison of B with A mirrors that of A
with B to the last digit. The model is a logistic regression fitted offline on pairs read by hand; every measurement
treats both sides alike.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import itemgetter

from index.comparison.reading.reading import Reading, name_counts

WEIGHTS: dict[str, float] = {
    "clause": 2.8218,
    "least_margin": 1.1434,
    "most_margin": 0.6512,
    "kinship": 10.8753,
    "days_part": -2.8824,
    "concepts": 0.1739,
    "lead": 1.3236,
    "killed": 1.1737,
    "lead_killed": -0.8914,
    "main_killed": 0.6858,
    "wounded": 1.0670,
    "counted": 0.1268,
    "distance": -1.4116,
}
"""What one unit of each measurement adds to the log-odds that two sentences are linked; see `Likeness.measure`."""

BIAS = -9.6820
"""The log-odds of two sentences of which every measurement is zero."""

_UNIT = 1_000_000
# Weights are whole numbers of millionths.

_SPREAD = 4.0
# A word said once in both reports together weighs this much, however long the reports are.

_MOST_CANDIDATES = 24
# The best by cosine for each sentence of either side; more never mattered, and long reports stay fast.

_FAR_BELOW = 0.03
# Evens out the margin over the runner-up where both are close to nothing.

_LEAD = 2
# A report tells its main fact in its first two sentences.

_MAIN_TOLL = 4
# The toll of the main incident stands in the first four.

_DATED = 2
# The day of the main incident is named by one of the first two sentences that name any; one alone would let a single
# paragraph put in front decide about the whole report.

_ALIEN, _AKIN, _SURELY_AKIN = 0.1, 0.55, 0.65
# The likeness of names: below the first two reports cannot be further apart, over the last not closer;
# tolls are only compared in reports over the middle one.

_FULL_CLAUSE = 6.0
# A clause overlap counts in full once the shared words weigh this much: less may be chance.


class Likeness:
    """Two reports side by side: the candidates for a link, and what speaks for each."""

    def __init__(self, left: Sequence[Reading], right: Sequence[Reading]) -> None:
        self.left, self.right = left, right
        self.weight = _weights(left, right)
        self._square = {term: weight * weight for term, weight in self.weight.items()}
        self._norms = [self._norm(r.terms) for r in left], [self._norm(r.terms) for r in right]
        self.cosines = self._all_cosines()
        self.kinship = _kinship(left, right)
        self._leads = self._lead_likeness(left, self._norms[0]), self._lead_likeness(right, self._norms[1])
        self._main = _main_tolls(left), _main_tolls(right)
        self._days_part = _days_part(left, right)
        self._clause_mass = {clause: self._mass(clause) for side in (left, right) for r in side for clause in r.clauses}

    def _norm(self, terms: Iterable[str]) -> float:
        return math.sqrt(sum(self._square[term] for term in terms)) or 1.0

    def _all_cosines(self) -> list[dict[int, float]]:
        """For each left sentence the right ones it shares a term with, and the cosine of the two."""
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for j, reading in enumerate(self.right):
            for term in reading.terms:
                postings[term].append(j)
        rows: list[dict[int, float]] = []
        for reading, norm in zip(self.left, self._norms[0], strict=True):
            dots: defaultdict[int, int] = defaultdict(int)
            for term in reading.terms:
                square = self._square[term]
                for j in postings.get(term, ()):
                    dots[j] += square
            rows.append({j: dot / (norm * self._norms[1][j]) for j, dot in dots.items()})
        return rows

    def _lead_likeness(self, side: Sequence[Reading], norms: Sequence[float]) -> list[float]:
        """How like each sentence is to its own report's lead; a lead sentence is its own."""
        return [
            max(
                1.0 if k == place else self._mass_squared(reading.terms & lead.terms) / (norms[place] * norms[k])
                for k, lead in enumerate(side[:_LEAD])
            )
            for place, reading in enumerate(side)
        ]

    def _mass_squared(self, terms: Iterable[str]) -> int:
        return sum(self._square[term] for term in terms)

    def _mass(self, terms: Iterable[str]) -> float:
        return sum(self.weight[term] for term in terms) / _UNIT

    def candidates(self) -> list[tuple[int, int]]:
        """The pairs worth measuring, in order: for each sentence of either side its nearest by cosine."""
        columns: list[list[tuple[float, int]]] = [[] for _ in self.right]
        chosen: set[tuple[int, int]] = set()
        for i, row in enumerate(self.cosines):
            for j, cosine in row.items():
                columns[j].append((cosine, i))
            chosen.update((i, j) for j in _nearest((cosine, j) for j, cosine in row.items()))
        for j, column in enumerate(columns):
            chosen.update((i, j) for i in _nearest(column))
        return sorted(chosen)

    @cached_property
    def _best(self) -> tuple[list[list[tuple[float, frozenset[str]]]], list[list[tuple[float, frozenset[str]]]]]:
        """For each sentence of either side its two best others by cosine, twins of one wording counted once."""
        rows: list[dict[frozenset[str], float]] = [{} for _ in self.left]
        columns: list[dict[frozenset[str], float]] = [{} for _ in self.right]
        for i, row in enumerate(self.cosines):
            for j, cosine in row.items():
                rows[i][self.right[j].terms] = cosine
                columns[j][self.left[i].terms] = cosine
        return [_two_best(row) for row in rows], [_two_best(column) for column in columns]

    def measure(self, i: int, j: int) -> dict[str, float]:
        """What speaks for and against a link of left sentence `i` and right sentence `j`, by name."""
        left, right = self.left[i], self.right[j]
        cosine = self.cosines[i].get(j, 0.0)
        rows, columns = self._best
        margins = sorted((_margin(cosine, rows[i], right.terms), _margin(cosine, columns[j], left.terms)))
        lead = math.sqrt(self._leads[0][i] * self._leads[1][j])
        both_killed = bool(left.killed and right.killed)
        akin = self.kinship > _AKIN
        main = left.killed & self._main[0] and right.killed & self._main[1]
        return {
            # The best overlap of a clause with a clause.
            "clause": self._clause_overlap(left, right),
            # How far the two stand out among what else each might be linked to: the worse side, and the better.
            "least_margin": margins[0],
            "most_margin": margins[1],
            # Whether the two reports are of the same people and places at all, and of the same day.
            "kinship": self.kinship,
            "days_part": float(self._days_part),
            # Shared concepts are events; a shared plain word is often only a manner of speaking.
            "concepts": self._mass(term for term in left.terms & right.terms if term.startswith("=")),
            # Both repeat their report's main fact.
            "lead": lead,
            # Both give a number of dead, and whether it is the main incident's; both give a number of wounded.
            "killed": float(both_killed and akin),
            "lead_killed": lead if both_killed else 0.0,
            "main_killed": float(bool(main) and akin),
            "wounded": float(bool(left.wounded and right.wounded)),
            # The same number beside the same word.
            "counted": self._equally_counted(left, right),
            # Reports of one event keep roughly one order.
            "distance": abs(left.place - right.place),
        }

    def probability(self, i: int, j: int) -> float:
        """How likely the two tell the same fact, from 0 to 1, rounded so that a mirrored comparison is equal to it."""
        measured = self.measure(i, j)
        return round(1 / (1 + math.exp(-BIAS - math.fsum(WEIGHTS[name] * x for name, x in measured.items()))), 6)

    def _clause_overlap(self, left: Reading, right: Reading) -> float:
        best = 0.0
        shared_terms = left.terms & right.terms
        if len(shared_terms) < 2:
            return best
        for one in left.clauses:
            if one.isdisjoint(shared_terms):
                continue
            for other in right.clauses:
                shared = one & other
                if len(shared) > 1:
                    mass = self._mass(shared)
                    overlap = mass / math.sqrt(self._clause_mass[one] * self._clause_mass[other])
                    best = max(best, overlap * min(1.0, mass / _FULL_CLAUSE))
        return best

    def _equally_counted(self, left: Reading, right: Reading) -> float:
        shared = left.counted.keys() & right.counted.keys()
        return self._mass(
            word
            for term in shared
            if (word := term.rstrip("!")) not in ("=kill", "=wound") and left.counted[term] & right.counted[term]
        )


def _weights(left: Sequence[Reading], right: Sequence[Reading]) -> dict[str, int]:
    """The inverse document frequency of each term, sentences being the documents; a repeated one counts once."""
    counts: Counter[str] = Counter()
    for side in (left, right):
        for terms in {reading.terms for reading in side}:
            counts.update(terms)
    all_sentences = len(left) + len(right) + 1
    return {
        term: max(1, round(_UNIT * _SPREAD * math.log(all_sentences / count) / math.log(all_sentences)))
        for term, count in counts.items()
    }


def _kinship(left: Sequence[Reading], right: Sequence[Reading]) -> float:
    """The cosine of the two reports' counts of names: other people and places, another event."""
    ours, theirs = name_counts(left), name_counts(right)
    norm = math.sqrt(sum(n * n for n in ours.values()) * sum(n * n for n in theirs.values()))
    cosine = sum(n * theirs[name] for name, n in ours.items()) / norm if norm else 0.0
    return min(_SURELY_AKIN, max(_ALIEN, cosine))


def _main_tolls(side: Sequence[Reading]) -> frozenset[str]:
    return frozenset().union(*(reading.killed for reading in side[:_MAIN_TOLL]))


def _days_part(left: Sequence[Reading], right: Sequence[Reading]) -> bool:
    """Whether the weekdays the reports name first are different ones."""
    ours, theirs = _first_days(left), _first_days(right)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _first_days(side: Sequence[Reading]) -> set[int]:
    return {day for days in [reading.days for reading in side if reading.days][:_DATED] for day in days}


def _nearest(scored: Iterable[tuple[float, int]]) -> list[int]:
    return [place for _, place in sorted(scored, reverse=True)[:_MOST_CANDIDATES]]


def _two_best(cosines: dict[frozenset[str], float]) -> list[tuple[float, frozenset[str]]]:
    return [(cosine, terms) for terms, cosine in sorted(cosines.items(), key=itemgetter(1), reverse=True)[:2]]


def _margin(cosine: float, best: Sequence[tuple[float, frozenset[str]]], own: frozenset[str]) -> float:
    """The log ratio of a pair's cosine to the runner-up's, where sentences worded like its own do not run."""
    runner_up = next((other for other, terms in best if terms != own), 0.0)
    return math.log((cosine + _FAR_BELOW) / (runner_up + _FAR_BELOW))
