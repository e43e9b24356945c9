"""A passage with where it is from, to be pasted into a report of one's own; and a hash by which it can be checked."""

from __future__ import annotations

import hashlib

from index.article import Article, Span

HASH_LETTERS = 12
"""Letters of the SHA-256 of the article's text: 48 bits, no two reports of a folder share them by chance."""


def citation(article: Article, span: Span) -> str:
    """The quote on a line, then outlet, date, title, article id, position in code points, and the hash of the text."""
    quote = " ".join(span.of(article.text).split())
    return f"“{quote}”\n{source(article)}, {span.start}–{span.end}, sha256:{_hash(article)}"


def source(article: Article) -> str:
    """Where a quote is from: outlet, date, title, id; what is not known is left out."""
    known = article.metadata
    title = f"“{known.title.value}”" if known.title.value else ""
    return ", ".join(filter(None, (known.outlet.value, known.date, title, article.id)))


def _hash(article: Article) -> str:
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LETTERS]
