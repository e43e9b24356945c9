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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from index.article import Article, Span
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
class Clash:
    """Two values that a reader found to clash, where they stand in the two reports; several of one `group` are one
    disagreement told again.
    """

    group: str
    is_required: bool
    is_hard: bool
    left: Span
    right: Span


@dataclass(frozen=True)
class Labelled:
    """Two reports, for each pair of our sentences the labelled pairs it stands for, and their clashes."""

    name: str
    events: tuple[str, str]
    are_look_alikes: bool
    left: Side
    right: Side
    required: frozenset[Cell]
    optional: frozenset[Cell]
    stands_for: tuple[Sequence[Sequence[int]], Sequence[Sequence[int]]]
    clashes: tuple[Clash, ...] = ()

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
        articles = {name: article_of(Path(folder), name, doc["text"]) for name, doc in said["docs"].items()}
    clashes = _clashes_in(file.with_name("conflicts.json"))
    for pair in said["pairs"]:
        names = (pair["a"], pair["b"])
        docs = [said["docs"][name] for name in names]
        found = _labelled(pair, docs, [articles[name] for name in names])
        told = [_clash(clash, docs, (found.left, found.right)) for clash in clashes.get(pair["pair"], ())]
        yield replace(found, clashes=tuple(clash for clash in told if clash is not None))


def _clashes_in(file: Path) -> dict[str, list[dict[str, Any]]]:
    """The clashes of a set by the name of the pair; none where the set has no file of them."""
    found: dict[str, list[dict[str, Any]]] = {}
    for clash in json.loads(file.read_text(encoding="utf-8")) if file.exists() else ():
        found.setdefault(clash["pair"], []).append(clash)
    return found


def _clash(clash: dict[str, Any], docs: Sequence[dict[str, Any]], sides: tuple[Side, Side]) -> Clash | None:
    """A clash at its places in our texts; None where one of its quotes is not found there."""
    spans = []
    for name, doc, side in zip("ab", docs, sides, strict=True):
        told = next(each for each in doc["sentences"] if each["id"] == clash[name]["sent"])
        said, quote = doc["text"][told["start"] : told["end"]], clash[name]["quote"]
        at = side.text.find(said)
        at = side.text.find(quote, max(at, 0))
        if at < 0:
            return None
        spans.append(Span(at, at + len(quote)))
    return Clash(clash["group"], not clash.get("optional"), clash["severity"] == "hard", spans[0], spans[1])


def article_of(folder: Path, name: str, text: str) -> Article:
    """A text as the product reads it from a file of that name."""
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
