"""What is known of a report, a line each: every value with where it stands or why it was concluded, the files that hold
this text, the other editions and reports of its story, what shares its wording. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article, Basis, Value
from index.catalogue.catalogue import Summary
from tui.drawing import rows
from tui.drawing.direction import Pieces, isolated
from tui.drawing.graphemes import width_of
from tui.safe_text import safe_line

NAME_WIDTH = 12
"""Columns for a value's name; the longest is standfirst."""


@dataclass(frozen=True, slots=True)
class AboutLine:
    """A line; `article` is the report it leads to, if any."""

    name: str
    said: str
    basis: str = ""
    article: str | None = None

    def pieces(self, width: int) -> Pieces:
        """The line as it is drawn, in at most `width` columns."""
        room = width - NAME_WIDTH - 3
        said = rows.cut(self.said, max(room // 2, room - width_of(self.basis) - 2) if self.basis else room)
        basis = f"  {rows.cut(self.basis, room - width_of(said) - 2)}" if self.basis else ""
        style = "dim" if self.said == Basis.ABSENT.value else "plain"
        return [(f" {self.name:<{NAME_WIDTH}} ", "dim"), (isolated(said), style), (isolated(basis), "kind")]

    def whole(self, width: int) -> str:
        """All that the line says, where `width` columns are too few for it."""
        said, shown = (
            f"{isolated(self.said)}  {isolated(self.basis)}".rstrip(),
            "".join(text for text, _ in self.pieces(width)),
        )
        return "" if shown.rstrip().endswith(said) else said


@dataclass(frozen=True, slots=True)
class OtherReports:
    """What other reports are to one: its other editions, the others of its story, and those that share its wording."""

    versions: Sequence[Summary]
    story: Sequence[Summary]
    sharing: Sequence[Summary]


def about(article: Article, paths: Sequence[str], others: OtherReports) -> tuple[list[AboutLine], dict[int, str]]:
    """The lines, and the heads above some of them."""
    known = article.metadata
    names = ("title", "standfirst", "outlet", "author", "published", "updated", "dateline")
    lines = [line for name in names for line in _value(name, getattr(known, name))]
    for credit in known.credits:
        line = f"stated, line {credit.line}" if credit.line else "stated"
        lines.append(AboutLine("credit", f"{safe_line(credit.agency)} ({credit.scope})", line))
    lines.append(AboutLine("language", known.language or Basis.ABSENT.value))
    lines.append(AboutLine("format", f"{article.format}, {article.encoding}"))
    if article.remark:
        lines.append(AboutLine("remark", safe_line(article.remark)))
    heads = {}
    for head, found in (
        (f" Files with this text ({len(paths):,})", [AboutLine("", safe_line(path)) for path in paths]),
        (f" Other editions of this report ({len(others.versions):,})", [_report(s) for s in others.versions]),
        (f" Others of this story ({len(others.story):,})", [_report(s) for s in others.story]),
        (f" Share its wording ({len(others.sharing):,})", [_report(s) for s in others.sharing]),
    ):
        if found:
            heads[len(lines)] = head
            lines += found
    return lines, heads


def _value(name: str, value: Value) -> list[AboutLine]:
    """The line of a value, and of a date below it the day in the other calendar in which the report states it."""
    if value.value is None:
        return [AboutLine(name, Basis.ABSENT.value)]
    where = f"line {value.line}" if value.line else ""
    why = ", ".join(filter(None, (value.basis.value, where, safe_line(value.reason))))
    said = value.value.replace("T", " ") if name in ("published", "updated") else value.value
    also = [f"{value.also.day} in the {value.also.calendar.title()} calendar"] if value.also else []
    return [AboutLine(name, safe_line(said), why), *(AboutLine("", day) for day in also)]


def _report(summary: Summary) -> AboutLine:
    about = " · ".join(safe_line(a) for a in (rows.outlet(summary), rows.date(summary)) if a)
    return AboutLine("", safe_line(summary.heading), about, summary.id)
