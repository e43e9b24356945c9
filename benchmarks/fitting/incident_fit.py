"""Fits when two reports are said to tell of one incident.

    python -m benchmarks.fitting.incident_fit [--write] [basil=CHECKOUT ecb=ECB+]

A ridge logistic regression over the signs of pairs of whole reports. With the two public repositories named (see
`texts`) the pairs are drawn from them and their signs kept in `data/incidents.npz`, numbers without text: reports of
one story of ECB+ or one triplet of BASIL, reports of the two look-alike stories of one topic of ECB+, triplets of BASIL
that share many names, and reports drawn by lot. Stories from which `breaking` and `political` are drawn are left out of
the fit and give its figures, so that what links and clashes make of the chance is learnt on events it has not seen.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.fitting.labelled import article_of, event_of
from benchmarks.fitting.logistic import logistic
from benchmarks.fitting.texts import basil, doc_of, ecb
from index.comparison.comparing import side_of
from index.comparison.facts.beside import told_beside
from index.comparison.incidents.of_sentences import signature_of
from index.comparison.incidents.sameness import ONE, TWO, WEIGHTS, IncidentWeights, signs
from index.comparison.reading.counts import cosine
from index.comparison.reading.reading import Side

DATA = Path(__file__).parent / "data"
FILE = DATA / "incidents.npz"

STRENGTH = 0.03
"""The inverse strength of the ridge over standardised signs; a third and thirty times as much change .005 of the area
under the curve.
"""

OF_ONE, OF_TWO, BY_LOT = 14, 16, 300
"""Pairs of one story, pairs of a topic's two stories, and pairs drawn by lot."""

NEAREST = 6
"""A triplet's look-alike is one of the so many that share most names with it."""

SEED = 7

Pair = tuple[str, str, int, str, str]
"""The set, the topic, 1 for one incident or 0 for two, and the two reports."""


@dataclass(frozen=True)
class IncidentTable:
    """One row for each pair of reports: its signs (columns by `names`), its label, its set, whether kept aside."""

    names: Sequence[str]
    signs: NDArray[Any]
    label: NDArray[Any]
    part: NDArray[Any]
    aside: NDArray[Any]

    def write(self, file: Path = FILE) -> None:
        """Keep the table; single precision is more than the figures need."""
        np.savez_compressed(
            file, names=np.array(self.names), signs=self.signs.astype(np.float16), label=self.label.astype(np.int8),
            part=self.part, aside=self.aside,
        )  # fmt: skip

    @classmethod
    def read(cls, file: Path = FILE) -> IncidentTable:
        """The table that was kept."""
        with np.load(file, allow_pickle=False) as kept:
            return cls(
                kept["names"].tolist(), kept["signs"].astype(float), kept["label"].astype(int), kept["part"],
                kept["aside"],
            )  # fmt: skip


def kept_aside() -> frozenset[str]:
    """The topics of ECB+ and triplets of BASIL from which the labelled pairs of links and clashes were drawn."""
    found = set()
    for name in ("political", "breaking"):
        for pair in json.loads((DATA / name / "gold.json").read_text(encoding="utf-8"))["pairs"]:
            for side in ("a", "b"):
                topic, _, file = pair[side]["file"].rpartition("/")
                found.add(topic if name == "breaking" else file[:4])
    return frozenset(found)


