"""Whether the tests notice when the code is wrong: `make mutants`, or `python tests/mutation/mutants.py --help`.

A copy of the tree gets one small change after the other (see `changes`), and the tests of the changed module run on it.
A change that no test notices survives, and is told with its line: a rule that no test states. Which changes are tried
is drawn by a seed, so a run is bounded and can be repeated. Each try is a child forked from a process that has the
libraries imported already, in a group of its own, with a limit on its CPU time; one that runs into it is noticed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from changes import Change, changes
from modules import EQUIVALENT, MODULES

ROOT = Path(__file__).parent.parent.parent
LIMIT = 85
"""Per cent of the tried changes that must be noticed in each module; what is left are matters of taste and speed."""
SAMPLE = 25
"""Changes tried of each module: one more survivor moves the share by four points."""
CPU_FACTOR, CPU_LEAST = 4, 15
"""A try may take so many times the CPU of the unchanged tests, and at least so many seconds."""
STUCK = 300.0
"""Seconds of any clock after which a try that takes no CPU is taken to wait for ever."""
MEMORY = 4 << 30
"""Bytes a try may take: a change can make a list grow without end."""
LIBRARIES = ("hypothesis", "pytest_asyncio", "textual.pilot", "whoosh.fields", "sentencex", "yaml", "filelock", "click")
"""Imported once, before the children are forked."""
LEFT_OUT = shutil.ignore_patterns(".*", "build", "dist", "__snapshots__")


def main() -> int:
    """Try a sample of each module; 1 when in one of them too few changes were noticed."""
    asked = _asked()
    for library in ("pytest", *LIBRARIES):
        __import__(library)
    short = []
    with _copy() as tree:
        for module in asked.modules:
            share = _try_module(tree, module, asked)
            if share < asked.limit:
                short.append(f"{module} ({share:.0f} %)")
    if short:
        print(f"\nFewer than {asked.limit} % were noticed in {', '.join(short)}.")
    return 1 if short else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Try whether the tests notice small changes of the code.")
    parser.add_argument("modules", nargs="*", help="parts of the paths of the modules to try; all without")
    parser.add_argument("--sample", type=int, default=SAMPLE, help=f"changes of each module, {SAMPLE}; 0 for all")
    parser.add_argument("--seed", type=int, default=1, help="which changes are drawn")
    parser.add_argument("--limit", type=float, default=LIMIT, help=f"per cent that must be noticed, {LIMIT}")
    asked = parser.parse_args()
    asked.modules = [m for m in MODULES if not asked.modules or any(part in m for part in asked.modules)]
    if not asked.modules:
        parser.error(f"no module has such a path; there are {', '.join(MODULES)}")
    return asked


@contextlib.contextmanager
def _copy() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
        yield tree


def _try_module(tree: Path, module: str, asked: argparse.Namespace) -> float:
    """The share of the drawn changes that the tests of a module notice, in per cent; each survivor is printed."""
    source, tests = (tree / module).read_text(encoding="utf-8"), MODULES[module]
    known = EQUIVALENT.get(module, {})
    every = changes(source)
    _no_stale(known, every, module)
    chosen = _drawn([change for change in every if change.name not in known], asked.sample, f"{asked.seed} {module}")
    status, used = _run(tree, tests, CPU_LEAST * 100)
    if status:
        sys.exit(f"{module}: its tests fail before anything is changed: {' '.join(tests)}")
    limit = max(CPU_LEAST, int(used * CPU_FACTOR))
    print(f"\n{module}: {len(chosen)} of {len(every)} changes, {len(known)} change nothing", flush=True)
    survived = []
    for change in chosen:
        (tree / module).write_text(change.source, encoding="utf-8")
        _forget_compiled(tree / module)
        if not _run(tree, tests, limit)[0]:
            survived.append(change)
            print(f"  survived: {module}:{change.line}: {change.name}", flush=True)
    (tree / module).write_text(source, encoding="utf-8")
    share = 100 * (len(chosen) - len(survived)) / max(1, len(chosen))
    print(f"  {len(chosen) - len(survived)} of {len(chosen)} noticed, {share:.0f} %", flush=True)
    return share


def _drawn(every: Sequence[Change], size: int, seed: str) -> list[Change]:
    if not size or size >= len(every):
        return list(every)
    return sorted(random.Random(seed).sample(every, size), key=lambda change: change.line)


def _no_stale(known: dict[str, str], every: Sequence[Change], module: str) -> None:
    """What was judged and is no longer there must be judged anew."""
    if gone := known.keys() - {change.name for change in every}:
        sys.exit(f"tests/mutation/modules.py: {module} has no such change any more: {'; '.join(sorted(gone))}")


def _forget_compiled(file: Path) -> None:
    """A changed source may have the size and the second of the one before, and would be taken for it."""
    for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
        compiled.unlink()


def _run(tree: Path, tests: Sequence[str], cpu: int) -> tuple[int, float]:
    """Whether the tests fail (0: none did), and the CPU seconds they took."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        _be_a_try(tree, tests, cpu)
    until = time.monotonic() + STUCK
    while not (ended := os.wait4(child, os.WNOHANG))[0]:
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)  # what its tests started and did not end
    return ended[1], ended[2].ru_utime + ended[2].ru_stime


def _be_a_try(tree: Path, tests: Sequence[str], cpu: int) -> None:
    """In the child: run the tests of the copy, and end with their status."""
    import pytest

    status = 1
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.chdir(tree)
        sys.path[0] = os.environ["PYTHONPATH"] = str(tree)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        plain = ("-x", "-q", "-m", "not torture and not cluster", "-p", "no:cacheprovider", "--hypothesis-seed=1")
        status = int(pytest.main([*plain, *tests]))
    finally:
        os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
