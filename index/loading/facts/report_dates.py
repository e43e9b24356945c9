"""When the report was published and updated: what the text states, what the file's fields say, what can be concluded.

The text is the better witness: in collections made by hand the date column is often the day of the event or of the
copying. A photo's date is never the report's. Where only a weekday and a photo's date agree, the day is inferred, and
says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise

from index.article import ABSENT, Basis, Kind, Paragraph, Value
from index.loading.facts.date_orders import DateOrder, order_in
from index.loading.facts.dates import DateExpression, dates_in
from index.loading.facts.fields import Fields
from index.loading.facts.settling import DateHints, lede_weekdays, settled
from index.loading.lines.labels import date_label, says_captured, update_in
from index.text.calendar import day_name

MOST_STAMPS = 500
"""Dates in date lines that are looked at: a live blog has as many at most."""

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A date in a date line: whether a label says what it is, and whether it stands above the title."""

    expression: DateExpression
    line: int | None
    is_update: bool
    is_labelled: bool = False
    is_above: bool = False

    def is_near(self, day: date | None) -> bool:
        """Whether this is another account of a day."""
        own = self.expression.day
        return own is not None and day is not None and abs((own - day).days) <= ONE_DAY_APART


def report_dates(
    text: str, paragraphs: Sequence[Paragraph], fields: Fields, order: DateOrder | None = None
) -> tuple[Value, Value]:
    """`published` and `updated`, each stated, inferred with its reason, or absent. `order` is how reports like this one
    write dates of figures, as far as that is known.
    """
    all_stamps = list(islice(_stamps(text, paragraphs), MOST_STAMPS))
    order = order_in(stamp.expression.span.of(text) for stamp in all_stamps) or order
    published, updated = _of_stamps(text, paragraphs, fields, _told_twice_once(all_stamps), order)
    return _with_other_day(published, all_stamps), _with_other_day(updated, all_stamps)


ONE_DAY_APART = 2
"""Days at most between two accounts of one day: months begin when the moon is seen, and its two rules part by two."""


def _told_twice_once(stamps: list[_Stamp]) -> list[_Stamp]:
    """The stamps without those of another calendar beside which the same day stands in ours."""
    ours = [stamp.expression.day for stamp in stamps if not stamp.expression.also]
    return [s for s in stamps if not s.expression.also or not any(map(s.is_near, ours))]


def _with_other_day(value: Value, stamps: list[_Stamp]) -> Value:
    """The value with its day in the other calendar in which the report says it too."""
    if not value.value or value.also or len(value.value) < len("2021-09-08"):
        return value
    day = date.fromisoformat(value.value[:10])
    return replace(value, also=next((s.expression.also for s in stamps if s.expression.also and s.is_near(day)), None))


def _of_stamps(
    text: str, paragraphs: Sequence[Paragraph], fields: Fields, stamps: list[_Stamp], order: DateOrder | None
) -> tuple[Value, Value]:
    ambiguous = any(found.other for found in (*(stamp.expression for stamp in stamps), *fields.dates.values()))
    hints = DateHints(lede_weekdays(text, paragraphs) if ambiguous else frozenset(), order)
    of_field = hints if fields.of_page else replace(hints, order=None)  # others write fields as they are used to
    field = _doubted(settled(fields.dates.get("published"), of_field), fields, "published")
    updated = _first(text, [s for s in stamps if s.is_update], hints, field.value)
    if not updated.value:
        updated = replace(settled(fields.dates.get("updated"), of_field), reason=fields.value("updated").reason)
    own = [s for s in stamps if not s.is_update]
    if fields.of_archive and field.value:
        return _field_alone(field, fields, ABSENT), updated
    if fields.of_page:
        return _of_page(text, own, hints, fields, field, updated), updated
    published = _first(text, own, hints, field.value)
    if published.value:
        return _with_field(published, fields, field), updated
    if field.value:
        return _field_alone(field, fields, updated), updated
    return (ABSENT if updated.value else _from_photo(text, paragraphs)), updated


