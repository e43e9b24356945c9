"""What tells that a name standing alone in a report's head, or beside its day, is the outlet's and no writer's.

Five signs, each of them in names that nobody has met: somebody told it something ("she told Velby Lantern"); the
dateline is signed with it ("VELBY (Velby Lantern) —"); the place of the dateline stands in it, with more ("VELBY —",
"Velby Lantern"); the file, or a folder it lies in, is called so; the page's foot has it too. None makes it sure, so
that what they tell is inferred, with the sign as the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.article import OWN_WORDS, Kind, Paragraph
from index.lexicon.phrases import one_of
from index.lexicon.reading import kept, phrases
from index.loading.facts.named import without_first_article
from index.text.folding import fold, letters_of


class ToldElsewhere(NamedTuple):
    """What is told of a report besides, so that a name beside its day is none of it, or all the more the outlet's: its
    `writer`, the `place` of its dateline, the `path` of its file, and the names that its dateline is `signed` with.
    """

    writer: str = ""
    place: str = ""
    path: str = ""
    signed: tuple[str, ...] = ()


NOTHING_TOLD = ToldElsewhere()


def sign_of_outlet(name: str, told: ToldElsewhere, text: str, paragraphs: Sequence[Paragraph]) -> str:
    """What tells that a name is the outlet's, in words for the user; empty where nothing does."""
    if any(is_told_something(name, p.span.of(text)) for p in paragraphs if p.kind in OWN_WORDS):
        return "the report has somebody tell it something"
    if is_signed_with(name, told.signed):
        return "the dateline is signed so, too"
    if spoken_of(name, text, paragraphs):
        return ""
    if _has_place_and_more(name, told.place):
        return "it has the place of the dateline in it"
    if _is_called_so(told.path, name):
        return "the file is called so"
    return "the page's foot has it, too" if _stands_in_foot(name, text, paragraphs) else ""


def is_signed_with(name: str, signed: Sequence[str]) -> bool:
    """Whether a name is one of those that a dateline is signed with."""
    return letters_of(without_first_article(name)) in {letters_of(without_first_article(other)) for other in signed}


def is_told_something(name: str, words: str) -> bool:
    """Whether somebody tells something to whoever has this name: "a spokesman told the Velby Lantern"."""
    bare = without_first_article(name)
    if bare not in words:
        return False
    return any(_told_to().search(words, 0, at) for at in _starts(bare, words))


def _starts(name: str, words: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"\b{re.escape(name)}(?!\w)", words)]


@kept()
def _told_to() -> re.Pattern[str]:
    before = rf"(?<!\w){one_of(phrases('told_to'))}(?!\w)"
    article = rf"(?:\s+{one_of(phrases('definite'))})?"
    return re.compile(rf"{before}{article}(?:\s+(?:[\"«“„‘']|\w['’])?|['’])$", re.IGNORECASE)


def spoken_of(name: str, text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the report's own words have a name too."""
    if text.lower().count(name.lower()) < 2:  # once it stands beside the day
        return False
    spoken = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return any(spoken.search(text, p.span.start, p.span.end) for p in paragraphs if p.kind in OWN_WORDS)


def _has_place_and_more(name: str, place: str) -> bool:
    """Whether a name is that of the place, as it is or as an adjective, with at least one more word: Velby Lantern,
    Velbyer Bote.
    """
    wanted, words = _plain(place), [_plain(word) for word in without_first_article(name).split()]
    for start in range(len(words) if len(wanted) >= FEWEST_LETTERS_OF_A_PLACE else 0):
        for end in range(start + 1, len(words) + 1):
            said = "".join(words[start:end])
            if said.startswith(wanted):
                return end - start < len(words) and len(said) <= len(wanted) + LONGEST_ENDING
    return False


FEWEST_LETTERS_OF_A_PLACE = 3
LONGEST_ENDING = 2
"""Letters that make an adjective of a place: Velbyer; with more it is another name that begins so."""


def _is_called_so(path: str, name: str) -> bool:
    """Whether the name of a file or of a folder it lies in has all words of a name in a row."""
    bare = without_first_article(name)
    wanted = {_plain(bare), _plain(bare.casefold().translate(_IN_TWO_LETTERS))}
    parts = [_plain(part) for part in path.split("/")]
    return any(len(words) >= FEWEST_LETTERS_OF_A_FILE and words in part for words in wanted for part in parts)


_IN_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""Letters that names of files have without their signs, or as two: kuestenbote, of Küstenbote."""


def _plain(name: str) -> str:
    """Its letters without accents and case, as files and capitals have them."""
    return letters_of(fold(name))


FEWEST_LETTERS_OF_A_FILE = 5
"""Letters from which a name in a file's name is no chance."""


def _stands_in_foot(name: str, text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the furniture behind the report's last words has a name."""
    last = max((p.span.end for p in paragraphs if p.kind in OWN_WORDS), default=len(text))
    feet = (p.span.of(text) for p in paragraphs if p.kind is Kind.BOILERPLATE and p.span.start >= last)
    return any(name in foot for foot in feet)
