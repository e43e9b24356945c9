"""Fits the odds of letters: `python -m benchmarks.fitting.letters_fit [--write] WIKIDATA_FOLDER CITIES500.json`.

Which pieces of two words go together is not known, only that the words are one name. So it is found out by expectation
maximisation (Dempster, Laird and Rubin 1977): each round counts every piece in every way to lay two words side by side,
each way as likely as the round before found it. A pair whose letters are no likelier together than by chance (Halab,
Aleppo) counts next to nothing. The odds of a piece are how likely it is, divided by how likely its letters are apart.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from math import exp, log
from pathlib import Path

from benchmarks.fitting.spelling_pairs import pairs
from index.names.letters import LETTERS, marked

ROUNDS = 6
"""After four the odds hardly change."""
FIRST = {(1, 0): 2e-3, (0, 1): 2e-3, (1, 1): 4e-3, (1, 2): 3e-4, (2, 1): 3e-4, (1, 3): 2e-5, (3, 1): 2e-5}
"""How likely a piece is before anything is counted, by how many letters it has of either word."""
UNSEEN = 1e-7
"""How likely a piece is that the round before did not find."""
FIRST_PAIRS = 3_000
"""Pairs of the first round, which only has to find a beginning."""
CHANCE = 3.0
"""The odds (a logarithm) at which a pair counts half."""
SLIGHT, SELDOM, FEWEST = 1e-4, 0.3, 2.0
"""Counts that are left out: of one way through a pair, after a round, and of a piece in the end."""

Letters = tuple[str, ...]
Piece = tuple[str, str]


class Fit:
    """The odds of the pieces of two alphabets, as far as they are known after so many rounds."""

    def __init__(self, alphabets: str, words: Sequence[tuple[str, str]]) -> None:
        """`words` are the pairs to count."""
        one, other = alphabets
        self._sizes = [size for size in FIRST if _allowed(size, one, other)]
        self._pairs = [(marked(a), marked(b)) for a, b in words if min(len(a), len(b)) > 1 and max(len(a), len(b)) < 16]
        self._apart = tuple(_shares(side) for side in zip(*self._pairs, strict=True))
        self._likely: dict[Piece, float] = {}
        self._counts: Counter[Piece] = Counter()

    def round(self, first: bool) -> None:
        """Count every piece of every pair."""
        counts: Counter[Piece] = Counter()
        for left, right in self._pairs[:FIRST_PAIRS] if first else self._pairs:
            self._count(left, right, counts, first)
        total = sum(counts.values())
        self._likely = {piece: count / total for piece, count in counts.items() if count > SELDOM}
        self._counts = counts

    def _count(self, left: Letters, right: Letters, counts: Counter[Piece], first: bool) -> None:
        """Forward and backward through all ways to lay two words side by side."""
        wide, end = len(right) + 1, (len(left) + 1) * (len(right) + 1) - 1
        forward, backward = [1.0] + [0.0] * end, [0.0] * end + [1.0]
        steps = []
        for i in range(len(left) + 1):
            for j in range(wide):
                here = i * wide + j
                for x, y in self._sizes:
                    if i + x <= len(left) and j + y < wide:
                        piece = ("".join(left[i : i + x]), "".join(right[j : j + y]))
                        likely = FIRST[x, y] if first else self._likely.get(piece, UNSEEN)
                        there = here + x * wide + y
                        forward[there] += forward[here] * likely
                        steps.append((here, there, piece, likely))
        share = 1.0 if first else self._share(left, right, forward[end])
        for here, there, _, likely in reversed(steps):
            backward[here] += likely * backward[there]
        for here, there, piece, likely in steps:
            count = forward[here] * likely * backward[there] / forward[end]
            if count > SLIGHT:
                counts[piece] += count * share

    def _share(self, left: Letters, right: Letters, together: float) -> float:
        """How far two words are one name rather than two."""
        apart = 1.0
        for letters, shares in zip((left, right), self._apart, strict=True):
            for letter in letters:
                apart *= shares[letter]
        return together / (together + exp(CHANCE) * apart)

    def odds(self) -> dict[str, float]:
        """The logarithm of the odds of each piece, under its two halves: `kh|خ`."""
        return {
            f"{left}|{right}": round(log(likely) - self._log_apart(left, 0) - self._log_apart(right, 1), 2)
            for (left, right), likely in sorted(self._likely.items())
            if self._counts[left, right] >= FEWEST
        }

    def _log_apart(self, letters: str, side: int) -> float:
        return sum(log(self._apart[side][letter]) for letter in _split(letters))


def _allowed(size: tuple[int, int], one: str, other: str) -> bool:
    """Whether a piece may have so many letters: three only of Latin ones beside one of another alphabet."""
    return max(size) < 3 or (one != other and (other if size[1] == 3 else one) == "L")


def _shares(words: Sequence[Letters]) -> dict[str, float]:
    counts = Counter(letter for letters in words for letter in letters)
    return {letter: count / counts.total() for letter, count in counts.items()}


def _split(piece: str) -> list[str]:
    """The marked letters of a piece."""
    found: list[str] = []
    for character in piece:
        if character == "$" or found[-1:] == ["^"]:
            found[-1] += character
        else:
            found.append(character)
    return found


def main() -> int:
    """Fit, print how many pieces each two alphabets have, and `--write` them to the product."""
    paths = [Path(argument) for argument in sys.argv[1:] if argument != "--write"]
    if len(paths) != 2:
        print(__doc__)
        return 2
    found = {}
    for alphabets, words in sorted(pairs(*paths).items()):
        fit = Fit(alphabets, words)
        for number in range(ROUNDS):
            fit.round(first=not number)
        found[alphabets] = fit.odds()
        print(alphabets, len(words), "pairs,", len(found[alphabets]), "pieces", flush=True)
    if "--write" in sys.argv:
        LETTERS.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
