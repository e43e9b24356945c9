"""Nothing a file holds is lost without a word: mails in mails, pages that are scans, runs of bold words, odd rows."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from index.article import Article, Basis, Kind
from index.loading.formats import Unreadable, drafts, load

LINE = "The reservoir above Millbrook overflowed on Sunday night, and three hundred people left their homes."
NEXT = "The mayor said the dam had held, and that the road to the valley would be opened again by Thursday."


def read(tmp_path: Path, name: str, data: str | bytes) -> list[Article]:
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return sorted(load(str(tmp_path), name), key=lambda article: article.id)


def remarks_of(tmp_path: Path, name: str) -> list[str]:
    remarks: list[str] = []
    list(drafts(str(tmp_path), name, remarks=remarks))
    return remarks


def mail(subject: str, text: str, sender: str = "Ann Lee <ann@post.example>") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = sender, subject, "Mon, 04 Apr 2022 08:00:00 +0000"
    made.set_content(text)
    return made


def test_a_mail_sent_on_as_an_attachment_is_the_report(tmp_path: Path) -> None:
    cover = mail("Fwd: dam", "For tomorrow?", "A Colleague <c@desk.example>")
    cover.add_attachment(mail("Dam overflows", LINE))
    (article,) = read(tmp_path, "a.eml", cover.as_bytes())
    assert (article.metadata.title.value, article.metadata.author.value) == ("Dam overflows", "Ann Lee")
    assert {p.span.of(article.text): p.kind for p in article.paragraphs}["For tomorrow?"] is Kind.BOILERPLATE


def test_of_several_attached_mails_each_is_a_report(tmp_path: Path) -> None:
    cover = mail("Digest", "Two for you.")
    cover.add_attachment(mail("Dam overflows", LINE))
    cover.add_attachment(mail("Dam holds", NEXT))
    found = read(tmp_path, "a.eml", cover.as_bytes())
    assert [article.id for article in found] == ["a", "a/1", "a/2"]
    assert [article.metadata.title.value for article in found[1:]] == ["Dam overflows", "Dam holds"]


def test_a_long_mail_keeps_its_place_beside_a_short_attached_one(tmp_path: Path) -> None:
    long = mail("Our report", f"{LINE}\n\n{NEXT}")
    long.add_attachment(mail("Thanks", "Noted."))
    assert [a.metadata.title.value for a in read(tmp_path, "a.eml", long.as_bytes())] == ["Our report", "Thanks"]


@pytest.mark.parametrize("plain", ["Your program shows no HTML.", "View this mail in a browser", ""])
def test_where_the_plain_part_is_a_stub_the_page_is_read(tmp_path: Path, plain: str) -> None:
    made = mail("Dam", plain)
    made.add_alternative(f"<p style='display:none'>Peek</p><h2>Dam</h2><p>{LINE}</p>", subtype="html")
    (article,) = read(tmp_path, "a.eml", made.as_bytes())
    assert LINE in article.text
    assert "Peek" not in article.text


def test_a_full_plain_part_is_read(tmp_path: Path) -> None:
    made = mail("Dam", LINE)
    made.add_alternative(f"<p>{LINE}</p><p>More</p>", subtype="html")
    assert "More" not in read(tmp_path, "a.eml", made.as_bytes())[0].text


@pytest.mark.parametrize("label", ["us-ascii", "iso-8859-1", "utf-8", "unknown-8bit"])
def test_bytes_decide_before_labels(tmp_path: Path, label: str) -> None:
    head = f"Subject: Barrage\nContent-Type: text/plain; charset={label}\nContent-Transfer-Encoding: 8bit\n\n"
    words = "Le barrage a débordé « à l'aube », a déclaré le maire."
    assert words in read(tmp_path, "a.eml", head + words)[0].text


def test_labels_decide_where_bytes_do_not(tmp_path: Path) -> None:
    words = "ダムがあふれた。"
    head = "Subject: Dam\nContent-Type: text/plain; charset=iso-2022-jp\n\n"
    assert words in read(tmp_path, "a.eml", head.encode() + words.encode("iso-2022-jp"))[0].text


def test_a_mailbox_is_a_report_for_each_mail(tmp_path: Path) -> None:
    def entry(made: EmailMessage) -> str:
        return f"From ann@post.example Mon Apr  4 08:00:00 2022\n{made.as_string()}\n\n"

    said = f"{LINE}\nFrom here it is two miles."
    found = read(tmp_path, "all.mbox", entry(mail("Dam overflows", said)) + entry(mail("Dam holds", NEXT)))
    assert [article.id for article in found] == ["all/1", "all/2"]
    assert "From here it is two miles." in found[0].text


def pdf(pages: list[str | None]) -> bytes:
    writer = pypdf.PdfWriter()
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
                             NameObject("/BaseFont"): NameObject("/Helvetica")})  # fmt: skip
    for words in pages:
        page = writer.add_blank_page(600, 800)
        if words is not None:
            fonts = DictionaryObject({NameObject("/F1"): font})
            page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
            content = DecodedStreamObject()
            content.set_data(f"BT /F1 12 Tf 50 700 Td ({words}) Tj ET".encode("latin-1"))
            page[NameObject("/Contents")] = writer._add_object(content)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_pages_without_text_are_told_by_number(tmp_path: Path) -> None:
    read(tmp_path, "a.pdf", pdf([LINE, None, None, NEXT, None]))
    (remark,) = remarks_of(tmp_path, "a.pdf")
    assert remark.startswith("pages 2-3 and 5 are without text")
    assert "ocrmypdf a.pdf" in remark


def test_a_blank_page_at_the_end_is_not_told_of(tmp_path: Path) -> None:
    read(tmp_path, "a.pdf", pdf([LINE, NEXT, LINE, NEXT, None]))
    assert remarks_of(tmp_path, "a.pdf") == []


def test_a_page_of_very_many_steps_is_not_said_to_be_a_picture(tmp_path: Path) -> None:
    many = f"{LINE}) Tj " + "1 0 0 1 0 0 cm " * 120_000 + "("
    with pytest.raises(Unreadable, match="more steps than are followed"):
        read(tmp_path, "a.pdf", pdf([many]))
    read(tmp_path, "b.pdf", pdf([LINE, many]))
    assert remarks_of(tmp_path, "b.pdf") == ["page 2 is not read: drawing it takes more steps than are followed"]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_only_forbids_printing_is_read(tmp_path: Path, algorithm: str) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([LINE])))
    writer.encrypt("", "owner", algorithm=algorithm)
    made = io.BytesIO()
    writer.write(made)
    assert "reservoir" in read(tmp_path, "a.pdf", made.getvalue())[0].text


def docx(inner: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document xmlns:w='w' xmlns:mc='mc'>{inner}</w:document>")
    return made.getvalue()


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


INSERTED = (
    f"<w:p><w:ins><w:r><w:t>{LINE}</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
)
CONTROL = f"<w:sdt><w:sdtContent>{paragraph(LINE)}</w:sdtContent></w:sdt>"
WITHIN = f"<w:txbxContent>{paragraph(LINE)}</w:txbxContent>"
CHOICE = f"<mc:Choice>{WITHIN}</mc:Choice><mc:Fallback>{WITHIN}</mc:Fallback>"
BOX = f"<w:p><w:r><mc:AlternateContent>{CHOICE}</mc:AlternateContent></w:r></w:p>"


@pytest.mark.parametrize("inner", [INSERTED, CONTROL, BOX])
def test_inserted_words_controls_and_boxes_of_a_document_are_its_text(tmp_path: Path, inner: str) -> None:
    (article,) = read(tmp_path, "a.docx", docx(paragraph("Dam overflows at Millbrook") + inner))
    assert article.text.count(LINE) == 1
    assert "gone" not in article.text


def test_a_number_in_a_document_drives_no_loop(tmp_path: Path) -> None:
    span = "<w:tcPr><w:gridSpan w:val='2147483647'/></w:tcPr>"
    table = f"<w:tbl><w:tr><w:tc>{span}{paragraph(LINE)}</w:tc><w:tc>{paragraph(NEXT)}</w:tc></w:tr></w:tbl>"
    assert read(tmp_path, "a.docx", docx(table))[0].text == f"{LINE} | {NEXT}"


def test_runs_of_a_message_are_one_text(tmp_path: Path) -> None:
    runs = [
        "URGENT: ",
        {"type": "bold", "text": "The dam"},
        " has overflowed, says ",
        {"type": "link", "text": "x.example"},
    ]
    channel = {"name": "Millbrook Today", "messages": [{"id": 7, "date": "2022-04-04T08:00:00", "text": runs}]}
    (article,) = read(tmp_path, "result.json", json.dumps(channel))
    assert article.text == "URGENT: The dam has overflowed, says x.example"
    assert article.metadata.outlet.value == "Millbrook Today"


def test_paragraphs_of_a_text_stay_apart(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "a.json", json.dumps({"title": "Dam", "text": [LINE, NEXT]}))
    assert f"{LINE}\n\n{NEXT}" in article.text


HEAD = "title,text,date\n"


@pytest.mark.parametrize(
    "table",
    [
        f'{HEAD}Dam,"{LINE}",2022-04-04,\nDam 2,"{NEXT}",2022-04-05,\n',
        f'{HEAD}Dam,"{LINE}",2022-04-04,,,\nDam 2,"{NEXT}",2022-04-05,,,\n',
        f'Export of 5 April\nQuery: dam AND Millbrook\n\n{HEAD}Dam,"{LINE}",2022-04-04\nDam 2,"{NEXT}",2022-04-05\n',
        f'{HEAD}Dam,"{LINE}",2022-04-04\nDam 2,"{NEXT}",2022-04-05\nDam 3,nan,2022-04-06\n',
    ],
    ids=["trailing", "trailing three", "preamble", "nan"],
)
def test_tables_as_people_export_them(tmp_path: Path, table: str) -> None:
    found = read(tmp_path, "t.csv", table)
    assert [a.metadata.title.value for a in found] == ["Dam", "Dam 2"]
    assert [a.metadata.published.value for a in found] == ["2022-04-04", "2022-04-05"]


def test_a_value_too_many_is_still_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'{HEAD}Dam,"{LINE}",2022-04-04,more\nDam 2,"{NEXT}",2022-04-05\n')
    assert "4 values instead of 3" in remarks_of(tmp_path, "t.csv")[0]


def test_marks_behind_a_backslash(tmp_path: Path) -> None:
    (article,) = read(
        tmp_path, "t.csv", HEAD + r'Dam,"The \"old\" dam, built in 1911, has overflowed.",2022-04-04' + "\n"
    )
    assert '"old" dam, built' in article.text


def test_a_column_written_both_ways_states_no_day_that_could_be_two(tmp_path: Path) -> None:
    rows = f'A,"{LINE}",25/03/2022\nB,"{NEXT}",03/25/2022\nC,"{LINE} {NEXT}",04/05/2022\n'
    bases = {a.metadata.title.value: a.metadata.published for a in read(tmp_path, "t.csv", HEAD + rows)}
    assert (bases["A"].basis, bases["B"].basis, bases["C"].basis) == (Basis.STATED, Basis.STATED, Basis.INFERRED)
    assert "both ways" in bases["C"].reason


def test_a_feed_with_characters_of_pages_is_read_to_its_end(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>Dam&nbsp;{n}</title><description>{LINE} &eacute;</description></item>" for n in (1, 2)
    )
    found = read(tmp_path, "a.rss", f"<rss><channel><title>Post</title>{items}</channel></rss>")
    assert len(found) == 2
    assert all("é" in article.text for article in found)


def test_the_names_that_monitoring_services_use(tmp_path: Path) -> None:
    row = {"webTitle": "Dam", "webPublicationDate": "2022-04-04T08:00:00Z", "fields": {"bodyText": LINE}}
    post = {"Page Name": "Post", "Post Created": "2022-04-04 08:00:00", "Message": LINE}
    tweet = {"created_at": "Mon Apr 04 08:00:00 +0000 2022", "full_text": LINE, "user": {"name": "Ann"}}
    for number, said in enumerate((row, post, tweet)):
        (article,) = read(tmp_path, f"{number}.jsonl", json.dumps(said))
        assert LINE in article.text
        assert (article.metadata.published.value or "").startswith("2022-04-04T08:00")


CHATS = [
    "[25/02/2022, 10:0{n}:00] Ann Lee: {words}",
    "25/02/2022, 10:0{n} - Ann Lee: {words}",
    "2/25/22, 10:0{n} AM - Ann Lee: {words}",
    "25.02.22, 10:0{n} - Ann Lee: {words}",
]


@pytest.mark.parametrize("shape", CHATS)
def test_a_chat_is_a_report_for_each_message(tmp_path: Path, shape: str) -> None:
    said = [f"{LINE}\nSecond line.", NEXT, "The road is open."]
    found = read(tmp_path, "chat.txt", "\n".join(shape.format(n=n, words=words) for n, words in enumerate(said)))
    assert [article.text for article in found] == said
    assert {article.metadata.author.value for article in found} == {"Ann Lee"}
    assert [a.metadata.published.value for a in found] == [f"2022-02-25T10:0{n}" for n in range(3)]


def test_a_report_that_begins_with_a_date_is_no_chat(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "a.txt", f"25/02/2022, 10:00 - Lakeport: {LINE}\n\n{NEXT}\n\n{LINE}\n")
    assert article.id == "a"
