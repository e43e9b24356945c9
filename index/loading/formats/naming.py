"""The names articles go by: a file's path below the folder without its suffix, told from the folder's names alone.

The same folder gives the same names on every machine, and the names of annotated articles do not change when a file is
added, save in one case: of two files that differ in nothing but the suffix, the one whose suffix stands later in the
list of formats keeps it (`a.txt` is `a`, `a.html` beside it is `a.html`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

GZIP = ".gz"


def suffix_of(path: str, suffixes: Iterable[str]) -> str | None:
    """The suffix among `suffixes` that the name ends in, as the name writes it; with `.gz` behind it if it is there."""
    name = path.rpartition("/")[2]
    bare = name[: -len(GZIP)] if name.lower().endswith(GZIP) else name
    stem, dot, ending = bare.rpartition(".")
    if dot and stem and f".{ending.lower()}" in suffixes:
        return dot + ending + name[len(bare) :]
    return None


def article_id(path: str, suffixes: Iterable[str]) -> str:
    """The name of the article in the file at `path`, when no other file asks for it.

    Bytes of a file name that are no text stand as `%E9`, so that a name is always text.
    """
    stem, _, ending = path.rpartition(".")
    if f".{ending}" in suffixes and stem and stem[-1] != "/":  # as nearly all are
        return as_text(stem)
    suffix = suffix_of(path, suffixes)
    return as_text(path[: -len(suffix)] if suffix else path)


def names_of(paths: Iterable[str], suffixes: Sequence[str]) -> dict[str, str]:
    """The name of each path: its path without suffix, or with it where another file or folder has that name.

    About 2 µs CPU a path: it is asked for at every start.
    """
    known = frozenset(suffixes)
    names = {path: article_id(path, known) for path in paths}
    folders = _folders(names)
    counts = Counter(names.values())
    sharing = [path for path, name in names.items() if counts[name] > 1 or name in folders]
    if not sharing:
        return names
    rank = {suffix: number for number, suffix in enumerate(suffixes)}

    def order(path: str) -> tuple[int, int, str]:
        suffix = (suffix_of(path, suffixes) or "").lower()
        return rank.get(suffix.removesuffix(GZIP), len(rank)), len(suffix), path

    taken = {names[path] for path in names.keys() - sharing} | folders
    late = []
    for path in sorted(sharing, key=order):
        if names[path] in taken:
            late.append(path)
        taken.add(names[path])
    for path in late:
        name = as_text(path)
        while name in taken:
            name += "~"
        taken.add(name)
        names[path] = name
    return names


def _folders(paths: Iterable[str]) -> set[str]:
    """Every folder on the way to these files, as names of articles are written."""
    found: set[str] = set()
    for path in paths:
        above = path.rpartition("/")[0]
        while above and (name := as_text(above)) not in found:
            found.add(name)
            above = above.rpartition("/")[0]
    return found


def as_text(path: str) -> str:
    """A file's name as a name of articles: bytes of it that are no text stand as `%E9`, the rest is unchanged."""
    if path.isascii():
        return path
    return "".join(f"%{ord(c) - 0xDC00:02X}" if "\udc80" <= c <= "\udcff" else c for c in path)
