"""Numbers with what they count, and shares of a whole, read off the words of one sentence.

A number's matter is what happened to the counted, with who they are (people killed, children wounded); or else the
thing counted (checkpoints). Only numbers of one matter are held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.comparison.durations import numbered_duration, unnumbered_duration
from index.comparison.facts import Fact, Field, stretch
from index.comparison.figures import Figure, figure_at
from index.comparison.thesaurus import HOLLOW
from index.comparison.words import Token, low_at, stem

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
        "kilometres",
        "kilometers",
        "km",
        "miles",
        "metres",
        "meters",
        "per",
    ]
)
# What may follow a number without being counted by it: places, times, measures.

_SHARE_SLACK = 0.02
# A hedged share is taken within two points: about 70 percent is not two-thirds.

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
        else:
            fact = numbered_duration(words, figure) or _share(text, words, figure) or _count(words, figure)
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
    end, low, high = figure.end, figure.low, figure.high
    unit = low_at(words, end)
    if unit in ("percent", "per") or text.startswith("%", words[end - 1].span.end):
        end = min(len(words), end + {"percent": 1, "per": 2}.get(unit, 0))
        low, high = low / 100, high / 100
    elif not 0 < low <= high < 1:
        return None
    middle = (low + high) / 2
    low, high = round(max(low, middle - _SHARE_SLACK), 3), round(min(high, middle + _SHARE_SLACK), 3)
    return Fact(Field.NUMBER, stretch(words, figure.start, end), frozenset({"share"}), low, high, figure.exact)


def _count(words: Sequence[Token], figure: Figure) -> Fact | None:
    head, stop = _head(words, figure.end)
    if _is_part_or_past(words, figure) or _counts_two_things(words, figure, stop):
        return None
    if low_at(words, figure.end - 1) == "one" and head not in _KIND_OF_PERSON:
        return None  # "one of", "no one", "the one that"
    event = _event(words, figure, stop, _KIND_OF_PERSON.get(head, ""))
    person = _KIND_OF_PERSON.get(head, "people" if not head and event in ("=kill", "=wound") else "")
    if person:
        matter = f"{person} {_HAPPENS_TO.get(event, '')}".strip() + _scope(words, event, figure)
    elif head and not (low_at(words, stop) == "and" and _opens_count(words, stop + 1)):
        # not "30 regime and 39 rebel fighters"
        matter = next(word.term for word in words[figure.end : stop] if word.low == head).lstrip("=") or stem(head)
    else:
        return None
    return Fact(
        Field.NUMBER, stretch(words, figure.start, stop), frozenset({matter}), figure.low, figure.high, figure.exact
    )


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
    place = end + (low_at(words, end) == "of")
    while place > end and low_at(words, place) in ("the", "his", "its", "their", "those"):
        place += 1
    head, stop = "", end
    for k in range(place, min(place + _HEAD, len(words))):
        low = words[k].low
        if low in _KIND_OF_PERSON and not (low in ("dead", "wounded", "injured") and head):
            return low, k + 1
        if low in HOLLOW or low in _NO_HEAD or words[k].is_number or words[k].term in _HAPPENS_TO:
            break
        head, stop = low, k + 1
    return head, stop


def _event(words: Sequence[Token], figure: Figure, stop: int, person: str) -> str:
    """What happened to the counted: the nearest of dying, being hurt, fleeing ... around the number.

    "And" begins a new count, and so does "injuring": in "killed 32 and wounded 20" the wounding is not the 32's, the
    killing not the 20's. Where nothing is near, people who are counted in a sentence of death are its dead.
    """
    if stop > figure.end and words[stop - 1].term in _HAPPENS_TO:
        return words[stop - 1].term
    before = _reach(words[max(0, figure.start - _BEFORE) : figure.start][::-1])
    after = _reach(words[stop : stop + _AFTER], until_ing=True)
    if before and after and before[0] <= 1:
        return before[1] if after[0] or _opens_count(words, stop + 1) else after[1]
    if before and after is None:
        return before[1]
    if after:
        return after[1]
    counted = person or not figure.exact or low_at(words, figure.start - 1) == "including"
    events = [word.term for word in (*words[stop:], *words[: figure.start][::-1]) if word.term in _HAPPENS_TO]
    return "=kill" if counted and person in ("", *_BYSTANDERS) and events[:1] == ["=kill"] else ""


def _opens_count(words: Sequence[Token], place: int) -> bool:
    """Whether the words before `place` lead into another number: "killed 20 people, wounded at least 10"."""
    return any(word.is_number or word.low == "one" for word in words[place : place + 3])


_BYSTANDERS = ("people", "children", "women")
# Fighters and police stand in sentences of death for other reasons than having died.


def _reach(words: Sequence[Token], until_ing: bool = False) -> tuple[int, str] | None:
    """The first event in `words`, going away from a number, and how far; None behind a new count."""
    for distance, word in enumerate(words):
        if word.low in ("and", "while") or word.is_number or (until_ing and word.low.endswith("ing")):
            return None
        if word.term in _HAPPENS_TO:
            return distance, word.term
    return None


def _counts_two_things(words: Sequence[Token], figure: Figure, stop: int) -> bool:
    """Whether nobody can tell how many of each: "killed and injured five", "five killed or injured"."""
    around = (words[max(0, figure.start - 3) : figure.start], words[stop : stop + 3])
    terms = ({word.term for word in side} for side in around if not any(word.is_number for word in side))
    return any({"=kill", "=wound"} <= side for side in terms)
