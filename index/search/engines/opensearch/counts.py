"""What the rules must know of all documents of an archive, where only candidates are at hand: how many there are, how
long they are on average, in how many each word of a plan stands.

All of a plan is asked in one question. What was asked is kept while the archive has as many documents: from one letter
of a query to the next most words stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from index.search.engines.engine import Begun, Best, Both, Either, Favoured, Forms, Plan, Run, Same, Spelled
from index.search.engines.opensearch.client import Query
from index.search.engines.opensearch.queries import ALL, among, any_of, merged, said
from index.search.rank.bm25 import rarity
from index.search.rank.occurrences import around_of
from index.search.rank.rules.endings import titles_of
from index.search.rank.rules.spelling import share

KEPT = 20_000
"""WordCounts kept: some hundred queries as they were typed."""


@dataclass(frozen=True)
class WordCounts:
    """What is known of the archive while it has so many `documents`, of `average` length; `having` counts each word."""

    documents: int = -1
    average: float = 0.0
    having: Mapping[object, int] = field(default_factory=dict)

    def questions(self, plan: Plan) -> list[Query]:
        """What must be asked for this plan: how many documents there are, which the cluster knows, and the words that
        are not known, counted in the documents that have one of them.
        """
        whole: Query = {"size": 0, "track_total_hits": True, "query": ALL}
        if self.documents < 0:
            whole["aggs"] = {"length": {"sum": {"field": "length"}}}
        unknown = [query for key, query in wanted(plan).items() if key not in self.having]
        if not unknown:
            return [whole]
        filters = {str(number): query for number, query in enumerate(unknown)}
        words = {"words": {"filters": {"filters": filters}}}
        return [whole, {"size": 0, "track_total_hits": False, "query": any_of(unknown), "aggs": words}]

    def with_answers(self, plan: Plan, told: Sequence[Any]) -> WordCounts | None:
        """What is known with the answers to `questions`; None when the archive has changed and all is asked anew."""
        documents = told[0]["hits"]["total"]["value"]
        if self.documents not in {-1, documents}:
            return None
        keys = [key for key in wanted(plan) if key not in self.having]
        if len(self.having) + len(keys) > KEPT:
            return None
        buckets = told[1]["aggregations"]["words"]["buckets"] if keys else {}
        new = {key: buckets[str(number)]["doc_count"] for number, key in enumerate(keys)}
        length = told[0]["aggregations"]["length"]["value"] if self.documents < 0 else 0
        average = length / max(1, documents) if self.documents < 0 else self.average
        return WordCounts(documents, average, {**self.having, **new} if new else self.having)

    def gain(self, plan: Plan) -> float:
        """What the rule of a plan's own adds, in the cluster's scores; where that is not known yet, as if it did."""
        match plan:
            case Spelled():
                among_all, typed = self.having.get(plan.said), self.having.get(plan.typed)
                if among_all is None or typed is None:
                    return 1.0
                return share(typed, among_all, plan.gain) * rarity(among_all, self.documents)
            case Favoured():
                named = self.having.get(plan.ids)
                return 1.0 if named is None else plan.gain * rarity(named, self.documents)
            case _:
                return 0.0


def wanted(plan: Plan) -> dict[object, Query]:
    """What must be counted for a plan, each by what the rules will ask for."""
    return dict(_wanted(plan))


def _wanted(plan: Plan) -> Iterator[tuple[object, Query]]:
    match plan:
        case Forms() | Run() | Same():
            yield plan, said(plan)
            if (beside := around_of(plan)).parts:
                yield beside, said(beside)
        case Spelled():
            yield from _wanted(plan.said)
            yield plan.typed, said(plan.typed)
        case Begun():
            yield from _wanted_of_endings(plan)
        case Favoured():
            yield plan.ids, among(plan.ids)
            yield from _wanted(plan.said)
        case Both() | Either() | Best():
            for part in plan.parts:
                yield from _wanted(part)


def _wanted_of_endings(plan: Begun) -> Iterator[tuple[object, Query]]:
    yield from _wanted(plan.word)
    if words := merged(plan):
        yield from _wanted(words)
    for ending in plan.endings:
        if len(ending.ids):
            yield ending.ids, among(ending.ids)
        else:
            yield (titled := titles_of(ending.said)), said(titled)
