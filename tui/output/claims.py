"""What `deraa-tui compare A B C …` prints: the claims of several reports and their origins, as text or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from index.article import Span
from index.comparison.claims.claims import MOST_REPORTS, Claim, ClaimTable, Standing, Telling, column_letter
from index.comparison.claims.disputes import Dispute
from index.comparison.claims.origins import SharedWording
from index.comparison.reports.claims_as_page import steps_of
from index.comparison.reports.differing import what_differs
from tui.output.json_fields import span
from tui.output.signs import GUTTER
from tui.safe_text import safe_line

if TYPE_CHECKING:
    from index.workspace import Workspace

Json = dict[str, Any]

MOST_EVIDENCE = 10
"""Pairs of reports whose shared wording is told, the most first; the JSON has all."""

LACKS, DIFFERS = "·", "!"
"""The letters, beside those of the wordings, for a report that lacks a claim and for one that differs."""


def say_claims(workspace: Workspace, articles: Sequence[str], form: str | None) -> None:
    """Print what several articles say, claim by claim, and how many origins their wording suggests: as text, or in the
    `form` json, markdown or csv.
    """
    from index.comparison.reports.claims_as_csv import claims_csv
    from index.comparison.reports.claims_as_markdown import claims_markdown
    from tui.output.saying import say, say_json
    from tui.safe_text import safe

    table = _table(workspace, articles)
    if form == "json":
        say_json(json_of(table))
    elif form:
        written = claims_markdown(table) if form == "markdown" else claims_csv(table)
        say(safe(line) for line in written.splitlines())
    else:
        say(lines_of(table))


def write_page(workspace: Workspace, articles: Sequence[str], file: str) -> None:
    """Write the claims as a page, whole or not at all. Raises `DeraaError`; never writes over a report."""
    from index.comparison.reports.claims_as_page import claims_page
    from tui.output.comparison import write_document

    write_document(workspace, file, lambda: claims_page(_table(workspace, articles)))


def _table(workspace: Workspace, articles: Sequence[str]) -> ClaimTable:
    if len(articles) > MOST_REPORTS:
        raise click.UsageError(f"{len(articles)} reports are too many for one table; give up to {MOST_REPORTS}")
    return workspace.comparison.claims(articles)


def lines_of(table: ClaimTable) -> Iterator[str]:
    """The table: a column of letters for each report, the claim in its first words, and what differs below it."""
    names = [column_letter(column) for column in range(len(table.articles))]
    for name, article in zip(names, table.articles, strict=True):
        yield f"{name}  {safe_line(article.heading)}  [{safe_line(article.id)}]"
    yield ""
    yield from _origins(table, names)
    yield from (f"!  {caution}" for caution in table.cautions)
    yield ""
    yield f"{'  '.join(names)}    = same words as the first, ~ edited, ≈ the same matter, ! differs, · lacks it"
    shared = [claim for claim in table.by_interest if len(claim.told_by) > 1 or claim.disputes]
    for claim in shared:
        yield from _row(table, names, claim)
    for column, name in enumerate(names):
        alone = [c for c in table.claims if c.told_by == (column,) and not c.disputes]
        yield ""
        yield f"only {name}: {len(alone)}"
        yield from (f"   {_said(table, claim)}" for claim in alone)


def _row(table: ClaimTable, names: Sequence[str], claim: Claim) -> Iterator[str]:
    letters = " ".join(f"{_letters(telling):2}" for telling in claim.tellings)
    yield f"{letters}   {_said(table, claim)}"
    for dispute in claim.disputes:
        said = "; ".join(
            f"{names[s.report]} “{safe_line(s.span.of(table.articles[s.report].text))}”" for s in dispute.said_once
        )
        matter = f"{what_differs(dispute.kind)} ({dispute.strength}), {safe_line(dispute.about)}"
        yield f"{' ' * (3 * len(names))}  {DIFFERS} {matter}: {said}"
        if steps := steps_of(table, dispute):
            yield f"{' ' * (3 * len(names))}    over time: {safe_line(steps)}"


def _letters(telling: Telling) -> str:
    wording = GUTTER[telling.wording] if telling.wording else LACKS
    return wording + (DIFFERS if telling.standing is Standing.DIFFERS else "")


def _said(table: ClaimTable, claim: Claim) -> str:
    return safe_line(" ".join(claim.first.span.of(table.articles[claim.first.report].text).split()))


def _origins(table: ClaimTable, names: Sequence[str]) -> Iterator[str]:
    found = table.origins
    count = f"{found.about} origin" if found.about == 1 else f"{found.about} origins"
    yield f"{len(names)} reports, about {count} by their wording and credits"
    for agency, reports in found.credited:
        yield f"   {', '.join(names[report] for report in reports)} have {safe_line(agency)} for their source or outlet"
    for shared in found.shared[:MOST_EVIDENCE]:
        longest = max(run.words for run in shared.runs)
        verdict = "perhaps of one origin" if shared.one_origin else "too little to tell"
        yield (
            f"   {names[shared.left]} and {names[shared.right]} share {shared.words} words in long runs, "
            f"{shared.share:.0%} of the shorter; the longest has {longest}: {verdict}"
        )


def json_of(table: ClaimTable) -> Json:
    """The table as documented in docs/command-line.md."""
    return {
        "articles": [{"article": article.id, "text": article.text} for article in table.articles],
        "claims": [_claim(table, claim) for claim in table.claims],
        "cautions": list(table.cautions),
        "summary": table.summary,
        "origins": {
            "about": table.origins.about,
            "groups": [[table.articles[column].id for column in group] for group in table.origins.groups],
            "evidence": [_evidence(table, shared) for shared in table.origins.shared],
            "credited": [
                {"agency": agency, "articles": [table.articles[report].id for report in reports]}
                for agency, reports in table.origins.credited
            ],
        },
    }


def _claim(table: ClaimTable, claim: Claim) -> Json:
    return {
        "text": claim.first.span.of(table.articles[claim.first.report].text),
        "reports": [
            {
                "article": article.id,
                "standing": telling.standing.value,
                "wording": telling.wording.value if telling.wording else None,
                "sentences": [span(sentence, article.text) for sentence in table.told(claim, report)],
            }
            for report, (article, telling) in enumerate(zip(table.articles, claim.tellings, strict=True))
        ],
        "differences": [_dispute(table, dispute) for dispute in claim.disputes],
    }


def _dispute(table: ClaimTable, dispute: Dispute) -> Json:
    return {
        "field": dispute.field.value,
        "kind": dispute.kind.value,
        "strength": dispute.strength.value,
        "about": dispute.about,
        "statements": [
            {**_passage(table, s.report, s.span), "sentence": span(table.sentence_of(s), table.articles[s.report].text)}
            for s in dispute.statements
        ],
        "over_time": [
            {"moment": moment, "value": s.value, **_passage(table, s.report, s.span)}
            for moment, s in dispute.over_time(table.moments)
        ],
    }


def _evidence(table: ClaimTable, shared: SharedWording) -> Json:
    left, right = (table.articles[column] for column in (shared.left, shared.right))
    return {
        "left": left.id,
        "right": right.id,
        "words": shared.words,
        "share": round(shared.share, 4),
        "one_origin": shared.one_origin,
        "runs": [
            {"left": span(run.left, left.text), "right": span(run.right, right.text), "words": run.words}
            for run in shared.runs
        ],
    }


def _passage(table: ClaimTable, report: int, where: Span) -> Json:
    article = table.articles[report]
    return {"article": article.id, **span(where, article.text)}
