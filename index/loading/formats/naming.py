"""The names articles go by: a file's path below the folder without its suffix, told from the folder's names alone.

The same folder gives the same names on every machine, and the names of annotated articles do not change when a file is
added, save in one case: of two files that differ in nothing but the suffix, the one whose suffix stands later in the
list of formats keeps it (`a.txt` is `a`, `a.html` beside it is `a.html`).
"""

from __future__ import annotations

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
    suffix = suffix_of(path, suffixes)
    return as_text(path[: -len(suffix)] if suffix else path)


def names_of(paths: Iterable[str], suffixes: Sequence[str]) -> dict[str, str]:
    """The name of each path: its path without suffix, or with it where another file or folder has that name."""
    rank = {suffix: place for place, suffix in enumerate(suffixes)}

    def order(path: str) -> tuple[int, int, str]:
        suffix = (suffix_of(path, suffixes) or "").lower()
        return rank.get(suffix.removesuffix(GZIP), len(rank)), len(suffix), path

    ordered = sorted(paths, key=order)
    folders = {as_text(path[:place]) for path in ordered for place, c in enumerate(path) if c == "/"}
    taken: dict[str, str] = {}
    late: list[str] = []
    for path in ordered:
        name = article_id(path, suffixes)
        if name in taken or name in folders:
            late.append(path)
        else:
            taken[name] = path
    for path in late:
        name = as_text(path)
        while name in taken or name in folders:
            name += "~"
        taken[name] = path
    return {path: name for name, path in taken.items()}


def as_text(path: str) -> str:
    """A file's name as a name of articles: bytes of it that are no text stand as `%E9`, the rest is unchanged."""
    if path.isascii():
        return path
    return "".join(f"%{ord(c) - 0xDC00:02X}" if "\udc80" <= c <= "\udcff" else c for c in path)
