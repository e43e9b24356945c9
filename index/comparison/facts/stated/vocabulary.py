"""The words by which facts are read in one language, from the lexicon, ready to be looked up.

Example: `vocabulary("en").numbers["twelve"]` is `12.0`, `.units[("km",)]` is `Unit("length", 1000.0)`,
`.fates["kill"]` is `"dead"`. Of a language that has no words for facts, `can_read` says so: its digits are read all
the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from index.lexicon.reading import ENGLISH, kept, languages
from index.text.folding import fold
from index.text.stems import stem
from index.text.words import script_of

FATE, DEED, COUNTED = "fate:", "deed:", "counted:"
"""What marks the key of a group of words among the plain stems."""

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases as rows of words, by their last word: "more than" is found going back from a number."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit measures, and how much one of it is of the base unit: a mile is 1,609.344 metres of `length`."""

    measure: str
    factor: float


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language; what has several words is a phrase."""

    language: str
    numbers: Mapping[str, float]
    magnitudes: Mapping[str, float]
    rough: Mapping[str, tuple[float, float]]
    fractions: Mapping[str, float]
    ordinals: Mapping[str, int]
    hedges: Mapping[str, Phrases]
    none: frozenset[str]
    units: Mapping[tuple[str, ...], Unit]
    currencies: Mapping[str, str]
    day_parts: Mapping[str, tuple[float, float]]
    days_away: Mapping[str, int]
    ahead: re.Pattern[str]
    plans: re.Pattern[str]
    earlier: re.Pattern[str]
    part_of: re.Pattern[str]
    further: frozenset[str]
    saying: frozenset[str]
    fates: Mapping[str, str]
    deeds: Mapping[str, str]
    counted: Mapping[str, str]
    opposites: Mapping[str, frozenset[str]]
    denials: frozenset[str]

    @property
    def can_read(self) -> bool:
        """Whether the language has number words at all; of others only digits are read."""
        return bool(self.numbers)

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """What a word that is counted is, or what befell it: "passengers" are persons, "dead" are dead."""
        return {**self.counted, **{word: FATE + fate for word, fate in self.fates.items()}}

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """The key of the group that a stem belongs to: what befell somebody before what is done, before what is
        counted.
        """
        named = ((COUNTED, self.counted), (DEED, self.deeds), (FATE, self.fates))
        return {word: prefix + name for prefix, group in named for word, name in group.items()}

    def stem(self, low: str) -> str:
        """What the inflections of a lower-case word share in this language."""
        return stem(low.removesuffix("'s").removesuffix("’s"), self.language)


UNKNOWN = "und"
"""The code of a language that is not known (ISO 639-2)."""

_SAMPLE = 400
# Letters from which the script of a text is told.


def vocabulary_for(language: str | None, text: str) -> Vocabulary:
    """The vocabulary to read a text by. One whose language is not known is read as English where its letters are Latin,
    since short texts show no language; of any other only the digits are read.
    """
    if language is None:
        letters = [character for character in text if character.isalpha()][:_SAMPLE]
        latin = sum(script_of(letter) == "LATIN" for letter in letters)
        language = ENGLISH if 2 * latin >= len(letters) else UNKNOWN
    return vocabulary(language)


@kept()
def vocabulary(code: str) -> Vocabulary:
    """The vocabulary of a language by its ISO 639-1 code; of a language without a file one that is empty
    but for the signs of money and percent.
    """
    words = languages().get(code)
    english = languages()[ENGLISH]
    if words is None:
        words = type(english)()
    signs = {word: name for name, said in english.currencies.items() for word in said if not word.isalpha()}
    language = code

    def by_stem(groups: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
        return {stem(fold(word), language): name for name, said in groups.items() for word in said}

    return Vocabulary(
        language=language,
        numbers={word: float(value) for value, said in words.number_words.items() for word in said},
        magnitudes={word: float(value) for value, said in words.magnitudes.items() for word in said},
        rough={word: _span(key) for key, said in words.rough.items() for word in said},
        fractions={word: _ratio(key) for key, said in words.fractions.items() for word in said},
        ordinals={word: int(value) for value, said in words.ordinals.items() for word in said},
        hedges={name: _by_last(said) for name, said in words.hedges.items()},
        none=frozenset(words.none),
        units={("%",): Unit("share", 1.0), ("٪",): Unit("share", 1.0)}
        | {_row(word): _unit(key) for key, said in words.units.items() for word in said},
        currencies=signs | {word: name for name, said in words.currencies.items() for word in said},
        day_parts={word: _span(key) for key, said in words.day_parts.items() for word in said},
        days_away={word: int(value) for value, said in words.days_away.items() for word in said},
        ahead=_any(words.ahead),
        plans=_any(words.plans),
        earlier=_any(words.earlier),
        part_of=_any(words.part_of),
        further=frozenset(words.further),
        saying=frozenset(words.saying),
        fates=by_stem(words.fates),
        deeds=by_stem(words.deeds),
        counted=by_stem(words.counted),
        opposites=_opposites(words.opposites, language),
        denials=frozenset(words.denials),
    )


def _row(phrase: str) -> tuple[str, ...]:
    """A phrase as the words of a sentence are cut: `km/h` is three."""
    return tuple(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]", phrase))


def _by_last(phrases: Iterable[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        row = _row(phrase)
        found.setdefault(row[-1], []).append(row)
    return {last: tuple(sorted(rows, key=len, reverse=True)) for last, rows in found.items()}


def _span(key: str) -> tuple[float, float]:
    low, _, high = key.partition("-")
    return float(low), float(high)


def _ratio(key: str) -> float:
    above, _, below = key.partition("/")
    return float(above) / float(below)


def _unit(key: str) -> Unit:
    measure, _, factor = key.rpartition(" ")
    return Unit(measure, float(factor))


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words; none where there are no phrases."""
    said = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"\b(?:{said})\b" if said else r"(?!)", re.IGNORECASE)


def _opposites(pairs: Iterable[tuple[str, ...]], language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        a, b = stem(one, language), stem(other, language)
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in found.items()}
