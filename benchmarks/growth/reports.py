"""Invented reports: words that are as rare as words are (Zipf), names of several cultures in several spellings,
outlets, days, editions and copies. The same seed gives the same reports, and a bigger folder begins with the smaller.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

SEED = 11
LENGTH = 3_000
"""Code points in a report."""
WORDS = 120_000
"""Words of the language: more than any folder here says, so that vocabulary goes on growing, as it does in news."""
STEEPNESS, BEND = 1.05, 2.7
"""Zipf-Mandelbrot: the word of rank r is said as often as 1 / (r + BEND) ** STEEPNESS, near what fits of news give."""
PEOPLE = 1_500
"""People that are told of, the first of them the most often."""
NAMED = 4
"""Names in a report, in the mean."""
EDITION, COPY = 0.04, 0.01
"""The share of reports that are another edition, or a copy, of one of the last hundred."""
RECENT = 100
FIRST_DAY, DAYS = date(2012, 1, 1), 3_650

_SMALL = (
    "the of and to in a that was for on said with at by from were it as he is an be had not this which have after are "
    "has who they been their his its but or all one two would there when her she into over more than also about during"
)
SMALL_WORDS = tuple(_SMALL.split())
OUTLETS = (
    "Northern Post", "SANA", "The Levant Times", "Agence Centrale", "Daily Harbour", "Radio Meridian",
    "El Correo Nuevo", "Nova Gazeta", "The Lakeside Herald", "Pacific Wire", "Al-Bayan Today", "Morgenbladet Nord",
)  # fmt: skip
FIRST_NAMES = (
    ("Mohammed", "Muhammad", "Mohamed"), ("Ahmed", "Ahmad"), ("Yusuf", "Yousef", "Youssef"), ("Khaled", "Khalid"),
    ("Oleksandr", "Aleksandr", "Alexander"), ("Serhiy", "Sergei", "Sergey"), ("Olena", "Elena"), ("Yulia", "Julia"),
    ("Chukwuemeka",), ("Ngozi",), ("Adebayo",), ("Jose", "José"), ("Maria", "María"), ("Joao", "João"), ("Anna",),
    ("Wei",), ("Xiaoming",), ("Nguyen",), ("Priya",), ("Rajesh", "Rajeesh"), ("Gunnar",), ("Ingrid",), ("John",),
)  # fmt: skip
LAST_PARTS = (
    ("al-Masri", "el-Masry"), ("Haddad", "Hadad"), ("Qasim", "Kassem"), ("Shevchenko", "Schevchenko"), ("Kovalenko",),
    ("Zelinsky", "Zelinskiy"), ("Okonkwo",), ("Adeyemi",), ("Hernandez", "Hernández"), ("Oliveira",), ("Zhang",),
    ("Tran",), ("Sharma", "Sharmah"), ("Venkataraman",), ("Lindqvist", "Lindquist"), ("Johansson",), ("Whitfield",),
)  # fmt: skip
PLACES = (
    ("Daraa", "Deraa", "Dar'a"), ("Homs", "Hims"), ("Kharkiv", "Kharkov"), ("Odesa", "Odessa"), ("Maiduguri",),
    ("Guadalajara",), ("Porto Alegre",), ("Shenzhen",), ("Hyderabad",), ("Malmo", "Malmö"), ("Velby",), ("Tartus",),
)  # fmt: skip
_ONSETS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr", "pl", "gr", "sh")
_VOWELS = ("a", "e", "i", "o", "u", "ea", "ou", "ai")
_CODAS = ("", "", "n", "r", "s", "t", "l", "nd", "rk")


class Report(NamedTuple):
    """A made report; `text` is what its file holds."""

    name: str
    title: str
    outlet: str
    day: str
    body: str

    @property
    def text(self) -> str:
        """The file."""
        return f"{self.title}\n\n{self.outlet}\n{self.day}\n\n{self.body}\n"


def vocabulary() -> list[str]:
    """The words, the most frequent first; short ones among the frequent, as languages have it."""
    chance = random.Random(SEED)
    found = dict.fromkeys(SMALL_WORDS)
    while len(found) < WORDS:
        syllables = 2 if len(found) < 3_000 else 3
        parts = (chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(syllables))
        found.setdefault("".join(parts))
    return list(found)


def zipf(count: int) -> list[float]:
    """How often each of so many is said: cumulative weights by rank."""
    return list(accumulate((rank + BEND) ** -STEEPNESS for rank in range(count)))


def people() -> list[tuple[str, ...]]:
    """The spellings of each person's name."""
    chance = random.Random(SEED + 1)
    found: dict[str, tuple[str, ...]] = {}
    for _ in range(PEOPLE):
        first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_PARTS)
        spellings = [f"{a} {b}" for a in first for b in last]
        found.setdefault(spellings[0], tuple(spellings))
    return list(found.values())


def made(count: int) -> Iterator[Report]:
    """So many reports, in the order in which they come in."""
    chance, words, names = random.Random(SEED + 2), vocabulary(), people()
    often, known = zipf(len(words)), zipf(len(names))
    recent: list[tuple[str, str, list[str]]] = []
    for number in range(count):
        day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
        outlet = chance.choice(OUTLETS)
        fate = chance.random()
        if recent and fate < EDITION + COPY:
            title, day, sentences = chance.choice(recent)
            if fate < EDITION:
                sentences = [s for s in sentences if chance.random() < 0.85] + _sentences(chance, words, often, [], 400)
        else:
            told = [chance.choice(spelled) for spelled in chance.choices(names, cum_weights=known, k=NAMED)]
            told += [chance.choice(chance.choice(PLACES)) for _ in range(2)]
            sentences = _sentences(chance, words, often, told, LENGTH)
            title = " ".join(sentences[0].rstrip(".").split()[:9])
        recent = [*recent[-RECENT + 1 :], (title, day, sentences)]
        blocks = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
        yield Report(f"{number:06}.txt", title, outlet, day, "\n\n".join(blocks))


def _sentences(chance: random.Random, words: list[str], often: list[float], told: list[str], length: int) -> list[str]:
    """Sentences of about so many code points in all, one in three with one of the names that are told of."""
    found: list[str] = []
    while length > 0:
        said = chance.choices(words, cum_weights=often, k=chance.randint(8, 24))
        if told and chance.random() < 1 / 3:
            said.insert(chance.randrange(1, len(said)), chance.choice(told))
        sentence = " ".join(said)
        found.append(f"{sentence[0].upper()}{sentence[1:]}.")
        length -= len(sentence) + 2
    return found


def write(folder: Path, count: int) -> None:
    """The reports as files, those that are there already left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    if sum(1 for _ in folder.iterdir()) != count:
        for report in made(count):
            (folder / report.name).write_text(report.text, encoding="utf-8")
