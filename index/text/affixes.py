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

_ARABIC_JOINED = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_ARABIC_ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "لل", "ولل")
_ARABIC_MANY = (("ه", "ات"), ("", "ين", "ون"))
# The ending of one and of several, feminine and masculine; folded, as every form here. Tobruk (طبرق) is not Tabarka.
_HEBREW_JOINED = ("ב", "ל", "מ", "ו", "ש", "כ", "וב", "ול", "ומ", "שב", "כש")
_HEBREW_ARTICLES = ("ה", "וה", "מה", "שה")
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
"""The same for the endings of several, which many other words have."""


@lru_cache(maxsize=KEPT)
def further_forms(form: str) -> tuple[str, ...]:
    """The forms that the word of a folded form may have beside it, whether there are such or not; none for Latin
    letters.
    """
    first = form[:1]
    if "א" <= first <= "ת":
        found = _made(form, ("", *_HEBREW_ARTICLES), ("",), _HEBREW_JOINED)
    elif "ء" <= first <= "ۓ":
        found = _made(form, ("", *_ARABIC_ARTICLES), ("",), _ARABIC_JOINED)
        for endings in _ARABIC_MANY:
            found |= _made(form, ("", *_ARABIC_ARTICLES), endings, shortest=_SHORTEST_OF_MANY)
    elif "а" <= first <= "я" or first in "іїє":
        found = _made(form, ("",), _CASES)
    else:
        return ()
    return tuple(sorted(found - {form}))


_NOMINATIVE = {
    **{"у": ("а", ""), "ы": ("а",), "е": ("а", "я", ""), "ой": ("а",), "ю": ("я", ""), "и": ("я", "а"), "ей": ("я",)},
    **{"ом": ("",), "ем": ("", "й"), "а": ("",), "я": ("й",), "ою": ("а",), "ею": ("я",)},
}
"""For the ending of a case what the name itself may end in."""
_SHORTEST_JOINED = 4
"""Letters of a word behind a small word of one letter; of shorter ones every other word is made of two."""


def bare_forms(form: str) -> tuple[str, ...]:
    """What a word that stands in a report may be without the small word it is joined to, or in the first case: the
    other way round than `further_forms`, for a name that no report has alone (לחיפה, в Латакию).
    """
    first = form[:1]
    if "א" <= first <= "ת":
        return _behind(form, (*_HEBREW_JOINED, *_HEBREW_ARTICLES))
    if "ء" <= first <= "ۓ":
        return _behind(form, (*_ARABIC_JOINED, *_ARABIC_ARTICLES))
    if not ("а" <= first <= "я" or first in "іїє"):
        return ()
    return tuple(
        form.removesuffix(case) + ending
        for case, endings in _NOMINATIVE.items()
        if form.endswith(case) and len(form) - len(case) >= _SHORTEST
        for ending in endings
    )


def _behind(form: str, heads: tuple[str, ...]) -> tuple[str, ...]:
    """What stands behind each head that a form begins with."""
    return tuple(
        form.removeprefix(head)
        for head in heads
        if form.startswith(head) and len(form) - len(head) >= (_SHORTEST_JOINED if len(head) == 1 else _SHORTEST)
    )


def _made(
    form: str, heads: tuple[str, ...], tails: tuple[str, ...], more: tuple[str, ...] = (), *, shortest: int = _SHORTEST
) -> set[str]:
    """What is left of a form without any of these affixes, with any of them, or with one `more` in front: what may be
    the first letter of the word itself is never taken off.
    """
    bare = {
        form[len(head) : len(form) - len(tail)]
        for head in heads
        for tail in tails
        if form.startswith(head) and form.endswith(tail) and len(form) - len(head) - len(tail) >= shortest
    }
    return {head + word + tail for word in bare for head in (*heads, *more) for tail in tails}
