"""What words are written together with, or end in, where letters tell the language: the small words that Arabic and
Hebrew join to the next one, and the cases of Russian and Ukrainian names.

A stem cannot be told from one form alone: the b of Beirut is no "in", the em of Bethlehem no case. So all forms that a
word may have are made up, and it is left to the folder which of them there are.

"بدمشق" in further_forms("دمشق")         in Damascus; and of Damascus, and to Damascus, Damascus with its article
"хомса" in further_forms("хомсе")       of Homs, in Homs
"ולחיפה" in further_forms("חיפה")        and to Haifa
"""

from __future__ import annotations

from functools import lru_cache

KEPT = 20_000
"""Words kept with their forms: those of the queries of a long session."""

_ARABIC_JOINED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_ARABIC_ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "لل", "ولل")
_ARABIC_MANY = ("", "ه", "ات", "ين", "ون")
# The ending of one (feminine), of several; folded, as every form here.
_HEBREW_JOINED = ("", "ה", "ב", "ל", "מ", "ו", "ש", "כ", "וב", "ול", "ומ", "וה", "שב", "מה", "שה", "כש")
_CASES = (
    *(
        "",
        "а",
        "у",
        "ом",
        "е",
        "ы",
        "и",
        "ой",
        "ою",
        "я",
        "ю",
        "ем",
        "ей",
        "ею",
        "ь",
        "ью",
        "й",
        "о",
        "ам",
        "ами",
        "ах",
    ),
    *("ям", "ями", "ях", "ів", "і", "ї", "ові", "єю", "єм", "ий", "ый", "ого", "ому", "ым", "им", "ая", "ую"),
)
# Of nouns, and of names that are adjectives (Троицкий).

_SHORTEST = 3
"""Letters of what an affix is put to: shorter ones are other words with it."""
_SHORTEST_OF_MANY = 4
"""The same for the endings of several, which many other words have: Tobruk, طبرق, is not Tabarka, طبرقة."""


@lru_cache(maxsize=KEPT)
def further_forms(form: str) -> tuple[str, ...]:
    """The forms that the word of a folded form may have beside it, whether there are such or not; none for Latin
    letters.
    """
    first = form[:1]
    if "א" <= first <= "ת":
        found = _made(form, _HEBREW_JOINED, ("",))
    elif "ء" <= first <= "ۓ":
        found = _made(form, (*_ARABIC_JOINED, *_ARABIC_ARTICLES), ("",))
        found |= _made(form, ("", *_ARABIC_ARTICLES), _ARABIC_MANY, _SHORTEST_OF_MANY)
    elif "а" <= first <= "я" or first in "іїє":
        found = _made(form, ("",), _CASES)
    else:
        return ()
    return tuple(sorted(found - {form}))


def _made(form: str, heads: tuple[str, ...], tails: tuple[str, ...], shortest: int = _SHORTEST) -> set[str]:
    """What is left of a form without any of these affixes, with any of them."""
    bare = {
        form[len(head) : len(form) - len(tail)]
        for head in heads
        for tail in tails
        if form.startswith(head) and form.endswith(tail) and len(form) - len(head) - len(tail) >= shortest
    }
    return {head + word + tail for word in bare for head in heads for tail in tails}
