"""Labelled lines at the head of a text are metadata and no part of it, in every language; other lines stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Basis, Kind
from index.loading.formats import load
from index.loading.formats.documents.labelled_head import labelled_head

LEAD = "The Karsan dam in northern Belvania collapsed shortly before dawn, and the water went through two villages."
NEXT = "At least twelve people were killed, the mayor said, and rescuers went on looking for others in the mud."
OUTLET, TITLE = "Velby Lantern", "Dam At Karsan Gives Way"


def read(tmp_path: Path, *head: str) -> Article:
    (tmp_path / "a.txt").write_text("\n".join((*head, "", LEAD, "", NEXT)), encoding="utf-8")
    return load(str(tmp_path), "a.txt")[0]


@pytest.mark.parametrize(
    "head",
    [
        ("Source: {o}", "Date: 2026-03-12", "Title: {t}"),
        ("Headline: {t}", "Publication: {o}", "Published: 12 March 2026"),
        ("Quelle: {o}", "Datum: 12. März 2026", "Überschrift: {t}"),
        ("Titel: {t}", "Zeitung: {o}", "Erscheinungsdatum: 12.03.2026"),
        ("Source : {o}", "Date : 12 mars 2026", "Titre : {t}"),
        ("Fuente: {o}", "Fecha: 12 de marzo de 2026", "Título: {t}"),
        ("Fonte: {o}", "Data: 12 marzo 2026", "Titolo: {t}"),
        ("Fonte: {o}", "Data: 12 de março de 2026", "Título: {t}"),
        ("Bron: {o}", "Datum: 12 maart 2026", "Titel: {t}"),
        ("Источник: {o}", "Дата: 12 марта 2026", "Заголовок: {t}"),
        ("Джерело: {o}", "Дата: 12 березня 2026", "Заголовок: {t}"),
        ("Kaynak: {o}", "Tarih: 12 Mart 2026", "Başlık: {t}"),
        ("المصدر: {o}", "التاريخ: 12 مارس 2026", "العنوان: {t}"),
        ("منبع: {o}", "تاریخ: 12 مارس 2026", "عنوان: {t}"),
    ],
)
def test_a_labelled_head_is_metadata_in_every_language(tmp_path: Path, head: tuple[str, ...]) -> None:
    article = read(tmp_path, *(line.format(o=OUTLET, t=TITLE) for line in head))
    known = article.metadata
    assert (known.outlet.value, known.outlet.basis) == (OUTLET, Basis.STATED)
    assert (known.title.value, known.published.value) == (TITLE, "2026-03-12")
    assert article.text == f"{TITLE}\n\n{LEAD}\n\n{NEXT}"
    assert [(p.kind, p.line) for p in article.paragraphs] == [(Kind.TITLE, None), (Kind.BODY, 5), (Kind.BODY, 7)]


@pytest.mark.parametrize(
    "head",
    [
        ("Source: Velby Lantern",),  # one line alone
        ("From: Ada Lund", "Date: 12 March 2026"),  # a letter that is printed
        ("Source: two arrests", "Mayor: nobody was told"),
        ("Mayor: nobody was told", "Source: Velby Lantern", "Title: Dam at Karsan gives way"),
        ("Title: Dam at Karsan gives way", "Title: Dam holds", "Source: Velby Lantern"),
        ("Title: Dam at Karsan gives way", "", "Source: Velby Lantern"),
    ],
)
def test_what_is_no_head_stays_in_the_text(tmp_path: Path, head: tuple[str, ...]) -> None:
    assert read(tmp_path, *head).text.startswith("\n".join(head))


def test_a_line_that_says_something_else_ends_the_head_and_stays(tmp_path: Path) -> None:
    article = read(tmp_path, "Title: Dam at Karsan gives way", "Source: Velby Lantern", "Place: Karsan")
    assert article.metadata.outlet.value == "Velby Lantern"
    assert "Place: Karsan" in article.text and "Source:" not in article.text


def test_a_summary_is_words_of_the_report(tmp_path: Path) -> None:
    article = read(tmp_path, "Title: Dam at Karsan gives way", "Source: Velby Lantern", "Summary: Twelve died.")
    assert "Twelve died." in article.text


def test_an_agency_beside_source_is_credited_and_no_publisher(tmp_path: Path) -> None:
    known = read(tmp_path, "Source: Reuters", "Title: Dam at Karsan gives way", "Date: 12 March 2026").metadata
    assert known.outlet.value is None
    assert [credit.agency for credit in known.credits] == ["Reuters"]


def test_which_number_is_the_month_is_told_by_the_whole_report(tmp_path: Path) -> None:
    for outlet, day in (("The New York Post", "2026-03-04"), ("Velby Lantern", "2026-04-03")):
        assert (
            read(tmp_path, f"Source: {outlet}", "Author: Ada Lund", "Date: 03/04/2026").metadata.published.value == day
        )


@given(st.lists(st.sampled_from(["Source: A", "Title: B", "Date: 2026-03-12", "x", "", "a: b"]), max_size=8))
def test_only_labelled_lines_are_taken(lines: list[str]) -> None:
    text = "\n".join(lines)
    fields, rest = labelled_head(text)
    assert text.endswith(rest)
    assert bool(fields) is (rest != text)
    assert all(f"{label}: {value}" in text for label, value in fields.items())
