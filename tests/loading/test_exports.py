"""Exports of press archives: one file, many reports, in the manner of each archive. Invented texts throughout."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from index.article import Article, Kind
from index.loading.formats import load

REPORTS = [
    ("Lake Tribune", "March 4, 2022 Friday", "Ferries collide in fog", "Ann Lee",
     ["Two ferries collided in the harbour of Lakeport in thick fog.",
     "Forty passengers were brought ashore in boats."]), ("Valley Gazette", "March 5, 2022 Saturday",
     "Dam holds after night of rain", "Omar Reed", ["The dam above Millbrook held, the mayor said.",
     "Three hundred people had left their homes by midnight."]), ("Coast Herald", "March 6, 2022 Sunday",
     "Port reopens", "Ines Vale", ["The port of Lakeport was opened again on Sunday.",
     "Divers found no damage below the waterline."]), ]  # fmt: skip
DAYS = ["2022-03-04", "2022-03-05", "2022-03-06"]


def read(tmp_path: Path, name: str, data: str | bytes) -> list[Article]:
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return sorted(load(str(tmp_path), name), key=lambda article: article.id)


def check(found: list[Article]) -> None:
    assert len(found) == len(REPORTS)
    for article, (outlet, _, title, author, body), day in zip(found, REPORTS, DAYS, strict=True):
        known = article.metadata
        assert (known.title.value, known.outlet.value, known.published.value) == (title, outlet, day)
        assert known.author.value == author
        assert [p.span.of(article.text) for p in article.paragraphs if p.kind is Kind.BODY] == body


def old_style(of: str, byline: str, length: str, loaded: str) -> str:
    parts = ["Asked for: ferries\nTerms: ferry AND fog\n\n"]
    for number, (outlet, day, title, author, body) in enumerate(REPORTS, 1):
        head = f"{'':20}{of.format(number, 3)}\n\n\n{'':20}{outlet}\n\n{'':20}{day}\n\n{title}\n\n"
        labels = f"{byline}: {author}\n\nSECTION: NEWS; Pg. {number}\n\n{length}\n\n"
        words = "\n\n".join(f"{text[:40]}\n{text[40:].lstrip()}" if text[39] == " " else text for text in body)
        parts.append(
            f"{head}{labels}{words}\n\n{loaded}: March 9, 2022\n\nCopyright 2022 {outlet}\nAll Rights Reserved\n\n"
        )
    return "".join(parts)


@pytest.mark.parametrize(
    "export",
    [
        old_style("{} of {} DOCUMENTS", "BYLINE", "LENGTH: 212 words", "LOAD-DATE"),
        old_style("Dokument {} von {}", "AUTOR", "LÄNGE: 212 Wörter", "UPDATE"),
        old_style("{} de {} DOCUMENTS", "AUTEUR", "LONGUEUR: 212 mots", "DATE-CHARGEMENT"),
    ],
    ids=["en", "de", "fr"],
)
def test_outlet_day_title(tmp_path: Path, export: str) -> None:
    found = read(tmp_path, "LN.TXT", export)
    assert [article.id for article in found] == ["LN/1", "LN/2", "LN/3"]
    check(found)


def test_title_outlet_day_in_a_document(tmp_path: Path) -> None:
    made = docx.Document()
    lines = ["User Name: A READER", "Job Number: 12", "Documents (3)", "1. Ferries collide in fog", "Search Terms: fog"]
    for outlet, day, title, author, body in REPORTS:
        lines += [title, outlet, day, f"Copyright 2022 {outlet} All Rights Reserved", "Section: NEWS; Pg. 4"]
        lines += ["Length: 212 words", f"Byline: {author}", "Body", *body, "Classification", "Language: ENGLISH"]
        lines += ["Subject: FERRIES (90%)", "Load-Date: March 9, 2022", "End of Document"]
    for line in lines:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    check(read(tmp_path, "nexis.docx", out.getvalue()))


def factiva(rows: list[list[str]]) -> str:
    return f"<html><body>{''.join(f'<div>{line}</div>' for row in rows for line in row)}</body></html>"


def test_title_writer_length_day_outlet_in_a_page(tmp_path: Path) -> None:
    rows = [
        [title, f"By {author}", "212 words", day, outlet, "LAKTRI", "4", "English", f"(c) 2022 {outlet}", *body,
         f"Document LAKTRI0020220304ei340000{number}"]
        for number, (outlet, day, title, author, body) in enumerate(REPORTS, 1)
    ]  # fmt: skip
    check(read(tmp_path, "factiva.html", factiva(rows)))


def test_parts_with_codes(tmp_path: Path) -> None:
    text = "\n\n".join(
        f"HD {title}\n\nBY By {author}\n\nWC 212 words\n\nPD {day}\n\nSN {outlet}\n\nLA English\n\nLP {body[0]}\n\n"
        f"TD\n\n{body[1]}\n\nAN Document LAKTRI0020220304ei340000{number}"
        for number, (outlet, day, title, author, body) in enumerate(REPORTS, 1)
    )
    check(read(tmp_path, "factiva.txt", text))


def factiva_lines(outlet: str, day: str, title: str, author: str, body: list[str], number: int) -> list[str]:
    """A report as Factiva writes it into a document."""
    head = [title, f"By {author}", "212 words", day, "16:05", outlet, "LAKTRI", "English", f"(c) 2022 {outlet}"]
    return [*head, "", *body, "", f"Document LAKTRI0020220304ei340000{number}"]


def test_title_writer_length_day_outlet_in_rtf(tmp_path: Path) -> None:
    lines = [line for number, report in enumerate(REPORTS, 1) for line in factiva_lines(*report, number)]
    check(read(tmp_path, "factiva.rtf", "{\\rtf1\\ansi " + "\n".join(f"\\pard {line}\\par" for line in lines) + "}"))


def coded(outlet: str, day: str, title: str, author: str, body: list[str], number: int) -> list[tuple[str, str]]:
    return [("HD", title), ("BY", f"By {author}"), ("WC", "212 words"), ("PD", day), ("SN", outlet), ("LA", "English"),
            ("LP", body[0]), ("TD", body[1]), ("AN", f"Document LAKTRI0020220304ei340000{number}")]  # fmt: skip


def test_codes_in_the_cells_of_a_table(tmp_path: Path) -> None:
    rows = [row for number, report in enumerate(REPORTS, 1) for row in coded(*report, number)]
    cells = "".join(f"\\trowd\\cellx999\\cellx9999\\pard\\intbl {c}\\cell {v}\\cell\\row\n" for c, v in rows)
    check(read(tmp_path, "factiva.rtf", f"{{\\rtf1\\ansi {cells}}}"))
    made = docx.Document()
    table = made.add_table(rows=0, cols=2)
    for code, value in rows:
        row = table.add_row().cells
        row[0].text, row[1].text = code, value
    out = io.BytesIO()
    made.save(out)
    check(read(tmp_path, "factiva.docx", out.getvalue()))


def test_labels_with_the_text_among_them(tmp_path: Path) -> None:
    text = ""
    for number, (outlet, day, title, author, body) in enumerate(REPORTS, 1):
        lines = [
            "_" * 20,
            f"Document {number} of 3",
            title,
            f"Author: {author}",
            f"Publication info: {outlet}; Lakeport",
        ]
        lines += [
            f"Full text: {body[0]}",
            body[1],
            "Subject: Ferries",
            f"Title: {title}",
            f"Publication title: {outlet}",
        ]
        lines += [f"Publication date: {day}", f"ProQuest document ID: 12345{number}"]
        text += "\n\n".join(lines) + "\n\n"
    check(read(tmp_path, "proquest.txt", text))


def test_articles_of_an_archives_xml(tmp_path: Path) -> None:
    articles = "".join(
        f"<article><headline><paragraph>{title}</paragraph></headline><byline>By {author}</byline>"
        f"<leadParagraph><paragraph>{body[0]}</paragraph></leadParagraph><sourceName>{outlet}</sourceName>"
        f"<publicationDate><date>{day}</date></publicationDate>"
        f"<tailParagraphs><paragraph>{body[1]}</paragraph></tailParagraphs></article>"
        for (outlet, _, title, author, body), day in zip(REPORTS, DAYS, strict=True)
    )
    check(read(tmp_path, "f.xml", f"<PPSResponse><ppsArticleResponse>{articles}</ppsArticleResponse></PPSResponse>"))


@pytest.mark.parametrize(
    "text",
    [
        "Minutes found\n\nThe inquiry has read 1 of 3 documents so far.\n\n2 of 3 documents\n\nThe rest is missing.",
        "On forms\n\nEnd of document\n\nSo the last page of the form is marked, the clerk said on Monday.",
        "Byline: a history\n\nHow papers came to name who wrote a report.\n\nSection: none of it is known for sure.",
    ],
)
def test_a_report_that_speaks_of_documents_is_one_report(tmp_path: Path, text: str) -> None:
    (article,) = read(tmp_path, "a.txt", text)
    assert article.id == "a"


def test_nothing_of_an_export_is_lost(tmp_path: Path) -> None:
    found = read(tmp_path, "LN.TXT", old_style("{} of {} DOCUMENTS", "BYLINE", "LENGTH: 212 words", "LOAD-DATE"))
    for number, article in enumerate(found, 1):
        assert f"SECTION: NEWS; Pg. {number}" in article.text
        assert "LOAD-DATE: March 9, 2022" in article.text


def told_below(cited: bool, label_of_outlet: str = "Publication title") -> list[str]:
    """Reports of which an archive tells all below their text, with nothing written between two."""
    lines = ["A reader sent you the following:", "Message 1 of 2"]
    for number, (outlet, day, title, author, body) in enumerate(REPORTS, 1):
        filed = ", ".join(reversed(author.split()))
        lines += [title, *([f"{filed}. {outlet}; Lakeport. {day}: A.{number}."] if cited else []), f"Author: {filed}"]
        lines += ["ProQuest document link", "Abstract: None available.", "Full text:", *body]
        lines += ["Subject: Ferries; Fog", "Location: Lakeport", f"{label_of_outlet}: {outlet}; Lakeport, Nordland"]
        lines += [f"Publication date: {day}", "A label nobody knows: 7", f"Publisher: {outlet} Ltd.", "Section: News"]
        lines += ["Country of publication: Nordland", f"ProQuest document ID: 12345{number}", "Database: Dailies"]
    return lines


@pytest.mark.parametrize("cited", [False, True])
def test_reports_that_are_told_of_below_in_texts_pages_and_mails(tmp_path: Path, cited: bool) -> None:
    lines = told_below(cited)
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    head = "From: Desk <d@post.example>\nSubject: Your search\nMIME-Version: 1.0\n"
    check(read(tmp_path, "a.txt", "\n\n".join(lines)))
    check(read(tmp_path, "b.html", page))
    check(read(tmp_path, "c.eml", f"{head}Content-Type: text/html; charset=utf-8\n\n{page}"))
    quoted = "\n".join(f"> {line}\n>" for line in lines)
    found = read(tmp_path, "d.eml", f"{head}Content-Type: text/plain\n\nSee these.\n\n{quoted}")
    assert [article.id for article in found] == ["d/1", "d/2", "d/3"]
    check(found)


def test_a_report_with_some_labelled_lines_is_one_report(tmp_path: Path) -> None:
    outlet, day, title, _, body = REPORTS[0]
    lines = [title, *body, "Location: Lakeport", f"Publication date: {day}", "Country of publication: Nordland"]
    (article,) = read(tmp_path, "a.txt", "\n\n".join(lines))
    assert article.id == "a"
    assert outlet not in article.text


def test_a_title_is_told_from_longer_lines_beside_it(tmp_path: Path) -> None:
    others = "Ann Lee, Omar Reed, Ines Vale, Noor Haddad, Jon Berg"
    rows = [
        [f"{number}) {title}", others, f"By {author}", "212 words", day, outlet, "LAKTRI", "4", "English",
         f"(c) 2022 {outlet}", *body, f"Document LAKTRI0020220304ei340000{number}"]
        for number, (outlet, day, title, author, body) in enumerate(REPORTS, 1)
    ]  # fmt: skip
    found = read(tmp_path, "listed.html", factiva(rows))
    assert [article.metadata.title.value for article in found] == [title for _, _, title, _, _ in REPORTS]
    page = "<html><body>"
    for number, (outlet, day, title, _, body) in enumerate(REPORTS, 1):
        lines = ["A long name of the part of the paper it stood in", f"<span class='enHeadline'>{title}</span>"]
        lines += ["212 words", day, outlet, f"(c) 2022 {outlet}", *body, f"Document LAKTRI0020220304ei340000{number}"]
        page += "".join(f"<div>{line}</div>" for line in lines)
    found = read(tmp_path, "marked.html", page + "</body></html>")
    assert [article.metadata.title.value for article in found] == [title for _, _, title, _, _ in REPORTS]
