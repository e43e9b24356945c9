"""The dateline: the place at the very start of a report that says where it was written, and the agency signed beside
it.

"(Beirut) ...", "BEIRUT (Reuters) - ...", "DAMASCUS, (SANA) – ...", "Aleppo, SANA_ ...", "AMMAN, Sept 1 - ...".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.loading.facts.agencies import AGENCY, agencies_in
from index.loading.facts.dates import dates_in
from index.text.calendar import MONTHS, one_of

DATELINE_WINDOW = 120
"""Code points: two places, a date, an agency and a dash."""

LATE_WINDOW = 700
"""Code points: a summary may be run in before the dateline; then only capitals with an agency in brackets are
believed."""

_KNOWN = (
    "Abu Dhabi|Addis Ababa|Aden|Afrin|Aleppo|Algiers|Amman|Ankara|Antakya|Astana|Athens|Baghdad|Baku|Basra|Beijing"
    "|Beirut|Belgrade|Benghazi|Berlin|Brussels|Budapest|Buenos Aires|Cairo|Canberra|Damascus|Daraa|Deraa"
    "|Deir ez-Zor|Delhi|Dhaka|Diyarbakir|Doha|Dubai|Erbil|Gaza|Gaziantep|Geneva|Hama|Hasakah|Helsinki|Homs|Hong Kong"
    "|Idlib|Islamabad|Istanbul|Jakarta|Jeddah|Jerusalem|Johannesburg|Kabul|Kampala|Karachi|Khartoum|Kiev|Kilis|Kinshasa"
    "|Kyiv|Kuwait|Kuwait City|Lagos|Latakia|Lisbon|London|Los Angeles|Madrid|Manama|Mexico City|Milan|Mogadishu|Moscow"
    "|Mosul|Mumbai|Muscat|Nairobi|New Delhi|New York|Nicosia|Oslo|Ottawa|Palmyra|Paris|Prague|Qamishli|Quneitra"
    "|Raqqa|Rabat|Ramallah|Riyadh|Rome|Sanaa|Sarajevo|Seoul|Stockholm|Suruc|Sweida|Suwayda|Sydney|Tartus|Tbilisi|Tehran"
    "|Tel Aviv|The Hague|Tokyo|Tripoli|Tunis|United Nations|Vienna|Warsaw|Washington|Yerevan|Zagreb"
    "|Beyrouth|Damas|Alep|Bruxelles|Le Caire|Genève|Londres|Moscou|Téhéran|Bagdad|Damaskus|Genf|Moskau|Kairo|Wien"
    "|Brüssel|Şam|Halep|Москва|Дамаск|Бейрут|Стамбул|دمشق|بيروت|درعا|حلب|حمص|عمان|القاهرة|بغداد|الرياض|موسكو|أنقرة|جنيف"
)
"""Cities that reports are written from: a reader knows each of them as a place wherever it stands before a dash."""
_COUNTRIES = "Syria|Iraq|Lebanon|Jordan|Turkey|Israel|Egypt|Iran|Yemen|Libya|Russia|Ukraine|Germany|France|Switzerland"

_CAP = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'.]*(?:-[\w’']+)*|al-[\w’']+)"
_PLACE = rf"{_CAP}(?:[ /]{_CAP}){{0,3}}"
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]{2,}"
_PLACE_IN_CAPITALS = rf"{_CAPITALS}(?:[\s/’'-]+{_CAPITALS}){{0,3}}"
_REGION = rf"(?:,\s*+{_PLACE}|\s*+\([A-Z][a-z]\w+\))?\s*+(?:,\s*+)?"
_DAY = rf"(?i:(?:{one_of(MONTHS)})[.]?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{one_of(MONTHS)})[.]?),?\s*+(?:\d{{4}},?\s*+)?"
_SIGNED = rf"[(\[]?\s*+(?P<agency>{AGENCY}(?:[\s/,&]+(?:and\s+)?{AGENCY}){{0,2}})(?!\w)(?<!_)\s*+[)\]]?"
_SIGNED_LOW = rf"(?P<agency2>{AGENCY})\s*+_+"
_NO_ACRONYM = r"(?!(?:ISI[SL]|NATO|UN\w*|OPCW|DAESH)\b)"
_TEXT = r"\s*+(?=[\w\"“‘'«„])"

_FORMS = [
    re.compile(pattern)
    for pattern in (
        rf"[(\[](?P<place>{_PLACE}(?:,\s{_PLACE})?)[)\]]\s*+[-–—]?{_TEXT}",  # (Beirut) According to
        rf"(?:(?P<place>{_PLACE}){_REGION}(?:{_DAY})?)?(?:{_SIGNED}\s*+(?:[-–—―]+|:)|{_SIGNED_LOW}){_TEXT}",
        rf"(?P<place>{_PLACE}){_REGION}{_DAY}[-–—―]+{_TEXT}",  # AMMAN, Sept 1 - The
        rf"{_DAY}{_SIGNED}\s*+(?:[-–—―]+|:){_TEXT}",  # Nov. 3 (Reuters) - The
        rf"(?P<place>{_PLACE_IN_CAPITALS}){_REGION}{_DAY}[.]?\s*+/\s?(?P<agency>{AGENCY})\s?/[.]?{_TEXT}",  # /TASS/.
        rf"(?P<place>{_KNOWN}):{_TEXT}",  # Beirut: The
        rf"(?P<place>{_PLACE_IN_CAPITALS}){_REGION}(?:[–—―]|-+(?=\s)){_TEXT}",  # DAMASCUS – The
        rf"(?P<place>{_PLACE_IN_CAPITALS}){_REGION}\((?:The\s+)?(?P<agency>{AGENCY})\){_TEXT}",  # MOSCOW (Sputnik) The
        rf"(?P<place>{_KNOWN})(?:[,/]?\s{_PLACE})?\s*+(?:[–—]|-+(?=\s)){_TEXT}",  # Beirut- The
        rf"(?P<place>{_KNOWN.upper()})(?:\s(?:{_COUNTRIES}))?\s(?=[A-Z][a-z]|\d|A\s)",  # BEIRUT The
        rf"(?P<place>{_NO_ACRONYM}{_PLACE_IN_CAPITALS})\s(?:{_COUNTRIES})\s(?=[A-Z][a-z]|\d|A\s)",  # KOBANE Syria The
    )
]
_LATE = re.compile(
    rf"(?<=[.!?\"”]\s)(?P<place>{_PLACE_IN_CAPITALS}){_REGION}(?:{_DAY})?\((?:The\s+)?(?P<agency>{AGENCY})\){_TEXT}"
)
_NO_PLACE = frozenset(
    [
        "update",
        "updated",
        "breaking",
        "exclusive",
        "analysis",
        "opinion",
        "video",
        "photo",
        "photos",
        "watch",
        "live",
        "note",
        "file",
        "topshot",
        "factbox",
        "explainer",
        "interview",
        "urgent",
        "correction",
        "regional",
        "local",
        "national",
        "international",
    ]
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`place` as a reader writes it ("Beirut", also for BEIRUT), None when only an agency signs; `start` in the text
    given.
    """

    place: str | None
    agencies: tuple[str, ...]
    start: int


