"""Keeping up with what an archive lists. What changed is found day by day: the cluster counts the reports of each day
and adds up their marks, and where that is what is kept here the day is as it was; only of the other days anything is
fetched. So nothing hangs on clocks, what was taken out is seen too, and what was cut short is simply done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from index.catalogue.catalogue import Catalogue
from index.catalogue.outlines import Outlines
from index.refresh.archive.reports import OUTLINE, outline_of
from index.refresh.completeness import Progress
from index.search.engines.opensearch.client import Client, Query
from index.search.engines.opensearch.found import pages
from index.search.engines.opensearch.mapping import MARK, mark_of

MOST_DAYS = 60_000
"""Days that are told apart, of more than 160 years: the cluster counts up to 65,535 values in one question."""
DAYS_AT_ONCE = 500
"""Days of one walk."""
FETCHED_AT_ONCE = 500
"""Outlines of one question, some 500 kB."""

Day = tuple[int, int]
"""How many reports a day has, and the sum of their marks."""


def days_there(client: Client) -> dict[str, Day]:
    """What the archive says of each day; of the reports without a day under an empty text. Raises `ArchiveError`."""
    days = {"terms": {"field": "day", "size": MOST_DAYS}, "aggs": {MARK: {"sum": {"field": MARK}}}}
    (told,) = client.searches(client.address.name, [{"size": 0, "track_total_hits": False, "aggs": {"days": days}}])
    buckets = told["aggregations"]["days"]["buckets"]
    return {each["key"]: (each["doc_count"], int(each[MARK]["value"])) for each in buckets}


def differing(client: Client, catalogue: Catalogue) -> tuple[dict[str, Day], set[str], set[str]]:
    """What the archive says of each day, the days of it that are otherwise here, and the days that are only here."""
    there, here = days_there(client), catalogue.outlines.days(lambda digest: mark_of(digest.hex()))
    return there, {day for day, told in there.items() if here.get(day) != told}, here.keys() - there.keys()


def follow(client: Client, catalogue: Catalogue, report: Callable[[Progress], None]) -> bool:
    """Bring what is kept of the archive's reports up to date; whether anything was otherwise. Raises `ArchiveError`."""
    there, changed, gone = differing(client, catalogue)
    known, done, total = catalogue.outlines, 0, sum(there[day][0] for day in changed)
    report(Progress(0, total))
    known.keep((), known.digests(list(gone)))
    for days in batches(sorted(changed), DAYS_AT_ONCE):
        kept = known.digests(days)
        for many in _compared(client, known, days, kept) if kept else _filled(client, known, days):
            done += many
            report(Progress(done, total, done))
    return bool(changed or gone)


def _filled(client: Client, known: Outlines, days: Sequence[str]) -> Iterator[int]:
    """Fetch all reports of days of which none is known; how many, page by page."""
    for page in pages(client, client.address.name, _of(days), OUTLINE):
        known.keep([outline_of(hit["_source"]) for hit in page])
        yield len(page)


def _compared(client: Client, known: Outlines, days: Sequence[str], kept: dict[str, bytes]) -> Iterator[int]:
    """Fetch those reports of some days that differ from what is `kept` of these days, forget those that are there no
    longer; how many were looked at, page by page.
    """
    for page in pages(client, client.address.name, _of(days), ("id", "digest")):
        listed = {hit["_source"]["id"]: hit for hit in page}
        new = [
            hit["_id"] for article, hit in listed.items() if kept.pop(article, b"").hex() != hit["_source"]["digest"]
        ]
        for some in batches(new, FETCHED_AT_ONCE):
            known.keep([outline_of(source) for source in fetched(client, some, OUTLINE)])
        yield len(page)
    known.keep((), kept)


def fetched(client: Client, keys: Sequence[str], fields: Sequence[str]) -> Iterator[dict[str, Any]]:
    """These fields of documents by their keys; one that has gone since is left out."""
    params = {"_source_includes": ",".join(fields), "realtime": "false"}
    told = client.ask("POST", f"/{client.address.name}/_mget", {"ids": list(keys)}, params)["docs"]
    return (each["_source"] for each in told if each.get("found"))


def batches(values: Iterable[str], many: int) -> Iterator[list[str]]:
    """Values in lists of so many."""
    rest = iter(values)
    while some := list(islice(rest, many)):
        yield some


def _of(days: Sequence[str]) -> Query:
    return {"terms": {"day": list(days)}}