def _doubted(field: Value, fields: Fields, meaning: str) -> Value:
    """The field's date, inferred where there is a doubt about it."""
    doubt = fields.doubts.get(meaning)
    if not field.value or not doubt:
        return field
    return replace(field, basis=Basis.INFERRED, reason="; ".join(filter(None, (field.reason, doubt))))


def _of_page(text: str, stamps: list[_Stamp], hints: DateHints, fields: Fields, field: Value, updated: Value) -> Value:
    """The day of a page's report. What stands above the title without a label is as likely the day the page was read;
    what the site publishes with its report is believed before what the page shows, and where the two part, it is
    inferred.
    """
    below = [s for s in stamps if s.is_labelled or not s.is_above]
    shown = _first(text, below, hints, field.value)
    if field.value and shown.value:
        return _of_both(shown, field, fields, is_labelled=any(s.is_labelled for s in below))
    if field.value:
        return _field_alone(field, fields, updated)
    if shown.value:
        return shown
    day, reason = fields.likely_day
    if day and (not updated.value or day[:10] <= updated.value[:10]):
        return Value(day, Basis.INFERRED, None, reason)
    above = _first(text, stamps, hints, None)
    if not above.value or updated.value:
        return ABSENT
    return replace(
        above, basis=Basis.INFERRED, reason=f"it stands above the title{above.reason and '; '}{above.reason}"
    )


def _of_both(shown: Value, field: Value, fields: Fields, *, is_labelled: bool) -> Value:
    """The day where the page shows one and a field of its has one: the same, or parted as zones part them, or two."""
    found = _with_field(shown, fields, field)
    swapped = fields.dates["published"].other
    is_same = any(_same_day(str(shown.value), day) for day in (field.value, swapped) if day)
    apart = 0 if is_same else _days_apart(str(shown.value), str(field.value))
    if apart == 0 or (apart == 1 and (is_labelled or _is_of_no_zone(str(field.value)))):
        return found
    if apart > 1 and (is_labelled or "published" not in fields.agreeing):
        return replace(found, basis=Basis.INFERRED)
    says = f"the file's field {fields.names['published']!r}; the page shows {shown.value}"
    return replace(field, reason="; ".join(filter(None, (says, field.reason))))


def _is_of_no_zone(moment: str) -> bool:
    """Whether a moment is told in UTC, or without a zone: the day where it was published may be the one beside it."""
    return moment.endswith(("Z", "+00:00")) or len(moment) <= len("2021-09-08T10:30")


def _same_day(one: str, other: str) -> bool:
    return one[:10] == other[:10] or one.startswith(other) or other.startswith(one)


def _days_apart(one: str, other: str) -> int:
    """Days between two values; of a month alone none can be told, which is many."""
    if len(one) < 10 or len(other) < 10:
        return 31
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


