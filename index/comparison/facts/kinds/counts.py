"""What a figure without a unit is: a count of persons or things, an age, a score, the magnitude of an earthquake.

Example: of "Jane Roe, 34, was freed" the value is an age from 34 to 34.
"""

from __future__ import annotations

from dataclasses import replace

from index.article import Span
from index.comparison.facts.kinds.figures import Figure, Words
from index.comparison.facts.kinds.heads import is_plural, with_head, with_tallied_head
from index.comparison.facts.kinds.times import is_a_year
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import low_at, said_before, said_behind

_AGE_MOST, _AGE_LEAST = 105, 3

_PERSON = "person"  # what those are that heads of counts are of


def counted(text: str, words: Words, figure: Figure, known: Vocabulary) -> StatedValue | None:
    """The value of a figure without a unit; None where it counts nothing."""
    if _names_something(words, figure, known) or is_a_year(figure, words):
        return None
    before, following = low_at(words, figure.first - 1), low_at(words, figure.last)
    if following in known.small.times_over:
        return _plain(words, figure, FactKind.TIMES, figure.last + 1)
    if (score := _score(words, figure)) is not None:
        return score
    if _is_magnitude(text, words, figure, known):
        return _plain(words, figure, FactKind.MAGNITUDE, figure.last)
    by_itself = low_at(words, figure.first) if figure.last == figure.first + 1 else ""
    if known.numbers.get(by_itself) == 1 and _is_pronoun(before, following, known):
        return None
    if by_itself in known.small.only_counting and not _counts(words, figure, known):
        return None
    value = _plain(words, figure, FactKind.COUNT, figure.last)
    if figure.hedge == "at least" and not figure.is_range and not _is_round(figure.plain):
        value = replace(value, high=figure.plain)
    is_article = by_itself in known.small.articles
    value = with_head(words, replace(value, is_article=is_article), known)  # "un homme" is a man or one man
    return value if value.head or value.is_part or is_article else with_tallied_head(words, value, known)


def _plain(words: Words, figure: Figure, kind: FactKind, last: int) -> StatedValue:
    span = Span(words[figure.first].start, words[last - 1].end)
    low, high, hedge = figure.low, figure.high, figure.hedge
    return StatedValue(kind, low, high, figure.first, last, span, figure.plain, hedge=hedge, step=figure.step)


_ROUND, _ROUND_LARGE, _LARGE = 5, 10, 100
# What is rounded is a multiple of five, from a hundred on of ten: Jansen and Pollmann, "On Round Numbers: Pragmatic
# Aspects of Numerical Expressions" (2001).


def _is_round(number: float) -> bool:
    """Whether a count may have been rounded; "at least 29" were counted one by one, and 31 are another count."""
    return number % (_ROUND if number < _LARGE else _ROUND_LARGE) == 0


def _is_pronoun(before: str, following: str, known: Vocabulary) -> bool:
    """Whether "one" is no count between two words: "one of", "no one", "the one that", "one-off"."""
    small = known.small
    return following in ("", ".", ",", "-") or following in small.behind_one or before in small.before_one


def _names_something(words: Words, figure: Figure, known: Vocabulary) -> bool:
    before, following, small = low_at(words, figure.first - 1), low_at(words, figure.last), known.small
    if not figure.in_digits:
        return before in small.uncounted or _is_in_name(words, figure, known)  # a local one
    if following == ":" and _is_numbered_title(words, figure, known):
        return True
    glued = words[figure.first - 1].end == words[figure.first].start if figure.first else False
    if glued and (before == "-" or words[figure.first - 1].is_capital):
        return True  # F-16, G20
    return before in small.numbered or (before == "." and low_at(words, figure.first - 2) in small.number_signs)


def _is_numbered_title(words: Words, figure: Figure, known: Vocabulary) -> bool:
    """Whether a number before a colon is that of what is named before it ("Situation report 2: flood"), of which
    nothing befell and nothing is done ("Killed 12: police").
    """
    before = words[figure.first - 1 : figure.first]
    return bool(before) and before[0].is_content and before[0].stem not in known.groups


