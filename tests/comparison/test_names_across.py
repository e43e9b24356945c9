"""Names that two reports in two alphabets share are one term; what is no name, or another name, stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
import pytest

from index.article import Article, Metadata, Span
from index.comparison.comparing import compare_sides
from index.comparison.meaning.encoder import SIZE, Vectors
from index.comparison.meaning.vectors import NO_MEANING, Meaning
from index.comparison.reading.reading import Side, read

ENGLISH = (
    "A freight train derailed near Karaganda on Tuesday, the governor Ruslan Bekov said.",
    "He was taken to a hospital in Almaty.",
)
RUSSIAN = (
    "Товарный поезд сошёл с рельсов под Карагандой во вторник, сообщил губернатор Руслан Беков.",
    "Его доставили в больницу в Алматы.",
)
ARABIC = (
    "خرج قطار بضائع عن القضبان قرب كاراغاندا يوم الثلاثاء، كما قال الحاكم رسلان بيكوف.",
    "نقل إلى مستشفى بألماتي.",
)
ELSEWHERE = ("В Самаре открыли новый мост, сообщил мэр Егор Зуев.",)


def side(sentences: tuple[str, ...], language: str) -> Side:
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return Side("\n".join(sentences), tuple(spans), language=language)


def shared_names(one: Side, other: Side) -> set[str]:
    left, right = read(one, other)
    names = [set(chain.from_iterable(reading.names for reading in readings)) for readings in (left, right)]
    return names[0] & names[1]


@pytest.mark.parametrize(("told", "language"), [(RUSSIAN, "ru"), (ARABIC, "ar")])
def test_names_in_another_alphabet_are_the_same_names_in_any_case_and_with_what_is_joined_to_them(
    told: tuple[str, ...], language: str
) -> None:
    assert len(shared_names(side(ENGLISH, "en"), side(told, language))) >= 4


def test_other_names_and_other_words_are_not() -> None:
    assert shared_names(side(ENGLISH, "en"), side(ELSEWHERE, "ru")) == set()


def test_reports_in_one_alphabet_are_read_as_they_were() -> None:
    german = side(("Ein Zug entgleiste bei Karaganda.",), "de")
    left, _ = read(side(ENGLISH, "en"), german)
    alone, _ = read(side(ENGLISH, "en"), side(ENGLISH, "en"))
    assert [reading.terms for reading in left] == [reading.terms for reading in alone]


@pytest.mark.parametrize(("told", "language"), [(RUSSIAN, "ru"), (ARABIC, "ar")])
def test_it_hangs_on_neither_the_side_nor_the_order(told: tuple[str, ...], language: str) -> None:
    one, other = side(ENGLISH, "en"), side(told, language)
    assert shared_names(one, other) == shared_names(other, one)
    assert [r.terms for r in read(one, other)[1]] == [r.terms for r in read(other, one)[0]]


@pytest.mark.parametrize("with_vectors", [True, False])
def test_that_two_languages_are_linked_by_names_alone_is_said(with_vectors: bool) -> None:
    sides = side(ENGLISH, "en"), side(RUSSIAN, "ru")
    articles = [
        Article(name, f"{name}.txt", s.text, (), Metadata(language=s.language))
        for name, s in zip("ab", sides, strict=True)
    ]
    meaning = Meaning(None, OneVector()) if with_vectors else NO_MEANING
    compared = compare_sides(articles[0], sides[0], articles[1], sides[1], meaning=meaning)
    assert any("names and numbers alone" in caution for caution in compared.cautions) is not with_vectors


class OneVector:
    """Every sentence means the same."""

    name = "one"
    is_loaded = True

    def encode(self, sentences: Sequence[str]) -> Vectors:
        return np.ones((len(sentences), SIZE))