def dateline_in(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline at `start` of a report's first paragraph, or soon after it where a summary was run in before."""
    end = len(text) if end is None else end
    limit = min(end, start + DATELINE_WINDOW)
    for form in _FORMS:
        if (match := form.match(text, start, limit)) and (found := _read(match)):
            return found
    late = _LATE.search(text, start, min(end, start + LATE_WINDOW))
    return _read(late) if late else None


_DASHES = ("-", "–", "—")
_HAS_DIGIT = re.compile(r"\d")
_ALONE = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>{_KNOWN}|{_KNOWN.upper()})(?:,\s(?:{_COUNTRIES}))?\s*[-–—|,]?$",  # Beirut; AMMAN |
        rf"(?P<place>{_PLACE_IN_CAPITALS}),\s(?:{_COUNTRIES})$",  # IDLIB, Syria
        rf"(?P<place>{_PLACE})\s*[-–—]\s*(?P<agency>{AGENCY})$",  # بيروت - أ ف ب
        rf"(?:The\s+)?(?P<agency>{AGENCY}),\s+(?P<place>{_PLACE})$",  # AFP, Beirut
    )
]


MOST_WORDS_AFTER = 3
"""Words behind the date of a dateline that is a line of its own: a clock and its zone. More is the report itself."""


def dateline_alone(line: str) -> Dateline | None:
    """The dateline that is a line of its own, above the first paragraph, or that opens a line with the date:
    "Beirut", "IDLIB, Syria", "AMMAN | Thu Sep 26, 2013", "AFP, Beirut"; or one whose text begins on the next line:
    "BEIRUT, Feb 4 (AFP) -".
    """
    if len(line) > DATELINE_WINDOW or line[:1].isdigit():
        return None
    if line.endswith(_DASHES):
        begun = (form.match(f"{line} A") for form in _FORMS)
        if match := next((m for m in begun if m and m.end() > len(line)), None):
            return _read(match)
    if _HAS_DIGIT.search(line):
        dated = next(dates_in(line), None)
        if dated and len(line[dated.span.end :].split()) > MOST_WORDS_AFTER:
            return None
        if dated and not dated.span.start:
            return None
        line = line[: dated.span.start].rstrip() if dated else line
    match = next((found for form in _ALONE if (found := form.match(line))), None)
    return _read(match) if match else None


def _read(match: re.Match[str]) -> Dateline | None:
    groups = match.groupdict()
    agencies = tuple(agencies_in(groups.get("agency") or groups.get("agency2") or ""))
    place = groups.get("place")
    if place and place.startswith("The "):
        return None
    if place and (place.casefold() in _NO_PLACE or agencies_in(place) or (place.isupper() and len(place) < 4)):
        agencies, place = agencies or tuple(agencies_in(place)), None
    return Dateline(_readable(place), agencies, match.start()) if place or agencies else None


def _readable(place: str | None) -> str | None:
    """BEIRUT as Beirut; names in mixed case stay as they are."""
    return place.title().replace("Ez-Z", "ez-Z").replace("Al-", "al-") if place and place.isupper() else place
