"""Every format from a file to an article: its text, what the file states, and the reason when there is none."""

from __future__ import annotations

import gzip
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Basis
from index.config import COLUMNS
from index.loading.formats import READERS, LoadSettings, Unreadable
from index.loading.formats.documents.plain_text import front_matter, without_marks
from index.loading.formats.tables.csv_rows import csv_rows
from index.loading.formats.tables.field_names import NAMES

BODY = (
    "The ferry left the harbour on Tuesday morning, the captain said, after two days of storm.\n\n"
    "Nobody was hurt, but forty passengers had to spend the night in the town hall of the island."
)
SENTENCES = BODY.split("\n\n")
Write = Callable[..., list[Article]]


def stated(article: Article, *names: str) -> list[str | None]:
    values = [getattr(article.metadata, name) for name in names]
    assert all(v.basis is Basis.STATED for v in values), values
    return [v.value for v in values]


# --- text and Markdown ----------------------------------------------------------------------


def test_front_matter_is_stated_and_not_part_of_the_text(read: Write) -> None:
    (article,) = read("a.md", f"---\ntitle: Ferry leaves\noutlet: The Post\ndate: 2021-09-08\n---\n\n{BODY}\n")
    assert stated(article, "title", "outlet", "published") == ["Ferry leaves", "The Post", "2021-09-08"]
    assert "outlet:" not in article.text
    assert article.format == "markdown"
    lines = [p.line for p in article.paragraphs if p.span.of(article.text) in SENTENCES]
    assert lines == [7, 9]


@pytest.mark.parametrize(
    "text", ["---\nno mapping\n---\nx", "---\na: &b 1\n---\nx", "---\nnever closed", "--- a: b ---"]
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert front_matter(text) == ({}, text)


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=200))
def test_front_matter_loses_nothing(text: str) -> None:
    assert text.endswith(front_matter(text)[1])


def test_markdown_is_read_without_its_marks(read: Write) -> None:
    text = "# Ferry leaves #\n\nThe *ferry* **left** the [harbour](http://x/y_z) at 5 * 2 snake_case.\n\n> Nobody was."
    (article,) = read("a.md", text)
    assert article.text == "Ferry leaves\n\nThe ferry left the harbour at 5 * 2 snake_case.\n\nNobody was."
    assert stated(article, "title") == ["Ferry leaves"]


@given(st.text("#*_[]()> -=\na", max_size=80))
def test_the_marks_of_markdown_leave_every_line_and_letter(text: str) -> None:
    plain = without_marks(text)
    assert plain.count("\n") == text.count("\n")
    outside_links = re.sub(r"\([^)\n]*\)", "", text)
    assert plain.count("a") >= outside_links.count("a")


# --- pages ----------------------------------------------------------------------------------

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "no report"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ferry leaves",
            "datePublished": "2021-09-08T11:21:00Z",
            "dateModified": "2021-09-09",
            "author": [{"@type": "Person", "name": "Ann Other"}],
            "publisher": {"name": "The Post"},
        },
    ],
}


def page(head: str = "", body: str = "") -> str:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    return (
        f"<!doctype html><html lang=en><head><title>Ferry leaves | The Post</title>{head}</head>"
        f"<body><nav><a href=/>Home</a> <a href=/n>News</a></nav><article><h1>Ferry leaves</h1>{paragraphs}</article>"
        f"{body}</body></html>"
    )


