"""How fast annotations open, are found while a query is typed, and are saved: `python -m benchmarks.annotations`.

CPU time. The floor is `yaml.load` with libyaml over the same files: what reading them without any checks would cost.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

import yaml

from index.annotations.anchoring.selector import Selector
from index.annotations.annotation import Annotation
from index.annotations.files.store import Store
from index.annotations.files.yaml_file import header, with_put
from index.annotations.grouping import Grouping, grouped
from index.search.query.query import parse
from index.workspace.notes.finding import Asked, KnownNotes, fits

FILES, EACH = 1_000, 10
IN_ONE_FILE, SAVES = 50, 20
OPENING, SAVING = 1.0, 0.010
"""Most seconds of CPU for opening 10,000 annotations, and for one save into a file of 50."""
TYPED = "sources of the city"


def told(number: int) -> str:
    """Some words that hardly any other number has: no two notes say the same."""
    return " ".join(f"{'bdfgklmnprstvz'[number * n % 14]}a{number * n % 997:x}" for n in (1, 3, 7))


def made(number: int) -> Annotation:
    """An annotation like any other."""
    quote = f"The rebels handed over {number} light weapons on Wednesday, sources in the city of {told(number)} said."
    selector = Selector(quote, "x" * 64, "y" * 64, number * 90, 1, 1)
    stamp = "2026-01-01T00:00:00Z"
    return Annotation(
        f"20260101-{number:06}",
        "report",
        selector,
        "who says so?\nand when?",
        "claim",
        ("deal",),
        created=stamp,
        updated=stamp,
    )


def keystroke(known: KnownNotes, query: str) -> float:
    """Seconds of CPU to find what a query finds and to group it."""
    start = process_time()
    test = fits(parse(query), Asked(lambda _: (), lambda _: ()), known)
    found = [known.notes[number] for number in filter(test, range(len(known.notes)))]
    grouped({"report": found}, Grouping.TAG, [], [])
    return process_time() - start


def main() -> int:
    """Print the figures; 1 when an aim is missed."""
    with tempfile.TemporaryDirectory() as home:
        for number in range(FILES):
            text = header(str(number), "title")
            for each in range(EACH):
                text = with_put(text, made(number * EACH + each))
            (Path(home) / f"{number}.yaml").write_text(text, encoding="utf-8")
        start = process_time()
        found = Store(Path(home)).everything()[0]
        opening = process_time() - start
        known = KnownNotes(found, lambda made: made.article)
        finding = [keystroke(known, TYPED[: n + 1]) for n in range(len(TYPED))]
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        start = process_time()
        for file in Path(home).glob("*.yaml"):
            yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
        floor = process_time() - start
        store = Store(Path(home) / "one")
        for number in range(IN_ONE_FILE):
            store.put(made(number))
        costs = []
        for number in range(SAVES):
            start = process_time()
            store.put(made(IN_ONE_FILE + number))
            costs.append(process_time() - start)
    saving = median(costs)
    print(f"opening {len(found):,} annotations  {opening:6.2f} s CPU, {opening / floor:5.2f} x libyaml's own loading")
    letters = f"{max(finding[1:]) * 1000:6.1f} ms CPU at most, the first {finding[0] * 1000:.0f}"
    print(f"a letter typed in their list  {letters}")
    print(f"a save beside {IN_ONE_FILE}            {saving * 1000:6.1f} ms CPU")
    return 1 if opening > OPENING or saving > SAVING else 0


if __name__ == "__main__":
    sys.exit(main())
