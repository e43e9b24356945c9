"""Fits the weights of the links: `python -m benchmarks.fitting.fit [--write]`.

The regression of `regression.py` over `data/signs.npz`. Its figures are of events that it did not see: the events of
each set are dealt into folds, a fold's pairs are judged by a model that saw no pair with any of their events, and on
these judgements the probabilities are calibrated (Platt 1999) and the two thresholds chosen. What is written to the
product is fitted on everything. Without --write only the figures are printed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.fitting.logistic import logistic
from benchmarks.fitting.regression import Quadratic, fitted, regression
from benchmarks.fitting.table import MEANING, TWO_INCIDENTS, WORDS, SignTable
from index.comparison.alignment.likelihood import WEIGHTS

FOLDS = 8
"""Parts the events are dealt into: each model sees seven eighths of them."""

MEASURED = ("political", "breaking", "world", "languages", "war")
"""The parts whose F1 is balanced when the threshold of a link is chosen."""

REAL = ("political", "breaking")
"""The parts whose precision decides what is sure: what readers open is news."""

RIGHT = 0.9
"""The precision of sure links."""

LITTLE = 0.001
"""F1 that may be lost for fewer wrong links: the balance is flat around its best, and a wrong link is seen."""

STEP = 0.01

DIGITS = 5
"""Decimals of what is written."""


def folds(table: SignTable) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """For each fold the rows to fit on and those to judge."""
    first = table.events[:, 0]
    dealt: dict[str, int] = {}
    for name in sorted({event.split()[0] for event in first}):
        dealt |= {event: at % FOLDS for at, event in enumerate(sorted({e for e in first if e.split()[0] == name}))}
    fold_of = np.array([dealt[event] for event in first])
    for fold in range(FOLDS):
        judged = fold_of == fold
        held_out = set(table.events[judged].ravel())
        seen = np.array([not held_out & set(both) for both in table.events])
        yield seen[table.pair], judged[table.pair]


def held_out(table: SignTable, names: Sequence[str], with_products: bool = False) -> NDArray[Any]:
    """The log-odds of every row, from a model that saw none of its events."""
    signs = np.stack([table.signs[name] for name in names], axis=1)
    found, model = np.zeros(len(signs)), regression(with_products)
    for seen, judged in folds(table):
        rows = seen & (table.label >= 0)
        found[judged] = fitted(model, signs[rows], table.label[rows], with_products).log_odds(signs[judged])
    return found


def calibration(log_odds: NDArray[Any], label: NDArray[Any]) -> tuple[float, float]:
    """Slope and shift that make log-odds honest."""
    known = label >= 0
    model = logistic(C=1e6, tol=1e-8).fit(log_odds[known, None], label[known])
    return float(model.coef_[0, 0]), float(model.intercept_[0])


@dataclass(frozen=True)
class Figures:
    """How well a threshold does on a part: links found that are right and wrong, links there are, pairs of reports."""

    right: int
    wrong: int
    there: int
    pairs: int

    @property
    def precision(self) -> float:
        """Share of the links found that are right; those that are optional do not count."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the links there are that are found."""
        return self.right / max(1, self.there)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / max(1, self.right + self.wrong + self.there)


def figures(table: SignTable, probability: NDArray[Any], threshold: float, part: str) -> Figures:
    """The figures of a part; "look-alikes" is all of them."""
    of_part = np.array([name == part or (part == "look-alikes" and name.startswith(part)) for name in table.parts])
    rows = of_part[table.pair]
    label, linked = table.label[rows], probability[rows] >= threshold
    return Figures(
        int((linked & (label == 1)).sum()), int((linked & (label == 0)).sum()), int((label == 1).sum()), of_part.sum()
    )


