"""Fits from which share of shingles two articles are editions of one report, and from which they share wording.

    python -m benchmarks.fitting.version_fit

The reports are the invented ones of `data/world`, their editions are made, the same ones each time: a report that grew
by another's sentences, was cut, had words changed. Wording is shared where a report took over sentences of another;
reports of one event that share none are independent. For each of the two thresholds the range that parts both sides
best is found on half of the events and judged on the other. The thresholds stand in `index.catalogue.editions`,
where they were chosen on reports of a war that are not ours to keep; this says whether they hold elsewhere.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.fitting.labelled import event_of
from index.catalogue.editions import SHARED, VERSION, Shingles, wording
from index.text.folding import fold

DATA = Path(__file__).parent / "data" / "world" / "fakes_pairs.json"

SEED = 11

GROWN_BY, CUT_TO, REWORDED = (0.3, 0.6, 1.0), (0.75, 0.5), (0.04, 0.08)
"""How much of its length an edition grows by, is cut to, and which share of its words is changed."""

TAKEN = (0.3, 0.45)
"""Share of a report's sentences that another report takes over word for word."""

STEPS = tuple(step / 100 for step in range(5, 96))


@dataclass(frozen=True)
class Told:
    """A pair of texts: its event, what they are to each other, and the share of the shorter one's shingles in both."""

    event: str
    kind: str
    contained: float


def pairs(seed: int = SEED) -> Iterator[Told]:
    """The pairs of every report, in its order."""
    lot = random.Random(seed)
    said = json.loads(DATA.read_text(encoding="utf-8"))
    reports = {
        name: [doc["text"][s["start"] : s["end"]] for s in doc["sentences"]] for name, doc in said["docs"].items()
    }
    names = sorted(name for name, sentences in reports.items() if len(sentences) > 3)
    for name in names:
        event, own = event_of(name), reports[name]
        others = [sentence for other in names if event_of(other) != event for sentence in reports[other]]
        for share in GROWN_BY:
            yield Told(event, "edition", contained(own, _mixed(own, lot.sample(others, round(share * len(own))), lot)))
        for share in CUT_TO:
            yield Told(event, "edition", contained(own, own[: max(3, round(share * len(own)))]))
        for share in REWORDED:
            yield Told(event, "edition", contained(own, [_reworded(sentence, share, lot) for sentence in own]))
        for share in TAKEN:
            rest = lot.sample(others, len(own))
            taken = own[: round(share * len(own))]
            yield Told(event, "shared", contained(own, [*taken, *rest[len(taken) :]]))
    for one, other in combinations(names, 2):
        if event_of(one) == event_of(other):
            yield Told(event_of(one), "independent", contained(reports[one], reports[other]))


def _mixed(own: Sequence[str], more: Sequence[str], lot: random.Random) -> list[str]:
    """A report with further sentences in it, its own in their order."""
    grown = list(own)
    for sentence in more:
        grown.insert(lot.randrange(len(grown) + 1), sentence)
    return grown


def _reworded(sentence: str, share: float, lot: random.Random) -> str:
    return " ".join(f"{word}x" if lot.random() < share else word for word in sentence.split())


def contained(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the shorter text's shingles that stand in the longer one too."""
    shingles = [
        Shingles(wording([fold(word) for word in " ".join(text).split()]).shingles).distinct for text in (one, other)
    ]
    return len(shingles[0] & shingles[1]) / max(1, min(map(len, shingles)))


def right(told: Sequence[Told], kinds: frozenset[str], threshold: float) -> float:
    """The share rightly parted by a threshold, both sides counting the same."""
    above = [each.contained >= threshold for each in told if each.kind in kinds]
    below = [each.contained < threshold for each in told if each.kind not in kinds]
    return (sum(above) / max(1, len(above)) + sum(below) / max(1, len(below))) / 2


def best(told: Sequence[Told], kinds: frozenset[str]) -> tuple[float, float]:
    """The lowest and the highest threshold that part best."""
    shares = {step: right(told, kinds, step) for step in STEPS}
    most = max(shares.values())
    kept = [step for step, share in shares.items() if share >= most - 1e-9]
    return kept[0], kept[-1]


EDITION, SHARES = frozenset(["edition"]), frozenset(["edition", "shared"])


def report(told: Sequence[Told]) -> None:
    """Print each threshold, the best range on half of the events, and how the threshold does on the other half."""
    events = sorted({each.event for each in told})
    halves = [[each for each in told if events.index(each.event) % 2 == half] for half in (0, 1)]
    for name, threshold, kinds in (("VERSION", VERSION, EDITION), ("SHARED", SHARED, SHARES)):
        for half in (0, 1):
            low, high = best(halves[half], kinds)
            judged = halves[1 - half]
            ours, middle = right(judged, kinds, threshold), right(judged, kinds, (low + high) / 2)
            print(
                f"{name} {threshold}: best from {low:.2f} to {high:.2f}; on the other half {ours:.3f} rightly parted, "
            )
            print(f"{'':{len(name)}} {middle:.3f} at the middle of that range")


if __name__ == "__main__":
    report(list(pairs()))
