"""Files of every format with a few bytes changed, drawn from a seed: each gives reports or is named with a reason,
within its ten seconds and 300 MB, and no fault of ours ends the reading. `make torture` tries ten thousand.
"""

from __future__ import annotations

import gzip
import io
import json
import plistlib
import random
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from drawn_pdf import one_page

from index.loading.formats import READERS, names_of
from index.refresh.handing import WantedFile
from index.refresh.limited import LimitedReader

TITLE = "Bakers of Northam strike over price of flour"
PROSE = [
    "NORTHAM, 5 June 2023 (Lakewire) — Bakers in Northam stopped work on Tuesday and said they would not go back.",
    "The mill said that it could not sell below what it pays, and called on the council to talk to both sides.",
    "Some 1,200 people – 40 % more than usual – waited before the only shop that was open; «Хлеб», said one: خبز.",
]
BODY = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
LD = json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2023-06-05T10:00:00+02:00"})
PAGE = (
    f'<html><head><meta charset="utf-8"><title>{TITLE} - Post</title><script type="application/ld+json">{LD}</script>'
    f'<meta property="og:title" content="{TITLE}"></head><body><div itemscope itemtype="https://schema.org/Article">'
    f'<h1 itemprop="headline">{TITLE}</h1><time datetime="2023-06-05">5 June</time>{BODY}</div></body></html>'
)
ROWS = [{"id": n, "date": f"0{n}/06/2023", "title": f"{TITLE} {n}", "text": p} for n, p in enumerate(PROSE, 1)]
CSV = "id,date,title,text\n" + "".join(f'{r["id"]},{r["date"]},"{r["title"]}","{r["text"]}"\n' for r in ROWS)
MAIL = (
    "From: Ann Lee <a@post.example>\nTo: =?utf-8?q?D=C3=A9sk?= <d@post.example>\nSubject: " + TITLE + "\n"
    "Date: Mon, 05 Jun 2023 10:00:00 +0200\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
    "--b\nContent-Type: text/plain; charset=utf-8\n\n" + "\n\n".join(PROSE) + "\n--b\n"
    "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + PAGE + "\n--b--\n"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>'
    + "".join(
        f"<item><title>{TITLE}</title><pubDate>Mon, 05 Jun 2023 10:00:00 GMT</pubDate><description>"
        f"<![CDATA[<p>{p}</p>]]></description></item>"
        for p in PROSE
    )
    + "</channel></rss>"
)
EXPORT = "".join(
    f"\n                              {n} of 2 DOCUMENTS\n\n                                  The Post\n\n"
    f"                              June {n}, 2023 Monday\n\n{TITLE}\n\nBYLINE: Ann Lee\n\nSECTION: NEWS\n\n"
    f"LENGTH: 60 words\n\n" + "\n\n".join(PROSE) + "\n\nLOAD-DATE: June 6, 2023\n\nLANGUAGE: ENGLISH\n\n"
    "Copyright 2023 Post Ltd.\nAll Rights Reserved\n"
    for n in (1, 2)
)
CHAT = "".join(f"05/06/23, 10:0{n} - Ann Lee: {p}\n" for n, p in enumerate(PROSE))
TELEGRAM = {
    "name": "Northam Now", "type": "public_channel",
    "messages": [{"id": n, "type": "message", "date": "2023-06-05T10:00:00", "text": [p, {"type": "bold", "text": "!"}]}
                 for n, p in enumerate(PROSE)],
}  # fmt: skip
SUBTITLES = "\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n<i>{p}</i>\n" for n, p in enumerate(PROSE, 1))
RTF = r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}\f0 " + r"\par ".join((TITLE, *PROSE[:2])) + r"\u8212? caf\'e9\par}"
WARC_BODY = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
WARC = (
    f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2023-06-05T10:00:00Z\r\n"
    f"Content-Length: {len(WARC_BODY)}\r\n\r\n"
).encode() + WARC_BODY + b"\r\n\r\n"  # fmt: skip
MHTML = (
    "From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=m\n\n--m\n"
    f"Content-Type: text/html; charset=utf-8\nContent-Location: https://post.example/a\n\n{PAGE}\n--m--\n"
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX = {
    "[Content_Types].xml": "<Types/>",
    "docProps/core.xml": f'<cp xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title></cp>',
    "word/document.xml": f"<w:document {W}><w:body>"
    + "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in (TITLE, *PROSE))
    + f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
    "</w:tc></w:tr></w:tbl></w:body></w:document>",
}
ODT = {
    "content.xml": f"<o:text xmlns:o='o' xmlns:text='t'><text:h>{TITLE}</text:h>"
    + "".join(f"<text:p>{p}<text:s text:c='3'/></text:p>" for p in PROSE)
    + "</o:text>"
}
EPUB = {
    "META-INF/container.xml": "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>",
    "b.opf": "<package><manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest>"
    "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>",
    "a.xhtml": PAGE,
    "b.xhtml": PAGE,
}


def pdf() -> bytes:
    """One page of text, written by hand."""
    said = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({p[:80]}) Tj T*" for p in (TITLE, *PROSE[:2])) + " ET"
    return one_page(said, "Helvetica")


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return made.getvalue()


PLAIN: dict[str, str | bytes] = {
    "report.txt": "\n\n".join((TITLE, *PROSE)), "export.txt": EXPORT, "chat.txt": CHAT, "page.html": PAGE,
    "export.html": f"<html><body><pre>{EXPORT}</pre></body></html>", "report.md": f"# {TITLE}\n\n" + "\n\n".join(PROSE),
    "rows.csv": CSV, "rows.tsv": CSV.replace(",", "\t"), "rows.json": json.dumps(ROWS, ensure_ascii=False),
    "telegram.json": json.dumps(TELEGRAM, ensure_ascii=False),
    "rows.jsonl": "\n".join(json.dumps(r) for r in ROWS), "feed.xml": FEED, "mail.eml": MAIL,
    "mails.mbox": "".join(f"From a@post.example Mon Jun  5 10:00:00 2023\n{MAIL}\n" for _ in (1, 2)),
    "mail.emlx": f"{len(MAIL.encode())}\n{MAIL}<?xml version='1.0'?><plist/>", "report.rtf": RTF, "crawl.warc": WARC,
    "report.srt": SUBTITLES, "report.vtt": "WEBVTT\n\n" + SUBTITLES.replace(",", "."), "page.mhtml": MHTML,
    "report.pdf": pdf(),
    "page.webarchive": plistlib.dumps({"WebMainResource": {"WebResourceData": PAGE.encode()}}, fmt=plistlib.FMT_BINARY),
    "mail.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + MAIL.encode("utf-16-le")[:3072],
}  # fmt: skip
"""A small file of each format, by its name."""
PACKED: dict[str, dict[str, str]] = {"report.docx": DOCX, "report.odt": ODT, "book.epub": EPUB}
"""The same of those that are archives: mutated inside, for outside every change is met by the checksum."""

HOSTILE = (
    b"\0", b"\xff\xfe", b"9" * 5000, b"-1", b"99999999999", b"<" * 200, b"<div>" * 300, b"(" * 300, b"[" * 2000, b'"',
    b"&" * 50, b"\r", b"\n\n\n", b" " * 3000, b"-" * 80 + b" a", b"/ " * 60, b"=?utf-8?q?" * 40, b"%s%n", b"{" * 2000,
    b"\xe2\x80\xae", b"\xcc\x81" * 500, b"and of " * 60, b"a,", b"a@b, " * 400, b"1 0 obj", b"/Filter", b"\\u0",
    b"\xed\xa0\x80",
)  # fmt: skip
"""What breaks readers: numbers no machine holds, nesting, separators in a row, half characters, markup cut short."""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight changes: turned, cut, doubled, moved, replaced by what breaks readers."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at = chance.randrange(len(made) + 1)
        size = chance.choice((1, 1, 4, 30, 400))
        kind = chance.randrange(7)
        if kind == 0 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del made[at : at + size]
        elif kind == 2:
            made[at:at] = made[at : at + size] * chance.choice((1, 2, 50))
        elif kind == 3:
            to = chance.randrange(len(made) + 1)
            made[to:to] = made[at : at + size]
        elif kind == 4:
            made[at : at + size] = chance.choice(HOSTILE)
        elif kind == 5:
            made[at:at] = chance.choice(HOSTILE)
        elif chance.random() < 1 / 4:
            del made[at:]
    return bytes(made)


def as_bytes(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode()


TWEETS = """window.YTD.tweets.part0 = [ {"tweet": {"id_str": "17",
"full_text": "The ferry left &amp; came back.",
"created_at": "Wed Jan 15 09:30:00 +0000 2020", "lang": "en"}},
{"tweet": {"id_str": "18", "full_text": "A storm."}} ]"""
CHANNEL = """<!DOCTYPE html><html><body><div class="page_header"><div class="text">Harbour</div></div>
<div class="history"><div class="message default clearfix" id="message2"><div class="body"><div class="date details"
title="15.01.2020 09:30:00 UTC+02:00">09:30</div><div class="from_name">Ann</div><div class="text">The <b>ferry</b>
left.<br>All slept.</div></div></div><div class="message default clearfix joined" id="message3"><div class="body"><div
class="text">It was a storm.</div></div></div></div></body></html>"""
PLAIN |= {"tweets.js": TWEETS, "messages.html": CHANNEL}


def makers() -> list[tuple[str, Callable[[random.Random], bytes]]]:
    """What makes a mutant of each format, by the name of its file."""

    def plain(data: bytes) -> Callable[[random.Random], bytes]:
        return lambda chance: mutated(data, chance)

    def packed(files: dict[str, bytes], pack: Callable[[dict[str, bytes]], bytes]) -> Callable[[random.Random], bytes]:
        def made(chance: random.Random) -> bytes:
            part = chance.choice(sorted(files))
            whole = pack({**files, part: mutated(files[part], chance)})
            return whole if chance.random() < 3 / 4 else mutated(whole, chance)

        return made

    inside = {name: as_bytes(data) for name, data in PLAIN.items()}
    found = [(name, plain(data)) for name, data in inside.items()]
    found += [(n, packed({k: v.encode() for k, v in files.items()}, zipped)) for n, files in PACKED.items()]
    found += [("all.zip", packed(inside, zipped)), ("all.tar", packed(inside, tarred))]
    return [*found, ("rows.csv.gz", packed({"": CSV.encode()}, lambda files: gzip.compress(files[""], mtime=0)))]


def write_mutants(folder: Path, count: int, seed: int) -> None:
    """So many mutated files, every format in its turn, each drawn from a seed of its own."""
    turns = makers()
    for number in range(count):
        name, make = turns[number % len(turns)]
        (folder / f"{number:05}-{name}").write_bytes(make(random.Random(f"{seed} {number}")))


def told_of(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """For each file of a folder its path, whether it gave a report, and what could not be read of it."""
    names = names_of(sorted(path.name for path in folder.iterdir()))
    reader = LimitedReader(str(folder))
    gave: set[str] = set()
    for wish, told in reader.read(WantedFile(path, name) for path, name in names.items()):
        if isinstance(told, str):
            yield wish.path, wish.path in gave, told
        else:
            gave.add(wish.path)
    reader.stop()


def holds(folder: Path, count: int, seed: int) -> None:
    """The law, for so many mutants."""
    write_mutants(folder, count, seed)
    told = list(told_of(folder))
    assert len(told) == count
    assert [path for path, gave, reason in told if not gave and not reason] == []
    assert [(path, reason) for path, _, reason in told if reason.startswith("reading it")] == []


def test_every_format_has_a_file_here() -> None:
    read = {suffix for suffix, format in READERS.items() if format.module}
    alike = {".text", ".markdown", ".htm", ".xhtml", ".ndjson", ".rss", ".atom", ".mht", ".wacz", ".tgz"}
    assert read - alike == {f".{name.removesuffix('.gz').rpartition('.')[2]}" for name, _ in makers()}


def test_some_mutated_files_are_read_or_named(tmp_path: Path) -> None:
    holds(tmp_path, 150, seed=1)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(10))
def test_ten_thousand_mutated_files_are_read_or_named(tmp_path: Path, seed: int) -> None:
    holds(tmp_path, 1000, seed=1000 + seed)