def reports_of(sources: Mapping[str, Path]) -> dict[str, tuple[str, str, Side]]:
    """Every report of the two repositories by its name: its topic, its story, and the report itself."""
    found: dict[str, tuple[str, str, Side]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for source, topic, story, name, text in told_in(sources):
            key = f"{source} {name}"
            side = side_of(article_of(Path(folder), name.replace("/", "_"), text))
            if key not in found and side.sentences:
                found[key] = (topic, story, side)
    return found


def told_in(sources: Mapping[str, Path]) -> Iterator[tuple[str, str, str, str, str]]:
    for file in sorted(sources["ecb"].glob("*/*.xml")):
        name, numbered = ecb(sources["ecb"], f"{file.parent.name}/{file.name}", {})
        story = f"{file.parent.name}{'plus' if 'plus' in file.name else ''}"
        yield "ecb", file.parent.name, story, name, doc_of(name, numbered)["text"]
    for file in sorted((sources["basil"] / "articles").rglob("*.json")):
        name, numbered = basil(sources["basil"], str(file.relative_to(sources["basil"])), {})
        yield "basil", event_of(name), event_of(name), name, doc_of(name, numbered)["text"]


def drawn(reports: Mapping[str, tuple[str, str, Side]]) -> Iterator[Pair]:
    """The pairs, the same ones each time."""
    lot = random.Random(SEED)
    stories: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, (_, story, _) in reports.items():
        stories[key.split()[0], story].append(key)
    for (source, _), keys in stories.items():
        pairs = list(combinations(keys, 2))
        lot.shuffle(pairs)
        yield from ((source, reports[a][0], 1, a, b) for a, b in pairs[:OF_ONE])
    for (source, story), keys in stories.items():
        if source == "ecb" and not story.endswith("plus"):
            pairs = list(product(keys, stories.get((source, f"{story}plus"), ())))
            lot.shuffle(pairs)
            yield from ((source, reports[a][0], 0, a, b) for a, b in pairs[:OF_TWO])
    names = {key: Counter(re.findall("[A-Z][a-z]+", reports[key][2].text)) for key in reports if key[:5] == "basil"}
    for key, mine in names.items():
        others = (other for other in names if reports[other][0] != reports[key][0])
        near = sorted(others, key=lambda other: (-cosine(mine, names[other]), other))
        yield "basil", reports[key][0], 0, key, near[lot.randrange(NEAREST)]
    for _ in range(BY_LOT):
        a, b = lot.sample(sorted(key for key in reports if key.startswith("ecb")), 2)
        if reports[a][0] != reports[b][0]:
            yield "by lot", reports[a][0], 0, a, b


def made_of(sources: Mapping[str, Path]) -> IncidentTable:
    """The table of the two repositories."""
    reports, aside = reports_of(sources), kept_aside()
    rows, label, part, held = [], [], [], []
    for source, topic, same, a, b in drawn(reports):
        left, right = reports[a][2], reports[b][2]
        rows.append(signs(signature_of(left, told_beside(left, right)), signature_of(right, told_beside(right, left))))
        label.append(same)
        part.append(source)
        held.append(topic in aside or reports[b][0] in aside)
    names = sorted(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    return IncidentTable(names, values, np.array(label), np.array(part), np.array(held))


def fit(table: IncidentTable) -> IncidentWeights:
    """The regression on the pairs that are not kept aside, its weights in units of the signs themselves."""
    rows = ~table.aside
    mean, spread = table.signs[rows].mean(axis=0), table.signs[rows].std(axis=0) + 1e-9
    model = logistic(C=STRENGTH, max_iter=5000, tol=1e-8)
    model.fit((table.signs[rows] - mean) / spread, table.label[rows])
    each = model.coef_[0] / spread
    found = {name: round(float(weight), 4) for name, weight in zip(table.names, each, strict=True)}
    return IncidentWeights(round(float(model.intercept_[0] - mean @ each), 4), found)


def report(table: IncidentTable, weights: IncidentWeights) -> None:
    """Print how the pairs kept aside are judged."""
    chances = np.array([weights.chance(dict(zip(table.names, row, strict=True))) for row in table.signs])
    for part in dict.fromkeys(table.part.tolist()):
        rows = (table.part == part) & table.aside
        one, two = chances[rows & (table.label == 1)], chances[rows & (table.label == 0)]
        for said, found in (("one", one), ("two", two)):
            if len(found):
                as_one, as_two = float((found >= ONE).mean()), float((found < TWO).mean())
                print(f"{part:8} {said}: {len(found)} pairs, said to be one {as_one:.3f}, two {as_two:.3f}")


def main() -> None:
    sources = {name: Path(folder) for name, found, folder in (word.partition("=") for word in sys.argv[1:]) if found}
    if sources:
        made_of(sources).write()
        print(f"{FILE}: {FILE.stat().st_size} bytes")
    table = IncidentTable.read()
    weights = fit(table)
    report(table, weights)
    if "--write" in sys.argv[1:]:
        made = {"fitted": date.today().isoformat(), "bias": weights.bias, "signs": dict(sorted(weights.signs.items()))}
        WEIGHTS.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
        print(f"written: {WEIGHTS}")


if __name__ == "__main__":
    main()
