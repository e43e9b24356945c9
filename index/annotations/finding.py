"""Finding annotations with the language that finds articles: words in quote, note and tags; `tag:`, `kind:`,
`note:` alone.
"""

from __future__ import annotations

from collections.abc import Callable

from index.annotations.annotation import Annotation
from index.search import query as q
from index.search.analysis import fold, stem, words

Fits = Callable[[Annotation], bool]


def fits(query: q.Query) -> Fits:
    """A test for annotations. Dates and outlets are the article's and let every annotation through here."""
    match query:
        case q.Term():
            return lambda a: _has(query, _everything(a))
        case q.Phrase():
            return lambda a: _says(query.text, _everything(a))
        case q.Loose() | q.All():
            tests = [fits(p) for p in query.parts]
            return lambda a: all(test(a) for test in tests)
        case q.AnyOf():
            tests = [fits(p) for p in query.parts]
            return lambda a: any(test(a) for test in tests)
        case q.Not():
            test = fits(query.part)
            return lambda a: not test(a)
        case q.Field():
            return _field(query)
        case _:
            return lambda a: True


def _field(query: q.Field) -> Fits:
    asked = query.part
    if query.name in ("tag", "kind"):
        wanted = [fold(w) for w in str(asked).strip('"()').rstrip("*").split()]
        return lambda a: all(
            any(fold(t).startswith(w) for t in (a.tags if query.name == "tag" else (a.kind,))) for w in wanted
        )
    if query.name == "note":
        return lambda a: _part(asked, a.note)
    return lambda a: True


def _part(query: q.Query, text: str) -> bool:
    if isinstance(query, q.Term):
        return _has(query, text)
    if isinstance(query, q.Phrase):
        return _says(query.text, text)
    if isinstance(query, q.Loose | q.All):
        return all(_part(p, text) for p in query.parts)
    return not isinstance(query, q.AnyOf) or any(_part(p, text) for p in query.parts)


def _everything(annotation: Annotation) -> str:
    return "\n".join((annotation.selector.exact, annotation.note, *annotation.tags, annotation.kind))


def _has(term: q.Term, text: str) -> bool:
    """Whether the word stands there: as typed, with another ending, or as a beginning, for notes are few and short."""
    asked = [w.form for w in words(term.text)]
    here = [w.form for w in words(text)]
    if term.exact:
        return all(a in here for a in asked)
    return all(any(form.startswith(a) or stem(form) == stem(a) for form in here) for a in asked)


def _says(phrase: str, text: str) -> bool:
    asked = [w.form for w in words(phrase)]
    here = [w.form for w in words(text)]
    return any(here[n : n + len(asked)] == asked for n in range(len(here) - len(asked) + 1))
