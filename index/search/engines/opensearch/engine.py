"""The engine over an archive in a cluster: it finds there, and ranks here what may come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from index.errors import ArchiveError
from index.search.engines.engine import AROUND, TEXT, TITLE, Begun, Both, Document, Ending, Plan, Ranking
from index.search.engines.listed import Newest
from index.search.engines.opensearch.candidates import Candidates, KeptWords, LikelyHit, WordNumbers, Words
from index.search.engines.opensearch.client import Client, Query
from index.search.engines.opensearch.counts import WordCounts
from index.search.engines.opensearch.found import BY_VALUES, NEWEST_FIRST, AllFound
from index.search.engines.opensearch.mapping import REPLICAS, SHARDS, WORDS_OF, key_of, token, words_of
from index.search.engines.opensearch.queries import ALL, all_of, among, any_of, candidates, said, scores_all, within
from index.search.engines.opensearch.storage import Storage
from index.search.engines.opensearch.writing import put
from index.search.rank.best import Recency, best_of
from index.search.rank.ranking import rank
from index.search.rank.rules.endings import MEANT, SHARED_ROWS, TITLED, TRIED, likelihood, titles_of

LEAST, SPARE = 200, 2
"""Candidates: at least so many, and so many for each hit that is wanted: the cluster keeps lengths more coarsely than
we tell them, so that its order is not quite ours. `benchmarks/archive` measures what fewer or more would change.
"""
MOST = 2_000
"""Hits that are ordered at most; beyond them an order is no longer read, and each costs its words."""
OF_ALL_ENDINGS = 30
"""Further candidates for the places that the endings of a half-typed word share, beside the best of each ending."""


LISTED: Query = BY_VALUES | {"docvalue_fields": ["digest", "id", "moment"]}
"""What is asked of each candidate."""


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
        size = max(LEAST, limit * SPARE)
        hits, total, counts = self._likeliest(plan, known, size)
        wanted = {each.key: each for each in map(_candidate, hits)}
        if total > len(wanted) and (half := _half_typed(plan)):
            wanted |= {each.key: each for each in self._for_endings(half, within(plan, known), counts)}
        words = self._words.of(list(wanted.values()))
        index = Candidates({each.id: words[key] for key, each in wanted.items() if key in words}, counts)
        listed = _in_order(wanted.values()) if isinstance(newest.ids, AllFound) else newest
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
            told = self._client.searches(self._index, [counts.question(plan), all_found, body | order | LISTED])
            now = counts.with_answer(plan, told[0])
            if now is None:
                counts, taken = WordCounts(), -1.0
                continue
            counts = self._counts = now
            if _gains(plan, now) in {taken, gained}:
                return told[2]["hits"]["hits"], told[1]["hits"]["total"]["value"], now

    def _for_endings(self, plan: Begun, query: Sequence[Query], counts: WordCounts) -> list[LikelyHit]:
        """Further candidates for what a half-typed word may become: those that fit several of its endings, and the best
        of each of the likeliest.
        """
        likely = [(each.weight * likelihood(_titles(each, counts)), each) for each in plan.endings]
        likeliest = sorted(likely, key=lambda pair: -pair[0])[:TRIED]
        most = max((chance for chance, _ in likeliest), default=1.0)
        weighed = [(chance / most, ending) for chance, ending in likeliest]
        told = self._client.searches(self._index, [_fitting(query, weighed)])
        each = told[0]["aggregations"]["endings"]["buckets"].values()
        return [_candidate(hit) for found in (told[0], *(ending["best"] for ending in each)) for hit in _hits(found)]

    def _fetched(self, wanted: Sequence[LikelyHit], numbers: WordNumbers) -> Mapping[str, Words]:
        """The words of documents, by key."""
        asked = {"ids": [each.key for each in wanted]}
        params = {"_source_includes": ",".join(WORDS_OF), "realtime": "false"}
        told = self._client.ask("POST", f"/{self._index}/_mget", asked, params)["docs"]
        return {
            each["_id"]: Words(numbers, *(each["_source"][field] for field in (TEXT, TITLE, AROUND)))
            for each in told
            if each.get("found")
        }

    def says(self, field: str, form: str) -> bool:
        """Whether any article has a form in a field."""
        body = {"query": {"term": {field: token(form)}}}
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


def _in_order(candidates: Iterable[LikelyHit]) -> Newest:
    """Candidates from the newest on."""
    by_id = sorted(candidates, key=lambda each: each.id)
    return Newest([each.id for each in sorted(by_id, key=lambda each: each.moment, reverse=True)])


def _candidate(hit: Any) -> LikelyHit:
    """A document as a search lists it."""
    fields = hit["fields"]
    article = fields["id"][0]
    return LikelyHit(article, fields.get("moment", [""])[0], key_of(article), fields["digest"][0])


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


def _titles(ending: Ending, counts: WordCounts) -> int:
    """In how many titles an ending stands, or how many articles it names."""
    return counts.having[ending.ids if len(ending.ids) else titles_of(ending.said)]


def _hits(found: Any) -> Any:
    return found["hits"]["hits"]


def _fitting(query: Sequence[Query], endings: Sequence[tuple[float, Ending]]) -> Query:
    """The question for those of the filtered articles that fit these endings best, each weighed by its chance: in all,
    and of each ending.
    """
    fits: list[Query] = []
    any_ending: list[Query] = []
    best: dict[str, Query] = {}
    for chance, ending in endings:
        if len(ending.ids):
            any_ending.append(among(ending.ids))
            fits.append({"constant_score": {"filter": any_ending[-1], "boost": chance * MEANT}})
            best[str(len(best))] = any_ending[-1]
            continue
        any_ending.append(any_of([said(part) for part in ending.said]))
        fits.append({"constant_score": {"filter": any_ending[-1], "boost": chance * MEANT}})
        fits.append({"constant_score": {"filter": said(titles_of(ending.said)), "boost": chance * TITLED}})
        best[str(len(best))] = any_ending[-1]
    listed = LISTED | {"sort": ["_score", *NEWEST_FIRST]}
    of_each = {"best": {"top_hits": {"size": SHARED_ROWS, **listed}}}
    return {
        "size": OF_ALL_ENDINGS,
        "track_total_hits": False,
        "query": {"bool": {"filter": [*query, any_of(any_ending)], "should": fits}},
        "aggs": {"endings": {"filters": {"filters": best}, "aggs": of_each}},
        **listed,
    }
