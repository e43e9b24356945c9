"""Names as they are written: finding them in a report, and reading a written form whatever its article and hyphens.

`names_in` collects from one report what learning needs, as plain values that go into the catalogue as JSON. A *run* is
a row of capitalised words ("Governor Talal Barazi"); an Arabic article belongs to the word behind it ("Deir ez-Zor").
A *bare* name is its words alone, folded, without articles and hyphens: Daraa al-Balad and DARAA-AL-BALAD are both
`("daraa", "balad")`. `doubts` compares two bare names by the sounds of their words.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import filterfalse, product
from math import inf
from typing import TypedDict

from index.names.transliteration import Sounds, distance, joined, keys, single, sounds, tolerance
from index.text.folding import APOSTROPHES, POSSESSIVE, fold

Bare = tuple[str, ...]


class ArticleNames(TypedDict):
    """What one report says about names: its runs with their counts, and its lower-case words, space-separated."""

    names: dict[str, int]
    words: str


UPPER = "".join(c for c in map(chr, range(0x1F00)) if c.isupper())
"""Every capital of the Latin, Greek and Cyrillic blocks: `re` has no class for them."""
AL = r"(?:[AaEeUu]l|[Aa]sh|[AaEe](?:[drsnztş]|sch)|[Aa][dt]h)"
_OTHER_AL = r"(?:[ЭэАаЕе](?:ль|[лрсштнзд])|אל|א)"
ARTICLE = rf"(?:(?:{AL}|{_OTHER_AL})-|(?:[AaEe]l|[Aa]sh|[Ee][zd]) )"
"""al- and its assimilated forms, in Latin, Cyrillic and Hebrew letters. Before a space only those that are no English
word.
"""
WORD = rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*"
UNIT = rf"{ARTICLE}?[{APOSTROPHES}]?[{UPPER}](?:{WORD})?(?:-{ARTICLE}?{WORD})*"
_SMALL_WORD = r"[b-df-tv-z][a-z]*+(?=[ .,\n])"
# Most words, found in a fifth of the time: with such a letter, written small, no article and no name begins.
RUN_OR_WORD = re.compile(rf"(?=[\w{APOSTROPHES}])(?:{_SMALL_WORD}|(?<!\w){UNIT}(?:[ \n]{UNIT})*|{WORD})")
UNITS = re.compile(UNIT)
"""A word that begins with a capital, with its article and its hyphens."""
LONGEST = 3
"""The words (with their articles) that a name may have: Rami Abdel Rahman, Jabhat Fateh al-Sham."""

CAPITALS = 0.5
"""The share of a text above which its capitals say nothing; headlines of reports in small letters stay far below."""


def names_in(text: str) -> ArticleNames:
    """The runs and lower-case words of one report; about 0.4 ms CPU for 3,000 code points. A report in capitals
    throughout, as agencies once sent them, tells names from no other word and gives none.
    """
    if _capitals(text) > CAPITALS * len(text):
        return {"names": {}, "words": ""}
    tokens = Counter(RUN_OR_WORD.findall(text))
    names: dict[str, int] = {}
    for token in filterfalse(str.islower, tokens):
        if token != token.lower():  # what is neither has no capitals to go by: Arabic, Hebrew
            name = " ".join(token.split())
            names[name] = names.get(name, 0) + tokens[token]
    small = list(filter(str.islower, tokens))
    together = "".join(small)
    lower = small if together.isascii() and together.isalpha() else [POSSESSIVE.sub("", word) for word in small]
    return {"names": names, "words": " ".join(lower)}


def _capitals(text: str) -> int:
    if text.isascii():
        return text.encode().translate(_CAPITALS_ALIKE).count(b"A")
    return sum(map(str.isupper, text))


_CAPITALS_ALIKE = bytes(b"A"[0] if chr(sign).isupper() else sign for sign in range(128)) + bytes(128)


def forms_in(run: str) -> list[str]:
    """Every form of up to `LONGEST` words that a run may hold as a name, as written."""
    if run.isascii() and run.isalpha() and run[0].isupper():  # as most are: one word
        return [run]
    stretches: list[list[str]] = [[]]
    for unit in UNITS.findall(run):
        plain = POSSESSIVE.sub("", unit)
        if plain:  # a possessive that stands alone names nothing
            stretches[-1].append(plain)
        if plain != unit:
            stretches.append([])
    return [
        " ".join(units[start:end])
        for units in stretches
        for start in range(len(units))
        for end in range(start + 1, min(start + LONGEST, len(units)) + 1)
    ]


LEADING = re.compile(rf"{ARTICLE}(?=.)")


def without_article(form: str) -> str:
    """A written form without the article it begins with: a search for it finds the form with the article too."""
    return LEADING.sub("", form, count=1) if LEADING.match(form) else form


LAST_ARTICLE = re.compile(rf"(?<=[ -]){AL}-?$")
"""An article that a half-typed name ends with: Jisr ash-."""
ARTICLES = re.compile(rf"(?:^|(?<=[ -])){ARTICLE}(?=.)")


@lru_cache(maxsize=50_000)
def bare(form: str) -> Bare:
    """The folded words of a written form without articles, hyphens and a possessive s, the hill before others always
    "tal".
    """
    if form.isascii() and form.isalpha():
        return ("tal",) if (low := form.lower()) == "tel" else (low,)
    words = ARTICLES.sub("", fold(POSSESSIVE.sub("", " ".join(form.split())))).replace("-", " ").split()
    if words and (words[0] == "tel" or (len(words) > 1 and HILL.match(words[0]))):
        words[0] = "tal"
    return tuple(words)


ARABIC_ARTICLE = "ال"
"""The article in its own letters, where it is joined to its word."""
SHORTEST_BEHIND = 2
"""Letters of a word that stands behind it."""


_JOINED_BY_ARTICLE = re.compile(rf"(?<=[ء-ۓ]{{3}}){ARABIC_ARTICLE}(?=[ء-ۓ]{{3}})")
# Two Arabic words written as one, with an article between: احرارالشام.


def without_arabic_articles(name: Bare) -> Bare:
    """A bare name whose words in Arabic letters have no article either, in front or between two that are written as
    one: الزور -> زور.
    """
    return tuple(
        part.removeprefix(ARABIC_ARTICLE) if len(part) >= len(ARABIC_ARTICLE) + SHORTEST_BEHIND else part
        for word in name
        for part in _JOINED_BY_ARTICLE.split(word)
    )


HILL = re.compile(r"^t[ae]ll?$")
"""The first word of hundreds of places. Two of its spellings are English words, so it is not left to learning."""


JOINED_ARTICLE = re.compile(r"^al(?=[bcdfghjkmnpqrstvwxz])")
"""An article written as part of its word (Albukamal); not before l, where Allah and Alloush begin."""
SPARE_BEGINNING = re.compile(
    rf"{JOINED_ARTICLE.pattern}|^e(?=(?:dd|nn|rr|ss|tt|zz)[aeiou])|^y(?=e[bcdfghjklmnpqrstvz])"
)
"""The same, an article that has become one with the letter behind it (Ennahda), or the y of Yevgeny: what stands at the
head of a word in some spellings only.
"""
ASSIMILATED = re.compile(r"[aeiu](?=(?:dd|rr|ss|sh|zz|nn|tt|dh)..)|e(?=z..)")
"""What is left of an article at the head of a second word: Deir Ezzor."""
INNER_ARTICLE = re.compile(r"(?<=...)[eu](?=(?:dd|zz))")
"""The same inside one word: Noureddin, Deirezzor."""
SERVANT = re.compile(r"^abd[aeiou]l(?=..)|^abd[aeiou](?=([drstnz])\1)|^abd[aeou]?l$")
"""Abdel-, Abdul-, Abdur-: the servant of; its vowel and its l are an article's."""
FATHER = re.compile(r"^abo?u(?=$|[bcdfghjklmnpqrstvwxyz]...)")
"""Abu, the father of, which loses its first letter in Bukamal; it is not in Aboud."""
OTHERWISE = tuple(
    (re.compile(letters), other)
    for letters, other in ((r"(?<=[^aeiouy])eh$", "ih"), ("th$", "t-h"), ("v(?=[aeiou])", "ʋ"), ("x", "kh"))
)
"""Letters that may be read otherwise: -eh ends the feminine Atmeh, and also the Saleh that others write Salih; the th
of Fath is two letters; the v of Turks, Kurds and Persians is the w of Arabs (ʋ is between the two), and the x of Kurds
kh.
"""


