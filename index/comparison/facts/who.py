"""Who a sentence says did it, and of which nation people are, as far as a few plain words tell.

Doers are parties right before a verb or behind "by": a side ("the Russian military entered", "Norwegian police
searched"), known to a region's lexicon or told by what is named after a country; or a body with a name of its own ("the
Red Dawn movement carried out"). Who claimed an attack, or that nobody did, is a fact as well.

Example: of "Swedish police arrested him" the party is `sweden`, the matter `arrest`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.comparison.facts.facts import Fact, Field, stretch
from index.comparison.reading.thesaurus import concepts
from index.comparison.reading.words import Token, low_at, term
from index.lexicon.reading import kept, languages, regions
from index.names.demonyms import country
from index.text.calendar import english_weekday
from index.text.folding import fold


@kept()
def _sides() -> dict[str, str]:
    """From the term that names a side of a region's conflict to the side."""
    named = set(concepts().values())
    return {
        f"={said}" if f"={said}" in named else term(said, fold): side
        for side, terms in regions().sides.items()
        for said in terms
    }


@kept()
def _bodies() -> dict[str, str]:
    """From a term to the kind of body that it names. A side acts through one: the Russian military, not its border."""
    return {
        term(word, fold): kind
        for language in languages().values()
        for kind, words in language.bodies.items()
        for word in words
    }


@kept()
def _wider() -> dict[str, str]:
    """From a country to the one that it is a part of: English police are British police."""
    return {part: whole for whole, parts in regions().parts.items() for part in parts}


def side_of(word: Token) -> str:
    """The side that a word names: one of a region's conflict, or the country that it is named after; else empty."""
    if side := _sides().get(word.term):
        return side
    named = country(word.low) if word.text[:1].isupper() else None
    if named is None or named in regions().areas:
        return ""
    return _wider().get(named, named)


def doers(words: Sequence[Token]) -> Iterator[Fact]:
    """Who does what, with the verb as the matter."""
    bodies = _bodies()
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and (words[end].term in bodies or side_of(words[end]) or _is_name(words, end)):
            end += 1
        body = next((bodies[w.term] for w in reversed(words[place:end]) if w.term in bodies), "")
        verb = _verb(words, place, end) if body else None
        if verb is not None:
            yield from _parties(words, place, end, verb, body)
        place = max(end, place + 1)


def _verb(words: Sequence[Token], start: int, end: int) -> Token | None:
    """The verb right behind a party, or before "by the"."""
    if end < len(words) and words[end].term and words[end].text.islower():
        return words[end]
    before = start - 1 - (low_at(words, start - 1) in _ARTICLES)
    if low_at(words, before) == "by":
        return next((word for word in words[max(0, before - _VERB_WITHIN) : before][::-1] if _is_plain(word)), None)
    return None


_VERB_WITHIN = 3
# "was searched on Monday by the police".

_ARTICLES = frozenset(["a", "an", "the"])


def _parties(words: Sequence[Token], place: int, end: int, verb: Token, body: str) -> Iterator[Fact]:
    """The side of a party whose words stand from `place` to `end`, or its name when it has no side."""
    sides = [side for word in words[place:end] if (side := side_of(word))]
    name = frozenset(w.term for w in words[place:end] if w.term not in _bodies())
    start = next((k for k in range(place, end) if side_of(words[k])), place)
    span, matter = stretch(words, start, end), verb.term.lstrip("=")
    if sides:
        before = words[max(0, start - 2)]
        both = low_at(words, start - 1) == "and" and side_of(before)  # "Russian and Syrian jets"
        found = {side_of(before), sides[-1]} if both else {sides[-1]}
        yield Fact(Field.ACTOR, span, {matter: verb.text}, parties=frozenset(found))
    elif name and not any(_is_short_form(word) for word in words[place:end]):
        yield Fact(Field.ACTOR, span, {f"{body}: {matter}": verb.text}, parties=name)


def _is_name(words: Sequence[Token], place: int) -> bool:
    """Whether a word may be part of a body's own name: the first of a sentence only before another such word."""
    word = words[place]
    if not word.term or not word.text[0].isupper() or english_weekday(word.low) is not None or word.is_number:
        return False
    return place > 0 or (len(words) > 1 and words[1].term not in _bodies() and _is_name(words, 1))


def _is_short_form(word: Token) -> bool:
    """Whether a word is letters that may stand for a name written out elsewhere: RDM."""
    return len(word.text) > 1 and word.text.replace(".", "").isupper()


_BE = frozenset(["is", "are", "was", "were"])
_CITIZEN = frozenset(["national", "nationals", "citizen", "citizens"])


def nations(words: Sequence[Token]) -> Iterator[Fact]:
    """Of which nation those are who do or suffer something: "two German climbers fell", "the climbers who fell were
    Poles", "the man is a Dutch national". The matter is who they are, and what they do.
    """
    for place, word in enumerate(words):
        side = side_of(word) if word.text[0].isupper() and country(word.low) else ""
        if not side:
            continue
        behind, last = place + 1, place + 1
        copula = place - 1 - (low_at(words, place - 1) in _ARTICLES)
        if low_at(words, copula) in _BE and copula > 0:
            last += low_at(words, behind) in _CITIZEN
            who = _subject(words, copula)
            if who is None or (last == behind and behind < len(words) and words[behind].text.islower()):
                continue  # "is a Dutch lawyer"
        else:
            if behind + 1 >= len(words) or not _is_plain(words[behind]) or not _is_plain(words[behind + 1]):
                continue
            who, last = (words[behind], words[behind + 1].term), behind + 1
            if words[behind].term in _bodies():
                continue
        matter = f"{who[0].term} {who[1]}"
        yield Fact(Field.ACTOR, stretch(words, place, last), {matter: who[0].text}, parties=frozenset({side}))


def _subject(words: Sequence[Token], copula: int) -> tuple[Token, str] | None:
    """Who is said to be something, and what else they are said to do: "the climbers who fell were"."""
    who = next((k for k in range(copula) if words[k].low in ("who", "that") and k), None)
    if who is not None and who + 1 < copula:
        return (words[who - 1], words[who + 1].term) if _is_plain(words[who - 1]) else None
    return (words[copula - 1], "be") if _is_plain(words[copula - 1]) else None


def _is_plain(word: Token) -> bool:
    return bool(word.term) and word.text.islower() and not word.is_number


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
