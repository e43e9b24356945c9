"""How well the stories of a folder are told apart, and where their threshold comes from.

    python -m benchmarks.fitting.story_fit basil=CHECKOUT ecb=ECB+

The reports of both public repositories (see `texts`) lie in one folder: 90 stories of 45 topics of ECB+, two alike
each, and 100 triplets of BASIL, few with their date. The stories found are held against those of the repositories by
B-cubed precision and recall: which share of a report's story tells of its incident, and which share of the reports of
its incident is in its story (Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space
model", ACL 1998). `aside` are the topics from which the labelled pairs were drawn, on which no weight was fitted; the
threshold was chosen on the others.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from unittest import mock

from benchmarks.fitting.incident_fit import kept_aside, told_in
from index.comparison.incidents import stories
from index.config import load
from index.workspace import Workspace

TRIED = (-0.8, -0.4, 0.0, 0.2, 0.4, 0.6, 0.8, 1.2)
"""Log-odds that are tried."""

Told = tuple[str, str, str]
"""Repository, topic and story of a report."""


def write(sources: Mapping[str, Path], folder: Path) -> dict[str, Told]:
    """Write every report into a folder, as a text file; its story by its id."""
    found = {}
    for source, topic, story, name, text in told_in(sources):
        report = f"{source}_{name}".replace("/", "_").replace(".", "-")
        (folder / f"{report}.txt").write_text(text, encoding="utf-8")
        found[report] = (source, topic, story)
    return found


def found_in(folder: Path, enough: float) -> dict[str, str]:
    """The story of every report of a folder, where two are of one incident from so many log-odds on."""
    with tempfile.TemporaryDirectory() as kept, mock.patch.object(stories, "ENOUGH", enough):
        workspace = Workspace(load(None, folder=str(folder), cache=f"{kept}/cache", annotations=f"{kept}/notes"))
        workspace.library.refresh()
        return {summary.id: summary.story or summary.id for summary in workspace.library.summaries()}


def b_cubed(found: Mapping[str, str], told: Mapping[str, Told], asked: Iterable[str]) -> tuple[float, float]:
    """The mean precision and recall of the reports asked for."""
    precision, recall = [], []
    for report in asked:
        mine = {other for other in found if found[other] == found[report]}
        same = {other for other in found if told[other][::2] == told[report][::2]}
        precision.append(len(mine & same) / len(mine))
        recall.append(len(mine & same) / len(same))
    return sum(precision) / len(precision), sum(recall) / len(recall)


def main() -> None:
    sources = {name: Path(folder) for name, found, folder in (word.partition("=") for word in sys.argv[1:]) if found}
    aside = kept_aside()
    with tempfile.TemporaryDirectory() as folder:
        told = write(sources, Path(folder))
        for enough in TRIED:
            found = found_in(Path(folder), enough)
            for source in sources:
                for name, held in (("fitted on", False), ("aside", True)):
                    asked = [r for r in found if told[r][0] == source and (told[r][1] in aside) == held]
                    precision, recall = b_cubed(found, told, asked)
                    both = 2 * precision * recall / (precision + recall)
                    print(f"{enough:5} {source:5} {name:9} {len(asked):4}: {precision:.3f} {recall:.3f} {both:.3f}")


if __name__ == "__main__":
    main()
