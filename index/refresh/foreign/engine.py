"""Searching an index that another program made: it says which reports are the likeliest, their texts are fetched, and
what was read is searched and ranked as a folder is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from index.errors import ArchiveAway
from index.refresh.archive.connection import Connection
from index.refresh.archive.kept import KeptReports
from index.refresh.foreign.foreign_index import ForeignIndex
from index.refresh.foreign.queries import question
from index.search.engines.engine import Among, Both, Document, Either, Plan, Ranked, Ranking, Tier
from index.search.engines.listed import Newest
from index.search.engines.opensearch.client import Client

LIKELIEST = 200
"""Reports whose texts are had for one question: more than anybody reads of an answer, some 600 kB when none of them was
read before.
"""


class ForeignEngine:
    """Such an index as an engine, which is only read."""

    def __init__(self, archive: Connection, index: ForeignIndex, kept: KeptReports) -> None:
        self._archive, self._index, self._kept = archive, index, kept

    def rank(self, plan: Plan, limit: int, newest: Newest) -> Ranking:
        """What the plan finds among the reports that were read, when the likeliest that the index finds were fetched;
        it is said when that may not be all. What is chosen by values alone needs no text.
        """
        if (chosen := chosen_by_values(plan, newest.ids)) is not None:
            found = [article for article in newest.ids if article in chosen]
            return Ranking(tuple(Ranked(article, 0.0, Tier.ALL) for article in found[:limit]), found)
        lacking = self._fetched(plan, newest)
        return replace(self._kept.engine().rank(plan, limit, newest), lacking=lacking)

    def _fetched(self, plan: Plan, newest: Newest) -> str:
        """Have the texts of what is likeliest; what is lacking then, as a sentence."""
        known = self._kept.known()
        read = set(known.with_texts())
        if len(read) >= len(newest) and read.issuperset(newest.ids):
            return ""
        listed = None if newest.is_whole else newest.ids
        try:
            total, likeliest = self._archive.asked(lambda client: self._likeliest(client, plan, listed))
            missing = [article for article in likeliest if article not in read and known.digest(article)]
            known.keep_texts(self._archive.asked(lambda client: self._index.fetched(client, missing)))
        except ArchiveAway:
            return f"the archive does not answer: searched are the {len(read):,} reports that were read before"
        if total <= len(likeliest):
            return ""
        searched = f"searched are the likeliest {len(likeliest)} of them and what was read before"
        return f"the index finds {total:,} reports with these words: {searched}"

    def _likeliest(self, client: Client, plan: Plan, listed: Iterable[str] | None) -> tuple[int, list[str]]:
        query = question(plan, None if listed is None else list(listed), self._index.fields)
        body = {"size": LIKELIEST, "query": query, "_source": False, "track_total_hits": True}
        (told,) = client.searches(client.address.name, [body])
        return told["hits"]["total"]["value"], [hit["_id"] for hit in told["hits"]["hits"]]

    def says(self, field: str, form: str) -> bool:
        """Whether any report that was read has a form in a field."""
        return self._kept.engine().says(field, form)

    def count(self) -> int:
        """How many reports were read."""
        return self._kept.engine().count()

    def ids(self) -> set[str]:
        """The reports that were read."""
        return self._kept.engine().ids()

    def replace(self, gone: Iterable[str], articles: Iterable[Document]) -> None:
        """Nothing: such an index is never written to."""

    def clear(self) -> None:
        """Nothing, likewise."""

    def close(self) -> None:
        """Let go of the connections and files."""
        self._archive.close()
        self._kept.close()


def chosen_by_values(plan: Plan, every: Collection[str]) -> set[str] | None:
    """Those of `every` article that a plan finds which asks for no words (an outlet, a month, a tag; what has no
    outlet); None where it asks for some.
    """
    match plan:
        case Among():
            return set(plan.ids)
        case Either(parts):
            chosen = _each_by_values(parts, every)
            return None if chosen is None else set().union(*chosen)
        case Both(parts, without):
            wanted, unwanted = _each_by_values(parts, every), _each_by_values(without, every)
            if wanted is None or unwanted is None:
                return None
            return set(every).intersection(*wanted).difference(*unwanted)
        case _:
            return None


def _each_by_values(plans: Sequence[Plan], every: Collection[str]) -> list[set[str]] | None:
    chosen = [found for plan in plans if (found := chosen_by_values(plan, every)) is not None]
    return chosen if len(chosen) == len(plans) else None
