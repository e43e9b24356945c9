"""The words by which facts are read in one language, from the lexicon, ready to be looked up.

Example: `vocabulary("en").numbers["twelve"]` is `12.0`, `.units[("km",)]` is `Unit("length", 1000.0)`,
`.fates["kill"]` is `"dead"`. Of a language that has no words for facts, `can_read` says so: its digits are read all
the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from index.comparison.facts.stated.small_words import (
    Before,
    Behind,
    Endings,
    Phrases,
    Row,
    Small,
    by_last,
    row,
    small_words_of,
)
from index.lexicon.phrases import one_of
from index.lexicon.reading import ENGLISH, kept, languages
from index.lexicon.sections import Language
from index.text.affixes import bare_forms
from index.text.calendar import english_weekday, months, weekdays
from index.text.folding import fold
from index.text.numbers import magnitudes, word_values
from index.text.stems import stem

_FIRST_JOINED = "א"
# Alphabets from here on join small words to the next one.

FATE, DEED, COUNTED = "fate:", "deed:", "counted:"
"""What marks the key of a group of words among the plain stems."""

IN_ANY_LANGUAGE = (FATE, DEED)
"""What marks the key of a group that has one name in every language."""

_ENDINGS = (
    ("acquitted", "convicted"),
    ("accepted", "rejected"),
    ("open", "closed"),
    ("allowed", "banned"),
    ("resumed", "suspended"),
    ("imposed", "lifted"),
)
# How something ends, one way or the other: in courts, votes, at borders, with permits, services and curfews.

OPPOSED = {one: other for pair in _ENDINGS for one, other in (pair, pair[::-1])}
"""The names of outcomes (`outcomes` of the lexicon), each with that of its opposite."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit measures, and how much one of it is of the base unit: a mile is 1,609.344 metres of `length`."""

    measure: str
    factor: float