def test_linked_data_is_stated(read: Write) -> None:
    (article,) = read("a.html", page(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'))
    assert stated(article, "title", "outlet", "author") == ["Ferry leaves", "The Post", "Ann Other"]
    assert stated(article, "published", "updated") == ["2021-09-08T11:21Z", "2021-09-09"]
    assert all(sentence in article.text for sentence in SENTENCES)
    assert "Home" not in article.text
    assert article.text.count("Ferry leaves") == 1


def test_open_graph_and_meta_tags_are_stated(read: Write) -> None:
    head = (
        '<meta property="og:title" content="Ferry leaves"><meta property="og:site_name" content="The Post">'
        '<meta property="article:published_time" content="2021-09-08"><meta name="author" content="Ann Other">'
    )
    (article,) = read("a.HTM", page(head))
    assert stated(article, "title", "outlet", "published", "author") == [
        "Ferry leaves", "The Post", "2021-09-08", "Ann Other"
    ]  # fmt: skip


def test_broken_linked_data_is_passed_over(read: Write) -> None:
    head = '<script type="application/ld+json">{"headline": </script><meta property="og:title" content="Ferry leaves">'
    assert stated(read("a.html", page(head))[0], "title") == ["Ferry leaves"]


def test_a_page_in_the_encoding_it_names(read: Write) -> None:
    html = page('<meta charset="windows-1251">').replace("Nobody was hurt", "Никто не пострадал")
    (article,) = read("a.html", html.encode("cp1251"))
    assert "Никто не пострадал" in article.text


def test_a_page_laid_out_with_tables_keeps_its_paragraphs(read: Write) -> None:
    rows = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 3)
    (article,) = read("a.html", f"<table><tr><td>Menu</td><td><b>Ferry leaves</b>{rows}</td></tr></table>")
    assert "\n\nNobody was hurt" in article.text


def test_ten_thousand_levels_of_nesting(read: Write) -> None:
    (article,) = read("a.html", "<div>" * 10_000 + BODY + "</div>" * 10_000)
    assert "forty passengers" in article.text


def test_a_page_without_text(read: Write) -> None:
    with pytest.raises(Unreadable, match="no text"):
        read("a.html", "<html><script>var a = 1</script></html>")


# --- documents ------------------------------------------------------------------------------


def pdf(lines: list[str], info: str = "") -> bytes:
    """A PDF of one page, written by hand."""
    shown = " ".join(f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        f"<< {info} >>".encode(),
    ]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, 2)
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places))
    out.write(b"trailer << /Size 6 /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


PDF_LINES = [
    "Ferry leaves",
    "The ferry left the harbour on Tuesday morning, the captain said, after two whole days of",
    "storm. Nobody was hurt, but forty passengers had to spend the night in the town hall of the is-",
    "land, where the mayor had soup made.",
    "They went on in the morning, when the sea was calm again, and arrived about noon on the next",
    "day.",
]


def test_pdf_lines_become_paragraphs(read: Write) -> None:
    (article,) = read("a.pdf", pdf(PDF_LINES, "/Title (Ferry leaves) /Author (Ann Other)"))
    assert "two whole days of storm." in article.text
    assert "the town hall of the island, where" in article.text
    assert "soup made.\n\nThey went on" in article.text
    assert stated(article, "title", "author") == ["Ferry leaves", "Ann Other"]
    assert {p.line for p in article.paragraphs} == {None}


def test_the_head_and_foot_of_pages_are_no_text_and_a_paragraph_goes_over_the_page() -> None:
    from index.loading.formats.documents.pdf import _joined_pages
    from index.loading.formats.documents.pdf_margins import without_margins

    pages = [
        ["The Bulletin", "Page 1 of 2", "Ferry leaves", "The ferry left the harbour on Tues-", "day, and the well-"],
        ["The Bulletin", "Page 2 of 2", "known captain said", "that nobody was hurt.", "He is well-known."],
    ]
    text = _joined_pages(without_margins(pages))
    assert text.startswith("Ferry leaves\n\nThe ferry left the harbour on Tuesday, and the well-known captain said")
    assert "Bulletin" not in text and "Page" not in text
    alone = [["Ferry leaves", "2020", "The ferry left.", "It was late."]]
    assert without_margins(alone) == alone


def test_the_styles_of_a_document_say_what_its_paragraphs_are(read: Write) -> None:
    import docx

    made = docx.Document()
    for words, style in (
        ("Ferry leaves", "Title"),
        ("Forty spent the night ashore", "Subtitle"),
        (SENTENCES[0], None),
        ("Passengers on the quay", "Caption"),
        ("What the mayor said about it all, in his own words", "Heading 1"),
        (SENTENCES[1], None),
    ):
        made.add_paragraph(words, style)
    out = io.BytesIO()
    made.save(out)
    (article,) = read("a.docx", out.getvalue())
    assert [p.kind.value for p in article.paragraphs] == [
        "title", "standfirst", "body", "caption", "heading", "body"
    ]  # fmt: skip


def test_of_a_document_of_very_many_paragraphs_the_first_are_read(read: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.loading.formats.documents.docx.MOST_BLOCKS", 1)
    (article,) = read("a.docx", document())
    assert article.text == SENTENCES[0]
    assert article.remark.startswith("only the first 1 paragraphs are read")


def test_a_title_that_the_file_cuts_short_does_not_cut_the_text(read: Write) -> None:
    (article,) = read("a.md", f"---\ntitle: Ferry leaves\n---\nFerry leaves harbour after two days of storm\n\n{BODY}")
    assert stated(article, "title") == ["Ferry leaves harbour after two days of storm"]


def encrypted(password: str) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(pdf(PDF_LINES)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_pdf_says_so_and_one_without_a_password_opens(read: Write) -> None:
    with pytest.raises(Unreadable, match="encrypted"):
        read("a.pdf", encrypted("secret"))
    assert "forty passengers" in read("b.pdf", encrypted(""))[0].text


def test_a_scanned_pdf_says_so(read: Write) -> None:
    with pytest.raises(Unreadable, match="no text layer"):
        read("a.pdf", pdf([]))


def document(title: str = "") -> bytes:
    import docx

    made = docx.Document()
    made.core_properties.title = title
    for sentence in SENTENCES:
        made.add_paragraph(sentence)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "injured", "none"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_docx(read: Write) -> None:
    (article,) = read("a.docx", document("Ferry leaves"))
    assert article.text == f"Ferry leaves\n\n{BODY}\n\ninjured | none"
    assert stated(article, "title") == ["Ferry leaves"]


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
@pytest.mark.parametrize("data", [b"nothing of the kind", b"%PDF-1.4\n%%EOF", b"PK\x03\x04 torn", b"\xd0\xcf\x11\xe0"])
def test_a_broken_document_is_a_reason(read: Write, name: str, data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(name, data)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_torn_document_is_a_reason_or_an_article(read: Write, cut: float) -> None:
    for name, data in (("a.pdf", pdf(PDF_LINES)), ("a.docx", document())):
        try:
            assert len(read(name, data[: int(len(data) * cut)])) == 1
        except Unreadable as reason:
            assert str(reason)


def test_a_library_that_is_not_there_says_how_to_install_it(read: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(
        Unreadable, match=r"HTML needs trafilatura, .* uv tool install --force '\.\[formats,watch,meaning\]' \(or pipx"
    ):
        read("a.html", page())


def test_a_format_that_is_not_read_says_what_to_do(read: Write) -> None:
    with pytest.raises(Unreadable, match=r"save it as \.docx"):
        read("a.doc", "any")


def test_a_mail(read: Write) -> None:
    mail = (
        "From: Ann Other <ann@post.example>\nSubject: =?utf-8?q?Ferry_leaves?=\nDate: Wed, 8 Sep 2021 11:21:00 +0000\n"
        "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n"
        f"<p>no\n--b\nContent-Type: text/plain; charset=utf-8\n\n{BODY}\n--b--\n"
    )
    (article,) = read("a.eml", mail)
    assert article.text == f"Ferry leaves\n\n{BODY}"
    assert stated(article, "title", "author") == ["Ferry leaves", "Ann Other"]
    assert article.metadata.published.value == "2021-09-08T11:21+00:00"


# --- rows -----------------------------------------------------------------------------------

HEADER = "unit_id,Headline,Article_Content,source,date\n"
ROW = '{0},Ferry leaves {0},"Ferry {0} left the ""harbour"", the captain said.\n\nNobody was hurt.",The Post,9/{0}/21\n'


def test_a_csv_gives_an_article_a_row(read: Write) -> None:
    articles = read("a.csv", HEADER + "".join(ROW.format(n) for n in (8, 9, 25)))
    assert [a.id for a in articles] == ["a/8", "a/9", "a/25"]
    assert stated(articles[0], "title", "outlet") == ["Ferry leaves 8", "The Post"]
    assert [a.metadata.published.value for a in articles] == ["2021-09-08", "2021-09-09", "2021-09-25"]
    assert 'left the "harbour", the' in articles[0].text
    assert [p.line for p in articles[1].paragraphs if "Nobody" in p.span.of(articles[1].text)] == [7]


def test_rows_of_one_id_have_names_of_their_own(read: Write) -> None:
    assert [a.id for a in read("a.csv", "id,text\nx,one\nx,two\n,three\n")] == ["a/x", "a/x~2", "a/3"]


def test_a_bad_row_never_stops_the_rest(read: Write, tmp_path: Path) -> None:
    from index.loading.formats import drafts

    rows = 'title,text\nA,one\nB,two,much\nC,\n"D,never closed\nE,three\nF,four\n'
    (tmp_path / "a.csv").write_text(rows)
    remarks: list[str] = []
    found = [d.article() for d in drafts(str(tmp_path), "a.csv", remarks=remarks)]
    assert [a.metadata.title.value for a in found] == ["A", "E", "F"]
    assert remarks == ["3 of 6 rows cannot be read (line 3: 3 values instead of 2)"]


def test_json_lines(read: Write, tmp_path: Path) -> None:
    from index.loading.formats import drafts

    lines = [
        json.dumps({"title": "Ferry leaves", "body": BODY, "published_at": "2021-09-08", "authors": ["Ann", "Ben"]}),
        "{broken",
        '"no object"',
        json.dumps(
            {"headline": "Half \ud800", "text": ["One paragraph.", "And one more, of some length, that is it."]}
        ),
        "[" * 100_000,
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    remarks: list[str] = []
    first, second = (d.article() for d in drafts(str(tmp_path), "a.jsonl", remarks=remarks))
    assert (first.id, second.id) == ("a/1", "a/4")
    assert stated(first, "title", "published", "author") == ["Ferry leaves", "2021-09-08", "Ann, Ben"]
    assert {p.line for p in first.paragraphs} == {1}
    assert second.text.encode()
    assert "3 of 5 rows cannot be read (line 2" in remarks[0]


def test_columns_are_mapped_in_the_settings(read: Write) -> None:
    settings = LoadSettings(columns=(("text", "Story"), ("outlet", "Paper")))
    (article,) = read("a.tsv", "Story\tPaper\ttext\nThe ferry left.\tThe Post\tno\n", settings)
    assert article.text == "The ferry left."
    assert stated(article, "outlet") == ["The Post"]
    with pytest.raises(Unreadable, match=r"no column holds the text \(the columns are 'a', 'b'\)"):
        read("b.csv", "a,b\n1,2\n")


def test_the_settings_name_every_column_that_is_known() -> None:
    assert set(NAMES) == set(COLUMNS)


ROWS = st.lists(
    st.lists(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\0")), min_size=3, max_size=3),
    min_size=1,
)


@given(ROWS)
def test_rows_that_were_written_are_read_back(rows: list[list[str]]) -> None:
    import csv

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["a", "b", "c"], *rows])
    assert [r.values for r in csv_rows(out.getvalue())][1:] == rows


# --- packed files ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", BODY), ("a.CSV", "title,text\nFerry,It left.\n"), ("a.html", page())]
)
def test_any_format_in_gz(read: Write, name: str, data: str) -> None:
    plain, packed = read(name, data), read(f"{name}.gz", gzip.compress(data.encode()))
    assert [(a.id, a.text) for a in plain] == [(a.id, a.text) for a in packed]


def test_the_encoding_can_be_forced(read: Write) -> None:
    text = "Żaglówki wyszły z portu."
    assert read("a.txt", text.encode("iso-8859-2"), LoadSettings(encoding="iso-8859-2"))[0].text == text
    with pytest.raises(Unreadable, match="not ascii throughout"):
        read("a.txt", text, LoadSettings(encoding="ascii"))


def test_every_suffix_is_a_format_that_is_there_or_says_why() -> None:
    for format in READERS.values():
        assert format.lacks or callable(format.reader())


def test_a_value_may_end_with_a_backslash(read: Write) -> None:
    found = read("a.csv", 'where,text\n"C:\\","The first report of the day."\n"D:\\","The second one."\n')
    assert [article.text for article in found] == ["The first report of the day.", "The second one."]
    found = read("b.csv", 'where,text\nhere,"He said \\"no\\", and \\"never\\"."\n')
    assert [article.text for article in found] == ['He said "no", and "never".']
