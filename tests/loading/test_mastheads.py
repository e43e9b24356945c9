"""Outlets that no list knows, in letters without capitals: they stand alone beside the report's day."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article, Basis, Kind
from index.loading.formats import load

REPORTS = {
    "ar": (
        "قافلة تصل إلى تل عمارة بعد حصار",
        "صدى بلمارا",
        "14 يونيو 2023",
        "وصلت قافلة مساعدات إلى بلدة تل عمارة يوم الاثنين بعد حصار دام ثلاثة أسابيع، بحسب ما قال عامل إغاثة.",
    ),
    "fa": (
        "کاروان کمک به تل‌عماره رسید",
        "پژواک دریاچه",
        "14 ژوئن 2023",
        "کاروان کمک‌های انسانی روز دوشنبه پس از سه هفته محاصره به شهر تل‌عماره رسید، یک امدادگر گفت.",
    ),
    "he": (
        "שיירה הגיעה לתל עמרה",
        "הד הגליל הרחוק",
        "14.6.2023",
        "שיירת סיוע הגיעה ביום שני לעיירה תל עמרה לאחר מצור של שלושה שבועות, אמר עובד סיוע במקום.",
    ),
    "zh": (
        "救援车队抵达东津镇",
        "湖畔晨光",
        "2023年6月14日",
        "一支救援车队星期一在被围困三周后抵达东津镇，一名救援人员说。",
    ),
    "ko": (
        "구호 차량 행렬이 동진에 도착",
        "호반아침",
        "2023년 6월 14일",
        "구호 차량 행렬이 3주간의 포위 끝에 월요일 동진 마을에 도착했다고 한 구호 요원이 말했다.",
    ),
}
"""A title, an outlet, a day and a sentence."""


def read(tmp_path: Path, *lines: str) -> Article:
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    return load(str(tmp_path), "a.txt")[0]


@pytest.mark.parametrize("language", REPORTS)
def test_a_line_alone_beside_the_day_may_name_the_outlet(tmp_path: Path, language: str) -> None:
    title, outlet, day, words = REPORTS[language]
    for head in ((title, "", outlet, day), (title, "", f"{outlet} | {day}"), (outlet, day, "", title)):
        known = read(tmp_path, *head, "", words, "", words).metadata
        assert (known.title.value, known.outlet.value, known.published.value) == (title, outlet, "2023-06-14")
        assert known.outlet.basis is Basis.INFERRED
        assert "it may be who wrote it" in known.outlet.reason
        assert known.author.value is None


@pytest.mark.parametrize("language", REPORTS)
def test_a_title_above_the_day_and_a_line_apart_from_it_name_no_outlet(tmp_path: Path, language: str) -> None:
    title, other, day, words = REPORTS[language]
    assert read(tmp_path, title, day, "", words, "", words).metadata.outlet.value is None
    assert read(tmp_path, title, "", day, "", words, "", other, "", words).metadata.outlet.value is None


def test_a_byline_and_a_place_beside_the_day_name_no_outlet(tmp_path: Path) -> None:
    title, _, day, words = REPORTS["ar"]
    for line in ("بقلم سلمى حداد", "بيروت"):
        assert read(tmp_path, title, "", line, day, "", words, "", words).metadata.outlet.value is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2023年6月14日", "2023-06-14"),
        ("2023 年 6 月 4 日", "2023-06-04"),
        ("2023年13月4日", None),
        ("2023年6月", None),
    ],
)
def test_days_are_read_as_east_asia_writes_them(tmp_path: Path, line: str, day: str | None) -> None:
    title, _, _, words = REPORTS["zh"]
    assert read(tmp_path, title, "", line, "", words, "", words).metadata.published.value == day


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Valley Courier, 14 June 2023", "The Valley Courier"),
        ("L'Observateur du Nord, 14 juin 2023", "L'Observateur du Nord"),
        ("La Tribune libre – 14 juin 2023", "La Tribune libre"),
        ("Meridian Wire, 14 June 2023", "Meridian Wire"),
        ("Karsan, 14 June 2023", None),
        ("Ada Lund | 14 June 2023", None),
        ("صحيفة الصدى، 14 يونيو 2023", "صحيفة الصدى"),
    ],
)
def test_a_name_and_a_day_below_the_title_say_when_and_perhaps_where(
    tmp_path: Path, line: str, outlet: str | None
) -> None:
    """How the line is written tells: papers stand before a comma, as in a citation, and writers before a bar, unless an
    article or "du" within is what names of papers have.
    """
    report = read(tmp_path, "Dam at Karsan gives way", line, "", SENTENCE, "", SENTENCE)
    known = report.metadata
    assert (known.title.value, known.published.value) == ("Dam at Karsan gives way", "2023-06-14")
    assert known.outlet.value == outlet
    assert outlet is None or known.outlet.basis is Basis.INFERRED


@pytest.mark.parametrize(
    "line",
    [
        "The army has taken back, 14 June 2023",
        "Relief reached Karsan and the villages around it, 14 June 2023",
        "Karsan, 14 June 2023, the day it rained",
        "Fourteen dead in The Karsan Valley Flood Of, 14 June",
    ],
)
def test_words_and_a_day_that_are_no_name_stay_the_report_s_own(tmp_path: Path, line: str) -> None:
    report = read(tmp_path, "Dam at Karsan gives way", line, "", SENTENCE, "", SENTENCE)
    assert line in "\n".join(p.span.of(report.text) for p in report.paragraphs if p.kind is not Kind.DATE)
    assert report.metadata.outlet.value is None


def test_a_name_and_a_day_amid_the_report_stay_its_own(tmp_path: Path) -> None:
    heading = "The Valley Courier, 14 June 2023"
    report = read(tmp_path, "Dam at Karsan gives way", "", SENTENCE, "", SENTENCE, "", heading, "", SENTENCE)
    assert heading in "\n".join(p.span.of(report.text) for p in report.paragraphs if p.kind is not Kind.DATE)
    assert report.metadata.outlet.value is None


SENTENCE = "The Karsan dam in northern Belvania collapsed shortly before dawn, and the water went through two villages."
