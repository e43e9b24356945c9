"""What is in the user's folder: names, sizes and times only, so that a second look at 10,000 files is cheap.

Where a single file is opened, it is a folder with that one file in it: its path below the folder that holds it is what
it has there too, so its reports go by the same names. The folder is the user's: nothing here ever writes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from index.errors import FolderError


class Stamp(NamedTuple):
    """A file as the folder shows it: `path` below the folder with `/`, `size` in bytes, `mtime` in nanoseconds. A
    tuple, because a start makes one of every file.
    """

    path: str
    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that gave no article, and the reason, a sentence without the path."""

    path: str
    reason: str


def root(folder: str) -> Path:
    """What the paths of files are below: the folder, or the one that holds the single file."""
    path = Path(folder)
    return path.absolute().parent if is_file(folder) else path


def is_file(path: str) -> bool:
    """Whether a plain file is there; what cannot be looked at (no permission, a share that dropped) is none."""
    return os.path.isfile(path)  # noqa: PTH113  the method of `Path` raises where a share dropped


def check(folder: str) -> None:
    """Raise `FolderError` when `folder` is neither a folder that can be listed nor a file."""
    if is_file(folder):
        return
    try:
        with os.scandir(folder):
            return
    except FileNotFoundError:
        raise FolderError(
            f"{folder}: there is no such folder; name one that holds reports: deraa-tui FOLDER."
        ) from None
    except NotADirectoryError:
        raise FolderError(
            f"{folder}: this is neither a folder nor a plain file; name one that holds reports: deraa-tui FOLDER."
        ) from None
    except OSError as error:
        raise FolderError(f"{folder}: the folder cannot be opened ({error.strerror}); check its permissions.") from None


def absence(folder: str, even_empty: bool) -> str:
    """Why there is nothing to be read in a folder that was read before, as a part of a sentence; empty when there is.
    One that holds nothing at all, not even a hidden file, may be the place where a disk was mounted.
    """
    if is_file(folder):
        return ""
    try:
        with os.scandir(folder) as entries:
            is_empty = even_empty and next(entries, None) is None
    except FileNotFoundError:
        return "the folder is gone (renamed, or its disk unmounted?)"
    except OSError as error:
        return f"the folder cannot be opened ({error.strerror})"
    return "the folder is empty, and it held reports (is its disk mounted?)" if is_empty else ""


def scan(
    folder: str, suffixes: Iterable[str], unread: Callable[[str], str] | None = None
) -> tuple[list[Stamp], list[NotRead]]:
    """Every file below `folder` that ends in one of `suffixes`, sorted by path; and the subfolders that cannot be
    listed and, where `unread` says why a path has none of the suffixes, all other files.

    Hidden files and folders are passed over, and so is the folder of pictures and frames that a browser saves beside a
    page, which is told of as one. A folder is seen once, under its own name before that of a link to it, so
    a loop of links ends.
    """
    check(folder)
    endings = frozenset(suffixes)
    stamps: list[Stamp] = []
    refused: list[NotRead] = []
    if is_file(folder):
        _stamp_files([_entry(folder)], "", endings, stamps, refused, unread)
        return stamps, refused
    waiting, linked, seen = [""], list[str](), {_identity(folder)}
    while waiting or linked:
        below = waiting.pop() if waiting else linked.pop()
        here = str(Path(folder) / below) if below else folder
        if below:
            if (identity := _identity(here)) in seen:
                continue
            seen.add(identity)
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            refused.append(NotRead(below, f"the folder cannot be listed ({error.strerror})"))
            continue
        folders = _stamp_files(entries, f"{below}/" if below else "", endings, stamps, refused, unread)
        for entry, path in sorted(folders, key=lambda f: f[1], reverse=True):
            (linked if entry.is_symlink() else waiting).append(path)
    return sorted(stamps, key=itemgetter(0)), refused


def state(stamps: Iterable[Stamp], refused: Iterable[NotRead]) -> str:
    """A hash of a folder as `scan` saw it: as long as it is the same, no file came, went or changed."""
    seen = "\0".join([f"{path}\0{size}\0{mtime}" for path, size, mtime in stamps])
    unseen = "\0".join([f"{r.path}\0{r.reason}" for r in refused])
    return hashlib.blake2b(f"{seen}\0\0{unseen}".encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _stamp_files(
    entries: list[os.DirEntry[str]],
    before: str,
    endings: frozenset[str],
    stamps: list[Stamp],
    refused: list[NotRead],
    unread: Callable[[str], str] | None,
) -> list[tuple[os.DirEntry[str], str]]:
    """Look at the files among a folder's entries that have one of the endings; its subfolders and their paths.

    All in one loop: this and the stamps themselves are what a start costs for every file.
    """
    folders = []
    for entry in entries:
        name = entry.name
        if name[0] == ".":
            continue
        if _is_folder(entry):
            folders.append((entry, before + name))
        elif name[name.rfind(".") :] in endings or _ends_in(name.lower(), endings):
            try:
                status = entry.stat()
            except OSError as error:
                refused.append(NotRead(before + name, f"the file cannot be looked at ({error.strerror})"))
                continue
            if S_ISREG(status.st_mode):
                stamps.append(Stamp(before + name, status.st_size, status.st_mtime_ns))
            else:
                refused.append(NotRead(before + name, "this is not an ordinary file (a pipe, socket or device)"))
        elif unread:
            refused.append(NotRead(before + name, unread(name)))
    return _without_parts_of_pages(folders, {entry.name for entry in entries} if folders else set(), refused)


def _without_parts_of_pages(
    folders: list[tuple[os.DirEntry[str], str]], names: set[str], refused: list[NotRead]
) -> list[tuple[os.DirEntry[str], str]]:
    """The folders but those that belong to a page beside them."""
    kept = []
    for entry, path in folders:
        stem = next((entry.name.removesuffix(end) for end in OF_A_PAGE if entry.name.endswith(end)), "")
        page = next((stem + ending for ending in (".html", ".htm", ".xhtml") if stem and stem + ending in names), "")
        if page:
            refused.append(NotRead(path, f"it holds the pictures and frames of the saved page {page}"))
        else:
            kept.append((entry, path))
    return kept


OF_A_PAGE = (
    *("_files", "-files", ".files", "_file", "_fichiers", "-Dateien", "_archivos", "_arquivos", "_ficheros"),
    *("_bestanden", "-filer", "_dosyalar", "_soubory", "_pliki"),
)
"""What browsers hang behind the name of a page for the folder of what it shows, in the language of the system."""


def _ends_in(name: str, endings: frozenset[str]) -> bool:
    """Whether a name ends in one of these, which have one dot or two."""
    dot = name.rfind(".")
    return name[dot:] in endings or name[name.rfind(".", 0, max(0, dot)) :] in endings


def _entry(file: str) -> os.DirEntry[str]:
    """A file as its folder lists it. Raises `FolderError` when it has gone."""
    path = Path(file).absolute()
    with os.scandir(path.parent) as entries:
        for entry in entries:
            if entry.name == path.name:
                return entry
    raise FolderError(f"{file}: there is no such file any more.")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _identity(path: str) -> tuple[int, int]:
    try:
        status = Path(path).stat()
    except OSError:
        return (0, 0)
    return (status.st_dev, status.st_ino)
