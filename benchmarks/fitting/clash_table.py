"""The signs of all labelled pairs of values as one small table without any text.

    python -m benchmarks.fitting.clash_table political=FILE breaking=FILE world=FILE war=FILE

Each FILE is the `fakes_pairs.json` of a set with `conflicts.json` beside it (data/README.md); the laboratory pairs of
`data/world/lab.jsonl` are always in it. A row is two values of one kind that cannot be the same as worded; its label is
whether a reader called them a clash. How likely two sentences tell the same is taken from a model of the links that saw
none of their events, so that nothing is learnt that a new event would not give.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.fitting.fit import calibration, held_out
from benchmarks.fitting.labelled import Clash, labelled
from benchmarks.fitting.table import MEANING, SignTable
from index.article import Span
from index.comparison.facts.beside import told_beside
from index.comparison.facts.conflicts import are_of_one_event
from index.comparison.facts.counterparts import Counterparts
from index.comparison.facts.matching.matching import Match, matches
from index.comparison.facts.stated.vocabulary import vocabulary
from index.comparison.facts.told import tell
from index.comparison.incidents.beside import incidents_beside
from index.comparison.meaning.encoder import installed
from index.comparison.meaning.vectors import Meaning
from index.comparison.reading.reading import Side

OTHER_SENTENCES = (
    "data/signs.npz is of other sentences than these reports have today. Make it anew with "
    "`python -m benchmarks.fitting.table`, fit the links with `python -m benchmarks.fitting.fit --write`, then go on."
)
"""What is said when the likelihoods that are kept cannot be those of a pair of reports."""

DATA = Path(__file__).parent / "data"
FILE = DATA / "clashes.npz"

STEPS = 255
"""A sign is kept as one of 256 steps; none is greater than `MOST_SIGN`."""

MOST_SIGN = 2.0

WEAK = 0.01
"""The least likelihood of two sentences that the product looks at."""

LABORATORY_LIKELIHOOD = 0.7
"""The pairs of the laboratory stand without reports; their sentences are taken for surely linked."""

LABORATORY_DAY = date(2026, 5, 12)
"""The day from which their times are told."""

TOUCHES = 0.3
"""Share of the shorter of two stretches that both have, from which a value is the one a reader marked."""


@dataclass(frozen=True)
class ValuePairs:
    """The matches of two reports, each with the clashes that it is."""

    part: str
    event: str
    name: str
    across: bool
    matches: Sequence[Match]
    labels: Sequence[Sequence[Clash]]
    groups: frozenset[str]
    may_be_hard: bool = False


def of_sets(sets: Mapping[str, Path]) -> Iterator[ValuePairs]:
    """The matches of every pair of reports of some sets, then those of the laboratory."""
    links = SignTable.read()
    odds = held_out(links, MEANING)
    slope, shift = calibration(odds, links.label)
    likelihood = 1 / (1 + np.exp(-(slope * odds + shift)))
    for name, file in sets.items():
        number = iter([k for k, (event, _) in enumerate(links.events) if event.startswith(f"{name} ")])
        for pair in labelled(file):
            told = likelihood[links.pair == next(number)]
            part = f"look-alikes {name}" if pair.are_look_alikes else name
            made = _value_pairs(pair.left, pair.right, told, pair.clashes)
            if made is not None:
                across = pair.left.language != pair.right.language
                part = "languages" if across and not pair.are_look_alikes else part
                groups = frozenset(clash.group for clash in pair.clashes if clash.is_required)
                known = incidents_beside(pair.left, pair.right)
                may_be_hard = known.are_one and known.are_of_one_day
                yield ValuePairs(part, f"{name} {pair.events[1]}", pair.name, across, *made, groups, may_be_hard)
    yield from laboratory()


def _value_pairs(
    left: Side, right: Side, likelihood: NDArray[Any], clashes: Sequence[Clash]
) -> tuple[list[Match], list[list[Clash]]] | None:
    ours, theirs = (told_beside(side, other) for side, other in ((left, right), (right, left)))
    if incidents_beside(left, right).are_two or not are_of_one_event(left, right, ours, theirs):
        return [], []
    if likelihood.size != len(ours) * len(theirs):
        raise SystemExit(OTHER_SENTENCES)
    cells = likelihood.reshape(len(ours), len(theirs))
    rows, columns = (cells >= WEAK).nonzero()
    strengths = {(int(i), int(j)): float(cells[i, j]) for i, j in zip(rows, columns, strict=True)}
    found = list(matches(ours, theirs, strengths, Counterparts(ours, theirs, _meaning())))
    return found, [[clash for clash in clashes if _is(match, clash)] for match in found]


@cache
def _meaning() -> Meaning:
    return Meaning(encoder=installed())


def _is(match: Match, clash: Clash) -> bool:
    """Whether the two values are those that a reader marked."""
    return _touches(match.left.value.span, clash.left) and _touches(match.right.value.span, clash.right)


def _touches(one: Span, other: Span) -> bool:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both > 0 and both >= TOUCHES * min(one.end - one.start, other.end - other.start)


def laboratory() -> Iterator[ValuePairs]:
    """Pairs of single sentences, each made for one kind of clash, or to look like one."""
    words = vocabulary("en")
    for number, line in enumerate((DATA / "world" / "lab.jsonl").read_text(encoding="utf-8").splitlines()):
        said = json.loads(line)
        ours, theirs = (
            [tell(said[side], Span(0, len(said[side])), words, LABORATORY_DAY)] for side in ("left", "right")
        )
        found = list(matches(ours, theirs, {(0, 0): LABORATORY_LIKELIHOOD}, Counterparts(ours, theirs)))
        is_clash = said["verdict"] == "clash"
        name = f"lab{number} {said['verdict']}"
        clash = [_laboratory_clash(said, name)] if is_clash else []
        labels = [[each for each in clash if _is(match, each)] for match in found]
        groups = frozenset(each.group for each in clash)
        yield ValuePairs("laboratory", f"laboratory {said['class']}", name, False, found, labels, groups)


def _laboratory_clash(said: Mapping[str, Any], name: str) -> Clash:
    spans = []
    for side in ("left", "right"):
        at = said[side].find(said[f"{side}_quote"])
        spans.append(Span(at, at + len(said[f"{side}_quote"])))
    return Clash(name, True, said["severity"] == "hard", spans[0], spans[1])


@dataclass(frozen=True)
class ClashTable:
    """One row for each two values that do not meet: its signs (columns by `names`), whether it is a clash (1), only an
    optional one (0.5) or none (0), its event, its part, and whether its reports are in two languages.
    """

    names: Sequence[str]
    signs: NDArray[Any]
    label: NDArray[Any]
    event: NDArray[Any]
    part: NDArray[Any]
    across: NDArray[Any]

    def write(self, file: Path = FILE) -> None:
        """Keep the table, each sign in steps."""
        steps = np.round(np.clip(self.signs, 0, MOST_SIGN) / MOST_SIGN * STEPS).astype(np.uint8)
        np.savez_compressed(
            file, steps=steps, names=np.array(self.names), label=self.label.astype(np.float16), event=self.event,
            part=self.part, across=self.across,
        )  # fmt: skip

    @classmethod
    def read(cls, file: Path = FILE) -> ClashTable:
        """The table that was kept."""
        with np.load(file, allow_pickle=False) as kept:
            signs = kept["steps"] / STEPS * MOST_SIGN
            label = kept["label"].astype(float)
            return cls(kept["names"].tolist(), signs, label, kept["event"], kept["part"], kept["across"])


SELDOM = 5
"""A sign that stands in fewer rows teaches nothing."""


def table_of(pairs: Sequence[ValuePairs]) -> ClashTable:
    """The table of some matches."""
    rows = [
        (match.signs, _label(clashes), pair)
        for pair in pairs
        for match, clashes in zip(pair.matches, pair.labels, strict=True)
        if not match.meets
    ]
    counts = Counter(name for signs, _, _ in rows for name in signs)
    names = sorted(name for name, count in counts.items() if count >= SELDOM)
    column = {name: at for at, name in enumerate(names)}
    signs = np.zeros((len(rows), len(names)))
    for row, (found, _, _) in enumerate(rows):
        for name, value in found.items():
            if name in column:
                signs[row, column[name]] = value
    return ClashTable(
        names, signs, np.array([label for _, label, _ in rows]), np.array([pair.event for _, _, pair in rows]),
        np.array([pair.part for _, _, pair in rows]), np.array([pair.across for _, _, pair in rows]),
    )  # fmt: skip


def _label(clashes: Sequence[Clash]) -> float:
    return 0.0 if not clashes else 1.0 if any(clash.is_required for clash in clashes) else 0.5


def sets_named(words: Sequence[str]) -> dict[str, Path]:
    """The sets of a command line, `name=file` each."""
    return {name: Path(file) for name, _, file in (word.partition("=") for word in words)}


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    made = table_of(list(of_sets(sets_named(sys.argv[1:]))))
    made.write()
    print(f"{FILE}: {len(made.label)} pairs of values, {(made.label > 0).sum()} clashes, {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
