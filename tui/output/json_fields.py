"""Values as the JSON of the command line. Every field is documented in docs/command-line.md and held there by a
test.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from index.article import Article, Metadata, Paragraph, Span, Value
from index.catalogue.catalogue import Summary
from index.catalogue.copies import Sharing
from index.text.languages import languages_of

if TYPE_CHECKING:
    from index.annotations.annotation import Placed
    from index.annotations.files.store import Broken
    from index.comparison.comparing import Comparison
    from index.comparison.facts.conflicts import Conflict
    from index.comparison.incidents.incidents import Incident
    from index.loading.folder import NotRead
    from index.search.reports import Counts
    from index.search.searcher import Answer, Hit
    from index.workspace import Workspace

Json = dict[str, Any]


def answer(
    found: Answer,
    counts: Counts,
    copies: dict[str, list[str]],
    paths: dict[str, str],
    limit: int,
) -> Json:
    """An answer to a search and its `counts`.

    The `copies` of an article (by its id) are hits of their own right behind it, at most `limit` hits in all: what
    reads this knows articles by their ids, and each copy is a file of its own, whose path `paths` has.
    """
    hits = [
        _hit(h, i, paths.get(i, h.summary.path))
        for h in found.hits
        for i in (h.summary.id, *copies.get(h.summary.id, ()))
    ]
    return {
        "query": found.query,
        "total": found.total + (sum(len(copies.get(i, ())) for i in found.found) if copies else 0),
        "total_exact": True,
        "took_ms": round(found.took, 1),
        "spellings": [{"typed": s.typed, "added": list(s.added), "because": s.because} for s in found.spellings],
        "hits": hits[:limit],
        "counts": {
            "outlets": [{"outlet": outlet, "articles": number} for outlet, number in counts.outlets],
            "months": [{"month": month, "articles": number} for month, number in counts.months],
        },
        "suggestion": found.suggestion,
        "remarks": list(found.remarks),
    }


def _hit(hit: Hit, article: str, path: str) -> Json:
    """The hit as found in `article`, the file at `path`: its own, or a copy of it."""
    summary = hit.summary
    return {
        "article": article,
        "path": path,
        "copy_of": None if article == summary.id else summary.id,
        "title": summary.heading if summary.titled else None,
        "outlet": summary.outlet,
        "date": summary.date,
        "score": round(hit.score, 4),
        "tier": hit.tier.value,
        "why": list(hit.why),
        "snippets": [{**span(s.span, hit.text), "marks": [[m.start, m.end] for m in s.marks]} for s in hit.snippets],
    }


def articles(listed: Iterable[Json], not_read: Sequence[NotRead]) -> Iterator[str]:
    """The list of articles, each as `summaries` gives it, as one value of JSON in pieces: a large folder's is never
    held whole.
    """
    yield '{"articles": ['
    for number, each in enumerate(listed):
        yield (", " if number else "") + json.dumps(each)
    yield f'], "not_read": {json.dumps([{"path": n.path, "reason": n.reason} for n in not_read])}}}'


def summaries(listed: Sequence[Summary], workspace: Workspace, annotations: Mapping[str, int]) -> Iterator[Json]:
    """Each article of the list; `annotations` says how many each has."""
    related = workspace.library.sharing.kin()
    for first in range(0, len(listed), TOGETHER):
        some = listed[first : first + TOGETHER]
        known = workspace.cache.catalogue.metadata_of([each.id for each in some])
        for each in some:
            sharing = workspace.library.sharing if each.id in related else None
            yield _summary(each, known.get(each.id) or Metadata(), sharing, annotations.get(each.id, 0))


TOGETHER = 500
"""Articles whose metadata is asked for at once: a megabyte."""


def _summary(summary: Summary, known: Metadata, sharing: Sharing | None, annotations: int) -> Json:
    """One article of the list; where it has nothing to do with others there is no `sharing`."""
    return {
        "article": summary.id,
        "path": summary.path,
        "title": value(known.title),
        "outlet": value(known.outlet),
        "published": dated(known.published),
        "updated": dated(known.updated),
        "words": summary.words,
        "annotations": annotations,
        "story": summary.story,
        "paths": sharing.paths(summary.id) if sharing else [summary.path],
        "versions": sharing.versions(summary.id) if sharing else [],
        "shares_wording_with": sharing.shares_wording_with(summary.id) if sharing else [],
    }


def article(read: Article) -> Json:
    """An article with all that is known of it."""
    known = read.metadata
    return {
        "article": read.id,
        "path": read.path,
        "format": read.format,
        "encoding": read.encoding,
        "remark": read.remark,
        "title": value(known.title),
        "standfirst": value(known.standfirst),
        "outlet": value(known.outlet),
        "published": dated(known.published),
        "updated": dated(known.updated),
        "dateline": value(known.dateline),
        "author": value(known.author),
        "language": known.language,
        "credits": [{"agency": c.agency, "scope": c.scope, "line": c.line} for c in known.credits],
        "text": read.text,
        "paragraphs": [
            _paragraph(p, spoken, known.language) for p, spoken in zip(read.paragraphs, languages_of(read), strict=True)
        ],
    }


def _paragraph(shown: Paragraph, spoken: str | None, of_report: str | None) -> Json:
    """A paragraph; `language` is there where it is another than the report's."""
    plain: Json = {"start": shown.span.start, "end": shown.span.end, "kind": shown.kind.value, "line": shown.line}
    return {**plain, "language": spoken} if spoken and spoken != of_report else plain


