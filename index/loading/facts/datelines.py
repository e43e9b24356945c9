"""The dateline: the place at the very start of a report that says where it was written, and the agency signed beside
it.

"(Beirut) ...", "BEIRUT (Reuters) - ...", "DAMASCUS, (SANA) – ...", "Aleppo, SANA_ ...", "AMMAN, Sept 1 - ...".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.lexicon.patterns import pattern, patterns
from index.lexicon.phrases import any_word
from index.lexicon.reading import kept, phrases, regions
from index.loading.facts.agencies import agencies_in, agency_pattern
from index.loading.facts.dates import dates_in
from index.text.calendar import months, one_of

DATELINE_WINDOW = 120
"""Code points: two places, a date, an agency and a dash."""

LATE_WINDOW = 700
"""Code points: a summary may be run in before the dateline; then only capitals with an agency in brackets are
believed."""

_CAP = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'.]*(?:-[\w’']+)*|al-[\w’']+)"
_PLACE = rf"{_CAP}(?:[ /]{_CAP}){{0,3}}"
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]{2,}"
_PLACE_IN_CAPITALS = rf"{_CAPITALS}(?:[\s/’'-]+{_CAPITALS}){{0,3}}"
_REGION = rf"(?:,\s*+{_PLACE}|\s*+\([A-Z][a-z]\w+\))?\s*+(?:,\s*+)?"
_AGENCY_UNKNOWN = rf"(?:The\s)?{_CAP}(?:(?:\s|\s?[/,&]\s?)(?:{_CAP}|of|and|the)){{0,5}}"
_BETWEEN_SLASHES = rf"(?:The\s)?{_CAP}(?:\s[^\W\d_][\w’'-]*){{0,5}}"
_SHORT = r"[a-z]{3,4}(?:/[a-z]{2,4}){0,2}"
"""An agency as German papers sign it: (dpa), (epd/kna)."""
_DASH = r"\s*+[-–—―]+"
_NO_ACRONYM = r"(?!(?:ISI[SL]|NATO|UN\w*|OPCW|DAESH)\b)"
_TEXT = r"\s*+(?=[\w\"“‘'«„])"


LONGEST_AGENCY = 50
"""Code points of an agency's name: "Organization of Islamic News Agencies of Asia"."""


@kept()
def _known() -> str:
    """Any city that reports are written from: a reader knows it as a place wherever it stands before a dash."""
    return any_word(regions().cities)


@kept()
def _known_in_capitals() -> str:
    return any_word(city.upper() for city in regions().cities)


@kept()
def _day() -> str:
    """The day in a dateline: Sept 1, 1 September 2020."""
    month = f"(?:{one_of(months())})"
    year = rf"\d{{4}}(?:\s?{one_of(phrases('gregorian_era'))}(?!\w)[.]?)?"
    return rf"(?i:{month}[.]?\s+\d{{1,2}}|\d{{1,2}}\s+{month}[.]?),?\s*+(?:{year},?\s*+)?"


@kept()
def _countries() -> str:
    return any_word((*regions().countries, *(country.title() for country in phrases("demonyms"))))


@kept()
def _no_agency() -> re.Pattern[str]:
    """Words in the place of an agency that say where the place is: LAKETOWN (Belgium)."""
    return re.compile(rf"(?:The\s+)?(?:{_countries()}|{_known()})", re.IGNORECASE)


@kept()
def _of_an_agency() -> str:
    """A name with a word that names of agencies and outlets have."""
    return rf"(?=[^()]{{0,{LONGEST_AGENCY}}}\b{any_word(phrases('outlet_words'))}\b){_AGENCY_UNKNOWN}"


@kept()
def _no_places() -> frozenset[str]:
    return frozenset(phrases("no_places"))