def _is_in_name(words: Words, figure: Figure, known: Vocabulary) -> bool:
    """Whether a number word is of a name: it and the word before it have capitals ("Otto Dix", "le Pont Neuf"), in a
    sentence in which not every word has one, as in a headline.
    """
    before, first = words[figure.first - 1 : figure.first], words[figure.first]
    if not before or not first.is_capital or not before[0].is_capital or "nouns" in known.small.capitals:
        return False
    if first.text.isupper() or before[0].text.isupper():
        return False  # BEIRUT Two people
    return any(word.is_content and not word.is_capital for word in words)


def _counts(words: Words, figure: Figure, known: Vocabulary) -> bool:
    """Whether a number word that may be another word counts: before a plural ("neuf personnes"), or as those of whom
    something is told ("; neuf sont morts", but not "le pont neuf est fermé").
    """
    if figure.last == len(words):
        return False
    before, following = words[figure.first - 1 : figure.first], words[figure.last]
    if following.low in known.small.auxiliaries:
        return not (before and before[0].is_content)
    return following.is_content and is_plural(following, known)


def age_of(words: Words, figure: Figure, known: Vocabulary) -> StatedValue | None:
    """An age: "34-year-old", "aged 34", "a woman of 34", or set off behind a name ("Jane Roe, 34, ...")."""
    before, following = low_at(words, figure.first - 1), low_at(words, figure.last)
    if behind := said_behind(words, figure.last, known.behind.behind_ages):
        return _plain(words, figure, FactKind.AGE, figure.last + behind)
    if said_before(words, figure.first, known.before.before_ages):
        return _plain(words, figure, FactKind.AGE, figure.last)
    whole = figure.low == figure.high and _AGE_LEAST <= figure.plain <= _AGE_MOST and figure.plain == int(figure.plain)
    if whole and _is_of_one_person(words, figure, known):
        return _plain(words, figure, FactKind.AGE, figure.last)
    name = words[figure.first - 2] if figure.first > 1 else None
    if not whole or name is None or not name.is_capital or name.low in known.months:
        return None
    if (before == "," and following in (",", ".", ";", ")")) or (before == "(" and following == ")"):
        return replace(_plain(words, figure, FactKind.AGE, figure.last), head=frozenset({name.stem}))
    return None


def _is_of_one_person(words: Words, figure: Figure, known: Vocabulary) -> bool:
    """Whether a number that counts nothing stands behind "a woman of"."""
    behind = words[figure.last] if figure.last < len(words) else None
    if figure.first < 3 or (behind is not None and behind.is_content and is_plural(behind, known)):
        return False
    article, person, of = words[figure.first - 3 : figure.first]
    is_person = known.heads.get(person.stem, "").startswith(_PERSON)
    return is_person and article.low in known.small.articles and of.low in known.small.of


def _score(words: Words, figure: Figure) -> StatedValue | None:
    """A score: two figures of which the second is no greater, joined by a hyphen."""
    if figure.is_range or not figure.in_digits or low_at(words, figure.last) not in ("-", "–"):
        return None
    other = low_at(words, figure.last + 1)
    if not other.isdecimal() or len(other) > 3 or float(other) > figure.plain or figure.plain >= 200:
        return None
    result = figure.plain * 1000 + float(other)
    span = Span(words[figure.first].start, words[figure.last + 1].end)
    return StatedValue(FactKind.SCORE, result, result, figure.first, figure.last + 2, span, figure.plain)


_STRONGEST = 10


def _is_magnitude(text: str, words: Words, figure: Figure, known: Vocabulary) -> bool:
    """Whether a figure with a decimal below ten is how strong an earthquake was."""
    has_decimal = figure.in_digits and "." in words[figure.first].text
    if not has_decimal or figure.plain >= _STRONGEST:
        return False
    return bool(known.earthquakes.search(text, words[0].start, words[-1].end))