def thresholds(table: SignTable, probability: NDArray[Any]) -> tuple[float, float]:
    """The probability from which linking balances best, and from which nine of ten links in real news are right."""
    steps = [round(float(step), 2) for step in np.arange(STEP, 1.0, STEP)]

    def balance(step: float) -> float:
        return sum(figures(table, probability, step, part).f1 for part in MEASURED)

    def precision(step: float) -> float:
        found = [figures(table, probability, step, part) for part in REAL]
        return sum(f.right for f in found) / max(1, sum(f.right + f.wrong for f in found))

    best = max(map(balance, steps)) - LITTLE * len(MEASURED)
    linked = max(step for step in steps if balance(step) >= best)
    return linked, next((step for step in steps if precision(step) >= RIGHT), 1.0)


def report(table: SignTable, probability: NDArray[Any], linked: float, sure: float) -> dict[str, Any]:
    """The figures of all parts, printed and returned."""
    found: dict[str, Any] = {}
    are_apart = (table.signs["far_apart"] > 0) | (table.signs[TWO_INCIDENTS] > 0)
    of_one = np.where(are_apart, 0.0, probability)  # others are never sure: see `align`
    for part in dict.fromkeys((*MEASURED, *(name for name in table.parts.tolist() if name not in MEASURED))):
        both = [figures(table, probability, linked, part), figures(table, of_one, sure, part)]
        if part.startswith("look-alikes"):
            found[part] = {n: round(f.wrong / f.pairs, 2) for n, f in zip(("wrong", "wrong_sure"), both, strict=True)}
            print(f"{part:24} wrong a pair {found[part]['wrong']:.1f}, sure {found[part]['wrong_sure']:.1f}")
            continue
        found[part] = {
            name: [round(f.f1, 3), round(f.precision, 2), round(f.recall, 2)]
            for name, f in zip(("all", "sure"), both, strict=True)
        }
        said = "   ".join(f"{name} F1 {f[0]:.3f} (P {f[1]:.2f} R {f[2]:.2f})" for name, f in found[part].items())
        print(f"{part:24} {said}")
    return found


def written(signs: Sequence[str], model: Quadratic, slope: float, shift: float) -> dict[str, Any]:
    """A calibrated model as the product reads it: for each sign its range, mean, spread and weight, and the weights of
    its products with itself and those behind it.
    """

    def rounded(values: NDArray[Any]) -> list[float]:
        return [round(float(value), DIGITS) for value in values]

    rows = zip(model.least, model.most, model.mean, model.spread, slope * model.linear, strict=True)
    return {
        "bias": round(slope * model.bias + shift, DIGITS),
        "signs": {sign: rounded(np.array(row)) for sign, row in zip(signs, rows, strict=True)},
        "products": {
            sign: rounded(slope * row[at:]) for at, (sign, row) in enumerate(zip(signs, model.products, strict=True))
        },
    }


def fit(table: SignTable) -> dict[str, Any]:
    """All that the product reads, and the figures it was chosen by."""
    known = table.label >= 0
    found: dict[str, Any] = {}
    probabilities = {}
    for name, signs in (("words", WORDS), ("meaning", MEANING)):
        with_products = name == "meaning"
        log_odds = held_out(table, signs, with_products)
        slope, shift = calibration(log_odds, table.label)
        probabilities[name] = 1 / (1 + np.exp(-(slope * log_odds + shift)))
        rows = np.stack([table.signs[sign][known] for sign in signs], axis=1)
        model = fitted(regression(with_products), rows, table.label[known], with_products)
        linked, sure = thresholds(table, probabilities[name])
        print(f"\n{name}: slope {slope:.3f}, linked from {linked:.2f}, sure from {sure:.2f}")
        figures_found = report(table, probabilities[name], linked, sure)
        fixed = {"linked": linked, "sure": sure, "held_out": figures_found}
        found[name] = {**fixed, **written(signs, model, slope, shift)}
    return found


def main() -> None:
    found = fit(SignTable.read())
    if "--write" in sys.argv[1:]:
        WEIGHTS.write_text(json.dumps({"fitted": date.today().isoformat(), **found}, indent=1) + "\n", encoding="utf-8")
        print(f"\nwritten: {WEIGHTS}")


if __name__ == "__main__":
    main()
