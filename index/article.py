"""The words all else is made of: Article, Paragraph, Sentence, Span, and values that say where they come from.

Offsets everywhere are code points into `Article.text`, the text as shown; spans are half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of an article's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The passage this span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        """Whether the code point at `offset` lies inside."""
        return self.start <= offset < self.end


class Kind(StrEnum):
    """What a paragraph is in its article. All but `BODY` stay out of the comparison's sentences or are shown apart."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    DATE = "date"
    BOILERPLATE = "boilerplate"


OWN_WORDS = frozenset({Kind.TITLE, Kind.STANDFIRST, Kind.HEADING, Kind.BODY})
"""The kinds that are the article's own words: what search ranks and comparison compares."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of lines of one kind. `line` is the 1-based line in the file where it starts, None if the format has
    none.
    """

    span: Span
    kind: Kind
    line: int | None = None


class Sentence(NamedTuple):
    """A sentence (or a title, a heading) of an article's own words; `paragraph` is the place in
    `Article.paragraphs`.
    """

    span: Span
    paragraph: int


class Basis(StrEnum):
    """How we know a value: the text says it, we concluded it, or nobody says it."""

    STATED = "stated"
    INFERRED = "inferred"
    ABSENT = "absent"


class OtherDay(NamedTuple):
    """A day as a report writes it in another calendar: `calendar` is `islamic` or `persian`, `day` 1443-02-13."""

    calendar: str
    day: str


@dataclass(frozen=True, slots=True)
class Value:
    """One metadata value and how we know it. `line` is 1-based; `reason` says why an inferred value was concluded; of a
    date `also` is the same day in the other calendar in which the report states it.
    """

    value: str | None = None
    basis: Basis = Basis.ABSENT
    line: int | None = None
    reason: str = ""
    also: OtherDay | None = None

    @property
    def precision(self) -> str | None:
        """For dates in ISO 8601: `year`, `month`, `day` or `minute`, read off the value's length."""
        return {4: "year", 7: "month", 10: "day"}.get(len(self.value), "minute") if self.value else None


ABSENT = Value()


class Credit(NamedTuple):
    """An agency named as the source of the text or of a photo, and the 1-based line that names it."""

    agency: str
    scope: str
    line: int | None


class Metadata(NamedTuple):
    """What is known about an article. Dates are ISO 8601, as precise as the text: `2021-09` or `2021-09-08T11:21`."""

    title: Value = ABSENT
    standfirst: Value = ABSENT
    outlet: Value = ABSENT
    author: Value = ABSENT
    published: Value = ABSENT
    updated: Value = ABSENT
    dateline: Value = ABSENT
    credits: tuple[Credit, ...] = ()
    language: str | None = None

    @property
    def date(self) -> str | None:
        """The report's own date for lists and sorting: published, or else updated; never a guess of today."""
        return self.published.value or self.updated.value


@dataclass(frozen=True)
class Article:
    """One report, read. `id` is its path below the folder without suffix; `path` is the file it came from. `remark`
    says what of the file could not be read, as far as it is known.
    """

    id: str
    path: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    metadata: Metadata = field(default_factory=Metadata)
    format: str = "text"
    encoding: str = "utf-8"
    remark: str = ""

    @cached_property
    def heading(self) -> str:
        """The title, or the first words of the body where the report has none: what a list shows."""
        return self.metadata.title.value or first_words(self.text, self.paragraphs)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph at `offset`, or the last one before it; None in front of the first."""
        place = bisect_right(self.paragraphs, offset, key=lambda p: p.span.start) - 1
        return self.paragraphs[place] if place >= 0 else None


FIRST_WORDS = 12
"""How many words stand in for a missing title: about one line of a list."""


def first_words(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """The first words of the first body paragraph, with an ellipsis when there are more."""
    for paragraph in paragraphs:
        if paragraph.kind is Kind.BODY:
            words = paragraph.span.of(text).split()
            return " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
    return ""
