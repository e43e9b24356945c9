"""One reading of a date that can be two: of figures (03/04/2015), or of a day that a calendar's rules tell apart.

What the report itself tells decides, and is said: a weekday in its first lines, the order in its other dates, of its
country, its outlet or its language. Where nothing tells, the likelier reading is inferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.article import ABSENT, Basis, Kind, Paragraph, Span, Value
from index.loading.facts.date_orders import DateOrder
from index.loading.facts.dates import DateExpression
from index.text.calendar import DAY_NAMES, day_name, weekdays_alone

LEDE = 700
"""Code points of the first body paragraph in which a weekday is taken to speak of the report's own week."""

_AROUND_WORDS = ".,;:!?\"'“”‘’()[]«»،؛"


@dataclass(frozen=True, slots=True)
class DateHints:
    """What tells how to read a report's dates: the weekdays of its first lines (0 = Monday), and its order of day and
    month, None where nothing tells it.
    """

    weekdays: frozenset[int]
    order: DateOrder | None


def settled(expression: DateExpression | None, hints: DateHints, field: str | None = None) -> Value:
    """One reading of a date: stated when the figures, a weekday or what is known of the report's order leave only one,
    else inferred, as the file's own date `field` has it, or day first.
    """
    if expression is None:
        return ABSENT
    if not expression.other:
        return Value(expression.value, Basis.STATED, None, _weekday_quarrel(expression), expression.also)
    if expression.also:
        return _of_other_calendar(expression, expression.other, hints.weekdays)
    day_first, month_first = expression.value, expression.other
    order = hints.order
    agreeing = [
        value for value in (day_first, month_first) if date.fromisoformat(value[:10]).weekday() in hints.weekdays
    ]
    if len(agreeing) == 1 and not (order and order.is_sure):
        name = day_name(date.fromisoformat(agreeing[0][:10]))
        return Value(
            agreeing[0],
            Basis.STATED,
            None,
            f"day and month could be swapped; the report speaks of {name}, which this was",
        )
    if order:
        value, against = (day_first, month_first) if order.day_first else (month_first, day_first)
        if not field or field[:10] != against[:10]:
            return Value(value, Basis.STATED, None, f"day and month could be swapped; {order.reason}")
    if field and field[:10] in (day_first[:10], month_first[:10]):
        value = day_first if field[:10] == day_first[:10] else month_first
        return Value(value, Basis.INFERRED, None, "day and month could be swapped; the file's date field settles it")
    return Value(day_first, Basis.INFERRED, None, f"read day first; month first it would be {month_first[:10]}")


def _of_other_calendar(expression: DateExpression, other: str, weekdays: frozenset[int]) -> Value:
    """A day that its calendar's two rules tell apart: stated when the report speaks of the weekday of one of them."""
    first = expression.value
    agreeing = [value for value in (first, other) if date.fromisoformat(value[:10]).weekday() in weekdays]
    if len(agreeing) == 1:
        said = f"of the days it may be, the report speaks of {day_name(date.fromisoformat(agreeing[0][:10]))}"
        return Value(agreeing[0], Basis.STATED, None, said, expression.also)
    said = f"the calendar of Umm al-Qura has it so; by the tabular one it would be {other[:10]}"
    return Value(first, Basis.INFERRED, None, said, expression.also)


def _weekday_quarrel(expression: DateExpression) -> str:
    if expression.weekday is None or not expression.day or expression.day.weekday() == expression.weekday:
        return ""
    said, was = DAY_NAMES[expression.weekday], day_name(expression.day)
    return f"the text calls it a {said}, but {expression.day} was a {was}"


def lede_weekdays(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The weekdays named at the start of the body (0 = Monday)."""
    lede = next((p.span for p in paragraphs if p.kind is Kind.BODY), Span(0, 0))
    words = text[lede.start : min(lede.end, lede.start + LEDE)].casefold().split()
    alone = weekdays_alone()
    return frozenset(alone[name] for word in words if (name := word.strip(_AROUND_WORDS)) in alone)
