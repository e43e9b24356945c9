"""A comparison as Markdown: for a mail, a wiki, a ticket. Each quote comes with article, outlet, date and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Article, Span
from index.comparison.comparing import Comparison
from index.comparison.reports.escaping import markdown_text
from index.comparison.reports.rows import DIFFERS, LETTERS, field_of, in_numbers, origin, place

_LEGEND = "`=` same words, `~` edited, `≈` the same matter, `!` differs, `<` only left, `>` only right."


def markdown(compared: Comparison) -> str:
    """The whole document. Neither report is taken for the older or the better one."""
    return "\n".join(_lines(compared)) + "\n"


def _lines(compared: Comparison) -> Iterator[str]:
    left, right = compared.left, compared.right
    yield "# Two reports compared"
    yield ""
    for name, article in (("Left", left), ("Right", right)):
        yield f"- {name}: **{markdown_text(article.heading)}** ({markdown_text(', '.join(origin(article)))})"
    yield ""
    yield f"{in_numbers(compared)}. {_LEGEND}"
    for caution in compared.cautions:
        yield ""
        yield f"**{markdown_text(caution)}**"
    yield from _where_they_differ(compared)
    yield from _what_both_say(compared)
    yield from _only("`<` Only left", left, compared.alignment.only_left)
    yield from _only("`>` Only right", right, compared.alignment.only_right)


def _where_they_differ(compared: Comparison) -> Iterator[str]:
    if not compared.conflicts:
        return
    yield from ("", "## Where they differ")
    for number, conflict in enumerate(compared.conflicts, 1):
        yield ""
        yield f"{number}. **{markdown_text(conflict.about)}**: {field_of(conflict)} ({conflict.strength.value})"
        for article, spans, value in (
            (compared.left, compared.alignment.left.sentences, conflict.left),
            (compared.right, compared.alignment.right.sentences, conflict.right),
        ):
            sentence = next(span for span in spans if value.start < span.end)
            yield ""
            yield f"   {_quote(article, sentence, DIFFERS, value)}"


def _what_both_say(compared: Comparison) -> Iterator[str]:
    links = compared.alignment.links
    if not links:
        return
    yield from ("", "## What both say")
    before: Span | None = None
    for link in links:
        yield ""
        if link.left != before:
            yield f"- {_quote(compared.left, link.left, LETTERS[link.wording])}"
            yield ""
        yield f"  {_quote(compared.right, link.right, LETTERS[link.wording])}"
        before = link.left


def _only(heading: str, article: Article, spans: Sequence[Span]) -> Iterator[str]:
    if not spans:
        return
    yield from ("", f"## {heading}")
    for span in spans:
        yield ""
        yield f"- {_quote(article, span, '')}"


def _quote(article: Article, span: Span, letter: str, value: Span | None = None) -> str:
    """A passage in quotation marks with its origin; `value` inside it stands out."""
    said = markdown_text(span.of(article.text))
    if value is not None:
        before, after = Span(span.start, max(span.start, value.start)), Span(min(value.end, span.end), span.end)
        inside = Span(before.end, after.start)
        parts = (before.of(article.text), inside.of(article.text), after.of(article.text))
        said = f"{_open(parts[0])}**{markdown_text(parts[1])}**{_shut(parts[2])}"
    gutter = f"`{letter}` " if letter else ""
    return f"{gutter}“{said}” ({markdown_text(', '.join((*origin(article), place(article, span))))})"


def _open(text: str) -> str:
    return markdown_text(text) + (" " if text[-1:].isspace() else "")


def _shut(text: str) -> str:
    return (" " if text[:1].isspace() else "") + markdown_text(text)
