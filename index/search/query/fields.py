"""The fields of a query, a row each: `outlet:`, `date:`, `tag:`.

Whoever reads a query, answers, completes, narrows or explains it looks here: docs/how-to/add-a-query-field.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.catalogue.catalogue import Summary


class Asks(StrEnum):
    """What a field asks for: words in a part of the text, a value known of the report, its date, the user's notes."""

    WORDS = "words"
    VALUE = "value"
    DATE = "date"
    NOTES = "notes"
    HAS = "has"


@dataclass(frozen=True, slots=True)
class QueryField:
    """One field. One that asks a value says where the value stands (`of`) and how it is called where a search is
    narrowed (`offered`: "from {}" gives "from Beirut").
    """

    name: str
    asks: Asks
    of: Callable[[Summary], str | None] = lambda _: None
    offered: str = "{}"

    def query(self, value: str) -> str:
        """The query for a value: `outlet:"Daily Sabah"`. A quotation mark in it would end it, and matches nothing."""
        return f'{self.name}:"{value.replace(chr(34), " ")}"'


_ROWS = (
    QueryField("title", Asks.WORDS),
    QueryField("body", Asks.WORDS),
    QueryField("outlet", Asks.VALUE, lambda s: s.outlet),
    QueryField("place", Asks.VALUE, lambda s: s.place, "from {}"),
    QueryField("author", Asks.VALUE, lambda s: s.author, "by {}"),
    QueryField("tag", Asks.NOTES),
    QueryField("note", Asks.NOTES),
    QueryField("kind", Asks.NOTES),
    QueryField("date", Asks.DATE),
    QueryField("before", Asks.DATE),
    QueryField("after", Asks.DATE),
    QueryField("has", Asks.HAS),
)

FIELDS = {field.name: field for field in _ROWS}
"""Each field by its name; where several fit what is typed, the first is offered."""


def asking(*what: Asks) -> tuple[str, ...]:
    """The names of the fields that ask this, in order."""
    return tuple(name for name, field in FIELDS.items() if field.asks in what)
