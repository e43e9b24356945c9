"""A table of claims as one self-contained HTML page: where facts differ first, then what several reports say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.claims.claims import Claim, ClaimTable, Telling, column_letter
from index.comparison.claims.disputes import Dispute, Statement, joined_steps
from index.comparison.reports.differing import hardness, what_is_named
from index.comparison.reports.document import document
from index.comparison.reports.escaping import html_text, one_line
from index.comparison.reports.rows import DIFFERS, LACKS, LETTERS, origin, place


def claims_page(table: ClaimTable) -> str:
    """The whole page. No report is taken for the older or the better one."""
    title = f"{len(table.articles)} reports, claim by claim"
    return "\n".join(document(title, table.articles[0].metadata.language, _body(table, title))) + "\n"


def _body(table: ClaimTable, title: str) -> Iterator[str]:
    yield f'<header>\n<h1>{html_text(title)}</h1>\n<ul class="letters">'
    for place_of, article in enumerate(table.articles):
        told = html_text(one_line(" · ".join(origin(article))))
        yield f"<li><b>{column_letter(place_of)}</b> {html_text(one_line(article.heading))} "
        yield f'<span class="origin">{told}</span></li>'
    yield "</ul>"
    yield f'<p class="numbers">{html_text(in_numbers(table))}</p>'
    yield from (f'<p class="caution">{html_text(caution)}</p>' for caution in table.cautions)
    yield "</header>\n<main>"
    for heading, claims in table.sections:
        yield from _section(heading, table, claims)
    yield "</main>"


def in_numbers(table: ClaimTable) -> str:
    """The summary in a line: "61 claims, 12 of several reports, 3 with facts that differ; about 4 origins"."""
    found, about = table.summary, table.origins.about
    origins = f"{about} origin" if about == 1 else f"{about} origins"
    shared = f"{found['shared']} of several reports, {found['differ']} with facts that differ"
    return f"{found['claims']} claims, {shared}; about {origins} by their wording and credits"


def _section(heading: str, table: ClaimTable, claims: Sequence[Claim]) -> Iterator[str]:
    yield f'<section class="differ">\n<h2>{heading}</h2>\n<ol>'
    for claim in claims:
        yield "<li>"
        yield from (_dispute(table, dispute) for dispute in claim.disputes)
        for report in range(len(table.articles)):
            for span in table.told(claim, report):
                yield _quote(table, report, span, letter_of(claim.tellings[report]))
        yield "</li>"
    yield "</ol>\n</section>"


def _dispute(table: ClaimTable, dispute: Dispute) -> str:
    said = f'<p class="matter"><b>{html_text(dispute.about)}</b> <span>{what_is_named(dispute.kind)}</span> '
    said += f"<span>{hardness(dispute.strength, dispute.is_hedged)}</span></p>"
    steps = html_text(steps_of(table, dispute))
    return said + (f'\n<p class="numbers">{steps}</p>' if steps else "")


def steps_of(table: ClaimTable, dispute: Dispute) -> str:
    """How a figure went on, report by report: "24 (A, 2026-05-03) → 43 (B, 2026-05-05)"; empty where unknown."""

    def said(statement: Statement, moment: str) -> str:
        words = one_line(statement.span.of(table.articles[statement.report].text))
        return f"{words} ({column_letter(statement.report)}, {moment.replace('T', ' ')})"

    return joined_steps((moment, said(statement, moment)) for moment, statement in dispute.over_time(table.moments))


def letter_of(telling: Telling) -> str:
    """The letter of a report in a claim's row, and the mark of a fact that differs."""
    return (LETTERS[telling.wording] if telling.wording else LACKS) + (DIFFERS if telling.differs else "")


def _quote(table: ClaimTable, report: int, span: Span, letters: str) -> str:
    article = table.articles[report]
    cited = html_text(one_line(", ".join((*origin(article), place(article, span)))))
    said = html_text(span.of(article.text))
    return (
        f'<blockquote class="told"><span class="gutter">{column_letter(report)} {html_text(letters)}</span>'
        f'<p dir="auto">{said}</p><footer>{cited}</footer></blockquote>'
    )
