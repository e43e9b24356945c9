"""Values as tests need them: read from one sentence, or made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zlib import crc32

import numpy as np

from index.article import Article, Kind, Metadata, Paragraph, Span, Value
from index.comparison.facts.around import Around
from index.comparison.facts.matching.matching import Match
from index.comparison.facts.matching.pairs import Signs
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import vocabulary
from index.comparison.facts.told import ToldSentence, tell
from index.comparison.meaning.encoder import SIZE, Vectors
from index.comparison.meaning.vectors import Meaning

MONDAY = date(2026, 5, 11)


def told(text: str, language: str = "en", day: date | None = MONDAY) -> ToldSentence:
    return tell(text, Span(0, len(text)), vocabulary(language), day)


def around(text: str, words: str) -> Around | None:
    """The value of a sentence that is told in these words."""
    return next((each for each in told(text).values if each.value.span.of(text) == words), None)


def figures(sentence: ToldSentence) -> list[Around]:
    return [each for each in sentence.figures if each.value.kind is not FactKind.OUTCOME]


def report(name: str, *sentences: str) -> Article:
    """A dated report in English of which each sentence is a paragraph."""
    text = "\n".join(sentences)
    at, paragraphs = 0, []
    for sentence in sentences:
        paragraphs.append(Paragraph(Span(at, at + len(sentence)), Kind.BODY))
        at += len(sentence) + 1
    plain = Article(name, f"{name}.txt", text, tuple(paragraphs), Metadata())
    return replace(plain, metadata=Metadata(published=Value("2024-02-18"), language="en"))


STANDING = ("is_earlier", "is_planned", "is_limit", "is_part", "is_further", "is_superseded", "is_state")

VALUE = StatedValue(FactKind.COUNT, 12, 12, 0, 1, Span(0, 2), 12.0)


def value(number: float, kind: FactKind = FactKind.COUNT, at: int = 0, **more: object) -> StatedValue:
    fields = {"kind": kind, "low": number, "high": number, "plain": number, "span": Span(at, at + 2)}
    return replace(VALUE, **(fields | more))  # type: ignore[arg-type]


def having(stated: StatedValue, *words: str, fate: str = "", names: Sequence[str] = (), **how: bool) -> Around:
    """A value among words that weigh 1 each, standing as `how` says."""
    plain = dict.fromkeys(STANDING, False) | {f"is_{name}": so for name, so in how.items()}
    return Around(stated, dict.fromkeys(words, 1.0), dict.fromkeys(names, 1.0), fate, **plain)


def clash(one: Around, other: Around, chance: float = 0.9, found: Signs | None = None, meets: bool = False) -> Match:
    return Match((0, 0), one, other, meets, lambda: found or {}, chance)


class Translator:
    """An encoder to which the words of a group ("siren sirène") mean one thing, and any other word one of its own."""

    name, is_loaded = "translator", True

    def __init__(self, *groups: str) -> None:
        self._groups = {word: group for group in groups for word in group.split()}

    def encode(self, sentences: Sequence[str]) -> Vectors:
        seeds = [crc32(self._groups.get(text, text).encode()) for text in sentences]
        return np.array([np.random.default_rng(seed).normal(size=SIZE) for seed in seeds]).reshape(-1, SIZE)


def translating(*groups: str) -> Meaning:
    return Meaning(encoder=Translator(*groups))
