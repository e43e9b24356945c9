"""Writing a user's file so that a crash at any moment leaves the old text or the new one, whole; and one writer at
a time.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index import clock, private
from index.errors import StoreError

LOCK_SECONDS = 5.0
"""A save takes milliseconds; who waits longer waits for a program that hangs, and is told so."""

SHARED_LOCK = 0o666
"""In a folder that several people write in by agreement, whoever may write there must be able to take the lock."""

LONG_IDLE = 3600.0
"""Seconds. Where a link leads, another folder's lock may hold; no write of one file takes an hour."""

_LEFTOVER = ".deraa-"
_LOCK_NAME = ".deraa-lock"

_REMEDIES = {
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "your share of the disk is used up; free some space",
    errno.EROFS: "the disk can only be read; choose another folder with --annotations",
    errno.EACCES: "the permissions do not allow it; change them, or choose another folder with --annotations",
    errno.EPERM: "the permissions do not allow it; change them, or choose another folder with --annotations",
    errno.ENOENT: "the folder is gone; bring it back (is its disk mounted?)",
    errno.ELOOP: "its links lead in a circle; mend them",
    errno.EISDIR: "a folder stands in its place; move it away",
    errno.EIO: "the disk reports an error; save to another one with --annotations",
}

_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF)
"""What file systems say that cannot sync a folder; they have no such promise to give."""

Stamp = tuple[int, int, int]
"""A file's inode, size and time: when one differs, another hand has written it."""


class ChangedMeanwhile(Exception):
    """Another hand wrote the file since it was read; nothing was written."""


def stamp(path: Path) -> Stamp | None:
    """What the file at `path` looks like now; None when there is none. Raises `OSError`."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def write(path: Path, text: str, known: Stamp | bool | None = False) -> None:
    """Replace the file at `path` by `text`: a new file beside it, synced, renamed over it, and the folder synced.

    A link stays a link: what it points to is replaced. The file keeps its permissions; a new one has those of its
    folder that the umask leaves. `known` is the file's stamp when it was read: raises `ChangedMeanwhile` when it has
    another now. (A text editor takes no lock; the moment between this look and the renaming, some microseconds, is all
    that is left to it.)
    Raises `StoreError`; the old file then stands as it was.
    """
    target = Path(os.path.realpath(path))
    if target.parent != path.parent:
        sweep(target.parent, LONG_IDLE)
    beside = target.with_name(f"{_LEFTOVER}{clock.letters('0123456789abcdef', 12)}.tmp")
    try:
        _write_beside(beside, target, text.encode("utf-8"))
        if known is not False and stamp(target) != known:
            raise ChangedMeanwhile
        beside.replace(target)
    except OSError as error:
        raise StoreError(f"{path}: the annotation could not be saved: {cause(error)}, then save again.") from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _write_beside(beside: Path, target: Path, data: bytes) -> None:
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 & target.parent.stat().st_mode)
    try:
        if target.exists():
            status = target.stat()
            os.fchmod(handle, status.st_mode & 0o777)
            with suppress(OSError):  # only root may give a file away; who may not, owns the new one
                os.fchown(handle, status.st_uid, status.st_gid)
        while data:
            data = data[os.write(handle, data) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def cause(error: OSError) -> str:
    """Why the system refused, and what to do: the middle of a sentence."""
    said = error.strerror or str(error)
    if error.errno is None:
        return said  # our own finding, with its remedy
    remedy = _REMEDIES.get(error.errno, "choose another folder with --annotations")
    return f"{remedy} ({said})"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of `folder` against other processes and threads. Raises `StoreError` when it is held elsewhere.

    The system lets go of the lock when a process dies, however it dies. Who can open a lock file can hold it: in a
    folder that is not shared only the user can, and one that others could open is put aside for a new one.
    """
    from filelock import FileLock, Timeout

    file, is_shared = folder / _LOCK_NAME, private.is_shared(folder)
    try:
        if not is_shared and not private.is_closed_file(file):
            file.unlink(missing_ok=True)
        lock = FileLock(file, timeout=LOCK_SECONDS, mode=SHARED_LOCK if is_shared else private.ALONE_FILE)
        lock.acquire()
    except Timeout:
        raise StoreError(
            f"{folder}: another program has held the annotations for {LOCK_SECONDS:.0f} seconds; "
            "close it, then save again."
        ) from None
    except NotImplementedError:
        raise StoreError(
            f"{folder}: this disk knows no locks, so two programs could overwrite each other's notes; "
            "choose a folder on another disk with --annotations."
        ) from None
    except OSError as error:
        raise StoreError(
            f"{folder}: the annotations folder cannot be written: {cause(error)}, then save again."
        ) from None
    try:
        yield
    finally:
        lock.release()


def sweep(folder: Path, idle: float = 0) -> None:
    """Remove what killed writes left behind more than `idle` seconds before the last change of the folder, by the clock
    of its disk, which may not be ours. With the folder's lock held, no write is under way, and all of it may go.
    """
    with suppress(OSError):
        last = folder.stat().st_mtime
        for leftover in folder.glob(f"{_LEFTOVER}*.tmp"):
            if not idle or last - leftover.stat().st_mtime > idle:
                leftover.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make sure that the renaming outlives a power cut. The new text stands there already."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise StoreError(
                f"{folder}: the annotation was saved, but the disk did not confirm it: {cause(error)}, then save again."
            ) from None
