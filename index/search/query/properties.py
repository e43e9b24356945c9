"""Words of a plain query that name a property of reports: an outlet of the folder, a month, a year.

They stay words (a report may quote the agency, or look back on that month); reports that have the property come
first. As hard filters (`outlet:`, `date:`) they would hide what a person who merely mentions them looks for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from index.names.forms import without_article
from index.search.query import query as q
from index.search.reports import Reports, run_together
from index.text.calendar import months, months_alone

LONGEST = 5
"""Words an outlet's name may have; the longest we know are The Syrian Observatory for Human Rights and the like."""
SHORTEST = 3
"""Letters of the shortest outlet (NNA, BBC)."""
OF_OUTLET = 2.0
"""What an outlet's reports gain, in words of the same rarity: a query hardly names an outlet but to have its reports,
so they come before the others, as a filter would have it.
"""
OF_PERIOD = 1.0
"""What a period's reports gain: no more than a word, because reports look back on a month as often as they are of it.
Beside an outlet a period gains as the outlet does: the query then describes reports, not events.
"""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])$")


@dataclass(frozen=True, slots=True)
class Property:
    """Words `start` to `end` of a list name what the reports `ids` have: an "outlet" or a "date"."""

    start: int
    end: int
    ids: Collection[str]
    gain: float
    what: str


def properties_among(words: Sequence[str], reports: Reports, *, unfinished: bool = False) -> list[Property]:
    """The outlets and periods that these words name, in order, without overlap; only those that some report has. The
    last word may be `unfinished`: `daily sab`, `sept`, `september 20`.
    """
    found: list[Property] = []
    at = 0
    while at < len(words):
        named = _period(words, at, reports) or _month(words, at, reports, unfinished)
        named = named or _outlet(words, at, reports, unfinished)
        if named and named.ids:
            found.append(named)
            at = named.end
        else:
            at += 1
    if any(p.what == "outlet" for p in found):
        return [replace(p, gain=OF_OUTLET) for p in found]
    return found


def _outlet(words: Sequence[str], start: int, reports: Reports, unfinished: bool) -> Property | None:
    if unfinished and 1 < len(words) - start <= LONGEST:
        typed = _names(words[start:])
        if begun := [ids for name, ids in reports.outlets.items() if name.startswith(typed)]:
            return Property(start, len(words), reports.any_of(begun), OF_OUTLET, "outlet")
    for end in range(min(len(words), start + LONGEST), start, -1):
        for name in _names(words[start:end]):
            if len(name) >= SHORTEST and (ids := reports.outlets.get(name)):
                return Property(start, end, ids, OF_OUTLET, "outlet")
    return None


def _names(words: Sequence[str]) -> tuple[str, ...]:
    """What an outlet of these words may be called, run together: with an article before its name, and without."""
    whole = "-".join(words)
    return tuple(dict.fromkeys((run_together(whole), run_together(without_article(whole)))))


def _period(words: Sequence[str], start: int, reports: Reports) -> Property | None:
    """`5 September 2016`, `September 5 2016`, `September 2016`, `2016 September`, `2016`."""
    kinds = "".join(map(_kind, words[start : start + 3]))
    for pattern in ("dmy", "mdy", "my", "ym", "y"):
        if kinds.startswith(pattern):
            part = dict(zip(pattern, words[start : start + len(pattern)], strict=True))
            month = f"{months()[part['m'].casefold()]:02}" if "m" in part else ""
            first, last = month or "01", month or "12"
            day = part.get("d", "").zfill(2) if "d" in part else ""
            dates = q.Dates(f"{part['y']}-{first}-{day or '01'}", f"{part['y']}-{last}-{day or '31'}")
            return Property(start, start + len(pattern), reports.dated(dates), OF_PERIOD, "date")
    return None


def _month(words: Sequence[str], start: int, reports: Reports, unfinished: bool) -> Property | None:
    """`September` of whatever year; while it is being typed also `sept` and `september 20`."""
    half = unfinished and start == len(words) - 1
    word = words[start].casefold()
    begun = half and len(word) >= SHORTEST
    meant = {month for name, month in months_alone().items() if word == name or (begun and name.startswith(word))}
    if len(meant) != 1:
        return None
    year = words[start + 1] if unfinished and start == len(words) - 2 and words[start + 1].isdecimal() else ""
    ids = reports.in_month(meant.pop(), year)
    return Property(start, start + 2 if year else start + 1, ids, OF_PERIOD, "date")


def _kind(word: str) -> str:
    if word.casefold() in months():
        return "m"
    return "y" if _YEAR.match(word) else "d" if _DAY.match(word) else "."
