"""What counts as the same letters: case, accents, apostrophes, what has no width and the digits of every script are
folded away, and the letters that one alphabet writes in several ways.

One mechanism, and by name how strict its users need it:

fold("Diyarbakır’s") == "diyarbakirs"          names, comparison, anchoring: spellings that differ in no more are one
fold("الرقّـة") == fold("الرقه")                 the same in Arabic letters: ة and ه, ى and ي, ك and ک, hamza or none
words.form_of("Diyarbakır’s") == "diyarbakir"  search: the form that is indexed; it is also what `=word` asks for
lower_in("KASIM", "tr") == "kasım"             where words are looked up as their language writes them
lower_in_place("İdlib") == "İdlib"             where offsets must hold: case alone, code point for code point
evened("Field  Name") == "field name"          loading: lines and column names, where accents tell words apart
letters_of("Talks: open") == "talksopen"       loading: the same line, whatever stands between its words
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

APOSTROPHES = "'’‘ʿʾʼ׳״`´"
"""Signs for ayin and hamza, those of Hebrew abbreviations and foreign letters, and what keyboards put in their place:
left out for comparison.
"""

POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
"""The English ending of an owner: Syria's."""

UNSEEN = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
"""What has no width, as ranges for patterns: hyphens shown only at the end of a line, joiners, marks of direction."""

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u3099\u309a\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Signs that combine with the letter before them, as ranges for patterns: accents of any alphabet, where a text has
them apart from their letters, the vowels of Arabic, Hebrew, Hindi, Bengali and Thai.
"""

_STRETCH_AND_HAMZA = "ـء"
# The sign that only stretches an Arabic word, and the one that many leave out.

_WHOLE_LETTERS = {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ґ": "г"}
# Letters that Unicode does not take apart into a plain one and a sign: Diyarbakır.

_ARABIC = {"ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ٱ": "ا"}
# The same letter as Arabs, Persians, Kurds and Pakistanis type it, and the ending that is written ة or ه.

_HEBREW = dict(zip("ךםןףץ", "כמנפצ", strict=True))
# Letters that have a form of their own at the end of a word.


_VOICED = "\u3099\u309a"
# The signs that make other letters of Japanese ones: ga of ka.

_SHORT_I = ("и\u0306", "й")
# A letter of its own, which Unicode takes apart into another and a sign.


class _Letters(dict[int, str | None]):
    """What each code point of a decomposed text becomes, for `str.translate`; found out when it is first met."""

    def __init__(self, dropped: Iterable[str]) -> None:
        super().__init__({ord(letter): plain for letter, plain in (_WHOLE_LETTERS | _ARABIC | _HEBREW).items()})
        self.update(dict.fromkeys(map(ord, dropped)))
        self.update({ord(mark): mark for mark in _VOICED})

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        decimal = unicodedata.decimal(character, None)
        plain = None if unicodedata.combining(character) else character if decimal is None else str(decimal)
        self[code] = plain
        return plain


_FOLDED = _Letters(APOSTROPHES + _STRETCH_AND_HAMZA)
_NO_WIDTH = re.compile(f"[{UNSEEN}]+")
_ASCII = dict.fromkeys(ord(sign) for sign in APOSTROPHES if sign.isascii())
_SPACING_ACCENT = APOSTROPHES[-1]
# The one apostrophe that Unicode takes apart, into a space and an accent.


def fold(word: str) -> str:
    """`word` for comparison: lower case, without diacritics, apostrophes and what is not seen, its digits 0 to 9.
    Hyphens and spaces stay.
    """
    if word.isascii():
        return word.lower() if word.isalnum() else word.lower().translate(_ASCII)
    return unicodedata.normalize("NFC", _decomposed(_NO_WIDTH.sub("", word)).translate(_FOLDED))


def _decomposed(word: str) -> str:
    """Letters and their signs apart, in lower case: some letters in lower case are taken apart anew."""
    bare = word.replace(_SPACING_ACCENT, "")
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", bare).casefold()).replace(*_SHORT_I)


TURKISH = "tr"
"""The one language whose case, and whose apostrophe, are not those of the others."""

_TURKISH_CAPITALS = str.maketrans("Iİ", "ıi")
_DOT_APART = "i\u0307"
# What Unicode makes of İ in lower case, where it does not know that the language is Turkish.


def lower_in(word: str, language: str) -> str:
    """`word` in lower case as its language (ISO 639-1) has it: in Turkish İ is the capital of i, and I that of ı."""
    if word.isascii() and language != TURKISH:
        return word.lower()
    return (word.translate(_TURKISH_CAPITALS) if language == TURKISH else word).lower().replace(_DOT_APART, "i")


_BEHIND_NAME = re.compile(rf"(?<=\w)[{APOSTROPHES}].*")


def without_case(word: str, language: str) -> str:
    """`word` without the case that Turkish parts from a name by an apostrophe: Hatay, of Hatay'da."""
    return _BEHIND_NAME.sub("", word) if language == TURKISH else word


def lower_in_place(text: str) -> str:
    """`text` in lower case, one code point for one, so that a place in either is the same place in the other."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def evened(text: str) -> str:
    """`text` without case and with every stretch of white space as one space; accents and signs stay."""
    return " ".join(text.casefold().replace(_DOT_APART, "i").split())


def letters_of(text: str) -> str:
    """The letters and digits of `text` alone, without case."""
    return "".join(filter(str.isalnum, text.casefold()))
