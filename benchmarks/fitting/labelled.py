"""Labelled pairs of reports, read as the product reads them: which of its sentences tell one fact.

A set is a folder with `fakes_pairs.json`: `docs` with text and numbered sentences, `pairs` with links, each required or
optional. The product finds its own sentences, so that what it splits wrongly costs what it costs a reader.
"""

from __future__ import annotations

import json
import re
import string
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.article import Article
from index.comparison.comparing import side_of
from index.comparison.reading.reading import Side
from index.loading.formats.loading import drafts

OVERLAP = 0.5
"""Share of the shorter of two stretches of text that both have, from which they are one sentence."""

MOST = 3
"""Labelled sentences that one of ours may span; one that spans more is no sentence."""

LOOK_ALIKE = "similar-but-different"
"""How a set marks two reports of two events."""

Cell = tuple[int, int]
"""A labelled link of a pair of reports, by the numbers of its sentences."""


@dataclass(frozen=True)
class Labelled:
    """Two reports, and for each pair of our sentences the labelled pairs it stands for."""

    name: str
    events: tuple[str, str]
    are_look_alikes: bool
    left: Side
    right: Side
    required: frozenset[Cell]
    optional: frozenset[Cell]
    stands_for: tuple[Sequence[Sequence[int]], Sequence[Sequence[int]]]

    def labels(self) -> np.ndarray:
        """1 where a required link is told, 0 where none is, -1 where only an optional one is or the text is no
        sentence of the labelled report.
        """
        ours, theirs = self.stands_for
        found = np.zeros((len(ours), len(theirs)), int)
        for i, some in enumerate(ours):
            for j, others in enumerate(theirs):
                cells = {(a, b) for a in some for b in others}
                found[i, j] = 1 if cells & self.required else -1 if cells & self.optional else 0
        return found


def labelled(file: Path) -> Iterator[Labelled]:
    """The pairs of a set, in its order."""
    said = json.loads(file.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        articles = {name: _article(Path(folder), name, doc["text"]) for name, doc in said["docs"].items()}
    for pair in said["pairs"]:
        names = (pair["a"], pair["b"])
        yield _labelled(pair, [said["docs"][name] for name in names], [articles[name] for name in names])


def _article(folder: Path, name: str, text: str) -> Article:
    (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    (draft,) = drafts(str(folder), f"{name}.txt")
    return draft.article()


def event_of(report: str) -> str:
    """The event of a report by its name: `37_1ecb` is of 37, `f506-2` of f506, `E1A` of E1."""
    head = re.split("[-_]", report)[0]
    return head if head != report else head.rstrip(string.ascii_uppercase) or head


def _labelled(pair: dict[str, Any], docs: Sequence[dict[str, Any]], articles: Sequence[Article]) -> Labelled:
    sides = [side_of(article) for article in articles]
    numbers = [{each["id"]: number for number, each in enumerate(doc["sentences"])} for doc in docs]
    links = {(numbers[0][link["a"]], numbers[1][link["b"]]): bool(link.get("optional")) for link in pair["links"]}
    return Labelled(
        pair["pair"],
        (event_of(pair["a"]), event_of(pair["b"])),
        pair["kind"] == LOOK_ALIKE,
        *sides,
        frozenset(cell for cell, optional in links.items() if not optional),
        frozenset(cell for cell, optional in links.items() if optional),
        tuple(_stands_for(side, doc) for side, doc in zip(sides, docs, strict=True)),  # type: ignore[arg-type]
    )


def _stands_for(side: Side, doc: dict[str, Any]) -> list[list[int]]:
    """For each sentence of ours the labelled ones that it is, or is a part of, or spans."""
    places = _places_in(doc["text"], side)
    found = []
    for start, end in places:
        told = [
            number
            for number, each in enumerate(doc["sentences"])
            if min(end, each["end"]) - max(start, each["start"])
            >= OVERLAP * max(1, min(end - start, each["end"] - each["start"]))
        ]
        found.append(told if len(told) <= MOST else [])
    return found


def _places_in(text: str, side: Side) -> list[tuple[int, int]]:
    """Where our sentences stand in the labelled text, from which cleaning may have taken white space."""
    found, at = [], 0
    for span in side.sentences:
        said = span.of(side.text)
        place = text.find(said, at)
        place = span.start if place < 0 else place
        found.append((place, place + len(said)))
        at = max(at, place)
    return found
