"""What to try where a query finds nothing: the same query asked less strictly, one step wider at a time. And a query
with other words, where a word of it finds few.

Unknown words are not mended here: a search already takes the nearest words of the folder for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from index.search.query import query as q
from index.text.stop_words import ARTICLES_OF_NAMES, STOP_WORDS


def alternatives(query: q.Query) -> Iterator[q.Query]:
    """Wider queries, the closest to `query` first: words in any spelling, words spelled nearly so, then no phrase and
    no AND. Each is said once, and none is `query` itself.
    """
    seen = [query]
    for loosen in (_any_spelling, _nearly, _side_by_side):
        other = q.parse(str(_changed(seen[-1], loosen)))  # words in brackets among words are words
        if other not in seen:
            seen.append(other)
            yield other


def with_words(query: q.Query, meant: Mapping[str, str]) -> q.Query:
    """The query with other words in place of those that were typed."""
    return _changed(query, lambda p: replace(p, text=meant.get(p.text, p.text)) if isinstance(p, q.Term) else p)


def _any_spelling(part: q.Query) -> q.Query:
    return replace(part, exact=False) if isinstance(part, q.Term | q.Phrase) else part


def _nearly(part: q.Query) -> q.Query:
    if not isinstance(part, q.Term) or part.text.lower() in STOP_WORDS | ARTICLES_OF_NAMES:
        return part
    return replace(part, near=not part.prefix)


def _side_by_side(part: q.Query) -> q.Query:
    if isinstance(part, q.All):
        return q.Loose(part.parts)
    return q.parse(f"({part.text})") if isinstance(part, q.Phrase) and part.text.strip() else part


def _changed(part: q.Query, change: Callable[[q.Query], q.Query]) -> q.Query:
    """The tree with every word, phrase and AND of it changed; what is left out stays left out as it is."""
    match part:
        case q.Loose() | q.All() | q.AnyOf():
            return change(replace(part, parts=tuple(_changed(p, change) for p in part.parts)))
        case q.InField():
            return replace(part, part=_changed(part.part, change))
        case q.Term() | q.Phrase():
            return change(part)
    return part
