"""Where a sentence puts the event, as far as a few plain words tell: points of the compass (north against south)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.comparison.facts.facts import Fact, Field, stretch
from index.comparison.facts.who import side_of
from index.comparison.reading.words import Token
from index.text.calendar import english_weekday

_COMPASS: dict[str, tuple[str, ...]] = {
    "=north": ("north",),
    "=south": ("south",),
    "=east": ("east",),
    "=west": ("west",),
    "=northeast": ("north", "east"),
    "=northwest": ("north", "west"),
    "=southeast": ("south", "east"),
    "=southwest": ("south", "west"),
}
_AXES = {"north": "north or south", "south": "north or south", "east": "east or west", "west": "east or west"}

_PLACE_WORDS = 3
# "northern Syria": the name stands at most so many words past the point of the compass.


def places(words: Sequence[Token]) -> Iterator[Fact]:
    """The points of the compass in one sentence; none on an axis where the sentence names both ends.

    "Northern Syria" and "Syria's north" are regions; "south of Jarabulus" or "to the south" are only bearings.
    """
    found = [
        (place, point)
        for place, word in enumerate(words)
        for point in _COMPASS.get(word.term, ())
        if word.low.endswith("ern") or side_of(words[max(0, place - 1)])
    ]
    for place, point in found:
        axis = _AXES[point]
        if {other for _, other in found if _AXES[other] == axis} == {point}:
            named = (
                k
                for k in range(place + 1, min(len(words), place + 1 + _PLACE_WORDS))
                if words[k].text[0].isupper() and english_weekday(words[k].low) is None
            )
            last = next(named, place)
            yield Fact(
                Field.PLACE, stretch(words, place, last + 1), {axis: words[last].text}, parties=frozenset({point})
            )
