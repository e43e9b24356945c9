"""Measures the floors of anchoring: `python -m benchmarks.fitting.anchoring_fit [PASSAGES_A_REPORT]`.

Each floor is varied alone, four steps either way, on passages whose true place is known (`anchoring_cases`). A floor
is chosen on half of the events and judged on the other half, and the other way round. A committed floor holds when it
is as good as the best value on all events: by no more than one standard error over events behind it (the rule of one
standard error, Breiman, Friedman, Olshen and Stone 1984).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import fmean, stdev

from benchmarks.fitting.anchoring_cases import Case, cases
from index.annotations.anchoring import anchoring
from index.annotations.anchoring.selector import Placement, Status
from index.article import Span

STEPS = {
    "MET": 0.05,
    "ONE_SIDE_FLOOR": 0.03,
    "RELIEF": 0.05,
    "TORN": 5,
    "TELLING": 0.4,
    "MET_REPEATED": 0.05,
    "BRIEF": 0.3,
    "BRIEF_SIDES": 0.1,
    "BRIEF_REPEATED": 0.04,
    "ALIKE": 0.02,
    "SUGGESTED_FLOOR": 0.05,
    "ORDER_MARGIN": 0.2,
}
"""How far a step goes, floor by floor: four of them reach from careless to timid."""
REACH = 4
"""Steps either way."""
OVERLAP = 0.5
"""A place is the true one when what the two have in common is half of what either covers."""
WORTH = {"placed": 1.0, "orphan": 1.0, "suggested": 0.5, "doubtful": 0.5, "lost": 0.0, "wrong": -10.0}
"""What an outcome is worth: a note put where it does not belong costs ten that are lost, since nobody looks for it."""
MOST_WRONG = 0.01
"""Share of passages that may be wrongly placed: no value above it is chosen where another is below."""
EACH = 36
"""Passages a report: three under every kind of edit."""

Outcomes = list[str]


@dataclass(frozen=True)
class Figures:
    """Shares: of the passages that are still there, of all, and of those that are gone; and the mean worth."""

    placed: float
    suggested: float
    wrong: float
    orphans: float
    worth: float

    def __str__(self) -> str:
        return (
            f"placed {self.placed:.3f}  suggested {self.suggested:.3f}  wrong {self.wrong:.4f}"
            f"  orphans {self.orphans:.3f}  worth {self.worth:.4f}"
        )


def outcome(case: Case, found: Placement) -> str:
    """`placed`, `suggested` (rightly), `wrong` (placed wrongly), `orphan` (rightly), `doubtful` (gone but suggested) or
    `lost`.
    """
    is_right = case.truth is not None and found.span is not None and _overlap(case.truth, found.span) >= OVERLAP
    if found.status is Status.PLACED:
        return "placed" if is_right else "wrong"
    if case.truth is None:
        return "orphan" if found.status is Status.ORPHAN else "doubtful"
    return "suggested" if is_right else "lost"


def _overlap(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


@contextmanager
def _floor(name: str, value: float) -> Iterator[None]:
    """Anchoring with one floor at another value."""
    kept = getattr(anchoring, name)
    setattr(anchoring, name, value)
    try:
        yield
    finally:
        setattr(anchoring, name, kept)


def outcomes(made: Sequence[Case]) -> Outcomes:
    """What becomes of each passage with the floors as they are."""
    return [outcome(case, anchoring.anchor(case.selector, case.text)) for case in made]


def varied(made: Sequence[Case], name: str, reach: int = REACH) -> dict[float, Outcomes]:
    """What becomes of each passage with this floor so many steps lower to so many higher; the committed one is 0."""
    committed, found = getattr(anchoring, name), {}
    for k in range(-reach, reach + 1):
        value = round(committed + k * STEPS[name], 4)
        with _floor(name, value):
            found[value] = outcomes(made)
    return found


def figures(made: Sequence[Case], found: Outcomes, events: set[str] | None = None) -> Figures:
    """The shares, of these events or of all."""
    kept = [(case, each) for case, each in zip(made, found, strict=True) if events is None or case.event in events]
    here = [each for case, each in kept if case.truth is not None]
    gone = [each for case, each in kept if case.truth is None]
    every = here + gone
    return Figures(
        here.count("placed") / len(here),
        here.count("suggested") / len(here),
        every.count("wrong") / len(every),
        gone.count("orphan") / len(gone),
        fmean(WORTH[each] for each in every),
    )


def best(made: Sequence[Case], tried: dict[float, Outcomes], events: set[str] | None = None) -> float:
    """The value of most worth, one that wrongly places few before one that does not; the nearest to the middle wins."""
    middle = sorted(tried)[len(tried) // 2]

    def rank(value: float) -> tuple[bool, float, float]:
        shares = figures(made, tried[value], events)
        return shares.wrong < MOST_WRONG, round(shares.worth, 9), -abs(value - middle)

    return max(tried, key=rank)


def as_good(made: Sequence[Case], tried: dict[float, Outcomes]) -> list[float]:
    """The values that are behind the best by no more than one standard error over events."""
    top = tried[best(made, tried)]
    return sorted(value for value, found in tried.items() if _is_as_good(made, found, top))


def _is_as_good(made: Sequence[Case], found: Outcomes, top: Outcomes) -> bool:
    behind = defaultdict(list)
    for case, mine, its in zip(made, found, top, strict=True):
        behind[case.event].append(WORTH[its] - WORTH[mine])
    means = [fmean(each) for each in behind.values()]
    return fmean(means) <= stdev(means) / len(means) ** 0.5


def halves(made: Sequence[Case]) -> tuple[set[str], set[str]]:
    """The events, every other one in either half."""
    events = sorted({case.event for case in made})
    return set(events[::2]), set(events[1::2])


def held_out(made: Sequence[Case], tried: dict[float, Outcomes]) -> Iterator[tuple[float, Figures]]:
    """For each half of the events the value that is best on the other, and its figures on this one."""
    one, other = halves(made)
    for chosen_on, judged_on in ((one, other), (other, one)):
        value = best(made, tried, chosen_on)
        yield value, figures(made, tried[value], judged_on)


def main() -> None:
    """Print the figures of the committed floors, then of each floor varied alone."""
    made = cases(int(sys.argv[1]) if len(sys.argv) > 1 else EACH)
    found = outcomes(made)
    print(f"{len(made)} passages, {sum(case.truth is None for case in made)} of them gone\ncommitted: ", end="")
    print(figures(made, found))
    for kind in dict.fromkeys(case.kind for case in made):
        of_kind = [each for case, each in zip(made, found, strict=True) if case.kind == kind]
        print(f"  {kind}:", *(f"{name} {of_kind.count(name) / len(of_kind):.3f}" for name in WORTH))
    for name in STEPS:
        _report(made, name)


def _report(made: Sequence[Case], name: str) -> None:
    tried, committed = varied(made, name), getattr(anchoring, name)
    good = as_good(made, tried)
    print(f"{name} = {committed}: {'holds' if committed in good else 'FALLS SHORT'}; as good as the best: {good}")
    for value, found in tried.items():
        print(f"  {value:<6} {figures(made, found)}{'  committed' if value == committed else ''}")
    for (value, there), events in zip(held_out(made, tried), reversed(halves(made)), strict=True):
        print(f"  held out: chosen {value:<6} {there}")
        print(f"            committed    {figures(made, tried[committed], events)}", flush=True)


if __name__ == "__main__":
    main()
