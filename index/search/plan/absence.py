"""What is said of a word in other letters than Latin that stands nowhere: who finds nothing for an Arabic word in a
folder of English reports must not take it for silence of the reports.
"""

from __future__ import annotations

from index.catalogue.catalogue import Catalogue
from index.text.words import script_of

_LETTERS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
# What letters are called, where Unicode calls them otherwise.

BLOCK = 128
"""Places in a row that Unicode gives an alphabet."""
WIDE = (("\u3040", "\u9fff"), ("\uac00", "\ud7a3"))
"""First and last of those that need far more: Japanese and Chinese, and Korean."""


def absent(typed: str, form: str, catalogue: Catalogue) -> str:
    """The sentence for a word, of this folded form, that no report says in any spelling; empty for Latin letters and
    figures.
    """
    script = script_of(form[:1])
    if script in ("", "LATIN"):
        return ""
    if catalogue.forms_between(*_range_of(form[0]), 1):
        return f"No report says {typed!r}, and no name in this folder sounds like it."
    letters = _LETTERS.get(script, script.title())
    return f"No report here is written in {letters} letters, and no name in this folder sounds like {typed!r}."


def _range_of(letter: str) -> tuple[str, str]:
    """The first and the last place of the alphabet that a letter is of."""
    for first, last in WIDE:
        if first <= letter <= last:
            return first, last
    return chr(ord(letter) & ~(BLOCK - 1)), chr(ord(letter) | (BLOCK - 1))
