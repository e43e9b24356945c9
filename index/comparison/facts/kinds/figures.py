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
    found = _rough(words, at, known) or _fraction(words, at, known) or _range(words, at, known)
    return found and _hedged(words, found, known)


def number_at(words: Words, at: int, known: Vocabulary) -> _Number | None:
    """The plain number that begins at word `at`."""
    if at >= len(words):
        return None
    return _digits(words, at, known) if words[at].is_digits else _in_words(words, at, known)


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
    return _Number(value, step, last, True)


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
        return scale if glued and (low != "m" or paid) else None  # "fell 200m" is metres
    return scale


def _in_words(words: Words, at: int, known: Vocabulary) -> _Number | None:
    """A number in words: "a hundred and five", "twenty-one", "twelve hundred", "half" apart."""
    total, current, step, seen, k = 0.0, 0.0, 1.0, False, at
    if low_at(words, at) in known.small.articles and low_at(words, at + 1) in known.magnitudes:
        current, k, seen = 1.0, at + 1, True
    while k < len(words):
        low = words[k].low
        if low in known.numbers:
            if seen and not _continues(current, known.numbers[low], known.first_ten):
                break
            current, seen = current + known.numbers[low], True
        elif seen and low in known.joined_tens and current % 100 < _UNITS:
            current += known.joined_tens[low]
        elif low in known.magnitudes and len(low) > 1 and (seen or low in known.small.alone):
            scale = known.magnitudes[low]
            if scale < 1000:
                current = (current or 1.0) * scale
            else:
                total, current = total + (current or 1.0) * scale, 0.0
                step = scale
            seen = True
        elif not (seen and _joins(words, k, known)):
            break
        k += 1
    return _Number(total + current, 1.0 if current else step, k, False) if seen else None


def _continues(current: float, value: float, first_ten: int) -> bool:
    """Whether a number word goes on after what was said: "twenty" two, "hundred" five, but not "two" three. Where
    eleven has no word of its own, ten goes with the units, before them (on iki) or behind (ثلاثة عشر).
    """
    said = current % 100
    if current == 0 or (said == 0 and value < 100):
        return True
    return (said >= first_ten and value < _UNITS and said % _UNITS == 0) or (
        said < _UNITS and value == first_ten == _UNITS
    )


def _joins(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether a hyphen or "and" lies inside one number: "twenty-one", "a hundred and five"."""
    low, following = words[at].low, low_at(words, at + 1)
    if low == "-":
        return words[at].start == words[at - 1].end and known.numbers.get(following, _UNITS) < _UNITS
    before, value = low_at(words, at - 1), known.numbers.get(following, 0)
    if low in known.small.joins_tens and 0 < value < _UNITS and known.numbers.get(before, 0) >= known.first_ten:
        return True
    return low in known.small.joins_numbers and value > 0 and before in known.magnitudes


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
    number = number_at(words, at, known)
    if number is None:
        return None
    joined = low_at(words, number.last)
    between = joined in known.small.joins_numbers and low_at(words, at - 1) in known.small.between
    is_joined = between or joined in _DASHES or joined in known.small.ranges
    upper = number_at(words, number.last + 1, known) if is_joined else None
    if upper is not None and upper.value > number.value:
        low = number.value
        scale = upper.value / max(1.0, low)
        if scale >= 1000 and not between:  # "14 to 16 million"
            low *= 10.0 ** (len(str(int(upper.value))) - len(str(int(low))))
        return Figure(at, upper.last, low, upper.value, low, in_digits=number.in_digits, is_range=True)
    value = number.value
    return Figure(at, number.last, value, value, value, in_digits=number.in_digits, step=number.step)


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
