"""Files that hold files, and formats of other programs; what is not read is always told of."""

from __future__ import annotations

import gzip
import io
import plistlib
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from index.article import Article, Kind
from index.loading.folder import scan
from index.loading.formats import SUFFIXES, Unreadable, drafts, load, unread_reason

TITLE = "Bakers of Northam strike over price of flour"
PROSE = [
    "Bakers in Northam stopped work on Tuesday and said they would not go back before the price of flour had fallen.",
    "The mill said that it could not sell below what it pays, and called on the council to talk to both sides.",
    "Some two hundred people waited in front of the only shop that was open, where bread was sold by the half loaf.",
]
BODY = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{BODY}</body></html>"


def read(tmp_path: Path, name: str, data: str | bytes) -> list[Article]:
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return sorted(load(str(tmp_path), name), key=lambda article: article.id)


def remarks_of(tmp_path: Path, name: str) -> list[str]:
    remarks: list[str] = []
    list(drafts(str(tmp_path), name, remarks=remarks))
    return remarks


def is_the_report(article: Article) -> bool:
    return article.metadata.title.value == TITLE and all(sentence in article.text for sentence in PROSE)


def zipped(files: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def tarred(files: dict[str, str], mode: str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data.encode())
            archive.addfile(entry, io.BytesIO(data.encode()))
    return made.getvalue()


FILES = {"a.html": PAGE, "b/c.txt": f"{TITLE}\n\n{PROSE[0]}"}


@pytest.mark.parametrize(
    ("name", "data"),
    [("all.zip", zipped(dict(FILES))), ("all.tar", tarred(FILES, "w")), ("all.tgz", tarred(FILES, "w:gz")),
     ("all.tar.gz", tarred(FILES, "w:gz"))],
    ids=["zip", "tar", "tgz", "tar.gz"],  # the bytes hold the time they were made at
)  # fmt: skip
def test_an_archive_is_read_as_a_folder(tmp_path: Path, name: str, data: bytes) -> None:
    found = read(tmp_path, name, data)
    assert [article.id for article in found] == ["all/a", "all/b/c"]
    assert {article.path for article in found} == {name}


def test_what_of_an_archive_is_not_read_is_told_of(tmp_path: Path) -> None:
    read(tmp_path, "all.zip", zipped({**FILES, "photo.jpg": "x", "bad.pdf": "no"}))
    (remark,) = remarks_of(tmp_path, "all.zip")
    assert remark.startswith("of 4 files in it not all is read")
    assert "photo.jpg: this is a picture" in remark
    assert "bad.pdf" in remark


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = zipped(dict(FILES))
    assert len(read(tmp_path, "two.zip", zipped({"one.zip": data}))) == 2
    with pytest.raises(Unreadable, match="unpack it"):
        read(tmp_path, "three.zip", zipped({"two.zip": zipped({"one.zip": data})}))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="too large when unpacked"):
        read(tmp_path, "bomb.zip", zipped({"a.txt": bytes(150_000_000)}))


def test_a_path_that_climbs_is_none_of_a_report(tmp_path: Path) -> None:
    found = read(tmp_path, "all.zip", zipped({"../../a.txt": "x", **FILES}))
    assert [article.id for article in found] == ["all/a", "all/b/c"]


def mhtml() -> bytes:
    made = EmailMessage()
    made["From"], made["Date"] = "<Saved by a browser>", "Mon, 05 Jun 2023 10:00:00 +0000"
    made["Snapshot-Content-Location"] = "https://post.example/strike"
    made.set_content("<p>An advertisement that came first in the file.</p>", subtype="html")
    made.make_related()
    made.add_related(PAGE, subtype="html", headers=["Content-Location: https://post.example/strike"])
    return made.as_bytes()


def test_a_page_saved_in_one_file(tmp_path: Path) -> None:
    archive = {"WebMainResource": {"WebResourceData": PAGE.encode(), "WebResourceTextEncodingName": "UTF-8"}}
    for name, data in (("a.mhtml", mhtml()), ("b.webarchive", plistlib.dumps(archive, fmt=plistlib.FMT_BINARY))):
        (article,) = read(tmp_path, name, data)
        assert is_the_report(article)
        assert article.metadata.published.value is None


def record(kind: str, body: bytes, http: str = "") -> bytes:
    block = f"{http}\r\n\r\n".encode() + body if http else body
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2023-06-05T10:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())


@pytest.mark.parametrize(
    "found",
    [
        record("response", PAGE.encode(), OK),
        record("response", gzip.compress(PAGE.encode()), f"{OK}\r\nContent-Encoding: gzip"),
        record("response", CHUNKED, f"{OK}\r\nTransfer-Encoding: chunked"),
    ],
    ids=["plain", "gzip", "chunked"],
)
def test_a_crawl_gives_its_pages(tmp_path: Path, found: bytes) -> None:
    others = record("warcinfo", b"software: x") + record("response", b"gone", OK.replace("200 OK", "404 Not Found"))
    frame = record("response", b"<p>Buy now</p>", OK)
    for name, data in (("c.warc", others + frame + found), ("d.warc.gz", gzip.compress(others + found))):
        (article,) = read(tmp_path, name, data)
        assert is_the_report(article)
        assert article.metadata.published.value is None


