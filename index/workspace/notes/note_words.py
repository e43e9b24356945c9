"""The words of many short texts, read once, so that at each letter a word is looked for in rows of words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, pairwise

from index.text.stems import stem_by_script
from index.text.words import columns

TOGETHER = 1_000
"""Texts that are parted into words in one step: a step for each would take four times as long."""

BETWEEN = "\n\n"
"""What stands between two of them: no word goes on over it."""


class NoteWords:
    """The folded words of texts, by the texts' numbers."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.rows: list[str] = []
        """The words of each text, with a space before and behind each."""
        self._forms: set[str] = set()
        waiting: list[str] = []
        for text in texts:
            waiting.append(text)
            if len(waiting) == TOGETHER:
                self._read(waiting)
                waiting = []
        self._read(waiting)

    def _read(self, texts: list[str]) -> None:
        whole = BETWEEN.join(texts)
        forms, starts, _ = columns(whole, 0, len(whole))
        self._forms.update(forms)
        ends = accumulate(len(text) + len(BETWEEN) for text in texts)
        bounds = [0, *(bisect_left(starts, end) for end in ends)]
        self.rows += (f" {' '.join(forms[first:last])} " for first, last in pairwise(bounds))

    def of_stem(self, stem: str) -> list[str]:
        """The words of any text that have a stem."""
        return self._of_stem.get(stem, [])

    @cached_property
    def _of_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for form in self._forms:
            found.setdefault(stem_by_script(form), []).append(form)
        return found
