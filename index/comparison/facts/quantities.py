"""Numbers with what they count, and shares of a whole, read off the words of one sentence.

A number's matter is what happened to the counted, with who they are (people killed, children wounded); or else the
thing counted (checkpoints). Only numbers of one matter are held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index.article import Span
from index.comparison.facts.durations import numbered_duration, unnumbered_duration
from index.comparison.facts.facts import Fact, Field, as_written, stretch
from index.comparison.facts.figures import Figure, figure_at, is_age
from index.comparison.facts.units import LENGTHS, measure_at
from index.comparison.reading.words import Token, low_at
from index.text.numbers import ROUGH
from index.text.stems import light_stem
from index.text.stop_words import HOLLOW

_PERSONS = {
    "people": "people person persons civilian civilians resident residents victim victims body bodies others other man "
    "men inhabitants citizens martyrs passengers pilgrims worshippers villagers mourners workers dead deaths lives "
    "wounded injured",
    "children": "child children boys girls kids minors",
    "women": "woman women",
    "fighters": "fighter fighters rebel rebels militant militants soldier soldiers jihadist jihadists terrorist "
    "terrorists insurgents troops militiamen gunmen members combatants attackers",
    "police": "police policeman policemen officer officers",
    "bombers": "bomber bombers",
    "families": "family families",
}
_KIND_OF_PERSON = {word: kind for kind, words in _PERSONS.items() for word in words.split()}
# Words for the counted, and whom they may be compared with: civilians with people, but not with fighters.

_HAPPENS_TO = {
    "=kill": "killed",
    "=wound": "wounded",
    "=flee": "fled",
    "=evacuate": "evacuated",
    "=arrest": "arrested",
    "=capture": "captured",
    "=rescue": "rescued",
    "=surrender": "surrendered",
}
# What persons are counted for.

_AFTER, _BEFORE = 7, 4
# How many words from the number the event may stand: "20 people were later killed", "killing at least 20".

_HEAD = 4
# The counted noun stands at most so many words after its number: "five regime military positions".

_NO_HEAD = frozenset(
    [
        "inside",
        "outside",
        "near",
        "ago",
        "earlier",
        "later",
        "away",
        "per",
        *LENGTHS,
    ]
)
# What may follow a number without being counted by it: places, times, measures.

_SHARE_SLACK = 0.02
# A hedged share is taken within two points: about 70 percent is not two-thirds.

_PERCENT_SIGN = re.compile(r"\s?%")

_SUPERSEDED = 5
# So close before a number "earlier" or "previous" says that it no longer holds.

_OF_A_WAR = 10_000
# So many dead are a war's, and not to be held against an incident's.


def quantities(text: str, words: Sequence[Token]) -> Iterator[Fact]:
    """The numbers and durations in the words of one sentence of `text`, in order."""
    place = 0
    while place < len(words):
        figure = figure_at(text, words, place)
        if figure is None:
            fact = unnumbered_duration(words, place)
        elif is_age(text, words, figure):
            fact = None
        else:
            fact = numbered_duration(words, figure) or _share(text, words, figure) or _measure(text, words, figure)
            fact = fact or _count(text, words, figure)
        if fact is not None:
            yield fact
        place = figure.end if figure else place + 1


def is_loose(matter: str) -> bool:
    """Whether a matter is persons of whom nothing is said: they may well be other ones."""
    return matter in _PERSONS


def is_toll(matter: str) -> bool:
    """Whether a matter is a number of dead, hurt or displaced: two that are given mostly mean the same people."""
    return any(event in matter for event in ("killed", "wounded", "fled"))


def _share(text: str, words: Sequence[Token], figure: Figure) -> Fact | None:
    """A percentage, or a fraction of no number."""
    end, low, high, plain, rounding = figure.end, figure.low, figure.high, figure.plain, figure.rounding
    unit, sign = low_at(words, end), _PERCENT_SIGN.match(text, words[end - 1].span.end)
    span = stretch(words, figure.start, end)
    if unit in ("percent", "per") or sign:
        end = min(len(words), end + {"percent": 1, "per": 2}.get(unit, 0))
        span = Span(span.start, sign.end() if sign else words[end - 1].span.end)
        low, high = low / 100, high / 100
        plain, rounding = plain and plain / 100, rounding and rounding.times(1 / 100)
    elif not 0 < low <= high < 1:
        return None
    middle = (low + high) / 2 if plain is None else plain
    low, high = max(low, middle - _SHARE_SLACK), min(high, middle + _SHARE_SLACK)
    whole = _head(words, end)[1] if low_at(words, end) == "of" else end
    begins = words[figure.end].span.start if end > figure.end else sign.start() if sign else words[end - 1].span.start
    about = " ".join(text[begins : max(span.end, words[whole - 1].span.end)].split())
    return Fact(Field.NUMBER, span, {"share": about}, low, high, figure.exact, rounding=rounding)


def _measure(text: str, words: Sequence[Token], figure: Figure) -> Fact | None:
    """So much of an area or a weight, in whatever unit."""
    measure = measure_at(words, figure.end)
    if measure is None:
        return None
    about = {measure.of: as_written(text, words, figure.end, measure.end)}
    low, high = figure.low * measure.low, figure.high * measure.high
    rounding = figure.rounding and figure.rounding.times(measure.high)
    span = stretch(words, figure.start, measure.end)
    return Fact(Field.NUMBER, span, about, low, high, figure.exact, rounding=rounding)


def _count(text: str, words: Sequence[Token], figure: Figure) -> Fact | None:
    head, stop = _head(words, figure.end)
    if _is_part_or_past(words, figure) or _counts_two_things(words, figure, stop):
        return None
    if low_at(words, figure.end - 1) == "one" and head not in _KIND_OF_PERSON:
        return None  # "one of", "no one", "the one that"
    event = _event(words, figure, stop, _KIND_OF_PERSON.get(head, ""))
    happened = words[event].term if event is not None else ""
    person = _KIND_OF_PERSON.get(head, "people" if not head and happened in ("=kill", "=wound") else "")
    about = as_written(text, words, _past_of(words, figure.end), stop)
    if person:
        matter = f"{person} {_HAPPENS_TO.get(happened, '')}".strip() + _scope(words, happened, figure)
        if event is not None and not figure.end <= event < stop:
            about = f"{about} {words[event].text}".strip()
    elif head and not (low_at(words, stop) == "and" and _opens_count(words, stop + 1)):
        # not "30 regime and 39 rebel fighters"
        matter = next(word.term for word in words[figure.end : stop] if word.low == head).lstrip("=") or light_stem(
            head
        )
    else:
        return None
    span = stretch(words, figure.start, stop)
    return Fact(Field.NUMBER, span, {matter: about}, figure.low, figure.high, figure.exact, rounding=figure.rounding)


def _is_part_or_past(words: Sequence[Token], figure: Figure) -> bool:
    """Whether a number counts only some of a whole (two of the dead, six more) or what an older report had."""
    start, end = figure.start, figure.end
    if low_at(words, end) == "of" and low_at(words, end + 1) in ("the", "those", "them"):
        return True
    if low_at(words, end) in ("more", "others") or low_at(words, start - 1) in ("another", "other"):
        return not any(word.term == "=wound" for word in words[max(0, start - 2) : end + _HEAD])
    superseded = ("earlier", "previous", "previously", "initial")
    return any(low_at(words, k) in superseded for k in range(start - _SUPERSEDED, start))


def _scope(words: Sequence[Token], event: str, figure: Figure) -> str:
    """What the dead are counted over, where that is not the incident: a whole war, or a time that is named."""
    if event == "=kill" and figure.high >= _OF_A_WAR:
        return " in the war"
    return " since then" if any(word.low == "since" for word in words) else ""


def _head(words: Sequence[Token], end: int) -> tuple[str, int]:
    """The counted noun and where it ends: a word for persons if one follows, else the last word before grammar."""
    place = _past_of(words, end)
    head, stop = "", end
    for k in range(place, min(place + _HEAD, len(words))):
        low = words[k].low
        if low in _KIND_OF_PERSON and not (low in ("dead", "wounded", "injured") and head):
            return low, k + 1
        if low in HOLLOW or low in _NO_HEAD or words[k].is_number or words[k].term in _HAPPENS_TO:
            break
        head, stop = low, k + 1
    return head, stop


def _past_of(words: Sequence[Token], end: int) -> int:
    """The place past "of", "of the", where a number that ends at `end` is followed by it."""
    place = end + (low_at(words, end) == "of")
    while place > end and low_at(words, place) in ("the", "his", "its", "their", "those"):
        place += 1
    return place


def _event(words: Sequence[Token], figure: Figure, stop: int, person: str) -> int | None:
    """The word for what happened to the counted: the nearest of dying, being hurt, fleeing ... around the number.

    "And" begins a new count, and so does "injuring": in "killed 32 and wounded 20" the wounding is not the 32's, the
    killing not the 20's. Where nothing is near, people who are counted in a sentence of death are its dead.
    """
    if stop > figure.end and words[stop - 1].term in _HAPPENS_TO:
        return stop - 1
    before = _reach(words, range(figure.start - 1, max(0, figure.start - _BEFORE) - 1, -1))
    after = _reach(words, range(stop, min(len(words), stop + _AFTER)), until_ing=True)
    if before is not None and after is not None and before >= figure.start - 2:
        return before if after > stop or _opens_count(words, stop + 1) else after
    if before is not None and after is None:
        return before
    return after if after is not None else _far_death(words, figure, stop, person)


def _far_death(words: Sequence[Token], figure: Figure, stop: int, person: str) -> int | None:
    """The word for a death that is not near the number but can only be of the counted: not of those who merely were
    there ("with 68 passengers"), and not where the death has a number of its own that this one does not go on from
    ("killed 7 people in Arlen and 15 in Bodo").
    """
    counted = person or not figure.exact or low_at(words, figure.start - 1) == "including"
    is_there = low_at(words, figure.start - 1) in _WITH or low_at(words, stop) in ("aboard", "on")
    if not counted or is_there or person not in ("", *_BYSTANDERS):
        return None
    around: tuple[int, ...] = (*range(stop, len(words)), *range(figure.start - 1, -1, -1))
    event = next((place for place in around if words[place].term in _HAPPENS_TO), None)
    if event is None or words[event].term != "=kill":
        return None
    if low_at(words, figure.start - 1) == "and":
        return event
    beside = set(range(event - _OWN_NUMBER, event + _OWN_NUMBER + 1)) - set(range(figure.start, figure.end))
    return None if any(_is_number(words[place]) for place in beside & set(range(len(words)))) else event


_WITH = frozenset(["with", "carrying", "carried", "of", "for", "had", "transporting", "holding"])
# What comes before people who are there: on the bus, in the town.

_OWN_NUMBER = 3
# A number that close to a death counts its dead: "killing at least 23", "in which dozens died".


def _is_number(word: Token) -> bool:
    return word.is_number or word.low in ROUGH or word.low == "dozen"


def _opens_count(words: Sequence[Token], place: int) -> bool:
    """Whether the words before `place` lead into another number: "killed 20 people, wounded at least 10"."""
    return any(word.is_number or word.low == "one" for word in words[place : place + 3])


_BYSTANDERS = ("people", "children", "women")
# Fighters and police stand in sentences of death for other reasons than having died.


def _reach(words: Sequence[Token], places: Iterable[int], until_ing: bool = False) -> int | None:
    """The first event at `places`, which go away from a number; None behind a new count."""
    for place in places:
        word = words[place]
        if word.low in ("and", "while") or _is_number(word) or (until_ing and word.low.endswith("ing")):
            return None
        if word.term in _HAPPENS_TO:
            return place
    return None


def _counts_two_things(words: Sequence[Token], figure: Figure, stop: int) -> bool:
    """Whether nobody can tell how many of each: "killed and injured five", "five killed or injured"."""
    around = (words[max(0, figure.start - 3) : figure.start], words[stop : stop + 3])
    terms = ({word.term for word in side} for side in around if not any(word.is_number for word in side))
    return any({"=kill", "=wound"} <= side for side in terms)
