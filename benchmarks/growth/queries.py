"""What is asked of invented reports: queries of each shape, drawn by a seed from frequent and from rare words, and
texts as they are typed, letter by letter.
"""

from __future__ import annotations

import random

from benchmarks.growth.reports import FIRST_NAMES, LAST_PARTS, OUTLETS, PLACES, SMALL_WORDS, vocabulary

EACH = 12
"""Queries of a shape."""
COMMON, MIDDLE, RARE = (60, 300), (300, 3_000), (3_000, 15_000)
"""Ranks of words: the commonest that are no small words, those that a query is mostly made of, and rare ones."""
TYPED = 12
"""Texts that are typed."""
FIRST = vocabulary()[COMMON[0]]
"""A common word: what a process asks first."""


def shapes() -> dict[str, list[str]]:
    """The queries of each shape, in our language; those of one word mix frequent and rare ones."""
    chance, words = random.Random(5), vocabulary()

    def word(ranks: tuple[int, int] | None = None) -> str:
        return words[chance.randrange(*(ranks or chance.choice((COMMON, MIDDLE, RARE))))]

    def name() -> str:
        return f"{chance.choice(chance.choice(FIRST_NAMES))} {chance.choice(chance.choice(LAST_PARTS))}"

    def slip(text: str) -> str:
        at = chance.randrange(1, len(text) - 1)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

    def year() -> int:
        return chance.randrange(2012, 2022)

    made = {
        "one word": word,
        "two words": lambda: f"{word()} {word(COMMON)}",
        "phrase": lambda: f'"{chance.choice(SMALL_WORDS[:8])} {word(COMMON)}"',
        "beginning": lambda: f"{word(MIDDLE)[:3]}*",
        "proximity": lambda: f'"{word(COMMON)} {word(COMMON)}"~8',
        "a name": name,
        "a place": lambda: chance.choice(chance.choice(PLACES)),
        "outlet": lambda: f'{word(COMMON)} outlet:"{chance.choice(OUTLETS)}"',
        "date": lambda: f"{word(COMMON)} date:{year()}-0{chance.randrange(1, 10)}",
        "not": lambda: f"{word(COMMON)} -{word(COMMON)}",
        "or": lambda: f"{word(MIDDLE)} OR {word(COMMON)}",
        "nearly": lambda: f"{slip(word(MIDDLE))}~",
    }
    return {shape: [make() for _ in range(EACH)] for shape, make in made.items()}


def keystrokes() -> list[str]:
    """What stands in the query line after each letter of some texts: words, and names in some spelling."""
    chance, words = random.Random(6), vocabulary()
    texts = []
    for number in range(TYPED):
        pair = [words[chance.randrange(*ranks)] for ranks in (COMMON, MIDDLE)]
        name = f"{chance.choice(chance.choice(FIRST_NAMES))} {chance.choice(chance.choice(PLACES))}".lower()
        texts.append(name if number % 3 == 2 else " ".join(pair))
    return [text[:n] for text in texts for n in range(1, len(text) + 1)]
