"""The first line of a text: its title, or whatever a paper puts over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Basis, Value
from index.loading.formats import load

BODY = (
    "Fishermen on the lake found the wreck of a ferry on Tuesday, thirty years after it had sunk in a storm.\n\n"
    "Divers of the police went down in the afternoon, and the mayor asked everybody to keep away from the shore."
)


def title_of(tmp_path: Path, text: str) -> Value:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return load(str(tmp_path), "a.txt")[0].metadata.title


@pytest.mark.parametrize(
    "line", ["Wreck of ferry found in lake", "Divers look for wreck of lost ferry", "Thirty years on, a wreck is found"]
)
def test_a_line_that_the_report_bears_out_is_its_title(tmp_path: Path, line: str) -> None:
    title = title_of(tmp_path, f"{line}\n\n{BODY}")
    assert (title.value, title.basis) == (line, Basis.STATED)


@pytest.mark.parametrize(
    "line",
    [
        "The Northam Daily Post",
        "Courage, candour and fair dealing",
        "Independent since 1923",
        "Your window on the world",
    ],
)
def test_the_name_of_a_paper_or_its_slogan_is_not_stated_as_title(tmp_path: Path, line: str) -> None:
    title = title_of(tmp_path, f"{line}\n\n{BODY}")
    assert title.basis is not Basis.STATED
    assert not title.value or title.reason


def test_a_title_over_one_short_paragraph_is_borne_out_by_it(tmp_path: Path) -> None:
    text = "Wreck of ferry found\n\nFishermen found the wreck of a ferry on the lake\n\nDivers went down.\n"
    assert title_of(tmp_path, text).basis is Basis.STATED


def test_also_where_no_blanks_part_words(tmp_path: Path) -> None:
    body = "湖で漁師が火曜日に沈没したフェリーの残骸を発見した。\n\n警察の潜水士が午後に潜った。"
    assert title_of(tmp_path, f"湖でフェリーの残骸を発見 警察が潜水 市長が会見\n\n{body}").basis is not Basis.INFERRED
