"""Microdata (schema.org) as a page's elements tell it: items, each with the properties inside its own scope.

What a comment, a teaser or a product says of itself is said of that alone. Properties outside every scope, which are
no microdata to the letter, are those of one item without a kind; a link that says it leads to the author (`rel`) is of
the page, whatever item it stands in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.loading.formats.web.accounts import Account, short_kind

PROPERTIES = {
    "headline": "headline",
    "author": "author",
    "publisher": "publisher",
    "datepublished": "datePublished",
    "datemodified": "dateModified",
}
"""What is read of an item, by the name in small letters; a name stands inside an author or a publisher."""

OF_MICRODATA = frozenset(["itemprop", "itemscope", "rel"])
"""What an element has that says anything here."""

LONGEST = 400
"""Characters of a headline or a name."""

MOST_OPEN = 20
"""Items and properties inside one another: pages have some five."""


@dataclass(slots=True)
class _Property:
    name: str
    account: Account
    words: list[str] = field(default_factory=list)
    said: str = ""


class Microdata:
    """Follows the elements of a page; `items` is given each item that was begun."""

    def __init__(self, items: list[Account]) -> None:
        self._items = items
        self._loose = Account("", source="microdata")
        self._linked = Account("", source="rel")
        self._scopes: list[Account] = []
        self._open: list[_Property] = []

    @property
    def scope(self) -> Account | None:
        """The innermost item that is open."""
        return self._scopes[-1] if self._scopes else None

    @property
    def listens(self) -> bool:
        """Whether the text that comes is the value of a property."""
        return bool(self._open)

    def begin(self, given: Mapping[str, str], block: int, *, within: bool, void: bool) -> tuple[bool, bool]:
        """An element begins, with so many blocks before it, `within` a room of the page that is not the report's.
        Whether it opens an item and a property, which are then to be ended.
        """
        name = given.get("itemprop", "").strip().lower()
        owner = self._scopes[-1] if self._scopes else self._loose
        if given.get("rel") == "author" and name not in PROPERTIES and owner.kind not in ("Comment", "UserComments"):
            name, owner = "author", self._linked
        value = given.get("content") or given.get("datetime") or ""
        is_item = "itemscope" in given and not void and len(self._scopes) < MOST_OPEN
        has_property = False
        if name == "name" and self._open and owner.kind in ("Person", "Organization", "NewsMediaOrganization", ""):
            if value:
                self._open[-1].said = self._open[-1].said or value
            elif not void and len(self._open) < MOST_OPEN:
                self._open.append(_Property("name", owner))
                has_property = True
        elif (meant := PROPERTIES.get(name)) and not within:
            if value:
                owner.say(meant, value[:LONGEST])
                self._keep(owner)
            elif not void and len(self._open) < MOST_OPEN:
                self._open.append(_Property(meant, owner))
                has_property = True
        if is_item:
            kind = short_kind(given.get("itemtype", ""))
            self._scopes.append(Account(kind, source="microdata", start=block, apart=within))
        return is_item, has_property

    def add(self, words: str) -> None:
        """Text that a reader sees."""
        self._open[-1].words.append(words)

    def end(self, is_item: bool, has_property: bool, block: int) -> None:
        """An element ends that opened these."""
        if is_item and self._scopes:
            self._scopes.pop().end = block
        if not has_property or not self._open:
            return
        ended = self._open.pop()
        value = ended.said or " ".join("".join(ended.words).split())
        if ended.name == "name":
            if self._open:
                self._open[-1].said = self._open[-1].said or value
        elif value and len(value) <= LONGEST:
            ended.account.say(ended.name, value)
            self._keep(ended.account)

    def _keep(self, account: Account) -> None:
        if all(account is not kept for kept in self._items):
            self._items.append(account)
