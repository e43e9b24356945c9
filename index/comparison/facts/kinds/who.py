"""Who a sentence says did it, as far as a few plain words tell.

Doers are parties right before a verb or behind "by": a side ("the Russian military entered", "Norwegian police
searched"), known to a region's lexicon or told by what is named after a country; or a body with a name of its own ("the
Red Dawn movement carried out"). Who claimed an attack, or that nobody did, is a fact as well.

Example: of "Swedish police arrested him" the party is `sweden`, the matter `arrest`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.reading.thesaurus import concepts
from index.comparison.reading.words import Token, low_at, term
from index.lexicon.reading import kept, languages, regions
from index.names.demonyms import country
from index.text.folding import fold


@dataclass(frozen=True, slots=True)
class Doer:
    """Those who do something: the words that name them, the `matter` (the verb, in short), and by which names they are
    known; no name in common makes two of one matter differ.
    """

    span: Span
    matter: str
    names: frozenset[str]


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


def doers(words: Sequence[Token], known: Vocabulary) -> Iterator[Doer]:
    """Who does what, with the verb as the matter."""
    bodies = _bodies()
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and (words[end].term in bodies or side_of(words[end]) or _is_name(words, end, known)):
            end += 1
        body = next((bodies[w.term] for w in reversed(words[place:end]) if w.term in bodies), "")
        verb = _verb(words, place, end, known) if body else None
        if verb is not None:
            yield from _parties(words, (place, end), verb, body, known)
        place = max(end, place + 1)


def _verb(words: Sequence[Token], start: int, end: int, known: Vocabulary) -> Token | None:
    """The verb right behind a party, or before "by the"."""
    if end < len(words) and words[end].term and words[end].text.islower():
        return words[end]
    article, small = low_at(words, start - 1), known.small
    before = start - 1 - (article in small.articles or article in small.definite)
    if low_at(words, before) in small.agents:
        return next((word for word in words[max(0, before - _VERB_WITHIN) : before][::-1] if _is_plain(word)), None)
    return None


_VERB_WITHIN = 3
# "was searched on Monday by the police".


def _parties(words: Sequence[Token], at: tuple[int, int], verb: Token, body: str, known: Vocabulary) -> Iterator[Doer]:
    """The side of a party whose words stand from `at[0]` up to `at[1]`, or its name when it has no side."""
    place, end = at
    sides = [side for word in words[place:end] if (side := side_of(word))]
    name = frozenset(w.term for w in words[place:end] if w.term not in _bodies())
    start = next((k for k in range(place, end) if side_of(words[k])), place)
    span, matter = _stretch(words, start, end), verb.term.lstrip("=")
    if sides:
        before = words[max(0, start - 2)]
        both = low_at(words, start - 1) in known.small.joins_names and side_of(before)  # "Russian and Syrian jets"
        found = {side_of(before), sides[-1]} if both else {sides[-1]}
        yield Doer(span, matter, frozenset(found))
    elif name and not any(_is_short_form(word) for word in words[place:end]):
        yield Doer(span, f"{body}: {matter}", name)


def _is_name(words: Sequence[Token], place: int, known: Vocabulary) -> bool:
    """Whether a word may be part of a body's own name: the first of a sentence only before another such word."""
    word = words[place]
    if not word.term or not word.text[0].isupper() or known.weekday(word.low) is not None or word.is_number:
        return False
    return place > 0 or (len(words) > 1 and words[1].term not in _bodies() and _is_name(words, 1, known))


def _is_short_form(word: Token) -> bool:
    """Whether a word is letters that may stand for a name written out elsewhere: RDM."""
    return len(word.text) > 1 and word.text.replace(".", "").isupper()


def _is_plain(word: Token) -> bool:
    return bool(word.term) and word.text.islower() and not word.is_number


_CLAIM = "claim of responsibility"
_DENIED_WITHIN = 4
# "No group has claimed responsibility", "not immediately clear who".


def claims(words: Sequence[Token], known: Vocabulary) -> Iterator[Doer]:
    """Whether somebody is said to have claimed the deed, or that it is not known who did it."""
    lows, small = [word.low for word in words], known.small
    claimed = next((k for k, low in enumerate(lows) if low in small.claiming), len(lows))
    what = next((k for k in range(claimed, len(lows)) if lows[k] in small.responsibility), None)
    if what is not None:
        end = what + 1
        is_denied = not small.no_claim.isdisjoint(lows[max(0, claimed - _DENIED_WITHIN) : end])
        said = frozenset({"nobody" if is_denied else "somebody"})
        yield Doer(_stretch(words, claimed, end), _CLAIM, said)
    for place, low in enumerate(lows):
        for row in known.behind.unknown_doer.get(low, ()):
            is_denied = not small.no_claim.isdisjoint(lows[max(0, place - _DENIED_WITHIN) : place])
            if is_denied and tuple(lows[place : place + len(row)]) == row:
                yield Doer(_stretch(words, place, place + len(row)), _CLAIM, frozenset({"nobody"}))


def _stretch(words: Sequence[Token], start: int, end: int) -> Span:
    """The span from word `start` up to and without word `end`."""
    return Span(words[start].span.start, words[end - 1].span.end)
