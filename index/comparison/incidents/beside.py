"""The incidents of two reports side by side, and whether the two are likely to be of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from index.comparison.facts.beside import dated, told_beside
from index.comparison.incidents.coming_back import LeadInTime, come_together, lead_in_time
from index.comparison.incidents.incidents import Incident, incidents_of
from index.comparison.incidents.of_sentences import signature_of
from index.comparison.incidents.sameness import ONE, TWO, of_a_follow_up, signs, weights
from index.comparison.incidents.signature import FEWEST_TERMS, Signature
from index.comparison.reading.days import APART_DAYS, day_of, days_apart
from index.comparison.reading.reading import Side

FEW_NAMES = 0.15
"""The cosine of two reports' names below which they have few in common."""

OTHER_TOLLS = "other tolls"


@dataclass(frozen=True)
class IncidentsBeside:
    """Two reports; `chance` says how likely they tell of one incident, None where that cannot be told from their words:
    they are in two languages (`across`), or too short. `comes_back` says that their dates lie apart, and that the later
    one comes back to what the other tells of.
    """

    left: Side
    right: Side
    signs: Mapping[str, float]
    chance: float | None
    across: bool
    comes_back: bool = False

    @property
    def are_two(self) -> bool:
        """Whether they are likely to tell of two incidents."""
        return self.chance is not None and self.chance < TWO

    @property
    def are_one(self) -> bool:
        """Whether they are likely to tell of one; of reports whose dates lie apart it is said of a follow-up alone."""
        return self.may_be_one and (not self._are_dated_apart or self.is_follow_up)

    @property
    def is_follow_up(self) -> bool:
        """Whether their dates lie apart, and yet they are likely to tell of one incident, to which the later one comes
        back.
        """
        return self.comes_back and self.may_be_one

    @property
    def may_be_one(self) -> bool:
        """Whether they are likely to tell of one by what they name, their dates counted but deciding nothing alone."""
        return self.chance is not None and self.chance >= ONE

    @property
    def _are_dated_apart(self) -> bool:
        return (days_apart(self.left, self.right) or 0) > APART_DAYS

    @property
    def are_of_one_day(self) -> bool:
        """Whether it is known that both tell of one day: both are dated that day, or one has no date and the leads of
        both name one day.
        """
        ours, theirs = dated(self.left), dated(self.right)
        return ours == theirs if ours and theirs else self.signs["days_agree"] > 0

    @property
    def reasons(self) -> tuple[str, ...]:
        """What parts two reports that are likely to be of two incidents, in words."""
        return _parting(self.signs)

    @cached_property
    def of_left(self) -> tuple[Incident, ...]:
        """What the left report tells of."""
        return incidents_of(told_beside(self.left, self.right))

    @cached_property
    def of_right(self) -> tuple[Incident, ...]:
        """What the right report tells of."""
        return incidents_of(told_beside(self.right, self.left))


def incidents_beside(left: Side, right: Side) -> IncidentsBeside:
    """The incidents of two reports; each report is read for facts once, under a millisecond of CPU beside that."""
    ours, theirs = _signature(left, right), _signature(right, left)
    comes_back = _come_together(left, right)
    measured = signs(ours, theirs)
    found = of_a_follow_up(measured) if comes_back else _without_lone_toll(measured)
    languages = {told.known.language for told in (*told_beside(left, right), *told_beside(right, left))}
    across = len(languages) > 1
    can_tell = not across and min(ours.terms.total(), theirs.terms.total()) >= FEWEST_TERMS
    return IncidentsBeside(left, right, found, weights().chance(found) if can_tell else None, across, comes_back)


def _come_together(left: Side, right: Side) -> bool:
    """Whether two reports are dated apart, and the later one comes back to what the other tells of."""
    days = day_of(left), day_of(right)
    if days[0] is None or days[1] is None or abs(days[0] - days[1]).days <= APART_DAYS:
        return False
    return come_together(_in_time(left, days[0]), _in_time(right, days[1]))


def _in_time(side: Side, day: date) -> LeadInTime:
    known: LeadInTime | None = side.stated.get(LeadInTime)
    if known is None:
        spoken = list(zip(side.sentences, side.each_read_in, strict=True))
        known = side.stated[LeadInTime] = lead_in_time(side.text, spoken, day)
    return known


def _parting(found: Mapping[str, float]) -> tuple[str, ...]:
    said = {
        "few names in common": found["names"] < FEW_NAMES,
        "other days": found["weekdays_part"] > 0,
        OTHER_TOLLS: found["tolls_part"] > 0,
        "other ages": found["ages_part"] > 0,
    }
    return tuple(reason for reason, holds in said.items() if holds)


def _without_lone_toll(found: Mapping[str, float]) -> Mapping[str, float]:
    """The signs, where a toll that differs parts nothing by itself: outlets give different tolls of one incident."""
    is_lone = _parting(found) == (OTHER_TOLLS,) and not found["days_apart"]
    return {**found, "tolls_part": 0.0} if is_lone else found


def nearest_first(report: Side, others: Mapping[str, Side]) -> list[str]:
    """The names of the others, those likely to be of the report's incident first, those likely to be of another last;
    by their words alone, without reading them for facts: a millisecond of CPU each.
    """
    own = signature_of(report)

    def rank(name: str) -> int:
        other = others[name]
        if report.language != other.language and report.language and other.language:
            return 1
        theirs = signature_of(other)
        if min(own.terms.total(), theirs.terms.total()) < FEWEST_TERMS:
            return 1
        chance = weights().chance(signs(own, theirs))
        return 0 if chance >= ONE else 2 if chance < TWO else 1

    return sorted(others, key=rank)


def _signature(side: Side, other: Side) -> Signature:
    told = told_beside(side, other)
    key = "signature", told[0].report if told else None
    known: Signature | None = side.stated.get(key)
    if known is None:
        known = side.stated[key] = signature_of(side, told)
    return known
