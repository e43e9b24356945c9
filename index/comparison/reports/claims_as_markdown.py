"""A table of claims as Markdown, for a mail, a wiki, a ticket. Each quote has its article, outlet, date and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.claims.claims import Claim, ClaimTable, column_letter
from index.comparison.reports.claims_as_page import in_numbers, letter_of, steps_of
from index.comparison.reports.differing import what_is_named
from index.comparison.reports.escaping import markdown_text
from index.comparison.reports.rows import origin, place

_LEGEND = "`=` same words as the first, `~` edited, `≈` the same matter, `!` differs."


def claims_markdown(table: ClaimTable) -> str:
    """The whole document. No report is taken for the older or the better one."""
    return "\n".join(_lines(table)) + "\n"


def _lines(table: ClaimTable) -> Iterator[str]:
    yield f"# {len(table.articles)} reports, claim by claim"
    yield ""
    for report, article in enumerate(table.articles):
        about = markdown_text(", ".join(origin(article)))
        yield f"- {column_letter(report)}: **{markdown_text(article.heading)}** ({about})"
    yield ""
    yield f"{in_numbers(table)}. {_LEGEND}"
    for caution in table.cautions:
        yield ""
        yield f"**{markdown_text(caution)}**"
    for heading, claims in table.sections:
        yield from _section(heading, table, claims)


def _section(heading: str, table: ClaimTable, claims: Sequence[Claim]) -> Iterator[str]:
    yield from ("", f"## {heading}")
    for number, claim in enumerate(claims, 1):
        yield ""
        for dispute in claim.disputes:
            steps = steps_of(table, dispute)
            over_time = f": {markdown_text(steps)}" if steps else ""
            about = f"{what_is_named(dispute.kind)} ({dispute.strength.value})"
            yield f"{number}. **{markdown_text(dispute.about)}**: {about}{over_time}"
        if not claim.disputes:
            yield f"{number}. {_quote(table, claim, *_first(claim))}"
        for report in range(len(table.articles)):
            for span in table.told(claim, report):
                if claim.disputes or (report, span) != _first(claim):
                    yield ""
                    yield f"   {_quote(table, claim, report, span)}"


def _first(claim: Claim) -> tuple[int, Span]:
    return claim.first.report, claim.first.span


def _quote(table: ClaimTable, claim: Claim, report: int, span: Span) -> str:
    article = table.articles[report]
    cited = markdown_text(", ".join((*origin(article), place(article, span))))
    letters = f"{column_letter(report)} `{letter_of(claim.tellings[report])}`"
    return f"{letters} “{markdown_text(span.of(article.text))}” ({cited})"
