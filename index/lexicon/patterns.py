r"""Patterns made of the lexicon, kept in the cache as Python's engine for patterns has them.

To compile the patterns for datelines and dates in all languages takes 150 ms of CPU, a third of what a process costs
that reads one file; to read what they were compiled to takes 5. It is a list of numbers, which the engine looks through
before it uses them, named after the pattern and the version of Python: one that is not there, or is not what was
written, is simply made anew.

Example: `pattern("dates", r"(?P<day>\d+)\s(?:January|...)", re.IGNORECASE)` is what `re.compile` gives.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from index import private
from index.lexicon import reading
from index.lexicon.compiled import FOLDER

ENDING = ".pattern"
FASTEST = 1

_UNLIKE = (ImportError, AttributeError, TypeError, ValueError, RuntimeError, LookupError, zlib.error)
# What is raised over a file that is not what was written, and by a Python whose engine is another.


def pattern(name: str, text: str, flags: int = 0) -> re.Pattern[str]:
    """`text` compiled; `name` says whose it is, so that those of earlier lexicons are taken away."""
    cached_in = reading.cached_in()
    if cached_in is None:
        return re.compile(text, flags)
    known = hashlib.sha256(f"{sys.version} {sys.byteorder} {flags} {text}".encode()).hexdigest()[:32]
    kept = cached_in / FOLDER / f"{name}-{known}{ENDING}"
    with suppress(OSError, *_UNLIKE):
        if private.is_closed_file(kept) and not any(map(private.objection, kept.parents[:2])):
            return _built(text, _unpacked(kept.read_bytes()))
    try:
        made = _compiled(text, flags)
        built = _built(text, made)
    except _UNLIKE:
        return re.compile(text, flags)
    _keep(kept, _packed(made), name)
    return built


def patterns(name: str, texts: Sequence[str], flags: int = 0) -> Iterator[re.Pattern[str]]:
    """Each of these compiled."""
    return (pattern(f"{name}{number}", text, flags) for number, text in enumerate(texts))


class _Compiled(NamedTuple):
    """What the engine makes a pattern of: its flags, how many groups it has, the names of some, and its code."""

    flags: int
    groups: int
    names: dict[str, int]
    code: list[int]


def _compiled(text: str, flags: int) -> _Compiled:
    """As `re.compile` does it, in two steps, of which this is the dear one."""
    parser, compiler = (importlib.import_module(f"re.{part}") for part in ("_parser", "_compiler"))
    parsed = parser.parse(text, flags)
    state = parsed.state
    return _Compiled(int(flags | state.flags), state.groups - 1, dict(state.groupdict), compiler._code(parsed, flags))


def _built(text: str, made: _Compiled) -> re.Pattern[str]:
    engine: Any = importlib.import_module("_sre")
    by_number: list[str | None] = [None] * (made.groups + 1)
    for name, number in made.names.items():
        by_number[number] = name
    built = engine.compile(text, made.flags, made.code, made.groups, made.names, tuple(by_number))
    if not isinstance(built, re.Pattern):
        raise TypeError(built)
    return built


def _packed(made: _Compiled) -> bytes:
    head = json.dumps([made.flags, made.groups, made.names]).encode()
    return zlib.compress(head + b"\n" + array("I", made.code).tobytes(), FASTEST)


def _unpacked(kept: bytes) -> _Compiled:
    """What was packed; zlib has a checksum of it."""
    head, _, data = zlib.decompress(kept).partition(b"\n")
    code = array("I")
    code.frombytes(data)
    flags, groups, names = json.loads(head)
    return _Compiled(flags, groups, names, code.tolist())


def _keep(kept: Path, packed: bytes, name: str) -> None:
    """Keep a pattern, and take away what was kept under its name before."""
    if private.keep(kept, packed):
        for old in kept.parent.glob(f"{name}-*{ENDING}"):
            if old != kept:
                with suppress(OSError):
                    old.unlink(missing_ok=True)
