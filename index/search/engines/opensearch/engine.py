"""The engine over an archive in a cluster: it finds there, and ranks here what may come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.errors import ArchiveError
from index.search.engines.engine import Begun, Both, Document, Ending, Forms, Plan, Ranking
from index.search.engines.listed import Newest
from index.search.engines.opensearch.candidates import Candidates, KeptWords, ReportWords
from index.search.engines.opensearch.client import Client, Query
from index.search.engines.opensearch.counts import WordCounts
from index.search.engines.opensearch.found import BY_VALUES, NEWEST_FIRST, AllFound
from index.search.engines.opensearch.mapping import REPLICAS, SHARDS, WORDS, key_of, words_of
from index.search.engines.opensearch.packed_words import PackedWords
from index.search.engines.opensearch.queries import (
    ALL,
    FIRST,
    all_of,
    among,
    any_of,
    candidates,
    said,
    scored,
    scores_all,
    within,
)
from index.search.engines.opensearch.storage import Storage
from index.search.engines.opensearch.writing import put
from index.search.rank.best import Recency, best_of
from index.search.rank.ranking import rank
from index.search.rank.rules.endings import ENOUGH, MEANT, SHARED_ROWS, TITLED, TRIED, likelihood, titles_of

LEAST, SPARE = 150, 1.5
"""Candidates: at least so many, and so many for each hit that is wanted: the cluster keeps lengths more coarsely than
we tell them, so that its order is not quite ours. `benchmarks/archive` measures what fewer or more would change.
"""
MOST = 2_000
"""Hits that are ordered at most; beyond them an order is no longer read, and each costs its words."""
OF_ALL_ENDINGS, OF_EACH_ENDING = 30, 2 * SHARED_ROWS
"""Further candidates for the places that the endings of a half-typed word share: those that fit several of them, and
the best of each, of which some fall behind by how coarsely the cluster keeps lengths.
"""


LISTED: Query = BY_VALUES | {"docvalue_fields": ["digest"]}
"""What is asked of each candidate; all else of one with this digest may be at hand."""


class OpenSearchEngine:
    """An archive. Many may write at once: each article is a document of its own."""

    def __init__(self, client: Client, shards: int = SHARDS, replicas: int = REPLICAS, *, begins: bool = True) -> None:
        """Open the archive of the client's address; where there is none, begin it, unless it is only to be read. Raises
        `ArchiveError`.
        """
        self._client, self._index = client, client.address.name
        self._storage = Storage(client, shards, replicas)
        if begins:
            self._storage.open()
        else:
            self._storage.must_be_there()
        self._counts = WordCounts()
        self._words = KeptWords(self._fetched)

    # --- writing -----------------------------------------------------------------------------

    def replace(self, gone: Iterable[str], articles: Iterable[Document]) -> None:
        """Take out `gone`, put in `articles`, and let all see it. Raises `ArchiveError`."""
        rows = {key_of(article.id): words_of(article) for article in articles}
        out = [key for key in map(key_of, gone) if key not in rows]
        refused = [each for each in put(self._client, self._index, out, rows.items()) if each.reason]
        self.fill_up()
        if refused:
            first, *others = refused
            more = f", and {len(others)} more" if others else ""
            raise ArchiveError(f"{self._client.address}: {first.key} was refused ({first.reason}){more}.")

    def refresh(self) -> None:
        """Let all see what was written."""
        self._client.ask("POST", f"/{self._index}/_refresh")
        self._counts = WordCounts()

    def fill_up(self) -> None:
        """Let all see what was written, and let it have its copies. Raises `ArchiveError`."""
        self.refresh()
        self._storage.fill_up()

    def clear(self) -> None:
        """Take out every article: an empty index takes the place of the full one."""
        self._storage.begin_anew()
        self._counts = WordCounts()

    # --- reading -----------------------------------------------------------------------------

    def rank(self, plan: Plan, limit: int, newest: Newest) -> Ranking:
        """What the plan finds, the `limit` best of it in order: by tier, then score, then date."""
        known = ALL if newest.is_whole else among(newest.ids)
        limit = min(limit, MOST)
        size = max(LEAST, int(limit * SPARE))
        hits, total, counts = self._likeliest(plan, known, size)
        wanted = dict.fromkeys(map(_digest, hits))
        if total > len(wanted) and (half := _half_typed(plan)):
            beside = [query for query in within(_without(plan, half), known) if query != ALL]
            wanted |= dict.fromkeys(self._for_endings(half, beside, counts))
        words = self._words.of(wanted)
        read = [words[digest] for digest in wanted if digest in words]
        index = Candidates(read, counts)
        listed = _in_order(read) if isinstance(newest.ids, AllFound) else newest
        ranking = best_of(rank(plan, index), limit, Recency.of(listed, index.ids))
        if total <= len(ranking.found):
            return ranking
        return Ranking(ranking.best, AllFound(self._client, self._index, all_of(within(plan, known)), total))

    def _likeliest(self, plan: Plan, known: Query, size: int) -> tuple[Any, int, WordCounts]:
        """The likeliest candidates, how many are found, and the counts for this plan. What is counted for the first
        time may show that a rule does not apply that was taken to; then they are chosen again.

        Where each article that is found has a score, the cluster need not look at those that cannot be among the
        likeliest; else all are put in order, those without a score from the newest on.
        """
        order = {} if scores_all(plan) else {"sort": ["_score", *NEWEST_FIRST]}
        all_found = {"size": 0, "track_total_hits": True, "query": all_of(within(plan, known))}
        counts, taken = self._counts, -1.0
        while True:
            taken, gained = _gains(plan, counts), taken
            body = {"size": size, "track_total_hits": False, "query": candidates(plan, known, counts.gain)}
            *counted, found, likeliest = self._client.searches(
                self._index, [*counts.questions(plan), all_found, body | order | LISTED]
            )
            now = counts.with_answers(plan, counted)
            if now is None:
                counts, taken = WordCounts(), -1.0
                continue
            counts = self._counts = now
            if _gains(plan, now) in {taken, gained}:
                return _hits(likeliest), found["hits"]["total"]["value"], now

    def _for_endings(self, plan: Begun, query: Sequence[Query], counts: WordCounts) -> list[str]:
        """Further candidates for what a half-typed word may become: those that fit several of its endings, and the best
        of each of the likeliest.
        """
        titles = {ending: _titles(ending, counts) for ending in plan.endings}
        likely = {ending: ending.weight * likelihood(titles[ending]) for ending in plan.endings}
        likeliest = sorted(plan.endings, key=lambda ending: -likely[ending])[:TRIED]
        fits = [_Fit.of(ending, likely[ending] / likely[likeliest[0]], titles[ending]) for ending in likeliest]
        together = any_of([fit.having for fit in fits])
        shares = [_constant(query, score) for fit in fits for query, score in fit.sure]
        questions = [_best(query, [together], shares, OF_ALL_ENDINGS)]
        questions += [_best(query, [fit.having], fit.order, OF_EACH_ENDING) for fit in fits]
        return [_digest(hit) for told in self._client.searches(self._index, questions) for hit in _hits(told)]

    def _fetched(self, wanted: Sequence[str]) -> Mapping[str, ReportWords]:
        """The words of documents, by digest."""
        fields = {"docvalue_fields": ["digest", "id", "moment", WORDS]}
        asked = {"size": len(wanted), "track_total_hits": False, "query": {"terms": {"digest": list(wanted)}}}
        (told,) = self._client.searches(self._index, [asked | BY_VALUES | fields])
        return {_digest(hit): _words(hit["fields"]) for hit in _hits(told)}

    def says(self, field: str, form: str) -> bool:
        """Whether any article has a form in a field."""
        body = {"query": said(Forms((form,), field))}
        params = {"terminate_after": 1}
        return bool(self._client.ask("POST", f"/{self._index}/_count", body, params)["count"])

    def count(self) -> int:
        """How many articles the archive holds."""
        return int(self._client.ask("POST", f"/{self._index}/_count")["count"])

    def ids(self) -> set[str]:
        """The articles the archive holds; all of them are walked."""
        return set(self.everything().ids)

    def everything(self) -> Newest:
        """All articles of the archive as those that may be found: none of them is listed here. Those of one day are in
        the order of their ids, and what was pushed without a day comes last.
        """
        return Newest(AllFound(self._client, self._index, ALL))

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def _in_order(candidates: Iterable[ReportWords]) -> Newest:
    """Candidates from the newest on."""
    by_id = sorted(candidates, key=lambda each: each.id)
    return Newest([each.id for each in sorted(by_id, key=lambda each: each.moment, reverse=True)])


def _digest(hit: Any) -> str:
    """The digest of a document as a search lists it."""
    return str(hit["fields"]["digest"][0])


def _words(fields: Any) -> ReportWords:
    """The words of a document from its values."""
    return ReportWords(fields["id"][0], fields.get("moment", [""])[0], PackedWords(fields[WORDS][0]))


def _gains(plan: Plan, counts: WordCounts) -> float:
    """All that the rules of the parts add: it differs where one of them applies otherwise than was thought."""
    match plan:
        case Both():
            return sum(_gains(part, counts) for part in plan.parts)
        case _:
            parts = getattr(plan, "parts", ())
            return counts.gain(plan) + sum(_gains(part, counts) for part in parts)


def _half_typed(plan: Plan) -> Begun | None:
    """The half-typed word of a plan whose endings share the first places."""
    match plan:
        case Begun():
            return plan
        case Both():
            return next((half for part in plan.parts if (half := _half_typed(part))), None)
        case _:
            return None


def _without(plan: Plan, half: Begun) -> Plan:
    """A plan without its half-typed word: what finds one of its endings finds the word."""
    match plan:
        case Begun():
            return Both()
        case Both():
            within = next(part for part in plan.parts if _half_typed(part) is half)
            return Both(tuple(_without(part, half) if part is within else part for part in plan.parts), plan.without)
        case _:
            return plan


def _titles(ending: Ending, counts: WordCounts) -> int:
    """In how many titles an ending stands, or how many articles it names."""
    return counts.having[ending.ids if len(ending.ids) else titles_of(ending.said)]


def _hits(found: Any) -> Any:
    return found["hits"]["hits"]


@dataclass(frozen=True)
class _Fit:
    """The reports that an ending may be typed for, as the cluster finds them: those `having` it (in their titles, where
    enough have it there), how `sure` each is, and what puts them in order.
    """

    having: Query
    sure: Sequence[tuple[Query, float]]
    order: Sequence[Query]

    @classmethod
    def of(cls, ending: Ending, chance: float, titles: int) -> _Fit:
        if len(ending.ids):
            named = among(ending.ids)
            return cls(named, [(named, chance * MEANT)], [])
        titled, having = said(titles_of(ending.said)), any_of([said(part) for part in ending.said])
        order = [_constant(titled, FIRST), *filter(None, [scored(part, lambda _: 0.0) for part in ending.said])]
        return cls(titled if titles >= ENOUGH else having, [(having, chance * MEANT), (titled, chance * TITLED)], order)


def _constant(query: Query, score: float) -> Query:
    return {"constant_score": {"filter": query, "boost": score}}


def _best(beside: Sequence[Query], having: Sequence[Query], scores: Sequence[Query], size: int) -> Query:
    """The question for the best of some articles by these scores, the newest of equals."""
    asked = {"bool": {"filter": [*beside, *having], "should": list(scores)}}
    listed = LISTED | {"sort": ["_score", *NEWEST_FIRST]}
    return {"size": size, "track_total_hits": False, "query": asked, **listed}
