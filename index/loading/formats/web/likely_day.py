"""A day that a page does not state as its report's, and why it is taken for it: always inferred.

Tried in this order, each only where the ones before tell nothing: a line between the main heading and the report, the
page's address, a line right above the heading, a line anywhere that says it is the day of publication, the only day
that any short line tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.loading.facts.dates import DateExpression, dates_in, read_date
from index.loading.formats.web.pages import Page
from index.loading.formats.web.rooms import Room
from index.loading.lines.date_lines import is_bare_date
from index.loading.lines.labels import date_label, says_captured, update_in
from index.loading.lines.own_words import is_prose

BELOW_HEADING = 4
"""Blocks below the main heading in which its line of day and writer stands, above the report."""

ABOVE_HEADING = 2
"""Blocks above the main heading in which it stands; further up are the site's own."""

NEAR_HEADING = 12
"""Blocks below the main heading that are near it."""

LONGEST_LINE = 120
"""Characters of such a line; a longer block is the report."""

OF_A_COPY = 20
"""Blocks at the top of a page, and above its heading, in which an archive tells of its copy."""

LONGEST_ADDRESS = 500
"""Characters of a page's address that are looked at."""

MOST_LINES = 1_000
"""Blocks of a page that are looked at for a day."""

_OF_OTHERS = frozenset({Room.HIDDEN, Room.COMMENTS, Room.MENU})
_DAY_IN_ADDRESS = re.compile(
    r"""(?<=[/_-])(?:
        (?P<year>20\d\d|19[89]\d)(?P<sep>[/-]?)(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])
      | (?P<d2>0[1-9]|[12]\d|3[01])(?P<sep2>[/-])(?P<m2>0[1-9]|1[0-2])(?P=sep2)(?P<y2>20\d\d)
      | (?P<short>\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])
    )(?=[/_.-]\w|$)""",
    re.VERBOSE,
)


def likely_day(page: Page) -> tuple[str, str]:
    """The day and the reason; two empty texts where nothing tells."""
    for reason, find in (
        ("it stands among other words below the title", _below_heading),
        ("the page's address has this day", _of_address),
        ("it stands right above the title", _above_heading),
        ("a line of the page says that it was published that day", _labelled),
        ("no other day stands in a line of its own near the title", _only_one_near),
        ("no other day stands in a line of its own on the page", _only_one),
    ):
        if day := find(page):
            return day, reason
    return "", ""


def _below_heading(page: Page) -> str:
    """The only day in a short line between the main heading and the report: "editor — March 11, 2020 add comment". The
    first long block is a summary, or the report, which may itself begin with its day: "27.1.2022 - The council". Behind
    that a line is the report's own only if it tells little else, and is no heading.
    """
    first = len(page.blocks) if page.heading is None else page.heading + 1
    is_below_text = False
    for index in range(first, min(first + BELOW_HEADING + is_below_text, len(page.blocks))):
        block = page.blocks[index]
        if says_captured(block):
            return ""
        if len(block) > LONGEST_LINE or is_prose(block):
            if is_below_text or (day := _begun_with(block)):
                return "" if is_below_text else day
            is_below_text = True
        elif next(dates_in(block), None):
            is_own = not is_below_text or (is_bare_date(block) and page.tags[index] not in _SUB_HEADINGS)
            return _sole(_days(block)) if is_own and not _heads_parts(page) else ""
    return ""


def _begun_with(block: str) -> str:
    """The day that a report's own text begins with, parted from it by a dash, a bar or brackets."""
    found = next(dates_in(block[:LONGEST_LINE]), None)
    if not found or not found.day or found.other:
        return ""
    before, behind = block[: found.span.start].strip(" |("), block[found.span.end :]
    label = date_label().fullmatch(before)
    is_begun = not before or (label is not None and not label["updated"])
    return found.value if is_begun and _PARTS_DAY.match(behind) else ""


_PARTS_DAY = re.compile(r"\s?\)|\s?[|–—]|\s-\s")
"""What stands between the day and the first sentence."""


_SUB_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])


def _heads_parts(page: Page) -> bool:
    """Whether small headings have several days: each is that of its part, an entry of a chronology."""
    tagged = zip(page.tags[:MOST_LINES], page.blocks, strict=False)
    heads = [block for tag, block in tagged if tag in _SUB_HEADINGS and len(block) <= LONGEST_LINE]
    return len({day.value[:10] for block in heads for day in _days(block)}) > 1