def test_a_collection_of_crawls(tmp_path: Path) -> None:
    data = zipped({"archive/data.warc.gz": gzip.compress(record("response", PAGE.encode(), OK)), "pages.cdx": "x"})
    (article,) = read(tmp_path, "w.wacz", data)
    assert is_the_report(article)


def test_rtf(tmp_path: Path) -> None:
    words = "".join(rf"{sentence}\par " for sentence in (TITLE, *PROSE))
    (article,) = read(tmp_path, "a.rtf", rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl\f0 Arial;}}\f0 {words} caf\'e9\par}}")
    assert is_the_report(article)
    assert "café" in article.text
    assert "Arial" not in article.text


def test_odt(tmp_path: Path) -> None:
    prose = "".join(f"<text:p>{p}<text:s text:c='999999999'/></text:p>" for p in PROSE)
    deleted = "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    content = f"<office:text xmlns:office='o' xmlns:text='t'>{deleted}<text:h>{TITLE}</text:h>{prose}</office:text>"
    (article,) = read(tmp_path, "a.odt", zipped({"content.xml": content}))
    assert all(sentence in article.text for sentence in (TITLE, *PROSE))
    assert "gone" not in article.text


def test_a_book_is_a_report_for_each_part(tmp_path: Path) -> None:
    package = "<package><metadata><dc:creator xmlns:dc='d'>Ann Lee</dc:creator></metadata><manifest>" \
              "<item id='c' href='cover.xhtml'/><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest>" \
              "<spine><itemref idref='c'/><itemref idref='a'/><itemref idref='b'/></spine></package>"  # fmt: skip
    where = "<container><rootfiles><rootfile full-path='in/book.opf'/></rootfiles></container>"
    files = {"META-INF/container.xml": where, "in/book.opf": package, "in/cover.xhtml": "<h1>Cover</h1>"}
    found = read(tmp_path, "i.epub", zipped({**files, "in/a.xhtml": PAGE, "in/b.xhtml": PAGE}))
    assert [article.id for article in found] == ["i/1", "i/2"]
    assert all(is_the_report(article) and article.metadata.author.value == "Ann Lee" for article in found)


@pytest.mark.parametrize("mark", ["", "WEBVTT\n\n"])
def test_subtitles(tmp_path: Path, mark: str) -> None:
    dot = "." if mark else ","
    cues = [f"{n}\n00:00:0{n}{dot}000 --> 00:00:0{n}{dot}900\n<i>{p}</i>\n" for n, p in enumerate(PROSE, 1)]
    (article,) = read(tmp_path, "a.vtt" if mark else "a.srt", mark + "\n".join(cues))
    assert " ".join(article.text.split()) == " ".join(PROSE)


def test_a_mail_of_apple(tmp_path: Path) -> None:
    mail = f"From: Ann Lee <a@post.example>\nSubject: {TITLE}\n\n" + "\n\n".join(PROSE)
    (article,) = read(tmp_path, "1.emlx", f"{len(mail.encode())}\n{mail}<?xml version='1.0'?><plist/>")
    assert is_the_report(article)
    assert "plist" not in article.text


SUFFIXES_OF_BINARIES = [
    *("msg", "epub", "odt", "docx", "zip", "tar", "tgz", "rtf", "warc", "webarchive", "emlx", "mbox", "pdf"),
]
BROKEN = [b"x", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", b"\x1f\x8b\x08\0", bytes([7]) * 512]


@pytest.mark.parametrize("name", [f"a.{suffix}" for suffix in SUFFIXES_OF_BINARIES])
@pytest.mark.parametrize("data", BROKEN)
def test_what_is_broken_has_a_reason(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(tmp_path, name, data)


def test_every_file_that_is_not_read_is_told_of(tmp_path: Path) -> None:
    for name in ("a.txt", "photo.JPG", "talk.mp3", "store.pst", "odd.xyz", "bare", "note.css", ".hidden"):
        (tmp_path / name).write_text("x")
    stamps, unread = scan(str(tmp_path), SUFFIXES, unread_reason)
    assert [stamp.path for stamp in stamps] == ["a.txt"]
    assert {told.path for told in unread} == {"photo.JPG", "talk.mp3", "store.pst", "odd.xyz", "bare", "note.css"}
    assert all(len(told.reason) > 20 for told in unread)


def test_frames_of_a_saved_page_are_no_reports(tmp_path: Path) -> None:
    (tmp_path / "strike.html").write_text(PAGE)
    for folder in ("strike_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_text(PAGE)
    stamps, unread = scan(str(tmp_path), SUFFIXES, unread_reason)
    assert [stamp.path for stamp in stamps] == ["other_files/frame.html", "strike.html"]
    assert [told.path for told in unread] == ["strike_files"]


def test_kinds_of_a_book(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "a.zip", zipped({"a.html": PAGE}))
    assert article.paragraphs[0].kind is Kind.TITLE
