"""Which way the letters of a line run: the embedding levels of the Unicode Bidirectional Algorithm. Pure.

Source: Unicode Standard Annex 9, "Unicode Bidirectional Algorithm", without its explicit embeddings and overrides: no
text of a file holds any once it is safe to draw (see `tui.safe_text`). Isolates are our own, put around values that
stand in a line of other words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import bidirectional, lookup, mirrored, name, normalize

LEFT_TO_RIGHT_MARK = "\u200e"
"""Has no width and runs to the right. It bounds a stretch that the terminal turns, so that it never reaches on into the
next column; and it tells of a line that it is in order. No text of a file holds one once it is safe to draw.
"""

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
"""Left-to-right isolate, right-to-left isolate, isolate that runs as its first letter does; their common end."""

ISOLATES = frozenset((LRI, RLI, FSI, PDI))

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff\u2066-\u2069]"
)
"""Whether a text may hold anything that runs from right to left: the blocks of such scripts, and isolates."""

_STRONG = {"L": False, "R": True, "AL": True}
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "isolate"))
_AS_RIGHT = frozenset(("R", "AN", "EN"))
_MOST_BRACKETS = 63
"""Open brackets that are kept in mind at once, as the annex has it."""


def runs_right_to_left(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether the first letter of a stretch that has a direction runs from right to left; what is isolated is no part
    of it (rules P2 and P3).
    """
    depth = 0
    for at in range(start, len(text) if end is None else end):
        character = text[at]
        if character in ISOLATES:
            depth = max(0, depth + (-1 if character == PDI else 1))
        elif not depth and (direction := _STRONG.get(bidirectional(character))) is not None:
            return direction
    return False


def levels(text: str, right_to_left: bool) -> list[int]:
    """The level of each code point of a line, in a paragraph of that direction: even runs to the right, odd to the
    left, and what has the higher level is turned within what has the lower.
    """
    base = int(right_to_left)
    found = [base] * len(text)
    types = [bidirectional(character) if character not in ISOLATES else "isolate" for character in text]
    _resolve(text, types, _Stretch(list(range(len(text))), base), found)
    for at in range(len(text) - 1, -1, -1):  # L1: white space at the end of a line stands at the end
        if types[at] not in ("WS", "BN", "isolate"):
            break
        found[at] = base
    return found


@lru_cache(1024)
def mirror(character: str) -> str:
    """What is drawn for a character that runs from right to left: `)` for `(`."""
    if not mirrored(character):
        return character
    called = name(character)
    for one, other in (("LEFT", "RIGHT"), ("LESS-THAN", "GREATER-THAN")):
        for left, right in ((one, other), (other, one)):
            if left in called:
                try:
                    return lookup(called.replace(left, right))
                except KeyError:  # it has no counterpart of its own
                    return character
    return character


class _Stretch:
    """The places of an isolating run sequence: a text, or what an isolate holds, without what is isolated in it."""

    def __init__(self, places: list[int], level: int) -> None:
        self.places, self.level = places, level
        self.direction = "R" if level % 2 else "L"


def _resolve(text: str, types: Sequence[str], stretch: _Stretch, found: list[int]) -> None:
    """Write the levels of a stretch, then of what is isolated in it."""
    own, isolated = _parted(text, stretch.places)
    for initiator, places in isolated:
        own_way = initiator == FSI and runs_right_to_left("".join(text[at] for at in places))
        odd = own_way or initiator == RLI
        inner = stretch.level + 1 + ((stretch.level + 1) % 2 != odd)
        _resolve(text, types, _Stretch(places, inner), found)
    kept = [at for at in own if types[at] != "BN"]
    resolved = _weak([types[at] for at in kept], stretch.direction)
    _brackets([text[at] for at in kept], [types[at] for at in kept], resolved, stretch.direction)
    _neutral(resolved, stretch.direction)
    level = {"L": 0, "R": 1, "AN": 2, "EN": 2} if not stretch.level % 2 else {"L": 1, "R": 0, "AN": 1, "EN": 1}
    for at, kind in zip(kept, resolved, strict=True):
        found[at] = stretch.level + level[kind]
    before = stretch.level
    for at in own:  # what has no direction and no width goes with what it follows
        before = found[at] = before if types[at] == "BN" else found[at]


