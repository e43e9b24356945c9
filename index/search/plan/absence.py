"""What is said of a word that stands nowhere, where letters may be the reason: who finds nothing for an Arabic word in
a folder of English reports, or for a name in a folder of Georgian ones, must not take it for their silence.
"""

from __future__ import annotations

from index.catalogue.catalogue import Catalogue
from index.text.words import script_of

_LETTERS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
# What letters are called, where Unicode calls them otherwise.

_UNHEARD = {
    "Armenian": "աև", "Georgian": "აჿ", "Ethiopic": "ሀ፼", "Greek": "αω", "Hindi": "अॿ", "Bengali": "অ৺", "Thai": "กฮ",
    "Chinese": "一鿿", "Japanese": "ぁヿ", "Korean": "가힣",
}  # fmt: skip
# Letters in which no name is told by its sound, and the first and last of them.

BLOCK = 128
"""Places in a row that Unicode gives an alphabet."""
WIDE = (("\u3040", "\u9fff"), ("\uac00", "\ud7a3"))
"""First and last of those that need far more: Japanese and Chinese, and Korean."""


def absent(typed: str, form: str, catalogue: Catalogue) -> str:
    """The sentence for a word, of this folded form, that no report says in any spelling; empty for figures, and for
    Latin letters where every name in the folder is told by its sound.
    """
    script = script_of(form[:1])
    if script == "LATIN":
        return _unheard(catalogue)
    if script == "":
        return ""
    if catalogue.forms_between(*_range_of(form[0]), 1):
        return f"No report says {typed!r}, and no name in this folder sounds like it."
    letters = _LETTERS.get(script, script.title())
    return f"No report here is written in {letters} letters, and no name in this folder sounds like {typed!r}."


def _unheard(catalogue: Catalogue) -> str:
    """What is said of reports in letters whose names are found as they are written alone; empty if there are none."""
    here = [name for name, ends in _UNHEARD.items() if catalogue.forms_between(ends[0], ends[-1], 1)]
    return f"Names in {' and '.join(here)} letters are found only as they are written there." if here else ""


def _range_of(letter: str) -> tuple[str, str]:
    """The first and the last place of the alphabet that a letter is of."""
    for first, last in WIDE:
        if first <= letter <= last:
            return first, last
    return chr(ord(letter) & ~(BLOCK - 1)), chr(ord(letter) | (BLOCK - 1))
