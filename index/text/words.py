"""The words of a text with their places, the form each is indexed under, and the script it is written in.

The index holds folded forms (`daraa`, `killed`), not stems: a query word is widened to the forms that share its
stem, its variant family or its beginning. So `=killed` is exact for free, and a mark on screen is always a form
that stands there.

What writers set in more than one way is one word: U.N. and UN, 40,000 and 40 000 and 40000. What is cut off before a
vowel is a word of its own (l'armée, d'Alep, dell'Iran), whatever the language: a query has none. Where no spaces stand
between words (Chinese, Japanese, Thai), and in Korean, where endings are joined to names, each letter is a word and
a word is a row of them: so every part of it is found, and nothing has to be known of the language.

[(w.form, w.start, w.end) for w in words("Syria’s air-strike")] == [("syria", 0, 7), ("air", 8, 11), ("strike", 12, 18)]
[w.form for w in words("U.N.: 40 000 d'Alep")] == ["un", "40000", "d", "alep"]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from index.article import OWN_WORDS, Article, Kind
from index.text.folding import APOSTROPHES, MARKS, POSSESSIVE, UNSEEN, fold

UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Thai, Japanese and Chinese letters, as a range for patterns: they are written without spaces between words."""

_ALONE = f"[{UNSPACED}\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d][{MARKS}]*"
# A letter that is a word: those, their other encodings, and the syllables of Korean.

_PERSIAN_JOINT = "\u200c(?=[\u0600-\u06ff])"
# The sign of no width that parts two halves of a Persian word, as a hyphen does in English.

_ACRONYM = r"[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?"
_GROUPED = r"(?<![.,])(?:[1-9]\d{{0,2}}(?: \d\d\d)+|\d{{1,3}}(?:[{}]\d\d\d)+)(?![^\W_])"
# A number whose digits stand in groups of three; where a plain space parts them it begins with no 0.

_ELIDED = (
    rf"(?i:[ld]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|nell|all|dall|sull|coll|degl|negl|sant)(?=[{APOSTROPHES}](?i:{{0}})"
    rf"[^\W\d_])"
)
# What French, Italian and Catalan cut off before a vowel or an h. Not the pronouns (n'a, m'a): M'Adamiya is a name.

_VOWEL, _ASCII_VOWEL = "[aeiouyhàâäéèêëîïíìòóôöùúûüœæ]", "[aeiouyh]"
_LETTERS = rf"(?![{UNSPACED}\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d])[^\W_][{MARKS}]*"
_INSIDE = rf"(?:(?!{_PERSIAN_JOINT})[{UNSEEN}])*"
_PLAIN_LETTERS = r"[a-zA-Z\u0400-\u0481\u048a-\u052f\u05d0-\u05ea\u0621-\u063f\u0641-\u064a]"
_PLAIN = rf"{_PLAIN_LETTERS}{{2,}}+(?![^\W_]|[{APOSTROPHES}{MARKS}{UNSEEN}])"
# Most words are of such letters alone, and found in a third of the time.

WORD = "|".join(
    (
        _PLAIN,
        _ACRONYM,
        _GROUPED.format(".,٬'’\u00a0\u2009\u202f"),
        _ELIDED.format(_VOWEL),
        rf"{_LETTERS}(?:{_INSIDE}(?:[{APOSTROPHES}]{_INSIDE})?{_LETTERS})*",
        _ALONE,
    )
)
"""A regular expression for one word, of any script."""

_WORDS = re.compile(f"((?=[^\\W_]|[{UNSPACED}])(?:{WORD}))")
_ASCII_WORD = "|".join(
    (
        r"[a-z]{2,}+(?![a-z0-9'`])",  # most words, as above
        r"[a-z](?:\.[a-z])+(?![a-z0-9])\.?",
        _GROUPED.format(".,'"),
        _ELIDED.format(_ASCII_VOWEL),
        r"[a-z0-9]+(?:['`][a-z0-9]+)*",
    )
)
_ASCII_WORDS = re.compile(f"((?=[a-z0-9])(?:{_ASCII_WORD}))")
_ASCII_WRITTEN = re.compile(_ASCII_WORDS.pattern.replace("[a-z", "[A-Za-z"))
# What parts a text into words and what stands between them; the same of a lower-case text of ASCII letters, where it is
# found twice as fast, and of one as it is written. Each looks first whether a word can begin here: between words all
# ways would be tried.

