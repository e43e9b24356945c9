"""A name alone in a report's head: whose it is, is told by what else the report, its file and its page say; never by a
word that names of papers have. All outlets here are invented, and none has such a word.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import OWN_WORDS, Article, Basis
from index.loading.facts.outlet_signs import ToldElsewhere, is_told_something, sign_of_outlet
from index.loading.formats import load
from index.loading.lines.cleaning import paragraphs

TITLE = "Garage collapses in Velby"
DAY = "4 May 2026"
BODY = (
    "Rescuers pulled 14 people from a collapsed garage in Velby on Monday, the fire brigade said.",
    "The garage had been closed since May, and its owner had gone abroad.",
    "Nobody was killed. Two people were taken to a hospital with broken bones.",
)
DATELINED = (f"VELBY — {BODY[0]}", *BODY[1:])


def read(tmp_path: Path, *head: str, body: tuple[str, ...] = BODY, file: str = "a.txt") -> Article:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("\n".join(head) + "\n\n" + "\n\n".join(body) + "\n", encoding="utf-8")
    return load(str(tmp_path), file)[0]


def own(article: Article) -> str:
    return "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind in OWN_WORDS)


@pytest.mark.parametrize(
    "name", ["Velby Lantern", "The Velby Bugle", "Farol de Velby", "Velbyer Glocke", "VELBY COMPASS"]
)
def test_the_place_of_the_dateline_with_more_is_an_outlet(tmp_path: Path, name: str) -> None:
    for head in ((name, DAY), (DAY, name), (name, "", DAY), (f"{name} | {DAY}",), (f"{DAY}, {name}",)):
        article = read(tmp_path, TITLE, *head, body=DATELINED)
        known = article.metadata
        assert (known.title.value, known.outlet.value, known.outlet.basis) == (TITLE, name, Basis.INFERRED)
        assert name not in own(article)


@pytest.mark.parametrize("name", ["Velby", "Velbystone Lantern", "Coastal Lantern"])
def test_the_place_alone_and_a_word_that_begins_so_tell_no_outlet(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, TITLE, name, DAY, body=DATELINED).metadata.outlet.value is None


@pytest.mark.parametrize("head", [("Coastal Compass", "By Ada Lund", DAY), ("Coastal Compass", DAY, "By Ada Lund")])
def test_a_name_that_is_neither_the_writer_s_nor_the_report_s(tmp_path: Path, head: tuple[str, ...]) -> None:
    article = read(tmp_path, TITLE, *head)
    known = article.metadata
    assert (known.outlet.value, known.outlet.basis, known.author.value) == (
        "Coastal Compass",
        Basis.INFERRED,
        "Ada Lund",
    )
    assert "may be a place or a section" in known.outlet.reason
    assert "Coastal Compass" not in own(article)


@pytest.mark.parametrize(
    ("file", "outlet"),
    [
        ("coastal-compass-0504.txt", "Coastal Compass"),
        ("CoastalCompass.txt", "Coastal Compass"),
        ("Coastal Compass/0504.txt", "Coastal Compass"),
        ("coastal-0504.txt", None),
        ("garage.txt", None),
    ],
)
def test_a_file_or_a_folder_that_is_called_so(tmp_path: Path, file: str, outlet: str | None) -> None:
    article = read(tmp_path, TITLE, "Coastal Compass", DAY, file=file)
    assert article.metadata.outlet.value == outlet
    assert "Coastal Compass" not in own(article), "whose name it is, is not known; that it is no sentence, is"


@pytest.mark.parametrize(
    ("name", "file", "is_outlet"),
    [
        ("Küstenbote", "kuestenbote.txt", True),
        ("Küstenbote", "kustenbote-0504.txt", True),
        ("Østglimt", "oestglimt.txt", True),
        ("Küstenbote", "kuestenblick.txt", False),
        ("Kustenbote", "kuestenbote.txt", False),
    ],
)
def test_names_of_files_have_one_plain_letter_or_two(tmp_path: Path, name: str, file: str, is_outlet: bool) -> None:
    article = read(tmp_path, TITLE, f"{name}, {DAY}", file=file)
    assert article.metadata.outlet.value == (name if is_outlet else None)


@pytest.mark.parametrize("head", [("Coastal Wire", DAY), (DAY, "Coastal Wire"), (f"{DAY} | Coastal Wire",)])
def test_a_name_that_the_dateline_is_signed_with(tmp_path: Path, head: tuple[str, ...]) -> None:
    article = read(tmp_path, TITLE, *head, body=(f"VELBY (Coastal Wire) - {BODY[0]}", *BODY[1:]))
    known = article.metadata
    assert (known.outlet.value, known.outlet.basis) == ("Coastal Wire", Basis.INFERRED)
    assert "signed" in known.outlet.reason
    assert "Coastal Wire\n" not in own(article)


@pytest.mark.parametrize(
    ("name", "signed"), [("Coastal Wire", "Inland Wire"), ("Anna Lund", "Anna Lund"), ("Reuters", "Reuters")]
)
def test_what_else_the_dateline_is_signed_with_tells_no_outlet(tmp_path: Path, name: str, signed: str) -> None:
    body = (f"VELBY ({signed}) - {BODY[0]}", *BODY[1:])
    assert read(tmp_path, TITLE, name, DAY, body=body).metadata.outlet.value is None


def test_whom_somebody_told_something_is_the_outlet(tmp_path: Path) -> None:
    told = (*BODY, "The brigade would not say more, a spokesman told Coastal Compass.")
    article = read(tmp_path, TITLE, "Coastal Compass", DAY, body=told)
    assert article.metadata.outlet.value == "Coastal Compass"
    assert "tell it something" in article.metadata.outlet.reason
    spoken = (*BODY, "The garage belongs to Coastal Compass.")
    assert read(tmp_path, TITLE, "Coastal Compass", DAY, body=spoken).metadata.outlet.value is None


@pytest.mark.parametrize(
    ("words", "name", "is_told"),
    [
        ("a spokesman told Coastal Compass on Monday", "Coastal Compass", True),
        ("she told the Coastal Compass", "The Coastal Compass", True),
        ("dijo al Vigía Norte que", "Vigía Norte", True),
        ("a-t-il déclaré à L’Écho du Cap", "L’Écho du Cap", True),
        ("sagte sie gegenüber «Nordglocke»", "Nordglocke", True),
        ("said Coastal Compass", "Coastal Compass", False),
        ("dijo Vigía Norte", "Vigía Norte", False),
        ("a spokesman told Coastal Compasses", "Coastal Compass", False),
        ("retold Coastal Compass", "Coastal Compass", False),
        ("a spokesman told us", "Coastal Compass", False),
    ],
)
def test_to_whom_something_is_told(words: str, name: str, is_told: bool) -> None:
    assert is_told_something(name, words) is is_told


def test_the_foot_of_the_page_has_the_name_too(tmp_path: Path) -> None:
    foot = "Coastal Compass | Terms of use | Privacy policy | Contact us"
    assert read(tmp_path, TITLE, "Coastal Compass", DAY, body=(*BODY, foot)).metadata.outlet.value == "Coastal Compass"


@pytest.mark.parametrize(("name", "outlet"), [("Coastal Compass", True), ("Ada Lund", False), ("Palma", False)])
def test_above_the_title_stands_a_paper_beside_its_day(tmp_path: Path, name: str, outlet: bool) -> None:
    known = read(tmp_path, name, DAY, "", TITLE).metadata
    assert (known.title.value, known.outlet.value) == (TITLE, name if outlet else None)


@pytest.mark.parametrize("name", ["Ada Lund", "Jürgen Reim", "Inés Bravo", "Odile Marr", "Мария Ветрова"])
def test_a_person_is_no_outlet(tmp_path: Path, name: str) -> None:
    for head in ((name, DAY), (f"{name} | {DAY}",)):
        assert read(tmp_path, TITLE, *head, body=DATELINED).metadata.outlet.value is None
    assert read(tmp_path, TITLE, f"{name}, {DAY}", body=DATELINED).metadata.outlet.value is None


@pytest.mark.parametrize(
    "line", ["Owner Gone Abroad", "Fourteen Pulled Out", "Velby", "Hospital", "Velby Garage Owner"]
)
def test_what_the_report_speaks_of_stays_its_own(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, TITLE, line, DAY, "By Ada Lund")
    assert line in own(article)
    assert article.metadata.outlet.value is None


def test_a_name_without_a_day_and_one_amid_the_report_stay_its_own(tmp_path: Path) -> None:
    assert "Coastal Compass" in own(read(tmp_path, TITLE, "Coastal Compass"))
    assert "Coastal Compass" in own(read(tmp_path, TITLE, DAY, body=(BODY[0], "Coastal Compass", *BODY[1:])))


def test_a_title_above_the_day_stays_the_title(tmp_path: Path) -> None:
    for title in ("Velby Garage Collapses", "Garage Owner Abroad"):
        assert title in own(read(tmp_path, title, DAY, "", "Fourteen people are pulled out alive"))


def test_what_nothing_tells_of_has_no_sign() -> None:
    text = f"{TITLE}\nCoastal Compass\n{DAY}\n\n{BODY[0]}"
    blocks = paragraphs(text)
    assert sign_of_outlet("Coastal Compass", ToldElsewhere(), text, blocks) == ""
    assert sign_of_outlet("Velby Compass", ToldElsewhere(place="Velby"), text, blocks) != ""
    assert sign_of_outlet("Velby", ToldElsewhere(place="Velby"), text, blocks) == ""
    assert sign_of_outlet("Bo Compass", ToldElsewhere(place="Bo"), text, blocks) == "", "two letters are chance"
