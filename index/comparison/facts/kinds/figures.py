"""A number where it begins in a sentence: its value, how coarsely it is given, and the words that hedge it.

Read are digits with the separators of any country, number words, magnitudes ("1.5 billion", "14m"), rough words
("dozens", "tens of thousands"), fractions and ranges ("20 to 30", "between 15 and 20"). What the number counts or
measures is not asked here.

Example: at "about" before "2.5 million people" the figure is 2,325,000 to 2,675,000 with the hedge `about`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.comparison.facts.stated.vocabulary import DEED, Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at, said_before, said_behind
from index.text.numbers import plain_digits, value_of_digits
from index.text.numerals import Numeral, ends_of_range, may_begin, may_go_on, numeral_at, touching

Words = tuple[FactWord, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number from word `first` up to `last` and the values it allows; `hedge` names the words before it, `step` is
    what its last digit is worth.
    """

    first: int
    last: int
    low: float
    high: float
    plain: float
    hedge: str = ""
    in_digits: bool = False
    is_range: bool = False
    is_fraction: bool = False
    step: float = 0.0


@dataclass(frozen=True, slots=True)
class _Number:
    value: float
    step: float
    last: int
    in_digits: bool


_UNITS = 10
# A unit is less than this; it goes with tens: "twenty-two".

_ROUND_ZEROS = 2
# From so many zeros at its end a whole number may be rounded: 12,500 is, the 40 dead of a village are counted.

_HALF = 0.5


def figure_at(words: Words, at: int, known: Vocabulary) -> Figure | None:
    """The figure whose number begins at word `at`, with its hedge; None where none begins."""
    has_number = words[at].is_digits or may_begin(words[at].low, known.language)
    if has_number and is_inside_numeral(words, at, known):
        return None
    found = _rough(words, at, known) or _fraction(words, at, known)
    found = found or (_range(words, at, known) if has_number else None)
    return found and _hedged(words, found, known)


