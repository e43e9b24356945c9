"""Values as plain text for people: what a command prints without `--json`. No colour; every text goes through
`safe`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from index.annotations.anchoring.selector import Status
from index.annotations.annotation import Placed
from index.article import Article, Basis, Kind, Value
from index.catalogue.catalogue import Summary
from index.comparison.reports.differing import what_differs
from tui.drawing.graphemes import width_of
from tui.safe_text import safe, safe_line

if TYPE_CHECKING:
    from index.comparison.comparing import Comparison
    from index.search.searcher import Answer, Hit


def answer(found: Answer) -> Iterator[str]:
    """The hits, each with its reasons and passages; words that were found stand in [brackets]."""
    for spelling in found.spellings:
        yield f"{safe_line(spelling.typed)}: also {', '.join(map(safe_line, spelling.added))}"
    for hit in found.hits:
        yield safe_line(f"{hit.summary.heading}  [{hit.summary.id}]")
        yield "    " + safe_line(" · ".join(filter(None, (*_about(hit.summary), *hit.why))))
        yield from (f"    {line}" for line in _passages(hit))
    yield f"{found.total} found" + f": {found.tiers}" * bool(found.tiers)


def _passages(hit: Hit) -> Iterator[str]:
    for snippet in hit.snippets:
        pieces, at = [], snippet.span.start
        for mark in snippet.marks:
            pieces += [hit.text[at : mark.start], "[", mark.of(hit.text), "]"]
            at = mark.end
        yield "… " + safe_line("".join((*pieces, hit.text[at : snippet.span.end]))) + " …"


ABSENT = "-"
"""What stands in a column for what a report has not: every line has as many columns."""


def summaries(listed: Sequence[Summary], notes: Mapping[str, int]) -> Iterator[str]:
    """The list of articles in columns: id, outlet, date, words, annotations, and the title or first words."""
    if not listed:
        return iter(())
    *columns, headings = zip(*(_cells(known, notes.get(known.id, 0)) for known in listed), strict=True)
    return map("  ".join, zip(*map(_padded, columns), headings, strict=True))


def _padded(column: Sequence[str]) -> list[str]:
    """The values of a column, each as wide as the column is."""
    widths = [len(cell) if cell.isascii() else width_of(cell) for cell in column]
    width = _width(widths)
    return [cell + " " * (width - here) for cell, here in zip(column, widths, strict=True)]


MOST_COLUMNS, OF_MOST = 40, 0.9
"""Columns that one value makes all lines have; a longer one is whole, and shifts the rest of its line, unless nine of
ten are as long.
"""


def _width(widths: list[int]) -> int:
    """The width of a column by those of its values."""
    if (longest := max(widths)) <= MOST_COLUMNS:
        return longest
    return max(MOST_COLUMNS, sorted(widths)[int(OF_MOST * (len(widths) - 1))])


def _cells(known: Summary, notes: int) -> tuple[str, ...]:
    outlet, date = _about(known)
    counted = _counted(notes, "annotation") if notes else ABSENT
    cells = (known.id, outlet or ABSENT, date, f"{known.words} words", counted, known.heading)
    return tuple(map(safe_line, cells))


def _about(known: Summary) -> tuple[str, ...]:
    date = (known.date or "no date").replace("T", " ")
    return (known.outlet or "", f"{date} (inferred)" if known.date_basis is Basis.INFERRED else date)


def article(read: Article) -> Iterator[str]:
    """An article: what is known of it with its basis, then its text; what is not its own words is set in brackets."""
    known = read.metadata
    for name in ("title", "outlet", "author", "published", "updated", "dateline"):
        yield f"{name:10} {safe_line(_value(getattr(known, name)))}"
    if read.remark:
        yield f"{'remark':10} {safe_line(read.remark)}"
    yield ""
    for paragraph in read.paragraphs:
        text = safe(paragraph.span.of(read.text))
        yield text if paragraph.kind is not Kind.BOILERPLATE else f"[{text}]"
        yield ""


def _value(known: Value) -> str:
    if known.basis is Basis.ABSENT:
        return "(absent)"
    where = f"line {known.line}" if known.line else ""
    also = f"{known.also.day} in the {known.also.calendar.title()} calendar" if known.also else ""
    return f"{known.value}  ({', '.join(filter(None, (also, known.basis.value, where, known.reason)))})"


def comparison(compared: Comparison) -> Iterator[str]:
    """Both articles' sentences in the left one's order, then what only the right one says."""
    from index.comparison.alignment.wording import Wording
    from index.comparison.reports.rows import in_numbers
    from tui.output.signs import GUTTER

    left, right, alignment = compared.left, compared.right, compared.alignment
    yield f"< {safe_line(left.heading)}  [{safe_line(left.id)}]"
    yield f"> {safe_line(right.heading)}  [{safe_line(right.id)}]"
    yield from (f"!  {caution}" for caution in compared.cautions)
    for sentence in alignment.left.sentences:
        links = [x for x in alignment.links if x.left == sentence]
        yield ""
        if not links:
            yield f"<  {safe_line(sentence.of(left.text))}"
        for number, link in enumerate(links):
            if number == 0:
                yield f"{GUTTER[link.wording]}< {safe_line(link.left.of(left.text))}"
            if link.wording is not Wording.SAME:
                yield f"{GUTTER[link.wording]}> {safe_line(link.right.of(right.text))}"
    for sentence in alignment.only_right:
        yield ""
        yield f" > {safe_line(sentence.of(right.text))}"
    for conflict in compared.conflicts:
        yield ""
        yield f"!  {what_differs(conflict.kind)} ({conflict.strength}): {safe_line(conflict.about)}"
        yield f"!< {safe_line(conflict.left.of(left.text))}"
        yield f"!> {safe_line(conflict.right.of(right.text))}"
    yield ""
    yield in_numbers(compared)


def annotation(placed: Placed) -> Iterator[str]:
    """An annotation: id and article, the passage, the note."""
    made, where = placed.annotation, placed.placement
    about = [made.id, placed.article, made.kind, *(f"#{t}" for t in made.tags)]
    if where.status is not Status.PLACED:
        about.append(f"{where.status.value}: {where.reason}")
    yield safe_line("  ".join(filter(None, about)))
    yield f"    “{safe_line(made.selector.exact)}”"
    yield from (f"    {safe_line(line)}" for line in made.note.splitlines())


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
