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
    """What a field asks for: words in a part of the text, a value known of the report, its date, the user's notes,
    whether there is any of these at all.
    """

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

    @property
    def query_without(self) -> str:
        """The query for the reports of which it is not known: `-has:outlet`."""
        return f"-{HAS}:{self.name}"


HAS, NOTE, DATE = "has", "note", "date"
"""The field that asks whether there is something at all, and what it asks for besides values."""

_ROWS = (
    QueryField("title", Asks.WORDS),
    QueryField("body", Asks.WORDS),
    QueryField("outlet", Asks.VALUE, lambda s: s.outlet),
    QueryField("place", Asks.VALUE, lambda s: s.place, "from {}"),
    QueryField("author", Asks.VALUE, lambda s: s.author, "by {}"),
    QueryField("tag", Asks.NOTES),
    QueryField(NOTE, Asks.NOTES),
    QueryField("kind", Asks.NOTES),
    QueryField(DATE, Asks.DATE, lambda s: s.date),
    QueryField("before", Asks.DATE),
    QueryField("after", Asks.DATE),
    QueryField(HAS, Asks.HAS),
)

FIELDS = {field.name: field for field in _ROWS}
"""Each field by its name; where several fit what is typed, the first is offered."""


def asking(*what: Asks) -> tuple[str, ...]:
    """The names of the fields that ask this, in order."""
    return tuple(name for name, field in FIELDS.items() if field.asks in what)


HAD = (NOTE, *asking(Asks.VALUE), DATE)
"""What `has:` can ask for: a note of the user's, each value, a date."""
