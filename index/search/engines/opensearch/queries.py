"""A plan as questions to the cluster: what is found, exactly; what has all parts; and about how well each fits.

The first two are the laws of every engine, said in the cluster's words. The third only chooses the candidates that are
then ranked here: it is BM25 with our parameters, over fields of our words, without what a rule adds for neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from index.search.engines.engine import (
    ANYWHERE,
    BODY,
    TEXT,
    Among,
    Begun,
    Best,
    Both,
    Either,
    Favoured,
    Forms,
    Plan,
    Run,
    Same,
    Spelled,
)
from index.search.engines.listed import Listed
from index.search.engines.opensearch.client import Query
from index.search.engines.opensearch.found import AllFound
from index.search.engines.opensearch.mapping import APART, END, TITLE_END, token
from index.search.rank.occurrences import around_of
from index.search.rank.rules.all_words import TIERED
from index.search.rank.rules.around import BESIDE

ALL: Query = {"match_all": {}}
NONE: Query = {"match_none": {}}
AT_ONCE = 50_000
"""Ids in one list of a question: the cluster takes 65,536."""
FIRST = 1024.0
"""What being complete adds, so that these come first: more than six of the rarest words can score."""
LESS = 0.3
"""What a name's further spellings add to its best one, where they cannot be counted as one word."""


def any_of(parts: Sequence[Query]) -> Query:
    """What any part finds."""
    if len(parts) == 1:
        return parts[0]
    return {"bool": {"should": list(parts), "minimum_should_match": 1}} if parts else NONE


def all_of(parts: Sequence[Query], without: Sequence[Query] = ()) -> Query:
    """What every part finds, and none of `without`."""
    if not without and len(parts) <= 1:
        return parts[0] if parts else ALL
    return {"bool": {"filter": list(parts) or [ALL], "must_not": list(without)}}


def among(ids: Collection[str]) -> Query:
    """The articles of these ids; of those that a question or a value tells no id is looked at."""
    if isinstance(ids, AllFound):
        return ids.query
    if isinstance(ids, Listed) and ids.chosen:
        field, values = ids.chosen
        return _has_any(field) if values is None else {"terms": {field: list(values)}}
    listed = list(ids)
    starts = range(0, len(listed), AT_ONCE)
    return any_of([{"terms": {"id": listed[start : start + AT_ONCE]}} for start in starts])


def _has_any(field: str) -> Query:
    """Where a field says anything: a report of which a value is not known is kept with an empty one."""
    return all_of([{"exists": {"field": field}}], [{"term": {field: ""}}])


def found(plan: Plan) -> Query:
    """What a plan finds."""
    match plan:
        case Forms() | Run() | Same():
            own = said(plan)
            return own if not (beside := around_of(plan)).parts else any_of([own, said(beside)])
        case Spelled():
            return found(plan.said)
        case Begun():
            return any_of([found(plan.word), *_endings(plan)])
        case Among():
            return among(plan.ids)
        case Favoured():
            return any_of([among(plan.ids), found(plan.said)])
        case Both():
            return all_of([found(part) for part in plan.parts], [found(part) for part in plan.without])
        case Either() | Best():
            return any_of([found(part) for part in dict.fromkeys(plan.parts)])


def said(plan: Forms | Run | Same) -> Query:
    """Where a word or name stands in the field it is sought in; of `ANYWHERE`, in the articles' own words."""
    if isinstance(plan, Same):
        return any_of([said(part) for part in plan.parts])
    if plan.field == BODY:
        return _in_body(plan)
    field = TEXT if plan.field == ANYWHERE else plan.field
    if isinstance(plan, Forms):
        return {"terms": {field: [token(form) for form in plan.forms]}} if plan.forms else NONE
    if not all(plan.positions):
        return NONE
    if plan.slop:
        return {"intervals": {field: {"match": _row(plan)}}}
    return {"match_phrase": {field: {"query": _row(plan)["query"]}}}


def _row(plan: Forms | Run) -> Query:
    """Forms in a row as the cluster's rule for places takes them."""
    positions, slop = (plan.positions, plan.slop) if isinstance(plan, Run) else ((plan.forms,), 0)
    return {"query": " ".join(map(_alternatives, positions)), "ordered": True, "max_gaps": slop}


def _in_body(plan: Forms | Run) -> Query:
    """Where a word or name stands behind the title, or anywhere where there is none."""
    anywhere = said(replace(plan, field=TEXT))
    if anywhere == NONE:
        return NONE
    behind = {"after": {"match": {"query": END, "use_field": TITLE_END}}}
    titled = {"intervals": {TEXT: {"match": _row(plan) | {"filter": behind}}}}
    return any_of([titled, all_of([anywhere], [{"term": {TITLE_END: END}}])])


def _alternatives(forms: Iterable[str]) -> str:
    """Forms of which any may stand in one place, as the analyser of questions takes them."""
    return APART.join(dict.fromkeys(map(token, forms)))


def merged(plan: Begun) -> Forms | None:
    """All single words that a half-typed one may become, as one word: so our rules count them."""
    parts = [part for ending in plan.endings for part in ending.said if isinstance(part, Forms)]
    forms = dict.fromkeys(form for part in parts for form in part.forms)
    return Forms(tuple(forms), parts[0].field) if parts else None


