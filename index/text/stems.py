"""What the inflections of one word share: the stem that `killed`, `kills` and `killing` have in common.

stem("killing") == "kill"                 Snowball's stemmer of a language
stem_by_script("мосты") == "мост"         of the language its letters tell: search widens a word by it
light_stem("civilians") == "civil"        comparison's own, whose weights were fitted with it
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

STEM_CACHE = 20_000
"""Distinct words kept with their stem: those that queries and comparisons ask for again. A folder's own are stemmed
once, when they are first met.
"""

_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""ISO 639-1 codes, and what Snowball calls its stemmer of that language."""


OTHER_LANGUAGES = frozenset(_SNOWBALL) - {"ar", "en", "ru"}
"""The languages in Latin letters whose forms meet under a stem of their own, beside the English one."""

NAMES_HAVE_ENDINGS = frozenset({"fi", "hu", "tr"})
"""Those of them that put endings to names as well; elsewhere a stem would take a name's last letters off (Hamas)."""


@lru_cache(maxsize=STEM_CACHE)
def stem(form: str, language: str = "en") -> str:
    """The stem of a lower-case word in a language (English: Porter's second algorithm); the word itself where no
    stemmer is known, or where the English one meets other letters.
    """
    if language not in _SNOWBALL or (language == "en" and not form.isascii()):
        return form
    return str(_stemmer(_SNOWBALL[language]).stemWord(form))


@lru_cache(maxsize=STEM_CACHE)
def stem_by_script(form: str) -> str:
    """The stem that the letters of a folded form alone tell: Russian of Cyrillic ones, Greek of Greek ones, English of
    others; 16 of what is many of them (16s).
    """
    if form.isascii():
        return form[:-1] if form[-1:] == "s" and form[:-1].isdigit() else str(_stemmer("english").stemWord(form))
    first = form[0]
    if "а" <= first <= "я":
        return str(_stemmer("russian").stemWord(form.translate(_RUSSIAN)))
    return str(_stemmer("greek").stemWord(form)) if "α" <= first <= "ω" else form


_RUSSIAN = str.maketrans("іїє", "иие")
# Ukrainian letters as Russian has them: the cases of nouns are near enough.


@lru_cache(maxsize=len(_SNOWBALL) + 1)
def _stemmer(name: str) -> Any:
    """The stemmer, imported when the first word is stemmed: the package loads every language it has. It takes the
    compiled code of pystemmer where that is there.
    """
    import snowballstemmer

    return snowballstemmer.stemmer(name)


_SHORT, _LONG = 3, 4
# How much of a word must be left: three letters after an inflection, four after an ending that makes new words.

_ENDINGS: tuple[tuple[str, str, int], ...] = (
    *((ending, "", _LONG) for ending in ("ations", "ation", "ating", "ated", "ates", "ate")),
    *((ending, "", _LONG) for ending in ("ments", "ment", "ions", "ion")),
    *((ending, "", _SHORT) for ending in ("ings", "ing")),
    *((ending, "y", _SHORT) for ending in ("ied", "ies")),
    ("ed", "", _SHORT),
    *((ending, "", _LONG) for ending in ("ians", "ian")),
    *((ending, "a", _LONG) for ending in ("ans", "an")),
    *((ending, "", _LONG) for ending in ("ers", "er", "ly")),
    ("sses", "ss", _SHORT),
    *((ending, ending, 1) for ending in ("ss", "us", "is")),
    *((ending, "", _SHORT) for ending in ("es", "s")),
)
_VERBAL = frozenset({"ing", "ings", "ed"})
_BY_LAST_LETTER = {
    last: tuple(ending for ending in _ENDINGS if ending[0][-1] == last) for last in {e[-1] for e, _, _ in _ENDINGS}
}
_ANY_ENDING = tuple(ending for ending, _, _ in _ENDINGS)


@lru_cache(maxsize=STEM_CACHE)
def light_stem(word: str) -> str:
    """A light English stem of a lower-case word: inflections and the commonest noun endings off, no more."""
    for ending, new, least in _BY_LAST_LETTER[word[-1]] if word.endswith(_ANY_ENDING) else ():
        if word.endswith(ending) and len(word) - len(ending) + len(new) >= least:
            word = word[: len(word) - len(ending)] + new
            if ending in _VERBAL and len(word) > _SHORT and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word.rstrip("e") if len(word) > _LONG else word
