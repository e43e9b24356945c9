"""Writing a user's file so that a crash at any moment leaves the old text or the new one, whole; and one writer at
a time.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import StoreError

LOCK_SECONDS = 5.0
"""A save takes milliseconds; who waits longer waits for a program that hangs, and is told so."""

_LEFTOVER = ".deraa-"
_LOCK_NAME = ".deraa-lock"


def write(path: Path, text: str) -> None:
    """Replace the file at `path` by `text`: a new file beside it, synced, renamed over it, and the folder synced.

    Raises `StoreError`; the old file then stands as it was.
    """
    beside = path.with_name(f"{_LEFTOVER}{secrets.token_hex(6)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            if path.exists():
                os.fchmod(handle, path.stat().st_mode & 0o777)
            _write_all(handle, text.encode("utf-8", "surrogatepass"))
            os.fsync(handle)
        finally:
            os.close(handle)
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StoreError(
            f"{path}: the annotation could not be saved ({error.strerror or error}); nothing on disk was changed."
        ) from None


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of `folder` against other processes and threads. Raises `StoreError` when it is held elsewhere."""
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK_NAME, timeout=LOCK_SECONDS)
        with lock:
            yield
    except Timeout:
        raise StoreError(
            f"{folder}: another program has held the annotations for {LOCK_SECONDS:.0f} seconds; "
            "close it, then save again."
        ) from None
    except OSError as error:
        raise StoreError(
            f"{folder}: the annotations folder cannot be written ({error.strerror or error}); check its permissions."
        ) from None


def sweep(folder: Path) -> None:
    """Remove what killed writes left behind. Call it with the lock held: then no write is under way."""
    for leftover in folder.glob(f"{_LEFTOVER}*.tmp"):
        leftover.unlink(missing_ok=True)


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
