"""Names that look like spellings of one another and are not; no sound tells them apart, so they are listed.

Arabic makes different names of one root by its vowels alone: Salah, Saleh; Samar, Samer, Samir. Of these names the
lexicon lists the commonest whose vowels are so near that other names differ in no more between two spellings (Khaled
and Khalid, Ahmad and Ahmed). Other pairs are the user's to add, under `never_same` in the settings.

European first names, and countries with what is named after them, have one spelling in English: Mary is no other way
to write Mari, nor Turkey to write Turki.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from index.lexicon.reading import kept, phrases, regions
from index.names.demonyms import relatives
from index.names.letters import alphabet, likeness
from index.text.affixes import bare_forms

_DOUBLED = re.compile(r"([bdfghjklmnqrstvwyz])\1")


def _plain(word: str) -> str:
    """A folded word with no consonant doubled: Hassan and Hasan are one name."""
    return _DOUBLED.sub(r"\1", word)


@kept()
def _others() -> dict[str, frozenset[str]]:
    """For each spelling the spellings of the other names of its root."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for root in regions().roots:
        names = [{_plain(form) for form in name.split()} for name in root]
        for name in names:
            for form in name:
                found[form].update(*(other for other in names if other is not name))
    return {form: frozenset(others) for form, others in found.items()}


@kept()
def _settled() -> frozenset[str]:
    return frozenset(phrases("first_names"))


def told_apart(left: str, right: str) -> bool:
    """Whether two folded words are different names of one root."""
    others = _others().get(_plain(left))
    return others is not None and _plain(right) in others


HEARD, CLEARER = 7.0, 0.5
"""The odds (see `likeness`) from which a word of another alphabet is heard as a name of a root, and how much likelier
it must be than the next of that root.
"""
HEARD_IN_ONE = 12.0
"""The same for a word in Latin letters that is not listed, as other languages spell it: Baschir is Bashir."""


@kept(4096)
def _heard(word: str) -> dict[int, int]:
    """For each root, by its number, which of its names a folded word is, in any case: in Latin letters as it is listed,
    and where it is not, as in other letters by its sound.
    """
    found: dict[int, int] = {}
    plain = _plain(word)
    readings = (word, *bare_forms(word))
    least = HEARD_IN_ONE if alphabet(word) == "L" else HEARD
    for number, root in enumerate(regions().roots):
        names = [name.split() for name in root]
        for at, forms in enumerate(names):
            if plain in map(_plain, forms):
                found[number] = at
        if number not in found:
            heard = ((max(likeness(r, form) for r in readings for form in forms), at) for at, forms in enumerate(names))
            *others, (odds, at) = sorted(heard)
            if odds >= least and (not others or odds >= others[-1][0] + CLEARER):
                found[number] = at
    return found


def told_apart_across(left: str, right: str) -> bool:
    """The same for words of two alphabets, which are heard as names of a root: Башир is Bashir and no Bashar."""
    if told_apart(left, right):
        return True
    one, other = _heard(left), _heard(right)
    return any(one[root] != other[root] for root in one.keys() & other.keys())


def different(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two bare names have different names in the same place: President Bashar, President Bashir."""
    return len(left) == len(right) and any(map(told_apart, left, right))


def never_varies(word: str) -> bool:
    """Whether a folded word is a first name with one spelling in English."""
    return word in _settled()


def hardly_varies(word: str) -> bool:
    """Whether a folded word is a country, or named after one: other spellings are slips, or another language's."""
    return bool(relatives(word))
