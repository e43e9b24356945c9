"""From a path to its articles: the file is opened, unpacked within bounds, and handed to its format's reader."""

from __future__ import annotations

import importlib
import importlib.util
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.loading import ocr
from index.loading.formats import naming
from index.loading.formats.draft import MOST_TEXT, PLAIN, Draft, LoadSettings, Unreadable

if TYPE_CHECKING:
    from index.article import Article
    from index.loading.formats.source import Source

MOST_ROWS = 70_000_000
"""Bytes of a file with an article a row that are read: some 30,000 reports. While it is decoded it is held three times,
with two bytes for a letter in most languages, and a file may take 300 MB."""

MOST_DOCUMENT = 50_000_000
"""Bytes of a PDF, DOCX or mail: these cannot be read in part, and a larger one is mostly pictures."""

MOST_PAGE = 50_000_000
"""Bytes of a page that are read: most of a large one are programs and pictures, which are taken out first."""

NO_LIBRARY = (
    "reading {kind} needs {library}, which comes with the extra `formats`; in the source folder of deraa-tui "
    "install it anew: uv tool install --force '.[formats,watch,meaning]' (or pipx install --force, or pip install)"
)


class Format(NamedTuple):
    """How a format is read: by which function of which module here, which is imported when such a file is met.

    `library` is the module that only this format needs, installed as `package`. Of a file of more than `most` bytes the
    first are read, or nothing when a part is nothing (`whole`). Without a module, `advice` says what to do instead.
    """

    kind: str
    module: str = ""
    function: str = "read"
    most: int = MOST_TEXT
    whole: bool = False
    library: str = ""
    package: str = ""
    advice: str = ""

    @property
    def lacks(self) -> str:
        """Why it cannot be read here; empty when it can."""
        if not self.module:
            return f"{self.kind} is not read; {self.advice}"
        if self.library and importlib.util.find_spec(self.library) is None:
            return self.no_library
        return ""

    @property
    def no_library(self) -> str:
        """The reason of a file that was met without the library."""
        return NO_LIBRARY.format(kind=self.kind, library=self.package)

    def reader(self) -> Callable[[Source], Iterator[Draft]]:
        """The function that reads it."""
        read: Callable[[Source], Iterator[Draft]] = getattr(
            importlib.import_module(f"index.loading.formats.{self.module}"), self.function
        )
        return read


_TEXT = Format("plain text", "documents.plain_text")
_HTML = Format("HTML", "web.html", most=MOST_PAGE, library="trafilatura", package="trafilatura")
_CSV = Format("CSV", "tables.rows", "read_csv", most=MOST_ROWS)
_JSON_LINES = Format("JSON Lines", "tables.rows", "read_json_lines", most=MOST_ROWS)
_DOCUMENT = "save it as .docx, .html or .txt"
READERS: dict[str, Format] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), _TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _HTML),
    ".pdf": Format("PDF", "documents.pdf", most=MOST_DOCUMENT, whole=True, library="pypdf", package="pypdf"),
    ".docx": Format("DOCX", "documents.docx", most=MOST_DOCUMENT, whole=True),
    ".eml": Format("mail", "mail.mail", most=MOST_DOCUMENT),
    ".emlx": Format("a mail of Apple Mail", "mail.mailbox", "read_emlx", most=MOST_DOCUMENT),
    ".msg": Format(
        "a mail of Outlook", "mail.outlook", most=MOST_DOCUMENT, whole=True, library="olefile", package="olefile"
    ),
    ".rtf": Format("RTF", "documents.rtf", most=MOST_DOCUMENT, whole=True, library="striprtf", package="striprtf"),
    ".mbox": Format("a mailbox", "mail.mailbox", "read_mbox", most=MOST_DOCUMENT),
    **dict.fromkeys((".csv", ".tsv"), _CSV),
    **dict.fromkeys((".jsonl", ".ndjson"), _JSON_LINES),
    ".json": Format("JSON", "tables.rows", "read_json", most=MOST_DOCUMENT, whole=True),
    ".js": Format("the archive of an account", "tables.rows", "read_script", most=MOST_DOCUMENT, whole=True),
    **dict.fromkeys((".xml", ".rss", ".atom"), Format("a feed", "tables.rows", "read_feed", most=MOST_DOCUMENT)),
    ".odt": Format("ODT", "documents.odt", most=MOST_DOCUMENT, whole=True),
    ".epub": Format("EPUB", "documents.epub", most=MOST_DOCUMENT, whole=True),
    **dict.fromkeys((".srt", ".vtt"), Format("subtitles", "documents.subtitles")),
    **dict.fromkeys((".mhtml", ".mht"), Format("a saved page", "web.saved", "read_mhtml", most=MOST_DOCUMENT)),
    ".webarchive": Format("a saved page", "web.saved", "read_webarchive", most=MOST_DOCUMENT, whole=True),
    ".warc": Format("a crawl", "web.warc", most=MOST_ROWS),
    **dict.fromkeys((".zip", ".wacz"), Format("an archive", "containers", "read_zip", most=MOST_ROWS, whole=True)),
    **dict.fromkeys((".tar", ".tgz"), Format("an archive", "containers", "read_tar", most=MOST_ROWS, whole=True)),
    ".doc": Format("the old .doc format", advice=_DOCUMENT),
    ".opml": Format("a list of feeds", advice="save the feeds themselves, as .rss or .atom"),
    **dict.fromkeys((".xls", ".xlsx", ".ods"), Format("a spreadsheet", advice="save it as .csv")),
}
"""The format of each suffix, in the order in which files of one name get it; what has none here is not a report."""

