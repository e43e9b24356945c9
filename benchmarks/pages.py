"""How saved pages are read, measured on public evaluation sets: `python -m benchmarks.pages SET FOLDER [--wrong]`.

SET is `bodies` for FOLDER a copy of scrapinghub/article-extraction-benchmark (its own measure: shingles of four words),
`dates` for the folder `tests` of adbar/htmldate, `fields` for the folder `tests` of adbar/trafilatura, `exports` for a
folder of files that press archives exported (the samples of the R packages LexisNexisTools and tm.plugin.factiva,
.lexisnexis and .europresse), of which it is only counted what is told, to be looked over with `--wrong`. The sets are
not part of this project and nothing of them is kept here. `--wrong` also names each page that is read wrong.

A date is right when it is the day; precision is over the pages of which a day was told. `stated` tells the same of
the values that are not inferred. An author is right when the same words are named, in any order.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Any

from index.article import Article, Basis, Kind, Value
from index.loading.formats import Unreadable, load

BODY = frozenset({Kind.STANDFIRST, Kind.HEADING, Kind.BODY})
SHINGLE = 4
"""Words of a shingle, as the set itself measures."""

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Score:
    """How often a value was told and right, of the pages that have one; the same of values that are stated."""

    pages: int = 0
    told: int = 0
    right: int = 0
    stated: int = 0
    stated_right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, page: str, value: Value, is_right: bool) -> None:
        """Count what was told of a page."""
        self.pages += 1
        told = value.value is not None
        self.told += told
        self.right += told and is_right
        self.stated += value.basis is Basis.STATED
        self.stated_right += value.basis is Basis.STATED and is_right
        if not is_right:
            self.wrong.append(f"{page}: {value.value!r} ({value.basis}, {value.reason})")

    def __str__(self) -> str:
        right, told = self.right / max(1, self.pages), self.right / max(1, self.told)
        stated = self.stated_right / max(1, self.stated)
        return f"right {right:.3f} of {self.pages}, precision {told:.3f}, of stated {stated:.3f}"


def read(data: bytes) -> Article | None:
    """The report of a page, read from a file as a user's."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_bytes(data)
        try:
            return load(folder, "page.html")[0]
        except Unreadable:
            return None


def body(article: Article | None) -> str:
    """The report's own words but the title."""
    if article is None:
        return ""
    return "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind in BODY)


def bodies(folder: Path) -> Iterator[str]:
    """The set's own measure: the mean precision and recall of shingles, and the share of texts equal in every word."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    scores, exact, wrong = [], [], []
    for page, known in truth.items():
        wanted = _WORD.findall(known["articleBody"])
        found = _WORD.findall(body(read(gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()))))
        exact.append(wanted == found)
        true, told = _shingles(wanted), _shingles(found)
        both = (true & told).total()
        precision = both / max(1, told.total()) if told else float(not true)
        recall = both / max(1, true.total()) if true else float(not told)
        scores.append((precision, recall))
        if min(precision, recall) < 0.9:
            wrong.append(f"{page}: precision {precision:.2f}, recall {recall:.2f}")
    precision, recall = (statistics.mean(side) for side in zip(*scores, strict=True))
    f1, equal = 2 * precision * recall / (precision + recall), statistics.mean(exact)
    yield f"{len(truth)} pages: F1 {f1:.4f}, precision {precision:.4f}, recall {recall:.4f}, exact {equal:.4f}"
    yield from wrong


def _shingles(words: list[str]) -> Counter[tuple[str, ...]]:
    count = max(1, len(words) - SHINGLE + 1)
    return Counter(shingle for at in range(count) if (shingle := tuple(words[at : at + SHINGLE])))


def dates(folder: Path) -> Iterator[str]:
    """Days of publication."""
    score = Score()
    truth = json.loads((folder / "eval_mediacloud_2020.json").read_text(encoding="utf-8"))
    for known in truth.values():
        if not isinstance(known["date"], str):
            continue  # of a few pages the set tells no day (NaN)
        article = read(_page(folder, known["file"], ("test_set", "cache", "eval")))
        value = article.metadata.published if article else Value()
        score.add(known["file"], value, (value.value or "")[:10] == known["date"])
    yield f"dates: {score}"
    yield from score.wrong


def fields(folder: Path) -> Iterator[str]:
    """Titles, authors and days."""
    truth: dict[str, dict[str, Any]] = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    scores = {name: Score() for name in ("title", "author", "date")}
    invented = nobody = 0
    for known in truth.values():
        if not any(known.get(name) for name in ("title", "author", "date")):
            continue
        article = read(_page(folder, known["file"], ("cache", "eval")))
        said = article.metadata if article else None
        if known.get("title"):
            value = said.title if said else Value()
            scores["title"].add(known["file"], value, _bare(value.value or "") == _bare(known["title"]))
        if wanted := known.get("author"):
            names = "; ".join(wanted) if isinstance(wanted, list) else wanted
            value = said.author if said else Value()
            scores["author"].add(known["file"], value, _same_people(value.value or "", names))
        elif known.get("author") == "":
            nobody += 1
            invented += bool(said and said.author.value)
        if known.get("date"):
            value = said.published if said else Value()
            scores["date"].add(known["file"], value, (value.value or "")[:10] == known["date"])
    for name, score in scores.items():
        yield f"{name}: {score}"
    yield f"author: right {1 - invented / max(1, nobody):.3f} of {nobody} pages on which none is known"
    for name, score in scores.items():
        yield from (f"{name} {line}" for line in score.wrong)


def exports(folder: Path) -> Iterator[str]:
    """How many reports the exports in a folder hold, and of how many title, outlet and day are told."""
    told: Counter[str] = Counter()
    lines = []
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        try:
            reports = load(str(file.parent), file.name)
        except Unreadable as reason:
            lines.append(f"{file.name}: {reason}")
            continue
        for report in reports:
            known = report.metadata
            values = {"title": known.title, "outlet": known.outlet, "day": known.published}
            told.update(["reports", *(name for name, value in values.items() if value.value)])
            lines.append(f"{report.id}: {', '.join(str(value.value) for value in values.values())}")
    yield f"{told['reports']} pages: " + ", ".join(f"{name} of {told[name]}" for name in ("title", "outlet", "day"))
    yield from lines


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _same_people(told: str, wanted: str) -> bool:
    return sorted(_bare(told).split()) == sorted(_bare(wanted).split())


def _page(folder: Path, name: str, rooms: tuple[str, ...]) -> bytes:
    return next(file for room in rooms if (file := folder / room / name).is_file()).read_bytes()


def main() -> None:
    """Measure one set; the first lines are the figures."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    start = process_time()
    lines = list({"bodies": bodies, "dates": dates, "fields": fields, "exports": exports}[name](folder))
    shown = lines if "--wrong" in sys.argv else [line for line in lines if re.match(r"\d+ pages|[\w ]+: right", line)]
    print(*shown, f"{process_time() - start:.1f} s CPU", sep="\n")


if __name__ == "__main__":
    main()
