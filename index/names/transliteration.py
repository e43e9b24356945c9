"""How far apart two spellings of a foreign word are, judged by how such words are carried into Latin letters.

A word written in Arabic, Kurdish or Russian letters has no one English spelling. What changes follows habits: short
vowels come and go, a long vowel has several letters (u, ou, oo), gutturals lose their h, double letters fall together,
a final h is dropped. What hardly changes is the row of consonants.

So a word is read as a row of consonants with the vowels that stand between them. Its `skeleton` is that row in coarse
classes, the key under which candidates meet; `distance` adds up the price of each difference. Prices are in *doubts*:
1.0 is what two spellings of a word with three consonants can just bear, and `tolerance` grows with the consonants.

To meet under a coarse key and be judged by a finer, weighted edit distance is common in name matching (Christen 2006,
"A comparison of personal name matching"; Freeman, Condon and Ackerman 2006, "Cross linguistic name matching in
English and Arabic"). The classes and prices here are our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from index.text.words import script_of


@dataclass(frozen=True, slots=True)
class Sounds:
    """A word as read: `vowels[i]` stands before `consonants[i]`, the last one after them all."""

    consonants: tuple[str, ...]
    vowels: tuple[str, ...]
    skeleton: str

    @property
    def known(self) -> bool:
        """Whether anything was read: words without a known sound do not sound alike."""
        return bool(self.consonants or self.vowels[0])


UNKNOWN = Sounds((), ("",), "")
"""The reading of a figure or of a word in letters that are not read here."""


CLASSES = {
    "kh": "K", "k": "K", "q": "K", "c": "K", "ck": "K", "g": "K", "gh": "K",
    "d": "D", "dh": "D", "z": "D", "t": "T", "th": "T", "s": "S", "sh": "X", "ch": "X", "sch": "X", "tch": "X",
    "j": "J", "dj": "J", "zh": "J", "b": "B", "p": "B", "f": "F", "v": "F", "ph": "F",
    "h": "H", "l": "L", "m": "M", "n": "N", "r": "R", "w": "W", "ʋ": "W", "y": "Y",
}  # fmt: skip
"""The letters of a consonant and its coarse class: letters of one class may stand for one sound."""

SOUND = re.compile(r"sch|tch|[kgdtscpz]h|ck|dj|[bcdfghjklmnpqrstvz]|[aeiouwyʋ]+")
SILENT = re.compile(r"(?<=[iou]n)e$|(?<=g)u(?=[ei])|(?<=sh)h")
"""The French e of Noureddine and u of Naguib, and the h of Mashhad."""
SWAPPED = re.compile(r"ie(?=[^aeiouhwy])")
"""What English typists make of ei: Dier, Hussien."""
GLIDE = re.compile(r"[wyʋ](?=.)|ou(?=[aei])")
"""What stands for a consonant at the head of a word; ou is French, as in Oualid."""
VOWEL_SIGNS = (
    (r"(?:iyy|iy|yy)(?=[aeiou])", "y"), (r"(?:uww|ou|oo|uw|ww)(?=[aeiou])", "w"),
    (r"a(?:ee|ii|[ei][iy])$", "Æ"), (r"[ae][iy]$", "E"), (r"a[uw]$|ow$", "O"), (r"ae$", "Æ"),
    (r"aa", "A"), (r"ee|ii|iy|yy|^yi$", "I"), (r"oo|ou|uu|uw", "U"),
    (r"[iy](?=.)", "y"), (r"[uw](?=.)|o(?=[ae])", "w"),
    (r"[iy]", "i"), (r"[uw]", "u"), (r"a", "a"), (r"e", "e"), (r"o", "o"), (r"ʋ", "ʋ"),
)  # fmt: skip
"""What is said for the letters of a run of vowels, the first that fits: glides before a vowel (-ia, -iya and -yya are
one ending), diphthongs where no vowel follows (E, O, and Æ for a'i), long vowels (A, I, U), glides, short vowels."""
VOWEL_LETTERS = re.compile("|".join(f"({letters})" for letters, _ in VOWEL_SIGNS))


_READ = frozenset("abcdefghijklmnopqrstuvwxyz-ʋ")


def _is_read(character: str) -> bool:
    """Whether a character has a place in a word that is read: a Latin letter, or a sign between letters."""
    return not character.isalnum() or script_of(character) == "LATIN"


@lru_cache(maxsize=50_000)
def sounds(word: str) -> Sounds:
    """The reading of one folded word without article; about 10 µs CPU. Latin letters outside a-z are left out; a word
    with a figure or a letter of another script has no known sound.
    """
    if not _READ.issuperset(word) and not all(map(_is_read, word)):
        return UNKNOWN
    consonants: list[str] = []
    vowels = [""]
    for sound in SOUND.findall(SWAPPED.sub("ei", SILENT.sub("", word)).replace("tsch", "tch").replace("x", "ks")):
        if sound[0] not in "aeiouwyʋ":
            if consonants and consonants[-1] == sound and not vowels[-1]:
                consonants[-1] += sound
            else:
                consonants.append(sound)
                vowels.append("")
        elif not consonants and (glide := GLIDE.match(sound)):
            consonants.append(glide[0].replace("ou", "w"))
            vowels.append(_vowel_signs(sound[glide.end() :]))
        else:
            vowels[-1] = _vowel_signs(sound)
    if consonants and consonants[-1] == "h" and not vowels[-1] and vowels[-2][-1:] in ("a", "e", "A"):
        del consonants[-1], vowels[-1]
        vowels[-1] = vowels[-1][:-1] + vowels[-1][-1].replace("e", "a")
    skeleton = "".join(CLASSES[single(consonant)] for consonant in consonants)
    return Sounds(tuple(consonants), tuple(vowels), skeleton.replace("NB", "MB"))


def _vowel_signs(letters: str) -> str:
    """The signs for a run of vowel letters: `ou` -> U, `iya` -> ya, `ayye` -> aye."""
    signs = "".join(VOWEL_SIGNS[match.lastindex - 1][1] for match in VOWEL_LETTERS.finditer(letters) if match.lastindex)
    return signs.replace("yy", "y").replace("ww", "w")


def single(consonant: str) -> str:
    """A consonant as if written once: `kk` -> k, `shsh` -> sh."""
    half = len(consonant) // 2
    return consonant[:half] if half and consonant[:half] == consonant[half:] else consonant


def joined(words: tuple[Sounds, ...]) -> Sounds:
    """Several words read as one, for names that some write apart and some together; of unknown sound if one is."""
    if not all(word.known for word in words):
        return UNKNOWN
    consonants: tuple[str, ...] = ()
    vowels: tuple[str, ...] = ("",)
    for word in words:
        consonants += word.consonants
        vowels = (*vowels[:-1], vowels[-1] + word.vowels[0], *word.vowels[1:])
    return Sounds(consonants, vowels, "".join(word.skeleton for word in words))


def _prices(table: str) -> dict[tuple[str, str], float]:
    prices: dict[tuple[str, str], float] = {}
    for entry in table.split():
        pair, price = entry.split("=")
        one, other = pair.split("/")
        prices[one, other] = prices[other, one] = float(price)
    return prices


VOWEL = _prices(
    "a/A=.1 a/e=.4 e/A=.5 e/i=.15 i/I=.1 e/I=.3 i/y=.1 I/y=.2 o/u=.1 u/U=.05 o/U=.1 ʋ/w=.1 u/w=.1 U/w=.15 o/w=.3 "
    "o/O=.2 U/O=.3 u/O=.3 a/O=.6 w/O=.3 e/E=.3 a/E=.9 i/E=.35 E/I=.3 y/E=.3 A/E=1.2 E/Æ=.25 A/Æ=.5 a/Æ=.5 "
    "e/Æ=.35 i/Æ=.4 a/o=.7 a/i=.9 a/u=.7 e/u=.45 e/o=.8 i/u=.8 e/y=1 i/o=1 a/U=1.2 a/I=1.2"
)
"""Prices of one vowel sign for another. Short for long is cheap, e for a and e for i common, a for u rare."""
UNLIKE_VOWEL = 1.5
"""The price of any other exchange: long vowels of different colour mark different words."""
FIRST_VOWEL = _prices("a/e=.3 a/i=.55 e/i=.1 i/E=.15")
"""Kinder prices in front of the first consonant, where the vowel only carries an ayin."""
LAST_VOWEL = _prices("a/e=.15 e/i=.15 A/e=.2 a/E=1.5")
"""Prices after the last consonant: the feminine ending is heard as a or e, and Samarrai is a man of Samarra."""
LOST_VOWEL = {"y": 0.4, "i": 0.35, "e": 0.35, "w": 0.4, "u": 0.45, "o": 0.55, "a": 0.6, "I": 0.8}
"""The price of a vowel that one spelling lacks; helping vowels (i, e) are the cheapest."""
LOST_LONG_VOWEL = 0.9
FIRST_LOST = 0.5
"""Added when only one word begins with a vowel."""
OTHER_ENDING = 1.0
"""Added when only one word ends in a vowel, or only one in -iya or -wa: Jadid, Jadida and Jadidiya are three words."""
AGAIN = 0.5
"""The share of its price at which the same difference counts again: Nebek for Nabak is one habit, not two."""
SHIFTED = 0.5
"""The price of a vowel on the other side of its consonant: Kafr, Kfar."""
CONSONANT = _prices(
    "k/q=.1 k/kh=.5 k/c=.1 q/c=.3 k/ck=.1 q/kh=.8 g/gh=.2 g/q=.7 gh/q=.6 g/k=.8 kh/gh=.9 d/dh=.3 dh/z=.4 d/z=.85 "
    "j/g=.5 kh/h=.7 th/dh=.4 th/z=.5 th/s=.6 t/th=.3 sh/ch=.2 sh/sch=.1 ch/sch=.2 ch/tch=.1 sch/tch=.1 sh/tch=.5 "
    "j/dj=0 j/zh=.4 b/p=.5 f/v=.4 f/ph=0 m/n=.2 ʋ/w=.1"
)
"""Prices of one spelling of a consonant for another of its class."""
UNLIKE_CONSONANT = 1.2
DOUBLED = 0.1
"""The price of a letter doubled in one spelling only."""
TOLERANCE = (0.0, 0.18, 0.65, 1.0, 1.35, 1.7, 2.0)
"""The doubts that words with 0, 1, 2, ... consonants bear; longer ones bear as many as the last."""


ELSEWHERE = (("j", "K"), ("kh", "H"), ("th", "D"), ("th", "S"))
"""Consonants that other habits carry over into a letter of another class: Nagib is the Najib of Cairo, Ukraine writes h
for kh, th stands for two Arabic letters that Turks and Persians write z and s.
"""


def keys(word: Sounds) -> set[str]:
    """The skeletons under which a reading meets other spellings: its own, and as other habits would have it."""
    found = {word.skeleton}
    for consonant, other in ELSEWHERE:
        if consonant in word.consonants:
            found.add("".join(other if c == consonant else CLASSES[single(c)] for c in word.consonants))
    return {key.replace("NB", "MB") for key in found}


FARTHEST = 3.0
"""Doubts that no pair of names bears, whatever speaks for it."""


def tolerance(word: Sounds) -> float:
    """How many doubts a pair of this skeleton bears: the more consonants agree, the less has chance to do with it."""
    return TOLERANCE[min(len(word.consonants), len(TOLERANCE) - 1)]


ROUNDING = 1e-9
"""So much more than the most that is asked for may sums of prices come to and be no more."""


def distance(left: Sounds, right: Sounds, most: float = inf) -> float:
    """The doubts whether two readings are one word, 0 for none; infinity where they are more than `most` or than any
    word bears, or nothing is known of a sound.
    """
    if len(left.consonants) != len(right.consonants) or not (left.known and right.known):
        return inf
    doubts = 0.0
    for a, b in zip(left.consonants, right.consonants, strict=True):
        if a != b:
            doubts += _consonant_price(a, b)
            if doubts > FARTHEST:
                return inf
    last = len(left.vowels) - 1
    slots = list(zip(left.vowels, right.vowels, strict=True))
    index = 0
    met: set[tuple[str, str]] = set()
    while index <= last:
        a, b = slots[index]
        if a != b:
            habit = AGAIN if (a, b) in met else 1.0
            met.add((a, b))
            if 0 < index < last - 1 and "" in (a, b) and slots[index + 1] == (b, a):
                doubts += SHIFTED
                index += 1
            elif index == 0:
                doubts += habit * _slot_price(a, b, first=True)
            else:
                doubts += habit * _slot_price(a, b, last=index == last)
        index += 1
        if doubts > most + ROUNDING:
            return inf
    return doubts


@lru_cache(maxsize=20_000)
def _consonant_price(a: str, b: str) -> float:
    one, other = single(a), single(b)
    price = DOUBLED if (a == one) != (b == other) else 0.0
    if one == other:
        return price
    known = CONSONANT.get((one, other))
    return price + (known if known is not None else UNLIKE_CONSONANT if CLASSES[one] == CLASSES[other] else inf)


def _glides(signs: str) -> set[str]:
    return {"y", "w"}.intersection(signs.replace("ʋ", "w"))


@lru_cache(maxsize=20_000)
def _slot_price(a: str, b: str, first: bool = False, last: bool = False) -> float:
    """The cheapest way from one row of vowel signs to another."""
    own = FIRST_VOWEL if first else LAST_VOWEL if last else {}
    row = [0.0]
    for sign in b:
        row.append(row[-1] + LOST_VOWEL.get(sign, LOST_LONG_VOWEL))
    for sign in a:
        above, row = row, [row[0] + LOST_VOWEL.get(sign, LOST_LONG_VOWEL)]
        for index, other in enumerate(b):
            exchange = own.get((sign, other)) or VOWEL.get((sign, other), UNLIKE_VOWEL)
            row.append(
                min(
                    above[index] + (0.0 if sign == other else exchange),
                    above[index + 1] + LOST_VOWEL.get(sign, LOST_LONG_VOWEL),
                    row[index] + LOST_VOWEL.get(other, LOST_LONG_VOWEL),
                )
            )
    one_is_bare = (not a) != (not b)
    if last and (one_is_bare or _glides(a) != _glides(b)):
        return row[-1] + OTHER_ENDING
    return row[-1] + (FIRST_LOST if first and one_is_bare else 0.0)
