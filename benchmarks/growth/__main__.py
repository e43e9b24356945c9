"""How cost grows: `python -m benchmarks.growth [--sizes 1000,10000] [--keep FOLDER] [--only searching]`.

Invented reports (see `reports`) are read, changed and asked; each size in processes of its own. Figures are CPU
milliseconds, memory and disk megabytes; the exponent is that of the growth from the first size to the last: 0 does not
grow, 1 grows as the folder does. FTS5 and ripgrep answer the same questions where they have such a shape.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.growth.plot import drawn

PARTS = ("building", "searching", "app", "commands", "beside")
"""What is measured, each in a process of its own, so that the memory of one is not another's."""
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
# Where it is set each process would compile all modules of ours, which an installed program never does.
LEAST = 0.05
"""Milliseconds below which a figure is noise, and its growth no figure at all."""


def measured(size: int, home: Path, parts: list[str]) -> dict[str, float]:
    """All figures of one size."""
    found: dict[str, float] = {}
    home.mkdir(parents=True, exist_ok=True)
    for part in parts:
        command = [sys.executable, "-m", "benchmarks.growth.measuring", str(size), str(home), part]
        alone = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
        alone["OPENBLAS_NUM_THREADS"] = "1"
        run = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=alone)
        found |= json.loads(run.stdout.splitlines()[-1])
    return found


def exponent(sizes: list[int], figures: list[float]) -> str:
    """The exponent of the growth from the first size to the last, or nothing where that is no figure."""
    if len(sizes) < 2 or min(figures) < LEAST:
        return ""
    return f"{math.log(figures[-1] / figures[0]) / math.log(sizes[-1] / sizes[0]):.2f}"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="1000,10000")
    options.add_argument("--keep", type=Path, help="a folder for what is made, used again by the next run")
    options.add_argument("--only", default=",".join(PARTS), help=f"some of {', '.join(PARTS)}")
    asked = options.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    with tempfile.TemporaryDirectory() as scratch:
        home = asked.keep or Path(scratch)
        found = [measured(size, home / str(size), asked.only.split(",")) for size in sizes]
    print(f"{'':28}" + "".join(f"{size:>12,}" for size in sizes) + f"{'exponent':>10}")
    for name in found[-1]:
        figures = [one[name] for one in found if name in one]
        whole = len(figures) == len(sizes)
        shown = "".join(f"{one[name]:>12,.1f}" if name in one else f"{'':>12}" for one in found)
        print(f"{name:28}{shown}{exponent(sizes, figures) if whole else '':>10}")
    grown = {name: [one[name] for one in found] for name in found[0] if all(one.get(name, 0) >= LEAST for one in found)}
    if len(sizes) > 1:
        print("", f"Times the figure at {sizes[0]:,}; the right edge is {sizes[-1] / sizes[0]:,.0f} times:", sep="\n")
        print("\n".join(drawn(sizes, grown)))


if __name__ == "__main__":
    main()
