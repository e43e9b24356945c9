"""A lexicon file as plain values, kept in the cache in a form that is read at once.

To read all of the shipped YAML takes 5 ms of CPU, without libyaml 60 ms; its JSON takes 0.8 ms. A compiled form is
named after the bytes of its source and of the modules that read it, so it belongs to one version of the program: one
that is not there, or cannot be read or written, is simply made anew or done without.

Example: `values(Path("index/lexicon/regions/levant.yaml"), Path("~/.cache/deraa-tui").expanduser())` is
`{"agencies": {"SANA": ["Sana", ...], ...}, ...}`.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from index import private
from index.errors import ConfigError

FOLDER = "lexicon"
"""Where in the cache the compiled forms lie."""


def values(file: Path, cached_in: Path | None) -> dict[str, Any]:
    """What a lexicon file says. Raises `ConfigError` when it cannot be used."""
    try:
        source = file.read_bytes()
    except OSError as error:
        why = error.strerror or error
        raise ConfigError(f"{file}: the lexicon cannot be read ({why}); mend its path under `lexicon:`.") from None
    if cached_in is None:
        return parsed(source, file)
    kept = cached_in / FOLDER / f"{_name(file)}{_digest(source)}.json"
    if (found := _read(kept)) is not None:
        return found
    made = parsed(source, file)
    _write(kept, made, _name(file))
    return made


def parsed(source: bytes, file: Path) -> dict[str, Any]:
    """The values of a source. Raises `ConfigError`."""
    from index.lexicon.sections import checked  # only where there is no compiled form
    from index.plain_yaml import reading as plain_yaml

    try:
        return checked(plain_yaml.read(source.decode("utf-8-sig")), file)
    except plain_yaml.PlainYamlError as error:
        raise ConfigError(f"{file}, line {error.line}: {error.reason}; mend that line and start again.") from None
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{file}, line {line}: this is not UTF-8; save the file as UTF-8 and start again.") from None


def fingerprint(files: tuple[Path, ...]) -> str:
    """A hash of what the files say."""
    return hashlib.sha256(b"\0".join(map(_bytes, files))).hexdigest()


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _name(file: Path) -> str:
    """The beginning of the names of a file's compiled forms."""
    where = hashlib.sha256(os.fsencode(file.parent)).hexdigest()[:8]
    return f"{where}-{''.join(c if c.isascii() and c.isalnum() else '-' for c in file.stem)[:40]}-"


def _digest(source: bytes) -> str:
    return hashlib.sha256(_reader().encode() + source).hexdigest()[:32]


@cache
def _reader() -> str:
    """A hash of what turns a source into values. (To ask for the version of the program would take 10 ms.)"""
    here = Path(__file__)
    rooms = (here.parent, here.parent.parent / "plain_yaml")
    return fingerprint(tuple(module for room in rooms for module in sorted(room.glob("*.py"))))


def _read(kept: Path) -> dict[str, Any] | None:
    """A compiled form that nobody but the user can have written; None when there is none."""
    try:
        if not private.is_closed_file(kept) or any(map(private.objection, kept.parents[:2])):
            return None
        found = json.loads(kept.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _write(kept: Path, made: dict[str, Any], name: str) -> None:
    """Keep a compiled form, and take away those of earlier sources."""
    if private.keep(kept, json.dumps(made, ensure_ascii=False).encode()):
        for old in kept.parent.glob(f"{name}*.json"):
            if old != kept:
                with suppress(OSError):
                    old.unlink(missing_ok=True)