@kept()
def _forms() -> list[re.Pattern[str]]:
    agency, known, countries, day = agency_pattern(), _known(), _countries(), _day()
    signed = rf"[(\[]?\s*+(?P<agency>{agency}(?:[\s/,&]+(?:and\s+)?{agency}){{0,2}})(?!\w)(?<!_)\s*+[)\]]?"
    signed_low = rf"(?P<agency2>{agency})\s*+_+"
    forms = (
        rf"[(\[](?P<place>{_PLACE}(?:,\s{_PLACE})?)[)\]]\s*+[-–—]?{_TEXT}",  # (Beirut) According to
        rf"(?:(?P<place>{_PLACE}){_REGION}(?:{day})?)?(?:{signed}\s*+(?:[-–—―]+|:)|{signed_low}){_TEXT}",
        rf"(?P<place>{_PLACE}){_REGION}{day}[-–—―]+{_TEXT}",  # AMMAN, Sept 1 - The
        rf"(?P<place>{_PLACE_IN_CAPITALS}){_REGION}(?:{day})?\((?P<unknown>{_AGENCY_UNKNOWN})\){_DASH}{_TEXT}",
        rf"(?P<place>{_PLACE}){_REGION}{day}\((?P<unknown>{_AGENCY_UNKNOWN})\){_DASH}{_TEXT}",  # Lake, May 1 (LNA) -
        rf"(?P<place>{_PLACE}){_REGION}\((?P<unknown>{_of_an_agency()})\){_DASH}{_TEXT}",  # Laketown (Lake News) - The
        rf"{day}{signed}\s*+(?:[-–—―]+|:){_TEXT}",  # Nov. 3 (Reuters) - The
        rf"(?P<place>{_PLACE_IN_CAPITALS}){_REGION}{day}[.]?\s*+/\s?(?P<agency>{agency})\s?/[.]?{_TEXT}",  # /TASS/.
        rf"(?P<place>{_PLACE_IN_CAPITALS}){_REGION}{day}[.]?\s*+/\s?(?P<unknown>{_BETWEEN_SLASHES})\s?/[.]?{_TEXT}",
        rf"(?P<place>{_PLACE}){_REGION}\((?P<unknown>{_SHORT})\){_DASH}{_TEXT}",  # Talheim (epd) - Der
        rf"(?P<place>{known}):{_TEXT}",  # Beirut: The
        rf"(?P<place>{_PLACE_IN_CAPITALS}){_REGION}(?:[–—―]|-+(?=\s)){_TEXT}",  # DAMASCUS – The
        rf"(?P<place>{_PLACE_IN_CAPITALS}){_REGION}\((?:The\s+)?(?P<agency>{agency})\){_TEXT}",  # MOSCOW (Sputnik) The
        rf"(?P<place>{known})(?:[,/]?\s{_PLACE})?\s*+(?:[–—]|-+(?=\s)){_TEXT}",  # Beirut- The
        rf"(?P<place>{_known_in_capitals()})(?:\s{countries})?\s(?=[A-Z][a-z]|\d|A\s)",  # BEIRUT The
        rf"(?P<place>{_NO_ACRONYM}{_PLACE_IN_CAPITALS})\s{countries}\s(?=[A-Z][a-z]|\d|A\s)",  # KOBANE Syria The
    )
    return [*patterns("dateline", forms)]


@kept()
def _late() -> re.Pattern[str]:
    signed = rf"\((?:The\s+)?(?P<agency>{agency_pattern()})\)"
    form = rf"(?<=[.!?\"”]\s)(?P<place>{_PLACE_IN_CAPITALS}){_REGION}(?:{_day()})?{signed}{_TEXT}"
    return pattern("dateline-late", form)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`place` as a reader writes it ("Beirut", also for BEIRUT), None when only an agency signs; where it begins and
    ends in the text given; the `day` on which it was written (2021-02-04), where a whole date stands in it.
    """

    place: str | None
    agencies: tuple[str, ...]
    start: int
    day: str | None = field(default=None, compare=False)
    end: int = field(default=0, compare=False)


def dateline_in(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline at `start` of a report's first paragraph, or soon after it where a summary was run in before."""
    end = len(text) if end is None else end
    limit = min(end, start + DATELINE_WINDOW)
    for form in _forms():
        if (match := form.match(text, start, limit)) and (found := _read(match)):
            return found
    late = _late().search(text, start, min(end, start + LATE_WINDOW))
    return _read(late) if late else None