CONSTRUCT = re.compile(r"(?<=...)[ae]t$")
"""The feminine ending before the word it belongs to: Maarat al-Numan, and Maara."""


def without_s(name: Bare) -> Bare:
    """A bare name without the s at its end: what Kerrys is the possessive or the plural of, where an apostrophe was
    lost. Empty where there is none.
    """
    *before, last = name
    return (*before, last[:-1]) if last.endswith("s") and len(last) > 1 else ()


@lru_cache(maxsize=50_000)
def _plain(name: Bare) -> Bare:
    """A bare name without what is left of an article inside its words."""
    words: list[str] = []
    for index, word in enumerate(name):
        plain = word[1:] if index and ASSIMILATED.match(word) else word
        if index < len(name) - 1:
            plain = CONSTRUCT.sub("a", plain)
        if index < len(name) - 1 or len(plain) > len("abdul"):
            plain = SERVANT.sub("abd", plain)
        words.append(INNER_ARTICLE.sub("", FATHER.sub("bu", plain)))
    return tuple(words)


@lru_cache(maxsize=50_000)
def readings(name: Bare) -> tuple[tuple[Sounds, ...], ...]:
    """The ways to read a bare name, word by word: as it stands, without the first letters that may be left out, and
    with what may be read otherwise.
    """
    plain = _plain(name)
    ways = [tuple(map(sounds, plain))]
    without = tuple(map(sounds, _plain(tuple(SPARE_BEGINNING.sub("", word) for word in name))))
    if without != ways[0] and len(joined(without).consonants) > 1:
        ways.append(without)
    for letters, other in OTHERWISE:
        if any(map(letters.search, plain)):
            ways.append(tuple(sounds(letters.sub(other, word)) for word in plain))
    return tuple(ways)


