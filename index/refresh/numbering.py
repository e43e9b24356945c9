"""Words on their way from the process that reads to the one that keeps: each is sent once, and then as a number.

Two thirds of what a report takes on its way are words that were sent before. At the other end a report's words stay
numbers until the index is written (`index.text.numbered`).
"""

from __future__ import annotations

from array import array
from typing import NamedTuple

from index.search.engines.engine import Document
from index.text.numbered import NUMBER, NumberedForms, Numbers

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


class Numbering:
    """The end that sends."""

    def __init__(self) -> None:
        self._numbers = Numbers()

    def numbered(self, document: Document) -> Numbered:
        """A document to be sent; each is sent, in this order."""
        begins = not 0 < len(self._numbers) <= MOST
        if begins:
            self._numbers = Numbers()
        known = len(self._numbers)
        fields = (document.text, document.title, document.around)
        text, title, around = (self._numbers.numbered(field).numbers.tobytes() for field in fields)
        return Numbered(document.id, begins, self._numbers.table[known:], (text, title, around))


class Received:
    """The end that receives."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def document(self, sent: Numbered) -> Document:
        """The document that was sent."""
        if sent.begins:
            self._words = []  # another one: documents that wait to be indexed still need the former
        self._words += sent.new
        text, title, around = map(self._forms, sent.fields)
        return Document(sent.id, text, title, around)

    def _forms(self, sent: bytes) -> NumberedForms:
        numbers = array(NUMBER)
        numbers.frombytes(sent)
        return NumberedForms(self._words, numbers)
