"""From a path to its articles: the file is opened, unpacked within bounds, and handed to its format's reader."""

from __future__ import annotations

import importlib.util
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from index.article import Article
from index.loading.formats import mail, naming, plain_text, rows
from index.loading.formats.source import MOST_TEXT, PLAIN, Draft, LoadSettings, Source, Unreadable

Reader = Callable[[Source], Iterator[Draft]]

MOST_ROWS = 100_000_000
"""Bytes of a file with an article a row that are read: some 40,000 reports, held in memory once as text."""

MOST_DOCUMENT = 50_000_000
"""Bytes of a PDF, DOCX or mail: these cannot be read in part, and a larger one is mostly pictures."""

INSTALL = "pip install 'deraa-tui[formats]'"
NO_LIBRARY = "reading {kind} needs {library}; install it with: " + INSTALL


def _late(module: str, library: str, kind: str) -> Reader:
    """The reader in a module that is imported when the first such file is met; a missing library is a reason."""

    def read(source: Source) -> Iterator[Draft]:
        if importlib.util.find_spec(library) is None:
            raise Unreadable(NO_LIBRARY.format(kind=kind, library=LIBRARIES[library]))
        reader: Reader = importlib.import_module(f"index.loading.formats.{module}").read
        return reader(source)

    return read


LIBRARIES = {"trafilatura": "trafilatura", "pypdf": "pypdf", "docx": "python-docx"}
"""The modules that only some formats need, and the names they are installed by."""

KINDS = {"trafilatura": "HTML", "pypdf": "PDF", "docx": "DOCX"}


def _not_yet(advice: str) -> Reader:
    def read(source: Source) -> Iterator[Draft]:
        raise Unreadable(f"this format is not read; {advice}")

    return read


_HTML, _PDF, _DOCX = (
    _late(module, library, KINDS[library])
    for module, library in (("html", "trafilatura"), ("pdf", "pypdf"), ("docx", "docx"))
)
READERS: dict[str, Reader] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), plain_text.read),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _HTML),
    ".pdf": _PDF,
    ".docx": _DOCX,
    ".eml": mail.read,
    **dict.fromkeys((".csv", ".tsv"), rows.read_csv),
    **dict.fromkeys((".jsonl", ".ndjson"), rows.read_json_lines),
    **dict.fromkeys((".doc", ".rtf", ".odt"), _not_yet("save it as .docx or .txt")),
    **dict.fromkeys((".xls", ".xlsx", ".ods"), _not_yet("save it as .csv")),
    **dict.fromkeys((".epub", ".mhtml", ".mht"), _not_yet("save it as .html or .txt")),
}
"""The reader for each suffix, in the order in which files of one name get it; what has none here is not a report."""

SUFFIXES = (*READERS, *(suffix + naming.GZIP for suffix in READERS))
"""Every ending, in small letters, of a file that is looked at."""

_BOUNDS = {
    **dict.fromkeys((".csv", ".tsv", ".jsonl", ".ndjson"), MOST_ROWS),
    **dict.fromkeys((".pdf", ".docx", ".eml"), MOST_DOCUMENT),
}
_WHOLE = (".pdf", ".docx")
"""Formats of which a part is nothing."""


def article_id(path: str) -> str:
    """The name of the article in the file at `path`, when no other file asks for it."""
    return naming.article_id(path, READERS)


def names_of(paths: Iterable[str]) -> dict[str, str]:
    """The name of the article in each of a folder's files, no two alike."""
    return naming.names_of(paths, tuple(READERS))


def drafts(
    folder: str,
    path: str,
    settings: LoadSettings = PLAIN,
    name: str | None = None,
    remarks: list[str] | None = None,
) -> Iterator[Draft]:
    """The articles in the file at `path` below `folder`, each made when it is asked for. Raises `Unreadable`.

    `name` is what its article goes by (see `naming.names_of`); `remarks` gathers what could not be read of it. A file
    without any article is `Unreadable`, with the remarks as the reason.
    """
    source = Source(b"", path, article_id(path) if name is None else name, settings, [] if remarks is None else remarks)
    suffix = (naming.suffix_of(path, READERS) or "").lower()
    kind = suffix.removesuffix(naming.GZIP)
    source.data = _bytes(Path(folder) / path, suffix, source.remarks)
    some = False
    for draft in READERS[kind](source):
        some = True
        yield draft
    if not some:
        raise Unreadable("; ".join(source.remarks) or "there is no article in it")


def load(folder: str, path: str, settings: LoadSettings = PLAIN, name: str | None = None) -> list[Article]:
    """The articles in a file that is known to be small. Raises `Unreadable`."""
    return [draft.article() for draft in drafts(folder, path, settings, name)]


def readable_now(reason: str) -> bool:
    """Whether a file was not read for want of a library that is there by now."""
    return any(
        reason == NO_LIBRARY.format(kind=KINDS[library], library=name) and importlib.util.find_spec(library) is not None
        for library, name in LIBRARIES.items()
    )


def _bytes(file: Path, suffix: str, remarks: list[str]) -> bytes:
    """The file's bytes, unpacked, as many as are read of its format. Raises `Unreadable`."""
    kind = suffix.removesuffix(naming.GZIP)
    most = _BOUNDS.get(kind, MOST_TEXT)
    try:
        with file.open("rb") as handle:
            data = handle.read(most + 1)
            size = handle.seek(0, 2)
    except OSError as error:
        raise Unreadable(f"the file cannot be read ({error.strerror or error})") from None
    if suffix != kind:
        data = _unpacked(data, most, remarks)
        size = len(data)
    if not data:
        raise Unreadable("the file is empty")
    if len(data) <= most:
        return data
    if kind in _WHOLE:
        raise Unreadable(f"the file is larger than {_megabytes(most)}")
    total = f"of {_megabytes(size)} " if suffix == kind else ""
    remarks.append(f"only the first {_megabytes(most)} {total}are read; split the file to have the rest")
    return data[:most]


def _unpacked(data: bytes, most: int, remarks: list[str]) -> bytes:
    """The first `most` + 1 bytes of a gzip archive: it is never unpacked further, whatever it claims to hold."""
    parts: list[bytes] = []
    room = most + 1
    while data and room > 0:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            parts.append(unpacker.decompress(data, room))
        except zlib.error as error:
            if not parts:
                raise Unreadable(f"the archive cannot be unpacked ({error})") from None
            remarks.append("the end of the archive cannot be unpacked")
            break
        room -= len(parts[-1])
        if not unpacker.eof and room > 0:
            remarks.append("the archive ends too early; what there is of it is read")
            break
        data = unpacker.unused_data.lstrip(b"\0")
    return b"".join(parts)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
