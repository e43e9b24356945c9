"""The names of the folder in a comparison: what it has joined, or the user, is one word; what it has not is another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.comparison.alignment.wording import ChangeKind, changes, word_keys
from index.comparison.reading.names import FolderNames, whole_names
from index.comparison.reading.words import tokens
from index.names.forms import names_in
from index.names.learning import learn
from tui.cli import main

SETTINGS = """
aliases:
  - [Islamic State, ISIS, Daesh]
  - [Palmyra, Tadmur]
never_same:
  - [Hama, Hamas]
  - [Marjeh, Marja]
"""
SAID = {
    "learned": ("Smoke rose over {} in the evening, they said.", "Deraa", "Daraa", "same"),
    "learned, in other words": ("They left {} after the talks.", "Deir ez-Zor", "DeirEzzor", "same"),
    "one-word alias": ("The convoy drove on to {} with food.", "Palmyra", "Tadmur", "same"),
    "several-word alias": ("Men of {} fled the town on foot.", "Islamic State", "Daesh", "same"),
    "possessive": ("They heard of {} fall and went home.", "Deraa's", "Daraas", "same"),
    "never same": ("The army entered {} in the morning hours.", "Marjeh", "Marja", "edited"),
    "never same, an s longer": ("The army left {} without a shot fired.", "Hama", "Hamas", "edited"),
    "two persons": ("General {} met the council on Tuesday night.", "Salem", "Salam", "edited"),
    "two places": ("The bridge of {} was hit by two shells.", "Kafr Zita", "Kafr Nabl", "edited"),
}
PAIRS = {name: (said.format(left), said.format(right), wording) for name, (said, left, right, wording) in SAID.items()}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for side in (0, 1):
        text = "\n\n".join(pair[side] for pair in PAIRS.values())
        (folder / f"{'ab'[side]}.txt").write_text(f"A long day in the south\n\n{text}\n")
    (folder / "c.txt").write_text("Rain in the hills\n\nRain fell on Deraa and Daraa, on Deir ez-Zor and DeirEzzor.\n")
    (tmp_path / "own.yaml").write_text(SETTINGS)
    return folder


def compared(folder: Path, capsys: pytest.CaptureFixture[str], *articles: str) -> dict[str, object]:
    places = ["--config", str(folder.parent / "own.yaml"), "--folder", str(folder), "--cache", str(folder.parent / "c")]
    with pytest.raises(SystemExit) as left:
        main(["compare", *articles, "--json", *places, "--annotations", str(folder.parent / "notes")])
    assert left.value.code == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_the_command_line_compares_names_as_the_folder_and_its_user_know_them(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    links = compared(reports, capsys, "a", "b")["links"]
    assert isinstance(links, list)
    worded = {(link["left"]["text"], link["right"]["text"]): link["wording"] for link in links}
    assert {name: worded.get((left, right)) for name, (left, right, _) in PAIRS.items()} == {
        name: wording for name, (_, _, wording) in PAIRS.items()
    }


def test_claims_know_the_names_too(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims = compared(reports, capsys, "a", "b", "c")["claims"]
    assert isinstance(claims, list)
    worded = {claim["text"]: claim["reports"][1]["wording"] for claim in claims}
    assert {name: worded.get(left) for name, (left, _, _) in PAIRS.items()} == {
        name: wording for name, (_, _, wording) in PAIRS.items()
    }


TEXTS = ["They went to Deraa.", "They went to Daraa.", "Islamic State, or Daesh, left Nusra Front."]
NAMES = FolderNames(learn(map(names_in, TEXTS * 4), [["Islamic State", "Daesh"], ["Nusra Front", "Support Front"]]))
WORDS = st.sampled_from(["Deraa", "Daraa", "Islamic State", "Daesh", "al-Nusra Front", "Support Front", "fell", "two"])


def keys(*texts: str) -> list[tuple[str, ...]]:
    read = [(text, tokens(text, Span(0, len(text)), NAMES)) for text in texts]
    return [word_keys(words, NAMES) for words in whole_names(read, NAMES)]


@given(st.lists(WORDS, min_size=1))
def test_a_text_with_every_name_written_otherwise_is_the_same(words: list[str]) -> None:
    twins = [("Deraa", "Daraa"), ("Islamic State", "Daesh"), ("al-Nusra Front", "Support Front")]
    other = {a: b for pair in twins for a, b in (pair, pair[::-1])}
    one, another = keys(", ".join(words), ", ".join(other.get(word, word) for word in words))
    assert one == another


@given(st.lists(WORDS, min_size=1))
def test_a_text_written_in_one_way_keeps_all_its_words(words: list[str]) -> None:
    text = ", ".join(word for word in words if word not in ("Daesh", "Support Front"))
    one, another = keys(text, text)
    assert len(one) == len(another) == len(tokens(text, Span(0, len(text)), NAMES))


def test_another_name_of_one_thing_is_another_spelling_and_a_stranger_a_change() -> None:
    left, right = "Islamic State met Salem in town", "Daesh met Salam in town"
    found = changes(left, Span(0, len(left)), right, Span(0, len(right)), NAMES)
    assert [(c.kind, c.left.of(left), c.right.of(right)) for c in found] == [
        (ChangeKind.SPELLING, "Islamic State", "Daesh"),
        (ChangeKind.REPLACED, "Salem", "Salam"),
    ]
