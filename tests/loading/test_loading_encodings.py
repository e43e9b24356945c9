"""Bytes to text: marks, UTF-8, and sentences in a dozen encodings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading.encodings import NotText, decode

FRENCH = "Les élèves ont fêté l’été à la plage ; où étaient les garçons ?"
GERMAN = "Die Straßen waren für größere Fahrzeuge gesperrt, während geübt wurde."
ENGLISH = "The café’s “owner” – he said – won’t close…"
SPANISH = "El niño comió una piña; ¿qué pasó mañana?"
TURKISH = "Şiddetli yağış nedeniyle ulaşım aksadı, ağaçlar devrildi."
ARABIC = "قال المتحدث إن العبارة غادرت الميناء صباح اليوم."
RUSSIAN = "Паром вышел из гавани утром во вторник, сообщил капитан."
POLISH = "Żaglówki wyszły z portu w środę, poinformował gość."


@pytest.mark.parametrize(
    ("sentence", "encoding"),
    [
        *[(sentence, "cp1252") for sentence in (FRENCH, GERMAN, ENGLISH, SPANISH)],
        (TURKISH, "cp1254"),
        (ARABIC, "cp1256"),
        (ARABIC, "iso-8859-6"),
        *[(RUSSIAN, name) for name in ("cp1251", "koi8-r", "iso-8859-5", "cp866")],
        (POLISH, "cp1250"),
        (FRENCH, "mac_roman"),
        (GERMAN, "utf-16-le"),
        (ARABIC, "utf-16-be"),
        (RUSSIAN, "utf-8"),
    ],
)
def test_a_sentence_is_read_in_its_encoding(sentence: str, encoding: str) -> None:
    assert decode(sentence.encode(encoding)) == (sentence, encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_goes(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding))[0] == FRENCH


@pytest.mark.parametrize("data", [b"a\0b", b"%PDF-1.7 text", bytes(range(1, 32)) * 20, b"\x89PNG\r\n"])
def test_what_is_no_text_says_why(data: bytes) -> None:
    with pytest.raises(NotText, match=r"^The file .*\.$"):
        decode(data)


def test_the_user_may_know_better() -> None:
    assert decode(ARABIC.encode("cp1256"), "cp1256")[0] == ARABIC
    for wrong in ("no-such-encoding", "ascii"):
        with pytest.raises(NotText):
            decode(FRENCH.encode(), wrong)


def test_damaged_utf8_is_still_utf8() -> None:
    assert decode(FRENCH.encode() * 5 + b"\xc3")[1] == "utf-8"


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])))
def test_utf8_is_read_back(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == (text, "utf-8")


@given(st.sampled_from(["\r\n", "\r", "\n"]))
def test_line_ends_become_newlines(end: str) -> None:
    assert decode(f"a{end}b{end}{end}c".encode())[0] == "a\nb\n\nc"


EAST_AND_ELSEWHERE = {
    "cp932": "三週間の包囲の後、月曜日に救援の車列が町に到着したと関係者が述べた。",
    "euc_jp": "三週間の包囲の後、月曜日に救援の車列が町に到着したと関係者が述べた。",
    "gb18030": "一支救援车队星期一在被围困三周后抵达东津镇，一名救援人员说他们是在没有车辆的情况下到的。",
    "big5": "一支救援車隊星期一在被圍困三週後抵達東津鎮，一名救援人員說他們是在沒有車輛的情況下到的。",
    "cp949": "구호 차량 행렬이 포위 끝에 월요일 마을에 도착했다고 한 구호 요원이 말했다.",
    "cp1255": "שיירת סיוע הגיעה ביום שני לעיירה לאחר מצור של שלושה שבועות, אמר עובד סיוע.",
    "cp1253": "Μια αυτοκινητοπομπή έφτασε τη Δευτέρα στην πόλη μετά από πολιορκία τριών εβδομάδων.",
    "cp1251": "Гуманитарный конвой прибыл в понедельник в город после трёхнедельной осады, сообщил сотрудник миссии.",
    "koi8-r": "Гуманитарный конвой прибыл в понедельник в город после трёхнедельной осады, сообщил сотрудник миссии.",
    "cp1256": "وصلت قافلة مساعدات إلى البلدة يوم الاثنين بعد حصار دام ثلاثة أسابيع، بحسب ما قال عامل إغاثة.",
    "cp1250": "Konwój dotarł w poniedziałek do miasta po trzech tygodniach oblężenia; żołnierze już odeszli.",
}


@pytest.mark.parametrize("encoding", EAST_AND_ELSEWHERE)
def test_the_alphabet_is_told_by_its_commonest_letters(encoding: str) -> None:
    """Each of these is a possible text in some of the others' encodings too."""
    text = EAST_AND_ELSEWHERE[encoding]
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    "data", [b"a \xff b \xfe", b"\x80\x94 x \xc2 y", bytes(range(128, 256)), b"word \xed\xa0\x80 word"]
)
def test_bytes_that_are_no_words_are_decoded_all_the_same(data: bytes) -> None:
    text, encoding = decode(data)
    assert encoding and len(text) <= len(data)
