"""Where a sentence puts the event, and who it says did it, as far as a few plain words tell.

Places are points of the compass (north against south); doers are the sides of a conflict, read off the words right
before a verb ("the Russian military entered"), and who claimed an attack or that nobody did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.comparison.facts.facts import Fact, Field, stretch
from index.comparison.reading.words import Token, low_at
from index.lexicon.reading import kept, regions
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
        if word.low.endswith("ern") or words[max(0, place - 1)].term in _sides()
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


@kept()
def _sides() -> dict[str, str]:
    """From the term that names a side to the side: those of a region's conflict, and every country."""
    countries = {f"={name}": name for name in regions().things}
    return countries | {f"={term}": side for side, terms in regions().sides.items() for term in terms}


_BODIES = frozenset(["=army", "=fighter", "=police", "=militia", "=aircraft", "=regime"])
# A side acts through one of these: "the Russian military", not "the Russian border".


def doers(words: Sequence[Token]) -> Iterator[Fact]:
    """Who does what: the side named right before a verb, with the verb as the matter."""
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and (words[end].term in _sides() or words[end].term in _BODIES):
            end += 1
        sides = [_sides()[word.term] for word in words[place:end] if word.term in _sides()]
        acts = any(word.term in _BODIES for word in words[place:end])
        if sides and acts and end < len(words) and words[end].term and words[end].text.islower():
            if low_at(words, place - 1) == "and" and words[max(0, place - 2)].term in _sides():
                sides = [_sides()[words[place - 2].term], sides[-1]]  # "Russian and Syrian jets"
            else:
                sides = sides[-1:]
            matters = {words[end].term.lstrip("="): words[end].text}
            yield Fact(Field.ACTOR, stretch(words, place, end), matters, parties=frozenset(sides))
        place = max(end, place + 1)


_CLAIM = "claim of responsibility"
_DENIED_WITHIN = 4
# "No group has claimed responsibility", "not immediately clear who".


def claims(words: Sequence[Token]) -> Iterator[Fact]:
    """Whether somebody is said to have claimed the deed, or that it is not known who did it."""
    lows = [word.low for word in words]
    claimed = next((k for k, low in enumerate(lows) if low.startswith("claim")), None)
    if claimed is not None and "responsibility" in lows[claimed:]:
        end = lows.index("responsibility", claimed) + 1
        denied = {"no", "not"} & set(lows[max(0, claimed - _DENIED_WITHIN) : end])
        said = frozenset({"nobody" if denied else "somebody"})
        yield Fact(Field.ACTOR, stretch(words, claimed, end), {_CLAIM: words[end - 1].text}, parties=said)
    for place in range(len(lows) - 1):
        if lows[place : place + 2] == ["clear", "who"] and "not" in lows[max(0, place - _DENIED_WITHIN) : place]:
            who = {_CLAIM: words[place + 1].text}
            yield Fact(Field.ACTOR, stretch(words, place, place + 2), who, parties=frozenset({"nobody"}))
