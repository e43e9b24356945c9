"""Reports as they are saved, sent and fed: pages under other names, feeds, JSON, mail, and documents that begin with a
table of what they are.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import docx
import pytest

from index.article import Article, Basis, Kind
from index.loading.formats import LoadSettings, Unreadable

BODY = "The ferry left the harbour on Tuesday morning, the captain said, after two days of storm."
MORE = "Nobody was hurt, but forty passengers had to spend the night in the town hall of the island."
Write = Callable[..., list[Article]]


def own_words(article: Article) -> str:
    kinds = (Kind.BODY, Kind.HEADING, Kind.STANDFIRST)
    return "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind in kinds)


@pytest.mark.parametrize("whole", [True, False])
def test_a_page_saved_as_a_text_is_read_as_a_page(read: Write, whole: bool) -> None:
    page = f"<h1>Ferry leaves harbour</h1><p>{BODY}</p><p>{MORE}</p>"
    (article,) = read(
        "saved.txt", f"<!DOCTYPE html><html><body>{page}</body></html>" if whole else f"<div>{page}</div>"
    )
    assert article.heading == "Ferry leaves harbour"
    assert BODY in own_words(article) and "<p>" not in article.text


def test_a_text_about_markup_stays_a_text(read: Write) -> None:
    (article,) = read("about.txt", f"<p> begins a paragraph, and a report may say so.\n\n{BODY}")
    assert "<p> begins" in article.text


def test_the_items_of_a_feed_are_reports_of_its_outlet(read: Write) -> None:
    item = "<item><title>Ferry &amp;amp; harbour</title><pubDate>Tue, 3 Mar 2020 10:00:00 GMT</pubDate>"
    item += f"<description>&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</description></item>"
    (article,) = read("island.rss", f"<rss><channel><title>Island Herald</title>{item}</channel></rss>")
    known = article.metadata
    assert (article.heading, known.outlet.value) == ("Ferry & harbour", "Island Herald")
    assert str(known.published.value).startswith("2020-03-03") and MORE in own_words(article)


def test_xml_that_is_no_feed_says_so(read: Write) -> None:
    with pytest.raises(Unreadable, match="no feed"):
        read("settings.xml", "<settings><colour>blue</colour></settings>")


def test_json_is_one_report_or_a_list_of_them(read: Write) -> None:
    report = {"headline": "Ferry leaves harbour", "body": f"{BODY}\n\n{MORE}", "author": {"name": "Jane Roe"}}
    (article,) = read("one.json", json.dumps(report))
    assert (article.id, article.heading, article.metadata.author.value) == ("one", report["headline"], "Jane Roe")
    assert len(read("many.json", json.dumps({"status": "ok", "articles": [report, report]}))) == 2


def test_what_a_mail_answers_and_its_signature_are_not_its_words(read: Write) -> None:
    sent = (
        "From: Jane Roe <jane@example.org>\nSubject: Re: Ferry leaves harbour\nDate: Tue, 3 Mar 2020 10:00:00 +0000\n\n"
    )
    answered = "On Mon, 2 Mar 2020 at 18:02, Desk <desk@example.com> wrote:\n> Can you send us something?\n> Thanks"
    (article,) = read("sent.eml", f"{sent}{BODY}\n\n{MORE}\n\n{answered}\n\n-- \nJane Roe\nStringer\n")
    assert article.heading == "Ferry leaves harbour"
    assert BODY in own_words(article) and MORE in own_words(article), "no sentence of the writer's is lost"
    assert not any(words in own_words(article) for words in ("wrote:", "Can you send", "Stringer"))
    assert "> Can you send" in article.text, "what is quoted stays to be read"


def test_a_table_of_what_a_document_is_states_it(read: Write) -> None:
    document = docx.Document()
    rows = [("Outlet", "The Island Herald"), ("Date", "3 March 2020"), ("Author", "Jane Roe")]
    table = document.add_table(rows=len(rows), cols=2)
    for row, cells in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = cells
    document.add_heading("Ferry leaves harbour", 1)
    document.add_paragraph(BODY)
    written = io.BytesIO()
    document.save(written)
    (article,) = read("table.docx", written.getvalue())
    known = article.metadata
    assert (known.outlet.value, known.author.value, known.published.value) == (
        "The Island Herald",
        "Jane Roe",
        "2020-03-03",
    )
    assert article.heading == "Ferry leaves harbour" and "Outlet" not in own_words(article)


def test_a_column_of_the_settings_that_a_file_lacks_is_said(read: Write) -> None:
    settings = LoadSettings(columns=(("outlet", "Medium"), ("text", "Content")))
    (article,) = read("rows.csv", f'content,title\n"{BODY}",Ferry\n', settings)
    assert BODY in article.text and "'Medium' for the outlet" in article.remark


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [("Lund, Sweden, Feb 4, 2020 (AFP) -", "Lund", "AFP"), ("LUND (AP) —", "Lund", "AP"), ("Beirut", "Beirut", None)],
)
def test_a_dateline_may_be_a_line_of_its_own(read: Write, line: str, place: str, agency: str | None) -> None:
    (article,) = read("wire.txt", f"Ferry leaves harbour\n\n{line}\n\n{BODY}\n\n{MORE}")
    assert article.metadata.dateline.value == place
    assert [c.agency for c in article.metadata.credits] == ([agency] if agency else [])
    assert line not in own_words(article)


def test_a_sentence_behind_a_dateline_with_its_date_is_the_reports(read: Write) -> None:
    (article,) = read("wire.txt", f"Ferry leaves harbour\n\nBeirut, 4 Mar 2020 - {BODY}\n\n{MORE}")
    assert BODY in own_words(article)


@pytest.mark.parametrize(
    "byline", ["Jane Roe in Beirut", "By Jane Roe in Beirut and John Doe in Amman", "Jane Roe, Beirut"]
)
def test_a_byline_may_say_where_its_writers_are(read: Write, byline: str) -> None:
    (article,) = read("by.txt", f"Ferry leaves harbour\n\n{byline}\n\n3 March 2020\n\n{BODY}\n\n{MORE}")
    author = article.metadata.author
    assert (
        author.basis is Basis.STATED and str(author.value).startswith("Jane Roe") and "Amman" not in str(author.value)
    )
    assert byline not in own_words(article)