def is_inside_numeral(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether word `at` goes on with a number in words that begins before it, as the "first" of "twenty-first"."""
    found = _numeral_around(words, at, known)
    return found is not None and found.first < at


def number_at(words: Words, at: int, known: Vocabulary) -> _Number | None:
    """The plain number that begins at word `at`."""
    if at >= len(words):
        return None
    number = _digits(words, at, known) if words[at].is_digits else _in_words(words, at, known)
    return number and _and_a_half(words, number, known)


def _and_a_half(words: Words, number: _Number, known: Vocabulary) -> _Number:
    """A number with the half that is said behind it, and what multiplies both: "three and a half million"."""
    joined, article, half = (low_at(words, number.last + k) for k in range(3))
    is_said = joined in known.small.joins_numbers and article in known.small.articles
    if not is_said or known.fractions.get(half) != _HALF:
        return number
    last = number.last + 3
    scale = _scale(words, last, known) or 1.0
    return _Number((number.value + _HALF) * scale, _HALF * scale, last + (scale > 1), number.in_digits)


def _digits(words: Words, at: int, known: Vocabulary) -> _Number | None:
    written = words[at].text
    if ":" in written:
        return None
    plain = plain_digits(written.replace(" ", "\u202f"))
    value = value_of_digits(plain)
    if value is None:
        return None
    step, last = _last_digit(plain), at + 1
    while (scale := _scale(words, last, known)) is not None:
        value, step, last = value * scale, step * scale, last + 1
    further = _numeral(words, at, known) if last > at + 1 else None
    if further is None or further.last <= last:
        return _Number(value, step, last, True)
    return None if further.value is None else _Number(further.value, further.step, further.last, True)


def _last_digit(plain: str) -> float:
    """What the last digit of a number is worth, as far as it was not rounded away."""
    whole, _, decimals = plain.partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    return 10.0 ** -len(decimals) if decimals else 10.0 ** (zeros if zeros >= _ROUND_ZEROS else 0)


def _scale(words: Words, at: int, known: Vocabulary) -> float | None:
    """The magnitude at word `at`; a single letter only where it is glued to the digits, as in `14m`."""
    low = low_at(words, at)
    scale = known.magnitudes.get(low)
    if scale is not None and len(low) == 1:
        glued = words[at].start == words[at - 1].end
        paid = low_at(words, at - 2) in known.currencies or low_at(words, at + 1) in known.currencies
        is_unit = low == "m" and not (paid or words[at].is_capital)  # "fell 200m" is metres, "14M views" are millions
        return scale if glued and not is_unit else None
    return scale


def _in_words(words: Words, at: int, known: Vocabulary) -> _Number | None:
    """A number in words that begins at word `at`: "a hundred and five", "twenty-one", "twelve hundred"."""
    told = _numeral(words, at, known)
    return None if told is None or told.value is None else _from_words(0, told)


def _from_words(first: int, numeral: Numeral) -> _Number:
    return _Number(numeral.value or 0.0, numeral.step, first + numeral.last, False)


_NEAR = 40
# Words and hyphens of the longest number that is read; who writes more means none.


def _numeral(words: Words, at: int, known: Vocabulary) -> Numeral | None:
    """The numeral that begins at word `at`."""
    found = _numeral_around(words, at, known)
    return found if found and found.first == at else None


def _numeral_around(words: Words, at: int, known: Vocabulary) -> Numeral | None:
    """The numeral in which word `at` lies."""
    if not words[at].is_digits and not may_begin(words[at].low, known.language):
        return None
    first = at
    while first > max(0, at - _NEAR) and may_go_on(words[first - 1].low, known.language):
        first -= 1
    row = _row(words[first : at + _NEAR])
    found = numeral_at(row, at - first, known.language)
    if found is None:
        return None
    is_cut = first == at - _NEAR or (found.last == len(row) == at - first + _NEAR)
    return Numeral(first + found.first, first + found.last, None if is_cut else found.value, found.step)


def _row(words: Words) -> tuple[str, ...]:
    return tuple(touching([word.low for word in words], [(word.start, word.end) for word in words]))


def _rough(words: Words, at: int, known: Vocabulary) -> Figure | None:
    low, following = low_at(words, at), low_at(words, at + 1)
    if low not in known.rough:
        return None
    least, most = known.rough[low]
    last = at + 1
    scale = known.magnitudes.get(following) if len(following) > 1 else None
    if scale is not None:
        least, most, last = least * scale, most * scale, at + 2
    elif following in known.small.of and low_at(words, at + 2) in known.rough and least >= _UNITS:
        scale = known.rough[words[at + 2].low][0] / 2
        least, most, last = least * scale, most * scale, at + 3
    if low in known.rough_behind and low_at(words, at - 1) not in known.rough_behind[low]:
        return None  # "few believed it"
    return Figure(at, last, least, most, least, "vague")


_SHARE_ROOM = 0.015
# "A third" is said of 32 and of 35 in a hundred.


def _fraction(words: Words, at: int, known: Vocabulary) -> Figure | None:
    """Half, a third of, two-thirds, three quarters, two out of three: as a part of one."""
    low, small = low_at(words, at), known.small
    skip = at + 1 + (low_at(words, at + 1) == "-")
    part = known.fractions.get(low_at(words, skip))
    out_of = said_behind(words, at + 1, known.behind.out_of)
    over = number_at(words, at + 1 + out_of, known) if out_of else None
    if over is not None and low in known.numbers and over.value:
        share, last = known.numbers[low] / over.value, over.last
    elif low in known.fractions and known.fractions[low] == _HALF:
        share, last = _HALF, at + 1
    elif part is not None and (low in known.numbers or low in small.articles):
        whole = small.of | small.definite | small.articles | small.owners
        if known.numbers.get(low, 1.0) == 1.0 and part != _HALF and low_at(words, skip + 1) not in whole:
            return None  # "a third attacker"
        share, last = known.numbers.get(low, 1.0) * part, skip + 1
    else:
        return None
    if not 0 < share < 1:
        return None
    return Figure(at, last, share - _SHARE_ROOM, share + _SHARE_ROOM, share, is_fraction=True)


_DASHES = frozenset(["-", "–", "—"])


def _range(words: Words, at: int, known: Vocabulary) -> Figure | None:
    """A number, or two that are the ends of a range."""
    between = low_at(words, at - 1) in known.small.between
    lower, upper = _ends_in_words(words, at, known, between) or _ends(words, at, known, between)
    if lower is None:
        return None
    value = lower.value
    if upper is not None and upper.value > value:
        if upper.value / max(1.0, value) >= 1000 and not between:  # "14 to 16 million"
            value *= 10.0 ** (len(str(int(upper.value))) - len(str(int(value))))
        return Figure(at, upper.last, value, upper.value, value, in_digits=lower.in_digits, is_range=True)
    return Figure(at, lower.last, value, value, value, in_digits=lower.in_digits, step=lower.step)


def _ends(words: Words, at: int, known: Vocabulary, between: bool) -> tuple[_Number | None, _Number | None]:
    """The number at word `at`, and the one that a dash or a word joins to it as the upper end of a range."""
    lower = number_at(words, at, known)
    joined = low_at(words, lower.last) if lower else ""
    is_joined = (between and joined in known.small.joins_numbers) or joined in _DASHES or joined in known.small.ranges
    return lower, number_at(words, lower.last + 1, known) if lower and is_joined else None


def _ends_in_words(words: Words, at: int, known: Vocabulary, between: bool) -> tuple[_Number, _Number] | None:
    """The ends of a range whose words touch: "two-three", "between fifteen and twenty"."""
    told = _numeral(words, at, known)
    if told is None or (told.value is not None and not between):
        return None
    joins = known.small.joins_numbers if between else frozenset[str]()
    ends = ends_of_range(_row(words[at : told.last]), joins, known.language)
    return (_from_words(at, ends[0]), _from_words(at, ends[1])) if ends else None


_WIDTH: dict[str, tuple[float, float]] = {
    "at least": (1.0, 1.07),
    "more": (1.0, 1.13),
    "less": (0.75, 1.0),
    "up to": (0.6, 1.0),
    "nearly": (0.91, 1.0),
    "about": (0.93, 1.07),
}
"""How far below and above its figure a hedge lets the truth lie. "At least 20" is a count so far: a report that has 35
disagrees all the same. From the laboratory pairs whose hedged figures a reader took for the same.
"""

_FEWER = 20
# "Fewer than ten" may be none.


def _hedged(words: Words, figure: Figure, known: Vocabulary) -> Figure:
    article = low_at(words, figure.first - 1)
    before = figure.first - (article in known.small.articles or article in known.small.definite)
    for end in {figure.first, before}:
        for name, phrases in known.hedges.items():
            if (size := said_before(words, end, phrases)) and not (size == 1 and _is_reached(words, end, known)):
                below, above = _WIDTH.get(name, (1.0, 1.0))
                low = 0.0 if name == "less" and figure.high <= _FEWER else figure.low * below
                return replace(figure, low=low, high=figure.high * above, hedge=figure.hedge or name)
    return figure


_RISE_WITHIN = 8
# Words before a figure in which it is told that something rose or fell to it.

_CHANGES = frozenset([f"{DEED}rise", f"{DEED}fall"])


def _is_reached(words: Words, end: int, known: Vocabulary) -> bool:
    """Whether the word before a figure says what was reached and not how much there is at most: "выросло до 11"."""
    if low_at(words, end - 1) not in known.small.to_value:
        return False
    return any(known.groups.get(word.stem) in _CHANGES for word in words[max(0, end - _RISE_WITHIN) : end])
