"""The articles as they were read, so that a report that is shown, or of which a passage is shown, is not read from its
file and cleaned each time: that takes ten times as long, and ten hits are shown at each key.

What the metadata says stands beside it in the catalogue, to be asked for by itself; here are the text, its paragraphs
and what is known of the file.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from index.article import Article, Basis, Credit, Kind, Metadata, OtherDay, Paragraph, Span, Value

if TYPE_CHECKING:
    from index.names.forms import ArticleNames

TABLES = """
CREATE TABLE texts (id TEXT PRIMARY KEY, said BLOB);
"""
"""Each article's text, packed: about half as large as the text."""

FASTEST = 1
"""The level of compression: the next ones take twice the time for a tenth less."""


class ReadReport(NamedTuple):
    """A report as it was read last: with the names that were found in it then, and its text as it is `packed`."""

    article: Article
    names: ArticleNames
    packed: bytes


def packed(article: Article) -> bytes:
    """What is kept of an article beside its metadata. About .1 ms of CPU."""
    paragraphs = [(p.span.start, p.span.end, p.kind.value, p.line) for p in article.paragraphs]
    said = [article.text, paragraphs, article.format, article.encoding, article.remark]
    plain = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(plain.encode("utf-8", "surrogatepass"), FASTEST)


def unpacked(id: str, path: str, metadata: Metadata, said: bytes) -> Article:
    """The article that was `packed`. Raises `ValueError`, `TypeError` or `zlib.error` where it is damaged."""
    plain = zlib.decompress(said).decode("utf-8", "surrogatepass")
    text, paragraphs, format, encoding, remark = json.loads(plain)
    read = tuple(Paragraph(Span(start, end), Kind(kind), line) for start, end, kind, line in paragraphs)
    return Article(id, path, text, read, metadata, format, encoding, remark)


_VALUES = ("title", "standfirst", "outlet", "author", "published", "updated", "dateline")


def plain(known: Metadata) -> dict[str, Any]:
    """Metadata as a mapping that JSON can hold; a tenth of the cost of `dataclasses.asdict`."""
    values: dict[str, Any] = {name: _plain_value(getattr(known, name)) for name in _VALUES}
    credits = [{"agency": c.agency, "scope": c.scope, "line": c.line} for c in known.credits]
    return {**values, "credits": credits, "language": known.language}


def _plain_value(value: Value) -> dict[str, Any]:
    also = {"calendar": value.also.calendar, "day": value.also.day} if value.also else None
    return {"value": value.value, "basis": value.basis, "line": value.line, "reason": value.reason, "also": also}


def metadata(known: dict[str, Any]) -> Metadata:
    """The metadata that `plain` made a mapping of. Raises `LookupError`, `TypeError` or `ValueError` where it is
    damaged.
    """
    values = {name: _value(known[name]) for name in _VALUES}
    return Metadata(**values, credits=tuple(Credit(**each) for each in known["credits"]), language=known["language"])


def _value(plain: dict[str, Any]) -> Value:
    also = OtherDay(**plain["also"]) if plain["also"] else None
    return Value(plain["value"], Basis(plain["basis"]), plain["line"], plain["reason"], also)
