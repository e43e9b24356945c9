"""Where the sentences of an article begin and end: sentencex finds them, we keep the offsets."""

from __future__ import annotations

import sentencex

from index.article import OWN_WORDS, Article, Kind, Sentence, Span

LANGUAGE = "en"
"""The rules sentencex falls back on when the article's language is not known."""


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the article's own words, in order. A title, standfirst or heading is one sentence each."""
    language = article.metadata.language or LANGUAGE
    found: list[Sentence] = []
    for place, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is Kind.BODY:
            found += (Sentence(span, place) for span in split(article.text, paragraph.span, language))
        elif paragraph.kind in OWN_WORDS:
            found.append(Sentence(paragraph.span, place))
    return tuple(found)


def split(text: str, within: Span, language: str = LANGUAGE) -> list[Span]:
    """The sentences inside `within`, without the white space around them; what holds no word joins its neighbour."""
    spans: list[Span] = []
    for boundary in sentencex.get_sentence_boundaries(language, within.of(text)):
        span = _trimmed(text, within.start + boundary["start_index"], within.start + boundary["end_index"])
        if span is None:
            continue
        if spans and not any(c.isalnum() for c in span.of(text)):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