@lru_cache(maxsize=50_000)
def _spoken(name: Bare) -> tuple[tuple[tuple[Sounds, ...], Sounds], ...]:
    """The ways to read a bare name, each word by word and as one."""
    return tuple((way, joined(way)) for way in readings(name))


@lru_cache(maxsize=50_000)
def _readings_as_one(name: Bare) -> frozenset[Sounds]:
    """The ways to read a bare name as one word; the h of Salah is silent apart, and heard in Salahuddin."""
    return frozenset((*(joined(way) for way in readings(name)), sounds("".join(_plain(name)))))


def skeletons(name: Bare) -> set[str]:
    """The keys under which `name` meets its other spellings."""
    return {key for reading in _readings_as_one(name) for key in keys(reading)}


WORD_LIMIT = 1.1
"""The share of its own tolerance that one word of a name may take up when the rest of the name speaks for it."""
APART_FACTOR = 3.0
"""How much dearer doubts are where one form writes apart what the other writes together: Ali Hassan, al-Hassan."""


def doubts(left: Bare, right: Bare, most: float = inf) -> float:
    """The doubts that two bare names are one, as a share of what such names bear: up to 1 may be one name. A name with
    a word of unknown sound is only itself. More doubts than `most` may be infinite: they are not counted to the end.
    """
    if left == right:
        return 0.0
    if len(left) == len(right):
        return min(_doubts(*a, *b, most) for a, b in product(_spoken(left), _spoken(right)))
    return APART_FACTOR * min(_share(a, b) for a, b in product(_readings_as_one(left), _readings_as_one(right)))


def hardest_word(left: Bare, right: Bare) -> float:
    """The doubts about the one word in which two names of as many words differ most."""
    return min(max(map(_share, a, b)) for a, b in product(readings(left), readings(right)))


def _doubts(left: tuple[Sounds, ...], whole: Sounds, right: tuple[Sounds, ...], other: Sounds, most: float) -> float:
    """The doubts about two readings of as many words; `whole` and `other` are the same read as one."""
    if len(whole.consonants) != len(other.consonants):
        return inf
    if len(left) > 1 and any(_share(a, b, WORD_LIMIT) > WORD_LIMIT for a, b in zip(left, right, strict=True)):
        return inf
    return _share(whole, other, most)


def _share(left: Sounds, right: Sounds, most: float = inf) -> float:
    if left is right and left.known:
        return 0.0
    bears = tolerance(left)
    return distance(left, right, most * bears) / bears if bears else 0.0 if left == right and left.known else inf


def difference(left: Bare, right: Bare) -> str:
    """In which letters two bare names differ, in a few words for the user."""
    if len(left) != len(right):
        return "written apart or together"
    one, other = joined(readings(left)[0]), joined(readings(right)[0])
    kinds: list[str] = []
    if len(one.consonants) != len(other.consonants):
        return "letters that are not always written"
    for a, b in zip(one.consonants, other.consonants, strict=True):
        if a != b:
            kinds.append("a doubled letter" if single(a) == single(b) else f"{single(a)}/{single(b)}")
    if one.vowels != other.vowels:
        kinds.append("vowels")
    return ", ".join(dict.fromkeys(kinds)) or "letters for the same sounds"
