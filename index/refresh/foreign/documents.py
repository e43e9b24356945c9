"""A document of an index that another program made, as a report: what its fields say is stated, the rest is read from
its text as from a file's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from index.article import Article
from index.catalogue import texts
from index.catalogue.outlines import Outline
from index.loading.formats.draft import MOST_TEXT
from index.loading.formats.source import NO_LINES, Source
from index.refresh.foreign.fields import IndexFields
from index.text.words import own_forms

FORMAT = "index"
"""What such a report is said to come from."""


def article_of(hit: Mapping[str, Any], fields: IndexFields) -> Article:
    """The report of a document; one of which no text was fetched has its title alone."""
    source = hit.get("_source", {})
    said = {
        name: value
        for name in ("title", "date", "language", "outlet", "author")
        if (value := _said(source, getattr(fields, name)))
    }
    path, text = _said(source, fields.path) or hit["_id"], _said(source, fields.text)
    cut = [f"only the first {MOST_TEXT:,} letters of this report are read"] if len(text) > MOST_TEXT else []
    read = Source(b"", path, hit["_id"], remarks=cut)
    return read.draft(text[:MOST_TEXT], said, format=FORMAT, lines=NO_LINES).article()


def outline_of(hit: Mapping[str, Any], article: Article, fields: IndexFields) -> Outline:
    """What a list shows of a document, of which `article` is the report; it goes by its file's name where neither a
    title nor a text is known, and has no words while its text was not fetched.
    """
    known = article.metadata
    date = known.published if known.published.value else known.updated
    return Outline(
        id=article.id,
        path=article.path,
        heading=article.heading or PurePosixPath(article.path).name,
        titled=known.title.value is not None,
        outlet=known.outlet.value,
        date=date.value,
        basis=date.basis.value,
        place=known.dateline.value,
        words=len(own_forms(article)) if _said(hit.get("_source", {}), fields.text) else 0,
        author=known.author.value,
        digest=digest_of(hit, fields),
        metadata=json.dumps(texts.plain(known)),
        outlet_basis=known.outlet.basis.value,
    )


def digest_of(hit: Mapping[str, Any], fields: IndexFields) -> bytes:
    """Another for each state of a document, for the index counts how often it was written, and each way to read it."""
    return hashlib.sha256(f"{hit['_id']}\n{hit['_version']}\n{fields}".encode("utf-8", "surrogatepass")).digest()[:16]


def _said(source: Mapping[str, Any], fields: Sequence[str]) -> str:
    """What the first of these fields that says something says."""
    return next((said for field in fields if (said := _value(source, field))), "")


def _value(source: Any, field: str) -> str:
    """The text of a field, whose name's parts may be objects in each other or one key; of several the first."""
    if isinstance(source, list):
        return _value(source[0], field) if source else ""
    if not field:
        return str(source).strip() if isinstance(source, str | int | float) else ""
    if not isinstance(source, dict):
        return ""
    if field in source:
        return _value(source[field], "")
    first, _, rest = field.partition(".")
    return _value(source.get(first), rest) if rest else ""
