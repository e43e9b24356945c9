"""Vectors of sentences: made once, kept whole and private, made anew when damaged; without an encoder words work."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.article import Span
from index.comparison.alignment.alignment import align
from index.comparison.meaning.encoder import SIZE, Vectors, installed
from index.comparison.meaning.likeness import BEGINNING, likeness
from index.comparison.meaning.vectors import ENDING, NO_MEANING, Meaning
from index.comparison.reading.reading import Side

GERMAN = (
    "Hochwasser reißt eine Brücke fort",
    "Das Hochwasser hat am Montag die Brücke von Arlen zerstört, wie die Polizei mitteilte.",
    "Vierzig Menschen verbrachten die Nacht in der Schule des Dorfes.",
    "Der Bürgermeister will vor dem Winter eine neue Brücke bauen lassen.",
    "Bauern der Gegend klagen über verlorene Ernten und ertrunkene Tiere auf den Feldern am Fluss.",
    "Im nächsten Jahr soll ein Damm gebaut werden, für den das Geld noch fehlt, sagte die Ministerin in Velby.",
)
ENGLISH = (
    "Flood sweeps away a bridge",
    "The bridge of Arlen was destroyed by the flood on Monday, the police said.",
    "Farmers of the region complain of lost harvests and of animals that drowned in the fields by the river.",
    "Forty people spent the night in the village school.",
    "The mayor wants to have a new bridge built before the winter.",
    "Tickets for the summer festival are on sale in all the shops of the town, and children pay nothing.",
)


def side(sentences: Sequence[str]) -> Side:
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    return Side("\n".join(sentences), tuple(spans))


class Counting:
    """An encoder that counts how often it is asked; its vectors hang on the letters of a sentence alone."""

    name = "counting-1"

    def __init__(self) -> None:
        self.asked = 0

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.asked += 1
        rows = np.zeros((len(sentences), SIZE))
        for row, sentence in zip(rows, sentences, strict=True):
            for letter in sentence:
                row[ord(letter) % SIZE] += 1
        return rows


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{ENDING}"))


def test_a_report_is_encoded_once_also_after_a_restart(tmp_path: Path) -> None:
    encoder = Counting()
    first = Meaning(tmp_path / "vectors", encoder).of(side(GERMAN))
    again = Meaning(tmp_path / "vectors", encoder).of(side(GERMAN))
    assert encoder.asked == 1
    assert first is not None and again is not None and np.array_equal(first, again)


def test_a_changed_report_and_another_encoder_have_vectors_of_their_own(tmp_path: Path) -> None:
    encoder = Counting()
    meaning = Meaning(tmp_path, encoder)
    meaning.of(side(GERMAN))
    meaning.of(side(GERMAN[:-1]))
    assert encoder.asked == 2
    newer = Counting()
    newer.name = "counting-2"
    Meaning(tmp_path, newer).of(side(GERMAN))
    assert newer.asked == 1


@pytest.mark.parametrize("damage", [b"", b"nothing", b"\0" * 4000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    encoder = Counting()
    whole = Meaning(tmp_path, encoder).of(side(GERMAN))
    (kept,) = files(tmp_path)
    kept.write_bytes(damage)
    mended = Meaning(tmp_path, encoder).of(side(GERMAN))
    assert encoder.asked == 2 and whole is not None and mended is not None and np.array_equal(whole, mended)
    assert Meaning(tmp_path, encoder).of(side(GERMAN)) is not None and encoder.asked == 2


def test_what_is_kept_is_the_users_alone_and_nothing_half_written_stays(tmp_path: Path) -> None:
    folder = tmp_path / "vectors"
    Meaning(folder, Counting()).of(side(GERMAN))
    (kept,) = folder.iterdir()
    assert kept.stat().st_mode & 0o077 == 0 and folder.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="no modes of files")
def test_what_others_could_have_written_is_not_believed(tmp_path: Path) -> None:
    encoder = Counting()
    Meaning(tmp_path, encoder).of(side(GERMAN))
    files(tmp_path)[0].chmod(0o666)
    Meaning(tmp_path, encoder).of(side(GERMAN))
    assert encoder.asked == 2


def test_what_was_used_longest_ago_makes_room(tmp_path: Path) -> None:
    encoder = Counting()
    meaning = Meaning(tmp_path, encoder, most=3 * SIZE * 2 + 1000)
    for place, sentence in enumerate(GERMAN[:3]):
        meaning.of(side([sentence]))
        for old in files(tmp_path):
            os.utime(old, (place, place))
    meaning.of(side(GERMAN[3:5]))
    assert 0 < sum(file.stat().st_size for file in files(tmp_path)) <= 3 * SIZE * 2 + 1000
    meaning.of(side(GERMAN[3:5]))
    assert encoder.asked == 4


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    encoder = Counting()
    assert Meaning(tmp_path / "file", encoder).of(side(GERMAN)) is not None


def test_without_an_encoder_there_are_no_vectors_and_the_words_still_link() -> None:
    assert NO_MEANING.of_both(side(ENGLISH), side(ENGLISH)) is None
    assert align(side(ENGLISH), side(ENGLISH[1:])).links


def test_sentences_of_two_languages_are_linked_by_their_meaning() -> None:
    meaning = Meaning(None, installed())
    german, english = side(GERMAN), side(ENGLISH)
    alignment = align(german, english, vectors=meaning.of_both(german, english))
    found = {(german.sentences.index(link.left), english.sentences.index(link.right)) for link in alignment.links}
    assert {(1, 1), (2, 3), (3, 4)} <= found
    assert not {pair for pair in found if pair[1] == 5}
    there = {(link.left, link.right, link.strength, link.sure) for link in alignment.links}
    turned = align(english, german, vectors=meaning.of_both(english, german))
    assert there == {(link.right, link.left, link.strength, link.sure) for link in turned.links}


def test_reports_are_as_alike_as_their_beginnings_whatever_the_lengths_of_vectors() -> None:
    rows = np.eye(BEGINNING + 2)
    assert likeness(rows, 3 * rows[::-1][2:]) == pytest.approx(1.0)
    assert likeness(rows[:4], rows[4:8]) == pytest.approx(0.0)
    assert likeness(rows[:4], rows[2:6]) == pytest.approx(likeness(rows[2:6], rows[:4])) == pytest.approx(0.5)
    assert likeness(rows, rows[:0]) == 0.0
    assert likeness(rows, rows[BEGINNING:]) == pytest.approx(0.0), "what stands further down is not looked at"
