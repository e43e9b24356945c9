"""Names that look like spellings of one another and are not; no sound tells them apart, so they are listed.

Arabic makes different names of one root by its vowels alone: Salah, Saleh; Samar, Samer, Samir. Of these names the
lists hold the commonest whose vowels are so near that other names differ in no more between two spellings (Khaled and
Khalid, Ahmad and Ahmed). Other pairs are the user's to add, under `never_same` in the settings.

European first names, and countries with what is named after them, have one spelling in English: Mary is no other way
to write Mari, nor Turkey to write Turki.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from index.names.demonyms import relatives

_ROOTS = """
salah | saleh salih; salam salaam | salem salim selim; salma | salama; samar | samer | samir sameer; samira | samra;
amer | amir ameer emir | amr | ammar; jaber jabir | jabbar; akram | ikram; nasr | nasser nasir; majd | majid majed;
rashad | rashed rashid; bassam | bassem bassim; malik malek | malak; hamad | hamed hamid; hisham hesham | hashem hashim;
saad | suad souad | said saeed saied | sayed sayyed sayid sayyid; qassem qasim kassem kassim | qassam kassam;
iman eman | ayman aymen aiman | amin ameen; issam essam | assam; mohsen mohsin muhsin | mohassan muhassan muhassen;
anas | enas inas; sahar | saher sahir; fares faris | firas feras; bashar | bashir; jamal | jamil; kamal | kamil;
karam | karim kareem; hassan | hussein hussain; assad | asaad assaad
"""
"""Roots; of each, the names that are different, and the spellings of each name."""
_FIRST_NAMES = """
    john james robert william david richard joseph thomas charles christopher matthew mark marc paul steven stephen
    andrew kenneth george kevin brian edward ronald timothy jason jeffrey gary nicholas eric jonathan larry justin
    scott frank gregory raymond samuel patrick jack dennis peter henry carl arthur roger martin francis frances fred
    mary maria marie patricia jennifer linda elizabeth barbara susan jessica karen nancy lisa margaret helen sandra
    donna carol ruth sharon laura cynthia amy anna emma martha marina adele andrea julia olga
"""
_SETTLED = frozenset(_FIRST_NAMES.split())
_DOUBLED = re.compile(r"([bdfghjklmnqrstvwyz])\1")


def _plain(word: str) -> str:
    """A folded word with no consonant doubled: Hassan and Hasan are one name."""
    return _DOUBLED.sub(r"\1", word)


def _others() -> dict[str, frozenset[str]]:
    """For each spelling the spellings of the other names of its root."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for root in _ROOTS.replace("\n", " ").split(";"):
        names = [{_plain(form) for form in name.split()} for name in root.split("|")]
        for name in names:
            for form in name:
                found[form].update(*(other for other in names if other is not name))
    return {form: frozenset(others) for form, others in found.items()}


_OTHERS = _others()


def told_apart(left: str, right: str) -> bool:
    """Whether two folded words are different names of one root."""
    others = _OTHERS.get(_plain(left))
    return others is not None and _plain(right) in others


def different(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two bare names have different names in the same place: President Bashar, President Bashir."""
    return len(left) == len(right) and any(map(told_apart, left, right))


def never_varies(word: str) -> bool:
    """Whether a folded word is a first name with one spelling in English."""
    return word in _SETTLED


def hardly_varies(word: str) -> bool:
    """Whether a folded word is a country, or named after one: other spellings are slips, or another language's."""
    return bool(relatives(word))
