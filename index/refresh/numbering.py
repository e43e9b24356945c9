"""Words on their way from the process that reads to the one that keeps: each is sent once, and then as a number.

Two thirds of what a report takes on its way are words that were sent before. At the other end each word is one string,
however many of the reports that wait to be indexed have it.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

from index.search.engines.engine import Document

MOST = 200_000
"""Words after which both ends begin anew, some 20 MB: news of a year has about as many."""


class Numbered(NamedTuple):
    """A document whose words are numbers: those of each field, and the words that are new, which get the next ones.
    Where it `begins`, all that were sent before are forgotten.
    """

    id: str
    begins: bool
    new: list[str]
    fields: tuple[bytes, bytes, bytes]


class _Numbers(dict[str, int]):
    """The number of each word, and the words that got one since `new` was taken."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, word: str) -> int:
        self.new.append(word)
        self[word] = number = len(self)
        return number


class Numbering:
    """The end that sends."""

    def __init__(self) -> None:
        self._numbers = _Numbers()

    def numbered(self, document: Document) -> Numbered:
        """A document to be sent; each is sent, in this order."""
        begins = not 0 < len(self._numbers) <= MOST
        if begins:
            self._numbers = _Numbers()
        fields = (document.text, document.title, document.around)
        text, title, around = (array("I", map(self._numbers.__getitem__, field)).tobytes() for field in fields)
        new, self._numbers.new = self._numbers.new, []
        return Numbered(document.id, begins, new, (text, title, around))


class NumberedWords:
    """The end that receives."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def document(self, sent: Numbered) -> Document:
        """The document that was sent."""
        if sent.begins:
            self._words = []
        self._words += sent.new
        text, title, around = map(self._forms, sent.fields)
        return Document(sent.id, text, title, around)

    def _forms(self, sent: bytes) -> Sequence[str]:
        numbers = array("I")
        numbers.frombytes(sent)
        return list(map(self._words.__getitem__, numbers))
