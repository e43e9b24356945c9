"""How a value stands in its sentence: of an earlier time, planned, a limit, a part, on top of another, given up or
taken back.

Example: of "up from 12 last year to 19" the 12 is superseded, of "not 29 but 31" the 29 is taken back and no value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypedDict

from index.comparison.facts.kinds.times import SentenceWords, is_of_the_telling
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.words import low_at

_LIMIT_BEFORE, _LIMIT_BEHIND = 6, 4
# Words before a value, and behind it, in which it is told that it is a limit.

_BEHIND, _BEFORE, _PART_BEFORE, _PART_BEHIND = 50, 60, 25, 14
# Characters around a value in which a plan is told, and that it is a part of another.


def is_of_earlier(told: SentenceWords) -> bool:
    """Whether a sentence tells of an earlier time."""
    return bool(told.known.earlier.search(told.text, told.words[0].start, told.words[-1].end))


class ValueStanding(TypedDict):
    """How a value stands: `is_state` where it tells how many are in a state or place, and not what befell them."""

    is_planned: bool
    is_limit: bool
    is_part: bool
    is_further: bool
    is_superseded: bool
    is_state: bool


def standing(told: SentenceWords, value: StatedValue, others: Sequence[StatedValue] = ()) -> ValueStanding:
    """How a value stands in its sentence: planned, a limit, a part, on top of another, or as what is no longer so;
    `others` are the values of its sentence.
    """
    text, words, known = told.text, told.words, told.known
    start, end = words[0].start, words[-1].end
    begins, ends = words[value.first].start, words[value.last - 1].end
    beside = {low_at(words, at) for at in (value.first - 2, value.first - 1, value.last, value.last + 1)}
    return {
        "is_planned": bool(known.plans.search(text, max(start, begins - _BEFORE), min(end, ends + _BEHIND))),
        "is_limit": _is_limit(told, value, others),
        "is_part": value.is_part
        or bool(known.part_of.search(text, max(start, begins - _PART_BEFORE), min(end, ends + _PART_BEHIND))),
        "is_further": bool(beside & known.further) and beside.isdisjoint(known.small.than),
        "is_superseded": _is_superseded(told, value),
        "is_state": _is_state(told, value),
    }


def _is_state(told: SentenceWords, value: StatedValue) -> bool:
    """Whether the clause of a value tells that a state goes on or is over ("three are *still* there", "*no longer*"),
    or where somebody is: a form of "be" right before a place ("four *were in* custody").
    """
    if value.kind not in (FactKind.COUNT, FactKind.OUTCOME):
        return False
    words, known, clause = told.words, told.known, told.words[value.last - 1].clause
    inside = [at for at, word in enumerate(words) if word.clause == clause]
    if known.still.search(told.text, words[inside[0]].start, words[inside[-1]].end):
        return True
    places = (at for at in inside if at + 2 < value.first or at >= value.last)  # "there are around 30" tells no place
    return any(words[at].low in known.small.being and known.where.get(low_at(words, at + 1)) == "in" for at in places)


def _is_limit(told: SentenceWords, value: StatedValue, others: Sequence[StatedValue]) -> bool:
    """Whether a value is what there may be and not what there is: told before it in its clause, behind the value before
    ("carried 198, below its limit of 220": the latter only), or behind it where no other value follows.
    """
    words, limit, clause = told.words, told.known.limits_on, told.words[value.first].clause
    before, behind = max(0, value.first - _LIMIT_BEFORE), min(len(words), value.last + _LIMIT_BEHIND)
    figures = [other for other in others if not other.names and not other.is_article and other is not value]
    before = max([before, *(other.last for other in figures if other.last <= value.first)])
    while before < value.first and words[before].clause != clause:
        before += 1
    if before < value.first and limit.search(told.text, words[before].start, words[value.first - 1].end):
        return True
    while behind > value.last and words[behind - 1].clause != clause:
        behind -= 1
    if behind == value.last or any(value.last <= other.first for other in figures):
        return False
    return bool(limit.search(told.text, words[value.last].start, words[behind - 1].end))


def _is_superseded(told: SentenceWords, value: StatedValue) -> bool:
    """Whether a value is what another one came from: "from 30 seats to 21", "up from 12"."""
    words, known = told.words, told.known
    if value.kind not in _COUNTED:
        return False
    if _goes_on_to(told, value):
        return True
    before = " ".join(word.low for word in words[max(0, value.first - 4) : value.first])
    return bool(known.corrections.came_from.search(before)) and is_of_earlier(told)


_COUNTED = (FactKind.COUNT, FactKind.MONEY, FactKind.SHARE)
# Of these kinds one value is told to have become another.


def _goes_on_to(told: SentenceWords, value: StatedValue) -> bool:
    """Whether a value is the first of "from 30 seats to 21"."""
    words, known = told.words, told.known
    if low_at(words, value.first - 1) not in known.small.from_value:
        return False
    behind = (at for at in range(value.last, min(len(words), value.last + 5)) if words[at].low in known.small.to_value)
    return any(word.is_digits or word.low in known.numbers for at in behind for word in words[at + 1 : at + 3])


_TO_BEFORE, _FROM_BEFORE = 7, 4
# Words before what was given up in which stands what it was corrected to, and that it came from there: "to 29 from an
# earlier 53".


def _is_corrected_from(told: SentenceWords, value: StatedValue) -> bool:
    """Whether a count was corrected to another: "corrected from 53 to 29", "revised down to 29 from an earlier 53"."""
    words, small = told.words, told.known.small
    if value.kind is not FactKind.COUNT or small.correcting.isdisjoint(word.low for word in words):
        return False
    before = range(value.first - 1, max(-1, value.first - 1 - _TO_BEFORE), -1)
    marks = [(value.first - at, words[at].low) for at in before if words[at].low in small.from_value | small.to_value]
    came_back = len(marks) > 1 and marks[0][1] in small.from_value and marks[1][1] in small.to_value
    return _goes_on_to(told, value) or (came_back and marks[0][0] <= _FROM_BEFORE)


def not_this(told: SentenceWords, value: StatedValue) -> int:
    """How many words right before a value take it back: "not 29 but 31", "31 rather than 29"; 0 where none do."""
    before = " ".join(word.low for word in told.words[max(0, value.first - 4) : value.first])
    found = told.known.corrections.not_this.search(before)
    return len(found.group().split()) if found and value.hedge not in ("none", "less") else 0


def is_corrected(told: SentenceWords, value: StatedValue) -> bool:
    """Whether the sentence itself takes a value back, or it is the day on which something was said."""
    words, said = told.words, told.known.corrections
    if not_this(told, value) or _is_corrected_from(told, value):
        return True
    before = " ".join(word.low for word in words[max(0, value.first - 4) : value.first])
    far = " ".join(word.low for word in words[max(0, value.first - 12) : value.first])
    if said.older_reports.search(far) and not any(f" {now}" in far for now in said.as_it_is) and ";" not in far:
        return True
    if said.once_planned.search(before) and said.changed.search(told.text, words[0].start, words[-1].end):
        return True
    return value.kind in (FactKind.DAY, FactKind.CLOCK) and is_of_the_telling(told, value)


_PAST_DAYS = 20
# A month that ended so long before the report is one that the report looks back to.


_OPENING = 3
# Words in which a sentence begins: a time that stands there is of all that it tells.


class LooksBack(NamedTuple):
    """A year, or a month by its number, that puts what is told well before the report: in the clause of this number,
    or in the whole sentence where it opens it.
    """

    when: int
    clause: int
    opens: bool


def past_told(told: SentenceWords, values: list[StatedValue]) -> tuple[LooksBack, ...]:
    """The times to which a sentence looks back."""
    found: list[LooksBack] = []
    back_in = told.known.small.back_in
    for value in values:
        before = {low_at(told.words, value.first - 1), low_at(told.words, value.first - 2)}
        if before.isdisjoint(back_in):
            continue
        place = told.words[value.first].clause, value.first < _OPENING
        if value.kind is FactKind.YEAR and not value.unit and value.high < told.report.year:
            found.append(LooksBack(int(value.high), *place))
        elif value.unit == "month" and value.high < told.report.toordinal() - _PAST_DAYS:
            found.append(LooksBack(int(value.low) // 31, *place))
    return tuple(found)
