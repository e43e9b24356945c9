"""A comparison laid out for reading on paper or on a page: rows in which each report keeps its own order.

Linked sentences that keep the order of both sides stand level; what lies between two such rows stands by itself, the
left report's sentences above the right one's, so that only counterparts are ever side by side. Every sentence appears
exactly once, with the numbers of its counterparts that stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from index.article import Article, Basis, Span
from index.comparison.alignment.alignment import Link
from index.comparison.alignment.level_rows import in_step
from index.comparison.alignment.wording import ChangeKind, Wording
from index.comparison.comparing import Comparison
from index.comparison.facts.conflicts import Conflict
from index.comparison.facts.stated.values import FactKind, Field
from index.comparison.reports.differing import what_is_named

LETTERS = {Wording.SAME: "=", Wording.EDITED: "~", Wording.RESTATED: "≈"}
"""The letter of each wording, as on screen."""

ONLY_LEFT, ONLY_RIGHT, DIFFERS, LACKS = "<", ">", "!", "·"
"""The letters of a sentence that only one side has, of one whose facts differ, and of what a report lacks."""


class WordMark(StrEnum):
    """Why a stretch inside a sentence is marked."""

    DIFFERS = "differs"
    CHANGED = "changed"
    SPELLING = "spelling"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in its row: `number` counts from 1 in its report, `elsewhere` has the numbers of the counterparts in
    other rows, the strongest first; `wording` is that of its strongest link, None if it has none.
    """

    number: int
    span: Span
    wording: Wording | None
    letters: str
    elsewhere: tuple[int, ...]
    marks: tuple[tuple[Span, WordMark], ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A sentence and its counterpart side by side, or sentences of one report alone."""

    left: tuple[Told, ...]
    right: tuple[Told, ...]


def rows(compared: Comparison) -> Iterator[ReportRow]:
    """The rows of a comparison, in order."""
    left, right = _Column(compared, is_left=True), _Column(compared, is_left=False)
    next_left = next_right = 0
    for link in in_step(compared.alignment.links):
        one, other = left.place[link.left], right.place[link.right]
        yield from _between(left, range(next_left, one), right, range(next_right, other))
        yield ReportRow((left.told(one, link),), (right.told(other, link),))
        next_left, next_right = one + 1, other + 1
    yield from _between(left, range(next_left, len(left.spans)), right, range(next_right, len(right.spans)))


def _between(left: _Column, ours: Sequence[int], right: _Column, theirs: Sequence[int]) -> Iterator[ReportRow]:
    if ours:
        yield ReportRow(tuple(map(left.told, ours)), ())
    if theirs:
        yield ReportRow((), tuple(map(right.told, theirs)))


class _Column:
    """One side of a comparison: its sentences and what is to be said of each."""

    def __init__(self, compared: Comparison, *, is_left: bool) -> None:
        alignment = compared.alignment
        self._compared, self._is_left = compared, is_left
        self.spans = (alignment.left if is_left else alignment.right).sentences
        others = (alignment.right if is_left else alignment.left).sentences
        self.place = {span: number for number, span in enumerate(self.spans)}
        self._other_place = {span: number for number, span in enumerate(others)}
        self._links: dict[Span, list[Link]] = {}
        for link in sorted(alignment.links, key=lambda link: -link.strength):
            self._links.setdefault(link.left if is_left else link.right, []).append(link)
        self._disputed = [conflict.left if is_left else conflict.right for conflict in compared.conflicts]

    def told(self, place: int, beside: Link | None = None) -> Told:
        """The sentence at `place`; `beside` is the link to the sentence in the same row."""
        span = self.spans[place]
        links = self._links.get(span, [])
        main = beside or (links[0] if links else None)
        disputed = tuple((value, WordMark.DIFFERS) for value in self._disputed if value.overlaps(span))
        letter = LETTERS[main.wording] if main else ONLY_LEFT if self._is_left else ONLY_RIGHT
        return Told(
            number=place + 1,
            span=span,
            wording=main.wording if main else None,
            letters=letter + (DIFFERS if disputed else ""),
            elsewhere=tuple(self._number_beyond(link) for link in links if link is not beside),
            marks=(*disputed, *(self._marks(main) if main else ())),
        )

    def _number_beyond(self, link: Link) -> int:
        return self._other_place[link.right if self._is_left else link.left] + 1

    def _marks(self, link: Link) -> Iterator[tuple[Span, WordMark]]:
        for change in self._compared.changes(link):
            mark = WordMark.SPELLING if change.kind is ChangeKind.SPELLING else WordMark.CHANGED
            yield (change.left if self._is_left else change.right), mark
        for run in self._compared.shared(link):
            yield (run.left if self._is_left else run.right), WordMark.SHARED


def pieces(text: str, span: Span, marks: Sequence[tuple[Span, WordMark]]) -> Iterator[tuple[str, tuple[WordMark, ...]]]:
    """The passage cut where a mark begins or ends, each piece with its marks; the pieces make up the passage."""
    inside = [(where, mark) for where, mark in marks if len(where) and where.overlaps(span)]
    cuts = {span.start, span.end}
    for where, _ in inside:
        cuts |= {max(span.start, where.start), min(span.end, where.end)}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        kinds = {mark for where, mark in inside if where.start < end and start < where.end}
        yield text[start:end], tuple(sorted(kinds))


def origin(article: Article) -> tuple[str, ...]:
    """Which article a quote is from: outlet and date where they are known, and the article's id."""
    known = article.metadata
    date = (known.date or "").replace("T", " ")
    basis = (known.published if known.published.value else known.updated).basis
    dated = f"{date} (inferred)" if basis is Basis.INFERRED else date
    return tuple(part for part in (known.outlet.value, dated, article.id) if part)


def place(article: Article, span: Span) -> str:
    """Where in its file a passage begins: the line, or the place in the text if the format has no lines."""
    line = _line(article, span)
    return f"characters {span.start}–{span.end}" if line is None else f"line {line}"


def _line(article: Article, span: Span) -> int | None:
    paragraph = article.paragraph_at(span.start)
    if paragraph is None or paragraph.line is None:
        return None
    return paragraph.line + article.text.count("\n", paragraph.span.start, span.start)


def sentence_around(spans: Sequence[Span], value: Span) -> int:
    """The number, from 1, of the sentence in which a passage begins."""
    return next(number for number, span in enumerate(spans, 1) if value.start < span.end)


def field_of(conflict: Conflict) -> str:
    """What a conflict is about; two equal weekdays differ because each is counted from its own report's date."""
    is_date = conflict.field is Field.DATE and conflict.kind is not FactKind.CLOCK
    return "date, each counted from its own report's date" if is_date else what_is_named(conflict.kind)


def in_numbers(compared: Comparison) -> str:
    """The summary as a line: "8 same, 3 edited, 2 of the same matter, 11 only right, 2 differ"."""
    named = {Wording.RESTATED.value: "of the same matter"}
    return ", ".join(
        f"{count} {named.get(name, name.replace('_', ' '))}" for name, count in compared.summary.items() if count
    )
