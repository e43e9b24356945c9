"""Where the user left off in each folder: one small file a folder, in the user's state folder.

The files are written as notes are: whole or not at all, and closed to others. Two programs on one folder do not wait
for each other: each writes whole files, and the last one stands. What is kept here is never precious: a file that
cannot be read is put aside and said, and the folder opens as if for the first time.

    files = StateFiles()
    files.write("/reports", Place(query="deraa"))
    files.read("/reports", Place)      # Place(query="deraa")
    files.recent()                     # ["/reports", ...], the folder that was open last first

What a file holds is a named tuple of the caller, of texts, numbers, switches, and tuples, mappings and named tuples of
these. A field that a file lacks has its default, and one that is not known is passed over, so that an older and a newer
program read each other's files.
"""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from index import config, private
from index.annotations.files import durable
from index.errors import StoreError

T = TypeVar("T")

MOST_BYTES = 1_000_000
"""A file of ours takes some kilobytes; what is longer is not read."""

MOST_RECENT = 20
"""Folders that are offered to be opened again: more than one looks through, and read in a millisecond or two."""

BROKEN = ".broken"
"""What is hung behind the name of a file that could not be read."""


class StateFiles:
    """The files of where the user left off, one a folder."""

    def __init__(self, home: Path | None = None) -> None:
        """They lie in `home`; without it in the state folder of the system, as the XDG specification has it."""
        self.home = home or config.own_state() / "folders"

    def beside(self, name: str) -> StateFiles:
        """The files of another matter, in a folder of that name beside this one."""
        return StateFiles(self.home.parent / name)

    def file(self, folder: str) -> Path:
        """The file of a folder of reports; it need not exist."""
        return self.home / f"{config.name_of(folder)}.json"

    def read(self, folder: str, shape: type[T]) -> T | None:
        """What was kept of a folder; None when nothing was. Raises `StoreError` for a file that cannot be read, which
        is put aside, so that the next one is written beside it and nothing is said twice.
        """
        file = self.file(folder)
        if not file.exists():
            return None
        try:
            return shaped(shape, _values(file))
        except (OSError, ValueError, RecursionError) as error:
            aside = file.with_name(file.name + BROKEN)
            with suppress(OSError):
                file.replace(aside)
            raise StoreError(
                f"{file}: where you left off cannot be read ({error}); the file is put aside as {aside.name}, and the "
                "folder opens from the beginning."
            ) from None

    def write(self, folder: str, kept: Any) -> None:
        """Keep a named tuple as what was left off in a folder, on disk when this returns. Raises `StoreError`."""
        file = self.file(folder)
        text = json.dumps({"folder": config.absolute(folder), **_plain(kept)}, indent=1)
        try:
            private.make(self.home)
            durable.sweep(self.home, durable.LONG_IDLE)
            durable.write(file, text + "\n")
            private.close(file)
        except (OSError, StoreError):
            raise StoreError(
                f"{file}: where you left off cannot be kept; free some space, or name a folder that can be written in "
                "XDG_STATE_HOME."
            ) from None

    def is_empty(self) -> bool:
        """Whether nothing was ever kept: the user is here for the first time."""
        return not any(self.home.glob("*.json"))

    def recent(self) -> list[str]:
        """The folders that were open, the last one first; those that are gone are left out."""
        return [folder for _, folder in self._latest() if config.is_address(folder) or Path(folder).exists()]

    def latest(self, shape: type[T]) -> T | None:
        """What was kept last, of whichever folder; None when nothing was."""
        for file, _ in self._latest():
            with suppress(OSError, ValueError, RecursionError):
                return shaped(shape, _values(file))
        return None

    def _latest(self) -> Iterator[tuple[Path, str]]:
        """The files and their folders, the one written last first."""
        written: list[tuple[int, Path]] = []
        with suppress(OSError):
            for file in self.home.glob("*.json"):
                with suppress(OSError):
                    written.append((file.stat().st_mtime_ns, file))
        for _, file in sorted(written, reverse=True)[:MOST_RECENT]:
            with suppress(OSError, ValueError, RecursionError):
                if isinstance(folder := _values(file).get("folder"), str):
                    yield file, folder


def _values(file: Path) -> dict[str, Any]:
    """What a file holds. Raises `OSError`, `ValueError` or `RecursionError`."""
    if not private.is_own_file(file):
        raise ValueError("it is no plain file of yours")
    if file.stat().st_size > MOST_BYTES:
        raise ValueError("it is far too long")
    values = json.loads(file.read_bytes())
    if not isinstance(values, dict):
        raise ValueError("it holds no object")
    return values


def shaped(shape: type[T], values: dict[str, Any]) -> T:
    """The named tuple that some values make. Raises `ValueError` where one has another type than its field."""
    made: T = _shaped(shape, values)
    return made


def _shaped(shape: Any, value: Any) -> Any:
    """`value`, as JSON gives it, in the type that `shape` asks for. Raises `ValueError`."""
    origin, arguments = typing.get_origin(shape), typing.get_args(shape)
    if hasattr(shape, "_fields") and isinstance(value, dict):
        hints = typing.get_type_hints(shape)
        known = [name for name in shape._fields if name in value]
        return typing.cast(type, shape)(**{name: _shaped(hints[name], value[name]) for name in known})
    if origin is tuple and isinstance(value, list):
        return tuple(_shaped(arguments[0], item) for item in value)
    if origin is Mapping and isinstance(value, dict):
        return {key: _shaped(arguments[1], item) for key, item in value.items()}
    if isinstance(shape, type) and type(value) is shape:
        return value
    raise ValueError(f"{str(value)[:40]!r} stands where something else belongs")


def _plain(value: Any) -> Any:
    """A value as JSON has it: a named tuple as an object, so that each field goes by its name."""
    if hasattr(value, "_fields"):
        return {name: _plain(getattr(value, name)) for name in value._fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, Mapping) else value
