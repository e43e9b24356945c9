"""How a report begins, where it says what happened: what is kept of each for `index.comparison.incidents.across`.
Light, because every process that reads a file needs it.
"""

from __future__ import annotations

from index.article import OWN_WORDS, Article

LEAD_LETTERS = 700
"""Letters of a report's own words that are its beginning: a title and some four sentences."""
FEWEST_WORDS = 12
"""Words of a beginning that tells what happened; shorter ones are a title alone."""


def beginning_in(article: Article) -> str:
    """The beginning of an article; nothing where its language is not known, or it has hardly a beginning."""
    own = "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind in OWN_WORDS)[:LEAD_LETTERS]
    return own if article.metadata.language and len(own.split()) >= FEWEST_WORDS else ""


def has_capitals(text: str) -> bool:
    """Whether the letters of a text have capitals, which show its names."""
    return any(map(str.isupper, text))
