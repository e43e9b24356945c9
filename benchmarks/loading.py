"""How fast a folder is read: `python -m benchmarks.loading [FILES]`.

Reports are invented out of the words of the sample, each of about 3,000 characters. CPU time; the floor is reading and
decoding the same bytes. The second start is measured as a whole: names, sizes and times of every file.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

from index import config
from index.loading.formats import load
from index.workspace import Workspace

FILES = 2_000
SEEDS = Path(__file__).parent.parent / "seeds"
PARAGRAPHS = 8


def make(folder: Path, count: int) -> None:
    """Write so many reports: shuffled sentences of the sample with numbers of their own."""
    chance = random.Random(1)
    texts = [file.read_text().replace("\n", " ") for file in sorted(SEEDS.glob("*.txt"))]
    sentences = [sentence.strip() for text in texts for sentence in text.split(". ")]
    vocabulary = sorted({w for s in sentences for w in s.split()})
    for number in range(count):
        blocks = [f"Report {number} of the day\n\nPublished September {number % 28 + 1}, 2021"]
        for _ in range(PARAGRAPHS):
            words = [chance.choice(vocabulary) for _ in range(48)]
            blocks.append(f"{chance.choice(sentences)[:120]} {number}. {' '.join(words)}.")
        (folder / f"{number:06}.txt").write_text("\n\n".join(blocks))


def main() -> int:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "reports"
        folder.mkdir()
        make(folder, count)
        names = sorted(p.name for p in folder.iterdir())
        sample = names[: min(count, 1000)]
        start = process_time()
        for name in sample:
            (folder / name).read_bytes().decode()
        floor = process_time() - start
        load(str(folder), sample[0])
        start = process_time()
        for name in sample:
            load(str(folder), name)
        loading = process_time() - start
        settings = config.load(folder=str(folder), cache=f"{home}/cache", annotations=f"{home}/annotations")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        places = (str(folder), f"{home}/cache", settings.annotations, settings.files[0])
        command = [sys.executable, "-m", "index.refresh_process", *places]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        building = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        workspace = Workspace(settings)
        start = process_time()
        known = len(workspace.summaries())
        listed = process_time() - start
        start = process_time()
        current = workspace.is_current()
        looked = process_time() - start
        workspace.close()
    print(f"loading alone        {len(sample) / loading:8.0f} articles a CPU second, {loading / floor:.0f} x the floor")
    print(f"with indexing        {count / building:8.0f} articles a CPU second ({count:,} files, {building:.0f} s)")
    print(f"peak memory          {after.ru_maxrss / 1024:8.0f} MiB in the reading process")
    print(f"second start: list   {listed * 1000:8.0f} CPU ms for {known:,} articles")
    print(f"second start: stamps {looked * 1000:8.0f} CPU ms")
    return 0 if known == count and current else 1


if __name__ == "__main__":
    sys.exit(main())
