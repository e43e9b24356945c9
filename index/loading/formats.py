"""Bytes to articles, one function a format; each format is told by the file's suffix.

A reader is handed the bytes and gives the articles in them. It raises `Unreadable` with a reason for the user; the file
then stands in the list of files that were not read, and the rest go on.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from index.article import Article
from index.loading.cleaning import paragraphs
from index.loading.encodings import NotText, decode
from index.loading.metadata import metadata

MAX_BYTES = 50_000_000
"""A report of this size is a data dump; reading it would stall the folder it lies in."""


class Unreadable(Exception):
    """A file that gives no article; the text is the reason, without the path."""


def load(folder: str, path: str) -> list[Article]:
    """The articles in the file at `path` below `folder`. Raises `Unreadable`."""
    file = Path(folder) / path
    try:
        with file.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"the file cannot be read ({error.strerror})") from None
    if len(data) > MAX_BYTES:
        raise Unreadable(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    return READERS[file.suffix.lower()](data, path)


def article_id(path: str) -> str:
    """The name an article goes by: its path below the folder, without suffix."""
    return str(PurePosixPath(path).with_suffix(""))


def _plain_text(data: bytes, path: str) -> list[Article]:
    try:
        text, encoding = decode(data)
    except NotText as reason:
        raise Unreadable(str(reason)) from None
    if not text.strip():
        raise Unreadable("the file is empty")
    blocks = paragraphs(text)
    return [Article(article_id(path), path, text, blocks, metadata(text, blocks), encoding=encoding)]


READERS: dict[str, Callable[[bytes, str], list[Article]]] = {".txt": _plain_text, ".md": _plain_text}
"""The reader for each suffix; what has no reader here is not a report."""
