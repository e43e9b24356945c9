"""Whether a report writes the day or the month first in dates of figures, and what tells so.

11/08/2026 is 11 August in a Spanish report, and in an American outlet's 8 November. Where nothing tells, nobody knows:
English is written both ways. What a report's own dates show comes first, then where it is from, then its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from index.lexicon.reading import kept, languages, regions
from index.lexicon.sections import DAY_FIRST
from index.loading.facts.dates import day_orders
from index.text.folding import letters_of


@dataclass(frozen=True, slots=True)
class DateOrder:
    """The order, and the reason in words. Where it is not `is_sure`, a weekday that the report speaks of is believed
    before it: programs write the country of their makers into every page.
    """

    day_first: bool
    reason: str
    is_sure: bool = True


def order_in(dates: Iterable[str]) -> DateOrder | None:
    """The order in a report whose dates of figures these are, by those that leave no choice (25/04/2026)."""
    orders = day_orders(dates)
    if len(orders) != 1:
        return None
    day_first = True in orders
    return DateOrder(day_first, f"another date of the report has the {'day' if day_first else 'month'} first")


def order_of(language: str | None, territory: str | None, outlet: str | None) -> DateOrder | None:
    """The order that a report has by the country its file says it is written for, by its outlet's, or by its
    language (ISO 639-1, ISO 3166-1).
    """
    if territory and (order := _of_country(territory, "its file is")):
        return replace(order, is_sure=False)
    if outlet and (country := country_of(outlet)) and (order := _of_country(country, "its outlet is")):
        return order
    words = languages().get(language or "")
    if words and words.dates_in_figures:
        day_first = words.dates_in_figures == DAY_FIRST
        return DateOrder(day_first, f"its language ({language}) puts the {'day' if day_first else 'month'} first")
    return None


def _of_country(country: str, what: str) -> DateOrder | None:
    for day_first, countries in ((True, regions().day_first), (False, regions().month_first)):
        if country in countries:
            return DateOrder(day_first, f"{what} of {country}, where the {'day' if day_first else 'month'} comes first")
    return None


_SITE = re.compile(r"(?:[a-z0-9-]+\.)+(?P<top>[a-z]{2,4})(?:/\S*)?", re.IGNORECASE)
_OF_STATES = {"UK": "GB", "GOV": "US", "MIL": "US", "EDU": "US"}
# What addresses end in that is no code of a country, and yet tells one;

_ANYBODYS = frozenset(["AI", "AM", "CC", "CO", "FM", "GG", "IO", "LA", "LY", "ME", "TO", "TV", "WS"])
# and codes that sites of every country have taken for their look.


def country_of(outlet: str) -> str | None:
    """The country of an outlet (ISO 3166-1), by the lexicon or by the end of its address; None where neither tells."""
    if country := _outlets().get(letters_of(outlet.removeprefix("The "))):
        return country
    site = _SITE.fullmatch(outlet.strip())
    if site is None:
        return None
    top = site["top"].upper()
    return _OF_STATES.get(top, top if len(top) == 2 and top not in _ANYBODYS else None)


@kept()
def _outlets() -> dict[str, str]:
    return {letters_of(name): country for country, names in regions().outlets.items() for name in names}