@dataclass(frozen=True)
class Corrections:
    """What tells that a value is given up: searched in the words before it, but for `changed` in the whole sentence."""

    came_from: re.Pattern[str]
    not_this: re.Pattern[str]
    once_planned: re.Pattern[str]
    changed: re.Pattern[str]
    older_reports: re.Pattern[str]
    as_it_is: Row


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language; what has several words is a phrase. The small words of its grammar are looked up in
    `small`, `before`, `behind` and `endings`.
    """

    language: str
    small: Small
    before: Before
    behind: Behind
    endings: Endings
    numbers: Mapping[str, float]
    magnitudes: Mapping[str, float]
    rough: Mapping[str, tuple[float, float]]
    fractions: Mapping[str, float]
    ordinals: Mapping[str, int]
    hedges: Mapping[str, Phrases]
    units: Mapping[Row, Unit]
    currencies: Mapping[str, str]
    day_parts: Mapping[str, tuple[float, float]]
    days_away: Mapping[str, int]
    ahead: re.Pattern[str]
    plans: re.Pattern[str]
    earlier: re.Pattern[str]
    still: re.Pattern[str]
    part_of: re.Pattern[str]
    further: frozenset[str]
    limits_on: re.Pattern[str]
    saying: frozenset[str]
    fates: Mapping[str, str]
    deeds: Mapping[str, str]
    phrasal: Mapping[Row, str]
    separable: Mapping[Row, str]
    counted: Mapping[str, str]
    opposites: Mapping[str, frozenset[str]]
    outcomes: Mapping[str, str]
    denials: frozenset[str]
    rough_behind: Mapping[str, frozenset[str]]
    directions: Mapping[str, float]
    where: Mapping[str, str]
    clause_ends: frozenset[str]
    earthquakes: re.Pattern[str]
    corrections: Corrections

    @cached_property
    def denial_marks(self) -> frozenset[str]:
        """The words with which a denial of a figure begins: a sentence without any denies none but by a negation."""
        said = self.behind
        phrases = (said.denying, said.rejecting, said.untrue, said.untrue_before, said.denying_last)
        return self.small.but_rather.union(*phrases)

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

    def outcome(self, low: str) -> str:
        """The name of the outcome that a word in lower case tells, by its form and not by its stem: "closed" is one,
        "close to" none. Empty for any other word.
        """
        return self.outcomes.get(fold(low), "")

    @cached_property
    def first_parts(self) -> frozenset[str]:
        """The first words of separable verbs."""
        return frozenset(first for first, _ in self.separable)

    def month(self, word: str, low: str) -> int | None:
        """The number of a month by its name as written and in lower case, 1 to 12; None for any other word."""
        number = self.months.get(low)
        return None if number and "months" in self.small.capitals and not word[0].isupper() else number

    @cached_property
    def weekday(self) -> Callable[[str], int | None]:
        """Gives the number of a weekday in lower case (Monday is 0), None for any other word."""
        return english_weekday if self.language == ENGLISH else weekdays(self.language).get

    @cached_property
    def months(self) -> Mapping[str, int]:
        """The months of the language by their names in lower case."""
        return months(self.language)

    def stem(self, low: str) -> str:
        """What the inflections of a lower-case word share in this language."""
        return stem(low.removesuffix("'s").removesuffix("’s"), self.language)

    def root(self, folded: str) -> str:
        """The stem of a folded word; of an Arabic or Hebrew one without the small word that is joined to it, where only
        so it is of a group: وإصابة, "and the wounding of".
        """
        own = self.stem(folded)
        if own in self.groups or folded[:1] < _FIRST_JOINED:
            return own
        return next((root for bare in bare_forms(folded) if (root := self.stem(bare)) in self.groups), own)


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

    small, before, behind, endings = small_words_of(words)
    return Vocabulary(
        language=language,
        small=small,
        before=before,
        behind=behind,
        endings=endings,
        numbers={word: float(value) for word, value in word_values(code).items()},
        magnitudes={word: float(value) for word, value in magnitudes(code).items()},
        rough={word: _span(key) for key, said in words.rough.items() for word in said},
        fractions={word: _ratio(key) for key, said in words.fractions.items() for word in said},
        ordinals={word: int(value) for value, said in words.ordinals.items() for word in said},
        hedges={name: by_last(said) for name, said in words.hedges.items()},
        units={("%",): Unit("share", 1.0), ("٪",): Unit("share", 1.0)}
        | {row(word): _unit(key) for key, said in words.units.items() for word in said},
        currencies=signs | {word: name for name, said in words.currencies.items() for word in said},
        day_parts={word: _span(key) for key, said in words.day_parts.items() for word in said},
        days_away={word: int(value) for value, said in words.days_away.items() for word in said},
        ahead=_any(words.ahead),
        plans=_plans(words, code),
        earlier=_any(words.earlier),
        still=_any(words.still),
        part_of=_any(words.part_of),
        further=frozenset(words.further),
        limits_on=_any(words.limits_on),
        saying=frozenset(words.saying),
        fates=by_stem(words.fates),
        deeds=by_stem(words.deeds),
        phrasal={row(verb): stem(fold(deed), language) for deed, said in words.phrasal.items() for verb in said},
        separable={row(verb): fold(one) for one, said in words.separable.items() for verb in said},
        counted=by_stem(words.counted),
        opposites=_opposites(words.opposites, language),
        outcomes={fold(word): name for name, said in words.outcomes.items() for word in said},
        denials=frozenset(words.denials),
        rough_behind={rough: frozenset(said) for rough, said in words.rough_behind.items()},
        directions={word: float(degrees) for degrees, said in words.directions.items() for word in said},
        where={word: name for name, said in words.where.items() for word in said},
        clause_ends=frozenset((*_CLAUSE_SIGNS, *small.clause_words, *small.fact_clause_words)),
        earthquakes=_any(words.earthquakes),
        corrections=_corrections(words),
    )


_CLAUSE_SIGNS = (",", ";", ":", "(", ")", "–", "—", "،", "؛")
# Signs at which a clause ends, in every language.


def _corrections(words: Language) -> Corrections:
    by, origin = ("|".join(map(re.escape, said)) or "(?!)" for said in (words.changes_by, words.changes_from))
    return Corrections(
        came_from=re.compile(rf"\b(?:{by})(?: \w+)? (?:{origin})$"),
        not_this=re.compile(rf"\b{one_of(words.not_this)}$"),
        once_planned=re.compile(rf"\b{one_of(words.once_planned)}$"),
        changed=_any(words.changed, re.NOFLAG),
        older_reports=re.compile(rf"\b{one_of(words.older_reports)}\b"),
        as_it_is=words.as_it_is,
    )


def _span(key: str) -> tuple[float, float]:
    low, _, high = key.partition("-")
    return float(low), float(high)


def _ratio(key: str) -> float:
    above, _, below = key.partition("/")
    return float(above) / float(below)


def _unit(key: str) -> Unit:
    measure, _, factor = key.rpartition(" ")
    return Unit(measure, float(factor))


def _any(phrases: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Any of the phrases as whole words; none where there are no phrases."""
    said = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"\b(?:{said})\b" if said else r"(?!)", flags)


def _plans(words: Language, code: str) -> re.Pattern[str]:
    """What tells that something may be; a month of that name, "in May", tells nothing of the kind."""
    of_months = set(words.plans) & months(code).keys()
    small = "|".join(map(re.escape, sorted(of_months))) or "(?!)"
    other = _any(each for each in words.plans if each not in of_months).pattern
    return re.compile(rf"{other}|(?-i:\b(?:{small})\b)", re.IGNORECASE)


def _opposites(pairs: Iterable[tuple[str, ...]], language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        a, b = stem(fold(one), language), stem(fold(other), language)
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in found.items()}