_ONE_ACRONYM = re.compile(_ACRONYM)
_ONE_NUMBER = re.compile(_GROUPED.format(".,٬'’\u00a0\u2009\u202f"))

MAX_WORD = 64
"""Longer runs of letters are no words (base64, a line without spaces); they are cut here so that no term is without
bound.
"""

FORM_CACHE = 200_000
"""Distinct words kept with their form: news reaches about 100,000 in 10,000 articles."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its folded form and where it stands, in code points."""

    form: str
    start: int
    end: int

    @property
    def script(self) -> str:
        """The script of its first letter, as `script_of` names it."""
        return script_of(self.form[:1])


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words between `start` and `end` of `text`, in order. Hyphens part words, apostrophes inside do not."""
    return (Word(*row) for row in rows(text, start, len(text) if end is None else end))


def rows(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The same as plain (form, start, end)."""
    return list(zip(*columns(text, start, end), strict=True))


def columns(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The same as three lists: the forms, where each starts and where it ends. What takes longest, the parting, is
    one step for all words: some 20 microseconds a hundred.
    """
    part = text[start:end]
    plain = part.isascii()
    pieces = _ASCII_WORDS.split(part.lower()) if plain else _WORDS.split(part)
    lengths = list(map(len, pieces))
    forms = pieces[1::2]
    if not plain:
        forms = forms_of(forms)
    elif max(lengths) > MAX_WORD or not "".join(forms).isalnum():
        forms = [form if form.isalnum() and len(form) <= MAX_WORD else form_of(form) for form in forms]
    bounds = list(accumulate(lengths, initial=start))
    return forms, bounds[1:-1:2], bounds[2::2]


_NO_LETTERS = bytes(sign for sign in range(128) if not chr(sign).isalnum())


def letters_in_a_row(text: str) -> str | None:
    """What holds each form of a text's words, so that most texts without a word are known before they are parted into
    words, at a tenth of the cost. Of other letters than ASCII's None: how they fold hangs on their neighbours.
    """
    return text.lower().encode().translate(None, _NO_LETTERS).decode() if text.isascii() else None


def written(text: str, start: int, end: int) -> list[str]:
    """The words between `start` and `end` of `text` as they are written, in order: `form_of` gives the form of each.
    A quarter of the cost of `rows`, where their places do not matter.
    """
    part = text[start:end]
    return (_ASCII_WRITTEN if part.isascii() else _WORDS).findall(part)


def words_of(article: Article, kinds: Collection[Kind]) -> list[str]:
    """The words of an article's paragraphs of some kinds, in order, as they are written."""
    spans = (paragraph.span for paragraph in article.paragraphs if paragraph.kind in kinds)
    return [word for span in spans for word in written(article.text, span.start, span.end)]


def own_forms(article: Article) -> list[str]:
    """The folded forms of an article's own words, in order."""
    return forms_of(words_of(article, OWN_WORDS))


def form_of(word: str) -> str:
    """The form a word is indexed and looked up under: folded, without a possessive 's; never empty."""
    return _forms[word]


def forms_of(words: Iterable[str]) -> list[str]:
    """The form of each of these words."""
    return list(map(_forms.__getitem__, words))


class _Forms(dict[str, str]):
    """The form of each word, found when it is first met."""

    def __missing__(self, word: str) -> str:
        if len(self) >= FORM_CACHE:
            self.clear()
        form = _form(word)
        self[word] = form = word if form == word else form
        return form


_forms = _Forms()


def _form(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()[:MAX_WORD]
    if _ONE_ACRONYM.fullmatch(word) or _ONE_NUMBER.fullmatch(word):
        word = "".join(filter(str.isalnum, word))
    return (fold(POSSESSIVE.sub("", word)) or word.casefold())[:MAX_WORD]


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """The script of a letter, the first word of its name in Unicode: "LATIN", "ARABIC", "CYRILLIC"; empty for what is
    no letter.
    """
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else ""
