"""One clock: all that differs from one run to the next is asked of `index.clock`, which stands still when told to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from index import clock
from index.annotations.annotation import moment, new_id

TOP = Path(__file__).parent.parent.parent
ASKS_THE_SYSTEM = {"time", "datetime", "secrets", "random", "uuid"}
"""Modules that tell the time or draw lots."""

ONLY_TYPES = {"date", "datetime", "time", "timedelta", "timezone", "UTC"}
"""What may be imported of `datetime`: it tells nothing until one of `ASKING` is called."""

ASKING = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter", "getrandom"}


def asked(code: str) -> Iterator[str]:
    """Where a module asks the system for the time or for something random."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (f"{node.lineno}: {a.name}" for a in node.names if a.name in ASKS_THE_SYSTEM - {"datetime"})
        elif isinstance(node, ast.ImportFrom) and node.module in ASKS_THE_SYSTEM:
            odd = {a.name for a in node.names} - (ONLY_TYPES if node.module == "datetime" else set())
            yield from (f"{node.lineno}: {name}" for name in odd)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING:
            on = node.func.value
            if isinstance(on, ast.Name) and on.id in ("date", "datetime", "time", "os"):
                yield f"{node.lineno}: {on.id}.{node.func.attr}"


def test_nothing_else_asks_the_system_for_the_time_or_a_random_id() -> None:
    files = [p for room in ("index", "tui") for p in (TOP / room).rglob("*.py") if p.name != "clock.py"]
    assert len(files) > 100
    assert [f"{p.relative_to(TOP)}:{what}" for p in files for what in asked(p.read_text(encoding="utf-8"))] == []


def test_the_look_for_it_sees_what_it_looks_for() -> None:
    assert list(asked("import time\nfrom datetime import datetime\nx = datetime.now()\nimport secrets"))
    assert list(asked("from random import choice")) == ["1: choice"]
    assert not list(asked("from datetime import date, timedelta\ndate(2026, 1, 2) + timedelta(1)"))


def test_a_clock_that_stands_still_says_the_same_on_every_day_and_draws_no_id_twice() -> None:
    tokyo = timezone(timedelta(hours=9))
    said = []
    for _ in range(2):
        with clock.set_still(datetime(2026, 1, 1, 3, tzinfo=tokyo)):
            said.append((moment(), [new_id() for _ in range(40)]))
    assert said[0] == said[1]
    assert said[0][0] == "2025-12-31T18:00:00Z"
    assert len(set(said[0][1])) == 40


def test_a_clock_that_goes_draws_what_nobody_knows() -> None:
    assert len({new_id() for _ in range(40)}) == 40
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=5)
