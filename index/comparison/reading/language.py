"""The language a text is read in where its own is not known."""

from __future__ import annotations

from index.lexicon.reading import ENGLISH
from index.text.words import script_of

UNKNOWN = "und"
"""The code of a language that is not known (ISO 639-2)."""

_SAMPLE = 400
# Letters from which the script of a text is told.


def read_in(language: str | None, text: str) -> str:
    """The language (ISO 639-1) to read a text in: its own where that is known, else English where its letters are
    Latin, since short texts show no language; of any other only the digits are read.
    """
    if language is not None:
        return language
    letters = [character for character in text if character.isalpha()][:_SAMPLE]
    latin = sum(script_of(letter) == "LATIN" for letter in letters)
    return ENGLISH if 2 * latin >= len(letters) else UNKNOWN
