"""What two reports tell, both from the same day, so that the Monday of one is the Monday of the other."""

from __future__ import annotations

from datetime import date, timedelta

from index.comparison.facts.stated.vocabulary import vocabulary
from index.comparison.facts.told import ToldSentence, tell
from index.comparison.reading.reading import Side

APART = timedelta(days=7)
"""Reports further apart than this tell of one event only in looking back."""


def told_beside(side: Side, other: Side) -> tuple[ToldSentence, ...]:
    """What each sentence of a side tells; times are told from the same day in both reports. Read once a day."""
    day = report_day(side, other)
    known: tuple[ToldSentence, ...] | None = side.stated.get(day)
    if known is None:
        spoken = zip(side.sentences, side.each_read_in, side.own_from, strict=True)
        known = side.stated[day] = tuple(
            tell(side.text, span, vocabulary(code), day, own_from) for span, code, own_from in spoken
        )
    return known


def report_day(side: Side, other: Side) -> date | None:
    """The day from which a side's weekdays are told; None where either report has none.

    Less than a week apart both reports mean the same Monday, and a date that is a day or two wrong does no harm.
    """
    one, another = dated(side), dated(other)
    if one is None or another is None:
        return None
    return max(one, another) if abs(one - another) < APART else one


def dated(side: Side) -> date | None:
    """The day of a report, where it is known."""
    try:
        return date.fromisoformat((side.date or "")[:10])
    except ValueError:
        return None
