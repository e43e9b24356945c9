"""The key terms of an article, by which the articles most like it are found: frequent in it and rare in the folder,
weighed by term frequency and inverse document frequency (tf-idf).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from math import log

from index.article import OWN_WORDS, Article
from index.lexicon.reading import ENGLISH
from index.text.stop_words import folded, stop_words
from index.text.words import words

MOST = 30
"""Terms asked for: names and matters of one event; more adds only common ones."""


def key_terms(article: Article, articles_with: Callable[[str], int], total: int) -> list[str]:
    """The folded forms that are frequent here and rare in the folder, the weightiest first."""
    small = folded(stop_words(article.metadata.language or ENGLISH))
    forms = Counter(
        w.form
        for p in article.paragraphs
        if p.kind in OWN_WORDS
        for w in words(article.text, p.span.start, p.span.end)
        if w.form not in small and not w.form.isdigit()
    )
    weights = {f: n * log((total + 1) / (articles_with(f) or 1)) for f, n in forms.items()}
    return sorted(weights, key=lambda f: (-weights[f], f))[:MOST]


MOST_NUMBERS = 10
"""Numbers asked for: tolls and the like; those of a long table say nothing."""

YEARS = range(1900, 2100)
"""Numbers that most reports of a folder share."""


def key_numbers(article: Article) -> list[str]:
    """The numbers of two digits and more in an article's own words, without years, in order."""
    forms = (
        w.form
        for p in article.paragraphs
        if p.kind in OWN_WORDS
        for w in words(article.text, p.span.start, p.span.end)
        if w.form.isdecimal() and len(w.form) > 1 and int(w.form) not in YEARS
    )
    return list(dict.fromkeys(forms))[:MOST_NUMBERS]
