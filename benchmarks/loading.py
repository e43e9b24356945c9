"""How a big folder is read: `python -m benchmarks.loading [FILES]`.

Reports are invented out of the words of the sample, each of about 3,000 characters. The app is opened on them in a
pseudo-terminal, as a user would: all processes count, the app and the one that reads. CPU time; the floor of loading
is reading and decoding the same bytes. Exit status 1 when an aim is missed.
"""

from __future__ import annotations

import contextlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from benchmarks.start import Program
from index import config
from index.loading.formats import load
from index.workspace import Workspace

FILES = 10_000
FEW = 5
"""Files of the folder whose start is the measure of a start."""
FIRST = 50
"""Articles that are soon to be readable."""
SAMPLE = 1_000
"""Files that are loaded for the figure of loading alone."""
STARTS = 5
"""Starts of which the median is told."""
SEEDS = Path(__file__).parent.parent / "seeds"
PARAGRAPHS = 8
PATIENCE = 0.02
"""Seconds between two looks at the processes."""

AIMS = {"memory": 250.0, "second start": 150.0, "first": 1.0}
"""MiB in all processes while a folder is read; CPU ms that a start on all files may cost more than one on a few;
seconds from the first paint until the first articles can be read.
"""


def make(folder: Path, count: int) -> None:
    """Write so many reports: shuffled sentences of the sample with numbers of their own."""
    folder.mkdir()
    chance = random.Random(1)
    texts = [file.read_text(encoding="utf-8").replace("\n", " ") for file in sorted(SEEDS.glob("*.txt"))]
    sentences = [sentence.strip() for text in texts for sentence in text.split(". ")]
    vocabulary = sorted({w for s in sentences for w in s.split()})
    for number in range(count):
        blocks = [f"Report {number} of the day\n\nPublished September {number % 28 + 1}, 2021"]
        for _ in range(PARAGRAPHS):
            words = [chance.choice(vocabulary) for _ in range(48)]
            blocks.append(f"{chance.choice(sentences)[:120]} {number}. {' '.join(words)}.")
        (folder / f"{number:06}.txt").write_text("\n\n".join(blocks), encoding="utf-8")


def loading_alone(folder: Path) -> tuple[float, float]:
    """Articles a CPU second, and how many times the floor that takes."""
    names = sorted(p.name for p in folder.iterdir())[:SAMPLE]
    start = process_time()
    for name in names:
        (folder / name).read_bytes().decode()
    floor = process_time() - start
    load(str(folder), names[0])
    start = process_time()
    for name in names:
        load(str(folder), name)
    loading = process_time() - start
    return len(names) / loading, loading / floor


@dataclass(slots=True)
class Processes:
    """A program and the processes it starts: the most memory and the CPU time of each so far."""

    program: Program
    megabytes: dict[int, float] = field(default_factory=dict)
    cpu_ms: dict[int, float] = field(default_factory=dict)

    @property
    def own(self) -> int:
        """The program's own process."""
        return self.program.process.pid

    def look(self) -> bool:
        """Look at all that run; whether there is another one than the program's own."""
        started = [*self._below(self.own)]
        for pid in (self.own, *started):
            with contextlib.suppress(OSError, IndexError):  # it ends while it is looked at
                status = Path(f"/proc/{pid}/status").read_text()
                self.megabytes[pid] = int(status.partition("VmHWM:")[2].split()[0]) / 1024
                times = Path(f"/proc/{pid}/schedstat").read_text() if pid != self.own else ""
                self.cpu_ms[pid] = int(times.split()[0]) / 1e6 if times else self.program.cpu()
        return bool(started)

    def _below(self, pid: int) -> Iterator[int]:
        with contextlib.suppress(OSError):  # it ends while it is looked at
            for task in Path(f"/proc/{pid}/task").iterdir():
                for child in map(int, (task / "children").read_text().split()):
                    yield child
                    yield from self._below(child)


def command(folder: Path, home: str) -> list[str]:
    """The reader on a folder, with a cache of its own."""
    return [sys.executable, "-m", "tui.cli", "--cache", f"{home}/cache", "--annotations", f"{home}/notes", str(folder)]


def first_start(folder: Path, home: str) -> tuple[Processes, float]:
    """Open the app on a folder that was never read, until it is read; the seconds from the first paint until the first
    articles were recorded, which is when the app lists them.
    """
    program = Program(command(folder, home))
    program.first_paint()
    painted = time.monotonic()
    processes, first = Processes(program), 0.0
    workspace = Workspace(config.load(folder=str(folder), cache=f"{home}/cache", annotations=f"{home}/notes"))
    wanted = min(FIRST, sum(1 for _ in folder.iterdir()))
    begun = False
    while (running := processes.look()) or not begun:
        begun = begun or running
        if not first and workspace.cache.catalogue.count() >= wanted:
            first = time.monotonic() - painted
        program.read(PATIENCE)
    program.settle()
    processes.look()
    workspace.close()
    program.close()
    return processes, first


def next_start(folder: Path, home: str) -> float:
    """CPU ms of all processes of a start on a folder that has not changed, until the app has settled."""
    program = Program(command(folder, home))
    program.first_paint()
    processes = Processes(program)
    processes.look()
    program.settle()
    processes.look()
    program.close()
    return sum(processes.cpu_ms.values())


def main() -> int:
    """Print the figures; 1 when an aim is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as home:
        many, few = Path(home) / "many", Path(home) / "few"
        make(many, count)
        make(few, FEW)
        speed, floors = loading_alone(many)
        print(f"loading alone          {speed:8.0f} articles a CPU second, {floors:.0f} x the floor")
        processes, first = first_start(many, home)
        reading = sum(ms for pid, ms in processes.cpu_ms.items() if pid != processes.own) / 1000
        own = processes.megabytes.pop(processes.own)
        peaks = {"app": own, "reading": sum(processes.megabytes.values())}
        memory = sum(peaks.values())
        shares = ", ".join(f"{name} {mb:.0f}" for name, mb in peaks.items())
        print(f"with indexing          {count / reading:8.0f} articles a CPU second ({count:,} files, {reading:.0f} s)")
        print(f"peak memory            {memory:8.0f} MiB in all processes ({shares})")
        print(f"first {FIRST} readable      {first:8.2f} seconds after the first paint")
        first_start(few, home)
        starts = [(next_start(many, home), next_start(few, home)) for _ in range(STARTS)]
        on_many, on_few = (statistics.median(ms) for ms in zip(*starts, strict=True))
        print(f"second start           {on_many:8.0f} CPU ms on {count:,} files, {on_few:.0f} on {FEW}")
    ours = {"memory": memory, "second start": on_many - on_few, "first": first}
    missed = [name for name, most in AIMS.items() if ours[name] > most]
    print("missed: " + ", ".join(missed) if missed else "every aim is met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