UNREAD: dict[str, tuple[str, str]] = {
    "a picture": (
        "text in it can be made with OCR (`ocrmypdf` makes a PDF of it)",
        ".jpg .jpeg .png .gif .bmp .tif .tiff .webp .svg .heic .ico .avif .psd",
    ),
    "a recording": (
        "write down what is said as .txt or .srt",
        ".mp3 .m4a .wav .ogg .oga .opus .flac .aac .mp4 .m4v .mov .avi .mkv .webm .mpg .mpeg .wmv",
    ),
    "a presentation": ("save it as .pdf", ".ppt .pptx .odp .key"),
    "a document of a program for layout or books": (
        "save it as .pdf, .docx or .txt",
        ".pages .indd .mobi .azw .azw3 .djvu .wpd",
    ),
    "a mail store": ("export its mails as .eml or .mbox", ".pst .ost .dbx .olm"),
    "an archive of another kind": ("unpack it", ".7z .rar .bz2 .xz .zst .iso .dmg"),
    "a spreadsheet of another kind": ("save it as .csv", ".numbers .parquet .sav .dta .rds .rdata"),
    "a database": ("export it as .csv or .json", ".db .sqlite .sqlite3 .mdb .accdb"),
    "part of a saved page": ("", ".css .mjs .woff .woff2 .ttf .otf .eot .map"),
    "a program": ("", ".exe .dll .so .py .sh .bat .jar .app"),
}
"""What other files are, what can be done with them, and their suffixes: a file that is not read is always told of."""

_KIND_OF_SUFFIX = {suffix: kind for kind, (_, suffixes) in UNREAD.items() for suffix in suffixes.split()}


def unread_reason(path: str) -> str:
    """Why a file whose suffix no reader has is not read, a sentence without the path."""
    name = path.rpartition("/")[2].lower()
    stem, dot, ending = name.removesuffix(naming.GZIP).rpartition(".")
    if not dot or not stem:
        return "its name has no suffix that says what it is; give it .txt, .html or what it is to have it read"
    kind = _KIND_OF_SUFFIX.get(f".{ending}")
    if kind is None:
        return f"files with the suffix .{ending} are not read; save it as .txt, .html, .docx or .csv if it is a report"
    advice = UNREAD[kind][0]
    return f"this is {kind}, not a report" + (f"; {advice}" if advice else "")


SUFFIXES = (*READERS, *(suffix + naming.GZIP for suffix in READERS))
"""Every ending, in small letters, of a file that is looked at."""


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
    from index.loading.formats.source import Source

    remarks = [] if remarks is None else remarks
    suffix = (naming.suffix_of(path, READERS) or "").lower()
    format = READERS[suffix.removesuffix(naming.GZIP)]
    if format.lacks:
        raise Unreadable(format.lacks)
    data = _bytes(Path(folder) / path, format, suffix.endswith(naming.GZIP), remarks)
    some = False
    for draft in format.reader()(Source(data, path, article_id(path) if name is None else name, settings, remarks)):
        some = True
        yield draft
    if not some:
        raise Unreadable("; ".join(remarks) or "there is no article in it")


def load(folder: str, path: str, settings: LoadSettings = PLAIN, name: str | None = None) -> list[Article]:
    """The articles in a file that is known to be small. Raises `Unreadable`."""
    return [draft.article() for draft in drafts(folder, path, settings, name)]


def readable_now(reason: str) -> bool:
    """Whether a file was not read for want of a library or a program that is there by now."""
    if ocr.NO_PROGRAM in reason:
        return ocr.is_installed()
    return reason != "" and any(
        reason == format.no_library and not format.lacks for format in READERS.values() if format.library
    )


def _bytes(file: Path, format: Format, packed: bool, remarks: list[str]) -> bytes:
    """The file's bytes, unpacked, as many as are read of its format. Raises `Unreadable`."""
    try:
        with file.open("rb") as handle:
            data = handle.read(format.most + 1)
            size = handle.seek(0, 2)
    except OSError as error:
        raise Unreadable(f"the file cannot be read ({error.strerror or error})") from None
    if packed:
        data = unpacked(data, format.most, remarks)
    if not data:
        raise Unreadable("the file is empty")
    if len(data) <= format.most:
        return data
    if format.whole:
        raise Unreadable(f"the file is larger than {_megabytes(format.most)}")
    total = "" if packed else f"of {_megabytes(size)} "
    remarks.append(f"only the first {_megabytes(format.most)} {total}are read; split the file to have the rest")
    data = data[: format.most]  # rebound, so that no third copy is held
    return _without_cut_end(data)


def _without_cut_end(data: bytes) -> bytes:
    """The bytes up to their last line end, or at least without a character cut in two; UTF-16 is left as it is."""
    if b"\0" in data:
        return data
    whole = data[: data.rfind(b"\n") + 1]
    if whole:
        return whole
    end = len(data)
    while end > len(data) - 4 and data[end - 1] >= 0x80:
        end -= 1
    return data[:end]


def unpacked(data: bytes, most: int, remarks: list[str]) -> bytes:
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
