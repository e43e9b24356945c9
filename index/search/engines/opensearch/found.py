"""Articles of an archive that are told by a question, however many: all that was found, a filter, all there are. Their
number is counted by the cluster; they are fetched a page at a time as they are walked, from the newest on, in the state
of the archive at the first page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from typing import Any, overload

from index.search.engines.opensearch.client import Client, Query

PAGE, PAGE_OF_IDS = 1_000, 10_000
"""Articles of one page, and of one that has no more than their ids: the cluster gives 10,000 at most."""
MOST_VALUES = 60_000
"""Values that are counted: days of 160 years; the cluster tells up to 65,535."""
KEEP_ALIVE = "2m"
"""How long the cluster keeps the state of a walk from one page to the next."""
BY_VALUES: Query = {"stored_fields": "_none_"}
"""What is stored of a document is not looked at, not even its name: it lies in packed blocks, and to unpack one takes
longer than to find the document.
"""
NEWEST_FIRST = [{"moment": {"order": "desc", "missing": "_last"}}, {"id": "asc"}]


@contextmanager
def point_in_time(client: Client, index: str) -> Iterator[str]:
    """A state of the archive that stays while it is walked."""
    opened = client.ask("POST", f"/{index}/_search/point_in_time", params={"keep_alive": KEEP_ALIVE})["pit_id"]
    try:
        yield opened
    finally:
        client.ask("DELETE", "/_search/point_in_time", {"pit_id": [opened]})


def pages(client: Client, index: str, query: Query, source: object = False) -> Iterator[list[Any]]:
    """What a question finds, from the newest on, page by page: of each its moment and id (`sort`), and of its `source`
    what is asked for.
    """
    size = PAGE if source else PAGE_OF_IDS
    body: Query = {"size": size, "query": query, "sort": NEWEST_FIRST, "track_total_hits": False}
    body |= {"_source": source} if source else BY_VALUES
    with point_in_time(client, index) as state:
        while True:
            body["pit"] = {"id": state, "keep_alive": KEEP_ALIVE}
            hits = client.ask("POST", "/_search", body)["hits"]["hits"]
            if hits:
                yield hits
            if len(hits) < size:
                return
            body["search_after"] = hits[-1]["sort"]


class AllFound(Sequence[str]):
    """The articles that a question finds."""

    def __init__(self, client: Client, index: str, query: Query, total: int | None = None) -> None:
        """`total` is how many they are, where that is known already."""
        self.query = query
        self._client, self._index, self._told = client, index, total

    @cached_property
    def _total(self) -> int:
        return self._counted(self.query) if self._told is None else self._told

    def _counted(self, query: Query) -> int:
        return int(self._client.ask("POST", f"/{self._index}/_count", {"query": query})["count"])

    def __len__(self) -> int:
        return self._total

    def counted(self, field: str) -> dict[str, int]:
        """How many of the articles have each value of a field; those without one are left out."""
        values = {"terms": {"field": field, "size": MOST_VALUES}}
        body = {"size": 0, "track_total_hits": False, "query": self.query, "aggs": {"values": values}}
        told = self._client.searches(self._index, [body])[0]["aggregations"]["values"]["buckets"]
        return {each["key"]: each["doc_count"] for each in told if each["key"]}

    def __iter__(self) -> Iterator[str]:
        for page in pages(self._client, self._index, self.query):
            yield from (hit["sort"][1] for hit in page)

    def __contains__(self, article: object) -> bool:
        if not isinstance(article, str):
            return False
        return bool(self._counted({"bool": {"filter": [self.query, {"term": {"id": article}}]}}))

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        """Articles by their place; all pages before them are walked."""
        if isinstance(at, slice):
            first, last, step = at.indices(self._total)
            return list(islice(self, first, last, step)) if step > 0 else list(self)[at]
        place = at + self._total if at < 0 else at
        article = next(islice(self, place, None), None) if place >= 0 else None
        if article is None:
            raise IndexError(at)
        return article
