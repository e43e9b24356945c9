"""What counts as the same letters: case, accents, apostrophes and the digits of every script are folded away.

One mechanism, and by name how strict its users need it:

fold("Diyarbakır’s") == "diyarbakirs"          names, comparison: spellings that differ in no more are one
words.form_of("Diyarbakır’s") == "diyarbakir"  search: the form that is indexed; it is also what `=word` asks for
fold_loosely("مـثـل") == "مثل"                 anchoring: also without what a typesetter adds, for texts set anew
lower_in_place("İdlib") == "İdlib"             where offsets must hold: case alone, code point for code point
evened("Field  Name") == "field name"          loading: lines and column names, where accents tell words apart
letters_of("Talks: open") == "talksopen"       loading: the same line, whatever stands between its words
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

APOSTROPHES = "'’‘ʿʾʼ`´"
"""Signs for ayin and hamza, and what keyboards put in their place: left out for comparison."""

POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
"""The English ending of an owner: Syria's."""

_UNSEEN = "ـ\u00ad\u200b\u200c\u200d\u200e\u200f"
# The sign that only stretches an Arabic word, and what has no width.

_WHOLE_LETTERS = {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe"}
# Letters that Unicode does not take apart into a plain one and a sign: Diyarbakır.


class _Letters(dict[int, str | None]):
    """What each code point of a decomposed text becomes, for `str.translate`; found out when it is first met."""

    def __init__(self, dropped: Iterable[str]) -> None:
        super().__init__({ord(letter): plain for letter, plain in _WHOLE_LETTERS.items()})
        self.update(dict.fromkeys(map(ord, dropped)))

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        decimal = unicodedata.decimal(character, None)
        plain = None if unicodedata.combining(character) else character if decimal is None else str(decimal)
        self[code] = plain
        return plain


_FOLDED = _Letters(APOSTROPHES)
_LOOSE = _Letters(APOSTROPHES + _UNSEEN)
_ASCII = dict.fromkeys(ord(sign) for sign in APOSTROPHES if sign.isascii())
_SPACING_ACCENT = APOSTROPHES[-1]
# The one apostrophe that Unicode takes apart, into a space and an accent.


def fold(word: str) -> str:
    """`word` for comparison: lower case, without diacritics and apostrophes, its digits 0 to 9. Hyphens and spaces
    stay.
    """
    if word.isascii():
        return word.lower() if word.isalnum() else word.lower().translate(_ASCII)
    return _decomposed(word).translate(_FOLDED)


def fold_loosely(word: str) -> str:
    """The same without what a typesetter adds unseen: hyphens that are not shown, joiners, stretched letters."""
    return fold(word) if word.isascii() else _decomposed(word).translate(_LOOSE)


def _decomposed(word: str) -> str:
    """Letters and their signs apart, in lower case: some letters in lower case are taken apart anew."""
    bare = word.replace(_SPACING_ACCENT, "")
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", bare).casefold())


def lower_in_place(text: str) -> str:
    """`text` in lower case, one code point for one, so that a place in either is the same place in the other."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def evened(text: str) -> str:
    """`text` without case and with every stretch of white space as one space; accents and signs stay."""
    return " ".join(text.casefold().split())


def letters_of(text: str) -> str:
    """The letters and digits of `text` alone, without case."""
    return "".join(filter(str.isalnum, text.casefold()))