def _of_address(page: Page) -> str:
    """The day in the address of the page: sites file their reports by it ("/2023/06/05/ferries-collide", "/05-06-2023",
    "/press2023/230605_ferries").
    """
    for address in (page.address[:LONGEST_ADDRESS], page.meta.get("og:url", "")[:LONGEST_ADDRESS]):
        years = set(_YEAR_IN_ADDRESS.findall(address))
        for found in _DAY_IN_ADDRESS.finditer(address):
            year, month, day = found.group("year", "month", "day")
            if found["short"]:
                year, month, day = f"20{found['short']}", found["m"], found["d"]
                if year not in years:
                    continue  # six figures are as likely a number
            elif not year:
                year, month, day = found.group("y2", "m2", "d2")
            if read := read_date(f"{year}-{month}-{day}"):
                return read.value
    return ""


_YEAR_IN_ADDRESS = re.compile(r"(?<!\d)20\d\d(?!\d)")


def _above_heading(page: Page) -> str:
    """The only day in the nearest short line above the main heading that has one: "Bonn, 11.10.2021"."""
    start = page.heading or 0
    if any(says_captured(block) for block in page.blocks[max(0, start - OF_A_COPY) : start]):
        return ""  # the notice of a copy has days of its own
    for index in range(start - 1, max(-1, start - 1 - ABOVE_HEADING), -1):
        if index in _lines(page, range(index, index + 1)) and (days := _days(page.blocks[index])):
            return _sole(days)
    return ""


def _labelled(page: Page) -> str:
    """The only day that follows a word for publication: "Publiziert am 13. Januar 2014 von uriebe"."""
    found = []
    for index in _lines(page, range(page.heading or 0, len(page.blocks))):
        block = page.blocks[index]
        for day in _days(block):
            label = date_label().match(block[: day.span.start].strip(" |·,;(-–"))
            if label and not label["updated"]:
                found.append(day)
    return _sole(found)


def _only_one_near(page: Page) -> str:
    """The day that alone is told in the short lines below the main heading, also among those of the report."""
    if page.heading is None:
        return ""
    around = range(page.heading + 1, min(len(page.blocks), page.heading + 1 + NEAR_HEADING))
    return _alone_in(page.blocks[index] for index in _lines(page, around))


def _only_one(page: Page) -> str:
    """The day that alone is told in the short lines of the page, which is no copy that tells of itself."""
    if any(says_captured(block) for block in page.blocks[:OF_A_COPY]):
        return ""
    return _alone_in(page.blocks[index] for index in _lines(page, range(len(page.blocks))))


def _alone_in(lines: Iterable[str]) -> str:
    """The day that alone is told in these lines, none of which tells of a change: what is left beside that is not the
    day of publication, but any.
    """
    days: list[DateExpression] = []
    for line in lines:
        here = _days(line)
        if not here and update_in(line) is not None and next(dates_in(line[:LONGEST_LINE]), None):
            return ""
        days += here
    return _sole(days)


def _lines(page: Page, indexes: Iterable[int]) -> Iterator[int]:
    """The blocks that may be such a line: short, with figures, of the page's own part, and no heading of a part."""
    behind = 0 if _heads_parts(page) else _first_prose(page)
    for index in list(indexes)[:MOST_LINES]:
        block, room = page.blocks[index], page.rooms[index]
        if len(block) > LONGEST_LINE or (room and room.room in _OF_OTHERS) or not any(map(str.isdigit, block)):
            continue
        if says_captured(block) or (index > behind and _is_of_another(page, index)):
            continue
        yield index


def _is_of_another(page: Page, index: int) -> bool:
    """Whether a line behind the report's first sentence is a small heading, or stands below one without a sentence in
    between: it tells of a part, or of another report.
    """
    for at in range(index, max(-1, index - FAR_BELOW), -1):
        if page.tags[at] in _SUB_HEADINGS:
            return True
        if is_prose(page.blocks[at]):
            return False
    return False


FAR_BELOW = 30
"""Blocks below a heading in which it is looked for."""


def _first_prose(page: Page) -> int:
    """Where the first sentence below the main heading stands; behind all where there is none."""
    below = range((page.heading or 0) + 1, len(page.blocks))
    found = (p for p in below if page.tags[p] not in _SUB_HEADINGS and is_prose(page.blocks[p]))
    return next(found, len(page.blocks))


def _days(block: str) -> list[DateExpression]:
    """The days in a line, up to where it says when the report was changed."""
    line = block[:LONGEST_LINE]
    line = line[: update_in(line)]
    return [found for found in dates_in(line) if found.day]


def _sole(days: list[DateExpression]) -> str:
    """The day that all of them are; empty where there are two, or where it could be another."""
    told = {day.value[:10] for day in days}
    return days[0].value if len(told) == 1 and not any(day.other for day in days) else ""
