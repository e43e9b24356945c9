"""Whether two reports in two languages tell of one incident, by the beginning of each: there a report says what
happened, to whom and where.

What two languages share is told apart from what they mean: names in any letters, names of places, numbers in digits and
words; and, where the sentence encoder is there, the meaning of the whole beginning as one vector. Each is a sign of a
logistic regression, fitted with and without that vector on events that were told in five languages
(`benchmarks/fitting/across_fit.py`). Reports in one language are held against each other by their words
(`index.comparison.incidents.sameness`); those in letters without capitals, whose words do not show their names, are
held here too.

signs(beginning("ru", "В Торваске погиб 21 шахтёр"), beginning("es", "Mueren 21 mineros en Torvask"))
    {"names": 1.0, "numbers": 1.0, ...}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from index.article import Article
from index.comparison.incidents.leads import beginning_in, has_capitals
from index.comparison.incidents.sameness import IncidentWeights
from index.names.forms import without_arabic_articles
from index.names.heard import Heard
from index.names.letters import alphabet
from index.names.places import places
from index.text.affixes import bare_forms
from index.text.calendar import is_of_the_calendar
from index.text.folding import fold, without_case
from index.text.numbers import NUMBER, plain_digits, value_of_digits
from index.text.numerals import numerals_in
from index.text.stop_words import folded, hollow

WEIGHTS = Path(__file__).with_name("across.json")

ONE_NAME, IN_ONE_ALPHABET = 7.0, 12.0
"""The odds (see `index.names.letters`) from which two words of two alphabets, and of one, are the same name."""
SHORTEST = 4
"""Letters of a name that is told by its sound."""
SMALL = 10
"""Numbers below are in every report."""
YEARS = range(1900, 2100)
MOST = 4
"""So many names, or numbers, in common say as much as any more."""

UNDATED = 3.0
"""The log-odds that two reports lack of which one has no date: much means the same that is of other days. Of 69 reports
in five languages, each beside the twelve most like it of these and of 804 of a war, whatever the days, .4 is reached by
144 pairs, 16 of them wrong, 3.4 by some 110, 2 of them wrong. Without meaning .4 is reached by 71 pairs, none wrong.
"""

ENCODED = frozenset(("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"))
"""The languages (ISO 639-1) whose meaning the encoder was made for."""


@dataclass(frozen=True)
class Beginning:
    """The beginning of a report in a language: what it names and counts is found when it is asked for."""

    language: str
    text: str

    @property
    def has_capitals(self) -> bool:
        """Whether its letters have capitals, which show its names."""
        return has_capitals(self.text)

    @cached_property
    def _told(self) -> list[tuple[str, bool]]:
        """The words but those that say nothing, folded, and whether each may be a name."""
        small, cased = folded(hollow(self.language)), self.has_capitals
        written = [without_case(match[0], self.language) for match in _WORD.finditer(self.text)]
        low = {fold(word) for word in written if word[0].islower()}
        found = []
        for word in written:
            form = without_arabic_articles((fold(word),))[0]
            if form and form not in small:
                is_name = word[0].isupper() and fold(word) not in low if cased else True
                found.append((form, is_name and not is_of_the_calendar(form)))
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that say something, and what each may be without a small word or a case joined to it."""
        return frozenset(each for form, _ in self._told for each in (form, *bare_forms(form)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The words that may be names: with a capital, or any where letters have none."""
        return tuple(dict.fromkeys(form for form, is_name in self._told if is_name and len(form) >= SHORTEST))

    @cached_property
    def heard(self) -> Heard:
        """Its words by their sound."""
        return Heard(word for word in self.words if len(word) >= SHORTEST)

    @cached_property
    def places(self) -> frozenset[int]:
        """The places that its names may be of."""
        return frozenset(place for name in self.names for form in (name, *bare_forms(name)) for place in places(form))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of two digits and more but years, in digits or in words."""
        in_words = numerals_in(self.text, 0, len(self.text), self.language)
        said = [f"{value:.12g}" for _, _, value in in_words if value is not None]
        digits = map(plain_digits, re.findall(NUMBER, self.text))
        return frozenset(number for number in (*said, *digits) if _tells(number))


_WORD = re.compile(r"[^\W\d_]+(?:['’\u200c][^\W\d_]+)*")


def _tells(number: str) -> bool:
    value = value_of_digits(number)
    return value is not None and value >= SMALL and value not in YEARS


def beginning_of(article: Article) -> Beginning | None:
    """The beginning of an article; None where its language is not known, or it has hardly a beginning."""
    own = beginning_in(article)
    return Beginning(article.metadata.language or "", own) if own else None


def signs(one: Beginning, other: Beginning, meaning: float | None = None) -> dict[str, float]:
    """What speaks for one incident, the same whichever comes first; `meaning` is the cosine of their vectors. About 3
    ms of CPU.
    """
    names, places_shared = len(_shared_names(one, other)), one.places & other.places
    found = {
        "names": min(MOST, names) / MOST,
        "names_share": min(1.0, names / max(1, min(_named(one), _named(other)))),
        "places": min(MOST, len(places_shared)) / MOST,
        "numbers": min(MOST, len(one.numbers & other.numbers)) / MOST,
        "numbers_share": len(one.numbers & other.numbers) / max(1, min(len(one.numbers), len(other.numbers))),
    }
    return found if meaning is None else {**found, "meaning": meaning}


def _named(report: Beginning) -> int:
    """How many names a report has; where letters have no capitals, no fewer than the other."""
    return len(report.names) if report.has_capitals else len(report.words)


def _shared_names(one: Beginning, other: Beginning) -> set[str]:
    """The names of the one whose letters have capitals that stand in the other, in any spelling."""
    named, said = (one, other) if one.has_capitals or not other.has_capitals else (other, one)
    other_names = frozenset(said.names) if said.has_capitals else said.words
    return {name for name in named.names if name in other_names or _is_heard(name, said, other_names)}


def _is_heard(name: str, said: Beginning, among: frozenset[str]) -> bool:
    own = alphabet(name)
    for script in said.heard.alphabets if own else ():
        least = IN_ONE_ALPHABET if script == own else ONE_NAME
        if any(script != own or form in among for _, form in said.heard.like(name, script, least)):
            return True
    return False


def odds(one: Beginning, other: Beginning, meaning: float | None = None, *, dated: bool = True) -> float:
    """The log-odds that two reports tell of one incident: nearly of one day if both are `dated`, else of any."""
    by_meaning = meaning is not None and one.language in ENCODED and other.language in ENCODED
    told = _weights()[by_meaning].odds(signs(one, other, meaning if by_meaning else None))
    return told - UNDATED if by_meaning and not dated else told


@cache
def _weights() -> Mapping[bool, IncidentWeights]:
    """The weights with the meaning of both (True) and without."""
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {
        by_meaning: IncidentWeights(found[name]["bias"], found[name]["signs"])
        for by_meaning, name in ((True, "meaning"), (False, "names"))
    }


def likely_first(report: Beginning, others: Sequence[tuple[str, Beginning]], most: int) -> Iterator[str]:
    """Of others, by name, those that share most words and numbers as they stand, at most `most`: where there are no
    vectors to go by.
    """
    shared = [
        (
            len(report.numbers & other.numbers) + len(report.words & other.words) + len(report.places & other.places),
            name,
        )
        for name, other in others
    ]
    yield from (name for count, name in sorted(shared, key=lambda row: (-row[0], row[1]))[:most] if count)