def _endings(plan: Begun) -> list[Query]:
    words = merged(plan)
    there = frozenset(words.forms) if words else frozenset()
    rows = [part for ending in plan.endings for part in ending.said if isinstance(part, Run)]
    further = [said(row) for row in rows if there.isdisjoint(row.positions[0])]
    named = [among(ending.ids) for ending in plan.endings if len(ending.ids)]
    return [*([found(words)] if words else []), *further, *named]


def complete(plan: Plan) -> Query | None:
    """Which of what a plan finds is complete; None where all of it is, or where that makes no difference."""
    match plan:
        case Best():
            parts = list(dict.fromkeys(plan.parts))
            return all_of([complete(part) or found(part) for part in parts]) if len(parts) <= TIERED else None
        case Both():
            told = [query for part in plan.parts if (query := complete(part))]
            return all_of(told) if told else None
        case Either():
            told = [query for part in plan.parts if (query := complete(part))]
            whole = [found(part) for part in plan.parts if complete(part) is None]
            return any_of([*told, *whole]) if told else None
        case Begun():
            words = merged(plan)
            return complete(Either((plan.word, *([words] if words else []))))
        case _:
            return None


Gain = Callable[[Plan], float]
"""What a plan's own rule adds to those that spell a name as typed, or are named, in the cluster's scores."""


def scored(plan: Plan, gain: Gain) -> Query | None:
    """About how well an article fits a plan; None where all fit alike."""
    match plan:
        case Forms() | Run() | Same():
            return _word(plan)
        case Spelled():
            return _sum([scored(plan.said, gain), _constant(found(plan.typed), gain(plan))])
        case Begun():
            words = merged(plan)
            return _sum([scored(plan.word, gain), _word(words) if words else None])
        case Among():
            return None
        case Favoured():
            return _sum([scored(plan.said, gain), _constant(among(plan.ids), gain(plan))])
        case Both():
            return _sum([scored(part, gain) for part in plan.parts])
        case Either() | Best():
            times = Counter(plan.parts)
            return _sum([_times(scored(part, gain), many) for part, many in times.items()])


def _word(plan: Forms | Run | Same) -> Query:
    """A word in the best of its spellings; its forms of one word count as one. In the body it scores as in the text."""
    parts = plan.parts if isinstance(plan, Same) else (plan,)
    if any(part.field == BODY for part in parts):
        scored_alike = _word(Same(tuple(replace(part, field=TEXT) for part in parts)))
        return {"bool": {"must": [scored_alike], "filter": [said(plan)]}}
    single: dict[str, list[str]] = {}
    queries: list[Query] = []
    for part in parts:
        if isinstance(part, Forms):
            single.setdefault(TEXT if part.field == ANYWHERE else part.field, []).extend(part.forms)
        else:
            queries.append(said(part))
    queries += [{"match": {field: {"query": _alternatives(forms)}}} for field, forms in single.items() if forms]
    beside = around_of(plan)
    queries += [_worth(said(beside), BESIDE)] if beside.parts else []
    return queries[0] if len(queries) == 1 else {"dis_max": {"queries": queries or [NONE], "tie_breaker": LESS}}


def _constant(query: Query, score: float) -> Query | None:
    return _worth(query, score) if score > 0 else None


def _worth(query: Query, score: float) -> Query:
    """What a question finds, each with this score."""
    return {"constant_score": {"filter": query, "boost": score}}


def _sum(parts: Sequence[Query | None]) -> Query | None:
    told = [part for part in parts if part is not None]
    return told[0] if len(told) == 1 else {"bool": {"should": told}} if told else None


def _times(query: Query | None, many: int) -> Query | None:
    return {"bool": {"must": [query], "boost": many}} if query and many > 1 else query


def is_just_scored(plan: Plan) -> bool:
    """Whether what is scored of a plan is just what it finds."""
    match plan:
        case Forms() | Run() | Same() | Spelled():
            return True
        case Begun():
            return is_just_scored(plan.word) and len(_endings(plan)) == (merged(plan) is not None)
        case Either() | Best():
            return all(map(is_just_scored, plan.parts))
        case _:
            return False


def scores_all(plan: Plan) -> bool:
    """Whether each article that a plan finds has a score, so that the likeliest can be had without looking at all."""
    return is_just_scored(plan) or (isinstance(plan, Both) and any(map(scores_all, plan.parts)))


def within(plan: Plan, known: Query) -> list[Query]:
    """The filters that say what a plan finds among the known articles."""
    return [query for query in (found(plan), known) if query != ALL] or [ALL]


def candidates(plan: Plan, known: Query, gain: Gain) -> Query:
    """What a plan finds among the known articles, the likeliest with the highest score."""
    whole, score = complete(plan), scored(plan, gain)
    first = [_worth(whole, FIRST)] if whole else []
    if score and scores_all(plan):
        filters = within(Both() if is_just_scored(plan) else plan, known)
        return {"bool": {"must": [score], "filter": [query for query in filters if query != ALL], "should": first}}
    return {"bool": {"filter": within(plan, known), "should": [*([score] if score else []), *first]}}
