"""A comparison as one self-contained HTML page: to read, to print, to hand on.

No scripts, nothing loaded from anywhere, and a content security policy that would forbid both. What differs comes
first, each item linked to its sentences; then both reports row by row, stacked on a phone. The style is `page.css`.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.article import Article, Span
from index.comparison.alignment.wording import EqualRun
from index.comparison.comparing import Comparison
from index.comparison.facts.conflicts import Conflict
from index.comparison.reports.differing import hardness
from index.comparison.reports.document import document
from index.comparison.reports.escaping import html_text, one_line
from index.comparison.reports.rows import (
    ReportRow,
    Told,
    WordMark,
    field_of,
    in_numbers,
    origin,
    pieces,
    place,
    rows,
    sentence_around,
)

_LEGEND = (
    ("=", "same words"),
    ("~", "edited: the words that differ are marked"),
    ("≈", "the same matter: words that both have are underlined"),
    ("!", "a fact differs"),
    ("<", "only left"),
    (">", "only right"),
)

MOST_RUNS = 12
"""The longest runs of equal words that are listed; the rest can be seen in the rows."""

_RUN_HEAD, _RUN_TAIL = 14, 8
"""Words shown of the beginning and the end of a long run."""


def page(compared: Comparison) -> str:
    """The whole page. Neither report is taken for the older or the better one."""
    title = f"{compared.left.heading} | {compared.right.heading}"
    return "\n".join(document(title, compared.left.metadata.language, _body(compared))) + "\n"


def _body(compared: Comparison) -> Iterator[str]:
    yield from _header(compared)
    yield "<main>"
    yield from _where_they_differ(compared)
    yield from _row_by_row(compared)
    yield from _word_for_word(compared)
    yield "</main>"


def _header(compared: Comparison) -> Iterator[str]:
    yield "<header>\n<h1>Two reports compared</h1>"
    yield '<div class="reports">'
    for name, article in (("left", compared.left), ("right", compared.right)):
        yield f'<div><p class="side">{name}</p><p class="title" dir="auto">{_line(article.heading)}</p>'
        yield f'<p class="origin">{_line(" · ".join(origin(article)))}</p></div>'
    yield "</div>"
    yield f'<p class="numbers">{html_text(in_numbers(compared))}</p>'
    yield from (f'<p class="caution">{html_text(caution)}</p>' for caution in compared.cautions)
    yield "</header>"


def _where_they_differ(compared: Comparison) -> Iterator[str]:
    if not compared.conflicts:
        return
    yield '<section class="differ">\n<h2>Where they differ</h2>\n<ol>'
    for conflict in compared.conflicts:
        yield f'<li>\n<p class="matter"><b>{html_text(conflict.about)}</b> '
        yield f"<span>{html_text(field_of(conflict))}</span> "
        yield f"<span>{hardness(conflict.strength, conflict.is_hedged)}</span></p>"
        yield '<div class="pair">'
        yield from _disputed(compared, conflict, is_left=True)
        yield from _disputed(compared, conflict, is_left=False)
        yield "</div>\n</li>"
    yield "</ol>\n</section>"


def _disputed(compared: Comparison, conflict: Conflict, *, is_left: bool) -> Iterator[str]:
    article = compared.left if is_left else compared.right
    spans = (compared.alignment.left if is_left else compared.alignment.right).sentences
    value = conflict.left if is_left else conflict.right
    number = sentence_around(spans, value)
    said = _marked(article, spans[number - 1], ((value, WordMark.DIFFERS),))
    cited = _line(", ".join((*origin(article), place(article, spans[number - 1]))))
    yield f'<blockquote><p dir="auto">{said}</p>'
    yield f'<footer><a href="#{_anchor(number, is_left=is_left)}">{cited}</a></footer></blockquote>'


def _row_by_row(compared: Comparison) -> Iterator[str]:
    yield '<section class="rows">\n<h2>Row by row</h2>'
    yield '<ul class="legend">'
    yield from (f"<li><b>{html_text(letter)}</b> {text}</li>" for letter, text in _LEGEND)
    yield "</ul>"
    yield '<div class="row names" aria-hidden="true">'
    yield from (f'<div class="side"><p>{_line(a.heading)}</p></div>' for a in (compared.left, compared.right))
    yield "</div>"
    for row in rows(compared):
        yield from _row(compared, row)
    yield "</section>"


def _row(compared: Comparison, row: ReportRow) -> Iterator[str]:
    yield '<div class="row">'
    for told, is_left in ((row.left, True), (row.right, False)):
        yield '<div class="side">'
        yield from (_told(compared, sentence, is_left=is_left) for sentence in told)
        yield "</div>"
    yield "</div>"


def _told(compared: Comparison, told: Told, *, is_left: bool) -> str:
    article = compared.left if is_left else compared.right
    kind = told.wording.value if told.wording else "only"
    side, other = ("left", "right") if is_left else ("right", "left")
    cited = _line(", ".join(("", *origin(article))))
    beyond = "".join(f' <a href="#{_anchor(n, is_left=not is_left)}">{other} {n}</a>' for n in told.elsewhere)
    return (
        f'<div class="told {kind}" id="{_anchor(told.number, is_left=is_left)}">'
        f'<span class="gutter">{html_text(told.letters)}</span>'
        f'<p dir="auto">{_marked(article, told.span, told.marks)}</p>'
        f'<p class="place"><b><span class="narrow">{side} </span>{told.number}</b> '
        f'{place(article, told.span)}<span class="narrow">{cited}</span>{beyond}</p></div>'
    )


def _word_for_word(compared: Comparison) -> Iterator[str]:
    if not compared.verbatim:
        return
    yield '<section class="runs">\n<h2>Word for word</h2>\n<p>The longest runs of equal words.</p>\n<ol>'
    for run in compared.verbatim[:MOST_RUNS]:
        yield f'<li><b>{run.words} words</b> <q dir="auto">{html_text(_run(compared, run))}</q>'
        for article, spans, span, is_left in (
            (compared.left, compared.alignment.left.sentences, run.left, True),
            (compared.right, compared.alignment.right.sentences, run.right, False),
        ):
            anchor = _anchor(sentence_around(spans, span), is_left=is_left)
            yield f'<a href="#{anchor}">{"left" if is_left else "right"}, {place(article, span)}</a>'
        yield "</li>"
    yield "</ol>\n</section>"


def _run(compared: Comparison, run: EqualRun) -> str:
    words = run.left.of(compared.left.text).split()
    if len(words) <= _RUN_HEAD + _RUN_TAIL:
        return " ".join(words)
    return f"{' '.join(words[:_RUN_HEAD])} … {' '.join(words[-_RUN_TAIL:])}"


def _marked(article: Article, span: Span, marks: tuple[tuple[Span, WordMark], ...]) -> str:
    found = []
    for text, kinds in pieces(article.text, span, marks):
        shown = html_text(text)
        found.append(f'<span class="{" ".join(kinds)}">{shown}</span>' if kinds else shown)
    return "".join(found)


def _anchor(number: int, *, is_left: bool) -> str:
    return f"{'left' if is_left else 'right'}-{number}"


def _line(text: str) -> str:
    return html_text(one_line(text))
