"""A plan as a question to an index that another program made: its own analysis says which reports may be found.

It asks for no less than the plan means, as far as that analysis lets words be found, and may get more: what a report
really says is looked at here, when its text was fetched.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice, product

from index.refresh.foreign.fields import IndexFields
from index.search.engines.engine import (
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
from index.search.engines.opensearch.client import Query
from index.search.engines.opensearch.queries import all_of, any_of

ROWS = 64
"""Rows of words that are asked for one name of several words: more spellings of it are hardly ever written."""
MOST_FORMS = 200
"""Forms of one word that are asked for: the cluster takes 1,024 parts of a question in all."""
MOST_IDS = 50_000
"""Ids of a filter that are told; with more of them all reports are asked, and the filter is ours."""


def reports(fields: IndexFields) -> list[Query]:
    """The filters that say which documents of the index are reports."""
    return [{"term": {field: value}} for field, value in fields.only.items()]


def asked(plan: Plan, fields: IndexFields) -> Query | None:
    """What a plan may find; None where that is every report."""
    match plan:
        case Forms():
            return _words(plan.forms, fields)
        case Run():
            rows = islice(product(*plan.positions), ROWS)
            return any_of([_row(" ".join(row), plan.slop, fields) for row in rows])
        case Same():
            return _any([asked(part, fields) for part in plan.parts])
        case Spelled():
            return asked(plan.said, fields)
        case Begun():
            endings = [part for ending in plan.endings for part in ending.said]
            named = [among(ending.ids) for ending in plan.endings if len(ending.ids)]
            return _any([asked(plan.word, fields), *(asked(part, fields) for part in endings), *named])
        case Among():
            return among(plan.ids)
        case Favoured():
            return _any([among(plan.ids), asked(plan.said, fields)])
        case Both():
            parts = [query for part in plan.parts if (query := asked(part, fields))]
            return {"bool": {"must": parts}} if parts else None
        case Either() | Best():
            return _any([asked(part, fields) for part in plan.parts])


def among(ids: Collection[str]) -> Query | None:
    """The reports of these ids; None for more than can be told."""
    return {"ids": {"values": list(ids)}} if len(ids) <= MOST_IDS else None


def question(plan: Plan, listed: Collection[str] | None, fields: IndexFields) -> Query:
    """The question for what a plan may find, of the `listed` reports where these are some and not all."""
    filters = [query for query in (*reports(fields), None if listed is None else among(listed)) if query]
    query = asked(plan, fields)
    return {"bool": {"must": [query], "filter": filters}} if query else all_of(filters)


def _words(forms: Sequence[str], fields: IndexFields) -> Query:
    """Any of these forms. Each is a row to the index, that may part it otherwise than we do."""
    return any_of([_row(form, 0, fields) for form in forms[:MOST_FORMS]])


def _row(words: str, slop: int, fields: IndexFields) -> Query:
    said = {"query": words, "type": "phrase", "slop": slop, "fields": [*fields.text, *fields.title], "lenient": True}
    return {"multi_match": said}


def _any(parts: Sequence[Query | None]) -> Query | None:
    told = [part for part in parts if part is not None]
    return any_of(told) if len(told) == len(parts) else None
