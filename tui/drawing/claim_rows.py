"""A claim as a row: a letter for each report, the claim's first words, and what the report in focus makes of it.
Pure.
"""

from __future__ import annotations

from rich.cells import cell_len

from index.article import Span
from index.comparison.alignment.wording import Wording
from index.comparison.claims.claims import Claim, ClaimTable, Telling, column_letter
from tui.drawing.rows import Pieces, cut
from tui.safe_text import safe_line

LINES = 2

_LETTERS = {Wording.SAME: "=", Wording.EDITED: "~", Wording.RESTATED: "≈"}
_STYLES = {Wording.SAME: "dim", Wording.EDITED: "yellow", Wording.RESTATED: "blue"}
LACKS = "·"
DIFFERS = "!"


def claim(table: ClaimTable, shown: Claim, column: int, width: int) -> list[Pieces]:
    """Two lines: the standing of each report with the claim, then the words of the report in focus, or what differs."""
    first: Pieces = [(" ", "")]
    for number, telling in enumerate(shown.tellings):
        text, style = _standing(telling)
        first.append((f"{column_letter(number) if number == column else ' '}{text} ", style))
    room = width - 1 - sum(cell_len(text) for text, _ in first)
    said = _words(table, shown.first.report, shown.first.span)
    first.append((cut(f" {said}", room), "plain" if len(shown.told_by) > 1 else "dim"))
    return [first, [(cut(f"   {_below(table, shown, column)}", width - 1), "dim")]]


def _standing(telling: Telling) -> tuple[str, str]:
    if telling.differs:
        return DIFFERS, "red"
    return (_LETTERS[telling.wording], _STYLES[telling.wording]) if telling.wording else (LACKS, "dim")


def _below(table: ClaimTable, shown: Claim, column: int) -> str:
    """What stands below a claim: the facts that differ, else the words of the report in focus."""
    if shown.disputes:
        dispute = shown.disputes[0]
        said = "; ".join(f"{column_letter(s.report)} “{_words(table, s.report, s.span)}”" for s in dispute.statements)
        about = f" ({safe_line(dispute.about)})" if dispute.about else ""
        return f"{dispute.field.value} differs{about}: {said}"
    telling = shown.tellings[column]
    if not telling.sentences:
        return f"{column_letter(column)} does not say this"
    if column == shown.first.report:
        return f"{column_letter(column)} says it first here"
    return f"{column_letter(column)}: {_words(table, column, telling.sentences[0])}"


def _words(table: ClaimTable, number: int, span: Span) -> str:
    return safe_line(" ".join(span.of(table.articles[number].text).split()))


def evidence(table: ClaimTable, column: int) -> str:
    """What the report in focus has word for word in common with others, the most first."""
    shared = [s for s in table.origins.shared if column in (s.left, s.right) and s.words]
    if not shared:
        return f"{column_letter(column)} shares no long run of words with the others."
    with_whom = ", ".join(
        f"{column_letter(s.right if s.left == column else s.left)} ({round(s.share * 100)} % of the shorter one)"
        for s in shared[:4]
    )
    return f"{column_letter(column)} shares long runs of words with {with_whom}."