def _stamps(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[_Stamp]:
    """The dates in date paragraphs that can be the report's, each with the label in front of it. Without a label none
    is one that stands within the report, or that heads a part of it: an entry of a chronology or of a live blog.
    """
    title = next((n for n, p in enumerate(paragraphs) if p.kind is Kind.TITLE), -1)
    bodies = [n for n, p in enumerate(paragraphs) if p.kind is Kind.BODY]
    heads = _sub_headings(text, paragraphs)
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind is not Kind.DATE:
            continue
        inside = bool(bodies) and bisect_left(bodies, number) > MOST_BEFORE and number < bodies[-1]
        inside = inside or _is_below_heading(paragraphs, bodies[-1] if bodies else number, number)
        at, line = paragraph.span.start, paragraph.line
        for expression in dates_in(text, paragraph.span):
            before = text[at : expression.span.start]
            label = date_label().match(before.strip(" |·,;(-–"))
            is_update = bool(label and label["updated"]) or update_in(before) is not None
            line = None if line is None else line + before.count("\n")
            at = expression.span.end
            labelled = is_update or label is not None
            if says_captured(before) or (not labelled and (inside or number in heads)):
                continue
            yield _Stamp(expression, line, is_update, labelled, number < title)


MOST_BEFORE = 2
"""Paragraphs of the report that may stand before its date: a summary, and the caption of a picture that is not known to
be one."""


def _is_below_heading(paragraphs: Sequence[Paragraph], last: int, number: int) -> bool:
    """Whether a heading stands between the report's last words and a paragraph: what it heads is another report."""
    return any(paragraph.kind is Kind.HEADING for paragraph in paragraphs[last + 1 : number])


def _sub_headings(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The date lines that head parts of the report: several, of different days, each with words of the report right
    below it.
    """
    above = [
        number
        for number, (paragraph, below) in enumerate(pairwise(paragraphs))
        if paragraph.kind is Kind.DATE and below.kind in _UNDER_HEADINGS
    ]
    if len(above) < 2:
        return frozenset()
    found = {number: next(dates_in(text, paragraphs[number].span), None) for number in above[:MOST_STAMPS]}
    heads = {number: date.value[:10] for number, date in found.items() if date}
    first, *rest = heads.values() or [""]
    if len(rest) > 1 and rest == sorted(rest) and rest[0] < rest[-1] <= first:  # told after the last of them
        del heads[min(heads)]
    return frozenset(heads) if len(set(heads.values())) > 1 else frozenset()


_UNDER_HEADINGS = frozenset({Kind.BODY, Kind.HEADING, Kind.STANDFIRST})
"""What stands below a date that heads a part; the first sentence of the first part looks like a summary."""


def _first(text: str, stamps: list[_Stamp], hints: DateHints, field: str | None) -> Value:
    """The first stamp, taken to the minute if a later one gives the same day with a clock."""
    stamps = [stamp for stamp in stamps if stamp.expression.day] or stamps
    if not stamps:
        return ABSENT
    best = stamps[0]
    for stamp in stamps[1:]:
        if stamp.expression.value.startswith(best.expression.value):
            best = stamp
    return replace(settled(best.expression, hints, field), line=best.line)


def _with_field(published: Value, fields: Fields, field: Value) -> Value:
    """The text's date, with the file's own beside it where they differ."""
    expression = fields.dates.get("published")
    if not expression or not field.value or not published.value:
        return published
    if len(published.value) == 10 and field.value.startswith(f"{published.value}T"):
        return replace(
            published, value=field.value, reason=f"the time from the file's field {fields.names['published']!r}"
        )
    if published.value[:10] in (expression.value[:10], (expression.other or "")[:10]):
        return published
    says = f"the file's field {fields.names['published']!r} says {field.value}"
    return replace(published, reason="; ".join(filter(None, (published.reason, says))))


def _field_alone(field: Value, fields: Fields, updated: Value) -> Value:
    """The file's date, unless the text was last updated another day: then the text's day, inferred."""
    name = fields.names["published"]
    if updated.value and field.value and updated.line is not None and updated.value[:10] != field.value[:10]:
        reason = f"the text only says when it was last updated; the file's field {name!r} says {field.value}"
        return Value(updated.value[:10], Basis.INFERRED, updated.line, reason)
    return replace(field, reason="; ".join(filter(None, (f"the file's field {name!r}", field.reason))))


def _from_photo(text: str, paragraphs: Sequence[Paragraph]) -> Value:
    """The latest photo's day, if the report's first paragraph names that very weekday and no later year is spoken
    of.
    """
    photos = [
        (found.day, paragraph.line)
        for paragraph in paragraphs
        if paragraph.kind is Kind.CAPTION
        for found in dates_in(text, paragraph.span)
        if found.day and not found.other
    ]
    if not photos:
        return ABSENT
    day, line = max(photos, key=lambda photo: photo[0])
    if day.weekday() not in lede_weekdays(text, paragraphs) or _speaks_of_later(text, paragraphs, day.year):
        return ABSENT
    name = day_name(day)
    return Value(
        day.isoformat(), Basis.INFERRED, line, f"the report says {name}, and its photo is of {name} {day.isoformat()}"
    )


def _speaks_of_later(text: str, paragraphs: Sequence[Paragraph], year: int) -> bool:
    bodies = (p.span for p in paragraphs if p.kind is Kind.BODY)
    return any(int(match[0]) > year for span in bodies for match in _YEAR.finditer(text, span.start, span.end))
