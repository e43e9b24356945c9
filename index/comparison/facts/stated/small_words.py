"""The small words of one language beside a value, ready to be looked up: articles, prepositions, endings, and phrases
that stand before or behind.

Each field is the section of the lexicon of that name (docs/lexicon.md tells what it holds): of `Small` a set of words,
of `Before` and `Behind` phrases that end just before, or begin just behind, a place among the words of a sentence.

Example: `small_words_of(languages()["en"])[0].articles` is `{"a", "an"}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from itertools import chain

from index.lexicon.phrases import ways
from index.lexicon.sections import Language

Row = tuple[str, ...]
"""A phrase, word by word."""

Phrases = Mapping[str, tuple[Row, ...]]
"""Phrases by their last word, or by their first, the longest first: "more than" is found going back from a number."""


@dataclass(frozen=True)
class Small:
    """Sets of words and endings."""

    articles: frozenset[str]
    definite: frozenset[str]
    elided: frozenset[str]
    of: frozenset[str]
    owners: frozenset[str]
    these: frozenset[str]
    them: frozenset[str]
    auxiliaries: frozenset[str]
    being: frozenset[str]
    only_counting: frozenset[str]
    joins_numbers: frozenset[str]
    between: frozenset[str]
    ranges: frozenset[str]
    uncounted: frozenset[str]
    before_one: frozenset[str]
    behind_one: frozenset[str]
    no_none: frozenset[str]
    no_ordinals: frozenset[str]
    occasion: frozenset[str]
    lasting: frozenset[str]
    numbered: frozenset[str]
    labels: frozenset[str]
    number_signs: frozenset[str]
    times_over: frozenset[str]
    how_often: frozenset[str]
    per: frozenset[str]
    periods: frozenset[str]
    plurals: frozenset[str]
    before_money: frozenset[str]
    of_currencies: frozenset[str]
    minus: frozenset[str]
    capitals: frozenset[str]
    no_months: frozenset[str]
    ordinal_endings: frozenset[str]
    early: frozenset[str]
    late: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]
    last_behind: frozenset[str]
    next_behind: frozenset[str]
    just_gone: frozenset[str]
    before_years: frozenset[str]
    behind_years: frozenset[str]
    no_years: frozenset[str]
    back_in: frozenset[str]
    same_one: frozenset[str]
    before_times: frozenset[str]
    behind_times: frozenset[str]
    hour_signs: frozenset[str]
    at_hours: frozenset[str]
    only_hours: frozenset[str]
    later_hours: frozenset[str]
    past_hours: frozenset[str]
    just_at: frozenset[str]
    before_day_parts: frozenset[str]
    common_day_parts: frozenset[str]
    before: frozenset[str]
    limits: frozenset[str]
    from_value: frozenset[str]
    to_value: frozenset[str]
    tallies: frozenset[str]
    than: frozenset[str]
    joins_names: frozenset[str]
    agents: frozenset[str]
    claiming: frozenset[str]
    responsibility: frozenset[str]
    no_claim: frozenset[str]
    half_denials: frozenset[str]
    lacking: frozenset[str]
    reshaping: frozenset[str]
    denials_behind: frozenset[str]
    hearsay: frozenset[str]
    told_of: frozenset[str]
    correcting: frozenset[str]
    but_rather: frozenset[str]
    not_behind: frozenset[str]
    pronouns: frozenset[str]
    only_but: frozenset[str]
    conditions: frozenset[str]
    that: frozenset[str]
    clause_words: frozenset[str]
    fact_clause_words: frozenset[str]


@dataclass(frozen=True)
class Before:
    """Phrases by their last word."""

    before_ages: Phrases
    before_ago: Phrases
    beginnings: Phrases
    middles: Phrases
    ends: Phrases


@dataclass(frozen=True)
class Behind:
    """Phrases by their first word."""

    none: Phrases
    nobody: Phrases
    out_of: Phrases
    behind_ages: Phrases
    behind_ago: Phrases
    behind_hours: Phrases
    unknown_doer: Phrases
    denying: Phrases
    denying_last: Phrases
    rejecting: Phrases
    untrue: Phrases
    untrue_before: Phrases
    no_denials: Phrases
    forenoon: Phrases
    afternoon: Phrases


@dataclass(frozen=True)
class Endings:
    """Endings of words, as `str.endswith` takes them."""

    plural_endings: Row
    singular_endings: Row
    participle_endings: Row
    denial_endings: Row
    future_endings: Row


def small_words_of(words: Language) -> tuple[Small, Before, Behind, Endings]:
    """The small words of a language, from its sections. A hedge denies nothing: "no fewer than"."""
    hedges = tuple(phrase for said in words.hedges.values() for phrase in said if " " in phrase)
    words = replace(
        words,
        no_denials=(*words.no_denials, *hedges),
        rejecting=_every_way(words.rejecting),
        untrue=_every_way(words.untrue),
        untrue_before=_every_way(words.untrue_before),
    )
    return (
        Small(**{each.name: frozenset(getattr(words, each.name)) for each in fields(Small)}),
        Before(**{each.name: by_last(getattr(words, each.name)) for each in fields(Before)}),
        Behind(**{each.name: by_first(getattr(words, each.name)) for each in fields(Behind)}),
        Endings(**{each.name: tuple(getattr(words, each.name)) for each in fields(Endings)}),
    )


def _every_way(phrases: Row) -> Row:
    return tuple(chain.from_iterable(map(ways, phrases)))


def row(phrase: str) -> Row:
    """A phrase as the words of a sentence are cut: `km/h` is three."""
    return tuple(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]", phrase))


def by_last(phrases: Iterable[str]) -> Phrases:
    """The phrases by their last word."""
    return _by(-1, phrases)


def by_first(phrases: Iterable[str]) -> Phrases:
    """The phrases by their first word."""
    return _by(0, phrases)


def _by(place: int, phrases: Iterable[str]) -> Phrases:
    found: dict[str, list[Row]] = {}
    for phrase in phrases:
        words = row(phrase)
        found.setdefault(words[place], []).append(words)
    return {word: tuple(sorted(rows, key=len, reverse=True)) for word, rows in found.items()}
