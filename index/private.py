"""Folders and files that are the user's alone.

What lies in the cache is believed without a further look, and what lies among the notes is the user's own word: neither
may be written, or swapped, by somebody else on the machine. So what we make is closed to others, and what we find is
looked at before it is trusted. Where a system has no owners of files (Windows), nothing is looked at.

Example: `make(Path("~/.cache/deraa-tui").expanduser())` makes that folder, and `~/.cache` where it is missing, with
mode 0700, as the XDG base directory specification asks; `objection(folder)` is "others can write in it", or "".
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

ALONE = 0o700
"""The mode of a folder that is the user's alone."""

ALONE_FILE = 0o600
"""The mode of a file that is the user's alone."""

OTHERS_RIGHTS = 0o077


def make(folder: Path) -> None:
    """Make a folder, and every missing one above it, the user's alone; one that is there stays as it is. Raises
    `OSError`.
    """
    missing = []
    while not folder.exists() and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(ALONE, exist_ok=True)


def close(path: Path) -> None:
    """Take away what others may do with a folder or file of the user's."""
    with suppress(OSError):
        status = path.lstat()
        mode = stat.S_IMODE(status.st_mode)
        if not stat.S_ISLNK(status.st_mode) and _is_mine(status) and mode & OTHERS_RIGHTS:
            path.chmod(mode & ~OTHERS_RIGHTS)


def touch(file: Path) -> None:
    """Make an empty file that is the user's alone, where there is none; what is opened there later keeps its mode."""
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ALONE_FILE))


def keep(file: Path, data: bytes) -> bool:
    """Write a file that can be made anew, whole or not at all, with its folder where that is missing. Tells whether it
    is there: not where others can write in its folder, nor where the disk refuses, which leaves nothing behind.
    """
    new = file.with_suffix(f".{os.getpid()}.new")
    with suppress(OSError):
        make(file.parent)
        if objection(file.parent):
            return False
        try:
            touch(new)
            new.write_bytes(data)
            new.replace(file)
        finally:
            new.unlink(missing_ok=True)  # where there was no space for it
        return True
    return False


def objection(folder: Path) -> str:
    """Why what lies in a folder cannot be trusted, as the rest of a sentence; empty when it can. Raises `OSError`."""
    if not hasattr(os, "getuid"):
        return ""
    status = folder.stat()
    if not _is_mine(status):
        return "it belongs to another user"
    return "others can write in it" if _others_write(status) else ""


def is_own_file(path: Path) -> bool:
    """Whether a path is a plain file of the user's: no link, no pipe that would never end, nobody else's."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and _is_mine(status)


def is_closed_file(path: Path) -> bool:
    """Whether a path is a plain file of the user's that nobody else can open."""
    return is_own_file(path) and not path.lstat().st_mode & OTHERS_RIGHTS


def make_as_agreed(folder: Path) -> None:
    """Make a folder for what the user writes: in a place shared with others as the umask says, elsewhere the user's
    alone. One that is there stays as it is. Raises `OSError`.
    """
    if is_shared(folder.parent):
        folder.mkdir(exist_ok=True)
    else:
        make(folder)


def is_shared(folder: Path) -> bool:
    """Whether a folder is one that several people write in by agreement: a group's, not everybody's."""
    try:
        status = folder.stat()
    except OSError:
        return False
    return bool(status.st_mode & stat.S_IWGRP) and not status.st_mode & stat.S_ISVTX and _others_write(status)


def _is_mine(status: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or status.st_uid == os.getuid()


def _others_write(status: os.stat_result) -> bool:
    if status.st_mode & stat.S_IWOTH:
        return True
    return bool(status.st_mode & stat.S_IWGRP) and not _has_one_member(status.st_gid)


def _has_one_member(group: int) -> bool:
    """Whether a group is the user's own and nobody else's, as many systems give each user one and let it write."""
    import grp
    import pwd

    try:
        mine = pwd.getpwuid(os.getuid())
        members = set(grp.getgrgid(group).gr_mem)
    except KeyError:  # a user or group without a name
        return False
    return group == mine.pw_gid and members <= {mine.pw_name}
