"""A table of claims for a spreadsheet: one row for each report that has, or states a fact of, a claim."""

from __future__ import annotations

import csv
import io

from index.comparison.claims.claims import ClaimTable
from index.comparison.reports.escaping import one_line
from index.text.cells import harmless

COLUMNS = (
    *("claim", "article", "outlet", "date", "standing", "wording", "sentence", "start", "end"),
    *("differs_in", "strength", "about", "stated"),
)
"""The head of the table: `claim` counts from 1, `stated` has the words in which a fact differs."""


def claims_csv(table: ClaimTable) -> str:
    """The whole table, with a head."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number, claim in enumerate(table.claims, 1):
        for report, (article, telling) in enumerate(zip(table.articles, claim.tellings, strict=True)):
            disputes = [(d, s) for d in claim.disputes for s in d.of(report)]
            for span in table.told(claim, report):
                inside = [(d, s) for d, s in disputes if table.sentence_of(s) == span] or disputes
                row = (
                    *(str(number), article.id, article.metadata.outlet.value or "", article.metadata.date or ""),
                    *(telling.standing.value, telling.wording.value if telling.wording else ""),
                    *(one_line(span.of(article.text)), str(span.start), str(span.end)),
                    *("; ".join(dict.fromkeys(d.field.value for d, _ in inside)),),
                    *("; ".join(dict.fromkeys(d.strength.value for d, _ in inside)),),
                    *("; ".join(dict.fromkeys(d.about for d, _ in inside)),),
                    *("; ".join(one_line(s.span.of(article.text)) for _, s in inside),),
                )
                writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()
