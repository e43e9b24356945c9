"""What is asked of a search: the query and how it is to be taken."""

from __future__ import annotations

from typing import NamedTuple

EXPLAINED = 50
"""Hits that come with passages and reasons; a longer list asks for the rest when it is scrolled to."""

EXPLAINED_TYPING = 12
"""The same while the query is being typed: what a screen shows at most, because the next letter changes them."""


class SearchRequest(NamedTuple):
    """A query as it was typed, and how it is to be taken.

    `exact` adds nothing to any word; `typing` takes the last word for a beginning; `without` are folded spellings not
    to be added. Of the hits the first `limit` are listed (None: as many as the settings say), and of these the first
    `explain` come with passages and reasons (None: as many as are soon seen).

    Example: `SearchRequest("khan sheikhu", typing=True)`.
    """

    text: str
    limit: int | None = None
    explain: int | None = None
    exact: bool = False
    typing: bool = False
    without: frozenset[str] = frozenset()

    def within(self, limit: int) -> SearchRequest:
        """The same with numbers in place of None, under the settings' `limit`."""
        listed = self.limit or limit
        soon_seen = EXPLAINED_TYPING if self.typing else EXPLAINED
        return self._replace(limit=listed, explain=min(listed, soon_seen if self.explain is None else self.explain))
