"""Reports of one invented event in five languages, two of each: every job does in each what it does in English."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Basis, Kind, Span
from index.search.engines.engine import Tier
from index.text.sentences import sentences_of
from index.workspace import Workspace

HERE = Path(__file__).parent / "reports"
REPORTS = {file.name: file.read_text(encoding="utf-8") for file in sorted(HERE.glob("*.txt"))}
LANGUAGES = ("ar", "es", "fr", "ru", "tr")


@pytest.fixture
def folder(open_folder: Callable[..., Workspace]) -> Workspace:
    return open_folder(REPORTS, once=True)


OUTLETS = {
    "ar": ("جريدة الميناء", "صوت الوادي"),
    "es": ("El Diario del Puerto", "La Voz del Valle"),
    "fr": ("La Gazette de Valmeuse", "Le Courrier des Deux Rives"),
    "ru": ("Портовый вестник", "Голос долины"),
    "tr": ("Liman Haber", "Vadi Gazetesi"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_report_is_told_to_be(folder: Workspace, language: str) -> None:
    for number, (day, outlet) in enumerate(zip(("2026-08-11", "2026-08-12"), OUTLETS[language], strict=True), 1):
        known = folder.library.article(f"{language}{number}").metadata
        assert known.language == language
        assert known.outlet.value == outlet
        assert known.published.value and known.published.value[:10] == day
        assert known.published.basis is Basis.STATED


def test_the_day_of_a_change_is_read_in_the_order_of_the_report(folder: Workspace) -> None:
    """By the weekday of its first lines, a Tuesday, it would be 8 December."""
    assert folder.library.article("fr1").metadata.updated.value == "2026-08-12"


@pytest.mark.parametrize(
    ("name", "author", "place", "agency"),
    [
        ("ar1", "ليلى حداد", "فالموز", "AFP"),
        ("es1", "Lucía Ferrán", "Valmeuse", "EFE"),
        ("fr1", "Claire Aubrac", "Valmeuse", "AFP"),
        ("ru1", None, "Вальмёз", "TASS"),
        ("tr1", None, "Valmeuse", "AA"),
    ],
)
def test_byline_dateline_and_agency(folder: Workspace, name: str, author: str | None, place: str, agency: str) -> None:
    known = folder.library.article(name).metadata
    assert (known.author.value, known.dateline.value) == (author, place)
    assert [credit.agency for credit in known.credits] == [agency]


@pytest.mark.parametrize("name", [name.removesuffix(".txt") for name in REPORTS])
def test_what_stands_around_a_report_is_none_of_its_words(folder: Workspace, name: str) -> None:
    article = folder.library.article(name)
    own = [p.span.of(article.text) for p in article.paragraphs if p.kind is Kind.BODY]
    assert all(words.rstrip().endswith((".", "»")) for words in own)
    assert article.paragraphs[-1].kind is (Kind.BODY if own[-1] == article.text.rstrip() else Kind.BOILERPLATE)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("ar1", "هل كان السقف قديما؟"),
        ("es1", "El Sr. Adnan Beki, teniente de alcalde, dijo que nadie había avisado de grietas."),
        ("es1", "¿Qué ocurrió?"),
        ("fr1", "Selon M. Adnan Beki, adjoint au maire, « personne n'avait signalé de fissure »."),
        ("ru1", "Пожарные эвакуировали 260 жителей, ок. 40 тыс. домов остались без света."),
        ("tr1", "İki kişinin durumu ağır."),
    ],
)
def test_a_sentence_ends_where_its_language_ends_it(folder: Workspace, name: str, sentence: str) -> None:
    article = folder.library.article(name)
    assert sentence in [each.span.of(article.text) for each in sentences_of(article)]


@pytest.mark.parametrize("query", ["Adnan Beki", "عدنان بيكي", "Аднан Беки"])
def test_a_name_typed_in_any_alphabet_finds_every_report(folder: Workspace, query: str) -> None:
    hits = {hit.summary.id for hit in folder.search.answer(query).hits if hit.tier is Tier.ALL}
    assert hits == {name.removesuffix(".txt") for name in REPORTS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_reports_of_one_language_differ_in_how_many_are_dead_and_missing(folder: Workspace, language: str) -> None:
    compared = folder.comparison.compare(f"{language}1", f"{language}2")
    assert compared.alignment.links
    assert all(compared.differences.can_read)
    assert {(12.0, 14.0), (7.0, 9.0)} <= {each.values for each in compared.conflicts}


@pytest.mark.parametrize("other", LANGUAGES[1:])
def test_reports_in_two_languages_are_linked(folder: Workspace, other: str) -> None:
    assert folder.comparison.compare("ar1", f"{other}2").alignment.links


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_comes_back_to_its_passage(folder: Workspace, language: str) -> None:
    article = folder.library.article(f"{language}1")
    start = article.text.index("260")
    folder.notes.on_passage(article, Span(start, start + 12), "checked")
    (placed,) = folder.notes.annotations(article.id)
    assert placed.placement.span == Span(start, start + 12)
    assert placed.annotation.selector.exact == article.text[start : start + 12]
