"""Faults that were met once, in other shapes and languages: what is told holds for the kind, not for the file."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Callable

import pytest

from index.article import Article, Basis, Kind
from index.loading.formats import Unreadable

Write = Callable[..., list[Article]]

GERMAN = (
    "Nach drei Wochen Belagerung hat am Montag ein Hilfskonvoi die Stadt Talheim erreicht, teilte ein Helfer mit.",
    "Die Straße war seit Anfang Januar gesperrt, als Kämpfer die Brücke im Süden einnahmen, sagten Ärzte der Stadt.",
    "„Wir haben ein Brot unter sechs geteilt“, sagte die Lehrerin Salma Haddad, die mit ihren Söhnen am Tor stand.",
)
FRENCH = (
    "Un convoi d’aide est arrivé lundi dans la ville de Valmont après trois semaines de siège, a déclaré un témoin."
)
COOKIES = (
    "Nous utilisons des cookies pour améliorer votre expérience et mesurer notre audience ; vous pouvez tout refuser."
)


def prose(*sentences: str) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def told(article: Article, *kinds: Kind) -> list[str]:
    return [p.span.of(article.text) for p in article.paragraphs if p.kind in kinds]


OWN = (Kind.TITLE, Kind.STANDFIRST, Kind.HEADING, Kind.BODY)


# --- pages -----------------------------------------------------------------------------------


def test_entries_of_a_live_blog_in_a_list_keep_their_times_and_headings(read: Write) -> None:
    entries = [("09:40", "Brot für sechs", GERMAN[2]), ("09:10", "Brücke zu", GERMAN[1]), ("08:30", "Da", GERMAN[0])]
    items = "".join(f"<li><time>{clock}</time><h3>{head}</h3><p>{words}</p></li>" for clock, head, words in entries)
    (article,) = read("a.html", f"<html><body><h1>Belagerung von Talheim: live</h1><ul>{items}</ul></body></html>")
    shown = [p.span.of(article.text) for p in article.paragraphs]
    assert shown[1:] == [part for entry in entries for part in entry]


@pytest.mark.parametrize(("count", "kept"), [(3, True), (1, False)])
def test_bold_first_words_of_entries_are_headings_where_there_are_several(read: Write, count: int, kept: bool) -> None:
    entries = [("14.20 Uhr", "Brot für sechs"), ("13.05 Uhr", "Brücke gesperrt"), ("12.30 Uhr", "Konvoi am Tor")]
    page = "".join(
        f'<div><div class="t">{clock}</div><div><strong>{head}</strong><p>{words}</p></div></div>'
        for (clock, head), words in zip(entries[:count], GERMAN, strict=False)
    )
    rest = prose(*GERMAN[count:])
    (article,) = read("a.html", f"<html><body><h1>Liveticker: Belagerung von Talheim</h1>{page}{rest}</body></html>")
    assert (told(article, Kind.HEADING) == [head for _, head in entries[:count]]) is kept
    assert (told(article, Kind.DATE) == [clock for clock, _ in entries[:count]]) is kept


@pytest.mark.parametrize(
    "notice",
    [
        f'<div id="bandeau">{prose(*[COOKIES] * 4)}<button>Tout accepter</button></div>',
        f'<section><div>{prose(*[COOKIES] * 4)}</div><form><input type="submit" value="OK"></form></section>',
        f'<div class="x" role="dialog"><h2>Vos choix</h2>{prose(*[COOKIES] * 4)}</div>',
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_notice_that_is_answered_is_no_report_whatever_its_name(read: Write, notice: str, first: bool) -> None:
    report = f"<h1>Un convoi atteint Valmont</h1><p>{FRENCH}</p>"
    (article,) = read("a.html", f"<html><body>{notice + report if first else report + notice}</body></html>")
    assert told(article, *OWN) == ["Un convoi atteint Valmont", FRENCH]


def test_a_report_about_cookies_stays_with_a_button_under_it(read: Write) -> None:
    words = ["The court fined the paper for its cookie wall.", "Readers had been made to accept it since the spring."]
    page = f"<article><h1>Paper fined for its cookie wall</h1>{prose(*words * 3)}<button>Share</button></article>"
    (article,) = read("a.html", f"<html><body>{page}</body></html>")
    assert words[0] in article.text and words[1] in article.text


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("<div>Talheim, 11.10.2021</div>", "", "2021-10-11"),
        ("<div>Montag, 11. Oktober 2021</div><div>Politik</div>", "", "2021-10-11"),
        ("<p>The Wayback Machine</p><div>11. Oktober 2021</div>", "", None),
        ("", "<div>Hafen und Wasser 11.10.2021</div>", "2021-10-11"),
    ],
)
def test_a_day_that_a_page_only_hints_at_is_inferred(read: Write, above: str, below: str, day: str | None) -> None:
    page = f"<html><body>{above}<h1>Konvoi erreicht Talheim</h1>{prose(*GERMAN)}{below}</body></html>"
    (article,) = read("a.html", page)
    assert article.metadata.published.value == day
    assert article.metadata.published.basis is (Basis.INFERRED if day else Basis.ABSENT)


# --- mail ------------------------------------------------------------------------------------


def mail(kind: str, body: str, *, headers: str = "") -> str:
    return (
        "From: Talheimer Bote <r@bote.example>\nSubject: Konvoi erreicht Talheim\n"
        "Date: Mon, 1 Feb 2021 10:03:00 +0200\nMIME-Version: 1.0\n"
        f"Content-Type: {kind}; charset=utf-8\n{headers}\n{body}"
    )


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        ('<span style="font-size:0;line-height:0">Vorschau</span>', False),
        ('<div style="max-height:0px;overflow:hidden">Vorschau</div>', False),
        ('<div style="opacity: 0;">Vorschau</div>', False),
        ("<style>.pre, #x {color:#fff; display:none !important}</style><span class=pre>Vorschau</span>", False),
        ("<style>/* .a{} */ p#pre{display:none}</style><p id=pre>Vorschau</p>", False),
        ("<style>@media (max-width:9px) {.pre{display:none}}</style><p class=pre>Vorschau</p>", True),
        ('<div style="font-size:0px"><p style="font-size:13px">Vorschau</p></div>', True),
        ('<p style="opacity:0.9;line-height:1.5">Vorschau</p>', True),
    ],
)
def test_what_a_mail_hides_is_not_read(read: Write, hidden: str, seen: bool) -> None:
    page = f"<html><body>{hidden}<h1>Konvoi erreicht Talheim</h1>{prose(*GERMAN)}</body></html>"
    (article,) = read("a.eml", mail("text/html", page))
    assert ("Vorschau" in article.text) is seen
    assert GERMAN[2] in article.text


def test_styles_that_never_end_are_no_work() -> None:
    from index.loading.formats.web.mail_styles import unseen_names

    for part in ("<style>", "/*", "{", "a{", "<style>a{/*"):
        assert unseen_names(part * 100_000) == frozenset()


@pytest.mark.parametrize("encoding", ["base64", "8bit"])
def test_a_mail_sent_on_as_a_plain_file_is_read(read: Write, encoding: str) -> None:
    inner = mail("text/plain", f"{GERMAN[0]}\n")
    body = base64.encodebytes(inner.encode()).decode() if encoding == "base64" else inner
    outer = (
        "From: Kollege <k@x.example>\nSubject: WG: Konvoi\nDate: Wed, 3 Feb 2021 09:00:00 +0000\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nZur Info\n--b\n"
        'Content-Type: application/octet-stream; name="Konvoi.EML"\nContent-Disposition: attachment\n'
        f"Content-Transfer-Encoding: {encoding}\n\n{body}\n--b--\n"
    )
    (article,) = read("a.eml", outer)
    assert (article.metadata.published.value, article.metadata.author.value) == (
        "2021-02-01T10:03+02:00", "Talheimer Bote",
    )  # fmt: skip
    assert told(article, Kind.BODY) == [GERMAN[0]]


# --- rows ------------------------------------------------------------------------------------


def test_an_export_of_all_chats_has_the_messages_of_each(read: Write) -> None:
    def message(number: int, sender: str, text: object) -> dict[str, object]:
        return {"id": number, "type": "message", "date": "2021-02-01T10:00:00", "from": sender, "text": text}

    bold: list[object] = ["Die Straße ", {"type": "bold", "text": "nach Talheim"}, " ist nach drei Wochen offen."]
    chats = [
        {"name": "Ost Nachrichten", "id": 1, "messages": [message(7, "Ost Nachrichten", bold)]},
        {"name": "Leer", "id": 2, "messages": []},
        {"name": "Peter", "id": 3, "messages": [message(8, "Peter Klein", "Vierzig Lastwagen standen am Tor.")]},
    ]
    first, second = read("all.json", json.dumps({"about": "export", "chats": {"about": "x", "list": chats}}))
    assert (first.metadata.outlet.value, first.metadata.author.value) == ("Ost Nachrichten", None)
    assert told(first, Kind.BODY) == ["Die Straße nach Talheim ist nach drei Wochen offen."]
    assert second.metadata.author.value == "Peter Klein"


@pytest.mark.parametrize(
    ("dates", "day", "basis"),
    [
        (["13.02.2021", "02.14.2021", "03.04.2021"], "2021-04-03", Basis.INFERRED),
        (["12.02.2021", "02.14.2021", "03.04.2021"], "2021-03-04", Basis.STATED),
        (["12.02.2021", "14.02.2021", "03.04.2021"], "2021-04-03", Basis.STATED),
    ],
)
def test_dates_with_dots_are_read_as_their_column_writes_them(
    read: Write, dates: list[str], day: str, basis: Basis
) -> None:
    rows = "".join(f"Bericht {n};Die Brücke wurde gesperrt.;{date}\n" for n, date in enumerate(dates))
    *_, last = read("a.csv", f"Titel;Text;Datum\n{rows}")
    assert (last.metadata.published.value, last.metadata.published.basis) == (day, basis)


# --- archives --------------------------------------------------------------------------------


def test_a_head_without_blank_lines_is_read_line_by_line(read: Write) -> None:
    def report(title: str, writer: str, day: str, outlet: str, number: str) -> str:
        return (
            f"{title}\nBy {writer}\n70 words\n{day}\n{outlet}\nEVPOST\n4\nEnglish\n(c) 2021 {outlet}\n\n"
            f"The bridge was closed on Tuesday.\n\nDocument {number}\n\n"
        )

    reports = read(
        "a.txt",
        report("Convoy reaches Eastford", "Jane Roe", "1 February 2021", "Morning Wire", "MWIRE00020210201eh2100001")
        + report("Shells fall on market", "Ali Said", "2 February 2021", "Evening Post", "EVPOST0020210202eh2200002"),
    )
    assert [
        (r.metadata.title.value, r.metadata.author.value, r.metadata.published.value, r.metadata.outlet.value)
        for r in reports
    ] == [
        ("Convoy reaches Eastford", "Jane Roe", "2021-02-01", "Morning Wire"),
        ("Shells fall on market", "Ali Said", "2021-02-02", "Evening Post"),
    ]


def test_the_day_that_an_archive_files_a_report_under_is_its_day(read: Write) -> None:
    report = (
        "1 of 1 DOCUMENTS\n\nMorning Wire\n\nMarch 13, 2006 Monday\n\nA letter from the past\n\nBYLINE: Jane Roe\n\n"
        "LENGTH: 20 words\n\nThe letter was found in the archive of the town.\n\n(March 14, 1956.)\n\n"
        "LOAD-DATE: March 14, 2006\n\nLANGUAGE: ENGLISH\n"
    )
    (article,) = read("a.txt", report)
    assert (article.metadata.published.value, article.metadata.published.basis) == ("2006-03-13", Basis.STATED)


def test_the_title_of_an_export_is_the_line_that_its_page_marks_as_such(read: Write) -> None:
    def report(number: int, title: str) -> str:
        return (
            '<article><header><span class="DocPublicationName">Le Courrier</span>'
            f'<div><span class="DocHeader">Économie, lundi {number} mars 2006, p. 6</span></div>'
            '<div>Le Courrier Économie</div><div class="titreArticle"><p>TRIBUNES</p>'
            f'<p class="titreArticleVisu">{title}</p></div></header><p>{FRENCH}</p>'
            "<footer><p>© 2006 Le Courrier. Tous droits réservés.</p>"
            f"<p>Numéro de document : news·200603{number}·LM·0mde1106</p>"
            "<p>Ce certificat est émis à Université à des fins de visualisation personnelle et temporaire.</p>"
            "<p>Date d'émission : 2015-07-04</p><p>Le présent document est protégé par les lois et conventions "
            "internationales sur le droit d'auteur et son utilisation est régie par ces lois.</p></footer></article>"
        )

    titles = ["Le pont de Valmont rouvre", "Un convoi à Valmont"]
    page = "".join(report(number, title) for number, title in zip((13, 14), titles, strict=True))
    reports = read("a.html", f"<!DOCTYPE html><html><body>{page}</body></html>")
    assert [a.metadata.title.value for a in reports] == titles
    assert [a.metadata.outlet.value for a in reports] == ["Le Courrier"] * 2
    assert all(FRENCH in told(a, Kind.BODY) for a in reports)


# --- datelines -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("LAKETOWN, 4 May 2021 (Lakewire) - The bridge was closed.", "2021-05-04"),
        ("LAKETOWN, May 4, 2021 (AFP) - The bridge was closed.", "2021-05-04"),
        ("LAKETOWN, May 4 (AFP) - The bridge was closed.", None),
        ("LAKETOWN (AFP) - The bridge was closed on 4 May 2021, the mayor said.", None),
    ],
)
def test_the_day_in_a_dateline_is_that_of_the_report_and_inferred(read: Write, line: str, day: str | None) -> None:
    (article,) = read("a.txt", f"Bridge closed after the flood\n\n{line} Nobody was hurt.\n")
    assert article.metadata.published.value == day
    assert article.metadata.published.basis is (Basis.INFERRED if day else Basis.ABSENT)


# --- chats and posts -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("beginnings", "moments"),
    [
        (["01.02.21, 10:03 - ", "13.02.21, 22:05 - "], ["2021-02-01T10:03", "2021-02-13T22:05"]),
        (["2/1/21, 10:03\u202fAM - ", "2/13/21, 10:05\u202fPM - "], ["2021-02-01T10:03", "2021-02-13T22:05"]),
        (["\u200e[01/02/2021, 10:03:00] ", "[13/02/2021, 22:05:09] "], ["2021-02-01T10:03", "2021-02-13T22:05"]),
        (
            ["١\u200f/٢\u200f/٢٠٢١، ١٠:٠٣ ص - ", "١٣\u200f/٢\u200f/٢٠٢١، ١٠:٠٥ م - "],
            ["2021-02-01T10:03", "2021-02-13T22:05"],
        ),
        (["1/2/21, 10:03 a. m. - ", "13/2/21, 10:05 p. m. - "], ["2021-02-01T10:03", "2021-02-13T22:05"]),
        (["01/02/2021 à 10:03 - ", "13/02/2021 à 22:05 - "], ["2021-02-01T10:03", "2021-02-13T22:05"]),
        (["2021. 2. 1. 오전 10:03, ", "2021. 2. 13. 오후 10:05, "], ["2021-02-01T10:03", "2021-02-13T22:05"]),
        (["2021/2/1 上午10:03 - ", "2021/2/13 下午10:05 - "], ["2021-02-01T10:03", "2021-02-13T22:05"]),
        (["2021/2/1 10:03xy - ", "2021/2/13 10:05xy - "], ["2021-02-01", "2021-02-13"]),  # which half is not known
    ],
)
def test_a_chat_is_read_as_any_phone_writes_it(read: Write, beginnings: list[str], moments: list[str]) -> None:
    colon = " : " if beginnings[0].endswith(", ") else ": "
    said = ["Der Konvoi ist da.", "Danke."]
    lines = [f"{begun}Jana{colon}{words}" for begun, words in zip(beginnings, said, strict=True)]
    program = beginnings[0].removesuffix(", ") + ("" if colon == ": " else " - ") + "messages are encrypted"
    read_back = read("c.txt", "\n".join([lines[0], program, *lines, f"{beginnings[0]}Ali{colon}<Media omitted>"]))
    assert [a.metadata.published.value for a in read_back] == [moments[0], *moments]
    assert {a.metadata.author.value for a in read_back} == {"Jana"}
    assert [a.text for a in read_back][1:] == said


def test_a_channel_that_was_exported_as_pages_has_its_messages(read: Write) -> None:
    def message(number: int, inner: str, more: str = "") -> str:
        when = f'<div class="pull_right date details" title="01.02.2021 10:0{number}:00 UTC+02:00">10:0{number}</div>'
        names = f"message default clearfix{more}"
        return f'<div class="{names}" id="message{number}"><div class="body">{when}{inner}</div></div>'

    sender, other = '<div class="from_name">Ost Nachrichten</div>', '<div class="from_name">Peter Klein</div>'
    forwarded = '<div class="from_name">X <span class="date details" title="01.01.2020 00:00:00">x</span></div>'
    page = (
        '<!DOCTYPE html><html><body><div class="page_header"><div class="text bold">\nOst Nachrichten\n</div></div>'
        '<div class="history"><div class="message service" id="message-1"><div class="body">1 May</div></div>'
        + message(2, f'{sender}<div class="text"><b>Neu:</b> {GERMAN[0]}</div>')
        + message(3, '<div class="text">Erste Zeile.<br>Zweite Zeile.</div>', " joined")
        + message(4, f'{other}<div class="forwarded body">{forwarded}<div class="text">Offen.</div></div>')
        + "</div></body></html>"
    )
    first, second, third = read("messages.html", page)
    assert [a.id for a in (first, second, third)] == ["messages/2", "messages/3", "messages/4"]
    assert first.text == f"Neu: {GERMAN[0]}"
    assert second.text == "Erste Zeile.\nZweite Zeile."
    assert [a.metadata.author.value for a in (first, second, third)] == [None, None, "Peter Klein"]
    assert [a.metadata.published.value for a in (first, third)] == ["2021-02-01T10:02+02:00", "2021-02-01T10:04+02:00"]
    assert first.metadata.outlet.value == "Ost Nachrichten"


def test_an_archive_of_an_account_has_its_posts(read: Write) -> None:
    posts = [{"tweet": {"id_str": "17", "full_text": "Konvoi &amp; Mehl.", "source": '<a href="https://x">App</a>',
              "created_at": "Mon Feb 01 10:03:00 +0000 2021"}}]  # fmt: skip
    (post,) = read("tweets.js", f"window.YTD.tweets.part0 = {json.dumps(posts)}")
    assert (post.id, post.text, post.metadata.outlet.value) == ("tweets/17", "Konvoi & Mehl.", None)
    assert post.metadata.published.value == "2021-02-01T10:03+00:00"
    with pytest.raises(Unreadable, match="a program or part of a saved page"):
        read("code.js", "function a() { return 1 }")


def test_a_line_that_is_a_page_of_answers_has_each_of_its_posts(read: Write) -> None:
    answers = [{"data": [{"id": str(n), "text": f"Nachricht {n}."} for n in range(2)], "meta": {"count": 2}}] * 2
    posts = read("v2.jsonl", "\n".join(map(json.dumps, answers)))
    assert [a.text for a in posts] == ["Nachricht 0.", "Nachricht 1."] * 2


def test_captions_that_roll_say_each_line_once(read: Write) -> None:
    cues = [
        ["Der Konvoi"],
        ["Der Konvoi ist", "da"],
        ["da", "sagte Jana."],
        ["sagte Jana."],
        ["Nein."],
        ["Nein. Doch."],
    ]
    text = "\n\n".join(f"00:0{n}.000 --> 00:0{n}.900\n" + "\n".join(cue) for n, cue in enumerate(cues))
    (article,) = read("a.vtt", f"WEBVTT\n\n{text}\n")
    assert article.text == "Der Konvoi ist da sagte Jana. Nein. Nein. Doch."


# --- names, marks and lines in other languages -----------------------------------------------


def test_a_table_says_in_spanish_what_its_columns_hold(read: Write) -> None:
    rows = f"fecha;titular;cuerpo;medio\n13/02/2021;Llega un convoy;{GERMAN[0]};El Faro\n"
    (article,) = read("a.csv", rows)
    known = article.metadata
    found = (known.title.value, known.outlet.value, known.published.value)
    assert found == ("Llega un convoy", "El Faro", "2021-02-13")
    assert GERMAN[0] in article.text


def feed(title: str, text: str) -> str:
    item = f"<item><title>{title}</title><description>{text}</description></item>"
    return f"<rss version='2.0'><channel><title>Faro</title>{item}</channel></rss>"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("R&D at sea", "R&D at sea"),
        ("Fish &amp; chips", "Fish & chips"),
        ("V&iacute;ctimas & daños", "Víctimas & daños"),
        ("<![CDATA[Q&A: R&amp;D]]>", "Q&A: R&D"),
        ("A &#38; B & C", "A & B & C"),
        ("Ferry &lt;b&gt;aground&lt;/b&gt;", "Ferry aground"),
        ("Less &lt; than five", "Less < than five"),
    ],
)
def test_a_sign_that_should_have_been_written_out_ends_no_feed(read: Write, written: str, read_as: str) -> None:
    (article,) = read("a.xml", feed(written, FRENCH))
    assert article.metadata.title.value == read_as


def test_a_section_that_never_ends_is_no_work(read: Write) -> None:
    with pytest.raises(Unreadable):
        read("a.xml", "<rss><channel>" + "<![CDATA[ & " * 100_000)


BELOW = (
    "16 February 2021\n\nThe ferry Anna Maris ran aground off Korhaven on Tuesday, the coast guard said.\n\nAll live."
)


@pytest.mark.parametrize(
    ("lines", "basis"),
    [
        ("All the News of the Coast Since 1884\n\nFerry runs aground off Korhaven", Basis.INFERRED),
        ("Ferry runs aground off Korhaven\n\nAll the passengers were saved", Basis.STATED),
        ("A ferry aground and its guard of the coast\n\nFerry runs aground off Korhaven", Basis.STATED),
    ],
)
def test_a_slogan_that_shares_a_word_with_the_report_is_no_title(read: Write, lines: str, basis: Basis) -> None:
    (article,) = read("a.txt", f"{lines}\n\n{BELOW}")
    assert article.metadata.title.basis is basis


def test_a_heading_that_names_the_site_does_not_silence_the_account_of_the_report(read: Write) -> None:
    account = {"@type": ["NewsArticle"], "headline": "Konvoi erreicht Talheim", "datePublished": "2021-02-16"}
    graph = json.dumps({"@graph": [{"@type": "WebSite", "name": "Der Bote"}, account]})
    head = f"<title>Der Bote</title><script type='application/ld+json'>{graph}</script>"
    body = f"<h1>Der Bote</h1><h1>Konvoi erreicht Talheim</h1><div>{prose(*GERMAN)}</div>"
    (article,) = read("a.html", f"<html><head>{head}</head><body>{body}</body></html>")
    assert article.metadata.title.value == "Konvoi erreicht Talheim"
    assert article.metadata.published.value == "2021-02-16"


@pytest.mark.parametrize(
    "line",
    [
        "KORHAVEN, 16 Fev 2021 (Lusa) - O ferry Anna Maris encalhou com noventa pessoas a bordo, disse a guarda.",
        "KORHAVEN, 16 giu 2021 (Ansa) - Il traghetto Anna Maris si è incagliato con novanta persone a bordo.",
        "KORHAVEN, 16 okt 2021 (ANP) - De veerboot Anna Maris is vastgelopen met negentig mensen aan boord.",
    ],
)
def test_a_month_is_shortened_as_its_language_does(read: Write, line: str) -> None:
    (article,) = read("a.txt", f"Ferry\n\n{line}")
    assert str(article.metadata.published.value).startswith("2021-")


# --- office documents ------------------------------------------------------------------------


def packed(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return made.getvalue()


def odt(*blocks: str, styles: str = "") -> bytes:
    spaces = "xmlns:office='o' xmlns:text='t' xmlns:style='s'"
    content = f"<office:document {spaces}>{styles}<office:text>{''.join(blocks)}</office:text></office:document>"
    return packed({"content.xml": content})


def odt_paragraph(words: str, style: str = "Standard") -> str:
    return f"<text:p text:style-name='{style}'>{words}</text:p>"


def odt_heading(words: str, level: int = 1) -> str:
    return f"<text:h text:outline-level='{level}'>{words}</text:h>"


PROSE = [odt_paragraph(words) for words in GERMAN]
LINES = [odt_paragraph("Korhaven Today"), odt_paragraph("All the news of the coast")]
TITLE_STYLE = "<style:style style:name='P3' style:parent-style-name='Title'/>"


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ([odt_heading("Konvoi in Talheim"), *PROSE], "Konvoi in Talheim"),
        ([*LINES, odt_heading("Konvoi in Talheim"), *PROSE], "Konvoi in Talheim"),
        ([*LINES, odt_paragraph("Konvoi in Talheim", "P3"), *PROSE], "Konvoi in Talheim"),
        ([odt_heading("Lage"), PROSE[0], odt_heading("Ausblick"), *PROSE[1:]], None),
        ([*PROSE, *PROSE, odt_heading("Hintergrund"), *PROSE], None),
        ([*PROSE[:2], odt_heading("Hintergrund", 2), PROSE[2]], None),
    ],
)
def test_the_only_main_heading_of_a_document_is_its_title(read: Write, blocks: list[str], title: str | None) -> None:
    (article,) = read("a.odt", odt(*blocks, styles=TITLE_STYLE))
    assert article.metadata.title.value == title
    assert told(article, Kind.TITLE) == [title] * bool(title)


NOTE = "Die Zahl der Lastwagen nannte ein Helfer am Telefon."


def test_notes_of_a_document_stand_below_its_text(read: Write) -> None:
    citation = "<text:note-citation>17</text:note-citation>"
    note = f"<text:note>{citation}<text:note-body>{odt_paragraph(NOTE)}</text:note-body></text:note>"
    (article,) = read("a.odt", odt(odt_paragraph(GERMAN[0] + note + " Ja."), odt_paragraph(GERMAN[1])))
    assert article.text == f"{GERMAN[0]} Ja.\n\n{GERMAN[1]}\n\n{NOTE}"


def word(*paragraphs: str, element: str = "body") -> str:
    inner = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    return f"<w:document xmlns:w='w'><w:{element}>{inner}</w:{element}></w:document>"


@pytest.mark.parametrize("part", ["footnotes", "endnotes"])
@pytest.mark.parametrize("broken", [False, True])
def test_notes_of_a_word_document_are_read_and_cost_no_text(read: Write, part: str, broken: bool) -> None:
    notes = "<w:footnotes" if broken else word(NOTE, element="footnote")
    (article,) = read("a.docx", packed({"word/document.xml": word(*GERMAN), f"word/{part}.xml": notes}))
    assert article.text == "\n\n".join(GERMAN if broken else (*GERMAN, NOTE))
    assert ("notes of the document cannot be read" in article.remark) is broken


# --- days of parts, of a site and of a change -------------------------------------------------


@pytest.mark.parametrize(
    ("own", "days", "told_day"),
    [
        ("", ["1. Februar 2021", "3. Februar 2021", "5. Februar 2021"], None),
        ("", ["5. Februar 2021", "3. Februar 2021", "1. Februar 2021"], None),
        ("6. Februar 2021\n\nTalheim war drei Wochen belagert.", ["1. Februar 2021", "3. Februar 2021"], "2021-02-06"),
        ("1. Februar 2021", ["", "", ""], "2021-02-01"),
    ],
)
def test_a_day_that_heads_a_part_is_not_that_of_the_report(
    read: Write, own: str, days: list[str], told_day: str | None
) -> None:
    parts = [f"{day}\n\n{words}" for day, words in zip(days, GERMAN, strict=False)]
    (article,) = read("a.txt", "\n\n".join(["Chronik der Belagerung von Talheim", own, *parts]))
    assert article.metadata.published.value == told_day


def test_headings_of_a_page_with_several_days_hint_at_none(read: Write) -> None:
    parts = "".join(f"<h2>{n}. Februar 2021</h2><p>{words}</p>" for n, words in enumerate(GERMAN, 1))
    (article,) = read("a.html", f"<html><body><h1>Chronik der Belagerung von Talheim</h1>{parts}</body></html>")
    assert article.metadata.published.value is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Door onze redacteur Pieter de Vries - ", ", 18:40"),
        ("Van onze verslaggeefster Pieter de Vries, ", ""),
        ("Von unserem Korrespondenten Pieter de Vries, ", ""),
        ("De notre envoyé spécial Pieter de Vries, ", ""),
    ],
)
def test_whose_reporter_it_was_is_no_part_of_the_name(read: Write, before: str, after: str) -> None:
    line = f"<p>{before}16 februari 2021{after}</p>"
    (article,) = read("a.html", f"<html><body><h1>Konvoi erreicht Talheim</h1>{line}{prose(*GERMAN)}</body></html>")
    assert article.metadata.author.value == "Pieter de Vries"
    assert str(article.metadata.published.value).startswith("2021-02-16")
    assert article.metadata.published.basis is Basis.STATED


@pytest.mark.parametrize(
    ("opened", "closed", "day"),
    [("<footer>", "</footer>", None), ("<div>", "</div>", "2021-03-03"), ("</p><p>", "</p>", "2021-03-03")],
)
@pytest.mark.parametrize("label", ["Laatst bijgewerkt: ", "Last updated: "])
def test_the_day_in_the_foot_of_a_site_is_not_that_of_its_report(
    read: Write, opened: str, closed: str, day: str | None, label: str
) -> None:
    page = f"<h1>Konvoi erreicht Talheim</h1>{prose(*GERMAN)}{opened}{label}3 March 2021{closed}"
    (article,) = read("a.html", f"<html><body>{page}</body></html>")
    assert article.metadata.updated.value == day
    assert article.metadata.published.value is None


def test_the_foot_of_an_article_is_its_own(read: Write) -> None:
    page = f"<h1>Konvoi erreicht Talheim</h1>{prose(*GERMAN)}<footer>Last updated: 3 March 2021</footer>"
    (article,) = read("a.html", f"<html><body><article>{page}</article></body></html>")
    assert article.metadata.updated.value == "2021-03-03"


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Publié le 1er février 2021 à 10h03, mis à jour le 2 février 2021 à 08h15", ("01T10:03", "02T08:15")),
        ("1er février 2021 à 10h03 (mis à jour le 2 février 2021 à 08h15)", ("01T10:03", "02T08:15")),
        ("1. Februar 2021, 10.03 Uhr, aktualisiert am 2. Februar 2021", ("01T10:03", "02")),
        ("Last updated: 2 February 2021", (None, "02")),
    ],
)
@pytest.mark.parametrize("between", ["\n\n", " "])
def test_the_day_of_a_change_stays_beside_that_of_publication(
    read: Write, line: str, days: tuple[str | None, str | None], between: str
) -> None:
    (article,) = read("a.txt", f"Un convoi atteint Valmont\n\n{line}{between}{FRENCH}\n\n{GERMAN[1]}\n")
    known = article.metadata
    assert (known.published.value, known.updated.value) == tuple(day and f"2021-02-{day}" for day in days)
    assert told(article, Kind.BODY) == [FRENCH, GERMAN[1]]


def test_a_sentence_that_opens_with_a_day_and_a_change_is_no_stamp(read: Write) -> None:
    line = "Le 1er février 2021, mis à jour par le maire, le plan du pont a été montré aux habitants de la ville."
    (article,) = read("a.txt", f"Un convoi atteint Valmont\n\n{FRENCH}\n\n{line}\n")
    assert line in told(article, Kind.BODY)


def test_an_outlet_may_stand_beside_both_days(read: Write) -> None:
    line = "Le Courrier, 1er février 2021 à 10:03, mis à jour le 2 février 2021"
    (article,) = read("a.txt", f"Un convoi atteint Valmont\n\n{line}\n\n{FRENCH}\n")
    assert (article.metadata.published.value, article.metadata.updated.value) == ("2021-02-01T10:03", "2021-02-02")


@pytest.mark.parametrize(
    ("field", "author"),
    [
        ("Jana Klein", "Jana Klein"),
        ("Jana Klein (jana@bote.example)", "Jana Klein"),
        ("Inca Ltdowski", "Inca Ltdowski"),
        ("Webwerk Talheim GmbH", None),
        ("Hafenverein Talheim e.V.", None),
        ("Max Muster - http://muster.example", None),
        ("bote.de / Talheimer Bote", None),
    ],
)
def test_a_field_that_names_a_firm_or_an_address_names_no_writer(read: Write, field: str, author: str | None) -> None:
    head = f'<head><meta name="author" content="{field}"></head>'
    (article,) = read("a.html", f"<html>{head}<body><h1>Konvoi erreicht Talheim</h1>{prose(*GERMAN)}</body></html>")
    assert article.metadata.author.value == author