def _parted(text: str, places: list[int]) -> tuple[list[int], list[tuple[str, list[int]]]]:
    """The places that are a stretch's own, and each isolate in it: what begins it, and the places inside."""
    own: list[int] = []
    isolated: list[tuple[str, list[int]]] = []
    depth = 0
    for at in places:
        character = text[at]
        depth -= character == PDI and depth > 0
        if depth:
            isolated[-1][1].append(at)
        else:
            own.append(at)
        if character in ISOLATES and character != PDI:
            if not depth:
                isolated.append((character, []))
            depth += 1
    return own, [each for each in isolated if each[1]]


def _weak(types: Sequence[str], direction: str) -> list[str]:
    """Rules W1 to W7: marks go with their letter, and numbers and the signs at them with what they follow."""
    found = list(types)
    before, strong = direction, direction
    for at, given in enumerate(types):  # W1, W2
        kind = given if given != "NSM" else "ON" if before == "isolate" else before
        found[at] = before = kind
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            found[at] = "AN"
    found = ["R" if kind == "AL" else kind for kind in found]  # W3
    for at in range(1, len(found) - 1):  # W4
        around = found[at - 1]
        if around == found[at + 1] and (found[at], around) in (("ES", "EN"), ("CS", "EN"), ("CS", "AN")):
            found[at] = around
    _beside_numbers(found)
    strong = direction
    for at, kind in enumerate(found):  # W6, W7
        if kind in ("ES", "ET", "CS"):
            found[at] = "ON"
        elif kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            found[at] = "L"
    return found


def _beside_numbers(found: list[str]) -> None:
    """Rule W5: signs such as % and $ go with the number that they stand at."""
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end] == "ET":
            end += 1
        if end > at and ((at and found[at - 1] == "EN") or (end < len(found) and found[end] == "EN")):
            found[at:end] = ["EN"] * (end - at)
        at = max(end, at + 1)


def _brackets(characters: Sequence[str], types: Sequence[str], found: list[str], direction: str) -> None:
    """Rule N0: both brackets of a pair run as what stands in them does, or as what they stand in."""
    for opening, closing in _pairs(characters, found):
        inside = {_direction(kind) for kind in found[opening + 1 : closing]} - {""}
        if direction in inside:
            chosen = direction
        elif inside:
            before = next((d for kind in reversed(found[:opening]) if (d := _direction(kind))), direction)
            chosen = before if before in inside else direction
        else:
            continue
        for at in (opening, closing):
            found[at] = chosen
            for mark in range(at + 1, len(found)):
                if types[mark] != "NSM":
                    break
                found[mark] = chosen


def _pairs(characters: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(characters):
        if found[at] != "ON" or (shape := _bracket(character)) == "":
            continue
        if shape == "opening":
            if len(opened) == _MOST_BRACKETS:
                break
            opened.append((normalize("NFC", mirror(character)), at))
            continue
        for back in range(len(opened) - 1, -1, -1):
            if opened[back][0] == normalize("NFC", character):
                pairs.append((opened[back][1], at))
                del opened[back:]
                break
    return sorted(pairs)


@lru_cache(256)
def _bracket(character: str) -> str:
    """Whether a character opens or closes a pair: parentheses and brackets do, quotation marks do not."""
    called = name(character, "") if mirrored(character) else ""
    if not any(shape in called for shape in ("PARENTHESIS", "BRACKET")) or "QUOTATION" in called:
        return ""
    return "opening" if "LEFT" in called else "closing"


def _direction(kind: str) -> str:
    return "R" if kind in _AS_RIGHT else "L" if kind == "L" else ""


def _neutral(found: list[str], direction: str) -> None:
    """Rules N1 and N2: what has no direction runs as what stands on both sides of it, else as the whole."""
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end] in _NEUTRAL:
            end += 1
        if end > at:
            before = _direction(found[at - 1]) if at else direction
            after = _direction(found[end]) if end < len(found) else direction
            found[at:end] = [before if before == after else direction] * (end - at)
        at = max(end, at + 1)
