"""The folder's reports as a search asks for them: their order, a value of each, and what is known of the few it shows.

Who shows the whole list has it in memory; a command that answers one query reads of most reports no more than their
date and their outlet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from index.search.query.fields import FIELDS

if TYPE_CHECKING:
    from index.catalogue.catalogue import Catalogue, Summary


class ListedReports(Protocol):
    """All reports of one state of a folder, the newest first."""

    @property
    def ids(self) -> Sequence[str]:
        """Their ids, in order."""

    @property
    def dates(self) -> Sequence[str]:
        """Their dates in the same order, empty where none is known."""

    def values(self, field: str) -> Sequence[str]:
        """Their values of a field of the query (`outlet`), in the same order, empty where there is none."""

    def summaries(self, ids: Sequence[str]) -> Mapping[str, Summary]:
        """Those of some ids; one that has gone meanwhile is left out."""


class ListInMemory:
    """The reports of a list that was read whole."""

    def __init__(self, listed: Sequence[Summary]) -> None:
        self._listed = listed
        self.ids = [summary.id for summary in listed]

    @property
    def dates(self) -> Sequence[str]:
        """Their dates."""
        return [summary.date or "" for summary in self._listed]

    def values(self, field: str) -> Sequence[str]:
        """Their values of a field."""
        of = FIELDS[field].of
        return [of(summary) or "" for summary in self._listed]

    def summaries(self, ids: Sequence[str]) -> Mapping[str, Summary]:
        """All of them, by their ids."""
        return self._by_id

    @cached_property
    def _by_id(self) -> dict[str, Summary]:
        return {summary.id: summary for summary in self._listed}


class ListOfCatalogue:
    """The reports as the catalogue has them, each column read when it is first asked for."""

    def __init__(self, catalogue: Callable[[], Catalogue]) -> None:
        """`catalogue` gives the one of now: another one is opened where the folder is built anew."""
        self._catalogue = catalogue
        self.ids, self.dates, self._outlets = catalogue().columns()

    def values(self, field: str) -> Sequence[str]:
        """Their values of a field."""
        if field == "outlet":
            return self._outlets
        known = self._catalogue().values(field)
        return [known.get(article, "") for article in self.ids]

    def summaries(self, ids: Sequence[str]) -> Mapping[str, Summary]:
        """Those of some ids."""
        return self._catalogue().summaries_of(ids)