_DASHES = ("-", "–", "—")
_HAS_DIGIT = re.compile(r"\d")


@kept()
def _alone() -> list[re.Pattern[str]]:
    agency, countries = agency_pattern(), _countries()
    forms = (
        rf"(?P<place>{_known()}|{_known_in_capitals()})(?:,\s{countries})?\s*[-–—|,]?$",  # Beirut; AMMAN |
        rf"(?P<place>{_PLACE_IN_CAPITALS}),\s{countries}$",  # IDLIB, Syria
        rf"(?P<place>{_PLACE})\s*[-–—]\s*(?P<agency>{agency})$",  # بيروت - أ ف ب
        rf"(?:The\s+)?(?P<agency>{agency}),\s+(?P<place>{_PLACE})$",  # AFP, Beirut
    )
    return [*patterns("dateline-alone", forms)]


MOST_WORDS_AFTER = 3
"""Words behind the date of a dateline that is a line of its own: a clock and its zone. More is the report itself."""


def dateline_alone(line: str) -> Dateline | None:
    """The dateline that is a line of its own, above the first paragraph, or that opens a line with the date:
    "Beirut", "IDLIB, Syria", "AMMAN | Thu Sep 26, 2013", "AFP, Beirut"; or one whose text begins on the next line:
    "BEIRUT, Feb 4 (AFP) -".
    """
    return None if len(line) > DATELINE_WINDOW or line[:1].isdigit() else _short_alone(line)


REMEMBERED = 256
"""Lines of which an answer is kept: those at the ends of one report, which several steps ask about."""


@kept(REMEMBERED)
def _short_alone(line: str) -> Dateline | None:
    if line.endswith(_DASHES):
        begun = (form.match(f"{line} A") for form in _forms())
        if match := next((m for m in begun if m and m.end() > len(line)), None):
            return _read(match)
    if _HAS_DIGIT.search(line):
        dated = next(dates_in(line), None)
        if dated and len(line[dated.span.end :].split()) > MOST_WORDS_AFTER:
            return None
        if dated and not dated.span.start:
            return None
        line = line[: dated.span.start].rstrip() if dated else line
    match = next((found for form in _alone() if (found := form.match(line))), None)
    return _read(match) if match else None


def _read(match: re.Match[str]) -> Dateline | None:
    groups = match.groupdict()
    agencies = tuple(agencies_in(groups.get("agency") or groups.get("agency2") or ""))
    if unknown := groups.get("unknown"):
        agencies = tuple(agencies_in(unknown)) or _as_written(unknown)
    place = groups.get("place")
    if place and place.startswith("The "):
        return None
    if place and (place.casefold() in _no_places() or agencies_in(place) or (place.isupper() and len(place) < 4)):
        agencies, place = agencies or tuple(agencies_in(place)), None
    dated = next(dates_in(match[0]), None) if _YEAR.search(match[0]) else None
    day = dated.value[:10] if dated and dated.day and not dated.other else None
    return Dateline(_readable(place), agencies, match.start(), day, match.end()) if place or agencies else None


_YEAR = re.compile(r"\d{4}")


def _as_written(agency: str) -> tuple[str, ...]:
    """An agency that no lexicon knows, by its place; none where the words say where the dateline's place is."""
    no_agency = _no_agency().fullmatch(agency) or agency.casefold() in _no_places() or len(agency) > LONGEST_AGENCY
    return () if no_agency else (agency,)


def _readable(place: str | None) -> str | None:
    """BEIRUT as Beirut; names in mixed case stay as they are."""
    return place.title().replace("Ez-Z", "ez-Z").replace("Al-", "al-") if place and place.isupper() else place
