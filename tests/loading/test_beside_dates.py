"""Whose name stands beside the day of a report is told by how the line is written, and by what else the report says."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article, Basis, Kind, Paragraph, Span
from index.loading.facts.beside_dates import is_cited, parts_of
from index.loading.facts.outlet_signs import ToldElsewhere
from index.loading.facts.outlets import outlet_stated_in
from index.loading.formats import load

TITLE = "Dam at Karsan gives way"
LEAD = "The Karsan dam in northern Belvania collapsed shortly before dawn, and the water went through two villages."
NEXT = "At least twelve people were killed, the mayor said, and rescuers went on looking for others in the mud."
NAMES = [
    "Meridian Wire",
    "Lakeland Today",
    "Ouest Belvanie",
    "Новый Маяк",
    "La Voz del Norte",
    "Costa Daily",
    "El Faro",
]


def read(tmp_path: Path, *lines: str) -> Article:
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    return load(str(tmp_path), "a.txt")[0]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", ["{}, 4 March 2023", "{} (4 March 2023)", "{}, 2023-03-04, 10:30"])
def test_the_shape_of_the_line_decides_and_not_the_name(tmp_path: Path, name: str, shape: str) -> None:
    line = shape.format(name)
    for head in ((TITLE, line), (TITLE, "", line), (line, "", TITLE), (line, TITLE)):
        known = read(tmp_path, *head, "", LEAD, "", NEXT).metadata
        assert (known.title.value, (known.published.value or "")[:10]) == (TITLE, "2023-03-04")
        assert (known.outlet.value, known.outlet.basis, known.author.value) == (name, Basis.INFERRED, None)


@pytest.mark.parametrize(
    "shape", ["{} | 4 March 2023", "4 March 2023 | {}", "{} - 4 March 2023", "4 March 2023 · {}", "4 March 2023, {}"]
)
def test_beside_a_bar_and_behind_the_day_stands_who_wrote_it_unless_that_is_told_elsewhere(
    tmp_path: Path, shape: str
) -> None:
    line = shape.format("Meridian Wire")
    known = read(tmp_path, TITLE, line, "", LEAD, "", NEXT).metadata
    assert (known.outlet.value, known.published.value) == (None, "2023-03-04")
    known = read(tmp_path, TITLE, "By Ada Lund", line, "", LEAD, "", NEXT).metadata
    assert (known.outlet.value, known.outlet.basis) == ("Meridian Wire", Basis.INFERRED)
    assert (known.author.value, known.published.value) == ("Ada Lund", "2023-03-04")


@pytest.mark.parametrize(
    ("line", "outlet", "author", "reason"),
    [
        ("By Ada Lund | Meridian Wire | 4 March 2023", "Meridian Wire", "Ada Lund", "a place"),
        ("Meridian Wire | By Ada Lund | 4 March 2023", "Meridian Wire", "Ada Lund", "a place"),
        ("Meridian Wire, Palma, 4 March 2023", "Meridian Wire", None, "who wrote it"),
        ("By Ada Lund | Meridian Wire | Palma | 4 March 2023", "Meridian Wire", "Ada Lund", "nothing else"),
        # two names, of which either may be the other
        ("Ada Lund, Meridian Wire, 4 March 2023", None, None, ""),
        ("Ada Lund | Meridian Wire | 4 March 2023", None, "Ada Lund", ""),
        ("By Ada Lund, Meridian Wire, 4 March 2023", None, "Ada Lund, Meridian Wire", ""),
        ("4 March 2023, by Ada Lund", None, "Ada Lund", ""),
        ("4 March 2023 · Ada Lund · 3 min read", None, None, ""),
    ],
)
def test_of_several_names_those_that_are_told_are_taken_out(
    tmp_path: Path, line: str, outlet: str | None, author: str | None, reason: str
) -> None:
    known = read(tmp_path, TITLE, line, "", LEAD, "", NEXT).metadata
    assert (known.outlet.value, known.author.value, known.published.value) == (outlet, author, "2023-03-04")
    assert reason in known.outlet.reason


def test_who_wrote_it_by_the_file_is_no_outlet_beside_the_day(tmp_path: Path) -> None:
    page = (
        "<html><head><title>{}</title><meta name='author' content='Ada Lund'></head><body><h1>{}</h1><p>{}</p>{}</body>"
    )
    for line, outlet in (("4 March 2023, Ada Lund", None), ("4 March 2023, Meridian Wire", "Meridian Wire")):
        text = "".join(f"<p>{words} {words.upper()}</p>" for words in (LEAD, NEXT))
        (tmp_path / "a.html").write_text(page.format(TITLE, TITLE, line, text), encoding="utf-8")
        assert load(str(tmp_path), "a.html")[0].metadata.outlet.value == outlet


@pytest.mark.parametrize(
    "line",
    [
        "Palma, 4 March 2023",
        "Palma, Spain, 4 March 2023",
        "Belvania, 4 March 2023",
        "Karsan Valley, 4 March 2023",
        "Reuters, 4 March 2023",
        "World News, 4 March 2023",
        "Staff Reporter, 4 March 2023",
        "John Carter, 4 March 2023",
    ],
)
def test_a_place_an_agency_a_section_and_what_the_report_speaks_of_are_no_outlet(tmp_path: Path, line: str) -> None:
    spoken = "The Karsan Valley was under water until noon."
    known = read(tmp_path, TITLE, line, "", LEAD, "", spoken).metadata
    assert (known.outlet.value, known.published.value) == (None, "2023-03-04")


def test_one_word_is_an_outlet_where_the_place_is_told_and_it_is_none(tmp_path: Path) -> None:
    line = "Tagblick, 4 March 2023"
    assert read(tmp_path, TITLE, line, "", LEAD, "", NEXT).metadata.outlet.value is None
    known = read(tmp_path, TITLE, line, "", f"PALMA (Reuters) - {LEAD}", "", NEXT).metadata
    assert (known.outlet.value, known.dateline.value) == ("Tagblick", "Palma")


def test_what_the_page_states_is_believed_before_a_name_beside_the_day(tmp_path: Path) -> None:
    known = read(
        tmp_path, TITLE, "Meridian Wire, 4 March 2023", "", LEAD, "", NEXT, "", "© 2023 The Marlow Post"
    ).metadata
    assert (known.outlet.value, known.outlet.basis) == ("The Marlow Post", Basis.STATED)


def test_a_name_in_the_page_s_furniture_is_not_spoken_of_by_the_report(tmp_path: Path) -> None:
    foot = "Meridian Wire | Terms of use | Privacy policy | Contact us"
    known = read(tmp_path, TITLE, "Meridian Wire, 4 March 2023", "", LEAD, "", NEXT, "", foot).metadata
    assert known.outlet.value == "Meridian Wire"


def test_where_nothing_else_is_told_one_word_may_be_a_place() -> None:
    text = f"Tagblick, 4 March 2023\n{LEAD}"
    line = text.index("\n")
    head, body = Paragraph(Span(0, line), Kind.DATE, 1), Paragraph(Span(line + 1, len(text)), Kind.BODY, 2)
    assert outlet_stated_in(text, [head, body]).value is None
    assert outlet_stated_in(text, [head, body], ToldElsewhere("", "Palma")).value == "Tagblick"


def test_the_parts_of_a_line() -> None:
    assert parts_of(" | Ada Lund , Meridian Wire - Palma · ( )") == ["Ada Lund", "Meridian Wire", "Palma"]
    assert parts_of("Neu-Ulm") == ["Neu-Ulm"]


def test_a_name_is_not_both_the_outlet_and_the_writer(tmp_path: Path) -> None:
    known = read(tmp_path, TITLE, "The Valley Courier | 4 March 2023", "", LEAD, "", NEXT).metadata
    assert (known.outlet.value, known.author.value) == ("The Valley Courier", None)


@pytest.mark.parametrize("head", [("The Valley Courier", "4 March 2023"), ("4 March 2023", "The Valley Courier")])
def test_a_name_of_a_paper_has_a_line_of_its_own_beside_the_day(tmp_path: Path, head: tuple[str, str]) -> None:
    known = read(tmp_path, TITLE, *head, "", LEAD, "", NEXT).metadata
    assert (known.title.value, known.outlet.value) == (TITLE, "The Valley Courier")
    known = read(tmp_path, head[0], "", head[1], "", TITLE, "", LEAD, "", NEXT).metadata
    assert known.outlet.value is None
    title = "The Night of the Flood"
    assert read(tmp_path, title, "4 March 2023", "", LEAD, "", NEXT).metadata.title.value == title


@pytest.mark.parametrize("title", ["Karsan Dam Report, 4 March 2023", "The Dam at Karsan, 4 March 2023"])
def test_a_title_with_a_day_above_the_text_stays_the_title(tmp_path: Path, title: str) -> None:
    assert read(tmp_path, title, "", LEAD, "", NEXT).metadata.title.value == title


def test_a_name_and_a_day_amid_the_report_stay_its_own(tmp_path: Path) -> None:
    for line in ("Meridian Wire (4 March 2023)", "4 March 2023, Meridian Wire"):
        article = read(tmp_path, TITLE, "", LEAD, "", NEXT, "", line, "", LEAD)
        assert line in "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind is not Kind.DATE)


@pytest.mark.parametrize(
    ("line", "name", "cited"),
    [
        ("Meridian Wire, 4 March 2023", "Meridian Wire", True),
        ("Meridian Wire 4 March 2023", "Meridian Wire", False),
        ("Meridian Wire (4 March 2023)", "Meridian Wire", True),
        ("Meridian Wire (4 March 2023", "Meridian Wire", False),
        ("4 March 2023, Meridian Wire", "Meridian Wire", False),
        ("4 March 2023 | Meridian Wire", "Meridian Wire", False),
        ("Meridian Wire", "Meridian Wire", False),
        ("Meridian Wire, March 2023", "Meridian Wire", False),
    ],
)
def test_how_a_line_cites(line: str, name: str, cited: bool) -> None:
    assert is_cited(line, name) is cited
