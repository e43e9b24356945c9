"""Run every benchmark, one after the other: `python -m benchmarks`, or `make bench`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run each in a process of its own; 1 when one missed an aim."""
    worst = 0
    for file in sorted(Path(__file__).parent.glob("[!_]*.py")):
        print(f"\n== {file.stem}", flush=True)
        worst |= subprocess.run([sys.executable, "-m", f"benchmarks.{file.stem}"], check=False).returncode
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
