"""What can be done, found by what people type: by its words and its name, by further words it is called by, or, where
nothing is called so, what comes nearest. Pure.

    found(commands, "sort date")      # FoundCommands((3,)): those that have every word
    found(commands, "exprot")         # FoundCommands((7, 2), are_near=True): none has it, two come near
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")

MOST_NEAR = 2
"""Commands that are offered where none is called as was typed: more are a list to be read, not an answer."""

LEAST_ALIKE = 0.7
"""From which part of their letters in common two words may be one, mistyped: `exprot` and `export` have .83, two words
for two things seldom .6.
"""


class Command(NamedTuple):
    """Something that can be done: its name as config.yaml knows it, what it does, its keys, what else people call it,
    and how it is called in the line of keys at the bottom of a screen.
    """

    name: str
    label: str
    keys: str
    further: str = ""
    hint: str = ""

    @property
    def said(self) -> str:
        """All that it says of itself."""
        return f"{self.label} {self.name} {self.keys}".casefold()

    @property
    def words(self) -> list[str]:
        """The words of its label and the further ones."""
        return _WORD.findall(f"{self.label} {self.hint} {self.further}".casefold())

    def begins(self, typed: str) -> bool:
        """Whether it is called as what was typed begins."""
        return any(called.casefold().startswith(typed) for called in (self.name, self.label))

    def has(self, word: str) -> bool:
        """Whether a word stands in what it says, or begins one of the further words or those of the line of keys."""
        others = f"{self.hint} {self.further}".casefold().split()
        return word in self.said or any(other.startswith(word) for other in others)

    def nearness(self, words: Sequence[str], known: Collection[str] = ()) -> float:
        """What part of some words it has, by their letters; a word that is much like one of its own counts in part,
        unless it is among those `known` of another command, and so is not mistyped.
        """
        near = sum(len(word) * self._likeness(word, is_known=word in known) for word in words)
        return near / max(1, sum(map(len, words)))

    def _likeness(self, word: str, *, is_known: bool) -> float:
        if is_known or self.has(word):
            return float(self.has(word))
        most = max((SequenceMatcher(None, word, own).ratio() for own in self.words), default=0.0)
        return most if most >= LEAST_ALIKE else 0.0


class FoundCommands(NamedTuple):
    """The numbers of the commands that are found, the first the best; `are_near` where none is called as was typed."""

    numbers: tuple[int, ...]
    are_near: bool = False


def found(commands: Sequence[Command], typed: str) -> FoundCommands:
    """The commands that have every word typed: first what is called so, for a word may stand in the middle of others,
    last what has some as further words. Where none has them all, the nearest.
    """
    words = typed.casefold().split()
    fitting = [n for n, command in enumerate(commands) if all(map(command.has, words))]
    if fitting:
        return FoundCommands(tuple(sorted(fitting, key=lambda n: _place(commands[n], words))))
    known = [word for word in words if any(command.has(word) for command in commands)]
    near = {n: nearness for n, command in enumerate(commands) if (nearness := command.nearness(words, known))}
    return FoundCommands(tuple(sorted(near, key=lambda n: -near[n])[:MOST_NEAR]), are_near=True)


def _place(command: Command, words: Sequence[str]) -> int:
    typed = " ".join(words)
    if command.name.partition(".")[2] == typed:
        return 0  # `theme` is app.theme, and not the first of what has the word
    if command.begins(typed):
        return 1
    return 2 if all(word in command.said for word in words) else 3