def comparison(compared: Comparison, versions: bool) -> Json:
    """What two articles share and where they part; `versions` says that they are editions of one story."""
    left, right, alignment = compared.left.text, compared.right.text, compared.alignment
    return {
        "left": {"article": compared.left.id, "text": left},
        "right": {"article": compared.right.id, "text": right},
        "versions": versions,
        "links": [
            {
                "left": span(link.left, left),
                "right": span(link.right, right),
                "wording": link.wording.value,
                "strength": round(link.strength, 4),
                "sure": link.sure,
            }
            for link in alignment.links
        ],
        "only_left": [span(s, left) for s in alignment.only_left],
        "only_right": [span(s, right) for s in alignment.only_right],
        "conflicts": [{**_difference(c, left, right), "strength": c.strength.value} for c in compared.conflicts],
        "worth_a_look": [
            {**_difference(c, left, right), "chance": round(c.chance, 4)} for c in compared.differences.worth_a_look
        ],
        "verbatim": [
            {"left": span(run.left, left), "right": span(run.right, right), "words": run.words}
            for run in compared.verbatim
        ],
        "cautions": list(compared.cautions),
        "incidents": {
            "left": [_incident(each, left) for each in compared.incidents.of_left],
            "right": [_incident(each, right) for each in compared.incidents.of_right],
            "same": compared.same_incident,
            "chance": None if compared.incidents.chance is None else round(compared.incidents.chance, 4),
        },
        "languages": {"left": compared.left.metadata.language, "right": compared.right.metadata.language},
        "facts_read": all(compared.differences.can_read),
        "summary": compared.summary,
    }


def _incident(incident: Incident, text: str) -> Json:
    """What a report tells of one incident, each part in its own words."""
    return {
        "words": [span(each, text) for each in incident.words],
        "places": [span(each, text) for each in incident.places],
        "day": incident.day.isoformat() if incident.day else None,
        "tolls": [{"fate": toll.fate, **span(toll.span, text)} for toll in incident.tolls],
        "names": [span(each, text) for each in incident.names],
        "sentences": [span(each, text) for each in incident.sentences],
    }


def _difference(conflict: Conflict, left: str, right: str) -> Json:
    """Two passages that differ in a fact, whether flagged or only worth a look."""
    return {
        "field": conflict.field.value,
        "kind": conflict.kind.value,
        "about": conflict.about,
        "left": span(conflict.left, left),
        "right": span(conflict.right, right),
    }


def annotation_list(placed: Sequence[Placed], broken: Sequence[Broken]) -> Json:
    """Annotations with the places of their passages, and the files that cannot be read."""
    return {
        "annotations": [annotation(p) for p in placed],
        "broken": [{"path": b.path, "line": b.line, "reason": b.reason} for b in broken],
    }


def annotation(placed: Placed) -> Json:
    """One annotation and where its passage is now; `start` and `end` are null for an orphan."""
    made, where = placed.annotation, placed.placement.span
    return {
        "id": made.id,
        "article": placed.article,
        "quote": made.selector.exact,
        "prefix": made.selector.prefix,
        "suffix": made.selector.suffix,
        "start": where.start if where is not None else None,
        "end": where.end if where is not None else None,
        "occurrence": [made.selector.occurrence, made.selector.occurrences],
        "status": placed.placement.status.value,
        "note": made.note,
        "kind": made.kind,
        "tags": list(made.tags),
        "links": [{"rel": x.relation, "to": x.to, "note": x.note} for x in made.links],
        "created": made.created,
        "updated": made.updated,
    }


def span(where: Span, text: str) -> Json:
    """A passage: where it is and what it says."""
    return {"text": where.of(text), "start": where.start, "end": where.end}


def value(known: Value) -> Json:
    """A metadata value and how it is known; `reason` is there for an inferred one."""
    plain: Json = {"value": known.value, "basis": known.basis.value, "line": known.line}
    return {**plain, "reason": known.reason} if known.reason else plain


def dated(known: Value) -> Json:
    """A date and how precise it is: `year`, `month`, `day`, `minute`, or null; `also` where the report writes the same
    day in another calendar.
    """
    plain = {**value(known), "precision": known.precision}
    return {**plain, "also": {"calendar": known.also.calendar, "day": known.also.day}} if known.also else plain
