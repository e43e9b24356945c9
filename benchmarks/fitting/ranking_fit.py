"""Measures the numbers of ranking: `python -m benchmarks.fitting.ranking_fit COLLECTION`.

COLLECTION is a folder of judged queries and is not part of the project: `docs.jsonl` (`id`, `title`, `body`, and where
known `source` and `date`), `queries.jsonl` (`id`, `text`) and `qrels.tsv` (query, report and grade with tabs between;
a grade above 0 is a right answer). The reports are indexed once, through the front door. Each number of `NUMBERS` is
then varied alone; the value that is best on one half of the queries is reported on the other, which had no say in it.
The measure is mean average precision (MAP) over the whole answer.

Nothing is written: the numbers stand in Python with their reasons above them, and what they would be is printed. The
numbers of half-typed queries (`endings`, `spreading`) are not among them: here every query is whole.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from index import config
from index.search.query import properties as asked_properties
from index.search.rank import bm25
from index.search.rank.rules import all_words, around, properties, proximity, spelling
from index.search.request import SearchRequest
from index.workspace import Workspace

FACTORS = (0.5, 0.8, 1.25, 2.0)
"""What a number is multiplied with."""
NEAR = 0.003
"""MAP that is no reason to change a number: of thirty queries, one whose only right answer comes second instead of
first makes five times as much.
"""
COLUMNS = {"id": "id", "title": "title", "body": "content", "source": "source", "date": "date"}
"""The fields of a report in the collection, and the columns they are read from."""


@dataclass(frozen=True)
class Number:
    """A number of ranking and every module that has it by name; the first is the one it is written in."""

    name: str
    modules: tuple[ModuleType, ...]

    @property
    def committed(self) -> float:
        """The value in the code."""
        value: float = getattr(self.modules[0], self.name)
        return value

    def values(self) -> list[float]:
        """The committed value and its multiples; a share stays a share, and what counts words stays whole."""
        kept, found = self.committed, [self.committed]
        for factor in FACTORS:
            value = kept * factor
            if self.name == "B":
                value = min(value, 1.0)
            found.append(max(1, round(value)) if isinstance(kept, int) else round(value, 6))
        return list(dict.fromkeys(found))


NUMBERS = (
    Number("K1", (bm25, properties)),
    Number("B", (bm25,)),
    Number("SHARE", (proximity,)),
    Number("REACH", (proximity,)),
    Number("TIERED", (all_words,)),
    Number("BESIDE", (around,)),
    Number("FEW", (spelling,)),
    Number("OF_OUTLET", (asked_properties,)),
    Number("OF_PERIOD", (asked_properties,)),
)


@dataclass(frozen=True)
class Judged:
    """A query and the ids of the reports that answer it."""

    id: str
    text: str
    right: frozenset[str]


Precisions = Mapping[str, float]
"""The average precision of each query, by its id."""


def average_precision(found: Sequence[str], right: Collection[str]) -> float:
    """The mean over the right answers of the precision at each one's place; one that is not found adds nothing."""
    total, hits = 0.0, 0
    for place, report in enumerate(found, 1):
        if report in right:
            hits += 1
            total += hits / place
    return total / len(right)


def half(query: str) -> int:
    """The half (0 or 1) of a query by its id: the same on every machine, and whatever other queries there are."""
    return hashlib.sha256(query.encode()).digest()[0] % 2


def judged(folder: Path) -> list[Judged]:
    """The queries that have a right answer."""
    right: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, report, grade = line.split("\t")
        if int(grade) > 0:
            right.setdefault(query, set()).add(report)
    queries = _rows(folder / "queries.jsonl")
    return [Judged(q["id"], q["text"], frozenset(right[q["id"]])) for q in queries if q["id"] in right]


def _rows(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


class Reports:
    """The reports of a collection, indexed once in a folder for scratch."""

    def __init__(self, collection: Path, scratch: Path) -> None:
        """Read and index them. Raises `OSError` where the collection cannot be read."""
        folder = scratch / "reports"
        folder.mkdir()
        rows = _rows(collection / "docs.jsonl")
        self._many = len(rows)
        with (folder / "reports.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS.values())
            table.writerows([row.get(field) or "" for field in COLUMNS] for row in rows)
        self._settings = config.load(
            str(config.shipped("config.yaml")),
            folder=str(folder),
            cache=str(scratch / "cache"),
            annotations=str(scratch / "annotations"),
        )
        workspace = Workspace(self._settings)
        workspace.library.refresh()
        workspace.close()

    def precisions(self, queries: Sequence[Judged]) -> Precisions:
        """The average precision of each query. The index is opened anew: what lengths weigh is worked out then."""
        workspace = Workspace(self._settings)
        try:
            found = {}
            for query in queries:
                answer = workspace.search.answer(SearchRequest(query.text, limit=self._many, explain=0))
                ids = [hit.summary.id.removeprefix("reports/") for hit in answer.hits]
                found[query.id] = average_precision(ids, query.right)
            return found
        finally:
            workspace.close()


@contextmanager
def varied(number: Number, value: float) -> Iterator[None]:
    """The number has another value in this process meanwhile."""
    before = number.committed
    try:
        for module in number.modules:
            setattr(module, number.name, value)
        yield
    finally:
        for module in number.modules:
            setattr(module, number.name, before)


def measured(
    number: Number, reports: Reports, queries: Sequence[Judged], committed: Precisions
) -> dict[float, Precisions]:
    """The precisions for each value of a number, of which the committed one's are known."""
    found = {number.committed: committed}
    for value in number.values()[1:]:
        with varied(number, value):
            found[value] = reports.precisions(queries)
    return found


def mean(precisions: Precisions, part: int | None = None) -> float:
    """MAP, of all queries or of one half; 0 where there are none."""
    counted = [p for query, p in precisions.items() if part is None or half(query) == part]
    return sum(counted) / len(counted) if counted else 0.0


def chosen(found: Mapping[float, Precisions], part: int) -> float:
    """The best value on a half; of even ones the first, which is the committed one."""
    return max(found, key=lambda value: round(mean(found[value], part), 6))


def told(number: Number, found: Mapping[float, Precisions]) -> Iterator[str]:
    """What is printed of a number: MAP for each value, and what either half chooses, on the other."""
    kept = number.committed
    values = "  ".join(f"{value:g}: {mean(found[value]):.4f}" for value in sorted(found))
    yield f"{number.name} = {kept:g}    {values}"
    if all(precisions == found[kept] for precisions in found.values()):
        yield "    no value changes the precision of a query: these say nothing of it"
        return
    for part in (0, 1):
        best, other = chosen(found, part), 1 - part
        lost = mean(found[best], part) - mean(found[kept], part)
        gain = mean(found[best], other) - mean(found[kept], other)
        verdict = "near the best" if lost <= NEAR else "NOT near the best"
        yield f"    half {part} would have {best:g} (+{lost:.4f}): {verdict}; on the other half that is {gain:+.4f}"


def main() -> int:
    """Index, measure, and print."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    collection = Path(sys.argv[1])
    queries = judged(collection)
    with tempfile.TemporaryDirectory() as scratch:
        reports = Reports(collection, Path(scratch))
        committed = reports.precisions(queries)
        sizes = [sum(half(query.id) == part for query in queries) for part in (0, 1)]
        maps = [f"{mean(committed, part):.4f}" for part in (0, 1)]
        print(f"{len(queries)} queries, MAP {mean(committed):.4f}; halves of {sizes}: {maps}", flush=True)
        for number in NUMBERS:
            for line in told(number, measured(number, reports, queries, committed)):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
