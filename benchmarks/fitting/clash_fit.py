"""Fits the weights of the clashes: `python -m benchmarks.fitting.clash_fit [--write] [name=FILE ...]`.

A ridge logistic regression over `data/clashes.npz`, one for reports in one language and one across two. With the sets
named, as for `clash_table`, the figures of flags and of places worth a look are printed too: of events that were held
out, each fold judged by a model that saw none of its events (nor, of the laboratory, any pair of the same class). On
these judgements the chances are calibrated too (so of the calibration the figures are not held out; without the sets
that which was written stays). What is written to the product is fitted on everything.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.fitting.clash_table import ClashTable, ValuePairs, of_sets, sets_named, table_of
from benchmarks.fitting.labelled import Clash
from benchmarks.fitting.logistic import logistic
from index.comparison.facts.conflicts import FLAGGED, MOST_TO_LOOK_AT, WORTH_A_LOOK
from index.comparison.facts.matching.chance import WEIGHTS, ClashWeights
from index.comparison.facts.matching.matching import Match, decide
from index.comparison.facts.strengths import SURE_CLASH, is_plain

FOLDS = 8

STRENGTH = 0.5
"""The inverse strength of the ridge; half and twice as much change less than the noise."""

LABORATORY_WEIGHS, OPTIONAL_WEIGHS = 0.7, 0.5
"""A pair of the laboratory, made to be a clash, says less of life than a pair of reports; an optional clash less than a
required one.
"""

LEAST_CHANCE = 1e-4
"""Chances nearer to 0 and 1 count as this in the calibration, so that no single one decides it."""

SMALL = 0.02
"""A weight below changes nothing and is not kept."""


def fitted(table: ClashTable, rows: NDArray[Any], across: bool) -> ClashWeights:
    """The regression on some rows of the table. For two languages, of which there are few pairs, those of reports in
    one language are learnt from too, by the signs that need no shared word; how often they clash is not.
    """
    if across:
        return _pooled(table, rows & (table.across | (table.part != "laboratory")))
    rows = rows & ~table.across
    label = (table.label[rows] > 0).astype(int)
    weight = np.where(table.part[rows] == "laboratory", LABORATORY_WEIGHS, 1.0)
    weight = weight * np.where(table.label[rows] == OPTIONAL_WEIGHS, OPTIONAL_WEIGHS, 1.0)
    model = logistic(C=STRENGTH, max_iter=5000, tol=1e-8)
    model.fit(table.signs[rows], label, sample_weight=weight)
    signs = {name: round(float(w), 4) for name, w in zip(table.names, model.coef_[0], strict=True) if abs(w) >= SMALL}
    return ClashWeights(round(float(model.intercept_[0]), 4), signs)


def _pooled(table: ClashTable, rows: NDArray[Any]) -> ClashWeights:
    """The regression on all rows by the signs that pairs in two languages have, and by whether they are such."""
    told = [at for at, values in enumerate(table.signs[table.across].T) if values.any()]
    signs = np.column_stack([table.signs[rows][:, told], table.across[rows]])
    weight = np.where(table.label[rows] == OPTIONAL_WEIGHS, OPTIONAL_WEIGHS, 1.0)
    model = logistic(C=STRENGTH, max_iter=5000, tol=1e-8)
    model.fit(signs, (table.label[rows] > 0).astype(int), sample_weight=weight)
    *weights, of_two = (float(weight) for weight in model.coef_[0])
    named = zip((table.names[at] for at in told), weights, strict=True)
    kept = {str(name): round(weight, 4) for name, weight in named if abs(weight) >= SMALL}
    return ClashWeights(round(float(model.intercept_[0]) + of_two, 4), kept)


NAMES = {False: "within", True: "across"}
"""What the weights for one language and for two are called in the file."""


def fit(table: ClashTable) -> dict[str, ClashWeights]:
    """All that the product reads."""
    return {name: fitted(table, np.ones(len(table.label), bool), across) for across, name in NAMES.items()}


Judged = Sequence[tuple[ValuePairs, Sequence[tuple[Match, Sequence[Clash]]]]]
"""For each pair of reports what is said of it, the likeliest first, with the clashes that it is."""


def held_out(pairs: Sequence[ValuePairs]) -> Judged:
    """What is said of each pair of reports by a model that saw none of its events."""
    table = table_of(pairs)
    events = sorted(set(table.event.tolist()) | {pair.event for pair in pairs})
    fold_of = {event: at % FOLDS for at, event in enumerate(events)}
    folds = np.array([fold_of[event] for event in table.event])
    models = {
        (fold, across): fitted(table, folds != fold, across)
        for fold in range(FOLDS)
        for across in sorted({pair.across for pair in pairs})
    }
    return [(pair, _said(pair, models[fold_of[pair.event], pair.across].chance)) for pair in pairs]


def calibration(judged: Judged, across: bool) -> tuple[float, float]:
    """Slope and shift that make the chances of pairs of reports honest; the laboratory tells nothing of how often. No
    judgement counts in full, the less the fewer there are of its kind (Platt 1999): a few that happen to be all right
    would else make any chance a certainty.
    """
    said = [
        (match.chance, bool(clashes))
        for pair, found in judged
        for match, clashes in found
        if pair.part != "laboratory" and pair.across == across
    ]
    chances = np.clip([chance for chance, _ in said], LEAST_CHANCE, 1 - LEAST_CHANCE)
    odds = np.log(chances / (1 - chances))
    label = np.array([is_clash for _, is_clash in said])
    right, wrong = int(label.sum()), int((~label).sum())
    target = np.where(label, (right + 1) / (right + 2), 1 / (wrong + 2))
    both, outcome = np.concatenate([odds, odds])[:, None], np.repeat([1, 0], len(odds))
    model = logistic(C=1e6, tol=1e-8)
    model.fit(both, outcome, sample_weight=np.concatenate([target, 1 - target]))
    return round(float(model.coef_[0, 0]), 4), round(float(model.intercept_[0]), 4)


def calibrated(judged: Judged) -> tuple[Judged, dict[bool, tuple[float, float]]]:
    """What was said, with honest chances, and what makes them so, for one language and across two."""
    fitted_on = {across: calibration(judged, across) for across in (False, True)}
    honest = {across: ClashWeights(0.0, {}, *both).honest for across, both in fitted_on.items()}
    return [
        (pair, [(replace(match, chance=honest[pair.across](match.chance)), clashes) for match, clashes in found])
        for pair, found in judged
    ], fitted_on


def _said(pair: ValuePairs, chance: Callable[[Mapping[str, float]], float]) -> list[tuple[Match, Sequence[Clash]]]:
    labels = {_key(match): clashes for match, clashes in zip(pair.matches, pair.labels, strict=True)}
    seen: set[object] = set()
    found = []
    for match in decide(pair.matches, partial(chance)):
        ends = {("left", match.left.value.span), ("right", match.right.value.span)}
        if seen.isdisjoint(ends):
            seen |= ends
            found.append((match, labels[_key(match)]))
    return found


def _key(match: Match) -> object:
    return match.sentences, match.left.value.span, match.right.value.span, match.left.value.kind


@dataclass(frozen=True)
class ClashFigures:
    """How well flags, or places worth a look, do on a part."""

    right: int
    wrong: int
    found: int
    there: int
    pairs: int

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        return (
            f"{self.found} of {self.there} ({self.found / max(1, self.there):.2f}) at precision {precision:.2f}, "
            f"{self.wrong / max(1, self.pairs):.2f} wrong a pair"
        )


def figures(judged: Judged, part: str, least: float, most: int | None = None) -> ClashFigures:
    """The figures of a part at a threshold, of the likeliest `most` a pair only."""
    said = [
        (pair, [each for each in found if each[0].chance >= least][:most])
        for pair, found in judged
        if pair.part == part
    ]
    hits = {clash.group for _, found in said for _, clashes in found for clash in clashes if clash.is_required}
    right = sum(bool(clashes) for _, found in said for _, clashes in found)
    there = {group for pair, _ in said for group in pair.groups}
    return ClashFigures(right, sum(len(found) for _, found in said) - right, len(hits & there), len(there), len(said))


def report(judged: Judged) -> None:
    """Print the figures of every part."""
    for part in dict.fromkeys(pair.part for pair, _ in judged):
        if part == "laboratory":
            continue
        print(f"{part:22} flags {figures(judged, part, FLAGGED)}")
        print(f"{'':22} and worth a look {figures(judged, part, WORTH_A_LOOK, MOST_TO_LOOK_AT)}")
    for verdict in ("clash", "agree", "other"):
        said = [found for pair, found in judged if pair.name.endswith(f" {verdict}")]
        flagged = sum(any(match.chance >= FLAGGED for match, _ in found) for found in said)
        print(f"laboratory, {verdict:10} {flagged} of {len(said)} flagged")
    plain = [
        (match.chance, pair.may_be_hard, clashes)
        for pair, found in judged
        for match, clashes in found
        if pair.part != "laboratory" and is_plain(match) and not pair.across
    ]
    for least in (FLAGGED, 0.6, 0.7, SURE_CLASH):
        for words, known in (("plain", (True, False)), ("and known to be of one incident and day", (True,))):
            said = [clashes for chance, of_one, clashes in plain if chance >= least and of_one in known]
            hard = sum(any(clash.is_hard for clash in clashes) for clashes in said)
            wrong = sum(not clashes for clashes in said)
            print(f"{words}, from {least}: {hard} hard, {len(said) - hard - wrong} soft, {wrong} wrong")


def main() -> None:
    named = [word for word in sys.argv[1:] if "=" in word]
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    honest = {across: (kept[name]["slope"], kept[name]["shift"]) for across, name in NAMES.items()}
    if named:
        judged, honest = calibrated(held_out(list(of_sets(sets_named(named)))))
        report(judged)
        for across, (slope, shift) in honest.items():
            print(f"{NAMES[across]}: slope {slope}, shift {shift}")
    if "--write" in sys.argv[1:]:
        made: dict[str, Any] = {"fitted": date.today().isoformat()}
        for across, name in NAMES.items():
            weights, (slope, shift) = fit(ClashTable.read())[name], honest[across]
            signs = dict(sorted(weights.signs.items()))
            made[name] = {"bias": weights.bias, "slope": slope, "shift": shift, "signs": signs}
        WEIGHTS.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
        print(f"written: {WEIGHTS}")


if __name__ == "__main__":
    main()
